"""A model at work, as somebody at a terminal likes to see it: the stage, titles as they appear, the cost so far."""

from __future__ import annotations

import json
import re
import sys
import threading
import time
from collections.abc import Callable
from decimal import Decimal

import click

from specflow.cli.terminal import paint
from specflow.model.prices import dollars
from specflow.report.text import clean

NAMES = {
    "align": "Reading the note: who, what for, what is open",
    "draft": "Drafting requirements",
    "critique": "Looking for what is missing or cannot hold",
    "repair": "Mending the draft",
    "judge": "Judging a draft",
    "plan": "Bettering the plan",
}
_TITLE = re.compile(r'"title"\s*:\s*"((?:[^"\\]|\\.){1,200})"')
_EVERY = 0.1  # seconds between two looks at the line that changes
_QUIET = 0.5  # seconds without a word after which the line says that time goes by


class Terminal:
    """Writes to standard error: lines that stay, and one that changes. Where nobody watches only what matters is said.

    Used around the work (`with Terminal() as progress`): the line that changes goes with it.
    """

    def __init__(self) -> None:
        self.watched = sys.stderr.isatty()
        self.seen = 0
        self.length = 0
        self.shown = 0.0
        self.since: float | None = None  # when the answer that is awaited was asked for
        self.money = ""
        self.name = ""
        self.restored: Callable[[str], str] = str
        self._lock = threading.Lock()
        self._over = threading.Event()

    def __enter__(self) -> Terminal:
        if self.watched:
            threading.Thread(target=self._tick, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self.since = None
        self._write("")

    def stage(self, name: str) -> None:
        """A stage begins."""
        self.seen, self.length, self.name = 0, 0, name
        self._line(paint(NAMES.get(name, name), "place", err=True))
        self.since = time.monotonic()

    def text(self, so_far: str) -> None:
        """Titles of requirements as soon as they are whole."""
        if len(so_far) < self.length:
            self.seen = 0  # another answer: the one before could not be used
        self.length = len(so_far)
        if self.name in ("draft", "repair"):
            for found in _TITLE.finditer(so_far, self.seen):
                self.seen = found.end()
                self._line(f"  · {clean(self.restored(_plain(found[1])))}")
        if time.monotonic() - self.shown > _EVERY:
            self._changing()

    def unmasking(self, restored: Callable[[str], str]) -> None:
        """Titles are shown with the names that were masked before they were sent."""
        self.restored = restored

    def spent(self, cost: Decimal | None, limit: Decimal | None, exact: bool = True) -> None:
        """What it has cost so far."""
        of = f" of {dollars(limit)}" if limit is not None else ""
        most = "" if exact else "at most "
        self.money = f" · {most}${cost:.4f}{of}" if cost is not None else " · no price known"
        self._settled(self.money.removeprefix(" · "))

    def repeated(self) -> None:
        """The answer was on record."""
        self._settled("answered before: free")

    def told(self, what: str) -> None:
        """Something to know, also where nobody watches."""
        if self.watched:
            self._line(f"  {paint('note', 'warning', err=True)} {clean(what)}")
        else:
            click.echo(f"note: {clean(what)}", err=True)

    def _settled(self, words: str) -> None:
        self.since = None
        self._line(paint(f"  {words}", "quiet", err=True))

    def _tick(self) -> None:
        while not self._over.wait(_EVERY):
            if self.since is not None and time.monotonic() - self.shown > _QUIET:
                self._changing()

    def _changing(self) -> None:
        since = self.since
        if since is not None:
            what = f"{self.length:,} characters" if self.length else "waiting for an answer"
            self._write(f"  {what}, {time.monotonic() - since:.0f} s{self.money}\r")
            self.shown = time.monotonic()

    def _line(self, text: str) -> None:
        self._write(f"{text}\n")

    def _write(self, text: str) -> None:
        """One write at a time: the line that changes is written by a thread of its own."""
        if self.watched:
            with self._lock:
                click.echo(f"\r\033[K{text}", err=True, nl=False)


def _plain(title: str) -> str:
    """A title as it reads, without what JSON writes before quotes and signs."""
    try:
        return str(json.loads(f'"{title}"', strict=False))
    except ValueError:
        return title
