"""`specflow init`."""

from __future__ import annotations

import json
from pathlib import Path

import click


@click.command("init", epilog="Example: specflow init")
@click.argument("folder", type=click.Path(path_type=Path), default=Path())
@click.option("--agents", metavar="NAMES", help="Also set up coding agents: claude, codex, cursor, copilot, gemini, or all.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="For people or for programs.")
def command(folder: Path, agents: str | None, form: str) -> int:
    """Set up a workspace: context files that teach by example, settings, and the lines git needs.

    Nothing that exists is overwritten. Asks no questions, so it works in CI. With --agents each one gets instructions, a
    command and hooks; run it again to renew what nobody edited.
    """
    from specflow.cli.terminal import paint, say
    from specflow.flows.init import init

    done = init(folder)
    if agents:
        from specflow.flows.agents import AGENTS, init_agents

        names = AGENTS if agents == "all" else [name.strip() for name in agents.split(",") if name.strip()]
        done = (*done, *init_agents(folder, names))
    if form == "json":
        say(json.dumps({"files": [{"path": one.path, "what": one.what} for one in done]}))
        return 0
    styles = {"created": "good", "extended": "good", "kept": "quiet"}
    for one in done:
        slash = "/" if one.path.endswith("/") else ""
        say(f"  {paint(f'{one.what:<9}', styles[one.what])} {(folder / one.path).as_posix()}{slash}")
    say(f"\n{paint('Next', 'place')}")
    say("  1. Write down your rules in product_area_context.md and what is true of the code in code_context.md.")
    say("  2. Write a note of three or four paragraphs: who needs what, what done looks like, what can wait.")
    say("  3. specflow draft note.md")
    return 0
