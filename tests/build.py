"""Projects from inline text, and the three helpers that carry every rule test."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping

from specflow.model.config import Config
from specflow.model.finding import Finding
from specflow.model.project import Project
from specflow.model.rule import Rule
from specflow.parse.spec import read_spec

HEAD = "schema: specflow/v1\nfeature: ask-maps\ntitle: Ask Maps\ngoal: Find places by asking.\n"


def project(
    *specs: str,
    sources: Mapping[str, str] | None = None,
    files: frozenset[str] = frozenset(),
    config: Config | None = None,
    head: str = HEAD,
) -> Project:
    """A project of inline specs: `head` comes before each; they stand in specs/ask-maps, specs/second, …"""
    folders = ["ask-maps", "second", "third"]
    read = tuple(
        read_spec(f"specs/{folder}/spec.yaml", head + textwrap.dedent(text)) for folder, text in zip(folders, specs, strict=False)
    )
    return Project(config or Config(), read, dict(sources or {}), files)


def found(rule: Rule, given: Project) -> list[Finding]:
    """What one rule finds."""
    return list(rule.check(rule, given))


def check_clean(rule: Rule, given: Project) -> None:
    """The rule finds nothing."""
    assert [f"{f.at}: {f.message}" for f in found(rule, given)] == []


def check_finds(rule: Rule, given: Project, *expected: str) -> list[Finding]:
    """The rule finds exactly these, each as `line: part of the message`."""
    findings = found(rule, given)
    shown = [f"{f.at.line}: {f.message}" for f in findings]
    assert len(findings) == len(expected), shown
    for one, finding in zip(expected, findings, strict=True):
        line, _, words = one.partition(": ")
        assert finding.at.line == int(line), shown
        assert words in finding.message, shown
        assert finding.code == rule.code
        assert finding.help
    return findings


def check_fixed(rule: Rule, given: Project, expected: str, head: str = HEAD) -> None:
    """Applying the first finding's correction gives the expected text (after the head)."""
    fix = found(rule, given)[0].fix
    assert fix is not None
    text = given.specs[0].text
    for edit in sorted(fix.edits, key=lambda edit: -edit.start):
        text = text[: edit.start] + edit.text + text[edit.end :]
    assert text == head + textwrap.dedent(expected)
