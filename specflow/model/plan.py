"""The plan: what `plan.yaml` means. Design and tasks that follow from a signed spec, every line with its requirements."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, StringConstraints

from specflow.model.finding import Problem
from specflow.model.location import Location
from specflow.model.project import Locator, Step
from specflow.model.texts import AnyId, Many, Slug, Text
from specflow.model.validated import Validated

SCHEMA: Literal["specflow/plan/v1"] = "specflow/plan/v1"

Size = Literal["S", "M", "L"]
TaskStatus = Literal["todo", "doing", "done", "rework"]
TaskId = Annotated[str, StringConstraints(pattern=r"^T-[0-9]{2,}$")]
GroupId = Annotated[str, StringConstraints(pattern=r"^G-[0-9]{2,}$")]
ElementId = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2,3}-[0-9]{2,}$")]
Ids = Annotated[tuple[AnyId, ...], Many]
Texts = Annotated[tuple[Text, ...], Many]
MADE = Field(default=None, description="What it was generated for, and a digest of it; without it, a person wrote it.")


class Element(Validated):
    """Something of the design; every one names the requirements (or metrics) it follows from."""

    id: ElementId
    requirements: Ids = ()
    made: Text | None = MADE


class Operation(Element):
    """An operation of the API: what goes in and what comes out, as JSON Schemas in `contracts/`."""

    name: Text
    operation: Text | None = Field(default=None, description="Method and path, where they are known: `POST /ask`.")
    summary: Text | None = None
    input: Text | None = Field(default=None, description="A JSON Schema, relative to the feature's folder.")
    output: Text | None = Field(default=None, description="A JSON Schema, relative to the feature's folder.")


class State(Element):
    """A state that a user or a caller can be in."""

    name: Text
    entered: Text | None = None
    shows: Text | None = None


class Gate(Element):
    """A condition that decides, with the parameters that it rests on."""

    when: Text
    then: Text
    parameters: Texts = ()


class Logic(Element):
    """A rule of behaviour: `rule`, `expansion` (more than was asked for) or `fallback` (when the usual way fails)."""

    kind: Literal["rule", "expansion", "fallback"] = "rule"
    text: Text


class Concern(Element):
    """A line about data, security, observability or rollout."""

    text: Text
    parameters: Texts = ()


class Design(Validated):
    """How the behaviour is brought about, as far as the spec decides it."""

    api: Annotated[tuple[Operation, ...], Many] = ()
    states: Annotated[tuple[State, ...], Many] = ()
    gates: Annotated[tuple[Gate, ...], Many] = ()
    logic: Annotated[tuple[Logic, ...], Many] = ()
    data: Annotated[tuple[Concern, ...], Many] = ()
    security: Annotated[tuple[Concern, ...], Many] = ()
    observability: Annotated[tuple[Concern, ...], Many] = ()
    rollout: Annotated[tuple[Concern, ...], Many] = ()

    def elements(self) -> Iterator[tuple[str, int, Element]]:
        """Everything in it as (section, position, element), in the file's order."""
        for section in DESIGN:
            for position, element in enumerate(getattr(self, section)):
                yield section, position, element


DESIGN: Mapping[str, tuple[str, type[Element]]] = {
    "api": ("API", Operation), "states": ("ST", State), "gates": ("GT", Gate), "logic": ("LG", Logic),
    "data": ("DT", Concern), "security": ("SC", Concern), "observability": ("OB", Concern), "rollout": ("RO", Concern),
}  # fmt: skip
"""section -> (the prefix of its ids, what stands in it)"""


class Group(Validated):
    """Tasks that belong together."""

    id: GroupId
    title: Text


class Task(Validated):
    """A piece of work that can be finished and tested by itself."""

    id: TaskId
    title: Text
    group: GroupId | None = None
    requirements: Ids = ()
    depends_on: Annotated[tuple[TaskId, ...], Many] = ()
    parallel: bool = Field(
        default=False, description="It shares no file with others of its wave. A person who writes `false` wants it to run alone."
    )
    files: Texts = Field(default=(), description="Files or globs that it may touch, root-relative.")
    done_when: Texts = Field(default=(), description="The checks and tests that prove it done.")
    size: Size = "S"
    status: TaskStatus = "todo"
    made: Text | None = MADE

    @property
    def alone(self) -> bool:
        """Whether a person said that it may not run beside others: what is only unsaid is decided by the files."""
        return not self.parallel and "parallel" in self.model_fields_set


class Plan(Validated):
    """A feature's design and tasks."""

    schema_: Literal["specflow/plan/v1"] = Field(alias="schema")
    feature: Slug
    unsigned: bool = Field(default=False, description="Made from text that not everybody has signed.")
    planned: Annotated[dict[AnyId, Text], BeforeValidator(lambda value: value or {})] = Field(
        default={}, description="Every requirement that was planned, with the digest of its text then."
    )
    design: Design = Design()
    groups: Annotated[tuple[Group, ...], Many] = ()
    tasks: Annotated[tuple[Task, ...], Many] = ()

    def task(self, id_: str) -> Task | None:
        """The task of that id."""
        return next((one for one in self.tasks if one.id == id_), None)


@dataclass(frozen=True)
class PlanFile:
    """A `plan.yaml`: its text, what could be understood of it, and what could not.

    `positions` says where the items of a list stood, for lists that lost some: ask `at` for places.
    """

    path: str
    text: str
    plan: Plan | None
    problems: tuple[Problem, ...]
    locator: Locator
    positions: Mapping[str, tuple[int, ...]] = field(default_factory=dict)

    def steps(self, section: str, position: int, *rest: Step) -> tuple[Step, ...]:
        """Where item `position` of a list stands in the file; `section` is `tasks` or `design.gates`."""
        kept = self.positions.get(section)
        return (*section.split("."), kept[position] if kept else position, *rest)

    def at(self, section: str, position: int, *rest: Step) -> Location:
        """The place of an item, or of a value inside it."""
        return self.locator.at(*self.steps(section, position, *rest))
