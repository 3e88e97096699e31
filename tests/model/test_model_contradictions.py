"""A model as a second pair of eyes on contradictions: it is asked only where somebody chose one, and it can only add."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
import yaml

from tests.model.loopback import Server, serving
from tests.model.scripted import Answer, Sent, model
from tests.run import specflow

NOTE = """# Toy library

A family can keep a toy as long as nobody asks for it. The loan link dies after 48 hours.
"""
RULES = """# Rules

- Lending ends on the last Saturday of a month, without exception.
- Any loan link lapses one day after it is issued.
"""
UNSEEN = ("A family can keep a toy as long as nobody asks for it.", "Lending ends on the last Saturday of a month")


def sees_more(stage: str, answer: Answer, sent: Sent) -> Answer:
    """A critic who sets two lines against each other that have no word in common."""
    if stage != "critique":
        return answer
    quotes = [sent.quote(words) for words in UNSEEN]
    found = {"kind": "contradiction", "keys": [], "message": "One ends what the other leaves open.", "quotes": quotes}
    alone = {**found, "quotes": quotes[:1]}
    unsaid = {"path": "product_area_context.md", "line": 3, "quote": "No toy leaves the house."}
    invented = {**found, "quotes": [quotes[0], unsaid]}
    return {"findings": [found, alone, invented]}


def asked(desk: Path, server: Server | None) -> list[frozenset[str]]:
    """The places of each question about which of two lines holds."""
    for name, text in (("note.md", NOTE), ("product_area_context.md", RULES), ("specflow.toml", "")):
        (desk / name).write_text(text, encoding="utf-8")
    chosen = ("--provider", "anthropic") if server else ()
    environment = {**os.environ, "ANTHROPIC_API_KEY": "test-key", "ANTHROPIC_BASE_URL": server.url} if server else None
    ran = specflow(desk, "draft", "note.md", "--feature", "toys", "--no-open", *chosen, env=environment)
    assert ran.code == 0, ran.err
    spec = yaml.safe_load((desk / "specs/toys/spec.yaml").read_text(encoding="utf-8"))
    questions = [one for one in spec["questions"] if one["text"].endswith("Which of them holds?")]
    return [frozenset(f"{ref['path']}:{ref['line']}" for ref in one["source"]) for one in questions]


@pytest.fixture
def by_rule(tmp_path: Path) -> list[frozenset[str]]:
    desk = tmp_path / "offline"
    desk.mkdir()
    return asked(desk, None)


def test_a_model_adds_what_no_rule_sees_and_takes_nothing_away(tmp_path: Path, by_rule: list[frozenset[str]]) -> None:
    with serving(model(sees_more)) as server:
        found = asked(tmp_path, server)
    assert by_rule == [frozenset({"note.md:3", "product_area_context.md:4"})]
    assert set(found) - set(by_rule) == {frozenset({"note.md:3", "product_area_context.md:3"})}
    assert set(by_rule) <= set(found)
    assert len(found) == 2


def test_a_model_that_sees_nothing_leaves_what_the_rules_found(tmp_path: Path, by_rule: list[frozenset[str]]) -> None:
    with serving(model()) as server:
        assert asked(tmp_path, server) == by_rule
