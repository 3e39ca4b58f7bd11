"""From files to database with a model: whatever it does, nothing is lost, and nothing is asked twice."""

import json
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from claims.endpoint.asker import Asker
from claims.endpoint.endpoint_settings import Endpoint
from claims.errors import EndpointError
from claims.ingest.extractor import Extractor, extractor_with
from claims.ingest.outcome import Outcome, Report
from claims.ingest.run import ingest_documents
from claims.lexicon import load_lexicon
from claims.model import Document, ModelAnswer
from claims.reader.pending_reading import ModelReader, stretches_of
from claims.reader.prompt import key_of, prompt_version
from claims.reader.reading_types import Prompt, UnansweredError
from claims.store.engine import reading
from claims.store.model_answers import find_answers
from claims.store.read import Query, find_claims
from claims.store.stored_lists import list_documents, list_failures

SAYS = "Gunmen killed {} people in Korvat on Monday, the mayor said. The Okvari Front denied it."
ANSWER = json.dumps(
    {"figures": [{"n": 1, "claimant": "Okvari Front", "words": {"claimant": "The Okvari Front denied"}}]}
)

Answer = str | BaseException | None


def documents(*numbers: int) -> Iterator[Document]:
    for number in numbers:
        text = SAYS.format(number)
        yield Document(f"news-{number}", text, published="2021-08-18", origin=f"news-{number}.txt")


class Model:
    """A model that answers as it is told, by the figure that it is asked about, and the reading."""

    def __init__(self, answers: Mapping[Any, Answer] | None = None) -> None:
        self.answers = answers or {}
        self.asked: list[str] = []
        self.readings: list[int] = []

    def __call__(self, prompts: Sequence[Prompt]) -> list["Future[ModelAnswer | None]"]:
        return [self._answer(it) for it in prompts]

    def _answer(self, prompt: Prompt) -> "Future[ModelAnswer | None]":
        future: Future[ModelAnswer | None] = Future()
        self.asked.append(prompt.doc)
        self.readings.append(prompt.reading)
        number = int(prompt.doc.partition("-")[2])
        answer = self.answers.get((number, prompt.reading), self.answers.get(number, ANSWER))
        if isinstance(answer, BaseException):
            future.set_exception(answer)
        elif answer is not None:
            given = ModelAnswer(prompt.answer_key, "reader-1", prompt_version(), answer, 9, 9, "2026")
            future.set_result(given)
        return future


def extractor(model: Model, ahead: int = 3, readings: int = 1) -> Extractor:
    return extractor_with(load_lexicon(), ModelReader("reader-1", model, ahead, readings))


def claimants(db: str) -> dict[str, str | None]:
    with reading(db) as connection:
        return {it.doc: it.claimant for it in find_claims(connection, Query())}


def test_many_documents_are_under_way_and_come_in_their_order(db: str) -> None:
    model, told = Model(), []
    seen: list[int] = []

    def progress(outcome: Outcome) -> None:
        told.append(outcome.origin)
        seen.append(len(model.asked))

    assert ingest_documents(documents(*range(20, 26)), db, extractor(model), progress) == Report(
        added=6, claims=6
    )
    assert told == [f"news-{number}.txt" for number in range(20, 26)]
    assert seen == [3, 4, 5, 6, 6, 6]
    assert set(claimants(db).values()) == {"Okvari Front"}


def test_a_document_without_an_answer_is_recorded_and_the_rest_goes_on(db: str) -> None:
    model = Model({21: UnansweredError("HTTP 500, 5 times")})
    assert ingest_documents(documents(20, 21, 22), db, extractor(model)) == Report(
        added=2, failed=1, claims=2
    )
    with reading(db) as connection:
        (failure,) = list_failures(connection)
        assert (failure.origin, failure.reason) == ("news-21.txt", "HTTP 500, 5 times; read it again later")
    again = Model()
    assert ingest_documents(documents(20, 21, 22), db, extractor(again)) == Report(
        added=1, unchanged=2, claims=1
    )
    assert again.asked == ["news-21"]


