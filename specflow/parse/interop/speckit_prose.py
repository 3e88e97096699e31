"""spec-kit files that keep to no template: what they are about, and what in them sounds like a requirement."""

from __future__ import annotations

import re

from specflow.parse.interop.blocks import Section, items, level, prose
from specflow.parse.interop.common import Building

MODAL = re.compile(r"\b(?:MUST|SHALL|must|shall|SHOULD|should)\b")
_META = re.compile(r"\*\*(?P<key>[^*:]{1,40})\**:\**\s*(?P<value>.*)")


def set_goal(built: Building, top: Section) -> None:
    """What the file says it is about: its input, its summary, or its first paragraph."""
    for _, line in top.lines:
        found = _META.match(line.strip())
        if found and found["key"].strip().lower() == "input":
            built.goal = re.sub(r'^User description:\s*"?|"$', "", found["value"].strip())
            return
    for section in (*(one for one in [top.find("summary", "overview", "problem", "why")] if one), top):
        kept = [(number, line) for number, line in section.lines if not _META.match(line.strip())]
        words = prose(kept)[1]
        if words:
            built.goal = words.split("\n\n")[0]
            return
    built.goal = built.title


def from_prose(built: Building, top: Section) -> None:
    """A file without a single requirement of a known form: list items and sentences that say must, else its first lines."""
    for section in (top, *top.walk()):
        for item in items(section.lines):
            if MODAL.search(item.whole):
                built.add("FR", "", level(item.whole), item.line)
    if not built.requirements:
        for section in (top, *top.walk()):
            line, words = prose(section.lines)
            if words and not _META.match(words):
                built.add("FR", section.title, words, line, status="placeholder")
                break
        built.remarks.append("no requirement of a known form stands in it; its first words wait for a person")
