"""What was known by a day is what a database says that holds nothing but the documents of until then."""

import random
import runpy
from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

import claims
from claims.compare.clocks import read_clocks
from claims.compare.knowledge import load_world
from claims.dates import read_days
from claims.ingest.extractor import Extractor
from claims.ingest.run import ingest_documents
from claims.kept.entries.stored_entries import load_topics
from claims.kept.known_parts import load_known
from claims.kept.stored_lexicon import stored_lexicon
from claims.lexicon import load_lexicon
from claims.model import Basis, Claim, Document, Qualifier, Status
from claims.store.engine import reading

REFRESH = runpy.run_path(str(Path(__file__).with_name("test_refresh.py")))
CLAIMANTS = ("Roe", "Jane Roe", "the agency", "Agency for Hope", "AH", "United Nations", "UN officials")
LATER = ("John Roe", "Alliance Hope")  # beside whom nobody can say whom Roe and AH mean
BODIES = (None, None, None, "Agency for Hope", "United Nations")
PLAIN: dict[str, Any] = {
    "qualifier": Qualifier.EXACT,
    "per": None,
    "as_of_basis": Basis.TEXT,
    "status": Status.ASSERTED,
    "part_of": None,
    "change": None,
    "earlier": False,
    "scope": None,
}
QUESTIONS: tuple[tuple[str, dict[str, str]], ...] = (
    ("fighters", {}),
    ("fighters", {"subject": "Islamic State"}),
    ("fighters", {"place": "Country 0"}),
    ("killed", {}),
    ("killed", {"subject": "Islamic State"}),
    ("killed", {"claimant": "Roe"}),
)


def _made() -> tuple[list[Document], Extractor]:
    """Documents, some of them printed again later on, or dated by a month or a year alone, with claimants
    whose names hang on who else is spoken of."""
    chance = random.Random(5)
    documents, found = REFRESH["_documents"](300, 11)
    for document in documents:
        names = LATER if (document.published or "") > "2022" else CLAIMANTS
        if chance.random() < 0.5:
            said = {"claimant": chance.choice(names), "speaks_for": chance.choice(BODIES)}
            found[document.id] = [replace(it, **said) for it in found[document.id]]
    dated = [_dated(it, chance) for it in documents]
    again = [
        replace(it, id=f"r{it.id}", origin=f"r{it.id}", source="Later Paper", published="2021-05-05")
        for it in dated[::15]
    ]
    by_hand: dict[str, list[Claim]] = found
    return dated + again, Extractor(load_lexicon(), lambda document, _: by_hand[document.id], "by hand")


def _dated(document: Document, chance: random.Random) -> Document:
    letters = chance.choice((10, 10, 10, 10, 7, 4))
    return replace(document, published=document.published and document.published[:letters])


@pytest.fixture
def filled(
    db: str, fill_once: Callable[[str, str, Callable[[], object]], None]
) -> tuple[str, list[Document], Extractor]:
    documents, extractor = _made()
    fill_once(db, "known parts", lambda: ingest_documents(documents, db, extractor))
    return db, documents, extractor


def _answers(db: str, known_by: str | None) -> list[Any]:
    """What is said of each question, without the numbers that rows have in one answer."""
    told: list[Any] = []
    with claims.open(db) as database:
        for metric, asked in QUESTIONS:
            shown = database.show(metric, **asked, known_by=known_by)  # type: ignore[arg-type]
            conflicts = database.conflicts(metric, **asked, known_by=known_by, everything=True)  # type: ignore[arg-type]
            lines = database.timeline(metric, known_by=known_by)
            answered = {it.question_number for it in shown.estimates}
            questions = [it for it in shown.questions if it.question_number in answered]
            told.append((metric, asked))
            told.append(sorted(_plain(it._replace(question_number=0)) for it in questions))
            told.append(sorted(_plain(it._replace(question_number=0)) for it in shown.estimates))
            told.append(sorted(map(_plain, conflicts)))
            told.append(sorted(str(it) for it in lines.as_rows(lines)))
            told.append(sorted(lines.conflicting))
    return told


def _plain(row: Sequence[Any]) -> str:
    """A row as text, numbers without what writes them differently."""
    values = ([*it] if isinstance(it, tuple) else [it] for it in row)
    flat = [it for some in values for it in some]
    return repr([format(it.normalize(), "f") if hasattr(it, "normalize") else it for it in flat])


@pytest.mark.parametrize("known_by", ["2018", "2021-06-15", "2026"])
def test_what_was_known_by_a_day_is_what_a_database_of_the_documents_of_then_says(
    filled: tuple[str, list[Document], Extractor], tmp_path: Path, known_by: str
) -> None:
    db, documents, extractor = filled
    last = read_days(known_by)
    assert last is not None
    of_then = [it for it in documents if (days := read_days(it.published)) and days.last <= last.last]
    then = str(tmp_path / "then.db")
    ingest_documents(of_then, then, extractor)
    assert 0 < len(of_then) < len(documents) or known_by == "2026"
    assert _answers(db, known_by) == _answers(then, None)


def test_only_parts_with_later_texts_are_compared_anew(
    filled: tuple[str, list[Document], Extractor],
) -> None:
    with reading(filled[0]) as connection:
        world, topics = load_world(stored_lexicon(connection)), list(load_topics(connection))
        number = [
            len(known.stored.entries)
            for day in ("2024-06", "2021-06", "2026")
            if (known := load_known(connection, topics, topics, read_clocks(None, day), world))
        ]
        assert load_known(connection, topics, topics, read_clocks(None, "2011"), world) is None
    assert len(number) == 3
    assert number[2] == 0 < number[0] < 300


def test_who_speaks_hangs_on_those_who_were_spoken_of_then(own_db: str) -> None:
    documents, found = REFRESH["_documents"](6, 1)
    told = (
        ("2018-03-01", "Roe", "Syria", 4000),
        ("2018-03-02", "Jane Roe", "Syria", 7000),
        ("2022-03-02", "John Roe", "Libya", 90),
    )
    dated, of_them = [], {}
    for document, (day, claimant, place, number) in zip(documents, told, strict=True):
        first = found[document.id][0]
        said = {"claimant": claimant, "places": (place,), "low": Decimal(number), "high": Decimal(number)}
        kind = {"metric": "fighters", "subject": "Islamic State", "unit": "people", "counted": "fighters"}
        dated.append(replace(document, published=day))
        of_them[document.id] = [replace(first, **said, **kind, **PLAIN, as_of=day)]
    extractor = Extractor(load_lexicon(), lambda document, _: of_them[document.id], "by hand")
    ingest_documents(dated, own_db, extractor)
    with claims.open(own_db) as database:
        then = database.show("fighters", place="Syria", known_by="2018").questions
        now = database.show("fighters", place="Syria").questions
    assert [it.independent for it in then if it.places == ("Syria",)] == [1]
    assert [it.independent for it in now if it.places == ("Syria",)] == [2]
