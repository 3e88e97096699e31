"""What each document says: scoping, QA plan, security checklist, launch readiness, test plan, release notes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from specflow.analysis.impact.succession import successors
from specflow.model.plan import Plan
from specflow.model.spec import Requirement, Spec
from specflow.model.text import filled
from specflow.plan.boundaries import boundaries
from specflow.plan.design import design_of
from specflow.plan.document import Part, Parts, Row

KINDS = ("scoping", "qa-plan", "security-checklist", "launch-readiness", "test-plan", "release-notes")


@dataclass(frozen=True)
class Given:
    """A spec with what is known about it: its plan, how far each requirement got, and what both roles have signed."""

    spec: Spec
    plan: Plan | None = None
    states: Mapping[str, str] = field(default_factory=dict)
    needs: Mapping[str, str] = field(default_factory=dict)
    signed: frozenset[str] = frozenset()

    def text(self, text: str) -> str:
        """Words of the spec with values filled in."""
        return filled(text, self.spec.parameters)

    @property
    def written(self) -> tuple[Requirement, ...]:
        """Requirements that say something."""
        return tuple(one for one in self.spec.requirements if one.status != "placeholder")


def parts_of(given: Given) -> Parts:
    """Every part that any template asks for."""
    spec = given.spec
    words = {
        "title": spec.title, "feature": spec.feature, "version": spec.version or "", "goal": given.text(spec.goal),
        "job": spec.job or "", "count": str(len(given.written)), "signed": str(len(given.signed)),
        "owners": ", ".join(f"{role}: {who}" for role, who in spec.owners.items()),
    }  # fmt: skip
    return Parts(words, {name: make(given) for name, make in PARTS.items()})


def _list(given: Given, which: Callable[[Requirement], bool], none: str = "Nothing.") -> Part:
    rows = [Row((f"{one.title}: {given.text(one.text)}",), (one.id,)) for one in given.written if which(one)]
    return Part(tuple(rows), none=none)


def _scenarios(given: Given) -> Part:
    rows = [
        Row((given.text(told.given or "–"), given.text(told.when or "–"), given.text(told.then)), (one.id,))
        for one in given.written for told in one.scenarios
    ]  # fmt: skip
    return Part(tuple(rows), ("Given", "When", "Then"), "No scenario is written yet.")


def _boundaries(given: Given) -> Part:
    rows = [Row((one.what, one.value, one.expected), (one.requirement,)) for one in boundaries(given.spec)]
    return Part(tuple(rows), ("Bound", "Try", "Expected"), "No requirement names a bound.")


def _concerns(section: str, none: str, *, box: bool = True) -> Callable[[Given], Part]:
    def make(given: Given) -> Part:
        design = given.plan.design if given.plan else design_of(given.spec, given.written).design
        rows = [Row((given.text(one.text),), one.requirements, False if box else None) for one in getattr(design, section)]
        return Part(tuple(rows), none=none)

    return make


def _proof(given: Given) -> Part:
    rows = []
    for one in given.written:
        files = [path for task in (given.plan.tasks if given.plan else ()) if one.id in task.requirements for path in task.files]
        tests = list(dict.fromkeys([*one.verified_by, *(path for path in files if "test" in path.lower())]))
        ways = (
            [f"{len(one.scenarios)} scenario{'s' if len(one.scenarios) != 1 else ''}"]
            if one.scenarios
            else ["one test that claims it"]
        )
        ways += [f"check: {next(iter(check), '')}" for check in one.checks]
        rows.append(Row((given.text(one.text), ", ".join(ways), ", ".join(tests) or "–", _rung(given, one)), (one.id,)))
    return Part(tuple(rows), ("What must hold", "Shown by", "Where", "Has to be"))


def _rung(given: Given, one: Requirement) -> str:
    return given.needs.get(one.id) or one.rung or {"must": "verified", "should": "implemented", "could": "missing"}[one.priority]


def _ready(given: Given) -> Part:
    """Every must, ticked when it is where it has to be."""
    order = ("missing", "implemented", "verified", "reached", "proven")
    rows = []
    for one in given.written:
        if one.priority == "must":
            state, needed = given.states.get(one.id, "missing"), _rung(given, one)
            done = order.index(state) >= order.index(needed) and one.id in given.signed
            signed = "signed" if one.id in given.signed else "not signed"
            rows.append(Row((f"{one.title}: {state}, has to be {needed}; {signed}",), (one.id,), done))
    return Part(tuple(rows))


def _metrics(given: Given) -> Part:
    rows = [Row((given.text(one.text), given.text(one.target or "–")), (one.id,)) for one in given.spec.metrics]
    return Part(tuple(rows), ("Metric", "Target"), "No metric is set.")


def _questions(given: Given) -> Part:
    rows = [
        Row((f"{one.text} Suggested: {one.suggested or '–'}",), (one.id,), False)
        for one in given.spec.questions
        if not one.answered
    ]
    rows += [
        Row((f"Still to be written: {one.title}",), (one.id,), False)
        for one in given.spec.requirements
        if one.status == "placeholder"
    ]
    return Part(tuple(rows), none="No question is open.")


def _answers(given: Given) -> Part:
    rows = [Row((f"{one.text} {one.answer}",), (one.id,)) for one in given.spec.questions if one.answered]
    rows += [Row((f"{one.question} {one.why} ({one.by}, {one.date})",), (one.id,)) for one in given.spec.decisions if one.decided]
    return Part(tuple(rows), none="Nothing was decided yet.")


def _effort(given: Given) -> Part:
    if given.plan is None:
        return Part(none="There is no plan yet.")
    titles = {group.id: group.title for group in given.plan.groups}
    rows = []
    for id_, title in titles.items():
        mine = [task for task in given.plan.tasks if task.group == id_]
        sizes = ", ".join(
            f"{sum(task.size == size for task in mine)} {size}" for size in ("S", "M", "L") if any(t.size == size for t in mine)
        )
        ids = tuple(dict.fromkeys(name for task in mine for name in task.requirements))
        rows.append(Row((title, str(len(mine)), sizes), ids))
    return Part(tuple(rows), ("Group", "Tasks", "Sizes"), "The plan has no tasks.")


def _items(name: str, none: str, *, box: bool | None = None) -> Callable[[Given], Part]:
    def make(given: Given) -> Part:
        return Part(tuple(Row((given.text(one.text),), (one.id,), box) for one in getattr(given.spec, name)), none=none)

    return make


def _assumptions(given: Given) -> Part:
    return Part(tuple(Row((given.text(one),)) for one in given.spec.assumptions), none="None.")


def _retired(given: Given) -> Part:
    """What is gone; what another requirement says now is not."""
    said = successors(given.spec)
    rows = (Row((one.why or "Retired.",), (one.id,)) for one in given.spec.retired if one.id not in said)
    return Part(tuple(rows), none="Nothing was taken out.")


def _other_rules(given: Given) -> Part:
    """Business rules that no part on access, secrets or data names already."""
    told = {row.ids for name in ("security", "data") for row in PARTS[name](given).rows}
    rules = _ticked("BR")(given)
    return Part(tuple(row for row in rules.rows if row.ids not in told), none="None beside those above.")


def _canaries(given: Given) -> Part:
    rows = [
        Row((f"{one.title}: {next(iter(check), '')}",), (one.id,), False)
        for one in given.written for check in one.checks if next(iter(check), "") in ("canary", "code", "command")
    ]  # fmt: skip
    return Part(tuple(rows), none="No requirement carries a check that looks for a forbidden write.")


def _kinds(*kinds: str) -> Callable[[Given], Part]:
    return lambda given: _list(given, lambda one: one.kind in kinds)


def _priority(word: str) -> Callable[[Given], Part]:
    return lambda given: _list(given, lambda one: one.priority == word)


def _ticked(*kinds: str) -> Callable[[Given], Part]:
    def make(given: Given) -> Part:
        chosen: Iterable[Requirement] = (one for one in given.written if one.kind in kinds)
        return Part(tuple(Row((given.text(one.text),), (one.id,), False) for one in chosen))

    return make


PARTS: Mapping[str, Callable[[Given], Part]] = {
    "musts": _priority("must"), "shoulds": _priority("should"), "coulds": _priority("could"),
    "behaviour": _kinds("FR"), "rules": _ticked("BR"), "edges": _ticked("EC"), "qualities": _ticked("NFR"),
    "limits": _kinds("EC", "BR"), "scenarios": _scenarios, "boundaries": _boundaries, "proof": _proof, "ready": _ready,
    "metrics": _metrics, "questions": _questions, "answers": _answers, "effort": _effort, "assumptions": _assumptions,
    "retired": _retired, "other_rules": _other_rules, "canaries": _canaries,
    "outside": _items("out_of_scope", "Nothing is named."), "facts": _items("constraints", "None is known."),
    "security": _concerns("security", "No requirement speaks of access or of secrets."),
    "data": _concerns("data", "No requirement speaks of what is kept."),
    "observability": _concerns("observability", "Nothing has to be measured."),
    "rollout": _concerns("rollout", "No step is planned."),
}  # fmt: skip
"""name in a template -> what stands there"""
