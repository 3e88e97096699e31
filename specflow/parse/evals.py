"""Golden cases from YAML, and the baseline they are compared with."""

from __future__ import annotations

import json
from collections.abc import Mapping

from pydantic import ValidationError

from specflow.errors import UnreadableInput
from specflow.model.evals import SCORES, Case
from specflow.parse.yaml import read_yaml

Baseline = Mapping[str, Mapping[str, float]]


def read_case(path: str, text: str) -> Case:
    """One case. Raises `UnreadableInput` naming the line or field that is wrong."""
    document = read_yaml(path, text)
    if document.problems:
        first = document.problems[0]
        raise UnreadableInput(f"{first.at}: {first.message}", slug="eval-case", hint=first.help or "Correct the YAML.")
    try:
        return Case.model_validate(document.data)
    except ValidationError as problem:
        first_error = problem.errors(include_url=False)[0]
        where = ".".join(str(step) for step in first_error["loc"]) or "the case"
        what = f"{path}: `{where}`: {first_error['msg']}"
        raise UnreadableInput(what, slug="eval-case", hint="docs/model.md shows a case.") from None


def read_baseline(path: str, text: str) -> Baseline:
    """Scores by case. Raises `UnreadableInput` when it is no such file."""
    try:
        data = json.loads(text)
        cases = data["scores"].items()
        return {str(case): {name: float(one[name]) for name in SCORES if name in one} for case, one in cases}
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        hint = "Write it anew with --write-baseline."
        raise UnreadableInput(f"{path} is no baseline of evals", slug="eval-baseline", hint=hint) from None


def dump_baseline(provider: str, scores: Mapping[str, Mapping[str, float]]) -> str:
    """The same, cases in order, as it is committed."""
    rounded = {case: {name: round(one[name], 4) for name in SCORES} for case, one in sorted(scores.items())}
    return json.dumps({"schema": "specflow/evals/v1", "provider": provider, "scores": rounded}, indent=1) + "\n"
