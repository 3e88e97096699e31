from __future__ import annotations

import ast
import json

import pytest

from specflow.analysis.checks.suggest import around, bounds, skeletons, suggestions
from specflow.model.spec import Parameter, Requirement

PARAMETERS = {
    "max_latency": Parameter(value=2, unit="s"),
    "min_confidence": Parameter(value=0.75),
    "ttl": Parameter(value=30, unit="minutes"),
}


def requirement(text: str, **more: object) -> Requirement:
    return Requirement.model_validate({"id": "FR-07", "title": "T", "text": text, **more})


def proposed(text: str, **more: object) -> dict[str, object]:
    return {one.kind: one.check for one in suggestions(requirement(text, **more), PARAMETERS, "ask")}


def test_a_bound_on_time_asks_for_a_metric_with_the_parameter() -> None:
    check = proposed("The service must answer 99 % of questions within {max_latency}.")
    report = {"report": "evidence/load.json", "format": "json", "value": "p99"}
    assert check == {"metric": {"metric": {**report, "unit": "s", "at_most": "{max_latency}"}}}
    assert "p95 is a guess" in suggestions(requirement("It must answer within 500 ms."), {}, "ask")[0].why


@pytest.mark.parametrize(
    "text",
    ["The service must not store the words of a question.", "Queries must never be logged.", "It must not be kept for long."],
)
def test_what_must_not_be_kept_asks_for_a_canary_and_a_rule(text: str) -> None:
    assert set(proposed(text)) == {"canary", "code"}


def test_what_comes_back_asks_for_a_contract_with_a_schema_to_start_from() -> None:
    [one] = suggestions(requirement("Each place in an answer must carry the reason why it is shown."), {}, "ask")
    assert one.kind == "contract"
    schema = json.loads(one.needs.partition(": ")[2])
    assert schema["properties"]["results"]["items"]["properties"]["reason"]["x-requirement"] == "FR-07"


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("a name and a reason", ["name", "reason"]),
        ("a name, its distance in km, and the reason why it fits", ["name", "distance", "reason"]),
        ("a name and be sorted by it", ["name"]), ("the reason why it, and a name, is shown", ["reason"]),
        ("a name, a name", ["name"]),
        ("at least one reason", ["reason"]), ("that which", ["value"]),
    ],
)
def test_every_thing_that_must_come_back_stands_in_the_schema(words: str, names: list[str]) -> None:
    [one] = suggestions(requirement(f"Each result must include {words}."), {}, "ask")
    items = json.loads(one.needs.partition(": ")[2])["properties"]["results"]["items"]
    assert (items["required"], list(items["properties"])) == (names, names)


def test_judged_quality_asks_for_an_evaluation() -> None:
    assert "eval" in proposed("Answers must be grounded in the sources for 95 % of questions.")


@pytest.mark.parametrize("text", ["A visitor must be able to ask.", "The list must be sorted.", ""])
def test_other_words_ask_for_nothing(text: str) -> None:
    assert proposed(text) == {}


def test_a_kind_that_is_there_is_not_proposed_again() -> None:
    check = {"metric": {"report": "x", "below": 1}}
    assert proposed("It must answer within 500 ms.", checks=[check]) == {}


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("An answer must hold at most 10 places.", (9, 10, 11)),
        ("It must leave out places below {min_confidence}.", (0.74, 0.75, 0.76)),
        ("It must forget a session after {ttl}.", (1799, 1800, 1801)),
        ("It must refuse a question of more than 5,000 characters.", (4999, 5000, 5001)),
    ],
)
def test_boundary_values_are_worked_out(text: str, values: tuple[float, ...]) -> None:
    [bound] = bounds(requirement(text), PARAMETERS)
    assert around(bound) == values


def test_skeletons_are_python_and_fail() -> None:
    [text] = skeletons(requirement("It must leave out places below {min_confidence}."), PARAMETERS, "ask")
    [function] = ast.parse(text).body
    assert isinstance(function, ast.FunctionDef)
    assert "pytest.fail(" in text
    assert '@pytest.mark.spec("ask/FR-07")' in text
    assert "[0.74, 0.75, 0.76]" in text


def test_long_texts_are_read_in_linear_time() -> None:
    assert proposed("each answer " * 1500) == {}
    assert proposed("must not " * 2000) == {}
