"""A page that is older than its spec.

What it finds
-------------
A `spec.html` beside the spec that was rendered from another version of it.

Why it matters
--------------
People read the page and sign what they read. A page that lags shows them yesterday's contract.

Example
-------
    specs/ask-maps/spec.yaml      edited
    specs/ask-maps/spec.html      rendered before the edit

How to fix
----------
Run `specflow render`. The page is generated and ignored by git; CI publishes a fresh one.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from specflow.model.finding import Finding, Severity
from specflow.model.location import Location
from specflow.model.project import Project
from specflow.model.rule import Rule


def check(rule: Rule, project: Project) -> Iterator[Finding]:
    """A finding for every page whose digest is not that of its spec."""
    for file in project.specs:
        if file.page_digest is not None and file.page_digest != digest_of(file.text):
            page = f"{file.folder}/spec.html" if file.folder else "spec.html"
            run = f"Run `specflow render {file.spec.feature}`." if file.spec else "Mend the spec, then run `specflow render`."
            yield rule.found(Location(page), f"the page was rendered from another version of `{file.path}`", help=run)


def digest_of(text: str) -> str:
    """SHA-256 of the spec's text, as the page carries it."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


RULE = Rule("SF113", "stale-page", Severity.WARNING, __doc__, check, needs=frozenset({"pages"}))
