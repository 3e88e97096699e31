"""A batch whose sender is killed between the server's yes and the note of its name: found again, or counted as spent."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from specflow.adapters import pending, spend
from specflow.flows import batching, killed
from specflow.flows.draft import Made, Request
from specflow.flows.draft_batch import draft_batch
from specflow.flows.wanted import Wanted
from specflow.model.prices import BudgetReached
from specflow.model.provider import ProviderProblem
from tests.model.loopback import Script, Server, serving
from tests.model.scripted import model
from tests.run import Ran, specflow

NOTES = {
    "pay.md": "# Pay\n\nA guest must be able to pay by card.\n",
    "receipt.md": "# Receipt\n\nA receipt must arrive within 2 minutes.\n",
}
KILLS_ITSELF = """
import os, signal, sys
from specflow.adapters import pending
put = pending.put
def torn(root, batch):
    if batch.name:
        os.kill(os.getpid(), signal.SIGKILL)
    put(root, batch)
pending.put = torn
from specflow.cli.main import run
run()
"""


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "specflow.toml").touch()
    for name, text in NOTES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    for module in (batching, killed):
        monkeypatch.setattr(module, "FIRST_WAIT", 0.0)
    monkeypatch.setattr(killed, "LATE", 0.0)
    monkeypatch.setenv("ANTHROPIC_API_KEY", "test-key")
    return tmp_path


def environment(server: Server) -> dict[str, str]:
    return {**os.environ, "ANTHROPIC_BASE_URL": server.url, "ANTHROPIC_API_KEY": "test-key"}


def killed_in_the_server(desk: Path, server: Server, *notes: str) -> None:
    """The batch is there, and its sender dies (SIGKILL) before it is told the name."""
    process = None

    def kill() -> None:
        while process is None:
            time.sleep(0.005)
        process.kill()
        process.wait()

    server.on_batch = kill
    line = [sys.executable, "-m", "specflow", "draft", *notes, "--batch", "--budget", "0.50"]
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(line, cwd=desk, env=environment(server), stdout=quiet, stderr=quiet)
    assert process.wait(timeout=60) == -signal.SIGKILL
    server.on_batch = lambda: None


def killed_with_the_answer_in_hand(desk: Path, server: Server, *notes: str) -> None:
    """The server's yes has come, and the process dies (SIGKILL) where it would write down the name."""
    line = [sys.executable, "-c", KILLS_ITSELF, "draft", *notes, "--batch", "--budget", "0.50"]
    done = subprocess.run(line, cwd=desk, env=environment(server), capture_output=True, timeout=60, check=False)
    assert done.returncode == -signal.SIGKILL, done.stderr


def again(desk: Path, server: Server, monkeypatch: pytest.MonkeyPatch, *notes: str, budget: str = "0.50") -> list[Any]:
    monkeypatch.setenv("ANTHROPIC_BASE_URL", server.url)
    return [one for _, one in draft_batch(desk, Request(notes or tuple(NOTES), wanted=Wanted(budget=budget))).notes]


def lines(desk: Path) -> list[dict[str, Any]]:
    return [line for line in spend.entries(desk) if "stage" in line]


