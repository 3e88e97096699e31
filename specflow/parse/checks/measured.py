"""Reports of load tests and benchmarks to samples: Locust, k6, pytest-benchmark, plain JSON and CSV."""

from __future__ import annotations

import csv
import io
import json
import math
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from specflow.model.checks import MetricCheck

MOST_SAMPLES = 5_000_000
_PERCENTILE = re.compile(r"p(?:\(?)(\d{1,2}(?:\.\d{1,3})?)\)?")
_STEP = re.compile(r"\.?([A-Za-z_][\w-]*)|\[(\d{1,6}|\"[^\"]{1,200}\"|'[^']{1,200}')\]")


class Measured(NamedTuple):
    """What a report says of one thing. `histogram` maps values to how often they occurred, empty where only sums are told."""

    unit: str
    histogram: Mapping[float, int]
    told: Mapping[str, float]
    """Sums that the report itself tells, by name: `p99`, `mean`, `max`, or whatever a selector found."""
    samples: int | None
    failures: int = 0


class Unreadable(Exception):
    """The report is not what the check says it is."""


def percentile_of(name: str) -> float | None:
    """0.99 of `p99` and `p(99)`; None for other names."""
    found = _PERCENTILE.fullmatch(name.strip().lower())
    return float(found[1]) / 100 if found else None


def read_measured(check: MetricCheck, data: bytes) -> Measured:
    """The samples that a metric check asks for. Raises `Unreadable` with the reason."""
    if check.format == "csv" or (check.format == "locust" and data.lstrip()[:1] not in (b"[", b"{")):
        return _csv(check, data)
    try:
        loaded = json.loads(data)
    except (ValueError, RecursionError):
        raise Unreadable(f"{check.report} is no JSON") from None
    readers: dict[str, Callable[[MetricCheck, Any], Measured]] = {
        "locust": _locust, "k6": _k6, "pytest-benchmark": _benchmark, "json": _plain,
    }  # fmt: skip
    try:
        return readers[check.format](check, loaded)
    except (KeyError, TypeError, ValueError, AttributeError, IndexError):
        raise Unreadable(f"{check.report} is no {check.format} report with what the check asks for") from None


def _locust(check: MetricCheck, loaded: Any) -> Measured:
    """`locust --json`: one entry for each request name, with a histogram of response times in milliseconds."""
    histogram: dict[float, int] = {}
    failures = requests = 0
    entries = [entry for entry in loaded if check.name in (None, entry["name"], f"{entry.get('method')} {entry['name']}")]
    if not entries:
        raise Unreadable(f"{check.report} has no request called `{check.name}`")
    for entry in entries:
        requests += int(entry["num_requests"])
        failures += int(entry["num_failures"])
        for value, times in entry["response_times"].items():
            histogram[float(value)] = histogram.get(float(value), 0) + int(times)
    return Measured("ms", histogram, {}, requests, failures)


def _k6(check: MetricCheck, loaded: Any) -> Measured:
    """k6's end-of-test summary, old (`--summary-export`) and new (`handleSummary`)."""
    name = check.name or "http_req_duration"
    metrics = loaded["metrics"]
    if name not in metrics:
        raise Unreadable(f"{check.report} has no metric `{name}`")
    values = _values(metrics[name])
    told = {_k6_name(key): float(value) for key, value in values.items() if _is_number(value)}
    count = values.get("count", _values(metrics.get("http_reqs", {})).get("count"))
    failed = _values(metrics.get("http_req_failed", {}))
    failures = failed.get("passes") if "passes" in failed else None
    if failures is None:
        rate = failed.get("rate", failed.get("value", 0)) or 0
        failures = math.ceil(float(rate) * float(count or 1))
    return Measured("ms", {}, told, int(count) if count is not None else None, int(failures))


def _values(metric: Mapping[str, Any]) -> Mapping[str, Any]:
    inner = metric.get("values")
    return inner if isinstance(inner, dict) else metric


