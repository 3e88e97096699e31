"""Constants that technical facts name, as sentences that can be compared: `MAX_SEATS_PER_ORDER = 4`."""

from __future__ import annotations

import re

_CONSTANT = re.compile(
    r"(?<![\w.])(?P<name>[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)[`'\"]?(?:\s*(?:=|:|→)\s*|\s+(?:is|of|at|set to|is set to)\s+)[`'\"]?"
    r"(?P<value>\d[\d_]*(?:\.\d+)?)(?:(?:\.|\s)(?P<unit>(?:second|minute|hour|day|week|month|year)s?))?(?![\w%])"
)
_CHOSEN = re.compile(
    r"(?<![\w.])(?P<name>DEFAULT(?:_[A-Z]+)+|[A-Z]+(?:_[A-Z]+)*_DEFAULT)[`'\"]?"
    r"\s*(?:=|:|→)\s*[`'\"]{1,2}(?P<value>[A-Za-z][\w -]{1,30})[`'\"]"
)
_SPOKEN = {
    "en": "English", "de": "German", "fr": "French", "es": "Spanish", "it": "Italian", "nl": "Dutch", "pl": "Polish",
    "pt": "Portuguese", "cy": "Welsh", "tr": "Turkish", "ar": "Arabic", "zh": "Chinese",
}  # fmt: skip
_PAID = frozenset("price fee cost charge fare deposit fine amount".split())
_COINS = frozenset("cents pence euros eur dollars usd pounds gbp".split())
_BOUNDS = {"max": "at most ", "maximum": "at most ", "limit": "at most ", "min": "at least ", "minimum": "at least "}
_UNITS = {
    "ms": "milliseconds", "millis": "milliseconds", "s": "seconds", "sec": "seconds", "secs": "seconds", "seconds": "seconds",
    "min": "minutes", "mins": "minutes", "minutes": "minutes", "h": "hours", "hours": "hours", "days": "days", "weeks": "weeks",
    "months": "months", "years": "years", "percent": "percent", "pct": "percent", "mb": "MB", "kb": "KB", "gb": "GB", "km": "km",
}  # fmt: skip


def spelt_out(text: str) -> str:
    """A technical fact with its constants said in words; any other text as it is.

    `MAX_SEATS_PER_ORDER = 4` becomes `there must be at most 4 seats per order`, `CONFIRM_TIMEOUT = 30.minutes` becomes `the
    confirm timeout must be 30 minutes`. Only what is compared is changed: what is shown and quoted stays the author's.
    """
    return _CHOSEN.sub(_set, _CONSTANT.sub(_said, text)) if "_" in text else text


def _set(found: re.Match[str]) -> str:
    """`DEFAULT_LANGUAGE = "en"` becomes `the default language is English`."""
    words = [word for word in found["name"].lower().split("_") if word != "default"]
    value = _SPOKEN.get(found["value"][:2].lower(), found["value"]) if words[-1] in ("language", "locale") else found["value"]
    return f"the default {' '.join(words)} is {value}"


def _said(found: re.Match[str]) -> str:
    words, value, unit = found["name"].lower().split("_"), found["value"].replace("_", ""), found["unit"] or ""
    bound = next((_BOUNDS[end] for end in (words[0], words[-1]) if end in _BOUNDS), "")
    words = [word for at, word in enumerate(words) if not (at in (0, len(words) - 1) and word in _BOUNDS)]
    if not unit and len(words) > 1 and words[-1] in _UNITS:
        unit = _UNITS[words.pop()]
    if not unit and len(words) > 1 and words[-1] in _COINS:
        unit = words.pop()
    if not words:
        return found[0]
    if "default" in words[1:] and not bound:
        named = " ".join(word for word in words if word != "default")
        return f"the default {named} is {value} {unit}".rstrip()
    if not unit and _PAID & set(words):
        unit = "euros"  # in what currency is not said, and does not matter: all of them are compared as money
    if unit:
        return f"the {' '.join(words)} must be {bound}{value} {unit}"
    if bound and len(words) > 1 and "per" not in words:
        return f"the {' '.join(words[:-1])} must be {bound}{value} {words[-1]}"  # `MAX_EXPORT_ROWS = 10000`
    return f"there must be {bound}{value} {' '.join(words)}" if bound else f"the {' '.join(words)} must be {value}"
