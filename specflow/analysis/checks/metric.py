"""The metric check: a percentile, mean or extreme against a bound; too few samples or a failed run are no evidence."""

from __future__ import annotations

import math
from collections.abc import Mapping

from specflow.model.checks import Judged, MetricCheck, not_run, settled
from specflow.model.evidence import Outcome
from specflow.parse.checks.measured import Measured, percentile_of
from specflow.parse.checks.units import in_unit

CONFIDENCE = 0.95
WORSE = 10_000.0
"""A bound that still holds when everything is ten thousand times worse guards nothing: 1 ms would be 10 s."""


def judge(check: MetricCheck, measured: Measured) -> Judged:
    """Whether the bound holds."""
    needed = samples_needed(check)
    if measured.samples is None:
        return not_run(f"{check.report} does not say how many samples it rests on", "undersampled")
    if measured.samples < needed:
        why = f"{check.report} rests on {measured.samples} samples; {check.value} needs {needed}"
        return not_run(why, "undersampled")
    if measured.failures:
        why = f"{measured.failures} of {measured.samples} runs in {check.report} failed, so its numbers prove nothing"
        return Judged(Outcome.FAILED, why, slug="failed")
    value = value_of(check, measured)
    if value is None:
        return not_run(f"{check.report} does not tell {check.value}; its samples or that number are needed", "no-report")
    converted = in_unit(value, measured.unit, check.unit or measured.unit)
    if converted is None:
        why = f"{check.report} measures in {measured.unit}, which cannot be compared with {check.unit}"
        return Judged(Outcome.ERROR, why, slug="broken")
    unit = check.unit or measured.unit
    words = f"{check.value} is {_plain(converted)} {unit}".rstrip()
    detail = f"{words} ({_bound(check)} {unit}".rstrip() + f", {measured.samples} samples)"
    spoilt = _spoilt(check, converted)
    escaped = f"{check.value} of {_plain(spoilt)} {unit}".rstrip() if holds(check, spoilt) else None
    return settled(Outcome.PASSED if holds(check, converted) else Outcome.FAILED, detail, escaped)


def samples_needed(check: MetricCheck) -> int:
    """What the check asks for, else what a percentile needs at 95 % confidence when no sample exceeds it."""
    if check.samples_at_least is not None:
        return check.samples_at_least
    share = percentile_of(check.value)
    if share is None or not 0 < share < 1:
        return 1
    return math.ceil(math.log(1 - CONFIDENCE) / math.log(share))


def value_of(check: MetricCheck, measured: Measured) -> float | None:
    """The number that is judged; None when the report does not tell it."""
    share = percentile_of(check.value)
    if share is not None:
        if measured.histogram:
            return percentile(measured.histogram, share)
        return measured.told.get(f"p{share * 100:g}")
    if measured.histogram and check.value in ("mean", "max", "min"):
        total = sum(measured.histogram.values())
        mean = sum(value * times for value, times in measured.histogram.items()) / total
        return {"mean": mean, "max": max(measured.histogram), "min": min(measured.histogram)}[check.value]
    return measured.told.get(check.value)


def percentile(histogram: Mapping[float, int], share: float) -> float:
    """The nearest rank: the smallest sample that at least `share` of all samples do not exceed."""
    rank = max(1, math.ceil(share * sum(histogram.values()) - 1e-9))
    for value in sorted(histogram):
        rank -= histogram[value]
        if rank <= 0:
            return value
    return max(histogram)


def holds(check: MetricCheck, value: float) -> bool:
    """Whether `value`, in the check's unit, is within the bound."""
    if check.below is not None:
        return value < check.below
    if check.at_most is not None:
        return value <= check.at_most
    if check.above is not None:
        return value > check.above
    return check.at_least is not None and value >= check.at_least


def _bound(check: MetricCheck) -> str:
    for name in ("below", "at_most", "above", "at_least"):
        bound = getattr(check, name)
        if bound is not None:
            return f"{name.replace('_', ' ')} {_plain(bound)}"
    return ""


def _spoilt(check: MetricCheck, value: float) -> float:
    """The measurement ten thousand times worse."""
    if check.below is not None or check.at_most is not None:
        return value * WORSE if value > 0 else value + WORSE
    return value / WORSE if value > 0 else value - WORSE


def _plain(value: float) -> str:
    return f"{value:.4g}" if abs(value) < 10_000 else f"{value:.0f}"
