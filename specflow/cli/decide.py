"""`specflow decide`."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click


@click.command("decide", epilog="Example: specflow decide")
@click.argument("feature", required=False)
@click.argument("decision", required=False, metavar="[DECISION]")
@click.option("--answer", metavar="ANSWER", help="A value, an option, an order (`a, b, c`), or rules as JSON; `-` reads them.")
@click.option("--why", metavar="WORDS", help="The reason; it is kept with the decision.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="For people or for programs.")
def command(feature: str | None, decision: str | None, answer: str | None, why: str | None, form: str) -> int:
    """Settle a decision of a spec, with a reason; without one, list what is to be decided.

    Recording a decision sets its parameters, rewrites the sentences that use them, and sends final requirements that changed
    back to review.
    """
    from specflow.cli.terminal import paint, say
    from specflow.flows import decide
    from specflow.report.text import clean

    here = Path.cwd()
    if decision is None:
        found = decide.listed(here, feature)
        if form == "json":
            say(json.dumps({"decisions": found}))
            return 0
        for one in found:
            state = paint("decided", "good") if one["decided"] else paint("open", "warning")
            say(f"{one['feature']} {one['id']} {state}: {clean(one['question'])}")
            say(f"  {clean(one['words'])}")
        if not found:
            say("There is nothing to decide here.")
        return 0
    given = _given(answer, decision)
    reason = why if why is not None else _asked("Why?")
    done = decide.decide(here, feature or "", decision, given, reason)
    if form == "json":
        say(json.dumps(done))
    else:
        say(f"{paint('Decided', 'good')} {done['id']}: {clean(done['chosen'])}")
        for line in done["changed"]:
            say(f"  {clean(line)}")
    return 0


def _given(answer: str | None, decision: str) -> object:
    text = sys.stdin.read(1_000_000) if answer == "-" else answer if answer is not None else _asked(f"Answer to {decision}?")
    if text is not None and text.lstrip().startswith(("[", "{")):
        try:
            return json.loads(text)
        except (ValueError, RecursionError):
            raise click.BadParameter("this is no JSON", param_hint="--answer") from None
    return text


def _asked(question: str) -> str:
    if not sys.stdin.isatty():
        raise click.UsageError("name the answer with --answer and the reason with --why")
    words: str = click.prompt(question)
    return words
