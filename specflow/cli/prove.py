"""`specflow prove`."""

from __future__ import annotations

from pathlib import Path

import click


@click.command("prove", epilog="Example: specflow prove")
@click.argument("targets", metavar="[FEATURE|ID]...", nargs=-1)
@click.option("--all", "everything", is_flag=True, help="Also what was proven already and has not changed since.")
@click.option("--seconds", type=click.FloatRange(1, 86_400), default=600, show_default=True, help="The time for the whole run.")
@click.option("--jobs", type=click.IntRange(1, 256), help="Tests that run at once; by default one for each core.")
@click.option("--python", metavar="PATH", help="The interpreter that has the project's tests; by default this one.")
@click.option("--report", "reports", metavar="FILE", multiple=True, help="Read a mutation-testing report instead.")
@click.option("--write-test", "write_test", metavar="FILE", help="Write a failing test's skeleton for every survivor to FILE.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="What is printed.")
def command(
    targets: tuple[str, ...], everything: bool, seconds: float, jobs: int | None, python: str | None, reports: tuple[str, ...],
    write_test: str | None, form: str,
) -> int:  # fmt: skip
    """Spoil the code of requirements, one small way at a time, and see whether the tests that claim them notice.

    No file is touched: spoilt code lives in a process of its own. What was found out is kept in .specflow/proof; unchanged code
    costs nothing the next time. `# no mutate` at the end of a line leaves it alone.

    Exit code 0: done; 1: a requirement whose tests notice nothing; 3: nothing could be tried.
    """
    from specflow.cli.prove_report import as_json, as_text, write_skeletons
    from specflow.cli.terminal import say
    from specflow.flows.prove import Request, prove

    request = Request(targets, everything, seconds, jobs or 0, python, reports)
    done = prove(Path.cwd(), request)
    say(as_json(done) if form == "json" else as_text(done))
    if write_test:
        number = write_skeletons(done, Path.cwd() / write_test)
        click.echo(f"{number} failing test{'' if number == 1 else 's'} to finish in {write_test}", err=True)
    return done.exit_code
