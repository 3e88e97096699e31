"""`specflow trace`."""

from __future__ import annotations

from pathlib import Path

import click

from specflow.cli.trace_suggest import command as suggest


class Targets(click.Group):
    """`specflow trace FR-07` without a word in between; the other chores by their names."""

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        """What is no chore is a target to show."""
        if args and args[0] not in self.commands:
            return "show", self.commands["show"], args
        return super().resolve_command(ctx, args)


@click.group("trace", cls=Targets, epilog="Example: specflow trace matrix")
def command() -> None:
    """Show what bears on a requirement, or why a line of code exists.

    `trace FR-07` and `trace src/ask/gate.py:40` show one thing, `trace matrix` all of them; `trace accept` records that
    text and code belong together.
    """


@command.command("show", hidden=True)
@click.argument("target")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
def show(target: str, form: str) -> int:
    """A requirement (FR-07, ask-maps/FR-07) or a place (src/x.py:40)."""
    from specflow.cli import trace_report
    from specflow.cli.terminal import say
    from specflow.flows import trace_query

    found = trace_query.shown(Path.cwd())
    at = trace_query.parse_place(target)
    if at is not None:
        path = found.workspace.relative(Path.cwd() / at[0])
        why = trace_query.place(found, path, at[1])
        say(trace_report.why_json(why) if form == "json" else trace_report.why_text(why))
    else:
        story = trace_query.requirement(found, target)
        say(trace_report.story_json(story) if form == "json" else trace_report.story_text(story))
    return 0


@command.command("matrix", epilog="Example: specflow trace matrix --format csv")
@click.option("--format", "form", type=click.Choice(["text", "csv", "html", "json"]), default="text")
def matrix(form: str) -> int:
    """Every requirement with its code, its tests and how far it got."""
    from specflow.cli import trace_report
    from specflow.cli.terminal import say
    from specflow.flows import trace_query

    found = trace_query.shown(Path.cwd())
    trace_query.complete(found)
    say(trace_report.MATRIX[form](found.project).rstrip("\n"))
    return 0


@command.command("accept", epilog='Example: specflow trace accept FR-07 --why "same behaviour, clearer words"')
@click.argument("names", metavar="[ID]...", nargs=-1)
@click.option("--why", default="", help="The reason; needed where a requirement's text moved.")
@click.option("--new", is_flag=True, help="Accept every link that nobody has accepted yet.")
@click.option("--diff", metavar="BASE", help="Accept everything that the change against BASE touches.")
def accept(names: tuple[str, ...], why: str, new: bool, diff: str | None) -> int:
    """Record that requirements and their code and tests belong together as they are now."""
    from specflow.adapters import git
    from specflow.cli.terminal import say
    from specflow.flows import trace_query, tracing

    found = trace_query.traced(Path.cwd(), tracing.Options(digests=True))
    by = git.identity(found.workspace.root)
    links = trace_query.accept(found, names, why, by, new=new, base=trace_query.base_of(found, diff))
    for link in links:
        say(f"  {link.requirement} {link.relation.value} {link.target}")
    say(f"{len(links)} link{'' if len(links) == 1 else 's'} accepted")
    return 0


command.add_command(suggest)
