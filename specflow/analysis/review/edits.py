"""What a change of a review edits in `spec.yaml`: the change as a value in, edits of the file out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from specflow.analysis.decisions.answer import answer_of
from specflow.errors import UsageProblem
from specflow.model import review
from specflow.model.ids import REQUIREMENT_KINDS, kind_of, next_id
from specflow.model.review import Person
from specflow.model.spec import Constraint, Decision, Identified, Metric, OutOfScope, Question, Requirement, Spec
from specflow.model.text import TO_WRITE, parameters_in
from specflow.parse.yaml_edit import Edit, InsertItem, MoveItem, Remove, SetValue

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
            return _decide(spec, change, who)
        case review.Resolve():
            return _resolve(spec, change, who)
        case review.Finalise():
            return [SetValue(("requirements", id_, "status"), "final") for id_ in change.ids if requirement(spec, id_)]
        case review.Decline():
            return [edit for id_ in change.ids for edit in _decline(spec, id_, who)]
        case review.Accept():
            return [edit for id_ in change.ids for edit in _accept(spec, id_, who)]


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
        edits += _reviewed(spec, str(steps[1]))
    return edits


def _parameter(spec: Spec, change: review.Set) -> SetValue:
    """A bare value that gets a unit or a reason becomes a mapping."""
    name = change.id.removeprefix("parameters.")
    one = spec.parameters[name]
    if change.field == "value" or one.unit is not None or one.why is not None:
        return SetValue(steps_of(spec, change), change.value)
    return SetValue(("parameters", name), {"value": plain(one.value), change.field: change.value})


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
    texts = [digest_of(one.text) for one in (left, right) if isinstance(one, Requirement | Metric | OutOfScope | Constraint)]
    if len(texts) == 2:
        value["texts"] = texts
    return [InsertItem(("resolutions",), value)]


def _decide(spec: Spec, change: review.Decide, who: Person) -> list[Edit]:
    one = find(spec, change.id)[2]
    if not isinstance(one, Decision):
        raise UsageProblem(f"`{change.id}` is no decision", slug="no-decision")
    answer = answer_of(spec, one, change.answer)
    here = ("decisions", one.id)
    edits: list[Edit] = []
    if answer.rules is not None:
        edits.append(SetValue((*here, "options", "rules"), answer.rules))
    edits += [SetValue((*here, key), value) for key, value in
              (("chosen", answer.chosen), ("by", who.by), ("date", who.date), ("why", change.why))]  # fmt: skip
    for name in one.sets if answer.value is not None else ():
        edits.append(SetValue(_parameter_steps(spec, name), answer.value))
    touched = {use for name in one.sets for use in _users(spec, name)}
    for written in _written(spec, one):
        edits += written
    return [*edits, *(SetValue(("requirements", id_, "status"), "review") for id_ in sorted(touched))]


def _parameter_steps(spec: Spec, name: str) -> tuple[str, ...]:
    old = spec.parameters.get(name)
    return ("parameters", name) if old is None or (old.unit is None and old.why is None) else ("parameters", name, "value")


def _users(spec: Spec, name: str) -> Iterator[str]:
    """Final requirements that use a parameter: a new value sends them back to review."""
    for one in spec.requirements:
        texts = [one.text, *(text for case in one.scenarios for text in (case.given, case.when, case.then) if text)]
        if one.status == "final" and any(use.name == name for text in texts for use in parameters_in(text)):
            yield one.id


def _reviewed(spec: Spec, name: str) -> list[Edit]:
    return [SetValue(("requirements", id_, "status"), "review") for id_ in _users(spec, name)]


def _written(spec: Spec, one: Decision) -> Iterator[list[Edit]]:
    """Sentences that waited for this decision: their one gap becomes the parameter."""
    for served in one.serves if one.sets else ():
        item = next((found for found in spec.requirements if found.id == served.rpartition("/")[2]), None)
        gaps = list(TO_WRITE.finditer(item.text)) if item else []
        if item and len(gaps) == 1:
            text = item.text[: gaps[0].start()] + "{" + one.sets[0] + "}" + item.text[gaps[0].end() :]
            yield [SetValue(("requirements", item.id, "text"), text), SetValue(("requirements", item.id, "status"), "review")]
