"""The spec: what `spec.yaml` means (contract, section 3). Frozen values; foreign text enters here and nowhere else."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

from specflow.model.ids import ID, REQUIREMENT_KINDS, SLUG, kind_of

SCHEMA = "specflow/v1"

Status = Literal["final", "review", "placeholder"]
Priority = Literal["must", "should", "could"]
Rung = Literal["missing", "implemented", "verified", "reached", "proven"]
Scalar = bool | int | float | str

Text = Annotated[str, StringConstraints(max_length=20_000)]
Words = Annotated[str, StringConstraints(max_length=20_000, pattern=r"\S")]
"""Text that says something."""
Slug = Annotated[str, StringConstraints(pattern=rf"^{SLUG}$", max_length=80)]
ParameterName = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")]


AnyId = Annotated[str, StringConstraints(pattern=f"^{ID.replace(chr(92) + 'd', '[0-9]')}$")]
AnyFullId = Annotated[str, StringConstraints(pattern=f"^(?:{SLUG}/)?{ID.replace(chr(92) + 'd', '[0-9]')}$")]
RequirementId = Annotated[str, StringConstraints(pattern=rf"^(?:{'|'.join(REQUIREMENT_KINDS)})-[0-9]{{2,}}$")]
MetricId = Annotated[str, StringConstraints(pattern=r"^SM-[0-9]{2,}$")]
StoryId = Annotated[str, StringConstraints(pattern=r"^US-[0-9]{2,}$")]
OutOfScopeId = Annotated[str, StringConstraints(pattern=r"^OS-[0-9]{2,}$")]
ConstraintId = Annotated[str, StringConstraints(pattern=r"^TC-[0-9]{2,}$")]
DecisionId = Annotated[str, StringConstraints(pattern=r"^DN-[0-9]{2,}$")]
QuestionId = Annotated[str, StringConstraints(pattern=r"^Q-[0-9]{2,}$")]


class Value(BaseModel):
    """Frozen, and a key it does not know is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, populate_by_name=True, defer_build=True)


def _one_or_many(value: object) -> object:
    """A single mapping stands for a list of one."""
    if isinstance(value, dict):
        return (value,)
    return tuple(value) if isinstance(value, list) else value


def _as_tuple(value: object) -> object:
    return tuple(value) if isinstance(value, list) else value


def _as_parameter(value: object) -> object:
    """`0.75` and `30 min` stand for `{value: …}`."""
    return value if isinstance(value, dict | Parameter) else {"value": value}


class SourceRef(Value):
    """A line of a source, and the words that stand there, verbatim."""

    path: Text = Field(description="Root-relative path of the source, with /.")
    line: int = Field(ge=1, description="Line, counted from 1, on which the quote starts.")
    quote: Text | None = Field(default=None, description="The words of the source, verbatim; may run on over following lines.")


Many = BeforeValidator(_as_tuple)
Sources = Annotated[tuple[SourceRef, ...], BeforeValidator(_one_or_many)]
SOURCE = Field(default=(), description="Where it comes from: one reference or a list of them.")


class SourceFile(Value):
    """A file that the spec was drafted from."""

    path: Text
    sha256: Text | None = Field(default=None, description="SHA-256 of the file's bytes when the spec was drafted.")


class Parameter(Value):
    """A value that text, checks and decisions share."""

    value: Scalar | Annotated[tuple[Scalar, ...], Many]
    unit: Text | None = None
    why: Text | None = None

    @property
    def bare(self) -> str:
        """The value without its unit, as `{name.value}` renders it."""
        if isinstance(self.value, tuple):
            return ", ".join(_plain(one) for one in self.value)
        return _plain(self.value)

    def __str__(self) -> str:
        return f"{self.bare} {self.unit}" if self.unit else self.bare


def _plain(value: Scalar) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)


class Metric(Value):
    """How success is measured."""

    id: MetricId
    text: Text
    target: Text | None = None
    checks: Annotated[tuple[dict[str, Any], ...], Many] = ()
    source: Sources = SOURCE


class Story(Value):
    """Who wants what, and what for."""

    id: StoryId
    title: Text | None = None
    as_: Text = Field(alias="as", description="Who.")
    want: Text
    so: Text | None = None
    source: Sources = SOURCE


class Scenario(Value):
    """An acceptance criterion by example."""

    title: Text | None = None
    given: Text | None = None
    when: Text | None = None
    then: Text


class Waiver(Value):
    """An accepted exception with an owner and an end."""

    code: Text
    reason: Words
    owner: Words
    until: Annotated[str, StringConstraints(pattern=r"^\d{4}-\d{2}-\d{2}$")]


