"""Reading marks: each is bound to what was read, so that a change makes it unread again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from specflow.analysis.approval.content import contents, digest
from specflow.model.review import Record
from specflow.model.spec import Spec


def digests(spec: Spec) -> dict[str, str]:
    """What there is to read, by id: every requirement, and `WHOLE` for what belongs to none."""
    return {id_: digest(content) for id_, content in contents(spec, "product").items()}


def read_by(records: Iterable[Record], now: Mapping[str, str]) -> dict[str, frozenset[str]]:
    """person -> ids whose present text they have read"""
    latest: dict[tuple[str, str], tuple[str, str]] = {}
    for record in records:
        for id_, seen in marks_of(record).items():
            key = (record.by, id_)
            if key not in latest or record.at >= latest[key][0]:
                latest[key] = (record.at, seen)
    read: dict[str, set[str]] = {}
    for (person, id_), (_, seen) in latest.items():
        if now.get(id_) == seen:
            read.setdefault(person, set()).add(id_)
    return {person: frozenset(ids) for person, ids in sorted(read.items())}


def marks_of(record: Record) -> dict[str, str]:
    """id -> digest that was read"""
    marks = record.data.get("read") if record.kind == "mark" else None
    if not isinstance(marks, dict):
        return {}
    return {id_: seen for id_, seen in marks.items() if isinstance(id_, str) and isinstance(seen, str)}
