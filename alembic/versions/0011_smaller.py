"""Less on disk, and the same in every view: rules as numbers, no words twice, one index for each question.

- The evidence of a mention names its rules by their numbers in the table `rule`: `[[12, 0, 3], [7]]` for
  `[["figure", "quantity.digits", 0, 3], ["subject", "subject.none", 0, 0]]`. The view writes it out.
- The words before and after a figure are cut from the document, which has them.
- Mentions are looked up by key and by extraction; a claim by the key of its mention, which is its own.
"""

import re

import sqlalchemy as sa
from alembic import op

from claims.store.schema.remade_table import remake_table, replaced_once
from claims.store.schema.schema_objects import put_up, surface_at, surface_beside, take_down

revision = "0011"
down_revision = "0010"
EARLIER = surface_beside(__file__, "0010_readings.py")

WORDS = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")

# The evidence of a mention in words, from its numbers, as Python's json writes it.
WRITTEN = {
    "sqlite": """(
        SELECT coalesce('[' || group_concat(
            '[' || json_quote(rule.field) || ', ' || json_quote(rule.name)
            || ', ' || coalesce(json_extract(found.value, '$[1]'), 0)
            || ', ' || coalesce(json_extract(found.value, '$[2]'), 0) || ']', ', '
        ) || ']', '[]')
        FROM json_each(mention.evidence) AS found
        CROSS JOIN rule ON rule.id = json_extract(found.value, '$[0]')
    )""",
    "postgresql": """(
        SELECT coalesce('[' || string_agg(
            '[' || to_json(rule.field) || ', ' || to_json(rule.name)
            || ', ' || coalesce(found.value ->> 1, '0')
            || ', ' || coalesce(found.value ->> 2, '0') || ']', ', ' ORDER BY found.position
        ) || ']', '[]')
        FROM json_array_elements(mention.evidence::json) WITH ORDINALITY AS found(value, position)
        JOIN rule ON rule.id = (found.value ->> 0)::integer
    )""",
}
# The other way round.
NUMBERED = {
    "sqlite": """(
        SELECT json_group_array(json(
            CASE WHEN json_extract(found.value, '$[3]') = 0 THEN json_array(rule.id)
            ELSE json_array(rule.id, json_extract(found.value, '$[2]'), json_extract(found.value, '$[3]')) END
        ))
        FROM json_each(mention.evidence) AS found
        CROSS JOIN rule ON rule.field = json_extract(found.value, '$[0]')
            AND rule.name = json_extract(found.value, '$[1]')
    )""",
    "postgresql": """(
        SELECT coalesce('[' || string_agg(
            CASE WHEN found.value ->> 3 = '0' THEN '[' || rule.id || ']'
            ELSE '[' || rule.id || ',' || (found.value ->> 2) || ',' || (found.value ->> 3) || ']' END,
            ',' ORDER BY found.position
        ) || ']', '[]')
        FROM json_array_elements(mention.evidence::json) WITH ORDINALITY AS found(value, position)
        JOIN rule ON rule.field = found.value ->> 0 AND rule.name = found.value ->> 1
    )""",
}
# All rules, in the order in which reading the documents one after the other numbers them.
RULES = {
    "sqlite": """
        SELECT json_extract(found.value, '$[0]') AS field, json_extract(found.value, '$[1]') AS name
        FROM mention CROSS JOIN json_each(mention.evidence) AS found
        GROUP BY 1, 2 ORDER BY min(mention.extraction_id), 1, 2""",
    "postgresql": """
        SELECT (found.value ->> 0) COLLATE "C" AS field, (found.value ->> 1) COLLATE "C" AS name
        FROM mention CROSS JOIN json_array_elements(mention.evidence::json) AS found(value)
        GROUP BY 1, 2 ORDER BY min(mention.extraction_id), 1, 2""",
}
# The words before and after a figure, cut from the text.
AROUND = {
    "prefix": "substr({text}, 1 + figure_start - least(figure_start, 32), least(figure_start, 32))",
    "suffix": "substr({text}, 1 + figure_end, 32)",
}
TEXT_OF = (
    "(SELECT document.text FROM extraction JOIN document ON document.id = extraction.document_id "
    "WHERE extraction.id = mention.extraction_id)"
)


