"""Ready corrections for a contradiction: each of the two lines may win."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING

from specflow.analysis.consistency.clash import Clash, Side
from specflow.analysis.consistency.engine import clashes_of
from specflow.analysis.consistency.statements import Statement
from specflow.model.finding import Edit, Finding, Fix
from specflow.model.location import Location

if TYPE_CHECKING:
    from specflow.model.project import Project, SpecFile

_SWAPPED = frozenset({"SF301", "SF307", "SF302"})  # where the words of one side can stand in the other
_LONGEST = 60  # characters of words that are put in place of others
_RISKY = (": ", " #", '"', "'", "\\", "\n", "{", "}", "[", "]")


def resolutions_for(finding: Finding, project: Project) -> tuple[Fix, ...]:
    """Up to two corrections, one for each side that may win; empty for a finding that is no contradiction of this project.

    Amounts and single words are put in place of the other side's; elsewhere the line that yields names its exception.
    """
    found = clashes_of(project)
    for clash in found.found:
        one, other = found.statements[clash.one.owner], found.statements[clash.other.owner]
        pair = (one.full_id, other.full_id)
        named = (finding.requirement, finding.related[0].requirement if finding.related else None)
        if named == pair and one.place(clash.one.start, clash.one.end) == finding.at:
            fixes = (_wins(clash, one, other, clash.one, clash.other), _wins(clash, other, one, clash.other, clash.one))
            return tuple(fix for fix in fixes if fix is not None)
    return ()


def _wins(clash: Clash, winner: Statement, loser: Statement, kept: Side, changed: Side) -> Fix | None:
    """The correction that lets `winner` stand as it is."""
    if loser.kind == "OS":
        return None  # a scope line that yields is narrowed by a person, not by a formula
    if winner.kind == "OS":
        return None
    words = " ".join(winner.text[kept.start : kept.end].split())
    if clash.code in _SWAPPED and len(words) <= _LONGEST and changed.end - changed.start <= _LONGEST and words:
        return _edit(loser, changed, words, f"`{winner.id}` holds: write “{words}” in `{loser.id}`")
    last = len(loser.text.rstrip().rstrip("."))
    title = f"`{winner.id}` holds: name it as the exception in `{loser.id}`"
    return _edit(loser, Side(changed.owner, last, last), f", except where {winner.id} says otherwise", title)


def _edit(loser: Statement, at: Side, words: str, title: str) -> Fix | None:
    if any(sign in words for sign in _RISKY):
        return None
    place = loser.place(max(at.start - (at.start == at.end), 0), at.end)
    start, end = _offsets(loser.file, place)
    if at.start == at.end:
        start = end
    if start > end or (start == end and at.start != at.end):
        return None
    return Fix(title, (Edit(loser.file.path, start, end, words),))


def _offsets(file: SpecFile, at: Location) -> tuple[int, int]:
    """Code points from the start of the file."""
    starts = _starts(file.text)
    return starts[at.line - 1] + at.column - 1, starts[at.end_line - 1] + at.end_column - 1


@lru_cache(maxsize=8)
def _starts(text: str) -> tuple[int, ...]:
    return (0, *accumulate(len(line) for line in text.splitlines(keepends=True)))


@dataclass(frozen=True)
class WayOut:
    """One side wins: the requirement that yields, what it would then say, and a sentence that says so."""

    yields: str
    title: str
    text: str


def ways_out(finding: Finding, project: Project) -> tuple[WayOut, ...]:
    """What `resolutions_for` would do, as whole texts of requirements, for a page on which people choose."""
    ways = []
    for fix in resolutions_for(finding, project):
        edit = fix.edits[0]
        for placed in project.requirements:
            if placed.file.path == edit.path and (text := _after(placed.file, placed.requirement.text, placed.at("text"), edit)):
                ways.append(WayOut(placed.requirement.id, fix.title.replace("`", ""), text))
    return tuple(ways)


def _after(file: SpecFile, text: str, at: Location, edit: Edit) -> str:
    """The requirement's text after the edit, when the edit lies in it and the text stands there as it is, on one line."""
    start, end = _offsets(file, at)
    written = file.text[start:end]
    shift = written.find(text)
    if shift < 0 or not start + shift <= edit.start <= edit.end <= start + shift + len(text):
        return ""
    first, last = edit.start - start - shift, edit.end - start - shift
    return text[:first] + edit.text + text[last:]
