"""Test results and what they prove (contract, sections 5 and 7)."""

from __future__ import annotations

import enum
from collections.abc import Iterable
from typing import NamedTuple


class Outcome(enum.StrEnum):
    """How a test or check ended. Only `PASSED` proves anything."""

    PASSED = "passed"
    FAILED = "failed"
    ERROR = "error"
    SKIPPED = "skipped"
    XFAILED = "xfailed"
    XPASSED = "xpassed"
    NOT_RUN = "not run"
    STALE = "stale"
    HOLLOW = "hollow"


RANK = {
    outcome: rank
    for rank, outcome in enumerate((
        Outcome.NOT_RUN, Outcome.SKIPPED, Outcome.PASSED, Outcome.XFAILED, Outcome.XPASSED, Outcome.FAILED, Outcome.ERROR
    ))
}  # fmt: skip
"""How much an outcome weighs where one test has several: what did not run says nothing, what failed outweighs what passed."""


def worst(outcomes: Iterable[Outcome]) -> Outcome:
    """One outcome for many runs of a test, or for its many cases; `NOT_RUN` for none."""
    return max(outcomes, key=lambda one: RANK.get(one, 0), default=Outcome.NOT_RUN)


class Freshness(enum.StrEnum):
    """Whether results belong to the code and text in front of us."""

    FRESH = "fresh"
    STALE = "stale"
    UNKNOWN = "unknown"


class Result(NamedTuple):
    """One test of one report."""

    name: str
    """The runner's own id: a pytest node id, or a JUnit `classname` and `name` joined by `::`."""
    path: str
    """Root-relative, empty where the report does not say."""
    symbol: str
    """The function, method or title that the name ends in."""
    line: int
    """0 where the report does not say."""
    outcome: Outcome
    requirements: tuple[str, ...]
    """Ids the test itself names, with or without feature: markers, properties, `[FR-07]` in the title."""
    seconds: float
    digest: str = ""
    """Fingerprint of the test's definition when it ran; empty where the report does not say."""
    reached: tuple[str, ...] = ()
    """Tagged definitions that ran, as `path::symbol`; empty where reach was not recorded."""
    flaky: bool = False
    """It failed first and passed when it was run again."""


class Report(NamedTuple):
    """One report file. Digests map `path::symbol` to definition fingerprints and full ids to text digests, as of the run."""

    path: str
    runner: str
    """`pytest`, `junit` or `go`."""
    commit: str
    digests: dict[str, str]
    results: tuple[Result, ...]
    tracked: bool = False
    """git tracks the file: it can be written by hand and never counts."""
    dirty: bool = True
    """The tree differed from `commit` when the tests ran, or nobody knows."""
    exit: int = 0
    """The runner's exit code."""
    rerun: bool = False
    """The run repeated tests of an earlier one (`pytest --last-failed`): in a merge its results replace theirs."""
