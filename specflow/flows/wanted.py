"""What a user asks of a model, as a light value: reading it costs an offline run nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from specflow.adapters.replay import Recorded
    from specflow.flows.calling import Caller, Progress


@dataclass(frozen=True)
class Wanted:
    """`budget` is dollars as text, `none`, or None for what the configuration says; `recorded` are answers kept elsewhere;
    `caller` asks instead of one made for the run."""

    provider: str = "auto"
    budget: str | None = None
    allow_sensitive: bool = False
    progress: Progress | None = None
    recorded: Recorded | None = None
    caller: Caller | None = None
