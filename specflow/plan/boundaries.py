"""Boundary values: what to try just below, at and just above every bound that a requirement names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from typing import NamedTuple

from specflow.model.spec import Requirement, Spec
from specflow.model.text import parameters_in
from specflow.parse.quantities import quantities_in


class Boundary(NamedTuple):
    """One value to try, and what has to come of it."""

    requirement: str
    what: str
    value: str
    expected: str


_UPPER = re.compile(
    r"(?:at most|up to|no more than|not more than|never more than|within|no longer than|beyond|exceed\w*|maximum of)\s*$", re.I
)
_UPPER_BEHIND = re.compile(r"^\s*(?:at most|at the most|at latest|ahead at most|or (?:less|fewer))\b", re.I)
_LOWER = re.compile(r"(?:at least|no (?:less|fewer) than|minimum of)\s*$", re.I)
_OVER = re.compile(r"(?:more than|over|above|longer than|later than|after)\s*$", re.I)
_FIRST = re.compile(r"\bfor the first\s*$", re.I)
_FROM, _ON = re.compile(r"\bfrom\s*$", re.I), re.compile(r"^(?:\s*o'clock)?\s*(?:on\b|onwards?\b)", re.I)
_BETWEEN, _AND = re.compile(r"\bbetween\s*$", re.I), re.compile(r"\bbetween\s+\S{1,40}(?: [a-z]{1,12})? and\s*$", re.I)
_RANGE = re.compile(r"\bbetween (\d{1,2}:\d{2}|\d{1,9}) and (\d{1,2}:\d{2}|\d{1,9})(?:\s([a-z]{2,20}))?", re.I)
_UNDER = re.compile(r"(?:less than|fewer than|less \w+ than|below|under|shorter than)\s*$", re.I)


def boundaries(spec: Spec) -> Iterator[Boundary]:
    """Three values for every bound in the spec's requirements, in their order."""
    for one in spec.requirements:
        if one.status != "placeholder":
            yield from _of_parameters(spec, one)
            yield from _of_words(one)
            yield from _of_ranges(one)


def _of_parameters(spec: Spec, one: Requirement) -> Iterator[Boundary]:
    for use in parameters_in(one.text):
        given = spec.parameters.get(use.name)
        if given is None or isinstance(given.value, tuple | bool):
            continue
        kind = _kind(one.text[: use.start], one.text[use.end :])
        yield from _tried(one.id, use.name, str(given.value), given.unit or "", kind)


def _of_words(one: Requirement) -> Iterator[Boundary]:
    for found in quantities_in(one.text):
        kind = _kind(one.text[: found.start], one.text[found.end :])
        if kind:
            words = one.text[found.start : found.end]
            yield from _tried(one.id, words, str(found.value), found.unit, kind)


def _of_ranges(one: Requirement) -> Iterator[Boundary]:
    for found in _RANGE.finditer(one.text):
        clock, unit = ":" in found[1], found[3] or ""
        for written, kind in ((found[1], "start" if clock else "lower"), (found[2], "end" if clock else "upper")):
            yield from _tried(one.id, found[0], written, "" if clock else unit, kind)


def _kind(before: str, after: str) -> str:
    for pattern, kind in ((_UNDER, "under"), (_OVER, "over"), (_UPPER, "upper"), (_LOWER, "lower")):
        if pattern.search(before):
            return kind
    if _FIRST.search(before) or _AND.search(before) or _UPPER_BEHIND.match(after):
        return "upper"
    return "lower" if _BETWEEN.search(before) else "from" if _FROM.search(before) and _ON.match(after) else ""


_EXPECTED = {
    "upper": ("holds", "still holds: the bound is included", "must not happen, or is refused"),
    "lower": ("is not enough", "is enough: the bound is included", "is enough"),
    "over": ("does not apply yet", "does not apply yet: the bound is excluded", "applies"),
    "under": ("applies", "does not apply: the bound is excluded", "does not apply"),
    "from": ("does not apply yet", "applies: the bound is included", "applies"),
    "start": ("outside", "inside, from this minute on", "inside"),
    "end": ("inside", "outside, unless somebody settles that the end counts", "outside"),
    "": ("is wrong: the requirement says {value}", "is what the requirement says", "is wrong: the requirement says {value}"),
}
_COUNTED = frozenset(
    "second minute hour day week month quarter year cent euro dollar pound item place photo picture character word page row line "
    "result request message file user guest member attempt time record step point".split()
)


def _tried(id_: str, name: str, written: str, unit: str, kind: str) -> Iterator[Boundary]:
    values = _around(written)
    exact = f"{written} {_unit(written, unit)}".strip()
    for value, expected in zip(values, _EXPECTED[kind], strict=False):
        yield Boundary(id_, name, f"{value} {_unit(value, unit)}".strip(), expected.replace("{value}", exact))


def _unit(value: str, unit: str) -> str:
    """`1 day`, `2 days`: units that are counted agree with their number, others stay as they are."""
    single = unit.removesuffix("s")
    if single not in _COUNTED:
        return unit
    return single if value == "1" else f"{single}s"


def _around(written: str) -> tuple[str, ...]:
    """One step below, the value, one step above; nothing for what is no number. `5:00` is a time of day."""
    clock = re.fullmatch(r"(\d{1,2}):(\d{2})", written)
    if clock and int(clock[1]) < 24 and int(clock[2]) < 60:
        minutes = int(clock[1]) * 60 + int(clock[2])
        return tuple(f"{at // 60 % 24}:{at % 60:02d}" for at in (minutes - 1, minutes, minutes + 1))
    try:
        number = Decimal(written)
    except InvalidOperation:
        return ()
    if not number.is_finite() or len(written) > 30:
        return ()
    exponent = number.as_tuple().exponent
    step = Decimal(1).scaleb(exponent) if isinstance(exponent, int) and exponent < 0 else Decimal(1)
    return tuple(format(value, "f") for value in (number - step, number, number + step))
