"""A workspace as rules see it: configuration, specs with their places, and the sources they quote."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from specflow.model.config import Config
from specflow.model.finding import Problem
from specflow.model.location import Location
from specflow.model.spec import Requirement, Spec
from specflow.model.trace import Trace

if TYPE_CHECKING:
    from specflow.model.plan import PlanFile
    from specflow.model.repository import Repository

Step = str | int


class Locator(Protocol):
    """Finds the place of a value in the file it came from."""

    def at(self, *steps: Step) -> Location:
        """The value at `steps` (`"requirements", 3, "text"`); the nearest enclosing value where there is none."""

    def key(self, *steps: Step) -> Location:
        """The key of the value at `steps`."""

    def words(self, start: int, end: int, *steps: Step) -> Location:
        """Characters `start` to `end` of the string at `steps`, however it is quoted or folded."""


@dataclass(frozen=True)
class SpecFile:
    """A `spec.yaml`: its text, what could be understood of it, and what could not.

    `spec` is None when nothing could; otherwise broken items are left out of it, so positions in `spec` may differ from
    positions in the file: ask `steps` for where an item stands.
    """

    path: str
    text: str
    spec: Spec | None
    problems: tuple[Problem, ...]
    locator: Locator
    positions: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    page_digest: str | None = None

    @property
    def folder(self) -> str:
        """The feature's folder, root-relative."""
        return self.path.rpartition("/")[0]

    def steps(self, section: str, position: int, *rest: Step) -> tuple[Step, ...]:
        """Where item `position` of `spec.<section>` stands in the file."""
        kept = self.positions.get(section)
        return (section, kept[position] if kept else position, *rest)

    def at(self, section: str, position: int, *rest: Step) -> Location:
        """The place of an item, or of a value inside it."""
        return self.locator.at(*self.steps(section, position, *rest))


@dataclass(frozen=True)
class Placed:
    """A requirement with its spec and its position there."""

    file: SpecFile
    spec: Spec
    position: int
    requirement: Requirement

    @property
    def full_id(self) -> str:
        """`ask-maps/FR-07`."""
        return self.spec.full_id(self.requirement.id)

    def at(self, *rest: Step) -> Location:
        """The requirement's place, or that of a value inside it."""
        return self.file.at("requirements", self.position, *rest)

    def words(self, start: int, end: int, *rest: Step) -> Location:
        """Characters of one of its strings (`"text"` unless `rest` names another)."""
        return self.file.locator.words(start, end, *self.file.steps("requirements", self.position, *(rest or ("text",))))


@dataclass(frozen=True)
class Project:
    """What one run looks at. `sources` maps the path of every quoted source to its text, None where it cannot be read;
    `files` are the pictures that stand beside the specs, root-relative."""

    config: Config = Config()
    specs: tuple[SpecFile, ...] = ()
    sources: Mapping[str, str | None] = field(default_factory=dict)
    files: frozenset[str] = frozenset()
    extra_problems: tuple[Problem, ...] = ()
    trace: Trace | None = None
    plans: Mapping[str, PlanFile] = field(default_factory=dict)
    """feature -> its `plan.yaml`, where there is one and a rule needs it"""
    repository: Repository | None = None
    """what the code context names, where a rule asks for it"""

    @property
    def problems(self) -> Iterator[Problem]:
        """What the parsers noticed, in all files."""
        yield from self.extra_problems
        for file in self.specs:
            yield from file.problems

    @property
    def understood(self) -> Iterator[tuple[SpecFile, Spec]]:
        """The files of which something could be understood."""
        for file in self.specs:
            if file.spec is not None:
                yield file, file.spec

    @property
    def requirements(self) -> Iterator[Placed]:
        """Every requirement of every spec, in file order."""
        for file, spec in self.understood:
            for position, requirement in enumerate(spec.requirements):
                yield Placed(file, spec, position, requirement)
