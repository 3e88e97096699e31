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
from specflow.model.project import Project, SpecFile
from specflow.model.rule import Rule


def check(rule: Rule, project: Project) -> Iterator[Finding]:
    """A finding for every clash of names."""
    first: dict[str, SpecFile] = {}
    for file, spec in project.understood:
        if not spec.feature:
            continue
        if spec.feature in first:
            before = first[spec.feature].locator.at("feature")
            message = f"the feature `{spec.feature}` has a spec already: `{before.path}`"
            yield rule.found(file.locator.at("feature"), message, related=[Related("first used here", before)])
        first.setdefault(spec.feature, file)
        parent, _, folder = file.folder.rpartition("/")
        if parent == project.config.specs and folder != spec.feature:
            message = f"the feature is called `{spec.feature}` and stands in the folder `{folder}`"
            yield rule.found(file.locator.at("feature"), message, severity=Severity.WARNING)


RULE = Rule("SF119", "feature-clash", Severity.ERROR, __doc__, check)
