"""Which claims stand: mentions under the live decisions, equal ones joined. A pure rule, no database."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from operator import itemgetter
from typing import Any, NamedTuple

from claims.store.decided.edited_values import decode_value
from claims.store.decided.live_decisions import Act, live


class Content(NamedTuple):
    """What a mention says, without where it stands."""

    low: Decimal | None
    high: Decimal | None
    qualifier: str
    unit: str
    per: str | None
    metric: str
    counted: str | None
    subject: str | None
    places: tuple[str, ...]
    claimant: str | None
    as_of: str | None
    as_of_basis: str
    status: str
    part_of: int | None
    change: str | None
    earlier: int
    scope: str | None

    @property
    def identity(self) -> tuple[Any, ...]:
        """Equal for mentions that say the same: the words counted in any case, the as-of on any basis, and
        counted into another one or not."""
        return self.counted and self.counted.casefold(), *_SAME(self)


_SAME = itemgetter(
    *(at for at, it in enumerate(Content._fields) if it not in ("counted", "as_of_basis", "part_of"))
)


@dataclass(frozen=True, slots=True)
class ReadMention:
    """A mention as its extraction has it."""

    id: int
    key: str
    confidence: float
    content: Content


@dataclass(slots=True)
class StandingClaim:
    """A claim that stands: the content of its first mention, its mentions in the order of the text, and what
    a person said of any of them."""

    content: Content
    mentions: list[ReadMention]
    review: str | None = None  # accepted or edited
    decided: frozenset[str] = frozenset()  # the fields that were edited


def standing_claims(mentions: Sequence[ReadMention], acts: Iterable[Act]) -> list[StandingClaim]:
    """The claims that stand in a document, in the order of the text."""
    by_key: dict[str, list[Act]] = {}
    for act in live(acts):
        by_key.setdefault(act.key, []).append(act)
    standing: dict[tuple[Any, ...], StandingClaim] = {}
    for mention in mentions:
        said = by_key.get(mention.key, [])
        verdict = [act.kind for act in said if act.kind in ("accept", "reject")][-1:]
        if verdict == ["reject"]:
            continue
        content = _edited(mention.content, said)
        decided = frozenset(act.field for act in said if act.kind == "edit" and act.field)
        review = "edited" if decided else "accepted" if verdict else None
        claim = standing.setdefault(content.identity, StandingClaim(content, []))
        claim.mentions.append(mention)
        if claim.content.part_of is None and content.part_of is not None:
            # a headline leaves out what its sentence says
            claim.content = claim.content._replace(part_of=content.part_of)
        claim.review = "edited" if "edited" in (claim.review, review) else claim.review or review
        claim.decided |= decided
    return list(standing.values())


def _edited(content: Content, acts: Iterable[Act]) -> Content:
    changes: dict[str, Any] = {}
    for act in acts:
        if act.kind == "edit" and act.field and act.value is not None:
            changes.update(decode_value(act.field, act.value))
    return content._replace(**changes) if changes else content
