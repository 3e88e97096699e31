"""What code shows: one line of it, and what that line says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from specflow.model.code import CodeFile

Kind = Literal["test", "validation", "constant", "message", "operation"]


@dataclass(frozen=True)
class Code:
    """A file of code or tests, or an API description: its text and its structure."""

    path: str
    text: str
    sha256: str
    file: CodeFile
    test: bool = False


@dataclass(frozen=True)
class Shown:
    """One thing that a line shows. `words` is what it says: a test's title, a message, `name = value`, a field's bounds.

    `symbol` is the definition it stands in, empty at the top of a file; `name` what other files would mention.
    """

    kind: Kind
    words: str
    path: str
    line: int
    quote: str
    symbol: str = ""
    name: str = ""
    guard: str = ""
    """The condition in front of it, verbatim."""
