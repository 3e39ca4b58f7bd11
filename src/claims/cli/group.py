"""The command line as a whole: commands are loaded when they are called, every error becomes one line.

Exit codes: 0 done, 1 failed, 2 usage, 3 finished with some inputs failed, 130 interrupted. A reader that
closes the pipe early has what it wanted: that is 0 too.
"""

import _thread
import importlib
import inspect
import os
import signal
import sys
import threading
from collections.abc import Sequence
from functools import cache
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_group

from claims.cli.command import ClaimsCommand, with_conventions
from claims.cli.commands import COMMANDS
from claims.cli.output import abandon_output, complain
from claims.cli.usage_errors import usage_error
from claims.errors import ClaimsError

PROGRAM = "claims"
INTERRUPTED = 130
_AGAIN = 0.05  # seconds


class ClaimsGroup(TyperGroup):
    """The group of all commands.

    Its commands are known by name and summary only, so that help and completion start at once; the module
    of a command, and with it what that module imports, is loaded when the command is called.
    """

    def __init__(self, **attrs: Any) -> None:
        super().__init__(**attrs)
        for name, command in COMMANDS.items():
            self.add_command(TyperCommand(name, help=command.summary))

    def resolve_command(self, ctx: Any, args: list[str]) -> tuple[str | None, Any, list[str]]:
        """Find the command that `args` begin with, and load it."""
        name, command, rest = super().resolve_command(ctx, args)
        return name, load_command(name) if name else command, rest

    def main(self, args: Sequence[str] | None = None, *ignored: Any, **extra: Any) -> Any:
        """Run a command line, say in one line what went wrong, and exit with its code."""
        if "_CLAIMS_COMPLETE" in os.environ:
            super().main(args, PROGRAM, **extra)
        code = 1
        sys.unraisablehook = hear_again
        try:
            code = self._run(list(sys.argv[1:] if args is None else args))
            sys.stdout.flush()
        except BrokenPipeError:
            abandon_output()
            code = 0
        except OSError:  # there is no room even for what was printed before the error that was told
            abandon_output()
        sys.exit(code)

    def _run(self, args: list[str]) -> int:
        """Run a command and give its exit code, having said in one line what went wrong."""
        try:
            code = self.run_command(args)
            sys.stdout.flush()  # a full disk is told like any other error
        except KeyboardInterrupt:
            complain("interrupted")
            return INTERRUPTED
        except ClaimsError as error:
            complain(str(error))
            return error.exit_code
        except BrokenPipeError:
            raise
        except OSError as error:
            complain(f"{error.filename or 'input or output'}: {error.strerror or error}")
            return 1
        return code

    def run_command(self, args: list[str]) -> int:
        """Run a command and give what it returns, or 0. Errors of ours are raised."""
        try:
            with self.make_context(PROGRAM, args) as context:
                returned = self.invoke(context)
        except typer.Exit as ended:
            return ended.exit_code
        except typer.TyperException as error:
            complain(f"{usage_error(error)} (see {_path(error, args)} --help)")
            return error.exit_code
        return returned if isinstance(returned, int) else 0


def hear_again(dropped: Any) -> None:
    """Raise an interrupt once more that came while a callback ran, where Python drops whatever is raised
    (`sys.unraisablehook`)."""
    if issubclass(dropped.exc_type, KeyboardInterrupt):
        again = threading.Timer(_AGAIN, _interrupt)
        again.daemon = True
        again.start()  # when this has returned: in here it would be dropped, too
    else:
        sys.__unraisablehook__(dropped)


def _interrupt() -> None:
    """Interrupt the main thread, also where it waits for something."""
    main = threading.main_thread().ident
    if main is not None and hasattr(signal, "pthread_kill"):
        signal.pthread_kill(main, signal.SIGINT)
    else:  # on Windows it is heard when the wait is over
        _thread.interrupt_main()


@cache
def load_command(name: str) -> Any:
    """The command of that name in COMMANDS, ready to run, its help begun with its summary."""
    path, summary = COMMANDS[name]
    module, _, attribute = path.partition(":")
    function = getattr(importlib.import_module(f"claims.cli.commands.{module}"), attribute)
    app = typer.Typer(rich_markup_mode=None)
    if isinstance(function, typer.Typer):
        group = typer.Typer(rich_markup_mode=None)
        for it in function.registered_commands:
            _add(group, it.callback, inspect.getdoc(it.callback))
        app.add_typer(group, name=name, help=f"{summary}\n\n{function.info.help}")
    else:
        _add(app, function, f"{summary}\n\n{inspect.getdoc(function)}", name)
    return get_group(app).commands[name]


def _add(app: typer.Typer, function: Any, text: str | None, name: str | None = None) -> None:
    """Add a command with its help to an app."""
    app.command(name, cls=ClaimsCommand, help=text)(with_conventions(function))


def _path(error: typer.TyperException, args: Sequence[str]) -> str:
    """The command whose help tells more."""
    context: typer.Context | None = getattr(error, "ctx", None)
    if context is not None:
        return context.command_path
    return f"{PROGRAM} {args[0]}" if args and args[0] in COMMANDS else PROGRAM
