from __future__ import annotations

from specflow.analysis.trace.assemble import text_digests
from specflow.model.evidence import Outcome
from specflow.parse.lock import Accepted
from specflow.rules.sf411_suspect_link import RULE
from tests.build import check_clean, check_finds
from tests.trace_build import SPEC, assembled, changed, outcome, traced


def accepted(text: str = "", code: str = "") -> list[Accepted]:
    made = assembled()
    texts = text_digests(made.project)
    return [
        Accepted(link.requirement, link.relation.value, link.target, text or texts[link.requirement], code or link.digest)
        for link in made.trace.links
    ]


def test_what_is_as_it_was_accepted_is_clean() -> None:
    check_clean(RULE, traced(accepted=accepted()))


def test_a_link_that_nobody_accepted_is_new_and_not_suspect() -> None:
    check_clean(RULE, traced())


def test_moved_text_needs_a_person() -> None:
    given = traced(SPEC.replace("be able to ask.", "be able to shout."), accepted=accepted())
    findings = check_finds(RULE, given, "8: the text", "8: the text")
    assert "trace accept FR-01" in findings[0].help


def test_moved_code_is_settled_by_fresh_evidence_and_suspect_without() -> None:
    moved = changed("src/ask.py", "search(text)", "search(text + '?')")
    check_clean(RULE, traced(files=moved, accepted=accepted()))
    check_finds(RULE, traced(files=moved, results=outcome(Outcome.FAILED), accepted=accepted()), "2: has changed since")


def test_moved_comments_and_blanks_are_nothing() -> None:
    moved = changed("src/ask.py", "    return search(text)", "    # look it up\n\n    return search( text )")
    check_clean(RULE, traced(files=moved, results=outcome(Outcome.FAILED), accepted=accepted()))


def test_of_two_lines_for_one_link_either_may_fit() -> None:
    check_clean(RULE, traced(accepted=[*accepted(text="0" * 8), *accepted()]))
