"""Tasks small enough to test: one requirement each, in groups, with order, files and what proves them done."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from specflow.model.plan import Group, Operation, Task
from specflow.model.spec import Requirement, Scenario, Spec
from specflow.model.text import parameters_in
from specflow.plan.files import Files
from specflow.plan.sentence import topics
from specflow.plan.value import Layout

GROUPS = {
    "contract": "Contracts", "FR": "Behaviour", "BR": "Business rules", "EC": "Edge cases and failures",
    "NFR": "Qualities", "proof": "Measuring",
}  # fmt: skip
MOST_COMPARED = 1_000
"""In a spec with more requirements only what it says itself ties them together: comparing all costs the square."""
MOST_SCENARIOS = 4
"""A task proves at most so many scenarios; a requirement with more becomes several tasks."""


@dataclass
class _Work:
    """A task on its way: `key` is what it is for, and stays the same from plan to plan."""

    key: str
    kind: str
    title: str
    requirements: tuple[str, ...]
    files: tuple[str, ...]
    done_when: tuple[str, ...]
    size: Literal["S", "M", "L"]
    needs: tuple[str, ...] = ()


def tasks_of(
    spec: Spec, chosen: Sequence[Requirement], operations: Sequence[Operation], layout: Layout
) -> tuple[tuple[Group, ...], tuple[Task, ...], dict[str, str]]:
    """Groups, tasks in an order that respects what depends on what, and what each task is for (id -> key)."""
    anchors = _anchors(chosen)
    files = Files(spec, layout, anchors).settle(chosen)
    works = [_contract(one, layout) for one in operations]
    for requirement in chosen:
        works += _pieces(spec, requirement, anchors, operations, files)
    if spec.metrics and chosen:
        works.append(_measuring(spec, layout))
    works = _ordered(works)
    kinds = [kind for kind in GROUPS if any(work.kind == kind for work in works)]
    groups = tuple(Group(id=f"G-{number:02d}", title=GROUPS[kind]) for number, kind in enumerate(kinds, 1))
    by_kind = {kind: group.id for kind, group in zip(kinds, groups, strict=True)}
    ids = {work.key: f"T-{number:02d}" for number, work in enumerate(works, 1)}
    free = _parallel(works)
    made = tuple(
        Task(
            id=ids[work.key], title=work.title, group=by_kind[work.kind], requirements=work.requirements,
            depends_on=tuple(sorted({ids[key] for key in work.needs if key in ids})), parallel=work.key in free,
            files=work.files, done_when=work.done_when, size=work.size,
        )
        for work in works
    )  # fmt: skip
    return groups, made, {ids[work.key]: work.key for work in works}


def _contract(one: Operation, layout: Layout) -> _Work:
    files = tuple(f"{layout.folder}/{path}".lstrip("/") for path in (one.input, one.output) if path)
    done = tuple(f"A recorded payload passes `{path}`, and one without a required field fails it" for path in files)
    title = f"Agree on the contract of {one.name}"
    return _Work(f"contract:{one.requirements[0]}", "contract", title, one.requirements, files, done, "S")


def _pieces(
    spec: Spec, one: Requirement, anchors: Mapping[str, str], operations: Sequence[Operation], files: Files
) -> list[_Work]:
    """The task of a requirement; several, one after the other, when it has many scenarios."""
    runs = [one.scenarios[at : at + MOST_SCENARIOS] for at in range(0, len(one.scenarios), MOST_SCENARIOS)] or [()]
    needs = [f"contract:{one.id}"] if any(one.id in operation.requirements for operation in operations) else []
    needs += [f"build:{id_}" for id_ in (*one.depends_on, *files.after(one), *([anchors[one.id]] if one.id in anchors else []))]
    works: list[_Work] = []
    for number, scenarios in enumerate(runs, 1):
        key = f"build:{one.id}" + (f":{number}" if number > 1 else "")
        title = one.title + (f" (part {number} of {len(runs)})" if len(runs) > 1 else "")
        before = [works[-1].key] if works else []
        works.append(
            _Work(key, one.kind, title, (one.id,), files.of(one), _done(spec, one, scenarios),
                  _size(one, scenarios), (*needs, *before))
        )  # fmt: skip
    return works


def _done(spec: Spec, one: Requirement, scenarios: Iterable[Scenario]) -> tuple[str, ...]:
    full = spec.full_id(one.id)
    rung = one.rung or {"must": "verified", "should": "implemented", "could": "implemented"}[one.priority]
    told = [f"A test shows it: {_told(scenario)}" for scenario in scenarios]
    return (*(told or [f"A test that claims `{full}` passes, and fails when the behaviour is taken out"]),
            f"`specflow check {spec.feature}` finds {one.id} {rung} or better")  # fmt: skip


def _told(scenario: Scenario) -> str:
    steps = (("given", scenario.given), ("when", scenario.when), ("then", scenario.then))
    return ", ".join(f"{word} {text}" for word, text in steps if text)


def _size(one: Requirement, scenarios: Sequence[Scenario]) -> Literal["S", "M", "L"]:
    """By what has to be shown: scenarios, parameters, checks, and the length of the sentence."""
    points = len(scenarios) + len({use.name for use in parameters_in(one.text)}) + len(one.checks) + len(one.text.split()) // 30
    return "S" if points <= 2 else "M" if points <= 6 else "L"


def _measuring(spec: Spec, layout: Layout) -> _Work:
    ids = tuple(metric.id for metric in spec.metrics)
    done = tuple(f"{one.id} can be read off for any week: {one.text}" for one in spec.metrics)
    files = (layout.code(spec.feature, "metrics"), layout.test(spec.feature, "metrics"))
    return _Work("measure", "proof", "Measure what success means", ids, files, done, "S" if len(ids) <= 2 else "M")


def _anchors(chosen: Sequence[Requirement]) -> dict[str, str]:
    """Edge cases, rules and qualities -> the behaviour that they bear on; those that bear on none are absent.

    What a requirement says it depends on decides, else the rare words that both use.
    """
    behaviours = [one for one in chosen if one.kind == "FR"]
    compared = behaviours if len(chosen) <= MOST_COMPARED else []
    about = {one.id: topics(f"{one.title} {one.text}") for one in chosen}
    often = Counter(word for words in about.values() for word in words)
    found: dict[str, str] = {}
    for one in chosen:
        if one.kind == "FR":
            continue
        named = [id_ for id_ in one.depends_on if any(id_ == other.id for other in behaviours)]
        scores = [(sum(1 / often[word] for word in about[one.id] & about[other.id]), other.id) for other in compared]
        best = max(scores, key=lambda pair: pair[0], default=(0.0, ""))
        if named:
            found[one.id] = named[0]
        elif best[0] >= 0.6:
            found[one.id] = best[1]
    return found


def _ordered(works: Sequence[_Work]) -> list[_Work]:
    """By group, then after what each needs; a need that would close a circle is dropped."""
    by_key = {work.key: work for work in works}
    order = list(GROUPS)
    done: dict[str, _Work] = {}

    def visit(start: _Work) -> None:
        stack: list[tuple[_Work, int]] = [(start, 0)]
        open_ = {start.key}
        while stack:
            work, at = stack.pop()
            while at < len(work.needs):
                key = work.needs[at]
                at += 1
                if key in open_:
                    work.needs = tuple(other for other in work.needs if other != key)
                    at -= 1
                elif key in by_key and key not in done:
                    open_.add(key)
                    stack += [(work, at), (by_key[key], 0)]
                    break
            else:
                open_.discard(work.key)
                done.setdefault(work.key, work)

    for work in sorted(works, key=lambda one: order.index(one.kind)):
        if work.key not in done:
            visit(work)
    return list(done.values())


def _parallel(works: Sequence[_Work]) -> frozenset[str]:
    """Tasks that share no file with another one of their level: nobody waits, nobody collides."""
    level: dict[str, int] = {}
    for work in works:
        level[work.key] = 1 + max((level.get(key, 0) for key in work.needs), default=0)
    uses = Counter((level[work.key], file) for work in works for file in work.files)
    free = (work for work in works if all("*" not in file and uses[(level[work.key], file)] == 1 for file in work.files))
    return frozenset(work.key for work in free)
