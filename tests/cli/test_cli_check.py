"""The check on a real repository: clean, ten ways to break it, a pull request, evidence, baseline, waivers, every format."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from hashlib import blake2b
from pathlib import Path

import pytest

from tests.run import Ran, here, specflow

SPEC = """schema: specflow/v1
feature: ask-maps
title: Ask Maps
goal: Find places by asking.
scope: ["src/**", "tests/**"]
parameters:
  bar: 0.75
requirements:
  - id: FR-01
    title: Ask
    text: A visitor must be able to ask for places.
    status: final
  - id: FR-02
    title: Leave weak places out
    text: Places below a confidence of {bar} must be left out.
    status: final
"""
CODE = '''from __future__ import annotations


# spec: ask-maps/FR-01
def ask(places: list[float]) -> list[float]:
    return gate(sorted(places))


# spec: ask-maps/FR-02
def gate(places: list[float], bar: float = 0.75) -> list[float]:
    return [place for place in places if place >= bar]
'''
TESTS = """import sys

import pytest

sys.path.insert(0, "src")
from ask import ask, gate


# spec: ask-maps/FR-01
def test_ask():
    assert ask([0.9, 0.8]) == [0.8, 0.9]


@pytest.mark.spec("ask-maps/FR-02")
def test_gate():
    assert gate([0.7, 0.8]) == [0.8]
