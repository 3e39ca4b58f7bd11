"""A document is begun, and finished when its answers have come; many are begun before one is finished."""

from collections.abc import Sequence
from concurrent.futures import Future

import pytest

from claims.errors import InputError
from claims.extract import long_text
from claims.extract.claim import extract_claims
from claims.lexicon import load_lexicon
from claims.model import Document, ModelAnswer, Vote, answer_key
from claims.reader.pending_reading import ModelReader, answers_at_once, begun_ahead, stretches_of
from claims.reader.prompt import prompt_version
from claims.reader.reading_types import Prompt, UnansweredError

LEXICON = load_lexicon()
NEWS = Document("news", "Gunmen killed 20 people in Korvat, the mayor said.", origin="news.txt")
LONG = Document("long", " ".join(f"In house {n} the clerk saw {n + 100} men." for n in range(120)))
ANSWER = '{"figures": [{"n": 1, "claimant": null}]}'


class Asked:
    """Answers in time: what a test makes of the futures."""

    def __init__(self) -> None:
        self.futures: list[Future[ModelAnswer | None]] = []
        self.prompts: list[Prompt] = []

    def __call__(self, prompts: Sequence[Prompt]) -> list[Future[ModelAnswer | None]]:
        futures: list[Future[ModelAnswer | None]] = [Future() for _ in prompts]
        self.futures += futures
        self.prompts += prompts
        return futures


def answer(key: str) -> ModelAnswer:
    return ModelAnswer(key, "reader-1", "abc", ANSWER, 10, 2, "2026-01-01T00:00:00Z")


def keys_of(document: Document) -> list[str]:
    return [prompt.key for it in stretches_of(document, LEXICON) for prompt in it.prompts]


def test_a_very_long_text_is_read_as_the_rules_read_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(long_text, "PART", 1000)
    pending = ModelReader("m", answers_at_once({})).begin(LONG, LEXICON)
    assert len(pending.stretches) > 2
    found, ruled = pending.claims(), extract_claims(LONG, LEXICON)
    assert [(it.start, it.figure, it.metric) for it in found] == [
        (it.start, it.figure, it.metric) for it in ruled
    ]


def test_the_answers_of_a_recording_have_come_at_once() -> None:
    (key,) = keys_of(NEWS)
    pending = ModelReader("m", answers_at_once({key: ANSWER})).begin(NEWS, LEXICON)
    assert [it.claimant for it in pending.claims()] == [None]
    (given,) = pending.given()
    assert given is not None
    assert (given.key, given.text, given.prompt) == (key, ANSWER, prompt_version())


def test_what_a_recording_does_not_have_stays_as_the_rules_read_it() -> None:
    pending = ModelReader("m", answers_at_once({})).begin(NEWS, LEXICON)
    assert [it.claimant for it in pending.claims()] == ["mayor"]
    assert pending.given() == [None]


def test_what_was_answered_before_is_not_asked_again() -> None:
    asked = Asked()
    reader = ModelReader("m", asked)
    first, *others = keys_of(LONG)
    assert others
    pending = reader.begin(LONG, LEXICON, lambda keys: {first: answer(first)})
    assert [it.key for it in asked.prompts] == others
    assert pending.given() == [answer(first), *[None] * len(others)]


def test_a_prompt_without_an_answer_fails_for_its_document_and_keeps_the_others() -> None:
    asked = Asked()
    pending = ModelReader("m", asked).begin(LONG, LEXICON)
    good, bad, *rest = asked.futures
    good.set_result(answer("a"))
    bad.set_exception(UnansweredError("HTTP 500"))
    for future in rest:
        future.cancel()
    with pytest.raises(InputError, match="long: HTTP 500; read it again later"):
        pending.claims()
    assert pending.given() == [answer("a"), None, *[None] * len(rest)]


def test_a_text_without_figures_asks_nothing() -> None:
    asked = Asked()
    pending = ModelReader("m", asked).begin(Document("quiet", "Nothing was counted."), LEXICON)
    assert (pending.claims(), pending.given(), asked.prompts) == ([], [], [])


@pytest.mark.parametrize(("ahead", "begun"), [(0, 1), (1, 1), (3, 3), (9, 4)])
def test_no_more_are_begun_than_allowed(ahead: int, begun: int) -> None:
    started: list[int] = []

    def begin(number: int) -> int:
        started.append(number)
        return number

    given = begun_ahead(range(4), begin, ahead)
    assert next(given) == 0
    assert len(started) == begun
    assert list(given) == [1, 2, 3]


def test_a_further_reading_is_asked_for_by_itself() -> None:
    asked = Asked()
    ModelReader("m", asked, readings=3).begin(NEWS, LEXICON)
    assert [it.reading for it in asked.prompts] == [1, 2, 3]
    assert len({it.key for it in asked.prompts}) == 1
    first, second, third = (it.answer_key for it in asked.prompts)
    assert (first, len({first, second, third})) == (asked.prompts[0].key, 3)
    again = Asked()
    ModelReader("m", again, readings=3).begin(NEWS, LEXICON, lambda keys: {it: answer(it) for it in keys[:2]})
    assert [it.answer_key for it in again.prompts] == [third]


def test_how_often_is_asked_is_part_of_what_was_asked() -> None:
    assert ModelReader("m", Asked()).contract == prompt_version()
    assert ModelReader("m", Asked(), readings=3).contract == f"{prompt_version()} x3"


@pytest.mark.parametrize("failing", [0, 1, 2])
def test_where_a_reading_fails_the_others_decide_and_a_line_says_so(
    failing: int, caplog: pytest.LogCaptureFixture
) -> None:
    asked = Asked()
    pending = ModelReader("m", asked, readings=3).begin(NEWS, LEXICON)
    for number, future in enumerate(asked.futures):
        if number == failing:
            future.set_exception(UnansweredError("HTTP 500"))
        else:
            future.set_result(answer(str(number)))
    (claim,) = pending.claims()
    assert claim.claimant is None
    assert {it.vote for it in claim.evidence if it.field == "claimant"} == {Vote(2, 2)}
    assert caplog.messages == ["news.txt: 1 of 3 answers are missing, the others decide: HTTP 500"]
    assert pending.given()[failing] is None
    assert pending.silent() == 0
    with pytest.raises(InputError, match=r"news.txt: HTTP 500; read it again later"):
        pending.wait()


def test_where_all_readings_fail_the_document_does() -> None:
    asked = Asked()
    pending = ModelReader("m", asked, readings=2).begin(NEWS, LEXICON)
    for future in asked.futures:
        future.set_exception(UnansweredError("HTTP 500"))
    with pytest.raises(InputError, match="HTTP 500; read it again later"):
        pending.claims()


def test_a_part_that_one_reading_does_not_answer_is_decided_by_the_others(
    caplog: pytest.LogCaptureFixture,
) -> None:
    first, *others = keys_of(LONG)
    told = {first: ANSWER} | {answer_key(it, 2): ANSWER for it in (first, *others)}
    pending = ModelReader("m", answers_at_once(told), readings=2).begin(LONG, LEXICON)
    found = pending.claims()
    assert found[0].claimant is None
    assert {it.vote for it in found[0].evidence if it.field == "claimant"} == {Vote(2, 2)}
    missing = f"{len(others)} of {2 * len(others) + 2} answers are missing"
    assert [missing in it for it in caplog.messages] == [True]
