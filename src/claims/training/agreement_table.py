"""Measure how sure claims are on which the rules and a model agree, or do not.

    python -m claims.training.agreement_table ANSWERS...            what was measured
    python -m claims.training.agreement_table ANSWERS... --update   the same, and keep it

ANSWERS are recordings of a model's answers to the prompts of marked texts (`claims model record`). Marked
texts are where `python -m claims.training` finds them; documents with prompts that nobody answered are left
out. A chance is drawn towards that of all claims, the more so the fewer claims it rests on.
"""

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from claims.lexicon import Lexicon, load_lexicon
from claims.model import Claim, Document
from claims.reader.agreement import TABLE, Agreement, agreement_of
from claims.reader.model_answer import read_answer
from claims.reader.model_reader import claims_believed, read_by_rules
from claims.reader.recordings import read_recording
from claims.score import score
from claims.training.marked_texts import MarkedSet, read_marked

GOLD = Path("../shared/gold")
DRAWN = 20  # claims with the chance of all that each chance is drawn towards it by
_HEAD = (
    "# How often a claim is right in every field, in percent, by how far the rules and a model agree on it;\n"
    "# measured: python -m claims.training.agreement_table ANSWERS... --update\n"
)

Counts = Mapping[Agreement, tuple[int, int]]  # claims, and those of them that are right


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
    answers = {key: text for path in given.answers for key, text in read_recording(path).items()}
    counts = count_right(read_marked([given.gold]), answers, load_lexicon())
    if not counts:
        parser.error("the recordings answer no prompts of the marked texts")
    print("\n".join(lines_of(counts)))
    if given.update:
        TABLE.write_text(table_of(counts), encoding="utf-8")


def count_right(sets: Iterable[MarkedSet], answers: Mapping[str, str], lexicon: Lexicon) -> Counts:
    """How many claims there are of each agreement, and how many of them are right in every field."""
    claims: Counter[Agreement] = Counter()
    right: Counter[Agreement] = Counter()
    for marked in sets:
        told = [it for document in marked.documents for it in _read_twice(document, answers, lexicon)]
        found = [{**claim.to_dict(), "agreement": agreement} for claim, agreement in told]
        answered = {it["doc"] for it in found}
        matches = score([it for it in marked.gold if it["doc"] in answered], found).matches
        claims.update(it["agreement"] for it in found)
        right.update(it.predicted["agreement"] for it in matches if not it.wrong)
    return {it: (claims[it], right[it]) for it in sorted(claims)}


def _read_twice(
    document: Document, answers: Mapping[str, str], lexicon: Lexicon
) -> Iterator[tuple[Claim, Agreement]]:
    """The claims of a document whose prompts are all answered, with how far the two readers agree."""
    ruled = read_by_rules(document, lexicon)
    prompts = ruled.prompts()
    if not all(it.key in answers for it in prompts):
        return
    by_place = {(it.start, it.end): it for it in ruled.claims}
    for claim in claims_believed(ruled, [(it, read_answer(answers[it.key])) for it in prompts]):
        first = by_place.get((claim.start, claim.end))
        if first is not None:
            yield claim, agreement_of(first, claim)


def chances_of(counts: Counts) -> dict[Agreement, float]:
    """The chance of each agreement, in percent, drawn towards that of all."""
    of_all = sum(right for _, right in counts.values()) / max(1, sum(claims for claims, _ in counts.values()))
    return {
        it: round(100 * (right + DRAWN * of_all) / (claims + DRAWN)) for it, (claims, right) in counts.items()
    }


def lines_of(counts: Counts) -> Iterator[str]:
    """What was measured, a line for each agreement."""
    yield f"{'differing':10}{'doubted':>8}{'sure':>6}{'claims':>8}{'right':>7}{'chance':>8}"
    for it, chance in chances_of(counts).items():
        claims, right = counts[it]
        share = 100 * right / max(1, claims)
        yield f"{it.differing:<10}{it.doubted!s:>8}{it.sure!s:>6}{claims:8}{share:7.1f}{chance:8.0f}"


def table_of(counts: Counts) -> str:
    """The chances as the file that they stand in."""
    entries: Sequence[str] = [
        f"\n[[chance]]\ndiffering = {it.differing}\ndoubted = {str(it.doubted).lower()}\n"
        f"sure = {str(it.sure).lower()}\nright = {chance:.0f}\n"
        for it, chance in chances_of(counts).items()
    ]
    return _HEAD + "".join(entries)


if __name__ == "__main__":
    main()
