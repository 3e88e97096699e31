"""What a recorded decision, or a new value of a parameter, edits in `spec.yaml`."""

from __future__ import annotations

from collections.abc import Iterator

from specflow.analysis.decisions.answer import answer_of
from specflow.analysis.review.values import find
from specflow.errors import UsageProblem
from specflow.model import review
from specflow.model.review import Person
from specflow.model.spec import Decision, Spec
from specflow.model.text import TO_WRITE, parameters_in
from specflow.parse.yaml_edit import Edit, SetValue


def decided(spec: Spec, change: review.Decide, who: Person) -> list[Edit]:
    """The answer, the values it sets, the sentences that waited for it, and final lines back to review. Raises `UsageProblem`."""
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
    new = [name for name in one.sets if answer.value is not None and _differs(spec, name, answer.value)]
    touched = {use for name in new for use in _users(spec, name)}
    for written in _written(spec, one):
        edits += written
    return [*edits, *(SetValue(("requirements", id_, "status"), "review") for id_ in sorted(touched))]


def _differs(spec: Spec, name: str, value: object) -> bool:
    """Whether a value is another one than the parameter has: what is decided as it stands changes no sentence."""
    old = spec.parameters.get(name)
    return old is None or old.value != value


def _parameter_steps(spec: Spec, name: str) -> tuple[str, ...]:
    old = spec.parameters.get(name)
    return ("parameters", name) if old is None or (old.unit is None and old.why is None) else ("parameters", name, "value")


def _users(spec: Spec, name: str) -> Iterator[str]:
    """Final requirements that use a parameter: a new value sends them back to review."""
    for one in spec.requirements:
        texts = [one.text, *(text for case in one.scenarios for text in (case.given, case.when, case.then) if text)]
        if one.status == "final" and any(use.name == name for text in texts for use in parameters_in(text)):
            yield one.id


def reviewed(spec: Spec, name: str) -> list[Edit]:
    """Final requirements that use a parameter go back to review."""
    return [SetValue(("requirements", id_, "status"), "review") for id_ in _users(spec, name)]


def _written(spec: Spec, one: Decision) -> Iterator[list[Edit]]:
    """Sentences that waited for this decision: their one gap becomes the parameter."""
    for served in one.serves if one.sets else ():
        item = next((found for found in spec.requirements if found.id == served.rpartition("/")[2]), None)
        gaps = list(TO_WRITE.finditer(item.text)) if item else []
        if item and len(gaps) == 1:
            text = item.text[: gaps[0].start()] + "{" + one.sets[0] + "}" + item.text[gaps[0].end() :]
            yield [SetValue(("requirements", item.id, "text"), text), SetValue(("requirements", item.id, "status"), "review")]
