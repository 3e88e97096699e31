"""`specflow verify`, `check` and `checks suggest` with real files and real programs."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.run import Ran, specflow

SPEC = """\
schema: specflow/v1
feature: ask
title: Ask
goal: Places by asking.
parameters: {max_wait: {value: 200, unit: ms}}
metrics:
  - id: SM-01
    text: Share of answers that help.
    checks:
      - metric: {report: evidence/share.json, value: $.share, samples: $.count, above: 0.8}
requirements:
  - id: FR-05
    title: Reason
    text: Each place must carry a reason.
    status: final
    checks:
      - contract: contracts/answer.json
        payloads: evidence/answers.jsonl
  - id: NFR-01
    title: Quick
    text: The service must answer within {max_wait}.
    status: final
    checks:
      - metric: {report: evidence/load.json, value: p95, unit: ms, at_most: "{max_wait}"}
  - id: NFR-04
    title: Quiet
    text: The service must not store questions.
    status: final
    checks:
      - canary: {run: [PYTHON, ask.py, "{canary}"], must_not_appear_in: ["var/*"]}
      - command: {run: [PYTHON, -c, "raise SystemExit(0)"], spoilt: [PYTHON, -c, "raise SystemExit(1)"]}
decisions:
  - {id: DN-01, question: How sure?, serves: [SM-01], by: pm@example.org, why: Tests}
