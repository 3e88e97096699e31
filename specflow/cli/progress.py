"""A model at work, as somebody at a terminal likes to see it: the stage, titles as they appear, the cost so far."""

from __future__ import annotations

import re
import sys
import time
from decimal import Decimal

import click

from specflow.cli.terminal import paint
from specflow.report.text import clean

NAMES = {
    "align": "Reading the note: who, what for, what is open",
    "draft": "Drafting requirements",
    "critique": "Looking for what is missing or cannot hold",
    "repair": "Mending the draft",
}
_TITLE = re.compile(r'"title"\s*:\s*"((?:[^"\\]|\\.){1,200})"')
_EVERY = 0.1  # seconds between two looks at the line that changes


class Terminal:
    """Writes to standard error: lines that stay, and one that changes. Where nobody watches only what matters is said."""

    def __init__(self) -> None:
        self.watched = sys.stderr.isatty()
        self.seen = 0
        self.shown = 0.0
        self.money = ""
        self.name = ""

    def stage(self, name: str) -> None:
        """A stage begins."""
        self.seen, self.name = 0, name
        self._line(paint(NAMES.get(name, name), "place", err=True))

    def text(self, so_far: str) -> None:
        """Titles of requirements as soon as they are whole."""
        if self.name != "align":
            for found in _TITLE.finditer(so_far, self.seen):
                self.seen = found.end()
                self._line(f"  · {clean(found[1])}")
        if time.monotonic() - self.shown > _EVERY:
            self._changing(f"  {len(so_far):,} characters{self.money}")

    def spent(self, cost: Decimal | None, limit: Decimal | None) -> None:
        """What it has cost so far."""
        of = f" of ${limit}" if limit is not None else ""
        self.money = f" · ${cost:.4f}{of}" if cost is not None else " · no price known"
        if self.watched:
            self._line(paint(f"  {self.money.removeprefix(' · ')}", "quiet", err=True))

    def told(self, what: str) -> None:
        """Something to know, also where nobody watches."""
        if self.watched:
            self._line(f"  {paint('note', 'warning', err=True)} {clean(what)}")
        else:
            click.echo(f"note: {clean(what)}", err=True)

    def _line(self, text: str) -> None:
        if self.watched:
            click.echo(f"\r\033[K{text}", err=True)

    def _changing(self, text: str) -> None:
        if self.watched:
            click.echo(f"\r\033[K{text}\r", err=True, nl=False)
            self.shown = time.monotonic()
