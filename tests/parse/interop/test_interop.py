"""Other tools' formats: what both sides can say survives the way there and back; hostile text stays text."""

from __future__ import annotations

import csv
import io
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from specflow.errors import UnreadableInput
from specflow.model.spec import Spec
from specflow.model.text import filled
from specflow.parse.interop.common import Imported
from specflow.parse.interop.gherkin import write_gherkin
from specflow.parse.interop.kiro import read_kiro, write_kiro
from specflow.parse.interop.openspec import read_openspec, write_openspec
from specflow.parse.interop.reqif import write_reqif
from specflow.parse.interop.reqif_in import read_reqif
from specflow.parse.interop.speckit import read_speckit
from specflow.parse.interop.speckit_out import write_speckit
from specflow.parse.interop.tables import write_csv
from specflow.parse.spec import read_spec
from specflow.parse.yaml_write import dump_spec

Reader = Callable[[str, str, str], Imported]
EXAMPLES = sorted((Path(__file__).parents[3] / "examples").glob("*/specs/*/spec.yaml"))
WAYS: dict[str, tuple[Callable[[Spec], str], Reader]] = {
    "openspec": (write_openspec, read_openspec), "spec-kit": (write_speckit, read_speckit), "kiro": (write_kiro, read_kiro),
    "reqif": (write_reqif, read_reqif),
}  # fmt: skip


def spec_of(path: Path) -> Spec:
    spec = read_spec(path.as_posix(), path.read_text(encoding="utf-8")).spec
    assert spec is not None
    return spec


def told(spec: Spec) -> dict[str, tuple[str, str, list[tuple[str, str, str]]]]:
    """What every side can say of a requirement: id, title, text with its values, scenarios."""

    def said(text: str | None) -> str:
        return " ".join(filled(text or "", spec.parameters).split())

    return {
        one.id: (said(one.title), said(one.text), [(said(s.given), said(s.when), said(s.then)) for s in one.scenarios])
        for one in spec.requirements
    }


@pytest.mark.parametrize("name", WAYS)
@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.parent.name)
def test_there_and_back_keeps_ids_titles_texts_and_scenarios(name: str, path: Path) -> None:
    write, read = WAYS[name]
    spec = spec_of(path)
    text = write(spec)
    assert text == write(spec)
    back = read(spec.feature, "", text).spec
    assert told(back) == told(spec)
    assert read_spec("spec.yaml", dump_spec(back)).problems == ()


def test_reqif_brings_everything_back() -> None:
    for path in EXAMPLES:
        spec = spec_of(path)
        assert read_reqif("x", "", write_reqif(spec)).spec == spec


OPENSPEC = """# auth Specification

## Purpose
People sign in with what they already have, and nobody else gets in.

## Requirements

### Requirement: Sign in
The system SHALL let a person in.

```text
### Requirement: not one
```

#### Scenario: The usual way
- **GIVEN** an account
- **WHEN** the person signs in
- **THEN** the page opens
  - with the name {shown}
- **AND** nothing is sent

## Why
Passwords get lost.
"""


def test_openspec_keeps_names_steps_code_and_prose() -> None:
    made = read_openspec("auth", "openspec/specs/auth/spec.md", OPENSPEC).spec
    [one] = made.requirements
    [scenario] = one.scenarios
    assert (one.id, one.title) == ("FR-01", "Sign in")
    assert "### Requirement: not one" in one.text
    assert (scenario.title, scenario.given, scenario.when) == ("The usual way", "an account", "the person signs in")
    assert scenario.then == "the page opens\n  - with the name {{shown}}\nand nothing is sent"
    assert [aside.source.quote for aside in made.set_aside] == ["Passwords get lost."]
    assert made.requirements[0].source[0].line == 9
    again = write_openspec(made)
    assert "### Requirement: Sign in\n" in again, "names that came from there stay"
    assert "- **AND** nothing is sent" in again
    assert read_openspec("auth", "openspec/specs/auth/spec.md", again).spec.requirements[0].scenarios == one.scenarios


SPECKIT = """# Feature Specification: Due dates

**Feature Branch**: `001-due-dates` | **Input**: User description: "People forget"

## Clarifications
### Session 2026-01-02
- Q: Which zone? → A: The person's own.

## User Scenarios & Testing *(mandatory)*

### User Story 1 - Set a date (Priority: P2)

As a person, I want to set a date, so that I remember.

**Acceptance Scenarios**:

1. **Given** a task, **When** a date is set, **Then** it is shown
2. **Given** a date, **When** it passes,
   **Then** the task is red

### Edge Cases
- What happens on 29 February?

## Requirements
### Functional Requirements
- **FR-001**: System MUST keep a date. [NEEDS CLARIFICATION: with a time?]
- **FR-002:** **Sorting**: Tasks MUST be sorted by date.
- **NFR-001** Sorting MUST take 100 ms at most.
### Key Entities
- **Task**: What is to do

## Success Criteria
### Measurable Outcomes
- **SC-001**: 90% of tasks have a date

## Assumptions
- One zone a person
"""


