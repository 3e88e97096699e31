"""The habits of the house: rules, commands and floors keep the same shape, whoever adds to them."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections import Counter
from functools import partial
from importlib import import_module
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from specflow.cli.main import COMMANDS, command
from specflow.model.rule import HEADINGS, Rule
from specflow.rules.table import RULES

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "specflow"
NOTE = "# Ask maps\n\nA visitor must see three to five places within 2 seconds. Open: how sure must an answer be?\n"
OPENSPEC = "# ask Specification\n\n## Purpose\nAsk.\n\n## Requirements\n\n### Requirement: Ask\nIt SHALL ask.\n"

# Section 8 of the contract names these; a command that is built moves from `LATER` to `BUILT` and never back.
BUILT = (
    "amend",
    "approve",
    "check",
    "checks",
    "context",
    "cost",
    "decide",
    "diff",
    "draft",
    "eval",
    "evidence",
    "explain",
    "export",
    "impact",
    "import",
    "init",
    "lint",
    "mcp",
    "plan",
    "prompt",
    "prove",
    "questions",
    "render",
    "review",
    "runs",
    "schema",
    "tasks",
    "trace",
    "verify",
)
LATER = (
    "run", "migrate",
)  # fmt: skip


RULE_FILES = {path.stem: import_module(f"specflow.rules.{path.stem}").RULE for path in sorted((PACKAGE / "rules").glob("sf*.py"))}


def file_of(rule: Rule) -> str:
    """`sf101_unparsable` of the rule that lives there."""
    return f"{rule.code}_{rule.name}".lower().replace("-", "_")


# ---------------------------------------------------------------- rules


@pytest.mark.parametrize("rule", RULES, ids=file_of)
def test_rule_has_a_manual_page_under_the_four_headings(rule: Rule) -> None:
    assert tuple(rule.sections) == HEADINGS
    assert all(rule.sections.values()), "a heading stands over nothing"
    assert rule.remedy.endswith((".", "!", "?"))


@pytest.mark.parametrize("rule", RULES, ids=file_of)
def test_rule_has_a_test_file_of_the_same_name(rule: Rule) -> None:
    assert (ROOT / "tests" / "rules" / f"test_{file_of(rule)}.py").is_file()


def test_codes_and_names_are_unique_and_well_formed() -> None:
    for values in ([rule.code for rule in RULES], [rule.name for rule in RULES]):
        assert [value for value, times in Counter(values).items() if times > 1] == []
    assert [rule.code for rule in RULES if not re.fullmatch(r"SF[1-9]\d\d", rule.code)] == []


def test_the_table_lists_every_rule_file_in_order_and_each_is_named_after_its_rule() -> None:
    assert tuple(RULE_FILES.values()) == RULES
    assert list(RULE_FILES) == [file_of(rule) for rule in RULES]


# ---------------------------------------------------------------- commands


def test_the_commands_are_the_built_ones_of_the_contract() -> None:
    assert sorted(COMMANDS) == sorted(BUILT)
    assert set(BUILT).isdisjoint(LATER)


SERVES = ("mcp", "review", "run")
"""Commands that stay: their examples are looked at, not run."""
BARE = ("draft", "explain", "init", "schema")
"""Commands that want a folder without a spec, or none."""
GIVEN = {
    "amend": ["ask-maps", "too many places"], "diff": ["HEAD~1"], "draft": ["note.md", "--no-open"],
    "export": ["ask-maps", "--as", "qa-plan"], "impact": ["NFR-01"],
    "plan": ["ask-maps", "--unsigned"], "prompt": ["ask-maps", "T-01", "--unsigned"], "questions": ["ask-maps"],
    "tasks": ["ask-maps"],
}  # fmt: skip
"""What a command cannot do without."""


@pytest.fixture(scope="module")
def drafted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with a drafted spec, two commits and a remote branch; copied, never changed."""
    root = tmp_path_factory.mktemp("drafted") / "repo"
    root.mkdir()
    git = partial(subprocess.run, cwd=root, check=True, capture_output=True)
    git(["git", "init", "-q"])
    (root / "note.md").write_text(NOTE, encoding="utf-8")
    git(["git", "add", "-A"])
    git(["git", "commit", "-qm", "note"])
    specflow(["draft", "note.md", "--feature", "ask-maps", "--no-open"], root)
    specflow(["plan", "ask-maps", "--unsigned"], root)
    (root / "openspec/specs/ask").mkdir(parents=True)
    (root / "openspec/specs/ask/spec.md").write_text(OPENSPEC, encoding="utf-8")
    (root / "evals/smoke").mkdir(parents=True)
    (root / "evals/smoke/ask.yaml").write_text("id: ask\ninput: {note: A visitor must be able to ask.}\n", encoding="utf-8")
    git(["git", "add", "-A"])
    git(["git", "commit", "-qm", "spec"])
    git(["git", "update-ref", "refs/remotes/origin/main", "HEAD"])
    return root


