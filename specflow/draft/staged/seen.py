"""What a person sees of a text: no letters without a shape, none that only look like those of the sources."""

from __future__ import annotations

import re
import unicodedata

_UNSEEN = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u2800\u3164\ufe00-\ufe0f"
    "\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e0fff]"
)
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
_FIRST = "\u0370"  # letters before it are Latin


def seen(text: str) -> str:
    """The text without what nobody sees, so that what is judged, what is kept and what is read are the same.

    What turns letters round leaves a mark behind: what was read in one order says something else in the other.
    """
    return _UNSEEN.sub("", _TURNING.sub("\ufffd", text))


def scripts_of(text: str) -> frozenset[str]:
    """The scripts of the letters beyond Latin: `CYRILLIC`, `GREEK`, `FULLWIDTH`."""
    return frozenset(unicodedata.name(sign, "?").split()[0] for sign in set(text) if sign >= _FIRST and sign.isalpha())


def odd_figures(text: str) -> list[str]:
    """Signs that say a number and are no digits, such as ² and ½."""
    return [sign for sign in dict.fromkeys(text) if sign.isnumeric() and not sign.isdecimal() and not sign.isalpha()]
