from __future__ import annotations

from fractions import Fraction

import pytest

from specflow.analysis.decisions.answer import answer_of
from specflow.analysis.decisions.propose import propose
from specflow.analysis.decisions.rules import judge, table_of
from specflow.model.spec import Decision, Spec
from tests.build import project

SPEC = """\
parameters: {sure: 0.75, wait: {value: 10, unit: seconds}, most: {value: 80, unit: "%"}}
requirements:
  - id: FR-01
    title: Thin answers
    text: An answer below a confidence of {sure} must be marked.
    source: {path: n.md, line: 1, quote: about 0.75}
  - {id: NFR-01, title: Quick, text: "An answer must come within {wait}.", source: {path: n.md, line: 2, quote: "10 seconds"}}
  - {id: FR-02, title: Full, text: "A warning must come after {most}.", source: {path: n.md, line: 3, quote: "say 80 %"}}
metrics:
  - {id: SM-01, text: Answers come in two seconds}
  - {id: SM-02, text: Wrong places are shown to fewer than one percent}
"""


def spec(text: str = SPEC) -> Spec:
    read = project(text).specs[0].spec
    assert read is not None
    return read


def proposed(text: str = SPEC) -> tuple[Decision, ...]:
    return propose(spec(text)).decisions


def texts(*said: str, more: str = "") -> str:
    """A spec of requirements with these texts."""
    lines = (f'  - {{id: FR-{at:02}, title: T{at}, text: "{one}"}}\n' for at, one in enumerate(said, 1))
    return f"{more}requirements:\n{''.join(lines)}"


def test_hedges_and_goals_that_pull_apart_become_decisions_and_response_times_do_not() -> None:
    found = proposed()
    assert [(one.id, one.kind, one.sets) for one in found] == [
        ("DN-01", "slider", ("sure",)), ("DN-02", "slider", ("most",)), ("DN-03", "choice", ()),
    ]  # fmt: skip
    assert found[0].options == {"min": 0.5, "max": 0.95, "step": 0.05}
    assert found[0].serves == ("FR-01",)
    assert found[0].source[0].quote == "about 0.75"
    assert found[0].question == "“An answer below a confidence of 0.75 must be marked”: is 0.75 right?"
    assert found == proposed()


def test_a_spec_with_decisions_gets_no_more() -> None:
    given = spec(SPEC + "decisions: [{id: DN-01, question: Why?}]\n")
    assert propose(given) == given


def test_a_share_never_goes_beyond_a_hundred() -> None:
    found = next(one for one in proposed(SPEC.split("metrics:")[0]) if one.sets == ("most",))
    assert found.options == {"min": 40, "max": 100, "step": 5}


def test_limits_that_trade_one_thing_for_another_fill_up_to_three_and_rules_of_the_house_stay_fixed() -> None:
    found = proposed(texts(
        "An offer must expire after {a}.", "There must be at most {b} per member.", "A parcel must be kept for {c}.",
        "A hold must lapse after {d}.", "The label must show {e} of text.",
        more="parameters: {a: {value: 20, unit: minutes}, b: {value: 4, unit: offers}, c: {value: 3, unit: days}, "
             "d: {value: 6, unit: days}, e: {value: 2, unit: lines}}\n",
    ))  # fmt: skip
    assert [one.sets for one in found] == [("a",), ("b",), ("c",)]
    fixed = texts("A parcel must be kept for {c}.", more="parameters: {c: {value: 3, unit: days}}\n").replace("FR-01", "BR-01")
    assert proposed(fixed) == ()


def test_what_is_forbidden_in_several_cases_becomes_a_table_that_leaves_none_open() -> None:
    text = texts(
        "An item someone else has reserved must not be renewed.", "Members who owe more than £10 must not renew until they pay.",
        "Interlibrary loans must not be renewed.", "The system must not store the number.", "The system must not store audio.",
        "When the member replies, the system must renew every item.",
    )  # fmt: skip
    made = propose(spec(text))
    table = next(one for one in made.decisions if one.kind == "rules")
    assert table.question == "When may it be renewed?"
    assert table.serves == ("FR-01", "FR-02", "FR-03", "FR-06")
    assert isinstance(table.options, dict)
    assert list(table.options["conditions"]) == ["Someone else has reserved", "Owe more than £10", "Interlibrary loans"]
    read = table_of(table.options)
    assert read is not None
    assert judge(read).whole
    assert answer_of(made, table, None).rules


