"""Gherkin feature files out: one rule a requirement, its scenarios below it, tagged so that results find their way back."""

from __future__ import annotations

import re
from collections.abc import Iterator

from specflow.model.spec import Requirement, Spec
from specflow.parse.interop.common import said, steps_of
from specflow.parse.interop.markdown import one_line


def write_gherkin(spec: Spec) -> str:
    """The spec as one feature; a requirement without scenarios gets one that says what it says."""
    lines = ["# language: en", f"@{spec.feature}", f"Feature: {_text(spec, spec.title)}", ""]
    lines += [f"  {line}" for line in _described(spec, spec.goal)]
    for one in spec.requirements:
        if one.status != "placeholder":
            lines += ["", *_rule(spec, one)]
    return "\n".join(line.rstrip() for line in lines).rstrip("\n") + "\n"


def _rule(spec: Spec, one: Requirement) -> Iterator[str]:
    tags = f"@{spec.feature}/{one.id} @{one.priority}"
    yield f"  {tags}"
    yield f"  Rule: {one.id} {_text(spec, one.title)}"
    yield ""
    yield from (f"    {line}" for line in _described(spec, one.text))
    if not one.scenarios:
        yield from ("", f"    {tags}", f"    Example: {_text(spec, one.title)}", f"      Then {_text(spec, one.text)}")
    for number, told in enumerate(one.scenarios, 1):
        title = _text(spec, told.title) if told.title else f"{_text(spec, one.title)} {number}"
        yield from ("", f"    {tags}", f"    Example: {title}")
        for word, text in (("Given", told.given), ("When", told.when), ("Then", told.then)):
            for count, step in enumerate(steps_of(text)):
                yield f"      {'And' if count else word} {_text(spec, step)}"


def _text(spec: Spec, text: str | None) -> str:
    """One line that cannot start a keyword, a tag, a table or a doc string of its own: it always stands behind one."""
    return one_line(said(spec, text or "")) or "-"


_KEYWORD = re.compile(
    r"^(?:@|#|\||\"\"\"|```|\*\s|(?:Feature|Rule|Background|Scenarios?|Examples?|Given|When|Then|And|But)\b)",
    re.IGNORECASE,
)


def _described(spec: Spec, text: str) -> Iterator[str]:
    """A description: free text, in which a line that looks like Gherkin is put behind a dash."""
    line = one_line(said(spec, text))
    if line:
        yield f"– {line}" if _KEYWORD.match(line) else line
