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
_UNDER = re.compile(r"(?:less than|fewer than|less \w+ than|below|under|shorter than)\s*$", re.I)


def boundaries(spec: Spec) -> Iterator[Boundary]:
    """Three values for every bound in the spec's requirements, in their order."""
    for one in spec.requirements:
        if one.status != "placeholder":
            yield from _of_parameters(spec, one)
            yield from _of_words(one)


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


def _kind(before: str, after: str) -> str:
    for pattern, kind in ((_UNDER, "under"), (_OVER, "over"), (_UPPER, "upper"), (_LOWER, "lower")):
        if pattern.search(before):
            return kind
    return "upper" if _UPPER_BEHIND.match(after) else ""


_EXPECTED = {
    "upper": ("holds", "still holds: the bound is included", "must not happen, or is refused"),
    "lower": ("is not enough", "is enough: the bound is included", "is enough"),
    "over": ("does not apply yet", "does not apply yet: the bound is excluded", "applies"),
    "under": ("applies", "does not apply: the bound is excluded", "does not apply"),
    "": ("as the requirement says", "exactly as the requirement says", "as the requirement says"),
}


def _tried(id_: str, name: str, written: str, unit: str, kind: str) -> Iterator[Boundary]:
    values = _around(written)
    for value, expected in zip(values, _EXPECTED[kind], strict=False):
        yield Boundary(id_, name, f"{value} {unit}".strip(), expected)


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
