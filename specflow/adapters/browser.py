"""The user's browser, opened only when a person sits there."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def someone_is_there() -> bool:
    """A terminal on both ends, no CI, and (outside macOS and Windows) a display."""
    if os.environ.get("CI") or not (sys.stdin.isatty() and sys.stdout.isatty()):
        return False
    if sys.platform in ("darwin", "win32"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def show(page: Path) -> bool:
    """Open a local file; whether a browser took it."""
    import webbrowser

    try:
        return webbrowser.open(page.resolve().as_uri())
    except (webbrowser.Error, OSError):
        return False


def show_address(address: str) -> bool:
    """Open an address of this machine; whether a browser took it."""
    import webbrowser

    try:
        return webbrowser.open(address)
    except (webbrowser.Error, OSError):
        return False
