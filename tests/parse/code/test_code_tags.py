"""The grammar of tags, what was probably meant to be one, and prose that is neither."""

# ruff: noqa: E501 - a table row reads better whole

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from specflow.model.code import Precision, Scope
from specflow.parse.code.scan import scan


@pytest.mark.parametrize(
    ("comment", "scope", "ids", "prose"),
    [
        ("# spec: FR-07", "spec", ["FR-07"], ""),
        ("#spec:FR-07", "spec", ["FR-07"], ""),
        ("#: spec: FR-07", "spec", ["FR-07"], ""),
        ("# spec: ask-maps/FR-07, EC-02, other/NFR-110 - why it is so", "spec",
         ["ask-maps/FR-07", "ask-maps/EC-02", "other/NFR-110"], "why it is so"),
        ("# spec-impl: FR-07", "spec-impl", ["FR-07"], ""),
        ("# spec-test: FR-07 , FR-08", "spec-test", ["FR-07", "FR-08"], ""),
        ("# spec-file: ask/FR-07", "spec-file", ["ask/FR-07"], ""),
        ("# spec-ignore: a helper of the tests", "spec-ignore", [], "a helper of the tests"),
        ("x = 1  # noqa: E501  # spec: FR-07", "spec", ["FR-07"], ""),
    ],
)  # fmt: skip
def test_tags(comment: str, scope: str, ids: list[str], prose: str) -> None:
    file = scan("a.py", comment + "\n")
    assert [(tag.scope, [str(one) for one in tag.ids], tag.prose) for tag in file.tags] == [(Scope(scope), ids, prose)]
    assert file.near_misses == ()


@pytest.mark.parametrize(
    ("comment", "meant"),
    [
        ("# sepc: FR-07", "spec: FR-07"),
        ("# spec FR-07", "spec: FR-07"),
        ("# Spec: FR-07", "spec: FR-07"),
        ("# SPEC: FR-07, EC-02", "spec: FR-07, EC-02"),
        ("# specs: FR-07", "spec: FR-07"),
        ("# spec: FR-7", "spec: FR-07"),
        ("# spec: fr-07", "spec: FR-07"),
        ("# spec: FR_07", "spec: FR-07"),
        ("# spec: FR07", "spec: FR-07"),
        ("# spec: RF-07", "spec: FR-07"),
        ("# spec : FR-07", "spec: FR-07"),
        ("# spec = FR-07", "spec: FR-07"),
        ("# @spec FR-07", "spec: FR-07"),
        ("# spec_test: FR-07", "spec-test: FR-07"),
        ("# spec-tests: FR-07", "spec-test: FR-07"),
        ("# spec: Ask_Maps/FR-07", "spec: ask-maps/FR-07"),
        ("# spec: FR-07 FR-08", "spec: FR-07, FR-08"),
        ("# spec: FR-07; FR-08", "spec: FR-07, FR-08"),
        ("# spec: FR-07.", "spec: FR-07"),
        ("# spec: FR-07 \u2014 the gate", "spec: FR-07 - the gate"),
        ("# spec: FR-07 (the gate)", "spec: FR-07 - (the gate)"),
        ("# the gate, spec: FR-07", "spec: FR-07"),
    ],
)
def test_near_misses(comment: str, meant: str) -> None:
    file = scan("a.py", comment + "\n")
    assert [miss.meant for miss in file.near_misses] == [meant]
    assert file.tags == ()
    (miss,) = file.near_misses
    assert comment[miss.column - 1 : miss.end_column - 1] == miss.text


