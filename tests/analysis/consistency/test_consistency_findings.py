from __future__ import annotations

import time

import pytest

from specflow.analysis.consistency.engine import clashes_of
from specflow.analysis.consistency.findings import digest_of, digest_of_text
from specflow.analysis.consistency.resolutions import ways_out
from specflow.model.finding import Finding
from specflow.model.project import Project
from specflow.model.rule import Rule
from specflow.parse.spec import read_spec
from specflow.rules.sf301_numeric_clash import RULE as NUMERIC
from specflow.rules.sf302_must_against_must_not import RULE as MUST
from specflow.rules.sf304_outside_the_scope import RULE as SCOPE
from specflow.rules.sf305_permission_clash import RULE as PERMISSION
from specflow.rules.sf309_against_the_context import RULE as CONTEXT
from specflow.rules.sf310_duplicate_requirement import RULE as DUPLICATE
from specflow.rules.sf314_unbound_resolution import RULE as UNBOUND
from tests.build import HEAD, check_clean, check_finds, found, project
from tests.rules.clashing import lines

ONE, OTHER = "A court may be booked up to 60 days ahead.", "No court may be booked more than one month in advance."
SETTLED = "resolutions:\n  - {{between: [FR-02, FR-01], why: Clubs differ, by: pm@example.org{texts}}}\n"


def other_feature(given: Project, feature: str) -> Project:
    """The same lines under another feature's name."""
    text = given.specs[0].text.replace("feature: ask-maps", f"feature: {feature}")
    return Project(specs=(read_spec(f"specs/{feature}/spec.yaml", text),))


# ---------------------------------------------------------------- resolutions that people wrote


def test_a_resolution_that_names_no_texts_settles_its_pair_and_is_told_what_would_bind_it() -> None:
    loose = lines(ONE, OTHER, more=SETTLED.format(texts=""))
    check_clean(NUMERIC, loose)
    bound = f'texts: ["{digest_of(OTHER)}", "{digest_of(ONE)}"]'
    (finding,) = found(UNBOUND, loose)
    assert finding.message.startswith("this resolution holds whatever becomes of `FR-02` and `FR-01`")
    assert loose.specs[0].text.splitlines()[finding.at.line - 1].lstrip().startswith("- {between: [FR-02, FR-01]")
    assert finding.help == f"Read both as they stand and add `{bound}`."
    tied = lines(ONE, OTHER, more=SETTLED.format(texts=f", {bound}"))
    check_clean(UNBOUND, tied)
    check_clean(NUMERIC, tied)


def test_a_resolution_bound_to_the_texts_of_today_silences_its_pair_in_either_order() -> None:
    for texts in ((ONE, OTHER), (OTHER, ONE)):
        bound = ", texts: [" + ", ".join(f'"{digest_of(text)}"' for text in texts) + "]"
        check_clean(NUMERIC, lines(ONE, OTHER, more=SETTLED.format(texts=bound)))


def test_a_resolution_bound_to_other_texts_is_void_and_the_message_says_so() -> None:
    bound = f', texts: ["{digest_of(ONE)}", "{digest_of("Something else.")}"]'
    finding = check_finds(NUMERIC, lines(ONE, OTHER, more=SETTLED.format(texts=bound)), "6: ")[0]
    assert "a resolution by pm@example.org is void: a text has changed since" in finding.message


def test_a_value_that_changes_changes_the_line_that_a_resolution_is_bound_to() -> None:
    raw = "A court may be booked up to {days} ahead."
    bound = f', texts: ["{digest_of(ONE)}", "{digest_of(OTHER)}"]'
    more = "parameters:\n  days: {value: 60, unit: days}\n" + SETTLED.format(texts=bound)
    check_clean(NUMERIC, lines(raw, OTHER, more=more))
    assert "is void" in found(NUMERIC, lines(raw, OTHER, more=more.replace("60", "70")))[0].message


def test_a_digest_forgets_blanks_and_line_breaks_and_nothing_else() -> None:
    requirement = lines(ONE).specs[0].spec
    assert requirement is not None
    assert digest_of_text(requirement.requirements[0]) == digest_of("  A court may be\n booked up to 60 days  ahead. ")
    assert digest_of(ONE) != digest_of(ONE.replace("60", "61"))


# ---------------------------------------------------------------- proposals


def settled(rule: Rule, *texts: str) -> list[str]:
    """The texts that the two ready edits of a contradiction would write; with either of them nothing clashes any more."""
    given = lines(*texts)
    ways = ways_out(found(rule, given)[0], given)
    for way in ways:
        changed = [way.text if way.yields == f"FR-{n:02d}" else text for n, text in enumerate(texts, 1)]
        assert found(rule, lines(*changed)) == []
    return [way.text for way in ways]


def test_either_amount_may_win_and_keeps_the_direction_of_the_line() -> None:
    assert settled(NUMERIC, ONE, OTHER) == [
        "No court may be booked more than 60 days in advance.",
        "A court may be booked up to one month ahead.",
    ]


