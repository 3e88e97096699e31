from __future__ import annotations

from typing import Any

import pytest

from specflow.analysis.checks.code import Region, judge
from specflow.model.checks import CodeCheck, Judged
from specflow.model.evidence import Outcome

pytest.importorskip("ast_grep_py")

CODE = """\
class Ask:
    def gate(self, rows):
        return [row for row in rows if row.confidence >= BAR]

    def save(self, db, query):
        db.execute("INSERT", query)
"""
GATE, WHOLE = Region("src/ask.py", CODE, 2, 3), Region("src/ask.py", CODE)


def judged(*regions: Region, language: str = "python", **settings: Any) -> Judged:
    return judge(CodeCheck.model_validate({"language": language, **settings}), regions)


def test_a_pattern_that_must_be_there() -> None:
    one = judged(GATE, must_match="$X.confidence >= $BAR")
    assert (one.outcome, one.control, one.detail) == (Outcome.PASSED, "red", "src/ask.py:3 `row.confidence >= BAR`")
    missing = judged(GATE, must_match="$X.confidence > $BAR")
    assert missing.outcome is Outcome.FAILED


def test_a_pattern_that_matches_anything_is_hollow() -> None:
    one = judged(GATE, must_match="$X")
    assert (one.outcome, one.control) == (Outcome.HOLLOW, "green")


def test_a_pattern_that_must_not_be_there() -> None:
    assert judged(WHOLE, must_not_match="$DB.execute($$$)").detail == 'src/ask.py:6 `db.execute("INSERT", query)`'
    clean = judged(GATE, must_not_match="$DB.execute($$$)")
    assert (clean.outcome, clean.control) == (Outcome.PASSED, "red")


def test_a_form_that_the_pattern_overlooks_is_told() -> None:
    one = judged(GATE, must_not_match="$DB.execute($$$, query, $$$)")
    assert one.open == ("`spoilt_1.execute(query)` is not found",)


def test_a_rule_that_does_not_find_its_own_example_is_hollow() -> None:
    settings: dict[str, Any] = {"must_not_match": {"pattern": "$DB.execute($$$)"}, "example": "db.run(query)"}
    one = judged(GATE, **settings)
    assert (one.outcome, one.spoilt) == (Outcome.HOLLOW, "`db.run(query)`")
    assert judged(GATE, **{**settings, "example": "db.execute(query)"}).control == "red"


def test_nothing_to_look_into_has_not_run() -> None:
    assert judged(must_match="x").outcome is Outcome.NOT_RUN


@pytest.mark.parametrize("settings", [{"must_match": {"kind": "nonsense"}}, {"must_match": {"rule": 7}}])
def test_a_rule_that_the_engine_refuses_is_an_error(settings: Any) -> None:
    one = judged(GATE, **settings)
    assert one.outcome is Outcome.ERROR
    assert "Stack" not in one.detail


def test_a_language_that_would_end_the_process_is_refused_before() -> None:
    assert judged(GATE, language="sql", must_match="x").outcome is Outcome.ERROR


@pytest.mark.parametrize(
    ("language", "code", "pattern"),
    [
        ("typescript", "const gate = (r: R[]) => r.filter(x => x.confidence >= BAR);", "$X.confidence >= $BAR"),
        ("go", "package a\nfunc gate(x R) bool { return x.Confidence >= Bar }", "$X.Confidence >= $BAR"),
        ("java", "class A { boolean gate(R x) { return x.confidence() >= BAR; } }", "$X.confidence() >= $BAR"),
        ("rust", "fn gate(x: &R) -> bool { x.confidence >= BAR }", "$X.confidence >= $BAR"),
    ],
)
def test_other_languages(language: str, code: str, pattern: str) -> None:
    one = judged(Region("src/gate", code), language=language, must_match=pattern)
    assert (one.outcome, one.control) == (Outcome.PASSED, "red")


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ("$DB.execute($$$, $Q)", "nothing like `$DB.execute($$$, $Q)` in 1 file"),
        ({"pattern": "$DB.execute($$$)", "has": {"kind": "identifier"}}, "nothing like `$DB.execute($$$) …` in 1 file"),
        ({"kind": "while_statement"}, "nothing like `while_statement` in 1 file"),
        ({"any": [{"kind": "while_statement"}, {"pattern": "exec($$$)"}]}, "nothing like `any` in 1 file"),
    ],
)
def test_a_rule_is_told_by_what_it_begins_with(rule: Any, said: str) -> None:
    assert judged(GATE, must_not_match=rule).detail == said
