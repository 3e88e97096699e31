"""`specflow draft` with a model, as a person runs it: a real process, the real SDK, a server on loopback."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from specflow.adapters import spend, traces
from tests.model.loopback import Server, Step, serving
from tests.model.scripted import NOTE, better, model
from tests.run import Ran, specflow


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    (tmp_path / "note.md").write_text(NOTE, encoding="utf-8")
    return tmp_path


def run(desk: Path, server: Server | None, *more: str, key: str | None = "test-key", **env: str) -> Ran:
    environment = {**os.environ, **env}
    if server:
        environment["ANTHROPIC_BASE_URL"] = server.url
    if key:
        environment["ANTHROPIC_API_KEY"] = key
    return specflow(desk, "draft", "note.md", "--feature", "ask", *more, env=environment)


def spec(desk: Path) -> str:
    return (desk / "specs/ask/spec.yaml").read_text(encoding="utf-8")


def test_a_draft_with_a_model(desk: Path) -> None:
    with serving(model(better)) as server:
        ran = run(desk, server, "--provider", "anthropic")
    assert ran.code == 0, ran.err
    text = spec(desk)
    assert "Three to five places" in text
    assert "then: three to five places are shown" in text.replace("\n", " ")
    assert "Empty question" in text
    assert "with anthropic for $0.0" in ran.out
    assert "masked before sending: e-mail address at note.md:6" in ran.out
    sent = json.dumps(server.requests)
    assert "jo@example.org" not in sent
    assert specflow(desk, "lint").code == 0
    lines = [line for line in spend.entries(desk) if "cost" in line]
    assert [line["stage"] for line in lines][:3] == ["align", "draft", "critique"]
    assert f"{sum(Decimal(line['cost']) for line in lines):.4f}" in ran.out
    (name,) = traces.runs(desk)
    spans = traces.spans_of(desk, name)
    assert {"align", "draft", "critique", "check", "validate", "draft ask"} <= {span.name for span in spans}
    assert len({span.trace for span in spans}) == 1


def test_sensitive_words_go_only_when_allowed(desk: Path) -> None:
    with serving(model()) as server:
        run(desk, server, "--provider", "anthropic", "--allow-sensitive")
    assert "jo@example.org" in json.dumps(server.requests)


def test_auto_takes_a_model_when_there_is_a_key_and_says_so_when_there_is_none(desk: Path) -> None:
    with serving(model()) as server:
        assert "offline (no key is set)" in run(desk, server, key=None).out
        assert server.requests == []
        ran = run(desk, server, "--update", "--format", "json")
    made = json.loads(ran.out)
    assert (made["provider"], bool(made["run"])) == ("anthropic", True)


def test_offline_asks_nobody_even_with_a_key(desk: Path) -> None:
    with serving(model()) as server:
        assert run(desk, server, "--provider", "offline").code == 0
    assert server.requests == []
    assert not (desk / ".specflow").exists() or not traces.runs(desk)


PROBLEMS: dict[str, tuple[Any, int, str]] = {
    "a wrong key": (Step(status=401, error="authentication_error"), 2, "the key is not accepted"),
    "a refusal": (Step("I cannot.", stop="refusal"), 3, "refused to answer (cyber)"),
    "HTML": (Step(kind="html"), 3, "no stream of messages"),
    "an absurd wait": (Step(status=429, headers={"retry-after": "99999"}), 3, "99999 s"),
    "prose instead of JSON": (Step("Certainly! Here is the spec."), 3, "no usable answer, twice"),
    "JSON of another shape": (Step('{"hello": [1, 2]}'), 3, "no usable answer, twice"),
    "items of another shape": (Step('{"questions": [{"a": 1}], "metrics": ["x"]}'), 3, "no usable answer, twice"),
}


@pytest.mark.parametrize("name", PROBLEMS)
def test_a_problem_is_named_and_nothing_is_written(name: str, desk: Path) -> None:
    step, code, words = PROBLEMS[name]
    with serving([step]) as server:
        ran = run(desk, server, "--provider", "anthropic")
    assert (ran.code, words in ran.err) == (code, True), ran.err
    assert "offline" in ran.err or "ANTHROPIC_API_KEY" in ran.err or "again" in ran.err or "base URL" in ran.err
    assert not (desk / "specs").exists()


def test_no_key_is_never_a_silent_fallback(desk: Path) -> None:
    ran = run(desk, None, "--provider", "anthropic", key=None)
    assert ran.code == 2
    assert "ANTHROPIC_API_KEY" in ran.err
    assert not (desk / "specs").exists()


def test_a_budget_stops_and_the_next_run_goes_on(desk: Path) -> None:
    with serving(model(better)) as server:
        ran = run(desk, server, "--provider", "anthropic", "--budget", "0.03")
        first = len(server.requests)
        assert ran.code == 3
        assert "the budget of $0.03 is reached" in ran.err
        assert not (desk / "specs").exists()
        spent = sum(Decimal(line["cost"]) for line in spend.entries(desk))
        assert Decimal(0) < spent <= Decimal("0.03")
        again = run(desk, server, "--provider", "anthropic", "--budget", "1")
        assert again.code == 0, again.err
        stages = [line["stage"] for line in spend.entries(desk) if "stage" in line]
        assert stages.count("align") == 1, "what is done is not paid twice"
        assert len(server.requests) > first
        third = run(desk, server, "--provider", "replay", "--update")
        assert third.code == 0, third.err
        assert "for $0.0000" in third.out


def test_replay_says_what_was_never_recorded(desk: Path) -> None:
    ran = run(desk, None, "--provider", "replay")
    assert ran.code == 3
    assert "no answer is recorded for the stage `align`" in ran.err


@pytest.mark.skipif(os.name == "nt", reason="no SIGINT between processes")
def test_ctrl_c_keeps_what_is_done(desk: Path) -> None:
    def script(body: dict[str, Any], number: int) -> Step:
        step = model(better)(body, number)
        return step if number == 0 else Step(**{**step.__dict__, "pause": 0.3, "pieces": 40})

    with serving(script) as server:
        environment = {**os.environ, "ANTHROPIC_BASE_URL": server.url, "ANTHROPIC_API_KEY": "test-key"}
        line = [sys.executable, "-m", "specflow", "draft", "note.md", "--feature", "ask", "--provider", "anthropic"]
        process = subprocess.Popen(line, cwd=desk, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment)
        deadline = time.monotonic() + 30
        while len(server.requests) < 2 and time.monotonic() < deadline:
            time.sleep(0.05)
        time.sleep(0.8)
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=30)
    assert process.returncode == 130, err
    assert b"What is done is kept" in err
    assert b"Traceback" not in err
    lines = list(spend.entries(desk))
    assert [(one["stage"], one["outcome"]) for one in lines] == [("align", "ok"), ("draft", "interrupted")]
    assert not (desk / "specs").exists()


def test_the_workspace_chooses_no_server_and_no_price(desk: Path) -> None:
    (desk / "specflow.toml").write_text('[model]\nbase-url = "http://192.0.2.1"\n', encoding="utf-8")
    own = desk / "templates/specflow/prices"
    own.mkdir(parents=True)
    (own / "anthropic.yaml").write_text("models: []\n", encoding="utf-8")
    with serving(model()) as server:
        ran = run(desk, server, "--provider", "anthropic")
    assert ran.code == 0, ran.err
    assert len(server.requests) >= 3


def test_unpriced_models_and_their_prices(desk: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    (desk / "specflow.toml").write_text('[model]\nroles = {classify = "llama"}\n', encoding="utf-8")
    home = tmp_path_factory.mktemp("config")
    with serving(model()) as server:
        ran = run(desk, server, "--provider", "anthropic", XDG_CONFIG_HOME=str(home))
        assert (ran.code, "nobody knows what `llama` costs" in ran.err, server.requests) == (2, True, [])
        (home / "specflow").mkdir()
        (home / "specflow/config.toml").write_text('[model.prices.llama]\ninput = 0\noutput = 0\n', encoding="utf-8")
        assert run(desk, server, "--provider", "anthropic", XDG_CONFIG_HOME=str(home)).code == 0


@pytest.mark.parametrize("given", ["much", "-1", "nan", "inf"])
def test_a_budget_that_is_none(given: str, desk: Path) -> None:
    assert run(desk, None, "--provider", "anthropic", "--budget", given).code == 2


@pytest.mark.parametrize("module", ["anthropic", "httpx2", "specflow.adapters.anthropic_api", "specflow.flows.model_draft"])
def test_drafting_offline_imports_no_model_code(module: str, desk: Path) -> None:
    script = (
        "import sys, specflow.cli.main as m; "
        f"early = {module!r} in sys.modules; "
        "m.command.main(['draft', 'note.md', '--no-open'], standalone_mode=False); "
        f"sys.exit(early or {module!r} in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=desk, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(("read_on", "said"), [("2024-01-31", True), ("2999-01-01", False), ("", False), ("soon", False)])
def test_a_price_that_was_read_long_ago_is_told(read_on: str, said: bool, desk: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    (home / "specflow").mkdir(parents=True)
    price = f'[model.prices.claude-sonnet-5-5]\ninput = 2\noutput = 10\nread-on = "{read_on}"\n'
    (home / "specflow/config.toml").write_text(price, encoding="utf-8")
    with serving(model(better)) as server:
        ran = run(desk, server, "--provider", "anthropic", XDG_CONFIG_HOME=str(home))
    assert ran.code == 0, ran.err
    assert (f"the price of claude-sonnet-5-5 was read on {read_on}, " in ran.out + ran.err) == said
