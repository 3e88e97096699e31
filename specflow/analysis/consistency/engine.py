"""The engine: lines in, clashes out. Each pair is named once, by the comparison that explains it best."""

from __future__ import annotations

import weakref
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from specflow.analysis.consistency.claims.amounts_apart import after_other_events, amounts_apart, default_for_some, of_some
from specflow.analysis.consistency.claims.apart import at_other_times, elsewhere, excepted, of_a_part
from specflow.analysis.consistency.claims.baseline import as_asked
from specflow.analysis.consistency.claims.claim import Claim, claims_of
from specflow.analysis.consistency.claims.told import Told, told_of
from specflow.analysis.consistency.clash import Clash
from specflow.analysis.consistency.compare import Weights, weights_of
from specflow.analysis.consistency.comparisons.amounts.ages import ages
from specflow.analysis.consistency.comparisons.amounts.allotments import allotments
from specflow.analysis.consistency.comparisons.amounts.basis import basis
from specflow.analysis.consistency.comparisons.amounts.charges import charges
from specflow.analysis.consistency.comparisons.amounts.counts import counts
from specflow.analysis.consistency.comparisons.amounts.durations import durations
from specflow.analysis.consistency.comparisons.amounts.factors import factors
from specflow.analysis.consistency.comparisons.amounts.measures import measures
from specflow.analysis.consistency.comparisons.amounts.numeric import numeric
from specflow.analysis.consistency.comparisons.amounts.pace import pace
from specflow.analysis.consistency.comparisons.amounts.prices import prices
from specflow.analysis.consistency.comparisons.amounts.quorum import quorum
from specflow.analysis.consistency.comparisons.amounts.statistics import statistics
from specflow.analysis.consistency.comparisons.amounts.tally import tally
from specflow.analysis.consistency.comparisons.amounts.thresholds import thresholds
from specflow.analysis.consistency.comparisons.amounts.triggers import triggers
from specflow.analysis.consistency.comparisons.copies import Line, copies
from specflow.analysis.consistency.comparisons.people.choice import choice
from specflow.analysis.consistency.comparisons.people.doers import doers
from specflow.analysis.consistency.comparisons.people.entry import entry
from specflow.analysis.consistency.comparisons.people.hands import hands
from specflow.analysis.consistency.comparisons.people.memberships import memberships
from specflow.analysis.consistency.comparisons.people.names import names
from specflow.analysis.consistency.comparisons.people.oversight import oversight
from specflow.analysis.consistency.comparisons.people.permission import permission
from specflow.analysis.consistency.comparisons.people.refusals import refusals
from specflow.analysis.consistency.comparisons.people.sight import sight
from specflow.analysis.consistency.comparisons.scope.absence import absence
from specflow.analysis.consistency.comparisons.scope.outside import outside
from specflow.analysis.consistency.comparisons.scope.reach import reach
from specflow.analysis.consistency.comparisons.scope.scopes import scopes
from specflow.analysis.consistency.comparisons.times.calendar import calendar
from specflow.analysis.consistency.comparisons.times.clock import clock
from specflow.analysis.consistency.comparisons.times.cycles import cycles
from specflow.analysis.consistency.comparisons.times.deadlines import deadlines
from specflow.analysis.consistency.comparisons.times.effects import effects
from specflow.analysis.consistency.comparisons.times.endurance import endurance
from specflow.analysis.consistency.comparisons.times.haste import haste
from specflow.analysis.consistency.comparisons.times.hours import hours
from specflow.analysis.consistency.comparisons.times.leave import leave
from specflow.analysis.consistency.comparisons.times.lifetimes import lifetimes
from specflow.analysis.consistency.comparisons.times.moments import moments
from specflow.analysis.consistency.comparisons.times.offsets import offsets
from specflow.analysis.consistency.comparisons.times.order import order
from specflow.analysis.consistency.comparisons.times.retention import retention
from specflow.analysis.consistency.comparisons.times.rhythm import rhythm
from specflow.analysis.consistency.comparisons.times.sequence import sequence
from specflow.analysis.consistency.comparisons.times.turns import turns
from specflow.analysis.consistency.comparisons.ways.contraries import contraries
from specflow.analysis.consistency.comparisons.ways.defaults import defaults
from specflow.analysis.consistency.comparisons.ways.duty import duty
from specflow.analysis.consistency.comparisons.ways.forbidden import forbidden
from specflow.analysis.consistency.comparisons.ways.frozen import frozen
from specflow.analysis.consistency.comparisons.ways.gates import gates
from specflow.analysis.consistency.comparisons.ways.means import by_what
from specflow.analysis.consistency.comparisons.ways.needs import needs
from specflow.analysis.consistency.comparisons.ways.polarity import polarity
from specflow.analysis.consistency.comparisons.ways.positions import stances
from specflow.analysis.consistency.comparisons.ways.presets import presets
from specflow.analysis.consistency.comparisons.ways.remote import remote
from specflow.analysis.consistency.comparisons.ways.reversals import reversals
from specflow.analysis.consistency.comparisons.ways.standing import standing
from specflow.analysis.consistency.comparisons.ways.starting import starting
from specflow.analysis.consistency.comparisons.ways.states import states
from specflow.analysis.consistency.comparisons.ways.values import values
from specflow.analysis.consistency.statements import Statement, statements_of
from specflow.model.project import Project
from specflow.parse.yaml import collector_paused

