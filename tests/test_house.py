"""The habits of the house: rules, commands and floors keep the same shape, whoever adds to them."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from click.testing import CliRunner

from specflow.cli.main import cli
from specflow.model.rule import HEADINGS, Rule
from specflow.rules.table import RULES

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "specflow"

# Section 8 of the contract names these; a command that is built moves from `LATER` to `BUILT` and never back.
BUILT = ("draft", "explain", "init", "lint", "render", "schema")
LATER = (
    "questions", "review", "decide", "approve", "diff", "plan", "tasks", "prompt", "check", "verify", "evidence", "prove",
    "checks", "trace", "impact", "amend", "import", "export", "context", "eval", "cost", "runs", "run", "mcp", "migrate",
)  # fmt: skip


def module_of(rule: Rule) -> str:
    """`sf101_unparsable` of the rule that lives there."""
    return rule.check.__module__.rpartition(".")[2]


# ---------------------------------------------------------------- rules


@pytest.mark.parametrize("rule", RULES, ids=module_of)
def test_rule_has_a_manual_page_under_the_four_headings(rule: Rule) -> None:
    assert tuple(rule.sections) == HEADINGS
    assert all(rule.sections.values()), "a heading stands over nothing"
    assert rule.remedy.endswith((".", "!", "?"))


@pytest.mark.parametrize("rule", RULES, ids=module_of)
def test_rule_file_is_named_after_code_and_name(rule: Rule) -> None:
    assert module_of(rule) == f"{rule.code}_{rule.name}".lower().replace("-", "_")


@pytest.mark.parametrize("rule", RULES, ids=module_of)
def test_rule_has_a_test_file_of_the_same_name(rule: Rule) -> None:
    assert (ROOT / "tests" / "rules" / f"test_{module_of(rule)}.py").is_file()


def test_codes_and_names_are_unique_and_well_formed() -> None:
    for values in ([rule.code for rule in RULES], [rule.name for rule in RULES]):
        assert [value for value, times in Counter(values).items() if times > 1] == []
    assert [rule.code for rule in RULES if not re.fullmatch(r"SF[1-9]\d\d", rule.code)] == []


def test_every_rule_file_is_in_the_table_in_order() -> None:
    files = sorted(path.stem for path in (PACKAGE / "rules").glob("sf*.py"))
    assert [module_of(rule) for rule in RULES] == files


# ---------------------------------------------------------------- commands


def test_the_commands_are_the_built_ones_of_the_contract() -> None:
    assert sorted(cli.list_commands(None)) == sorted(BUILT)  # type: ignore[arg-type]
    assert set(BUILT).isdisjoint(LATER)


@pytest.mark.parametrize("name", BUILT)
def test_help_of_a_command_ends_with_an_example_of_it(name: str) -> None:
    shown = CliRunner().invoke(cli, [name, "--help"])
    assert shown.exit_code == 0
    assert any(words[:2] == ["specflow", name] for words in examples(shown.output)), shown.output


def examples(help_text: str) -> list[list[str]]:
    """The command lines under `Example:` in a help text, split into words."""
    _, _, after = help_text.partition("Example")
    lines = (line.strip().removeprefix("$ ") for line in after.splitlines())
    return [shlex.split(line, comments=True) for line in lines if line.startswith("specflow ")]


# ---------------------------------------------------------------- floors


def test_the_floors_hold() -> None:
    linter = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([linter, "--no-cache"], cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("module", ["pydantic", "jinja2", "yaml", "subprocess"])
def test_saying_the_version_imports_nothing_heavy(module: str) -> None:
    script = f"import sys, specflow.cli.main as m; m.cli(['--version'], standalone_mode=False); sys.exit({module!r} in sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{module} is imported before anybody needs it\n{done.stderr}"


def test_a_test_that_leaves_the_machine_fails() -> None:
    import socket

    with socket.socket() as outside, pytest.raises(RuntimeError, match="without a network"):
        outside.connect(("192.0.2.1", 80))


def test_the_project_speaks_of_itself_only() -> None:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False).stdout.decode()
    paths = [ROOT / name for name in listed.split("\0") if name.endswith((".md", ".py", ".toml", ".yml", ".yaml", ".j2"))]
    unfinished = re.compile(r"\b(?:TO" r"DO|FIX" r"ME)\b")
    found = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in paths
        if path.is_file() and "vendor" not in path.parts
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if unfinished.search(line)
    ]
    assert found == []
