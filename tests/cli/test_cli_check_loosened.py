"""A change that loosens what it is checked by is told, and is checked as its base would have it."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli import test_cli_check as clean
from tests.cli.test_cli_check import edit, git
from tests.run import Ran, here, specflow

Change = Callable[[Path], None]


@pytest.fixture
def repo(workspace: Path) -> Path:
    return clean.copied("a change", workspace, _begun)


def _begun(root: Path) -> None:
    clean.made(root)
    edit(root, "specs/ask-maps/spec.yaml", "final\n  - id: FR-02", "final\n    rung: verified\n  - id: FR-02")
    git(root, "commit", "-qam", "a rung")
    git(root, "checkout", "-qb", "change")
    clean.run_tests(root)


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


def rename_and_lower(root: Path) -> None:
    """The feature gets another name, and the requirement whose test will fail is under review again."""
    git(root, "mv", "specs/ask-maps", "specs/asking")
    for path in ("specs/asking/spec.yaml", "src/ask.py", "tests/test_ask.py"):
        file = root / path
        file.write_text(file.read_text(encoding="utf-8").replace("ask-maps", "asking"), encoding="utf-8")
    head, _, last = (root / "specs/asking/spec.yaml").read_text(encoding="utf-8").rpartition("status: final")
    (root / "specs/asking/spec.yaml").write_text(f"{head}status: review{last}", encoding="utf-8")
    break_test(root)


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
    "baseline": (lambda root: here(root, "check", "--update-baseline") and None, break_test, "the baseline grows by"),
    "evidence": (move_evidence, lambda root: None, "`evidence.pytest` loses `.specflow/evidence/*.json`"),
}  # fmt: skip


def told(root: Path, start: Callable[..., Ran] = here) -> tuple[int, list[str], list[str]]:
    """(exit code, messages of SF610, codes of errors) of the change."""
    ran = start(root, "check", "--diff", "main", "--format", "json")
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
    code, messages, errors = told(repo, specflow)
    assert (code, messages) == (1, [words])
    assert "SF502" in errors


@pytest.mark.parametrize("name", [name for name in LOOSENED if name not in ("baseline", "evidence")])
def test_a_change_that_only_loosens_is_warned_of(name: str, repo: Path) -> None:
    loosen, _, words = LOOSENED[name]
    loosen(repo)
    code, messages, errors = told(repo)
    assert (code, errors) == (0, [])
    assert any(words in message for message in messages), messages


@pytest.mark.parametrize(
    ("base", "head", "words"),
    [
        ("[evidence]\nrequire-digests = true\n", "", "`evidence.require-digests` is switched off"),
        ("[approve]\nrequire-signature = true\n", "", "`approve.require-signature` is switched off"),
        ('[approve.roles]\nproduct = ["ann@example.org"]\n', '[approve.roles]\nproduct = ["ann@example.org", "eve@ex.org"]\n',
         "`approve.roles.product` lets eve@ex.org sign"),
        ('[approve.roles]\nproduct = ["ann@example.org"]\n', "", "`approve.roles.product` lets anyone sign"),
    ],
)  # fmt: skip
def test_who_may_sign_and_what_counts_is_not_loosened_unseen(base: str, head: str, words: str, repo: Path) -> None:
    more(base)(repo)
    git(repo, "commit", "-qam", "strict")
    git(repo, "branch", "-qf", "main")
    clean.run_tests(repo)
    assert told(repo) == (0, [], [])
    edit(repo, "specflow.toml", base, head)
    assert told(repo) == (0, [words], [])


def test_unstamped_evidence_stays_worthless_in_the_change_that_would_have_it_count(repo: Path) -> None:
    strict = "[evidence]\nrequire-digests = true\n"
    more(strict)(repo)
    git(repo, "commit", "-qam", "strict")
    git(repo, "branch", "-qf", "main")
    edit(repo, "specflow.toml", strict, "")
    edit(repo, "src/ask.py", ">= bar", ">= bar or False")
    (repo / clean.EVIDENCE).unlink()
    (repo / ".specflow/evidence/all.json").write_text(json.dumps({"schema": "specflow/evidence/v1", "tests": [
        {"id": f"tests/test_ask.py::test_{one}", "path": "tests/test_ask.py", "symbol": f"test_{one}", "outcome": "passed"}
        for one in ("ask", "gate")]}), encoding="utf-8")  # fmt: skip
    code, messages, found = told(repo)
    assert (code, messages) == (1, ["`evidence.require-digests` is switched off"])
    assert "SF501" in found


def test_a_check_that_a_change_drops_is_told_of_and_asked_no_more_where_status_decides(repo: Path) -> None:
    check = "    checks:\n      - code: {language: python, must_match: \"$X >= $BAR\", in: tagged}\n"
    spec("left out.\n", f"left out.\n{check}")(repo)
    git(repo, "commit", "-qam", "a check")
    git(repo, "branch", "-qf", "main")
    edit(repo, "specs/ask-maps/spec.yaml", check, "")
    code, messages, _ = told(repo)
    assert (code, messages) == (0, ["1 of its checks is gone or changed"])


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


# ---------------------------------------------------------------- what a change could hide behind


def errors(repo: Path) -> list[str]:
    return told(repo)[2]


def test_a_spec_that_the_change_makes_unreadable_fails_it_wherever_it_breaks(repo: Path) -> None:
    edit(repo, "specs/ask-maps/spec.yaml", "requirements:", "requirements: [")
    assert errors(repo) == ["SF101"]


def test_a_map_that_the_change_takes_away_is_missed(repo: Path) -> None:
    edit(repo, "src/ask.py", "# spec: ask-maps/FR-02\ndef gate", "# spec-ignore: mapped\ndef gate")
    edit(repo, "specs/ask-maps/spec.yaml", "left out.\n", "left out.\n    implemented_by: [src/ask.py::gate]\n")
    git(repo, "commit", "-qam", "mapped")
    git(repo, "branch", "-qf", "main")
    clean.run_tests(repo)
    edit(repo, "specs/ask-maps/spec.yaml", "    implemented_by: [src/ask.py::gate]\n", "")
    assert errors(repo) == ["SF401"]


def test_a_requirement_that_the_change_makes_final_has_to_have_its_code(repo: Path) -> None:
    late = "  - id: FR-03\n    title: Speak\n    text: A visitor must be able to speak.\n    status: review\n"
    with (repo / "specs/ask-maps/spec.yaml").open("a", encoding="utf-8") as file:
        file.write(late)
    git(repo, "commit", "-qam", "later")
    git(repo, "branch", "-qf", "main")
    edit(repo, "specs/ask-maps/spec.yaml", "to speak.\n    status: review", "to speak.\n    status: final")
    assert errors(repo) == ["SF401"]


def test_a_tag_that_the_change_takes_off_a_function_leaves_it_untraced(repo: Path) -> None:
    edit(repo, "src/ask.py", "# spec: ask-maps/FR-02\ndef gate", "def gate")
    with (repo / "src/ask.py").open("a", encoding="utf-8") as file:
        file.write("\n\n# spec: ask-maps/FR-02\ndef _small():\n    return 1\n")
    clean.run_tests(repo)
    assert errors(repo) == ["SF410"]


def test_a_function_whose_neighbour_above_is_removed_is_not_touched(repo: Path) -> None:
    gone, debt = "# spec: ask-maps/FR-02\ndef gone():\n    return 1\n\n\n", "def debt():\n    return 2\n\n\n"
    edit(repo, "src/ask.py", "# spec: ask-maps/FR-02", f"{gone}{debt}# spec: ask-maps/FR-02")
    git(repo, "commit", "-qam", "debt")
    git(repo, "branch", "-qf", "main")
    edit(repo, "src/ask.py", gone, "")
    clean.run_tests(repo)
    assert errors(repo) == []


def test_lines_that_only_carriage_returns_end_are_judged(repo: Path) -> None:
    code = repo / "src/ask.py"
    code.write_bytes((code.read_text(encoding="utf-8") + "\n\ndef more():\n    return 1\n").encode().replace(b"\n", b"\r"))
    clean.run_tests(repo)
    assert errors(repo) == ["SF410"]


def test_a_final_requirement_leaves_by_being_retired(repo: Path) -> None:
    edit(repo, "specs/ask-maps/spec.yaml", "id: FR-02", "id: FR-03")
    for path in ("src/ask.py", "tests/test_ask.py"):
        edit(repo, path, "FR-02", "FR-03")
    clean.run_tests(repo)
    assert errors(repo) == ["SF605"]
    with (repo / "specs/ask-maps/spec.yaml").open("a", encoding="utf-8") as file:
        file.write("retired:\n  - {id: FR-02, why: Now FR-03}\n")
    assert errors(repo) == []


def test_a_final_requirement_that_another_one_swallows_is_gone(repo: Path) -> None:
    text = (repo / "specs/ask-maps/spec.yaml").read_text(encoding="utf-8")
    text = text[: text.index("  - id: FR-02")].replace("    rung: verified\n", "    rung: verified\n    aliases: [FR-02]\n")
    (repo / "specs/ask-maps/spec.yaml").write_text(text, encoding="utf-8")
    clean.run_tests(repo)
    assert errors(repo) == ["SF605"]


def test_a_spec_that_is_gone_is_told_of(repo: Path) -> None:
    shutil.copytree(repo / "specs/ask-maps", repo / "specs/second")
    for path, old in (("specs/second/spec.yaml", "feature: ask-maps"), ("specs/second/spec.yaml", "final")):
        edit(repo, path, old, "feature: second" if "feature" in old else "review")
    shutil.rmtree(repo / "specs/ask-maps")
    for path in ("src/ask.py", "tests/test_ask.py"):
        edit(repo, path, "ask-maps/", "second/")
    clean.run_tests(repo)
    code, messages, _ = told(repo)
    lowered = ["the status goes from `final` to `review`"] * 2
    assert (code, messages) == (0, ["the spec of `ask-maps` is gone, with 2 final requirements", *lowered])


def test_what_lint_ignores_a_check_still_asks(repo: Path) -> None:
    break_test(repo)
    edit(repo, "specflow.toml", "[trace]", '[lint]\nignore = ["SF502", "failing-test"]\n[trace]')
    assert {one[0] for one in clean.check(repo)} == {"SF502"}


def test_code_that_looks_binary_is_told_of(repo: Path) -> None:
    (repo / "src/more.js").write_bytes(b"// \0\nexport function more() { return 1; }\n")
    (repo / "src/logo.png").write_bytes(b"\0PNG")
    for _ in range(2):  # the second time from the cache
        assert clean.check(repo, "--diff", "main") == [("SF419", "src/more.js", 1)]


def test_code_under_a_condition_that_never_holds_implements_nothing(repo: Path) -> None:
    dead = "\n\nif False:\n\n    # spec: ask-maps/FR-02\n    def dead():\n        return 1\n"
    with (repo / "src/ask.py").open("a", encoding="utf-8") as file:
        file.write(f"{dead}\n\n# spec: ask-maps/FR-02\ndef live():\n    return 1\n")
    clean.run_tests(repo)
    assert clean.check(repo) == [("SF414", "src/ask.py", 16)]


def test_a_mark_that_nearly_names_an_id_is_corrected_and_a_repeated_id_taken_out(repo: Path) -> None:
    edit(repo, "tests/test_ask.py", '"ask-maps/FR-02"', '"ask-maps/FR-2"')
    edit(repo, "src/ask.py", "# spec: ask-maps/FR-01", "# spec: ask-maps/FR-01, FR-02, FR-01 - so")
    assert ("SF409", "tests/test_ask.py", 14) in clean.check(repo)
    assert here(repo, "check", "--fix").code == 0
    assert "# spec: ask-maps/FR-01, FR-02 - so\n" in (repo / "src/ask.py").read_text(encoding="utf-8")
    assert '@pytest.mark.spec("ask-maps/FR-02")' in (repo / "tests/test_ask.py").read_text(encoding="utf-8")
    clean.run_tests(repo)
    assert clean.check(repo) == []


def test_a_baseline_takes_todays_findings_once_and_then_only_shrinks(repo: Path) -> None:
    add_untraced(repo)
    assert here(repo, "check", "--update-baseline").code == 0
    edit(repo, "src/ask.py", "    return 1\n", "    return 1\n\n\ndef even_more():\n    return 1\n")
    clean.run_tests(repo)
    ran = specflow(repo, "check", "--update-baseline")
    assert (ran.code, "1 new finding not taken into" in ran.out) == (1, True)
    assert clean.check(repo) == [("SF410", "src/ask.py", 8)]
    edit(repo, "src/ask.py", "def more():\n    return 1\n", "")
    edit(repo, "src/ask.py", "def even_more():\n    return 1\n", "")
    clean.run_tests(repo)
    assert here(repo, "check", "--update-baseline").code == 0
    assert '"findings": []' in (repo / ".specflow-baseline.json").read_text(encoding="utf-8")


def test_a_key_that_the_change_adds_signs_nothing_yet(repo: Path, tmp_path: Path) -> None:
    ours, theirs = (tmp_path / name for name in ("ours", "theirs"))
    for key in (ours, theirs):
        subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(key)], check=True)
    me = "ann@example.org"
    git(repo, "config", "user.email", me)

    def sign(key: Path) -> None:
        with (repo / "allowed_signers").open("a", encoding="utf-8") as file:
            file.write(f'{me} namespaces="specflow" {key.with_suffix(".pub").read_text(encoding="utf-8")}')
        for role in ("product", "engineering"):
            ran = here(repo, "approve", "ask-maps", "--as", role, "--i-have-read", "--key", str(key))
            assert ran.code == 0, ran.err
        clean.run_tests(repo)

    edit(repo, "specflow.toml", 'enforce = "final"', 'enforce = "approved"')
    with (repo / "specflow.toml").open("a", encoding="utf-8") as file:
        file.write("[approve]\nrequire-signature = true\n")
    sign(ours)
    git(repo, "add", "-A")
    git(repo, "commit", "-qm", "signed")
    git(repo, "branch", "-qf", "main")
    clean.run_tests(repo)
    assert errors(repo) == []
    edit(repo, "specs/ask-maps/spec.yaml", "left out.", "left out, always.")
    sign(theirs)
    code, messages, found = told(repo)
    assert (code, messages) == (1, ["`allowed_signers` gains 1 key that may sign"])
    assert {"SF602", "SF604"} & set(found)


JUNIT = '<testsuite name="pytest"><testcase classname="tests.test_ask" name="test_{}"/></testsuite>'


@pytest.mark.parametrize("folder", ["evidence", ".specflow"])
def test_evidence_that_a_submodule_brings_does_not_count(folder: str, repo: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    git(other, "init", "-q")
    for name in ("ask", "gate"):
        (other / f"{name}.xml").write_text(JUNIT.format(name), encoding="utf-8")
    git(other, "add", "-A")
    git(other, "commit", "-qm", "evidence")
    (repo / clean.EVIDENCE).unlink()
    for left in ("evidence", "cache", "."):
        if (repo / ".specflow" / left).is_dir():
            shutil.rmtree(repo / ".specflow" / left)
    (repo / ".gitignore").write_text("__pycache__/\n", encoding="utf-8")
    edit(repo, "specflow.toml", "[trace]", f'[evidence]\njunit = ["{folder}/*.xml"]\n[trace]')
    git(repo, "-c", "protocol.file.allow=always", "submodule", "add", "-q", str(other), folder)
    git(repo, "add", "-A")
    git(repo, "commit", "-qm", "evidence")
    assert set(errors(repo)) == {"SF505"}
    assert "SF503" in [one[0] for one in clean.check(repo)]


def test_a_new_name_makes_nothing_less_binding(repo: Path) -> None:
    rename_and_lower(repo)
    ran = here(repo, "check", "--diff", "main")
    assert ran.code == 1
    assert "error `test_gate`, which claims `asking/FR-02`, failed [SF502]" in ran.out
    assert "the status goes from `final` to `review`" in ran.out
