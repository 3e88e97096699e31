"""Units of bounds and measurements: times, shares and bytes brought to one another."""

from __future__ import annotations

import re

_TIME = {"ns": 1e-9, "us": 1e-6, "µs": 1e-6, "ms": 1e-3, "s": 1.0, "min": 60.0, "h": 3600.0, "day": 86400.0}
_SHARE = {"%": 0.01, "": 1.0}
_BYTES = {"B": 1.0, "KB": 1e3, "MB": 1e6, "GB": 1e9, "KiB": 1024.0, "MiB": 1024.0**2, "GiB": 1024.0**3}
_WORDS = {
    "millisecond": "ms", "milliseconds": "ms", "sec": "s", "secs": "s", "second": "s", "seconds": "s", "mins": "min",
    "minute": "min", "minutes": "min", "hour": "h", "hours": "h", "days": "day", "percent": "%", "per cent": "%", "bytes": "B",
}  # fmt: skip
_QUANTITY = re.compile(r"([<>=≤≥ ]*)([-+]?[0-9][0-9,]*(?:\.[0-9]+)?(?:[eE][-+]?[0-9]{1,3})?)[ \t]*([^\d\s][^\d]{0,40})?")


def quantity(words: str) -> tuple[float | None, str]:
    """`2 s` -> (2.0, "s"); (None, "") when it is no quantity."""
    found = _QUANTITY.fullmatch(words.strip()[:80])
    if not found:
        return None, ""
    return float(found[2].replace(",", "")), unit_of(found[3] or "")


def unit_of(words: str) -> str:
    """The short name of a unit: `seconds` -> `s`."""
    plain = words.strip()
    return _WORDS.get(plain.lower(), plain)


def in_unit(value: float, unit: str, wanted: str) -> float | None:
    """`value` of `unit` in `wanted`; None when the two are of different kinds. Without a unit, the wanted one is meant."""
    unit, wanted = unit_of(unit), unit_of(wanted)
    if unit == wanted or not unit:
        return value
    for table in (_TIME, _SHARE, _BYTES):
        if unit in table and wanted in table:
            return value * table[unit] / table[wanted]
    return None
