"""How runs look: a list, and a tree with what each part took and cost."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any

from specflow.cli.terminal import paint
from specflow.flows.runs import Node, Run
from specflow.report.text import clean

_NAME = 44
_DETAIL = 60


def list_text(runs: Sequence[Run]) -> str:
    """For people."""
    if not runs:
        return "No run with a model is on record here."
    head = f"{'run':22} {'what':28} {'calls':>5} {'time':>8} {'cost':>9}  outcome"
    return "\n".join([paint(head, "place"), *(_row(one) for one in runs)])


def _row(one: Run) -> str:
    cost = f"${one.cost:.4f}" if one.cost is not None else "no price"
    outcome = paint(_words(clean(one.outcome)), "good" if one.outcome == "ok" else "warning")
    return f"{clean(one.name):22} {clean(one.what)[:28]:28} {one.calls:>5} {one.seconds:>7.1f}s {cost:>9}  {outcome}"


def _words(name: str) -> str:
    """`BudgetReached` as `budget reached`."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).lower()


def list_json(runs: Sequence[Run]) -> str:
    """For programs."""
    rows = [{**one.__dict__, "cost": None if one.cost is None else str(one.cost)} for one in runs]
    return json.dumps({"runs": rows}, ensure_ascii=False, indent=1)


def tree_text(name: str, nodes: Sequence[Node]) -> str:
    """For people: a line a span."""
    return "\n".join([paint(f"Run {clean(name)}", "place"), *(line for node in nodes for line in _lines(node, "", ""))])


def _lines(node: Node, before: str, under: str) -> Iterator[str]:
    label = f"{before}{clean(node.span.name)}"
    yield f"{label:{_NAME}} {node.span.seconds:>7.2f}s  {_about(node)}".rstrip()
    for at, one in enumerate(node.inside):
        last = at == len(node.inside) - 1
        yield from _lines(one, f"{under}{'└─ ' if last else '├─ '}", f"{under}{'   ' if last else '│  '}")


def _about(node: Node) -> str:
    span, parts = node.span, []
    counts = {name: value for name, value in span.attributes.items() if isinstance(value, int)}
    if "input_tokens" in counts:
        parts.append(f"{counts['input_tokens']:,} → {counts.get('output_tokens', 0):,} tokens")
    if counts.get("cache_read"):
        parts.append(f"{counts['cache_read']:,} from the cache")
    if isinstance(cost := span.attributes.get("cost"), float):
        parts.append(f"${cost:.4f}{'' if span.attributes.get('exact', True) else ' assumed'}")
    if span.attributes.get("cached"):
        parts.append("from the record")
    elif "items" in counts:
        parts.append(f"{counts['items']} items")
    outcome = str(span.attributes.get("outcome", ""))
    if span.error or outcome not in ("", "ok", "recorded"):
        parts.append(paint(clean(outcome or span.error)[:_DETAIL], "warning"))
    return "  ".join(parts)


def tree_json(name: str, nodes: Sequence[Node]) -> str:
    """For programs."""
    return json.dumps({"run": name, "spans": [_data(node) for node in nodes]}, ensure_ascii=False, indent=1)


def _data(node: Node) -> dict[str, Any]:
    span = node.span
    return {"name": span.name, "seconds": round(span.seconds, 6), "error": span.error or None, "attributes": span.attributes,
            "spans": [_data(one) for one in node.inside]}  # fmt: skip
