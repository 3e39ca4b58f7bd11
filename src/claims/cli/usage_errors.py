"""What is wrong with a command line, in our words rather than those of the libraries that read it."""

import re
from collections.abc import Iterable
from difflib import get_close_matches
from typing import Any

import typer

_ALIKE = 0.7  # of difflib's ratio, from which on a word may be meant
_NO_COMMAND = re.compile(r"No such command '(?P<name>.*?)'\.", re.DOTALL)
_TOO_MANY = re.compile(r"Got unexpected extra argument(?:\(s\)|s)? \((?P<words>.*)\)", re.DOTALL)
_GIVEN = re.compile(r"'?(?P<value>.*?)'? is not ", re.DOTALL)  # how a message about a value begins
_COUNT = re.compile(r"requires (\d+) arguments")


def usage_error(error: typer.TyperException) -> str:
    """What is wrong in one line, without where to read on."""
    message = " ".join(error.format_message().split())
    if isinstance(error, typer.BadParameter):
        return _wrong_value(error) if error.param is not None else message.removeprefix("Invalid value: ")
    if option := getattr(error, "option_name", None):
        return _wrong_option(option, error, message)
    if match := _NO_COMMAND.match(message):
        return f"there is no command {match['name']!r}{_hint(match['name'], _commands(error))}"
    if match := _TOO_MANY.match(message):
        return f"{match['words']}: too many arguments"
    if message == "Missing command.":
        return f"name one of its commands: {', '.join(_commands(error))}"
    return message


def _wrong_value(error: typer.BadParameter) -> str:
    """An option or argument is missing, or its value cannot be."""
    parameter: Any = error.param
    name = max(parameter.opts, key=len) if parameter.param_type_name == "option" else parameter.metavar
    if not error.message:
        return f"{name} is missing"
    given = _GIVEN.match(error.message)
    named = f"{name} {given['value']}".rstrip() if given else name
    if choices := getattr(parameter.type, "choices", None):
        return f"{named}: choose from {', '.join(str(getattr(it, 'value', it)) for it in choices)}"
    if parameter.type.name.startswith(("int", "float")):
        return f"{named}: give a {_kind_of_number(parameter.type)}"
    return f"{name}: {error.message}"


def _kind_of_number(kind: Any) -> str:
    """`whole number of at least 1`, `number from 0 to 100`."""
    noun = "whole number" if kind.name.startswith("int") else "number"
    low, high = getattr(kind, "min", None), getattr(kind, "max", None)
    if low is not None and high is not None:
        return f"{noun} from {low:g} to {high:g}"
    return f"{noun} of at least {low:g}" if low is not None else noun


def _wrong_option(option: str, error: typer.TyperException, message: str) -> str:
    if hasattr(error, "possibilities"):
        return f"there is no option {option}{_hint(option, error.possibilities or ())}"
    if count := _COUNT.search(message):
        return f"{option} needs {count[1]} values"
    return f"{option} needs a value" if "requires" in message else f"{option} takes no value"


def _commands(error: typer.TyperException) -> list[str]:
    context = getattr(error, "ctx", None)
    return [*getattr(getattr(context, "command", None), "commands", ())]


def _hint(wrong: str, names: Iterable[str]) -> str:
    """Which name may have been meant."""
    by_word = {name.strip("-"): name for name in names}
    near = get_close_matches(wrong.strip("-"), by_word, n=2, cutoff=_ALIKE)
    return f". Did you mean {' or '.join(by_word[it] for it in near)}?" if near else ""
