"""The Markdown reader: blocks as people write them, each line known."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from specflow.parse.inline import cells_of, plain
from specflow.parse.markdown import Block, read_markdown


def kinds(text: str) -> list[tuple[str, int, str]]:
    return [(block.kind, block.lines[0].number, block.text) for block in read_markdown(text)]


def test_headings_paragraphs_and_items() -> None:
    text = "# Title\n\nOne line\nruns on.\n\n- first\n  more\n- second\n1. third\n"
    assert kinds(text) == [
        ("heading", 1, "Title"), ("paragraph", 3, "One line runs on."), ("item", 6, "first more"), ("item", 8, "second"),
        ("item", 9, "third"),
    ]  # fmt: skip


def test_underlined_headings_and_front_matter() -> None:
    assert kinds("---\ntitle: X\n---\nGoals\n=====\n\ntext\n") == [
        ("front", 2, "title: X"), ("heading", 4, "Goals"), ("paragraph", 7, "text"),
    ]  # fmt: skip


def test_nested_items_know_what_leads_them() -> None:
    blocks = read_markdown("What we need:\n\n- when it fails\n  - say so\n  - [ ] try again\n- other\n")
    leads = [(block.text, block.lead) for block in blocks if block.kind == "item"]
    assert leads == [
        ("when it fails", "What we need:"), ("say so", "when it fails"), ("try again", "when it fails"), ("other",
         "What we need:"),
    ]  # fmt: skip


def test_tables_give_rows_with_their_header() -> None:
    rows = [
        block for block in read_markdown("| Id | Text |\n|----|:----:|\n| 1 | log in |\n| 2 | a \\| b |\n") if block.kind == "row"
    ]
    assert [row.header for row in rows] == [("Id", "Text")] * 2
    assert [row.lines[0].number for row in rows] == [3, 4]
    assert cells_of(rows[1].lines[0].text) == ["2", "a | b"]


def test_code_and_markup_are_no_prose() -> None:
    text = "```sh\nmust not be read\n```\n\n<!-- a\ncomment -->\n\n<script>\nalert(1)\n</script>\n\n"
    text += "[x]: http://example.org\n\n    indented\n"
    assert [kind for kind, *_ in kinds(text)] == ["code", "markup", "markup", "markup", "code"]


def test_block_quotes_are_marked() -> None:
    (block,) = read_markdown("> somebody said\n> this\n")
    assert (block.quoted, block.text) == (True, "somebody said this")


def test_line_ends_do_not_matter() -> None:
    text = "# A\n\n- b\n  c\n\nd\n"
    assert read_markdown(text.replace("\n", "\r\n")) == read_markdown(text)
    assert kinds("\ufeff# A") == [("heading", 1, "A")]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("a **bold** and _slanted_ word", "a bold and slanted word"), ("[text](http://x.y/z_(a)) on", "text on"),
         ("[a [b]](#c) d", "a [b] d"), ("`code_x`", "code_x"),
        ("snake_case stays", "snake_case stays"), ("&lt;b&gt; &amp; more", "<b> & more"), ("a<!-- no -->b", "ab"),
         ("<b>x</b>", "x"),
    ],
)  # fmt: skip
def test_marks_go_words_stay(marked: str, expected: str) -> None:
    assert plain(marked) == expected


def words(block: Block) -> str:
    return block.text


@given(st.text(alphabet="ab #*-|>`<!\\[]()1.\n\t_~:", max_size=300))
def test_any_text_is_read_and_keeps_its_lines(text: str) -> None:
    lines = text.split("\n")
    for block in read_markdown(text):
        assert block.lines
        for line in block.lines:
            assert line.text.strip() in lines[line.number - 1].replace("|", "|") or block.kind == "front"


@pytest.mark.parametrize(
    "text", ["[" * 200_000, "*a " * 100_000, "<a " * 100_000, "> " * 100_000, "- " * 100_000, "`" * 100_000, "|" * 100_000]
)
def test_time_is_linear(text: str) -> None:
    started = time.process_time()
    for block in read_markdown(text):
        plain(words(block))
    assert time.process_time() - started < 3
