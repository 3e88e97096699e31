"""`specflow prompt`."""

from __future__ import annotations

import json
from pathlib import Path

import click


@click.command("prompt", epilog="Example: specflow prompt ask-maps T-01 --unsigned")
@click.argument("feature")
@click.argument("task")
@click.option("--budget", type=click.IntRange(500, 200_000), default=6_000, show_default=True, help="The most tokens.")
@click.option("--unsigned", is_flag=True, help="Show it although not everybody has signed; the prompt says so.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="For people or for programs.")
def command(feature: str, task: str, budget: int, unsigned: bool, form: str) -> int:
    """Print one self-contained prompt for a task: what must hold, where it may be built, and what proves it.

    Text that differs from what was signed is refused. Secrets are masked; text that reads like an order is named.
    """
    from specflow.cli.terminal import paint, say
    from specflow.flows import prompt as flow

    made = flow.prompt(Path.cwd(), feature, task, budget=budget, unsigned=unsigned)
    if form == "json":
        data = {"feature": made.feature.spec.feature, "task": made.task.id, "tokens": made.prompt.tokens, "budget": budget,
                "omitted": list(made.prompt.omitted), "flags": list(made.prompt.flags), "stale": list(made.stale),
                "prompt": made.prompt.text}  # fmt: skip
        say(json.dumps(data, ensure_ascii=False, indent=1))
        return 0
    if made.stale:
        hint = f"specflow plan {made.feature.spec.feature} --update"
        click.echo(paint(f"{', '.join(made.stale)} changed since this was planned: {hint}", "warning", err=True), err=True)
    say(made.prompt.text.rstrip("\n"))
    return 0
