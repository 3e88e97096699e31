"""Servers that speak the older dialect of the Messages API (Ollama, vLLM, LiteLLM, llama.cpp): a whole draft with the command."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.model.loopback import Server, Step, serving
from tests.model.scripted import NOTE, better, model
from tests.run import Ran, specflow

PRICES = """[model]
compat = true
roles = {{classify = "qwen3", draft = "qwen3", reason = "qwen3", judge = "qwen3"}}
base-url = "{url}"

[model.prices.qwen3]
input = 0
output = 0
"""


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    (tmp_path / "specflow.toml").touch()
    (tmp_path / "note.md").write_text(NOTE, encoding="utf-8")
    return tmp_path


def run(desk: Path, server: Server, *more: str, configured: bool = True, **env: str) -> Ran:
    home = desk / "home/specflow"
    if configured:
        home.mkdir(parents=True, exist_ok=True)
        (home / "config.toml").write_text(PRICES.format(url=server.url), encoding="utf-8")
    environment = {**os.environ, "XDG_CONFIG_HOME": str(desk / "home"), **env}
    return specflow(desk, "draft", "note.md", "--feature", "ask", "--provider", "anthropic", *more, env=environment)


def dressed(words: str) -> Any:
    """A model that puts words around its JSON."""

    def script(body: dict[str, Any], number: int) -> Step:
        step = model(better)(body, number)
        return replace(step, text=words.format(step.text))

    return script


DRESSES = ["{}", "```json\n{}\n```", "Here it is:\n\n{}\n\nTell me if you need more.", "<think>Hm.</think>\n{}"]


@pytest.mark.parametrize("words", DRESSES)
def test_a_draft_without_a_key_and_without_a_price(words: str, desk: Path) -> None:
    with serving(dressed(words), older=True) as server:
        ran = run(desk, server)
    assert ran.code == 0, ran.err
    assert "Three to five places" in (desk / "specs/ask/spec.yaml").read_text(encoding="utf-8")
    assert "with anthropic for $0.0000" in ran.out
    assert (len(server.requests), server.counted) == (3, 0)
    assert {body["model"] for body in server.requests} == {"qwen3"}
    assert "jo@example.org" not in json.dumps(server.requests), "masked for these servers as well"


def test_the_environment_says_the_same(desk: Path) -> None:
    with serving(model(better), older=True) as server:
        named = {"ANTHROPIC_BASE_URL": server.url, "SPECFLOW_COMPAT": "1"}
        ran = run(desk, server, configured=False, **named)
        assert ran.code == 0, ran.err
        assert "offline" in specflow(desk, "draft", "note.md", "--update", "--feature", "ask", env={**os.environ, **named}).out
    assert len(server.requests) == 3, "`auto` asks a model only where there is a key"


def test_without_the_flag_the_remedy_is_named(desk: Path) -> None:
    with serving(model(better), older=True) as server:
        ran = run(desk, server, configured=False, ANTHROPIC_BASE_URL=server.url, ANTHROPIC_API_KEY="k")
    assert (ran.code, "SPECFLOW_COMPAT=1" in ran.err) == (3, True), ran.err
    assert not (desk / "specs").exists()


def test_batches_are_not_for_them(desk: Path) -> None:
    with serving(model(better), older=True) as server:
        ran = run(desk, server, "--batch")
    assert (ran.code, "takes no batches" in ran.err, server.requests) == (2, True, [])
