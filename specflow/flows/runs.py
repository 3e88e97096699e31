"""`specflow runs`: what was done with models, run by run, from the traces and the record of money."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path

from specflow.adapters import spend, traces
from specflow.errors import UnreadableInput
from specflow.flows import workspace as ws
from specflow.model.telemetry import Span, lines_of, requests_of

MOST_MONEY = 10**9
"""US dollars of one call; a record that says more is spoilt."""


@dataclass(frozen=True)
class Run:
    """One run: when it began is in its name. `cost` is US dollars; None where a model had no price."""

    name: str
    what: str
    seconds: float
    calls: int
    cost: Decimal | None
    outcome: str


@dataclass(frozen=True)
class Node:
    """A span with those inside it, in the order they began."""

    span: Span
    inside: tuple[Node, ...]


def listed(cwd: Path) -> tuple[Run, ...]:
    """Every run on record, newest first; also those that were killed before their first span was written."""
    root = ws.find(cwd).root
    costs = costs_by_run(root)
    traced = traces.runs(root)
    killed = {str(one.get("run")) for one in spend.entries(root) if one.get("outcome") == spend.UNKNOWN}.difference(traced)
    found = [_run(root, name, costs) for name in traced]
    found += [Run(name, "?", 0.0, 1, costs.get(name, Decimal(0)), "cut off") for name in killed]
    return tuple(sorted(found, key=lambda one: one.name, reverse=True))


def costs_by_run(root: Path) -> dict[str, Decimal | None]:
    """What each run cost, from the record of money; None where one of its calls had no price."""
    costs: dict[str, Decimal | None] = {}
    for entry in spend.entries(root):
        if "stage" in entry:
            cost, before = money(entry.get("cost")), costs.get(str(entry.get("run")), Decimal(0))
            costs[str(entry.get("run"))] = None if cost is None or before is None else before + cost
    return costs


def money(value: object) -> Decimal | None:
    """An amount as it stands on record; None when there is none, or no amount."""
    try:
        amount = Decimal(str(value))
    except InvalidOperation:
        return None
    return amount if amount.is_finite() and 0 <= amount <= MOST_MONEY else None


def _run(root: Path, name: str, costs: dict[str, Decimal | None]) -> Run:
    try:
        spans = traces.spans_of(root, name)
    except UnreadableInput as problem:  # one trace that cannot be read hides no other
        return Run(name, "?", 0.0, 0, costs.get(name, Decimal(0)), problem.slug)
    calls = [span for span in spans if span.name.startswith("chat")]
    tops = [span for span in spans if not span.parent]
    begun, ended = min((span.start for span in spans), default=0), max((span.end for span in spans), default=0)
    outcome = "cut off" if not tops else tops[-1].error.partition(":")[0] or "ok"
    what = tops[-1].name if tops else "?"
    return Run(name, what, (ended - begun) / 1e9, len(calls), costs.get(name, Decimal(0)), outcome)


def named(cwd: Path, name: str | None) -> tuple[Path, str]:
    """The root and the full name of a run: the newest without a name, else the one that starts so. Raises `SpecflowError`."""
    root = ws.find(cwd).root
    known = traces.runs(root)
    if not known:
        raise UnreadableInput("there is no run on record", slug="no-run", hint="Draft with a model: --provider anthropic.")
    meant = [one for one in known if one.startswith(name)] if name and name != "last" else [known[-1]]
    if len(meant) != 1:
        what = "several runs start" if meant else "no run on record starts"
        raise UnreadableInput(f"{what} with `{name}`", slug="no-such-run", hint="`specflow runs` lists them.")
    return root, meant[0]


def tree(cwd: Path, name: str | None) -> tuple[str, tuple[Node, ...]]:
    """The spans of a run as a tree, with its name."""
    root, run = named(cwd, name)
    return run, _nodes(traces.spans_of(root, run))


def _nodes(spans: Sequence[Span]) -> tuple[Node, ...]:
    known = {span.id for span in spans}
    children: dict[str, list[Span]] = {}
    for span in sorted(spans, key=lambda one: (one.start, one.id)):
        children.setdefault(span.parent if span.parent in known and span.parent != span.id else "", []).append(span)

    def made(span: Span, depth: int) -> Node:
        return Node(span, tuple(made(one, depth + 1) for one in children.get(span.id, ())) if depth < 50 else ())

    return tuple(made(span, 0) for span in children.get("", ()))


@dataclass(frozen=True)
class Exported:
    """What became of an export: the run, its lines as they stand, and to a collector how many spans it took and refused."""

    run: str
    text: str
    sent: int | None = None
    refused: int = 0


def export(cwd: Path, name: str | None, endpoint: str | None) -> Exported:
    """Send a run to a collector; without an endpoint its lines are given back. Raises `SpecflowError`."""
    root, run = named(cwd, name)
    text = traces.text_of(root, run)
    if endpoint is None:
        return Exported(run, "\n".join(lines_of(text)))
    from specflow.adapters import otlp

    requests = list(requests_of(text))
    refused = otlp.send((body for _, body in requests), endpoint)
    return Exported(run, text, sum(count for count, _ in requests) - refused, refused)