def _smaller(statement: str, dialect: str) -> str:
    """A view that says the same on the tables of this revision."""
    name = statement.split()[2]
    if name == "mentions":
        return statement.replace("    mention.evidence,", f"    {WRITTEN[dialect]} AS evidence,")
    if name in ("claims", "estimates"):  # the key of a claim is that of its mention, which has an index
        return re.sub(r"\bclaim\.key AS (claim_key|estimate_key)", r"mention.key AS \1", statement)
    return statement


SURFACE = {dialect: [_smaller(it, dialect) for it in listed] for dialect, listed in EARLIER.items()}


def upgrade() -> None:
    dialect = op.get_bind().dialect.name
    theirs = take_down(op.get_bind())
    op.create_table(
        "rule",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("field", WORDS, nullable=False),
        sa.Column("name", WORDS, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rule")),
        sa.UniqueConstraint("field", "name", name=op.f("uq_rule_field")),
    )
    op.execute(f"INSERT INTO rule (field, name) {RULES[dialect]}")
    op.drop_index("ix_mention_key", "mention")
    if dialect == "sqlite":
        remake_table(op.get_bind(), "mention", _without_words, {"evidence": NUMBERED[dialect]})
        remake_table(op.get_bind(), "claim", _with_any_key, {})
    else:
        op.execute(f"UPDATE mention SET evidence = {NUMBERED[dialect]}")
        op.drop_column("mention", "prefix")
        op.drop_column("mention", "suffix")
        op.drop_constraint("uq_mention_extraction_id", "mention")
        op.create_unique_constraint("uq_mention_key", "mention", ["key", "extraction_id"])
        op.drop_constraint("uq_claim_key", "claim")
    op.create_index("ix_mention_extraction_id", "mention", ["extraction_id"])
    put_up(op.get_bind(), SURFACE, theirs)


def downgrade() -> None:
    dialect = op.get_bind().dialect.name
    theirs = take_down(op.get_bind())
    op.drop_index("ix_mention_extraction_id", "mention")
    if dialect == "sqlite":
        around = {name: it.replace("least", "min").format(text=TEXT_OF) for name, it in AROUND.items()}
        remake_table(op.get_bind(), "mention", _with_words, {"evidence": WRITTEN[dialect]} | around)
        remake_table(op.get_bind(), "claim", _with_one_key, {})
    else:
        op.execute(f"UPDATE mention SET evidence = {WRITTEN[dialect]}")
        for name, words in AROUND.items():
            op.add_column("mention", sa.Column(name, WORDS))
            op.execute(f"UPDATE mention SET {name} = {words.format(text=TEXT_OF)}")
            op.alter_column("mention", name, nullable=False)
        op.drop_constraint("uq_mention_key", "mention")
        op.create_unique_constraint("uq_mention_extraction_id", "mention", ["extraction_id", "key"])
        op.create_unique_constraint("uq_claim_key", "claim", ["key"])
    op.create_index("ix_mention_key", "mention", ["key"])
    op.drop_table("rule")
    put_up(op.get_bind(), surface_at(op, down_revision), theirs)


def _without_words(statement: str) -> str:
    for name in AROUND:
        statement = replaced_once(rf"\s*\b{name} TEXT NOT NULL,", "", statement)
    unique = r'CONSTRAINT uq_mention_extraction_id UNIQUE \(extraction_id, "?key"?\)'
    return replaced_once(unique, 'CONSTRAINT uq_mention_key UNIQUE ("key", extraction_id)', statement)


def _with_words(statement: str) -> str:
    added = "".join(f"\n\t{name} TEXT NOT NULL, " for name in AROUND)
    statement = replaced_once(r"(\bquote_end INTEGER NOT NULL, ?)", rf"\1{added}", statement)
    unique = r'CONSTRAINT uq_mention_key UNIQUE \("key", extraction_id\)'
    return replaced_once(
        unique, 'CONSTRAINT uq_mention_extraction_id UNIQUE (extraction_id, "key")', statement
    )


def _with_any_key(statement: str) -> str:
    return replaced_once(r',\s*CONSTRAINT uq_claim_key UNIQUE \("?key"?\)', "", statement)


def _with_one_key(statement: str) -> str:
    return replaced_once(r"\s*\)\s*$", ', \n\tCONSTRAINT uq_claim_key UNIQUE ("key")\n)', statement)
