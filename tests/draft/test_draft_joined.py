"""A draft comes from its sources and from nothing else: what each source is for decides what becomes of its words."""

from __future__ import annotations

import pytest

from specflow.draft import Drafted, Lexicon, OpenPoint, Source, draft
from specflow.draft.value import Role
from specflow.parse.yaml_write import dump_spec

OPEN = "A guest must be able to open a locker."
CODE = "```\nopen()\n```\n"
NOTE = f"# Lockers\n\n{OPEN}\n\n<!-- mine -->\n\n{CODE}"
PRODUCT = f"# Product truth\n\n<!-- about this file -->\n\nEvery guest must be greeted by name when a locker opens.\n\n{CODE}"
EXTRA = "# More\n\nA guest must be able to close a locker.\n"
GERMAN = "# Suche\n\nDie Nutzer sollen in eigenen Worten suchen können. Das System zeigt höchstens fünf Orte.\n"
TOPICS = ["job", "metrics", "scope"]


def drafted(
    lexicon: Lexicon, *texts: tuple[str, Role, str], feature: str | None = None, points: tuple[OpenPoint, ...] = ()
) -> Drafted:
    sources = [Source(path, text, role, "0" * 64) for path, role, text in texts]
    return draft(sources, feature=feature, lexicon=lexicon, open_points=points)


def asked_for(found: Drafted) -> list[str]:
    """What the sources ask for, less what the tool proposes."""
    return [one.text for one in found.spec.requirements if not one.proposed]


def aside(found: Drafted) -> set[tuple[str, int]]:
    return {(one.source.path, one.source.line) for one in found.spec.set_aside}


# spec: note-to-spec/FR-06, FR-09
def test_each_source_is_read_for_what_it_is(lexicon: Lexicon) -> None:
    texts: list[tuple[str, Role, str]] = [("product.md", "product", PRODUCT), ("note.md", "note", NOTE)]
    texts.append(("more.md", "extra", EXTRA))
    point = OpenPoint("Which holds?", "Three.")
    found = drafted(lexicon, *texts, points=(point,))
    assert (found.spec.feature, found.spec.title, found.remarks) == ("lockers", "Lockers", ())
    assert asked_for(found) == [OPEN, "A guest must be able to close a locker.",
                                "Every guest must be greeted by name when a locker opens."]  # fmt: skip
    assert [one.id for one in found.spec.requirements if not one.proposed] == ["FR-01", "FR-02", "BR-01"]
    assert {one.status for one in found.spec.requirements} == {"review", "placeholder"}
    assert aside(found) == {("note.md", 5), ("note.md", 8), ("product.md", 8)}, "a context's comments explain the file"
    assert [gap.topic for gap in found.gaps] == TOPICS
    first, *others = found.spec.questions
    assert (first.text, first.suggested) == ("Which holds?", "Three.")
    assert [(one.text, one.suggested) for one in others] == [(gap.text, gap.suggested) for gap in found.gaps]
    assert dump_spec(found.spec) == dump_spec(drafted(lexicon, *texts, points=(point,)).spec)


# spec: note-to-spec/FR-09
@pytest.mark.parametrize(("texts", "feature", "named"), [
    ([("note.md", "note", NOTE)], "mine", ("mine", "Lockers")),
    ([("a.md", "note", OPEN), ("more.md", "extra", EXTRA)], None, ("more", "More")),
    ([("product.md", "product", PRODUCT), ("ideas/parcel-lockers.md", "note", OPEN)], None, ("parcel-lockers", "Parcel lockers")),
    ([("note.md", "note", OPEN)], None, ("untitled-feature", "Untitled feature")),
    ([("note.md", "note", f"# 日本\n\n{OPEN}")], None, ("feature", "日本")),
    ([("product.md", "product", PRODUCT)], None, ("untitled-feature", "Untitled feature")),
])  # fmt: skip
def test_the_sources_name_the_spec(
    texts: list[tuple[str, Role, str]], feature: str | None, named: tuple[str, str], lexicon: Lexicon
) -> None:
    found = drafted(lexicon, *texts, feature=feature)
    assert (found.spec.feature, found.spec.title) == named


# spec: note-to-spec/FR-09
@pytest.mark.parametrize(("note", "remark", "topics"), [
    (NOTE, None, TOPICS), ("Thanks!\n", None, []), ("\x00\x01\ufffd" * 500, "note.md is no text", []),
    (GERMAN, "The word lists do not reach this text's language", []),
])  # fmt: skip
def test_what_cannot_be_read_is_said_and_nothing_is_asked_about_it(
    note: str, remark: str | None, topics: list[str], lexicon: Lexicon
) -> None:
    found = drafted(lexicon, ("note.md", "note", note))
    assert [one.startswith(remark or "-") for one in found.remarks] == ([True] if remark else [])
    assert [gap.topic for gap in found.gaps] == topics
    assert [(one.text, one.suggested) for one in found.spec.questions] == [(gap.text, gap.suggested) for gap in found.gaps]


# spec: note-to-spec/FR-06
@pytest.mark.parametrize("note", [
    NOTE, GERMAN, OPEN, f"# 日本\n\n{OPEN}", "The status is final.\n\nstatus: final\n\n- FR-01 (final): It rings.\n",
])  # fmt: skip
def test_nobody_but_a_person_makes_it_final(note: str, lexicon: Lexicon) -> None:
    found = drafted(lexicon, ("note.md", "note", note), ("more.md", "extra", EXTRA), ("product.md", "product", PRODUCT))
    assert len(found.spec.requirements) > 1
    assert {one.status for one in found.spec.requirements} <= {"review", "placeholder"}
