"""A fresh `spec.yaml`, looking as if a careful person had written it; it always reads back as the same spec."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from specflow.model.spec import Spec
from specflow.parse.yaml_scalars import WIDTH, inline, scalar_lines

SECTION_NOTES: Mapping[str, str] = {
    "parameters": "Values that text, checks and decisions share: one value, one place",
    "requirements": "Requirements: FR functional · NFR quality · EC edge cases · BR business rules",
    "questions": "Open questions: a suggested answer counts only once a person has written `answer`",
    "set_aside": "Sentences of the sources that became nothing, and why",
}
_ROOMY = frozenset(("requirements", "decisions"))
_BLOCK = frozenset(("assumptions", "parameters", "terms"))
_LONGEST_KEY = 500


def dump_spec(spec: Spec, *, header: str = "", notes: Mapping[str, str] | None = None) -> str:
    """The whole file. `header` becomes comment lines at the top; `notes` maps section names and ids to comments above them.

    A section's own note replaces the one it has by default; an empty one leaves it out.
    """
    said = {**SECTION_NOTES, **(notes or {})}
    lines = _comment(header, 0)
    before = ""
    for name, value in spec_data(spec).items():
        large = isinstance(value, dict | list) and len(entry_lines(name, value, 0)) > 1
        if before and (large or before == "large"):
            lines.append("")
        before = "large" if large else "small"
        lines += _comment(said.get(name, ""), 0)
        lines += _section(name, value, said) if large else entry_lines(name, value, 0)
    return "\n".join(lines) + "\n"


def spec_data(spec: Spec) -> dict[str, Any]:
    """The spec as the plain data that the file holds: the model's order, defaults left out, single sources unlisted."""
    data: dict[str, Any] = _plain(spec.model_dump(by_alias=True, exclude_defaults=True))
    parameters = data.get("parameters")
    if parameters:
        data["parameters"] = {name: _bare(value) for name, value in parameters.items()}
    for section in data.values():
        for item in section if isinstance(section, list) else ():
            if isinstance(item, dict) and isinstance(item.get("source"), list) and len(item["source"]) == 1:
                item["source"] = item["source"][0]
    return data


def _bare(parameter: dict[str, Any]) -> Any:
    return parameter["value"] if set(parameter) == {"value"} else parameter


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    return [_plain(item) for item in value] if isinstance(value, list | tuple) else value


def dump_value(value: Any, indent: int) -> str:
    """What follows `key:` on a line whose key stands at column `indent` (from 0): ` text`, ` {a: b}` or lines below it.

    Starts with a space or a line break and ends without one.
    """
    return "\n".join(entry_lines("k", value, indent))[indent + 2 :]


def entry_lines(key: str, value: Any, indent: int) -> list[str]:
    """`key: value` at column `indent`, on as many lines as it takes."""
    head = " " * indent + _key(key, indent)
    if not isinstance(value, dict | list) or not value:
        first, *rest = scalar_lines(value, len(head) + 1, indent + 2) if not isinstance(value, dict | list) else [flow(value)]
        return [f"{head} {first}", *rest]
    if key not in _BLOCK and not _are_records(value):
        one = flow(value, WIDTH - len(head) - 1)
        if one:
            return [f"{head} {one}"]
    if isinstance(value, dict):
        return [head, *(line for name, item in value.items() for line in entry_lines(str(name), item, indent + 2))]
    return [head, *(line for item in value for line in item_lines(item, indent + 2))]


def item_lines(value: Any, indent: int, *, block: bool = False) -> list[str]:
    """`- value` with its dash at column `indent`; `block` asks for a mapping's keys on lines of their own."""
    dash = " " * indent + "- "
    if not isinstance(value, dict | list):
        first, *rest = scalar_lines(value, indent + 2, indent + 2)
        return [dash + first, *rest]
    one = "" if block and value else flow(value, WIDTH - indent - 2)
    if one:
        return [dash + one]
    if isinstance(value, dict):
        lines = [line for name, item in value.items() for line in entry_lines(str(name), item, indent + 2)]
    else:
        lines = [line for item in value for line in item_lines(item, indent + 2)]
    return [dash + lines[0][indent + 2 :], *lines[1:]]


def flow(value: Any, room: int = 1_000_000) -> str:
    """`{a: b}` or `[a, b]` on one line; empty when it takes more than `room` columns."""
    if isinstance(value, dict):
        parts, ends = (f"{_key(str(name), flow_=True)} {flow(item, room)}" for name, item in value.items()), "{}"
    elif isinstance(value, list):
        parts, ends = (flow(item, room) for item in value), "[]"
    else:
        one = inline(value, flow=True)
        return one if len(one) <= room else ""
    kept, used = [], 2
    for part in parts:
        kept.append(part)
        used += len(part) + 2
        if used - 2 > room or not part or part.endswith(": "):
            return ""
    return ends[0] + ", ".join(kept) + ends[1]


@lru_cache(maxsize=512)
def _key(key: str, indent: int = 0, *, flow_: bool = False) -> str:
    written = inline(key, flow=flow_)
    return f"? {written}\n{' ' * indent}:" if len(written) > _LONGEST_KEY else f"{written}:"


def _are_records(value: Any) -> bool:
    """Records stand on lines of their own; words may share one."""
    return isinstance(value, list) and any(isinstance(item, dict | list) for item in value)


def _section(name: str, value: Any, notes: Mapping[str, str]) -> list[str]:
    if isinstance(value, dict) or not value:
        return entry_lines(name, value, 0)
    lines = [f"{name}:"]
    for item in value:
        roomy = name in _ROOMY
        if roomy and len(lines) > 1:
            lines.append("")
        if isinstance(item, dict):
            lines += _comment(notes.get(str(item.get("id")), ""), 2)
        lines += item_lines(item, 2, block=roomy)
    return lines


def _comment(text: str, indent: int) -> list[str]:
    """Comment lines; what could end a comment early or hide in it is replaced."""
    lines = re.split(r"\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]", text.rstrip()) if text.strip() else []
    plain = [re.sub("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]", "�", line) for line in lines]
    return [" " * indent + (line if line.lstrip().startswith("#") else f"# {line}".rstrip()) for line in plain]
