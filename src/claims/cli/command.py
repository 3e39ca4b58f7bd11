"""One command: its help, and what every command takes besides its own options."""

import inspect
import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Any

from typer.core import TyperCommand

from claims.cli.conventions import CURRENT, ROWS, WORDS, Conventions
from claims.cli.output import complain

_UNTOLD: tuple[object, ...] = (None, False)


class ClaimsCommand(TyperCommand):
    """A command whose help names what a person types: no types, no braces, no ranges."""

    def collect_usage_pieces(self, ctx: Any) -> list[str]:
        """`[OPTIONS] METRIC`: what is not needed stands in brackets."""
        return ["[OPTIONS]", *(_in_usage(it) for it in self.get_params(ctx) if _is_argument(it))]

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """The arguments, and then the options."""
        parameters = self.get_params(ctx)
        for title, wanted in (("Arguments", True), ("Options", False)):
            rows = [_record(it, ctx) for it in parameters if _is_argument(it) is wanted]
            if rows:
                with formatter.section(title):
                    formatter.write_dl(rows)


def _is_argument(parameter: Any) -> bool:
    return bool(parameter.param_type_name == "argument")


def _in_usage(parameter: Any) -> str:
    name = parameter.metavar + ("..." if parameter.nargs != 1 else "")
    return name if parameter.required else f"[{name}]"


def _record(parameter: Any, context: Any) -> tuple[str, str]:
    """What is typed, and what it means."""
    name = parameter.metavar if _is_argument(parameter) else parameter.get_help_record(context)[0]
    notes = [f"env var: {parameter.envvar}"] if parameter.envvar else []
    if parameter.default not in _UNTOLD and not parameter.required:
        notes.append(f"default: {getattr(parameter.default, 'value', parameter.default)}")
    if parameter.required and not _is_argument(parameter):
        notes.append("required")
    return name, f"{parameter.help}  [{'; '.join(notes)}]" if notes else parameter.help


def with_conventions(function: Callable[..., Any]) -> Callable[..., Any]:
    """A command that takes the options of all commands as well; those on rows where it prints any."""
    signature = inspect.signature(function)
    shared = {**(ROWS if "form" in signature.parameters else {}), **WORDS}

    @wraps(function)
    def run(**given: Any) -> Any:
        said = {name: given.pop(name) for name in shared}
        with _holding(Conventions(**said)):
            return function(**given)

    added = (
        inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=annotation)
        for name, (annotation, default) in shared.items()
    )
    own = (it.replace(kind=inspect.Parameter.KEYWORD_ONLY) for it in signature.parameters.values())
    run.__signature__ = signature.replace(parameters=[*own, *added])  # type: ignore[attr-defined]
    run.__annotations__ = {**function.__annotations__, **{name: it for name, (it, _) in shared.items()}}
    return run


@contextmanager
def _holding(wanted: Conventions) -> Iterator[None]:
    """Let these conventions hold, also for what the library tells its log."""
    log, handler = logging.getLogger("claims"), _Told()
    level = log.level
    log.setLevel(logging.ERROR if wanted.quiet else logging.DEBUG if wanted.verbose else logging.INFO)
    log.addHandler(handler)
    token = CURRENT.set(wanted)
    try:
        yield
    finally:
        CURRENT.reset(token)
        log.removeHandler(handler)
        log.setLevel(level)


class _Told(logging.Handler):
    """Tells the user what the log is told, in a line."""

    def emit(self, record: logging.LogRecord) -> None:
        complain(record.getMessage())
