"""`specflow cost`: what models have cost, by feature, stage, model and requirement, and what a spec costs to read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

from specflow.adapters import spend, templates
from specflow.errors import SpecflowError
from specflow.flows import workspace as ws
from specflow.flows.runs import money
from specflow.model.prices import PER
from specflow.model.provider import ROLE_MODELS
from specflow.parse.prices import read_prices
from specflow.render.markdown import render_markdown

PROSE, MARKUP = 4.0, 3.0  # characters a token, roughly: prose, and HTML with its tags
BY = ("feature", "stage", "model")


@dataclass
class Sum:
    """Calls, tokens and dollars of a group; `unpriced` calls are not in the dollars."""

    calls: int = 0
    input: int = 0
    output: int = 0
    cost: Decimal = Decimal(0)
    unpriced: int = 0
    assumed: int = 0  # calls whose usage nobody reported


@dataclass(frozen=True)
class Reading:
    """What a form of a spec costs an agent to read once: characters, tokens (about), dollars (about)."""

    feature: str
    form: str
    characters: int
    tokens: int
    cost: Decimal | None


@dataclass
class Costs:
    """Everything `specflow cost` says."""

    total: Sum = field(default_factory=Sum)
    groups: dict[str, dict[str, Sum]] = field(default_factory=lambda: {name: {} for name in BY})
    requirements: dict[str, Decimal] = field(default_factory=dict)
    reading: list[Reading] = field(default_factory=list)


def costs(cwd: Path, features: Sequence[str]) -> Costs:
    """The record of money, for all features or those named."""
    workspace = ws.find(cwd)
    entries = [one for one in spend.entries(workspace.root) if not features or one.get("feature") in features]
    found = Costs()
    for entry in entries:
        if "stage" in entry:
            for total in (found.total, *(found.groups[name].setdefault(str(entry.get(name, "")), Sum()) for name in BY)):
                _add(total, entry)
    found.requirements = _by_requirement(entries)
    found.reading = list(_reading(workspace, features))
    return found


def _add(total: Sum, entry: Mapping[str, Any]) -> None:
    cost = money(entry.get("cost"))
    total.calls += 1
    total.input += sum(_count(entry, name) for name in ("input", "cache_read", "cache_write_5m", "cache_write_1h"))
    total.output += _count(entry, "output")
    total.cost += cost or 0
    total.unpriced += cost is None
    total.assumed += entry.get("exact") is False


def _count(entry: Mapping[str, Any], name: str) -> int:
    value = entry.get(name)
    return value if isinstance(value, int) and value >= 0 else 0


def _by_requirement(entries: Iterable[Mapping[str, Any]]) -> dict[str, Decimal]:
    """What each requirement cost: a run's cost, and that of the broken runs before it, in equal parts to what it made."""
    pending: dict[str, Decimal] = {}
    shares: dict[str, Decimal] = {}
    for entry in entries:
        feature = str(entry.get("feature", ""))
        if "stage" in entry:
            pending[feature] = pending.get(feature, Decimal(0)) + (money(entry.get("cost")) or 0)
        listed = entry.get("made")
        made = [one for one in listed if isinstance(one, str)] if isinstance(listed, list) else []
        if made:
            part = pending.pop(feature, Decimal(0)) / len(made)
            for id_ in made:
                key = f"{feature}/{id_}"
                shares[key] = shares.get(key, Decimal(0)) + part
    return shares


def _reading(workspace: ws.Workspace, features: Sequence[str]) -> Iterable[Reading]:
    prices = read_prices("anthropic.yaml", templates.folder("prices")["anthropic.yaml"])
    price = prices.get(ROLE_MODELS["draft"])
    for path in ws.all_specs(workspace):
        try:
            spec = ws.load_spec(workspace, path).spec
        except SpecflowError:
            continue
        if spec is None or (features and spec.feature not in features):
            continue
        page = workspace.root / path.removesuffix("spec.yaml") / "spec.html"
        sizes = {"Markdown": (len(render_markdown(spec)), PROSE)}
        if page.is_file():
            sizes["HTML"] = (page.stat().st_size, MARKUP)
        for form, (size, each) in sizes.items():
            tokens = round(size / each)
            yield Reading(spec.feature, form, size, tokens, price.tiers[0].input * tokens / PER if price else None)
