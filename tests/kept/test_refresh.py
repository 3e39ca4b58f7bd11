"""What is kept in the database is what comparing all claims at once finds, however they came in."""

import random
import runpy
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, select, text

from claims.api.recomparison import Terms, read_tolerance, recompare
from claims.compare.clocks import on_clocks, read_clocks
from claims.compare.entry.estimate_protocols import ToldEstimate
from claims.compare.families import families
from claims.compare.knowledge import load_world
from claims.compare.relation.comparison import Comparison
from claims.compare.relation.verdict import COUNTED
from claims.ingest.extractor import Extractor
from claims.ingest.run import ingest_documents
from claims.kept.assessed_rows import Findings
from claims.kept.entries.stored_entries import load_entries, load_topics
from claims.kept.refresh import refresh_database
from claims.kept.stored_assessment import assess_stored
from claims.kept.stored_lexicon import stored_lexicon
from claims.kept.told.other_tolerances import find_owners_with, list_all_with, list_conflicts_with
from claims.kept.told.stored_comparisons import list_comparisons
from claims.kept.told.stored_estimates import is_stale, list_estimates, list_questions
from claims.kept.told.stored_lineage import find_lineage
from claims.kept.told.told_estimates import list_kept_estimates
from claims.lexicon import Lexicon, load_lexicon
from claims.model import Claim, Document, Evidence
from claims.store.decided.decisions import reject, relate, undo
from claims.store.engine import open_engine, reading, writing
from claims.store.read import Query, find_claims
from claims.store.schema import tables
from claims.store.schema.hashes import begins

MAKE = runpy.run_path(str(Path(__file__).parents[1] / "benchmarks" / "synthetic.py"))["make_entries"]
COPY = (
    "Reporters counted them again and again, and wrote the very same long sentence about what they saw there "
)


def _documents(number: int, seed: int) -> tuple[list[Document], dict[str, list[Claim]]]:
    """Documents with one or two synthetic claims each; some of them near-duplicates of one another."""
    entries = [
        replace(
            it,
            claimant="officials" if it.claimant and at % 4 == 0 else it.claimant,
            counted="foreign fighters" if it.counted == "fighters" and at % 9 == 0 else it.counted,
        )
        for at, it in enumerate(MAKE(number, seed))
    ]
    documents, claims = [], {}
    for index in range(0, number, 2):
        name = f"d{index}"
        same = COPY * 3 if index % 8 == 0 else ""
        words = f"{same} {index} says: " + " ".join(
            f"[{at}] " for at in range(len(entries[index : index + 2]))
        )
        first = entries[index]
        documents.append(Document(name, words, source=first.source, published=first.published, origin=name))
        claims[name] = [_claim(name, words, f"[{at}]", e) for at, e in enumerate(entries[index : index + 2])]
    return documents, claims


def _claim(name: str, words: str, figure: str, entry: Any) -> Claim:
    start = words.index(figure)
    shared = ("low", "high", "qualifier", "unit", "per", "metric", "counted", "subject", "places", "claimant")
    more = ("as_of", "as_of_basis", "status", "change", "earlier", "scope")
    fields = {field: getattr(entry, field) for field in (*shared, *more)}
    fields["part_of"] = words.index("[0]") if figure == "[1]" and entry.start % 3 == 0 else None
    evidence = (Evidence("metric", "x", start, start),)
    return Claim(name, figure, start, **fields, quote_start=0, quote_end=len(words), evidence=evidence)


def _everything(connection: Connection, lexicon: Lexicon) -> Findings:
    """All claims compared at once."""
    world = load_world(lexicon)
    stored = load_entries(connection, load_topics(connection))
    return Findings(assess_stored(stored, world), world, stored.shown)


def _kept(connection: Connection) -> tuple[Any, ...]:
    """What is kept, without what changes from run to run."""
    questions = [it._replace(question_number=0) for it in list_questions(connection, Query())]
    estimates = [it._replace(question_number=0) for it in list_estimates(connection, Query())]
    return (
        sorted(questions, key=repr),
        sorted(estimates, key=repr),
        sorted(list_comparisons(connection, Query()), key=repr),
    )


