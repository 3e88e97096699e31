"""An entry of the side-car map that leads nowhere.

What it finds
-------------
A path under `implemented_by` or `verified_by` that no source or test file has, or a name in it that the file does not
define.

Why it matters
--------------
The map is what traces for teams without tags. An entry that leads nowhere traces to nothing.

Example
-------
    implemented_by: [src/ask/gate.py::gates]        # the function is called gate

How to fix
----------
Correct the path or the name: `path::Class.method`.
"""

from __future__ import annotations

from collections.abc import Iterator

from specflow.analysis.trace.links import defined
from specflow.model.finding import Finding, Severity
from specflow.model.project import Project
from specflow.model.rule import Rule


def check(rule: Rule, project: Project) -> Iterator[Finding]:
    """A finding for every broken entry."""
    if project.trace is None:
        return
    for placed in project.requirements:
        for key in ("implemented_by", "verified_by"):
            for number, target in enumerate(getattr(placed.requirement, key)):
                path, _, symbol = target.partition("::")
                file = project.trace.files.get(path)
                if file is None:
                    problem = f"`{key}` names `{path}`, which is no source or test file here"
                elif symbol and defined(file, symbol) is None:
                    problem = f"`{key}` names `{symbol}`, which {path} does not define"
                else:
                    continue
                yield rule.found(placed.at(key, number), problem, requirement=placed.full_id)


RULE = Rule("SF415", "broken-map", Severity.ERROR, __doc__, check, needs=frozenset({"trace"}))
