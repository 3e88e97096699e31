"""Starts the program that runs tests on spoilt code, and reads what it says."""

from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from specflow.errors import EvidenceMissing

WORKER = Path(__file__).parent / "proving" / "start.py"


def can_fork() -> bool:
    """Native proof needs a system that can fork a process: Linux, macOS, the Linux subsystem of Windows."""
    return hasattr(os, "fork")


def cores() -> int:
    """The cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def prove(
    root: Path, groups: Sequence[Mapping[str, Any]], texts: Mapping[str, str], sources: Sequence[str], cache: Path, *,
    seconds: float, jobs: int, python: str | None = None,
) -> Iterator[dict[str, Any]]:  # fmt: skip
    """One row for every baseline and every mutant, as they end. Raises `EvidenceMissing` when the tests cannot be started."""
    interpreter = python or sys.executable
    with tempfile.TemporaryDirectory(prefix="specflow-prove-") as folder:
        job = {
            "root": str(root), "groups": list(groups), "texts": dict(texts), "sources": [str(root / one) for one in sources],
            "pycache": str(cache / "pycache"), "seconds": seconds, "jobs": jobs, "arguments": _arguments(),
            "folder": folder,
        }  # fmt: skip
        errors = Path(folder) / "errors"
        with errors.open("wb") as said:
            child = subprocess.Popen(
                [interpreter, "-P", str(WORKER)], cwd=root, env=_environment(folder), stdin=subprocess.PIPE,
                stdout=subprocess.PIPE, stderr=said, start_new_session=True,
            )  # fmt: skip
            try:
                yield from _rows(child, json.dumps(job).encode())
            finally:
                _end(child)
        if child.returncode:
            last = errors.read_text(encoding="utf-8", errors="replace").strip().splitlines()[-1:] or ["no reason given"]
            raise EvidenceMissing(f"the tests could not be run: {last[0][:300]}", slug="no-engine",
                                  hint="pytest has to be there; `--python PATH` names the interpreter that has it.")  # fmt: skip


def _arguments() -> list[str]:
    """What a silent, repeatable session needs, whatever the project's own options are."""
    words = ["-q", "-p", "no:cacheprovider", "--tb=no", "--no-header", "--no-summary"]
    words += ["-W", "ignore::pytest.PytestAssertRewriteWarning"]  # libraries are imported once, before the sessions begin
    for module, more in (("xdist", ["-n0"]), ("pytest_cov", ["--no-cov"]), ("hypothesis", ["--hypothesis-seed=0"]),
                         ("pytest_randomly", ["-p", "no:randomly"])):  # fmt: skip
        if importlib.util.find_spec(module) is not None:
            words += more
    return words


def _environment(folder: str) -> dict[str, str]:
    """The user's own, less what would let a test write evidence, and with folders of its own for what tests keep."""
    unwanted = ("SPECFLOW_EVIDENCE", "PYTEST_ADDOPTS", "PYTEST_XDIST_WORKER")
    kept = {key: value for key, value in os.environ.items() if key not in unwanted}
    return kept | {"PYTEST_DEBUG_TEMPROOT": folder, "HYPOTHESIS_STORAGE_DIRECTORY": f"{folder}/hypothesis", "PYTHONHASHSEED": "0"}


def _rows(child: subprocess.Popen[bytes], job: bytes) -> Iterator[dict[str, Any]]:
    assert child.stdin is not None  # noqa: S101 - both were asked for
    assert child.stdout is not None  # noqa: S101
    try:
        child.stdin.write(job)
        child.stdin.close()
    except BrokenPipeError:
        pass
    for line in child.stdout:
        try:
            row = json.loads(line)
        except ValueError:
            continue
        if isinstance(row, dict):
            yield row


def _end(child: subprocess.Popen[bytes]) -> None:
    """End the program with everything it started, also when nobody listens any more."""
    import contextlib
    import signal

    if child.poll() is None:
        try:
            child.wait(5)
        except subprocess.TimeoutExpired:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(child.pid, signal.SIGKILL)
    child.wait()
    if child.stdout is not None:
        child.stdout.close()
