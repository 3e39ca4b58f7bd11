"""What a new database starts with: digests in our own words, and the claims a person marked in them."""

import json
import re
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from claims.documents.input_files import read_inputs
from claims.extract.claim import extract_claims
from claims.lexicon import load_lexicon
from claims.model import Document
from claims.score import score

ROOT = Path(__file__).resolve().parents[1]
SEEDS = ROOT / "seeds"
SHARED = ROOT.parent / "shared"
PATHS = sorted((SEEDS / "documents").glob("*.md"))
FRONT_MATTER = re.compile(r"---\n(.*?)\n---\n", re.DOTALL)
KEYS = ["source", "title", "author", "published", "url"]
LONGEST_SHARED_RUN = 7  # words; facts carry over, sentences do not
FLOORS = {"found": 92, "value": 90, "complete": 10}  # F1 in percent; they rise with the extractor

Mention = dict[str, Any]


def load(path: Path) -> list[Mention]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def read(paths: list[Path]) -> list[Document]:
    documents = []
    for document in read_inputs([str(path) for path in paths]):
        assert isinstance(document, Document), document
        documents.append(document)
    return documents


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower().replace("\\", ""))


def runs(text: str, length: int) -> set[tuple[str, ...]]:
    listed = words(text)
    return {tuple(listed[i : i + length]) for i in range(len(listed) - length + 1)}


def first_day(published: str) -> date:
    """The first day that a year, a month or a day of ISO 8601 covers; ValueError if it is none."""
    return date.fromisoformat(published + "-01" * (2 - published.count("-")))


GOLD = load(Path(__file__).parent / "seeds.gold.jsonl")
DOCUMENTS = {document.id: document for document in read(PATHS)}


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_front_matter_says_who_printed_it_and_when(path: Path) -> None:
    document = DOCUMENTS[path.stem]
    block = FRONT_MATTER.match(path.read_text(encoding="utf-8"))
    assert block
    keys = [line.split(":")[0] for line in block[1].splitlines()]
    assert keys == [key for key in KEYS if getattr(document, key)]
    assert document.source
    assert document.title
    assert document.published
    assert document.published_basis == "front-matter"
    assert first_day(document.published) < date.today()
    assert path.stem.endswith("-" + document.published)


def test_digests_are_short() -> None:
    lengths = {document.id: len(document.text.split()) for document in DOCUMENTS.values()}
    assert {name: length for name, length in lengths.items() if not 150 <= length <= 350} == {}


def test_each_digest_has_claims_and_each_claim_a_digest() -> None:
    assert {mention["doc"] for mention in GOLD} == set(DOCUMENTS)


@pytest.mark.parametrize("mention", GOLD, ids=lambda mention: f"{mention['doc']}@{mention['start']}")
def test_figure_stands_where_the_mark_says(mention: Mention) -> None:
    text, start = DOCUMENTS[mention["doc"]].text, mention["start"]
    assert text[start : start + len(mention["figure"])] == mention["figure"]
    low, high = mention["low"], mention["high"]
    assert low is not None or high is not None
    assert low is None or high is None or low <= high


def test_marks_follow_the_text_and_do_not_overlap() -> None:
    for before, after in pairwise(GOLD):
        if before["doc"] == after["doc"]:
            assert before["start"] + len(before["figure"]) <= after["start"]


@pytest.mark.skipif(not SHARED.is_dir(), reason="the documents that the digests retell are not here")
def test_digests_carry_every_figure_of_the_documents_they_retell() -> None:
    def fact(mention: Mention) -> tuple[Any, ...]:
        claimant = {"UN": "United Nations"}.get(mention["claimant"], mention["claimant"])
        return mention["low"], mention["high"], mention["metric"], mention["subject"], claimant

    wanted = {fact(mention) for mention in load(SHARED / "gold" / "seeds.gold.jsonl")}
    assert wanted - {fact(mention) for mention in GOLD} == set()


@pytest.mark.skipif(not SHARED.is_dir(), reason="the documents that the digests retell are not here")
@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_digest_shares_no_sentence_with_the_documents(path: Path) -> None:
    length = LONGEST_SHARED_RUN + 1
    originals = (SHARED / "seeds").glob("*.txt")
    taken = set().union(*(runs(original.read_text(encoding="utf-8"), length) for original in originals))
    assert runs(DOCUMENTS[path.stem].text, length) & taken == set()


def test_extraction_finds_the_marked_claims() -> None:
    lexicon = load_lexicon()
    predicted = [
        claim.to_dict() for document in DOCUMENTS.values() for claim in extract_claims(document, lexicon)
    ]
    result = score(GOLD, predicted)
    reached = {name: round(result.level(name).f1, 1) for name in FLOORS}
    assert all(reached[name] >= floor for name, floor in FLOORS.items()), reached
