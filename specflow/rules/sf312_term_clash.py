"""A term without a meaning, or with two.

What it finds
-------------
A term that one spec, or two specs, define twice in different words; and a term in quotation marks that several requirements use
while the spec defines others under `terms` but not this one.

Why it matters
--------------
Two readers who agree on every word of a requirement still build two things when a word means two things.

Example
-------
    terms:
      thin answer: fewer than three matches above the bar
      Thin answers: an answer without a reason

How to fix
----------
Define each term once, under `terms`, in the words that everybody uses. Rename one of the two when both meanings are needed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from specflow.analysis.consistency.words.terms import quoted_in
from specflow.model.finding import Finding, Related, Severity
from specflow.model.project import Project, SpecFile
from specflow.model.rule import Rule
from specflow.model.spec import Spec
from specflow.model.text import filled
from specflow.parse.words import stems_of, words_of


def check(rule: Rule, project: Project) -> Iterator[Finding]:
    """A finding for each second definition and for each term nobody defined."""
    first: dict[str, tuple[SpecFile, Spec, str]] = {}
    for file, spec in project.understood:
        for term, meaning in spec.terms.items():
            key = normal(term)
            if key not in first:
                first[key] = file, spec, term
                continue
            other_file, other_spec, other = first[key]
            if normal(meaning) != normal(other_spec.terms[other]):
                at = other_file.locator.key("terms", other)
                related = Related(f"`{other}` means here: {other_spec.terms[other]}", at)
                message = f"`{term}` is defined twice, in different words: “{meaning}” / “{other_spec.terms[other]}”"
                yield rule.found(file.locator.key("terms", term), message, related=[related])
        yield from _defined_again(rule, file, spec)
        yield from _undefined(rule, file, spec)


def _defined_again(rule: Rule, file: SpecFile, spec: Spec) -> Iterator[Finding]:
    """Requirements that say what a term is, where the list of terms says something else: `A regular guest is a person who …`."""
    known = {normal(term): term for term in spec.terms}
    for position, requirement in enumerate(spec.requirements if known else ()):
        said = _SAYS.match(filled(requirement.text, spec.parameters))
        term = known.get(normal(said[1])) if said else None
        if said is None or term is None or normal(said[2]) == normal(spec.terms[term]):
            continue
        at = file.locator.at("requirements", position, "text")
        related = Related(f"`{term}` means here: {spec.terms[term]}", file.locator.key("terms", term))
        message = f"`{term}` is defined here and under `terms`, in different words: “{said[2]}” / “{spec.terms[term]}”"
        yield rule.found(at, message, requirement=spec.full_id(requirement.id), related=[related])


_SAYS = re.compile(
    r"(?i)(?:an?\s+|the\s+)?([^,;:.]{2,80}?)\s+(?:(?:is|are)\s+(?=(?:an?|the|any|somebody|someone|anybody|anyone|whoever|those)\b)"
    r"|means?\s+)([^.;]{3,300})\.?$"
)


def normal(text: str) -> str:
    """A term or meaning without case, ending and punctuation."""
    return " ".join(stems_of(words_of(text)))


def _undefined(rule: Rule, file: SpecFile, spec: Spec) -> Iterator[Finding]:
    """Quoted words that two requirements or more use; only where the spec keeps a list of terms."""
    if not spec.terms:
        return
    known = {normal(term) for term in spec.terms}
    uses: dict[str, list[tuple[int, int, int, str]]] = {}
    for position, requirement in enumerate(spec.requirements):
        for start, end, words in quoted_in(requirement.text):
            if normal(words) not in known:
                uses.setdefault(normal(words), []).append((position, start, end, words))
    for found in uses.values():
        if len({position for position, *_ in found}) > 1:
            position, start, end, words = found[0]
            at = file.locator.words(start, end, *file.steps("requirements", position, "text"))
            named = spec.full_id(spec.requirements[position].id)
            message = f"“{words}” is used by {len(found)} lines and defined by none"
            yield rule.found(at, message, requirement=named, severity=Severity.INFO)


RULE = Rule("SF312", "term-clash", Severity.WARNING, __doc__, check)
