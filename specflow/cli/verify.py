"""`specflow verify`."""

from __future__ import annotations

import shlex
from pathlib import Path

import click


@click.command("verify", epilog="Example: specflow verify")
@click.argument("targets", metavar="[FEATURE]...", nargs=-1)
@click.option("--trust", is_flag=True, help="Agree to run the commands that the specs name now; other words need a new yes.")
@click.option("--distrust", is_flag=True, help="Take back what was agreed to here, and run nothing.")
@click.option("--list", "only_list", is_flag=True, help="Show the commands that would run, and run nothing.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="What is printed.")
def command(targets: tuple[str, ...], trust: bool, distrust: bool, only_list: bool, form: str) -> int:
    """Run the checks of requirements that execute something, and judge all others.

    Commands that a spec names run only after you agreed to them (`--trust`, kept in your own configuration folder). What came of
    them is left in .specflow/verify, where `specflow check` reads it.

    Exit code 0: all hold; 1: one failed or cannot fail; 3: one did not run.
    """
    from specflow.cli.terminal import say
    from specflow.flows import verify as flow

    here = Path.cwd()
    if distrust:
        workspace = flow.withdraw(here)
        say(f"nothing runs in {workspace.root} until you agree again")
        return 0
    if trust or only_list:
        workspace, commands = flow.commands_of(here, targets)
        for words in commands:
            say(f"{'agreed to' if trust else 'would run'}: {shlex.join(words)}")
        if only_list:
            return 0
        flow.agree(workspace, commands)
    done = flow.verify(here, targets)
    from specflow.cli.verify_report import as_json, as_text

    say(as_json(done) if form == "json" else as_text(done))
    return done.exit_code
