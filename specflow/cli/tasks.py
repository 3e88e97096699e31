"""`specflow tasks`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from specflow.flows.tasks import Listed
    from specflow.model.plan import Plan

FORMATS = ("text", "json", "markdown", "mermaid", "html")


@click.command("tasks", epilog="Example: specflow tasks ask-maps --ready")
@click.argument("feature", required=False)
@click.option("--ready", is_flag=True, help="Only what can start now.")
@click.option("--graph", is_flag=True, help="Draw what waits for what.")
@click.option("--matrix", is_flag=True, help="Print a GitHub Actions matrix of what may run side by side.")
@click.option("--github", is_flag=True, help="Show the GitHub issues that would be opened; --send opens them with `gh`.")
@click.option("--send", is_flag=True, help="With --github: open them.")
@click.option("--set", "change", metavar="TASK=STATUS", help="Write how far a task got: todo, doing, done or rework.")
@click.option("--done", "finished", metavar="TASK", help="Mark a task done if its proof stands; else exit code 1.")
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", help="For people or for programs.")
def command(
    feature: str | None, ready: bool, graph: bool, matrix: bool, github: bool, send: bool, change: str | None,
    finished: str | None, form: str,
) -> int:
    """List the tasks of a plan: what there is to do, what can start, what waits for what."""
    from specflow.cli.terminal import say
    from specflow.flows import tasks as flow
    from specflow.plan import graph as drawing

    if send and not github:
        raise click.BadParameter("it opens the issues of --github: write both", param_hint="--send")
    found = _changed(feature, change, ready) if change else flow.listed(Path.cwd(), feature, only_ready=ready)
    spec = found.feature.spec
    if finished:
        return _finished(spec.feature, finished)
    if matrix:
        jobs, left_out = drawing.matrix(found.plan, spec.feature)
        say(jobs)
        for line in left_out:
            click.echo(line, err=True)
    elif github:
        _github(found, send)
    elif form == "json":
        data = {"feature": spec.feature, "unsigned": found.plan.unsigned, "tasks": drawing.task_rows(found.tasks)}
        say(json.dumps(data, ensure_ascii=False, indent=1))
    elif form == "markdown":
        say(drawing.checklist(found.plan, spec.title).rstrip("\n"))
    elif form == "mermaid":
        say(drawing.graph_mermaid(found.plan))
    elif form == "html":
        from specflow.render.taskgraph import task_page

        say(task_page(found.plan, spec.title).rstrip("\n"))
    else:
        _text(found, graph)
    return _hindered(found, err=matrix or github or form != "text")


def _hindered(found: Listed, *, err: bool) -> int:
    """Say what is wrong with the plan's tasks, beside what was asked for; 1 when it counts."""
    from specflow.cli.terminal import paint, shown_from
    from specflow.flows import tasks as flow
    from specflow.report.summary import fails
    from specflow.report.text import clean

    workspace, wrong = found.feature.workspace, flow.hindrances(found)
    shown = shown_from(workspace.root)
    for one in wrong:
        place = f"{shown(one.at.path)}:{one.at.line}"
        click.echo(f"{paint(one.code, one.severity.value, err)} {place} {clean(one.message)}", err=err)
        if one.help:
            click.echo(f"    {clean(one.help)}", err=err)
    return 1 if fails(wrong, workspace.config.check.fail_on) else 0


def _changed(feature: str | None, change: str, ready: bool) -> Listed:
    from specflow.flows import tasks as flow

    id_, _, status = change.partition("=")
    if status not in ("todo", "doing", "done", "rework"):
        raise click.BadParameter("write it as T-03=done; a status is todo, doing, done or rework", param_hint="--set")
    flow.set_status(Path.cwd(), feature, id_, status)  # type: ignore[arg-type]  # it is one of the four
    return flow.listed(Path.cwd(), feature, only_ready=ready)


def _finished(feature: str, id_: str) -> int:
    from specflow.cli.terminal import paint, say
    from specflow.flows import tasks as flow
    from specflow.report.text import clean

    _, missing = flow.finish(Path.cwd(), feature, id_)
    for one in missing:
        say(f"  {paint('missing', 'error')} {clean(one)}")
    say(f"{id_} is {'not done' if missing else 'done'}")
    return 1 if missing else 0


def _github(found: Listed, send: bool) -> None:
    from specflow.cli.terminal import say
    from specflow.flows import tasks as flow

    made = list(flow.issues(found))
    if send:
        for address in flow.send(found, made):
            say(address)
        return
    say(json.dumps({"dry_run": True, "issues": made}, ensure_ascii=False, indent=1))


def _text(found: Listed, graph: bool) -> None:
    from specflow.cli.terminal import paint, say
    from specflow.plan.graph import MARKS, graph_text
    from specflow.report.text import clean

    if found.plan.unsigned:
        say(paint("NOT SIGNED: this plan rests on text that not everybody has agreed to.", "error"))
    if graph:
        for line in graph_text(found.plan).splitlines():
            say(clean(line))
        return
    titles = {group.id: group.title for group in found.plan.groups}
    styles = {"done": "good", "doing": "warning", "rework": "error", "todo": "quiet"}
    for group in dict.fromkeys(task.group for task in found.tasks):
        say(paint(clean(titles.get(group or "", "Tasks")), "place"))
        for task in found.tasks:
            if task.group == group:
                waits = f"  after {', '.join(task.depends_on)}" if task.depends_on else ""
                mark = paint(MARKS[task.status], styles[task.status])
                say(f"  {mark} {task.id} {clean(task.title)}  {', '.join(task.requirements)} {task.size}{waits}")
    if not found.tasks:
        say(_nothing(found.plan))


def _nothing(plan: Plan) -> str:
    """Why no task is listed."""
    if not plan.tasks:
        return "The plan has no tasks."
    if all(task.status == "done" for task in plan.tasks):
        return "Every task is done."
    running = ", ".join(task.id for task in plan.tasks if task.status == "doing")
    return f"Nothing can start now{f': {running} is under way' if running else ''}."
