"""`specflow cost`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from specflow.flows.cost import Costs, Sum


@click.command("cost", epilog="Example: specflow cost")
@click.argument("features", metavar="[FEATURE]...", nargs=-1)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="For people or for programs.")
def command(features: tuple[str, ...], form: str) -> int:
    """Show what models have cost, by feature, stage, model and requirement, and what a spec costs an agent to read.

    Every call is on record in .specflow/spend.jsonl, also those that failed. Sizes in tokens are estimates.
    """
    from specflow.cli.terminal import say
    from specflow.flows.cost import costs

    found = costs(Path.cwd(), features)
    say(_json(found) if form == "json" else "\n".join(_text(found)))
    return 0


def _text(found: Costs) -> Iterator[str]:
    from specflow.cli.terminal import paint
    from specflow.report.text import clean

    if found.total.calls:
        yield f"${found.total.cost:.4f} for {_calls(found.total.calls)}{_notes(found.total)}"
        for name, group in found.groups.items():
            yield from ("", paint(f"By {name}", "place"))
            for key, one in sorted(group.items(), key=lambda pair: (-pair[1].cost, pair[0])):
                yield f"  {clean(key)[:40]:40} {_calls(one.calls):>10} {one.input:>9,} → {one.output:>8,} tokens  ${one.cost:.4f}"
    else:
        yield "No call to a model is on record here."
    if found.requirements:
        dearest = sorted(found.requirements.items(), key=lambda pair: (-pair[1], pair[0]))
        mean = sum(found.requirements.values()) / len(dearest)
        yield from ("", paint("By requirement", "place"), f"  {len(dearest)} made, ${mean:.4f} each on average")
        yield from (f"  {clean(key)[:40]:40} ${cost:.4f}" for key, cost in dearest[:5])
    if found.reading:
        yield from ("", paint("To read once (about)", "place"))
        for form in found.reading:
            price = f"${form.cost:.4f}" if form.cost is not None else "no price"
            size = f"{form.characters:>9,} characters {form.tokens:>8,} tokens"
            yield f"  {clean(form.feature)[:30]:30} {form.form:9} {size}  {price}"


def _calls(number: int) -> str:
    return f"{number} call" + ("" if number == 1 else "s")


def _notes(total: Sum) -> str:
    notes = [f"{total.unpriced} without a price"] if total.unpriced else []
    notes += [f"{total.assumed} that broke off, taken at their worst"] if total.assumed else []
    return f" ({', '.join(notes)})" if notes else ""


def _json(found: Costs) -> str:
    def plain(one: Sum) -> dict[str, object]:
        return {**one.__dict__, "cost": str(one.cost)}

    data = {
        "total": plain(found.total),
        **{f"by_{name}": {key: plain(one) for key, one in group.items()} for name, group in found.groups.items()},
        "by_requirement": {key: str(cost) for key, cost in found.requirements.items()},
        "reading": [{**one.__dict__, "cost": None if one.cost is None else str(one.cost)} for one in found.reading],
    }
    return json.dumps(data, ensure_ascii=False, indent=1)
