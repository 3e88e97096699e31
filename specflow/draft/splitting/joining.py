"""Sentences without a verb that belong to the one before: `With a warning before that.`, `Danish, Polish and Dutch at least.`"""

from __future__ import annotations

import re

_MORE = r"(?:And )?(?:With|Without|Including|Plus|Except|Apart from|Other than) "
_NAMES = (
    r"[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?(?:, [A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?)*,? (?:and|or) [A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?"
    r"(?:,? (?:at (?:the )?(?:very )?least|to (?:begin|start) with|for (?:now|a start)))?"
)
_GOES_ON = re.compile(rf"{_MORE}[a-z][^;:]{{3,120}}|{_NAMES}[.!]?")
_BOTH = re.compile(rf"[.!] (?P<more>{_MORE}(?=[a-z]))|[.!] (?P<names>{_NAMES})[.!]?$")


def goes_on(text: str) -> bool:
    """Whether a sentence only adds to the one before; that it has no verb is for its reader to tell."""
    return _GOES_ON.fullmatch(text) is not None


def joined(text: str) -> str:
    """Two such sentences as one: `It speaks four languages: Danish, Polish, Dutch and Frisian`."""
    return _BOTH.sub(_joint, text)


def _joint(found: re.Match[str]) -> str:
    more: str | None = found["more"]
    return f", {more[:1].lower()}{more[1:]}" if more else f": {found['names']}"
