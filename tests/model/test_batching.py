"""Evals in batches over the real SDK: half the price, rounds that follow the stages, what stops is taken up again."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from specflow.adapters import pending, spend
from specflow.flows import batching
from specflow.flows.eval import Asked, evaluate
from specflow.flows.wanted import Wanted
from specflow.model.evals import Report
from specflow.model.prices import BudgetReached
from tests.model.loopback import Script, Step, serving
from tests.model.scripted import model

NOTE = "A guest must be able to pay by {id}. A receipt must arrive within 2 minutes."
CASE = f"id: {{id}}\ninput:\n  note: |\n    # {{id}}\n    {NOTE}\n"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "evals/own").mkdir(parents=True)
    for name in ("phone", "card"):
        (tmp_path / f"evals/own/{name}.yaml").write_text(CASE.format(id=name), encoding="utf-8")
    monkeypatch.setenv("ANTHROPIC_API_KEY", "test-key")
    monkeypatch.setattr(batching, "FIRST_WAIT", 0.0)
    return tmp_path


def run(desk: Path, script: Script, monkeypatch: pytest.MonkeyPatch, budget: str = "0.50") -> tuple[Report, int]:
    with serving(script) as server:
        monkeypatch.setenv("ANTHROPIC_BASE_URL", server.url)
        wanted = Wanted(budget=budget)
        report = evaluate(desk, Asked(provider="anthropic", batch=True, recorded=str(desk / "answers"), wanted=wanted))
    return report, len(server.requests)


def test_batches_cost_half_and_the_cases_run_from_the_record(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    report, asked = run(desk, model(), monkeypatch)
    assert [one.error for one in report.results] == ["", ""]
    lines = [line for line in spend.entries(desk) if "stage" in line]
    assert asked == len(lines) == 6, "three stages of two cases, each asked once"
    assert all(line["batch"] for line in lines)
    prices = {"align": Decimal("0.0001"), "draft": Decimal("0.002"), "critique": Decimal("0.004")}
    assert all(Decimal(line["cost"]) == prices[line["stage"]] for line in lines)
    assert pending.kept(desk) == ()
    assert [one.cost for one in report.results] == ["0.0061", "0.0061"]


def test_what_a_batch_does_not_answer_is_asked_directly(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def script(body: dict[str, Any], number: int) -> Step:
        step = model()(body, number)
        unlucky = not body.get("stream") and "by card" in str(body) and body["model"].startswith("claude-sonnet")
        return Step(kind="errored") if unlucky else step

    report, _ = run(desk, script, monkeypatch)
    assert [one.error for one in report.results] == ["", ""]
    drafts = [line for line in spend.entries(desk) if line.get("stage") == "draft" and "batch" not in line]
    assert [(line["feature"], line["outcome"], line["cost"]) for line in drafts] == [("own-card", "ok", "0.004")]
    missed = [Decimal(line["cost"]) for line in spend.entries(desk) if line.get("outcome") == "overloaded"]
    assert sum(missed) == 0, "what is not answered is not billed"


def test_a_batch_that_cannot_be_paid_is_not_sent(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(BudgetReached):
        run(desk, model(), monkeypatch, budget="0.001")
    assert list(spend.entries(desk)) == []


def test_a_batch_under_way_is_taken_up_again(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with serving(model()) as server:
        monkeypatch.setenv("ANTHROPIC_BASE_URL", server.url)
        asked = Asked(provider="anthropic", batch=True, recorded=str(desk / "answers"), wanted=Wanted(budget="0.50"))
        with monkeypatch.context() as patched:
            patched.setattr("specflow.adapters.anthropic_api.Anthropic.ended", _interrupt)
            with pytest.raises(KeyboardInterrupt):
                evaluate(desk, asked)
        assert [one.name for one in pending.kept(desk)] == ["batch_0"]
        report = evaluate(desk, asked)
    assert [one.error for one in report.results] == ["", ""]
    stages = [line["stage"] for line in spend.entries(desk) if "stage" in line]
    assert (len(server.requests), stages.count("align")) == (6, 2), "nothing is asked or paid twice"


def _interrupt(*_: object) -> bool:
    raise KeyboardInterrupt
