"""What the review page knows beyond the page itself: raw texts, threads, who read and signed what, and what is left to do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from specflow.adapters import git
from specflow.analysis.decisions.rules import judge, table_of
from specflow.analysis.reading.marks import digests, read_by
from specflow.analysis.review.blockers import Blocker, blockers, declinable, finalisable, uses_of, waiting_for
from specflow.analysis.review.threads import Thread, threads
from specflow.analysis.review.values import plain
from specflow.errors import SpecflowError
from specflow.flows import approve, reviews
from specflow.flows.review import Desk, Snapshot
from specflow.flows.review_diff import between
from specflow.flows.review_items import items_of
from specflow.model.approval import WHOLE
from specflow.model.spec import Decision, Spec


def state(desk: Desk, now: Snapshot, *, items: bool = True) -> dict[str, Any]:
    """The state of a review as plain data, with what lint has said so far. A page that follows the news has the items already."""
    spec, who = now.spec, git.identity(desk.workspace.root)
    records = reviews.read(desk.workspace, desk.folder)
    seen = digests(spec)
    read = read_by(records, seen)
    talks = threads(records)
    findings, linted = desk.findings_so_far(now), desk.linted(now)
    left = blockers(spec, findings, (WHOLE, *(one.id for one in spec.requirements)))
    users = uses_of(spec)
    return {
        "etag": now.etag, "me": who, "feature": spec.feature, "path": desk.path, "undo": desk.undoable,
        "digests": seen, "read": {person: sorted(ids) for person, ids in read.items()},
        "items": items_of(spec) if items else {}, "decisions": {one.id: _decision(spec, one, users) for one in spec.decisions},
        "threads": [_thread(one) for one in talks],
        "left": [one._asdict() for one in left],
        "roles": approve.roles(spec, desk.workspace.config, approve.standing(desk, now)),
        "bulk": {"finalise": list(finalisable(spec, findings)) if linted else [],
                 "decline": list(declinable(spec, _talked(talks))),
                 "accept": [one.id for one in spec.questions if not one.answered and one.suggested]},
        "linted": linted, "signature": _signature(desk),
    }  # fmt: skip


def _signature(desk: Desk) -> dict[str, str] | None:
    """The key that signs here, where sign-offs must carry a signature; None where they need none."""
    return {"key": approve.signing_key(desk)} if desk.workspace.config.approve.require_signature else None


def _thread(one: Thread) -> dict[str, Any]:
    """A thread as plain data; a suggestion with the words that would go and come."""
    data = one.data
    return data | {"runs": between(data.get("was"), data.get("value"))} if one.first.kind == "suggest" else data


def _talked(talks: Sequence[Thread]) -> set[str]:
    return {one.first.on for one in talks}


def _decision(spec: Spec, one: Decision, users: dict[str, frozenset[str]]) -> dict[str, Any]:
    table = table_of(one.options) if one.kind == "rules" else None
    known = {item.id: item for item in spec.requirements}
    uses = [id_ for id_ in sorted(waiting_for(spec, one, users)) if id_ in known]
    return {
        "kind": one.kind, "question": one.question, "options": plain(one.options), "chosen": plain(one.chosen),
        "sets": list(one.sets), "why": one.why or "", "by": one.by or "", "date": one.date or "", "decided": one.decided,
        "values": {name: plain(spec.parameters[name].value) for name in one.sets if name in spec.parameters},
        "units": {name: spec.parameters[name].unit or "" for name in one.sets if name in spec.parameters},
        "touches": [{"id": id_, "title": known[id_].title, "text": known[id_].text} for id_ in uses],
        "covered": table is not None and judge(table).whole,
    }  # fmt: skip


def said(left: Sequence[Blocker]) -> list[dict[str, str]]:
    """Blockers as plain data."""
    return [one._asdict() for one in left]


def titles(desks: Mapping[str, Desk]) -> dict[str, tuple[str, str]]:
    """feature -> its title and path, for the list of specs; of a broken one, what is wrong with it"""
    found = {}
    for feature, desk in sorted(desks.items()):
        try:
            found[feature] = (desk.look().spec.title, desk.path)
        except SpecflowError as problem:
            found[feature] = (problem.message, desk.path)
    return found
