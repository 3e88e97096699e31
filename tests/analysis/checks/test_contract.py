from __future__ import annotations

import copy
import time
from typing import Any

import pytest

from specflow.analysis.checks.contract import Inputs, judge
from specflow.model.checks import ContractCheck, Judged, Payload
from specflow.model.evidence import Outcome

SCHEMA: dict[str, Any] = {
    "type": "object",
    "required": ["results"],
    "properties": {
        "results": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["confidence", "ai_reason"],
                "properties": {
                    "confidence": {"type": "number", "minimum": 0.75, "x-requirement": "FR-07"},
                    "ai_reason": {"type": "string", "minLength": 1, "x-requirement": "ask-maps/FR-05"},
                },
            },
        }
    },
}
GOOD = {"results": [{"confidence": 0.8, "ai_reason": "quiet"}]}
CHECK = ContractCheck(contract="contracts/answer.json", payloads=("evidence/*.json",))


def judged(owner: str, *payloads: Any, schema: Any = SCHEMA, document: Any = None, documents: Any = None) -> Judged:
    check = CHECK
    if document is not None:
        check = ContractCheck.model_validate(
            {"contract": "contracts/answer.json", "openapi": {"document": "api.yaml", "operation": "POST /ask", "response": 200}}
        )
    found = [Payload(f"p{number}", value) for number, value in enumerate(payloads)]
    return judge(check, f"ask-maps/{owner}", Inputs(schema, documents or {}, found, document))


def with_one(**values: Any) -> Any:
    one = {**GOOD["results"][0], **values}
    return {"results": [{key: value for key, value in one.items() if value is not None}]}


def api(answer: Any, version: str = "3.1.0") -> Any:
    content = {"application/json": {"schema": {"$ref": "#/components/schemas/Answer"}}}
    return {
        "openapi": version,
        "paths": {"/ask": {"post": {"responses": {"200": {"content": content}}}}},
        "components": {"schemas": {"Answer": answer}},
    }


def test_good_payloads_pass_and_the_control_goes_red() -> None:
    for owner in ("FR-05", "FR-07", "FR-01"):
        one = judged(owner, GOOD)
        assert (one.outcome, one.control) == (Outcome.PASSED, "red")


def test_a_missing_field_fails_the_requirement_that_its_node_names() -> None:
    bad = with_one(ai_reason=None)
    mine = judged("FR-05", GOOD, bad)
    assert mine.outcome is Outcome.FAILED
    assert mine.detail == "p1: /results/0: 'ai_reason' is a required property"
    other = judged("FR-07", GOOD, bad)
    assert other.outcome is Outcome.PASSED
    assert [id_ for id_, _ in other.blamed] == ["FR-05"]


@pytest.mark.parametrize("value", [0.7499, -1, "high"])
def test_a_value_outside_its_bound_fails(value: Any) -> None:
    assert judged("FR-07", with_one(confidence=value)).outcome is Outcome.FAILED


def test_a_contract_that_accepts_everything_is_hollow() -> None:
    one = judged("FR-05", GOOD, schema={"type": "object", "x-requirement": "FR-05"})
    assert (one.outcome, one.control) == (Outcome.HOLLOW, "green")
    assert "/results" in one.spoilt
    node = {"type": "object", "properties": {"results": {"x-requirement": "FR-05"}}}
    assert judged("FR-05", GOOD, schema=node).outcome is Outcome.HOLLOW


def test_a_node_that_no_payload_shows_cannot_be_controlled_and_is_hollow() -> None:
    assert judged("FR-05", {"results": []}).outcome is Outcome.HOLLOW


def test_an_optional_field_is_told_as_unguarded() -> None:
    schema = copy.deepcopy(SCHEMA)
    schema["properties"]["results"]["items"]["required"] = ["confidence"]
    one = judged("FR-05", GOOD, schema=schema)
    assert one.outcome is Outcome.PASSED
    assert "/results/0/ai_reason dropped" in one.open


def test_without_payloads_it_has_not_run() -> None:
    assert judged("FR-05").outcome is Outcome.NOT_RUN


@pytest.mark.parametrize(
    "schema",
    [[], {"type": "nonsense"}, {"$ref": "https://example.org/x.json"}, {"$ref": "../../secret.json"},
     {"type": "string", "pattern": "(a+)+$"}],
)  # fmt: skip
def test_a_contract_that_cannot_be_used_is_an_error_and_reaches_for_nothing(schema: Any) -> None:
    assert judged("FR-05", GOOD, schema=schema).outcome is Outcome.ERROR


def test_a_reference_to_a_file_beside_the_contract_is_followed() -> None:
    item = SCHEMA["properties"]["results"]["items"]
    schema = {"type": "object", "properties": {"results": {"type": "array", "items": {"$ref": "place.json"}}}}
    documents = {"contracts/place.json": item}
    assert judged("FR-05", GOOD, schema=schema, documents=documents).control == "red"
    assert judged("FR-05", with_one(ai_reason=""), schema=schema, documents=documents).outcome is Outcome.FAILED


def test_a_document_that_admits_only_what_conforms_is_proven() -> None:
    pytest.importorskip("jsonschema_rs")
    one = judged("FR-05", document=api(SCHEMA))
    assert one.outcome is Outcome.PASSED
    assert "proven" in one.detail


def test_a_document_that_makes_a_field_optional_fails_with_the_answer_that_it_admits() -> None:
    loose = copy.deepcopy(SCHEMA)
    loose["properties"]["results"]["items"]["required"] = ["confidence"]
    one = judged("FR-05", document=api(loose))
    assert one.outcome is Outcome.FAILED
    assert "without `ai_reason`" in one.detail
    del loose["properties"]["results"]["items"]["properties"]["confidence"]["minimum"]
    assert judged("FR-07", document=api(loose)).outcome is Outcome.FAILED


def test_nullable_of_the_old_form_is_seen() -> None:
    loose = copy.deepcopy(SCHEMA)
    loose["properties"]["results"]["items"]["properties"]["ai_reason"]["nullable"] = True
    assert judged("FR-05", document=api(loose, "3.0.3")).outcome is Outcome.FAILED


def test_a_document_without_the_operation_fails() -> None:
    one = judged("FR-05", document={"openapi": "3.1.0", "paths": {}})
    assert (one.outcome, one.detail) == (Outcome.FAILED, "api.yaml has no JSON schema for POST /ask 200")


def test_the_control_costs_less_than_ten_milliseconds() -> None:
    wide = {"results": [{"confidence": 0.8, "ai_reason": "quiet", **{f"field_{n}": "x" for n in range(40)}}] * 5}
    judged("FR-05", wide)
    best = min(_cost(wide) for _ in range(5))
    assert best < 0.010 + _cost_of_validation(wide)


def _cost(payload: Any) -> float:
    began = time.process_time()
    judged("FR-05", payload)
    return time.process_time() - began


def _cost_of_validation(payload: Any) -> float:
    from specflow.analysis.checks.schema import Schema

    began = time.process_time()
    list(Schema("contracts/answer.json", SCHEMA, {}).refusals(payload))
    return time.process_time() - began
