from __future__ import annotations

import ast

import pytest

from specflow.analysis.prove.verdicts import difference, sentence, shared, skeleton, verdict
from specflow.model.proof import Fate, Mutant, Proof, Tried, Verdict
from specflow.model.spec import Parameter, Requirement

REQUIREMENT = Requirement.model_validate(
    {"id": "FR-07", "title": "Gate", "text": "The service must leave out every place below {min_confidence}."}
)
PARAMETERS = {"min_confidence": Parameter(value=0.75), "other": Parameter(value=5)}


def mutant(kind: str = "bound", old: str = ">=", new: str = ">", symbol: str = "gate", start: int = 10) -> Mutant:
    return Mutant("src/gate.py", symbol, 4, start, start + len(old), old, new, kind)


def tried(*fates: Fate, symbol: str = "gate") -> list[Tried]:
    return [Tried(mutant(start=number, symbol=symbol), fate) for number, fate in enumerate(fates)]


K, C, S, T, N = Fate.KILLED, Fate.CRASHED, Fate.SURVIVED, Fate.TIMEOUT, Fate.NOT_RUN


@pytest.mark.parametrize(
    ("fates", "wanted"),
    [
        ((K, K), Verdict.PROVEN), ((K, C), Verdict.PROVEN), ((K, T), Verdict.PROVEN), ((K, Fate.ELSEWHERE), Verdict.PROVEN),
        ((K, S), Verdict.PARTIAL), ((K, N), Verdict.PARTIAL), ((K, T, T), Verdict.PARTIAL),
        ((S, S), Verdict.HOLLOW), ((C, C), Verdict.HOLLOW), ((C, S, T), Verdict.HOLLOW),
        ((T, T), Verdict.UNKNOWN), ((N,), Verdict.UNKNOWN), ((), Verdict.UNKNOWN),
    ],
)  # fmt: skip
def test_verdicts(fates: tuple[Fate, ...], wanted: Verdict) -> None:
    assert verdict(tried(*fates), ["src/gate.py::gate"])[0] is wanted


def test_every_tagged_definition_needs_a_test_that_looks_at_it() -> None:
    both = [*tried(K), *tried(C, symbol="ask")]
    said, why = verdict(both, ["src/gate.py::gate", "src/gate.py::ask"])
    assert (said, why) == (Verdict.PARTIAL, "no claiming test looks at what `ask` does")


def test_what_the_tests_of_another_requirement_notice_is_theirs() -> None:
    files = (("tests/test_other.py", "abc"),)
    mine = Proof("a/FR-07", Verdict.PARTIAL, tuple(tried(K, S)), ("src/gate.py::gate",), (("src/gate.py", "x"),))
    other = Proof("a/FR-08", Verdict.PARTIAL, tuple(tried(S, K)), ("src/gate.py::gate",), files)
    settled = shared(mine, [other])
    assert settled.verdict is Verdict.PROVEN
    assert settled.count(Fate.ELSEWHERE) == 1
    assert dict(settled.files) == {"src/gate.py": "x", "tests/test_other.py": "abc"}
    assert shared(mine, []) is mine


@pytest.mark.parametrize(
    ("one", "said"),
    [
        (mutant("number", "0.75", "0.74"), "would notice a min_confidence of 0.74 in place of 0.75"),
        (mutant("number", "7", "8"), "would notice 8 in place of 7"),
        (mutant(), "would notice `>` in place of `>=` in `gate`: nothing is tried exactly at min_confidence (0.75)"),
        (mutant("field", ', "ai_reason": match.reason', ""), "would notice a result without `ai_reason`"),
        (mutant("call", "gate(found)", "found"), "would notice that `gate` leaves out `gate`"),
        (mutant("result", "return x", "return None"), "would notice that `gate` gives nothing back"),
        (mutant("refusal", "raise TooLong", "pass"), "no longer refuses (`raise TooLong` left out)"),
    ],
)
def test_a_survivor_is_a_sentence_in_the_requirement_s_own_values(one: Mutant, said: str) -> None:
    words = sentence(one, REQUIREMENT, PARAMETERS)
    assert words.startswith("no test of `FR-07` would notice")
    assert said in words


def test_the_difference_shows_the_changed_line_only() -> None:
    text = "def gate(x):\n    return x >= 5\n"
    at = text.index(">=")
    shown = difference(text, Mutant("a.py", "gate", 2, at, at + 2, ">=", ">", "bound"))
    assert shown == "-    return x >= 5\n+    return x > 5"


def test_a_skeleton_is_python_and_fails_until_somebody_finishes_it() -> None:
    proof = Proof("ask/FR-07", Verdict.PARTIAL, tuple(tried(K, S, S)), ("src/gate.py::gate",), ())
    text = skeleton(proof, REQUIREMENT, PARAMETERS, "ask")
    functions = [node for node in ast.parse(text).body if isinstance(node, ast.FunctionDef)]
    assert [one.name for one in functions] == ["test_fr_07_notices_gate_1", "test_fr_07_notices_gate_2"]
    assert text.count("pytest.fail(") == 2
    assert text.count('@pytest.mark.spec("ask/FR-07")') == 2