def _found(found: Findings) -> tuple[Any, ...]:
    """The same rows as they are shown at once."""
    return (
        sorted((it._replace(question_number=0) for it in found.questions()), key=repr),
        sorted((it._replace(question_number=0) for it in found.estimates()), key=repr),
        sorted(found.comparisons(), key=repr),
    )


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_lexicon()


@pytest.fixture
def filled(
    db: str, lexicon: Lexicon, fill_once: Callable[[str, str, Callable[[], object]], None]
) -> tuple[str, list[Document], Extractor]:
    """A database into which synthetic documents came in three runs, in no order."""
    documents, claims = _documents(400, 7)
    random.Random(3).shuffle(documents)
    extractor = Extractor(lexicon, lambda document, _: claims[document.id], "by hand")
    parts = (documents[:90], documents[90:110], documents[110:])
    fill_once(db, "in three runs", lambda: [ingest_documents(part, db, extractor) for part in parts])
    return db, documents, extractor


def _numbers(rows: tuple[Any, ...]) -> str:
    """Rows as text, numbers without what writes them differently."""
    return repr(
        [
            [[format(v.normalize(), "f") if hasattr(v, "normalize") else v for v in row] for row in part]
            for part in rows
        ]
    )


def test_what_is_kept_is_what_comparing_everything_at_once_finds(
    filled: tuple[str, list[Document], Extractor], lexicon: Lexicon
) -> None:
    with reading(filled[0]) as connection:
        assert not is_stale(connection)
        questions, estimates, comparisons = _kept(connection)
        assert _numbers((questions, estimates, comparisons)) == _numbers(
            _found(_everything(connection, lexicon))
        )
    assert len(questions) > 20
    assert sum(it.relation == "conflict" for it in comparisons) > 5
    assert max(it.claims for it in estimates) > 1


@pytest.mark.parametrize("percent", [0, 2, 5, 20, 60])
def test_what_is_kept_answers_with_another_tolerance_what_comparing_everything_with_it_finds(
    filled: tuple[str, list[Document], Extractor], percent: float
) -> None:
    with reading(filled[0]) as connection:
        kept = list_all_with(connection, Query(), read_tolerance(percent))
        found = recompare(connection, Query(), Terms(tolerance=percent))
        assert sorted(kept, key=repr) == sorted(found.comparisons(everything=True), key=repr)
        conflicts = list_conflicts_with(connection, Query(), read_tolerance(percent))
        assert conflicts == [it for it in kept if it.relation in COUNTED]
        usual = list_comparisons(connection, Query())
        assert {(it.sentence, it.dispute) for it in kept} != {(it.sentence, it.dispute) for it in usual}


@pytest.mark.parametrize("percent", [2, 20])
def test_how_many_conflicts_estimates_stand_in_with_another_tolerance_is_what_comparing_finds(
    filled: tuple[str, list[Document], Extractor], percent: float
) -> None:
    with reading(filled[0]) as connection:
        found = recompare(connection, Query(), Terms(tolerance=percent))
        owners = find_owners_with(connection, None, read_tolerance(percent))
    told = {own.estimate_id: own.conflicts for own in owners.values()}
    assert {it.claim_id: it.conflicts for it in found.estimate_rows()} == told


def test_an_estimate_is_told_from_what_is_kept_as_comparing_tells_it(
    filled: tuple[str, list[Document], Extractor], lexicon: Lexicon
) -> None:
    with reading(filled[0]) as connection:
        found, metrics = _everything(connection, lexicon), {it[0] for it in load_topics(connection)}
        kept = [it for name in metrics for it in list_kept_estimates(connection, Query(metric=name))]
        numbers = {it.id: str(number) for it, number in _numbered(connection, found)}
    compared = {it.id: it for it in found.assessment.estimates}
    assert {it.id for it in kept} == compared.keys()
    for it in kept:
        estimate, owner = compared[it.id], found.owners
        assert _told(it) == _told(estimate)
        assert it.conflicts == found.conflicts.get(it.id, 0)
        assert sorted(it.perhaps) == sorted(numbers[name] for name in estimate.perhaps)
        assert {member.entry.id for member in it.members} == {
            numbers[member.entry.id] for member in estimate.members
        }
        assert all(owner[name] is not estimate for name in estimate.perhaps)
    assert any(it.perhaps for it in kept)
    assert any(it.lead.anybody for it in kept)
    assert any(it.lead.superseded for it in kept)
    assert any(it.lead.question_key.group.marks for it in kept)


