"""Checks: what a requirement enforces beyond a tag (contract, section 6), and what came of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Literal, NamedTuple

from pydantic import BeforeValidator, Field, StringConstraints

from specflow.model.evidence import Outcome
from specflow.model.validated import Validated

Words = Annotated[str, StringConstraints(min_length=1, max_length=4_000)]
Number = Annotated[float, BeforeValidator(lambda value: _number(value))]


def _number(value: object) -> object:
    """Parameters arrive as text: `0.75` is as good as 0.75."""
    if isinstance(value, bool):
        return value
    if isinstance(value, int):
        return float(value)
    if isinstance(value, str):
        try:
            return float(value.replace(",", "").strip())
        except ValueError:
            return value
    return value


def _whole(value: object) -> object:
    return int(value) if isinstance(value, str) and value.strip().isdecimal() and len(value) < 16 else value


def _several(value: object) -> object:
    return (value,) if isinstance(value, str) else tuple(value) if isinstance(value, list) else value


def _command(value: object) -> object:
    return tuple(value) if isinstance(value, list) else value


Several = Annotated[tuple[Words, ...], BeforeValidator(_several)]
Argv = Annotated[tuple[Words, ...], BeforeValidator(_command), Field(min_length=1)]
Whole = Annotated[int, BeforeValidator(_whole), Field(ge=1, le=10_000_000)]
Seconds = Annotated[Number, Field(gt=0, le=3600)]
Freshly = Literal["code", "any"]


class OpenApi(Validated):
    """One response of an OpenAPI document."""

    document: Words
    operation: Annotated[str, StringConstraints(pattern=r"^(?:GET|PUT|POST|DELETE|PATCH|HEAD|get|put|post|delete|patch) /")]
    response: Annotated[str, BeforeValidator(lambda value: str(value) if isinstance(value, int) else value)] = "200"


class ContractCheck(Validated):
    """A JSON Schema that recorded payloads, and the implementation's own OpenAPI document, have to keep to."""

    kind: Literal["contract"] = "contract"
    contract: Words
    payloads: Several = ()
    openapi: OpenApi | None = None
    fresh: Freshly = "code"


class CodeCheck(Validated):
    """A pattern that the code must, or must not, match. `example` is code that a forbidding rule has to find."""

    kind: Literal["code"] = "code"
    language: Words
    must_match: Words | dict[str, Any] | None = None
    must_not_match: Words | dict[str, Any] | None = None
    in_: Annotated[tuple[Words, ...], BeforeValidator(_several), Field(alias="in")] = ("tagged",)
    example: Words | None = None


class MetricCheck(Validated):
    """A bound on a number in a report of a load test or benchmark."""

    kind: Literal["metric"] = "metric"
    report: Words
    format: Literal["locust", "k6", "pytest-benchmark", "json", "csv"] = "json"
    name: Words | None = Field(default=None, description="Row, request, benchmark or column; none: the total.")
    value: Words = "p95"
    unit: Words | None = None
    below: Number | None = None
    at_most: Number | None = None
    above: Number | None = None
    at_least: Number | None = None
    samples: Words | None = Field(default=None, description="Where a plain JSON says how many samples there were.")
    samples_at_least: Whole | None = None
    fresh: Freshly = "code"


class CanaryCheck(Validated):
    """A random marker goes through the running code and must not turn up in these places, encoded neither."""

    kind: Literal["canary"] = "canary"
    run: Argv
    must_not_appear_in: Several
    must_say: Words | None = Field(default=None, description="What the output has to hold, to show that the run did its work.")
    timeout: Seconds = 60.0


class EvalCheck(Validated):
    """A bound on the scores of an evaluation."""

    kind: Literal["eval"] = "eval"
    report: Words
    format: Literal["promptfoo", "deepeval", "inspect", "json"] = "json"
    score: Words | None = None
    at_least: Number
    repeats: Whole = 1
    samples_at_least: Whole = 20
    fresh: Freshly = "code"


class CommandCheck(Validated):
    """A program that ends with 0 when the requirement holds; `spoilt` is one that must end otherwise."""

    kind: Literal["command"] = "command"
    run: Argv
    spoilt: Argv | None = None
    timeout: Seconds = 60.0


Check = ContractCheck | CodeCheck | MetricCheck | CanaryCheck | EvalCheck | CommandCheck
MODELS: Mapping[str, type[Validated]] = {
    "contract": ContractCheck, "code": CodeCheck, "metric": MetricCheck, "canary": CanaryCheck, "eval": EvalCheck,
    "command": CommandCheck,
}  # fmt: skip
RUNS = ("canary", "command")
"""Kinds that execute something: only in `verify`, and only in a trusted workspace."""


class Judged(NamedTuple):
    """What came of one check. `control` is `red`, `green` (the check is hollow) or empty (there was nothing to spoil).

    `slug` names the reason for programs: `failed`, `undersampled`, `no-report`, `no-engine`, `untrusted`, `stale`, `broken`.
    `blamed` are requirements that the contract itself names for failures, with what is wrong.
    """

    outcome: Outcome
    detail: str
    control: str = ""
    spoilt: str = ""
    slug: str = ""
    blamed: tuple[tuple[str, str], ...] = ()
    open: tuple[str, ...] = ()
    """Spoilt inputs that nothing guards against: worth knowing, no fault."""

    @property
    def holds(self) -> bool:
        """Passed, and able to fail."""
        return self.outcome is Outcome.PASSED and self.control != "green"


class Payload(NamedTuple):
    """A recorded answer and where it was found."""

    where: str
    value: Any


def not_run(why: str, slug: str) -> Judged:
    """A check that did not run has not passed."""
    return Judged(Outcome.NOT_RUN, why, slug=slug)


def settled(outcome: Outcome, detail: str, escaped: str | None, **more: Any) -> Judged:
    """A judgement with its control: `escaped` is the spoilt input that the check let pass, None when it went red."""
    if escaped is None:
        return Judged(outcome, detail, "red", slug="failed" if outcome is Outcome.FAILED else "", **more)
    kept = Outcome.HOLLOW if outcome is Outcome.PASSED else outcome
    return Judged(kept, detail, "green", escaped, "failed" if outcome is Outcome.FAILED else "hollow", **more)
