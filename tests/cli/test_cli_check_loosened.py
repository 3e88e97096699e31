"""A change that loosens what it is checked by is told, and is checked as its base would have it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli import test_cli_check as clean
from tests.cli.test_cli_check import edit, git
from tests.run import specflow

Change = Callable[[Path], None]


@pytest.fixture
def repo(workspace: Path) -> Path:
    made = clean.made(workspace)
    edit(made, "specs/ask-maps/spec.yaml", "final\n  - id: FR-02", "final\n    rung: verified\n  - id: FR-02")
    git(made, "commit", "-qam", "a rung")
    git(made, "checkout", "-qb", "change")
    clean.run_tests(made)
    return made


def config(old: str, new: str) -> Change:
    return lambda root: edit(root, "specflow.toml", old, new)


def spec(old: str, new: str) -> Change:
    return lambda root: edit(root, "specs/ask-maps/spec.yaml", old, new)


def more(text: str) -> Change:
    return config(clean.CONFIG, clean.CONFIG + text)


def break_test(root: Path) -> None:
    edit(root, "src/ask.py", ">= bar", "> 0.9")
    clean.run_tests(root)


def add_untraced(root: Path) -> None:
    edit(root, "src/ask.py", "import annotations\n", "import annotations\n\n\ndef more():\n    return 1\n")
    clean.run_tests(root)


def drop_test(root: Path) -> None:
    edit(root, "tests/test_ask.py", '@pytest.mark.spec("ask-maps/FR-02")\n', "")
    clean.run_tests(root)


def untag(root: Path) -> None:
    """The code's tag goes; only the test names the requirement."""
    edit(root, "src/ask.py", "# spec: ask-maps/FR-02\n", "# spec-ignore: small\n")
    clean.run_tests(root)


def move_evidence(root: Path) -> None:
    """The failing report stays where it is, and the change reads another one."""
    break_test(root)
    good = (root / clean.EVIDENCE).read_text(encoding="utf-8").replace('"failed"', '"passed"')
    (root / ".specflow/good.json").write_text(good, encoding="utf-8")
    edit(root, "specflow.toml", "[trace]", '[evidence]\npytest = [".specflow/good.json"]\n[trace]')


_UNTIL = "reason: x, owner: y, until: 2999-01-01"
WAIVER = f"    waivers: [{{code: SF501, {_UNTIL}}}, {{code: SF502, {_UNTIL}}}]\n"
LOOSENED: dict[str, tuple[Change, Change, str]] = {
    "fail-on": (more('[check]\nfail-on = "never"\n'), break_test, "`check.fail-on` goes from `error` to `never`"),
    "rungs": (more('[check.rungs]\nmust = "missing"\n'), drop_test, "`check.rungs` of `must` goes from `verified` to `missing`"),
    "enforce": (config('"final"', '"none"'), break_test, "`trace.enforce` goes from `final` to `none`"),
    "untraced": (config("[trace]", '[trace]\nuntraced = "off"'), add_untraced, "`trace.untraced` goes from `public` to `off`"),
    "exclude": (config("[trace]", '[trace]\nexclude = ["src/**"]'), add_untraced, "`trace.exclude` gains `src/**`"),
    "source": (config('["src/**"]', '["lib/**"]'), add_untraced, "`trace.source` loses `src/**`"),
    "tests lost": (
        config('tests = ["tests/**"]', 'tests = ["e2e/**"]\n'), drop_test, "`trace.tests` goes from `tests/**` to `e2e/**`"
    ),
    "tests as source": (
        config('source = ["src/**"]\ntests = ["tests/**"]', 'source = ["**"]\ntests = ["e2e/**"]'), untag,
        "`trace.tests` goes from `tests/**` to `e2e/**`",
    ),
    "source as tests": (
        config('tests = ["tests/**"]', 'tests = ["tests/**", "src/**"]'), add_untraced,
        "`trace.tests` goes from `tests/**` to `tests/**`, `src/**`",
    ),
    "scope": (spec('["src/**", "tests/**"]', '["tests/**", "src/none.py"]'), add_untraced, "`scope` loses `src/**`"),
    "no scope": (spec('scope: ["src/**", "tests/**"]\n', ""), add_untraced, "`scope` loses `src/**`, `tests/**`"),
    "status": (
        spec("left out.\n    status: final", "left out.\n    status: review"), break_test,
        "the status goes from `final` to `review`",
    ),
    "priority": (
        spec("left out.\n", "left out.\n    priority: could\n"), drop_test, "the priority goes from `must` to `could`"
    ),
    "rung": (
        spec("    rung: verified\n", "    rung: missing\n"), lambda root: None, "the rung goes from `verified` to `missing`"
    ),
    "waiver": (spec("left out.\n", f"left out.\n{WAIVER}"), break_test, "a waiver of SF501 until 2999-01-01 is added: x"),
    "baseline": (lambda root: specflow(root, "check", "--update-baseline") and None, break_test, "the baseline grows by"),
    "evidence": (move_evidence, lambda root: None, "`evidence.pytest` loses `.specflow/evidence/*.json`"),
}  # fmt: skip


