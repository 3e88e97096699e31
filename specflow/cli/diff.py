"""`specflow diff`."""

from __future__ import annotations

import json
from pathlib import Path

import click


@click.command("diff", epilog="Example: specflow diff HEAD~1")
@click.argument("versions", nargs=-1, metavar="[A] [B]")
@click.option("--feature", metavar="NAME", help="One feature; otherwise all.")
@click.option("--format", "form", type=click.Choice(["text", "markdown", "json", "html"]), default="text",
              help="For people, for a pull request, for programs, or as a page.")  # fmt: skip
def command(versions: tuple[str, ...], feature: str | None, form: str) -> int:
    """Show what changed between two versions of a spec, by requirement and by word.

    A and B are git revisions, spec files, or `product` and `engineering` for what that role signed last. Without B it is the
    working tree, without A the last commit. A rename or a move is neither a deletion nor an addition.
    """
    from specflow.cli.terminal import colourful, say
    from specflow.flows import diff as flow
    from specflow.render import difference

    if len(versions) > 2:
        raise click.UsageError("name one version or two")
    old = versions[0] if versions else "HEAD"
    found = flow.diff(Path.cwd(), feature, old, versions[1] if len(versions) > 1 else None)
    sheets = [difference.Sheet(one.feature, one.old, one.new, one.changes) for one in found]
    if form == "json":
        say(json.dumps({"differences": [difference.as_data(one) for one in sheets]}, ensure_ascii=False))
    elif form == "html":
        say(difference.as_html(sheets))
    else:
        say(difference.as_markdown(sheets) if form == "markdown" else difference.as_text(sheets, colour=colourful()))
    return 0
