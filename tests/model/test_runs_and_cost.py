"""`specflow runs` and `specflow cost` after runs with a model; a collector that takes an export."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import pytest

from specflow.model.telemetry import Plain, Span, otlp_line, spans_in
from tests.model.loopback import Step, serving
from tests.model.scripted import NOTE, model
from tests.model.test_model_draft import run
from tests.run import specflow


@pytest.fixture(scope="module")
def drafted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace after one good run and one that the server refused."""
    desk = tmp_path_factory.mktemp("desk")
    (desk / "note.md").write_text(NOTE, encoding="utf-8")
    with serving(model()) as server:
        assert run(desk, server, "--provider", "anthropic").code == 0
    with serving([Step("No.", stop="refusal")]) as server:
        specflow_env = run(desk, server, "--provider", "anthropic", "--update", "--source", "more.md")
        assert specflow_env.code == 2
        (desk / "more.md").write_text("Another line that asks for a thing.\n", encoding="utf-8")
        assert run(desk, server, "--provider", "anthropic", "--update", "--source", "more.md").code == 3
    return desk


def test_runs_are_listed_newest_first(drafted: Path) -> None:
    rows = json.loads(specflow(drafted, "runs", "--format", "json").out)["runs"]
    assert [row["outcome"] for row in rows] == ["CannotAnswer", "ok"]
    assert all(Decimal(row["cost"]) > 0 for row in rows)
    assert "cannot answer" in specflow(drafted, "runs").out


def test_a_run_shows_as_a_tree(drafted: Path) -> None:
    name = json.loads(specflow(drafted, "runs", "--format", "json").out)["runs"][-1]["name"]
    text = specflow(drafted, "runs", "show", name).out
    lines = text.splitlines()
    assert lines[0] == f"Run {name}"
    assert lines[1].startswith("draft ask")
    assert [line[:9].strip("├└│─ ") for line in lines[2:] if line.startswith(("├", "└"))][:3] == ["align", "draft", "check"]
    assert "│  └─ chat claude-haiku-5-5" in text
    assert "1,000 → 200 tokens" in text
    assert json.loads(specflow(drafted, "runs", "show", name, "--format", "json").out)["spans"][0]["name"] == "draft ask"


def test_costs_add_up(drafted: Path) -> None:
    found = json.loads(specflow(drafted, "cost", "--format", "json").out)
    total = Decimal(found["total"]["cost"])
    for name in ("feature", "stage", "model"):
        assert sum(Decimal(one["cost"]) for one in found[f"by_{name}"].values()) == total
    made = [Decimal(cost) for cost in found["by_requirement"].values()]
    assert 0 < sum(made) <= total
    assert {one["form"] for one in found["reading"]} == {"Markdown", "HTML"}
    sizes = {one["form"]: one["tokens"] for one in found["reading"]}
    assert sizes["HTML"] > 3 * sizes["Markdown"]
    text = specflow(drafted, "cost").out
    assert f"${total:.4f} for" in text
    assert "By requirement" in text


@pytest.mark.parametrize("arguments", [["show", "nonsense"], ["show", "../../etc"]])
def test_bad_requests_are_refused(arguments: list[str], drafted: Path) -> None:
    assert specflow(drafted, "runs", *arguments).code == 2


def test_nothing_on_record_is_said(tmp_path: Path) -> None:
    assert "No run" in specflow(tmp_path, "runs").out
    assert "No call" in specflow(tmp_path, "cost").out
    assert specflow(tmp_path, "runs", "show").code == 2


def test_spoilt_records_cost_nobody_a_run(tmp_path: Path) -> None:
    folder = tmp_path / ".specflow/traces"
    folder.mkdir(parents=True)
    spoilt = '{"resourceSpans": 3}\nnot json\n[]\n' + "[" * 5000 + "\n"
    (folder / "20260101-000000-aaaa.jsonl").write_text(spoilt, encoding="utf-8")
    (tmp_path / ".specflow/spend.jsonl").write_text('{"stage": 1, "cost": "x"}\n7\nnull\n{"made": 3}\n', encoding="utf-8")
    for arguments in (["runs"], ["runs", "show"], ["cost"], ["cost", "--format", "json"]):
        assert specflow(tmp_path, *arguments).code == 0


def test_spans_survive_the_way_to_the_disk_and_back() -> None:
    attributes: dict[str, Plain] = {"cost": 0.5, "attempt": 2, "exact": True, "detail": "d", "finish_reasons": ("a",)}
    span = Span("a" * 32, "b" * 16, "c" * 16, "chat x", 1, 2, attributes)
    assert list(spans_in(otlp_line(span, "1"))) == [span]
    failed = Span("a" * 32, "b" * 16, "", "x", 1, 2, error="no")
    assert list(spans_in(otlp_line(failed, "1"))) == [failed]