def desk(name: str, drafted: Path, workspace: Path) -> Path:
    """Where a command is tried: beside a note alone, or in a copy of the drafted repository."""
    if name in BARE:
        (workspace / "note.md").write_text(NOTE, encoding="utf-8")
        return workspace
    return Path(shutil.copytree(drafted, workspace / "repo"))


@pytest.mark.parametrize("name", BUILT)
def test_help_of_a_command_ends_with_an_example_that_runs(name: str, drafted: Path, workspace: Path) -> None:
    shown = CliRunner().invoke(command, [name, "--help"], terminal_width=200)
    words = shlex.split(shown.output.rpartition("Example: ")[2])
    assert words[:2] == ["specflow", name], shown.output
    if name in SERVES:
        return
    ends = [words.index(sign) for sign in (">", "<", "|", "#") if sign in words]
    done = specflow(words[1 : min(ends, default=len(words))], desk(name, drafted, workspace))
    assert "Usage:" not in done.stderr, done.stderr
    # 1: it ran, and said no, as a gate does on a spec that is only drafted.
    assert done.returncode in (0, 1), done.stdout + done.stderr


@pytest.mark.parametrize("name", [name for name in BUILT if name not in SERVES])
def test_every_format_of_a_command_renders(name: str, drafted: Path, workspace: Path) -> None:
    folder = desk(name, drafted, workspace)
    for form in formats_of(name):
        more = ["--feature", f"as-{form}"] if name == "draft" else []
        done = specflow([name, *GIVEN.get(name, []), *more, "--format", form], folder)
        assert done.returncode in (0, 1), done.stderr
        assert done.stdout.strip()
        if form == "json":
            json.loads(done.stdout)


def formats_of(name: str) -> list[str]:
    """What `--format` of a command takes; nothing where it has none."""
    built = command.get_command(click.Context(command), name)
    options = [one for one in built.params if "--format" in one.opts] if built else []
    return [str(choice) for one in options if isinstance(one.type, click.Choice) for choice in one.type.choices]


def specflow(arguments: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    """The command as a person starts it, without a terminal."""
    line = [sys.executable, "-m", "specflow", *arguments]
    return subprocess.run(line, cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False)


# ---------------------------------------------------------------- floors


def test_the_floors_hold() -> None:
    linter = [sys.executable, "-c", "from importlinter.cli import lint_imports_command as run; run()", "--no-cache"]
    done = subprocess.run(linter, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("module", ["pydantic", "jinja2", "yaml", "subprocess"])
def test_saying_the_version_imports_nothing_heavy(module: str) -> None:
    script = (
        "import sys, specflow.cli.main as m; "
        f"m.command.main(['--version'], standalone_mode=False); sys.exit({module!r} in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{module} is imported before anybody needs it\n{done.stderr}"


@pytest.mark.parametrize("command", ["check", "lint"])
def test_specs_in_which_nothing_is_wrong_are_read_without_pydantic(command: str, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "examples/parcel-lockers", tmp_path / "w", ignore=shutil.ignore_patterns(".specflow"))
    line, env = [sys.executable, "-X", "importtime", "-m", "specflow", command], {**os.environ, "PYTHONPATH": str(ROOT)}
    good = subprocess.run(line, cwd=tmp_path / "w", env=env, capture_output=True, text=True, check=False)
    assert "specflow.model.spec" in good.stderr
    assert "pydantic" not in good.stderr
    spec = next((tmp_path / "w/specs").glob("*/spec.yaml"))
    spec.write_text(spec.read_text(encoding="utf-8") + "nonsense: 1\n", encoding="utf-8")
    bad = subprocess.run(line, cwd=tmp_path / "w", env=env, capture_output=True, text=True, check=False)
    assert "`nonsense`" in bad.stdout
    assert "pydantic" in bad.stderr


def test_a_test_that_leaves_the_machine_fails() -> None:
    import socket

    with socket.socket() as outside, pytest.raises(RuntimeError, match="without a network"):
        outside.connect(("192.0.2.1", 80))
