"""The spec: what `spec.yaml` means (contract, section 3). Frozen values; foreign text enters here and nowhere else."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Annotated, Any, Literal

from specflow.model.ids import kind_of
from specflow.model.texts import (
    AnyFullId,
    AnyId,
    ConstraintId,
    DecisionId,
    Many,
    MetricId,
    OutOfScopeId,
    ParameterName,
    QuestionId,
    RequirementId,
    Slug,
    StoryId,
    Text,
    Words,
)
from specflow.model.value import Bounds, Said, Shorthand, Value

SCHEMA = "specflow/v1"

Status = Literal["final", "review", "placeholder"]
Priority = Literal["must", "should", "could"]
Rung = Literal["missing", "implemented", "verified", "reached", "proven"]
Scalar = bool | int | float | str


def _one_or_many(value: object) -> object:
    """A single mapping stands for a list of one."""
    if isinstance(value, dict):
        return (value,)
    return tuple(value) if isinstance(value, list) else value


def _as_parameter(value: object) -> object:
    """`0.75` and `30 min` stand for `{value: …}`."""
    return value if isinstance(value, dict | Parameter) else {"value": value}


@dataclass(frozen=True, kw_only=True)
class SourceRef(Value):
    """A line of a source, and the words that stand there, verbatim."""

    path: Annotated[Text, Said("Root-relative path of the source, with /.")]
    line: Annotated[int, Bounds(ge=1), Said("Line, counted from 1, on which the quote starts.")]
    quote: Annotated[Text | None, Said("The words of the source, verbatim; may run on over following lines.")] = None


Sources = Annotated[
    tuple[SourceRef, ...], Shorthand(_one_or_many), Said("Where it comes from: one reference or a list of them."),
]  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class SourceFile(Value):
    """A file that the spec was drafted from."""

    path: Text
    sha256: Annotated[Text | None, Said("SHA-256 of the file's bytes when the spec was drafted.")] = None


@dataclass(frozen=True, kw_only=True)
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


@dataclass(frozen=True, kw_only=True)
class Metric(Value):
    """How success is measured."""

    id: MetricId
    text: Text
    target: Text | None = None
    checks: Annotated[tuple[dict[str, Any], ...], Many] = ()
    source: Sources = ()


@dataclass(frozen=True, kw_only=True)
class Story(Value):
    """Who wants what, and what for."""

    id: StoryId
    title: Text | None = None
    as_: Annotated[Text, Said("Who.")]
    want: Text
    so: Text | None = None
    source: Sources = ()


@dataclass(frozen=True, kw_only=True)
class Scenario(Value):
    """An acceptance criterion by example."""

    title: Text | None = None
    given: Text | None = None
    when: Text | None = None
    then: Text


@dataclass(frozen=True, kw_only=True)
class Waiver(Value):
    """An accepted exception with an owner and an end."""

    code: Text
    reason: Words
    owner: Words
    until: Annotated[str, Bounds(pattern=r"^\d{4}-\d{2}-\d{2}$")]


@dataclass(frozen=True, kw_only=True)
class Requirement(Value):
    """One behaviour that must be true."""

    id: RequirementId
    title: Text
    text: Text
    status: Status = "review"
    priority: Priority = "must"
    proposed: Annotated[bool, Said("The tool's own idea; `source` then names what prompted it.")] = False
    story: StoryId | None = None
    source: Sources = ()
    rationale: Text | None = None
    scenarios: Annotated[tuple[Scenario, ...], Many] = ()
    depends_on: Annotated[tuple[AnyId, ...], Many] = ()
    mockup: Annotated[Text | None, Said("A picture or wireframe, relative to the feature's folder.")] = None
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


@dataclass(frozen=True, kw_only=True)
class OutOfScope(Value):
    """What this feature leaves alone."""

    id: OutOfScopeId
    text: Text
    source: Sources = ()


@dataclass(frozen=True, kw_only=True)
class Constraint(Value):
    """A fact of the technical reality that the design has to keep to; never a behaviour."""

    id: ConstraintId
    text: Text
    source: Sources = ()


@dataclass(frozen=True, kw_only=True)
class Decision(Value):
    """A point where judgement matters; `by`, `date` and `why` make it decided."""

    id: DecisionId
    question: Text
    kind: Literal["slider", "ranking", "rules", "choice"] = "choice"
    sets: Annotated[tuple[ParameterName, ...], Many] = ()
    serves: Annotated[tuple[AnyId, ...], Many] = ()
    options: dict[str, Any] | Annotated[tuple[Any, ...], Many] | None = None
    chosen: Annotated[Any, Said("What was decided: an option, an order, a value, or a table's rules.")] = None
    by: Text | None = None
    date: Text | None = None
    why: Text | None = None
    source: Sources = ()

    @property
    def decided(self) -> bool:
        """Somebody settled it and said why."""
        return bool(self.by and self.why)


@dataclass(frozen=True, kw_only=True)
class Resolution(Value):
    """Two lines that may both stand, and why."""

    between: Annotated[Annotated[tuple[AnyFullId, AnyFullId], Many], Said("Ids; another feature’s with its name in front.")]
    why: Text
    by: Text
    date: Text | None = None
    texts: Annotated[Annotated[tuple[Text, ...], Many], Said("Digests of both texts; void when either changes.")] = ()


@dataclass(frozen=True, kw_only=True)
class Question(Value):
    """Something only a person can answer."""

    id: QuestionId
    text: Text
    suggested: Text | None = None
    answer: Text | None = None
    by: Text | None = None
    date: Text | None = None
    source: Sources = ()

    @property
    def answered(self) -> bool:
        """A person has given an answer."""
        return self.answer is not None


@dataclass(frozen=True, kw_only=True)
class SetAside(Value):
    """A sentence of the sources that became nothing, and why."""

    source: SourceRef
    why: Text


@dataclass(frozen=True, kw_only=True)
class Declined(Value):
    """A proposal a person turned down."""

    text: Text
    by: Text | None = None
    date: Text | None = None
    source: Sources = ()


@dataclass(frozen=True, kw_only=True)
class Retired(Value):
    """An id that is gone and never comes back."""

    id: AnyId
    date: Text | None = None
    why: Text | None = None


@dataclass(frozen=True, kw_only=True)
class Spec(Value):
    """A feature's behavioural spec: the one source of truth."""

    schema_: Literal["specflow/v1"]
    feature: Slug
    title: Text
    version: Text | None = None
    owners: dict[str, Text] = field(default_factory=dict)
    updated: Text | None = None
    goal: Text
    job: Text | None = None
    sources: Annotated[tuple[SourceFile, ...], Many] = ()
    scope: Annotated[tuple[Text, ...], Many] = ()
    parameters: dict[ParameterName, Annotated[Parameter, Shorthand(_as_parameter)]] = field(default_factory=dict)
    metrics: Annotated[tuple[Metric, ...], Many] = ()
    stories: Annotated[tuple[Story, ...], Many] = ()
    requirements: Annotated[tuple[Requirement, ...], Many]
    constraints: Annotated[tuple[Constraint, ...], Many] = ()
    out_of_scope: Annotated[tuple[OutOfScope, ...], Many] = ()
    assumptions: Annotated[tuple[Text, ...], Many] = ()
    terms: dict[Text, Text] = field(default_factory=dict)
    decisions: Annotated[tuple[Decision, ...], Many] = ()
    resolutions: Annotated[tuple[Resolution, ...], Many] = ()
    questions: Annotated[tuple[Question, ...], Many] = ()
    set_aside: Annotated[tuple[SetAside, ...], Many] = ()
    declined: Annotated[tuple[Declined, ...], Many] = ()
    retired: Annotated[tuple[Retired, ...], Many] = ()

    def full_id(self, id_: str) -> str:
        """`ask-maps/FR-07` of `FR-07`; an id of another feature, with its name in front, stays as it is."""
        return id_ if "/" in id_ else f"{self.feature}/{id_}"

    def items(self) -> Iterator[tuple[str, int, "Identified"]]:
        """Everything with an id, as (section, position, value), in the file's order of sections."""
        for section in SECTIONS:
            for position, item in enumerate(getattr(self, section)):
                yield section, position, item


Identified = Metric | Story | Requirement | Constraint | OutOfScope | Decision | Question
SECTIONS = ("metrics", "stories", "requirements", "constraints", "out_of_scope", "decisions", "questions")
