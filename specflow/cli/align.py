"""The alignment brief: one screen before the draft is written, with an answer to begin with for everything that is open."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping

import click

from specflow.cli.terminal import paint
from specflow.draft.value import Gap
from specflow.model.spec import Spec
from specflow.report.text import clean

_TOPICS = {"job": "the one job", "metrics": "how success is measured", "scope": "what is left out"}


def someone_answers() -> bool:
    """A terminal on both ends, and no CI."""
    return not os.environ.get("CI") and sys.stdin.isatty() and sys.stdout.isatty()


def ask(spec: Spec, gaps: tuple[Gap, ...]) -> Mapping[str, str]:
    """Answers by topic; a question that was left with a dash has none."""
    click.echo(paint(f"Before the draft: {clean(spec.title)}", "good"))
    left = ", ".join(_TOPICS[gap.topic] for gap in gaps)
    click.echo(f"  The note gives {_many(len(spec.requirements), 'requirement')}. It leaves open: {left}.")
    click.echo("  Return takes the suggestion, your own words replace it, a dash leaves the question open.\n")
    answers: dict[str, str] = {}
    for number, gap in enumerate(gaps, 1):
        if words := _asked(f"{number}/{len(gaps)}", gap):
            answers[gap.topic] = words
    click.echo()
    return answers


def _asked(number: str, gap: Gap) -> str:
    click.echo(paint(f"{number}  {clean(gap.text)}", "place"))
    for at, option in enumerate(gap.options, 1):
        click.echo(f"     {at}. {clean(option)}")
    words = click.prompt("    ", default=clean(gap.suggested or "-"), prompt_suffix="> ").strip()
    if words.isdecimal() and 1 <= int(words) <= len(gap.options):
        return gap.options[int(words) - 1]
    if gap.suggested and words == clean(gap.suggested):
        return gap.suggested
    return "" if words == "-" else words


def suggestions(spec: Spec, gaps: tuple[Gap, ...]) -> Mapping[str, str]:
    """What `--yes` takes."""
    del spec
    return {gap.topic: gap.suggested for gap in gaps if gap.suggested}


def _many(number: int, name: str) -> str:
    return f"{number} {name}" + ("" if number == 1 else "s")
