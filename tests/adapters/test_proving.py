"""The worker of `specflow prove`: what becomes of runs that end themselves, loop, or wait."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from specflow.adapters.proving import start
from specflow.adapters.proving.work import quick_first

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="native proof needs fork")

SCRIPT = """
import json, os, sys, time
from pathlib import Path
from specflow.adapters.proving.work import Work
folder, action = Path(sys.argv[1]), sys.argv[2]
job = {"root": str(folder), "texts": {"a.py": "x = 1"}, "jobs": 2, "seconds": 60, "sources": [], "folder": str(folder)}
work = Work(job, os.dup(1))
mine = work.fan_out([{"id": 7, "path": "a.py", "start": 4, "end": 5, "new": "2"}], 1.0)
if mine is not None:
    if action in ("wait", "hang"):
        time.sleep(2 if action == "wait" else 60)
    while action == "loop":
        pass
    if action == "kill":
        os.kill(os.getpid(), 9)
    if action == "leave":
        os._exit(3)
    work.tell(id=7, fate="killed")
    os._exit(0)
"""


@pytest.mark.parametrize(
    ("action", "fate"),
    [
        ("notice", "killed"), ("wait", "killed"), ("hang", "timeout"), ("loop", "timeout"), ("kill", "crashed"),
        ("leave", "crashed"),
    ],
)  # fmt: skip
def test_how_a_run_ends_is_told_and_one_that_only_waits_a_little_is_not_endless(action: str, fate: str, tmp_path: Path) -> None:
    line = [sys.executable, "-c", SCRIPT, str(tmp_path), action]
    done = subprocess.run(line, capture_output=True, text=True, check=True, timeout=50)
    rows: list[dict[str, Any]] = [json.loads(row) for row in done.stdout.splitlines()]
    assert [row["fate"] for row in rows if "fate" in row] == [fate]
    assert sum("cpu" in row for row in rows) == 1


def test_quick_tests_go_first_whatever_their_parameters() -> None:
    durations = {"t.py::slow": 2.0, "t.py::several[1]": 0.4, "t.py::several[2]": 0.5, "t.py::Class::in": 0.1, "t.py::quick": 0.05}
    tests = ["t.py::slow", "t.py::several", "t.py::Class", "t.py::quick"]
    assert quick_first(tests, durations) == ["t.py::quick", "t.py::Class", "t.py::several", "t.py::slow"]


def test_the_program_needs_no_specflow_of_the_interpreter() -> None:
    code = f"import runpy, sys; runpy.run_path({start.__file__!r})['package']()\n"
    code += "import specflow_proving.work; print(sys.modules.get('specflow'))"
    done = subprocess.run([sys.executable, "-S", "-P", "-I", "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "None\n"
