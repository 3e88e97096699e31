"""Telling open pages that a file changed: one watcher a run, one queue a page."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

STEP_MS = 20
"""How long the watcher gathers changes before it tells, in milliseconds."""
PING_SECONDS = 15.0
MOST_PAGES = 64


class Hub:
    """The open pages of this run."""

    def __init__(self) -> None:
        self._pages: set[asyncio.Queue[dict[str, Any] | None]] = set()
        self.closing = asyncio.Event()

    def tell(self, news: dict[str, Any]) -> None:
        """Every open page learns it; a page that does not listen misses nothing, since news name the whole state."""
        for page in self._pages:
            if page.qsize() < 100:
                page.put_nowait(news)

    def close(self) -> None:
        """Every stream ends."""
        self.closing.set()
        for page in self._pages:
            page.put_nowait(None)

    async def stream(self) -> AsyncIterator[str]:
        """Server-sent events for one page."""
        page: asyncio.Queue[dict[str, Any] | None] = asyncio.Queue()
        if len(self._pages) >= MOST_PAGES:
            return
        self._pages.add(page)
        try:
            yield "retry: 500\n\n"
            while not self.closing.is_set():
                try:
                    news = await asyncio.wait_for(page.get(), PING_SECONDS)
                except TimeoutError:
                    yield ": still here\n\n"
                    continue
                if news is None:
                    return
                yield f"event: changed\ndata: {json.dumps(news)}\n\n"
        finally:
            self._pages.discard(page)


async def watch(folders: list[Path], changed: Callable[[], None], stop: asyncio.Event) -> None:
    """Call `changed` soon after anything in `folders` changes. Folders, since a file that is replaced is another file."""
    from watchfiles import awatch

    present = [folder for folder in folders if folder.is_dir()]
    seen = awatch(*present, debounce=STEP_MS * 2, step=STEP_MS, stop_event=stop, rust_timeout=1000, watch_filter=_wanted)
    with suppress(RuntimeError):
        async for _ in seen:
            changed()


def _wanted(_: Any, path: str) -> bool:
    """What no page shows is left alone: half-written files, locks, the static page."""
    name = Path(path).name
    return not (name.startswith(".") or name.endswith((".tmp", ".lock", "~", ".swp")) or name == "spec.html")
