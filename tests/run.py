"""The command as a person or a CI job starts it: a real process, no terminal; and the same in this process, for many cases."""

from __future__ import annotations

import contextlib
import gc
import io
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple


class Ran(NamedTuple):
    """Exit code and what was said."""

    code: int
    out: str
    err: str


def specflow(folder: Path, *arguments: str, stdin: bytes = b"", env: dict[str, str] | None = None) -> Ran:
    """Run `specflow ARGUMENTS` in `folder`."""
    line = [sys.executable, "-m", "specflow", *arguments]
    done = subprocess.run(line, cwd=folder, input=stdin, capture_output=True, check=False, env=env)
    ran = Ran(done.returncode, done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace"))
    assert "Traceback" not in ran.out + ran.err, ran.err
    assert ran.code != 70, ran.err
    return ran


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
