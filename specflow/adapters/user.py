"""What the user's own machine says about models: key, address, prices. A workspace has no word in it."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from specflow.adapters import disk
from specflow.errors import ConfigurationProblem


@dataclass(frozen=True)
class User:
    """`key` is empty where there is none; `prices` are entries as the user wrote them, by model; `budget` is the most that a
    workspace may set, as text."""

    key: str = field(default="", repr=False)
    base_url: str | None = None
    compat: bool = False
    roles: Mapping[str, str] = field(default_factory=dict)
    prices: Mapping[str, Any] = field(default_factory=dict)
    config: str = ""
    budget: str | None = None


def config_file() -> Path:
    """Where the user's configuration lies, whether or not it is there."""
    base = os.environ.get("XDG_CONFIG_HOME") or str(Path.home() / ".config")
    return Path(base) / "specflow" / "config.toml"


def login() -> str:
    """The name that the user is logged in under; `unknown` where the system has none."""
    import getpass

    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "unknown"


def is_address(text: str) -> bool:
    """Whether it is an http or https address with a host, and nothing in it that could split a request."""
    from urllib.parse import urlsplit

    try:
        parts = urlsplit(text)
        plain = text.isprintable() and " " not in text
        return plain and parts.scheme in ("http", "https") and bool(parts.hostname) and (parts.port or 1) > 0
    except ValueError:
        return False


def has_key() -> bool:
    """Whether there is a key. A server that needs none is asked only when somebody says `--provider anthropic`."""
    return bool(os.environ.get("ANTHROPIC_API_KEY") or os.environ.get("ANTHROPIC_AUTH_TOKEN"))


def read_user() -> User:
    """The environment, then the user's configuration. Raises `ConfigurationProblem` when that cannot be read."""
    import tomllib

    path = config_file()
    data: dict[str, Any] = {}
    if path.is_file():
        try:
            data = tomllib.loads(disk.read_bytes(path).decode("utf-8"))
        except ValueError as problem:
            raise ConfigurationProblem(f"{path} is no TOML: {problem}", slug="user-configuration", hint="Correct it.") from None
    model = data.get("model", {})
    if not isinstance(model, dict):
        raise ConfigurationProblem(f"{path}: `model` is no table", slug="user-configuration", hint="Write `[model]`.")
    environment = os.environ
    return User(
        key=environment.get("ANTHROPIC_API_KEY", "") or environment.get("ANTHROPIC_AUTH_TOKEN", ""),
        base_url=environment.get("ANTHROPIC_BASE_URL") or _text(model.get("base-url")),
        compat=environment.get("SPECFLOW_COMPAT", "") not in ("", "0") or model.get("compat") is True,
        roles={name: one for name, one in _table(path, model, "roles").items() if isinstance(one, str)},
        prices=_table(path, model, "prices"),
        config=str(path),
        budget=str(model["budget"]) if "budget" in model else None,
    )


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) and value else None


def _table(path: Path, model: Mapping[str, Any], name: str) -> dict[str, Any]:
    value = model.get(name, {})
    if not isinstance(value, dict):
        raise ConfigurationProblem(f"{path}: `{name}` is no table", slug="user-configuration", hint=f"Write `[model.{name}]`.")
    return value
