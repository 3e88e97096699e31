"""Traces on the disk: `.specflow/traces/<run>.jsonl`, a line as each span ends, so that a killed run leaves what it did."""

from __future__ import annotations

import contextlib
import os
import secrets
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from specflow import __version__
from specflow.adapters import disk
from specflow.errors import UnreadableInput
from specflow.model.telemetry import Plain, Span, otlp_line, spans_in

FOLDER = ".specflow/traces"
MOST_BYTES = 50_000_000


class Recorder:
    """Writes the spans of one run. `run` names it: the moment it began, and something that tells two of a second apart."""

    def __init__(self, root: Path, run: str = "") -> None:
        self.run = run or _named(time.time_ns())
        self.path = root / FOLDER / f"{self.run}.jsonl"
        self._trace = secrets.token_hex(16)
        self._open: list[Span] = []
        self.lost = ""
        """Why spans of this run are not on the disk; empty while all of them are."""

    @contextmanager
    def span(self, name: str, **attributes: Plain) -> Iterator[Span]:
        """A span around what is done inside; whatever escapes marks it failed, also an interruption.

        Where no trace can be written that is said before anything is done, by `UnreadableInput`; later it costs the spans, and
        not what they tell of.
        """
        if not self._open:
            self._try()
        parent = self._open[-1].id if self._open else ""
        one = Span(self._trace, secrets.token_hex(8), parent, name, time.time_ns(), attributes=dict(attributes))
        self._open.append(one)
        try:
            yield one
        except BaseException as problem:
            one.error = one.error or f"{type(problem).__name__}: {str(problem)[:300]}"
            raise
        finally:
            one.end = time.time_ns()
            self._open.pop()
            self._write(one)

    def _write(self, span: Span) -> None:
        try:
            self._append(otlp_line(span, __version__) + "\n")
        except UnreadableInput as problem:
            self.lost = problem.message

    def _try(self) -> None:
        self._append("")
        with contextlib.suppress(OSError):  # an empty trace says nothing of a run that is killed; its record of money does
            if not self.path.stat().st_size:
                self.path.unlink()

    def _append(self, text: str) -> None:
        path, name = disk.confined(self.path), f"{FOLDER}/{self.run}.jsonl"
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("a", encoding="utf-8", errors="replace") as file:
                file.write(text)
        except OSError as problem:
            hint = "Each run leaves its trace there: make room, or make that folder writable, and run it again."
            raise UnreadableInput(f"{name} cannot be written: {problem.strerror}", slug="unwritable", hint=hint) from None


class Unwritten(Recorder):
    """Spans that nobody will want to see: of work that is done again."""

    def _append(self, text: str) -> None:
        """Nothing."""


def content_wanted() -> bool:
    """Whether the user wants prompts and answers in the trace; a workspace cannot ask for it."""
    return os.environ.get("SPECFLOW_TRACE_CONTENT", "") not in ("", "0")


def _named(now: int) -> str:
    """A name in the order of time, also within a second, that no other run of the same moment has."""
    seconds, rest = divmod(now, 1_000_000_000)
    part = rest * 4096 // 1_000_000_000
    return f"{time.strftime('%Y%m%d-%H%M%S', time.gmtime(seconds))}-{part:03x}{secrets.token_hex(2)}"


def runs(root: Path) -> tuple[str, ...]:
    """The names of the runs on record, newest last."""
    folder = root / FOLDER
    return tuple(sorted(path.stem for path in folder.glob("*.jsonl"))) if folder.is_dir() else ()


def text_of(root: Path, run: str) -> str:
    """The trace of a run as it stands. Raises `UnreadableInput` when there is none of that name."""
    if run not in runs(root):
        raise UnreadableInput(f"there is no run `{run}` on record", slug="no-such-run", hint="`specflow runs` lists them.")
    return disk.read_bytes(root / FOLDER / f"{run}.jsonl", MOST_BYTES).decode("utf-8", "replace")


def spans_of(root: Path, run: str) -> tuple[Span, ...]:
    """The spans of a run."""
    return tuple(spans_in(text_of(root, run)))
