from __future__ import annotations

import json
import subprocess
from dataclasses import replace
from pathlib import Path

from specflow.analysis.approval.findings import vanished
from specflow.rules.sf603_vanished_approval import RULE
from tests.build import check_clean, check_finds
from tests.flows.test_approve import DONE, sign
from tests.rules.signed import PLAIN, both, record
from tests.run import specflow
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
