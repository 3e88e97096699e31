"""Two specs of one name, or a spec that goes by another name than its folder.

What it finds
-------------
A `feature` that a second spec of the workspace carries too, and one that differs from the folder under `specs/` it stands in.

Why it matters
--------------
Full ids such as `ask-maps/FR-07` name the feature. Two features of one name make every tag ambiguous, and a name that differs
from the folder sends people to the wrong place.

Example
-------
    specs/ask-maps/spec.yaml:   feature: ask-map

How to fix
----------
Let the folder and `feature` agree, and give every feature a name of its own.
"""

from __future__ import annotations

from collections.abc import Iterator

from specflow.model.finding import Finding, Related, Severity
from specflow.model.location import Location
from specflow.model.project import Project
from specflow.model.rule import Rule


def check(rule: Rule, project: Project) -> Iterator[Finding]:
    """A finding for every clash of names."""
    first: dict[str, Location] = {}
    for file, spec in project.understood:
        if not spec.feature:
            continue
        at = file.locator.at("feature")
        if spec.feature in first:
            related = [Related("first used here", first[spec.feature])]
            message = f"the feature `{spec.feature}` has a spec already: `{first[spec.feature].path}`"
            yield rule.found(at, message, related=related)
        first.setdefault(spec.feature, at)
        parent, _, folder = file.folder.rpartition("/")
        if parent == project.config.specs and folder != spec.feature:
            message = f"the feature is called `{spec.feature}` and stands in the folder `{folder}`"
            yield rule.found(at, message, severity=Severity.WARNING)


RULE = Rule("SF119", "feature-clash", Severity.ERROR, __doc__, check)
