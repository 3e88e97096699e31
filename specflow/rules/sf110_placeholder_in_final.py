"""Unfinished text in a requirement that is called final.

What it finds
-------------
`[to write]`, `[not decided: …]`, TBD, TODO or `???` in the title, text or scenarios of a requirement whose status is `final`,
and a final requirement that is still marked as the tool's own proposal.

Why it matters
--------------
A final requirement is built as it stands. An agent fills a gap with a guess, and nobody is asked.

Example
-------
    - {id: FR-08, title: Order of results, text: "Results must be ordered by [to be decided].", status: final}

How to fix
----------
Write what is missing, or set the status back to `placeholder`. Remove `proposed: true` once a person has made the idea their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from specflow.model.finding import Finding, Severity
from specflow.model.project import Project
from specflow.model.rule import Rule
from specflow.model.text import TO_WRITE


def check(rule: Rule, project: Project) -> Iterator[Finding]:
    """A finding for every gap in a final requirement."""
    for placed in project.requirements:
        requirement = placed.requirement
        if requirement.status != "final":
            continue
        texts: list[tuple[tuple[str | int, ...], str]] = [(("title",), requirement.title), (("text",), requirement.text)]
        for number, scenario in enumerate(requirement.scenarios):
            texts += [(("scenarios", number, key), getattr(scenario, key) or "") for key in ("given", "when", "then")]
        for keys, text in texts:
            if gap := _gap(text):
                at = placed.words(gap.start(), gap.end(), *keys)
                yield rule.found(at, f"a final requirement still says “{gap[0]}”", requirement=placed.full_id)
        if requirement.proposed:
            message = "a final requirement is still marked `proposed`: nobody has made it their own"
            help_ = "If you want it, remove `proposed`; else set the status back to `placeholder`, or decline it."
            yield rule.found(placed.at("proposed"), message, requirement=placed.full_id, help=help_)


def _gap(text: str) -> re.Match[str] | None:
    """The first gap; a text without a piece of any of its signs is not searched."""
    small = text.lower()
    if "[" in text or "?" in text or "tb" in small or "todo" in small or "xxx" in small:
        return TO_WRITE.search(text)
    return None


RULE = Rule("SF110", "placeholder-in-final", Severity.ERROR, __doc__, check)
