"""A reference to something that is not there.

What it finds
-------------
An id in `depends_on`, `story`, `serves` or `between` that no item of the spec carries; a waiver of a code that no rule has.

Why it matters
--------------
Order of work, impact and sign-off are computed from these references. A dangling one quietly drops an edge, and a waiver
of nothing excuses nothing.

Example
-------
    - {id: FR-02, title: …, text: …, depends_on: [FR-91]}

How to fix
----------
Name an id that exists, or remove the reference. A retired id has to be replaced by what took its place. `specflow explain`
lists the codes.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from specflow.model.finding import Finding, Severity
from specflow.model.location import Location
from specflow.model.project import Project, SpecFile
from specflow.model.rule import Rule
from specflow.model.spec import Spec
from specflow.rules.table import MODULES


def check(rule: Rule, project: Project) -> Iterator[Finding]:
    """A finding for every id that is named and does not exist."""
    features = {spec.feature: {item.id for _, _, item in spec.items()} for _, spec in project.understood}
    for file, spec in project.understood:
        known = {id_ for _, _, item in spec.items() for id_ in (item.id, *getattr(item, "aliases", ()))}
        retired = {gone.id for gone in spec.retired}
        for owner, key, id_, at in _references(file, spec):
            feature, _, own = id_.rpartition("/")
            if feature and own in features.get(feature, {own}):
                continue  # a feature that is not looked at now cannot be asked
            if id_ not in known:
                near = difflib.get_close_matches(id_, sorted(known), 1, 0.7)
                why = "was retired" if id_ in retired else "does not exist"
                meant = f"; did you mean `{near[0]}`?" if near and id_ not in retired else ""
                yield rule.found(at, f"`{key}` names `{id_}`, which {why}{meant}", requirement=owner)
        yield from _waivers(rule, file, spec)


def _waivers(rule: Rule, file: SpecFile, spec: Spec) -> Iterator[Finding]:
    codes = [name[:5].upper() for name in MODULES]
    for position, requirement in enumerate(spec.requirements):
        for number, waiver in enumerate(requirement.waivers):
            if waiver.code not in codes:
                near = difflib.get_close_matches(waiver.code.upper(), codes, 1, 0.8)
                meant = f"; did you mean `{near[0]}`?" if near else ""
                at = file.at("requirements", position, "waivers", number, "code")
                message = f"the waiver names `{waiver.code}`, which is no finding's code{meant}"
                yield rule.found(at, message, requirement=spec.full_id(requirement.id))


def _references(file: SpecFile, spec: Spec) -> Iterator[tuple[str | None, str, str, Location]]:
    for position, requirement in enumerate(spec.requirements):
        owner = spec.full_id(requirement.id)
        for number, id_ in enumerate(requirement.depends_on):
            yield owner, "depends_on", id_, file.at("requirements", position, "depends_on", number)
        if requirement.story:
            yield owner, "story", requirement.story, file.at("requirements", position, "story")
    for position, decision in enumerate(spec.decisions):
        for number, id_ in enumerate(decision.serves):
            yield spec.full_id(decision.id), "serves", id_, file.at("decisions", position, "serves", number)
    for position, resolution in enumerate(spec.resolutions):
        for number, id_ in enumerate(resolution.between):
            yield None, "between", id_, file.at("resolutions", position, "between", number)


RULE = Rule("SF107", "unknown-reference", Severity.ERROR, __doc__, check)
