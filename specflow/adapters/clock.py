"""The clock: the one place where a moment enters."""

from __future__ import annotations

import datetime


def today() -> str:
    """The day, as `2026-11-20`."""
    return datetime.datetime.now(tz=datetime.UTC).date().isoformat()


def now() -> str:
    """The moment, to the microsecond, as `2026-11-20T10:04:00.000000Z`; later ones sort after earlier ones."""
    return datetime.datetime.now(tz=datetime.UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
