from __future__ import annotations

import pytest

from specflow.rules.sf308_state_clash import RULE
from tests.build import check_clean, found
from tests.rules.clashing import lines


@pytest.mark.parametrize(
    "one, other",
    [
        (
            "If a meter loses its link to the office, it must go on counting water.",
            "An offline meter must stop counting water until it can be reached again.",
        ),
        (
            "When the limiter fails, the gate must allow requests.",
            "When the limiter fails, the gate must refuse requests.",
        ),
    ],
)
def test_opposite_behaviour_in_one_state_is_found(one: str, other: str) -> None:
    assert len(found(RULE, lines(one, other))) == 1
    assert len(found(RULE, lines(other, one))) == 1


@pytest.mark.parametrize(
    "one, other",
    [
        (
            "When the depot comes close to its limit, all sessions must be slowed down.",
            "An offline charger must stop charging.",
        ),
        (
            "When the hover command is issued, the drone must stop its flight.",
            "When the hover command is withdrawn, the drone must continue its flight.",
        ),
        (
            "When the guide explains drafts, it must include rules for words.",
            "When the guide explains drafts, it must exclude the names of classes.",
        ),
    ],
)
def test_different_states_and_things_are_clean(one: str, other: str) -> None:
    check_clean(RULE, lines(one, other))
