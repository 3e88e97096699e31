"""What a user asks of a model, as a light value: reading it costs an offline run nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from specflow.adapters import user

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


@dataclass(frozen=True)
class By:
    """Who answered: the provider, why it was that one, and for a model the run on record and what it cost in US dollars."""

    provider: str = "offline"
    why: str = ""
    run: str = ""
    cost: str | None = None


def chosen(asked: str, configured: str) -> By:
    """The provider for what was asked for. `auto` is what the workspace says, else a model when there is a key; anything else
    is never replaced."""
    provider = configured if asked == "auto" else asked
    if provider == "auto":
        return By("anthropic", "there is a key") if user.has_key() else By(why="no key is set")
    return By(provider, "asked for")
