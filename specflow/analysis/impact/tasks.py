"""The order of tasks: what comes before what, what can start, and where they wait for one another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from specflow.analysis.trace.globs import matcher

if TYPE_CHECKING:
    from specflow.model.plan import Task

MOST_STARS = 3
"""`**` in a glob that is tried as one."""


def before(tasks: Sequence[Task]) -> dict[str, frozenset[str]]:
    """Every task -> all tasks that have to be done first, directly or not. Ids that do not exist are left out."""
    direct = _direct(tasks)
    found: dict[str, frozenset[str]] = {}
    for task in tasks:
        seen: set[str] = set()
        pending = list(direct[task.id])
        while pending:
            id_ = pending.pop()
            if id_ not in seen:
                seen.add(id_)
                pending += direct[id_]
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
    pending = [start]
    for id_ in pending:
        for following in direct[id_]:
            if following == start:
                way = [id_]
                while way[-1] != start:
                    way.append(came[way[-1]])
                return tuple(reversed(way))
            if following not in came:
                came[following] = id_
                pending.append(following)
    return (start,)


def ready(tasks: Sequence[Task]) -> tuple[Task, ...]:
    """What can start now: not begun (or to be reworked), and everything it waits for is done."""
    done = {task.id for task in tasks if task.status == "done"}
    return tuple(task for task in tasks if task.status in ("todo", "rework") and set(task.depends_on) <= done)


class Left(NamedTuple):
    """A task that could start but not beside the others, and why."""

    task: Task
    why: str


def together(tasks: Sequence[Task]) -> tuple[tuple[Task, ...], tuple[Left, ...]]:
    """What can start now, side by side: of those that touch the same file the first in the plan's order; and who is left out."""
    free = ready(tasks)
    running = [task for task in tasks if task.status == "doing"]
    chosen: list[Task] = []
    left: list[Left] = []
    for task in sorted(free, key=lambda one: one.alone):
        if why := _hindered(task, [*running, *chosen]):
            left.append(Left(task, why))
        else:
            chosen.append(task)
    return tuple(chosen), tuple(left)


def _hindered(task: Task, others: Sequence[Task]) -> str:
    if lonely := next((one for one in others if one.alone), None):
        return f"{lonely.id} has to run alone (`parallel: false`)"
    if task.alone and others:
        return "it has to run alone (`parallel: false`)"
    for one in others:
        if shared := next((path for path in task.files for other in one.files if touches(path, other)), None):
            return f"{one.id}{' is under way and' if one.status == 'doing' else ''} touches {shared} as well"
    return ""


def touches(one: str, other: str) -> bool:
    """Whether two files, folders or globs can mean the same file; of two globs one has to start where the other does."""
    first, second = (path.strip().removeprefix("./").rstrip("/") for path in (one, other))
    head, second_head = first.partition("*")[0], second.partition("*")[0]
    if "*" in first and "*" in second:
        return head.startswith(second_head) or second_head.startswith(head)
    if "*" in first or "*" in second:
        glob, path = (first, second) if "*" in first else (second, first)
        # A glob of many stars costs more than its length: what it begins with is enough to be careful.
        return path.startswith(glob.partition("*")[0]) and (glob.count("**") > MOST_STARS or matcher((glob,))(path))
    return first == second or first.startswith(f"{second}/") or second.startswith(f"{first}/")


def levels(tasks: Sequence[Task]) -> tuple[tuple[Task, ...], ...]:
    """Tasks in waves: each waits only for earlier waves. Tasks in a circle, or behind one, come last (see `stuck`)."""
    waves = list(_waves(tasks))
    rest = stuck(tasks)
    return (*waves, rest) if rest else tuple(waves)


def stuck(tasks: Sequence[Task]) -> tuple[Task, ...]:
    """Tasks that can never start: those of a circle, and those that wait for one. Missing ids do not count here."""
    placed = {task.id for wave in _waves(tasks) for task in wave}
    return tuple(task for task in tasks if task.id not in placed)


def _waves(tasks: Sequence[Task]) -> Iterator[tuple[Task, ...]]:
    placed: set[str] = set()
    known = {task.id for task in tasks}
    rest = list(tasks)
    while wave := tuple(task for task in rest if set(task.depends_on) & known <= placed):
        yield wave
        placed |= {task.id for task in wave}
        rest = [task for task in rest if task.id not in placed]


def _direct(tasks: Sequence[Task]) -> dict[str, tuple[str, ...]]:
    known = {task.id for task in tasks}
    return {task.id: tuple(id_ for id_ in task.depends_on if id_ in known) for task in tasks}
