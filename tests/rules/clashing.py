"""Specs of two lines for the tests of the SF3xx rules."""

from __future__ import annotations

from specflow.model.project import Project
from tests.build import project


def lines(*texts: str, more: str = "") -> Project:
    """A spec whose requirements FR-01, FR-02, … have these texts; `more` are further sections."""
    spec = "requirements:\n" + "".join(
        f"  - {{id: FR-{n:02d}, title: Line {n}, text: {quoted(text)}}}\n" for n, text in enumerate(texts, 1)
    )
    return project(spec + more)


def quoted(text: str) -> str:
    """A text as a YAML string."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def marked(given: Project, line: int, column: int, end: int) -> str:
    """The characters of a line of the spec, by columns from 1."""
    return given.specs[0].text.splitlines()[line - 1][column - 1 : end - 1]
