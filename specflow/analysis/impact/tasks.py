"""The order of tasks: what comes before what, what can start, and where they wait for one another."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from specflow.model.plan import Task


def before(tasks: Sequence[Task]) -> dict[str, frozenset[str]]:
    """Every task -> all tasks that have to be done first, directly or not. Ids that do not exist are left out."""
    direct = _direct(tasks)
    found: dict[str, frozenset[str]] = {}
    for task in tasks:
        seen: set[str] = set()
        todo = list(direct[task.id])
        while todo:
            id_ = todo.pop()
            if id_ not in seen:
                seen.add(id_)
                todo += direct[id_]
        found[task.id] = frozenset(seen)
    return found


def circles(tasks: Sequence[Task]) -> tuple[tuple[str, ...], ...]:
    """The tasks that wait for one another, each circle once, from its first task in the plan's order."""
    direct, earlier = _direct(tasks), before(tasks)
    found: list[tuple[str, ...]] = []
    told: set[str] = set()
    for task in tasks:
        if task.id in earlier[task.id] and task.id not in told:
            way = _way(task.id, direct)
            told |= {id_ for id_ in earlier[task.id] if task.id in earlier[id_]} | {task.id}
            found.append(way)
    return tuple(found)


def _way(start: str, direct: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The shortest way from a task back to itself."""
    came: dict[str, str] = {}
    todo = [start]
    for id_ in todo:
        for following in direct[id_]:
            if following == start:
                way = [id_]
                while way[-1] != start:
                    way.append(came[way[-1]])
                return tuple(reversed(way))
            if following not in came:
                came[following] = id_
                todo.append(following)
    return (start,)


def ready(tasks: Sequence[Task]) -> tuple[Task, ...]:
    """What can start now: not begun (or to be reworked), and everything it waits for is done."""
    done = {task.id for task in tasks if task.status == "done"}
    return tuple(task for task in tasks if task.status in ("todo", "rework") and set(task.depends_on) <= done)


def levels(tasks: Sequence[Task]) -> tuple[tuple[Task, ...], ...]:
    """Tasks in waves: each waits only for earlier waves. Tasks in a circle, or behind a missing one, come last."""
    placed: set[str] = set()
    known = {task.id for task in tasks}
    rest = list(tasks)
    waves: list[tuple[Task, ...]] = []
    while rest:
        wave = tuple(task for task in rest if set(task.depends_on) & known <= placed)
        wave = wave or tuple(rest)
        waves.append(wave)
        placed |= {task.id for task in wave}
        rest = [task for task in rest if task.id not in placed]
    return tuple(waves)


def _direct(tasks: Sequence[Task]) -> dict[str, tuple[str, ...]]:
    known = {task.id for task in tasks}
    return {task.id: tuple(id_ for id_ in task.depends_on if id_ in known) for task in tasks}