@pytest.mark.parametrize(
    "comment",
    [
        "# spec: see README", "# spec: RFC-2119", "# spec: RFC 7231, section 4", "# spec: EC2 instances", "# spec: Q4 2026", "# spec",
        "# the spec says FR is short for France", "# per spec FR-07 we stop", "# see `spec: FR-07` in the manual",
        '# written as "spec: FR-07"', "# openspec: FR-07", "# docs/spec: FR-07", "# special: FR-07 things", "# spec.yaml",
        "# inspect: FR-07", "# spec: ISO-8601", "# specification FR-07", "# spec: US-ASCII", "# spec: FR", "# spec:", "# spec-ignore:",
        "# spec: https://example.org/FR-07", "# spec: x86-64", "# Spec: Dr. Q 7", "spec = 'FR-07'", "# spec: fr 7", "# spec: us 2026",
    ],
)  # fmt: skip
def test_prose_stays_quiet(comment: str) -> None:
    file = scan("a.py", comment + "\n")
    assert (file.tags, file.near_misses) == ((), ())


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("a.sql", "SELECT '-- spec: FR-90' AS x; -- spec: FR-01\n/* spec: FR-02 */\n"),
        ("a.yaml", "spec: FR-90\nurl: a#spec: FR-91\n# spec: FR-01\nkey: 'x # spec: FR-92' # spec: FR-02\n"),
        ("a.toml", 'x = "# spec: FR-90" # spec: FR-01\n# spec: FR-02\n'),
        ("a.sh", "echo '# spec: FR-90'\n# spec: FR-01\nx=${y#spec: FR-91} # spec: FR-02\n"),
        ("a.html", '<!-- spec: FR-01 --><p title="<!-- spec: FR-90 -->">\n<!--\n  spec: FR-02\n-->\n'),
        ("a.vue", "<script>\n// spec: FR-01\n</script>\n<!-- spec: FR-02 -->\n"),
        ("a.css", "/* spec: FR-01 */ a { content: \"spec: FR-90\" }\n/*\n * spec: FR-02\n */\n"),
        ("Dockerfile", "# spec: FR-01\nRUN echo '# spec: FR-90' # spec: FR-02\n"),
        ("a.tf", "# spec: FR-01\nx = \"// spec: FR-90\" // spec: FR-02\n"),
        ("a.md", "# spec: FR-90\n<!-- spec: FR-01 -->\n\n<!-- spec: FR-02 -->\n"),
        ("a.unknown", "; spec: FR-01\n% spec: FR-02\n"),
        ("Makefile", "# spec: FR-01\nall: # spec: FR-02\n"),
        ("a.ini", "; spec: FR-01\nx = 1\n# spec: FR-02\n"),
        ("a.clj", ";; spec: FR-01\n(defn f []) ; spec: FR-02\n"),
    ],
)
def test_without_structure_a_tag_counts_at_comment_precision(path: str, text: str) -> None:
    file = scan(path, text)
    assert [one.id for tag in file.tags for one in tag.ids] == ["FR-01", "FR-02"]
    assert {(tag.owner, tag.precision) for tag in file.tags} == {(None, Precision.COMMENT)}
    assert (file.language, file.near_misses) == ("", ())


def test_data_has_no_comments() -> None:
    assert scan("a.json", '{"# spec: FR-01": "// spec: FR-02"}\n').tags == ()


def test_places_count_in_code_points() -> None:
    (tag,) = scan("a.py", 'x = "\U0001f600é"  # spec: ask/FR-01\n').tags
    assert (tag.line, tag.column, tag.end_column, tag.ids[0].column, tag.ids[0].end_column) == (1, 13, 28, 19, 28)


def test_a_mark_at_the_start_of_the_file_changes_nothing() -> None:
    assert scan("a.py", "\ufeff# spec: FR-01\ndef a(): pass\n") == scan("a.py", "# spec: FR-01\ndef a(): pass\n")


@pytest.mark.parametrize("path", ["a.js", "a.py", "a.unknown", "a.css", "a.cs"])
def test_one_line_of_five_million_characters(path: str) -> None:
    text = "a=1;b={c:'d'};" * 357_000
    assert scan(path, text, definitions=True).tags == ()
    start, end = ("/*", "*/") if path in ("a.js", "a.css", "a.cs", "a.unknown") else ("#", "")
    assert len(scan(path, f"{text}\n{start} spec: FR-01 {end}\n").tags) == 1


PATHS = ["a.py", "a.ts", "a.go", "a.rs", "a.java", "a.c", "a.cpp", "a.cs", "a.rb", "a.kt", "a.swift", "a.php", "a.scala", "a.dart",
         "a.lua", "a.ex", "a.sql", "a.html", "a.zzz"]  # fmt: skip
PIECES = ["def f", "class A", "fn g", "func h", "(", ")", "{", "}", "[", "]", "<", ">", '"', "'", "`", "${", "#{", "\\(", "\\", "//", "/*", "*/",
          "#", "--", "=begin", "=end", "end", "do", "<<~A", "\n", "\n    ", " ", "=", "=>", ";", ":", ",", "@x", "#[t]", '"""', "'''", "test(",
          "describe(", "it 'a'", "spec: FR-01", "# spec: FR-01\n", "// spec: a/FR-02\n", "/* spec: FR-03 */", "é", "r#\"", "@\"", "$\"", "<?php ",
          "?>", "const a", "impl B", "template<", "#if", "#else", "#endif", "\r", "%w(", "async", "export "]  # fmt: skip


@given(st.sampled_from(PATHS), st.lists(st.sampled_from(PIECES), max_size=60), st.booleans())
def test_no_text_is_too_strange(path: str, pieces: list[str], wanted: bool) -> None:
    text = "".join(pieces)
    file = scan(path, text, definitions=wanted)
    count = len(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))
    assert file == scan(path, text, definitions=wanted)
    for one in file.definitions:
        assert 1 <= one.start <= one.line <= count
        assert one.start <= one.end <= count
    for tag in file.tags:
        assert 1 <= tag.line <= count
        assert tag.owner is None or tag.owner in file.definitions
    assert [one.start for one in file.definitions] == sorted(one.start for one in file.definitions)
