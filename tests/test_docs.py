"""The documents stay true: what they tell people to type works, what they list exists, what they link to is there."""

from __future__ import annotations

import json
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from specflow.cli.main import COMMANDS

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
DOCUMENTS = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md")), *sorted((ROOT / "examples").glob("*/README.md"))]

EXAMPLES = [path.parent for path in sorted((ROOT / "examples").glob("*/note.md"))]
SOURCES = ("note.md", "product_area_context.md", "code_context.md")

# <!-- runs --> stands before a console block that works from top to bottom; <!-- file: NAME --> before a file's content.
STEP = re.compile(r"<!-- (?:(?P<runs>runs)|file: (?P<file>\S+)) -->\n```\w+\n(?P<body>.*?)```", re.DOTALL)


def test_the_first_hour_of_the_readme_works_word_for_word(workspace: Path) -> None:
    typed = []
    for step in STEP.finditer(README):
        if step["file"]:
            (workspace / step["file"]).write_text(step["body"], encoding="utf-8")
            continue
        for line in step["body"].splitlines():
            words = shlex.split(line.removeprefix("$ "), comments=True)
            assert words[0] == "specflow"
            done = specflow(words[1:], workspace)
            assert done.returncode == 0, f"{line}\n{done.stdout}{done.stderr}"
            typed.append(words[1])
    assert typed == ["init", "draft", "lint", "explain", "render", "render"]
    assert (workspace / "specs" / "tool-lending" / "spec.html").stat().st_size > 1000


def specflow(arguments: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    """The command as a person starts it, without a terminal."""
    line = [sys.executable, "-m", "specflow", *arguments]
    return subprocess.run(line, cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False)


def test_what_the_readme_quotes_from_an_example_stands_there() -> None:
    quotes = re.findall(r"<!-- from: (\S+) -->\n```\w+\n(.*?)```", README, re.DOTALL)
    assert quotes
    for path, body in quotes:
        lines = iter((ROOT / path).read_text(encoding="utf-8").splitlines())
        assert [line for line in body.splitlines() if line != "…" and line not in lines] == []


def test_every_key_of_a_spec_is_documented() -> None:
    from specflow.model.spec import Requirement, Spec
    from specflow.model.value import fields_of

    page = (ROOT / "docs" / "spec.md").read_text(encoding="utf-8")
    for kind in (Spec, Requirement):
        keys = {field.alias for field in fields_of(kind)}
        assert {key for key in keys if not re.search(rf"^\| `{key}` \|", page, re.MULTILINE)} == set()


def test_readme_opens_with_the_two_commands() -> None:
    block = README.split("```")[1]
    assert [line.split("#")[0].strip() for line in block.splitlines()[1:]] == ["$ make demo", "$ make test"]


@pytest.mark.parametrize("document", ["README.md", "SECURITY.md"])
def test_tables_list_every_command_and_no_other(document: str) -> None:
    text = (ROOT / document).read_text(encoding="utf-8")
    table = text.partition("| Command |")[2].partition("\n\n")[0]
    assert sorted(re.findall(r"^\| `(\w+)` \|", table, re.MULTILINE)) == sorted(COMMANDS)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(document: Path) -> None:
    text = document.read_text(encoding="utf-8")
    targets = [target.partition("#")[0] for target in re.findall(r"\]\(([^)\s]+)\)", text) if "://" not in target]
    assert [target for target in targets if target and not (document.parent / target).exists()] == []


def test_rules_named_in_documents_exist() -> None:
    from specflow.rules.table import RULES

    known = {rule.code for rule in RULES} | {"SF123"}  # the example code of CONTRIBUTING.md
    named = {code for path in DOCUMENTS for code in re.findall(r"\bSF\d{3}\b", path.read_text(encoding="utf-8"))}
    assert named <= known


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.name)
def test_example_is_complete_and_clean_and_its_page_is_of_its_spec(example: Path, tmp_path: Path) -> None:
    copy = tmp_path / example.name
    shutil.copytree(example, copy)
    missing = {"README.md", "specflow.toml", *SOURCES} - {one.name for one in copy.iterdir()}
    assert missing == set()
    [spec] = copy.glob("specs/*/spec.yaml")
    page = spec.with_name("spec.html").read_text(encoding="utf-8")
    assert page.count('<figure class="mock') == spec.read_text(encoding="utf-8").count("mockup: ")
    assert "has no wireframe" not in page
    done = specflow(["lint", "--fail-on", "warning"], copy)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.name)
def test_example_can_be_drafted_anew(example: Path, workspace: Path) -> None:
    for name in SOURCES:
        shutil.copy(example / name, workspace)
    done = specflow(["draft", "note.md", "--feature", "anew", "--no-open"], workspace)
    assert done.returncode == 0, done.stderr
    report = json.loads(specflow(["lint", "--format", "json"], workspace).stdout)
    errors = [one["code"] for one in report["findings"] if one["severity"] == "error"]
    # Contradictions are the sources' own; the form is the tool's.
    assert [code for code in errors if not code.startswith("SF3")] == []


def test_make_help_lists_every_chore() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    phony = set(re.findall(r"^\.PHONY: (.*)$", makefile, re.MULTILINE)[0].split())
    assert phony == set(re.findall(r"^(\w+):.*## ", makefile, re.MULTILINE))
    assert {"help", "demo", "test", "lint", "bench", "soak", "clean"} <= phony


def test_workflow_grants_nothing_by_default_and_pins_actions() -> None:
    text = (ROOT / ".github" / "workflows" / "ci.yml").read_text(encoding="utf-8")
    assert re.search(r"^permissions: \{\}$", text, re.MULTILINE)
    uses = [one for one in re.findall(r"uses: (\S+)(.*)", text) if one[0] != "./"]
    assert uses
    assert [name for name, comment in uses if not re.search(r"@[0-9a-f]{40}$", name) or "# v" not in comment] == []
    assert text.count("actions/checkout@") == text.count("persist-credentials: false")
    assert text.count("runs-on:") == text.count("timeout-minutes:")
