"""JUnit XML as its many writers write it, and as nobody should."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from specflow.model.evidence import Outcome, Report, Result
from specflow.model.finding import Problem
from specflow.parse.evidence import MOST_BYTES, read_report
from specflow.parse.evidence.common import listed_ids, relative, symbol_of

JEST = """<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="jest tests" tests="2" failures="0" errors="0" time="0.741">
  <testsuite name="gate" errors="0" failures="0" skipped="0" timestamp="2026-11-20T10:00:00" time="0.3" tests="2">
    <testcase classname="gate [FR-07] says so" name="gate [FR-07] says so" time="0.003" file="src/gate.test.js"/>
    <testcase classname="gate keeps" name="gate keeps" time="0.001" file="./src/gate.test.js">
      <failure>Error: expected 1 to be 2 &lt;testcase name="decoy"/&gt; [FR-99]</failure>
    </testcase>
  </testsuite>
</testsuites>
"""
VITEST = """<?xml version="1.0" encoding="UTF-8" ?>
<testsuites name="vitest tests" tests="2" failures="0" errors="0" time="0.2">
    <testsuite name="src/gate.test.ts" timestamp="2026-11-20T10:00:00.000Z" hostname="ci" tests="2" time="0.004">
        <testcase classname="src/gate.test.ts" name="gate &gt; says so" time="0.0016">
            <properties>
                <property name="requirement" value="ask-maps/FR-10, EC-02">
                </property>
            </properties>
        </testcase>
        <testcase classname="src/gate.test.ts" name="gate &gt; later" time="0"><skipped/></testcase>
    </testsuite>
</testsuites>
"""
SUREFIRE = """<?xml version="1.0" encoding="UTF-8"?>
<testsuite xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:noNamespaceSchemaLocation="x.xsd" version="3.0.2"
    name="org.example.GateTest" time="1,234.5" tests="5" errors="1" skipped="1" failures="1">
  <properties><property name="java.version" value="21"/></properties>
  <testcase name="saysSo" classname="org.example.GateTest" time="1,234.5"/>
  <testcase name="many(int)[1]" classname="org.example.GateTest" time="0.01"/>
  <testcase name="many(int)[2]" classname="org.example.GateTest" time="0.01">
    <failure message="no" type="X">trace</failure></testcase>
  <testcase name="later" classname="org.example.GateTest" time="0"><skipped message="soon"/></testcase>
  <testcase name="breaks" classname="org.example.GateTest" time="0"><error type="E"/><system-out>x</system-out></testcase>
  <testcase name="wobbles" classname="org.example.GateTest" time="0"><flakyFailure message="once"/></testcase>
  <testcase name="stays" classname="org.example.GateTest" time="0"><failure/><rerunFailure/></testcase>
</testsuite>
"""
NEXTEST = """<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="nextest-run" tests="2" failures="0" errors="0" uuid="x" time="0.012">
    <testsuite name="ask" tests="2" disabled="0" errors="0" failures="0">
        <testcase name="gate::tests::says_so" classname="ask" timestamp="2026-11-20T10:00:00.000+00:00" time="0.004"/>
        <testcase name="gate::tests::wobbles" classname="ask" time="0.004">
            <flakyFailure type="test failure">x</flakyFailure></testcase>
    </testsuite>
</testsuites>
"""
GOTESTSUM = """<?xml version="1.0" encoding="UTF-8"?>
<testsuites tests="3" failures="0" errors="0" time="0.3">
  <testsuite tests="3" failures="0" time="0.1" name="example.org/ask" timestamp="2026-11-20T10:00:00Z">
    <properties><property name="go.version" value="go1.25"></property></properties>
    <testcase classname="example.org/ask" name="TestGate" time="0.010000"></testcase>
    <testcase classname="example.org/ask" name="TestGate/[FR-07]_thin" time="0.010000"></testcase>
    <testcase classname="example.org/ask" name="TestOther" time="0"><skipped message="=== RUN"></skipped></testcase>
  </testsuite>
