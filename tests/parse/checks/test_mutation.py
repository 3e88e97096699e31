from __future__ import annotations

import json
from typing import Any

import pytest

from specflow.model.proof import Fate, Mutant, Proof, Tried, Verdict
from specflow.parse.checks.measured import Unreadable
from specflow.parse.checks.mutation import read_mutation
from specflow.parse.checks.proofs import read_proofs, write_proofs

SOURCE = "export const gate = (rows) =>\n  rows.filter((row) => row.confidence >= 0.75);\n"


def mutant(id_: str, status: str, **more: Any) -> dict[str, Any]:
    place = {"start": {"line": 2, "column": 39}, "end": {"line": 2, "column": 41}}
    return {"id": id_, "mutatorName": "EqualityOperator", "replacement": ">", "location": place, "status": status, **more}


def report(*mutants: dict[str, Any], **more: Any) -> bytes:
    tests = {"tests/gate.test.js": {"tests": [{"id": "1", "name": "gate keeps what is sure"}]}}
    files = {"src/gate.js": {"language": "javascript", "source": SOURCE, "mutants": list(mutants)}}
    thresholds = {"high": 80, "low": 60}
    return json.dumps({"schemaVersion": "2.0", "thresholds": thresholds, "files": files, "testFiles": tests, **more}).encode()


def test_places_fates_and_tests_are_read() -> None:
    reason = "AssertionError: expected 1 to equal 2"
    found = read_mutation("mutation.json", report(
        mutant("a", "Killed", killedBy=["1"], statusReason=reason), mutant("b", "Survived", coveredBy=["1"]),
        mutant("c", "Killed", killedBy=["1"], statusReason="TypeError: rows is undefined"), mutant("d", "NoCoverage"),
        mutant("e", "Timeout"), mutant("f", "Ignored"), mutant("g", "CompileError"),
    ))  # fmt: skip
    assert [one.fate for one in found] == [Fate.KILLED, Fate.SURVIVED, Fate.CRASHED, Fate.SURVIVED, Fate.TIMEOUT]
    assert found[0].tests == ("gate keeps what is sure",)
    assert (found[0].mutant.path, found[0].mutant.line, found[0].mutant.old) == ("src/gate.js", 2, ">=")


def test_absolute_paths_are_cut_by_the_project_s_root() -> None:
    data = json.loads(report(mutant("a", "Survived"), projectRoot="C:\\work\\shop"))
    data["files"] = {"C:\\work\\shop\\src\\gate.js": data["files"]["src/gate.js"]}
    [one] = read_mutation("m.json", json.dumps(data).encode())
    assert one.mutant.path == "src/gate.js"


@pytest.mark.parametrize(
    "data", [b"", b"{}", b"[]", b'{"schemaVersion": "9", "files": {}}', b'{"schemaVersion": "1", "files": 7}']
)
def test_what_is_no_report_is_told(data: bytes) -> None:
    with pytest.raises(Unreadable):
        read_mutation("m.json", data)


def test_a_report_may_be_cut_anywhere() -> None:
    data = report(mutant("a", "Survived"))
    for size in range(0, len(data) - 1, 7):
        with pytest.raises(Unreadable):
            read_mutation("m.json", data[:size])


def test_proofs_survive_a_round_trip_and_nothing_else_does() -> None:
    one = Mutant("src/a.py", "gate", 3, 10, 12, ">=", ">", "bound")
    proof = Proof("a/FR-01", Verdict.PARTIAL, (Tried(one, Fate.SURVIVED, "", 0.1),), ("src/a.py::gate",), (("src/a.py", "00"),),
                  "why", "python", ("tests/test_a.py::test_a",))  # fmt: skip
    data = write_proofs([proof])
    assert read_proofs(data) == (proof,)
    assert read_proofs(data.replace(b"partial", b"certain")) == ()
    assert read_proofs(data[:-9]) == ()
    assert read_proofs(b"[]") == ()
