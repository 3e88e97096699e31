"""A fresh file reads back as the same spec, whatever the words, and looks as if a person had written it."""

from __future__ import annotations

import datetime
import time
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from specflow.model.spec import Spec
from specflow.parse.spec import read_spec
from specflow.parse.yaml import read_yaml
from specflow.parse.yaml_scalars import folded, inline, is_plain, may_fold, quoted
from specflow.parse.yaml_write import dump_spec, dump_value, flow, spec_data

DRAFT = """\
# yaml-language-server: $schema=spec.schema.json
schema: specflow/v1
feature: ask-maps
title: Ask Maps
version: "1.0"
owners: {product: pm@example.org}
updated: 2026-11-20
goal: >-
  Visitors who know what they want but not what it is called get an honest answer, since half of them give up
  at the filters today.

sources:
  - {path: specs/ask-maps/note.md, sha256: 9f2cabc}

scope: [src/ask/**, tests/ask/**]

# Values that text, checks and decisions share: one value, one place
parameters:
  min_confidence: 0.75
  session_ttl: 30 min
  max_results: {value: 10, unit: places, why: More than ten is a search page again}

metrics:
  - {id: SM-01, text: Share of answers rated helpful, target: "> 80 %"}

# Requirements: FR functional · NFR quality · EC edge cases · BR business rules
requirements:
  - id: FR-07
    title: Say so when the answer is thin
    text: When no match reaches {min_confidence}, the system must show the limited-results state.
    source: {path: specs/ask-maps/note.md, line: 12, quote: "the words of the note, verbatim"}
    scenarios:
      - {given: two matches above the bar, when: the visitor asks, then: both are shown}
    depends_on: [FR-04]
    implemented_by: [src/ask/gate.py::gate]

  # Proposed: the note says nothing about it
  - id: EC-01
    title: Nobody there
    text: "{max_results} is zero: the system must say so."
    proposed: true
    source:
      - {path: specs/ask-maps/note.md, line: 3, quote: a}
      - {path: specs/ask-maps/note.md, line: 4}
    rationale: |-
      One line.

      Another # line.

# Open questions: a suggested answer counts only once a person has written `answer`
questions:
  - {id: Q-01, text: "Does voice ship?", suggested: "yes"}
"""


def test_a_draft_looks_hand_written_and_is_stable() -> None:
    file = read_spec("spec.yaml", DRAFT)
    assert file.problems == ()
    assert file.spec is not None
    notes = {"EC-01": "Proposed: the note says nothing about it"}
    assert dump_spec(file.spec, header="yaml-language-server: $schema=spec.schema.json", notes=notes) == DRAFT


def test_notes_replace_and_silence_the_comments_of_sections() -> None:
    spec = read_spec("spec.yaml", DRAFT).spec
    assert spec is not None
    text = dump_spec(
        spec, notes={"requirements": "What must be true\nand what not", "parameters": "", "questions": "\x1b[2J\u202e"}
    )
    assert "# What must be true\n# and what not\nrequirements:" in text
    assert "# Values" not in text
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert read_spec("spec.yaml", text).spec == spec


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("plain words", "plain words"),
        ("no", '"no"'),
        ("Yes", '"Yes"'),
        ("y", '"y"'),
        ("null", '"null"'),
        ("~", '"~"'),
        ("", '""'),
        ("1.10", '"1.10"'),
        ("12:30", '"12:30"'),
        ("0x1F", '"0x1F"'),
        ("1_000", '"1_000"'),
        ("1e5", '"1e5"'),
        (".5", '".5"'),
        ("2026-11-20", "2026-11-20"),
        ("2026-11-20 10:00", '"2026-11-20 10:00"'),
        ("30 min", "30 min"),
        ("9f2c", "9f2c"),
        ("a: b", '"a: b"'),
        ("a:", '"a:"'),
        ("a #b", '"a #b"'),
        ("a#b", "a#b"),
        ("- a", '"- a"'),
        ("{a}", '"{a}"'),
        ("a {b}", "a {b}"),
        ("> 80 %", '"> 80 %"'),
        ("*a", '"*a"'),
        (" a", '" a"'),
        ("a\tb", '"a\\tb"'),
        ("a\u2028b", '"a\\u2028b"'),
        ("\u202ea", '"\\u202Ea"'),
        ("<<", '"<<"'),
        ("=", '"="'),
        ("< 2 s", "< 2 s"),
        ('say "x"', 'say "x"'),
        ('"x"', "'\"x\"'"),
        ("x\ny", '"x\\ny"'),
        ("🚀", "🚀"),
        (True, "true"),
        (None, "null"),
        (3, "3"),
        (0.75, "0.75"),
        (1e-07, "1.0e-07"),
        ("\ud800", '"\\uFFFD"'),
        ("\U000e0041", '"\\U000E0041"'),
    ],
)
def test_scalars_are_quoted_only_where_needed(value: Any, written: str) -> None:
    assert inline(value) == written
    if value != "\ud800":
        assert read_yaml("f", f"k: {written}\n").data == {"k": value}