def test_an_interrupt_keeps_what_was_finished_and_the_answers_that_had_come(db: str) -> None:
    model = Model({21: KeyboardInterrupt(), 23: None})
    with pytest.raises(KeyboardInterrupt):
        ingest_documents(documents(20, 21, 22, 23, 24), db, extractor(model, ahead=4))
    assert claimants(db) == {"news-20": "Okvari Front"}
    again = Model()
    assert ingest_documents(documents(20, 21, 22, 23, 24), db, extractor(again)) == Report(
        added=4, unchanged=1, claims=4
    )
    assert again.asked == ["news-21", "news-23"]  # the answers on 22 and 24 had come


def test_where_no_prompt_will_be_answered_the_run_ends(db: str) -> None:
    model = Model({21: EndpointError("HTTP 401")})
    with pytest.raises(EndpointError):
        ingest_documents(documents(20, 21, 22), db, extractor(model))
    assert claimants(db) == {"news-20": "Okvari Front"}


def test_one_text_from_two_places_is_read_once_as_its_first_printing_tells(db: str) -> None:
    first, other = (Document("news-20", SAYS.format(20), it, origin=it) for it in ("a", "b"))
    report = ingest_documents([first, other, first], db, extractor(Model()))
    assert (report.added, report.reprinted, report.unchanged, report.failed) == (1, 1, 1, 0)
    with reading(db) as connection:
        assert len(list_documents(connection)) == 1
    later, third = Model(), Document("news-20", SAYS.format(20), "c", origin="c")
    assert ingest_documents([third], db, extractor(later)).reprinted == 1
    assert later.asked == []


def test_another_reader_reads_again_and_finds_its_answers_kept(db: str) -> None:
    model = Model()
    ingest_documents(documents(20), db, extractor(model))
    assert ingest_documents(documents(20), db, extractor_with(load_lexicon(), None)).updated == 1
    assert claimants(db) == {"news-20": "mayor"}
    assert ingest_documents(documents(20), db, extractor(model)).updated == 1
    assert claimants(db) == {"news-20": "Okvari Front"}
    assert model.asked == ["news-20"]


NOBODY = json.dumps({"figures": [{"n": 1, "claimant": None}]})


def test_several_readings_are_kept_and_an_interrupt_costs_none_of_them(db: str) -> None:
    model = Model({(20, 2): NOBODY, (20, 3): NOBODY, (22, 3): KeyboardInterrupt()})
    with pytest.raises(KeyboardInterrupt):
        ingest_documents(documents(20, 21, 22), db, extractor(model, readings=3))
    assert claimants(db) == {"news-20": None, "news-21": "Okvari Front"}
    again = Model()
    report = ingest_documents(documents(20, 21, 22), db, extractor(again, readings=3))
    assert (report.added, report.unchanged) == (1, 2)
    assert (again.asked, again.readings) == (["news-22"], [3])


def test_one_reading_without_an_answer_costs_no_document(db: str) -> None:
    failure = UnansweredError("HTTP 500, 5 times")
    model = Model({(20, 1): failure, (20, 2): NOBODY, (21, 1): failure, (21, 2): failure})
    report = ingest_documents(documents(20, 21), db, extractor(model, readings=2))
    assert (report.added, report.failed) == (1, 1)
    assert claimants(db) == {"news-20": None}
    again = Model()
    ingest_documents(documents(20, 21), db, extractor(again, readings=2))
    assert (again.asked, again.readings) == (["news-20", "news-21", "news-21"], [1, 1, 2])


MISSING = [{(20, 1): UnansweredError("HTTP 500")}, {(20, 2): UnansweredError("HTTP 500")}]


@pytest.mark.parametrize("answers", MISSING, ids=["the first", "the last"])
def test_a_reading_that_is_missing_is_asked_for_until_it_has_come(
    db: str, answers: Mapping[Any, Answer]
) -> None:
    silent = Model(answers)
    assert ingest_documents(documents(20), db, extractor(silent, readings=2)).added == 1
    for _ in range(2):
        assert ingest_documents(documents(20), db, extractor(silent, readings=2)) == Report(unchanged=1)
    with reading(db) as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM extraction").scalar() == 1
    ((_, missing),) = answers
    assert silent.readings == [1, 2, missing, missing]
    better = Model()
    assert ingest_documents(documents(20), db, extractor(better, readings=2)).updated == 1
    assert better.readings == [missing]
    assert ingest_documents(documents(20), db, extractor(better, readings=2)) == Report(unchanged=1)
    assert better.readings == [missing]


