from __future__ import annotations

from specflow.analysis.fingerprint import text_digest
from specflow.rules.sf708_stale_plan import RULE
from tests.build import check_clean, check_finds, project
from tests.plan_build import SPEC, planned


def digests(spec: str = SPEC) -> str:
    [(_, read)] = project(spec).understood
    return ", ".join(f"{one.id}: {text_digest(one, read.parameters)}" for one in read.requirements)


def test_a_plan_of_the_present_text_is_clean() -> None:
    check_clean(RULE, planned(f"planned: {{{digests()}}}"))


def test_new_words_and_a_new_value_of_a_parameter_make_it_stale() -> None:
    worded = SPEC.replace("be able to ask for places", "be able to ask for places by voice")
    check_finds(RULE, planned(f"planned: {{{digests()}}}", worded), "8: `ask-maps/FR-01` has changed")
    check_finds(RULE, planned(f"planned: {{{digests()}}}", SPEC.replace("0.75", "0.8")), "9: `ask-maps/FR-02` has changed")