MOST = 10  # others that one line is said to clash with
_OF_ONE_TIME = frozenset(("SF302", "SF304", "SF305", "SF308"))  # what clashes at one time only
_OF_AMOUNTS = frozenset(("SF301", "SF307"))
_ROLES = {"SM": "metric", "TC": "code"}  # of a spec's lines, where a figure of today is read; all others are rules
# Which explanation a pair keeps when several comparisons find it: the more exact one first.
_RANK = ("SF303", "SF307", "SF306", "SF305", "SF301", "SF308", "SF302", "SF304", "SF309", "SF310", "SF311")


@dataclass(frozen=True)
class Clashes:
    """The lines of a project and the pairs among them that clash, by position in `statements`."""

    statements: tuple[Statement, ...]
    found: tuple[Clash, ...]


_latest: list[tuple[weakref.ref[Project], Clashes]] = []


def clashes_of(project: Project) -> Clashes:
    """What clashes in a project. The last answer is kept, since every rule of the family asks for it."""
    if _latest and _latest[0][0]() is project:
        return _latest[0][1]
    with collector_paused():
        statements = statements_of(project)
        claims = [
            as_asked(claim, _ROLES.get(one.kind, "product"))
            for owner, one in enumerate(statements)
            for claim in claims_of(owner, one.text)
        ]
        excluded = {owner: _named(owner, claims) for owner, one in enumerate(statements) if one.kind == "OS"}
        found = Clashes(statements, tuple(clash for clash in compared(claims, excluded) if not _excepted(clash, statements)))
    _latest[:] = [(weakref.ref(project), found)]
    return found


def _excepted(clash: Clash, statements: Sequence[Statement]) -> bool:
    """Whether one line names the other as its exception: `…, except where FR-03 says otherwise`."""
    one, other = statements[clash.one.owner], statements[clash.other.owner]
    return excepts(one, other) or excepts(other, one)


def excepts(one: Statement, other: Statement) -> bool:
    """Whether a line names the other one behind `except`."""
    _, _, behind = one.text.partition(" except ")
    names = {name.strip(",.;()`") for name in behind.split()}
    return bool(behind) and (other.full_id in names or (one.spec.feature == other.spec.feature and other.id in names))


def _named(owner: int, claims: Sequence[Claim]) -> frozenset[str]:
    return frozenset().union(*(claim.core for claim in claims if claim.owner == owner))


