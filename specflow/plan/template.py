"""The smallest template language that does: `{{name}}`, and `{{#name}}` … `{{/name}}` on lines of their own, kept when filled.

One pass: what is filled in is never read again, so foreign text cannot act as a template.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

_PLACE = re.compile(r"\{\{([a-z_]+)\}\}")
_OPEN = re.compile(r"\s*\{\{#([a-z_]+)\}\}\s*")
_CLOSE = re.compile(r"\s*\{\{/([a-z_]+)\}\}\s*")


def fill(template: str, parts: Mapping[str, str]) -> str:
    """The template with its parts; an unknown name becomes nothing, and blank lines never pile up."""
    kept: list[str] = []
    hidden: list[str] = []
    for line in template.splitlines():
        if opened := _OPEN.fullmatch(line):
            if hidden or not parts.get(opened[1]):
                hidden.append(opened[1])
        elif closed := _CLOSE.fullmatch(line):
            if hidden and closed[1] == hidden[-1]:
                hidden.pop()
        elif not hidden:
            lone = _PLACE.fullmatch(line.strip())
            if lone and not parts.get(lone[1]):
                if kept and not kept[-1].strip():
                    kept.pop()
                continue
            kept.append(_PLACE.sub(lambda hit: parts.get(hit[1], ""), line))
    return "\n".join(kept).strip("\n") + "\n"


def names(template: str) -> frozenset[str]:
    """Every part that a template asks for."""
    return frozenset(re.findall(r"\{\{[#/]?([a-z_]+)\}\}", template))
