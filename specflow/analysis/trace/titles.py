"""Tests that go by titles: is this result the test of that title? Each runner has its own way to put suites before it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

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


class Titles:
    """The results of one report by their titles."""

    def __init__(self, results: Iterable[Result]) -> None:
        self._whole: dict[str, list[Result]] = {}
        self._own: dict[str, list[Result]] = {}
        self._plainer: dict[str, list[Result]] = {}
        for result in results:
            self._whole.setdefault(whole(result), []).append(result)
            self._own.setdefault(spoken(result.symbol), []).append(result)
            self._plainer.setdefault(_own(result), []).append(result)

    def of(self, symbol: str, path: str) -> list[Result]:
        """The results of the test `symbol` of a file: those of that file, else those that name none. A result that has all its
        titles comes before one that only ends like it."""
        wanted = spoken(symbol)
        for found in (self._whole.get(wanted, ()), self._own.get(wanted, ()), self._plainer.get(plainer(symbol), ())):
            here = [one for one in found if one.path == path] or [one for one in found if not one.path]
            if here:
                return here
        return []


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
    keys = [key for title in (whole(result), spoken(result.symbol), _own(result)) for key in stamped.get(title, ())]
    return bool(keys) and not any(key in present for key in keys)
