"""Which test claims which requirements, and which tests a run is asked for."""

from __future__ import annotations

import functools
import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from specflow.pytest_plugin.tags import FILE, ID, Owned, tags_of

REMEDY = "mark one with @pytest.mark.spec(…) or tag it with `# spec: …`"


class Affected(NamedTuple):
    """What a change touches: full ids, and tests as `path::symbol`."""

    base: str
    requirements: frozenset[str]
    tests: frozenset[str]


class Claims:
    """Puts the requirements a test claims into its `user_properties` (and so into JUnit), and selects by them."""

    def __init__(self, config: pytest.Config) -> None:
        self.config = config
        self.wanted = _wanted(config.option.spec_ids)
        self.affected = _affected(config)
        self.root = workspace_of(config.rootpath) if self.affected else config.rootpath
        self.complaint = ""

    def pytest_collection_modifyitems(self, session: pytest.Session, items: list[pytest.Item]) -> None:
        """Note the claims of every test, then keep those that were asked for."""
        around: Around = {None: ()}
        homes: Homes = {}
        claims = [claims_of(item, around, homes) for item in items]
        for item, ids in zip(items, claims, strict=True):
            item.user_properties.extend(("requirement", id_) for id_ in ids if _is_id(id_))
        self.complaint = self._malformed(items, claims)
        if self.wanted or self.affected:
            chosen = [self._chosen(item, ids) for item, ids in zip(items, claims, strict=True)]
            # A file that could not be collected may be the one that claims it: pytest tells that error itself.
            missing = () if session.testsfailed else self._unmatched(claims, any(chosen))
            if missing:
                self.complaint = f"no test claims {', '.join(missing)}: {REMEDY}"
            self._keep(items, chosen)
        if hasattr(self.config, "workeroutput"):
            self.config.workeroutput["spec_complaint"] = self.complaint
        elif self.complaint:
            raise pytest.UsageError(self.complaint)

    def _malformed(self, items: list[pytest.Item], claims: list[tuple[str, ...]]) -> str:
        """A mark that names no requirement; with `--junitxml` alone the mark may be somebody else's."""
        if not (self.wanted or self.affected or self.config.option.spec_evidence):
            return ""
        for item, ids in zip(items, claims, strict=True):
            wrong = next((id_ for id_ in ids if not _is_id(id_)), None)
            if wrong is not None:
                return f"{item.nodeid}: `{wrong}` in @pytest.mark.spec is no requirement id such as FR-07"
        return ""

    def _chosen(self, item: pytest.Item, ids: tuple[str, ...]) -> bool:
        if any(_same(id_, asked) for id_ in ids for asked in self.wanted):
            return True
        if self.affected is None:
            return False
        if any(_same(id_, asked) for id_ in ids for asked in self.affected.requirements):
            return True
        path = os.path.relpath(item.path, self.root).replace(os.sep, "/")
        return not self.affected.tests.isdisjoint({path, f"{path}::{symbol_of(item.location[2])}"})

    def _unmatched(self, claims: list[tuple[str, ...]], any_chosen: bool) -> tuple[str, ...]:
        """Asking for a requirement that no test claims is an error: an empty run must not look like a passed one."""
        known = {id_ for ids in claims for id_ in ids}
        missing = tuple(asked for asked in self.wanted if not any(_same(id_, asked) for id_ in known))
        if self.affected and self.affected.requirements and not any_chosen:
            missing += tuple(sorted(self.affected.requirements))
        return missing

    def _keep(self, items: list[pytest.Item], chosen: list[bool]) -> None:
        dropped = [item for item, keep in zip(items, chosen, strict=True) if not keep]
        if dropped:
            self.config.hook.pytest_deselected(items=dropped)
            items[:] = [item for item, keep in zip(items, chosen, strict=True) if keep]

    @pytest.hookimpl(optionalhook=True)
    def pytest_configure_node(self, node: Any) -> None:
        """Hand the answer of `--spec-affected` to a worker of xdist."""
        if self.affected:
            base, requirements, tests = self.affected
            node.workerinput["spec_affected"] = {"base": base, "requirements": sorted(requirements), "tests": sorted(tests)}

    @pytest.hookimpl(optionalhook=True)
    def pytest_testnodedown(self, node: Any) -> None:
        """What a worker of xdist complains of: it cannot end the run itself."""
        self.complaint = self.complaint or getattr(node, "workeroutput", {}).get("spec_complaint", "")

    @pytest.hookimpl(trylast=True)
    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """Tell what workers complain of; where a change touches nothing, running nothing is right."""
        if hasattr(self.config, "workerinput"):
            return
        if self.complaint:
            if session.exitstatus != pytest.ExitCode.USAGE_ERROR:
                tell(self.config, f"ERROR: {self.complaint}")
            session.exitstatus = pytest.ExitCode.USAGE_ERROR
        elif self.affected and not (self.wanted or self.affected.requirements or self.affected.tests):
            tell(self.config, f"specflow: no requirement is affected since {self.affected.base}; there is nothing to run")
            if session.exitstatus == pytest.ExitCode.NO_TESTS_COLLECTED:
                session.exitstatus = pytest.ExitCode.OK


