"""`specflow draft`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from specflow.flows.draft import Request

@click.command("draft", epilog="Example: specflow draft note.md")
@click.argument("notes", metavar="NOTE...", nargs=-1)
@click.option("--context", "contexts", metavar="[product=|code=]FILE", multiple=True,
              help="A context file, instead of the two of the workspace. May be repeated.")  # fmt: skip
@click.option("--source", "extras", metavar="FILE", multiple=True,
              help="A further source, such as an interview. May be repeated.")  # fmt: skip
@click.option("--from-code", "code", metavar="GLOB", multiple=True,
              help="Draft from code instead of a note: what it checks, fixes and says. May be repeated.")  # fmt: skip
@click.option("--from-tests", "tests", metavar="GLOB", multiple=True, help="Tests that show what must hold. May be repeated.")
@click.option("--feature", metavar="SLUG", help="The feature's name; otherwise it comes from the note.")
@click.option("--out", metavar="DIR", help="Where spec.yaml and spec.html go; otherwise specs/<feature>.")
@click.option("--update", is_flag=True, help="Add what is new to a spec that exists, and show the difference.")
@click.option("--provider", type=click.Choice(["auto", "offline", "anthropic", "replay"]), default="auto",
              help="Who drafts: `auto` is a model when there is a key, `replay` repeats recorded answers.")
@click.option("--budget", metavar="DOLLARS", help="The most that a model may cost in this run; `none` for no limit.")
@click.option("--batch", is_flag=True,
              help="Make each NOTE a spec of its own; a model is asked in batches, at half the price. It may take hours.")
@click.option("--allow-sensitive", is_flag=True, help="Send secrets and personal data as they stand, instead of masked.")
@click.option("--yes", is_flag=True, help="Take every suggested answer about job, success and scope.")
@click.option("--ask/--no-ask", default=None, help="Ask about them first; by default when a person sits there.")
@click.option("--open/--no-open", "open_", default=None, help="Open the page; by default when a person sits there.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="For people or for programs.")
def command(
    notes: tuple[str, ...], contexts: tuple[str, ...], extras: tuple[str, ...],
    code: tuple[str, ...], tests: tuple[str, ...], feature: str | None, out: str | None,
    update: bool, provider: str, budget: str | None, batch: bool, allow_sensitive: bool, yes: bool, ask: bool | None,
    open_: bool | None, form: str,
) -> int:  # fmt: skip
    """Turn a product note into a spec (YAML) and a page (HTML).

    NOTE is a Markdown or text file; `-` reads standard input. Business rules and technical reality are read from
    product_area_context.md and code_context.md when they are there. Every requirement quotes the line it came from;
    what specflow proposes itself is marked so and waits for a person. On a terminal, what the note leaves open about its
    primary job, its success and its scope is asked first; otherwise it stands among the questions.
    """
    from specflow.adapters import browser
    from specflow.cli import align, draft_report
    from specflow.cli.progress import Terminal
    from specflow.cli.terminal import say
    from specflow.flows.draft import Patterns, Request, draft
    from specflow.flows.wanted import Wanted

    if batch and provider not in ("auto", "anthropic"):
        raise click.UsageError("--batch asks a model; it goes with --provider anthropic.")
    if not notes and not (code or tests):
        raise click.UsageError("name a note, or say --from-code GLOB")
    standard_input = sys.stdin.buffer.read() if "-" in notes else b""
    patterns = Patterns(code, tests) if code or tests else None
    wants = ask if ask is not None else form == "text" and not batch and align.someone_answers()
    asking = align.suggestions if yes else align.ask if wants and "-" not in notes else None
    with Terminal() as progress:
        wanted = Wanted(provider, budget, allow_sensitive, progress)
        request = Request(notes, contexts, extras, feature, out, update, standard_input, wanted, patterns, asking)
        if batch:
            return _batched(request, form)
        made = draft(Path.cwd(), request)
    say(draft_report.as_json(made) if form == "json" else draft_report.as_text(made))
    if form == "text" and (open_ if open_ is not None else browser.someone_is_there()):
        browser.show(made.root / made.page_path)
    return 0


def _batched(request: Request, form: str) -> int:
    """Several notes, each a spec; leaves with the worst of their exit codes."""
    from specflow.cli import draft_report_batch as report
    from specflow.cli.terminal import say
    from specflow.flows.draft_batch import draft_batch

    done = draft_batch(Path.cwd(), request)
    say(report.as_json(done) if form == "json" else report.as_text(done))
    return report.exit_code(done)
