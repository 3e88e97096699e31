"""What the tests of the wording rules share: a spec of one requirement, and the words a finding points at."""

from __future__ import annotations

import json

from specflow.model.config import Config, Lint
from specflow.model.finding import Finding
from specflow.model.project import Project
from specflow.model.rule import Rule
from tests.build import HEAD, found, project

LINE = 6
"""The line on which the requirement of `one` stands."""


def one(text: str, more: str = "", *, id_: str = "FR-01", head: str = HEAD, **words: tuple[str, ...]) -> Project:
    """A project of one requirement; `more` are further keys in flow style, `words` the team's own lists."""
    written = json.dumps(text, ensure_ascii=False)
    spec = f"requirements:\n  - {{id: {id_}, title: Ask, text: {written}{', ' if more else ''}{more}}}\n"
    own = {name.replace("_", "-"): listed for name, listed in words.items()}
    return project(spec, config=Config(lint=Lint(words=own)), head=head)


def pointed(rule: Rule, given: Project) -> list[str]:
    """The words that the findings of a rule point at, with an `i ` before those of severity info."""
    lines = given.specs[0].text.splitlines()
    return [("i " if one.severity == "info" else "") + _words(lines, one) for one in found(rule, given)]


def _words(lines: list[str], finding: Finding) -> str:
    assert finding.at.line == finding.at.end_line
    assert finding.help
    return lines[finding.at.line - 1][finding.at.column - 1 : finding.at.end_column - 1]
