"""Tests that go by titles: is this result the test of that title? Each runner has its own way to put suites before it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence

from specflow.model.evidence import Report, Result

_NO_SUITE = ("", "test")
"""What stands for a suite where there is none: node:test gives every test the class `test`."""


def is_title(symbol: str) -> bool:
    """Whether a test is called by a sentence and not by a name of its language."""
    return " " in symbol or "[" in symbol


def spoken(title: str) -> str:
    """A title with those of its suites before it, without what a runner puts between them."""
    return " ".join(title.replace("::", " ").replace(" > ", " ").split())


def whole(result: Result) -> str:
    """The titles of a result from its outermost suite on."""
    group, colons, title = result.name.partition("::")
    return spoken(title if colons and group in (*_NO_SUITE, title) else result.name)


def plainer(title: str) -> str:
    """A title as Go writes that of a subtest: slashes between the parts, and no spaces."""
    return spoken(title.replace("/", " ").replace("_", " "))


def _own(result: Result) -> str:
    return plainer(result.name.partition("::")[2] or result.name)


def _symbol(result: Result) -> str:
    return spoken(result.symbol)


class _Pool:
    """Results by their titles: in full, alone, and as Go writes them. Most are found by the first; the others are made late."""

    def __init__(self, results: Sequence[Result]) -> None:
        self._results = results
        self._known: dict[Callable[[Result], str], dict[str, list[Result]]] = {}

    def by(self, title: Callable[[Result], str], wanted: str) -> Sequence[Result]:
        """The results of that title."""
        if title not in self._known:
            found = self._known[title] = {}
            for result in self._results:
                found.setdefault(title(result), []).append(result)
        return self._known[title].get(wanted, ())


class Titles:
    """The results of one report by their titles; `paths` are its results by the file that they name, "" for none."""

    def __init__(self, paths: Mapping[str, Sequence[Result]]) -> None:
        self._paths = paths
        self._pools: dict[str, _Pool] = {}

    def of(self, symbol: str, path: str) -> list[Result]:
        """The results of the test `symbol` of a file: those of that file, else those that name none. A result that has all its
        titles comes before one that only ends like it."""
        here, nowhere = self._pool(path), self._pool("")
        for title, wanted in ((whole, spoken(symbol)), (_symbol, spoken(symbol)), (_own, plainer(symbol))):
            if found := here.by(title, wanted) or nowhere.by(title, wanted):
                return list(found)
        return []

    def _pool(self, path: str) -> _Pool:
        if path not in self._pools:
            self._pools[path] = _Pool(self._paths.get(path, ()))
        return self._pools[path]


def targets_of(report: Report) -> dict[str, list[str]]:
    """The tests that a report is stamped with, as `path::symbol`, by their titles."""
    found: dict[str, list[str]] = {}
    for key in report.digests:
        _, colons, symbol = key.partition("::")
        if colons:
            for title in {spoken(symbol), plainer(symbol)}:
                found.setdefault(title, []).append(key)
    return found


def is_gone(result: Result, stamped: Mapping[str, Sequence[str]], present: Collection[str]) -> bool:
    """Whether a result that does not say its file is of a test that claimed something when it ran, and that none is today."""
    keys = [key for title in (whole(result), _symbol(result), _own(result)) for key in stamped.get(title, ())]
    return bool(keys) and not any(key in present for key in keys)
