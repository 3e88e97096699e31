"""`specflow evidence -- CMD` with real commands: what is stamped, what is promised, whose exit code counts."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

SPEC = """\
schema: specflow/v1
feature: ask-maps
title: Ask Maps
goal: Find places by asking.
requirements:
  - {id: FR-07, title: Thin, text: The system must say so when the answer is thin., status: final}
  - id: FR-08
    title: Sure
    text: The system must keep what is sure.
    status: final
    verified_by: ["tests/test_gate.py::test_sure"]
"""
GATE = "# spec: ask-maps/FR-07\ndef gate(sure):\n    return sure > 0.75\n"
TESTS = """\
import pytest


@pytest.mark.spec("ask-maps/FR-07")
def test_thin():
    assert True


def test_sure():
    assert True


def test_free():
    assert True
"""
Specflow = Callable[..., subprocess.CompletedProcess[str]]


def put(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


@pytest.fixture
def shop(workspace: Path) -> Path:
    files = {
        "specflow.toml": "", ".gitignore": ".specflow/\n__pycache__/\n.pytest_cache/\n", "specs/ask-maps/spec.yaml": SPEC,
        "src/gate.py": GATE, "tests/test_gate.py": TESTS,
    }  # fmt: skip
    put(workspace, files)
    git(workspace, "add", ".")
    git(workspace, "commit", "-q", "-m", "first")
    return workspace


def git(folder: Path, *words: str) -> str:
    return subprocess.run(["git", *words], cwd=folder, check=True, capture_output=True, text=True).stdout.strip()


@pytest.fixture
def specflow(shop: Path) -> Specflow:
    def run(*words: str, folder: Path = shop) -> subprocess.CompletedProcess[str]:
        line = [sys.executable, "-m", "specflow", *words]
        return subprocess.run(line, cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False)

    return run


def written(path: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return loaded


PYTEST = (sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider")
JUNIT = '<testsuite name="s"><testcase classname="c" name="says so [ask-maps/FR-07]"/></testsuite>'


def python(script: str) -> tuple[str, ...]:
    return sys.executable, "-c", script


# ---------------------------------------------------------------- pytest


def test_a_pytest_inside_is_stamped_in_full(specflow: Specflow, shop: Path) -> None:
    done = specflow("evidence", "--name", "unit", "--", *PYTEST, "tests")
    assert done.returncode == 0, done.stderr
    assert "evidence: 3 tests, 2 of which claim a requirement → .specflow/evidence/unit.json" in done.stderr
    evidence = written(shop / ".specflow/evidence/unit.json")
    assert (evidence["commit"], evidence["dirty"], evidence["exit"]) == (git(shop, "rev-parse", "HEAD"), False, 0)
    assert sorted(evidence["digests"]) == [
        "ask-maps/FR-07", "ask-maps/FR-08", "file:tests/test_gate.py", "src/gate.py::gate", "tests/test_gate.py::test_sure",
        "tests/test_gate.py::test_thin",
    ]  # fmt: skip
    assert [path.name for path in (shop / ".specflow/evidence").iterdir()] == ["unit.json"], "nothing temporary stays"


@pytest.mark.parametrize("option", [("--spec-evidence", "out/mine.json"), ("--spec-evidence=out/mine.json",)])
def test_evidence_that_pytest_writes_itself_is_stamped_where_it_is(
    specflow: Specflow, shop: Path, option: tuple[str, ...]
) -> None:
    done = specflow("evidence", "--", *PYTEST, *option, "tests")
    assert done.returncode == 0, done.stderr
    assert "evidence: 3 tests, 2 of which claim a requirement → out/mine.json" in done.stderr
    assert "src/gate.py::gate" in written(shop / "out/mine.json")["digests"]
    assert [path.name for path in (shop / "out").iterdir()] == ["mine.json"], "nothing temporary stays"


def test_evidence_is_found_where_the_option_says_though_the_tests_clear_the_environment(specflow: Specflow, shop: Path) -> None:
    put(shop, {"conftest.py": "import os\nos.environ.pop('SPECFLOW_EVIDENCE', None)\n"})
    words = ("evidence", "--name", "unit", "--", *PYTEST, "--spec-evidence", "mine.json", "tests")
    done = specflow(*words)
    assert done.returncode == 0, done.stderr
    assert "src/gate.py::gate" in written(shop / ".specflow/evidence/unit.json")["digests"]
    done = specflow(*words, "--collect-only")
    assert done.returncode == 3, "what is left from the run before is none of this one"
    done = specflow("evidence", "--", *PYTEST, "tests")
    assert done.returncode == 3
    assert "--spec-evidence" in done.stderr


def test_a_folder_is_refused_before_anything_runs(specflow: Specflow, shop: Path) -> None:
    done = specflow("evidence", "-o", "src", "--", *python("open('ran', 'w')"))
    assert (done.returncode, (shop / "ran").exists()) == (2, False)
    assert "src is a folder" in done.stderr


def test_evidence_that_the_configuration_of_pytest_asks_for_is_written_beside_it(specflow: Specflow, shop: Path) -> None:
    put(shop, {"pytest.ini": "[pytest]\naddopts = --spec-evidence=out/mine.json\n"})
    done = specflow("evidence", "--name", "unit", "--", *PYTEST, "tests")
    assert done.returncode == 0, done.stderr
    assert "src/gate.py::gate" in written(shop / ".specflow/evidence/unit.json")["digests"]
    assert len(written(shop / "out/mine.json")["tests"]) == 3


def test_the_exit_code_of_the_command_is_passed_on_and_kept(specflow: Specflow, shop: Path) -> None:
    put(shop, {"tests/test_gate.py": TESTS.replace("assert True", "assert False", 1)})
    done = specflow("evidence", "-o", "out/e.json", "--", *PYTEST, "tests")
    assert done.returncode == 1, done.stderr
    evidence = written(shop / "out/e.json")
    assert (evidence["exit"], evidence["dirty"]) == (1, True)
    assert {test["symbol"]: test["outcome"] for test in evidence["tests"]}["test_thin"] == "failed"


def test_a_command_without_pytest_left_nothing(specflow: Specflow, shop: Path) -> None:
    done = specflow("evidence", "--", *python("print('all fine')"))
    assert done.returncode == 3
    assert "left no evidence" in done.stderr
    assert "--junit FILE" in done.stderr
    assert not (shop / ".specflow/evidence/python.json").exists()


def test_no_tests_at_all_is_no_evidence(specflow: Specflow) -> None:
    done = specflow("evidence", "--", *PYTEST, "src")
    assert done.returncode == 3
    assert "the report holds no test" in done.stderr


# ---------------------------------------------------------------- other runners


def test_a_report_without_ids_and_places_is_not_said_to_claim_nothing(specflow: Specflow, shop: Path) -> None:
    script = f"open('junit.xml', 'w').write({JUNIT.replace(' [ask-maps/FR-07]', '')!r})"
    done = specflow("evidence", "--junit", "junit.xml", "--", *python(script))
    assert "1 test, none of which names a requirement itself; `specflow check` reads the tags above them →" in done.stderr


def test_junit_is_stamped_with_texts_and_code(specflow: Specflow, shop: Path) -> None:
    script = f"open('junit.xml', 'w').write({JUNIT!r})"
    done = specflow("evidence", "--junit", "junit.xml", "--name", "web", "--", *python(script))
    assert done.returncode == 0, done.stderr
    evidence = written(shop / ".specflow/evidence/web.json")
    assert evidence["runner"] == "junit"
    assert evidence["tests"][0]["requirements"] == ["ask-maps/FR-07"]
    assert {"ask-maps/FR-07", "src/gate.py::gate"} <= set(evidence["digests"])


def test_patterns_and_several_reports(specflow: Specflow, shop: Path) -> None:
    script = f"import os; os.mkdir('r'); [open(f'r/{{n}}.xml', 'w').write({JUNIT!r}.replace('says', n)) for n in 'ab']"
    done = specflow("evidence", "--junit", "r/*.xml", "--", *python(script))
    assert done.returncode == 0, done.stderr
    assert "evidence: 2 tests" in done.stderr


@pytest.mark.parametrize("promise", ["junit.xml", "junit*.xml", "/nowhere/at/all.xml"])
def test_a_report_that_was_not_written(specflow: Specflow, promise: str) -> None:
    done = specflow("evidence", "--junit", promise, "--", *python("raise SystemExit(1)"))
    assert done.returncode == 3, "missing evidence outranks the command's own failure"
    assert f"the report {promise} was not written" in done.stderr


def test_a_report_that_is_older_than_the_run(specflow: Specflow, shop: Path) -> None:
    put(shop, {"junit.xml": JUNIT})
    done = specflow("evidence", "--junit", "junit.xml", "--", *python("print('cached')"))
    assert done.returncode == 3
    assert "the report junit.xml is older than the run" in done.stderr
    restored = "import os; open('junit.xml', 'a').write(' '); os.utime('junit.xml', (1, 1))"
    assert specflow("evidence", "--junit", "junit.xml", "--", *python(restored)).returncode == 3, "unpacked from a cache"


def test_a_report_that_cannot_be_read(specflow: Specflow) -> None:
    done = specflow("evidence", "--junit", "junit.xml", "--", *python("open('junit.xml', 'w').write('<testsuite><testc')"))
    assert done.returncode == 3
    assert "junit.xml: the file ends in the middle of <testsuite>" in done.stderr


def test_go_on_standard_output_is_passed_on_and_read(specflow: Specflow, shop: Path) -> None:
    events = [{"Action": "run", "Package": "p", "Test": "TestGate"},
              {"Action": "attr", "Package": "p", "Test": "TestGate", "Key": "requirement", "Value": "ask-maps/FR-07"},
              {"Action": "pass", "Package": "p", "Test": "TestGate", "Elapsed": 0.1}]  # fmt: skip
    lines = "\n".join(map(json.dumps, events))
    done = specflow("evidence", "--go", "-", "--name", "go", "--", *python(f"print({lines!r}); raise SystemExit(1)"))
    assert done.returncode == 1, done.stderr
    assert done.stdout.splitlines() == lines.splitlines()
    (test,) = written(shop / ".specflow/evidence/go.json")["tests"]
    assert (test["id"], test["outcome"], test["requirements"]) == ("p::TestGate", "passed", ["ask-maps/FR-07"])


@pytest.mark.skipif(os.name == "nt", reason="signals")
def test_a_command_that_a_signal_ended(specflow: Specflow) -> None:
    script = f"import os; open('junit.xml', 'w').write({JUNIT!r}); os.kill(os.getpid(), 15)"
    assert specflow("evidence", "--junit", "junit.xml", "--", *python(script)).returncode == 143


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--", "no-such-command-anywhere"], "`no-such-command-anywhere` cannot be started"),
        ([], "say after `--` which command runs the tests"),
        (["--"], "say after `--` which command runs the tests"),
        (["pytest", "-q"], "write the command after `--`: specflow evidence -- pytest"),
        (["--name", "../x", "--", "true"], "--name ../x: a name has letters"),
    ],
)
def test_what_cannot_be_meant(specflow: Specflow, words: list[str], message: str) -> None:
    done = specflow("evidence", *words)
    assert done.returncode == 2
    assert message in done.stderr
    assert "Traceback" not in done.stderr


GO_TEST = 'package gate\n\nfunc TestThin(t *testing.T) {\n\tt.Attr("requirement", "ask-maps/FR-07")\n\tt.Fatal("x")\n}\n'


def test_a_test_that_says_only_its_name_is_stamped_where_that_name_is_the_only_one(specflow: Specflow, shop: Path) -> None:
    put(shop, {"gate/gate_test.go": GO_TEST})
    told = [{"Action": "attr", "Key": "requirement", "Value": "ask-maps/FR-07"}, {"Action": "pass"}]
    lines = "\n".join(json.dumps({**one, "Package": "example.org/gate", "Test": "TestThin"}) for one in told)
    words = ("evidence", "--go", "-", "--name", "go", "--", *python(f"print({lines!r})"))
    assert specflow(*words).returncode == 0
    (test,) = written(shop / ".specflow/evidence/go.json")["tests"]
    assert test["path"] == "gate/gate_test.go"
    (shop / "gate/gate_test.go").unlink()
    claims = json.loads(specflow("check", "--format", "json").stdout)["requirements"][0]["tests"]
    assert [one["outcome"] for one in claims if one["symbol"] == "TestThin"] == ["stale"], "it went after its run"
    put(shop, {"gate/gate_test.go": GO_TEST, "other/gate_test.go": GO_TEST})
    assert specflow(*words).returncode == 0
    (test,) = written(shop / ".specflow/evidence/go.json")["tests"]
    assert test["path"] == "", "it could be either"


# ---------------------------------------------------------------- show, merge, affected


def test_show_says_what_is_fresh_and_what_a_change_makes_stale(specflow: Specflow, shop: Path) -> None:
    assert "There is no evidence here yet" in specflow("evidence", "show").stdout
    specflow("evidence", "--name", "unit", "--", *PYTEST, "tests")
    shown = specflow("evidence", "show")
    assert shown.returncode == 0, shown.stderr
    assert ".specflow/evidence/unit.json  pytest, commit " in shown.stdout
    assert "3 passed" in shown.stdout
    assert "tests that claim a requirement: 2 fresh" in shown.stdout
    for change in (
        {"specs/ask-maps/spec.yaml": SPEC.replace("is thin", "is very thin")}, {"src/gate.py": GATE.replace("0.75", "0.5")},
        {"tests/test_gate.py": TESTS.replace("test_thin():\n", "test_thin():\n    assert 1\n")},
    ):  # fmt: skip
        put(shop, change)
        listed = json.loads(specflow("evidence", "show", "--format", "json").stdout)
        assert listed["reports"][0]["claiming"] == {"fresh": 1, "stale": 1, "unknown": 0}, change
        git(shop, "checkout", "-q", ".")
    put(shop, {"tests/test_gate.py": TESTS.replace("test_free():\n", "test_free():\n    # Another word.\n    assert 1\n")})
    assert "tests that claim a requirement: 2 fresh" in specflow("evidence", "show").stdout, "another test changed, not this one"


def test_show_counts_tests_that_only_a_tag_claims(specflow: Specflow, shop: Path) -> None:
    cases = '<testcase classname="tests.test_tag" name="test_tag"/><testcase classname="tests.test_tag" name="test_free"/>'
    put(shop, {
        "tests/test_tag.py": "# spec: ask-maps/FR-07\ndef test_tag():\n    assert 1\n\n\ndef test_free():\n    assert 2\n",
        "evidence/tag.xml": f'<testsuite name="s">{cases}</testsuite>',
    })  # fmt: skip
    shown = specflow("evidence", "show")
    assert "evidence/tag.xml  junit, no commit\n  2 passed\n  tests that claim a requirement: 1 unknown" in shown.stdout


def test_show_tells_what_git_tracks_and_what_cannot_be_read(specflow: Specflow, shop: Path) -> None:
    put(shop, {"evidence/junit.xml": JUNIT, "evidence/broken.xml": "<testsuite>"})
    git(shop, "add", "-f", "evidence/junit.xml")
    shown = specflow("evidence", "show")
    assert shown.returncode == 1
    assert "evidence/junit.xml  junit, no commit\n  1 passed\n  tests that claim a requirement: 1 stale" in shown.stdout
    assert "git tracks this file: whoever can push can write it, so it never counts" in shown.stdout
    assert "evidence/broken.xml: the file ends in the middle of <testsuite>" in shown.stdout
    assert specflow("evidence", "show", "gone.json").returncode == 3


def test_shards_merge(specflow: Specflow, shop: Path) -> None:
    specflow("evidence", "-o", "a.json", "--", *PYTEST, "tests", "-k", "thin")
    specflow("evidence", "-o", "b.json", "--", *PYTEST, "tests", "-k", "sure or free")
    done = specflow("evidence", "merge", "a.json", "b.json", "-o", ".specflow/evidence/all.json")
    assert done.returncode == 0, done.stderr
    assert "evidence: 3 tests" in done.stderr
    merged = written(shop / ".specflow/evidence/all.json")
    assert len(merged["tests"]) == 3
    assert "src/gate.py::gate" in merged["digests"]
    put(shop, {"broken.json": "{"})
    assert specflow("evidence", "merge", "a.json", "broken.json", "-o", "c.json").returncode == 2


@pytest.mark.parametrize("words", [("a.json", "-o", "b.json"), ("c.json", "--rerun", "a.json", "-o", "b.json")])
def test_what_git_tracks_does_not_count_by_being_merged(specflow: Specflow, shop: Path, words: tuple[str, ...]) -> None:
    for name in ("a.json", "c.json"):
        specflow("evidence", "-o", name, "--", *PYTEST, "tests")
    git(shop, "add", "a.json")
    done = specflow("evidence", "merge", *words)
    assert done.returncode == 2
    assert "git tracks a.json, so it proves nothing" in done.stderr
    assert not (shop / "b.json").exists()


SURE = ["tests/test_gate.py::test_sure"]
AFFECTED: list[tuple[dict[str, str], list[str], list[str]]] = [
    ({}, [], []),
    ({"specs/ask-maps/spec.yaml": SPEC.replace("is sure.", "is very sure.")}, ["ask-maps/FR-08"], SURE),
    ({"src/gate.py": GATE.replace("0.75", "0.5")}, ["ask-maps/FR-07"], ["tests/test_gate.py::test_thin"]),
    ({"tests/test_gate.py": TESTS.replace("def test_sure():\n", "def test_sure():\n    assert 1\n")}, ["ask-maps/FR-08"], SURE),
    ({"README.md": "hello\n"}, [], []),
]  # fmt: skip


@pytest.mark.parametrize(("change", "requirements", "tests"), AFFECTED, ids=["nothing", "text", "code", "test", "other"])
def test_affected(specflow: Specflow, shop: Path, change: dict[str, str], requirements: list[str], tests: list[str]) -> None:
    specflow("evidence", "--name", "unit", "--", *PYTEST, "tests")
    put(shop, change)
    done = specflow("evidence", "affected", "main", "--format", "json")
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert (found["requirements"], found["tests"]) == (requirements, tests)


def test_pytest_runs_what_a_change_affects(shop: Path, specflow: Specflow) -> None:
    specflow("evidence", "--name", "unit", "--", *PYTEST, "tests")
    line = [*PYTEST, "-vv", "--spec-affected", "main", "tests"]

    def ran(*more: str) -> tuple[int, str]:
        done = subprocess.run([*line, *more], cwd=shop, capture_output=True, text=True, check=False)
        return done.returncode, done.stdout + done.stderr

    code, said = ran()
    assert (code, "no requirement is affected since" in said) == (0, True), said
    put(shop, {"src/gate.py": GATE.replace("0.75", "0.5"), "specs/ask-maps/spec.yaml": SPEC.replace("is sure.", "is so sure.")})
    for workers in ((), ("-n", "2")):
        code, said = ran(*workers)
        assert code == 0, said
        assert ("test_thin" in said, "test_sure" in said, "test_free" in said) == (True, True, False), said
    put(shop, {"tests/test_gate.py": "def test_free():\n    pass\n"})
    code, said = ran()
    assert (code, "no test claims ask-maps/FR-07" in said) == (4, True), said
    code, said = ran("--spec-affected", "no-such-branch")
    assert (code, "--spec-affected no-such-branch: " in said) == (4, True), said
