"""Golden cases for the drafter, and what a run of one gave."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from specflow.model.texts import Text
from specflow.model.validated import Validated

SCORES = ("schema", "grounding", "coverage", "clean", "numbers", "questions")
"""What is scored, each from 0 to 1: it is valid, every quote stands, what must be there is, what must not is not, no number is
invented, what must be asked is asked."""

STRICT = ("schema", "grounding", "clean", "numbers")
"""Scores that have to be perfect for a case to pass."""


def _as_tuple(value: object) -> object:
    return tuple(value) if isinstance(value, list) else value


def _as_float(value: object) -> object:
    return float(value) if isinstance(value, int) and not isinstance(value, bool) else value


Texts = Annotated[tuple[Text, ...], BeforeValidator(_as_tuple)]
Share = Annotated[float, BeforeValidator(_as_float), Field(ge=0, le=1)]
Amount = Annotated[float, BeforeValidator(_as_float), Field(ge=0)]


class Input(Validated):
    """The sources of a case, as text."""

    note: Text
    product: Text | None = None
    code: Text | None = None


class Cover(Validated):
    """Something that the draft must hold: every phrase of one alternative, in one place."""

    key: Text
    any_of: Texts
    within: Annotated[tuple[Text, ...], BeforeValidator(_as_tuple)] = ("requirements",)


class Expect(Validated):
    """What a good draft has, and what no draft may have."""

    must_cover: Annotated[tuple[Cover, ...], BeforeValidator(_as_tuple)] = ()
    must_not: Texts = ()
    questions: Texts = ()
    at_least: Share = 0.8
    judge_at_least: Share | None = None


class SpanRule(Validated):
    """A bound on the spans of a run: those of this name, with these attributes."""

    name: Text
    where: dict[str, Text] = Field(default_factory=dict)
    max_count: int | None = None
    max_cost_usd: Amount | None = None
    max_seconds: Amount | None = None


class Case(Validated):
    """One golden case."""

    id: Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]{0,79}$")]
    input: Input
    expect: Expect = Expect()
    spans: Annotated[tuple[SpanRule, ...], BeforeValidator(_as_tuple)] = ()
    providers: Annotated[tuple[Literal["offline", "anthropic", "replay"], ...], BeforeValidator(_as_tuple)] = ()
    """Who it is for; without any it is for all."""
    repeat: Annotated[int, Field(ge=1, le=100)] = 1
    must_pass: bool = True


@dataclass(frozen=True)
class Scored:
    """One run of a case: a score each, and in words what fell short."""

    scores: Mapping[str, float]
    short: tuple[str, ...] = ()

    def passed(self, at_least: float) -> bool:
        """Perfect where it has to be, and enough covered and asked."""
        enough = min(self.scores["coverage"], self.scores["questions"]) >= at_least
        return enough and all(self.scores[name] == 1 for name in STRICT)


@dataclass(frozen=True)
class Result:
    """A case over all its repeats. `scores` are means; `cost` is US dollars as text, empty where nothing was asked."""

    suite: str
    case: str
    passed: bool
    must_pass: bool
    repeats: int
    passes: int
    scores: Mapping[str, float]
    short: tuple[str, ...] = ()
    seconds: float = 0.0
    cost: str = ""
    regressed: tuple[str, ...] = ()
    error: str = ""


@dataclass(frozen=True)
class Report:
    """All results of a run of suites."""

    provider: str
    results: tuple[Result, ...] = ()
    means: Mapping[str, float] = field(default_factory=dict)

    @property
    def failed(self) -> tuple[Result, ...]:
        """Cases that had to pass and did not, and those that fell behind the baseline."""
        return tuple(one for one in self.results if (one.must_pass and not one.passed) or one.regressed)