</testsuites>
"""
PYTEST = """<?xml version="1.0" encoding="utf-8"?>
<testsuites name="pytest tests"><testsuite name="pytest" errors="0" failures="0" skipped="2" tests="4" time="0.1">
<testcase classname="tests.test_gate.TestGate" name="test_thin[FR-99]" time="0.001"><properties>
<property name="requirement" value="ask-maps/FR-07" /></properties></testcase>
<testcase classname="tests.test_gate" name="test_x" file="tests/test_gate.py" line="8" time="0.001">
<skipped type="pytest.xfail" message="" /></testcase>
<testcase classname="tests.test_gate" name="test_s" time="0.001"><skipped type="pytest.skip" message="" /></testcase>
<testcase classname="tests.test_gate" name="test_teardown" time="0.001" />
<testcase classname="tests.test_gate" name="test_teardown" time="0.002"><error message="failed on teardown" /></testcase>
</testsuite></testsuites>
"""
NODE = """<?xml version="1.0" encoding="utf-8"?>
<testsuites>
  <testcase name="[FR-07] thin answers say so" time="0.004" classname="test" file="/home/me/shop/test/gate.test.mjs"/>
  <testsuite name="gate [ask-maps/FR-08, EC-02]" time="0.002" tests="2">
    <testcase name="keeps" time="0.0002" classname="test"/>
    <testcase name="drops" time="0.0009" classname="test" failure="1 == 2"><failure type="testCodeFailure">x</failure></testcase>
  </testsuite>
