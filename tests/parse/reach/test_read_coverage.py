"""Coverage reports of real tools, and what hostile or broken ones come to."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from specflow.model.finding import Problem
from specflow.model.reach import Coverage, Ran
from specflow.parse.reach import MOST_BYTES, read_coverage

DATA = Path(__file__).parent / "data"
GO = """mode: set
example.com/ask/gate.go:4.30,6.2 1 1
example.com/ask/gate.go:10.30,12.2 2 0
mode: set
example.com/ask/words.go:3.20,3.40 1 7
"""
BOMB = """<?xml version="1.0"?>
<!DOCTYPE coverage [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>
<coverage><sources><source>&b;</source></sources></coverage>
"""


def read(data: bytes | str) -> Coverage:
    found = read_coverage("c", data.encode() if isinstance(data, str) else data)
    assert isinstance(found, Coverage), found
    return found


def refused(data: bytes | str) -> Problem:
    found = read_coverage("c", data.encode() if isinstance(data, str) else data)
    assert isinstance(found, Problem), found
    assert found.kind == "unreadable-evidence"
    assert found.help
    return found


# ---------------------------------------------------------------- what tools write


def test_lcov_of_coverage_py() -> None:
    report = read((DATA / "coverage-py.info").read_bytes())
    assert (report.form, report.loads) == ("lcov", True)
    ran = {one.path: one for one in report.ran}["src/gate.py"]
    assert ran.lines == {5, 6, 10, 13, 15, 16, 18, 23, 28}
    assert ran.counted == {5, 15, 18, 23, 28}
    assert ran.called == {5, 15, 28}


def test_lcov_of_node() -> None:
    ran = {one.path: one for one in read((DATA / "node.info").read_bytes()).ran}["src/gate.js"]
    assert ran.called == {2, 3, 8}
    assert ran.counted == {2, 3, 8, 11, 17}
    assert ran.test == ""


def test_cobertura_of_coverage_py_stands_under_its_source() -> None:
    report = read((DATA / "coverage-py.xml").read_bytes())
    assert report.form == "cobertura"
    assert [one.path for one in report.ran] == ["src/__init__.py", "src/gate.py"]
    assert report.ran[1].lines == {5, 6, 10, 13, 15, 16, 18, 23, 28}


def test_cobertura_with_methods_and_the_usual_document_type() -> None:
    report = read("""<?xml version="1.0"?>
<!DOCTYPE coverage SYSTEM "http://cobertura.sourceforge.net/xml/coverage-04.dtd">
<coverage><sources><source>.</source></sources><packages><package><classes><class filename="src/Gate.java">
<methods><method name="gate"><lines><line number="7" hits="0"/><line number="8" hits="2"/></lines></method>
<method name="none"><lines><line number="12" hits="0"/></lines></method></methods>
<lines><line number="7" hits="0"/><line number="8" hits="2"/><line number="12" hits="0"/></lines>
</class></classes></package></packages></coverage>""")
    (ran,) = report.ran
    assert ran == Ran("src/Gate.java", frozenset({8}), frozenset({7}), frozenset({7, 12}))


def test_go_profiles_also_merged_ones() -> None:
    report = read(GO)
    assert (report.form, report.loads) == ("go", False)
    assert {one.path: one.lines for one in report.ran} == {
        "example.com/ask/gate.go": {4, 5, 6}, "example.com/ask/words.go": {3},
    }  # fmt: skip


def test_lcov_names_tests_and_functions_in_every_form() -> None:
    report = read(
        "# made by hand\nTN:test_gate\nSF:a.c\nFN:4,int f(int, int)\nFNDA:2,int f(int, int)\nDA:5,1,abc\nend_of_record\n"
        "TN:other\nSF:a.c\nFNL:0,4,9\nFNA:0,3,f\nFN:7,9,g\nFNDA:0,g\nDA:5,0\nDA:8,=====\nend_of_record\n"
    )
    one, two = report.ran
    assert one == Ran("a.c", frozenset({5}), frozenset({4}), frozenset({4}), "test_gate")
    assert two == Ran("a.c", frozenset(), frozenset({4}), frozenset({4, 7}), "other")


# ---------------------------------------------------------------- what is no such report


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ("", "it is empty"),
        ("\0\0\0", "it is empty"),
        ("hello", "no LCOV file, no Cobertura XML and no Go cover profile"),
        ("<coverage>", "no XML"),
        ("<html></html>", "begins with <html>"),
        (BOMB, "declares entities"),
        ("<coverage>" + "<x>" * 200, "nested more than 100 deep"),
        ('<coverage><class filename="a"><line number="-1" hits="1"/></class></coverage>', "`-1` is no line number"),
        ('<coverage><class filename="a"><line number="1" hits="many"/></class></coverage>', "`many` is no count"),
        ('<?xml version="1.0" encoding="x-none"?><coverage/>', "encoding"),
        ("SF:a\nDA:1,1\n", "breaks off"),
        ("SF:a\nDA:1\nend_of_record\n", "wants a line and a count"),
        ("SF:a\nDA:99999999,1\nend_of_record\n", "no line number"),
        ("SF:a\nDA:\u0661,1\nend_of_record\n", "no line number"),
        ("SF:a\nFN:7\nend_of_record\n", "wants a line and a name"),
        ("mode: set\nnonsense\n", "no block"),
        ("mode: set\na.go:9.1,2.1 1 1\n", "ends before it begins"),
        ("mode: set\na.go:0.1,2.1 1 1\n", "no line number"),
    ],
)
def test_what_cannot_be_believed_is_refused_with_a_reason(data: str, said: str) -> None:
    assert said in refused(data).message


def test_a_file_that_is_too_large_is_not_read() -> None:
    assert "at most 50 MB" in refused(b"SF:" + b"a" * MOST_BYTES).message


def test_few_bytes_cannot_name_endless_lines() -> None:
    profile = "mode: set\n" + "".join(f"a{number}.go:1.1,999999.1 1 1\n" for number in range(60))
    began = time.process_time()
    assert "more than 5,000,000 lines" in refused(profile).message
    assert time.process_time() - began < 3


def test_a_large_report_takes_linear_time() -> None:
    row = "SF:src/{0}.js\n" + "".join(f"DA:{line},1\n" for line in range(1, 201)) + "end_of_record\n"
    began = time.process_time()
    assert len(read("".join(row.format(number) for number in range(2_000))).ran) == 2_000
    assert time.process_time() - began < 4
