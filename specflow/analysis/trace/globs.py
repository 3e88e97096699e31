"""Glob patterns over root-relative paths: `**` crosses folders, `*` and `?` do not; without `/` any folder will do."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

Matcher = Callable[[str], bool]


def matcher(patterns: Sequence[str]) -> Matcher:
    """A test for "one of these patterns matches"; no patterns match nothing."""
    return _matcher(tuple(patterns))


@lru_cache(maxsize=256)
def _matcher(patterns: tuple[str, ...]) -> Matcher:
    if not patterns:
        return lambda _: False
    compiled = re.compile("|".join(f"(?:{_regex(pattern)})" for pattern in patterns))
    return lambda path: compiled.fullmatch(path) is not None


def _regex(pattern: str) -> str:
    pattern = pattern.removeprefix("./")
    if pattern.endswith("/"):
        pattern += "**"
    prefix = "" if "/" in pattern else "(?:.*/)?"
    out, at = [], 0
    while at < len(pattern):
        if pattern.startswith("**/", at):
            out.append("(?:.*/)?")
            at += 3
        elif pattern.startswith("**", at):
            out.append(".*")
            at += 2
        else:
            char = pattern[at]
            out.append("[^/]*" if char == "*" else "[^/]" if char == "?" else re.escape(char))
            at += 1
    return prefix + "".join(out)
