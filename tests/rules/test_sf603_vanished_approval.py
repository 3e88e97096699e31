from __future__ import annotations

import json
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from specflow.analysis.approval.findings import vanished
from specflow.rules.sf603_vanished_approval import RULE
from tests.build import check_clean, check_finds
from tests.flows.test_approve import DONE, sign
from tests.rules.signed import PLAIN, both, record
from tests.run import here as specflow
from tests.web.running import make

PATH = "specs/ask-maps/approvals.yaml"


def test_more_and_other_order_are_clean() -> None:
    old = both("FR-01")
    for now in (old, old[::-1], (*old, record("FR-02"))):
        check_clean(RULE, replace(PLAIN, extra_problems=tuple(vanished(old, now, PATH, "ask-maps"))))


def test_a_deleted_line_is_found() -> None:
    old = both("FR-01")
    check_finds(RULE, replace(PLAIN, extra_problems=tuple(vanished(old, old[1:], PATH, "ask-maps"))),
                "1: the sign-off of `FR-01` by pm@example.org as product is gone")  # fmt: skip


def test_deleting_the_file_in_a_branch_disarms_nothing(workspace: Path) -> None:
    make(workspace, DONE)
    sign(workspace)
    sign(workspace, role="engineering")
    for line in (["git", "add", "-A"], ["git", "commit", "-qm", "signed"]):
        subprocess.run(line, cwd=workspace, check=True)
    (workspace / PATH).unlink()
    done = specflow(workspace, "check", "--diff", "HEAD", "--format", "json")
    found = [one for one in json.loads(done.out)["findings"] if one["code"] == "SF603"]
    assert done.code == 1
    assert len(found) == 8


def committed(root: Path, message: str) -> None:
    """Everything that lies there, as a commit."""
    for line in (["git", "add", "-A"], ["git", "commit", "-qm", message]):
        subprocess.run(line, cwd=root, check=True)


def gone(root: Path) -> tuple[int, list[str | None], int]:
    """Exit code, the requirements whose sign-offs vanished, and how many requirements gate; without any `--diff`."""
    done = specflow(root, "check", "--format", "json")
    told = json.loads(done.out)
    missing = [one["requirement"] for one in told["findings"] if one["code"] == "SF603"]
    return done.code, missing, sum(one["enforced"] for one in told["requirements"])


def signed(root: Path) -> None:
    make(root, DONE)
    sign(root)
    sign(root, role="engineering")
    committed(root, "signed")


@pytest.mark.parametrize("commit", [False, True])
@pytest.mark.parametrize("attributes", ["", "approvals.yaml binary\n", "approvals.yaml -diff\n"])
def test_git_remembers_a_deleted_file_without_a_base(workspace: Path, commit: bool, attributes: str) -> None:
    signed(workspace)
    (workspace / ".gitattributes").write_text(attributes)
    (workspace / PATH).unlink()
    if commit:
        committed(workspace, "tidy up")
    for _ in range(2):  # the second time from the cache
        code, missing, enforced = gone(workspace)
        assert (code, len(missing), enforced) == (1, 8, 3)


def test_emptying_the_file_or_one_role_of_it_is_no_way_round(workspace: Path) -> None:
    signed(workspace)
    target = workspace / PATH
    lines = target.read_text().splitlines(keepends=True)
    target.write_text("".join(line for line in lines if '"FR-01"' not in line[:60]))
    committed(workspace, "less")
    code, missing, enforced = gone(workspace)
    assert (code, missing, enforced) == (1, ["ask-maps/FR-01"] * 2, 3)
    target.write_text("")
    assert gone(workspace)[::2] == (1, 3)