def _numbered(connection: Connection, found: Findings) -> Iterator[tuple[Any, int]]:
    """All claims that were compared, as entries, with their numbers."""
    ids = load_entries(connection, load_topics(connection)).ids
    for estimate in found.assessment.estimates:
        yield from ((member.entry, ids[member.entry.id]) for member in estimate.members)


_OF_LEAD = (
    "claimant", "anybody", "publisher", "question_key", "measure", "dimension", "subject", "places", "low",
    "high", "least", "most", "days", "disputed", "superseded", "order",
)  # fmt: skip
_OF_ENTRY = (
    "id", "document", "source", "sources", "published", "figure", "low", "high", "qualifier", "unit", "per",
    "metric", "claimant", "status",
)  # fmt: skip


def _told(it: ToldEstimate) -> tuple[Any, ...]:
    """All that an estimate tells but for the numbers of its claims."""
    members = [(m.entry.document, m.entry.source, m.entry.sources, m.claimant, m.anybody) for m in it.members]
    lead = [getattr(it.lead, name) for name in _OF_LEAD]
    entry = [getattr(it.lead.entry, name) for name in _OF_ENTRY]
    return (
        it.mentions, it.attributed, it.publishers, it.confidence, lead, entry, sorted(members, key=repr),
    )  # fmt: skip


@pytest.mark.parametrize(
    "asked",
    [
        {"metric": "fighters"},
        {"metric": "fighters", "subject": "Islamic State"},
        {"metric": "fighters", "place": "Country 0"},
        {"metric": "fighters", "claimant": "officials"},
        {"metric": "fighters", "source": "Paper 0"},
        {"metric": "fighters", "since": "2016-03", "until": "2018"},
        {"metric": "fighters", "status": "disputed"},
    ],
)
def test_what_is_kept_answers_a_question_with_the_estimates_that_comparing_answers_it_with(
    filled: tuple[str, list[Document], Extractor], asked: dict[str, str]
) -> None:
    with reading(filled[0]) as connection:
        kept = list_kept_estimates(connection, Query(**asked))  # type: ignore[arg-type]
        anew = recompare(connection, Query(**asked)).estimates  # type: ignore[arg-type]
    assert kept
    assert {it.id for it in kept} == {it.id for it in anew}


def test_the_order_in_which_documents_come_changes_nothing(
    filled: tuple[str, list[Document], Extractor], tmp_path: Path
) -> None:
    db, documents, extractor = filled
    other = str(tmp_path / "other.db")
    in_order = sorted(documents, key=lambda it: it.id)
    ingest_documents(in_order, other, extractor)
    with reading(db) as here, reading(other) as there:
        assert _numbers(_kept(here)) == _numbers(_kept(there))


def test_all_at_once_is_the_same_as_bit_by_bit(
    filled: tuple[str, list[Document], Extractor], lexicon: Lexicon
) -> None:
    with reading(filled[0]) as connection:
        before = _kept(connection)
    assert refresh_database(filled[0]) == 0
    assert refresh_database(filled[0], everything=True) > 3
    with reading(filled[0]) as connection:
        assert _numbers(_kept(connection)) == _numbers(before)


