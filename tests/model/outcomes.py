"""Every way a server answers or fails to, what comes of it and what it costs: for the tests and `benchmarks/model.py`."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

from specflow.adapters import spend, traces
from specflow.errors import SpecflowError
from specflow.flows.calling import Unreadable
from tests.model.calls import caller, prices, request
from tests.model.loopback import Step, serving


class Row(NamedTuple):
    """What the server does, and what has to come of it: the problem's slug (none: an answer), attempts, waits, dollars."""

    steps: list[Step]
    slug: str
    attempts: int
    waits: list[float]
    cost: Decimal
    seconds: float = 20


OK, REFUSAL = Step('{"ok": true}'), Step("No.", stop="refusal")
CALL = Decimal("0.004")  # 1000 tokens in at $2, 200 out at $10, a million
BROKEN = Decimal("0.042")  # 1000 in, and the 4000 that the answer may have had
WORST = prices()["claude-sonnet-5-5"].most(request().most_input_tokens, 4000)  # not even the prompt's tokens are known
STRONG = Decimal("0.008")  # the same call at the prices of the stronger model
BUSY, LATE = Step(status=529), Step(status=429, headers={"retry-after": "2"}, error="rate_limit_error")
ABSURD = Step(status=429, headers={"retry-after": "99999"})

ROWS: dict[str, Row] = {
    "success": Row([OK], "", 1, [], CALL),
    "429, then success": Row([LATE, OK], "", 2, [2.0], CALL),
    "429 with an absurd wait": Row([ABSURD], "provider-rate-limited", 1, [], Decimal(0)),
    "529 for ever": Row([BUSY], "provider-overloaded", 4, [1.0, 2.0, 4.0], Decimal(0)),
    "500, then success": Row([Step(status=500), OK], "", 2, [1.0], CALL),
    "error event, then success": Row([Step("x" * 99, kind="error-event"), OK], "", 2, [1.0], BROKEN + CALL),
    "reset in the middle, then success": Row([Step("x" * 99, kind="reset"), OK], "", 2, [1.0], BROKEN + CALL),
    "cut off cleanly, then success": Row([Step("x" * 99, kind="cut"), OK], "", 2, [1.0], BROKEN + CALL),
    "slow drip, then success": Row([Step("x" * 4000, pause=0.1, pieces=40), OK], "", 2, [1.0], BROKEN + CALL, 0.6),
    "reset at once, then success": Row([Step(kind="drop"), OK], "", 2, [1.0], WORST + CALL),
    "message_stop missing": Row([Step(kind="no-message-stop")], "", 1, [], CALL),
    "cut for length, then whole": Row([Step('{"a', stop="max_tokens"), OK], "", 2, [], 2 * CALL),
    "cut for length twice": Row([Step('{"a', stop="max_tokens")], "provider-unusable", 2, [], 2 * CALL),
    "refusal with text": Row([REFUSAL], "provider-unusable", 1, [], CALL),
    "refusal without text": Row([Step("", stop="refusal")], "provider-unusable", 1, [], CALL),
    "tool use": Row([Step(kind="tool", stop="tool_use")], "provider-unusable", 1, [], CALL),
    "empty, then a stronger model": Row([Step(""), OK], "", 2, [], CALL + STRONG),
    "unreadable, then a stronger model": Row([Step("Sure! Here you go"), OK], "", 2, [], CALL + STRONG),
    "unreadable twice": Row([Step("Sure!")], "provider-unusable", 2, [], CALL + STRONG),
    "HTML": Row([Step(kind="html")], "provider-protocol", 1, [], WORST),
    "malformed body": Row([Step(kind="malformed")], "provider-protocol", 1, [], WORST),
    "malformed event": Row([Step("x" * 99, kind="malformed-event")], "provider-protocol", 1, [], BROKEN),
    "wrong shape": Row([Step(kind="wrong-shape")], "provider-protocol", 1, [], WORST),
    "bad request": Row([Step(status=400, error="invalid_request_error")], "provider-bad-request", 1, [], Decimal(0)),
    "wrong key": Row([Step(status=401, error="authentication_error")], "provider-auth", 1, [], Decimal(0)),
}


def read(text: str) -> Any:
    """An answer that has to be JSON."""
    try:
        return json.loads(text)
    except ValueError:
        raise Unreadable("no JSON") from None


@dataclass(frozen=True)
class Came:
    """What came of a row; `whole` says what is missing on record, nothing when every attempt is there with its cost."""

    slug: str
    words: str
    attempts: int
    waits: list[float]
    cost: Decimal
    whole: str


def try_row(row: Row, framing: str, root: Path) -> Came:
    """Ask once, over the real SDK and a server on loopback."""
    waits: list[float] = []
    slug = words = ""
    with serving([replace(step, framing=framing) for step in row.steps]) as server:
        asking = caller(root, server, "5", waits)
        try:
            asking.ask(replace(request(), seconds=row.seconds), read)
        except SpecflowError as problem:
            slug, words = problem.slug, problem.message
    lines = list(spend.entries(root))
    spans = [span for span in traces.spans_of(root, asking.recorder.run) if span.name.startswith("chat")]
    faults = {
        "a record of each attempt": len(lines) == len(spans) == len(server.requests),
        "the sum": sum((Decimal(line["cost"]) for line in lines), Decimal(0)) == asking.budget.spent,
        "what was held": asking.budget.held == 0,
        "the outcomes": [span.attributes["outcome"] for span in spans] == [line["outcome"] for line in lines],
        "words for people": bool(words) == bool(slug),
    }
    missing = ", ".join(name for name, good in faults.items() if not good)
    return Came(slug, words, len(server.requests), waits, asking.budget.spent, missing)
