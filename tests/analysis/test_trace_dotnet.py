"""What `dotnet test` writes with JunitXml.TestLogger: facts by name, the cases of a theory with their arguments."""

from __future__ import annotations

import pytest

from specflow.model.evidence import Outcome, Report
from specflow.parse.evidence import read_report
from tests.trace_build import assembled

SPEC = """
requirements:
  - {id: FR-01, title: Thin, text: The system must say so when the answer is thin., status: final}
  - {id: FR-02, title: Many, text: The system must refuse more than 2 questions., status: final}
"""
TESTS = """using Xunit;
namespace Ask.Tests;
public class GateTest
{
    // spec: FR-01
    [Fact]
    public void Says_so() { Assert.True(new Gate().Thin(0)); }

    // spec: FR-02
    [Theory]
    [InlineData(3)]
    [InlineData(4)]
    public void Refuses_many(int n) { Assert.True(new Gate().Refuses(n)); }
}
"""
REPORT = """<testsuites><testsuite name="Ask.Tests.dll" id="0" package="Ask.Tests.dll"><properties/>
<testcase classname="Ask.Tests.GateTest" name="Says_so" time="0.002"/>
<testcase classname="Ask.Tests.GateTest" name="Refuses_many(n: 3)" time="0.001"/>
<testcase classname="Ask.Tests.GateTest" name="Refuses_many(n: 4)" time="0.001">{}</testcase>
<system-out/><system-err/></testsuite></testsuites>"""


@pytest.mark.parametrize(
    ("last", "outcome"),
    [
        ("", Outcome.PASSED),
        ('<failure type="failure" message="Assert.True() Failure">x</failure>', Outcome.FAILED),
        ('<skipped message="later"/>', Outcome.PASSED),
    ],
    ids=["all pass", "one case fails", "one case is skipped"],
)
def test_a_theory_is_as_bad_as_the_worst_of_its_cases_that_ran(last: str, outcome: Outcome) -> None:
    report = read_report("r.xml", REPORT.format(last).encode())
    assert isinstance(report, Report)
    joined = assembled(SPEC, {"tests/GateTest.cs": TESTS}, reports=(report,)).joined
    assert {claim.link.target: claim.outcome for claim in joined.claims} == {
        "tests/GateTest.cs::GateTest.Says_so": Outcome.PASSED, "tests/GateTest.cs::GateTest.Refuses_many": outcome,
    }  # fmt: skip
