"""An endpoint is asked with manners, and whatever it does ends in an answer or in one line."""

import json
import threading
from collections.abc import Callable
from typing import Any

import pytest

from claims.endpoint.asker import Asker
from claims.endpoint.endpoint_settings import Endpoint
from claims.errors import EndpointError
from claims.reader.reading_types import Prompt, UnansweredError

Serve = Callable[..., tuple[Endpoint, Any]]
GOOD = json.dumps({"figures": [{"n": 1, "metric": "killed", "words": {"metric": "killed"}}]})


def chat(content: Any, **more: Any) -> bytes:
    """The body of a response that says something."""
    return json.dumps({"choices": [{"message": {"role": "assistant", "content": content}}], **more}).encode()


def failure_of(endpoint: Endpoint, prompt: Prompt) -> str:
    """Why a prompt is not answered."""
    with Asker(endpoint) as asker, pytest.raises((UnansweredError, EndpointError)) as failure:
        asker.begin([prompt])[0].result()
    return str(failure.value)


def test_a_prompt_is_answered_as_it_came(serve: Serve, prompts: list[Prompt]) -> None:
    endpoint, seen = serve(chat(GOOD, usage={"prompt_tokens": 700, "completion_tokens": 30}))
    with Asker(endpoint) as asker:
        given = asker.begin(prompts[:1])[0].result()
        assert (given.key, given.model, given.text) == (prompts[0].key, "reader-1", GOOD)
        assert (given.tokens_in, given.tokens_out) == (700, 30)
        assert asker.spending == (1, 700, 30, 0, None)
    (request,) = seen.requests
    assert request["messages"] == prompts[0].messages
    assert (request["model"], request["temperature"], request["stream"]) == ("reader-1", 0, False)
    assert request["response_format"]["json_schema"]["schema"]["required"] == [
        "printed",
        "figures",
        "overlooked",
    ]


def test_what_is_under_way_is_not_asked_again(serve: Serve, prompts: list[Prompt]) -> None:
    go = threading.Event()

    def wait(handler: Any) -> None:
        go.wait(20)
        handler.send_response(200)
        handler.send_header("content-length", str(len(chat(GOOD))))
        handler.end_headers()
        handler.wfile.write(chat(GOOD))

    endpoint, seen = serve(wait)
    with Asker(endpoint) as asker:
        first, again = asker.begin([prompts[0], prompts[0]])
        (later,) = asker.begin(prompts[:1])
        other = asker.begin(prompts[1:2])[0]
        go.set()
        assert first.result() == again.result() == later.result()
        assert other.result().key == prompts[1].key
        assert asker.begin(prompts[:1])[0].result().text == GOOD  # it was answered: nothing is under way
    assert len(seen.requests) == 3


@pytest.mark.parametrize("count", [None, "700", True, -1, 10**30, 1.5])
def test_a_count_that_is_none_is_estimated(serve: Serve, prompts: list[Prompt], count: Any) -> None:
    endpoint, _ = serve(chat(GOOD, usage={"prompt_tokens": count, "completion_tokens": count}))
    with Asker(endpoint) as asker:
        given = asker.begin(prompts[:1])[0].result()
    assert 2000 < given.tokens_in < 5000
    assert given.tokens_out == len(GOOD) // 4 + 1


def test_what_is_not_counted_is_estimated_and_costs(serve: Serve, prompts: list[Prompt]) -> None:
    endpoint, _ = serve(chat(GOOD), price_in=2.0, price_out=10.0)
    with Asker(endpoint) as asker:
        asker.begin(prompts[:1])[0].result()
        sent, got = asker.spending.tokens_in, asker.spending.tokens_out
        assert 2000 < sent < 5000
        assert asker.spending.cost == pytest.approx((2 * sent + 10 * got) / 1_000_000)
        assert "cost: 0.01" in str(asker.spending)


@pytest.mark.parametrize(
    "trouble",
    [(429,), (500,), (503, {"retry-after": "0"}), (529, {"retry-after": "soon"}), (408,), "closing",
     "cut off", b"no JSON", b'{"choices": []}', b"[1]", b'{"choices": [{"message": "hello"}]}',
     b"[" * 100_000],
    ids=lambda it: str(it)[:40],
)  # fmt: skip
def test_what_may_pass_is_asked_again(serve: Serve, prompts: list[Prompt], trouble: Any) -> None:
    endpoint, seen = serve(trouble, trouble, chat(GOOD))
    with Asker(endpoint) as asker:
        assert asker.begin(prompts[:1])[0].result().text == GOOD
    assert len(seen.requests) == 3


