"""Which figure each one is counted into, as an answer has it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from claims.model import Claim
from claims.reader.reading_types import Told


def believe_parts(
    claims: Sequence[Claim], told: Mapping[int, Told], starts: Mapping[int, int]
) -> list[Claim]:
    """The claims with the figures that they are counted into, as the answer has it.

    `told` is what it says by the claim's offset, `starts` the offset of each figure by its number. A figure
    is no part of itself, nor of one that is not larger.
    """
    return [_with_part(claim, told.get(claim.start), starts, claims) for claim in claims]


def _with_part(claim: Claim, told: Told | None, starts: Mapping[int, int], claims: Sequence[Claim]) -> Claim:
    if told is None or "part_of" not in told:
        return claim
    number = told["part_of"]
    if number is None:
        return replace(claim, part_of=None)
    start = starts.get(number) if isinstance(number, int) else None
    whole = next((it for it in claims if it.start == start), None)
    if whole is None or whole.start == claim.start or not _has_room(claim, whole):
        return claim
    return replace(claim, part_of=whole.start)


def _has_room(part: Claim, whole: Claim) -> bool:
    """Whether a figure can be counted into another: it is not larger, where both are counted alike."""
    most = whole.high if whole.high is not None else None
    return part.unit != whole.unit or most is None or part.low is None or part.low < most
