"""Two people at one value: whether a change meets what somebody else wrote meanwhile."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from specflow.errors import UsageProblem

if TYPE_CHECKING:
    from specflow.flows.review import Snapshot
    from specflow.model import review


class Conflict(NamedTuple):
    """A value that somebody else changed meanwhile: what this person saw, wants, and what stands there now."""

    id: str
    field: str
    was: Any
    yours: Any
    theirs: Any


def conflict(now: Snapshot, one: review.Edit, seen: str) -> Conflict | None:
    """Whether somebody else changed the very value meanwhile.

    What counts is the value the person started from: a page that follows the file may know a newer state than the form that is
    open in it. What they saw as absent may be absent in any way.
    """
    from specflow.analysis.review.values import plain, value_at
    from specflow.model import review

    if not isinstance(one, review.Set) or (one.was is None and seen == now.etag):
        return None
    try:
        theirs = value_at(now.spec, one)
    except UsageProblem as problem:
        if problem.slug != "no-such-id" or one.was is None:
            raise
        return Conflict(one.id, one.field, one.was, one.value, None)
    was, yours = plain(one.was), plain(one.value)
    if _same(theirs, was) or _same(theirs, yours):
        return None
    return Conflict(one.id, one.field, was, yours, theirs)


def _same(one: Any, other: Any) -> bool:
    return one == other or (one in (None, "", []) and other in (None, "", []))
