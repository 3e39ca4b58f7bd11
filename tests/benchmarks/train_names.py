"""Learn to tell the kinds of unknown names apart, and print how well that goes on names held out.

    python tests/benchmarks/train_names.py [--write] BANK.csv GOLD

BANK.csv is `ner_dataset.csv` of github.com/umartariq867/Named-Entity-Recognition-with-Python (commit c549b67,
2021-03-22): sentences of the Groningen Meaning Bank 2.2, whose texts are in the public domain. The repository
states no licence, so the table itself stays outside; only weights are kept. Sentences that stand in the sets
of GOLD are left out. GOLD is the folder of marked texts. Their names are those that the lexicon and the
gazetteer know, those that are somebody's claimant, subject or place, and those of names.tsv, which were read
and marked one by one. The documents set aside for the floors are left out.

A logistic regression (L2 penalty) over the features of `claims.extract.name.name_features`, one mention a
case. `--write` puts the weights, fitted to all, into src/claims/lexicon/data/name_kinds.tsv. Needs the extra
`train`. One input gives one output.
"""

import argparse
import csv
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from claims.extract.name.name import Name
from claims.extract.name.name_features import context_features, name_features, text_features
from claims.extract.name.name_kind import KINDS, NAME_KINDS, STEP, NameWeights, decide, scores_at
from claims.extract.name.names import find_names
from claims.extract.text.sentence import Sentence, Span, cut_sentences
from claims.lexicon import DATA, Lexicon, load_lexicon
from claims.lexicon.gazetteer import all_places

MARKS = Path(__file__).with_name("names.tsv")
SETS = ("articles", "more-articles", "web")
LEARNT_FROM_BANK = ("sentences", "more-sentences")  # sets that are sentences of the bank themselves
PAGE = 15  # sentences of the bank that stand for one text
PENALTY = 5.0
RARE = 2  # distinct names: a feature of fewer is left out
SMALLEST = 2  # steps: weights all below that are left out

# How much a case counts. Names that are known are never asked for: they teach what stands around a name.
KNOWN, PLACE, ACTOR, BANK, TEXT, MARKED = 0.1, 0.03, 0.5, 1.0, 1.5, 4.5

_OF_ACTOR = {
    "armed_group": "force", "state": "force", "force": "force", "coalition": "force",
    "organisation": "organisation", "media": "organisation", "place": "place",
}  # fmt: skip
_OF_TAG = {"geo": "place", "gpe": "place", "per": "person", "org": "organisation"}
_ARMED = frozenset(
    "army battalion brigade brigades commandos corps division fedayeen fighters force forces front guard "
    "guards legion militia militias mujahedin mujahideen rebels regiment squad".split()
)
_DEMONYM = re.compile(r"(?:ans?|ese|ish|is?|s)\Z")
_NO_LETTERS = re.compile(r"\W+")


class Case(NamedTuple):
    """A mention of a name: where it stands, and what the name is."""

    group: str  # the document, or the page of the bank
    name: str
    text: str  # "" of a name that is only listed
    first: int
    last: int
    kinds: frozenset[str]  # what it is, or what it can be
    weight: float

    @property
    def features(self) -> list[str]:
        """All features of the mention."""
        if not self.text:
            return [*name_features(self.name), "listed"]
        around = context_features(self.text, self.first, self.last)
        return [*name_features(self.name), *text_features(self.name, self.text), *around]


def is_aside(doc: str, salt: str = "") -> bool:
    """Whether a document is of the fifth set aside; with a salt, of another fifth."""
    return int(sha256((salt + doc).encode()).hexdigest(), 16) % 5 == 0


def records(path: Path) -> list[dict[str, Any]]:
    """The objects of a file, one a line."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def pages(bank: Path, gold: Path) -> Iterator[list[list[tuple[str, str]]]]:
    """The bank's sentences as words with their tags, some to a page; without those of the marked sets."""
    held = "|".join(
        _letters(it["text"]) for name in LEARNT_FROM_BANK for it in records(gold / f"{name}.documents.jsonl")
    )
    page: list[list[tuple[str, str]]] = []
    for sentence in _sentences(bank):
        if _letters(" ".join(word for word, _ in sentence)) in held:
            continue
        page.append(sentence)
        if len(page) == PAGE:
            yield page
            page = []
    yield page


def _letters(text: str) -> str:
    return _NO_LETTERS.sub("", text.lower())


def _sentences(bank: Path) -> Iterator[list[tuple[str, str]]]:
    sentence: list[tuple[str, str]] = []
    with bank.open(encoding="utf-8", errors="replace", newline="") as file:
        for number, word, _, tag in (row for row in csv.reader(file) if len(row) == 4):
            if number and sentence:
                yield sentence
                sentence = []
            if number != "Sentence #":
                sentence.append((word, tag))
    yield sentence


