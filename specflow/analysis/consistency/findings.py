"""Clashes as findings, with the resolutions that people wrote down taken into account."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from specflow.analysis.consistency.clash import Clash, Side
from specflow.analysis.consistency.engine import Clashes, clashes_of
from specflow.model.finding import Finding, Related, Severity
from specflow.model.location import Location
from specflow.model.rule import Rule
from specflow.model.text import filled

if TYPE_CHECKING:
    from specflow.analysis.consistency.statements import Statement
    from specflow.model.project import Project
    from specflow.model.spec import Parameter, Requirement, Resolution, Spec

_LONGEST = 90  # characters of a quote in a message


def findings_of(rule: Rule, project: Project, code: str | None = None) -> Iterator[Finding]:
    """The findings of one rule of the family."""
    found = clashes_of(project)
    for clash in found.found:
        if code_of(clash, found) == (code or rule.code):
            yield from _finding(rule, clash, found)


def code_of(clash: Clash, found: Clashes) -> str:
    """The code of a clash: one with a technical fact, or with a rule taken over from the context, is SF309."""
    if clash.code >= "SF310":
        return clash.code
    one, other = found.statements[clash.one.owner], found.statements[clash.other.owner]
    return "SF309" if _of_context(one) != _of_context(other) else clash.code


def _of_context(statement: Statement) -> bool:
    return statement.kind == "TC"


def _finding(rule: Rule, clash: Clash, found: Clashes) -> Iterator[Finding]:
    one, other = found.statements[clash.one.owner], found.statements[clash.other.owner]
    done, note = settled(one, other)
    if done:
        return
    names = _names(one, other)
    why = clash.why.format(one=f"`{names[0]}`", other=f"`{names[1]}`")
    message = f"{why}: {_quoted(one, clash.one)} / {_quoted(other, clash.other)}{note}"
    related = Related(f"{names[1]} stands here", _place(other, clash.other), other.full_id)
    apart = clash.code == "SF310" and one.spec.feature != other.spec.feature
    severity = Severity.INFO if apart else None  # two features may well say the same of themselves
    yield rule.found(_place(one, clash.one), message, requirement=one.full_id, related=[related], severity=severity)


def _names(one: Statement, other: Statement) -> tuple[str, str]:
    return (one.id, other.id) if one.spec.feature == other.spec.feature else (one.full_id, other.full_id)


def _quoted(statement: Statement, side: Side) -> str:
    words = " ".join(statement.text[side.start : side.end].split()).rstrip(".;, ")
    return f"“{words if len(words) <= _LONGEST else words[: _LONGEST - 1].rstrip() + '…'}”"


def _place(statement: Statement, side: Side) -> Location:
    return statement.place(side.start, side.end)


def digest_of_text(requirement: Requirement) -> str:
    """What a resolution is bound to: the SHA-256 of a line's words, 16 hex digits; blanks and line breaks do not count."""
    return digest_of(requirement.text)


def digest_of(text: str, parameters: Mapping[str, Parameter] | None = None) -> str:
    """The same for any line's text, its parameters filled in: a value that changes changes the line."""
    text = filled(text, parameters) if parameters else text
    return hashlib.sha256(" ".join(text.split()).encode()).hexdigest()[:16]


def settled(one: Statement, other: Statement) -> tuple[bool, str]:
    """Whether people said that both may stand, and what to say when what they said is void."""
    for spec in {id(one.spec): one.spec, id(other.spec): other.spec}.values():
        for resolution in spec.resolutions:
            if _between(resolution, spec, one, other):
                texts = {statement.full_id: statement for statement in (one, other)}
                if not resolution.texts or set(digests_of(resolution, spec, texts)) == set(resolution.texts):
                    return True, ""
                return False, f" (a resolution by {resolution.by} is void: a text has changed since)"
    return False, ""


def _between(resolution: Resolution, spec: Spec, one: Statement, other: Statement) -> bool:
    named = {spec.full_id(id_) for id_ in resolution.between}
    return named == {one.full_id, other.full_id}


def digests_of(resolution: Resolution, spec: Spec, statements: Mapping[str, Statement]) -> list[str]:
    """What binds a resolution of `spec` to its lines as they stand, in their order; `statements` by full id holds both."""
    held = [statements[spec.full_id(id_)] for id_ in resolution.between]
    return [digest_of(raw_text(one), one.spec.parameters) for one in held]


def raw_text(statement: Statement) -> str:
    """The text of a line as its file has it, parameters unfilled."""
    section = {"SM": "metrics", "OS": "out_of_scope", "TC": "constraints"}.get(statement.kind, "requirements")
    return next(str(item.text) for item in getattr(statement.spec, section) if item.id == statement.id)
