"""Random lives of a database: runs that find more or less, decisions, second thoughts, equal sentences.

Whatever happens, no decision is lost, none holds for another place in the text, and what is seen is the
newest run under the decisions.
"""

import atexit
import re
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from sqlalchemy import Connection

from claims.ingest.batch_writer import BatchWriter
from claims.ingest.claim_finder import ClaimFinder
from claims.ingest.desk import Desk
from claims.ingest.extractor import Extractor
from claims.ingest.lookup import Lookup
from claims.lexicon import Lexicon
from claims.model import Basis, Claim, Document, Qualifier, Status
from claims.store.decided.decisions import accept, edit, note, reject, undo
from claims.store.engine import open_engine, writing
from claims.store.integrity import verify
from claims.store.mentions import list_decisions, list_orphans
from claims.store.read import Query, find_claims
from claims.store.runs import start_run
from claims.store.schema import migrations as migrate

SENTENCE = "Officials in the town said on Monday that 300 rebels and 40 soldiers were killed. "
TEXTS = (
    SENTENCE * 3 + "Some 300 fled.",
    "Update. " + SENTENCE + "In all 7 towns and 40 villages fell. " + SENTENCE,
)
SPANS = tuple(tuple(it.span() for it in re.finditer(r"\d+", text)) for text in TEXTS)
PLACES = [(number, start) for number, spans in enumerate(SPANS) for start, _ in spans]
SUBJECTS = ("Taliban", "ISIS", None)

NO_WORDS = Lexicon({})

Place = tuple[int, int]  # the document's number and the offset of the figure


@dataclass
class Said:
    """A decision as this test remembers it."""

    id: int
    act: int  # the same number for all that was said at once
    place: Place
    kind: str
    value: str | None = None
    undoes: int | None = None


@dataclass
class Memory:
    """What the database has to say, told without it."""

    found: dict[Place, str | None] = field(default_factory=dict)  # by the newest run of its document
    said: list[Said] = field(default_factory=list)

    def standing(self) -> list[Said]:
        """What was not taken back, oldest first, also what takes something back."""
        undone: set[int | None] = set()
        for it in reversed(self.said):
            if it.kind == "undo" and it.id not in undone:
                undone.add(it.undoes)
        return [it for it in self.said if it.id not in undone]

    def live(self) -> list[Said]:
        """The decisions that hold, oldest first."""
        return [it for it in self.standing() if it.kind != "undo"]

    def seen(self) -> dict[Place, str | None]:
        """The subject of each claim that stands."""
        seen = dict(self.found)
        for it in self.live():
            if it.place in seen and it.kind == "edit":
                seen[it.place] = it.value
        verdicts = {it.place: it.kind for it in self.live() if it.kind in ("accept", "reject")}
        return {place: subject for place, subject in seen.items() if verdicts.get(place) != "reject"}


