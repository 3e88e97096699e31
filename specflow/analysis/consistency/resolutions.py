"""Ready corrections for a contradiction: each of the two lines may win."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from specflow.analysis.consistency.claims.claim import claims_of
from specflow.analysis.consistency.claims.quantities import Quantity
from specflow.analysis.consistency.context import Against, found_against
from specflow.analysis.consistency.engine import clashes_of, compared
from specflow.analysis.consistency.findings import raw_text
from specflow.analysis.consistency.statements import Statement
from specflow.analysis.consistency.words.units import WORDS
from specflow.model.finding import Finding
from specflow.model.location import Location

if TYPE_CHECKING:
    from specflow.model.project import Project

_AMOUNTS = frozenset({"SF301", "SF303", "SF307", "SF309"})
_WORDS = frozenset({"SF302", "SF307"})  # where a word of one side can stand in the other
_SHORTEST = 3  # words that can change places
_YIELDING = frozenset({"FR", "NFR", "EC", "BR"})


@dataclass(frozen=True)
class Line:
    """One side of a contradiction: the line, and the span of it that clashes.

    One that is `taken` from the context may name an exception, but its own words stay those of its source.
    """

    statement: Statement
    start: int
    end: int
    taken: bool = False

    @property
    def at(self) -> Location:
        """Where it stands in its file."""
        return self.statement.place(self.start, self.end)

    def written(self, start: int, end: int, words: str) -> str:
        """Its text as the file has it, parameters unfilled, with `words` in place of a span of the filled text."""
        raw, (first, last) = raw_text(self.statement), self.statement.raw_span(start, end)
        return raw[:first] + words + raw[last:]

    @property
    def words(self) -> str:
        """What clashes, in one line."""
        return " ".join(self.statement.text[self.start : self.end].split()).rstrip(".;, ")


@dataclass(frozen=True)
class WayOut:
    """One side wins: the requirement that yields, a sentence that says so, and what the requirement would then say."""

    yields: str
    title: str
    text: str


def ways_out(finding: Finding, project: Project) -> tuple[WayOut, ...]:
    """Up to two ready edits, one for each side that may win; empty for a finding that is no contradiction of this project.

    An amount or a word is put in place of the other side's where the two lines then no longer clash; elsewhere the line that
    yields names its exception. Scope lines, metrics and technical facts do not yield to a formula.
    """
    sides = sides_of(finding, project)
    if sides is None:
        return ()
    code, one, other = sides
    return tuple(way for way in (_wins(code, one, other), _wins(code, other, one)) if way is not None)


def sides_of(finding: Finding, project: Project) -> tuple[str, Line, Line] | None:
    """The code of the comparison behind a finding and both its lines, where both stand in a spec of this project."""
    named = (finding.requirement, finding.related[0].requirement if finding.related else None)
    found = clashes_of(project)
    for clash in found.found:
        one, other = (Line(found.statements[side.owner], side.start, side.end) for side in (clash.one, clash.other))
        if named == (one.statement.full_id, other.statement.full_id) and one.at == finding.at:
            return clash.code, one, other
    if named[1] is None or finding.code != "SF309":
        return None
    for against in found_against(project):
        one = Line(against.one, against.clash.one.start, against.clash.one.end)
        held = next((one for one in against.held if one.full_id == named[1]), None)
        if held is not None and against.one.full_id == named[0] and one.at == finding.at:
            return against.clash.code, one, _taken(held, against)
    return None


def _taken(held: Statement, against: Against) -> Line:
    """The words that clash in the line of a spec that was taken from the context; all of it where they read differently."""
    words = against.line.compared[against.clash.other.start : against.clash.other.end]
    at = held.text.find(words)
    return Line(held, at, at + len(words), True) if at >= 0 else Line(held, 0, len(held.text.rstrip()), True)


def _wins(code: str, winner: Line, loser: Line) -> WayOut | None:
    """What it would take for `winner` to stand as it is."""
    if winner.statement.kind == "OS" or loser.statement.kind not in _YIELDING:
        return None
    here, text = loser.statement.id, loser.statement.text
    name = winner.statement.id if winner.statement.spec is loser.statement.spec else winner.statement.full_id
    for (start, end), words in _candidates(code, winner, loser):
        if not _clash(winner.statement.text, text[:start] + words + text[end:]):
            return WayOut(here, f"{name} holds: write “{words}” in {here}", loser.written(start, end, words))
    last = len(text.rstrip().rstrip("."))
    said = loser.written(last, last, f", except where {name} says otherwise")
    return WayOut(here, f"{name} holds: name it as the exception in {here}", said)


def _candidates(code: str, winner: Line, loser: Line) -> Iterator[tuple[tuple[int, int], str]]:
    """Spans of the line that yields, and the words of the other line that could stand there."""
    if loser.taken:
        return
    if code in _AMOUNTS:
        mine, theirs = _amount(winner), _amount(loser)
        if mine and theirs and mine[0].unit == theirs[0].unit:
            value = winner.statement.text[mine[1] : mine[0].end]
            if _one_way(mine[0], theirs[0]):
                yield (theirs[1], _number_end(loser, theirs) if value.isdecimal() else theirs[0].end), value
            elif code == "SF301" and _whole(winner, mine) and _whole(loser, theirs):
                yield (theirs[0].start, theirs[0].end), winner.statement.text[mine[0].start : mine[0].end]
    if code in _WORDS and max(len(line.words.split()) for line in (winner, loser)) <= _SHORTEST:
        yield (loser.start, loser.end), winner.words


def _number_end(line: Line, amount: tuple[Quantity, int, bool]) -> int:
    """Where the number of an amount ends: a bare `3` takes the place of the 5 of `5 times`, no more."""
    text, at = line.statement.text, amount[1]
    return next((n for n in range(at, amount[0].end) if text[n].isspace()), amount[0].end)


def _whole(line: Line, amount: tuple[Quantity, int, bool]) -> bool:
    """Whether an amount can be taken with its bound: not in a negated clause, nor where it stands behind: `7 days at least`."""
    bare = amount[0].start == amount[1]
    return not (amount[2] or _participle(line, amount[0]) or (bare and amount[0].bound != "exact"))


def _participle(line: Line, amount: Quantity) -> bool:
    """`limited to 3` stands behind its own verb only."""
    return line.statement.text[amount.start : amount.end].lower().startswith(("limited", "restricted", "capped"))


def _amount(line: Line) -> tuple[Quantity, int, bool] | None:
    """The amount in what clashes, where its number starts, and whether its clause is negated."""
    for claim in claims_of(0, line.statement.text):
        for q in (*claim.quantities, *claim.condition_quantities):
            if line.start <= q.start and q.end <= line.end:
                inside = (token for token in claim.tokens if q.start <= token.start < q.end)
                number = next((one.start for one in inside if one.word in WORDS or one.word[0].isdecimal()), -1)
                return (q, number, claim.negated) if number >= 0 else None
    return None


def _one_way(one: Quantity, other: Quantity) -> bool:
    """Whether both amounts are upper bounds, or both lower ones, so that only their numbers differ."""
    upper = ("max", "reach")
    return one.bound == other.bound or "exact" in (one.bound, other.bound) or (one.bound in upper and other.bound in upper)


def _clash(one: str, other: str) -> bool:
    claims = [claim for owner, text in enumerate((one, other)) for claim in claims_of(owner, text)]
    return any(clash.code < "SF310" for clash in compared(claims, {}))
