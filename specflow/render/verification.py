"""The verification table: what each requirement still needs before it counts as proven."""

from __future__ import annotations

from collections.abc import Sequence

from specflow.model.spec import Requirement
from specflow.render.escape import coded, esc, place
from specflow.render.given import RequirementState
from specflow.render.parts import table_of
from specflow.render.view import Group, View

RUNGS = ("missing", "implemented", "verified", "reached", "proven")
DEFAULT_RUNG = {"must": "verified", "should": "implemented", "could": "missing"}
CHECK_KINDS = ("contract", "code", "metric", "canary", "eval", "command")


def evidence(view: View) -> str:
    """One table a group of requirements; without evidence it says so."""
    total = len(view.spec.requirements)
    done = sum(_reached(view.page.states[one.id]) for one in view.spec.requirements if one.id in view.page.states)
    lead = (
        f"<b>{done} of {total}</b> stand where they should. Each row closes with evidence, not with a tick."
        if view.page.states
        else f"No evidence yet for {total} requirement{'' if total == 1 else 's'}. "
        "<code>specflow check</code> reads code, tests and results, and fills this in."
    )
    groups = "".join(_table(view, group) for group in view.groups)
    return f'<section class="sec"><h2>How we will know</h2><p class="lead">{lead}</p></section>{groups}'


def _reached(state: RequirementState) -> bool:
    return RUNGS.index(state.state) >= RUNGS.index(state.required or "verified")


def _table(view: View, group: Group) -> str:
    columns = ("Requirement", "What must be true", "Proof wanted", "Evidence")
    bodies = "".join(_body(view, f"proof-{group.kind}-{number}", chunk) for number, chunk in enumerate(group.chunks))
    return f'<section class="sec"><h2>{group.title}</h2>{table_of(f"Evidence: {group.title}", columns, bodies)}</section>'


def _body(view: View, name: str, chunk: Sequence[Requirement]) -> str:
    """Some rows; of a served page only their place, since they are sent on their own."""
    rows = "".join(_line(view, one) for one in chunk)
    if view.kept is None:
        return f"<tbody>{rows}</tbody>"
    view.kept.lists[name] = rows
    return f'<tbody data-piece="{name}">{place(name)}</tbody>'


def _line(view: View, one: Requirement) -> str:
    wanted = (one.rung or DEFAULT_RUNG[one.priority]).replace("missing", "none")
    ways = [kind for check in one.checks for kind in CHECK_KINDS if kind in check]
    ways += [f"{len(one.scenarios)} example{'s' if len(one.scenarios) > 1 else ''}"] if one.scenarios else []
    by = f"<small>{esc(', '.join(dict.fromkeys(ways)))}</small>" if ways else ""
    return (
        f'<tr><td><a class="rid" href="#{one.id}">{one.id}</a></td><td dir="auto">{esc(one.title)}</td><td>{wanted}{by}</td>'
        f"<td>{_evidence(view.page.states.get(one.id))}</td></tr>"
    )


def _evidence(state: RequirementState | None) -> str:
    if state is None:
        return '<span class="quiet">none yet</span>'
    places = [_followed(state, place, place) for place in state.implementations]
    places += [_followed(state, place, place, outcome) for place, outcome in state.tests]
    places += [_followed(state, " ".join(row), *row) for row in state.checks]
    if state.checks and not (state.implementations or state.tests):
        places.append('<div class="quiet">No code carries its tag: its checks alone speak for it.</div>')
    good = "ok" if _reached(state) else "no"
    return f'<b class="rung {good}">{state.state}</b>{"".join(places)}'


def _followed(state: RequirementState, key: str, place: str, outcome: str = "") -> str:
    """A place that opens to show what stands there, where that is known."""
    line = f"<code>{esc(place)}</code>{f' {coded(outcome)}' if outcome else ''}"
    words = state.excerpts.get(key)
    if not words:
        return f"<div>{line}</div>"
    return f'<details class="there"><summary>{line}</summary><pre tabindex="0" dir="ltr">{esc(words)}</pre></details>'
