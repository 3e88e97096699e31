"""What of a model's words may enter a plan: no unknown id, no number of its own, no markup, no order, no path that leads away."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from unicodedata import category, normalize

from specflow.model.plan import Plan
from specflow.model.spec import Spec
from specflow.model.text import filled, parameters_in
from specflow.parse.numbers import numbers_in, numbers_known
from specflow.plan.guard import masked, orders

LONGEST, LONGEST_TITLE, LONGEST_PATH = 400, 120, 200
"""Characters of a line, of a title, of a path."""
_MARKUP = re.compile(
    r"<\s{0,3}[A-Za-z/!?]|\]\(|!\[|&#?\w{1,10};|javascript:|data:\S|\b[a-z]{2,10}://|\bwww\.|\w@[\w-]{1,63}\.\w"
    r"|\w\.(?:com|net|org|dev|info|biz|xyz|example)\b", re.IGNORECASE,
)  # fmt: skip
_COMMAND = re.compile(
    r"(?:^|[\s`;|&(])(?:rm|sudo|curl|wget|chmod|ssh|scp|nc)\s+\S|\bgit\s+push\b|\|\s*(?:ba|z)?sh\b", re.IGNORECASE
)
_MASKED = re.compile(r"\bSECRET-[0-9a-f]{4}-\d{1,4}\b")
_ID = re.compile(r"(?<![\w-])(?:FR|NFR|EC|BR|SM|T)-\d+(?![\w-])")
_PATH = re.compile(r"[\w@+][\w@+. -]*(?:/[\w@+][\w@+. -]*)*")


@dataclass(frozen=True)
class Ground:
    """What an offer may rest on: the ids that are planned, the tasks, the figures that the spec states, its parameters; folders
    and names of files that no task may touch, and paths that were found to lead out of the workspace."""

    ids: frozenset[str]
    tasks: frozenset[str]
    figures: frozenset[str]
    parameters: frozenset[str]
    closed: tuple[str, ...] = ()
    outside: frozenset[str] = frozenset()
    fixed: frozenset[str] = frozenset()
    """Files of the plan that are there already, or that are contracts: they stay with their task."""


def ground_of(
    spec: Spec, plan: Plan, *, closed: tuple[str, ...] = (), outside: frozenset[str] = frozenset(),
    fixed: frozenset[str] = frozenset(),
) -> Ground:  # fmt: skip
    """The ground of a spec and of the plan that was made of it."""
    ids = frozenset(plan.planned) | {metric.id for metric in spec.metrics}
    figures = numbers_known(_bare(filled("\n".join(_said(spec, plan)), spec.parameters)))
    return Ground(ids, frozenset(one.id for one in plan.tasks), figures, frozenset(spec.parameters), closed, outside, fixed)


def _said(spec: Spec, plan: Plan) -> Iterator[str]:
    """What the spec states about what is planned, and what the plan says of it already."""
    for one in spec.requirements:
        if one.id in plan.planned:
            yield from (one.title, one.text)
            yield from (f"{scenario.given} {scenario.when} {scenario.then}" for scenario in one.scenarios)
    yield from (f"{metric.text} {metric.target or ''}" for metric in spec.metrics)
    yield from (str(parameter) for parameter in spec.parameters.values())
    yield spec.goal or ""
    for task in plan.tasks:
        yield from (task.title, *task.done_when)


def against(ground: Ground, text: str, longest: int = LONGEST) -> str:
    """Why words may not enter a plan; empty when they may."""
    if not any(sign.isalnum() for sign in text):
        return "it says nothing"
    if len(text) > longest:
        return f"it is longer than {longest} characters"
    if any(category(sign)[0] == "C" for sign in text):
        return "it holds hidden characters"
    if _MARKUP.search(text):
        return "it holds markup or an address"
    if _MASKED.search(text) or masked(text)[1]:
        return "it repeats a secret"
    if any(orders(text)) or _COMMAND.search(text):
        return "it reads like an order to an agent"
    return _unknown(ground, text)


def _unknown(ground: Ground, text: str) -> str:
    strange = [id_ for id_ in _ID.findall(text) if id_ not in ground.ids | ground.tasks]
    if strange:
        return f"it names {', '.join(strange[:3])}, which is not planned"
    if names := [use.name for use in parameters_in(text) if use.name not in ground.parameters]:
        return f"it names {{{names[0]}}}, which is no parameter"
    if invented := [shown for figure, shown in numbers_in(_bare(text)) if figure not in ground.figures]:
        return f"it says {', '.join(invented[:3])}, and neither the spec nor its parameters do"
    return ""


def _bare(text: str) -> str:
    """The text without ids; `½` and `②` are figures too."""
    return normalize("NFKC", _ID.sub(" ", text))


def against_file(ground: Ground, path: str) -> str:
    """Why a task may not name a file; empty when it may."""
    if not path or len(path) > LONGEST_PATH or not _PATH.fullmatch(path):
        return "it is no plain path inside the workspace"
    low = path.lower()
    if any(f"{low}/".startswith(f"{name.lower()}/") or low.endswith(f"/{name.lower()}") for name in ground.closed):
        return "only people change it"
    return "it lies outside the workspace" if path in ground.outside else ""
