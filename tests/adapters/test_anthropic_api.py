"""The real SDK against a loopback server: each way an answer can come or fail to come, with its usage."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

import pytest

from specflow.adapters.anthropic_api import Access, Anthropic
from specflow.model.provider import ProviderProblem, Request, Response, Usage
from tests.model.loopback import Step, serving

MOST = 4000
REQUEST = Request("draft", "draft", "claude-sonnet-5-5", "Be exact.", "note.md:1| Hello", "Draft.", {"type": "object"}, MOST)
KNOWN, WORST = Usage(1000, 200), Usage(1000, MOST, exact=False)


@pytest.fixture(params=["chunked", "close"])
def framing(request: pytest.FixtureRequest) -> Iterator[str]:
    yield request.param


def asked(step: Step, *, seconds: float = 5, key: str = "test-key", compat: bool = False) -> Response | ProviderProblem:
    with serving([step]) as server:
        provider = Anthropic(Access(key, server.url, compat))
        try:
            return provider.complete(replace(REQUEST, seconds=seconds))
        except ProviderProblem as problem:
            return problem


ANSWERS: dict[str, tuple[Step, str, Usage]] = {
    "success": (Step(), "ok", KNOWN),
    "truncated": (Step('{"a": "b', stop="max_tokens"), "truncated", KNOWN),
    "refusal with text": (Step("I would rather not.", stop="refusal"), "refused", KNOWN),
    "refusal without text": (Step("", stop="refusal"), "refused", KNOWN),
    "empty": (Step(""), "ok", KNOWN),
    "tool use": (Step(kind="tool", stop="tool_use"), "incomplete", KNOWN),
    "paused": (Step(stop="pause_turn"), "paused", KNOWN),
    "context full": (Step(stop="model_context_window_exceeded"), "context_full", KNOWN),
    "a stop reason nobody knows": (Step(stop="tired"), "incomplete", KNOWN),
    "message_stop missing": (Step(kind="no-message-stop"), "ok", KNOWN),
    "cut off cleanly": (Step("x" * 400, kind="cut"), "incomplete", WORST),
}


@pytest.mark.parametrize("name", ANSWERS)
def test_answer(name: str, framing: str) -> None:
    step, stop, usage = ANSWERS[name]
    response = asked(replace(step, framing=framing))
    assert isinstance(response, Response), response
    assert (response.stop, response.usage, response.model, response.id) == (stop, usage, "served-model", "msg_1")
    if stop in ("ok", "truncated", "refused") and step.kind == "ok":
        assert response.text == step.text


PROBLEMS: dict[str, tuple[Step, str, bool, Usage | None]] = {
    "429": (Step(status=429, headers={"retry-after": "1"}, error="rate_limit_error"), "rate-limited", True, Usage()),
    "529": (Step(status=529), "overloaded", True, Usage()),
    "500": (Step(status=500, error="api_error"), "overloaded", True, Usage()),
    "400": (Step(status=400, error="invalid_request_error"), "bad-request", False, Usage()),
    "404": (Step(status=404, error="not_found_error"), "bad-request", False, Usage()),
    "error event: overloaded": (Step("x" * 400, kind="error-event"), "overloaded", True, WORST),
    "error event: rate limit": (Step("x" * 400, kind="error-event", error="rate_limit_error"), "rate-limited", True, WORST),
    "error event: bad request": (Step("x", kind="error-event", error="invalid_request_error"), "bad-request", False, WORST),
    "malformed event": (Step("x" * 400, kind="malformed-event"), "protocol", False, WORST),
    "malformed body": (Step(kind="malformed"), "protocol", False, None),
    "HTML": (Step(kind="html"), "protocol", False, None),
    "no stream": (Step(kind="not-a-stream"), "protocol", False, None),
    "wrong shape": (Step(kind="wrong-shape"), "protocol", False, None),
    "reset in the middle": (Step("x" * 400, kind="reset"), "network", True, WORST),
    "reset at once": (Step(kind="drop"), "network", True, None),
}


@pytest.mark.parametrize("name", PROBLEMS)
def test_problem(name: str, framing: str) -> None:
    step, outcome, retryable, usage = PROBLEMS[name]
    problem = asked(replace(step, framing=framing))
    assert isinstance(problem, ProviderProblem), problem
    assert (problem.outcome, problem.retryable, problem.usage) == (outcome, retryable, usage)


@pytest.mark.parametrize(("said", "meant"), [("1", 1.0), ("99999", 99999.0), ("soon", None), ("-5", None), ("inf", None)])
def test_retry_after_is_told_and_never_waited_for_here(said: str, meant: float | None) -> None:
    problem = asked(Step(status=429, headers={"retry-after": said}))
    assert isinstance(problem, ProviderProblem)
    assert problem.retry_after == meant


def test_a_slow_drip_ends_when_the_time_is_over(framing: str) -> None:
    problem = asked(Step("x" * 4000, pause=0.1, pieces=40, framing=framing), seconds=0.6)
    assert isinstance(problem, ProviderProblem)
    assert (problem.outcome, problem.usage) == ("network", WORST)


def test_a_wrong_key_is_named() -> None:
    problem = asked(Step(), key="another")
    assert isinstance(problem, ProviderProblem)
    assert (problem.outcome, problem.exit_code, problem.usage) == ("auth", 2, Usage())


def test_nobody_listens() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(ProviderProblem, match="cannot be reached") as raised:
        Anthropic(Access("k", f"http://127.0.0.1:{port}")).complete(REQUEST)
    assert raised.value.usage == Usage()


def test_cached_tokens_are_told_apart() -> None:
    created = {"ephemeral_5m_input_tokens": 30, "ephemeral_1h_input_tokens": 12}
    usage = {"input_tokens": 5, "output_tokens": 9, "cache_read_input_tokens": 70, "cache_creation_input_tokens": 42}
    response = asked(Step(usage={**usage, "cache_creation": created}))
    assert isinstance(response, Response)
    assert response.usage == Usage(5, 9, 70, 30, 12)


def test_the_wire_caches_what_is_stable_and_asks_for_structure() -> None:
    with serving([Step()]) as server:
        provider = Anthropic(Access("test-key", server.url))
        assert provider.count(REQUEST) == 900
        provider.complete(REQUEST)
    body, headers = server.requests[0], server.headers[-1]
    assert headers["authorization"] == "Bearer test-key"
    assert headers["anthropic-version"] == "2026-10-21"
    assert body["output_config"]["format"] == {"type": "json_schema", "schema": {"type": "object"}}
    assert body["system"][0]["cache_control"] == body["messages"][0]["content"][0]["cache_control"]
    assert "cache_control" not in body["messages"][0]["content"][1]
    assert not {"tools", "temperature", "tool_choice"} & set(body)
    assert "traceparent" not in headers


def test_compatible_servers_get_the_older_dialect() -> None:
    with serving([Step()]) as server:
        provider = Anthropic(Access("test-key", server.url, compat=True))
        assert provider.count(REQUEST) is None
        provider.complete(REQUEST)
    body, headers = server.requests[0], server.headers[-1]
    assert (headers["anthropic-version"], headers["x-api-key"], server.counted) == ("2023-06-01", "test-key", 0)
    assert "output_config" not in body
    assert '{"type": "object"}' in body["messages"][0]["content"]


def test_a_server_that_cannot_count_is_no_reason_to_stop() -> None:
    with serving([Step()], count=None) as server:
        assert Anthropic(Access("test-key", server.url)).count(REQUEST) is None


def test_text_is_told_as_it_comes() -> None:
    seen: list[str] = []
    with serving([Step('{"title": "One"}', pieces=4, pause=0.06)]) as server:
        Anthropic(Access("test-key", server.url)).complete(REQUEST, seen.append)
    assert len(seen) > 1, "a slow reader gets pieces together, never all of it at the end"
    assert all(later.startswith(earlier) for earlier, later in pairwise(seen))
    assert seen[-1] == '{"title": "One"}'


def test_an_answer_in_very_many_pieces_is_joined_now_and_then() -> None:
    seen: list[str] = []
    with serving([Step("x" * 20_000, pieces=20_000)]) as server:
        Anthropic(Access("test-key", server.url)).complete(replace(REQUEST, seconds=60), seen.append)
    assert seen[-1] == "x" * 20_000
    assert len(seen) < 2_000