def test_values_for_the_editor() -> None:
    assert dump_value("a", 2) == " a"
    assert dump_value([], 0) == " []"
    assert dump_value({"a": 1, "b": "c, d"}, 0) == ' {a: 1, b: "c, d"}'
    assert dump_value([{"a": 1}], 2) == "\n    - {a: 1}"
    assert dump_value("word " * 40 + "end", 2).startswith(" >-\n    word word")
    assert flow([["a"], {"b": None}]) == "[[a], {b: null}]"


def test_folding_breaks_at_single_spaces_only() -> None:
    text = "one  two\u00a0three " + "x" * 200 + " four five " * 20 + "end"
    assert may_fold(text)
    lines = folded(text, 4)
    assert read_yaml("f", "k: >-\n" + "\n".join(lines)).data == {"k": text}
    assert sum(len(line) > 110 for line in lines) == 1


def test_two_thousand_requirements_are_written_quickly() -> None:
    body = "".join(
        f"  - {{id: FR-{i:04d}, title: Requirement {i}, text: '{'It must: hold. ' * 20}x', rationale: Because}}\n"
        for i in range(1, 2001)
    )
    spec = read_spec("f", f"schema: specflow/v1\nfeature: big\ntitle: B\ngoal: G\nrequirements:\n{body}").spec
    assert spec is not None
    start = time.process_time()
    text = dump_spec(spec)
    assert time.process_time() - start < 2.5
    assert read_spec("f", text).spec == spec


NASTY = st.sampled_from(
    [
        "-",
        "- ",
        ":",
        ": ",
        " #",
        "{",
        "}",
        "[",
        "]",
        ",",
        "'",
        '"',
        "\\",
        "\n",
        "\n\n",
        "\r",
        "\t",
        " ",
        "  ",
        "|",
        ">",
        "!",
        "&",
        "*",
        "%",
        "@",
        "`",
        "?",
        "~",
        "---",
        "...",
        "no",
        "on",
        "1.0",
        "12:30",
        "2026-11-20",
        "\x00",
        "\x07",
        "\x1b",
        "\x7f",
        "\x85",
        "\xa0",
        "\xad",
        "\u200b",
        "\u200d",
        "\u202e",
        "\u2066",
        "\u2028",
        "\u2029",
        "\ufeff",
        "\ufffe",
        "🚀",
        "é",
        "e\u0301",
        "答",
        "word",
        "{p}",
        "{{",
        "x" * 130,
    ]
)
TEXTS = st.one_of(
    st.lists(NASTY, max_size=8).map("".join),
    st.lists(NASTY, max_size=30).map(" ".join),
    st.lists(st.sampled_from(["must", "when", "{p}", "the", "visitor:", "#", "-", "asks", "\n"]), max_size=60).map(" ".join),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=60),
)
SCALARS = st.one_of(TEXTS, st.booleans(), st.integers(-(10**20), 10**20), st.floats(allow_nan=False, allow_infinity=False))
OPEN = st.recursive(
    SCALARS | st.none(), lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3), max_leaves=8
)


def without_none(**fields: Any) -> dict[str, Any]:
    return {key: value for key, value in fields.items() if value is not None}


