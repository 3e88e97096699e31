"""Code as tracing sees it: files, definitions, tags, and who owns a tag (contract, section 4)."""

from __future__ import annotations

import enum
from collections.abc import Sequence
from typing import NamedTuple


class Relation(enum.StrEnum):
    """What a tag says about the requirement it names."""

    IMPLEMENTS = "implements"
    VERIFIES = "verifies"


class Scope(enum.StrEnum):
    """How a tag was written: `spec:` leaves it to the file's place, the others say so outright."""

    PLACE = "spec"
    IMPL = "spec-impl"
    TEST = "spec-test"
    FILE = "spec-file"
    IGNORE = "spec-ignore"


class Precision(enum.StrEnum):
    """How surely a tag's owner is known."""

    DEFINITION = "definition"
    FILE = "file"
    COMMENT = "comment"
    GRAMMAR = "grammar"
    """Judged at comment precision; a grammar names the definition where somebody asks."""


class Definition(NamedTuple):
    """A function, class, method or titled test: lines count from 1 and include decorators and the leading comment block."""

    name: str
    """As a reader would say it: `gate`, `Search.run`, or a test's title."""
    kind: str
    """`function`, `class`, `method`, `test`, `type` or `value`."""
    line: int
    """The line of the name."""
    start: int
    """The first line: decorators, attributes, annotations included."""
    end: int
    public: bool
    depth: int
    """0 for the top of the file."""
    empty: bool = False
    """Nothing is done in it: `pass`, `...`, `{}`, a docstring alone."""
    skipped: bool = False
    """It is marked to be skipped, or cannot run: `@pytest.mark.skip`, `it.skip`, `#[ignore]`, `t.Skip()`."""
    asserts: bool = True
    """Something in it can fail a test; only meaningful for tests."""


class TagId(NamedTuple):
    """An id as it stands in a tag; `feature` is empty when the tag names none."""

    feature: str
    id: str
    column: int
    end_column: int

    def __str__(self) -> str:
        return f"{self.feature}/{self.id}" if self.feature else self.id


class Tag(NamedTuple):
    """One tag in a comment, with its owner; columns count from 1, in code points."""

    scope: Scope
    ids: tuple[TagId, ...]
    prose: str
    line: int
    column: int
    end_column: int
    owner: Definition | None
    precision: Precision


class NearMiss(NamedTuple):
    """A comment that looks like a tag and is none: `sepc: FR-07`, `spec: FR-7`, `Spec:FR-07`."""

    line: int
    column: int
    end_column: int
    text: str
    meant: str
    """What was probably meant, as it should be written."""


class Tally(NamedTuple):
    """How many public definitions of a file have to answer for themselves, and how many do when every tag resolves."""

    traced: int
    every: int


class CodeFile(NamedTuple):
    """One source file as the scanner saw it. `definitions` are in order of their first line."""

    path: str
    language: str
    """Empty when the scanner knows no structure for it."""
    tags: tuple[Tag, ...]
    near_misses: tuple[NearMiss, ...]
    definitions: Sequence[Definition]
    generated: bool = False
    """It says of itself that a machine wrote it."""
    tally: Tally | None = None
    """Counted when the file was scanned, where somebody counted."""