@pytest.mark.parametrize(
    ("trouble", "says"),
    [
        ((429,), "HTTP 429, 3 times"),
        ((500, {}, b'{"error": {"message": "out of\\nmemory"}}'), "HTTP 500 (out of memory), 3 times"),
        ((502, {}, b'{"error": "bad"}'), "HTTP 502 (bad), 3 times"),
        ("closing", "broke off"),
        ("cut off", "broke off"),
        (b"{}", "what it sent is no answer of a chat API, 3 times"),
        ("dripping", "no answer within 0.3 seconds, 3 times"),
        ("endless", "its answer is too long"),
        ((413, {}, b'{"detail": "x"}'), "HTTP 413"),
    ],
    ids=lambda it: str(it)[:40],
)
def test_what_does_not_pass_fails_for_its_prompt_in_one_line(
    serve: Serve, prompts: list[Prompt], trouble: Any, says: str
) -> None:
    endpoint, _ = serve(trouble, tries=3, timeout=0.3 if trouble == "dripping" else 20)
    told = failure_of(endpoint, prompts[0])
    assert told.startswith(f"no answer from {endpoint.url}: ")
    assert says in told
    assert told.isprintable()


@pytest.mark.parametrize(
    ("trouble", "says"),
    [
        ((401, {}, b'{"error": {"message": "Incorrect key secret-7"}}'), "HTTP 401 (Incorrect key ***)"),
        ((403,), "HTTP 403"),
        ((404, {}, b'{"error": "model not found"}'), "HTTP 404 (model not found)"),
        ((302, {"location": "http://example.org/"}), "HTTP 302"),
    ],
    ids=lambda it: str(it)[:40],
)
def test_what_no_prompt_can_mend_ends_asking(
    serve: Serve, prompts: list[Prompt], trouble: Any, says: str
) -> None:
    endpoint, seen = serve(trouble, key="secret-7", parallel=1)
    with Asker(endpoint) as asker:
        for future in asker.begin(prompts[:3]):
            with pytest.raises(EndpointError) as failure:
                future.result()
            assert says in str(failure.value)
            assert "secret-7" not in str(failure.value)
    assert len(seen.requests) == 1


def test_an_endpoint_that_never_answers_is_asked_no_more(serve: Serve, prompts: list[Prompt]) -> None:
    endpoint, seen = serve((500,), tries=2, parallel=1)
    with Asker(endpoint) as asker:
        raised = [type(it.exception()) for it in asker.begin(prompts)]
    assert raised == [UnansweredError] * 4 + [EndpointError] * (len(prompts) - 4)
    assert len(seen.requests) == 10


def test_one_that_is_not_there_is_told(prompts: list[Prompt]) -> None:
    endpoint = Endpoint("http://127.0.0.1:9/v1", "reader-1", pause=0.0, tries=2)
    assert "cannot be reached, 2 times" in failure_of(endpoint, prompts[0])


def test_a_form_that_is_refused_is_not_tried_again(serve: Serve, prompts: list[Prompt]) -> None:
    endpoint, seen = serve((400,), (400,), chat(GOOD), parallel=1)
    with Asker(endpoint) as asker:
        assert [it.result().text for it in asker.begin(prompts[:2])] == [GOOD, GOOD]
    kinds = [it.get("response_format", {}).get("type") for it in seen.requests]
    assert kinds == ["json_schema", "json_object", None, None]


def test_the_barest_form_knows_no_temperature(serve: Serve, prompts: list[Prompt]) -> None:
    endpoint, seen = serve((422,), (422,), (422,), chat(GOOD))
    with Asker(endpoint) as asker:
        asker.begin(prompts[:1])[0].result()
    assert set(seen.requests[-1]) == {"model", "messages", "stream", "max_completion_tokens"}


def test_an_endpoint_that_takes_no_form_fails_for_the_prompt(serve: Serve, prompts: list[Prompt]) -> None:
    endpoint, seen = serve((400, {}, b'{"error": {"message": "too many tokens"}}'))
    assert "HTTP 400 (too many tokens)" in failure_of(endpoint, prompts[0])
    assert len(seen.requests) == 4


