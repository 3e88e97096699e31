"""Programs that a check runs: without a shell, bounded in time and output, gone with their children when time is up."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

MOST_OUTPUT = 2_000_000


class Ended(NamedTuple):
    """How a program ended: `code` is None when it ran out of time or could not be started; `output` is both of its streams."""

    code: int | None
    output: str
    seconds: float


def run(words: Sequence[str], folder: Path, seconds: float, environment: Mapping[str, str] | None = None) -> Ended:
    """Run `words` in `folder` for at most `seconds`, without standard input."""
    began = time.monotonic()
    with tempfile.TemporaryFile() as said:
        try:
            child = subprocess.Popen(
                list(words), cwd=folder, env={**os.environ, **(environment or {})}, stdin=subprocess.DEVNULL, stdout=said,
                stderr=subprocess.STDOUT, start_new_session=os.name == "posix",
            )  # fmt: skip
        except (OSError, ValueError) as problem:
            return Ended(None, f"`{words[0]}` cannot be started: {getattr(problem, 'strerror', None) or problem}", 0.0)
        code: int | None
        try:
            code = child.wait(seconds)
        except subprocess.TimeoutExpired:
            code = None
        finally:
            _end(child)
        said.seek(0)
        return Ended(code, said.read(MOST_OUTPUT).decode("utf-8", "replace"), time.monotonic() - began)


def _end(child: subprocess.Popen[bytes]) -> None:
    """End what is left of the program and of what it started."""
    if os.name == "posix":
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(child.pid, signal.SIGKILL)
    elif child.poll() is None:
        child.kill()
    child.wait()


def marker() -> str:
    """A word that stands nowhere yet."""
    import secrets

    return f"canary{secrets.token_hex(10)}"
