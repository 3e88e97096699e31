"""Pydantic's errors about a spec, brought together by the place in the file that each is about."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from specflow.model.project import Step
from specflow.model.spec import Spec
from specflow.model.value import FieldOf, Value, fields_of, kinds_in

if TYPE_CHECKING:
    from pydantic import ValidationError

Steps = tuple[Step, ...]
Error = dict[str, Any]

MOST_GUESSES = 1000
"""Comparing words costs time: so many unknown keys of one file are looked at, and so many problems are told."""

MEANT = {
    "string_type": "text", "int_type": "a whole number", "float_type": "a number", "bool_type": "`true` or `false`",
    "dict_type": "a mapping", "tuple_type": "a list", "dataclass_type": "a mapping",
}  # fmt: skip
_SYNONYMS = {
    "description": "text", "statement": "text", "requirement": "text", "name": "title", "acceptance": "scenarios",
    "acceptance_criteria": "scenarios", "params": "parameters", "variables": "parameters", "tests": "verified_by",
    "code": "implemented_by", "non_goals": "out_of_scope", "depends": "depends_on", "origin": "source", "reason": "why",
    "glossary": "terms", "success_metrics": "metrics", "user_stories": "stories", "open_questions": "questions",
}  # fmt: skip


@dataclass(frozen=True)
class Complaint:
    """All errors about one value. `present`: the value stands in the file, though it may be empty."""

    kind: str
    steps: Steps
    value: Any
    errors: tuple[Error, ...]
    present: bool = True
    about_key: bool = False

    @property
    def harmless(self) -> bool:
        """A key with nothing after it, where nothing needs to be said."""
        if self.value is not None or not self.present or self.kind == "unknown-key":
            return False
        field = _owner(self.steps)[1]
        return field is not None and not field.is_required()


def complaints(error: ValidationError, data: Any) -> list[Complaint]:
    """One complaint per place, in the order of the file's sections."""
    grouped: dict[tuple[Steps, bool], list[Error]] = {}
    for one in error.errors(include_url=False):
        steps, about_key = _steps(dict(one), data)
        grouped.setdefault((steps, about_key), []).append(dict(one))
    inner = {steps[:depth] for steps, _ in grouped for depth in range(len(steps))}
    found = [_complaint(steps, about_key, errors, data) for (steps, about_key), errors in grouped.items()]
    return [one for one in found if not (one.kind == "wrong-type" and one.steps in inner)]


def _complaint(steps: Steps, about_key: bool, errors: list[Error], data: Any) -> Complaint:
    present, value = look(data, steps)
    first = errors[0]["type"]
    if first == "unexpected_keyword_argument":
        kind = "unknown-key"
    elif (first == "missing" and isinstance(steps[-1], str)) or (value is None and present):
        kind = "missing-field"
    elif any(e["type"] == "string_pattern_mismatch" and "-[0-9]{2,}" in e["ctx"]["pattern"] for e in errors):
        kind = "malformed-id"
    elif any(e["type"] in MEANT for e in errors):
        kind = "wrong-type"
    else:
        kind = "invalid-value"
    return Complaint(kind, steps, value, tuple(errors), present, about_key)


def _steps(error: Error, data: Any) -> tuple[Steps, bool]:
    """Pydantic's path less what is not in the file: union members, and the 0 of a single mapping that stands for a list."""
    here: Any = data
    steps: list[Step] = []
    loc = error["loc"]
    for place, part in enumerate(loc):
        if part == "[key]":
            return tuple(steps), True
        if _is_in(part, here):
            here = here[part]
            steps.append(part)
        elif error["type"] == "missing" and place == len(loc) - 1:
            steps.append(part)
    return tuple(steps), False


def _is_in(step: Step, here: Any) -> bool:
    if isinstance(here, dict):
        return step in here
    return isinstance(here, list) and isinstance(step, int) and step < len(here)


def look(data: Any, steps: Steps) -> tuple[bool, Any]:
    here = data
    for step in steps:
        if not _is_in(step, here):
            return False, None
        here = here[step]
    return True, here


def _fields(kind: type[Value]) -> dict[str, FieldOf]:
    return {one.alias: one for one in fields_of(kind)}


def _owner(steps: Steps) -> tuple[type[Value] | None, FieldOf | None]:
    """The model that the value at `steps` is a field of, and the field; (None, None) for entries of lists and open mappings."""
    model: type[Value] | None = Spec
    owner, field = model, None
    inside_open = False
    for step in steps:
        if isinstance(step, int) or inside_open:
            owner, field, inside_open = None, None, False
            continue
        owner, field = model, _fields(model).get(step) if model else None
        model = next(kinds_in(field.annotation), None) if field else None
        inside_open = field is not None and "dict[" in str(field.annotation)
    return owner, field


def is_optional(steps: Steps) -> bool:
    """Whether the spec can do without the value at `steps`: entries of lists and open mappings, and fields with a default."""
    _, field = _owner(steps)
    return field is None or not field.is_required()


def known_keys(steps: Steps) -> tuple[str, ...]:
    """The keys that the mapping at `steps` may have."""
    model: type[Value] | None = Spec
    for step in steps:
        field = _fields(model).get(step) if model and isinstance(step, str) else None
        if field is not None:
            model = next(kinds_in(field.annotation), None)
    return tuple(_fields(model)) if model else ()


def takes_text(errors: Iterable[Error]) -> bool:
    """Whether text would have been right."""
    return any(error["type"] == "string_type" for error in errors)


def likely_renames(found: Iterable[Complaint]) -> dict[Steps, str]:
    """Unknown keys that stand where a required one is missing, and so are surely meant to be it."""
    found = list(found)
    missing = {one.steps for one in found if one.kind == "missing-field" and not one.present}
    owners = {steps[:-1] for steps in missing}
    unknown = [one for one in found if one.kind == "unknown-key" and one.steps[:-1] in owners]
    renames: dict[Steps, str] = {}
    for one in unknown[:MOST_GUESSES]:
        meant = nearest(str(one.steps[-1]), known_keys(one.steps[:-1]))
        if meant and (*one.steps[:-1], meant) in missing:
            missing.discard((*one.steps[:-1], meant))
            renames[one.steps] = meant
    return renames


# spec: note-to-spec/FR-13
def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that was probably meant."""
    from difflib import get_close_matches

    options = list(known)
    plain = word.lower().replace("-", "_").replace(" ", "_")
    if plain in options:
        return plain
    if _SYNONYMS.get(plain) in options:
        return _SYNONYMS[plain]
    return next(iter(get_close_matches(plain, options)), None)