def of_bank(bank: Path, gold: Path, lexicon: Lexicon) -> Iterator[Case]:
    """The names in the bank, as our own search finds them."""
    for number, page in enumerate(pages(bank, gold)):
        text = "\n".join(" ".join(word for word, _ in sentence) for sentence in page)
        at = 0
        for sentence in page:
            tags = [tag[2:] for word, tag in sentence for _ in range(len(word) + 1)]
            span = Span(at, at + len(tags) - 1, 0)
            yield from _of_bank(Sentence(text, span, 0), tags, f"bank:{number}", lexicon)
            at = span.end + 1


def _of_bank(sentence: Sentence, tags: list[str], group: str, lexicon: Lexicon) -> Iterator[Case]:
    for name in find_names(sentence, lexicon):
        if name.kind in ("title", "event", "demonym"):
            continue
        first, last = sentence.starts[name.first], sentence.ends[name.last - 1]
        tag = Counter(tags[first - sentence.start : last - sentence.start]).most_common(1)[0][0]
        known = name.kind not in ("unknown", "initial", "person")
        value = sentence.text[first:last]
        kind = _kind_of_tag(name, value, tag)
        yield Case(group, value, sentence.text, first, last, frozenset((kind,)), KNOWN if known else BANK)


def _kind_of_tag(name: Name, value: str, tag: str) -> str:
    """What a name is that the bank tags so; the bank has no forces, and peoples beside countries."""
    kind = _OF_TAG.get(tag, "other")
    if kind in ("organisation", "place") and _OF_ACTOR.get(name.kind) == "force":
        return "force"
    if kind == "organisation" and not _ARMED.isdisjoint(value.lower().split()):
        return "force"
    return "other" if tag == "gpe" and name.kind != "place" and _DEMONYM.search(value) else kind


def marks() -> dict[tuple[str, str], str]:
    """What the names of names.tsv are, by document and name."""
    rows = (line.split("\t") for line in MARKS.read_text("utf-8").splitlines() if line[0] != "#")
    return {(doc, name): kind for doc, name, kind in rows}


def of_texts(gold: Path, lexicon: Lexicon) -> Iterator[Case]:
    """The names in the marked texts whose kind is known or marked."""
    read = marks()
    for set_name in SETS:
        told: dict[str, dict[str, frozenset[str]]] = defaultdict(dict)
        for claim in records(gold / f"{set_name}.gold.jsonl"):
            told[claim["doc"]] |= _told(claim)
        for record in records(gold / f"{set_name}.documents.jsonl"):
            doc = record["doc"]
            if not is_aside(doc):
                own = {name: frozenset((kind,)) for (of, name), kind in read.items() if of == doc}
                yield from _of_text(record, own, told[doc], lexicon)


def _told(claim: Mapping[str, Any]) -> dict[str, frozenset[str]]:
    """What the names in the fields of a marked claim can be."""
    names = {place: frozenset(("place",)) for place in claim["places"]}
    for field, kinds in (("subject", ("force", "organisation")), ("claimant", ("person", "organisation"))):
        if claim[field]:
            names[claim[field]] = frozenset(kinds)
    return names


Kinds = Mapping[str, frozenset[str]]  # by name


def _of_text(record: Mapping[str, str], read: Kinds, told: Kinds, lexicon: Lexicon) -> Iterator[Case]:
    for sentence in cut_sentences(record["text"]):
        for name in find_names(sentence, lexicon):
            first, last = sentence.starts[name.first], sentence.ends[name.last - 1]
            value = sentence.text[first:last]
            kinds, weight = _known(name, value, read, told)
            if kinds:
                yield Case(record["doc"], value, sentence.text, first, last, kinds, weight)


def _known(name: Name, value: str, read: Kinds, told: Kinds) -> tuple[frozenset[str], float]:
    """What a name of a marked text can be, and how much that counts; nothing where nobody knows."""
    if name.kind in _OF_ACTOR:
        return frozenset((_OF_ACTOR[name.kind],)), KNOWN * TEXT
    if name.kind not in ("unknown", "initial", "person"):
        return frozenset(), 0
    if value in read:
        return read[value], MARKED
    return told.get(value, frozenset(("person",) if name.kind == "person" else ())), TEXT


def of_lexicon(lexicon: Lexicon) -> Iterator[Case]:
    """The names of places, forces and organisations that are known, without words around them."""
    listed = {place.name: "place" for place in all_places(lexicon)}
    for actor in lexicon.entries("actor"):
        for name in (actor["name"], *actor.get("aliases", ())):
            if actor["kind"] in _OF_ACTOR and name[0].isupper():
                listed[name] = _OF_ACTOR[actor["kind"]]
    for name, kind in listed.items():
        weight = PLACE if kind == "place" else ACTOR
        yield Case("", name, "", 0, 0, frozenset((kind,)), weight)


