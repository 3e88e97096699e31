"""A caller over a loopback server, without waiting."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from specflow.adapters.anthropic_api import Access, Anthropic
from specflow.adapters.replay import Recorded
from specflow.adapters.traces import Recorder
from specflow.flows.calling import Caller
from specflow.model.prices import Budget, Price
from specflow.model.provider import ROLE_MODELS, Request
from specflow.parse.prices import read_prices
from tests.model.loopback import Server

TABLE = Path(__file__).parents[2] / "templates/prices/anthropic.yaml"


def prices() -> dict[str, Price]:
    """The shipped table."""
    return read_prices("anthropic.yaml", TABLE.read_text(encoding="utf-8"))


def request(stage: str = "draft", *, max_tokens: int = 4000, model: str = "claude-sonnet-5-5") -> Request:
    """A small question."""
    return Request("draft", stage, model, "Be exact.", "note.md:1| Hello", "Draft.", {"type": "object"}, max_tokens, seconds=20)


def caller(root: Path, server: Server, budget: str | None = "0.50", waits: list[float] | None = None) -> Caller:
    """A caller; what it would have waited is noted instead."""
    noted = waits if waits is not None else []
    return Caller(
        root, Anthropic(Access("test-key", server.url)), prices(), Budget(Decimal(budget) if budget else None), Recorder(root),
        Recorded(root / ".specflow/cache/model"), ROLE_MODELS, "demo", sleep=noted.append,
    )  # fmt: skip
