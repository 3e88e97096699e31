"""Many questions at half the price: sent as one batch, asked after until it is done, answered one by one in any order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from specflow.adapters.anthropic_api.reading import STOPS, UNBILLED, text_of, usage_of
from specflow.model.provider import Overloaded, ProtocolProblem, ProviderProblem, Request, Response

if TYPE_CHECKING:
    import anthropic

Answer = tuple[str, Response | ProviderProblem]


def submit(client: anthropic.Anthropic, asked: Iterable[tuple[Request, dict[str, Any]]]) -> str:
    """Send a batch; its name. Raises what the SDK raises, `ProtocolProblem` for an answer that names no batch."""
    requests: Any = [{"custom_id": request.key, "params": arguments} for request, arguments in asked]
    return _name(client.messages.batches.create(requests=requests))


def ended(client: anthropic.Anthropic, name: str) -> bool:
    """Whether every question of a batch has been dealt with."""
    batch = client.messages.batches.retrieve(name)
    _name(batch)
    return bool(batch.processing_status == "ended")


def _name(batch: Any) -> str:
    name = text_of(getattr(batch, "id", None))
    if not name:
        raise ProtocolProblem("the server's answer is no batch", usage=UNBILLED)
    return name


def answers(client: anthropic.Anthropic, name: str) -> Iterator[Answer]:
    """Each question's key with its answer, or with what went wrong; those are not billed."""
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
