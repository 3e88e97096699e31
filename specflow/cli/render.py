"""`specflow render`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Literal

import click


@click.command("render", epilog="Example: specflow render ask-maps")
@click.argument("targets", metavar="[FEATURE|PATH]...", nargs=-1)
@click.option("--format", "form", type=click.Choice(["html", "md", "json"]), default="html",
              help="The page, compact Markdown for agents, or the written paths as JSON.")  # fmt: skip
@click.option("--audience", type=click.Choice(["team", "public"]), default="team",
              help="`public` leaves out contexts, quotes, people and reading marks.")  # fmt: skip
@click.option("--open/--no-open", "open_", default=False, help="Open the page in a browser.")
def command(targets: tuple[str, ...], form: str, audience: Literal["team", "public"], open_: bool) -> int:
    """Write the page of a spec beside it, or print its Markdown.

    Without arguments every spec of the workspace is rendered. The page is one file that needs no network.
    """
    from specflow.adapters import browser
    from specflow.cli.terminal import link, say, shown_from
    from specflow.flows import page, workspace

    here = Path.cwd()
    pages = page.render(here, targets, "md" if form == "md" else "html", audience)
    root = workspace.find(here).root
    shown = shown_from(root)
    for one in pages:
        if form == "md":
            say(one.text.rstrip("\n"))
        elif form == "html":
            say(f"{link(root / one.path, shown(one.path))}  ({len(one.text.encode()) / 1000:.0f} kB)")
        if open_ and form != "md":
            browser.show(root / one.path)
    if form == "json":
        say(json.dumps({"pages": [{"feature": one.feature, "path": one.path} for one in pages]}))
    return 0
