"""Runs claiming tests on spoilt code: one forked child for every mutant, the code replaced while it is imported, no file touched.

A program of its own: it reads a job as JSON from standard input and writes one JSON a line to standard output. It imports
the standard library and pytest only, so that the code under test is imported by its own tests and by nobody before them.
"""

from __future__ import annotations

import contextlib
import importlib
import importlib.machinery
import importlib.util
import json
import os
import resource
import signal
import sys
import time
from pathlib import Path
from typing import Any

PROTECTED = ("pytest", "_pytest", "pluggy")


class Spoiler:
    """Gives the import system one file's text in place of what stands on the disk."""

    def __init__(self, path: str, text: str) -> None:
        self.path, self.text = path, text

    def find_spec(self, name: str, path: Any, target: Any = None) -> Any:
        """The module's spec as everybody else finds it, with the spoilt text when it is the file."""
        for finder in sys.meta_path:
            if finder is self or not hasattr(finder, "find_spec"):
                continue
            spec = finder.find_spec(name, path, target)
            if spec is not None:
                if spec.origin and os.path.realpath(spec.origin) == self.path:
                    spec.loader = _loader(name, spec.origin, self.text)
                    spec.cached = None
                return spec
        return None


CARRIED = "SPOILT_CODE"
"""Tells Python programs that a test starts where the spoilt text lies: a test may look at the code through a process."""
AT_START = """
import importlib, importlib.machinery, os, sys
{code}
spoilt = os.environ.get({variable!r}, "").split(os.pathsep)
if len(spoilt) == 2:
    with open(spoilt[1], encoding="utf-8", newline="") as file:
        sys.meta_path.insert(0, Spoiler(spoilt[0], file.read()))
here = os.path.dirname(os.path.abspath(__file__))
sys.path[:] = [one for one in sys.path if os.path.abspath(one) != here]
sys.modules.pop("sitecustomize", None)
try:
    import sitecustomize
except ImportError:
    pass
"""


def _loader(name: str, origin: str, text: str) -> importlib.machinery.SourceFileLoader:
    class Loader(importlib.machinery.SourceFileLoader):
        def get_data(self, path: str) -> bytes:
            return text.encode()

        def get_code(self, fullname: str) -> Any:
            return compile(text, origin, "exec", dont_inherit=True)

    return Loader(name, origin)


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
                self.preload(baseline["outside"])
                limit = max(5.0, baseline["seconds"] * 10 + 2)
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
                early.append(bool(targets & _loaded()))

        signal.setitimer(signal.ITIMER_REAL, max(1.0, self.until - time.monotonic()))
        code = self.pytest(group, [watcher, Early()])
        signal.setitimer(signal.ITIMER_REAL, 0)
        passed = code == 0 and watcher.ran > 0
        why = "" if passed else f"{watcher.by} does not pass" if watcher.by else f"pytest ended with exit code {code}"
        return {"baseline": "passed" if passed else "failed", "why": why, "outside": self.outside(), "ran": watcher.ran,
                "early": not early or early[0], "durations": watcher.durations}  # fmt: skip

    def pytest(self, group: dict[str, Any], plugins: list[Any]) -> int:
        """One session, in this process, silent."""
        import pytest

        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 1)
        os.dup2(nowhere, 2)
        return int(pytest.main([*self.job["arguments"], *group["tests"]], plugins=plugins))

    def outside(self) -> list[str]:
        """Modules from outside of the workspace that the tests imported, in the order they came."""
        root = os.path.realpath(self.job["root"]) + os.sep
        guarded = _plugins()
        names = []
        for name, module in list(sys.modules.items()):
            file = getattr(module, "__file__", None)
            top = name.partition(".")[0]
            if file and top not in guarded and not top.startswith("pytest"):
                real = os.path.realpath(file)
                if not real.startswith(root) or f"{os.sep}site-packages{os.sep}" in real:
                    names.append(name)
        return names

    def preload(self, names: list[str]) -> None:
        """Import what every run would import anyway, once; what does not want to come alone is left."""
        for name in names:
            if name not in sys.modules and name not in self.warm and name != "__main__":
                self.warm.add(name)
                with contextlib.suppress(BaseException):
                    importlib.import_module(name)

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
        if os.WIFSIGNALED(status):
            fate = "timeout" if os.WTERMSIG(status) == signal.SIGALRM else "crashed"
            self.tell(id=mutant["id"], fate=fate)
        elif os.WEXITSTATUS(status):
            self.tell(id=mutant["id"], fate="crashed")
        self.tell(id=mutant["id"], cpu=round(usage.ru_utime + usage.ru_stime, 4))

    def begin(self, mutant: dict[str, Any], seconds: float) -> None:
        """Make this process the one in which the code is spoilt."""
        path = os.path.realpath(mutant["path"])
        text = self.texts[mutant["path"]]
        spoilt = text[: mutant["start"]] + mutant["new"] + text[mutant["end"] :]
        sys.meta_path.insert(0, Spoiler(path, spoilt))
        self.carry(path, spoilt)
        sys.dont_write_bytecode = True
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.setitimer(signal.ITIMER_REAL, seconds)

    def carry(self, path: str, spoilt: str) -> None:
        """Let the Python programs that a test starts see the same."""
        folder = Path(self.job["folder"])
        file = folder / f"spoilt-{os.getpid()}"
        file.write_text(spoilt, encoding="utf-8", newline="")
        os.environ[CARRIED] = f"{path}{os.pathsep}{file}"
        paths = [str(folder / "site"), os.environ.get("PYTHONPATH", "")]
        os.environ["PYTHONPATH"] = os.pathsep.join(one for one in paths if one)

    def end(self, mutant: dict[str, Any], watcher: Watcher, code: int) -> None:
        """Tell what became of the mutant, and leave."""
        fate = watcher.kind
        if fate == "survived" and (code not in (0,) or not watcher.ran):
            fate = "crashed"
        self.tell(id=mutant["id"], fate=fate, by=watcher.by)
        os._exit(0)