# ---------------------------------------------------------------- what was asked for


@functools.cache
def _is_id(word: str) -> bool:
    return re.fullmatch(ID, word) is not None


def _wanted(ids: list[str]) -> tuple[str, ...]:
    for id_ in ids:
        if not _is_id(id_):
            raise pytest.UsageError(f"--spec {id_}: this is no requirement id; one looks like FR-07 or ask-maps/FR-07")
    return tuple(dict.fromkeys(ids))


def _affected(config: pytest.Config) -> Affected | None:
    """Ask specflow, once: workers of xdist get the answer of their controller."""
    base = config.option.spec_affected
    if not base:
        return None
    answer = getattr(config, "workerinput", {}).get("spec_affected") or _ask(workspace_of(config.rootpath), base)
    return Affected(base, frozenset(answer["requirements"]), frozenset(answer["tests"]))


def _ask(root: Path, base: str) -> dict[str, Any]:
    import json
    import subprocess

    line = [sys.executable, "-m", "specflow", "evidence", "affected", "--format", "json", base]
    done = subprocess.run(line, cwd=root, capture_output=True, text=True, encoding="utf-8", errors="replace", check=False)
    if done.returncode:
        raise pytest.UsageError(f"--spec-affected {base}: {done.stderr.strip() or 'specflow could not tell what changed'}")
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def workspace_of(start: Path) -> Path:
    """The root that evidence counts its paths from, found as specflow itself finds it."""
    above = (start, *start.parents)
    for folder in above:
        pyproject = folder / "pyproject.toml"
        if (folder / "specflow.toml").is_file() or (pyproject.is_file() and b"[tool.specflow" in pyproject.read_bytes()):
            return folder
    return next((folder for folder in above if (folder / ".git").exists()), start)


def _same(claimed: str, asked: str) -> bool:
    """`FR-07` means every feature's; `ask-maps/FR-07` only that one, or a claim that leaves the feature open."""
    return claimed == asked or (("/" in claimed) != ("/" in asked) and claimed.rpartition("/")[2] == asked.rpartition("/")[2])


# ---------------------------------------------------------------- what a test claims


Around = dict[pytest.Collector | None, tuple[pytest.Mark, ...]]
"""The marks of classes, modules and packages, found once for all of their tests."""


class Home(NamedTuple):
    """Where tests stand, found once for all that have the same parent: `item.module` and `item.cls` look for it every time."""

    tags: Owned
    module: str | None
    cls: str


Homes = dict[pytest.Collector | None, Home]


def _home(item: pytest.Item) -> Home:
    cls = getattr(item, "cls", None)
    module = getattr(getattr(item, "module", None), "__name__", None)
    return Home(tags_of(str(item.path)), module, cls.__qualname__ if cls is not None else "")


def claims_of(item: pytest.Item, around: Around, homes: Homes) -> tuple[str, ...]:
    """The ids that a test claims by marks and by tags, each once."""
    ids: dict[str, None] = {}
    for mark in (*_own_marks(item), *_marks_around(item.parent, around)):
        for given in mark.args:
            ids[str(given)] = None
    function = getattr(item, "function", None)
    if function is not None:
        home = homes.get(item.parent)
        if home is None:
            home = homes[item.parent] = _home(item)
        ids.update(dict.fromkeys(_tagged(item, function, home)))
    return tuple(ids)


def _own_marks(node: pytest.Item | pytest.Collector) -> list[pytest.Mark]:
    return [mark for mark in node.own_markers if mark.name == "spec"]


def _marks_around(node: pytest.Collector | None, around: Around) -> tuple[pytest.Mark, ...]:
    """The marks of a class, a module, a package and what they stand in, as `iter_markers` has them."""
    if node not in around:
        around[node] = (*_own_marks(node), *_marks_around(node.parent, around)) if node else ()
    return around[node]


def _tagged(item: pytest.Item, function: Any, home: Home) -> Iterator[str]:
    """Ids of tags on the function, on the classes around it, and on its file; a base class may stand in another file."""
    own = there = home.tags
    if function.__module__ != home.module:
        there = tags_of(getattr(sys.modules.get(function.__module__), "__file__", None) or str(item.path))
    if not own and not there:
        return
    yield from own.get(FILE, ())
    yield from _around(there, function.__qualname__)
    yield from _around(own, home.cls)


def _around(tags: Owned, name: str) -> Iterator[str]:
    while name:
        yield from tags.get(name, ())
        name = name.rpartition(".")[0]


def symbol_of(domain: str) -> str:
    """`TestGate.test_thin` of `TestGate.test_thin[0.75]`, as pytest's `location` names a test."""
    return domain.partition("[")[0]


def tell(config: pytest.Config, words: str) -> None:
    """One line on the terminal, where there is one."""
    reporter = config.pluginmanager.get_plugin("terminalreporter")
    if reporter is not None:
        reporter.ensure_newline()
        reporter.write_line(words)