</testsuites>
"""
GTEST = """<testsuites><testsuite name="Gate">
<testcase name="Says" status="run" result="completed" classname="Gate"/>
<testcase name="DISABLED_Later" status="notrun" result="suppressed" classname="Gate"/>
<testcase name="Skips" status="run" result="skipped" classname="Gate"><skipped/></testcase></testsuite></testsuites>"""


def read(text: str | bytes, root: str = "") -> Report:
    report = read_report("r.xml", text if isinstance(text, bytes) else text.encode(), root)
    assert isinstance(report, Report), report
    return report


def short(result: Result) -> tuple[str, str, str, str, tuple[str, ...]]:
    return result.name, result.path, result.symbol, result.outcome.value, result.requirements


def refused(text: str | bytes) -> Problem:
    problem = read_report("evidence/r.xml", text if isinstance(text, bytes) else text.encode())
    assert isinstance(problem, Problem), problem
    assert problem.kind == "unreadable-evidence"
    assert problem.at.path == "evidence/r.xml"
    assert problem.message.startswith("evidence/r.xml: ")
    return problem


# ---------------------------------------------------------------- writers


def test_jest_junit() -> None:
    assert [short(one) for one in read(JEST).results] == [
        ("gate [FR-07] says so::gate [FR-07] says so", "src/gate.test.js", "gate [FR-07] says so", "passed", ("FR-07",)),
        ("gate keeps::gate keeps", "src/gate.test.js", "gate keeps", "failed", ()),
    ]


def test_vitest() -> None:
    assert [short(one) for one in read(VITEST).results] == [
        ("src/gate.test.ts::gate > later", "src/gate.test.ts", "gate > later", "skipped", ()),
        ("src/gate.test.ts::gate > says so", "src/gate.test.ts", "gate > says so", "passed",
         ("ask-maps/FR-10", "ask-maps/EC-02")),
    ]  # fmt: skip


def test_surefire() -> None:
    results = {one.name.partition("::")[2]: one for one in read(SUREFIRE).results}
    assert {name: one.outcome.value for name, one in results.items()} == {
        "saysSo": "passed", "many(int)[1]": "passed", "many(int)[2]": "failed", "later": "skipped", "breaks": "error",
        "wobbles": "passed", "stays": "failed",
    }  # fmt: skip
    assert {name for name, one in results.items() if one.flaky} == {"wobbles", "stays"}
    assert results["many(int)[2]"].symbol == "many"
    assert results["saysSo"].seconds == 1234.5
    assert results["saysSo"].name == "org.example.GateTest::saysSo"


def test_nextest() -> None:
    assert [(*short(one), one.flaky) for one in read(NEXTEST).results] == [
        ("ask::gate::tests::says_so", "", "gate::tests::says_so", "passed", (), False),
        ("ask::gate::tests::wobbles", "", "gate::tests::wobbles", "passed", (), True),
    ]


def test_gotestsum() -> None:
    assert [short(one) for one in read(GOTESTSUM).results] == [
        ("example.org/ask::TestGate", "", "TestGate", "passed", ()),
        ("example.org/ask::TestGate/[FR-07]_thin", "", "TestGate", "passed", ("FR-07",)),
        ("example.org/ask::TestOther", "", "TestOther", "skipped", ()),
    ]


def test_pytest() -> None:
    results = {one.name.partition("::")[2]: one for one in read(PYTEST).results}
    assert {name: one.outcome.value for name, one in results.items()} == {
        "test_thin[FR-99]": "passed", "test_x": "xfailed", "test_s": "skipped", "test_teardown": "error",
    }  # fmt: skip
    assert results["test_thin[FR-99]"].requirements == ("ask-maps/FR-07",), "a parameter is no claim"
    assert (results["test_x"].path, results["test_x"].line) == ("tests/test_gate.py", 9)


def test_node() -> None:
    assert [short(one) for one in read(NODE, "/home/me/shop").results] == [
        ("gate [ask-maps/FR-08, EC-02]::drops", "", "drops", "failed", ("ask-maps/FR-08", "ask-maps/EC-02")),
        ("gate [ask-maps/FR-08, EC-02]::keeps", "", "keeps", "passed", ("ask-maps/FR-08", "ask-maps/EC-02")),
        ("test::[FR-07] thin answers say so", "test/gate.test.mjs", "[FR-07] thin answers say so", "passed", ("FR-07",)),
    ]
    assert read(NODE, "/somewhere/else").results[2].path == "", "what lies outside is no path of this workspace"


def test_googletest() -> None:
    assert {one.symbol: one.outcome.value for one in read(GTEST).results} == {
        "Says": "passed", "DISABLED_Later": "not run", "Skips": "skipped"
    }  # fmt: skip


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "latin-1", "windows-1252"])
def test_encodings(encoding: str) -> None:
    declared = encoding.removesuffix("-sig")
    text = f'<?xml version="1.0" encoding="{declared}"?>\n<testsuite><testcase name="größer [FR-07]"/></testsuite>'
    (result,) = read(text.encode(encoding)).results
    assert (result.symbol, result.requirements) == ("größer [FR-07]", ("FR-07",))


def test_properties_of_a_suite_and_in_text_and_with_a_mistake() -> None:
    text = """<testsuite name="s"><properties><property name="requirement" value="FR-01"/></properties>
        <testcase name="a"><properties><property name="requirement">ask-maps/FR-02</property>
        <property name="requirement" value="FR2"/><property name="other" value="FR-03"/></properties></testcase>
        <testcase name="b"/></testsuite>"""
    assert [one.requirements for one in read(text).results] == [("ask-maps/FR-02", "FR2", "FR-01"), ("FR-01",)]


def test_the_same_test_twice_is_as_bad_as_its_worse_run() -> None:
    text = '<testsuite>{}</testsuite>'
    case = '<testcase classname="c" name="n"/>'
    skip = '<testcase classname="c" name="n"><skipped/></testcase>'
    fail = '<testcase classname="c" name="n"><failure/></testcase>'
    for cases, outcome in ((case + fail, "failed"), (fail + case, "failed"), (skip + case, "passed"), (skip + fail, "failed")):
        assert [one.outcome.value for one in read(text.format(cases)).results] == [outcome]


def test_a_report_without_tests_is_a_report() -> None:
    assert read("<testsuites/>").results == ()


# ---------------------------------------------------------------- what is refused

BOMB = """<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>
<testsuite><testcase name="&b;"/></testsuite>"""


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        (BOMB, 1, "it has a document type"),
        ('<!DOCTYPE x SYSTEM "file:///etc/passwd"><testsuite/>', 1, "it has a document type"),
        ("\n<html><body/></html>", 2, "its root is <html> (a web page), not <testsuites> or <testsuite>"),
        ("<TestRun/>", 1, "a Visual Studio TRX file"),
        ('<testsuite>\n<testcase name="a">\n<failure', 3, "the file ends in the middle of <testcase>"),
        ('<testsuite>\n<testcase name="a"/>\n', 3, "the file ends in the middle of <testsuite>"),
        ('<testsuite>\n<testcase name="a">\n</testsuite>', 3, "it is no XML: mismatched tag in line 3"),
        ("<testsuite><testcase/></testsuite>", 1, "a <testcase> has no name"),
        ('<testsuite><testcase name="&undefined;"/></testsuite>', 1, "it is no XML: undefined entity"),
        ("<?xml version='1.0' encoding='shift_jis'?><testsuite/>", 1, "its encoding is not known"),
        ("<testsuite>" * 200, 1, "nested more than 100 deep"),
        ("", 1, "it is empty"),
        ("hello", 1, "it is no JUnit XML, no `go test -json` stream and no specflow evidence"),
    ],
)  # fmt: skip
def test_refuses(text: str, line: int, words: str) -> None:
    problem = refused(text)
    assert words in problem.message
    assert problem.at.line == line
    assert problem.help


def test_refuses_a_document_type_in_any_encoding() -> None:
    text = '<?xml version="1.0" encoding="utf-16"?><!DOCTYPE a []><testsuite/>'
    assert "document type" in refused(text.encode("utf-16")).message


def test_refuses_what_is_too_large() -> None:
    assert "at most 50 MB are read" in refused(b" " * (MOST_BYTES + 1)).message


@given(st.binary(max_size=300) | st.text(max_size=200).map(lambda text: b"<testsuite>" + text.encode("utf-8", "replace")))
def test_never_raises(data: bytes) -> None:
    assert isinstance(read_report("r", data), Report | Problem)


PARTS = ["<testsuite>", "<testcase name='a'>", "</testcase>", "</testsuite>", "<failure/>", "<properties>", "</properties>",
         "<property name='requirement'>FR-01</property>", "x"]  # fmt: skip


@given(st.lists(st.sampled_from(PARTS), max_size=20))
def test_never_raises_on_elements_in_any_order(parts: list[str]) -> None:
    assert isinstance(read_report("r", "".join(["<testsuites>", *parts, "</testsuites>"]).encode()), Report | Problem)


def seconds_for(text: str) -> float:
    """CPU time at its least: the other tests' rubbish is not collected at the cost of this one."""
    return min(_seconds(text.encode()) for _ in range(3))


