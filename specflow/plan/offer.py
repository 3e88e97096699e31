"""What a model is asked to say about a plan: flat items, every field required."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from specflow.parse.answer import Reply, Shape, Wire, Words


class TaskItem(Wire):
    """Better words for a task that is there, and what else has to come before it or proves it."""

    task: Words
    title: Words
    done_when: list[Words]
    files: list[Words]
    size: Literal["S", "M", "L"]
    depends_on: list[Words]


class ElementItem(Wire):
    """A further element of the design. `name` and `entered` speak of a state only, `kind` of logic only."""

    section: Literal["logic", "states", "data", "observability", "rollout"]
    kind: Literal["rule", "expansion", "fallback"]
    name: Words
    entered: Words
    text: Words
    requirements: list[Words]


SHAPE: Shape = {"tasks": TaskItem, "elements": ElementItem}


@dataclass(frozen=True)
class Offer:
    """What a model said of a plan; `bad` counts the items that did not have the form."""

    tasks: Sequence[TaskItem] = ()
    elements: Sequence[ElementItem] = ()
    bad: int = 0


def offer_of(reply: Reply) -> Offer:
    """An answer as an offer."""
    return Offer(reply.items("tasks", TaskItem), reply.items("elements", ElementItem), reply.bad)
