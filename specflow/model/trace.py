"""What tracing found: uses of ids in code, links from requirements to code and tests, and how far each requirement got."""

from __future__ import annotations

import enum
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from specflow.model.code import CodeFile, Definition, Precision, Relation, Tag, TagId
from specflow.model.evidence import Freshness, Outcome
from specflow.model.location import Location
from specflow.model.spec import Rung

RUNGS: tuple[Rung, ...] = ("missing", "implemented", "verified", "reached", "proven")
"""The ladder, lowest first (contract, section 7)."""


def at_least(state: Rung, required: Rung) -> bool:
    """Whether `state` is on `required` or higher."""
    return RUNGS.index(state) >= RUNGS.index(required)


class Standing(enum.StrEnum):
    """What became of an id in a tag."""

    RESOLVED = "resolved"
    UNKNOWN = "unknown"
    RETIRED = "retired"
    AMBIGUOUS = "ambiguous"
    OUT_OF_SCOPE = "out of scope"


class Use(NamedTuple):
    """One id in one tag. `meant` is the full id it resolves to, or the nearest known one, or empty."""

    file: CodeFile
    tag: Tag
    id: TagId
    relation: Relation
    standing: Standing
    meant: str
    why: str = ""

    @property
    def at(self) -> Location:
        """The place of the id itself."""
        return Location(self.file.path, self.tag.line, self.id.column, self.tag.line, self.id.end_column)


class Link(NamedTuple):
    """A requirement and a place in code that answers for it. `digest` is the definition's fingerprint."""

    requirement: str
    relation: Relation
    path: str
    line: int
    symbol: str
    precision: Precision
    origin: str
    """`tag`, `map` (the spec's `implemented_by` or `verified_by`) or `marker` (the test said so when it ran)."""
    definition: Definition | None = None
    digest: str = ""

    @property
    def target(self) -> str:
        """`src/ask/gate.py::gate`; the path alone for a whole file."""
        return f"{self.path}::{self.symbol}" if self.symbol else self.path


class Claim(NamedTuple):
    """A test that claims a requirement, and how it went."""

    link: Link
    outcome: Outcome
    freshness: Freshness
    report: str = ""
    reached: tuple[str, ...] = ()


class CheckState(NamedTuple):
    """A check of a requirement and how it went; `control` is `red`, `green` (hollow) or empty.

    `at` is where the check is defined, `spoilt` the input that a hollow one let pass, `slug` the reason for programs.
    """

    kind: str
    outcome: Outcome
    control: str = ""
    detail: str = ""
    at: Location | None = None
    spoilt: str = ""
    slug: str = ""


@dataclass(frozen=True)
class RequirementState:
    """How far one requirement got up the ladder, and on what."""

    id: str
    status: str
    enforced: bool
    state: Rung
    required: Rung
    place: Callable[[], Location] = field(compare=False, repr=False)
    """Works out where the spec says it."""
    implementations: tuple[Link, ...] = ()
    tests: tuple[Claim, ...] = ()
    checks: tuple[CheckState, ...] = ()
    executed: tuple[str, ...] = ()
    """Those of its definitions that a run executed, where the coverage report does not say in which test."""

    @cached_property
    def at(self) -> Location:
        """Where the spec says it: looked up when a finding needs it."""
        return self.place()

    @property
    def short(self) -> bool:
        """Enforced, and not on the rung it needs."""
        return self.enforced and not at_least(self.state, self.required)


@dataclass(frozen=True)
class Untraced:
    """A public definition inside a scope that answers to no requirement."""

    path: str
    definition: Definition
    feature: str


@dataclass(frozen=True)
class Trace:
    """Everything tracing found in one workspace."""

    uses: tuple[Use, ...] = ()
    links: tuple[Link, ...] = ()
    states: tuple[RequirementState, ...] = ()
    files: Mapping[str, CodeFile] = field(default_factory=dict)
    untraced: tuple[Untraced, ...] = ()
    traced_definitions: int = 0
    all_definitions: int = 0
    looked_at: int = 0
    """Source and test files that were searched."""
    reports: int = 0
    """Evidence reports that count."""
    idle: int = 0
    """Those of them of whose tests none claims a requirement here."""

    @cached_property
    def unresolved(self) -> tuple[Use, ...]:
        """The uses that mean no requirement: few of many."""
        resolved = Standing.RESOLVED
        return tuple([use for use in self.uses if use.standing is not resolved])

    def state_of(self, full_id: str) -> RequirementState | None:
        """The state of one requirement."""
        return next((state for state in self.states if state.id == full_id), None)
