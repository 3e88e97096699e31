from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from xml.etree import ElementTree

import pytest

from specflow.model.finding import Finding, Severity
from specflow.model.location import Location
from specflow.report import markdown
from specflow.report.formats import FORMATS
from specflow.report.github import MOST, render_github
from specflow.report.summary import fails
from specflow.report.text import render_text
from specflow.rules.table import rules
from tests.build import project
from tests.trace_build import traced

HOSTILE = "<script>alert(1)</script> | `x` ![a](javascript:b) ::error::%0A \x1b[31m\u202e"


def finding(severity: Severity = Severity.ERROR, message: str = HOSTILE, path: str = "src/a,b:c.py", line: int = 3) -> Finding:
    at = Location(path, line, 2, line, 5)
    return Finding("SF402", "untested-requirement", severity, message, at, "ask-maps/FR-01", (), "Mend it.")


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_renders_nothing_and_something(name: str) -> None:
    for given in ((), (finding(),)):
        text = FORMATS[name](traced(), given, rules())
        assert text.strip()
        assert text.endswith("\n")
        assert "\x1b" not in text
        assert "\u202e" not in text or name in ("json", "sarif")


def test_annotations_are_the_worst_first_within_the_limit() -> None:
    many = [finding(path=f"src/{n}.py", message=f"m{n}") for n in range(25)]
    lines = render_github(traced(), [*many, finding(Severity.INFO)], frozenset({"src/20.py"})).splitlines()
    errors = [line for line in lines if line.startswith("::error")]
    assert len(errors) == MOST + 1
    assert "src/20.py" in errors[0]
    assert errors[-1].endswith("16 more of these are in the job summary")
    assert sum(line.startswith("::notice") for line in lines) == 1


def test_an_annotation_cannot_smuggle_a_command() -> None:
    text = render_github(traced(), [finding(message="a\n::set-output name=x::y")])
    assert "\n::set-output" not in text
    assert "file=src/a%2Cb%3Ac.py" in text


def test_a_summary_is_cut_and_not_dropped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(markdown, "MOST_BYTES", 2_000)
    text = markdown.render_markdown(traced(), [finding(message=f"m{n}") for n in range(200)])
    assert len(text.encode()) < 2_300
    assert "does not fit" in text


def test_foreign_words_make_no_markup_in_a_summary() -> None:
    text = markdown.render_markdown(traced(), [finding()])
    assert "<script>" not in text
    assert "![a]" not in text


def test_junit_is_xml_with_a_case_for_each_requirement() -> None:
    root = ElementTree.fromstring(FORMATS["junit"](traced(), (finding(),), rules()))  # noqa: S314 - our own output
    cases = {case.get("name"): case for case in root.iter("testcase")}
    assert set(cases) == {"FR-01", "FR-02", "FR-03"}
    assert [len(list(cases[name])) for name in ("FR-01", "FR-02")] == [1, 0]


def test_json_counts_the_ladder() -> None:
    summary = json.loads(FORMATS["json"](traced(), (), rules()))["summary"]
    assert summary == {"errors": 0, "warnings": 0, "infos": 0, "requirements": 3, "proven": 0, "reached": 0,
                       "verified": 1, "implemented": 1, "missing": 1}  # fmt: skip


@pytest.mark.parametrize(("severity", "bar", "expected"), [
    (Severity.ERROR, "error", True), (Severity.WARNING, "error", False), (Severity.WARNING, "warning", True),
    (Severity.INFO, "info", True), (Severity.ERROR, "never", False),
])  # fmt: skip
def test_what_fails_a_run(severity: Severity, bar: str, expected: bool) -> None:
    found: Sequence[Finding] = (finding(severity),)
    assert fails(found, bar) is expected


def test_a_caret_stands_under_the_words_also_in_long_lines() -> None:
    given = traced()
    file = replace(given.specs[0], text="x" * 300 + "WORD" + "y" * 300)
    one = replace(finding(), at=Location(file.path, 1, 301, 1, 305))
    lines = render_text(replace(given, specs=(file,)), [one]).splitlines()
    assert lines[1][lines[2].index("^") :].startswith("WORD")
    assert lines[2].count("^") == 4


# spec: note-to-spec/FR-12
def test_every_finding_is_a_block_with_its_place_its_words_and_what_to_do() -> None:
    given = project("titel: x\nrequirements: []\n")
    at = Location("specs/ask-maps/spec.yaml", 5, 1, 5, 6)
    first = Finding("SF102", "unknown-key", Severity.ERROR, "`titel` is no key", at, None, (), "Write `title`.")
    second = finding(Severity.WARNING, "says little", "note.md")
    assert render_text(given, [first, second]) == (
        "specs/ask-maps/spec.yaml:5:1: error `titel` is no key [SF102 unknown-key]\n"
        "    5 │ titel: x\n"
        "      │ ^^^^^\n"
        "  → Write `title`.\n"
        "\n"
        "note.md:3:2: warning says little [SF402 untested-requirement]\n"
        "  → Mend it.\n"
        "\n"
        "1 spec, 0 requirements: 1 error, 1 warning\n"
    )
    assert render_text(given, []) == "1 spec, 0 requirements: nothing to mend\n"
