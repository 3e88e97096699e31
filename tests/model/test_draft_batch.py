"""`specflow draft --batch`: many notes, each a spec of its own, asked in batches over the real SDK."""

from __future__ import annotations

import json
import os
import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from specflow.adapters import pending, spend
from specflow.flows import batching
from specflow.flows.draft import Made, Request
from specflow.flows.draft_batch import Batch, draft_batch
from specflow.flows.model_draft import Interrupted
from specflow.flows.wanted import Wanted
from specflow.model.prices import BudgetReached
from specflow.model.provider import ProviderProblem
from tests.model.loopback import Script, Server, Step, serving
from tests.model.scripted import Sent, model
from tests.run import Ran, specflow

NOTES = {
    "pay.md": "# Pay\n\nA guest must be able to pay by card.\n",
    "receipt.md": "# Receipt\n\nA receipt must arrive within 2 minutes.\n",
    "lockers.md": "# Lockers\n\nA recipient must get a code by text.\n",
}
NAMES = [name.removesuffix(".md") for name in NOTES]
HALF = {"align": Decimal("0.0001"), "draft": Decimal("0.002"), "critique": Decimal("0.004")}


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "specflow.toml").touch()
    for name, text in NOTES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.setenv("ANTHROPIC_API_KEY", "test-key")
    monkeypatch.setattr(batching, "FIRST_WAIT", 0.0)
    return tmp_path


def drafted(desk: Path, server: Server, monkeypatch: pytest.MonkeyPatch, *notes: str, budget: str = "0.50", **more: Any) -> Batch:
    monkeypatch.setenv("ANTHROPIC_BASE_URL", server.url)
    return draft_batch(desk, Request(notes or tuple(NOTES), wanted=Wanted(budget=budget), **more))


def command(desk: Path, server: Server, *arguments: str) -> Ran:
    environment = {**os.environ, "ANTHROPIC_BASE_URL": server.url, "ANTHROPIC_API_KEY": "test-key"}
    return specflow(desk, "draft", *arguments, env=environment)


def test_each_note_becomes_a_spec_at_half_the_price(desk: Path) -> None:
    with serving(model()) as server:
        ran = command(desk, server, *NOTES, "--batch", "--format", "json")
    done = json.loads(ran.out)
    assert (ran.code, done["batches"], len(server.batched)) == (0, 3, 3), "align, draft, critique: one batch each"
    assert [note["spec"] for note in done["notes"]] == [f"specs/{name}/spec.yaml" for name in NAMES]
    assert all((desk / note["page"]).is_file() for note in done["notes"])
    lines = [line for line in spend.entries(desk) if "stage" in line]
    assert len(lines) == 9
    assert all(Decimal(line["cost"]) == HALF[line["stage"]] for line in lines)
    assert [note["cost"] for note in done["notes"]] == ["0.0061"] * 3
    assert Decimal(done["cost"]) == Decimal("0.0183")
    features = json.loads(specflow(desk, "cost", "--format", "json").out)["by_feature"]
    assert {key: Decimal(one["cost"]) for key, one in features.items()} == dict.fromkeys(NAMES, Decimal("0.0061"))
    tree = specflow(desk, "runs", "show").out
    assert tree.count("batch batch_") == 3
    assert tree.count("chat claude-") == 9


def test_people_read_a_line_a_note(desk: Path) -> None:
    with serving(model()) as server:
        ran = command(desk, server, "pay.md", "receipt.md", "--batch")
        assert "Drafted 2 of 2 notes with anthropic in 3 batches for $0.0122" in ran.out
        assert re.search(r"specs/pay/spec\.html: \d requirements?, \d open questions, \$0\.0061", ran.out)
        again = command(desk, server, "pay.md", "lockers.md", "--batch")
    assert again.code == 2
    assert "specs/pay/spec.yaml exists already" in again.out
    assert "specs/lockers/spec.html" in again.out