def _k6_name(key: str) -> str:
    share = percentile_of(key)
    return f"p{share * 100:g}" if share is not None else {"med": "p50", "avg": "mean"}.get(key, key)


def _benchmark(check: MetricCheck, loaded: Any) -> Measured:
    """pytest-benchmark's JSON: raw samples in seconds when it was told to keep them."""
    names = [one for one in loaded["benchmarks"] if check.name in (None, one["name"], one.get("fullname"))]
    if len(names) != 1:
        raise Unreadable(f"{check.report} has {len(names)} benchmarks called `{check.name or 'anything'}`; name one")
    stats = names[0]["stats"]
    histogram = _counted(stats.get("data") or ())
    told = {"mean": float(stats["mean"]), "max": float(stats["max"]), "min": float(stats["min"]), "p50": float(stats["median"])}
    return Measured("s", histogram, told, int(stats["rounds"]))


def _plain(check: MetricCheck, loaded: Any) -> Measured:
    """A list of numbers, `{"samples": […], "unit": "ms"}`, or any JSON with a selector such as `$.latency.p99`."""
    unit = str(loaded.get("unit", "")) if isinstance(loaded, dict) else ""
    failures = int(loaded.get("failures", 0) or 0) if isinstance(loaded, dict) else 0
    if check.value.startswith("$"):
        value = float(select(loaded, check.value))
        count = int(select(loaded, check.samples)) if check.samples else None
        return Measured(unit, {}, {check.value: value}, count, failures)
    samples = loaded if isinstance(loaded, list) else select(loaded, f"$.{check.name}") if check.name else loaded["samples"]
    histogram = _counted(samples)
    return Measured(unit, histogram, {}, sum(histogram.values()), failures)


def select(loaded: Any, path: str) -> Any:
    """The value at `$.a.b[0]`. Raises `Unreadable` where there is none."""
    here, at = loaded, 1
    while at < len(path):
        step = _STEP.match(path, at)
        if step is None:
            raise Unreadable(f"`{path}` is no path such as `$.latency.p99`")
        at = step.end()
        key: Any = step[1] or step[2].strip("\"'")
        try:
            here = here[int(key)] if isinstance(here, list) else here[key]
        except (KeyError, IndexError, ValueError, TypeError):
            raise Unreadable(f"the report has nothing at `{path}`") from None
    return here


def _csv(check: MetricCheck, data: bytes) -> Measured:
    """A column of numbers; for Locust's statistics the row of the name (`Aggregated` without one)."""
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8", "replace"))))
    if not rows:
        raise Unreadable(f"{check.report} holds no row")
    if check.format == "locust":
        row = next((one for one in rows if one.get("Name") == (check.name or "Aggregated")), None)
        if row is None:
            raise Unreadable(f"{check.report} has no row `{check.name or 'Aggregated'}`")
        told = {f"p{key[:-1]}": float(value) for key, value in row.items() if key.endswith("%") and _is_text_number(value)}
        return Measured("ms", {}, told, int(row["Request Count"]), int(row["Failure Count"]))
    column = check.name or next(iter(rows[0]))
    if column not in rows[0]:
        raise Unreadable(f"{check.report} has no column `{column}`")
    histogram = _counted(float(row[column]) for row in rows if _is_text_number(row[column]))
    return Measured("", histogram, {}, sum(histogram.values()), sum(not _is_text_number(row[column]) for row in rows))


def _counted(samples: Any) -> dict[float, int]:
    histogram: dict[float, int] = {}
    for number, value in enumerate(_numbers(samples)):
        if number >= MOST_SAMPLES:
            raise Unreadable(f"the report holds more than {MOST_SAMPLES:,} samples")
        histogram[value] = histogram.get(value, 0) + 1
    return histogram


def _numbers(samples: Any) -> Iterator[float]:
    for one in samples:
        if not _is_number(one):
            raise Unreadable("a sample is no number")
        yield float(one)


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)


def _is_text_number(value: object) -> bool:
    try:
        return math.isfinite(float(str(value)))
    except ValueError:
        return False
