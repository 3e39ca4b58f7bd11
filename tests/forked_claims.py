"""The program `claims` for many short commands: imported once, each command a process forked from that one.

    python tests/forked_claims.py FOLDER

puts a program `claims` into FOLDER and serves it until this process is ended. That program sends its folder,
environment, arguments and open files here, and ends as the command does. So a shell runs the real command
line with real pipes, folders and exit codes. What is shared is what every command would load and build for
itself: the imports, the words of the package, compiled queries.
"""

import gc
import importlib
import io
import marshal
import os
import pkgutil
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import chdir, contextmanager, redirect_stderr, redirect_stdout, suppress
from pathlib import Path
from shlex import quote
from tempfile import TemporaryDirectory
from typing import NoReturn

import claims
from claims.cli import app

CLIENT = """\
import marshal, os, socket, sys
with socket.socket(socket.AF_UNIX) as server:
    server.connect({path!r})
    socket.send_fds(server, [b"."], [0, 1, 2])
    server.sendall(marshal.dumps((os.getcwd(), dict(os.environ), sys.argv[1:])))
    server.shutdown(socket.SHUT_WR)
    answer = server.recv(1)
sys.exit(answer[0] if answer else "the process of this command was killed")
"""


TEXT = "Up to 300 fighters were seen in Hama on Monday, officials said. The army spoke of 500 fighters."
COMMANDS = (
    "ingest text.txt --published 2024-08-06",
    "show fighters --as-of 2024",
    "timeline fighters",
    "metrics",
    "verify",
)

# What no command needs: the program's own start, the training, the scripts that build tables.
APART = ("claims.__main__", "claims.training", "claims.lexicon.sources")


def prepare() -> None:
    """Import every module that commands need, and run some commands in a folder that is gone afterwards: what
    they load, build and compile for the first time, all others find there."""
    for module in pkgutil.walk_packages(claims.__path__, "claims."):
        if not module.name.startswith(APART):
            importlib.import_module(module.name)
    silent = io.StringIO()
    with TemporaryDirectory() as folder, chdir(folder), redirect_stdout(silent), redirect_stderr(silent):
        Path("text.txt").write_text(TEXT, "utf-8")
        for command in COMMANDS:
            with suppress(SystemExit):
                app(command.split())
    gc.collect()
    gc.freeze()  # what is here stays: a child that looked through it would copy all of it


def serve(folder: Path) -> NoReturn:
    """Put `claims` into the folder, and run a command for each process of it."""
    path = str(folder / "socket")
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(path)
        listener.listen()
        client_code, program = folder / "client.py", folder / "claims"
        client_code.write_text(CLIENT.format(path=path), "utf-8")
        program.write_text(f'#!/bin/sh\nexec {quote(sys.executable)} -ISE {quote(str(client_code))} "$@"\n')
        program.chmod(0o755)
        signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody waits for the children
        print("ready", flush=True)
        while True:
            client, _ = listener.accept()
            with client:
                if os.fork() == 0:
                    listener.close()
                    answer(client)


def answer(client: socket.socket) -> NoReturn:
    """Run the command of a client with its files, folder and environment, and send it the exit code."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    _, files, _, _ = socket.recv_fds(client, 1, 3)
    for number, file in enumerate(files):
        os.dup2(file, number)
        os.close(file)
    with client.makefile("rb") as sent:
        folder, environment, arguments = marshal.load(sent)
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    code = 1
    try:
        app(arguments)
    except SystemExit as ended:
        code = ended.code if isinstance(ended.code, int) else 1
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        client.sendall(bytes([code]))
        os._exit(0)


@contextmanager
def serving() -> Iterator[Path]:
    """A folder with a program `claims` that works as long as this lasts."""
    with TemporaryDirectory() as name:
        env = {**os.environ, "PYTHONUTF8": "1"}
        with subprocess.Popen([sys.executable, __file__, name], stdout=subprocess.PIPE, env=env) as server:
            assert server.stdout
            try:
                assert server.stdout.readline() == b"ready\n"
                yield Path(name)
            finally:
                server.terminate()


if __name__ == "__main__":
    prepare()
    serve(Path(sys.argv[1]))
