"""`reviews/<person>.yaml`: one record a line, a YAML list item written as JSON, so that merging two branches keeps both sides."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable
from typing import Any

from specflow.model.finding import Problem
from specflow.model.location import Location
from specflow.model.review import Record

KINDS = ("comment", "suggest", "settle", "mark")
HEAD = "# What one person said and read. One record a line; merging two branches keeps both.\n"
_FIELDS = ("kind", "key", "on", "by", "at")


def file_name(person: str) -> str:
    """The name of a person's file: `pm@example.org.yaml`. Nothing in it leads out of the folder."""
    plain = re.sub(r"[^a-z0-9@+._-]+", "-", person.lower()).strip(".-")[:80]
    return f"{plain or 'somebody'}.yaml"


def read_records(path: str, text: str) -> tuple[tuple[Record, ...], tuple[Problem, ...]]:
    """Every record in file order, each once, and a problem for every line that is none."""
    records: dict[str, Record] = {}
    problems: list[Problem] = []
    for number, line in enumerate(text.replace("\r\n", "\n").split("\n"), 1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        record = _record(line)
        if record is None:
            at = Location.on_line(path, number, 1, len(line))
            problems.append(Problem("broken-review", "this line is no review record", at))
        else:
            records.setdefault(line.strip(), record)
    return tuple(records.values()), tuple(problems)


def _record(line: str) -> Record | None:
    if not line.startswith("- ") or len(line) > 200_000:
        return None
    try:
        data = json.loads(line[2:])
    except (ValueError, RecursionError):
        return None
    if not isinstance(data, dict) or not all(isinstance(data.get(name), str) for name in _FIELDS) or data["kind"] not in KINDS:
        return None
    rest = {name: value for name, value in data.items() if name not in _FIELDS}
    return Record(data["kind"], data["key"], data["on"], data["by"], data["at"], rest)


def line_of(record: Record) -> str:
    """The record as one line."""
    data: dict[str, Any] = {name: getattr(record, name) for name in _FIELDS} | record.data
    return "- " + json.dumps(data, ensure_ascii=False, sort_keys=False)


def key_of(kind: str, on: str, by: str, at: str, data: dict[str, Any]) -> str:
    """A name for a record that no other record has: what it says, by whom and when."""
    text = json.dumps([kind, on, by, at, data], ensure_ascii=False, sort_keys=True)
    return f"{kind[0]}-{hashlib.sha256(text.encode('utf-8', 'surrogatepass')).hexdigest()[:16]}"


def append(text: str, records: Iterable[Record]) -> str:
    """The file with more records at its end; nothing that stands in it is touched."""
    start = text or HEAD
    if not start.endswith("\n"):
        start += "\n"
    return start + "".join(line_of(one) + "\n" for one in records)
