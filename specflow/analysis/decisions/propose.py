"""Decision nodes that a fresh spec deserves: where its sources hedge, where rules meet, where goals pull apart, where an order is
asked for, where a question names its two answers.
"""

from __future__ import annotations

from specflow.analysis.decisions.proposed.choices import either, goals
from specflow.analysis.decisions.proposed.orders import orders
from specflow.analysis.decisions.proposed.tables import tables
from specflow.analysis.decisions.proposed.values import values
from specflow.model.ids import next_id
from specflow.model.spec import Decision, Spec

MOST = 5
FEWEST = 3
SURE = 1.5
"""From this weight on a point is one by itself; what weighs less comes in only until there are `FEWEST`."""


def propose(spec: Spec) -> Spec:
    """A spec that has no decisions with up to five of them, the weightiest first; what becomes a choice is asked no second time.

    The same spec gives the same decisions.
    """
    if spec.decisions:
        return spec
    asked = list(either(spec))
    found = [*(one for one, _ in asked), *values(spec), *orders(spec), *tables(spec), *goals(spec)]
    found.sort(key=lambda one: -one.weight)
    sure = sum(one.weight >= SURE for one in found)
    kept = found[: min(MOST, max(sure, FEWEST))]
    taken = [gone.id for gone in spec.retired]
    made: list[Decision] = []
    for one in kept:
        made.append(one.decision.model_copy(update={"id": next_id("DN", [*taken, *(done.id for done in made)])}))
    moved = {id(question) for one, question in asked if one in kept}
    left = (one for one in spec.questions if id(one) not in moved)
    questions = tuple(one.model_copy(update={"id": f"Q-{at:02}"}) for at, one in enumerate(left, 1)) if moved else spec.questions
    return spec.model_copy(update={"decisions": tuple(made), "questions": questions})
