"""A command that the user typed themselves: started without a shell, its exit code kept."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from specflow.errors import UnreadableInput, UsageProblem


class Ended(NamedTuple):
    """How a command ended: its exit code as a shell would tell it, and its output where that was asked for."""

    code: int
    output: bytes


def run(words: Sequence[str], folder: Path, environment: Mapping[str, str], most: int | None = None) -> Ended:
    """Run `words` with this process's own input and output. With `most`, its standard output is passed on and kept as well.

    Raises `UsageProblem` when it cannot be started, `UnreadableInput` when it says more than `most` bytes.
    """
    try:
        child = subprocess.Popen(words, cwd=folder, env=dict(environment), stdout=None if most is None else subprocess.PIPE)
    except (OSError, ValueError) as problem:
        why = getattr(problem, "strerror", None) or str(problem)
        raise UsageProblem(f"`{words[0]}` cannot be started: {why}", slug="no-such-command", hint="Check its name.") from None
    with child:
        output = b"" if most is None else _passed_on(child, most)
        code = child.wait()
    return Ended(128 - code if code < 0 else code, output)


def _passed_on(child: subprocess.Popen[bytes], most: int) -> bytes:
    kept, size = [], 0
    stream = child.stdout
    assert stream is not None  # noqa: S101 - it was asked for
    while chunk := stream.read1(65_536):  # type: ignore[attr-defined]
        sys.stdout.buffer.write(chunk)
        sys.stdout.buffer.flush()
        size += len(chunk)
        if size <= most:
            kept.append(chunk)
    if size > most:
        raise UnreadableInput(f"the command printed {size / 1e6:.0f} MB; at most {most / 1e6:.0f} MB are read", slug="too-large")
    return b"".join(kept)
