"""Threads out of records: comments with their answers, suggestions with what became of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from specflow.model.review import Record


@dataclass(frozen=True)
class Thread:
    """What began with one comment or suggestion. `state` is open or resolved; of a suggestion also accepted or declined."""

    first: Record
    answers: tuple[Record, ...] = ()
    state: str = "open"
    by: str = ""

    @property
    def data(self) -> dict[str, Any]:
        """Plain data for the page."""
        return {
            "key": self.first.key, "kind": self.first.kind, "on": self.first.on, "by": self.first.by, "at": self.first.at,
            **self.first.data, "state": self.state, "settled_by": self.by,
            "answers": [{"key": one.key, "by": one.by, "at": one.at, "text": one.data.get("text", "")} for one in self.answers],
        }  # fmt: skip


@dataclass
class _Open:
    first: Record
    answers: list[Record] = field(default_factory=list)
    settled: list[Record] = field(default_factory=list)


def threads(records: Iterable[Record]) -> tuple[Thread, ...]:
    """Every thread, oldest first. An answer to what is not there (yet) begins a thread of its own: nothing is lost."""
    found: dict[str, _Open] = {}
    ordered = sorted(records, key=lambda one: (one.at, one.key))
    for one in ordered:
        if one.kind in ("comment", "suggest") and not one.data.get("to"):
            found[one.key] = _Open(one)
    for one in ordered:
        to = str(one.data.get("to", ""))
        if one.kind == "comment" and to:
            if to in found:
                found[to].answers.append(one)
            else:
                found[one.key] = _Open(one)
        elif one.kind == "settle" and to in found:
            found[to].settled.append(one)
    return tuple(_thread(one) for one in sorted(found.values(), key=lambda one: (one.first.at, one.first.key)))


def _thread(one: _Open) -> Thread:
    last = one.settled[-1] if one.settled else None
    state = str(last.data.get("state", "open")) if last else "open"
    return Thread(one.first, tuple(one.answers), state, last.by if last else "")