def _seconds(data: bytes) -> float:
    gc.collect()
    gc.disable()
    began = time.process_time()
    try:
        assert isinstance(read_report("r", data), Report | Problem)
        return time.process_time() - began
    finally:
        gc.enable()


@pytest.mark.parametrize(
    "make",
    [
        lambda n: "<testsuite>" + "".join(f'<testcase name="a"><properties><property name="requirement" value="FR-{i:02d}"/>'
                                          "</properties></testcase>" for i in range(n)) + "</testsuite>",
        lambda n: f'<testsuite name="{"[FR-01] " * n}">' + '<testcase name="a" classname="test"/>' * n + "</testsuite>",
        lambda n: "<testsuite><properties>" + '<property name="requirement" value="FR-01"/>' * n + "</properties></testsuite>",
        lambda n: "<testsuite>" * 90 + '<testcase name="a" classname="test"/>' * n + "</testsuite>" * 90,
    ],
    ids=["one test claims all", "long title", "suite claims all", "deep"],
)  # fmt: skip
def test_hostile_reports_cost_in_proportion_to_their_size(make: Callable[[int], str]) -> None:
    small, large = seconds_for(make(2_000)), seconds_for(make(8_000))
    assert large < 12 * max(small, 0.01)


def test_names_that_repeat_a_huge_title_are_refused() -> None:
    text = f'<testsuite name="{"x" * 100_000}">' + '<testcase name="a" classname="test"/>' * 2_000 + "</testsuite>"
    assert "the names of its tests are too long" in refused(text).message


def test_long_titles_cost_no_more_than_their_length() -> None:
    title = "[" * 20_000 + "FR-07, " * 20_000 + "a(" * 20_000
    assert read(f'<testsuite><testcase name="{title}"/></testsuite>').results[0].outcome is Outcome.PASSED


# ---------------------------------------------------------------- parts


@pytest.mark.parametrize(
    ("name", "symbol"),
    [("test_gate[0.75-[a]]", "test_gate"), ("gate(int)[1]", "gate"), ("gate{int}[2]", "gate"), ("TestGate/a/b", "TestGate"),
     ("says so [FR-07]", "says so [FR-07]"), ("[FR-07] says so", "[FR-07] says so"), ("a::b", "a::b"), ("", "")],
)  # fmt: skip
def test_symbols(name: str, symbol: str) -> None:
    assert symbol_of(name) == symbol


@pytest.mark.parametrize(
    ("given_", "path"),
    [("a/b.py", "a/b.py"), ("./a.py", "a.py"), ("a\\b.cs", "a/b.cs"), ("/r/a.py", "a.py"), ("file:///r/a.py", "a.py"),
     ("/x/a.py", ""), ("C:\\x\\a.cs", ""), ("../a.py", ""), ("a/../../b", ""), ("", "")],
)  # fmt: skip
def test_paths(given_: str, path: str) -> None:
    assert relative(given_, "/r") == path


def test_lists_of_ids() -> None:
    assert list(listed_ids("ask-maps/FR-07, EC-02 ,parcels/FR-01")) == ["ask-maps/FR-07", "ask-maps/EC-02", "parcels/FR-01"]
    assert list(listed_ids("FR-07, soon")) == []


@pytest.mark.parametrize(("status", "outcome"), [
    ("timeout", "error"), ("Broken", "error"), ("failure", "failed"), ("pending", "skipped"), ("inconclusive", "skipped"),
    ("passed", "passed"), ("run", "passed"),
])  # fmt: skip
def test_a_status_that_is_no_pass_is_none(status: str, outcome: str) -> None:
    (result,) = read(f'<testsuite><testcase name="a" status="{status}"/></testsuite>').results
    assert result.outcome.value == outcome