class Requirement(Value):
    """One behaviour that must be true."""

    id: RequirementId
    title: Text
    text: Text
    status: Status = "review"
    priority: Priority = "must"
    proposed: bool = Field(default=False, description="The tool's own idea; `source` then names what prompted it.")
    story: StoryId | None = None
    source: Sources = SOURCE
    rationale: Text | None = None
    scenarios: Annotated[tuple[Scenario, ...], Many] = ()
    depends_on: Annotated[tuple[AnyId, ...], Many] = ()
    mockup: Text | None = Field(default=None, description="A picture or wireframe, relative to the feature's folder.")
    rung: Rung | None = None
    checks: Annotated[tuple[dict[str, Any], ...], Many] = ()
    implemented_by: Annotated[tuple[Text, ...], Many] = ()
    verified_by: Annotated[tuple[Text, ...], Many] = ()
    waivers: Annotated[tuple[Waiver, ...], Many] = ()
    aliases: Annotated[tuple[AnyId, ...], Many] = ()

    @property
    def kind(self) -> str:
        """FR, NFR, EC or BR."""
        return kind_of(self.id)


class OutOfScope(Value):
    """What this feature leaves alone."""

    id: OutOfScopeId
    text: Text
    source: Sources = SOURCE


class Constraint(Value):
    """A fact of the technical reality that the design has to keep to; never a behaviour."""

    id: ConstraintId
    text: Text
    source: Sources = SOURCE


class Decision(Value):
    """A point where judgement matters; `by`, `date` and `why` make it decided."""

    id: DecisionId
    question: Text
    kind: Literal["slider", "ranking", "rules", "choice"] = "choice"
    sets: Annotated[tuple[ParameterName, ...], Many] = ()
    serves: Annotated[tuple[AnyId, ...], Many] = ()
    options: dict[str, Any] | Annotated[tuple[Any, ...], Many] | None = None
    chosen: Any = Field(default=None, description="What was decided: an option, an order, a value, or a table's rules.")
    by: Text | None = None
    date: Text | None = None
    why: Text | None = None
    source: Sources = SOURCE

    @property
    def decided(self) -> bool:
        """Somebody settled it and said why."""
        return bool(self.by and self.why)


class Resolution(Value):
    """Two lines that may both stand, and why."""

    between: Annotated[tuple[AnyFullId, AnyFullId], Many] = Field(description="Ids; another feature’s with its name in front.")
    why: Text
    by: Text
    date: Text | None = None
    texts: Annotated[tuple[Text, ...], Many] = Field(default=(), description="Digests of both texts; void when either changes.")


class Question(Value):
    """Something only a person can answer."""

    id: QuestionId
    text: Text
    suggested: Text | None = None
    answer: Text | None = None
    by: Text | None = None
    date: Text | None = None
    source: Sources = SOURCE

    @property
    def answered(self) -> bool:
        """A person has given an answer."""
        return self.answer is not None


class SetAside(Value):
    """A sentence of the sources that became nothing, and why."""

    source: SourceRef
    why: Text


class Declined(Value):
    """A proposal a person turned down."""

    text: Text
    by: Text | None = None
    date: Text | None = None
    source: Sources = SOURCE


class Retired(Value):
    """An id that is gone and never comes back."""

    id: AnyId
    date: Text | None = None
    why: Text | None = None


class Spec(Value):
    """A feature's behavioural spec: the one source of truth."""

    schema_: Literal["specflow/v1"] = Field(alias="schema")
    feature: Slug
    title: Text
    version: Text | None = None
    owners: dict[str, Text] = {}
    updated: Text | None = None
    goal: Text
    job: Text | None = None
    sources: Annotated[tuple[SourceFile, ...], Many] = ()
    scope: Annotated[tuple[Text, ...], Many] = ()
    parameters: dict[ParameterName, Annotated[Parameter, BeforeValidator(_as_parameter)]] = {}
    metrics: Annotated[tuple[Metric, ...], Many] = ()
    stories: Annotated[tuple[Story, ...], Many] = ()
    requirements: Annotated[tuple[Requirement, ...], Many]
    constraints: Annotated[tuple[Constraint, ...], Many] = ()
    out_of_scope: Annotated[tuple[OutOfScope, ...], Many] = ()
    assumptions: Annotated[tuple[Text, ...], Many] = ()
    terms: dict[Text, Text] = {}
    decisions: Annotated[tuple[Decision, ...], Many] = ()
    resolutions: Annotated[tuple[Resolution, ...], Many] = ()
    questions: Annotated[tuple[Question, ...], Many] = ()
    set_aside: Annotated[tuple[SetAside, ...], Many] = ()
    declined: Annotated[tuple[Declined, ...], Many] = ()
    retired: Annotated[tuple[Retired, ...], Many] = ()

    def full_id(self, id_: str) -> str:
        """`ask-maps/FR-07` of `FR-07`; an id of another feature, with its name in front, stays as it is."""
        return id_ if "/" in id_ else f"{self.feature}/{id_}"

    def items(self) -> Iterator[tuple[str, int, Identified]]:
        """Everything with an id, as (section, position, value), in the file's order of sections."""
        for section in SECTIONS:
            for position, item in enumerate(getattr(self, section)):
                yield section, position, item


Identified = Metric | Story | Requirement | Constraint | OutOfScope | Decision | Question
SECTIONS = ("metrics", "stories", "requirements", "constraints", "out_of_scope", "decisions", "questions")