@pytest.mark.parametrize("unreadable", ["I cannot help with that.", "", '{"figures": 3}', None])
def test_an_answer_that_cannot_be_read_is_asked_for_twice_and_kept(
    serve: Serve, prompts: list[Prompt], unreadable: str | None
) -> None:
    endpoint, seen = serve(chat(unreadable))
    with Asker(endpoint) as asker:
        assert asker.begin(prompts[:1])[0].result().text == (unreadable or "")
        assert asker.spending.requests == len(seen.requests) == 2


def test_a_content_in_pieces_and_a_refusal_are_texts(serve: Serve, prompts: list[Prompt]) -> None:
    pieces = [{"type": "text", "text": GOOD[:9]}, {"type": "text", "text": GOOD[9:]}, 3, {"text": None}]
    refusal = json.dumps({"choices": [{"message": {"content": None, "refusal": GOOD}}]}).encode()
    endpoint, _ = serve(chat(pieces), refusal, parallel=1)
    with Asker(endpoint) as asker:
        assert [it.result().text for it in asker.begin(prompts[:2])] == [GOOD, GOOD]


def test_no_more_are_asked_at_once_than_allowed(serve: Serve, prompts: list[Prompt]) -> None:
    gate = threading.Barrier(3, timeout=20)

    def together(handler: Any) -> None:
        gate.wait()
        body = chat(GOOD)
        handler.send_response(200)
        handler.send_header("content-length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)

    endpoint, seen = serve(together, parallel=3)
    with Asker(endpoint) as asker:
        assert len([it.result() for it in asker.begin(prompts[:9])]) == 9
    assert seen.most_at_once == 3


def test_who_leaves_waits_for_nothing(serve: Serve, prompts: list[Prompt]) -> None:
    stop = threading.Event()
    endpoint, seen = serve(lambda handler: stop.wait(60))
    with Asker(endpoint) as asker:
        futures = asker.begin(prompts)
    assert all(it.cancelled() for it in futures)
    assert seen.at_once == len(seen.requests)  # none was answered
    stop.set()


def test_the_key_is_sent_and_told_nowhere(
    serve: Serve, prompts: list[Prompt], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(0)
    endpoint, seen = serve(chat(f"{GOOD} secret-7"), key="secret-7")
    with Asker(endpoint) as asker:
        given = asker.begin(prompts[:1])[0].result()
    assert seen.headers[0]["authorization"] == "Bearer secret-7"
    for told in (given.text, repr(endpoint), repr(asker.__dict__), caplog.text):
        assert "secret-7" not in told


def test_leaving_this_machine_is_told(caplog: pytest.LogCaptureFixture) -> None:
    with Asker(Endpoint("https://models.example.org/v1", "reader-1")):
        pass
    assert "leave this machine: they go to https://models.example.org/v1" in caplog.text
    caplog.clear()
    with Asker(Endpoint("http://127.0.0.1:9/v1", "reader-1")):
        pass
    assert caplog.text == ""


def test_a_further_reading_is_another_answer_drawn_at_a_temperature(
    serve: Serve, prompts: list[Prompt]
) -> None:
    readings = [prompts[0]._replace(reading=it) for it in (1, 2, 3)]
    endpoint, seen = serve(chat(GOOD))
    with Asker(endpoint) as asker:
        given = [it.result() for it in asker.begin(readings)]
        assert asker.spending.requests == 3
    assert [it.key for it in given] == [it.answer_key for it in readings]
    drawn = sorted((it.get("seed", 0), it["temperature"]) for it in seen.requests)
    assert drawn == [(0, 0), (2, 0.7), (3, 0.7)]
    assert all(it["messages"] == prompts[0].messages for it in seen.requests)


def test_a_seed_that_is_refused_costs_the_first_reading_nothing(serve: Serve, prompts: list[Prompt]) -> None:
    further = [it._replace(reading=2) for it in prompts[:2]]
    endpoint, seen = serve((400,), chat(GOOD), parallel=1)
    with Asker(endpoint) as asker:
        for prompt in (*further, prompts[0]):
            assert asker.begin([prompt])[0].result().text == GOOD
    assert {it["response_format"]["type"] for it in seen.requests} == {"json_schema"}
    drawn = [(it.get("seed"), it["temperature"]) for it in seen.requests]
    assert drawn == [(2, 0.7), (None, 0.7), (None, 0.7), (None, 0)]
