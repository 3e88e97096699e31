"""The shipped word lists, read once."""

from __future__ import annotations

from pathlib import Path

import pytest

from specflow.draft import Lexicon, read_lexicon
from specflow.draft.classifying.classify import grammar_of
from specflow.draft.phrasing.phrase import Phraser
from specflow.parse.grammar import Grammar

DATA = Path(__file__).parents[2] / "templates" / "drafter"


@pytest.fixture(scope="session")
def lexicon() -> Lexicon:
    return read_lexicon({file.name: file.read_text(encoding="utf-8") for file in sorted(DATA.glob("*.txt"))})


@pytest.fixture(scope="session")
def grammar(lexicon: Lexicon) -> Grammar:
    return grammar_of(lexicon)


@pytest.fixture
def phraser(grammar: Grammar, lexicon: Lexicon) -> Phraser:
    """One for each test, as each draft has its own: it learns from what it reads whom `I` and `they` mean."""
    return Phraser(grammar, lexicon)
