"""A workspace with a spec, and its review in a process of its own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.web.running import Running, make, review


@pytest.fixture
def spec(workspace: Path) -> Path:
    """The spec of a fresh workspace."""
    return make(workspace)


@pytest.fixture
def running(spec: Path) -> Iterator[Running]:
    """Its review."""
    with review(spec.parents[2]) as served:
        yield served
