"""Spans as OTLP-JSON: the names of attributes in one table, since the conventions for models still move."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

NAMES: Mapping[str, str] = {
    "operation": "gen_ai.operation.name",
    "provider": "gen_ai.provider.name",
    "request_model": "gen_ai.request.model",
    "response_model": "gen_ai.response.model",
    "response_id": "gen_ai.response.id",
    "finish_reasons": "gen_ai.response.finish_reasons",
    "input_tokens": "gen_ai.usage.input_tokens",
    "output_tokens": "gen_ai.usage.output_tokens",
    "cache_read": "gen_ai.usage.cache_read.input_tokens",
    "cache_write": "gen_ai.usage.cache_creation.input_tokens",
    "input_messages": "gen_ai.input.messages",
    "output_messages": "gen_ai.output.messages",
    "cost": "specflow.cost.usd",
    "exact": "specflow.usage.exact",
    "stage": "specflow.stage",
    "role": "specflow.role",
    "outcome": "specflow.outcome",
    "attempt": "specflow.attempt",
    "cached": "specflow.cached",
    "feature": "specflow.feature",
    "run": "specflow.run",
    "first_token": "specflow.first_token_ms",
    "items": "specflow.items",
    "detail": "specflow.detail",
}
_SHORT = {long: short for short, long in NAMES.items()}
_UNSET, _OK, _ERROR = 0, 1, 2
Plain = str | int | float | bool | tuple[str, ...]


@dataclass
class Span:
    """Something that took time. `attributes` use the short names of `NAMES`; times are nanoseconds since 1970."""

    trace: str
    id: str
    parent: str
    name: str
    start: int
    end: int = 0
    attributes: dict[str, Plain] = field(default_factory=dict)
    error: str = ""

    @property
    def seconds(self) -> float:
        """How long it took."""
        return max(0, self.end - self.start) / 1e9


def otlp_line(span: Span, version: str) -> str:
    """One span as one line: an export request that any collector takes."""
    body: dict[str, Any] = {
        "traceId": span.trace, "spanId": span.id, "name": span.name, "kind": 3 if span.name.startswith("chat") else 1,
        "startTimeUnixNano": str(span.start), "endTimeUnixNano": str(span.end),
        "attributes": [{"key": NAMES.get(key, key), "value": _value(one)} for key, one in span.attributes.items()],
        "status": {"code": _ERROR, "message": span.error} if span.error else {"code": _OK},
    }  # fmt: skip
    if span.parent:
        body["parentSpanId"] = span.parent
    about = {"service.name": "specflow", "service.version": version}
    resource = {"attributes": [{"key": key, "value": {"stringValue": one}} for key, one in about.items()]}
    scope = {"name": "specflow", "version": version}
    whole = {"resourceSpans": [{"resource": resource, "scopeSpans": [{"scope": scope, "spans": [body]}]}]}
    return json.dumps(whole, ensure_ascii=False)


def _value(value: Plain) -> dict[str, Any]:
    if isinstance(value, bool):
        return {"boolValue": value}
    if isinstance(value, int):
        return {"intValue": str(value)}
    if isinstance(value, float):
        return {"doubleValue": value}
    if isinstance(value, tuple):
        return {"arrayValue": {"values": [{"stringValue": one} for one in value]}}
    return {"stringValue": value}


def requests_of(text: str, most: int = 500) -> Iterator[tuple[int, str]]:
    """Such lines as export requests of at most `most` lines, each with how many spans it holds; other lines are left out."""
    held: list[Any] = []
    spans = 0
    for count, data in _whole(text):
        held += data["resourceSpans"]
        spans += count
        if len(held) >= most:
            yield spans, json.dumps({"resourceSpans": held}, ensure_ascii=False)
            held, spans = [], 0
    if held:
        yield spans, json.dumps({"resourceSpans": held}, ensure_ascii=False)


def lines_of(text: str) -> Iterator[str]:
    """The lines that hold spans, in plain ASCII, so that a terminal may show them."""
    return (json.dumps(data) for _, data in _whole(text))


def _whole(text: str) -> Iterator[tuple[int, Any]]:
    """Each line that can be read, with how many spans it holds."""
    for line in text.split("\n"):
        count = sum(1 for _ in spans_in(line))
        if count:
            yield count, json.loads(line)


def spans_in(text: str) -> Iterator[Span]:
    """The spans of a file of such lines; lines that are none are passed over."""
    for line in text.split("\n"):
        try:
            data = json.loads(line)
            for resource in data["resourceSpans"]:
                for scope in resource["scopeSpans"]:
                    yield from (_span(one) for one in scope["spans"])
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            continue


def _time(value: Any) -> int:
    """Nanoseconds. Raises `ValueError` for a moment that no clock can show."""
    moment = int(value)
    if not 0 <= moment < 2**63:
        raise ValueError(moment)
    return moment


def _span(data: Mapping[str, Any]) -> Span:
    attributes = {_SHORT.get(one["key"], one["key"]): _plain(one["value"]) for one in data.get("attributes", ())}
    status = data.get("status", {})
    return Span(
        str(data["traceId"]), str(data["spanId"]), str(data.get("parentSpanId", "")), str(data["name"]),
        _time(data["startTimeUnixNano"]), _time(data["endTimeUnixNano"]), attributes,
        str(status.get("message", "failed")) if status.get("code") == _ERROR else "",
    )  # fmt: skip


def _plain(value: Mapping[str, Any]) -> Plain:
    if "intValue" in value:
        return int(value["intValue"])
    if "arrayValue" in value:
        return tuple(str(one.get("stringValue", "")) for one in value["arrayValue"].get("values", ()))
    if "doubleValue" in value:
        return float(value["doubleValue"])
    return bool(value["boolValue"]) if "boolValue" in value else str(value.get("stringValue", ""))
