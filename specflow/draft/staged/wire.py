"""What each stage of drafting asks a model to answer with."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Literal

from specflow.parse.answer import NotJson, Reply, Shape, Wire, Words, read, schema

__all__ = ["NotJson", "Reply"]


class Quote(Wire):
    """Words of a source with their place."""

    path: Words
    line: int
    quote: Words


class AskedItem(Wire):
    """An open question with the answer that commits to least."""

    text: Words
    suggested: Words
    quotes: list[Quote]


class MetricItem(Wire):
    """A success metric."""

    text: Words
    target: Words
    quotes: list[Quote]


class StoryItem(Wire):
    """Who wants what, what for."""

    who: Words
    want: Words
    so: Words
    quotes: list[Quote]


class OutItem(Wire):
    """Something that is left alone."""

    text: Words
    quotes: list[Quote]


class ScenarioItem(Wire):
    """An example."""

    given: Words
    when: Words
    then: Words


class RequirementItem(Wire):
    """One behaviour. `key` names it between stages only; ids are given later, by code."""

    key: Words
    kind: Literal["FR", "NFR", "EC", "BR"]
    title: Words
    text: Words
    priority: Literal["must", "should", "could"]
    proposed: bool
    confidence: Literal["high", "medium", "low"]
    rationale: Words
    scenarios: list[ScenarioItem]
    quotes: list[Quote]


class LeftOutItem(Wire):
    """A sentence that became nothing, and why."""

    why: Words
    quotes: list[Quote]


class FindingItem(Wire):
    """What a critic has to say."""

    kind: Literal["missed-edge-case", "contradiction", "context", "implementation", "unclear", "duplicate"]
    keys: list[Words]
    message: Words
    quotes: list[Quote]


class WithdrawnItem(Wire):
    """A requirement taken back."""

    key: Words
    why: Words


class JudgedItem(Wire):
    """A judge's verdict on one question."""

    question: Literal["faithful", "complete", "clear"]
    verdict: Literal["good", "fair", "bad"]
    reason: Words
    quotes: list[Quote]


SHAPES: Mapping[str, Shape] = {
    "align": {"title": str, "goal": str, "job": str, "questions": AskedItem, "metrics": MetricItem, "stories": StoryItem,
              "out_of_scope": OutItem},
    "draft": {"requirements": RequirementItem, "constraints": OutItem, "left_out": LeftOutItem},
    "critique": {"findings": FindingItem},
    "judge": {"verdicts": JudgedItem},
    "repair": {"requirements": RequirementItem, "withdrawn": WithdrawnItem, "left_out": LeftOutItem},
}  # fmt: skip


def read_reply(stage: str, text: str, tidy: Callable[[str, str], str] | None = None) -> Reply:
    """The answer of a stage, every text through `tidy`. Raises `NotJson` saying what is wrong with the whole."""
    return read(SHAPES[stage], text, tidy) if tidy else read(SHAPES[stage], text)


def schema_of(stage: str) -> dict[str, Any]:
    """The JSON Schema of a stage's answer."""
    return schema(SHAPES[stage])