"""
CONFIG = '[trace]\nenforce = "final"\nsource = ["src/**"]\ntests = ["tests/**"]\n'
EVIDENCE = ".specflow/evidence/pytest.json"


@pytest.fixture
def repo(workspace: Path) -> Path:
    return made(workspace)


_MADE: dict[str, dict[str, bytes]] = {}
_RAN: dict[str, bytes] = {}


def made(root: Path) -> Path:
    """A clean repository with fresh evidence."""
    return copied("clean", root, _make)


def copied(name: str, root: Path, make: Callable[[Path], None]) -> Path:
    """What `make` makes in `root`: made once under its name, and copied from then on."""
    if name not in _MADE:
        make(root)
        _MADE[name] = _files(root)
    for path, content in _MADE[name].items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(content)
    return root


def _files(root: Path, *without: str) -> dict[str, bytes]:
    """Every file below `root` by its path, but for those in the folders `without`."""
    found = ((one.relative_to(root), one) for one in sorted(root.rglob("*")) if one.is_file())
    return {path.as_posix(): one.read_bytes() for path, one in found if path.parts[0] not in without}


def _make(root: Path) -> None:
    if not (root / ".git").exists():
        git(root, "init", "-qb", "main")
    for path, text in {
        "specflow.toml": CONFIG, "specs/ask-maps/spec.yaml": SPEC, "src/ask.py": CODE, "tests/test_ask.py": TESTS,
        ".gitignore": ".specflow/\n__pycache__/\n",
    }.items():  # fmt: skip
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    git(root, "add", "-A")
    git(root, "commit", "-qm", "clean")
    run_tests(root)


def git(root: Path, *words: str) -> str:
    return subprocess.run(["git", *words], cwd=root, check=True, capture_output=True, text=True).stdout


def run_tests(root: Path) -> None:
    """Fresh evidence; of one commit with one state of the tree above it pytest is asked once."""
    state = repr((git(root, "rev-parse", "HEAD"), git(root, "status", "--porcelain"), _files(root, ".git", ".specflow")))
    if state not in _RAN:
        _run_tests(root)
        _RAN[state] = (root / EVIDENCE).read_bytes()
    (root / EVIDENCE).parent.mkdir(parents=True, exist_ok=True)
    (root / EVIDENCE).write_bytes(_RAN[state])


def _run_tests(root: Path) -> None:
    (root / EVIDENCE).unlink(missing_ok=True)
    line = [sys.executable, "-B", "-m", "pytest", "-q", "-p", "no:cacheprovider", "--spec-evidence", EVIDENCE]
    done = subprocess.run(line, cwd=root, capture_output=True, text=True, check=False)
    assert (root / EVIDENCE).is_file(), done.stdout + done.stderr


def edit(root: Path, path: str, old: str, new: str) -> None:
    text = (root / path).read_text(encoding="utf-8")
    assert old in text
    (root / path).write_text(text.replace(old, new), encoding="utf-8")


def findings(ran: Ran) -> list[tuple[str, str, int]]:
    report = json.loads(ran.out)
    return [(one["code"], one["at"]["path"], one["at"]["line"]) for one in report["findings"]]


def check(root: Path, *more: str) -> list[tuple[str, str, int]]:
    return findings(here(root, "check", "--format", "json", *more))


def test_a_clean_repository_is_clean_and_says_what_it_looked_at(repo: Path) -> None:
    ran = specflow(repo, "check", "--format", "json")
    assert (ran.code, findings(ran)) == (0, [])
    summary = json.loads(ran.out)["summary"]
    assert (summary["requirements"], summary["verified"]) == (2, 2)
    assert "2 files" in specflow(repo, "check").out


def _delete_tag(root: Path) -> None:
    edit(root, "src/ask.py", "# spec: ask-maps/FR-02\n", "# spec-ignore: helper\n")


def _misspell(root: Path) -> None:
    edit(root, "src/ask.py", "# spec: ask-maps/FR-02", "# spec: ask-maps/FR-20")


def _drop_test(root: Path) -> None:
    edit(root, "tests/test_ask.py", '@pytest.mark.spec("ask-maps/FR-02")\n', "")
    run_tests(root)


def _skip_test(root: Path) -> None:
    edit(root, "tests/test_ask.py", "# spec: ask-maps/FR-01\n", '@pytest.mark.skip(reason="later")\n# spec: ask-maps/FR-01\n')
    run_tests(root)


def _break_threshold(root: Path) -> None:
    edit(root, "src/ask.py", "bar: float = 0.75", "bar: float = 0.65")
    run_tests(root)


def _reword_threshold(root: Path) -> None:
    edit(root, "specs/ask-maps/spec.yaml", "bar: 0.75", "bar: 0.8")


def _rename(root: Path) -> None:
    edit(root, "src/ask.py", "def gate(", "def keep(")
    edit(root, "src/ask.py", "return gate(", "return keep(")
    edit(root, "tests/test_ask.py", "ask, gate", "ask, keep")
    edit(root, "tests/test_ask.py", "assert gate(", "assert keep(")


def _retire(root: Path) -> None:
    edit(root, "specs/ask-maps/spec.yaml", "  - id: FR-01\n    title: Ask\n    text: A visitor must be able to ask for places.\n"
         "    status: final\n", "")  # fmt: skip
    with (root / "specs/ask-maps/spec.yaml").open("a", encoding="utf-8") as file:
        file.write("retired:\n  - {id: FR-01, why: Not wanted}\n")


def _untraced(root: Path) -> None:
    with (root / "src/ask.py").open("a", encoding="utf-8") as file:
        file.write("\n\ndef boost(places):\n    return places\n")


def _paste_tag(root: Path) -> None:
    edit(root, "src/ask.py", "sorted(places))\n", "sorted(places))\n\n\n# spec: ask-maps/FR-02\n\n\nX = 1\n")


def _forge(root: Path) -> None:
    edit(root, "src/ask.py", "bar: float = 0.75", "bar: float = 0.65")
    run_tests(root)
    (root / "evidence").mkdir()
    text = '<testsuite><testcase classname="tests.test_ask" name="test_gate"/></testsuite>'
    (root / "evidence/forged.xml").write_text(text, encoding="utf-8")
    git(root, "add", "-f", "evidence/forged.xml")


BROKEN: dict[str, tuple[Callable[[Path], None], list[tuple[str, str, int]]]] = {
    "a tag is deleted": (_delete_tag, [("SF401", "specs/ask-maps/spec.yaml", 13)]),
    "an id is misspelt": (_misspell, [("SF403", "src/ask.py", 9)]),
    "a test is dropped": (_drop_test, [("SF402", "specs/ask-maps/spec.yaml", 13)]),
    "a test is skipped": (_skip_test, [("SF501", "specs/ask-maps/spec.yaml", 9), ("SF412", "tests/test_ask.py", 11)]),
    "a threshold is changed in code": (_break_threshold, [("SF502", "tests/test_ask.py", 15)]),
    "a threshold is changed in the text": (_reword_threshold, [("SF501", "specs/ask-maps/spec.yaml", 13)]),
    "a tag is pasted elsewhere": (_paste_tag, [("SF501", "specs/ask-maps/spec.yaml", 13)]),
    "a function is renamed": (_rename, [("SF501", "specs/ask-maps/spec.yaml", 9), ("SF501", "specs/ask-maps/spec.yaml", 13)]),
    "a requirement is retired": (_retire, [("SF404", "src/ask.py", 4), ("SF404", "tests/test_ask.py", 9)]),
    "a function answers to nothing": (_untraced, [("SF410", "src/ask.py", 14)]),
    "a report is forged": (_forge, [("SF505", "evidence/forged.xml", 1), ("SF502", "tests/test_ask.py", 15)]),
}


@pytest.mark.parametrize("name", BROKEN)
def test_each_break_is_found_with_code_file_and_line_and_nothing_else_is(name: str, repo: Path) -> None:
    spoil, expected = BROKEN[name]
    spoil(repo)
    ran = here(repo, "check", "--format", "json")
    assert (findings(ran), ran.code) == (expected, 1)


def test_a_tag_pasted_where_it_was_never_tested_makes_the_evidence_stale(repo: Path) -> None:
    _paste_tag(repo)
    assert check(repo) == [("SF501", "specs/ask-maps/spec.yaml", 13)]
    run_tests(repo)
    assert check(repo) == []


def test_without_evidence_one_finding_says_so(repo: Path) -> None:
    (repo / EVIDENCE).unlink()
    assert [one[0] for one in check(repo)] == ["SF503"]
    ran = specflow(repo, "check", "--evidence", "gone.xml")
    assert (ran.code, "gone.xml" in ran.err) == (3, True)


def test_stale_evidence_does_not_count(repo: Path) -> None:
    edit(repo, "src/ask.py", "place >= bar", "place > bar")
    assert ("SF501", "specs/ask-maps/spec.yaml", 13) in check(repo)


def test_a_test_that_went_after_its_stamped_run_proves_nothing(repo: Path) -> None:
    (repo / EVIDENCE).unlink()
    assert specflow(repo, "evidence", "--", sys.executable, "-B", "-m", "pytest", "-q", "-p", "no:cacheprovider").code == 0
    assert check(repo) == []
    text = (repo / "tests/test_ask.py").read_text(encoding="utf-8")
    edit(repo, "tests/test_ask.py", "def test_gate(", "def test_the_gate(")
    assert check(repo) == [("SF501", "specs/ask-maps/spec.yaml", 13)]
    (repo / "tests/test_ask.py").write_text(text, encoding="utf-8")
    assert check(repo) == []
    (repo / "tests/test_ask.py").unlink()
    assert {one[0] for one in check(repo)} == {"SF501"}


def test_a_large_report_that_was_kept_says_what_it_says(repo: Path) -> None:
    def report(outcome: str) -> str:
        cases = [f'<testcase classname="tests.other" name="test_{number}"/>' for number in range(400)]
        cases += [f'<testcase file="tests/test_ask.py" name="test_{name}">{outcome}</testcase>' for name in ("ask", "gate")]
        return f"<testsuite>{''.join(cases)}</testsuite>"

    (repo / EVIDENCE).unlink()
    (repo / "evidence").mkdir()
    (repo / ".gitignore").write_text(".specflow/\n__pycache__/\nevidence/\n", encoding="utf-8")
    file = repo / "evidence/all.xml"
    for outcome, codes in (("", []), ("<failure/>", ["SF502"] * 2), ("", []), ("<skipped/>", ["SF501"] * 2)):
        file.write_text(report(outcome), encoding="utf-8")
        for _ in range(2):
            assert [one[0] for one in check(repo)] == codes
    assert len(list((repo / ".specflow/cache").glob("report-*.json"))) == 1


def test_a_spec_that_cannot_be_read_is_one_finding(repo: Path) -> None:
    edit(repo, "specs/ask-maps/spec.yaml", "title: Ask Maps", "title: [Ask Maps")
    assert [one[0] for one in check(repo)] == ["SF101"]


def test_nothing_looked_at_is_never_a_pass(repo: Path) -> None:
    edit(repo, "specflow.toml", 'source = ["src/**"]\ntests = ["tests/**"]', 'source = ["scr/**"]\ntests = ["test/**"]')
    assert "SF416" in {one[0] for one in check(repo)}
    (repo / "specs/ask-maps/spec.yaml").unlink()
    ran = here(repo, "check")
    assert (ran.code, "nothing was checked" in ran.err) == (2, True)


def test_baseline_lets_debt_only_shrink(repo: Path) -> None:
    _untraced(repo)
    assert here(repo, "check", "--update-baseline").code in (0, 1)
    ran = here(repo, "check")
    assert (ran.code, "known debt" in ran.out) == (0, True)
    with (repo / "src/ask.py").open("a", encoding="utf-8") as file:
        file.write("\n\ndef more(places):\n    return places\n")
    assert check(repo) == [("SF410", "src/ask.py", 18)]


def test_waivers_hold_until_their_day(repo: Path) -> None:
    _drop_test(repo)
    edit(repo, "specs/ask-maps/spec.yaml", "left out.\n    status: final\n", "left out.\n    status: final\n"
         "    waivers:\n      - {code: SF402, reason: Rig comes, owner: lead@example.org, until: 2027-01-31}\n")  # fmt: skip
    assert check(repo, "--today", "2026-12-01") == []
    assert [one[0] for one in check(repo, "--today", "2027-02-01")] == ["SF402", "SF417"]


def test_fix_corrects_a_near_id_and_shows_the_diff(repo: Path) -> None:
    edit(repo, "src/ask.py", "# spec: ask-maps/FR-02", "# spec: ask-map/FR-02")
    ran = here(repo, "check", "--fix", "--diff-only")
    assert "+# spec: ask-maps/FR-02" in ran.err
    assert "ask-map/FR-02" in (repo / "src/ask.py").read_text(encoding="utf-8")
    here(repo, "check", "--fix")
    assert (repo / "src/ask.py").read_text(encoding="utf-8") == CODE


@pytest.mark.parametrize(
    ("mark", "codec", "head"),
    [(b"\xef\xbb\xbf", "utf-8", ""), (b"\xff\xfe", "utf-16-le", ""), (b"", "latin-1", "# caf\xe9\n"), (b"", "utf-8", "x = 1\f\n"),
     (b"", "utf-8", "# \u2028 \x85\r\n"), (b"", "utf-8", "# old\r")],
)  # fmt: skip
def test_fix_changes_one_word_in_any_file(mark: bytes, codec: str, head: str, repo: Path) -> None:
    text = f"{head}# spec: ask-maps/FR-20\ndef more(places):\n    return places\n"
    (repo / "src/more.py").write_bytes(mark + text.encode(codec))
    here(repo, "check", "--fix")
    assert (repo / "src/more.py").read_bytes() == mark + text.replace("FR-20", "FR-02").encode(codec)


def test_a_test_beside_its_code_says_outright_that_it_is_one(repo: Path) -> None:
    edit(repo, "tests/test_ask.py", '@pytest.mark.spec("ask-maps/FR-02")\n', "")
    code = "// spec: ask-maps/FR-02\npub fn gate() -> bool { true }\n\n#[cfg(test)]\nmod tests {\n"
    code += "    // spec-test: ask-maps/FR-02\n    #[test]\n    fn leaves_out() { assert!(super::gate()); }\n}\n"
    (repo / "src/lib.rs").write_text(code, encoding="utf-8")
    (repo / ".specflow/evidence/rust.json").write_text(json.dumps({"schema": "specflow/evidence/v1", "tests": [
        {"id": "gate::tests::leaves_out", "path": "src/lib.rs", "symbol": "tests.leaves_out", "outcome": "passed"}]}),
        encoding="utf-8")  # fmt: skip
    run_tests(repo)
    assert check(repo) == []


# ---------------------------------------------------------------- a pull request


def branch(repo: Path) -> None:
    git(repo, "checkout", "-qb", "change")


def test_old_debt_elsewhere_does_not_fail_a_change(repo: Path) -> None:
    _untraced(repo)
    git(repo, "commit", "-qam", "debt")
    branch(repo)
    (repo / "README.md").write_text("hello\n", encoding="utf-8")
    ran = here(repo, "check", "--diff", "main")
    assert (ran.code, "lane: evidence only" in ran.out) == (0, True)
    assert here(repo, "check").code == 1


def test_an_untraced_function_in_the_change_fails_it(repo: Path) -> None:
    branch(repo)
    _untraced(repo)
    assert check(repo, "--diff", "main") == [("SF410", "src/ask.py", 14)]


def test_a_change_of_text_is_a_lane_of_its_own(repo: Path) -> None:
    branch(repo)
    edit(repo, "specs/ask-maps/spec.yaml", "bar: 0.75", "bar: 0.7")
    assert "lane: sign-off" in here(repo, "check", "--diff", "main").out


def test_a_removed_requirement_must_leave_no_code(repo: Path) -> None:
    branch(repo)
    _retire(repo)
    assert [one[:2] for one in check(repo, "--diff", "main")] == [("SF404", "src/ask.py"), ("SF404", "tests/test_ask.py")]


def test_a_change_does_not_judge_itself(repo: Path) -> None:
    branch(repo)
    edit(repo, "specflow.toml", 'enforce = "final"', 'enforce = "none"')
    edit(repo, "src/ask.py", "# spec: ask-maps/FR-02\n", "# spec-ignore: helper\n")
    codes = [one[0] for one in check(repo, "--diff", "main")]
    assert "SF401" in codes
    assert "SF610" in codes


def test_a_change_cannot_take_its_signatures_away(repo: Path) -> None:
    edit(repo, "specflow.toml", 'enforce = "final"', 'enforce = "approved"')
    for role in ("product", "engineering"):
        ran = here(repo, "approve", "ask-maps", "--as", role, "--i-have-read")
        assert ran.code == 0, ran.err
    git(repo, "add", "-A")
    git(repo, "commit", "-qm", "signed")
    branch(repo)
    (repo / "specs/ask-maps/approvals.yaml").unlink()
    _delete_tag(repo)
    codes = [one[0] for one in check(repo, "--diff", "main")]
    assert "SF603" in codes
    assert "SF401" in codes


def test_a_cache_that_came_with_the_repository_is_not_believed(repo: Path) -> None:
    assert check(repo) == []
    before = (repo / "src/ask.py").read_bytes()
    _delete_tag(repo)
    after, cache = (repo / "src/ask.py").read_bytes(), repo / ".specflow/cache/code.pack"
    head, _, body = cache.read_bytes().partition(b"\n")
    old, new = (blake2b(one, digest_size=16).digest() for one in (before, after))
    forged = body.replace(old, new)
    digest = blake2b(forged, digest_size=16).hexdigest().encode()
    cache.write_bytes(head.rpartition(b" ")[0] + b" " + digest + b"\n" + forged)
    assert check(repo) == [], "what a user's own cache says is believed"
    cache.write_bytes(head.rpartition(b" ")[0] + b" " + digest + b"\n" + forged)
    git(repo, "add", "-f", ".specflow/cache/code.pack")
    assert [one[0] for one in check(repo)] == ["SF401"]


def test_a_base_that_is_not_there_says_what_to_fetch(repo: Path) -> None:
    ran = specflow(repo, "check", "--diff", "origin/main")
    assert (ran.code, "git fetch" in ran.err) == (2, True)


# ---------------------------------------------------------------- formats


@pytest.mark.parametrize("form", ["text", "json", "sarif", "github", "markdown", "junit", "badge", "html"])
def test_every_format_says_the_same(form: str, repo: Path) -> None:
    _misspell(repo)
    ran = specflow(repo, "check", "--format", form, "--output", f"{form}=out/report")
    assert ran.code == 1
    assert (repo / "out/report").stat().st_size > 100
    if form not in ("badge",):
        assert "FR-20" in ran.out or "FR-02" in ran.out


def test_trace_tells_both_directions(repo: Path) -> None:
    ran = here(repo, "trace", "FR-02")
    assert "src/ask.py:10" in ran.out
    assert "passed" in ran.out
    assert "ask-maps/FR-02" in here(repo, "trace", "src/ask.py:11").out
    assert "No requirement answers" in here(repo, "trace", "src/ask.py:1").out
    assert here(repo, "trace", "matrix", "--format", "csv").out.count("\n") == 3
    assert here(repo, "trace", "FR-77").code == 2


def test_accepting_links_and_what_moves_them(repo: Path) -> None:
    assert "4 links accepted" in here(repo, "trace", "accept", "--new").out
    edit(repo, "specs/ask-maps/spec.yaml", "be able to ask for places", "be able to shout for places")
    run_tests(repo)
    assert {one[0] for one in check(repo)} == {"SF411"}
    assert here(repo, "trace", "accept", "FR-01").code == 2
    assert here(repo, "trace", "accept", "FR-01", "--why", "same thing").code == 0
    assert check(repo) == []


def test_accepting_a_change_leaves_what_it_did_not_touch(repo: Path) -> None:
    here(repo, "trace", "accept", "--new")
    edit(repo, "specs/ask-maps/spec.yaml", "be able to ask for places", "be able to shout for places")
    git(repo, "add", ".")
    git(repo, "commit", "-q", "-m", "shout, which nobody has looked at")
    edit(repo, "src/ask.py", "place >= bar", "not place < bar")
    run_tests(repo)
    said = here(repo, "trace", "accept", "--diff", "HEAD", "--why", "the same, said otherwise")
    assert (said.code, said.out.splitlines()) == (0, ["  ask-maps/FR-02 implements src/ask.py::gate", "1 link accepted"])
    assert {one[0] for one in check(repo)} == {"SF411"}


def test_an_id_that_two_branches_minted_is_resolved_with_its_tags(repo: Path) -> None:
    def mint(title: str, name: str) -> None:
        with (repo / "specs/ask-maps/spec.yaml").open("a", encoding="utf-8") as file:
            file.write(f"  - id: FR-03\n    title: {title}\n    text: The page must {title}.\n    status: review\n")
        (repo / f"src/{name}.py").write_text(f"# spec: ask-maps/FR-03\ndef {name}():\n    return 1\n", encoding="utf-8")
        git(repo, "add", "-A")
        git(repo, "commit", "-qm", name)

    path = repo / "specs/ask-maps/spec.yaml"
    before = path.read_text(encoding="utf-8")
    git(repo, "checkout", "-qb", "theirs")
    mint("share", "share")
    theirs = path.read_text(encoding="utf-8").removeprefix(before)
    git(repo, "checkout", "-q", "main")
    mint("print", "printed")
    subprocess.run(["git", "merge", "-q", "theirs"], cwd=repo, check=False, capture_output=True)
    git(repo, "checkout", "--ours", "specs/ask-maps/spec.yaml")
    path.write_text(path.read_text(encoding="utf-8") + theirs, encoding="utf-8")
    git(repo, "commit", "-qam", "both")
    assert "SF104" in {one[0] for one in check(repo, "--enforce", "none")}
    here(repo, "check", "--enforce", "none", "--fix")
    assert check(repo, "--enforce", "none") == []
    spec = (repo / "specs/ask-maps/spec.yaml").read_text(encoding="utf-8")
    second = spec[spec.index("id: FR-04") :]
    assert "aliases: [FR-03]" in second
    moved = "share" if "must share" in second else "printed"
    assert "ask-maps/FR-04" in (repo / f"src/{moved}.py").read_text(encoding="utf-8")


def test_without_git_evidence_that_came_with_the_repository_does_not_count(repo: Path) -> None:
    git(repo, "add", "-f", EVIDENCE)
    git(repo, "commit", "-q", "-m", "forged")
    ran = specflow(repo, "check", env={**os.environ, "PATH": ""})
    assert ran.code == 1, ran.out
    assert "SF505" in ran.out
    assert "git is not installed" in ran.out
