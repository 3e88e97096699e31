"""A patch as a page gives it: JSON into changes. It can carry no approval, no `final` and nobody else's name."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from pydantic import TypeAdapter, ValidationError

from specflow.errors import UsageProblem
from specflow.model.review import MOST_CHANGES, Change, Finalise, Patch, Set

MOST_CHARACTERS = 2_000_000
_CHANGES: TypeAdapter[Any] = TypeAdapter(tuple[Change, ...])


def read_patch(text: str) -> Patch:
    """The patch. Raises `UsageProblem` saying what is wrong with it."""
    data = _json(text)
    for change in data.get("changes", ()) if isinstance(data, dict) else ():
        if isinstance(change, dict):
            change.setdefault("do", "set")
    try:
        patch = Patch.model_validate(data)
    except ValidationError as problem:
        raise _refused(problem) from None
    for one in patch.changes:
        if isinstance(one, Finalise) or (isinstance(one, Set) and one.field == "status" and one.value == "final"):
            raise UsageProblem("a patch cannot make a line final", slug="final-in-patch",
                               hint="Apply the rest, then set it to final in `specflow review`.")  # fmt: skip
        if isinstance(one, Set) and one.field in ("by", "date"):
            raise UsageProblem("a patch cannot carry a name or a date", slug="name-in-patch",
                               hint="Both are yours, taken from git.")  # fmt: skip
    return patch


def read_changes(data: object) -> tuple[Any, ...]:
    """Changes as the served page sends them. Raises `UsageProblem`."""
    if not isinstance(data, list) or len(data) > MOST_CHANGES:
        raise UsageProblem("these are no changes", slug="bad-changes")
    given = [{"do": "set", **one} if isinstance(one, dict) else one for one in data]
    try:
        changes: tuple[Any, ...] = _CHANGES.validate_python(given)
    except ValidationError as problem:
        raise _refused(problem) from None
    return changes


def _json(text: str) -> Any:
    if len(text) > MOST_CHARACTERS:
        raise UsageProblem("this patch is too long", slug="too-large", hint="Apply it in parts.")
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        raise UsageProblem("this is no patch: it is no JSON", slug="bad-patch",
                           hint="Copy the changes from the page again and paste all of it.") from None  # fmt: skip


def _refused(problem: ValidationError) -> UsageProblem:
    first = problem.errors(include_input=False, include_url=False)[0]
    where = ".".join(str(part) for part in first["loc"]) or "the patch"
    return UsageProblem(f"{where}: {first['msg'].lower()}", slug="bad-patch", hint="Copy the changes from the page again.")


def described(changes: Sequence[Any]) -> list[str]:
    """One line a change, for people."""
    out = []
    for one in changes:
        what = getattr(one, "id", None) or getattr(one, "on", None) or ", ".join(getattr(one, "ids", getattr(one, "between", ())))
        field = f" {one.field}" if isinstance(one, Set) else ""
        out.append(f"{one.do} {what}{field}")
    return out
