"""Suspect links: which accepted pairs of text and code are no longer what was accepted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from specflow.model.finding import Problem, Related
from specflow.model.location import Location
from specflow.model.trace import Link, RequirementState
from specflow.parse.lock import Accepted


def suspects(
    states: Iterable[RequirementState], texts: Mapping[str, str], accepted: Sequence[Accepted], places: Mapping[str, Location]
) -> Iterator[Problem]:
    """A problem `suspect-link` for every accepted link whose text moved, or whose code moved without settling evidence.

    `texts` are the present text fingerprints by full id, `places` where each text stands. A link that is not in the lock is new
    and no problem. Several lines for one link (two branches accepted it) count if any of them fits.
    """
    lines: dict[tuple[str, str, str], list[Accepted]] = {}
    for one in accepted:
        lines.setdefault(one.link, []).append(one)
    for state in states:
        if not state.enforced:
            continue
        for link in (*state.implementations, *(claim.link for claim in state.tests)):
            mine = lines.get((link.requirement, link.relation.value, link.target), [])
            if mine and not _holds(mine, link, texts.get(state.id, ""), settled=not state.short):
                yield _suspect(state, link, mine, texts, places)


def _holds(mine: Sequence[Accepted], link: Link, text: str, *, settled: bool) -> bool:
    return any(one.text == text and (settled or not link.digest or one.code == link.digest) for one in mine)


def _suspect(
    state: RequirementState, link: Link, mine: Sequence[Accepted], texts: Mapping[str, str], places: Mapping[str, Location]
) -> Problem:
    text_moved = all(one.text != texts.get(state.id, "") for one in mine)
    what = f"the text of `{state.id}`" if text_moved else f"`{link.target}`"
    related = (Related("the code it was accepted with" if text_moved else "the requirement it was accepted with",
                       Location.on_line(link.path, link.line) if text_moved else state.at, state.id),)  # fmt: skip
    at = places.get(state.id, state.at) if text_moved else Location.on_line(link.path, link.line)
    own = state.id.partition("/")[2]
    help_ = f"Look at both sides; if they still belong together: `specflow trace accept {own} --why \"…\"`."
    message = f"{what} has changed since its link to `{link.target}` was accepted" if text_moved else (
        f"{what} has changed since it was accepted for `{state.id}`, and no fresh evidence settles it"
    )  # fmt: skip
    return Problem("suspect-link", message, at, help=help_, requirement=state.id, related=related)


def new_links(states: Iterable[RequirementState], accepted: Sequence[Accepted]) -> tuple[Link, ...]:
    """Links of enforced requirements that nobody has accepted yet."""
    known = {one.link for one in accepted}
    return tuple(
        link
        for state in states
        if state.enforced
        for link in (*state.implementations, *(claim.link for claim in state.tests))
        if (link.requirement, link.relation.value, link.target) not in known
    )
