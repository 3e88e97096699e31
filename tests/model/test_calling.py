"""Asking over the real SDK and a loopback server: what is tried again, what it costs, and that nothing goes unrecorded."""

from __future__ import annotations

import gc
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from specflow.adapters import spend, traces
from specflow.errors import SpecflowError
from specflow.model.prices import Budget, BudgetReached, Unpriced, price_of
from specflow.model.provider import Usage
from tests.model.calls import caller, prices, request
from tests.model.loopback import Step, serving
from tests.model.outcomes import BROKEN, OK, ROWS, read, try_row


@pytest.mark.parametrize("framing", ["chunked", "close"])
@pytest.mark.parametrize("name", ROWS)
def test_row(name: str, framing: str, tmp_path: Path) -> None:
    row = ROWS[name]
    came = try_row(row, framing, tmp_path)
    assert (came.slug, came.attempts, came.waits) == (row.slug, row.attempts, row.waits)
    assert came.cost == row.cost
    assert came.whole == "", came.whole


def test_a_budget_holds_to_the_cent(tmp_path: Path) -> None:
    """Cut streams are the dearest: each is paid as if its answer had been as long as it may be."""
    with serving([Step("x" * 99, kind="reset")]) as server:
        asking = caller(tmp_path, server, "0.10")
        with pytest.raises(BudgetReached, match=r"\$0\.10"):
            for number in range(20):
                with pytest.raises(SpecflowError) as raised:
                    asking.ask(request(f"stage {number}"), read)
                if isinstance(raised.value, BudgetReached):
                    raise raised.value
    assert Decimal("0.08") < asking.budget.spent <= Decimal("0.10")
    assert sum(Decimal(line["cost"]) for line in spend.entries(tmp_path)) == asking.budget.spent


def test_connections_end_with_who_made_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An exception holds on to the frames of its call, and in such a circle nobody says who is freed first."""
    complaints: list[Any] = []
    monkeypatch.setattr("sys.unraisablehook", complaints.append)
    with serving([Step("x" * 99, kind="reset")]) as server:
        asking = caller(tmp_path, server, "0.10")
        with pytest.raises(SpecflowError):
            asking.ask(request(), read)
        del asking
        gc.collect()
    assert complaints == []


def test_short_money_shortens_the_answer_before_it_stops(tmp_path: Path) -> None:
    with serving([OK]) as server:
        caller(tmp_path, server, "0.03").ask(request(), read)
    assert server.counted == 1
    assert 1000 <= server.requests[0]["max_tokens"] < 4000


def test_a_call_that_cannot_be_paid_is_not_made(tmp_path: Path) -> None:
    with serving([OK]) as server, pytest.raises(BudgetReached):
        caller(tmp_path, server, "0.005").ask(request(), read)
    assert server.requests == []


def test_unpriced_models_are_refused_where_a_budget_is_set(tmp_path: Path) -> None:
    with serving([OK]) as server:
        with pytest.raises(Unpriced, match="llama"):
            caller(tmp_path, server).ask(request(model="llama"), read)
        assert server.requests == []
        free = caller(tmp_path, server, None)
        free.ask(request(model="llama"), read)
    assert [line["cost"] for line in spend.entries(tmp_path)] == [None]


def test_an_answer_on_record_costs_nothing_and_asks_nobody(tmp_path: Path) -> None:
    with serving([OK]) as server:
        for _ in range(2):
            asking = caller(tmp_path, server)
            assert asking.ask(request(), read) == {"ok": True}
    assert len(server.requests) == 1
    assert asking.budget.spent == 0
    (span,) = traces.spans_of(tmp_path, asking.recorder.run)
    assert span.attributes["cached"] is True


def test_an_answer_of_the_stronger_model_is_on_record_for_the_question(tmp_path: Path) -> None:
    with serving([Step("Sure!"), OK]) as server:
        for _ in range(2):
            assert caller(tmp_path, server).ask(request(), read) == {"ok": True}
    assert len(server.requests) == 2, "going on asks nobody, not even the weaker model"


def test_an_interruption_is_paid_as_the_worst(tmp_path: Path) -> None:
    with serving([Step("x" * 400)]) as server:
        asking = caller(tmp_path, server)

        class Stop:
            def __getattr__(self, name: str) -> Any:
                def watch(*_: object) -> None:
                    if name == "text":
                        raise KeyboardInterrupt

                return watch

        asking.progress = Stop()
        with pytest.raises(KeyboardInterrupt):
            asking.ask(request(), read)
    (line,) = spend.entries(tmp_path)
    assert (line["outcome"], line["exact"], Decimal(line["cost"])) == ("interrupted", False, BROKEN)


def test_content_is_in_the_trace_only_when_the_user_asks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for wanted in ("", "1"):
        monkeypatch.setenv("SPECFLOW_TRACE_CONTENT", wanted)
        with serving([OK]) as server:
            asking = caller(tmp_path / f"w{wanted}", server)
            asking.ask(request(), read)
        text = traces.text_of(tmp_path / f"w{wanted}", asking.recorder.run)
        assert ("gen_ai.output.messages" in text) is bool(wanted)
        assert "test-key" not in text


@pytest.mark.parametrize(
    ("model", "usage", "cost"),
    [
        ("claude-haiku-5-5", Usage(100_000, 1000), "0.0105"),
        ("claude-haiku-5-5", Usage(100_001, 1000), "0.0525005"),
        ("claude-haiku-5-5", Usage(1, 0, 100_000), "0.0050005"),
        ("claude-sonnet-5-5", Usage(1000, 200, 5000, 400, 300), "0.0067"),
        ("claude-opus-5-5", Usage(10, 1000), "0.02004"),
    ],
)
def test_prices(model: str, usage: Usage, cost: str) -> None:
    price = prices()[model]
    assert price.cost(usage) == Decimal(cost)
    assert price.cost(usage, batch=True) == Decimal(cost) / 2
    assert price.most(usage.prompt, usage.output) >= price.cost(usage)


def test_no_budget_needs_no_price() -> None:
    assert price_of({}, "anything", Budget(None)) is None
