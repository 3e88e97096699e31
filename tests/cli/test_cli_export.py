"""Export and import as people type them."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from specflow.cli.export import AS as SHOWN
from specflow.cli.import_ import FORMS as SHOWN_FORMS
from specflow.flows.export import AS
from specflow.flows.importing import FORMS
from tests.run import specflow

EXAMPLE = Path(__file__).parents[2] / "examples" / "parcel-lockers"
OPENSPEC = """# sign-in Specification

## Purpose
People get in with what they already have, and nobody else does.

## Requirements

### Requirement: Sign in
The system SHALL let a person in.

#### Scenario: The usual way
- **WHEN** the person signs in
- **THEN** the page opens
"""


@pytest.fixture
def lockers(workspace: Path) -> Path:
    """A copy of an example; the workspace is given back."""
    shutil.copytree(EXAMPLE, workspace, dirs_exist_ok=True)
    return workspace


def test_the_command_offers_what_the_flow_can() -> None:
    assert SHOWN == AS
    assert SHOWN_FORMS == FORMS


@pytest.mark.parametrize("kind", AS)
def test_everything_can_be_exported_twice_with_the_same_bytes(kind: str, lockers: Path) -> None:
    first = specflow(lockers, "export", "keep-my-parcel", "--as", kind)
    assert first.code == 0, first.err
    assert len(first.out) > 500
    assert specflow(lockers, "export", "keep-my-parcel", "--as", kind).out == first.out


def test_documents_as_html_and_beside_the_spec(lockers: Path) -> None:
    html = specflow(lockers, "export", "keep-my-parcel", "--as", "qa-plan", "--format", "html", "--out", "qa.html")
    assert html.code == 0
    page = (lockers / "qa.html").read_text(encoding="utf-8")
    assert '<a class="id" href="spec.html#FR-03">FR-03</a>' in page
    assert specflow(lockers, "export", "keep-my-parcel", "--as", "csv", "--format", "html").code == 2
    assert specflow(lockers, "export", "keep-my-parcel", "--as", "scoping", "--place").code == 0
    assert (lockers / "specs" / "keep-my-parcel" / "scoping.md").is_file()


def test_a_teams_own_template_is_used(lockers: Path) -> None:
    own = lockers / "templates" / "specflow" / "export" / "scoping.md"
    own.parent.mkdir(parents=True)
    own.write_text("# Ours: {{title}}\n\n{{outside}}\n", encoding="utf-8")
    text = specflow(lockers, "export", "keep-my-parcel", "--as", "scoping").out
    assert text.splitlines()[0] == "# Ours: Keep my parcel a little longer"
    assert "(OS-01)" in text


def test_placing_writes_tasks_too_and_never_over_somebody_elses_words(lockers: Path) -> None:
    specflow(lockers, "plan", "keep-my-parcel", "--unsigned")
    assert specflow(lockers, "export", "keep-my-parcel", "--as", "kiro", "--place").code == 0
    folder = lockers / ".kiro" / "specs" / "keep-my-parcel"
    assert "_Requirements: 1.3_" in (folder / "tasks.md").read_text(encoding="utf-8")
    (folder / "requirements.md").write_text("mine", encoding="utf-8")
    done = specflow(lockers, "export", "keep-my-parcel", "--as", "kiro", "--place")
    assert (done.code, "says something else already" in done.err) == (2, True)
    assert (folder / "requirements.md").read_text(encoding="utf-8") == "mine"


def test_a_repository_with_specs_of_others_becomes_a_workspace_that_lints(workspace: Path) -> None:
    for folder, name, text in (
        ("openspec/specs/sign-in", "spec.md", OPENSPEC),
        ("openspec/changes/x/specs/sign-in", "spec.md", OPENSPEC),
        ("specs/001-due-dates", "spec.md", "# Feature Specification: Dates\n\n- **FR-001**: System MUST keep a date.\n"),
        (".kiro/specs/jobs", "requirements.md", "# Requirements\n\n### Requirement 1: Keep\n\n1. THE System SHALL keep jobs\n"),
    ):
        (workspace / folder).mkdir(parents=True)
        (workspace / folder / name).write_text(text, encoding="utf-8")
    twice = specflow(workspace, "import", "--dry-run", ".", ".", "--format", "json")
    dry = specflow(workspace, "import", "--dry-run")
    assert "would write" in dry.out
    assert not (workspace / "specs" / "sign-in").exists()
    assert len(json.loads(twice.out)["imported"]) == len({row["path"] for row in json.loads(twice.out)["imported"]}) > 1
    done = specflow(workspace, "import", "--format", "json")
    rows = {row["path"]: row["form"] for row in json.loads(done.out)["imported"]}
    assert rows == {
        "specs/sign-in/spec.yaml": "openspec", "specs/001-due-dates/spec.yaml": "spec-kit", "specs/jobs/spec.yaml": "kiro",
    }  # fmt: skip
    linted = specflow(workspace, "lint", "--format", "json")
    assert linted.code == 0, linted.out
    spec = workspace / "specs" / "sign-in" / "spec.yaml"
    spec.write_text(spec.read_text(encoding="utf-8").replace("title: Sign in", "title: Mine"), encoding="utf-8")
    assert "kept specs/sign-in/spec.yaml" in specflow(workspace, "import").out
    assert "title: Mine" in spec.read_text(encoding="utf-8")


def test_one_file_nothing_and_broken_files(workspace: Path) -> None:
    (workspace / "a.reqif").write_text('<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>', encoding="utf-8")
    broken = specflow(workspace, "import", "a.reqif")
    assert (broken.code, "document type" in broken.err) == (2, True)
    (workspace / "a.reqif").unlink()
    assert (specflow(workspace, "import").code, specflow(workspace, "import", "nope").code) == (2, 2)
    (workspace / "some.md").write_text(OPENSPEC, encoding="utf-8")
    done = specflow(workspace, "import", "some.md", "--from", "openspec", "--feature", "sign-in")
    assert done.code == 0, done.err
    assert (workspace / "specs" / "sign-in" / "spec.yaml").is_file()


def test_nothing_is_exported_from_a_spec_that_is_not_understood(lockers: Path) -> None:
    spec = lockers / "specs" / "keep-my-parcel" / "spec.yaml"
    head, _, _ = spec.read_text(encoding="utf-8").partition("requirements:")
    spec.write_text(head + "requirements: nothing\n", encoding="utf-8")
    for line in (("--as", "csv"), ("--as", "qa-plan"), ("--as", "openspec", "--place")):
        done = specflow(lockers, "export", "keep-my-parcel", *line)
        assert (done.code, done.out) == (2, "")
        assert "SF116 specs/keep-my-parcel/spec.yaml:" in done.err
        assert "specflow lint keep-my-parcel" in done.err
    assert not (lockers / "openspec").exists()


def test_what_cannot_be_imported_says_what_it_is(lockers: Path) -> None:
    assert "is neither a file nor a folder" in specflow(lockers, "import", "/dev/null").err
    assert "does not exist" in specflow(lockers, "import", "gone.md").err
    (lockers / "empty.md").write_text("", encoding="utf-8")
    done = specflow(lockers, "import", "empty.md", "--from", "openspec")
    assert (done.code, "there is no requirement in empty.md" in done.err) == (2, True)
    (lockers / "sign-in.md").write_text(OPENSPEC, encoding="utf-8")
    assert "specs/sign-in/spec.yaml" in specflow(lockers, "import", "sign-in.md", "--from", "openspec").out


def test_folders_are_made_in_the_workspace_alone(lockers: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    outside = tmp_path_factory.mktemp("elsewhere")
    words = ("export", "keep-my-parcel", "--as", "scoping", "--out")
    slip = specflow(lockers, *words, str(outside / "typo/scoping.md"))
    assert (slip.code, "lies outside the workspace" in slip.err) == (2, True), slip.err
    assert list(outside.iterdir()) == []
    assert specflow(lockers, *words, str(outside / "scoping.md")).code == 0
    assert specflow(lockers, *words, "new/folder/scoping.md").code == 0
    assert (lockers / "new/folder/scoping.md").is_file()
