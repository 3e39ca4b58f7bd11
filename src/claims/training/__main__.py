"""Learn from marked texts how the fields of a claim are chosen.

    python -m claims.training                              how right it would be, and what each rule is worth
    python -m claims.training --field places               of one field only; may be given several times
    python -m claims.training --update                     the same, and keep the weights
    python -m claims.training --also FOLDER                learn from the marked texts of this folder, too

Run it in a checkout, with the extra `train` installed, after every change of a rule or a feature: a new rule
has no weight before. It takes two minutes. Marked texts are pairs NAME.gold.jsonl and NAME.documents.jsonl in
../shared/gold, or where --gold says; one document in five, chosen by the hash of its id, is left out. The
texts in seeds/ count as well, whole. The weights go into src/claims/lexicon/data/weights_FIELD.toml. They
depend on nothing but code and texts: after a merge take either side's files and learn again. What a new rule,
evidence or feature says in words is written there by hand.

`among`: how often the right value is proposed at all. `today`: how often it is chosen. `learnt`: how often
weights choose it that were learnt from other documents. `gained`: how many more figures are right with a rule
than without; what gains nothing can go. Last comes the confidence of claims: how well the chances are kept
that it promises, and how far the half of the claims that it is surest of is ahead of the other.
"""

import argparse
from collections.abc import Sequence
from pathlib import Path

from claims.training.learn import learn
from claims.training.marked_texts import MarkedSet, read_marked, read_open
from claims.training.report import accuracy_lines, worth_lines
from claims.training.rounds import FIELDS, read_apart, read_today, rules_of, train
from claims.training.sureness import cases, fit_confidence, judged, reliability_lines, write_confidence
from claims.training.weight_files import entries_of, file_of, unworded, write

CONFIDENCE = "confidence"
EVERYTHING = [*FIELDS, CONFIDENCE]
GOLD = Path("../shared/gold")
DIGESTS = "digests", Path("seeds"), Path("tests/seeds.gold.jsonl")  # the texts that come with the checkout


def main() -> None:
    """Run as a program."""
    parser = argparse.ArgumentParser(
        prog="python -m claims.training",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--field", action="append", choices=EVERYTHING, help="learn this field only")
    parser.add_argument("--gold", type=Path, default=GOLD, help="the folder of the marked texts")
    parser.add_argument("--also", action="append", type=Path, default=[], help="another such folder")
    parser.add_argument("--update", action="store_true", help="keep the weights")
    given = parser.parse_args()
    sets = list(read_marked([given.gold, *given.also]))
    if not sets:
        parser.error(f"no marked texts in {given.gold}; run this in a checkout, or name a folder with --gold")
    run([*sets, read_open(*DIGESTS)], given.field or EVERYTHING, update=given.update)


def run(sets: Sequence[MarkedSet], fields: Sequence[str], *, update: bool) -> None:
    """Learn the weights of some fields, print what came of it, and keep them if asked to."""
    of_claims = [field for field in fields if field != CONFIDENCE]
    today = read_today(sets)
    learnt_fields = train(sets, of_claims) if of_claims else {}
    for field, learnt in learnt_fields.items():
        print("\n".join(accuracy_lines(field, today[field], learnt)))
        print("\n".join(worth_lines(rules_of(field), learnt)))
        entries = entries_of(field, learnt.weights, rules_of(field))
        if missing := ", ".join(unworded(entries)):
            print(f"  to be worded in {file_of(field).name}: {missing}")
        if update:
            write(field, entries)
    if CONFIDENCE in fields:
        kept = [field for field in FIELDS if field not in learnt_fields]
        others = {field: learn(today[field], rules_of(field)) for field in kept}
        found = list(cases(read_apart(sets, {**others, **learnt_fields}, {})))
        print("\n".join(reliability_lines(judged(found))))
        if update:
            write_confidence(fit_confidence(found))


if __name__ == "__main__":
    main()
