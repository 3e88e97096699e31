"""`specflow context`."""

from __future__ import annotations

from pathlib import Path

import click


@click.group("context", epilog="Example: specflow context scaffold")
def command() -> None:
    """Keep the context files that every draft reads."""


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
