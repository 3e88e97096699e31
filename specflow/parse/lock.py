"""`trace.lock`: one JSON object a line, in any order; merging two branches keeps the lines of both (contract, section 7)."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, NamedTuple

from specflow.model.finding import Problem
from specflow.model.location import Location
from specflow.parse.merged import is_gits, left_by_git

ALGORITHM = 1
_KEYS = ("requirement", "relation", "target", "text", "code")


class Accepted(NamedTuple):
    """Somebody looked at a requirement's text and a place in code and said that they belong together.

    `text` and `code` are fingerprints; `why` and `by` are empty where nobody was asked.
    """

    requirement: str
    relation: str
    target: str
    text: str
    code: str
    by: str = ""
    why: str = ""

    @property
    def link(self) -> tuple[str, str, str]:
        """Which link it speaks of."""
        return self.requirement, self.relation, self.target


def read_lock(path: str, text: str) -> tuple[tuple[Accepted, ...], tuple[Problem, ...]]:
    """Every acceptance, and a problem `broken-lock` for every line that is none."""
    accepted: list[Accepted] = []
    problems: list[Problem] = []
    conflicts = left_by_git(path, text, "broken-lock")
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#") or (conflicts and is_gits(line)):
            continue
        data = _data(line)
        if data is None:
            at = Location.on_line(path, number, 1, len(line))
            help_ = "Remove the line and accept the link again with `specflow trace accept`."
            problems.append(Problem("broken-lock", "this line of the lock cannot be read", at, help=help_))
        elif data.get("algo") == ALGORITHM:
            accepted.append(Accepted(**{key: data[key] for key in (*_KEYS, "by", "why") if key in data}))
    return tuple(accepted), tuple(sorted((*conflicts, *problems), key=lambda one: one.at.line))


def _data(line: str) -> dict[str, Any] | None:
    try:
        data = json.loads(line)
    except (ValueError, RecursionError):
        return None
    if not isinstance(data, dict) or not all(isinstance(data.get(key), str) for key in _KEYS):
        return None
    return data if all(isinstance(data.get(key, ""), str) for key in ("by", "why")) else None


def write_lock(accepted: Iterable[Accepted]) -> str:
    """The lock as it is written: sorted, one line each, so that a change of one link is a change of one line."""
    head = "# Which text, code and tests were accepted together. One line a link; `specflow trace accept` writes it.\n"
    lines = []
    for one in sorted(set(accepted)):
        data: dict[str, Any] = {"algo": ALGORITHM, **dict(zip(_KEYS, one[:5], strict=True))}
        data |= {key: value for key, value in (("by", one.by), ("why", one.why)) if value}
        lines.append(json.dumps(data, ensure_ascii=False))
    return head + "\n".join(lines) + ("\n" if lines else "")
