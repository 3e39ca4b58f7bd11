"""Ask many prompts at a time, with the manners that an endpoint expects of a guest.

No more requests at once than allowed; one that fails for a reason that may pass is asked again after a while,
longer each time, or as long as the endpoint says; a form that it refuses is not tried on it again. Where
nothing works at all, asking ends. The requests run in a thread of their own, so that whoever waits for them
can be interrupted at any moment.
"""

import asyncio
import logging
import random
import threading
from collections.abc import Sequence
from concurrent.futures import Future
from datetime import UTC, datetime
from types import TracebackType
from typing import Self

import httpx

from claims.endpoint.chat_exchange import (
    ClosedError,
    ExchangeError,
    FormError,
    PassingError,
    PromptError,
    Reply,
    exchange,
)
from claims.endpoint.endpoint_settings import Endpoint
from claims.endpoint.request_forms import body_of, forms_of
from claims.endpoint.spending import Spending, cost_of, count_tokens
from claims.errors import EndpointError
from claims.model import ModelAnswer
from claims.reader.model_answer import read_answer
from claims.reader.prompt import prompt_version
from claims.reader.reading_types import Prompt, UnansweredError

LOG = logging.getLogger("claims")
_LONGEST_PAUSE = 60.0  # seconds
_IN_A_ROW = 5  # prompts without an answer, one after the other, after which asking ends
_TURNS = 5  # of the loop: what was begun gets to where it can be given up without a complaint
_UNREADABLE = 2  # times that an answer is asked for of which nothing can be read


class Asker:
    """Asks an endpoint. A context: on leaving it, what was not answered yet is given up."""

    def __init__(self, endpoint: Endpoint) -> None:
        self.endpoint = endpoint
        self.spending = Spending(cost=cost_of(endpoint, 0, 0))
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="asker", daemon=True)
        self._room = asyncio.Semaphore(endpoint.parallel)
        self._client: httpx.AsyncClient | None = None
        self._refused: set[str] = set()  # forms that the endpoint does not take
        self._failed = 0  # prompts in a row
        self._closed: EndpointError | None = None
        self._under_way: dict[str, Future[ModelAnswer]] = {}  # by the key of the answer

    def __enter__(self) -> Self:
        # A proxy is no part of this machine: what goes to an endpoint here goes there and nowhere else.
        self._client = httpx.AsyncClient(
            timeout=self.endpoint.timeout, trust_env=not self.endpoint.is_local, follow_redirects=False
        )
        self._thread.start()
        if not self.endpoint.is_local:
            LOG.warning("the texts leave this machine: they go to %s", self.endpoint.url)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        asyncio.run_coroutine_threadsafe(self._end(), self._loop).result()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    async def _end(self) -> None:
        for _ in range(_TURNS):
            await asyncio.sleep(0)
        current = asyncio.current_task()
        waiting = [it for it in asyncio.all_tasks() if it is not current]
        for task in waiting:
            task.cancel()
        await asyncio.gather(*waiting, return_exceptions=True)
        if self._client is not None:
            await self._client.aclose()

    def begin(self, prompts: Sequence[Prompt]) -> list[Future[ModelAnswer]]:
        """Begin to ask; the answers come in time, in any order. What is under way already is not asked again:
        a further reading of a prompt is.

        A future raises UnansweredError for a prompt that has no answer, EndpointError where no prompt will.
        """
        return [self._under_way.get(it.answer_key) or self._begun(it) for it in prompts]

    def _begun(self, prompt: Prompt) -> Future[ModelAnswer]:
        answer = asyncio.run_coroutine_threadsafe(self._ask(prompt), self._loop)
        key = prompt.answer_key
        self._under_way[key] = answer
        answer.add_done_callback(lambda _: self._under_way.pop(key, None))
        return answer

    async def _ask(self, prompt: Prompt) -> ModelAnswer:
        async with self._room:
            if self._closed is not None:
                raise self._closed
            try:
                reply = await self._reply(prompt)
            except ClosedError as error:
                raise self._close(str(error)) from error
            except ExchangeError as error:
                self._failed += not isinstance(error, PromptError)
                if self._failed >= _IN_A_ROW:
                    raise self._close(str(error)) from error
                raise UnansweredError(f"no answer from {self.endpoint.url}: {error}") from error
        self._failed = 0
        sent, got = self._count(prompt, reply)
        made = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        key = prompt.answer_key
        return ModelAnswer(key, self.endpoint.model, prompt_version(), reply.text, sent, got, made)

    def _close(self, reason: str) -> EndpointError:
        """Ask nothing more: the error that every prompt gets from now on."""
        self._closed = EndpointError(
            f"{self.endpoint.url} (model {self.endpoint.model}): {reason}; what was read is kept, "
            "the same command goes on from there"
        )
        return self._closed

    async def _reply(self, prompt: Prompt) -> Reply:
        """A reply of which something can be read, or the last of those that could not be."""
        reply = await self._patient(prompt)
        for _ in range(_UNREADABLE - 1):
            if read_answer(reply.text).figures:
                break
            self._count(prompt, reply)
            reply = await self._patient(prompt)
        return reply

    async def _patient(self, prompt: Prompt) -> Reply:
        """A reply, however often it has to be asked for. Raises ExchangeError where none comes."""
        for number in range(1, self.endpoint.tries + 1):
            try:
                return await self._in_some_form(prompt)
            except PassingError as error:
                if number == self.endpoint.tries:
                    raise PassingError(f"{error}, {number} times") from error
                await asyncio.sleep(error.wait if error.wait is not None else self._pause(number))
        raise AssertionError("the last try returns or raises")

    def _pause(self, number: int) -> float:
        """The seconds to wait after that many tries; not the same for all who wait."""
        longest = self.endpoint.pause * 2.0 ** (number - 1)
        return min(_LONGEST_PAUSE, longest) * random.uniform(0.5, 1)

    async def _in_some_form(self, prompt: Prompt) -> Reply:
        """A reply to the strictest form that the endpoint takes."""
        assert self._client is not None
        forms = [it for it in forms_of(prompt) if it not in self._refused]
        for at, form in enumerate(forms):
            try:
                reply = await exchange(self._client, self.endpoint, body_of(self.endpoint, prompt, form))
            except FormError:
                if form == forms[-1]:
                    raise
                continue
            self._refused.update(forms[:at])
            return reply
        raise AssertionError("the last form returns or raises")

    def _count(self, prompt: Prompt, reply: Reply) -> tuple[int, int]:
        """Count a reply, and return its tokens, those sent and those received."""
        sent = reply.tokens_in
        sent = count_tokens(prompt.system + prompt.user) if sent is None else sent
        got = count_tokens(reply.text) if reply.tokens_out is None else reply.tokens_out
        spent = self.spending
        total_in, total_out = spent.tokens_in + sent, spent.tokens_out + got
        cost = cost_of(self.endpoint, total_in, total_out)
        self.spending = Spending(spent.requests + 1, total_in, total_out, spent.known, cost)
        return sent, got
