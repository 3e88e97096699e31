"""What a change of a review edits in `spec.yaml`: the change as a value in, edits of the file out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from specflow.analysis.review.deciding import decided, reviewed
from specflow.analysis.review.values import find, plain, requirement, steps_of, value_at
from specflow.errors import UsageProblem
from specflow.model import review
from specflow.model.ids import REQUIREMENT_KINDS, kind_of, next_id
from specflow.model.review import Person
from specflow.model.spec import Constraint, Metric, OutOfScope, Question, Requirement, Spec
from specflow.model.text import TO_WRITE
from specflow.parse.yaml_edit import Edit, InsertItem, MoveItem, Remove, SetValue

SECTION_OF_KIND = {"SM": "metrics", "OS": "out_of_scope", "Q": "questions"}
_REQUIRED = frozenset("title text goal question as want".split())
_MEANING = frozenset("title text scenarios priority".split())
"""Fields whose change sends a final requirement back to review."""


def edits_of(spec: Spec, change: review.Edit, who: Person) -> list[Edit]:
    """The edits of the file. Raises `UsageProblem` when the change cannot be meant."""
    match change:
        case review.Set():
            return _set(spec, change, who)
        case review.Add():
            return _add(spec, change)
        case review.Move():
            return _move(spec, change)
        case review.Retire():
            return _retire(spec, change.id, change.why, who)
        case review.Split():
            return _split(spec, change)
        case review.Merge():
            return _merge(spec, change, who)
        case review.Decide():
            return decided(spec, change, who)
        case review.Resolve():
            return _resolve(spec, change, who)
        case review.Finalise():
            return [SetValue(("requirements", id_, "status"), "final") for id_ in change.ids if requirement(spec, id_)]
        case review.Decline():
            return [edit for id_ in change.ids for edit in _decline(spec, id_, who)]
        case review.Accept():
            return [edit for id_ in change.ids for edit in _accept(spec, id_, who)]


def _set(spec: Spec, change: review.Set, who: Person) -> list[Edit]:
    steps = steps_of(spec, change)
    if change.value in (None, "", []):
        if change.field in _REQUIRED:
            raise UsageProblem(f"`{change.field}` cannot be empty", slug="empty")
        if change.field == "answer":
            item = find(spec, change.id)[2]
            return [Remove((*steps[:-1], key)) for key in ("answer", "by", "date") if getattr(item, key) is not None]
        return [Remove(steps)] if value_at(spec, change) not in (None, "", []) else []
    edits: list[Edit] = [_parameter(spec, change) if steps[0] == "parameters" else SetValue(steps, change.value)]
    if steps[0] == "requirements":
        one = requirement(spec, change.id)
        if change.field in _MEANING and one.status == "final":
            edits.append(SetValue(("requirements", one.id, "status"), "review"))
        if change.field == "text" and one.status == "placeholder" and not TO_WRITE.search(str(change.value)):
            edits.append(SetValue(("requirements", one.id, "status"), "review"))
        if change.field == "text" and one.proposed:
            edits.append(Remove(("requirements", one.id, "proposed")))
    if change.field == "answer":
        edits += [SetValue((*steps[:-1], "by"), who.by), SetValue((*steps[:-1], "date"), who.date)]
    if steps[0] == "parameters" and change.field != "why":
        edits += reviewed(spec, str(steps[1]))
    return edits


def _parameter(spec: Spec, change: review.Set) -> SetValue:
    """A bare value that gets a unit or a reason becomes a mapping."""
    name = change.id.removeprefix("parameters.")
    one = spec.parameters[name]
    if change.field == "value" or one.unit is not None or one.why is not None:
        return SetValue(steps_of(spec, change), change.value)
    return SetValue(("parameters", name), {"value": plain(one.value), change.field: change.value})


def _taken(spec: Spec) -> list[str]:
    aliases = [alias for one in spec.requirements for alias in one.aliases]
    return [item.id for _, _, item in spec.items()] + [gone.id for gone in spec.retired] + aliases


def _add(spec: Spec, change: review.Add) -> list[Edit]:
    new = next_id(change.kind, _taken(spec))
    if change.kind in REQUIREMENT_KINDS:
        value = {"id": new, "title": change.title or title_of(change.text), "text": change.text}
        at = find(spec, change.after)[1] + 1 if change.after and kind_of(change.after) in REQUIREMENT_KINDS else None
        return [InsertItem(("requirements",), value, at)]
    return [InsertItem((SECTION_OF_KIND[change.kind],), {"id": new, "text": change.text})]


def title_of(text: str) -> str:
    """The first words of a text."""
    words = text.split()
    return " ".join(words[:6]).rstrip(".,;:") if words else "New"


def _move(spec: Spec, change: review.Move) -> list[Edit]:
    section, position, item = find(spec, change.id)
    kin = [at for at, one in enumerate(getattr(spec, section)) if kind_of(one.id) == kind_of(item.id)]
    to = kin.index(position) + change.by
    return [MoveItem((section,), position, kin[to])] if 0 <= to < len(kin) else []


def _retire(spec: Spec, id_: str, why: str, who: Person) -> list[Edit]:
    section, _, item = find(spec, id_)
    return [
        *_forgotten(spec, item.id),
        Remove((section, item.id)),
        InsertItem(("retired",), {"id": item.id, "date": who.date, "why": why}),
    ]


def _forgotten(spec: Spec, id_: str, instead: str = "") -> Iterator[Edit]:
    """Dependencies on an id that goes; `instead` takes its place."""
    for one in spec.requirements:
        if id_ in one.depends_on:
            left = list(dict.fromkeys(instead if dep == id_ else dep for dep in one.depends_on if dep != id_ or instead))
            left = [dep for dep in left if dep != one.id]
            steps = ("requirements", one.id, "depends_on")
            yield SetValue(steps, left) if left else Remove(steps)


def _split(spec: Spec, change: review.Split) -> list[Edit]:
    one = requirement(spec, change.id)
    new = next_id(one.kind, _taken(spec))
    value: dict[str, Any] = {"id": new, "title": title_of(change.texts[1]), "text": change.texts[1]}
    value |= one.model_dump(include={"priority", "story", "depends_on"}, exclude_defaults=True)
    if one.source:
        refs = [ref.model_dump(exclude_none=True) for ref in one.source]
        value["source"] = refs[0] if len(refs) == 1 else refs
    at = find(spec, one.id)[1] + 1
    first = _set(spec, review.Set(id=one.id, field="text", value=change.texts[0]), Person("", "", ""))
    return [*first, InsertItem(("requirements",), value, at)]


def _merge(spec: Spec, change: review.Merge, who: Person) -> list[Edit]:
    keep, gone = (requirement(spec, id_) for id_ in change.ids)
    if keep.id == gone.id:
        raise UsageProblem("a requirement cannot be merged with itself", slug="same")
    edits = _set(spec, review.Set(id=keep.id, field="text", value=change.text), who)
    refs = [ref.model_dump(exclude_none=True) for ref in dict.fromkeys((*keep.source, *gone.source))]
    if gone.source and len(refs) > len(keep.source):
        edits.append(SetValue(("requirements", keep.id, "source"), refs[0] if len(refs) == 1 else refs))
    if gone.scenarios:
        both = [one.model_dump(exclude_none=True) for one in (*keep.scenarios, *gone.scenarios)]
        edits.append(SetValue(("requirements", keep.id, "scenarios"), both))
    why = f"Merged into {keep.id}"
    return [*edits, *_forgotten(spec, gone.id, keep.id), Remove(("requirements", gone.id)),
            InsertItem(("retired",), {"id": gone.id, "date": who.date, "why": why})]  # fmt: skip


def _decline(spec: Spec, id_: str, who: Person) -> list[Edit]:
    one = requirement(spec, id_)
    if not one.proposed:
        raise UsageProblem(f"`{id_}` is no proposal of specflow", slug="not-proposed", hint="Retire it, with a reason.")
    declined: dict[str, Any] = {"text": one.text, "by": who.by, "date": who.date}
    if one.source:
        refs = [ref.model_dump(exclude_none=True) for ref in one.source]
        declined["source"] = refs[0] if len(refs) == 1 else refs
    return [
        *_forgotten(spec, id_),
        Remove(("requirements", id_)),
        InsertItem(("declined",), declined),
        InsertItem(("retired",), {"id": id_, "date": who.date, "why": "Declined proposal"}),
    ]


def _accept(spec: Spec, id_: str, who: Person) -> list[Edit]:
    item = find(spec, id_)[2]
    if not isinstance(item, Question) or not item.suggested:
        raise UsageProblem(f"`{id_}` has no suggested answer", slug="no-suggestion")
    return _set(spec, review.Set(id=id_, field="answer", value=item.suggested), who)


def _resolve(spec: Spec, change: review.Resolve, who: Person) -> list[Edit]:
    from specflow.analysis.consistency.findings import digest_of  # heavy, and only a resolution needs it

    left, right = (find(spec, id_)[2] for id_ in change.between)
    value: dict[str, Any] = {"between": [left.id, right.id], "why": change.why, "by": who.by, "date": who.date}
    lines = [one for one in (left, right) if isinstance(one, Requirement | Metric | OutOfScope | Constraint)]
    texts = [digest_of(one.text, spec.parameters) for one in lines]
    if len(texts) == 2:
        value["texts"] = texts
    return [InsertItem(("resolutions",), value)]
