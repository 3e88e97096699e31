"""Where the values of a spec stand that a review edits, and what they say now."""

from __future__ import annotations

from typing import Any

from specflow.errors import UsageProblem
from specflow.model import review
from specflow.model.spec import Identified, Requirement, Spec

FIELDS: dict[str, frozenset[str]] = {
    "requirements": frozenset("title text status priority rationale scenarios depends_on mockup story".split()),
    "metrics": frozenset(("text", "target")),
    "stories": frozenset(("as", "want", "so")),
    "out_of_scope": frozenset(("text",)),
    "constraints": frozenset(("text",)),
    "questions": frozenset(("text", "suggested", "answer")),
    "decisions": frozenset(("question", "options", "why")),
}
SPEC_FIELDS = frozenset("title goal job version scope assumptions".split())


def find(spec: Spec, id_: str) -> tuple[str, int, Identified]:
    """The item called `id_` with its section and position. Raises `UsageProblem`."""
    for section, position, item in spec.items():
        if item.id == id_ or id_ in getattr(item, "aliases", ()):
            return section, position, item
    message = f"there is no `{id_}` in this spec"
    raise UsageProblem(message, slug="no-such-id", hint="Somebody may have retired it; reload the page.")


def requirement(spec: Spec, id_: str) -> Requirement:
    """The requirement called `id_`. Raises `UsageProblem`."""
    item = find(spec, id_)[2]
    if not isinstance(item, Requirement):
        raise UsageProblem(f"`{id_}` is no requirement", slug="no-requirement")
    return item


def steps_of(spec: Spec, change: review.Set) -> tuple[str | int, ...]:
    """Where the value stands in the file. Raises `UsageProblem`."""
    if change.id == "spec":
        if change.field not in SPEC_FIELDS:
            raise UsageProblem(f"`{change.field}` is not edited here", slug="no-such-field")
        return (change.field,)
    if change.id.startswith("parameters."):
        name = change.id.removeprefix("parameters.")
        if name not in spec.parameters or change.field not in ("value", "unit", "why"):
            raise UsageProblem(f"there is no parameter `{name}` with a {change.field}", slug="no-such-field")
        one = spec.parameters[name]
        bare = one.unit is None and one.why is None
        return ("parameters", name) if bare and change.field == "value" else ("parameters", name, change.field)
    section, _, item = find(spec, change.id)
    if change.field not in FIELDS[section]:
        raise UsageProblem(f"`{change.field}` of {change.id} is not edited here", slug="no-such-field")
    return (section, item.id, change.field)


def value_at(spec: Spec, change: review.Set) -> Any:
    """What stands there now, as plain data. Raises `UsageProblem` for a field that is not edited here."""
    steps_of(spec, change)
    if change.id == "spec":
        found: Any = getattr(spec, change.field)
    elif change.id.startswith("parameters."):
        found = getattr(spec.parameters[change.id.removeprefix("parameters.")], change.field)
    else:
        found = getattr(find(spec, change.id)[2], "as_" if change.field == "as" else change.field)
    return plain(found)


def plain(value: Any) -> Any:
    """Model values as the page sends them: lists and mappings without what is absent."""
    if isinstance(value, tuple | list):
        return [plain(one) for one in value]
    if hasattr(value, "model_dump"):
        return value.model_dump(by_alias=True, exclude_none=True, mode="json")
    return value
