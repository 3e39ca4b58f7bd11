"""A recording stands in for the model that gave its answers."""

from http.client import HTTPConnection
from urllib.parse import urlsplit

import pytest

from claims.endpoint.asker import Asker
from claims.endpoint.endpoint_settings import Endpoint
from claims.endpoint.replaying_server import replaying
from claims.reader.reading_types import Prompt, UnansweredError


def test_prompts_get_the_answers_that_were_recorded(prompts: list[Prompt], good: str) -> None:
    first, second = prompts[:2]
    with replaying({first.key: good}) as url, Asker(Endpoint(url, "reader-1")) as asker:
        answered, unanswered = asker.begin([first, second])
        assert answered.result().text == good
        with pytest.raises(UnansweredError, match=f"the recording has no answer to {second.key[:12]}"):
            unanswered.result()


@pytest.mark.parametrize("body", [b"", b"no JSON", b'{"messages": []}', b'{"messages": [1, 2]}', b"[" * 9999])
def test_what_is_no_prompt_is_refused(body: bytes) -> None:
    with replaying({}) as url:
        connection = HTTPConnection(urlsplit(url).netloc, timeout=20)
        connection.request("POST", "/v1/chat/completions", body)
        assert connection.getresponse().status == 400
        connection.close()


def test_each_reading_gets_its_own_answer(prompts: list[Prompt], good: str) -> None:
    first, second, third = (prompts[0]._replace(reading=it) for it in (1, 2, 3))
    other = good.replace("killed", "wounded")
    answers = {first.answer_key: good, second.answer_key: other}
    with replaying(answers) as url, Asker(Endpoint(url, "reader-1")) as asker:
        given = asker.begin([first, second, third])
        assert [it.result().text for it in given[:2]] == [good, other]
        with pytest.raises(UnansweredError, match="the recording has no answer"):
            given[2].result()
