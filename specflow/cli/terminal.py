"""What the terminal can show: colour, links, and paths as the user would type them."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

import click

_STYLES = {"error": "red", "warning": "yellow", "info": "blue", "good": "green", "place": "cyan"}


def colourful(err: bool = False) -> bool:
    """A terminal that wants colour: `NO_COLOR` and dumb terminals do not, `FORCE_COLOR` always does."""
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    stream = sys.stderr if err else sys.stdout
    return stream.isatty() and os.environ.get("TERM") != "dumb"


def paint(text: str, style: str, err: bool = False) -> str:
    """`text` in a style's colour where colour is wanted."""
    if not colourful(err):
        return text
    if style == "quiet":
        return click.style(text, dim=True)
    return click.style(text, fg=_STYLES.get(style), bold=style in ("error", "warning"))


def shown_from(root: Path) -> Callable[[str], str]:
    """Root-relative paths as they read from where the user stands."""
    here = Path.cwd()

    def shown(path: str) -> str:
        if path.startswith("<"):
            return path
        relative = os.path.relpath(root / path, here)
        return relative if not relative.startswith(f"..{os.sep}..{os.sep}..") else str(root / path)

    return shown


def link(path: Path, words: str) -> str:
    """A clickable file name where the terminal can show one."""
    if not colourful():
        return words
    return f"\033]8;;{path.resolve().as_uri()}\033\\{words}\033]8;;\033\\"


def say(text: str = "") -> None:
    """One line to standard output, colour only where it was painted."""
    click.echo(text, color=True if os.environ.get("FORCE_COLOR") else None)
