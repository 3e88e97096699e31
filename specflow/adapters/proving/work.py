"""One job: a baseline for every requirement, then one forked session for every mutant."""

from __future__ import annotations

import contextlib
import json
import os
import resource
import signal
import sys
import time
from pathlib import Path
from typing import Any

from .imports import loaded, outside, preload
from .spoil import spoil
from .watch import Watcher

PATIENCE = 6
"""A run may take so many times its processor time by the clock: it may have to wait for others, or for nothing at all."""


class Host:
    """Stands where a session begins: forks one session for every mutant, each of which goes on from here."""

    def __init__(self, work: Work, group: dict[str, Any], seconds: float) -> None:
        self.work, self.group, self.seconds = work, group, seconds
        self.watcher: Watcher | None = None
        self.mine: dict[str, Any] | None = None

    def pytest_sessionstart(self, session: Any) -> None:
        """In the parent this never returns."""
        mutant = self.work.fan_out(self.group["mutants"], self.seconds)
        if mutant is None:
            os._exit(0)
        self.mine = mutant
        self.watcher = Watcher(self.work.sources)
        session.config.pluginmanager.register(self.watcher, "specflow-watcher")


class Work:
    """One job: the requirements with their tests and mutants, in one workspace."""

    def __init__(self, job: dict[str, Any], out: int) -> None:
        self.job, self.out = job, out
        self.texts: dict[str, str] = job["texts"]
        self.jobs = max(1, int(job["jobs"]))
        self.until = time.monotonic() + float(job["seconds"])
        self.sources = frozenset(os.path.realpath(path) for path in job["sources"])
        self.warm: set[str] = set()

    def tell(self, **row: Any) -> None:
        """One line, in one write, so that children do not tear each other's lines."""
        os.write(self.out, (json.dumps(row)[:4000] + "\n").encode())

    def run(self) -> None:
        """Every requirement in turn. One run of all tests is everybody's baseline; only when it fails each has its own."""
        groups = self.job["groups"]
        tests = list(dict.fromkeys(test for group in groups for test in group["tests"]))
        mutants = [mutant for group in groups for mutant in group["mutants"]]
        whole = self.baseline({"tests": tests, "mutants": mutants}) if len(groups) > 1 else {"baseline": "failed"}
        for group in groups:
            if time.monotonic() > self.until:
                self.tell(group=group["id"], baseline="no time")
                continue
            baseline = _share(whole, group) if whole["baseline"] == "passed" else self.baseline(group)
            self.tell(group=group["id"], **{key: baseline[key] for key in ("baseline", "why", "seconds", "ran")})
            if baseline["baseline"] == "passed":
                preload(baseline["outside"], self.warm)
                limit = max(3.0, baseline["seconds"] * 5 + 1)
                group = {**group, "tests": quick_first(group["tests"], baseline["durations"])}
                if baseline["early"]:
                    self.each(group, limit)
                else:
                    self.hosted(group, limit)

    # ------------------------------------------------------------ one run

    def baseline(self, group: dict[str, Any]) -> dict[str, Any]:
        """The tests on the code as it is: they have to pass, or nothing that fails later means anything."""
        read, write = os.pipe()
        began = time.monotonic()
        child = os.fork()
        if child == 0:
            os.close(read)
            answer = self._baseline(group)
            with os.fdopen(write, "w") as pipe:
                json.dump(answer, pipe)
            os._exit(0)
        os.close(write)
        with os.fdopen(read) as pipe:
            said = pipe.read()
        os.waitpid(child, 0)
        try:
            answer = json.loads(said)
        except ValueError:
            answer = {"baseline": "failed", "why": "the tests ended the process", "outside": [], "early": False, "ran": 0,
                      "durations": {}}  # fmt: skip
        return {**answer, "seconds": time.monotonic() - began}

    def _baseline(self, group: dict[str, Any]) -> dict[str, Any]:
        watcher = Watcher(self.sources)
        targets = {os.path.realpath(mutant["path"]) for mutant in group["mutants"]}
        early: list[bool] = []

        class Early:
            def pytest_sessionstart(self, session: Any) -> None:
                early.append(bool(targets & loaded()))

        signal.setitimer(signal.ITIMER_REAL, max(1.0, self.until - time.monotonic()))
        code = self.pytest(group, [watcher, Early()])
        signal.setitimer(signal.ITIMER_REAL, 0)
        passed = code == 0 and watcher.ran > 0
        why = "" if passed else f"{watcher.by} does not pass" if watcher.by else f"pytest ended with exit code {code}"
        return {
            "baseline": "passed" if passed else "failed", "why": why, "ran": watcher.ran, "durations": watcher.durations,
            "early": not early or early[0], "outside": outside(self.job["root"]),
        }  # fmt: skip

    def pytest(self, group: dict[str, Any], plugins: list[Any]) -> int:
        """One session, in this process, silent."""
        import pytest

        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 1)
        os.dup2(nowhere, 2)
        return int(pytest.main([*self.job["arguments"], *group["tests"]], plugins=plugins))

    # ------------------------------------------------------------ many runs

    def hosted(self, group: dict[str, Any], seconds: float) -> None:
        """All mutants from one session that has read its configuration and plugins, but no test and no code yet."""
        child = os.fork()
        if child == 0:
            host = Host(self, group, seconds)
            code = 70
            with contextlib.suppress(BaseException):
                code = self.pytest(group, [host])
            if host.mine is not None and host.watcher is not None:
                self.end(host.mine, host.watcher, code)
            os._exit(0)
        os.waitpid(child, 0)

    def each(self, group: dict[str, Any], seconds: float) -> None:
        """Every mutant in a session of its own: the code is imported while the session is set up."""
        mutant = self.fan_out(group["mutants"], seconds)
        if mutant is not None:
            watcher = Watcher(self.sources)
            code = 70
            with contextlib.suppress(BaseException):
                code = self.pytest(group, [watcher])
            self.end(mutant, watcher, code)

    def fan_out(self, mutants: list[dict[str, Any]], seconds: float) -> dict[str, Any] | None:
        """In each child its mutant, ready to be imported; in the parent None, when all children have ended."""
        running: dict[int, dict[str, Any]] = {}
        for mutant in mutants:
            while len(running) >= self.jobs:
                self.wait(running)
            if time.monotonic() > self.until:
                self.tell(id=mutant["id"], fate="not run")
                continue
            child = os.fork()
            if child == 0:
                self.begin(mutant, seconds)
                return mutant
            running[child] = mutant
        while running:
            self.wait(running)
        return None

    def wait(self, running: dict[int, dict[str, Any]]) -> None:
        """One child's end; one that was ended by the clock, or ended itself, is told here."""
        child, status, usage = os.wait4(-1, 0)
        mutant = running.pop(child, None)
        if mutant is None:
            return
        if os.WIFSIGNALED(status) and os.WTERMSIG(status) in (signal.SIGALRM, signal.SIGPROF):
            self.tell(id=mutant["id"], fate="timeout")
        elif os.WIFSIGNALED(status) or os.WEXITSTATUS(status):
            self.tell(id=mutant["id"], fate="crashed")
        self.tell(id=mutant["id"], cpu=round(usage.ru_utime + usage.ru_stime, 4))

    def begin(self, mutant: dict[str, Any], seconds: float) -> None:
        """Make this process the one in which the code is spoilt; it ends after so many `seconds` of processor time."""
        path = os.path.realpath(mutant["path"])
        text = self.texts[mutant["path"]]
        spoilt = text[: mutant["start"]] + mutant["new"] + text[mutant["end"] :]
        spoil(path, spoilt, Path(self.job["folder"]))
        sys.dont_write_bytecode = True
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        for mark, timer, limit in (
            (signal.SIGPROF, signal.ITIMER_PROF, seconds),
            (signal.SIGALRM, signal.ITIMER_REAL, seconds * PATIENCE),
        ):
            signal.signal(mark, signal.SIG_DFL)
            signal.setitimer(timer, limit)

    def end(self, mutant: dict[str, Any], watcher: Watcher, code: int) -> None:
        """Tell what became of the mutant, and leave."""
        fate = watcher.kind
        if fate == "survived" and (code not in (0,) or not watcher.ran):
            fate = "crashed"
        self.tell(id=mutant["id"], fate=fate, by=watcher.by)
        os._exit(0)


def _share(whole: dict[str, Any], group: dict[str, Any]) -> dict[str, Any]:
    """What a run of all tests says of one requirement's."""
    mine = [seconds for test in group["tests"] for seconds in _of(test, whole["durations"])]
    if not mine:
        return {**whole, "baseline": "failed", "why": "none of its tests ran", "seconds": 0.0, "ran": 0}
    return {**whole, "seconds": sum(mine) + 0.5, "ran": len(mine)}


def quick_first(tests: list[str], durations: dict[str, float]) -> list[str]:
    """The first assertion that fails ends a run, so slow tests wait until quick ones have had their say."""
    return sorted(tests, key=lambda test: sum(_of(test, durations)))


def _of(test: str, durations: dict[str, float]) -> list[float]:
    """The seconds of a test function: with its parameters it is several tests."""
    inside = (f"{test}[", f"{test}::")
    return [seconds for name, seconds in durations.items() if name == test or name.startswith(inside)]
