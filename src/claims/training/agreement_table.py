"""Measure how sure claims are on which the rules and a model agree, or do not.

    python -m claims.training.agreement_table ANSWERS...            what was measured
    python -m claims.training.agreement_table ANSWERS... --update   the same, and keep it

ANSWERS are recordings of a model's answers to the prompts of marked texts (`claims model record`); what most
of several readings say is measured by itself. Marked texts are where `python -m claims.training` finds them;
documents with prompts that nobody answered are left out. A chance is drawn towards that of all claims, the
more so the fewer claims it rests on.
"""

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import takewhile
from pathlib import Path

from claims.lexicon import Lexicon, load_lexicon
from claims.model import Claim, answer_key
from claims.reader.agreement import TABLE, Agreement, VotedAgreement, agreement_of, vote_on
from claims.reader.model_answer import read_answer
from claims.reader.model_reader import ByRules, claims_believed, claims_voted, read_by_rules
from claims.reader.reading_types import MOST_READINGS, Answer, Prompt
from claims.reader.recordings import read_recording
from claims.score import score
from claims.training.marked_texts import MarkedSet, read_marked

GOLD = Path("../shared/gold")
DRAWN = 20  # claims with the chance of all that each chance is drawn towards it by
_HEAD = (
    "# How often a claim is right in every field, in percent, by how far the rules and a model agree on it;\n"
    "# voted: where the model was asked several times, and whether all of its readings were alike.\n"
    "# Measured: python -m claims.training.agreement_table ANSWERS... --update\n"
)

Measured = Agreement | VotedAgreement
Counts = Mapping[Measured, tuple[int, int]]  # claims, and those of them that are right

_TABLES: Mapping[type[Measured], str] = {Agreement: "chance", VotedAgreement: "voted_chance"}
_AGREEMENT = "agreement"


def main() -> None:
    """Run as a program."""
    parser = argparse.ArgumentParser(
        prog="python -m claims.training.agreement_table",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("answers", nargs="+", type=Path, help="recordings of a model's answers")
    parser.add_argument("--gold", type=Path, default=GOLD, help="the folder of the marked texts")
    parser.add_argument("--update", action="store_true", help="keep the chances")
    given = parser.parse_args()
    answers = {key: text for path in given.answers for key, text in read_recording(path).answers.items()}
    counts = count_right(read_marked([given.gold]), answers, load_lexicon())
    if not counts:
        parser.error("the recordings answer no prompts of the marked texts")
    print("\n".join(lines_of(counts)))
    if given.update:
        TABLE.write_text(table_of(counts), encoding="utf-8")


def count_right(sets: Iterable[MarkedSet], answers: Mapping[str, str], lexicon: Lexicon) -> Counts:
    """How many claims there are of each agreement, and how many of them are right in every field."""
    claims: Counter[Measured] = Counter()
    right: Counter[Measured] = Counter()
    for marked in sets:
        read = [read_by_rules(it, lexicon) for it in marked.documents]
        for count in (_with_one_reading, _with_several):
            found = [
                {**claim.to_dict(), _AGREEMENT: it} for ruled in read for claim, it in count(ruled, answers)
            ]
            answered = {it["doc"] for it in found}
            matches = score([it for it in marked.gold if it["doc"] in answered], found).matches
            claims.update(it[_AGREEMENT] for it in found)
            right.update(it.predicted[_AGREEMENT] for it in matches if not it.wrong)
    return {it: (claims[it], right[it]) for it in sorted(claims, key=lambda it: (_TABLES[type(it)], it))}


def _with_one_reading(ruled: ByRules, answers: Mapping[str, str]) -> Iterator[tuple[Claim, Agreement]]:
    """The claims of a document whose prompts are all answered, with how far rules and model agree."""
    for reading in _readings(ruled, answers)[:1]:
        for first, claim in _beside_rules(ruled, claims_believed(ruled, reading)):
            yield claim, agreement_of(first, claim)


def _with_several(ruled: ByRules, answers: Mapping[str, str]) -> Iterator[tuple[Claim, VotedAgreement]]:
    """The same of a document that was read several times, and what most readings say."""
    readings = _readings(ruled, answers)
    if len(readings) > 1:
        for first, claim in _beside_rules(ruled, claims_voted(ruled, readings)):
            yield claim, vote_on(first, claim)


def _readings(ruled: ByRules, answers: Mapping[str, str]) -> list[list[tuple[Prompt, Answer]]]:
    """The readings in which all prompts of a document are answered."""
    prompts = ruled.prompts()
    numbers = takewhile(
        lambda number: all(answer_key(it.key, number) in answers for it in prompts),
        range(1, MOST_READINGS + 1) if prompts else (),
    )
    return [[(it, read_answer(answers[answer_key(it.key, number)])) for it in prompts] for number in numbers]


def _beside_rules(ruled: ByRules, claims: Iterable[Claim]) -> Iterator[tuple[Claim, Claim]]:
    """The claims that the rules have too, each after theirs."""
    by_place = {(it.start, it.end): it for it in ruled.claims}
    found = ((by_place.get((it.start, it.end)), it) for it in claims)
    return ((first, claim) for first, claim in found if first is not None)


def chances_of(counts: Counts) -> dict[Measured, float]:
    """The chance of each agreement, in percent, drawn towards that of all that were read as often."""
    of_all = {kind: _share(counts, kind) for kind in map(type, counts)}
    return {
        it: round(100 * (right + DRAWN * of_all[type(it)]) / (claims + DRAWN))
        for it, (claims, right) in counts.items()
    }


def _share(counts: Counts, kind: type[Measured]) -> float:
    """How many of the claims of one kind of agreement are right."""
    found = [count for it, count in counts.items() if type(it) is kind]
    return sum(right for _, right in found) / max(1, sum(claims for claims, _ in found))


def lines_of(counts: Counts) -> Iterator[str]:
    """What was measured, a line for each agreement."""
    yield f"{'agreement':36}{'claims':>8}{'right':>7}{'chance':>8}"
    for it, chance in chances_of(counts).items():
        claims, right = counts[it]
        told = " ".join(f"{name}={_plain(value)}" for name, value in it._asdict().items())
        yield f"{told:36}{claims:8}{100 * right / max(1, claims):7.1f}{chance:8.0f}"


def table_of(counts: Counts) -> str:
    """The chances as the file that they stand in."""
    return _HEAD + "".join(
        f"\n[[{_TABLES[type(it)]}]]\n"
        + "".join(f"{name} = {_plain(value)}\n" for name, value in it._asdict().items())
        + f"right = {chance:.0f}\n"
        for it, chance in chances_of(counts).items()
    )


def _plain(value: object) -> str:
    """A number or a truth as TOML writes it."""
    return str(value).lower()


if __name__ == "__main__":
    main()
