"""Contradictions as the page shows them: two lines side by side, and the ready ways out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from specflow.model.location import Location
from specflow.model.spec import Constraint, Decision, Identified, Metric, OutOfScope, Question, Requirement
from specflow.render.given import PageInput

CLASH_TITLES = {
    "SF301": "Two numbers that cannot both hold",
    "SF302": "Must, and must not",
    "SF303": "Kept for how long?",
    "SF304": "In scope, or out of scope?",
    "SF305": "Who may do it?",
    "SF306": "Which comes first?",
    "SF307": "Two defaults",
    "SF308": "Available, or not?",
    "SF309": "The context says otherwise",
}
CONTRADICTIONS = frozenset(CLASH_TITLES)


@dataclass(frozen=True)
class Side:
    """One line of a contradiction: its id (empty for a line of a context file), where it stands, what it says."""

    id: str
    place: str
    text: str
    words: str = ""
    """Those of its words that clash."""


@dataclass(frozen=True)
class Clash:
    """Two lines that cannot both hold."""

    id: str
    title: str
    message: str
    help: str
    sides: tuple[Side, Side]
    ways: tuple[tuple[str, str, str], ...] = ()


def clashes_in(page: PageInput, items: Mapping[str, Identified]) -> tuple[Clash, ...]:
    """The contradictions among the findings, each once. A public page has those between its own lines only."""
    out: list[Clash] = []
    seen: set[tuple[object, ...]] = set()
    for finding in page.findings:
        if finding.code not in CONTRADICTIONS or not finding.related:
            continue
        other = finding.related[0]
        left = _side(page, items, local(finding.requirement), finding.at, "")
        right = _side(page, items, local(other.requirement), other.at, other.message)
        key = (finding.code, frozenset(((left.id, left.place), (right.id, right.place))))
        hidden = page.audience == "public" and not (left.id and right.id)
        if key not in seen and not hidden:
            seen.add(key)
            name, title = f"clash-{len(out) + 1}", CLASH_TITLES[finding.code]
            ways = page.ways.get(finding.at, ())
            out.append(Clash(name, title, finding.message, finding.help, (left, right), ways))
    return tuple(out)


def _side(page: PageInput, items: Mapping[str, Identified], id_: str, at: Location, message: str) -> Side:
    item = items.get(id_)
    words = page.clashing.get(at, "")
    if item is None:
        return Side("", f"{at.path}:{at.line}", _line(page, at) or message, words)
    line = at.line if at.path == page.path else page.lines.get(id_, at.line)  # of the words themselves, where they stand here
    return Side(id_, f"line {line}", said(item), words)


def _line(page: PageInput, at: Location) -> str:
    """The words of a context line, when the file at hand has it."""
    name = at.path.rpartition("/")[2]
    role = "code" if "code" in name else "product" if "product" in name else ""
    lines = page.context.get(role, "").splitlines()
    return lines[at.line - 1].strip().lstrip("-*# ") if 0 < at.line <= len(lines) else ""


def said(item: Identified) -> str:
    """What an item of the spec says, in one text."""
    match item:
        case Requirement() | Constraint() | OutOfScope() | Question():
            return item.text
        case Metric():
            return f"{item.text}: {item.target}" if item.target else item.text
        case Decision():
            return item.question
        case _:
            return f"{item.as_}: {item.want}"


def local(id_: str | None) -> str:
    """`FR-07` of `ask-maps/FR-07`."""
    return (id_ or "").rpartition("/")[2]
