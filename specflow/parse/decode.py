"""What every reader does first: bytes to text, without the cycle collector in between."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

from specflow.model.finding import Problem
from specflow.model.location import Location


def decode(path: str, data: bytes) -> str | Problem:
    """The text of a UTF-8 file, its byte order mark kept as a first `\\ufeff`; else a problem that names line and byte."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _unreadable(path, data, 0, "is written in UTF-16")
    nul = data.find(b"\0")
    if nul >= 0:
        return _unreadable(path, data, nul, f"has a NUL byte at byte {nul + 1}, so it is no text")
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        what = f"has a byte that is no UTF-8 (0x{data[error.start]:02X}, byte {error.start + 1})"
        return _unreadable(path, data, error.start, what)


def _unreadable(path: str, data: bytes, at: int, what: str) -> Problem:
    line = data.count(b"\n", 0, at) + 1
    before = data[data.rfind(b"\n", 0, at) + 1 : at].decode(errors="replace")
    message = f"The file {what}" + (f", on line {line}." if at else ".")
    return Problem("unparsable", message, Location.on_line(path, line, len(before) + 1, 1), help="Save the file as UTF-8.")


@contextmanager
def collector_paused() -> Iterator[None]:
    """Without the cycle collector: a tree of many nodes has no cycles to find, and looking for them costs twice its reading."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()
