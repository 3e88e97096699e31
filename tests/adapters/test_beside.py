"""A process beside this one: answers, problems, and what happens when it dies."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from specflow.adapters.beside import Beside
from specflow.adapters.disk import inside
from specflow.errors import SpecflowError
from specflow.flows.review_lint import findings
from specflow.flows.workspace import chosen, find
from tests.web.running import SPEC, make


def test_it_answers_in_another_process() -> None:
    beside = Beside(os.getpid)
    try:
        assert beside.ask() != os.getpid()
        assert beside.ask() == beside.ask()
    finally:
        beside.close()


def test_a_problem_over_there_is_a_problem_here(tmp_path: Path) -> None:
    beside = Beside(chosen)
    try:
        with pytest.raises(SpecflowError) as caught:
            beside.ask(find(tmp_path), ("nobody",), tmp_path)
        assert caught.value.hint
        assert beside.ask(find(tmp_path), (), tmp_path) == ()
    finally:
        beside.close()


def test_when_it_dies_the_question_is_answered_here(tmp_path: Path) -> None:
    beside = Beside(inside)
    assert beside.ask(tmp_path, "a") == tmp_path / "a"
    assert beside._process is not None
    beside._process.kill()
    assert beside.ask(tmp_path, "b") == tmp_path / "b"
    assert beside.ask(tmp_path, "c") == tmp_path / "c"
    beside.close()


def test_lint_says_the_same_there(workspace: Path) -> None:
    make(workspace)
    beside = Beside(findings)
    try:
        path = "specs/ask-maps/spec.yaml"
        text = SPEC.replace("ask in plain language", "ask quickly and easily")
        assert beside.ask(str(workspace), path, text) == findings(str(workspace), path, text) != ()
    finally:
        beside.close()


@pytest.mark.skipif(os.name == "nt", reason="asks for process ids as Unix has them")
def test_it_ends_with_the_process_that_asks() -> None:
    words = "import os, time\nfrom specflow.adapters.beside import Beside\n"
    words += "print(Beside(os.getpid).ask(), flush=True)\ntime.sleep(60)"
    asking = subprocess.Popen([sys.executable, "-c", words], stdout=subprocess.PIPE, text=True)
    assert asking.stdout is not None
    other = int(asking.stdout.readline())
    asking.send_signal(signal.SIGKILL)
    asking.communicate()
    for _ in range(200):
        try:
            os.kill(other, 0)
        except ProcessLookupError:
            return
        if Path(f"/proc/{other}/stat").exists() and Path(f"/proc/{other}/stat").read_text().split()[2] == "Z":
            return
        time.sleep(0.05)
    raise AssertionError("the process beside is still there")
