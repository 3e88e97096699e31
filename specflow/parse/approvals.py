"""`approvals.yaml`: one record a line, each a YAML list item written as JSON, so that merging two branches keeps both sides."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from specflow.model.approval import ROLES, Approval
from specflow.model.finding import Problem
from specflow.model.location import Location
from specflow.parse.merged import is_gits, left_by_git

_TEXTS = ("role", "subject", "by", "date", "hash")
_MORE = ("read", "signature", "origin")
HEAD = "# Who signed what, word for word. One record a line; written by `specflow approve`, never by hand.\n"


def read_approvals(path: str, text: str) -> tuple[tuple[Approval, ...], tuple[Problem, ...]]:
    """Every record in file order, and a problem `broken-approval` for every line that is none."""
    records: dict[str, Approval] = {}
    problems: list[Problem] = []
    conflicts = left_by_git(path, text, "broken-approval")
    for number, line in enumerate(text.replace("\r\n", "\n").split("\n"), 1):
        if not line.strip() or line.lstrip().startswith("#") or (conflicts and is_gits(line)):
            continue
        approval = _record(line)
        if approval is None:
            at = Location.on_line(path, number, 1, len(line))
            help_ = "Restore the line from git, or sign again with `specflow approve`."
            problems.append(Problem("broken-approval", "this line is no sign-off", at, help=help_))
        else:
            records.setdefault(line.strip(), approval)
    return tuple(records.values()), tuple(sorted((*conflicts, *problems), key=lambda one: one.at.line))


def lines_in(text: str) -> dict[tuple[str, str], int]:
    """(role, subject) -> the line of the last record of it, from 1."""
    found: dict[tuple[str, str], int] = {}
    for number, line in enumerate(text.replace("\r\n", "\n").split("\n"), 1):
        if record := _record(line):
            found[record.role, record.subject] = number
    return found


def _record(line: str) -> Approval | None:
    if not line.startswith("- "):
        return None
    try:
        data = json.loads(line[2:])
    except (ValueError, RecursionError):
        return None
    if not isinstance(data, dict) or not all(isinstance(data.get(key), str) for key in _TEXTS):
        return None
    if data["role"] not in ROLES or not isinstance(data.get("content"), dict):
        return None
    more = {key: data[key] for key in _MORE if isinstance(data.get(key), str)}
    return Approval(**{key: data[key] for key in _TEXTS}, content=data["content"], **more)


def line_of(approval: Approval) -> str:
    """The record as one line."""
    data: dict[str, Any] = {key: getattr(approval, key) for key in _TEXTS}
    defaults = Approval._field_defaults
    data |= {key: getattr(approval, key) for key in _MORE if getattr(approval, key) != defaults[key]}
    data["content"] = approval.content
    return "- " + json.dumps(data, ensure_ascii=False)


def message_of(feature: str, approval: Approval) -> bytes:
    """What an SSH signature signs: feature, role, subject, signer and the canonical hash of the content."""
    parts = ("specflow-approval/v1", feature, approval.role, approval.subject, approval.by, approval.hash)
    return ("\n".join(parts) + "\n").encode("utf-8", "surrogatepass")


def append(text: str, approvals: Iterable[Approval]) -> str:
    """The file with more records at its end; nothing that stands in it is touched."""
    start = text or HEAD
    if not start.endswith("\n"):
        start += "\n"
    return start + "".join(line_of(one) + "\n" for one in approvals)
