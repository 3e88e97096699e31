"""Exporting a run over OTLP: what a collector gets, what it may answer, and that nothing goes anywhere else."""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest

from specflow.adapters.traces import Recorder
from specflow.model.telemetry import Plain, Span, otlp_line, requests_of
from tests.run import specflow


@dataclass
class Collector:
    """Where it listens, and what came: path, headers, body."""

    url: str
    taken: list[tuple[str, dict[str, str], Any]] = field(default_factory=list)


@contextmanager
def collecting(status: int = 200, answer: bytes = b"{}", raw: bytes = b"", **headers: str) -> Iterator[Collector]:
    state = Collector("")

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["content-length"])))
            state.taken.append((self.path, {name.lower(): value for name, value in self.headers.items()}, body))
            if raw:
                self.wfile.write(raw)
                return
            self.send_response(status)
            for name, value in {"content-length": str(len(answer)), **headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, *args: Any) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    state.url = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield state
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A workspace with one run of three spans, and a line in it that is none."""
    recorder = Recorder(tmp_path)
    chat: dict[str, Plain] = {"input_tokens": 10, "cost": 0.5, "finish_reasons": ("end_turn",), "exact": True}
    with recorder.span("draft x", operation="invoke_workflow"), recorder.span("align"), recorder.span("chat claude", **chat):
        pass
    with recorder.path.open("a", encoding="utf-8") as file:
        file.write("torn {\n")
    return tmp_path


def test_a_run_goes_out_in_one_request(desk: Path) -> None:
    with collecting() as collector:
        ran = specflow(desk, "runs", "export", "--endpoint", collector.url)
    assert (ran.code, ran.out.split(" of ")[0]) == (0, "Sent 3 spans"), ran.err
    ((path, headers, body),) = collector.taken
    assert (path, headers["content-type"]) == ("/v1/traces", "application/json")
    spans = [span for one in body["resourceSpans"] for scope in one["scopeSpans"] for span in scope["spans"]]
    assert [span["name"] for span in spans] == ["chat claude", "align", "draft x"]
    assert {len(span["traceId"]) for span in spans} == {32}
    assert spans[0]["parentSpanId"] == spans[1]["spanId"]
    values = {one["key"]: one["value"] for one in spans[0]["attributes"]}
    assert values["gen_ai.usage.input_tokens"] == {"intValue": "10"}
    assert values["specflow.cost.usd"] == {"doubleValue": 0.5}
    assert values["gen_ai.response.finish_reasons"] == {"arrayValue": {"values": [{"stringValue": "end_turn"}]}}
    resource = {one["key"]: one["value"]["stringValue"] for one in body["resourceSpans"][0]["resource"]["attributes"]}
    assert resource["service.name"] == "specflow"


def test_headers_come_from_the_environment(desk: Path) -> None:
    environment = {**os.environ, "OTEL_EXPORTER_OTLP_HEADERS": "authorization=Basic%20abc, x-team=one,=,nonsense%0a=1"}
    with collecting() as collector:
        assert specflow(desk, "runs", "export", "--endpoint", f"{collector.url}/v1/traces/", env=environment).code == 0
    ((path, headers, _),) = collector.taken
    assert (path, headers["authorization"], headers["x-team"]) == ("/v1/traces", "Basic abc", "one")


def test_what_the_collector_refuses_is_told(desk: Path) -> None:
    answer = b'{"partialSuccess": {"rejectedSpans": "2", "errorMessage": "late"}}'
    with collecting(answer=answer) as collector:
        ran = specflow(desk, "runs", "export", "--endpoint", collector.url)
    assert (ran.code, "Sent 1 spans" in ran.out, "refused 2" in ran.out) == (1, True, True), ran.out


ANSWERS: dict[str, dict[str, Any]] = {
    "it fails": {"status": 500}, "it wants a key": {"status": 401}, "it sends elsewhere": {"status": 302},
    "it moves for good": {"status": 308}, "it is no HTTP": {"raw": b"SSH-2.0-OpenSSH\r\n"}, "it hangs up": {"raw": b"\r\n"},
}  # fmt: skip


@pytest.mark.parametrize("name", ANSWERS)
def test_a_collector_that_does_not_take_it_is_named(name: str, desk: Path) -> None:
    with collecting() as other, collecting(**ANSWERS[name], location=f"{other.url}/v1/traces") as collector:
        ran = specflow(desk, "runs", "export", "--endpoint", collector.url)
    assert (ran.code, "does not take the trace" in ran.err) == (2, True), ran.err
    assert "<urlopen" not in ran.err
    assert other.taken == [], "a redirection is not followed"


NONE = ["", "file:///etc/passwd", "ftp://x", "http://", "http://[::1", "http://x:99999999", "http://a b"]


@pytest.mark.parametrize("address", NONE)
def test_an_address_that_is_none(address: str, desk: Path) -> None:
    ran = specflow(desk, "runs", "export", "--endpoint", address)
    assert (ran.code, "no http address" in ran.err) == (2, True), ran.err


def test_many_spans_go_in_several_requests() -> None:
    lines = [otlp_line(Span("a" * 32, f"{at:016x}", "", "chat", 1, 2), "1") for at in range(1_201)]
    parts = [(count, len(json.loads(body)["resourceSpans"])) for count, body in requests_of("\n".join([*lines, "{}", "7"]))]
    assert parts == [(500, 500), (500, 500), (201, 201)]
