"""`specflow context`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

if TYPE_CHECKING:
    from specflow.flows.code_index import Listed


@click.group("context", epilog="Example: specflow context scaffold")
def command() -> None:
    """Keep the context that drafts and prompts read: the context files, and an index of this and other repositories' code."""


@command.command("scaffold", epilog="Example: specflow context scaffold")
def scaffold() -> int:
    """Draft code_context.md from the repository.

    Languages, libraries, entry points, interfaces, schemas and middleware, each with its path. A file that exists is never
    touched: then the draft is printed, so that you can take over what you like.
    """
    from specflow.cli.terminal import say, shown_from
    from specflow.flows import context as flow

    drafted = flow.scaffold(Path.cwd())
    if drafted.written:
        say(f"Drafted {shown_from(drafted.root)(drafted.path)}: correct it, and add what is slow, missing or fragile.")
    else:
        click.echo(f"{drafted.path} exists already and was left alone; this is what the repository says:", err=True)
        say(drafted.text.rstrip("\n"))
    return 0


@command.command("add", epilog="Example: specflow context add ../session-service --share signatures")
@click.argument("folder")
@click.option("--share", type=click.Choice(["none", "signatures", "code"]), default="signatures", show_default=True,
              help="How much of its code prompts and searches may show.")  # fmt: skip
def add(folder: str, share: Literal["none", "signatures", "code"]) -> int:
    """Let this workspace look into another repository, so that prompts say what exists there already.

    The list is kept in your own configuration. What the other repository shares by its own configuration
    (`share = "none"` under `[context]`) is never exceeded.
    """
    from specflow.cli.terminal import say
    from specflow.flows import code_index as flow

    say(f"added {_row(flow.add(Path.cwd(), folder, share))}")
    return 0


@command.command("remove", epilog="Example: specflow context remove ../session-service")
@click.argument("folder")
def remove(folder: str) -> int:
    """Forget another repository."""
    from specflow.cli.terminal import say
    from specflow.flows import code_index as flow

    say(f"removed {flow.remove(Path.cwd(), folder)}")
    return 0


@command.command("list", epilog="Example: specflow context list")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="For people or for programs.")
def listed(form: str) -> int:
    """List what is indexed, brought up to date."""
    from specflow.cli.terminal import say
    from specflow.flows import code_index as flow

    rows = flow.listed(Path.cwd())
    if form == "json":
        say(json.dumps({"repositories": [row._asdict() for row in rows]}, ensure_ascii=False))
    else:
        for row in rows:
            say(_row(row))
    return 0


def _row(row: Listed) -> str:
    if row.missing:
        return f"{row.path}: not there any more (`specflow context remove {row.path}` forgets it)"
    return f"{row.path}: {row.symbols} definitions in {row.files} files, {row.read} read now, shares {row.share}"


@command.command("search", epilog="Example: specflow context search session expires")
@click.argument("query", metavar="WORDS...", nargs=-1, required=True)
@click.option("--top", type=click.IntRange(1, 100), default=8, show_default=True, help="The most answers.")
@click.option("--callers", is_flag=True, help="What calls a function of this name, instead.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="For people or for programs.")
def search(query: tuple[str, ...], top: int, callers: bool, form: str) -> int:
    """Search requirements, context files and code, of this and the added repositories, for words that belong together."""
    from specflow.cli.terminal import paint, say
    from specflow.flows import agents_search, code_index
    from specflow.flows import workspace as ws

    if callers:
        places = code_index.callers(ws.find(Path.cwd()), query[-1], top)
        say(json.dumps({"callers": places}) if form == "json" else "\n".join(places) or f"nothing calls {query[-1]}")
        return 0
    hits = agents_search.search(Path.cwd(), " ".join(query), top)
    if form == "json":
        say(json.dumps({"results": [hit._asdict() for hit in hits]}, ensure_ascii=False))
        return 0
    for hit in hits:
        say(f"{hit.score:.2f}  {hit.kind:11} {hit.name}  {paint(hit.at, 'place')}")
        say(f"      {paint(' '.join(hit.text.split())[:160], 'quiet')}")
    if not hits:
        say("nothing speaks of it")
    return 0