def compared(
    claims: Sequence[Claim],
    excluded: Mapping[int, frozenset[str]],
    *,
    loose: bool = False,
    ruling: Container[int] = (),
) -> tuple[Clash, ...]:
    """Every pair of lines that clashes, once. `excluded` are the scope lines with what they leave out; `loose` also takes
    pairs that are worth a question and no more; `ruling` are the lines whose limits bind the others."""
    given = _given(claims, excluded, loose=loose, ruling=ruling)
    found = chain(
        _times(given),
        _people(given),
        _amounts(given),
        _ways(given),
        copies(lines_of(given.claims), given.weights, {}),
        _scope(given),
    )
    by_owner: dict[int, list[Told]] = {}
    for one in given.told:
        by_owner.setdefault(one.claim.owner, []).append(one)
    return _once(clash for clash in found if not _apart(clash, by_owner))


@dataclass(frozen=True)
class _Given:
    """What comparisons look at: claims and statements of lines that are not out of scope, and those of lines that are."""

    claims: Sequence[Claim]
    left_out: Sequence[Claim]
    told: Sequence[Told]
    weights: Weights
    excluded: Mapping[int, frozenset[str]]
    loose: bool
    ruling: Container[int]


def _given(
    claims: Sequence[Claim], excluded: Mapping[int, frozenset[str]], *, loose: bool, ruling: Container[int]
) -> _Given:
    spoken = [claim for claim in claims if claim.owner not in excluded]
    left_out = [claim for claim in claims if claim.owner in excluded]
    return _Given(spoken, left_out, told_of(spoken), weights_of(claims), excluded, loose, ruling)


def _times(given: _Given) -> Iterator[Clash]:
    """When, how long, in which order."""
    yield from retention(given.claims, given.weights, loose=given.loose)
    yield from lifetimes(given.claims)
    yield from order(given.claims, given.weights)
    yield from moments(given.claims)
    yield from turns(given.claims)
    yield from effects(given.told)
    yield from clock(given.claims, given.weights, loose=given.loose)
    yield from hours(given.claims)
    yield from calendar(given.claims)
    yield from rhythm(given.claims)
    yield from deadlines(given.claims)
    yield from offsets(given.claims)
    yield from cycles(given.claims, given.weights, loose=given.loose)
    yield from sequence(given.claims, given.weights, loose=given.loose)
    yield from haste(given.claims, given.weights)
    yield from leave(given.claims, given.weights, loose=given.loose)
    yield from endurance(given.claims)


def _people(given: _Given) -> Iterator[Clash]:
    """Who may, who does it, who sees it."""
    yield from permission(given.claims, given.weights, loose=given.loose)
    yield from doers(given.claims, given.weights)
    yield from refusals(given.claims)
    yield from memberships(given.claims)
    yield from entry(given.claims, given.weights)
    yield from hands(given.claims, given.weights)
    yield from choice(given.claims, given.weights)
    yield from names(given.claims)
    yield from oversight(given.claims, given.weights, loose=given.loose)
    yield from sight(given.told)


def _amounts(given: _Given) -> Iterator[Clash]:
    """How much and how many."""
    yield from numeric(given.claims, given.weights, loose=given.loose, ruling=given.ruling)
    yield from statistics(given.claims)
    yield from measures(given.claims)
    yield from durations(given.claims)
    yield from counts(given.claims)
    yield from allotments(given.claims)
    yield from thresholds(given.claims, given.weights, loose=given.loose)
    yield from triggers(given.claims, given.weights, loose=given.loose)
    yield from quorum(given.claims, given.weights)
    yield from tally(given.claims, given.weights)
    yield from prices(given.claims, given.weights)
    yield from factors(given.claims, given.weights)
    yield from ages(given.claims, given.weights)
    yield from pace(given.claims) if given.loose else ()
    yield from charges(given.claims, given.weights)
    yield from basis(given.claims, given.weights, loose=given.loose)


