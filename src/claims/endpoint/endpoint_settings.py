"""Which model is asked, and where: `[reader]` in claims.toml, or the environment.

Whoever names an endpoint also says which key it is given: the key of one is never sent to another that a
nearer file, or a variable, names instead.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from ipaddress import ip_address
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from claims.errors import UsageError
from claims.reader.reading_types import MOST_READINGS

TABLE = "reader"
ENDPOINT, MODEL, KEY = "CLAIMS_READER_ENDPOINT", "CLAIMS_READER_MODEL", "CLAIMS_READER_KEY"
READINGS = "CLAIMS_READER_READINGS"
_CHAT = "/chat/completions"
_HELP = "see `claims guide reading-with-a-model`"
_KINDS: Mapping[str, tuple[type, ...]] = {
    "endpoint": (str,),
    "model": (str,),
    "key_env": (str,),
    "max_tokens": (int,),
    "parallel": (int,),
    "timeout": (int, float),
    "price_in": (int, float),
    "price_out": (int, float),
    "readings": (int,),
}


@dataclass(frozen=True, slots=True)
class Endpoint:
    """A model that can be asked, and the manners of asking it."""

    url: str  # of the API, such as http://127.0.0.1:11434/v1
    model: str
    key: str | None = field(default=None, repr=False)  # sent with each request, and told nowhere
    max_tokens: int = 8000  # of one answer
    parallel: int = 4  # requests at a time
    timeout: float = 180.0  # seconds of one request
    price_in: float | None = None  # of a million tokens that are sent
    price_out: float | None = None  # and of those that come back
    readings: int = 1  # independent answers to each prompt
    tries: int = 5  # of a request that failed for a reason that may pass
    pause: float = 1.0  # seconds before the second try; twice as long before each one after it

    @property
    def chat_url(self) -> str:
        """Where requests go."""
        return self.url if self.url.endswith(_CHAT) else self.url.rstrip("/") + _CHAT

    @property
    def is_local(self) -> bool:
        """Whether it is on this machine: nothing that is sent to it leaves it."""
        host = urlsplit(self.url).hostname or ""
        try:
            return ip_address(host).is_loopback
        except ValueError:
            return host == "localhost"


_ADDRESS = re.compile(r"[!-~]+")  # what an address is made of: no blanks, no letters beyond ASCII


def load_endpoint(files: Iterable[Path], environ: Mapping[str, str], **given: Any) -> Endpoint:
    """The endpoint that is named: by `given`, else in the environment, else in the last of these files.

    `given` are fields of Endpoint (`url`, `model`, `key`, ...). Raises UsageError, in one line that says what
    to set, where none is named or what is named cannot be.
    """
    settings = _with(_from_files(files, environ), _from_environment(environ))
    settings = _with(settings, {name: value for name, value in given.items() if value is not None})
    if not settings.get("url"):
        raise UsageError(
            f"reader model: no endpoint is named; set endpoint and model under [{TABLE}] in claims.toml, "
            f"or {ENDPOINT} and {MODEL}; {_HELP}"
        )
    if not settings.get("model"):
        raise UsageError(
            f"reader model: name a model as well: model under [{TABLE}] in claims.toml, or {MODEL}"
        )
    endpoint = Endpoint(**settings)
    _check(endpoint)
    return endpoint


def _with(settings: dict[str, Any], nearer: Mapping[str, Any]) -> dict[str, Any]:
    """Settings under nearer ones: another endpoint has another key and another model."""
    kept = {} if "url" not in nearer else dict.fromkeys(("key", "model"))
    return {name: it for name, it in {**settings, **kept, **nearer}.items() if it is not None}


def _from_environment(environ: Mapping[str, str]) -> dict[str, Any]:
    url, model = environ.get(ENDPOINT), environ.get(MODEL)
    named = {"url": url, "key": environ.get(KEY) or None} if url else {}
    return named | ({"model": model} if model else {}) | _readings(environ.get(READINGS))


def _readings(text: str | None) -> dict[str, int]:
    if text and not text.isdecimal():
        raise UsageError(f"{READINGS} cannot be {text!r}; it is how often each prompt is asked: 3")
    return {"readings": int(text)} if text else {}


def _from_files(files: Iterable[Path], environ: Mapping[str, str]) -> dict[str, Any]:
    settings: dict[str, Any] = {}
    for path in files:
        table = _table(path)
        variable = table.pop("key_env", None)
        if "endpoint" in table:
            table["url"] = table.pop("endpoint")
        if variable is not None and "url" not in table:
            raise UsageError(f"{path}: [{TABLE}]: key_env goes with the endpoint that is given the key")
        if variable is not None and not environ.get(variable):
            raise UsageError(f"{path}: [{TABLE}]: key_env names the variable {variable}, which is not set")
        settings = _with(settings, table | ({"key": environ[variable]} if variable else {}))
    return settings


def _table(path: Path) -> dict[str, Any]:
    """The settings of one file. Raises UsageError for one that there is not, or of another kind."""
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8")).get(TABLE, {})
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UsageError(f"{path}: {error}") from error
    if not isinstance(table, dict):
        raise UsageError(f"{path}: {TABLE}: write settings under [{TABLE}]")
    for name, value in table.items():
        if name not in _KINDS:
            raise UsageError(f"{path}: [{TABLE}]: there is no {name}; there are {', '.join(_KINDS)}")
        if not isinstance(value, _KINDS[name]) or isinstance(value, bool):
            raise UsageError(f"{path}: [{TABLE}]: {name} cannot be {value!r}")
    return table


def _check(endpoint: Endpoint) -> None:
    """Raises UsageError for an endpoint that cannot be asked, or should not be."""
    try:
        parts = urlsplit(endpoint.url)
        usable = parts.scheme in ("http", "https") and parts.hostname and (parts.port or 1) > 0
    except ValueError:
        parts, usable = urlsplit(""), None
    if parts.username or parts.password:
        raise UsageError("reader model: the endpoint holds a password; name a variable with it as key_env")
    if not usable or parts.query or parts.fragment or not _ADDRESS.fullmatch(endpoint.url):
        raise UsageError("reader model: the endpoint is no address such as http://127.0.0.1:11434/v1")
    if not endpoint.model.isprintable():
        raise UsageError("reader model: the model's name holds characters that no name has")
    if endpoint.key is not None and not (endpoint.key.isascii() and endpoint.key.isprintable()):
        raise UsageError("reader model: the key holds characters that no key has")
    if endpoint.key and parts.scheme == "http" and not endpoint.is_local:
        raise UsageError(f"reader model: the key would go to {parts.hostname} for all to read; use https")
    for name in ("max_tokens", "parallel", "timeout", "tries", "readings"):
        if getattr(endpoint, name) <= 0:
            raise UsageError(f"reader model: {name} has to be larger than 0")
    if endpoint.readings > MOST_READINGS:
        raise UsageError(f"reader model: {MOST_READINGS} readings are the most that there can be")
