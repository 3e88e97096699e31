from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&-"])
def test_closed_streams_change_no_exit_code(tmp_path: Path, closed: str) -> None:
    done = subprocess.run(
        ["sh", "-c", f"'{sys.executable}' -m specflow schema {closed}"], cwd=tmp_path, capture_output=True, check=False
    )
    assert (done.returncode, b"Traceback" in done.stderr, b"bug" in done.stderr) == (0, False, False)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only where the system has a disk that is always full")
def test_a_full_disk_under_the_output_is_said_and_is_no_bug(tmp_path: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        line = [sys.executable, "-m", "specflow", "explain", "SF401"]
        done = subprocess.run(line, cwd=tmp_path, stdout=full, stderr=subprocess.PIPE, check=False)
    assert done.returncode == 2
    assert b"the output could not be written: No space left on device" in done.stderr
