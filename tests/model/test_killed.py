"""A run that is killed while it waits for an answer: what that call may have cost is on record, and counts."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from specflow.adapters import spend
from tests.model.calls import caller, request
from tests.model.loopback import Server, Step, serving
from tests.model.outcomes import OK, read
from tests.model.scripted import NOTE, model
from tests.model.test_model_draft import run
from tests.run import specflow


def killed_while_waiting(desk: Path, at: int) -> Server:
    """A draft that is killed (no word, no clean-up) once the server has its question number `at` and answers slowly."""

    def script(body: dict[str, Any], number: int) -> Step:
        return model(pause=60.0 if number == at else 0.0)(body, number)

    (desk / "note.md").write_text(NOTE, encoding="utf-8")
    with serving(script) as server:
        line = [sys.executable, "-m", "specflow", "draft", "note.md", "--feature", "ask", "--provider", "anthropic"]
        env = {**os.environ, "ANTHROPIC_BASE_URL": server.url, "ANTHROPIC_API_KEY": "test-key"}
        line += ["--budget", "0.50"]
        process = subprocess.Popen(line, cwd=desk, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            while len(server.requests) <= at:
                assert process.poll() is None, "it ended before the question came"
                time.sleep(0.02)
        finally:
            process.kill()
            process.wait()
    return server


def total(desk: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(specflow(desk, "cost", "--format", "json").out)["total"]
    return found


@pytest.fixture(scope="module")
def killed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace whose only run was killed in its second call."""
    desk = tmp_path_factory.mktemp("killed")
    killed_while_waiting(desk, 1)
    return desk


def test_the_call_is_on_record_at_the_most_that_it_can_have_cost(killed: Path) -> None:
    first, second = [line for line in spend.entries(killed) if "stage" in line]
    assert (first["outcome"], second["outcome"], second["stage"], second["exact"]) == ("ok", "unknown", "draft", False)
    assert Decimal(second["cost"]) > Decimal(first["cost"])
    assert Decimal(first["cost"]) + Decimal(second["cost"]) <= Decimal("0.50")
    found = total(killed)
    assert (found["calls"], found["assumed"]) == (2, 1)
    assert Decimal(found["cost"]) == Decimal(first["cost"]) + Decimal(second["cost"])
    assert "1 that broke off, taken at their worst" in specflow(killed, "cost").out


def test_the_next_run_answers_for_it_once(tmp_path: Path) -> None:
    killed_while_waiting(tmp_path, 1)
    open_ = Decimal([line for line in spend.entries(tmp_path) if "stage" in line][1]["cost"])
    with serving(model()) as server:
        short = run(tmp_path, server, "--provider", "anthropic", "--budget", str(open_))
        assert short.code == 3, short.err
        assert server.requests == [], "the budget went to the call that was killed"
        assert f"${open_:.4f} may have gone to calls of a run that was killed" in short.err
        assert run(tmp_path, server, "--provider", "anthropic", "--budget", "0.50").code == 0
    lines = [line for line in spend.entries(tmp_path) if "stage" in line]
    assert [line["outcome"] for line in lines].count("unknown") == 1
    assert total(tmp_path)["assumed"] == 1
    assert list((tmp_path / ".specflow/locks").glob("call-*")) == []


def test_killing_again_and_again_cannot_outspend_what_is_on_record(tmp_path: Path) -> None:
    """The server's own account of what it was asked for is never more than what is counted here."""
    asked = [body for at in (0, 0) for body in killed_while_waiting(tmp_path, at).requests]
    found = total(tmp_path)
    assert (found["calls"], found["assumed"]) == (len(asked), len(asked))
    runs = json.loads(specflow(tmp_path, "runs", "--format", "json").out)["runs"]
    assert [(one["calls"], one["outcome"]) for one in runs] == [(1, "cut off")] * 2
    assert sum(Decimal(one["cost"]) for one in runs) == Decimal(found["cost"])
    assert found["output"] >= sum(body["max_tokens"] for body in asked)


def test_a_call_that_is_under_way_elsewhere_is_nobodys_to_settle(tmp_path: Path) -> None:
    with serving([OK]) as server:
        asking = caller(tmp_path, server)
        waiting = spend.begin(tmp_path, {"feature": "demo", "stage": "draft", "cost": "0.10", "exact": False})
        assert spend.settle_killed(tmp_path, "demo", "later") == ()
        waiting.end({"feature": "demo", "stage": "draft", "cost": "0.02", "exact": True, "outcome": "ok"})
        asking.ask(request(), read)
    assert spend.settle_killed(tmp_path, "demo", "later") == ()
    assert [line["outcome"] for line in spend.entries(tmp_path)] == ["ok", "ok"]


def test_another_feature_does_not_pay(killed: Path) -> None:
    assert spend.settle_killed(killed, "another", "later") == ()


def test_where_files_cannot_be_locked_a_call_counts_and_nobody_else_settles_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unlockable(*_: object, **__: object) -> None:
        raise NotImplementedError("no locks here")

    monkeypatch.setattr("filelock.FileLock.acquire", unlockable)
    waiting = spend.begin(tmp_path, {"feature": "demo", "stage": "draft", "cost": "0.10"})
    assert spend.settle_killed(tmp_path, "demo", "later") == ()
    assert [(line["outcome"], line["cost"]) for line in spend.entries(tmp_path)] == [("unknown", "0.10")]
    waiting.end({"feature": "demo", "stage": "draft", "cost": "0.02", "outcome": "ok"})
    assert [(line["outcome"], line["cost"]) for line in spend.entries(tmp_path)] == [("ok", "0.02")]