def total(desk: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(specflow(desk, "cost", "--format", "json").out)["total"]
    return found


@pytest.mark.skipif(os.name == "nt", reason="SIGKILL")
@pytest.mark.parametrize("kill", [killed_in_the_server, killed_with_the_answer_in_hand])
def test_it_is_on_record_and_is_found_again_and_paid_once(
    kill: Callable[..., None], desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with serving(model()) as server:
        kill(desk, server, *NOTES)
        assert len(server.batched) == 1
        (orphan,) = pending.kept(desk)
        assert (orphan.name, len(orphan.questions)) == ("", 2)
        assert [(line["outcome"], line["stage"], line["exact"]) for line in lines(desk)] == [("unknown", "align", False)] * 2
        worst = sum(Decimal(line["cost"]) for line in lines(desk))
        assert worst > Decimal("0.0002"), "more than the answers cost in the end"
        assert Decimal(total(desk)["cost"]) == worst
        assert all(isinstance(one, Made) for one in again(desk, server, monkeypatch))
    assert len(server.batched) == 3, "align, draft, critique: the first of them is the orphan"
    assert len(server.requests) == 6, "nothing is asked twice"
    assert pending.kept(desk) == ()
    assert [line["outcome"] for line in lines(desk)] == ["ok"] * 6
    assert Decimal(total(desk)["cost"]) == Decimal("0.0122")


@pytest.mark.skipif(os.name == "nt", reason="SIGKILL")
def test_among_other_batches_it_is_the_one_that_holds_its_questions(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Older ones, one of as many questions that is not done yet, ones of another size: several pages of the server's list."""
    other = desk / "other"
    other.mkdir()
    (other / "specflow.toml").touch()
    for name, text in NOTES.items():
        (other / name).write_text(text.replace("must", "should"), encoding="utf-8")
    with serving(model()) as server:
        again(other, server, monkeypatch, "pay.md")
        killed_with_the_answer_in_hand(desk, server, *NOTES)
        orphan = server.batched[-1]
        (other / "late.md").write_text("# Late\n\nA guest must be able to pay late.\n", encoding="utf-8")
        server.looks = 6
        killed_with_the_answer_in_hand(other, server, "late.md", "receipt.md")
        asked = len(server.requests)
        assert all(isinstance(one, Made) for one in again(desk, server, monkeypatch))
    assert len(server.requests) == asked + 4, "draft and critique of two notes; their align is the orphan's"
    assert orphan in specflow(desk, "runs", "show").out


@contextmanager
def orphaned(desk: Path, script: Script | None = None) -> Iterator[tuple[Server, Decimal]]:
    """A server whose batch nobody knows the name of, and the most that it can have cost."""
    with serving(script or model()) as server:
        killed_with_the_answer_in_hand(desk, server, *NOTES)
        yield server, sum((Decimal(line["cost"]) for line in lines(desk)), Decimal(0))


@pytest.mark.skipif(os.name == "nt", reason="SIGKILL")
def test_what_the_server_does_not_have_counts_as_spent_and_the_budget_holds_with_it(
    desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with orphaned(desk) as (_, worst):
        pass
    with serving(model()) as another:
        with pytest.raises(BudgetReached, match="may have gone to calls of a run that was killed"):
            again(desk, another, monkeypatch, budget=str(worst))
        assert another.requests == [], "what the orphan may have cost leaves nothing for a second batch"
        assert all(isinstance(one, Made) for one in again(desk, another, monkeypatch))
    assert pending.kept(desk) == ()
    assert [line["outcome"] for line in lines(desk)] == ["unknown"] * 2 + ["ok"] * 6
    assert Decimal(total(desk)["cost"]) == worst + Decimal("0.0122"), "both may be paid, and both are counted"


@pytest.mark.skipif(os.name == "nt", reason="SIGKILL")
def test_a_server_that_tells_no_batches_is_the_same(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with orphaned(desk) as (server, worst):
        server.listed = False
        assert all(isinstance(one, Made) for one in again(desk, server, monkeypatch))
    assert Decimal(total(desk)["cost"]) == worst + Decimal("0.0122")


@pytest.mark.skipif(os.name == "nt", reason="SIGKILL")
def test_a_server_that_cannot_be_asked_is_no_reason_to_send_again(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with orphaned(desk):
        pass
    with serving(model(), key="another") as locked:
        with pytest.raises(ProviderProblem, match="not accepted"):
            again(desk, locked, monkeypatch)
        assert locked.requests == []
    assert [one.name for one in pending.kept(desk)] == [""], "it is looked for when the server can be asked"


@pytest.mark.skipif(os.name == "nt", reason="SIGKILL")
def test_questions_asked_one_by_one_do_not_forget_it(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with orphaned(desk) as (server, worst):
        half = worst / 2  # of the one feature
        given = ["--provider", "anthropic", "--feature", "pay", "--budget"]
        short = specflow(desk, "draft", "pay.md", *given, str(half), env=environment(server))
        assert (short.code, len(server.requests)) == (3, 2), short.err
        assert f"up to ${half:.4f}, which is counted in this budget; --batch takes it up" in short.err
        assert specflow(desk, "draft", "pay.md", *given, "0.50", env=environment(server)).code == 0
        asked = len(server.requests)
        assert isinstance(again(desk, server, monkeypatch, "receipt.md")[0], Made)
    assert len(server.requests) == asked + 2, "the orphan's answer still serves the other note"
    assert total(desk)["assumed"] == 0


@pytest.mark.skipif(os.name == "nt", reason="SIGKILL")
def test_an_orphan_whose_note_is_thrown_away_with_the_cache_still_counts(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with orphaned(desk) as (server, worst):
        for path in (desk / pending.FOLDER).iterdir():
            path.unlink()
        with pytest.raises(BudgetReached):
            again(desk, server, monkeypatch, budget=str(worst))
        assert len(server.batched) == 1
    assert Decimal(total(desk)["cost"]) == worst


def test_a_batch_that_the_server_refuses_is_not_billed_and_not_looked_for(desk: Path) -> None:
    with serving(model(), key="another") as server:
        ran: Ran = specflow(desk, "draft", *NOTES, "--batch", env=environment(server))
    assert (ran.code, "not accepted" in ran.err) == (2, True), ran.err
    assert pending.kept(desk) == ()
    assert [(line["outcome"], Decimal(line["cost"])) for line in lines(desk)] == [("auth", Decimal(0))] * 2


def test_a_batch_whose_answer_is_lost_is_looked_for(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The line drops after the server has it: whoever sent it lives, and cannot know."""
    with serving(model()) as server:
        server.on_batch = _hang_up
        with pytest.raises(ProviderProblem, match="hung up"):
            again(desk, server, monkeypatch)
        server.on_batch = lambda: None
        assert [one.name for one in pending.kept(desk)] == [""]
        assert all(isinstance(one, Made) for one in again(desk, server, monkeypatch))
    assert (len(server.requests), total(desk)["assumed"]) == (6, 0)


def _hang_up() -> None:
    raise ConnectionResetError
