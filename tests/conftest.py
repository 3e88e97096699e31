"""The world every test runs in: no network, no keys, a home of its own, the same words everywhere."""

from __future__ import annotations

import ipaddress
import os
import shutil
import signal
import socket
import subprocess
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

# Read before the environment is swept: in CI a failure must be the same on every run.
IN_CI = bool(os.environ.get("CI"))
SWEPT_PREFIXES = ("ANTHROPIC_", "GIT_", "GITHUB_", "SPECFLOW_")
SWEPT_NAMES = ("CI", "COLUMNS", "FORCE_COLOR", "CLICOLOR_FORCE", "BROWSER", "XDG_CONFIG_HOME", "XDG_CACHE_HOME")

settings.register_profile("local", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("ci", parent=settings.get_profile("local"), derandomize=True, print_blob=True)
settings.load_profile("ci" if IN_CI else "local")

_home: Path | None = None
_connect = socket.socket.connect


class NetworkIsOffError(RuntimeError):
    """A test tried to leave this machine."""


def _is_here(address: Any) -> bool:
    """Unix sockets, loopback addresses and the name localhost; nothing else."""
    if not isinstance(address, tuple):
        return True
    try:
        return ipaddress.ip_address(address[0]).is_loopback
    except ValueError:
        return bool(address[0] == "localhost")


def _connect_here(self: socket.socket, address: Any) -> None:
    if not _is_here(address):
        raise NetworkIsOffError(f"tests run without a network, and one asked for {address[0]}")
    _connect(self, address)


def _clean_environment(home: Path) -> None:
    for name in list(os.environ):
        if name.startswith(SWEPT_PREFIXES) or name in SWEPT_NAMES:
            del os.environ[name]
    os.environ |= {
        "HOME": str(home),
        "USERPROFILE": str(home),
        "NO_COLOR": "1",
        "PYTHONUTF8": "1",  # what a child prints is read as UTF-8, on Windows too
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_CONFIG_GLOBAL": str(home / ".gitconfig"),
        "GIT_TERMINAL_PROMPT": "0",
        # What a test starts leaves this machine no more than the test itself: nobody listens at the proxy.
        **dict.fromkeys(("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"), "http://127.0.0.1:9"),
        **dict.fromkeys(("no_proxy", "NO_PROXY"), "localhost,127.0.0.1,::1"),
    }
    name = "[user]\n\tname = Test\n\temail = test@example.org\n[init]\n\tdefaultBranch = main\n"
    (home / ".gitconfig").write_text(name, encoding="utf-8")


def pytest_configure(config: pytest.Config) -> None:
    """Runs before any fixture, so that session-wide ones stand in the same world."""
    global _home
    _home = Path(tempfile.mkdtemp(prefix="specflow-home-"))
    _clean_environment(_home)
    socket.socket.connect = _connect_here  # type: ignore[method-assign, assignment]
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:  # started in the background: what tests start would ignore Ctrl-C too
        signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_unconfigure(config: pytest.Config) -> None:
    """The home goes with the run."""
    socket.socket.connect = _connect  # type: ignore[method-assign]
    if _home is not None:
        shutil.rmtree(_home, ignore_errors=True)


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder under git, which is also where the test stands."""
    root = tmp_path / "workspace"
    root.mkdir()
    subprocess.run(["git", "init", "--quiet"], cwd=root, check=True)
    monkeypatch.chdir(root)
    return root
