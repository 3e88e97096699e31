"""Requirements against the lines of the context files that a spec was drafted from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from specflow.analysis.consistency.claims import claims_of
from specflow.analysis.consistency.clash import Clash
from specflow.analysis.consistency.engine import clashes_of, compared
from specflow.analysis.consistency.sources import Said, sentences_said
from specflow.analysis.consistency.statements import Statement
from specflow.model.finding import Finding, Related, Severity
from specflow.model.location import Location
from specflow.model.rule import Rule

if TYPE_CHECKING:
    from specflow.model.project import Project
    from specflow.model.spec import Spec

_KINDS = frozenset({"FR", "NFR", "EC", "SM"})


def against_context(rule: Rule, project: Project) -> Iterator[Finding]:
    """A warning for each requirement that a line of a quoted context file speaks against.

    A pair that a person has settled, by an answered question that names both places, is left out; so is a pair that is
    named already because the line stands in the spec as a business rule or a constraint.
    """
    said = _lines(project)
    if not said:
        return
    found = clashes_of(project)
    statements = found.statements
    spoken = [(owner, one) for owner, one in enumerate(statements) if one.kind in _KINDS]
    claims = [claim for owner, one in spoken for claim in claims_of(owner, one.text)]
    first = len(statements)
    claims += [claim for number, line in enumerate(said) for claim in claims_of(first + number, line.sentence.text)]
    named = {(clash.one.owner, clash.other.owner) for clash in found.found}
    for clash in compared(claims, {}, loose=True):
        if clash.code < "SF310" and clash.one.owner < first <= clash.other.owner:
            owner, line = clash.one.owner, said[clash.other.owner - first]
            known = _held_by(statements, line)
            if not any((owner, other) in named or (other, owner) in named for other in known):
                yield from _finding(rule, clash, statements[owner], line, [statements[other] for other in known])


def _lines(project: Project) -> list[Said]:
    context = project.config.context
    roles = {context.product: "product", context.code: "code"}
    texts: Mapping[str, str | None] = project.sources
    return sentences_said([(path, role, text) for path, role in roles.items() if (text := texts.get(path))])


def _held_by(statements: tuple[Statement, ...], line: Said) -> list[int]:
    """The business rules and constraints that were taken from this line."""
    place = (line.path, line.sentence.line)
    return [n for n, one in enumerate(statements) if one.kind in ("BR", "TC") and place in one.places]


def _finding(rule: Rule, clash: Clash, one: Statement, line: Said, held: list[Statement]) -> Iterator[Finding]:
    where = f"{line.path}:{line.sentence.line}"
    if _answered(one.spec, one, line):
        return
    mine = [other for other in held if other.spec is one.spec]
    why = clash.why.format(one=f"`{one.id}`", other=f"`{where}`")
    message = f"{why}: “{one.text[clash.one.start : clash.one.end].rstrip('. ')}” / “{line.sentence.text.rstrip('. ')}”"
    at = Location.on_line(line.path, line.sentence.line, 1, len(line.sentence.quote))
    related = Related(line.sentence.text, at, mine[0].full_id if mine else None)
    place = one.place(clash.one.start, clash.one.end)
    yield rule.found(place, message, requirement=one.full_id, related=[related], severity=Severity.WARNING)


def _answered(spec: Spec, one: Statement, line: Said) -> bool:
    """Whether a person answered a question that names the line and a line the requirement comes from."""
    theirs = (line.path, line.sentence.line)
    for question in spec.questions:
        places = {(ref.path, ref.line) for ref in question.source}
        if question.answered and theirs in places and (places - {theirs}) & one.places:
            return True
    return False