@pytest.mark.parametrize(
    ("as_of", "known_by"),
    [("2018", None), ("2016-03/2016-05", None), ("2016", "2017"), (None, "2017"), (None, "2016-02-29")],
)
def test_the_database_leaves_out_only_what_the_clocks_leave_out(
    filled: tuple[str, list[Document], Extractor],
    lexicon: Lexicon,
    as_of: str | None,
    known_by: str | None,
) -> None:
    world, clocks = load_world(lexicon), read_clocks(as_of, known_by)
    window = max(it.window_days for it in world.metrics.values())
    with reading(filled[0]) as connection:
        topics = load_topics(connection)
        everything = load_entries(connection, topics)
        some = load_entries(connection, topics, clocks, window)
    left = {it.id for it in on_clocks(everything.entries, clocks, world)}
    assert {it.id for it in on_clocks(some.entries, clocks, world)} == left
    assert 0 < len(left) <= len(some.entries) < len(everything.entries)


def test_a_decision_parts_and_joins_estimates_and_can_be_undone(
    filled: tuple[str, list[Document], Extractor], lexicon: Lexicon
) -> None:
    db = filled[0]
    with reading(db) as connection:
        before = _kept(connection)
        folded = next(it for it in list_estimates(connection, Query()) if it.claims > 1)
        key = connection.execute(
            select(tables.Mention.key).where(begins(tables.Mention.key, folded.claim_id))
        ).scalar_one()
        tree = find_lineage(connection, key)
    assert tree[0].depth == 0
    assert all(row.why for row in tree[1:])
    engine = open_engine(db)
    with writing(engine) as connection:
        said = [relate(connection, row.claim_id, tree[0].claim_id, "me", same=False)[0] for row in tree[1:]]
    refresh_database(db)
    with reading(db) as connection:
        assert len(find_lineage(connection, key)) == 1
    with writing(engine) as connection:
        for decision in said:
            undo(connection, decision, "me")
    engine.dispose()
    refresh_database(db)
    with reading(db) as connection:
        assert _numbers(_kept(connection)) == _numbers(before)


def test_a_rejected_claim_is_gone_at_once_and_leaves_its_topic_to_be_compared(
    filled: tuple[str, list[Document], Extractor], lexicon: Lexicon
) -> None:
    db = filled[0]
    with reading(db) as connection:
        claim = find_claims(connection, Query(metric="fighters"))[0]
    engine = open_engine(db)
    with writing(engine) as connection:
        reject(connection, claim.claim_id, "me")
        marked = connection.execute(text("SELECT metric, subject FROM stale")).all()
        assert ("fighters", claim.subject or "") in [tuple(row) for row in marked]
        shown = {it.claim_id for it in list_estimates(connection, Query())}
        assert claim.claim_id not in shown
        told = list_comparisons(connection, Query())
        assert claim.claim_id not in {side.claim_id for it in told for side in (it.left, it.right)}
    engine.dispose()
    assert refresh_database(db) in (1, len(marked))
    with reading(db) as connection:
        assert _numbers(_kept(connection)) == _numbers(_found(_everything(connection, lexicon)))


def test_other_words_compare_everything_anew(
    filled: tuple[str, list[Document], Extractor], tmp_path: Path
) -> None:
    db, documents, extractor = filled
    words = tmp_path / "claims.toml"
    words.write_text('[[actor]]\nname = "Group 0"\nkind = "armed_group"\npart_of = "Islamic State"\n')
    ingest_documents(documents[:1], db, replace(extractor, lexicon=load_lexicon((words,))))
    assert refresh_database(db) == 0
    with reading(db) as connection:
        world = load_world(stored_lexicon(connection))
        assert _numbers(_kept(connection)) == _numbers(
            _found(_everything(connection, stored_lexicon(connection)))
        )
        found = families([("fighters", "Group 0"), ("foreign_fighters", "Islamic State")], world)
        assert list(found) == [("fighters", "Islamic State")]
        assert not is_stale(connection)


def test_families_that_are_compared_alone_give_what_all_together_give(
    filled: tuple[str, list[Document], Extractor], lexicon: Lexicon
) -> None:
    with reading(filled[0]) as connection:
        together = _everything(connection, lexicon)
        apart: list[Comparison] = []
        for topics in families(load_topics(connection), together.world).values():
            apart += assess_stored(load_entries(connection, topics), together.world).comparisons
    assert sorted(it.id for it in apart) == sorted(it.id for it in together.assessment.comparisons)
