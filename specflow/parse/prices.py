"""Price tables: YAML that specflow brings, or the same keys in a user's own TOML."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from specflow.errors import ConfigurationProblem
from specflow.model.prices import Price, Tier
from specflow.parse.yaml import read_yaml

_MOST = Decimal(10_000)


def read_prices(path: str, text: str) -> dict[str, Price]:
    """The prices in a table by model. Raises `ConfigurationProblem` naming the model whose entry cannot be used."""
    data = read_yaml(path, text).data
    models = data.get("models") if isinstance(data, dict) else None
    if not isinstance(models, list):
        raise _problem(path, "it has no list of `models`")
    since = str(data.get("read-on", ""))
    found = {}
    for one in models:
        price = price_from(path, one, since)
        found[price.model] = price
    return found


def price_from(path: str, data: Any, since: str = "") -> Price:
    """One model's entry: `tiers`, or the figures themselves where there is one tier."""
    if not isinstance(data, Mapping) or not isinstance(data.get("model"), str):
        raise _problem(path, "an entry names no model")
    name = str(data["model"])
    listed = data.get("tiers", [data])
    if not isinstance(listed, list) or not listed:
        raise _problem(path, f"`{name}` has no tiers")
    tiers = tuple(_tier(path, name, one) for one in listed)
    bounds = [one.up_to for one in tiers]
    if bounds[-1] is not None or None in bounds[:-1] or bounds[:-1] != sorted(bounds[:-1], key=lambda one: one or 0):
        raise _problem(path, f"the tiers of `{name}` have to grow, the last one without `up-to`")
    return Price(name, tiers, str(data.get("read-on", since)), path)


def _tier(path: str, model: str, data: Any) -> Tier:
    if not isinstance(data, Mapping):
        raise _problem(path, f"a tier of `{model}` is no table")
    input_, output = _money(path, model, data, "input"), _money(path, model, data, "output")
    up_to = data.get("up-to")
    if up_to is not None and (not isinstance(up_to, int) or up_to < 1):
        raise _problem(path, f"`up-to` of `{model}` is no number of tokens")
    return Tier(
        input_, output, _money(path, model, data, "cache-read", input_),
        _money(path, model, data, "cache-write-5m", input_ * Decimal("1.25")),
        _money(path, model, data, "cache-write-1h", input_ * 2), up_to,
    )  # fmt: skip


def _money(path: str, model: str, data: Mapping[str, Any], key: str, otherwise: Decimal | None = None) -> Decimal:
    given = data.get(key, otherwise)
    try:
        amount = Decimal(str(given))
    except InvalidOperation:
        amount = Decimal(-1)
    if not amount.is_finite() or not 0 <= amount <= _MOST:
        raise _problem(path, f"`{key}` of `{model}` is no price in US dollars per million tokens")
    return amount


def _problem(path: str, what: str) -> ConfigurationProblem:
    return ConfigurationProblem(f"{path} is no price table: {what}", slug="prices", hint="docs/model.md shows one.")
