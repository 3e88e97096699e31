"""A second process for a share of a large job, where the system can copy this one; elsewhere the caller does it all."""

from __future__ import annotations

import marshal
import os
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any

MOST_PARTS = 250
"""A byte numbers a part."""


class Deal:
    """Many like things in parts, each taken once by whichever process is free: a byte in a pipe stands for each part."""

    def __init__(self, count: int) -> None:
        """`count` things. Raises OSError when no pipe can be had."""
        self._count = count
        self._size = max(1, -(-count // MOST_PARTS))
        self._source, sink = os.pipe()
        os.write(sink, bytes(range(-(-count // self._size))))
        os.close(sink)

    def parts(self, leave: int = 0) -> Iterator[slice]:
        """The parts that this process takes, until none is left, or `leave` at most for whoever has less to do afterwards."""
        last = -(-self._count // self._size) - leave
        while part := os.read(self._source, 1):
            first = part[0] * self._size
            yield slice(first, min(first + self._size, self._count))
            if part[0] >= last:
                break

    def end(self) -> None:
        """Close it, once."""
        source, self._source = self._source, -1
        if source >= 0:
            os.close(source)


class Second:
    """A running copy of this process; it answers once, in plain data."""

    def __init__(self, pid: int, source: int) -> None:
        self._pid, self._source, self._answered = pid, source, False

    def end(self) -> None:
        """Stop the process if nobody waited for its answer."""
        if self._answered:
            return
        with suppress(OSError):
            os.kill(self._pid, signal.SIGKILL)
        self.answer()

    def answer(self) -> Any:
        """What the job gave; None when the process failed or was killed. Waits for it; may be asked once."""
        self._answered = True
        with os.fdopen(self._source, "rb") as pipe:
            data = pipe.read()
        _, status = os.waitpid(self._pid, 0)
        if status != 0:
            return None
        try:
            return marshal.loads(data)  # noqa: S302 - from a copy of this very process
        except (EOFError, ValueError, TypeError):
            return None


def start(job: Callable[[], Any]) -> Second | None:
    """Run `job` in a copy of this process; None where that cannot be had (no fork, one processor, other threads running)."""
    if not hasattr(os, "fork") or (os.cpu_count() or 1) < 2 or threading.active_count() > 1:
        return None
    source, sink = os.pipe()
    try:
        pid = os.fork()
    except OSError:
        os.close(source)
        os.close(sink)
        return None
    if pid:
        os.close(sink)
        return Second(pid, source)
    code = 1
    try:
        os.close(source)
        with os.fdopen(sink, "wb") as pipe:
            pipe.write(marshal.dumps(job()))
        code = 0
    finally:
        os._exit(code)
