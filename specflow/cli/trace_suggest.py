"""`specflow trace suggest`."""

from __future__ import annotations

from pathlib import Path

import click


@click.command("suggest", epilog="Example: specflow trace suggest FR-07")
@click.argument("names", metavar="[FEATURE|ID]...", nargs=-1)
@click.option("--top", type=click.IntRange(0), default=3, show_default=True, help="Candidates for each requirement; 0: all.")
@click.option("--all", "every", is_flag=True, help="Requirements with traced code too.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
def command(names: tuple[str, ...], top: int, every: bool, form: str) -> int:
    """Propose where untraced requirements are probably implemented.

    The score says how far a file stands out among all others by its words, names and neighbours: a hint where to look, no
    proof. Nothing is tagged or written.
    """
    import json

    from specflow.cli.terminal import say, shown_from
    from specflow.flows import trace_suggest as flow

    made = flow.suggest(Path.cwd(), names, top=top, every=every)
    if form == "json":
        suggestions = [
            {"requirement": one.requirement, "candidates": [candidate._asdict() for candidate in one.candidates]}
            for one in made.found
        ]
        say(json.dumps({"suggestions": suggestions}, ensure_ascii=False))
        return 0
    shown = shown_from(made.root)
    for one in made.found:
        say(f"{one.requirement} {one.title}")
        for candidate in one.candidates:
            symbol = f"  {candidate.symbol}" if candidate.symbol else ""
            say(f"  {candidate.score:.2f}  {shown(candidate.path)}:{candidate.line}{symbol}")
    files = f"{made.files} source file{'' if made.files == 1 else 's'}"
    compared = f"{len(made.found)} requirement{'' if len(made.found) == 1 else 's'} compared with {files}"
    say(compared if made.found else "every requirement has traced code")
    return 0
