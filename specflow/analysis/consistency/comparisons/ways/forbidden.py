"""Never, and all the same: what one line forbids once and for all, another tells as done, in the same words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from specflow.analysis.consistency.claims.claim import Claim
from specflow.analysis.consistency.claims.deeds import ANYONE, Deed, deeds_of
from specflow.analysis.consistency.claims.phrases import ARTICLES, NOTHING
from specflow.analysis.consistency.claims.told import betweens_apart
from specflow.analysis.consistency.claims.verbs import verb_of
from specflow.analysis.consistency.claims.whose import of_a_part, owned
from specflow.analysis.consistency.clash import Clash, side
from specflow.analysis.consistency.compare import situation
from specflow.analysis.consistency.words.lexicon import concept, kinds, light, people, plain_acts, root
from specflow.analysis.consistency.words.tokens import is_negation

MOST = 60  # lines with one verb that are looked at
_LIMITS = frozenset(
    "without unless except until before only just yet but than longer first necessarily "
    "automatically that which whose".split()
)
_BYGONE = frozenset("past previous earlier old last history".split())
_INTO = frozenset("to in into on onto".split())
_PAST = frozenset("was were had did been today currently now nowadays".split())
_WHOEVER = frozenset("we nobody system app application service software platform product server backend it".split())
_ALWAYS = frozenset(
    "never forbidden prohibited banned allowed permitted nobody nothing no anyone anybody anything any all every neither "
    "under".split()
)
# Verbs by which a thing carries another: a report lists, shows, contains a name.
_CARRYING = "show list contain include carry print name bear mention state cite quote display feature"
_WRITING = "write put enter record"  # into what carries it


@dataclass(frozen=True)
class Denied:
    """What must never be done: the words that the other line has to speak of, and the verbs."""

    claim: Claim
    deed: Deed
    words: frozenset[str]
    verbs: frozenset[str]


def forbidden(claims: Sequence[Claim]) -> Iterator[Clash]:
    """Pairs of a prohibition without any condition and a line that tells of the very deed."""
    denied = [found for claim in claims for found in denied_in(claim)]
    if not denied:
        return
    done: dict[str, list[tuple[Claim, Deed]]] = {}
    for claim in claims:
        if not claim.negated and not claim.only and claim.modality != "should" and not _past(claim) and not _none(claim):
            for deed in (*deeds_of(claim), *_made(claim)):
                for verb in _verbs(deed, claim):
                    done.setdefault(verb, []).append((claim, deed))
    for no in denied:
        met = {id(deed): (claim, deed) for verb in sorted(no.verbs) for claim, deed in done.get(verb, ())[:MOST]}
        for claim, deed in met.values():
            if claim.owner != no.claim.owner and _breaks(no, claim, deed):
                yield Clash("SF302", side(no.claim), side(claim), "{one} forbids it once and for all, and {other} lets it happen")


def denied_in(claim: Claim) -> Iterator[Denied]:
    """The deeds that a line forbids; none where the line names an amount, a condition or an exception."""
    words = [token.word for part in (claim.main, *(one.spoken for one in claim.segments)) for token in part]
    if not claim.negated or claim.only or claim.quantities or claim.condition_quantities or _LIMITS.intersection(words):
        return
    if any(one.kind != "if" or one.negative for one in claim.segments) or claim.tokens[-1].word == ":":
        return
    if claim.modality == "fact" and not (claim.binding or _ALWAYS & set(words)):
        return
    deeds = list(deeds_of(claim))
    acts = frozenset(verb for deed in deeds for verb in deed.verbs - deed.heads)
    aside = _WHOEVER | _ALWAYS
    named = frozenset(token.concept for token in claim.main if token.concept and token.word not in aside)
    told = (named | claim.conditions) - acts
    for deed in deeds:
        if told - light() - people() and len(told) >= 1 + (deed.verbs <= plain_acts() | light()):
            yield Denied(claim, deed, told, _verbs(deed, claim))


def _verbs(deed: Deed, claim: Claim) -> frozenset[str]:
    into = _INTO & {token.word for token in claim.main}
    carrying = frozenset(concept(root(word)) for word in f"{_CARRYING} {_WRITING if into else ''}".split())
    seeing = "show" in deed.verbs and bool(deed.doers & people())  # who looks at it prints nothing
    found = deed.verbs | {"@carry"} if deed.verbs & carrying and not seeing else deed.verbs
    past = "show" in deed.verbs and _BYGONE & {token.word for token in claim.tokens}
    return found | {"@kept"} if "keep" in deed.verbs or past else found  # what can be looked up later has been kept


def _made(claim: Claim) -> Iterator[Deed]:
    """`Parents find the recording of the lesson`: what there is has been done."""
    for before, token, following in zip(claim.main, claim.main[1:], claim.main[2:], strict=False):
        named = token.word.removesuffix("s").endswith(("ing", "ion", "ment"))
        if named and token.concept and before.word in ARTICLES and following.word == "of":
            yield Deed(*NOTHING, verb_of(token.concept), frozenset(), frozenset())


def _met(word: str, spoken: frozenset[str]) -> bool:
    """Whether a line speaks of a thing, or of something of its kind."""
    if word in ("own", "itself") and "automatic" in spoken:
        return True  # on its own
    return word in spoken or any(word in kinds().get(one, ()) for one in spoken)


def _kept_out(words: frozenset[str], claim: Claim) -> bool:
    """`Tickets that are not part of a pass`: it is said of what is no pass."""
    tokens = claim.tokens
    for at in range(1, len(tokens)):
        if is_negation(tokens[at].word) and {"that", "which", "who"} & {token.word for token in tokens[max(0, at - 2) : at]}:
            return any(token.concept in words for token in tokens[at + 1 : at + 6])
    return False


def _none(claim: Claim) -> bool:
    """`Prints no changes`: nothing of it is done."""
    return any(before.word == "no" and bool(token.concept) for before, token in pairwise(claim.main[1:]))


def _past(claim: Claim) -> bool:
    """Whether a line tells what was, or what is today."""
    return any(token.word in _PAST for token in claim.tokens)


def _breaks(no: Denied, claim: Claim, deed: Deed) -> bool:
    spoken = claim.all_concepts
    always = "alwai" in spoken
    if not all(_met(word, spoken) or (always and word in no.claim.conditions) for word in no.words):
        return False
    active = no.deed.doers & people() if no.deed.heads else frozenset[str]()
    if active and deed.doers and not active & deed.doers:
        return False
    ours = not no.deed.doers and any(token.word == "we" for token in no.claim.main[:1])
    if ours and deed.doers & people() and ANYONE not in deed.doers:
        return False  # what we never do, others may
    if "without" in [token.word for token in claim.tokens] or owned(claim) != owned(no.claim):
        return False  # what is one's own is another thing
    if of_a_part(no.claim, claim) or betweens_apart(*([token.word for token in one.tokens] for one in (no.claim, claim))):
        return False
    if _kept_out(no.words, claim):
        return False
    where = "same" if always and not claim.segments else situation(no.claim, claim)
    return where in ("same", "second-narrower") and not claim.exceptions
