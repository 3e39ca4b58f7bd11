"""How sure estimates are, and the sides of comparisons: a column of their views.

An estimate is as sure as the surest of its claims, and one that a person accepted or edited is sure. A side
is as sure as the estimate that its claim belongs to.
"""

from alembic import op

from claims.store.schema.schema_objects import put_up, surface_at, surface_beside, take_down

revision = "0006"
down_revision = "0005"

SUREST = """(
        SELECT max(CASE WHEN member.review IS NULL THEN member.confidence ELSE 1.0 END)
        FROM estimate_claim
        JOIN claim AS member ON member.id = estimate_claim.claim_id
        WHERE estimate_claim.estimate_id = {estimate}
    ) AS {name}"""
OWNER = "(SELECT own.estimate_id FROM estimate_claim AS own WHERE own.claim_id = comparison.{side}_id)"
SIDES = [SUREST.format(estimate=OWNER.format(side=it), name=f"{it}_confidence") for it in ("left", "right")]
# The last column of a view before, and what follows it now.
COMPARED = ("comparison.id AS comparison_number", SIDES)
LAST = {
    "estimates": ("claim.key AS estimate_key", [SUREST.format(estimate="estimate.id", name="confidence")]),
    "comparisons": COMPARED,
    "conflicts": COMPARED,
}

EARLIER = surface_beside(__file__, "0005_bearings.py")


def _with_confidence(statement: str) -> str:
    """A view of estimates or comparisons with how sure they are at its end; anything else as it is."""
    last, columns = LAST.get(statement.split()[2], ("", []))
    if not last:
        return statement
    listed = ",\n    ".join([last, *columns])
    return statement.replace(f"    {last}\n", f"    {listed}\n")


SURFACE = {dialect: [_with_confidence(it) for it in listed] for dialect, listed in EARLIER.items()}


def upgrade() -> None:
    theirs = take_down(op.get_bind())
    put_up(op.get_bind(), SURFACE, theirs)


def downgrade() -> None:
    theirs = take_down(op.get_bind())
    put_up(op.get_bind(), surface_at(op, down_revision), theirs)