def test_one_answer_that_fails_costs_the_others_nothing(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def script(body: dict[str, Any], number: int) -> Step:
        unlucky = "by card" in Sent(body).documents and body["model"].startswith("claude-sonnet")
        return Step(kind="errored") if unlucky else model()(body, number)

    with serving(script) as server:
        results = dict(drafted(desk, server, monkeypatch).notes)
    assert isinstance(results["pay.md"], ProviderProblem)
    assert "`draft`, 2 times" in results["pay.md"].message
    assert isinstance(results["receipt.md"], Made)
    assert isinstance(results["lockers.md"], Made)
    assert not (desk / "specs/pay").exists()
    assert sum(line.get("outcome") == "overloaded" for line in spend.entries(desk)) == batching.MOST_TRIES


def test_an_answer_that_was_cut_gets_more_room_once(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def script(body: dict[str, Any], number: int) -> Step:
        step = model()(body, number)
        return Step('{"a', stop="max_tokens") if body["max_tokens"] == 16_000 else step

    with serving(script) as server:
        done = drafted(desk, server, monkeypatch, "pay.md")
    assert isinstance(done.notes[0][1], Made)
    assert [line["outcome"] for line in spend.entries(desk) if line.get("stage") == "draft"] == ["truncated", "ok"]


def test_prose_goes_to_the_stronger_model(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def script(body: dict[str, Any], number: int) -> Step:
        return Step("Certainly!") if body["model"].startswith("claude-sonnet") else model()(body, number)

    with serving(script) as server:
        done = drafted(desk, server, monkeypatch, "pay.md")
    assert isinstance(done.notes[0][1], Made)
    assert [line["role"] for line in spend.entries(desk) if line.get("stage") == "draft"] == ["draft", "reason"]


def test_money_that_does_not_reach_is_said_before_anything_is_sent(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with serving(model()) as server:
        with pytest.raises(BudgetReached, match="a batch of 3 questions"):
            drafted(desk, server, monkeypatch, budget="0.001")
        assert server.batched == []


def test_a_batch_under_way_is_taken_up_by_the_next_run_also_beside_others(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with serving(model()) as server:
        with monkeypatch.context() as patched:
            patched.setattr("specflow.adapters.anthropic_api.Anthropic.ended", _interrupt)
            with pytest.raises(Interrupted, match="interrupted"):
                drafted(desk, server, monkeypatch, "pay.md", "receipt.md")
            with pytest.raises(Interrupted, match="interrupted"):
                drafted(desk, server, monkeypatch, "lockers.md")
        assert len(pending.kept(desk)) == 2
        done = drafted(desk, server, monkeypatch)
        assert all(isinstance(one, Made) for _, one in done.notes)
    assert pending.kept(desk) == ()
    stages = [line["stage"] for line in spend.entries(desk) if "stage" in line]
    assert (len(server.requests), stages.count("align")) == (9, 3), "nothing is asked or paid twice"


def test_a_batch_that_the_server_has_forgotten_is_asked_anew(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with serving(model()) as server, monkeypatch.context() as patched:
        patched.setattr("specflow.adapters.anthropic_api.Anthropic.ended", _interrupt)
        with pytest.raises(Interrupted):
            drafted(desk, server, monkeypatch, "pay.md")
    with serving(model()) as another:
        done = drafted(desk, another, monkeypatch, "pay.md")
    assert isinstance(done.notes[0][1], Made)
    assert pending.kept(desk) == ()


@pytest.mark.parametrize("text", ["", "[]", '{"name": "../x", "questions": []}', '{"name": 3, "questions": []}', "[" * 9_000])
def test_a_spoilt_record_of_batches_stops_nobody(text: str, desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (desk / pending.FOLDER).mkdir(parents=True)
    (desk / pending.FOLDER / "x.json").write_text(text, encoding="utf-8")
    with serving(model()) as server:
        assert isinstance(drafted(desk, server, monkeypatch, "pay.md").notes[0][1], Made)


def _interrupt(*_: object) -> bool:
    raise KeyboardInterrupt


BAD: dict[str, tuple[list[str], str]] = {
    "offline": (["pay.md", "--batch", "--provider", "offline"], "goes with --provider anthropic"),
    "one name for two": (["pay.md", "receipt.md", "--batch", "--feature", "x"], "leave --feature and --out away"),
    "code": (["--from-code", "*.py", "--batch", "--feature", "x"], "from notes"),
}


@pytest.mark.parametrize("name", BAD)
def test_what_a_batch_cannot_mean_is_refused(name: str, desk: Path) -> None:
    arguments, words = BAD[name]
    with serving(model()) as server:
        ran = command(desk, server, *arguments)
    assert (ran.code, words in ran.err, server.requests) == (2, True, []), ran.err


def test_without_a_key_nothing_is_drafted_in_silence(desk: Path) -> None:
    ran = specflow(desk, "draft", "pay.md", "--batch", env={**os.environ, "ANTHROPIC_API_KEY": ""})
    assert (ran.code, "there is no key" in ran.err) == (2, True)


def test_two_notes_of_one_name_are_paid_once(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (desk / "old").mkdir()
    (desk / "old/pay.md").write_text("# Pay\n\nA guest must be able to pay by cheque.\n", encoding="utf-8")
    with serving(model()) as server:
        results = dict(drafted(desk, server, monkeypatch, "pay.md", "old/pay.md").notes)
    assert isinstance(results["pay.md"], Made)
    assert "would both become `pay`" in str(results["old/pay.md"])
    assert len(server.requests) == 3


def test_what_is_masked_is_told_once_before_it_is_sent(desk: Path) -> None:
    (desk / "pay.md").write_text("# Pay\n\nA guest must be able to pay by card. Ask jo@example.org.\n", encoding="utf-8")
    script: Script = model()
    with serving(script) as server:
        ran = command(desk, server, "pay.md", "--batch")
    assert ran.err.count("masked before sending: e-mail address at pay.md:3") == 1
    assert "jo@example.org" not in json.dumps(server.requests)