def _ways(given: _Given) -> Iterator[Clash]:
    """Whether and how it is done."""
    yield from defaults(given.claims, given.weights)
    yield from presets(given.told)
    yield from starting(given.claims)
    yield from remote(given.claims) if given.loose else ()
    yield from contraries(given.claims, given.weights)
    yield from states(given.claims, given.weights)
    yield from gates(given.claims, loose=given.loose)
    yield from frozen(given.claims)
    yield from standing(given.told)
    yield from stances(given.told)
    yield from polarity(given.claims, given.weights, loose=given.loose)
    yield from forbidden(given.claims)
    yield from reversals(given.claims)
    yield from values(given.claims, given.weights)
    yield from by_what(given.told)
    yield from duty(given.claims, given.weights)
    yield from needs(given.told)


def _scope(given: _Given) -> Iterator[Clash]:
    """How far it reaches."""
    yield from absence(given.claims)
    yield from reach(given.told)
    yield from scopes((*given.claims, *given.left_out), given.excluded)
    yield from outside(given.told, told_of(given.left_out))


def _apart(clash: Clash, told: Mapping[int, Sequence[Told]]) -> bool:
    """Whether one side holds at another time, or for something else, whatever they say."""
    sides = [
        [one for one in told.get(side.owner, ()) if one.claim.start < side.end and side.start < one.claim.end]
        for side in (clash.one, clash.other)
    ]
    if not len(sides[0]) == len(sides[1]) == 1:
        return False
    one, other = sides[0][0], sides[1][0]
    if clash.code in _OF_ONE_TIME and (at_other_times(one, other) or excepted(one, other)):
        return True
    if clash.code == "SF301" and amounts_apart(one, other):
        return True
    if clash.code == "SF303" and (after_other_events(one, other) or of_some(one, other)):
        return True
    if clash.code == "SF307" and default_for_some(one, other):
        return True
    return (clash.code in _OF_AMOUNTS and of_a_part(one, other)) or elsewhere(one, other)


def lines_of(claims: Sequence[Claim]) -> list[Line]:
    """The claims joined to the lines they come from."""
    by_owner: dict[int, list[Claim]] = {}
    for claim in claims:
        by_owner.setdefault(claim.owner, []).append(claim)
    lines = []
    for owner, parts in by_owner.items():
        sentences = {id(part.tokens): part.tokens for part in parts}  # in the order in which they are said
        inside = {token.start for part in parts for segment in part.segments for token in segment.tokens}
        ordered = tuple(chain.from_iterable(sentences.values()))
        concepts = frozenset(token.concept for token in ordered if token.concept)
        if len(ordered) >= 4 and ":" not in (ordered[-1].word, ordered[-2].word):
            lines.append(Line(owner, ordered, concepts, frozenset(inside), any(part.negated for part in parts)))
    return lines


def _once(found: Iterable[Clash]) -> tuple[Clash, ...]:
    best: dict[tuple[int, int], Clash] = {}
    for clash in found:
        one, other = sorted((clash.one.owner, clash.other.owner))
        held = best.get((one, other))
        if held is None or _RANK.index(clash.code) < _RANK.index(held.code):
            best[one, other] = clash
    return tuple(_in_order(best[pair]) for pair in _bounded(sorted(best)))


def _bounded(pairs: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The pairs, as long as neither line has clashed with `MOST` others: what clashes with everything is mended once."""
    seen: Counter[int] = Counter()
    for pair in pairs:
        if max(seen[pair[0]], seen[pair[1]]) < MOST:
            seen.update(pair)
            yield pair


def _in_order(clash: Clash) -> Clash:
    """The line that comes first in the files comes first."""
    if clash.one.owner <= clash.other.owner:
        return clash
    swapped = clash.why.replace("{one}", "{x}").replace("{other}", "{one}").replace("{x}", "{other}")
    return replace(clash, one=clash.other, other=clash.one, why=swapped)
