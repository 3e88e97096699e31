"""Grammars name the owners of tags where the scanner knows no structure, and say nothing where they are unsure or missing."""

from __future__ import annotations

import sys

import pytest

from specflow.model.code import Precision
from specflow.parse.code import grammars
from specflow.parse.code.scan import scan
from tests.parse.code.grammar_samples import BASH, HASKELL, NIX, SAMPLES, SOLIDITY
from tests.parse.code.samples import Sample

_EXTRA = "the extra `code` is not installed"


def _owners(path: str, text: str) -> dict[str, str]:
    tags = scan(path, text).tags
    known = grammars.owners(path, text, tags)
    return {one.id: known[tag.line].name if tag.line in known else "none" for tag in tags for one in tag.ids}


@pytest.mark.parametrize("ends", ["\n", "\r\n"], ids=["lf", "crlf"])
@pytest.mark.parametrize("sample", SAMPLES, ids=lambda one: one.path)
def test_every_tag_is_given_to_the_definition_written_down_for_it(sample: Sample, ends: str) -> None:
    pytest.importorskip("ast_grep_py", reason=_EXTRA)
    assert _owners(sample.path, sample.text.replace("\n", ends)) == sample.owners


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda one: one.path)
def test_the_scanner_says_the_same_whether_grammars_are_there_or_not(sample: Sample, monkeypatch: pytest.MonkeyPatch) -> None:
    there = scan(sample.path, sample.text)
    monkeypatch.setitem(sys.modules, "ast_grep_py", None)
    assert scan(sample.path, sample.text) == there
    assert {tag.precision for tag in there.tags} == {Precision.COMMENT}
    assert [tag.owner for tag in there.tags] == [None] * len(there.tags)
    assert grammars.owners(sample.path, sample.text, there.tags) == {}


def test_lines_of_a_definition_hold_its_comments_and_all_its_clauses() -> None:
    pytest.importorskip("ast_grep_py", reason=_EXTRA)
    tags = scan(HASKELL.path, HASKELL.text).tags
    found = grammars.owners(HASKELL.path, HASKELL.text, tags)
    assert [(found[line].start, found[line].line, found[line].end) for line in (3, 5)] == [(3, 4, 9), (3, 4, 9)]
    tags = scan(SOLIDITY.path, SOLIDITY.text).tags
    found = grammars.owners(SOLIDITY.path, SOLIDITY.text, tags)
    assert [(found[line].start, found[line].line, found[line].end) for line in (10, 25)] == [(9, 11, 15), (25, 26, 26)]


@pytest.mark.parametrize(
    ("path", "text"),
    [
        (SOLIDITY.path, SOLIDITY.text.replace("returns (uint256) {", "returns (uint256) {{{ ]")),
        (BASH.path, BASH.text.replace("gate() {", "gate() { if [")),
        (NIX.path, "# spec: FR-01\n" + "(" * 60_000),
        (BASH.path, "# spec: FR-01\n" + "$(" * 60_000),
        (HASKELL.path, HASKELL.text + "-- x\n" * grammars.MOST),
        ("src/gate.py", "# spec: FR-01\ndef gate(): ...\n"),
        ("Makefile", "# spec: FR-01\ngate:\n"),
    ],
    ids=["broken-solidity", "broken-bash", "deep-nix", "deep-bash", "large", "python-is-the-scanner's", "no-grammar"],
)
def test_what_a_grammar_cannot_read_has_no_answer(path: str, text: str) -> None:
    pytest.importorskip("ast_grep_py", reason=_EXTRA)
    tags = scan(path, text).tags
    assert tags
    assert grammars.owners(path, text, tags) == {}


def test_deep_but_sound_text_is_read_without_an_end_of_the_process() -> None:
    pytest.importorskip("ast_grep_py", reason=_EXTRA)
    text = "{\n" + "a = {\n" * 5_000 + "# spec: FR-01\nb = 1;\n" + "};\n" * 5_000 + "}\n"
    tags = scan("deep.nix", text).tags
    found = grammars.owners("deep.nix", text, tags)
    assert set(found) <= {tags[0].line}
