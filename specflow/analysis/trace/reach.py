"""Which tagged definitions ran, from coverage reports: in which test where a report can say so, in the run where it cannot."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from specflow.model.code import CodeFile, Definition, Relation
from specflow.model.reach import Coverage, Ran
from specflow.model.trace import Claim, Link

_PARTS = re.compile(r"[A-Za-z0-9]+")
_ID = re.compile(r"(?<![A-Za-z0-9])(?:FR|NFR|EC|BR)[-_][0-9]{2,9}(?![0-9])")
_HOLDING = ("class", "type", "value")
"""Kinds whose lines run when their file is loaded."""


class Reached(NamedTuple):
    """Claims with what their tests ran; targets that a run executed without saying in which test; reports of other code."""

    claims: tuple[Claim, ...]
    executed: frozenset[str]
    unmatched: tuple[Coverage, ...]


def with_coverage(
    claims: Sequence[Claim], links: Sequence[Link], files: Mapping[str, CodeFile], reports: Sequence[Coverage]
) -> Reached:
    """Join coverage with links. A record counts for a claim when it, or its report's name, names the test or the requirement."""
    if not reports:
        return Reached(tuple(claims), frozenset(), ())
    extents: dict[str, list[_Extent]] = {}
    for link in links:
        if link.relation is Relation.IMPLEMENTS:
            extents.setdefault(link.path, []).append(_extent(link, files.get(link.path)))
    paths = Paths(extents)
    named: dict[str, set[str]] = {}
    executed: set[str] = set()
    unmatched = []
    for report in reports:
        whole = _key(_requirement_in(report.path))
        matched = False
        for ran in report.ran:
            path = paths.meant(ran.path)
            matched = matched or bool(path)
            own = {extent.target for extent in extents.get(path, ()) if extent.ran(ran, loads=report.loads)}
            named.setdefault(_key(ran.test) or whole, set()).update(own)
            executed |= own
        if not matched and extents:
            unmatched.append(report)
    more = tuple(_extended(claim, named) for claim in claims)
    return Reached(more, frozenset(executed), tuple(unmatched))


def _extended(claim: Claim, named: Mapping[str, Collection[str]]) -> Claim:
    """The claim with what ran under its test's name, or under its requirement's."""
    feature, _, own = claim.link.requirement.partition("/")
    names = {_key(own), _key(f"{feature} {own}"), _key(claim.link.symbol), _key(claim.link.symbol.rpartition(".")[2])} - {""}
    ran = {target for name in names for target in named.get(name, ())}
    return claim._replace(reached=tuple(sorted({*claim.reached, *ran}))) if ran else claim


def _key(name: str) -> str:
    """LCOV allows letters, digits and `_` in the name of a test: `ask_maps_FR_07` is `ask-maps/FR-07`."""
    return "_".join(_PARTS.findall(name)).lower()


def _requirement_in(path: str) -> str:
    """`ask-maps.FR-07` of `coverage/ask-maps.FR-07.info`: one report for one requirement."""
    name = path.rpartition("/")[2]
    found = _ID.search(name)
    return name[: found.end()] if found else ""


# ---------------------------------------------------------------- what ran


class _Piece(NamedTuple):
    """A function without the functions inside of it: its lines, and those that run only when it is called."""

    lines: frozenset[int]
    body: frozenset[int]


class _Extent(NamedTuple):
    """A target and the functions that make it up; without any, all of its file."""

    target: str
    pieces: tuple[_Piece, ...]

    def ran(self, ran: Ran, *, loads: bool) -> bool:
        """Whether one of its functions ran. Where calls are counted, they decide; else lines behind the declaration do."""
        if not self.pieces:
            return bool(ran.lines)
        for piece in self.pieces:
            if counted := ran.counted & piece.lines:
                if ran.called & counted:
                    return True
            elif ran.lines & (piece.body if loads else piece.lines):
                return True
        return False


def _extent(link: Link, file: CodeFile | None) -> _Extent:
    if link.definition is None:
        return _Extent(link.target, ())
    every = file.definitions if file else ()
    own = [link.definition]
    if link.definition.kind in _HOLDING:
        mine = f"{link.definition.name}."
        own = [
            one for one in every
            if one.kind not in _HOLDING and (_inside(one, link.definition) or one.name.startswith(mine))
        ] or own  # fmt: skip
    guessed = link.path.endswith(".py")
    return _Extent(link.target, tuple(_piece(one, [other for other in every if _inside(other, one)], guessed) for one in own))


def _piece(definition: Definition, inner: Iterable[Definition], guessed: bool) -> _Piece:
    """`guessed`: calls are worked out from lines, as coverage.py does it, so that a function on one line is always called."""
    lines = set(range(definition.start, definition.end + 1))
    for one in inner:
        lines.difference_update(range(one.start, one.end + 1))
    if guessed and definition.line == definition.end:
        return _Piece(frozenset(), frozenset())
    declared = definition.kind not in _HOLDING
    return _Piece(frozenset(lines), frozenset(line for line in lines if line > definition.line or not declared))


def _inside(one: Definition, other: Definition) -> bool:
    return one is not other and other.start <= one.start and one.end <= other.end and one[:5] != other[:5]


# ---------------------------------------------------------------- which file is meant


class Paths:
    """Files by last name; a report may know a file by a longer path (a module's, a container's) or a shorter one."""

    def __init__(self, known: Iterable[str]) -> None:
        self.known = frozenset(known)
        self.by_name: dict[str, list[str]] = {}
        for path in sorted(self.known):
            self.by_name.setdefault(path.rpartition("/")[2], []).append(path)

    def meant(self, reported: str) -> str:
        """The one file that a path can mean; empty when there is none, or when several could be meant."""
        path = reported.replace("\\", "/").removeprefix("./")
        if path in self.known:
            return path
        fitting = [known for known in self.by_name.get(path.rpartition("/")[2], ()) if _suffix(path, known)]
        longest = max((min(len(path), len(one)) for one in fitting), default=0)
        best = [one for one in fitting if min(len(path), len(one)) == longest]
        return best[0] if len(best) == 1 else ""


def _suffix(one: str, other: str) -> bool:
    return one.endswith(f"/{other}") or other.endswith(f"/{one}")