class Life(RuleBasedStateMachine):
    """Two documents with the same sentence in several places."""

    @initialize()
    def make(self) -> None:
        self.folder = Path(tempfile.mkdtemp())
        self.db = str(self.folder / "claims.db")
        shutil.copy(_empty(), self.db)
        self.engine = open_engine(self.db)
        self.memory = Memory()
        self.runs = 0

    def teardown(self) -> None:
        if hasattr(self, "engine"):
            self.engine.dispose()
            shutil.rmtree(self.folder)

    @rule(number=st.sampled_from([0, 1]), data=st.data())
    def read_again(self, number: int, data: st.DataObject) -> None:
        """A newer extractor finds some of the figures, and thinks of each what it likes."""
        spans = data.draw(st.lists(st.sampled_from(SPANS[number]), unique=True))
        subjects = {span: data.draw(st.sampled_from(SUBJECTS)) for span in spans}
        self.runs += 1
        claims = [_claim(TEXTS[number], span, subject) for span, subject in subjects.items()]
        with writing(self.engine) as connection:
            run = start_run(connection, f"1.{self.runs}", "words")
        with self.engine.connect() as reader, self.engine.connect() as writer:
            finder = ClaimFinder(Lookup(reader, run), Extractor(NO_WORDS, lambda *_: claims, "1"), None)
            document = Document(f"doc-{number}", TEXTS[number])
            (outcome,) = Desk(finder, BatchWriter(writer, run, finder)).keep([document])
        assert outcome.kind in {"added", "updated"}
        self.memory.found = {place: it for place, it in self.memory.found.items() if place[0] != number}
        self.memory.found |= {(number, span[0]): subject for span, subject in subjects.items()}

    @precondition(lambda self: self.memory.found)
    @rule(
        data=st.data(),
        kind=st.sampled_from(["accept", "reject", "edit", "note"]),
        value=st.sampled_from(SUBJECTS),
    )
    def say(self, data: st.DataObject, kind: str, value: str | None) -> None:
        """A person says something of a claim that was found, perhaps of one rejected before."""
        place = data.draw(st.sampled_from(sorted(self.memory.found)))
        key = self._keys()[place]
        say: dict[str, Callable[[Connection], list[int]]] = {
            "accept": lambda connection: accept(connection, key, "me"),
            "reject": lambda connection: reject(connection, key, "me"),
            "edit": lambda connection: edit(connection, key, {"subject": value}, "me"),
            "note": lambda connection: note(connection, key, "me", "look again"),
        }
        with writing(self.engine) as connection:
            ids = say[kind](connection)
            places = {key: place for place, key in self._keys().items()}
            said = [places[it.key] for it in list_decisions(connection) if it.decision_id in ids]
        assert place in said
        self.memory.said += [Said(n, ids[0], it, kind, value) for n, it in zip(ids, said, strict=True)]

    @precondition(lambda self: self.memory.standing())
    @rule(data=st.data())
    def think_again(self, data: st.DataObject) -> None:
        """A decision is taken back, which may be an undo or one whose words are gone."""
        taken = data.draw(st.sampled_from(self.memory.standing()))
        with writing(self.engine) as connection:
            ids = undo(connection, taken.id, "me")
        together = [it for it in self.memory.said if it.act == taken.act]
        self.memory.said += [
            Said(n, ids[0], it.place, "undo", undoes=it.id) for n, it in zip(ids, together, strict=True)
        ]

    @invariant()
    def what_is_seen_is_the_newest_run_under_the_decisions(self) -> None:
        if hasattr(self, "memory"):
            with self.engine.connect() as connection:
                rows = connection.exec_driver_sql(
                    "SELECT documents.doc, mentions.figure_start, claims.subject FROM mentions "
                    "JOIN claims ON claims.claim_id = mentions.claim_id "
                    "JOIN documents ON documents.document_id = mentions.document_id"
                )
                seen = {(int(doc[-1]), start): subject for doc, start, subject in rows}
                assert sum(row.mentions for row in find_claims(connection, Query())) == len(seen)
            assert seen == self.memory.seen()

    @invariant()
    def no_decision_is_lost_and_orphans_are_known(self) -> None:
        if hasattr(self, "memory"):
            with writing(self.engine) as connection:
                kept = list_decisions(connection)
                orphans = {it.decision_id for it in list_orphans(connection)}
                assert [it for it in verify(connection) if not it.note] == []
            assert [(it.decision_id, it.kind) for it in kept] == [(it.id, it.kind) for it in self.memory.said]
            assert {it.decision_id for it in kept if it.live} == {it.id for it in self.memory.live()}
            lost = {it.id for it in self.memory.live() if it.place not in self.memory.found}
            assert orphans == lost

    def _keys(self) -> dict[Place, str]:
        """The stable key of each place that any run ever found."""
        with self.engine.connect() as connection:
            rows = connection.exec_driver_sql(
                "SELECT document.doc, mention.figure_start, mention.key FROM mention "
                "JOIN extraction ON extraction.id = mention.extraction_id "
                "JOIN document ON document.id = extraction.document_id"
            )
            return {(int(doc[-1]), start): key.hex() for doc, start, key in rows}


def _claim(text: str, span: tuple[int, int], subject: str | None) -> Claim:
    number = Decimal(text[slice(*span)])
    fields: dict[str, Any] = dict.fromkeys(("per", "counted", "claimant", "as_of"))
    fields |= {"doc": "x", "unit": "people", "metric": "killed", "places": (), "status": Status.ASSERTED}
    fields |= {
        "qualifier": Qualifier.EXACT,
        "as_of_basis": Basis.TEXT,
        "quote_start": 0,
        "quote_end": len(text),
    }
    return Claim(figure=text[slice(*span)], start=span[0], low=number, high=number, subject=subject, **fields)


_MADE: list[Path] = []


def _empty() -> Path:
    """A database with nothing in it, made once."""
    if not _MADE:
        path = Path(tempfile.mkdtemp()) / "claims.db"
        atexit.register(shutil.rmtree, path.parent)
        migrate.ensure(str(path))
        _MADE.append(path)
    return _MADE[0]


TestLife = Life.TestCase
TestLife.settings = settings(
    max_examples=8, stateful_step_count=20, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
