from __future__ import annotations

from specflow.model.finding import Finding
from specflow.rules.sf112_lost_quote import RULE
from tests.build import HEAD, check_clean, check_finds, project

NOTE = "# Ask\n\nThe box takes *free* text, up to\n300 characters. We show three places.\n\n- a NO frees the slot\n"
SPEC = """requirements:
  - id: FR-01
    title: Ask
    text: Ask.
    source: {path: note.md, line: 3, quote: "The box takes free text, up to 300 characters."}
"""


def pointed_at(finding: Finding) -> str:
    """The words of the spec that a finding underlines, without their quotes."""
    line = (HEAD + SPEC).splitlines()[finding.at.line - 1]
    return line[finding.at.column - 1 : finding.at.end_column - 1].strip('"')


# spec: note-to-spec/FR-14
def test_the_last_line_of_a_source_can_be_cited_without_a_quote() -> None:
    whole = SPEC.replace(', quote: "The box takes free text, up to 300 characters."', "")
    check_clean(RULE, project(whole.replace("line: 3", "line: 7"), sources={"note.md": NOTE}))
    check_finds(RULE, project(whole.replace("line: 3", "line: 8"), sources={"note.md": NOTE}), "9: has no line 8")


# spec: note-to-spec/FR-14
def test_a_quote_that_runs_on_and_had_emphasis_is_clean() -> None:
    check_clean(RULE, project(SPEC, sources={"note.md": NOTE}))


# spec: note-to-spec/FR-14
def test_a_quote_that_moved_is_found_with_its_new_line() -> None:
    (finding,) = check_finds(RULE, project(SPEC, sources={"note.md": "\n\n" + NOTE}), "9: it stands on line 5 now")
    assert finding.requirement == "ask-maps/FR-01"
    assert pointed_at(finding) == "The box takes free text, up to 300 characters."


# spec: note-to-spec/FR-14
def test_invented_words_are_found() -> None:
    invented = SPEC.replace("300 characters", "400 characters")
    check_finds(RULE, project(invented, sources={"note.md": NOTE}), "9: stands nowhere in")


# spec: note-to-spec/FR-14
def test_a_source_that_is_gone_and_a_line_it_has_not() -> None:
    (finding,) = check_finds(RULE, project(SPEC), "9: cannot be found")
    assert pointed_at(finding) == "note.md"
    check_finds(RULE, project(SPEC.replace("line: 3", "line: 99"), sources={"note.md": NOTE}), "9: has no line 99")


def test_a_list_item_is_quoted_without_its_marker_and_lists_of_sources_are_read() -> None:
    other = "{path: note.md, line: 6, quote: a NO frees the slot}"
    listed = SPEC.replace("{path: note.md, line: 3", f"[{other}, {{path: note.md, line: 3")
    listed = listed.replace('characters."}', 'characters."}]')
    check_clean(RULE, project(listed, sources={"note.md": NOTE}))
    check_finds(RULE, project(listed.replace("a NO", "a YES"), sources={"note.md": NOTE}), "9: stands nowhere in")


def test_what_was_set_aside_is_looked_at() -> None:
    aside = SPEC + "set_aside:\n  - {source: {path: note.md, line: 1, quote: Ask more}, why: heading}\n"
    check_finds(RULE, project(aside, sources={"note.md": NOTE}), "11: stands nowhere in")
