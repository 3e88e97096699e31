"""The command as a person or a CI job starts it: a real process, no terminal."""

from __future__ import annotations

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
