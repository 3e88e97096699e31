"""Traced projects from inline text: specs, code files and test results, without a disk."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping, Sequence
from typing import Any

from specflow.analysis.fingerprint import fingerprint
from specflow.analysis.trace.assemble import Assembled, Parts, assemble
from specflow.analysis.trace.places import Place, placing
from specflow.model.code import CodeFile, Definition
from specflow.model.config import Config
from specflow.model.evidence import Outcome, Report, Result
from specflow.model.project import Project
from specflow.model.reach import Coverage
from specflow.model.trace import CheckState
from specflow.parse.code.markers import scan_claims
from specflow.parse.lock import Accepted
from tests.build import project

SPEC = """
scope: ["src/**", "tests/**"]
requirements:
  - {id: FR-01, title: Ask, text: A visitor must be able to ask., status: final}
  - {id: FR-02, title: Gate, text: Weak places must be left out., status: final, priority: should}
  - {id: FR-03, title: Later, text: Voice must work., status: review}
retired:
  - {id: FR-09, why: Merged into FR-01}
out_of_scope:
  - {id: OS-01, text: Bookings}
"""
CODE = """
# spec: FR-01
def ask(text):
    return search(text)


# spec: ask-maps/FR-02
def gate(places):
    return [one for one in places if one.sure]
"""
TESTS = """
# spec: FR-01
def test_ask():
    assert ask("x")
"""
FILES = {"src/ask.py": CODE, "tests/test_ask.py": TESTS}
PASSED = (Result("tests/test_ask.py::test_ask", "tests/test_ask.py", "test_ask", 3, Outcome.PASSED, (), 0.1),)


def report(*results: Result, path: str = ".specflow/evidence/pytest.json", tracked: bool = False) -> Report:
    """An unstamped report of these results."""
    return Report(path, "pytest", "", {}, results, tracked)


def assembled(
    spec: str = SPEC,
    files: Mapping[str, str] = FILES,
    results: Sequence[Result] | None = PASSED,
    *,
    reports: Sequence[Report] | None = None,
    accepted: Sequence[Accepted] = (),
    config: Config | None = None,
    enforce: str = "final",
    release: bool = False,
    more: Sequence[str] = (),
    checks: Mapping[str, Sequence[CheckState]] | None = None,
    proven: Mapping[str, bool] | None = None,
    coverage: Sequence[Coverage] = (),
) -> Assembled:
    """A trace of inline text; everything `final` gates unless `enforce` is `none`."""
    texts = {path: textwrap.dedent(text).lstrip("\n") for path, text in files.items()}
    given = project(spec, *more, config=config)
    place = placing(given.config)
    looked_at = {path: text for path, text in texts.items() if place(path) is not Place.NEITHER}
    scanned = {path: scan_claims(path, text, definitions=True) for path, text in looked_at.items()}

    def digest(file: CodeFile, definition: Definition | None) -> str:
        return fingerprint(texts[file.path], definition, file.language) if definition else ""

    if reports is None:
        reports = (report(*results),) if results is not None else ()
    parts = Parts(
        scanned, digest, len(scanned), reports, accepted, checks or {}, proven or {}, coverage=coverage, digests=True
    )  # fmt: skip
    return assemble(given, parts, lambda one: enforce == "final" and one.requirement.status == "final", release=release)


def traced(
    spec: str = SPEC, files: Mapping[str, str] = FILES, results: Sequence[Result] | None = PASSED, **more: Any
) -> Project:
    """The project of `assembled`, for rule tests."""
    return assembled(spec, files, results, **more).project


def checked(checks: Mapping[str, Sequence[CheckState]], **more: Any) -> Project:
    """The project with the outcomes of checks, by full id."""
    return assembled(checks=checks, **more).project


def changed(path: str, old: str, new: str) -> dict[str, str]:
    """`FILES` with one replacement in one file."""
    assert old in FILES[path]
    return {**FILES, path: FILES[path].replace(old, new)}


def outcome(kind: Outcome) -> tuple[Result, ...]:
    """The one result with another outcome."""
    return (PASSED[0]._replace(outcome=kind),)


