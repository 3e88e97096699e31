from __future__ import annotations

from specflow.analysis.decisions.propose import propose
from specflow.model.spec import Spec
from tests.build import project

SPEC = """\
parameters: {sure: 0.75, wait: {value: 10, unit: seconds}, most: {value: 80, unit: "%"}}
requirements:
  - id: FR-01
    title: Thin answers
    text: An answer below a confidence of {sure} must be marked.
    source: {path: n.md, line: 1, quote: about 0.75}
  - {id: NFR-01, title: Quick, text: "An answer must come within {wait}.", source: {path: n.md, line: 2, quote: "10 seconds"}}
  - {id: FR-02, title: Full, text: "A warning must come after {most}.", source: {path: n.md, line: 3, quote: "say 80 %"}}
metrics:
  - {id: SM-01, text: Answers come in two seconds}
  - {id: SM-02, text: Wrong places are shown to fewer than one percent}
"""


def spec(text: str = SPEC) -> Spec:
    read = project(text).specs[0].spec
    assert read is not None
    return read


def test_hedges_and_goals_that_pull_apart_become_decisions_and_plain_limits_do_not() -> None:
    found = propose(spec())
    assert [(one.id, one.kind, one.sets) for one in found] == [
        ("DN-01", "slider", ("sure",)), ("DN-02", "slider", ("most",)), ("DN-03", "choice", ()),
    ]  # fmt: skip
    assert found[0].options == {"min": 0.5, "max": 0.95, "step": 0.05}
    assert found[0].serves == ("FR-01",)
    assert found[0].source[0].quote == "about 0.75"
    assert found == propose(spec())


def test_a_spec_with_decisions_gets_no_more() -> None:
    assert propose(spec(SPEC + "decisions: [{id: DN-01, question: Why?}]\n")) == ()


def test_a_share_never_goes_beyond_a_hundred() -> None:
    found = next(one for one in propose(spec(SPEC.split("metrics:")[0])) if one.sets == ("most",))
    assert found.options == {"min": 40, "max": 100, "step": 8}