def test_speckit_is_read_whole() -> None:
    spec = read_speckit("due-dates", "specs/001-due-dates/spec.md", SPECKIT).spec
    by_id = {one.id: one for one in spec.requirements}
    assert list(by_id) == ["FR-01", "FR-02", "NFR-01", "FR-03", "EC-01"]
    assert by_id["FR-01"].aliases == ("FR-001",)
    assert by_id["FR-01"].status == "placeholder"
    assert by_id["FR-02"].title == "Sorting"
    assert (by_id["FR-03"].story, by_id["FR-03"].priority, len(by_id["FR-03"].scenarios)) == ("US-01", "should", 2)
    assert by_id["EC-01"].text == "What happens on 29 February?"
    assert [(one.as_, one.want, one.so) for one in spec.stories] == [("a person", "to set a date", "I remember")]
    assert [one.id for one in spec.metrics] == ["SM-01"]
    assert spec.terms == {"Task": "What is to do"}
    assert spec.assumptions == ("One zone a person",)
    assert [(one.text, one.answer) for one in spec.questions] == [("with a time?", None), ("Which zone?", "The person's own.")]
    assert "- **FR-001**: System MUST keep a date." in write_speckit(spec), "its own number goes back out"


KIRO = """# Requirements: Job history

## Introduction
People come back.

## Glossary
- **Job**: One run

## Requirements

### Requirement 2: Creation

**User Story:** As a user, I want my jobs kept, so that I see them later.

#### Acceptance Criteria

1. WHEN a job starts, THE System SHALL keep it
2. IF it fails, THE System SHALL say so
"""


def test_kiro_numbers_become_ids_and_find_their_way_back() -> None:
    spec = read_kiro("job-history", ".kiro/specs/job-history/requirements.md", KIRO).spec
    assert [(one.id, one.text, one.story) for one in spec.requirements] == [
        ("FR-201", "WHEN a job starts, THE System SHALL keep it", "US-02"),
        ("FR-202", "IF it fails, THE System SHALL say so", "US-02"),
    ]
    assert spec.title == "Job history"
    back = write_kiro(spec)
    assert "### Requirement 2: Creation" in back
    assert "1. WHEN a job starts, THE System SHALL keep it\n2. IF it fails" in back


@pytest.mark.parametrize(
    "evil",
    [
        '<!DOCTYPE a [<!ENTITY x "boom">]><REQ-IF>&x;</REQ-IF>',
        '<!DOCTYPE a SYSTEM "file:///etc/passwd"><REQ-IF/>',
        "<REQ-IF>" + "<A>" * 300 + "</A>" * 300 + "</REQ-IF>",
        "<REQ-IF",
        "",
    ],
)
def test_reqif_expands_no_entity_and_refuses_what_is_no_reqif(evil: str) -> None:
    with pytest.raises(UnreadableInput):
        read_reqif("x", "a.reqif", evil)


FOREIGN = """<?xml version="1.0"?>
<REQ-IF xmlns="http://www.omg.org/spec/ReqIF/20110401/reqif.xsd"><CORE-CONTENT><REQ-IF-CONTENT>
<SPEC-TYPES><SPEC-OBJECT-TYPE IDENTIFIER="t"><SPEC-ATTRIBUTES>
<ATTRIBUTE-DEFINITION-XHTML IDENTIFIER="a1" LONG-NAME="ReqIF.Text"/>
<ATTRIBUTE-DEFINITION-STRING IDENTIFIER="a2" LONG-NAME="ReqIF.ForeignID"/>
</SPEC-ATTRIBUTES></SPEC-OBJECT-TYPE></SPEC-TYPES>
<SPEC-OBJECTS>
<SPEC-OBJECT IDENTIFIER="o1" LONG-NAME="Stop"><VALUES>
<ATTRIBUTE-VALUE-XHTML><DEFINITION><ATTRIBUTE-DEFINITION-XHTML-REF>a1</ATTRIBUTE-DEFINITION-XHTML-REF></DEFINITION>
<THE-VALUE><div xmlns="http://www.w3.org/1999/xhtml">It must <b>stop</b> within {x}.</div></THE-VALUE></ATTRIBUTE-VALUE-XHTML>
<ATTRIBUTE-VALUE-STRING THE-VALUE="SYS-9">
<DEFINITION><ATTRIBUTE-DEFINITION-STRING-REF>a2</ATTRIBUTE-DEFINITION-STRING-REF></DEFINITION>
</ATTRIBUTE-VALUE-STRING></VALUES></SPEC-OBJECT>
<SPEC-OBJECT IDENTIFIER="o2" LONG-NAME="Start"/></SPEC-OBJECTS>
<SPEC-RELATIONS><SPEC-RELATION><SOURCE><SPEC-OBJECT-REF>o2</SPEC-OBJECT-REF></SOURCE>
<TARGET><SPEC-OBJECT-REF>o1</SPEC-OBJECT-REF></TARGET></SPEC-RELATION></SPEC-RELATIONS>
</REQ-IF-CONTENT></CORE-CONTENT></REQ-IF>
"""


