"""A Messages server on loopback: scripted steps, both framings of a stream, and every way a server misbehaves."""

from __future__ import annotations

import json
import socket
import struct
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

Framing = str  # "chunked" or "close"


@dataclass(frozen=True)
class Step:
    """One answer. `kind` says how it goes wrong, if it does."""

    text: str = '{"ok": true}'
    kind: str = "ok"
    stop: str | None = "end_turn"
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    usage: dict[str, Any] = field(default_factory=lambda: {"input_tokens": 1000, "output_tokens": 200})
    framing: Framing = "chunked"
    pause: float = 0.0
    pieces: int = 4
    error: str = "overloaded_error"
    model: str = "served-model"


@dataclass
class Server:
    """What a test sees: where it listens and what it was asked."""

    url: str
    requests: list[dict[str, Any]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    counted: int = 0
    batched: list[str] = field(default_factory=list)
    on_batch: Callable[[], None] = lambda: None
    """What happens once a batch is there and before anybody is told its name."""
    listed: bool = True
    """Whether it tells the batches that it has."""
    looks: int = 2
    """How often a batch is asked after until it is done."""


Script = Callable[[dict[str, Any], int], Step]


@contextmanager
def serving(
    script: Script | list[Step], *, key: str = "test-key", count: int | None = 900, older: bool = False
) -> Iterator[Server]:
    """A running server. `script` gives the step for a body and the number of the call; a list is played in order.

    An `older` one knows the first version of the API only, and neither counting nor batches; it asks for no key.
    """
    state = Server("")
    lock = threading.Lock()
    batches: dict[str, list[Any]] = {}

    def step_for(body: dict[str, Any]) -> Step:
        with lock:
            at = len(state.requests)
            state.requests.append(body)
        return script[min(at, len(script) - 1)] if isinstance(script, list) else script(body, at)

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, *args: Any) -> None:
            pass

        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["content-length"])))
            state.headers.append({name.lower(): value for name, value in self.headers.items()})
            if older and (wrong := self.newer(body)):
                return self.plain(400, {"type": "error", "error": {"type": "invalid_request_error", "message": wrong}})
            if not self.known():
                return self.plain(401, _WRONG_KEY)
            if self.path.endswith("/count_tokens"):
                state.counted += 1
                return self.plain(200, {"input_tokens": count}) if count else self.plain(404, {"type": "error", "error": {}})
            if self.path.endswith("/v1/messages/batches"):
                return self.batch(body)
            assert self.path.endswith("/v1/messages"), self.path
            assert body["stream"] is True
            assert body["max_tokens"] > 0
            with suppress(ConnectionError):
                self.play(step_for(body))
            return None

        def known(self) -> bool:
            given = self.headers.get("authorization", "").removeprefix("Bearer ")
            return older or key in (given, self.headers.get("x-api-key"))

        def newer(self, body: dict[str, Any]) -> str:
            """What of a request an older server does not know."""
            if not self.path.endswith("/v1/messages") or self.headers.get("anthropic-version") != "2023-06-01":
                return "unknown path or version"
            strange = set(body) - {"model", "max_tokens", "system", "messages", "stream"}
            plain = isinstance(body["system"], str) and all(isinstance(one["content"], str) for one in body["messages"])
            return f"extra inputs are not permitted: {sorted(strange)}" if strange or not plain else ""

        def batch(self, body: dict[str, Any]) -> None:
            """Each question of a batch is played by the script at once; the answers lie ready under the batch's name."""
            name, lines = f"batch_{len(batches)}", []
            for one in body["requests"]:
                step = step_for(one["params"])
                content = [{"type": "text", "text": step.text}]
                message = {"id": "m", "type": "message", "role": "assistant", "model": step.model, "content": content,
                           "stop_reason": step.stop, "stop_sequence": None, "usage": step.usage}  # fmt: skip
                good = {"type": "succeeded", "message": message}
                bad = {"type": step.kind, "error": {"type": "error", "error": {"type": "api_error", "message": "scripted"}}}
                lines.append({"custom_id": one["custom_id"], "result": good if step.kind == "ok" else bad})
            batches[name] = [state.looks, lines[::-1], datetime.now(UTC).isoformat()]
            state.batched.append(name)
            state.on_batch()
            with suppress(ConnectionError):
                self.plain(200, self.told(name))

        def told(self, name: str) -> dict[str, Any]:
            left, lines, when = batches[name]
            counts = dict.fromkeys(("processing", "succeeded", "errored", "canceled", "expired"), 0)
            counts["processing" if left > 0 else "succeeded"] = len(lines)
            done = None if left > 0 else f"{state.url}/v1/messages/batches/{name}/results"
            return {"id": name, "type": "message_batch", "processing_status": "in_progress" if left > 0 else "ended",
                    "request_counts": counts, "created_at": when, "expires_at": when, "ended_at": None, "archived_at": None,
                    "cancel_initiated_at": None, "results_url": done}  # fmt: skip

        def list_batches(self) -> None:
            """A page of two, newest first, so that turning pages is seen to work."""
            names = state.batched[::-1]
            after = parse_qs(urlsplit(self.path).query).get("after_id", [""])[0]
            at = names.index(after) + 1 if after else 0
            page = names[at : at + 2]
            for name in page:
                batches[name][0] -= 1
            more = at + 2 < len(names)
            ends = {"first_id": page[0] if page else None, "last_id": page[-1] if page else None}
            return self.plain(200, {"data": [self.told(name) for name in page], "has_more": more, **ends})

        def do_GET(self) -> None:
            if not self.known():
                return self.plain(401, _WRONG_KEY)
            if state.listed and urlsplit(self.path).path.endswith("/batches"):
                return self.list_batches()
            name = self.path.partition("/batches/")[2].split("/")[0].split("?")[0]
            if name not in batches:
                return self.plain(404, {"type": "error", "error": {"type": "not_found_error", "message": "no such batch"}})
            if self.path.split("?")[0].endswith("/results"):
                raw = "".join(json.dumps(line) + "\n" for line in batches[name][1]).encode()
                return self.plain(200, raw, "application/binary")
            batches[name][0] -= 1
            return self.plain(200, self.told(name))

        def plain(self, status: int, data: Any, kind: str = "application/json", more: dict[str, str] | None = None) -> None:
            raw = data if isinstance(data, bytes) else json.dumps(data).encode()
            self.send_response(status)
            for name, value in {"content-type": kind, "content-length": str(len(raw)), **(more or {})}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(raw)

        def play(self, step: Step) -> None:
            if step.status != 200:
                error = {"type": "error", "error": {"type": step.error, "message": "scripted"}}
                return self.plain(step.status, error, more=step.headers)
            if step.kind == "html":
                return self.plain(200, b"<html><h1>Sign in</h1></html>", "text/html")
            if step.kind == "malformed":
                return self.plain(200, b'{"type": "mess', "application/json")
            if step.kind == "not-a-stream":
                return self.plain(200, {"type": "message", "content": [{"type": "text", "text": step.text}]})
            if step.kind == "drop":
                return self.reset()
            return self.stream(step)

        def reset(self) -> None:
            self.wfile.flush()
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            self.connection.close()
            self.close_connection = True

        def stream(self, step: Step) -> None:
            chunked = step.framing == "chunked"
            self.send_response(200)
            self.send_header("content-type", "text/event-stream")
            self.send_header("transfer-encoding", "chunked") if chunked else self.send_header("connection", "close")
            self.end_headers()
            for event in events(step):
                if event is None:
                    return self.reset()
                name = event.get("type", "message") if isinstance(event, dict) else "content_block_delta"
                data = json.dumps(event) if isinstance(event, dict) else event
                raw = f"event: {name}\ndata: {data}\n\n".encode()
                self.wfile.write(b"%x\r\n%s\r\n" % (len(raw), raw) if chunked else raw)
                self.wfile.flush()
                time.sleep(step.pause)
            if chunked:
                self.wfile.write(b"0\r\n\r\n")
            self.close_connection = not chunked or self.close_connection
            return None

    class Quiet(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, request: Any, client_address: Any) -> None:
            pass

    server = Quiet(("127.0.0.1", 0), Handler)
    state.url = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield state
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


