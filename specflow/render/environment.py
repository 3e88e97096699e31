"""Templates run in Jinja's immutable sandbox with autoescape on; their texts are handed in."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jinja2 import Environment


def environment(templates: Mapping[str, str]) -> Environment:
    """An environment over template texts by name, such as `page/page.html`."""
    return _environment(tuple(templates.items()))


@lru_cache(maxsize=4)
def _environment(templates: tuple[tuple[str, str], ...]) -> Environment:
    """Kept for the next page of the same process: compiling a template costs more than filling it."""
    from jinja2 import DictLoader, StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    return ImmutableSandboxedEnvironment(
        loader=DictLoader(dict(templates)), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
