"""A mockup that is not there.

What it finds
-------------
A `mockup` whose file does not exist in the feature's folder, leads out of it, or is of a kind the page cannot show (SVG, PNG,
JPEG, WebP, or a wireframe in YAML).

Why it matters
--------------
A picture beside a requirement settles what words leave open. A missing one leaves the reader guessing.

Example
-------
    mockup: mockups/limted.svg      # the file is called limited.svg

How to fix
----------
Correct the path, relative to the feature's folder, or add the file.
"""

from __future__ import annotations

from collections.abc import Iterator

from specflow.model.finding import Finding, Severity
from specflow.model.project import Project
from specflow.model.rule import Rule

KINDS = (".svg", ".png", ".jpg", ".jpeg", ".webp", ".yaml", ".yml")


def check(rule: Rule, project: Project) -> Iterator[Finding]:
    """A finding for every mockup that cannot be shown."""
    for placed in project.requirements:
        mockup = placed.requirement.mockup
        if mockup is None:
            continue
        if not mockup.lower().endswith(KINDS):
            message = f"`{mockup}` is no picture the page can show ({', '.join(KINDS)})"
            yield rule.found(placed.at("mockup"), message, requirement=placed.full_id)
        elif f"{placed.file.folder}/{mockup}".lstrip("/") not in project.files:
            message = f"the mockup `{mockup}` does not stand in `{placed.file.folder or '.'}`"
            yield rule.found(placed.at("mockup"), message, requirement=placed.full_id)


RULE = Rule("SF118", "missing-mockup", Severity.ERROR, __doc__, check, needs=frozenset({"files"}))
