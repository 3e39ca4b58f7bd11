"""An endpoint on this machine that behaves as a test says, and prompts to ask it."""

import json
import socket
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Self

import pytest

from claims.endpoint.endpoint_settings import Endpoint
from claims.lexicon import load_lexicon
from claims.model import Document
from claims.reader.model_reader import read_by_rules
from claims.reader.reading_types import Prompt

GOOD = json.dumps({"figures": [{"n": 1, "metric": "killed", "words": {"metric": "killed"}}]})


def chat(content: Any, **more: Any) -> bytes:
    """The body of a response that says something."""
    return json.dumps({"choices": [{"message": {"role": "assistant", "content": content}}], **more}).encode()


class Behaviour:
    """What an endpoint does with each request, in order; the last of it again and again.

    A step is the body of a response; a status, with headers and a body if need be; a function of the handler;
    or the name of one of TROUBLES, or `good`.
    """

    def __init__(self, *steps: Any) -> None:
        self.steps = list(steps)
        self.requests: list[dict[str, Any]] = []
        self.headers: list[Mapping[str, str]] = []
        self.at_once = self.most_at_once = 0
        self.over = threading.Event()
        self._lock = threading.Lock()

    def __call__(self, handler: BaseHTTPRequestHandler) -> None:
        body = json.loads(handler.rfile.read(int(handler.headers["content-length"])))
        with self._lock:
            step = self.steps[min(len(self.requests), len(self.steps) - 1)]
            self.requests.append(body)
            self.headers.append(dict(handler.headers))
            self.at_once += 1
            self.most_at_once = max(self.most_at_once, self.at_once)
        try:
            _do(step, handler)
        finally:
            with self._lock:
                self.at_once -= 1


def _do(step: Any, handler: BaseHTTPRequestHandler) -> None:
    step = TROUBLES.get(step, step) if isinstance(step, str) else step
    if callable(step):
        step(handler)
        return
    status, headers, body = (200, {}, step) if isinstance(step, bytes) else (*step, {}, b"")[:3]
    send(handler, status, headers, body)


def send(handler: BaseHTTPRequestHandler, status: int, headers: Mapping[str, str], body: bytes) -> None:
    """Send a whole response."""
    handler.send_response(status)
    for name, value in {"content-length": str(len(body)), **headers}.items():
        handler.send_header(name, value)
    handler.end_headers()
    handler.wfile.write(body)


def closing(handler: BaseHTTPRequestHandler) -> None:
    """Close the connection without a word."""
    handler.connection.shutdown(socket.SHUT_RDWR)


def cut_off(handler: BaseHTTPRequestHandler) -> None:
    """Send the first half of a response."""
    body = chat(GOOD)
    send(handler, 200, {"content-length": str(len(body))}, body[: len(body) // 2])
    handler.connection.shutdown(socket.SHUT_RDWR)


def dripping(handler: BaseHTTPRequestHandler) -> None:
    """Send a byte every moment, so that something always comes and nothing ends."""
    handler.send_response(200)
    handler.end_headers()
    for _ in range(2000):
        try:
            handler.wfile.write(b" ")
            handler.wfile.flush()
        except OSError:
            return
        time.sleep(0.01)


def endless(handler: BaseHTTPRequestHandler) -> None:
    """Send much more than an answer can be."""
    handler.send_response(200)
    handler.end_headers()
    for _ in range(100):
        try:
            handler.wfile.write(b"x" * 1_000_000)
        except OSError:
            return


TROUBLES: Mapping[str, Any] = {
    "good": chat(GOOD),
    "closing": closing,
    "cut off": cut_off,
    "dripping": dripping,
    "endless": endless,
}


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Whoever asked may be gone."""


@contextmanager
def serving(behaviour: Behaviour) -> Iterator[str]:
    """The address of an endpoint that behaves so."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self: Self) -> None:
            behaviour(self)

        def log_message(self, format: str, *args: Any) -> None:
            pass

    server = _Server(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/v1"
    finally:
        behaviour.over.set()
        server.shutdown()
        server.server_close()
        thread.join()


Serve = Callable[..., tuple[Endpoint, Behaviour]]


@pytest.fixture
def serve() -> Iterator[Serve]:
    """Serves a behaviour: its endpoint, which is asked without pauses, and what it saw."""
    open_ones = []

    def begin(*steps: Any, **settings: Any) -> tuple[Endpoint, Behaviour]:
        behaviour = Behaviour(*steps)
        served = serving(behaviour)
        url = served.__enter__()
        open_ones.append(served)
        return Endpoint(
            **{"url": url, "model": "reader-1", "pause": 0.0, "timeout": 20.0, **settings}
        ), behaviour

    yield begin
    for served in open_ones:
        served.__exit__(None, None, None)


@pytest.fixture(scope="session")
def prompts() -> list[Prompt]:
    """Prompts of a figure each."""
    texts = [f"Gunmen killed {number} people in Korvat on Monday." for number in range(20, 40)]
    documents = (Document(f"news-{at}", text, published="2021-08-18") for at, text in enumerate(texts))
    return [prompt for it in documents for prompt in read_by_rules(it, load_lexicon()).prompts()]


@pytest.fixture(scope="session")
def good() -> str:
    """The answer that a step `good` gives."""
    return GOOD
