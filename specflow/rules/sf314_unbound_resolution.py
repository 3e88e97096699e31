"""A resolution that is bound to no text.

What it finds
-------------
A record under `resolutions` without `texts`. It settles its two lines, and goes on doing so whatever becomes of them.

Why it matters
--------------
Somebody looked at two texts and said that both may stand. Of other texts they said nothing. The page and `specflow decide` write
the digests of both, so that a later change asks again; a record written by hand may lack them.

Example
-------
    resolutions:
    - {between: [FR-04, FR-07], why: FR-07 applies only below the bar, by: pm@example.org}

How to fix
----------
Read both lines as they stand today and add the `texts` that the finding names.
"""

from __future__ import annotations

from collections.abc import Iterator

from specflow.analysis.consistency.engine import clashes_of
from specflow.analysis.consistency.findings import digests_of
from specflow.model.finding import Finding, Severity
from specflow.model.project import Project
from specflow.model.rule import Rule


def check(rule: Rule, project: Project) -> Iterator[Finding]:
    """A finding at each record that names no texts, with those that would bind it to the lines as they stand."""
    every = ((file, spec, at, one) for file, spec in project.understood for at, one in enumerate(spec.resolutions))
    open_ = [entry for entry in every if not entry[3].texts]
    statements = {one.full_id: one for one in clashes_of(project).statements} if open_ else {}
    for file, spec, at, one in open_:
        if all(spec.full_id(id_) in statements for id_ in one.between):
            bound = ", ".join(f'"{digest}"' for digest in digests_of(one, spec, statements))
            message = f"this resolution holds whatever becomes of {' and '.join(f'`{id_}`' for id_ in one.between)}"
            yield rule.found(file.at("resolutions", at), message, help=f"Read both as they stand and add `texts: [{bound}]`.")


RULE = Rule("SF314", "unbound-resolution", Severity.INFO, __doc__, check)