def _share(whole: dict[str, Any], group: dict[str, Any]) -> dict[str, Any]:
    """What a run of all tests says of one requirement's."""
    tests = tuple(group["tests"])
    inside = tuple(f"{test}{mark}" for test in tests for mark in ("[", "::"))
    mine = [seconds for name, seconds in whole["durations"].items() if name in tests or name.startswith(inside)]
    if not mine:
        return {**whole, "baseline": "failed", "why": "none of its tests ran", "seconds": 0.0, "ran": 0}
    return {**whole, "seconds": sum(mine) + 0.5, "ran": len(mine)}


def _loaded() -> set[str]:
    return {os.path.realpath(file) for module in list(sys.modules.values()) if (file := getattr(module, "__file__", None))}


def _plugins() -> frozenset[str]:
    """Packages that bring a pytest plugin: pytest has to import these itself, to rewrite their assertions."""
    import importlib.metadata

    names = set(PROTECTED)
    for distribution in importlib.metadata.distributions():
        entries = [one for one in distribution.entry_points if one.group == "pytest11"]
        names |= {one.value.partition(":")[0].partition(".")[0] for one in entries}
        if entries:
            names |= {str(file).partition("/")[0].removesuffix(".py") for file in distribution.files or ()}
    return frozenset(names)


def write_start(folder: Path) -> None:
    """What Python programs of a test run when they start."""
    import inspect

    folder.mkdir(exist_ok=True)
    code = "from typing import Any\n" + inspect.getsource(Spoiler) + inspect.getsource(_loader)
    (folder / "sitecustomize.py").write_text(AT_START.format(code=code, variable=CARRIED), encoding="utf-8")


def main() -> None:
    """Read the job, do it."""
    job = json.load(sys.stdin)
    out = os.dup(1)
    os.chdir(job["root"])
    sys.path.insert(0, job["root"])
    sys.pycache_prefix = job["pycache"]
    for module in ("pytest", "_pytest.assertion.util", "_pytest._io.pprint", "difflib", "pprint"):
        with contextlib.suppress(ImportError):
            importlib.import_module(module)  # once, for all children

    write_start(Path(job["folder"]) / "site")
    Work(job, out).run()


if __name__ == "__main__":
    main()
