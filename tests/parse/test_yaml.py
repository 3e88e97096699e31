"""Reading YAML: the core's meaning, exact places, and a kind word for everything that is wrong."""

from __future__ import annotations

import gc
import time
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from specflow.model.finding import Problem
from specflow.parse import yaml as room
from specflow.parse.yaml import decode, plain_value, read_yaml
from specflow.parse.yaml_errors import explained
from specflow.parse.yaml_places import Source

TEXT = """\
plain: some words
split: over two
  lines

  and a paragraph
double: "a\\tb \\u00e9 fold
  ed \\
  joined 🚀 end"
single: 'it''s
  x'
folded: >-  # a header comment
  one two
  three

  four
    more
  five

literal: |
    lit: a

    lit # b
# a comment
list:
  - id: FR-01
    text: 🚀 fly
  - id: FR-02
    # inside
    text:
flow: {a: [1, "b"], c: d}
"""


@pytest.fixture(params=["libyaml", "pure"])
def loader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Both ways to read, so that a machine without libyaml sees the same."""
    if request.param == "pure":
        monkeypatch.setattr(room, "LOADER", room._PureLoader)
    elif not yaml.__with_libyaml__:
        pytest.skip("libyaml is absent")
    return str(request.param)


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("true", True),
        ("False", False),
        ("null", None),
        ("~", None),
        ("", None),
        ("12", 12),
        ("-3", -3),
        ("007", 7),
        ("0x1F", 31),
        ("0o17", 15),
        ("1.5", 1.5),
        (".5", 0.5),
        ("1e3", 1000.0),
        ("no", "no"),
        ("on", "on"),
        ("y", "y"),
        ("12:30", "12:30"),
        ("2026-11-20", "2026-11-20"),
        ("1_000", "1_000"),
        (".inf", ".inf"),
        (".nan", ".nan"),
        ("1e999", "1e999"),
        ("-", "-"),
        ("+", "+"),
        ("9" * 41, "9" * 41),
        ("1.2.3", "1.2.3"),
        ("tRUE", "tRUE"),
        ("0b1", "0b1"),
    ],
)
def test_words_stay_words(written: str, value: Any) -> None:
    assert (plain_value(written), type(plain_value(written))) == (value, type(value))


def test_data_are_plain_values(loader: str) -> None:
    document = read_yaml("spec.yaml", TEXT)
    assert document.problems == ()
    assert document.data["split"] == "over two lines\nand a paragraph"
    assert document.data["folded"] == "one two three\nfour\n  more\nfive"
    assert document.data["literal"] == "lit: a\n\nlit # b\n"
    assert document.data["list"][1] == {"id": "FR-02", "text": None}
    assert document.data["flow"] == {"a": [1, "b"], "c": "d"}


@pytest.mark.parametrize("variant", ["plain", "crlf", "bom"])
def test_places_are_exact(loader: str, variant: str) -> None:
    text = {"plain": TEXT, "crlf": TEXT.replace("\n", "\r\n"), "bom": "\ufeff" + TEXT}[variant]
    document = read_yaml("spec.yaml", text)
    locator = document.locator
    assert document.data == read_yaml("spec.yaml", TEXT).data
    assert locator.at("plain")[1:] == (1, 8, 1, 18)
    assert locator.key("plain")[1:] == (1, 1, 1, 6)
    assert locator.at("list", 0, "text")[1:] == (26, 11, 26, 16)
    assert locator.at("list", "FR-01", "text") == locator.at("list", 0, "text")
    assert locator.at("list", 1)[1:] == (27, 5, 29, 10)
    assert locator.at("flow", "a", 1)[1:] == (30, 15, 30, 18)
    assert locator.at("folded")[1:] == (11, 9, 17, 7)
    assert locator.at("list", 7, "x") == locator.at("list")
    assert locator.at("nowhere")[1:3] == (1, 1)
    assert locator.key("flow", "c")[1:] == (30, 21, 30, 22)


@pytest.mark.parametrize("variant", ["plain", "crlf", "bom"])
@pytest.mark.parametrize(
    ("key", "word", "place"),
    [
        ("plain", "words", (1, 13, 1, 18)),
        ("split", "two", (2, 13, 2, 16)),
        ("split", "lines", (3, 3, 3, 8)),
        ("split", "paragraph", (5, 9, 5, 18)),
        ("double", "é", (6, 15, 6, 21)),
        ("double", "fold ed", (6, 22, 7, 5)),
        ("double", "end", (8, 12, 8, 15)),
        ("single", "'s", (9, 12, 9, 15)),
        ("folded", "three", (13, 3, 13, 8)),
        ("folded", "two three", (12, 7, 13, 8)),
        ("folded", "  more", (16, 3, 16, 9)),
        ("literal", "a", (20, 10, 20, 11)),
        ("literal", "# b", (22, 9, 22, 12)),
    ],
)
def test_words_inside_a_string_are_found(loader: str, variant: str, key: str, word: str, place: tuple[int, ...]) -> None:
    text = {"plain": TEXT, "crlf": TEXT.replace("\n", "\r\n"), "bom": "\ufeff" + TEXT}[variant]
    document = read_yaml("spec.yaml", text)
    start = document.data[key].index(word)
    assert document.locator.words(start, start + len(word), key)[1:] == place


def test_words_beyond_the_string_give_the_whole_of_it() -> None:
    locator = read_yaml("f", TEXT).locator
    assert locator.words(100, 200, "plain") == locator.at("plain")
    assert locator.words(0, 3, "list") == locator.at("list")
    assert locator.words(0, 99, "plain") == locator.at("plain")
    assert locator.words(2, 2, "plain")[1:] == (1, 10, 1, 10)


# spec: note-to-spec/FR-15
@pytest.mark.parametrize(
    ("text", "kind", "line", "column", "said"),
    [
        ("a: b: c\n", "unparsable", 1, 5, "no key can stand"),
        ("a:\n\tb: 1\n", "unparsable", 2, 1, "A tab stands"),
        ('x: 1\na: "x\nb: 2\n', "unparsable", 2, 4, "never closed"),
        ("a: [1\nb: 2\n", "unparsable", 1, 4, "not closed"),
        ("a: {min} x\nb: 2\n", "unparsable", 1, 10, "does not fit"),
        ("a: @x\n", "unparsable", 1, 4, "cannot start with `@`"),
        ("a: `x`\n", "unparsable", 1, 4, "cannot start with ```"),
        ('a: "\\d"\n', "unparsable", 1, 5, "no known escape"),
        ("a: *u\n", "unparsable", 1, 4, "anchor"),
        ("a: 1\nb\nc: 2\n", "unparsable", 2, 1, "no `: `"),
        ("- a\nb: 1\n", "unparsable", 2, 1, "list item"),
        ("a: x\x07y\n", "unparsable", 1, 5, "U+0007"),
        ("- a\n- b\n", "unparsable", 1, 1, "no mapping"),
        ("words\n", "unparsable", 1, 1, "no mapping"),
        ("a: 1\nb: 2\na: 3\n", "duplicate-key", 3, 1, "twice"),
        ("a: {b: 1, b: 2}\n", "duplicate-key", 1, 11, "twice"),
        ("a: &x 1\nb: *x\n", "yaml-feature", 1, 4, "anchor"),
        ("a: !!python/object:os.system x\n", "yaml-feature", 1, 4, "tag"),
        ("b: 1\n<<: {a: 2}\n", "yaml-feature", 2, 1, "merges"),
        ("? [a]\n: 1\nb: 2\n", "yaml-feature", 1, 3, "key is a list"),
        ("a: 1\n---\nb: 2\n", "yaml-feature", 3, 1, "second document"),
        ("a: |\n\tx\n", "unparsable", 2, 1, "A tab stands"),
        ("a: !<x y\n", "unparsable", 1, 7, "This is no YAML: did not find the expected"),
        ("\ufeffa: [1\nb: 2\n", "unparsable", 1, 4, "not closed"),
        ("\ufeffa: b: c\n", "unparsable", 1, 5, "no key can stand"),
        ("a: 1\nb:\n  c: >-\n    x\n<<<<<<< HEAD\n    y\n=======\n    z\n>>>>>>> other\n", "unparsable", 5, 1, "git"),
        ("\ufeffa: 1\n=======\nb: 2\n", "unparsable", 2, 1, "git"),
        ("a: 1\n>>>>>>> 1f2e3d4 (later)\nb: 2\n", "unparsable", 2, 1, "git"),
        ("a: 1\n======== b\nc: 2\n", "unparsable", 2, 1, "no `: `"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(text: str, kind: str, line: int, column: int, said: str) -> None:
    document = read_yaml("spec.yaml", text)
    assert [(p.kind, p.at.line, p.at.column) for p in document.problems] == [(kind, line, column)], document.problems
    assert said in document.problems[0].message
    assert document.problems[0].help
    assert (document.data is None) == (kind == "unparsable")


# spec: note-to-spec/FR-15
def test_what_the_parser_says_in_other_words_is_passed_on_with_a_hint() -> None:
    (problem,) = read_yaml("f", "a: |0\n b").problems
    assert problem.message == "This is no YAML: found an indentation indicator equal to 0."
    assert problem.help == "Compare the line with the ones around it."


# spec: note-to-spec/FR-15
def test_a_parser_that_names_neither_problem_nor_place_points_at_the_start() -> None:
    problem = explained(Source("f", "a: 1\n"), yaml.MarkedYAMLError())
    assert problem.message == "This is no YAML: no reason given."
    assert (problem.at.line, problem.at.column) == (1, 1)


def test_the_pure_reader_finds_the_same_kinds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "LOADER", room._PureLoader)
    for text in ("a: b: c\n", "a:\n\tb: 1\n", 'a: "x\n', "a: [1\nb: 2\n", "a: @x\n", "a: *u\n", "a: 1\nb\nc: 2\n", "[" * 100):
        assert [p.kind for p in read_yaml("f", text).problems] == ["unparsable"]


def test_the_first_of_two_keys_counts_and_is_related() -> None:
    document = read_yaml("f", "a: 1\na: 2\n")
    assert document.data == {"a": 1}
    assert document.problems[0].related[0].at.line == 1


def test_bombs_cost_nothing() -> None:
    bomb = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
        f"{chr(98 + i)}: &{chr(98 + i)} [{', '.join(['*' + chr(97 + i)] * 9)}]\n" for i in range(20)
    )
    start = time.process_time()
    document = read_yaml("f", bomb)
    assert time.process_time() - start < 1
    assert {p.kind for p in document.problems} == {"yaml-feature"}
    assert document.data["b"] == [None] * 9
    assert read_yaml("f", "a: &a [*a]\n").data == {"a": [None]}


@pytest.mark.parametrize(
    "text",
    [
        "a: " + "[" * 100_000,
        "a: " + "{a: " * 100_000,
        "- " * 50_000 + "a\n",
        "\n".join(" " * i + "a:" for i in range(2000)),
        "? " * 50_000,
    ],
    ids=["brackets", "braces", "dashes", "indents", "questions"],
)
def test_deep_nesting_is_refused_quickly(text: str) -> None:
    start = time.process_time()
    document = read_yaml("f", text)
    assert time.process_time() - start < 5
    assert [p.kind for p in document.problems] == ["unparsable"]


def test_fifty_levels_are_enough(loader: str) -> None:
    assert read_yaml("f", "a: " + "[" * 45 + "]" * 45 + "\n").problems == ()


def test_size_and_number_of_values_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "MAX_CHARACTERS", 100)
    assert "longer than 100" in read_yaml("f", "a: " + "x" * 100).problems[0].message
    monkeypatch.setattr(room, "MAX_VALUES", 10)
    assert "more than 10 values" in read_yaml("f", "a: [1,2,3,4,5,6,7,8,9,0]").problems[0].message


@pytest.mark.parametrize(
    ("data", "line", "column", "said"),
    [
        (b"\xff\xfea\x00", 1, 1, "UTF-16"),
        (b"a: b\nc: \x00", 2, 4, "NUL"),
        (b"a: \xc3\xa9\nc\xc3\xa9: \xe9\n", 2, 5, "0xE9, byte 12"),
    ],
)
def test_bytes_that_are_no_text_are_named(data: bytes, line: int, column: int, said: str) -> None:
    problem = decode("spec.yaml", data)
    assert isinstance(problem, Problem)
    assert (problem.kind, problem.at.line, problem.at.column) == ("unparsable", line, column)
    assert said in problem.message


def test_utf8_is_decoded_with_its_mark() -> None:
    assert decode("f", "é\r\n".encode()) == "é\r\n"
    assert decode("f", b"\xef\xbb\xbfa") == "\ufeffa"
    assert decode("f", b"") == ""


@pytest.mark.parametrize("text", ["", "# only a comment\n", "\ufeff"])
def test_empty_text_is_no_data(text: str) -> None:
    document = read_yaml("f", text)
    assert document.data is None
    assert document.locator.at("a", 0)[1:] == (1, 1, 1, 1)
    assert document.locator.key("a")[1:3] == (1, 1)


def test_the_collector_runs_again_after_reading() -> None:
    assert gc.isenabled()
    read_yaml("f", "a: [")
    assert gc.isenabled()
    gc.disable()
    try:
        read_yaml("f", "a: 1")
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_a_megabyte_is_read_quickly() -> None:
    item = "  - id: FR-01\n    title: Title\n    text: >-\n      " + "The system must do it. " * 15 + "\n    status: review\n"
    text = "requirements:\n" + item * 2500
    start = time.process_time()
    document = read_yaml("f", text)
    assert time.process_time() - start < 2.5
    assert len(document.data["requirements"]) == 2500


@settings(max_examples=200)
@given(st.text(st.sampled_from("ab:-#[]{},'\"|>&*!? \n\t\r%@0.~\ufeff\u2028é")) | st.text())
def test_any_text_is_read_or_explained(text: str) -> None:
    document = read_yaml("f", text)
    assert document.data is None or isinstance(document.data, dict)
    lines = text.count("\n") + text.count("\r") + 1
    for problem in document.problems:
        assert problem.message
        assert 1 <= problem.at.line <= lines
        assert problem.at.column >= 1


@settings(max_examples=200)
@given(st.binary())
def test_any_bytes_are_decoded_or_explained(data: bytes) -> None:
    result = decode("f", data)
    assert isinstance(result, Problem) or result.encode() == data


STYLES = st.sampled_from(["plain", "single", "double", "folded", "literal"])
CALM = st.lists(st.text(st.sampled_from("abcé🚀'\"\\"), min_size=1, max_size=6), min_size=1, max_size=12)


@settings(max_examples=200)
@given(STYLES, CALM, st.data())
def test_every_character_is_found_where_it_stands(style: str, words: list[str], draw: st.DataObject) -> None:
    breaks = [draw.draw(st.sampled_from([" ", " ", "\n", "\n\n"])) for _ in words]
    pad = "\n      "
    body = "".join(
        word + gap.replace("\n\n", "\n" + pad).replace("\n", pad, 1) for word, gap in zip(words, breaks, strict=True)
    ).strip()
    if style == "plain":
        body = "x" + body
    heads = {"plain": "", "single": "'", "double": '"', "folded": ">-\n      ", "literal": "|-\n      "}
    inner = {"single": body.replace("'", "''"), "double": body.replace("\\", "\\\\").replace('"', '\\"')}.get(style, body)
    text = f"a:\n  - k: {heads[style]}{inner}{heads[style].strip('>|-') if style in ('single', 'double') else ''}\n"
    document = read_yaml("f", text)
    assert document.problems == (), text
    value = document.data["a"][0]["k"]
    lines = text.split("\n")
    for at, character in enumerate(value):
        if character in " \n":
            continue
        place = document.locator.words(at, at + 1, "a", 0, "k")
        assert place.line == place.end_line
        there = lines[place.line - 1][place.column - 1 : place.end_column - 1]
        assert there in (character, "\\" + character, "''"), (text, value, at)
