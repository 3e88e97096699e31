"""Which code belongs to a requirement: words, names, parts, neighbours, and the order they come to."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from specflow.analysis.ranking.document import Document, document
from specflow.analysis.ranking.neighbours import in_a_row, referring
from specflow.analysis.ranking.rank import rank
from specflow.analysis.ranking.signals import Wanted
from specflow.analysis.ranking.words import words
from specflow.parse.code.scan import scan

FILES = {
    "src/SessionStore.java": """
import java.util.Map;
/** Keeps the sessions of visitors. */
public class SessionStore {
    private Map<String, Session> kept;
    /** Renews a session so that it does not expire. */
    public void touch(String id) { kept.get(id).renew(); }
    public void drop(String id) { kept.remove(id); }
}
""",
    "src/Session.java": "public class Session {\n    void renew() { expires = now() + TTL; }\n}\n",
    "src/invoice.py": 'def total(lines):\n    """The sum of an invoice with taxes."""\n    return sum(lines)\n',
    "src/mail.py": "def send(to, text):\n    # delivers a receipt by mail\n    return smtp(to, text)\n",
}


def documents(files: Mapping[str, str] = FILES) -> list[Document]:
    return [document(path, text, scan(path, text, definitions=True)) for path, text in files.items()]


def paths(text: str, files: Mapping[str, str] = FILES) -> list[str]:
    others = [Wanted("FR-02", "Pay", "A visitor must see the total of the invoice."), Wanted("FR-03", "Mail", "Send a mail.")]
    return [one.path for one in rank([Wanted("FR-01", "", text), *others], documents(files))[0]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("maxResults max_results MAX_RESULTS", ["max", "result"] * 3),
        ("HTTPServer parseURL2", ["http", "server", "pars", "url"]),
        ("the visitors must be shown", ["visitor", "show"]),
        ("public static void return", []),
        ("", []),
    ],
)
def test_words_are_split_stemmed_and_sifted(text: str, expected: list[str]) -> None:
    assert words(text) == expected


def test_a_document_knows_its_name_its_definitions_and_what_it_mentions() -> None:
    store = documents()[0]
    assert store.name == ("session", "stor")
    assert {part.symbol for part in store.parts} >= {"SessionStore.touch", "SessionStore.drop"}
    assert store.defines == {"SessionStore"}
    assert "Session" in store.mentions
    assert store.words["session"] > store.words["renew"] > 0


def test_the_file_that_speaks_of_it_comes_first_with_its_definition() -> None:
    best = rank([Wanted("FR-01", "Renew", "A session must be renewed while its visitor is active.")], documents())[0][0]
    assert (best.path, best.symbol) == ("src/SessionStore.java", "SessionStore.touch")
    assert best.line == 7
    assert 0.5 < best.score <= 1


def test_a_file_without_a_word_in_common_gets_in_by_its_neighbour() -> None:
    files = {**FILES, "src/Session.java": "public class Session {\n    void again() { until = clock() + span; }\n}\n"}
    assert paths("The store must keep what visitors did.", files)[:2] == ["src/SessionStore.java", "src/Session.java"]


def test_documents_that_are_numbered_in_a_row_stand_together() -> None:
    texts = {"docs/SRS07.txt": "iterators", "docs/SRS08.txt": "widgets", "docs/SRS11.txt": "gadgets", "docs/SRSx.txt": "none"}
    assert in_a_row(documents(texts)) == ((1,), (0,), (), ())
    assert referring(documents(texts)) == ((), (), (), ())


def test_nothing_to_rank_is_no_error() -> None:
    assert rank([], documents()) == []
    assert rank([Wanted("FR-01", "", "")], []) == [[]]
    assert len(rank([Wanted("FR-01", "", "")], documents())[0]) == len(FILES)
    assert len(rank([Wanted("FR-01", "", "invoice")], documents(), top=2)[0]) == 2


@given(st.lists(st.text(max_size=60), min_size=1, max_size=4), st.lists(st.text(max_size=80), min_size=1, max_size=4))
@settings(max_examples=60, deadline=None)
def test_any_text_can_be_ranked_and_gives_the_same_twice(told: list[str], texts: list[str]) -> None:
    held = documents({f"src/f{at}.py": text for at, text in enumerate(texts)})
    wanted = [Wanted(f"FR-{at:02d}", text[:9], text) for at, text in enumerate(told)]
    once = rank(wanted, held)
    assert once == rank(wanted, list(reversed(held)))
    assert all(sorted(one.path for one in row) == sorted(doc.path for doc in held) for row in once)
    assert all(0 <= one.score <= 1 for row in once for one in row)
