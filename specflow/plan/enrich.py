"""A plan with what a model said of it, as far as it may stand: tasks are bettered, never lost; further elements are added."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from specflow.analysis.impact.tasks import levels
from specflow.model.plan import DESIGN, Concern, Design, Element, Logic, Plan, State, Task
from specflow.model.text import parameters_in
from specflow.plan.judge import LONGEST, LONGEST_TITLE, Ground, against, against_file
from specflow.plan.offer import ElementItem, Offer, TaskItem
from specflow.plan.planner import content_digest, made_for, signed

MOST_LINES, MOST_FILES, MOST_NEEDS, MOST_ELEMENTS = 6, 8, 8, 30
"""What a model may add: lines of proof, files and tasks to wait for to a task, elements to a design."""


class Refused(NamedTuple):
    """Something that may not stand: where it was to go, its words, and why."""

    where: str
    what: str
    why: str


@dataclass
class Enriched:
    """The plan, what a model changed in it (task -> fields), the elements it added, and what was refused."""

    plan: Plan
    fields: Mapping[str, Sequence[str]] = field(default_factory=dict)
    elements: Sequence[Element] = ()
    refused: Sequence[Refused] = ()


def enriched(plan: Plan, offer: Offer, ground: Ground, waits: Sequence[Task] = ()) -> Enriched:
    """The plan with an offer judged and applied. `waits` are tasks of the file that stay as they are, whatever they wait for."""
    work = _Work(plan, ground, waits)
    work.better(offer.tasks)
    elements = list(work.further(offer.elements))
    if offer.bad:
        work.refused.append(Refused("answer", f"{offer.bad} items", "they do not have the form that was asked for"))
    tasks = _parallel(list(work.tasks.values())) if work.fields else plan.tasks
    was = {one.id: one for one in plan.tasks}
    marked = tuple(one if _same(one, was[one.id]) else signed(one, made_for(one), model=True) for one in tasks)
    made = plan.model_copy(update={"tasks": marked, "design": _with(plan.design, elements)})
    return Enriched(made, work.fields, [element for _, element in elements], work.refused)


def _same(one: Task, other: Task) -> bool:
    return content_digest(one) == content_digest(other)


def _parallel(tasks: Sequence[Task]) -> tuple[Task, ...]:
    """Which tasks may run side by side, now that files and order are others: those that share no file with one of their wave."""
    wave = {one.id: number for number, some in enumerate(levels(tasks)) for one in some}
    uses = Counter((wave[one.id], path) for one in tasks for path in one.files)
    free = {one.id: all("*" not in path and uses[wave[one.id], path] == 1 for path in one.files) for one in tasks}
    return tuple(one.model_copy(update={"parallel": free[one.id]}) for one in tasks)


def _with(design: Design, elements: Iterable[tuple[str, Element]]) -> Design:
    lists: dict[str, tuple[Element, ...]] = {}
    for section, element in elements:
        lists[section] = (*lists.get(section, getattr(design, section)), element)
    return design.model_copy(update=lists)


class _Work:
    """A plan that is being bettered."""

    def __init__(self, plan: Plan, ground: Ground, waits: Sequence[Task]) -> None:
        self.plan, self.ground = plan, ground
        self.waits = {one.id: one.depends_on for one in waits}
        self.tasks = {one.id: one for one in plan.tasks}
        self.fields: dict[str, list[str]] = {}
        self.refused: list[Refused] = []

    def better(self, items: Iterable[TaskItem]) -> None:
        """Every task that is offered better words."""
        seen: set[str] = set()
        for item in items:
            if item.task not in self.tasks or item.task in seen:
                why = "it was said already" if item.task in seen else "there is no such task"
                self._refuse("task", item.task, why)
                continue
            seen.add(item.task)
            for name, value in self._offered(self.tasks[item.task], item).items():
                if value != getattr(self.tasks[item.task], name):
                    self.tasks[item.task] = self.tasks[item.task].model_copy(update={name: value})
                    self.fields.setdefault(item.task, []).append(name)

    def _offered(self, task: Task, item: TaskItem) -> dict[str, Any]:
        words = _flat(item.title)
        titles = [] if words in ("", task.title) else list(self._standing(f"{task.id} title", [words], LONGEST_TITLE))
        return {
            "title": titles[0] if titles else task.title,
            "done_when": self._proof(task, item),
            "files": self._files(task, item),
            "size": item.size,
            "depends_on": self._order(task, item),
        }

    def _standing(self, where: str, texts: Iterable[str], longest: int = LONGEST) -> Iterator[str]:
        for text in texts:
            if why := against(self.ground, text, longest):
                self._refuse(where, text, why)
            else:
                yield text

    def _proof(self, task: Task, item: TaskItem) -> tuple[str, ...]:
        """What proves it stays; a model may add to it."""
        where, known = f"{task.id} done_when", {line.casefold() for line in task.done_when}
        lines = dict.fromkeys(_flat(line) for line in item.done_when)
        new = self._few(where, [line for line in lines if line.casefold() not in known], MOST_LINES)
        return (*task.done_when, *self._standing(where, new))

    def _files(self, task: Task, item: TaskItem) -> tuple[str, ...]:
        """Files that are there stay; a guess gives way to a file of its kind that the model names."""
        where = f"{task.id} files"
        named = dict.fromkeys(one.strip() for one in item.files)
        good = [path for path in named if path in task.files]
        for path in self._few(where, [path for path in named if path not in task.files], MOST_FILES):
            if why := against_file(self.ground, path):
                self._refuse(where, path, why)
            else:
                good.append(path)
        kinds = {_is_test(path) for path in good}
        kept = [path for path in task.files if path in self.ground.fixed or path in good or _is_test(path) not in kinds]
        return tuple(dict.fromkeys([*kept, *good]))

    def _order(self, task: Task, item: TaskItem) -> tuple[str, ...]:
        """What it waits for stays; a model may add to it, as long as nothing waits for itself."""
        where, needs = f"{task.id} depends_on", list(task.depends_on)
        for id_ in self._few(where, [id_ for id_ in dict.fromkeys(item.depends_on) if id_ not in needs], MOST_NEEDS):
            if id_ not in self.tasks:
                self._refuse(where, id_, "there is no such task")
            elif self._waits(id_, task.id):
                self._refuse(where, id_, "the two would wait for each other")
            else:
                needs.append(id_)
        return tuple(sorted(needs))

    def _waits(self, id_: str, other: str) -> bool:
        """Whether a task waits for another (or is it), by this plan or by what stays in the file."""
        seen, pending = {id_}, [id_]
        while pending:
            one = pending.pop()
            task = self.tasks.get(one)
            new = {*(task.depends_on if task else ()), *self.waits.get(one, ())} - seen
            seen |= new
            pending += new
        return other in seen

    def further(self, items: Iterable[ElementItem]) -> Iterator[tuple[str, Element]]:
        """The elements that may be added, numbered on."""
        numbers = {section: _highest(getattr(self.plan.design, section)) for section in DESIGN}
        seen = {(section, _text(one).casefold()) for section, _, one in self.plan.design.elements()}
        count = 0
        for item in items:
            text = _flat(item.text)
            if (item.section, text.casefold()) in seen:
                continue
            why = self._against(item) or ("" if count < MOST_ELEMENTS else f"it is more than {MOST_ELEMENTS}")
            if why:
                self._refuse(item.section, text or item.name, why)
                continue
            count += 1
            numbers[item.section] += 1
            seen.add((item.section, text.casefold()))
            element = _element(item, f"{DESIGN[item.section][0]}-{numbers[item.section]:02d}")
            yield item.section, signed(element, f"model:{content_digest(element)}", model=True)

    def _against(self, item: ElementItem) -> str:
        if not item.requirements:
            return "it names no requirement"
        if unknown := [id_ for id_ in item.requirements if id_ not in self.ground.ids]:
            return f"it names {', '.join(unknown[:3])[:80]}, which is not planned"
        texts = [item.text]
        if item.section == "states":
            texts += [item.name, *([item.entered] if item.entered.strip() else [])]
        return next((why for text in texts if (why := against(self.ground, _flat(text)))), "")

    def _few(self, where: str, found: list[str], most: int) -> list[str]:
        for text in found[most:]:
            self._refuse(where, text, f"it is more than {most}")
        return found[:most]

    def _refuse(self, where: str, what: str, why: str) -> None:
        self.refused.append(Refused(where, _flat(what)[:200], why))


def _element(item: ElementItem, id_: str) -> Element:
    text, ids = _flat(item.text), tuple(dict.fromkeys(item.requirements))
    if item.section == "logic":
        return Logic(id=id_, kind=item.kind, text=text, requirements=ids)
    if item.section == "states":
        return State(id=id_, name=_flat(item.name), entered=_flat(item.entered) or None, shows=text, requirements=ids)
    names = tuple(dict.fromkeys(use.name for use in parameters_in(text)))
    return Concern(id=id_, text=text, parameters=names, requirements=ids)


def _highest(elements: Sequence[Element]) -> int:
    return max((int(one.id.partition("-")[2]) for one in elements), default=0)


def _text(element: Element) -> str:
    return str(getattr(element, "text", "") or getattr(element, "shows", "") or "")


def _flat(text: str) -> str:
    return " ".join(text.split())


def _is_test(path: str) -> bool:
    return "test" in path.lower()