def test_an_opposite_bound_is_taken_over_with_its_words() -> None:
    assert settled(NUMERIC, "A tank must hold at least 2 tonnes of water.", "A tank must hold at most 1,500 kg of water.") == [
        "A tank must hold at least 2 tonnes of water.",
        "A tank must hold at most 1,500 kg of water.",
    ]


def test_a_line_that_yields_names_its_exception() -> None:
    assert settled(PERMISSION, "Only a supervisor may approve a refund.", "A cashier may approve a refund.") == [
        "A cashier may approve a refund, except where FR-01 says otherwise.",
        "Only a supervisor may approve a refund, except where FR-02 says otherwise.",
    ]


def test_no_whole_sentence_is_copied_into_the_other_line() -> None:
    assert settled(MUST, "Every pilot must wear a helmet.", "Wearing a helmet is optional for pilots.") == [
        "Wearing a helmet is optional for pilots, except where FR-01 says otherwise.",
        "Every pilot must wear a helmet, except where FR-02 says otherwise.",
    ]


def test_the_way_out_says_which_line_holds_and_which_yields() -> None:
    given = lines(ONE, OTHER)
    first, second = ways_out(found(NUMERIC, given)[0], given)
    assert (first.yields, first.title) == ("FR-02", "FR-01 holds: write “60 days” in FR-02")
    assert (second.yields, second.title) == ("FR-01", "FR-02 holds: write “one month” in FR-01")


def test_an_amount_whose_bound_stands_behind_it_is_not_put_in_another_one_s_place() -> None:
    texts = (
        "The guest must get an answer within 2 seconds.",
        "Every answer must take 7 seconds at least, so that it feels considered.",
    )
    assert settled(NUMERIC, *texts) == [
        "Every answer must take 7 seconds at least, so that it feels considered, except where FR-01 says otherwise.",
        "The guest must get an answer within 2 seconds, except where FR-02 says otherwise.",
    ]


def test_a_parameter_in_the_line_that_yields_stays_where_it_does_not_clash() -> None:
    given = lines(
        "A {kind} may be booked up to 60 days ahead.", "No court may be booked more than one month in advance.",
        more="parameters:\n  kind: court\n",
    )  # fmt: skip
    assert ways_out(found(NUMERIC, given)[0], given)[1].text == "A {kind} may be booked up to one month ahead."


def test_a_scope_line_is_left_to_a_person() -> None:
    given = lines("Visitors must be able to order coffee.", more="out_of_scope:\n  - {id: OS-01, text: Catering}\n")
    assert ways_out(found(SCOPE, given)[0], given) == ()


def test_a_finding_of_another_project_has_no_proposals() -> None:
    finding = found(NUMERIC, lines(ONE, OTHER))[0]
    assert ways_out(finding, lines("A court must have a net.")) == ()


# ---------------------------------------------------------------- across features


def test_two_features_that_clash_name_both_with_their_features() -> None:
    left, right = lines(ONE), other_feature(lines(OTHER), "planning")
    given = Project(specs=(*left.specs, *right.specs))
    finding = found(NUMERIC, given)[0]
    assert "`ask-maps/FR-01`" in finding.message
    assert finding.related[0].requirement == "planning/FR-01"
    assert finding.related[0].at.path == "specs/planning/spec.yaml"


def test_a_resolution_may_name_a_line_of_another_feature_and_is_void_when_that_one_changes() -> None:
    texts = ", ".join(f'"{digest_of(text)}"' for text in (ONE, OTHER))
    between = f"resolutions:\n  - {{between: [FR-01, planning/FR-01], why: Clubs, by: pm@example.org, texts: [{texts}]}}\n"
    left, right = lines(ONE, more=between), other_feature(lines(OTHER), "planning")
    assert left.specs[0].problems == ()
    check_clean(NUMERIC, Project(specs=(*left.specs, *right.specs)))
    changed = other_feature(lines(OTHER.replace("one month", "three weeks")), "planning")
    finding = found(NUMERIC, Project(specs=(*left.specs, *changed.specs)))[0]
    assert "a resolution by pm@example.org is void" in finding.message


def test_a_copy_in_another_feature_is_worth_knowing_and_no_more() -> None:
    left, right = lines(ONE), other_feature(lines(ONE), "planning")
    given = Project(specs=(*left.specs, *right.specs))
    assert [finding.severity.value for finding in found(DUPLICATE, given)] == ["info"]


# ---------------------------------------------------------------- against the context

RULES = "# Rules\n\n- A permit link expires one day after it was sent.\n"
FROM_NOTE = (
    "requirements:\n  - {id: FR-01, title: Link, text: A permit link must expire after 48 hours., "
    "source: {path: note.md, line: 3}}\n"
)


def context(spec: str) -> list[Finding]:
    """What a spec says against its context."""
    return found(CONTEXT, project(spec, sources={"product_area_context.md": RULES, "note.md": "x"}))


def test_a_line_of_the_context_is_the_other_side() -> None:
    finding = context(FROM_NOTE)[0]
    assert finding.severity.value == "warning"
    other = finding.related[0]
    assert (other.at.path, other.at.line, other.requirement) == ("product_area_context.md", 3, None)
    assert other.message == "A permit link expires one day after it was sent."


