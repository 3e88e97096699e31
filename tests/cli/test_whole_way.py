"""The example that goes the whole way does: every command ends as it should, and says what a person needs next."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.run import specflow

EXAMPLE = Path(__file__).parents[2] / "examples/whole_way.py"


def test_from_a_note_to_green_to_a_defect_to_green(tmp_path: Path) -> None:
    done = subprocess.run([sys.executable, str(EXAMPLE), str(tmp_path / "desk")], capture_output=True, check=False, timeout=300)
    told = done.stdout.decode("utf-8")
    assert done.returncode == 0, told[-2000:] + done.stderr.decode()
    first, _, after = told.partition("$ specflow amend")
    assert "4 requirements, 4 enforced: 4 verified" in first
    assert "T-04 is done" in first
    assert "still names split-a-bill/FR-04, which this one replaced" in after
    assert "to rework: T-04 Shares differ by ≤ 1 cent (FR-06)" in after
    prompt = after.partition("$ specflow prompt")[2]
    assert "FR-06 said before:" in prompt
    assert "> Two shares must differ by at most 1 cent." in prompt
    assert "`src/split_a_bill/bill.py:8` split — stands in a file that this task may touch" in prompt
    assert "4 requirements, 4 enforced: 4 verified" in prompt
    assert prompt.rstrip().endswith("nothing to mend")
    retired = specflow(tmp_path / "desk", "impact", "FR-04")
    assert retired.out.startswith("split-a-bill/FR-06  Shares differ by ≤ 1 cent"), "what took its place"
