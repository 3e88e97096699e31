"""Names for what tags stand at where only a grammar knows the structure: for showing, after everything is judged.

Locks, baselines, findings and rungs are made before, so that they are the same with and without the extra.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from itertools import groupby

from specflow.flows.tracing import Code, Tracing
from specflow.model.code import Definition, Precision, Relation, Scope
from specflow.model.trace import Link, RequirementState, Standing, Use
from specflow.parse.code.grammars import MOST, grammar_of, owners

MOST_READ = 10 * MOST
"""Characters that grammars read for one answer; files after that stay at comment precision."""

Named = dict[tuple[str, Relation, str], list[Link]]
"""The links with their owners, by requirement, relation and path."""


def named(found: Tracing) -> Tracing:
    """The same trace, with the owners that grammars can tell; itself where they have nothing to add."""
    links = _links(found.code, [use for use in found.trace.uses if _is_open(use)])
    if all(link.definition is None for same in links.values() for link in same):
        return found
    trace = replace(
        found.trace,
        links=tuple([better for link in found.trace.links for better in _better(links, link)]),
        states=tuple([_state(links, state) for state in found.trace.states]),
    )
    claims = tuple([claim._replace(link=_better(links, claim.link)[0]) for claim in found.joined.claims])
    made = replace(
        found.assembled, trace=trace, project=replace(found.project, trace=trace), joined=replace(found.joined, claims=claims)
    )
    return replace(found, assembled=made)


def _is_open(use: Use) -> bool:
    """Whether the scanner found no owner and a grammar may."""
    tag = use.tag
    if use.standing is not Standing.RESOLVED or tag.precision is not Precision.COMMENT or tag.scope is Scope.FILE:
        return False
    return bool(grammar_of(use.file.path))


def _links(code: Code, uses: list[Use]) -> Named:
    links: Named = defaultdict(list)
    left = MOST_READ
    for path, here in groupby(sorted(uses, key=lambda use: use.file.path), key=lambda use: use.file.path):
        mine, text = list(here), code.text(path)
        left -= len(text)
        if left < 0:
            break
        known = owners(path, text, [use.tag for use in mine])
        for use in mine:
            link, same = _link(use, known.get(use.tag.line)), links[use.meant, use.relation, path]
            same += [link] if link not in same else []
    return links


def _link(use: Use, owner: Definition | None) -> Link:
    if owner is None:
        return Link(use.meant, use.relation, use.file.path, use.tag.line, "", Precision.COMMENT, "tag")
    return Link(use.meant, use.relation, use.file.path, owner.line, owner.name, Precision.GRAMMAR, "tag", owner)


def _better(links: Named, link: Link) -> list[Link]:
    """A link at comment precision as grammars name it: one for every definition; others as they are."""
    if link.precision is not Precision.COMMENT or link.origin != "tag":
        return [link]
    return links.get((link.requirement, link.relation, link.path)) or [link]


def _state(links: Named, state: RequirementState) -> RequirementState:
    code = tuple([better for link in state.implementations for better in _better(links, link)])
    tests = tuple([claim._replace(link=_better(links, claim.link)[0]) for claim in state.tests])
    return replace(state, implementations=code, tests=tests)