def test_a_merge_that_drops_the_file_is_seen(workspace: Path) -> None:
    signed(workspace)
    for line in (
        "git checkout -q -b side", "git rm -q specs/ask-maps/approvals.yaml", "git commit -q -m side", "git checkout -q -",
        "git commit -q --allow-empty -m on", "git merge -q --no-edit side",
    ):  # fmt: skip
        subprocess.run(line.split(), cwd=workspace, check=True)
    assert gone(workspace)[0] == 1
    assert len(gone(workspace)[1]) == 8


@pytest.mark.parametrize("commit", [False, True])
def test_a_link_in_its_place_is_a_deletion(workspace: Path, commit: bool) -> None:
    signed(workspace)
    (workspace / PATH).unlink()
    (workspace / PATH).with_name("none.yaml").touch()
    (workspace / PATH).symlink_to("none.yaml")
    if commit:
        committed(workspace, "a link")
    assert gone(workspace)[::2] == (1, 3)


def git_lines(root: Path, *lines: str) -> None:
    for line in lines:
        subprocess.run(line.split(), cwd=root, check=True)


def test_a_merge_from_the_other_side_hides_nothing(workspace: Path) -> None:
    make(workspace, DONE)
    committed(workspace, "drafted")
    git_lines(workspace, "git checkout -q -b old", "git commit -q --allow-empty -m on", "git checkout -q -")
    sign(workspace)
    sign(workspace, role="engineering")
    committed(workspace, "signed")
    git_lines(workspace, "git checkout -q -b main2", "git checkout -q old", "git merge -q --no-commit main2",
              f"git rm -qf {PATH}", "git commit -q -m merged")  # fmt: skip
    assert gone(workspace)[::2] == (1, 3)


def renamed(root: Path) -> None:
    git_lines(root, "git mv specs/ask-maps specs/ask-places")
    spec = root / "specs/ask-places/spec.yaml"
    spec.write_text(spec.read_text().replace("feature: ask-maps", "feature: ask-places"))


@pytest.mark.parametrize("base", [(), ("--diff", "HEAD~1")])
def test_a_renamed_feature_takes_its_signatures_along(workspace: Path, base: tuple[str, ...]) -> None:
    signed(workspace)
    renamed(workspace)
    committed(workspace, "renamed")
    told = json.loads(specflow(workspace, "check", "--format", "json", *base).out)
    assert [one for one in told["findings"] if one["code"] == "SF603"] == []
    (workspace / "specs/ask-places/approvals.yaml").unlink()
    git_lines(workspace, "git add -A", "git commit -q --amend --no-edit")
    told = json.loads(specflow(workspace, "check", "--format", "json", *base).out)
    missing = {one["requirement"] for one in told["findings"] if one["code"] == "SF603"}
    assert len(missing - {None}) == 3
    assert [one["enforced"] for one in told["requirements"]] == [True] * 3


def test_whatever_git_is_told_about_showing_differences(workspace: Path) -> None:
    signed(workspace)
    git_lines(workspace, "git config diff.interHunkContext 99", "git config log.diffMerges off", "git config log.follow true",
              "git config log.showSignature true", "git config diff.mnemonicPrefix true")  # fmt: skip
    lines = (workspace / PATH).read_text().splitlines(keepends=True)
    (workspace / PATH).write_text("".join(line for line in lines if '"FR-01"' not in line[:60]))
    committed(workspace, "less")
    assert gone(workspace) == (1, ["ask-maps/FR-01"] * 2, 3)


def test_signing_anew_and_moving_the_folder_are_no_deletions(workspace: Path) -> None:
    signed(workspace)
    (workspace / PATH).unlink()
    committed(workspace, "gone")
    sign(workspace)
    sign(workspace, role="engineering")
    committed(workspace, "signed anew")
    assert gone(workspace)[1] == []


def test_a_green_run_says_when_nobody_has_signed(workspace: Path) -> None:
    make(workspace, DONE)
    assert "nothing gates yet: 3 final, none signed" in specflow(workspace, "check").out
    sign(workspace)
    assert "nothing gates yet" not in specflow(workspace, "check").out
