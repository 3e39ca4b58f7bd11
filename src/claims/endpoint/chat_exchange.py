"""One request to a chat API, and what came of it: a reply, or why there is none.

Whatever an endpoint sends is a stranger's: it is read up to a limit, and told in one short line without the
key.
"""

import asyncio
import json
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from math import isfinite
from typing import Any, NamedTuple

import httpx

from claims.endpoint.endpoint_settings import Endpoint

_LONGEST = 8_000_000  # bytes of a response
_MOST_TOKENS = 100_000_000  # of one request
_TOLD = 200  # characters of what an endpoint says of an error
_LONGEST_WAIT = 120.0  # seconds that an endpoint can ask us to wait
_PASSING = frozenset((408, 409, 425, 429))  # and those from 500: it may be otherwise in a while
_OTHERWISE = frozenset((400, 415, 422))  # asked in another form, it may do
_OF_THE_TEXT = frozenset((413,))  # too long: another text may do


class Reply(NamedTuple):
    """What a model said, as it came."""

    text: str
    tokens_in: int | None  # None: the endpoint does not count
    tokens_out: int | None


class ExchangeError(Exception):
    """Why a request has no reply, in one line."""


class PassingError(ExchangeError):
    """It may have one in a while: the endpoint is busy, slow or gone."""

    def __init__(self, reason: str, wait: float | None = None) -> None:
        super().__init__(reason)
        self.wait = wait  # seconds that the endpoint asks for


class FormError(ExchangeError):
    """It may have one in another form."""


class PromptError(ExchangeError):
    """It will have none; another prompt may."""


class ClosedError(ExchangeError):
    """No request will have one: the key, the address or the model is wrong."""


async def exchange(client: httpx.AsyncClient, endpoint: Endpoint, body: Mapping[str, Any]) -> Reply:
    """Ask once, for no longer than the endpoint's time limit. Raises ExchangeError where no reply came."""
    content = json.dumps(body).encode()  # escaped, so that half a character in a text does no harm
    try:
        async with (
            asyncio.timeout(endpoint.timeout),
            client.stream("POST", endpoint.chat_url, content=content, headers=_headers(endpoint)) as response,
        ):
            received = await _received(response)
    except (TimeoutError, httpx.TimeoutException) as error:
        raise PassingError(f"no answer within {endpoint.timeout:g} seconds") from error
    except httpx.InvalidURL as error:
        raise ClosedError("is no address") from error
    except httpx.ConnectError as error:
        raise PassingError("cannot be reached") from error
    except httpx.HTTPError as error:
        raise PassingError(f"broke off ({type(error).__name__})") from error
    if not response.is_success:
        raise _failure(response, received, endpoint)
    return _reply(received, endpoint)


def _headers(endpoint: Endpoint) -> dict[str, str]:
    plain = {"content-type": "application/json", "accept-encoding": "identity"}
    return plain | ({"authorization": f"Bearer {endpoint.key}"} if endpoint.key else {})


async def _received(response: httpx.Response) -> bytes:
    received = bytearray()
    async for piece in response.aiter_bytes():
        received += piece
        if len(received) > _LONGEST:
            raise PromptError("its answer is too long")
    return bytes(received)


def _failure(response: httpx.Response, received: bytes, endpoint: Endpoint) -> ExchangeError:
    code = response.status_code
    reason = f"HTTP {code}{_said(received, endpoint)}"
    if code in _PASSING or code >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return PassingError(reason, _wait(response.headers.get("retry-after")))
    if code in _OTHERWISE:
        return FormError(reason)
    return PromptError(reason) if code in _OF_THE_TEXT else ClosedError(reason)


def _said(received: bytes, endpoint: Endpoint) -> str:
    """What the endpoint says of an error, in brackets."""
    told = _json(received)
    inner = told.get("error", told) if isinstance(told, dict) else None
    message = inner.get("message") if isinstance(inner, dict) else inner
    words = " ".join(without_key(message, endpoint).split()) if isinstance(message, str) else ""
    return f" ({''.join(filter(str.isprintable, words))[:_TOLD]})" if words else ""


def without_key(text: str, endpoint: Endpoint) -> str:
    """A text that an endpoint sent, without the key that it may repeat."""
    return text.replace(endpoint.key, "***") if endpoint.key else text


def _wait(header: str | None) -> float | None:
    """The seconds to wait that a header `retry-after` asks for, as a number or a date."""
    if header is None:
        return None
    try:
        seconds = float(header)
    except ValueError:
        try:
            seconds = (parsedate_to_datetime(header) - datetime.now(UTC)).total_seconds()
        except (ValueError, TypeError):
            return None
    return min(max(seconds, 0.0), _LONGEST_WAIT) if isfinite(seconds) else None


def _json(received: bytes) -> Any:
    try:
        return json.loads(received)
    except (ValueError, RecursionError):
        return None


def _reply(received: bytes, endpoint: Endpoint) -> Reply:
    """The reply in the body of a response. Raises PassingError for one that is none."""
    told = _json(received)
    try:
        message = told["choices"][0]["message"]
        said = message.get("content") or message.get("refusal") or ""
    except (TypeError, KeyError, IndexError, AttributeError) as error:
        raise PassingError("what it sent is no answer of a chat API") from error
    usage = told.get("usage")
    counted = usage if isinstance(usage, dict) else {}
    return Reply(
        without_key(_text(said), endpoint),
        _count(counted, "prompt_tokens"),
        _count(counted, "completion_tokens"),
    )


def _text(said: Any) -> str:
    """The content of a message: a text, or a list of pieces of it."""
    if isinstance(said, list):
        pieces = (it.get("text") for it in said if isinstance(it, dict))
        return "".join(it for it in pieces if isinstance(it, str))
    return said if isinstance(said, str) else ""


def _count(usage: Mapping[str, Any], name: str) -> int | None:
    count = usage.get(name)
    is_count = isinstance(count, int) and not isinstance(count, bool) and 0 <= count <= _MOST_TOKENS
    return count if is_count else None
