"""What all readers share: problems, outcomes in order, ids in titles, paths and symbols."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from specflow.model.evidence import RANK, Result
from specflow.model.finding import Problem
from specflow.model.ids import FULL_ID_RE
from specflow.model.location import Location

MOST_TESTS = 500_000
MOST_IDS = 200
"""Ids that one suite or test may claim."""
MOST_TITLE = 2_000
"""Characters of a title that are searched for ids."""

# Not after a word character: `test_gate[FR-07]` is a parameter of pytest, `gate [FR-07]` a claim.
_BRACKETS = re.compile(r"(?<![\w\])])\[([^\[\]\n]{1,300})\]")
_FUNCTION = re.compile(r"([A-Za-z_$][\w$]*)(?:[\[({].*[\])}])?", re.DOTALL)
_GO = re.compile(r"((?:Test|Example|Fuzz|Benchmark)\w*)/")
_SOURCE = re.compile(r"[^\s:\"'<>|?*]+\.(?:[cm]?[jt]sx?|py|rb|php|vue|svelte|dart|exs|lua)")


def unreadable(path: str, why: str, line: int = 1, help_: str = "") -> Problem:
    """A report that counts for nothing (SF506)."""
    return Problem("unreadable-evidence", f"{path}: {why}", Location.on_line(path, max(line, 1)),
                   help=help_ or "Let the runner write the report again.")  # fmt: skip


def listed_ids(words: str) -> Iterator[str]:
    """The ids of `ask-maps/FR-07, EC-02`, the feature carried over; nothing at all when one of them is no id."""
    feature, found = "", []
    for part in words.split(","):
        match = FULL_ID_RE.fullmatch(part.strip())
        if match is None:
            return
        feature = match["feature"] or feature
        found.append(f"{feature}/{match['id']}" if feature else match["id"])
    yield from found


def claimed_in(title: str) -> Iterator[str]:
    """The ids in square brackets of a test's title."""
    if "[" in title:
        for group in _BRACKETS.finditer(title[:MOST_TITLE]):
            yield from listed_ids(group[1])


def symbol_of(name: str) -> str:
    """`test_gate` of `test_gate[0.75]`, `gate` of `gate(int)[1]`, `TestGate` of `TestGate/thin`; a title as it stands."""
    go = _GO.match(name)
    if go:
        return go[1]
    function = _FUNCTION.fullmatch(name) if len(name) <= MOST_TITLE else None
    return function[1] if function else name


@lru_cache(maxsize=1024)  # most tests stand beside others of their file
def relative(path: str, root: str = "") -> str:
    """A path from the root with `/`; empty for what lies outside of it or cannot be a path."""
    path = path.removeprefix("file://").replace("\\", "/").strip()
    top = root.replace("\\", "/").rstrip("/")
    if top and path.startswith(f"{top}/"):
        path = path[len(top) + 1 :]
    while path.startswith("./"):
        path = path[2:]
    outside = path.startswith("/") or re.match(r"[A-Za-z]:", path) or ".." in path.split("/")
    return "" if outside or "\0" in path or len(path) > 1_000 else path


def looks_like_source(words: str) -> bool:
    """Whether a class or suite name is really the path of a test file, as Vitest and Playwright write it."""
    return len(words) <= 1_000 and _SOURCE.fullmatch(words) is not None


def seconds(words: object) -> float:
    """A duration as runners write it, `1,234.5` too; 0 where it is none."""
    try:
        value = float(str(words).replace(",", ""))
    except ValueError:
        return 0.0
    return value if math.isfinite(value) and 0 <= value < 1e9 else 0.0


def once(results: Iterable[Result]) -> tuple[Result, ...]:
    """Each test once, as bad as it ever was, with everything it ever claimed, ordered by name."""
    groups: dict[tuple[str, str], list[Result]] = {}
    for result in results:
        groups.setdefault((result.path, result.name), []).append(result)
    return tuple(sorted(map(together, groups.values()), key=lambda one: (one.name, one.path)))


def together(results: Sequence[Result]) -> Result:
    """Results of one test: the worst outcome, all ids, all reached code."""
    if len(results) == 1:
        return results[0]
    worst = max(results, key=lambda result: RANK.get(result.outcome, 0))
    return worst._replace(
        requirements=tuple(dict.fromkeys(id_ for one in results for id_ in one.requirements)),
        reached=tuple(dict.fromkeys(target for one in results for target in one.reached)),
        seconds=round(sum(one.seconds for one in results), 6),
        flaky=any(one.flaky for one in results),
        digest=worst.digest if len({one.digest for one in results}) == 1 else "",
    )