def test_reqif_of_another_tool() -> None:
    spec = read_reqif("brakes", "", FOREIGN).spec
    assert [(one.id, one.title, one.text, one.depends_on) for one in spec.requirements] == [
        ("FR-01", "Stop", "It must stop within {{x}}.", ()), ("FR-02", "Start", "Start", ("FR-01",)),
    ]  # fmt: skip
    assert spec.requirements[0].rationale == "SYS-9 in the ReqIF file"


def test_text_that_somebody_edited_in_reqif_counts_and_waits_for_review() -> None:
    spec = spec_of(EXAMPLES[-1])
    one = spec.requirements[0]
    shown = filled(one.text, spec.parameters)
    text = write_reqif(spec).replace(f'THE-VALUE="{shown}"', 'THE-VALUE="Something else must hold."')
    back = read_reqif("x", "", text).spec
    assert (back.requirements[0].text, back.requirements[0].status) == ("Something else must hold.", "review")
    assert back.requirements[1:] == spec.requirements[1:]


def spec_with(text: str, title: str) -> Spec:
    data = {
        "schema": "specflow/v1", "feature": "x", "title": title, "goal": text,
        "requirements": [{"id": "FR-01", "title": title, "text": text, "scenarios": [{"when": text, "then": title}]}],
    }  # fmt: skip
    return Spec.model_validate(data)


LETTERS = [*"ab \n\t#*-`|<>&\"'=@+:{}()[]\\", "\u202e", "\0", "\x1b", "é"]
HOSTILE = st.text(alphabet=st.sampled_from(LETTERS), max_size=60)


@settings(max_examples=150)
@given(HOSTILE, HOSTILE)
def test_hostile_text_stays_text_in_every_format(text: str, title: str) -> None:
    spec = spec_with(text, title)
    for write in (write_openspec, write_speckit, write_kiro, write_gherkin, write_csv, write_reqif):
        made = write(spec)
        assert "\u202e" not in made or write is write_reqif
        assert "\x1b" not in made
    assert len(re.findall(r"^### Requirement:", write_openspec(spec), re.MULTILINE)) == 1
    gherkin = write_gherkin(spec)
    assert len(re.findall(r"^\s*(?:Feature|Rule|Example):", gherkin, re.MULTILINE)) == 3
    assert len(re.findall(r"^\s*@", gherkin, re.MULTILINE)) == 3
    rows = list(csv.reader(io.StringIO(write_csv(spec))))
    assert len(rows) == 2
    assert not any(cell.startswith(("=", "+", "-", "@")) for cell in rows[1])
    root = ET.fromstring(write_reqif(spec).encode("utf-8", "replace"))  # noqa: S314 - our own output
    assert len(root.findall(".//{*}SPEC-OBJECT")) == 1


@settings(max_examples=100)
@given(st.text(max_size=400))
def test_readers_take_anything(text: str) -> None:
    for read in (read_openspec, read_speckit, read_kiro):
        spec = read("x", "a/spec.md", text).spec
        assert read_spec("spec.yaml", dump_spec(spec)).spec is not None


@pytest.mark.parametrize(
    "item",
    [
        "- **FR-001**: The reader MUST keep paragraphs.\n\n  A second one stays apart.",
        "- **FR-001**: The reader MUST keep lists:\n  - the first\n    - and what is below it\n  - the second",
        "- **FR-001**: The drift script MUST report.\n\n## User Story 1 - Drift (Priority: P1)\n\n**Acceptance Scenarios**:\n\n"
        "1. *an edit* — **When** drift runs without the flag and then with it, **Then** it is reported (FR-001)",
    ],
)
def test_speckit_items_come_back_as_they_were(item: str) -> None:
    given = read_speckit("f", "specs/f/spec.md", f"# Feature Specification: F\n\n## Requirements\n\n{item}\n").spec
    [one] = given.requirements
    assert "  A second" not in one.text
    assert not one.scenarios or one.scenarios[0].when == "drift runs without the flag and then with it"
    back = read_speckit("f", "specs/f/spec.md", write_speckit(given)).spec
    assert [(each.text, each.scenarios) for each in back.requirements] == [(one.text, one.scenarios)]


def test_a_speckit_file_without_requirements_does_not_grow_on_its_way() -> None:
    given = read_speckit("f", "specs/f/spec.md", "# Feature Specification: F\n\nA fixture that shows two things.\n").spec
    back = read_speckit("f", "specs/f/spec.md", write_speckit(given)).spec
    assert [one.text for one in back.requirements] == [one.text for one in given.requirements]
