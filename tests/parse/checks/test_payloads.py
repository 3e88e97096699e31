from __future__ import annotations

import base64
import json
from typing import Any

import pytest

from specflow.parse.checks.measured import Unreadable
from specflow.parse.checks.payloads import read_payloads


def test_one_json_and_one_a_line() -> None:
    assert [one.value for one in read_payloads("a.json", b'{"a": 1}')] == [{"a": 1}]
    lines = list(read_payloads("a.jsonl", b'{"a": 1}\n\n{"a": 2}\n'))
    assert [(one.where, one.value) for one in lines] == [("a.jsonl:1", {"a": 1}), ("a.jsonl:3", {"a": 2})]


def entry(method: str, url: str, text: str, status: int = 200, encoding: str = "") -> dict[str, Any]:
    content = {"mimeType": "application/json", "text": text} | ({"encoding": encoding} if encoding else {})
    return {"request": {"method": method, "url": url}, "response": {"status": status, "content": content}}


def test_a_recording_gives_the_answers_of_the_operation() -> None:
    coded = base64.b64encode(b'{"a": 2}').decode()
    entries = [
        entry("POST", "https://x/ask?q=1", '{"a": 1}'), entry("GET", "https://x/ask", "{}"),
        entry("POST", "https://x/other", "{}"),
        entry("POST", "https://x/v1/ask", coded, encoding="base64"), entry("POST", "https://x/ask", "{}", status=500),
    ]  # fmt: skip
    data = json.dumps({"log": {"entries": entries}}).encode()
    assert [one.value for one in read_payloads("a.har", data, "POST /ask", "200")] == [{"a": 1}, {"a": 2}]
    paths = json.dumps({"log": {"entries": [entry("GET", "https://x/places/7/photos", "[]")]}}).encode()
    assert len(list(read_payloads("a.har", paths, "GET /places/{id}/photos"))) == 1


def test_without_a_status_a_recording_gives_what_succeeded() -> None:
    """Whoever tries a service with odd requests records its refusals too; they are not what the contract speaks of."""
    statuses = (199, 200, 201, 299, 300, 400, 404, 500)
    entries = [entry("POST", "https://x/ask", f'{{"a": {status}}}', status) for status in statuses]
    odd = entry("POST", "https://x/ask", '{"a": 0}') | {"response": {"content": {"text": '{"a": 0}'}}}
    data = json.dumps({"log": {"entries": [*entries, odd]}}).encode()
    assert [one.value["a"] for one in read_payloads("a.har", data)] == [200, 201, 299, 0]
    assert [one.value["a"] for one in read_payloads("a.har", data, "POST /ask", "400")] == [400]


@pytest.mark.parametrize(("path", "data"), [("a.json", b"{"), ("a.jsonl", b'{}\n{"a":'), ("a.json", b"\xff"), ("a.json", b"")])
def test_what_is_cut_off_is_told(path: str, data: bytes) -> None:
    with pytest.raises(Unreadable):
        list(read_payloads(path, data))
