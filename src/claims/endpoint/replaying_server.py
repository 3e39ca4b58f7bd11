"""An endpoint on this machine that answers from a recording, by the hash of what it is asked.

It stands in for the model that gave the answers: whoever measures that model a second time need not ask it.
"""

import json
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from claims.model import answer_key
from claims.reader.prompt import key_of

HERE = "127.0.0.1"
_LONGEST = 8_000_000  # bytes of a request


@contextmanager
def replaying(answers: Mapping[str, str], port: int = 0) -> Iterator[str]:
    """The address of an API that gives these answers, by their keys, as long as this lasts.

    Without a `port` a free one is taken. A prompt without an answer gets HTTP 413: another one may have one.
    """
    handler = type("Handler", (_Handler,), {"answers": answers})
    server = ThreadingHTTPServer((HERE, port), handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, name="replaying", daemon=True)
    thread.start()
    try:
        yield f"http://{HERE}:{server.server_address[1]}/v1"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class _Handler(BaseHTTPRequestHandler):
    answers: Mapping[str, str] = {}

    def do_POST(self) -> None:
        length = self.headers.get("content-length", "")
        if not length.isdecimal() or int(length) > _LONGEST:
            self._send(HTTPStatus.BAD_REQUEST, _error("a request has a content-length"))
            return
        key = _key(self.rfile.read(int(length)))
        if key is None:
            self._send(HTTPStatus.BAD_REQUEST, _error("no request of a chat"))
        elif key not in self.answers:
            self._send(
                HTTPStatus.REQUEST_ENTITY_TOO_LARGE, _error(f"the recording has no answer to {key[:12]}")
            )
        else:
            message = {"role": "assistant", "content": self.answers[key]}
            self._send(HTTPStatus.OK, {"choices": [{"message": message, "finish_reason": "stop"}]})

    def _send(self, status: HTTPStatus, body: Mapping[str, Any]) -> None:
        content = json.dumps(body).encode()
        self.send_response(status)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: Any) -> None:
        """Nothing: who asks is told."""


def _key(received: bytes) -> str | None:
    """The key of the answer that a request asks for, the seed being the reading; None where it asks none."""
    try:
        body = json.loads(received)
        system, user = body["messages"]
        key = key_of(str(system["content"]), str(user["content"]))
        return answer_key(key, int(body.get("seed", 1)))
    except (ValueError, TypeError, KeyError, AttributeError, OverflowError, RecursionError):
        return None


def _error(message: str) -> dict[str, Any]:
    return {"error": {"message": message}}
