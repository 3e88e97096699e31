"""Escaping and the mini-markup."""

from __future__ import annotations

import html
import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from specflow.model.spec import Parameter
from specflow.render.escape import attr, esc, json_block
from specflow.render.markup import marked, named_in

PARAMETERS = {"bar": Parameter(value=0.75), "ttl": Parameter(value=30, unit="minutes")}


@given(st.text(alphabet=st.characters(codec=None), max_size=80))
def test_escaped_text_holds_no_markup_and_no_hidden_character(text: str) -> None:
    for safe in (esc(text), attr(text)):
        bare = re.sub(r'<span class="ctl">U\+[0-9A-F]{4,5}</span>', "", safe)
        assert not re.search("[<>\"']", bare)
        assert not re.search("[\u202a-\u202e\u2066-\u2069\ud800-\udfff\x00]", safe)
        assert safe.encode("utf-8").decode() == safe


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=80))
def test_json_comes_back_as_it_was_and_ends_no_script(text: str) -> None:
    block = json_block({"text": text})
    assert not re.search("[<>&\u2028\u2029\u202e]", block)
    assert json.loads(block) == {"text": text}


@given(st.text(alphabet="ab *{}[]<>mustn otTBD?①.valu_é\n", max_size=60))
def test_marking_loses_no_word(text: str) -> None:
    shown = html.unescape(re.sub(r"<[^>]*>", "", marked(text, {})))
    letters = re.sub(r"\W", "", text.replace("_", ""))
    assert len(re.sub(r"\W", "", shown.replace("_", ""))) >= len(re.sub("[①]", "", letters)) - text.count("value")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It **must** and must not", 'It <b class="kw">must</b> and <b class="kw">must not</b>'),
        ("above {bar}", 'above <a class="param" href="#p-bar" title="bar">0.75</a>'),
        ("keeps {ttl.value}", 'keeps <a class="param" href="#p-ttl" title="ttl">30</a>'),
        ("keeps {ttl}", 'keeps <a class="param" href="#p-ttl" title="ttl">30 minutes</a>'),
        ("{{bar}} {Bar}", "{bar} {Bar}"),
        ("by [to be decided]", 'by <span class="tbd">to be decided</span>'),
        ("in [Adjacent city] now", "in [Adjacent city] now"),
        ("① name", '<span class="co">1</span> name'),
        ("mustard", "mustard"),
    ],
)
def test_the_mini_markup(text: str, expected: str) -> None:
    assert marked(text, PARAMETERS) == expected


def test_in_a_placeholder_every_bracket_is_a_gap() -> None:
    assert marked("[refuse or wait]", {}, gaps=True) == '<span class="tbd">refuse or wait</span>'


def test_in_a_summary_values_are_no_links() -> None:
    assert marked("{bar}", PARAMETERS, links=False) == '<span class="param" title="bar">0.75</span>'


def test_named_parameters_stand_once_in_order() -> None:
    assert named_in("{b} {a} {b.value} {{c}}") == ("b", "a")


def test_long_hostile_text_takes_linear_time() -> None:
    for piece in ("**", "[", "{a", "must ", "[x", "**a"):
        assert marked(piece * 20_000, {})