def fit(cases: Sequence[Case]) -> dict[str, tuple[int, ...]]:
    """The weights of all features, in steps; of a case that can be of two kinds, the one that the others
    make likelier."""
    sure = [case for case in cases if len(case.kinds) == 1]
    if len(sure) == len(cases):
        return _fit(cases)
    first = weights_of(_fit(sure))
    return _fit([_settled(case, first) for case in cases])


def _settled(case: Case, weights: NameWeights) -> Case:
    scores = dict(zip(KINDS, scores_at(weights, case.name, case.text, [case.first]), strict=True))
    return case._replace(kinds=frozenset((max(sorted(case.kinds), key=scores.__getitem__),)))


def _fit(cases: Sequence[Case]) -> dict[str, tuple[int, ...]]:
    features = [case.features for case in cases]
    names: dict[str, set[str]] = defaultdict(set)
    for case, listed in zip(cases, features, strict=True):
        for feature in listed:
            names[feature].add(case.name)
    kept = {feature for feature, having in names.items() if len(having) >= RARE}
    table = DictVectorizer()
    rows = table.fit_transform([dict.fromkeys(kept.intersection(listed), 1) for listed in features])
    model = LogisticRegression(C=1 / PENALTY, max_iter=300, tol=1e-3)
    model.fit(rows, [next(iter(case.kinds)) for case in cases], sample_weight=[case.weight for case in cases])
    order = [list(model.classes_).index(kind) for kind in KINDS]
    found = dict(zip(table.get_feature_names_out(), model.coef_[order].T, strict=True))
    found["bias"] = found["bias"] + model.intercept_[order]
    steps = {it: tuple(round(float(value) / STEP) for value in found[it]) for it in sorted(found)}
    return {it: row for it, row in steps.items() if max(map(abs, row)) >= SMALLEST and it != "listed"}


def weights_of(table: Mapping[str, Sequence[int]]) -> NameWeights:
    """The weights as the program holds them."""
    return NameWeights({feature: "\t".join(map(str, row)) for feature, row in table.items()})


def rightness(weights: NameWeights, cases: Iterable[Case]) -> dict[str, tuple[int, int]]:
    """How many names are told right, and of how many: by kind of those marked, as place or none of all."""
    names = {(case.group, case.name, case.kinds, case.weight): case for case in cases if case.weight >= TEXT}
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for case in names.values():
        found = decide(weights, case.name, case.text, case.first).kind
        total["place"] += 1
        right["place"] += (found == "place") == ("place" in case.kinds)
        if case.weight == MARKED:
            total["kind"] += 1
            right["kind"] += found in case.kinds
    return {key: (right[key], total[key]) for key in ("kind", "place")}


def head(found: Mapping[str, tuple[int, int]]) -> str:
    """The comments at the head of the table."""
    (kind, marked), (place, names) = found["kind"], found["place"]
    return (
        "# Kinds of unknown names: feature, and its weight for " + ", ".join(KINDS) + ", in sixteenths.\n"
        "# Source: Groningen Meaning Bank 2.2 (texts in the public domain), the lexicon, marked texts;\n"
        "# made by tests/benchmarks/train_names.py.\n"
        f"# Held out: kind {100 * kind / marked:.1f} % of {marked} marked names; place or none "
        f"{100 * place / names:.1f} % of {names}.\n"
    )


def main() -> None:
    """Run as a program."""
    parser = argparse.ArgumentParser(description="Learn to tell the kinds of unknown names apart.")
    parser.add_argument("bank", type=Path, help="ner_dataset.csv of the Groningen Meaning Bank")
    parser.add_argument("gold", type=Path, help="the folder of the marked texts")
    parser.add_argument("--write", action="store_true", help="write the table of weights")
    given = parser.parse_args()
    lexicon = load_lexicon()
    texts = list(of_texts(given.gold, lexicon))
    others = [*of_bank(given.bank, given.gold, lexicon), *of_lexicon(lexicon)]
    held = [case for case in texts if is_aside(case.group, "names")]
    seen = [case for case in texts if not is_aside(case.group, "names")]
    found = rightness(weights_of(fit([*others, *seen])), held)
    print(head(found), end="")
    if given.write:
        rows = fit([*others, *texts])
        lines = ["\t".join((feature, *map(str, row))) for feature, row in rows.items()]
        (DATA / NAME_KINDS).write_text(head(found) + "\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