def test_what_a_document_says_of_itself_is_kept_while_a_reading_is_missing(db: str) -> None:
    silent = Model({(20, 2): UnansweredError("HTTP 500")})
    (document,) = documents(20)
    ingest_documents([document], db, extractor(silent, readings=2))
    told = replace(document, author="A. Writer")
    assert ingest_documents([told], db, extractor(silent, readings=2)).updated == 1
    with reading(db) as connection:
        assert [it.author for it in list_documents(connection)] == ["A. Writer"]


@contextmanager
def serving(behave: Callable[[BaseHTTPRequestHandler, bytes], None]) -> Iterator[str]:
    """The address of an endpoint that does so with the body of each request."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            behave(self, self.rfile.read(int(self.headers["content-length"])))

        def log_message(self, format: str, *args: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/v1"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def say(handler: BaseHTTPRequestHandler, status: int, content: str) -> None:
    body = json.dumps({"choices": [{"message": {"content": content}}]}).encode()
    handler.send_response(status)
    handler.send_header("content-length", str(len(body)))
    handler.end_headers()
    handler.wfile.write(body)


WILD = {"n": 1, "figure": "1,000,000", "low": 10**6, "metric": "votes", "places": ["Atlantis"]}
WRONG = {
    "not there": json.dumps({"figures": [WILD | {"words": {"metric": "votes", "places": "in Atlantis"}}]}),
    "other numbers": json.dumps({"figures": [{"n": 7, "metric": "votes"}, {"n": -1}, {"n": "x"}]}),
    "cut off": ANSWER[:-30],
    "no JSON": "{'figures': [{'n': 1}]}",
    "a refusal": "I cannot help with that.",
    "other types": json.dumps({"figures": [{"n": 1, "metric": 3, "places": "x", "words": 5}], "printed": []}),
    "nothing": "",
}


@pytest.mark.parametrize("content", WRONG.values(), ids=WRONG.keys())
def test_whatever_a_model_says_no_claim_is_lost_and_none_is_without_its_words(
    tmp_path: Path, content: str
) -> None:
    def behave(handler: BaseHTTPRequestHandler, _: bytes) -> None:
        say(handler, 200, content)

    db = str(tmp_path / "claims.db")
    with serving(behave) as url, Asker(Endpoint(url, "reader-1", pause=0.0)) as asker:
        model = ModelReader("reader-1", asker.begin, 2)
        report = ingest_documents(documents(20, 21), db, extractor_with(load_lexicon(), model))
    assert report == Report(added=2, claims=2)
    with reading(db) as connection:
        found = find_claims(connection, Query())
        (stretch,) = stretches_of(next(documents(20)), load_lexicon())
        key = stretch.prompts[0].key
        assert find_answers(connection, "reader-1", [key])[key].text == content
    for claim in found:
        assert (claim.metric, claim.figure, claim.places) == ("killed", claim.quote[14:16], ("Korvat",))
        assert claim.claimant is None or claim.claimant in claim.quote


def test_half_of_the_requests_that_fail_cost_no_document(tmp_path: Path) -> None:
    tries: dict[str, int] = {}

    def behave(handler: BaseHTTPRequestHandler, received: bytes) -> None:
        system, user = (it["content"] for it in json.loads(received)["messages"])
        key = key_of(system, user)
        tries[key] = tries.get(key, 0) + 1
        say(handler, 200 if tries[key] % 2 == 0 else 503, ANSWER)

    db = str(tmp_path / "claims.db")
    with serving(behave) as url, Asker(Endpoint(url, "reader-1", pause=0.0)) as asker:
        model = ModelReader("reader-1", asker.begin, 8)
        report = ingest_documents(documents(*range(20, 40)), db, extractor_with(load_lexicon(), model))
    assert report == Report(added=20, claims=20)
    assert set(tries.values()) == {2}
