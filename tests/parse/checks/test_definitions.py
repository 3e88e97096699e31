from __future__ import annotations

import textwrap

import pytest

from specflow.model.checks import Check, MetricCheck
from specflow.parse.checks.definitions import checks_of
from specflow.parse.spec import read_spec
from tests.build import HEAD

PARAMETERS = "parameters: {max_wait: {value: 2, unit: s}, bar: 0.75}\nrequirements:\n"


def read(check: str) -> tuple[tuple[Check, ...], list[str]]:
    item = "  - id: FR-01\n    title: T\n    text: The service must answer.\n    checks:\n" + textwrap.indent(check, "      ")
    file = read_spec("specs/ask-maps/spec.yaml", HEAD + PARAMETERS + item)
    assert file.spec is not None
    found, problems = checks_of(file, file.spec)
    return tuple(one.check for one in found), [f"{problem.at.line}: {problem.message}" for problem in problems]


@pytest.mark.parametrize(
    ("check", "kind"),
    [
        ("- {contract: contracts/a.json, payloads: evidence/*.json}", "contract"),
        ("- {contract: a.json, openapi: {document: api.yaml, operation: POST /ask, response: 200}}", "contract"),
        ('- code: {language: python, must_match: "$X >= {bar}", in: tagged}', "code"),
        ("- metric: {report: load.json, format: locust, value: p99, unit: s, below: 2, samples_at_least: 299}", "metric"),
        ('- canary: {run: [python, ask.py, "{canary}"], must_not_appear_in: [var/ask.db]}', "canary"),
        ("- eval: {report: evals.json, format: promptfoo, score: groundedness, at_least: 0.9, repeats: 3}", "eval"),
        ("- command: {run: [python, tool.py], timeout: 60}", "command"),
    ],
)
def test_every_kind_of_the_contract_is_understood(check: str, kind: str) -> None:
    found, problems = read(check)
    assert problems == []
    assert [one.kind for one in found] == [kind]


@pytest.mark.parametrize(("bound", "wanted"), [('"{max_wait.value}"', 2.0), ('"{max_wait}"', 2.0), ("500 ms", 0.5)])
def test_parameters_and_units_are_filled_in(bound: str, wanted: float) -> None:
    found, problems = read(f"- metric: {{report: load.json, value: p95, unit: s, below: {bound}}}")
    assert problems == []
    assert isinstance(found[0], MetricCheck)
    assert found[0].below == wanted


def test_patterns_keep_braces_that_are_no_parameters() -> None:
    found, _ = read('- code: {language: javascript, must_match: "f({canary}, { a })"}')
    assert found[0].model_dump()["must_match"] == "f({canary}, { a })"


@pytest.mark.parametrize(
    ("check", "said"),
    [
        ("- {}", "names no kind"),
        ("- {code: {}, metric: {}}", "names several kinds"),
        ("- metric: 7", "needs settings"),
        ("- {metric: {report: x, below: 1}, unit: s}", "`unit` stands beside `metric`"),
        ("- metric: {report: x, belov: 1}", "no setting `belov`"),
        ("- metric: {below: 1}", "needs `report`"),
        ("- metric: {report: x}", "needs one bound"),
        ("- metric: {report: x, below: 1, above: 0}", "needs one bound"),
        ('- metric: {report: x, below: "{max_wat.value}"}', "`{max_wat}`, which is not defined"),
        ("- metric: {report: x, below: soon}", "is no number"),
        ("- metric: {report: x, unit: MB, below: 2 s}", "cannot be compared"),
        ("- code: {language: python}", "either `must_match` or `must_not_match`"),
        ("- code: {language: python, must_not_match: {kind: call}}", "needs an `example`"),
        ("- {contract: a.json}", "needs `payloads` or `openapi`"),
        ("- canary: {run: [ask], must_not_appear_in: [var/x]}", "hand on the marker"),
        ("- command: {run: ask}", "`run` of `command`"),
        ("- command: {run: []}", "`run` of `command`"),
    ],
)
def test_what_means_nothing_is_a_problem_with_its_line(check: str, said: str) -> None:
    found, problems = read(check)
    assert found == ()
    assert len(problems) == 1
    assert problems[0].startswith("11: ")
    assert said in problems[0]
