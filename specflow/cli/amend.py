"""`specflow amend`."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from specflow.flows.amend import Amended


@click.command("amend", epilog='Example: specflow amend ask-maps "results from another city near a boundary"')
@click.argument("feature")
@click.argument("defect")
@click.option("--text", help="The requirement's words; without it a sentence against the defect is proposed.")
@click.option("--change", metavar="ID", help="Mend this requirement in place; it goes back to review.")
@click.option("--replaces", metavar="ID", help="Retire this requirement; the new one takes its place.")
@click.option("--kind", type=click.Choice(["FR", "NFR", "EC", "BR"]), default="EC", show_default=True, help="Its kind.")
@click.option("--final", is_flag=True, help="With --text: the words are settled and may be signed as they are.")
@click.option("--why", help="The reason, kept as the requirement's rationale.")
@click.option("--dry-run", is_flag=True, help="Show what would change, write nothing.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="For people or for programs.")
def command(
    feature: str, defect: str, text: str | None, change: str | None, replaces: str | None, kind: str, final: bool,
    why: str | None, dry_run: bool, form: str,
) -> int:  # fmt: skip
    """Walk a defect into the spec: which requirement is silent or wrong, and what it has to say from now on.

    DEFECT is what went wrong, in a sentence (- reads it from standard input). The result has to be signed; code follows.
    """
    from specflow.cli.terminal import say
    from specflow.flows import amend as flow

    if change and replaces:
        raise click.UsageError("--change and --replaces exclude each other")
    said = sys.stdin.buffer.read().decode("utf-8", "replace") if defect == "-" else defect
    request = flow.Request(feature, said, text, change, replaces, kind, why, final, write=not dry_run)
    made = flow.amend(Path.cwd(), request)
    if form == "json":
        near = [{"requirement": one.requirement.id, "title": one.requirement.title, "score": one.score} for one in made.near]
        data = {"feature": made.feature.spec.feature, "id": made.id, "text": made.text, "silent": made.silent, "near": near,
                "written": not dry_run, "diff": made.difference}  # fmt: skip
        say(json.dumps(data, ensure_ascii=False, indent=1))
        return 0
    _show(made, dry_run)
    return 0


def _show(made: Amended, dry_run: bool) -> None:
    from specflow.cli.terminal import paint, say, shown_from
    from specflow.report.text import clean

    name = made.feature.spec.feature
    if made.near:
        say("No requirement speaks of it; the nearest:" if made.silent else "Speaks of it, and is wrong or not exact enough:")
        for one in made.near:
            say(f"  {paint(one.requirement.id, 'place')} {clean(one.requirement.title)}  {one.score:.2f}")
    else:
        say("No requirement speaks of it.")
    say()
    for line in made.difference.splitlines():
        say(clean(line))
    say()
    verb, state = "would be" if dry_run else "is", "final" if made.final else "in review"
    what = f"{made.id} {verb} {state}" if made.changed else f"{made.id} {verb} new, {state}"
    say(f"{paint(what, 'good' if made.final else 'warning')} ({shown_from(made.feature.workspace.root)(made.at)})")
    say()
    say("Next")
    steps = [] if made.final else ["Settle its words, and set `status: final` there (or in `specflow review`)."]
    ids = f"{made.id} {made.replaced}".strip()
    steps += [f"Sign it, in both roles: specflow approve {name} {ids} --as product", f"specflow plan {name} --update"]
    for number, step in enumerate(steps, 1):
        say(f"  {number}. {step}")
    near = made.id if made.changed or made.replaced or not made.near else made.near[0].requirement.id
    say(f"What it touches: specflow impact {name}/{near}")
