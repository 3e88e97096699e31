# ruff: noqa: E501 - notes and lists read better whole

from __future__ import annotations

from hashlib import sha256

from specflow.draft import Drafted, Lexicon, Source, draft
from specflow.draft.align import ALL, OUTSIDE, Reply, gap_of, settled
from specflow.model.spec import Spec

TWO_JOBS = """# Parcel lockers

We want a resident to pick up a parcel at any hour with a code. We want a courier to see which lockers are free before the tour starts.

- The resident gets a code by text message.
- A code works for three days.
- The courier sees the free lockers of the tour, refreshed every ten minutes.
"""  # fmt: skip
WHOLE = """# Lockers

We want a resident to pick up a parcel at any hour with a code.

- A code works for three days.

Out of scope: returns. Success: missed pick-ups under 5% (12% today).
"""


def drafted(lexicon: Lexicon, text: str) -> Drafted:
    return draft((Source("note.md", text, "note", sha256(text.encode()).hexdigest()),), lexicon=lexicon)


def answered(lexicon: Lexicon, made: Drafted, **answers: str) -> Spec:
    return settled(made.spec, made.gaps, answers, Reply("pm@example.org", "2026-11-20"), lexicon)


def test_a_note_that_says_it_all_leaves_no_gap(lexicon: Lexicon) -> None:
    made = drafted(lexicon, WHOLE)
    assert (made.spec.job, made.gaps) == ("Pick up a parcel at any hour with a code", ())


def test_what_is_missing_or_plural_is_a_gap_and_a_question(lexicon: Lexicon) -> None:
    made = drafted(lexicon, TWO_JOBS)
    assert [gap.topic for gap in made.gaps] == ["job", "metrics", "scope"]
    assert made.gaps[0].options == (
        "A resident can pick up a parcel at any hour with a code",
        "A courier can see which lockers are free before the tour starts", ALL,
    )  # fmt: skip
    asked = [question.text for question in made.spec.questions]
    assert [gap.text for gap in made.gaps] == asked[:3]
    assert [gap.topic for question in made.spec.questions[:3] if (gap := gap_of(question))] == ["job", "metrics", "scope"]


def test_the_chosen_job_sets_the_other_aside(lexicon: Lexicon) -> None:
    made = drafted(lexicon, TWO_JOBS)
    spec = answered(lexicon, made, job=made.gaps[0].options[0])
    assert [one.as_ for one in spec.stories] == ["a resident"]
    kept = [(one.id, one.title) for one in spec.requirements if not one.proposed]
    assert kept == [("FR-01", "Pick up a parcel"), ("FR-02", "Resident gets code by text message"), ("FR-03", "Code works for three days")]
    aside = [(one.source.line, one.why) for one in spec.set_aside if one.why == OUTSIDE]
    assert aside == [(3, OUTSIDE), (7, OUTSIDE)]
    assert set(spec.parameters) == {"code_days"}


def test_all_of_them_sets_nothing_aside_and_is_on_record(lexicon: Lexicon) -> None:
    made = drafted(lexicon, TWO_JOBS)
    spec = answered(lexicon, made, job=ALL)
    assert spec.requirements == made.spec.requirements
    assert (spec.questions[0].answer, spec.questions[0].by, spec.questions[0].date) == (ALL, "pm@example.org", "2026-11-20")


def test_answers_become_metrics_and_scope(lexicon: Lexicon) -> None:
    made = drafted(lexicon, TWO_JOBS)
    spec = answered(lexicon, made, metrics="Missed pick-ups under 5%, calls to the desk halved", scope="returns and payment at the locker")
    assert [(one.id, one.text, one.target) for one in spec.metrics] == [
        ("SM-01", "Missed pick-ups under 5%", "under 5%"), ("SM-02", "Calls to the desk halved", "halved"),
    ]  # fmt: skip
    assert [one.text for one in spec.out_of_scope] == ["Returns", "Payment at the locker"]


def test_own_words_name_the_job_and_nothing_is_set_aside(lexicon: Lexicon) -> None:
    made = drafted(lexicon, TWO_JOBS)
    spec = answered(lexicon, made, job="hand out {parcels} without a desk", scope="nothing")
    assert spec.job == "Hand out {{parcels}} without a desk"
    assert len(spec.requirements) == len(made.spec.requirements)
    assert spec.out_of_scope == ()


def test_unanswered_gaps_change_nothing(lexicon: Lexicon) -> None:
    made = drafted(lexicon, TWO_JOBS)
    assert answered(lexicon, made, job=" ") == made.spec


def test_questions_stand_in_order_of_weight(lexicon: Lexicon) -> None:
    text = WHOLE + "\nAn SMS reminder would be nice to have. Open: who pays for a lost key?\n"
    asked = [(one.id, one.text) for one in drafted(lexicon, text).spec.questions]
    assert asked[0] == ("Q-01", "Who pays for a lost key?")
    assert asked[-1][1].startswith("Does the first release need this")