_WRONG_KEY = {"type": "error", "error": {"type": "authentication_error", "message": "invalid key"}}


def events(step: Step) -> Iterator[dict[str, Any] | str | None]:
    """The events of a stream; None hangs up, a string is sent as it is."""
    opening = {key: value for key, value in step.usage.items() if key != "output_tokens"} | {"output_tokens": 1}
    message: dict[str, Any] = {"id": "msg_1", "type": "message", "role": "assistant", "model": step.model, "content": [],
               "stop_reason": None, "stop_sequence": None, "usage": opening}  # fmt: skip
    if step.kind == "wrong-shape":
        yield {"type": "message_start", "message": {"hello": "world"}}
        return
    yield {"type": "message_start", "message": message}
    if step.kind == "tool":
        block = {"type": "tool_use", "id": "t", "name": "bash", "input": {}}
        yield {"type": "content_block_start", "index": 0, "content_block": block}
        yield {"type": "content_block_delta", "index": 0, "delta": {"type": "input_json_delta", "partial_json": "{}"}}
    elif step.text:
        yield {"type": "content_block_start", "index": 0, "content_block": {"type": "text", "text": ""}}
        yield {"type": "ping"}
        yield from _pieces(step)
    if step.kind in ("reset", "cut"):
        if step.kind == "reset":
            yield None
        return
    if step.kind == "error-event":
        yield {"type": "error", "error": {"type": step.error, "message": "scripted"}}
        return
    if step.kind == "malformed-event":
        yield '{"type": "content_block_del'
        return
    yield {"type": "content_block_stop", "index": 0}
    delta: dict[str, Any] = {"stop_reason": step.stop, "stop_sequence": None}
    if step.stop == "refusal":
        delta["stop_details"] = {"type": "refusal", "category": "cyber", "explanation": None}
    yield {"type": "message_delta", "delta": delta, "usage": {"output_tokens": step.usage.get("output_tokens", 0)}}
    if step.kind != "no-message-stop":
        yield {"type": "message_stop"}


def _pieces(step: Step) -> Iterator[dict[str, Any]]:
    text = step.text if step.kind not in ("reset", "cut", "error-event", "malformed-event") else step.text[: len(step.text) // 2]
    size = max(1, -(-len(text) // step.pieces))
    for at in range(0, len(text), size):
        yield {"type": "content_block_delta", "index": 0, "delta": {"type": "text_delta", "text": text[at : at + size]}}
