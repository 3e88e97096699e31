"""`specflow questions`."""

from __future__ import annotations

import datetime
import json
import sys
from pathlib import Path

import click

UP_FRONT = 7  # questions that are shown without --all; a draft puts those first that matter most


@click.command("questions", epilog="Example: specflow questions ask-maps")
@click.argument("feature")
@click.option("--answer", "given", metavar="ID=ANSWER", multiple=True,
              help='Answer one; "yes" takes the suggestion. May be repeated.')  # fmt: skip
@click.option("--answers", "file", metavar="FILE", help="A YAML file of answers, `Q-01: …` a line; `-` reads standard input.")
@click.option("--yes", is_flag=True, help="Take every suggested answer.")
@click.option("--all", "whole", is_flag=True, help="List all of them, not only those that matter most.")
@click.option("--by", help="Who answers; otherwise git's user.")
@click.option("--ask/--no-ask", default=None, help="Ask one by one; by default when a person sits there.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="For people or for programs.")
def command(
    feature: str, given: tuple[str, ...], file: str | None, yes: bool, whole: bool, by: str | None, ask: bool | None, form: str
) -> int:
    """List the open questions of a spec, or answer them.

    An answer becomes data: a requirement under review, a line out of scope, a parameter; with who answered and when.
    """
    from specflow.adapters import git
    from specflow.cli.align import someone_answers
    from specflow.cli.terminal import say
    from specflow.flows import questions as flow

    here = Path.cwd()
    workspace, _, spec = flow.find(here, feature)
    open_ = [question for question in spec.questions if not question.answered]
    answers = _given(given, file)
    if yes:
        answers |= {one.id: one.suggested for one in open_ if one.suggested and one.id not in answers}
    told = [(one.id, one.text, one.suggested) for one in (open_ if whole else open_[:UP_FRONT])]
    wanted = ask if ask is not None else (form == "text" and someone_answers())
    if not answers and wanted:
        answers = _asked(told)
    if not answers:
        say(json.dumps([one.model_dump(exclude_none=True, mode="json") for one in open_], ensure_ascii=False, indent=1)
            if form == "json" else _listed(told, len(open_) - len(told)))  # fmt: skip
        return 0
    today = datetime.datetime.now(tz=datetime.UTC).date().isoformat()
    done = flow.answer(here, feature, answers, by or git.identity(workspace.root), today)
    for one in done:
        became = f" → {', '.join(one.added)}" if one.added else ""
        say(f"  {one.question.id}  {one.answer}{became}")
    say(f"{len(done)} answered; {len(open_) - len([d for d in done if not d.question.answered])} still open. "
        "`specflow render` brings the page up to date.")  # fmt: skip
    return 0


def _given(given: tuple[str, ...], file: str | None) -> dict[str, str]:
    from specflow.adapters import disk
    from specflow.flows.questions import answers_from
    from specflow.flows.workspace import as_text

    answers: dict[str, str] = {}
    if file is not None:
        data = sys.stdin.buffer.read() if file == "-" else disk.read_bytes(Path(file))
        answers |= answers_from(as_text(data), file)
    for one in given:
        id_, equals, words = one.partition("=")
        if not equals:
            raise click.BadParameter(f"{one!r}: write ID=ANSWER, such as Q-02=yes", param_hint="--answer")
        answers[id_.strip()] = words
    return answers


def _listed(open_: list[tuple[str, str, str | None]], more: int) -> str:
    from specflow.report.text import clean

    if not open_:
        return "No question is open."
    lines = []
    for id_, text, suggested in open_:
        lines.append(f"{id_}  {clean(text)}")
        lines += [f"      suggested: {clean(suggested)}"] if suggested else []
    lines += [f"… {more} more: --all"] if more else []
    return "\n".join([*lines, "", 'Answer with --answer Q-01=yes (takes the suggestion) or --answer Q-01="your words".'])


def _asked(open_: list[tuple[str, str, str | None]]) -> dict[str, str]:
    from specflow.report.text import clean

    answers: dict[str, str] = {}
    click.echo("Return takes the suggestion, a dash leaves the question open.\n")
    for id_, text, suggested in open_:
        words = click.prompt(f"{id_}  {clean(text)}\n    ", default=clean(suggested or "-"), prompt_suffix="> ")
        if words.strip() not in ("", "-"):
            answers[id_] = words
    return answers