def test_an_order_begins_with_what_the_source_names() -> None:
    text = texts("Urgent referrals must go before everyone else, otherwise it's first come first served.")
    (found,) = proposed(text)
    assert (found.kind, found.options) == ("ranking", ("Urgent referrals", "First come, first served", "Longest waiting"))
    assert proposed(texts("Results must be sorted by distance.")) == ()


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("Which date counts: issue date, due date or posting date?", ["Issue date", "Due date", "Posting date"]),
        ("Who pays when a tool breaks, the borrower or the lender?", ["The borrower", "The lender"]),
        ("Is the deposit taken before the loan or after the return?", ["Before the loan", "After the return"]),
    ],
)
def test_a_question_that_names_its_answers_becomes_a_choice_and_is_asked_once(question: str, named: list[str]) -> None:
    more = f"questions: [{{id: Q-01, text: \"{question}\"}}, {{id: Q-02, text: Who is called at night?}}]\n"
    made = propose(spec(texts("A loan must end.", more=more)))
    options = made.decisions[0].options
    assert isinstance(options, tuple)
    assert (made.decisions[0].question, [one["name"] for one in options]) == (question, named)
    assert [(one.id, one.text) for one in made.questions] == [("Q-01", "Who is called at night?")]


@pytest.mark.parametrize(
    "question",
    ["Which data may it see, is it kept or used for training, and who agreed?", "More or less?", "What counts: this or not?",
     "Is it open or not?", "Who owns this?", "Should guests be included?"],
)  # fmt: skip
def test_a_question_without_named_answers_stays_one(question: str) -> None:
    made = propose(spec(texts("A loan must end.", more=f'questions: [{{id: Q-01, text: "{question}"}}]\n')))
    assert [one.text for one in made.questions] == [question]


def test_there_are_never_more_than_five() -> None:
    many = "parameters: {" + ", ".join(f"p{at}: {at + 1}" for at in range(12)) + "}\n"
    text = texts(*(f"A confidence of {{p{at}}} must be enough." for at in range(12)), more=many)
    assert len(proposed(text)) == 5


@pytest.mark.parametrize("value", [1, 7, 25, 33, 75, 365, 1234, 999999, 0.001, 0.02, 0.12, 0.25, 0.97, 0.999, 1.0, 2.5, 9.99])
@pytest.mark.parametrize("unit", ["%", "days"])
def test_every_scale_can_be_set_to_the_number_it_asks_about(value: float, unit: str) -> None:
    given = f'parameters: {{wait: {{value: {value}, unit: "{unit}"}}}}\n'
    (found,) = proposed(texts("An offer must lapse with a confidence of {wait}.", more=given))
    scale = found.options
    assert isinstance(scale, dict)
    low, high, step = (Fraction(str(scale[name])) for name in ("min", "max", "step"))
    assert low <= Fraction(str(value)) <= high
    assert low < high
    assert (Fraction(str(value)) - low) % step == 0


@pytest.mark.parametrize("value", ["0", "-5", "1.0e-30", "1" * 40])
def test_what_is_no_setting_gets_no_scale(value: str) -> None:
    assert proposed(texts("An offer must lapse with a confidence of {wait}.", more=f"parameters: {{wait: {value}}}\n")) == ()


def test_a_question_of_more_answers_than_are_read_keeps_none_of_them_back() -> None:
    asked = 'questions: [{id: Q-01, text: "Is it on Monday or on Tuesday or on Friday?"}]\n'
    (found,) = proposed(texts("Books must be lent.", more=asked))
    assert found.options == tuple({"name": f"On {day}"} for day in ("Monday", "Tuesday", "Friday"))


def test_an_order_names_nothing_twice() -> None:
    (found,) = proposed(texts("Urgent cases must go before everyone."))
    assert found.options == ("Urgent cases", "Longest waiting", "Who asked first")
