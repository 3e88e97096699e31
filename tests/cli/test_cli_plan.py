"""Plan and tasks as people type them: what is signed, what is not, planning again, and what other engines get."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.plan_build import sign
from tests.run import specflow

EXAMPLE = Path(__file__).parents[2] / "examples" / "parcel-lockers"


@pytest.fixture
def lockers(workspace: Path) -> Path:
    """A copy of an example; its feature's folder is given back."""
    shutil.copytree(EXAMPLE, workspace, dirs_exist_ok=True)
    return workspace / "specs" / "keep-my-parcel"


def test_nothing_signed_is_refused_and_unsigned_says_so_loudly(lockers: Path) -> None:
    root = lockers.parents[1]
    refused = specflow(root, "plan", "keep-my-parcel")
    assert (refused.code, "signed by both roles" in refused.err) == (2, True)
    assert not (lockers / "plan.yaml").exists()
    done = specflow(root, "plan", "keep-my-parcel", "--unsigned")
    assert done.code == 0, done.out
    assert done.out.startswith("NOT SIGNED")
    assert "unsigned: true" in (lockers / "plan.yaml").read_text(encoding="utf-8")


def test_only_what_both_signed_is_planned(lockers: Path) -> None:
    root = lockers.parents[1]
    sign(lockers, "FR-01", "FR-02")
    sign(lockers, "FR-06", roles=("product",))
    done = specflow(root, "plan", "keep-my-parcel", "--format", "json")
    assert done.code == 0, done.out + done.err
    plan = json.loads(done.out)["plan"]
    assert sorted(plan["planned"]) == ["FR-01", "FR-02"]
    assert "unsigned" not in plan
    assert {id_ for task in plan["tasks"] for id_ in task["requirements"]} == {"FR-01", "FR-02", "SM-01", "SM-02"}


def test_two_runs_same_bytes_a_dry_run_writes_nothing_and_an_edited_contract_stays(lockers: Path) -> None:
    root = lockers.parents[1]
    assert specflow(root, "plan", "keep-my-parcel", "--unsigned", "--dry-run").code == 0
    assert not (lockers / "plan.yaml").exists()
    assert not (lockers / "contracts").exists()
    specflow(root, "plan", "keep-my-parcel", "--unsigned")
    first = (lockers / "plan.yaml").read_bytes()
    contract = sorted((lockers / "contracts").iterdir())[0]
    contract.write_text('{"type": "object"}\n', encoding="utf-8")
    again = specflow(root, "plan", "keep-my-parcel", "--unsigned")
    assert (lockers / "plan.yaml").read_bytes() == first
    assert contract.read_text(encoding="utf-8") == '{"type": "object"}\n'
    assert f"contract kept as you edited it: specs/keep-my-parcel/contracts/{contract.name}" in again.out


def test_a_broken_plan_is_not_written_over(lockers: Path) -> None:
    root = lockers.parents[1]
    broken = "schema: specflow/plan/v1\nfeature: keep-my-parcel\ntasks:\n  - {id: T-1, title: half\n"
    (lockers / "plan.yaml").write_text(broken, encoding="utf-8")
    done = specflow(root, "plan", "keep-my-parcel", "--unsigned")
    assert done.code == 2
    assert "specs/keep-my-parcel/plan.yaml:" in done.err
    assert (lockers / "plan.yaml").read_text(encoding="utf-8") == broken


def test_contract_checks_are_written_only_when_asked_and_said_to_need_a_signature(lockers: Path) -> None:
    root = lockers.parents[1]
    specflow(root, "plan", "keep-my-parcel", "--unsigned")
    assert "contract:" not in (lockers / "spec.yaml").read_text(encoding="utf-8")
    done = specflow(root, "plan", "keep-my-parcel", "--unsigned", "--checks")
    assert "engineering has to sign them again" in done.out
    text = (lockers / "spec.yaml").read_text(encoding="utf-8")
    assert "contract: contracts/what-the-extension-page-shows.output.schema.json" in text
    assert specflow(root, "lint", "keep-my-parcel").code == 0
    once = specflow(root, "plan", "keep-my-parcel", "--unsigned", "--checks")
    assert (lockers / "spec.yaml").read_text(encoding="utf-8") == text
    assert "sign them again" not in once.out


