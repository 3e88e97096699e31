"""`specflow checks`."""

from __future__ import annotations

from pathlib import Path

import click


@click.group("checks", epilog="Example: specflow checks suggest")
def command() -> None:
    """Propose checks for requirements that have none."""


@command.command("suggest", epilog="Example: specflow checks suggest FR-07")
@click.argument("targets", metavar="[FEATURE|ID]...", nargs=-1)
@click.option("--tests", metavar="FILE", help="Write boundary tests to FILE; they fail until somebody finishes them.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="What is printed.")
def suggest(targets: tuple[str, ...], tests: str | None, form: str) -> int:
    """Propose checks and boundary tests from the words of requirements, to be read, corrected and put into spec.yaml."""
    from specflow.cli.checks_report import as_json, as_text
    from specflow.cli.terminal import say
    from specflow.flows import suggest as flow

    found = flow.suggest(Path.cwd(), targets)
    say(as_json(found) if form == "json" else as_text(found))
    if tests:
        number = flow.write_tests(found, Path.cwd() / tests)
        click.echo(f"{number} failing test{'' if number == 1 else 's'} to finish in {tests}", err=True)
    return 0
