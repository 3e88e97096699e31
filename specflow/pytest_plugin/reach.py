"""Reach: which definitions in tagged files every test runs.

On Python 3.12 and later the interpreter itself tells when a function starts, and forgets the functions nobody asks about; on 3.11
a trace function looks at every call. Both note a function's start and nothing else.
"""

from __future__ import annotations

import os
import re
import sys
import threading
from collections.abc import Generator
from pathlib import Path
from types import CodeType, FrameType
from typing import Any

import pytest

from specflow.pytest_plugin.claims import tell, workspace_of

_TAGGED = re.compile(rb"(?://|#)[#: \t]*spec(?:-impl|-file)?:")
_MAPPED = re.compile(r"implemented_by:[^\n]*(?:\n[ \t]*-[^\n]*)*")
_PATH = re.compile(r"([\w./-]+\.py)\b")
_TOOLS = (4, 3)
Targets = tuple[str, ...]


class Places:
    """What a code object is called in a trace; nothing for code whose file answers for no requirement."""

    def __init__(self, root: Path) -> None:
        self.root = os.path.realpath(root) + os.sep
        self.files: dict[str, str] = {}
        self.mapped = _mapped(root)

    def of(self, code: CodeType) -> Targets:
        """`src/ask/gate.py::Gate.run`, `src/ask/gate.py::Gate` and `src/ask/gate.py`."""
        name = code.co_filename
        path = self.files.get(name)
        if path is None:
            path = self.files[name] = self._path(name)
        if not path or code.co_name in ("<module>", "<lambda>", "<listcomp>", "<setcomp>", "<dictcomp>", "<genexpr>"):
            return ()
        parts = code.co_qualname.replace(".<locals>", "").split(".")
        return (*(f"{path}::{'.'.join(parts[:depth])}" for depth in range(len(parts), 0, -1)), path)

    def _path(self, name: str) -> str:
        real = os.path.realpath(name)
        if not real.startswith(self.root) or f"{os.sep}site-packages{os.sep}" in real:
            return ""
        path = real[len(self.root) :].replace(os.sep, "/")
        try:
            return path if path in self.mapped or _TAGGED.search(Path(real).read_bytes()) else ""
        except OSError:
            return ""


def _mapped(root: Path) -> frozenset[str]:
    """Files that a spec names under `implemented_by`."""
    found: set[str] = set()
    for spec in root.glob("*/*/spec.yaml"):
        try:
            text = spec.read_text(encoding="utf-8", errors="replace")
        except OSError:
            continue
        for entry in _MAPPED.finditer(text):
            found.update(_PATH.findall(entry[0]))
    return frozenset(found)


class Reach:
    """Listens while a test runs, and leaves what it ran on the test's report, from where the recorder takes it."""

    def __init__(self, config: pytest.Config) -> None:
        self.places = Places(workspace_of(config.rootpath))
        self.known: dict[int, tuple[CodeType, Targets]] = {}
        self.now: set[str] = set()
        self.tool: int | None = None
        self.watch = _by_monitoring if sys.version_info >= (3, 12) else _by_tracing
        self.told = False
        self.config = config

    def note(self, code: CodeType) -> bool:
        """A function starts; whether anybody wants to hear of it again."""
        entry = self.known.get(id(code))
        if entry is None:
            # The code object is kept, so that its id is nobody else's.
            entry = self.known[id(code)] = (code, self.places.of(code))
        if entry[1]:
            self.now.update(entry[1])
            return True
        return False

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_runtest_protocol(self) -> Generator[None, Any, Any]:
        """From the first fixture to the last."""
        self.now.clear()
        stop = self.watch(self)
        if stop is None:
            self._complain()
            return (yield)
        try:
            return (yield)
        finally:
            stop()

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_makereport(self, call: pytest.CallInfo[None]) -> Generator[None, Any, Any]:
        """What ran in the test and its fixtures."""
        report = yield
        if call.when == "call":
            report.spec_reached = sorted(self.now)
        return report

    def _complain(self) -> None:
        if not self.told:
            self.told = True
            tell(self.config, "--spec-reach: another tracer (coverage, a debugger) is active, so reach is not recorded")


def _by_tracing(reach: Reach) -> Any:
    """Look at every call, until the returned function is called; None where somebody else is looking."""
    if sys.gettrace() is not None:
        return None

    def trace(frame: FrameType, _event: str, _argument: Any) -> None:
        reach.note(frame.f_code)

    def stop() -> None:
        sys.settrace(None)
        threading.settrace(None)

    threading.settrace(trace)
    sys.settrace(trace)
    return stop


def _by_monitoring(reach: Reach) -> Any:
    """The same where the interpreter tells: functions that nobody asks about fall silent after their first call."""
    monitoring: Any = sys.monitoring  # type: ignore[attr-defined, unused-ignore]
    if reach.tool is None:
        free = [tool for tool in _TOOLS if monitoring.get_tool(tool) is None]
        if not free:
            return None
        reach.tool = free[0]
        monitoring.use_tool_id(reach.tool, "specflow")
        monitoring.register_callback(
            reach.tool, monitoring.events.PY_START,
            lambda code, _offset: None if reach.note(code) else monitoring.DISABLE,
        )  # fmt: skip
    tool = reach.tool
    monitoring.set_events(tool, monitoring.events.PY_START)
    return lambda: monitoring.set_events(tool, 0)
