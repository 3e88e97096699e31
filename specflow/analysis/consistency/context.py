"""Requirements against the lines of the context files that a spec was drafted from."""

from __future__ import annotations

import weakref
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from specflow.analysis.consistency.claims.baseline import as_asked
from specflow.analysis.consistency.claims.claim import claims_of
from specflow.analysis.consistency.clash import Clash
from specflow.analysis.consistency.engine import clashes_of, compared, excepts
from specflow.analysis.consistency.findings import settled
from specflow.analysis.consistency.sources import Said, sentences_said
from specflow.analysis.consistency.statements import Statement
from specflow.model.finding import Finding, Related, Severity
from specflow.model.location import Location
from specflow.model.rule import Rule

if TYPE_CHECKING:
    from specflow.model.project import Project
    from specflow.model.spec import Spec

_KINDS = frozenset({"FR", "NFR", "EC", "SM"})


@dataclass(frozen=True)
class Against:
    """A requirement and a line of the context that speaks against it; `held` are the lines of the spec taken from that line."""

    clash: Clash
    one: Statement
    line: Said
    held: tuple[Statement, ...]


_latest: list[tuple[weakref.ref[Project], tuple[Against, ...]]] = []


def against_context(rule: Rule, project: Project) -> Iterator[Finding]:
    """A warning for each requirement that a line of a quoted context file speaks against.

    A pair that a person has settled, by an answered question that names both places, by a resolution or by naming the
    exception, is left out; so is a pair that is named already because the line stands in the spec as a business rule or a
    constraint.
    """
    for found in found_against(project):
        yield from _finding(rule, found)


def found_against(project: Project) -> tuple[Against, ...]:
    """What the context says against requirements, settled or not. The last answer is kept."""
    if not (_latest and _latest[0][0]() is project):
        _latest[:] = [(weakref.ref(project), tuple(_found(project)))]
    return _latest[0][1]


def _found(project: Project) -> Iterator[Against]:
    said = _lines(project)
    if not said:
        return
    found = clashes_of(project)
    statements = found.statements
    spoken = [(owner, one) for owner, one in enumerate(statements) if one.kind in _KINDS]
    claims = [claim for owner, one in spoken for claim in claims_of(owner, one.text)]
    first = len(statements)
    claims += [
        as_asked(claim, line.role, line.section)
        for number, line in enumerate(said) for claim in claims_of(first + number, line.compared)
    ]  # fmt: skip
    named = {(clash.one.owner, clash.other.owner) for clash in found.found}
    ruling = frozenset(first + number for number, line in enumerate(said) if line.role == "product")
    for clash in compared(claims, {}, loose=True, ruling=ruling):
        if clash.code < "SF310" and clash.one.owner < first <= clash.other.owner:
            owner, line = clash.one.owner, said[clash.other.owner - first]
            known = _held_by(statements, line)
            if not any((owner, other) in named or (other, owner) in named for other in known):
                one = statements[owner]
                mine = tuple(other for n in known if (other := statements[n]).spec is one.spec)
                yield Against(clash, one, line, mine)


def _lines(project: Project) -> list[Said]:
    context = project.config.context
    roles = {context.product: "product", context.code: "code"}
    texts: Mapping[str, str | None] = project.sources
    return sentences_said([(path, role, text) for path, role in roles.items() if (text := texts.get(path))])


def _held_by(statements: tuple[Statement, ...], line: Said) -> list[int]:
    """The business rules and constraints that were taken from this line."""
    place = (line.path, line.sentence.line)
    return [n for n, one in enumerate(statements) if one.kind in ("BR", "TC") and place in one.places]


def _finding(rule: Rule, found: Against) -> Iterator[Finding]:
    clash, one, line = found.clash, found.one, found.line
    where = f"{line.path}:{line.sentence.line}"
    if _answered(one.spec, one, line) or any(_between(one, other) for other in found.held):
        return
    why = clash.why.format(one=f"`{one.id}`", other=f"`{where}`")
    message = f"{why}: “{one.text[clash.one.start : clash.one.end].rstrip('. ')}” / “{line.sentence.text.rstrip('. ')}”"
    at = Location.on_line(line.path, line.sentence.line, 1, len(line.sentence.quote))
    related = Related(line.sentence.text, at, found.held[0].full_id if found.held else None)
    place = one.place(clash.one.start, clash.one.end)
    yield rule.found(place, message, requirement=one.full_id, related=[related], severity=Severity.WARNING)


def _between(one: Statement, other: Statement) -> bool:
    """Whether both may stand: one names the other as its exception, or a person wrote down why."""
    return excepts(one, other) or excepts(other, one) or settled(one, other)[0]


def _answered(spec: Spec, one: Statement, line: Said) -> bool:
    """Whether a person answered a question that names the line and a line the requirement comes from.

    A requirement that quotes the line itself was written with it in view.
    """
    theirs = (line.path, line.sentence.line)
    if theirs in one.places:
        return True
    for question in spec.questions:
        places = {(ref.path, ref.line) for ref in question.source}
        if question.answered and theirs in places and (places - {theirs}) & one.places:
            return True
    return False