def test_an_answered_question_that_names_both_places_settles_it() -> None:
    question = (
        'questions:\n  - {id: Q-01, text: Which?, answer: "48 hours", by: pm@example.org, source: '
        "[{path: note.md, line: 3}, {path: product_area_context.md, line: 3}]}\n"
    )
    assert context(FROM_NOTE + question) == []
    assert len(context(FROM_NOTE + question.replace('answer: "48 hours", ', ""))) == 1


def test_a_requirement_that_quotes_the_line_itself_was_written_with_it_in_view() -> None:
    both = "[{path: note.md, line: 3}, {path: product_area_context.md, line: 3}]"
    assert context(FROM_NOTE.replace("{path: note.md, line: 3}", both)) == []


def test_a_rule_that_stands_in_the_spec_is_named_once() -> None:
    rule = (
        "  - {id: BR-01, title: Link, text: A permit link must expire after one day., "
        "source: {path: product_area_context.md, line: 3}}\n"
    )
    given = project(FROM_NOTE + rule, sources={"product_area_context.md": RULES, "note.md": "x"})
    assert len(found(NUMERIC, given)) == 1
    assert found(CONTEXT, given) == []


def test_a_rule_taken_from_the_context_can_win_or_yield() -> None:
    rule = (
        "  - {id: BR-01, title: Link, text: Permits must be sent as a link that is gone after one day., "
        "source: {path: product_area_context.md, line: 3}}\n"
    )
    given = project(FROM_NOTE + rule, sources={"product_area_context.md": RULES, "note.md": "x"})
    finding = found(CONTEXT, given)[0]
    assert finding.related[0].requirement == "ask-maps/BR-01"
    first, second = ways_out(finding, given)
    assert (first.yields, second.yields) == ("BR-01", "FR-01")
    assert first.text.endswith("gone after one day, except where FR-01 says otherwise.")
    assert second.text == "A permit link must expire after one day."
    written = "Permits must be sent as a link that is gone after one day."
    yielded = FROM_NOTE + rule.replace(written, f'"{first.text}"')
    assert context(yielded) == []


def test_a_resolution_settles_a_line_with_a_rule_taken_from_the_context() -> None:
    rule = (
        "  - {id: BR-01, title: Link, text: Permits must be sent as a link that is gone after one day., "
        "source: {path: product_area_context.md, line: 3}}\n"
    )
    assert len(context(FROM_NOTE + rule)) == 1
    asked = project(FROM_NOTE + rule).specs[0].spec
    assert asked is not None
    texts = ", ".join(f'"{digest_of(one.text)}"' for one in asked.requirements)
    why = f"resolutions:\n  - {{between: [FR-01, BR-01], why: Agreed with the owner, by: pm@example.org, texts: [{texts}]}}\n"
    assert context(FROM_NOTE + rule + why) == []


# ---------------------------------------------------------------- the engine


def test_the_same_project_gives_the_same_answer_and_a_pair_is_named_once() -> None:
    given = lines(ONE, OTHER, ONE, OTHER)
    pairs = [(clash.one.owner, clash.other.owner) for clash in clashes_of(given).found]
    assert len(pairs) == len(set(pairs))
    again = clashes_of(lines(ONE, OTHER, ONE, OTHER)).found
    assert clashes_of(given).found == again


@pytest.mark.parametrize("text", ["no " * 6000, "if " * 3000, "(((" * 2000, "1 2 " * 3000, "a, " * 4000, "must not " * 2000])
def test_a_hostile_line_takes_no_time(text: str) -> None:
    spec = HEAD + f"requirements:\n  - {{id: FR-01, title: T, text: '{text}'}}\n  - {{id: FR-02, title: T, text: '{text} x'}}\n"
    given = Project(specs=(read_spec("specs/ask-maps/spec.yaml", spec),))
    start = time.process_time()
    clashes_of(given)
    assert time.process_time() - start < 2


def test_a_line_that_clashes_with_everything_is_named_with_a_few() -> None:
    many = [f"When a loss is above {n} % of the boxes, we must check the boxes." for n in range(1, 41)]
    owners = [owner for clash in clashes_of(lines(*many)).found for owner in (clash.one.owner, clash.other.owner)]
    assert max(owners.count(owner) for owner in set(owners)) == 10


def test_a_bare_number_takes_the_place_of_a_number_only() -> None:
    free = "A member must be able to freeze the pass up to 5 times a month."
    given = lines(free, "Freezes of the pass must be limited to 3 a month.")
    ways = ways_out(found(NUMERIC, given)[0], given)
    assert {way.text for way in ways} == {
        "A member must be able to freeze the pass up to 3 times a month.",
        "Freezes of the pass must be limited to 5 times a month.",
    }


def test_words_that_need_their_verb_stay_behind_it() -> None:
    given = lines("The shop must send at least 5 mails a month to a guest.", "Mails to a guest must be limited to 3 a month.")
    assert all("except where" in way.text for way in ways_out(found(NUMERIC, given)[0], given))
