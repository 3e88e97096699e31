"""`specflow plan`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from specflow.flows.plan_make import Made

MOST_REFUSED = 20
"""Refusals that are shown to people; programs get all."""


@click.command("plan", epilog="Example: specflow plan ask-maps --unsigned")
@click.argument("feature")
@click.option("--unsigned", is_flag=True, help="Plan what not everybody has signed as well, and mark the plan so.")
@click.option("--update", is_flag=True, help="Plan again only what follows from requirements whose text changed.")
@click.option("--checks", is_flag=True, help="Write the contracts as checks into the spec; engineering then signs again.")
@click.option("--dry-run", is_flag=True, help="Show what would change, write nothing.")
@click.option("--provider", type=click.Choice(["auto", "offline", "anthropic", "replay"]), default="offline",
              help="Who plans: `offline` unless you say otherwise; `auto` is a model when there is a key.")
@click.option("--budget", metavar="DOLLARS", help="The most that a model may cost in this run; `none` for no limit.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="For people or for programs.")
def command(
    feature: str, unsigned: bool, update: bool, checks: bool, dry_run: bool, provider: str, budget: str | None, form: str
) -> int:  # fmt: skip
    """Make plan.yaml, design and tasks, from what both roles have signed.

    Planning again keeps what people edited and finished, and shows what changed. Contracts land in contracts/.
    With a model it is the same plan, bettered: every item is judged, and what may not stand is listed.
    """
    from specflow.cli.progress import Terminal
    from specflow.cli.terminal import say
    from specflow.flows import plan_make as flow
    from specflow.flows.wanted import Wanted

    with Terminal() as progress:
        wanted = Wanted(provider, budget, progress=progress)
        options = flow.Options(unsigned=unsigned, update=update, checks=checks, write=not dry_run, wanted=wanted)
        made = flow.plan(Path.cwd(), feature, options)
    if form == "json":
        say(json.dumps(_data(made), ensure_ascii=False, indent=1))
    else:
        _show(made, dry_run)
    from specflow.report.summary import fails

    return 1 if fails(made.findings, made.feature.workspace.config.check.fail_on) else 0


def _data(made: Made) -> dict[str, object]:
    data = made.plan.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    change = made.change
    return {
        "path": made.feature.path, "plan": {"schema": made.plan.schema_, **data}, "left_out": list(made.left_out),
        "contracts": list(made.contracts), "kept_contracts": list(made.kept), "checks": list(made.checks),
        "change": {"added": change.added, "updated": change.updated, "removed": change.removed, "rework": change.rework,
                   "kept": change.kept},
        "provider": made.by.provider, "why": made.by.why, "run": made.by.run or None, "cost": made.by.cost,
        "added_by_model": list(made.added), "refused": [one._asdict() for one in made.refused],
        "findings": [
            {"code": one.code, "message": one.message, "path": one.at.path, "line": one.at.line} for one in made.findings
        ],
    }  # fmt: skip


def _show(made: Made, dry_run: bool) -> None:
    from specflow.cli.terminal import paint, say, shown_from
    from specflow.report.text import clean

    shown = shown_from(made.feature.workspace.root)
    if made.plan.unsigned:
        say(paint("NOT SIGNED: this plan rests on text that not everybody has agreed to; do not build from it.", "error"))
    if made.difference:
        for line in made.difference.splitlines():
            say(clean(line))
    tasks, elements = len(made.plan.tasks), len(list(made.plan.design.elements()))
    verb = "would hold" if dry_run else "holds"
    counted = f"{elements} design element{'' if elements == 1 else 's'} and {tasks} task{'' if tasks == 1 else 's'}"
    say(f"{paint(shown(made.feature.path), 'place')} {verb} {counted}")
    for label, names in (("new", made.change.added if made.difference else []), ("changed", made.change.updated),
                         ("gone", made.change.removed), ("to rework", made.change.rework),
                         ("yours, and planned differently now", made.change.kept)):  # fmt: skip
        for name in names:
            say(f"  {label}: {clean(name)}")
    for name in made.change.rework:
        say(f"    specflow prompt {made.feature.spec.feature} {name.split()[0]}")
    for path in made.contracts:
        say(f"  contract: {shown(path)}")
    for path in made.kept:
        say(f"  contract kept as you edited it: {shown(path)}")
    if made.checks:
        asked = ", ".join(made.checks)
        say(paint(f"  {asked} now carry contract checks: engineering has to sign them again", "warning"))
    _show_model(made)
    if made.left_out:
        say(f"  not planned, since not signed by both roles or still to write: {', '.join(made.left_out)}")
    for one in made.findings:
        say(f"  {paint(one.code, one.severity.value)} {shown(one.at.path)}:{one.at.line} {clean(one.message)}")
    if not made.difference and not dry_run and made.plan.tasks:
        name = made.feature.spec.feature
        say("\nNext")
        say(f"  1. Read and mend it; what you edit stays. `specflow render {name}` draws it in the page.")
        say(f"  2. specflow tasks {name} --ready, then specflow prompt {name} {made.plan.tasks[0].id}")


def _show_model(made: Made) -> None:
    """Who planned, what a model added, what was refused, and what it cost."""
    from specflow.cli.terminal import paint, say
    from specflow.report.text import clean

    if made.by.why == "no key is set":
        say(paint("  planned offline (no key is set)", "quiet"))
    if made.by.cost is None:
        return
    say(f"  with {made.by.provider} for ${made.by.cost}; `specflow runs show {made.by.run}` shows how")
    for line in made.added:
        say(f"  {paint('model', 'good')}: {clean(line)}")
    for one in made.refused[:MOST_REFUSED]:
        say(f"  {paint('refused', 'warning')}: {clean(one.where)} “{clean(one.what)}”: {clean(one.why)}")
    if len(made.refused) > MOST_REFUSED:
        say(f"  refused: {len(made.refused) - MOST_REFUSED} more; --format json lists all")
    if not (made.added or made.refused):
        say("  the model had nothing to add")