def test_tasks_are_listed_drawn_set_and_handed_on(lockers: Path) -> None:
    root = lockers.parents[1]
    assert "there is no plan here yet" in specflow(root, "tasks").err
    specflow(root, "plan", "keep-my-parcel", "--unsigned")
    ready = specflow(root, "tasks", "--ready")
    assert "What the extension page shows" not in ready.out
    assert "T-01 Agree on the contract of what-the-extension-page-shows" in ready.out
    assert specflow(root, "tasks", "--set", "T-01=done").code == 0
    assert "status: done" in (lockers / "plan.yaml").read_text(encoding="utf-8")
    assert "What the extension page shows" in specflow(root, "tasks", "--ready").out
    matrix = json.loads(specflow(root, "tasks", "keep-my-parcel", "--matrix").out)
    assert {"feature", "task", "title", "requirements"} == set(matrix["include"][0])
    assert "T-01" not in [one["task"] for one in matrix["include"]]
    assert "- [x] **T-01**" in specflow(root, "tasks", "--format", "markdown").out
    assert "T01 --> T05" in specflow(root, "tasks", "--format", "mermaid").out
    assert "wave 2" in specflow(root, "tasks", "--graph").out
    issues = json.loads(specflow(root, "tasks", "--github").out)
    assert issues["dry_run"] is True
    assert "specflow prompt keep-my-parcel T-02" in issues["issues"][0]["body"]
    wrong = specflow(root, "tasks", "--set", "T-99=done")
    assert (wrong.code, "there is no task `T-99`" in wrong.err) == (2, True)


def test_check_reports_what_is_wrong_with_a_plan(lockers: Path) -> None:
    root = lockers.parents[1]
    plan = "schema: specflow/plan/v1\nfeature: keep-my-parcel\ntasks:\n  - {id: T-01, title: Tidy, depends_on: [T-09]}\n"
    (lockers / "plan.yaml").write_text(plan, encoding="utf-8")
    done = specflow(root, "check", "--format", "json")
    codes = {(one["code"], one["at"]["line"]) for one in json.loads(done.out)["findings"]}
    assert {("SF703", 4), ("SF705", 4)} <= codes


def test_an_empty_spec_is_not_told_to_be_planned_unsigned(workspace: Path) -> None:
    folder = workspace / "specs" / "lend"
    folder.mkdir(parents=True)
    head = "schema: specflow/v1\nfeature: lend\ntitle: Lend\ngoal: To lend.\n"
    (folder / "spec.yaml").write_text(f"{head}requirements: []\n", encoding="utf-8")
    done = specflow(workspace, "plan", "lend", "--unsigned")
    assert (done.code, "no requirement that is written" in done.err, "--unsigned" in done.err) == (2, True, False)


def test_a_spec_with_a_broken_half_is_not_planned(lockers: Path) -> None:
    root, spec = lockers.parents[1], lockers / "spec.yaml"
    specflow(root, "plan", "keep-my-parcel", "--unsigned")
    before = (lockers / "plan.yaml").read_bytes()
    spec.write_text(spec.read_text(encoding="utf-8").replace("\n  - id: FR-02\n", "\n  - id: [FR-02]\n", 1), encoding="utf-8")
    for line in (("plan", "keep-my-parcel", "--unsigned"), ("prompt", "keep-my-parcel", "T-02", "--unsigned")):
        done = specflow(root, *line)
        assert (done.code, "is not understood as a whole" in done.err) == (2, True)
    assert (lockers / "plan.yaml").read_bytes() == before
