from __future__ import annotations

import textwrap

import pytest

from specflow.analysis.prove.mutants import MOST, mutants, spoilt
from specflow.analysis.prove.same import same_names


def of(body: str, signature: str = "def f(x, y=None):") -> list[str]:
    """`old -> new` of every mutant of a function with this body."""
    text = f"{signature}\n{textwrap.indent(textwrap.dedent(body), '    ')}\n"
    found = mutants("src/a.py", text, "f", 1, text.count("\n"))
    for one in found:
        compile(spoilt(text, one), "a.py", "exec")
        assert text[one.start : one.end] == one.old
    return [f"{' '.join(one.old.split())} -> {one.new}" for one in found]


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        ("x >= y", [">= -> >", ">= -> <"]),
        ("x == y", ["== -> !="]),
        ("x not in y", ["not in -> in"]),
        ("x is not y", ["is not -> is"]),
        ("x = y and x", ["and -> or"]),
        ("x = not y", ["not y -> (y)"]),
        ("x = y + x", ["+ -> -"]),
        ("x += y", ["+= -> -="]),
        ("x = 0.75", ["0.75 -> 0.76", "0.75 -> 0.74"]),
        ("x = 10", ["10 -> 11", "10 -> 9"]),
        ("x = 0", ["0 -> 1"]),
        ("x = True", ["True -> False"]),
        ("x = 'a'", ["'a' -> 'aXX'"]),
        ("x = gate(y)", ["gate(y) -> y"]),
        ("store(x)", ["store(x) -> pass"]),
        ("raise ValueError('too long')", ["raise ValueError('too long') -> pass"]),
        ("return x", ["return x -> return None"]),
        ("x = y[:n]", ["y[:n] -> y"]),
        ("x = [z for z in y if z]", ["z -> True"]),
        ("if x: pass", ["x -> not (x)"]),
        ("x = {'a': y, 'b': y}", [", 'b': y -> ", "'a': y, -> "]),
        ("db.execute('DELETE FROM s WHERE t <= ?')", ["<= -> <"]),
    ],
)
def test_each_way_to_spoil(body: str, wanted: list[str]) -> None:
    found = of(body)
    assert [one for one in wanted if one.strip() not in [each.strip() for each in found]] == [], found


@pytest.mark.parametrize(
    "body",
    [
        '"""A docstring that says 5."""', "log.info('asked %s', 5)", "print('x', 1)", "assert x > 0, 'never'", "x: int",
        "import os", "return None", "x = 5  # no mutate", "x = f'plain'", "if TYPE_CHECKING:\n    x = 5", "pass",
    ],
)  # fmt: skip
def test_what_looks_equivalent_is_left_alone(body: str) -> None:
    assert of(body) == []


def test_nothing_for_another_nothing_is_no_mutant_but_something_for_nothing_is() -> None:
    assert of("return ''") == ["'' -> 'XX'"]
    assert of("return False") == ["False -> True"]
    assert of("return 'a'") == ["return 'a' -> return None", "'a' -> 'aXX'"]


def test_defaults_are_spoilt_and_annotations_are_not() -> None:
    assert of("pass", 'def f(x: "int" = 5, *, y: Literal["a"] = "b") -> "str":') == ["5 -> 4", "5 -> 6", "\"b\" -> 'bXX'"]


def test_only_the_definition_is_touched_and_places_are_right_beside_wide_characters() -> None:
    text = "A = 1\n\n\ndef f(x):\n    return 'Müller 🎈' if x > 2 else x\n\n\nB = 2\n"
    found = mutants("a.py", text, "f", 4, 5)
    assert {one.line for one in found} == {5}
    assert ">" in {one.old for one in found}
    assert all(text[one.start : one.end] == one.old for one in found)


@pytest.mark.parametrize("text", ["def f(:", "\0", "x" * 10, "(" * 500 + ")" * 500, "f" + "(1)" * 5000])
def test_code_that_does_not_parse_has_no_mutants(text: str) -> None:
    assert mutants("a.py", text, "f", 1, 1) == () or text.startswith("f(")


def test_a_long_definition_has_a_bounded_number() -> None:
    assert len(of("\n".join(f"x = {number}" for number in range(1, 1000)))) == MOST


FILES = {
    "src/shop/html.py": 'from typing import NewType\n\nHtml = NewType("Html", str)\nUrl: object = typing.NewType("Url", str)\n',
    "src/shop/__init__.py": "Id = NewType('Id', int)\n",
    "src/shop/broken.py": "Html = NewType(",
}


@pytest.mark.parametrize(
    ("path", "text", "same"),
    [
        ("src/shop/html.py", FILES["src/shop/html.py"], {"Html", "Url"}),
        ("src/shop/page.py", "from shop.html import Html as H, esc\nfrom shop import Id\n", {"H", "Id"}),
        ("src/shop/page.py", "from .html import Html\nfrom . import Id\n", {"Html", "Id"}),
        ("src/shop/deep/page.py", "from ..html import Url\nfrom ..... import Id\n", {"Url"}),
        ("page.py", "from src.shop.html import Html\nfrom other import Html2\nimport shop.html\n", {"Html"}),
        ("page.py", "from html import escape\n", set()),
        ("page.py", "from (\n", set()),
    ],
)
def test_names_that_give_back_what_they_were_given(path: str, text: str, same: set[str]) -> None:
    assert same_names(path, text, lambda place: FILES.get(place, "")) == same


def test_a_call_that_gives_back_its_argument_is_left_in() -> None:
    text = "def f(x):\n    y = Html(x)\n    return Html(gate(y))\n"
    found = [f"{one.old} -> {one.new}" for one in mutants("a.py", text, "f", 1, 3, frozenset({"Html"}))]
    assert found == ["return Html(gate(y)) -> return None"]
    assert len(mutants("a.py", text, "f", 1, 3)) == 3
