"""Reports of evaluations to scores: promptfoo, DeepEval, Inspect, plain JSON."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from specflow.model.checks import EvalCheck
from specflow.parse.checks.measured import Unreadable

Scores = Mapping[str, list[float]]
"""Case -> its scores, one for every repetition."""
MOST_CASES = 200_000
_LETTERS = {"C": 1.0, "I": 0.0, "P": 0.5, "N": 0.0}


def read_scores(check: EvalCheck, data: bytes) -> Scores:
    """The scores that the check asks for. Raises `Unreadable` with the reason."""
    try:
        loaded = json.loads(data)
    except (ValueError, RecursionError):
        raise Unreadable(f"{check.report} is no JSON") from None
    readers: dict[str, Callable[[EvalCheck, Any], Iterator[tuple[str, Any]]]] = {
        "promptfoo": _promptfoo, "deepeval": _deepeval, "inspect": _inspect, "json": _plain,
    }  # fmt: skip
    scores: dict[str, list[float]] = {}
    try:
        for number, (case, score) in enumerate(readers[check.format](check, loaded)):
            if number >= MOST_CASES:
                raise Unreadable(f"{check.report} holds more than {MOST_CASES:,} scores")
            scores.setdefault(case, []).append(_number(score))
    except (KeyError, TypeError, AttributeError, ValueError, IndexError):
        raise Unreadable(f"{check.report} is no {check.format} report with what the check asks for") from None
    return scores


def _promptfoo(check: EvalCheck, loaded: Any) -> Iterator[tuple[str, Any]]:
    results = loaded["results"]
    for one in results["results"] if isinstance(results, dict) else results:
        case = str(one.get("testIdx", json.dumps(one.get("vars", {}), sort_keys=True)))
        if check.score is None:
            yield case, one["score"]
        elif check.score in (named := one.get("namedScores") or {}):
            yield case, named[check.score]
        else:
            yield from ((case, part["score"]) for part in _components(one) if _is_about(part, check.score))


def _components(one: Mapping[str, Any]) -> list[Any]:
    graded = one.get("gradingResult") or {}
    return list(graded.get("componentResults") or ())


def _is_about(part: Mapping[str, Any], score: str) -> bool:
    assertion = part.get("assertion") or {}
    return score in (assertion.get("metric"), assertion.get("type"))


def _deepeval(check: EvalCheck, loaded: Any) -> Iterator[tuple[str, Any]]:
    cases = loaded.get("testCases", loaded.get("test_cases"))
    for number, one in enumerate(cases):
        for metric in one.get("metricsData", one.get("metrics_data")) or ():
            if check.score is None or str(metric["name"]).lower() == check.score.lower():
                yield str(one.get("name", number)), metric["score"]


def _inspect(check: EvalCheck, loaded: Any) -> Iterator[tuple[str, Any]]:
    for one in loaded["samples"]:
        for name, score in one["scores"].items():
            if check.score in (None, name):
                value = score["value"]
                yield str(one["id"]), _LETTERS.get(value, value) if isinstance(value, str) else value


def _plain(check: EvalCheck, loaded: Any) -> Iterator[tuple[str, Any]]:
    """`[{"case": "a", "score": 0.9}]`; with a named score the key of that name."""
    for number, one in enumerate(loaded["scores"] if isinstance(loaded, dict) else loaded):
        yield str(one.get("case", number)), one[check.score or "score"]


def _number(value: Any) -> float:
    if isinstance(value, bool):
        return float(value)
    if not isinstance(value, int | float) or not math.isfinite(value):
        raise Unreadable("a score is no number")
    return float(value)