def told(root: Path) -> tuple[int, list[str], list[str]]:
    """(exit code, messages of SF610, codes of errors) of the change."""
    ran = specflow(root, "check", "--diff", "main", "--format", "json")
    found = json.loads(ran.out)["findings"]
    loosened = [one["message"] for one in found if one["code"] == "SF610"]
    return ran.code, loosened, [one["code"] for one in found if one["severity"] == "error"]


@pytest.mark.parametrize("name", [name for name in LOOSENED if name not in ("rung", "evidence")])
def test_a_change_that_breaks_and_loosens_fails_as_if_it_had_not_loosened(name: str, repo: Path) -> None:
    loosen, spoil, words = LOOSENED[name]
    spoil(repo)
    code, _, plainly = told(repo)
    assert code == 1
    loosen(repo)
    code, messages, errors = told(repo)
    assert code == 1
    assert errors == plainly
    assert any(words in message for message in messages), messages


def test_evidence_that_the_base_reads_is_read(repo: Path) -> None:
    loosen, _, words = LOOSENED["evidence"]
    loosen(repo)
    code, messages, errors = told(repo)
    assert (code, messages) == (1, [words])
    assert "SF502" in errors


@pytest.mark.parametrize("name", [name for name in LOOSENED if name not in ("baseline", "evidence")])
def test_a_change_that_only_loosens_is_warned_of(name: str, repo: Path) -> None:
    loosen, _, words = LOOSENED[name]
    loosen(repo)
    code, messages, errors = told(repo)
    assert (code, errors) == (0, [])
    assert any(words in message for message in messages), messages


def test_new_tests_where_the_change_says_tests_are_count_at_once(repo: Path) -> None:
    text = (repo / "tests/test_ask.py").read_text(encoding="utf-8")
    git(repo, "mv", "tests", "e2e")
    edit(repo, "specflow.toml", '["tests/**"]', '["e2e/**"]')
    edit(repo, "specs/ask-maps/spec.yaml", '"tests/**"', '"e2e/**"')
    assert (repo / "e2e/test_ask.py").read_text(encoding="utf-8") == text
    clean.run_tests(repo)
    code, messages, errors = told(repo)
    assert (code, errors) == (0, [])
    assert messages == ["`trace.tests` goes from `tests/**` to `e2e/**`", "`scope` loses `tests/**`"]


def test_a_scope_that_another_spec_takes_over_is_not_lost(repo: Path) -> None:
    second = clean.SPEC.replace("feature: ask-maps", "feature: gate").replace("FR-", "EC-")
    (repo / "specs/gate").mkdir()
    (repo / "specs/gate/spec.yaml").write_text(second.replace("final", "review"), encoding="utf-8")
    edit(repo, "specs/ask-maps/spec.yaml", 'scope: ["src/**", "tests/**"]', 'scope: ["src/ask.py", "tests/**"]')
    assert told(repo)[1] == []
