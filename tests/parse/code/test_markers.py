from __future__ import annotations

from specflow.model.code import Scope
from specflow.parse.code.markers import scan_claims

PYTHON = '''import pytest

pytestmark = pytest.mark.spec("BR-01")


@pytest.mark.spec("ask-maps/FR-07", "EC-02")
@pytest.mark.parametrize("x", [1])
def test_gate(x):
    text = '@pytest.mark.spec("FR-99")'
    more = """
pytestmark = pytest.mark.spec("FR-98")
"""
    assert text + more


class TestAsk:
    @pytest.mark.spec("FR-01")
    def test_ask(self):
        assert True
'''
SCRIPT = """
describe("gate", () => {
  it("[FR-07] leaves weak places out", () => { expect(gate([])).toEqual([]) })
  test("says [ask-maps/EC-02] so", () => { expect(1).toBe(1) })
})
"""


def test_marks_belong_to_the_test_they_decorate() -> None:
    tags = scan_claims("t.py", PYTHON).tags
    found = {tuple(map(str, tag.ids)): (tag.scope, tag.owner.name if tag.owner else "") for tag in tags}
    assert found == {
        ("BR-01",): (Scope.FILE, ""),
        ("ask-maps/FR-07", "EC-02"): (Scope.TEST, "test_gate"),
        ("FR-01",): (Scope.TEST, "TestAsk.test_ask"),
    }


def test_ids_in_titles_are_claims() -> None:
    found = [(str(tag.ids[0]), tag.owner.kind if tag.owner else "") for tag in scan_claims("gate.test.ts", SCRIPT).tags]
    assert found == [("FR-07", "test"), ("ask-maps/EC-02", "test")]


def test_a_mark_stands_where_its_ids_stand() -> None:
    tag = next(tag for tag in scan_claims("t.py", PYTHON).tags if len(tag.ids) == 2)
    line = PYTHON.splitlines()[tag.line - 1]
    assert [line[one.column - 1 : one.end_column - 1] for one in tag.ids] == ["ask-maps/FR-07", "EC-02"]
