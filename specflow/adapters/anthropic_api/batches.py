"""Many questions at half the price: sent as one batch, asked after until it is done, answered one by one in any order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

from specflow.adapters.anthropic_api.reading import STOPS, UNBILLED, text_of, usage_of
from specflow.model.provider import Overloaded, ProtocolProblem, ProviderProblem, Response

if TYPE_CHECKING:
    import anthropic

Answer = tuple[str, Response | ProviderProblem]
MOST_LISTED = 1_000
_COUNTS = ("processing", "succeeded", "errored", "canceled", "expired")


class Listed(NamedTuple):
    """A batch in the server's list: its name, how many questions it has, whether it is done, when it was made (where known)."""

    name: str
    questions: int | None
    ended: bool
    made: datetime | None


def submit(client: anthropic.Anthropic, asked: Iterable[tuple[str, dict[str, Any]]]) -> str:
    """Send a batch; its name. Raises what the SDK raises, `ProtocolProblem` for an answer that names no batch."""
    requests: Any = [{"custom_id": custom_id, "params": arguments} for custom_id, arguments in asked]
    return _name(client.messages.batches.create(requests=requests))


def ended(client: anthropic.Anthropic, name: str) -> bool:
    """Whether every question of a batch has been dealt with."""
    batch = client.messages.batches.retrieve(name)
    _name(batch)
    return bool(batch.processing_status == "ended")


def listed(client: anthropic.Anthropic, since: datetime) -> Iterator[Listed]:
    """The batches made since a moment, newest first; what the server says about none of these is passed over."""
    page: Any = client.messages.batches.list(limit=100)
    for batch in islice(page, MOST_LISTED):
        made = getattr(batch, "created_at", None)
        made = made if isinstance(made, datetime) and made.tzinfo else None
        if made and made < since:
            return
        if name := text_of(getattr(batch, "id", None)):
            yield Listed(name, _counted(batch), batch.processing_status == "ended", made)


def _counted(batch: Any) -> int | None:
    counts = getattr(batch, "request_counts", None)
    numbers = [getattr(counts, name, None) for name in _COUNTS]
    return sum(number for number in numbers if isinstance(number, int)) or None


def first_id(client: anthropic.Anthropic, name: str) -> str:
    """The custom id of the first question that a batch answers; empty where it has none."""
    lines = client.messages.batches.results(name)
    try:
        return next((text_of(getattr(line, "custom_id", None)) for line in lines), "")
    finally:
        lines.close()


def _name(batch: Any) -> str:
    name = text_of(getattr(batch, "id", None))
    if not name:
        raise ProtocolProblem("the server's answer is no batch", usage=UNBILLED)
    return name


def answers(client: anthropic.Anthropic, name: str) -> Iterator[Answer]:
    """Each question's custom id with its answer, or with what went wrong; those are not billed."""
    for line in client.messages.batches.results(name):
        key, result = text_of(getattr(line, "custom_id", None)), getattr(line, "result", None)
        kind = text_of(getattr(result, "type", None))
        if kind == "succeeded":
            yield key, _response(getattr(result, "message", None))
        else:
            yield key, Overloaded(f"the batch gives no answer to this question ({kind or 'unknown'})", usage=UNBILLED)


def _response(message: Any) -> Response | ProviderProblem:
    usage = getattr(message, "usage", None)
    output = getattr(usage, "output_tokens", None)
    if not isinstance(getattr(usage, "input_tokens", None), int) or not isinstance(output, int):
        return ProtocolProblem("an answer of the batch is not a message")
    parts = [part.text for part in message.content or () if getattr(part, "type", "") == "text" and isinstance(part.text, str)]
    said = text_of(message.stop_reason)
    return Response("".join(parts), STOPS.get(said, "incomplete"), usage_of(usage, output), text_of(message.model),
                    text_of(message.id), said or None)  # fmt: skip
