"""Must against must not, may against may not: one says that something is so, the other that it is not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from specflow.analysis.consistency.claims.claim import Claim
from specflow.analysis.consistency.claims.deeds import deeds_of
from specflow.analysis.consistency.claims.described import described, other_kind
from specflow.analysis.consistency.claims.told import betweens_apart, devices_apart, phases_apart
from specflow.analysis.consistency.claims.verbs import verb_of
from specflow.analysis.consistency.claims.whose import of_a_part, other_doers, owned
from specflow.analysis.consistency.clash import Clash, side
from specflow.analysis.consistency.compare import (
    Weights,
    act_of,
    actors_of,
    contrasted,
    covered,
    different_actors,
    different_audiences,
    phrases_of,
    shared,
    situation,
)
from specflow.analysis.consistency.index import across
from specflow.analysis.consistency.words.lexicon import light, people, plain_acts
from specflow.analysis.consistency.words.switches import switched
from specflow.analysis.consistency.words.tokens import is_negation

_BEING = frozenset("is are be was were".split())
_NO_ADVERBS = frozenset("reply apply supply family assembly anomaly multiply comply daily weekly monthly yearly".split())
_PASSED_OVER = frozenset({"ignor", "skip", "undo", "revert", "prevent", "refus", "avoid"})
_MOVING = frozenset({"mov", "plac", "put"})  # what matters is where to
_STORED = frozenset("column columns boolean enum schema".split())  # how a thing is written down is not what is done with it
_COUNTING = frozenset("any every all each".split())
_ARTICLES = frozenset("the a an its their our every each".split())
_PRONOUNS = frozenset("it they this these that those".split())
LOOSELY = (0.6, 0.45)  # the same for a question: with two words in common, and with more
SHORTLY = 0.3  # how much of the other line a prohibition of two words has to speak of
COVERED = 0.8  # how much of the prohibition the other side has to speak of: the prohibition is the more general line


def polarity(claims: Sequence[Claim], weights: Weights, *, loose: bool = False) -> Iterator[Clash]:
    """Prohibitions that another line breaks; `loose` also takes pairs that are worth a question."""
    denied = [
        claim for claim in claims
        if claim.negated and not (claim.only or _bounded(claim) or _of_another(claim) or _told_of_which(claim))
    ]  # fmt: skip
    stated = [claim for claim in claims if not claim.negated and not claim.only and claim.modality != "should"]
    left = [("", claim.core) for claim in denied]
    right = [("", claim.all_concepts) for claim in stated]
    for a, b in across(left, right, weights):
        no, yes = denied[a], stated[b]
        if no.owner != yes.owner and _breaks(no, yes, weights, loose) and not _at_other_times(no, yes):
            code = "SF305" if (yes.able or yes.modality == "may") and actors_of(yes) else "SF302"
            why = (
                "{one} forbids it without naming an exception, and {other} lets it happen" if code == "SF305"
                else "{one} says that it must not be so, {other} says that it must"
            )  # fmt: skip
            yield Clash(code, side(no), side(yes), why, likely=not loose)


def _at_other_times(no: Claim, yes: Claim) -> bool:
    """`Until the third of June`, `from the third of June`; on other devices; `sent letters`, `letters in draft`."""
    mine, theirs = ([token.word for token in claim.tokens] for claim in (no, yes))
    if betweens_apart(mine, theirs) or of_a_part(no, yes):
        return True
    return phases_apart(mine, theirs) or devices_apart(mine, theirs) or _in_state(no, yes) or _in_state(yes, no)


def _in_state(one: Claim, other: Claim) -> bool:
    """`Sent letters`, `letters in draft`: one thing in two states."""
    mine, theirs = phrases_of(one.main)[:1], phrases_of(other.main)[:1]
    if not mine or not theirs or mine[0][0] != theirs[0][0] or not mine[0][1] or theirs[0][1]:
        return False
    at = next(n for n, token in enumerate(other.main) if token.concept)
    state = [token.concept for token in other.main[at + 2 : at + 3]] if other.main[at + 1 : at + 2] else []
    return bool(state and state[0]) and other.main[at + 1].word == "in" and state[0] not in one.all_concepts


def _bounded(claim: Claim) -> bool:
    """`must not take more than two seconds` is a limit, no prohibition."""
    return (
        bool(claim.quantities)
        or claim.tokens[-1].word == ":"
        or [token.word for token in claim.tokens[-2:]] == [":", "."]
    )


def _of_another(claim: Claim) -> bool:
    """`It will not include the key`: what must not be so is told in another line."""
    first = next((token.word for token in claim.main if token.is_word), "")
    return first in _PRONOUNS and not claim.subject


def _told_of_which(claim: Claim) -> bool:
    """`A door that will not open shows …`: the no only tells which door is meant."""
    words = [token.word for token in claim.main]
    at = next((n for n, word in enumerate(words) if is_negation(word)), 0)
    return at > 1 and bool({"that", "which", "who"} & set(words[max(1, at - 2) : at]))


def _places(claim: Claim) -> frozenset[str]:
    """Where something is: the tablet of `on the tablet`."""
    found = set()
    for at, token in enumerate(claim.main[:-2]):
        if token.word in ("on", "in", "at") and claim.main[at + 1].word in _ARTICLES:
            found |= {claim.main[at + 2].concept} - {""}
    return frozenset(found)


def _common(no: frozenset[str], yes: frozenset[str]) -> int:
    """How many words they share; a manager counts as staff, but a mail does not count as a push message."""
    return len(no & yes) + bool(shared((no - yes) & people(), (yes - no) & people()))


def _least(no: frozenset[str], yes: frozenset[str]) -> float:
    return LOOSELY[len(shared(no, yes)) > 2]


def _of_what_is_forbidden(no: Claim, yes: Claim) -> bool:
    """Whether the other line speaks of what must not be: `personal data is never shown` forbids to show no change of a plan."""
    at = next((n for n, token in enumerate(no.main) if token.word in _BEING), 0)
    heads = [(head, mods) for head, mods in phrases_of(no.main[:at]) if head not in people() and (mods or head not in light())]
    if not at or not heads:
        return True
    head, mods = heads[0]
    return bool(shared(frozenset({head}) | mods, yes.all_concepts))


def _without(yes: Claim) -> frozenset[str]:
    """What those have not of whom a line speaks: the session of `that don't have an active session`."""
    words = [token.word for token in yes.tokens]
    for at, word in enumerate(words):
        if word in ("that", "which", "who") and any(is_negation(one) for one in words[at + 1 : at + 3]):
            return frozenset(token.concept for token in yes.tokens[at + 2 : at + 8] if token.concept) - light()
    return frozenset()


def _denied(no: Claim) -> frozenset[str]:
    """What something is not: `are not transferable`; empty for a line about what is not done."""
    words = [token.word for token in no.main]
    at = next((n for n, pair in enumerate(pairwise(words)) if pair[0] in _BEING and pair[1] in ("not", "never")), -1)
    behind = [token for token in no.main[at + 2 :] if token.concept] if at >= 0 else []
    plain = len(behind) == 1 and no.modality == "fact"
    return frozenset({behind[0].concept}) if plain else frozenset()


def _ways(no: Claim) -> frozenset[str]:
    """The way in which something must not be done: `never by letter`, `not automatically`; a person is no way but a doer."""
    found: set[str] = set()
    for at, token in enumerate(no.main):
        if token.word in ("by", "via", "through"):
            found |= {one.concept for one in no.main[at + 1 : at + 4] if one.concept}
        elif token.word.endswith("ly") and at > no.modal and token.word not in _NO_ADVERBS:
            found |= {token.concept} - {""}
    return frozenset(found) - people()


def _breaks(no: Claim, yes: Claim, weights: Weights, loose: bool) -> bool:
    if _spared(no, yes, loose) or not _says_it(no, yes, weights, loose):
        return False
    return not _of_others(no, yes, loose) and _at_once(no, yes)


def _spared(no: Claim, yes: Claim, loose: bool) -> bool:
    """What is forbidden is of another kind, of another way, or of other things than what the other line asks for."""
    if loose and (no.main[0].word == "not" or _STORED & {token.word for token in yes.tokens}):
        return True
    if switched(no) and switched(no) == switched(yes):
        return True  # `must not be on by default`, `is off by default`
    if not loose and "fact" in (no.modality, yes.modality) and no.modality != yes.modality:
        return True
    if loose and not _of_what_is_forbidden(no, yes):
        return True
    here, there = _places(no), _places(yes)
    if loose and here and there and not shared(here, yes.all_concepts) and not shared(there, no.all_concepts):
        return True
    if other_kind(no, yes):
        return True
    if _without(yes) & no.core:
        return True  # `those that have no session may go` beside `those that have one must stay`
    if (loose and not _done_in(no, yes)) or (not loose and _ignored(yes)):
        return True
    ways = _ways(no)
    if ways and not ways & yes.all_concepts:
        return True  # forbidden in that way only
    # `passes are not transferable` says nothing of their printing
    return bool(loose and (said := _denied(no)) and not shared(said, yes.all_concepts))


def _says_it(no: Claim, yes: Claim, weights: Weights, loose: bool) -> bool:
    """The words of what is forbidden are in the other line, and enough of them."""
    core, act = no.core, act_of(no)
    if not loose and not shared(act, yes.all_concepts):
        if not (act <= plain_acts() and yes.core & plain_acts()):
            return False
        core = core - act  # `the label carries`, `the label shows`
    spoken = yes.core if loose or "fact" in (no.modality, yes.modality) else yes.all_concepts
    if _common(core, yes.core) < 2 or len(core) < 2:
        return False
    if covered(core, spoken, weights) < (_least(core, yes.core) if loose and not _ways(no) else COVERED):
        return False
    if not loose and len(core) == 2 and not yes.universal and covered(yes.core, core, weights) < SHORTLY:
        return False  # `UDP must not be supported`: of whom that is said, a line of two words does not tell
    return loose or no.modality != "fact" or covered(yes.core, core, weights) >= COVERED


def _of_others(no: Claim, yes: Claim, loose: bool) -> bool:
    """The lines speak of different people or things."""
    return (
        contrasted(no, yes, whole=not loose)
        or different_actors(no, yes)
        or different_audiences(no, yes)
        or owned(no) != owned(yes)
        or (loose and other_doers(no, yes))
        or bool(not actors_of(yes) and actors_of(no) - yes.all_concepts)
    )


def _done_in(no: Claim, yes: Claim) -> bool:
    """Whether the other line speaks of what must not be done, where one can tell what that is."""
    verbs = frozenset(verb for deed in deeds_of(no) for verb in deed.verbs)
    only_named = described(yes.main)  # `their approved claims are paid` approves nothing
    named = {token.concept for token in yes.main if token.start in only_named}
    told = {verb for one in yes.all_concepts - named for verb in verb_of(one)}
    return not verbs or bool(verbs & told) or verbs <= plain_acts() | light() | _MOVING


def _ignored(yes: Claim) -> bool:
    """`May ignore edits`: what is passed over is not done."""
    return bool(act_of(yes) & _PASSED_OVER)


def _of_all(no: Claim, yes: Claim) -> bool:
    """Whether the other line speaks of every one of what is forbidden under a condition: `any engineer` says nothing of flags."""
    if not yes.universal:
        return False
    counted = [following.concept for token, following in pairwise(yes.main) if token.word in _COUNTING]
    return not counted or any(one in no.all_concepts for one in counted)


def _at_once(no: Claim, yes: Claim) -> bool:
    """Both can be called for in one situation, and neither says that the other is its exception."""
    bounded = frozenset().union(*(one.concepts for one in no.segments if one.kind in ("before", "after", "until")))
    if bounded and not shared(bounded, yes.all_concepts):
        return False  # forbidden for a time, and the other line does not speak of that time
    if no.exceptions and not shared(no.exceptions, yes.all_concepts):  # what is excepted is something else
        no = replace(no, segments=tuple(one for one in no.segments if one.word != "except"))
    where = situation(no, yes)
    if where == "different" or (where == "first-narrower" and not _of_all(no, yes)):
        return False
    if no.exceptions and shared(no.exceptions, yes.all_concepts):
        return False
    return not (where == "second-narrower" and any(one.kind == "unless" for one in no.segments))
