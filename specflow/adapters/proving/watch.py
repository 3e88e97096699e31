"""Watches one session of pytest: what failed, and whether by an assertion."""

from __future__ import annotations

import os
from typing import Any


class Watcher:
    """Tells a test that failed by an assertion from one that broke, and stops at the first assertion."""

    def __init__(self, sources: frozenset[str]) -> None:
        self.sources = sources
        self.kind = "survived"
        self.by = ""
        self.ran = 0
        self.durations: dict[str, float] = {}

    def pytest_runtest_makereport(self, item: Any, call: Any) -> None:
        """After every phase of every test."""
        self.durations[item.nodeid] = self.durations.get(item.nodeid, 0.0) + call.duration
        if call.when == "call":
            self.ran += 1
        if call.excinfo is None or call.excinfo.typename == "Skipped":
            return
        if self._is_assertion(call):
            self.kind, self.by = "killed", item.nodeid
            item.session.shouldstop = "noticed"
        elif self.kind == "survived":
            self.kind, self.by = "crashed", item.nodeid

    def _is_assertion(self, call: Any) -> bool:
        """By the test, or by a helper it called; an `assert` in the code under test is a crash of that code."""
        import pytest

        if not isinstance(call.excinfo.value, AssertionError | pytest.fail.Exception):
            return False
        traceback = call.excinfo.tb
        while traceback.tb_next is not None:
            traceback = traceback.tb_next
        return os.path.realpath(traceback.tb_frame.f_code.co_filename) not in self.sources
