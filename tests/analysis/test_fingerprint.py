"""A fingerprint moves with what code does, not with how it is laid out; a text's digest moves with what a reader reads."""

from __future__ import annotations

import pytest

from specflow.analysis.fingerprint import fingerprint, text_digest
from specflow.model.spec import Parameter, Requirement, Scenario
from specflow.parse.code.scan import scan


def of(path: str, text: str) -> str:
    """The fingerprint of the first definition of a file."""
    file = scan(path, text, definitions=True)
    return fingerprint(text, file.definitions[0], file.language)


PYTHON = "def gate(a, b):\n    if a:\n        b = 1\n    return b\n"
TYPESCRIPT = "export function gate(a: number) {\n  // why\n  return a + 1;\n}\n"


@pytest.mark.parametrize(
    ("path", "one", "other"),
    [
        ("a.py", PYTHON, PYTHON.replace("    ", "\t")),
        ("a.py", PYTHON, PYTHON.replace("    return", "\n    # and then\n    return").replace("b = 1", "b  =  1  # one")),
        ("a.py", PYTHON, PYTHON.replace("\n", "\r\n")),
        ("a.py", PYTHON, "import os\n\n\n" + PYTHON),
        ("a.py", PYTHON, "# spec: FR-01\n" + PYTHON),
        ("a.py", PYTHON, PYTHON.replace("(a, b)", "(\n    a,\n  b\n)")),
        ("a.ts", TYPESCRIPT, "export function gate(a: number) { return a + 1; }\n"),
        ("a.ts", TYPESCRIPT, TYPESCRIPT.replace("why", "because").replace("+ 1", "+1")),
    ],
)
def test_layout_and_comments_do_not_count(path: str, one: str, other: str) -> None:
    assert of(path, one) == of(path, other)


@pytest.mark.parametrize(
    ("path", "one", "other"),
    [
        ("a.py", PYTHON, PYTHON.replace("    return", "        return")),
        ("a.py", PYTHON, PYTHON.replace("b = 1", "b = 2")),
        ("a.py", PYTHON, PYTHON.replace("b = 1", 'b = "#"')),
        ("a.py", 'def a(): return "a b"\n', 'def a(): return "ab"\n'),
        ("a.py", 'def a(): return """a\n b"""\n', 'def a(): return """a\nb"""\n'),
        ("a.py", "@one\ndef a(): return 1\n", "@two\ndef a(): return 1\n"),
        ("a.ts", TYPESCRIPT, TYPESCRIPT.replace("a + 1", "a - 1")),
        ("a.ts", "function a() { return 'x y' }", "function a() { return 'xy' }"),
        ("a.go", "func a() { return b }", "func a() { returnb }"),
    ],
)
def test_what_code_does_counts(path: str, one: str, other: str) -> None:
    assert of(path, one) != of(path, other)


def test_fingerprints_are_the_same_everywhere_and_for_ever() -> None:
    assert of("a.py", PYTHON) == "c2e8eb66b55dc31f"
    assert of("a.ts", TYPESCRIPT) == "15a8e80670a95cce"


def requirement(text: str, then: str = "it stops") -> Requirement:
    """A requirement with one scenario."""
    return Requirement(id="FR-01", title="Gate", text=text, scenarios=(Scenario(given="a", when="b", then=then),))


def test_a_text_moves_with_its_words_its_scenarios_and_its_parameters() -> None:
    bar, lower = {"bar": Parameter(value=0.75)}, {"bar": Parameter(value=0.5)}
    digest = text_digest(requirement("Below {bar} the system must stop."), bar)
    assert digest == text_digest(requirement("Below {bar}  the system\nmust stop."), bar)
    assert digest == text_digest(requirement("Below 0.75 the system must stop."), {})
    assert digest != text_digest(requirement("Below {bar} the system must stop."), lower)
    assert digest != text_digest(requirement("Below {bar} the system must stop.", "it goes on"), bar)
    assert digest != text_digest(requirement("Below {bar} the system should stop."), bar)
