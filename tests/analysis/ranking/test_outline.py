"""Definitions as others look for them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from specflow.analysis.ranking.outline import Symbol, outline
from specflow.analysis.ranking.symbols import in_common, nearness, weights
from specflow.parse.code.scan import scan

PYTHON = '''
class Store:
    """Keeps sessions.

    More about it.
    """

    # spec: FR-01
    def touch(
        self, visitor: str, ttl: int = 30,
    ) -> None:
        """Renew a session."""
        self.until[visitor] = clock() + minutes(ttl)


@cached
# Reads the clock.
def clock() -> float: return now()
'''
JAVA = """
/**
 * Keeps sessions.
 */
public class Store {
    /** Renews a session. */
    @Override
    public void touch(String visitor) throws Gone { kept.get(visitor).renew(); }
}
"""
GO = "// Touch renews.\nfunc (s *Store) Touch(visitor string) error {\n\treturn s.renew(visitor)\n}\n"


def of(path: str, text: str) -> dict[str, Symbol]:
    return {one.name: one for one in outline(path, text, scan(path, text, definitions=True))}


@pytest.mark.parametrize(
    ("path", "text", "name", "signature", "doc", "calls"),
    [
        ("s.py", PYTHON, "Store", "class Store", "Keeps sessions.", ()),
        ("s.py", PYTHON, "Store.touch", "def touch( self, visitor: str, ttl: int = 30, ) -> None", "Renew a session.",
         ("clock", "minutes")),
        ("s.java", JAVA, "Store", "public class Store", "Keeps sessions.", ()),
        ("s.java", JAVA, "Store.touch", "public void touch(String visitor) throws Gone", "Renews a session.", ()),
        ("s.go", GO, "Store.Touch", "func (s *Store) Touch(visitor string) error", "Touch renews.", ("renew",)),
    ],
)  # fmt: skip
def test_a_definition_has_its_head_its_comment_and_what_it_calls(
    path: str, text: str, name: str, signature: str, doc: str, calls: tuple[str, ...]
) -> None:
    found = of(path, text)[name]
    assert (found.signature, found.doc) == (signature, doc)
    assert set(calls) <= set(found.calls)


def test_words_are_told_apart_by_where_they_stand() -> None:
    found = of("src/session_store.py", PYTHON)["Store.touch"]
    assert found.name_words == ("stor", "touch")
    assert {"visitor", "renew", "session"} <= set(found.head_words)
    assert {"clock", "minut"} <= set(found.body_words)
    assert "clock" not in found.head_words


def test_a_file_without_definitions_is_one_symbol() -> None:
    text = "# Sends a mail\ncurl mail\n"
    [found] = outline("deploy.sh", text, scan("deploy.sh", text, definitions=True))
    assert (found.name, found.kind, found.doc.split()[0]) == ("", "file", "Sends")
    assert list(outline("empty.py", "", scan("empty.py", "", definitions=True))) == []


def test_nearness_prefers_the_name_and_rare_words() -> None:
    weight = weights(["session", "get"], {"session": 2, "get": 900}, 1000)
    named = nearness(weight, ["session", "stor"], [], [])
    assert named > nearness(weight, [], ["session"], []) > nearness(weight, [], [], ["session"])
    assert nearness(weight, [], ["session"], []) > nearness(weight, [], ["get"], [])
    assert nearness(weight, ["session", "get"], [], []) == pytest.approx(1)
    assert nearness({}, ["a"], [], []) == 0
    assert in_common(weight, ["session"], ["get", "x"]) == 2


@given(st.text(max_size=300), st.sampled_from(["a.py", "a.ts", "a.go", "a.rb", "a.sh", "a.java"]))
@settings(max_examples=150, deadline=None)
def test_any_text_has_an_outline(text: str, path: str) -> None:
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    for one in outline(path, text, scan(path, text, definitions=True)):
        assert 1 <= one.line <= one.end <= text.count("\n") + 2