def maybe(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | strategy


SOURCE = st.builds(without_none, path=TEXTS, line=st.integers(1, 10**6), quote=maybe(TEXTS))
REQUIREMENT = st.builds(
    without_none,
    id=st.integers(1, 99).map("FR-{:02d}".format),
    title=TEXTS,
    text=TEXTS,
    status=maybe(st.sampled_from(["final", "review"])),
    proposed=maybe(st.booleans()),
    source=maybe(SOURCE | st.lists(SOURCE, max_size=2)),
    rationale=maybe(TEXTS),
    scenarios=maybe(st.lists(st.builds(without_none, given=maybe(TEXTS), then=TEXTS), max_size=2)),
    depends_on=maybe(st.lists(st.sampled_from(["FR-01", "EC-02"]), max_size=2)),
    implemented_by=maybe(st.lists(TEXTS, max_size=2)),
    checks=maybe(st.lists(st.dictionaries(TEXTS, OPEN, max_size=2), max_size=2)),
)
SPECS = st.builds(
    without_none,
    schema=st.just("specflow/v1"),
    feature=st.just("x"),
    title=TEXTS,
    goal=TEXTS,
    version=maybe(TEXTS),
    job=maybe(TEXTS),
    owners=maybe(st.dictionaries(TEXTS, TEXTS, max_size=2)),
    scope=maybe(st.lists(TEXTS, max_size=2)),
    parameters=maybe(st.dictionaries(st.sampled_from(["a", "y", "no_x"]), SCALARS | st.lists(SCALARS, max_size=3), max_size=2)),
    requirements=st.lists(REQUIREMENT, max_size=3),
    assumptions=maybe(st.lists(TEXTS, max_size=3)),
    terms=maybe(st.dictionaries(TEXTS, TEXTS, max_size=3)),
    decisions=maybe(
        st.lists(
            st.builds(without_none, id=st.just("DN-01"), question=TEXTS, options=maybe(st.dictionaries(TEXTS, OPEN))), max_size=1
        )
    ),
)


def round_trip(raw: dict[str, Any]) -> None:
    spec = Spec.model_validate(raw)
    text = dump_spec(spec)
    file = read_spec("spec.yaml", text)
    assert file.problems == (), (file.problems, text)
    assert file.spec == spec, text
    assert dump_spec(spec) == text
    text.encode()


@pytest.mark.parametrize("words", ["", "a tool " * 60])
def test_a_very_long_key_reads_back_at_any_depth(words: str) -> None:
    option = {"id": "DN-01", "question": "Which?", "options": {"y" * 900: words}}
    round_trip({"schema": "specflow/v1", "feature": "x", "title": "t", "goal": "g", "terms": {"x" * 900: words, "b": "c"},
                "decisions": [option], "requirements": []})  # fmt: skip


@settings(max_examples=80)
@given(SPECS)
def test_every_spec_reads_back_as_it_was(raw: dict[str, Any]) -> None:
    round_trip(raw)


@pytest.mark.soak
@settings(max_examples=5000)
@given(SPECS)
def test_very_many_specs_read_back(raw: dict[str, Any]) -> None:
    round_trip(raw)


@settings(max_examples=200)
@given(TEXTS)
def test_other_readers_get_the_same_text(text: str) -> None:
    for written in (inline(text), quoted(text)):
        for loader in (yaml.SafeLoader, yaml.CSafeLoader):
            block = yaml.load(f"k: {written}\n", loader)["k"]  # noqa: S506 - safe loaders
            assert (block.isoformat() if isinstance(block, datetime.date) else block) == text
    listed = yaml.safe_load(f"[{inline(text, flow=True)}, z]\n")
    assert listed[1:] == ["z"]
    assert listed[0] == text or isinstance(listed[0], datetime.date)


@given(TEXTS)
def test_plain_text_survives_inside_braces(text: str) -> None:
    assert read_yaml("f", f"k: {{a: {inline(text, flow=True)}, b: 1}}\n").data == {"k": {"a": text, "b": 1}}
    assert not (is_plain(text, flow=True) and not is_plain(text))


def test_single_sources_and_bare_parameters_are_written_short() -> None:
    spec = read_spec("spec.yaml", DRAFT).spec
    assert spec is not None
    plain = spec_data(spec)
    assert plain["parameters"]["session_ttl"] == "30 min"
    assert isinstance(plain["requirements"][0]["source"], dict)
    assert isinstance(plain["requirements"][1]["source"], list)
