"""What a prompt is made from, and what it comes to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from specflow.model.plan import PlanFile, Task
from specflow.model.project import SpecFile
from specflow.model.spec import Requirement, Spec

BUDGET = 6_000
Share = Literal["none", "signatures", "code"]


@dataclass(frozen=True)
class Excerpt:
    """Code that bears on a task, the most telling first. `signature` is what may be shown where the code may not."""

    path: str
    line: int
    symbol: str
    text: str
    signature: str = ""
    why: str = ""
    share: Share = "code"
    language: str = ""


@dataclass(frozen=True)
class Material:
    """Everything a prompt is made from."""

    file: SpecFile
    spec: Spec
    plan: PlanFile
    task: Task
    contracts: Mapping[str, str] = field(default_factory=dict)
    """path of a schema, root-relative -> its text"""
    excerpts: Sequence[Excerpt] = ()
    before: Mapping[str, str] = field(default_factory=dict)
    """requirement -> the text that was signed before it changed"""
    replaced: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """retired id whose place one of the task's requirements took -> where code and tests still name it"""
    commands: Sequence[str] = ()
    extension: str = "py"
    unsigned: bool = False
    trusted: frozenset[str] = frozenset()
    """Requirements whose text may be shown as a rule that bears on the task."""

    def mine(self) -> Iterator[tuple[int, Requirement]]:
        """The task's requirements with their positions in the spec."""
        wanted = set(self.task.requirements)
        return ((position, one) for position, one in enumerate(self.spec.requirements) if wanted & {one.id, *one.aliases})


@dataclass(frozen=True)
class Prompt:
    """The text, about how many tokens it has, and what did not fit."""

    text: str
    tokens: int
    omitted: tuple[str, ...]
    flags: tuple[str, ...]


@dataclass
class Item:
    """A passage that may be left out; the higher `rank`, the sooner."""

    part: str
    rank: int
    text: str
    label: str
