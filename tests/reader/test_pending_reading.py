"""A document is begun, and finished when its answers have come; many are begun before one is finished."""

from collections.abc import Sequence
from concurrent.futures import Future

import pytest

from claims.errors import InputError
from claims.extract import long_text
from claims.extract.claim import extract_claims
from claims.lexicon import load_lexicon
from claims.model import Document, ModelAnswer
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