"""
REASON = {"type": "string", "minLength": 1, "x-requirement": "FR-05"}
CONTRACT = {"type": "object", "required": ["reason"], "properties": {"reason": REASON}}
CLEAN = "import pathlib, sys\npathlib.Path('var').mkdir(exist_ok=True)\npathlib.Path('var/log').write_text('asked once')\n"
LEAK = CLEAN.replace("'asked once'", "sys.argv[1]")


@pytest.fixture
def shop(workspace: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    files = {
        "specs/ask/spec.yaml": SPEC.replace("PYTHON", json.dumps(sys.executable)),
        "specs/ask/contracts/answer.json": json.dumps(CONTRACT), "ask.py": CLEAN, "specflow.toml": '[trace]\nenforce = "final"\n',
        "evidence/answers.jsonl": '{"reason": "quiet"}\n', "evidence/load.json": json.dumps({"unit": "ms", "samples": [20] * 60}),
        "evidence/share.json": '{"share": 0.9, "count": 100}',
    }  # fmt: skip
    for name, text in files.items():
        put(workspace, name, text)
    return workspace


def put(folder: Path, name: str, text: str) -> None:
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")


def verify(folder: Path, *arguments: str) -> tuple[int, dict[str, Any]]:
    ran = specflow(folder, "verify", "--format", "json", *arguments)
    return ran.code, json.loads(ran.out[ran.out.index("{\n") :])


def found(folder: Path) -> dict[str, list[str]]:
    """Requirement -> codes of errors, from `check`."""
    ran: Ran = specflow(folder, "check", "--format", "json")
    codes: dict[str, list[str]] = {}
    for one in json.loads(ran.out)["findings"]:
        if one["code"].startswith("SF52"):
            codes.setdefault((one["requirement"] or "").rpartition("/")[2], []).append(one["code"])
    return codes


def test_nothing_that_a_workspace_names_runs_before_its_user_agreed(shop: Path, tmp_path: Path) -> None:
    code, answer = verify(shop)
    assert code == 3
    assert len(answer["untrusted"]) == 3
    assert not (shop / "var").exists()
    assert found(shop)["NFR-04"] == ["SF523", "SF523"]
    code, answer = verify(shop, "--trust")
    assert code == 0, answer
    assert (shop / "var" / "log").exists()
    assert (tmp_path / "config" / "specflow" / "trusted.json").is_file()
    assert not any("trusted" in path.name for path in shop.rglob("*"))
    assert found(shop) == {}


def test_consent_is_for_these_commands_and_this_folder_only(shop: Path) -> None:
    assert verify(shop, "--trust")[0] == 0
    text = (shop / "specs/ask/spec.yaml").read_text(encoding="utf-8")
    put(shop, "specs/ask/spec.yaml", text.replace("ask.py", "other.py"))
    put(shop, "other.py", "import pathlib; pathlib.Path('ran').touch()")
    assert verify(shop)[0] == 3
    assert not (shop / "ran").exists()
    put(shop, "specs/ask/spec.yaml", text)
    assert verify(shop)[0] == 0
    assert specflow(shop, "verify", "--distrust").code == 0
    assert verify(shop)[0] == 3


def test_listing_runs_nothing(shop: Path) -> None:
    ran = specflow(shop, "verify", "--list")
    assert ran.code == 0
    assert "would run" in ran.out
    assert not (shop / "var").exists()


def test_check_and_verify_leave_with_the_same_exit_code(shop: Path) -> None:
    def codes() -> tuple[int, int]:
        return verify(shop)[0], specflow(shop, "check", "--fail-on", "error").code

    assert specflow(shop, "check").code == 3, "nothing was verified yet"
    assert specflow(shop, "verify", "--trust").code == 0
    assert codes() == (0, 0)
    put(shop, "evidence/answers.jsonl", '{"reason": ""}\n')
    assert codes() == (1, 1)
    (shop / "evidence" / "load.json").unlink()
    assert codes() == (3, 3), "what cannot be judged outranks what fails"


def test_a_leak_fails_verify_and_check(shop: Path) -> None:
    put(shop, "ask.py", LEAK)
    code, answer = verify(shop, "--trust")
    assert code == 1
    assert [one["detail"] for one in answer["checks"] if one["outcome"] == "failed"] == [
        "var/log holds it as it is after a short input (and 1 more)"
    ]
    assert found(shop) == {"NFR-04": ["SF521"]}


@pytest.mark.parametrize(
    ("file", "text", "requirement", "code"),
    [
        ("evidence/answers.jsonl", '{"reason": ""}', "FR-05", "SF521"),
        ("evidence/answers.jsonl", '{"reas', "FR-05", "SF523"),
        ("specs/ask/contracts/answer.json", '{"type": "object"}', "FR-05", "SF522"),
        ("specs/ask/contracts/answer.json", "{", "FR-05", "SF523"),
        ("evidence/load.json", json.dumps([201] * 60), "NFR-01", "SF521"),
        ("evidence/load.json", json.dumps([20] * 58), "NFR-01", "SF525"),
        ("evidence/load.json", "null", "NFR-01", "SF523"),
        ("evidence/share.json", '{"share": 0.7, "count": 100}', "SM-01", "SF521"),
        ("evidence/share.json", '{"share": 0.7, "count": 100}', "DN-01", "SF526"),
    ],
)
def test_what_is_wrong_is_found_for_the_right_requirement(shop: Path, file: str, text: str, requirement: str, code: str) -> None:
    verify(shop, "--trust")
    put(shop, file, text)
    assert code in found(shop).get(requirement, [])


def test_a_parameter_moved_in_the_spec_moves_the_check(shop: Path) -> None:
    verify(shop, "--trust")
    text = (shop / "specs/ask/spec.yaml").read_text(encoding="utf-8")
    put(shop, "specs/ask/spec.yaml", text.replace("value: 200", "value: 10"))
    assert found(shop) == {"NFR-01": ["SF521"]}


def test_recorded_things_that_are_older_than_the_code_are_stale(shop: Path) -> None:
    verify(shop, "--trust")
    put(shop, "src/ask.py", "# spec: NFR-01, NFR-04, FR-05\ndef ask():\n    return {'reason': 'quiet'}\n")
    os.utime(shop / "src/ask.py", ns=(2_000_000_000_000_000_000, 2_000_000_000_000_000_000))
    codes = found(shop)
    assert codes["NFR-01"] == codes["FR-05"] == ["SF524"]
    assert codes["NFR-04"] == ["SF524", "SF524"], "a run speaks of the code that was there"


def test_evidence_that_git_tracks_never_counts(shop: Path) -> None:
    import subprocess

    verify(shop, "--trust")
    subprocess.run(["git", "add", "-f", "evidence", ".specflow"], cwd=shop, check=True)
    assert found(shop)["NFR-01"] == ["SF523"]
    assert found(shop)["NFR-04"] == ["SF523", "SF523"]


def test_a_program_that_hangs_is_ended_with_its_children(shop: Path) -> None:
    text = (shop / "specs/ask/spec.yaml").read_text(encoding="utf-8")
    put(shop, "specs/ask/spec.yaml", text.replace("must_not_appear_in:", "timeout: 1, must_not_appear_in:"))
    child = "subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)'])"
    put(shop, "ask.py", f"import subprocess, sys, time\n{child}\ntime.sleep(60)\n")
    code, answer = verify(shop, "--trust")
    assert code == 3
    assert any("did not end within 1 s" in one["detail"] for one in answer["checks"])


def test_paths_outside_of_the_workspace_are_not_read(shop: Path) -> None:
    put(shop.parent, "secret.json", json.dumps([1] * 60))
    text = (shop / "specs/ask/spec.yaml").read_text(encoding="utf-8")
    put(shop, "specs/ask/spec.yaml", text.replace("evidence/load.json", "../secret.json"))
    assert "NFR-01" in found(shop)


def test_suggestions_are_yaml_to_review(shop: Path) -> None:
    ran = specflow(shop, "checks", "suggest", "--tests", "tests/test_bounds.py")
    assert ran.code == 0
    assert "proposed for" in ran.out
    assert json.loads(specflow(shop, "checks", "suggest", "--format", "json").out)["schema"] == "specflow/suggested-checks/v1"
    assert specflow(shop, "checks", "suggest", "FR-77").code == 2
