"""The command as a person or a CI job starts it: a real process, no terminal; and the same in this process, for many cases."""

from __future__ import annotations

import contextlib
import gc
import io
import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

import specflow as package
from tests.warm import MOST_BYTES

COLD = "COLD_TESTS" in os.environ
MAIN = Path(package.__file__).with_name("__main__.py")


class Ran(NamedTuple):
    """Exit code and what was said."""

    code: int
    out: str
    err: str


def specflow(folder: Path, *arguments: str, stdin: bytes = b"", env: dict[str, str] | None = None) -> Ran:
    """Run `specflow ARGUMENTS` in `folder`: a copy of a process that has imported everything where that can be had.

    With `COLD_TESTS` in the environment of the tests every command is started anew, which takes twice as long.
    """
    ran = _copied(folder, arguments, stdin, dict(os.environ if env is None else env)) or _started(folder, arguments, stdin, env)
    assert "Traceback" not in ran.out + ran.err, ran.err
    assert ran.code != 70, ran.err
    return ran


def _started(folder: Path, arguments: tuple[str, ...], stdin: bytes, env: dict[str, str] | None) -> Ran:
    line = [sys.executable, "-m", "specflow", *arguments]
    done = subprocess.run(line, cwd=folder, input=stdin, capture_output=True, check=False, env=env)
    return Ran(done.returncode, _text(done.stdout), _text(done.stderr))


def unprivileged(folder: Path, *arguments: str) -> Ran:
    """The same as somebody whom permissions bind, which they do not an administrator; skips where nobody can be that."""
    import pytest

    line = [sys.executable, "-m", "specflow", *arguments]
    if os.name == "nt":
        pytest.skip("Windows has no permissions of this kind")
    if os.geteuid() == 0:
        less = ["setpriv", "--bounding-set=-dac_override,-dac_read_search,-fowner"]
        if shutil.which("setpriv") is None or subprocess.run([*less, "true"], capture_output=True, check=False).returncode:
            pytest.skip("permissions bind no administrator, and `setpriv` cannot make us less than one")
        line = [*less, *line]
    done = subprocess.run(line, cwd=folder, capture_output=True, check=False)
    assert b"Traceback" not in done.stderr, done.stderr
    return Ran(done.returncode, _text(done.stdout), _text(done.stderr))


def _copied(folder: Path, arguments: tuple[str, ...], stdin: bytes, env: dict[str, str]) -> Ran | None:
    """None where a process has to be started: another system, another interpreter's settings, or more than a message holds."""
    if sys.platform != "linux" or COLD or _settings(env) != _settings(os.environ):
        return None
    request = json.dumps({"folder": str(folder), "arguments": arguments, "env": env, "program": str(MAIN)}).encode()
    if len(request) >= MOST_BYTES:
        return None
    with contextlib.ExitStack() as opened:
        given, out, err = (opened.enter_context(tempfile.TemporaryFile()) for _ in range(3))
        given.write(stdin)
        given.seek(0)
        source, sink = os.pipe()
        answer = opened.enter_context(os.fdopen(source, "rb"))
        try:
            socket.send_fds(_warm()[0], [request], [given.fileno(), out.fileno(), err.fileno(), sink])
        finally:
            os.close(sink)
        code = int(answer.read())
        out.seek(0)
        err.seek(0)
        return Ran(code, _text(out.read()), _text(err.read()))


@cache
def _warm() -> tuple[socket.socket, subprocess.Popen[bytes]]:
    """Where this process asks for copies, and the one that is copied, which ends when nobody can ask it any longer."""
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    with theirs:
        line = [sys.executable, "-m", "tests.warm", str(theirs.fileno())]
        process = subprocess.Popen(line, cwd=MAIN.parents[1], pass_fds=[theirs.fileno()], stdin=subprocess.DEVNULL)
    return ours, process


def _settings(env: Mapping[str, str]) -> dict[str, str]:
    """What an interpreter reads once, when it starts."""
    return {name: value for name, value in env.items() if name.startswith(("PYTHON", "LC_", "LANG"))}


def _text(data: bytes) -> str:
    return data.decode("utf-8", "replace")


def here(folder: Path, *arguments: str) -> Ran:
    """The same without starting a process: for cases that differ in what stands in `folder`."""
    from specflow.cli.main import run

    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True) for _ in range(2))
    thresholds, code = gc.get_threshold(), None
    with contextlib.chdir(folder), contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            run(arguments)
        except SystemExit as done:
            code = done.code
        finally:  # what suits a process that is about to end does not suit this one
            gc.set_threshold(*thresholds)
            gc.unfreeze()
    said = [stream.buffer.getvalue().decode("utf-8", "replace") for stream in (out, err)]
    assert isinstance(code, int)
    assert code != 70, said[1]
    return Ran(code, *said)
