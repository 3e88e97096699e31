"""Results of runners that know titles and no files, as node:test, Jest and Vitest write them: whose are they?"""

from __future__ import annotations

import pytest

from specflow.model.evidence import Freshness, Outcome, Report, Result
from specflow.model.trace import Claim
from specflow.parse.evidence import read_report
from tests.trace_build import assembled

SPEC = """
requirements:
  - {id: FR-01, title: Ask, text: A visitor must be able to ask., status: final}
"""
CODE = "// spec: FR-01\nexport function ask() {\n  return 1;\n}\n"
TESTS = """
describe("limit [FR-01]", () => {
  test("refuses", () => { assert.equal(ask(), 1); });
});
test("refuses", () => { assert.equal(ask(), 2); });
"""
TARGET = "test/a.test.mjs::limit [FR-01] > refuses"
NODE = """<testsuites><testcase name="refuses" classname="test"><failure/></testcase>
<testsuite name="limit [FR-01]"><testcase name="refuses" classname="test"/></testsuite></testsuites>"""
JEST = """<testsuites><testsuite name="x"><testcase classname="limit [FR-01] refuses" name="limit [FR-01] refuses"/>
<testcase classname="refuses" name="refuses"><failure/></testcase></testsuite></testsuites>"""
VITEST = """<testsuites><testsuite name="test/a.test.mjs">
<testcase classname="test/a.test.mjs" name="limit [FR-01] &gt; refuses"/>
<testcase classname="test/a.test.mjs" name="refuses"><failure/></testcase></testsuite></testsuites>"""


def claims(text: str, tests: str = TESTS, stamped: tuple[str, ...] = ()) -> list[Claim]:
    read = read_report("r.xml", text.encode())
    assert isinstance(read, Report)
    report = read._replace(digests=dict.fromkeys(stamped, "then"))
    return list(assembled(SPEC, {"src/a.mjs": CODE, "test/a.test.mjs": tests}, reports=(report,)).joined.claims)


@pytest.mark.parametrize("text", [NODE, JEST, VITEST], ids=["node", "jest", "vitest"])
def test_a_title_in_a_suite_is_joined_and_its_namesake_is_not(text: str) -> None:
    (claim,) = claims(text)
    assert (claim.link.target, claim.outcome, claim.report) == (TARGET, Outcome.PASSED, "r.xml")


@pytest.mark.parametrize("text", [NODE, JEST, VITEST], ids=["node", "jest", "vitest"])
def test_what_changed_since_the_run_is_stale(text: str) -> None:
    assert [one.freshness for one in claims(text, stamped=(TARGET,))] == [Freshness.STALE]


@pytest.mark.parametrize("title", ["[FR-01] says so", "says so [FR-01]", "says [FR-01] so (twice)"])
def test_an_id_may_stand_anywhere_in_a_title(title: str) -> None:
    text = f'<testsuite><testcase name="{title}" classname="test"/></testsuite>'
    (claim,) = claims(text, f'test("{title}", () => {{ assert.ok(ask()); }});\n')
    assert (claim.link.target, claim.outcome) == (f"test/a.test.mjs::{title}", Outcome.PASSED)


def test_a_titled_test_that_went_after_its_stamped_run_proves_nothing() -> None:
    (claim,) = claims(NODE, "// nothing is left\n", (TARGET,))
    assert (claim.outcome, claim.freshness) == (Outcome.STALE, Freshness.STALE)
    (claim,) = claims(NODE, "// nothing is left\n")
    assert (claim.outcome, claim.freshness) == (Outcome.PASSED, Freshness.UNKNOWN), "a bare report knows of no place"


def test_a_test_that_moved_to_another_file_is_found_there() -> None:
    (claim,) = claims(NODE, TESTS, ("test/old.test.mjs::limit [FR-01] > refuses",))
    assert (claim.link.target, claim.outcome) == (TARGET, Outcome.PASSED)


def test_a_property_beside_a_title_is_a_claim_of_its_own() -> None:
    result = Result("test::[FR-01] a", "", "[FR-01] a", 0, Outcome.PASSED, ("ask-maps/FR-01", "ask-maps/FR-02"), 0.1)
    report = Report("r.xml", "junit", "", {"test/a.test.mjs::[FR-01] a": ""}, (result,))
    spec = SPEC + "  - {id: FR-02, title: Say, text: A visitor must be able to say., status: final}\n"
    tests = 'test("[FR-01] a", () => { assert.ok(ask()); });\n'
    found = assembled(spec, {"src/a.mjs": CODE, "test/a.test.mjs": tests}, reports=(report,)).joined.claims
    assert [(one.link.requirement, one.outcome) for one in found] == [
        ("ask-maps/FR-01", Outcome.PASSED), ("ask-maps/FR-02", Outcome.PASSED),
    ]  # fmt: skip


GO_TESTS = """
package pay

func TestLimit(t *testing.T) {
	t.Run("[FR-01] refuses what_is above", func(t *testing.T) {
		if Accepts(501) {
			t.Error("took it")
		}
	})
}
"""
SUBTEST = "pay/pay_test.go::TestLimit > [FR-01] refuses what_is above"


def subtest(tests: str, *stamped: str) -> list[Claim]:
    result = Result("x/pay::TestLimit/[FR-01]_refuses_what_is_above", "", "TestLimit", 0, Outcome.PASSED, ("FR-01",), 0.1)
    report = Report("r.json", "go", "", dict.fromkeys(stamped, "then"), (result,))
    files = {"pay/pay.go": "package pay\n\n// spec: FR-01\nfunc Accepts(n int) bool { return n < 9 }\n", "pay/pay_test.go": tests}
    return list(assembled(SPEC, files, reports=(report,)).joined.claims)


def test_a_subtest_of_go_is_joined_by_its_title() -> None:
    assert [(one.link.target, one.outcome) for one in subtest(GO_TESTS)] == [(SUBTEST, Outcome.PASSED)]
    assert [one.freshness for one in subtest(GO_TESTS, SUBTEST)] == [Freshness.STALE], "it changed since"
    assert [one.freshness for one in subtest("package pay\n", SUBTEST)] == [Freshness.STALE], "it is gone"
