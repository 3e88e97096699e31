"""Who does what to what: the doer, the verb and its object of a clause, whether it is told actively or passively."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from specflow.analysis.consistency.claims.claim import Claim
from specflow.analysis.consistency.claims.phrases import (
    ARTICLES,
    NOTHING,
    PREPOSITIONS,
    Phrase,
    behind_by,
    noun,
    object_at,
    phrase,
    without_examples,
)
from specflow.analysis.consistency.claims.verbs import (
    BEING,
    GETTING,
    GOING,
    HAVING,
    PRONOUNS,
    finite_at,
    is_participle,
    skipped,
    verb_of,
)
from specflow.analysis.consistency.words.lexicon import concept, people, root
from specflow.analysis.consistency.words.tokens import Token

ANYONE = "@anyone"
GUEST = "guest"
_KEPT_AS = "_deeds"
UNTOLD = "@it"  # a thing that another clause names
_ABLE = frozenset("able allowed permitted entitled free authorised authorized supposed expected required obliged".split())
_RIGHT = frozenset("right permission ability option power".split())
# Verbs that say nothing until their object does: `post an answer`, `place an order`.
_EMPTY = frozenset(
    "issue grant post give make write submit place do take add leave put send hold have perform hand_in enter file".split()
)
_APPEARING = frozenset(("appear", "appears"))
_ISSUED = frozenset("issued granted made performed given placed done".split())
_PUTTING = frozenset(("put", "puts"))
_ANYONE = frozenset("anyone anybody everyone everybody whoever".split())
_NOBODY = frozenset("nobody none no_one".split())
_BARRED = frozenset("forbidden prohibited banned barred disallowed".split())
_KEPT = frozenset("reserved restricted limited".split())
_POSSIBLE = frozenset("possible allowed permitted open available".split())
_GATES = "door gate valve window lid hatch box locker shop barrier cabinet freezer drawer safe tap account case ticket bottle"
_KNOWN = frozenset("account registration login signup profile".split())


@dataclass(frozen=True)
class Deed:
    """`doers` are the heads of the noun phrases that act (empty: nobody is named) and `named` all their words; `verbs` is what is
    done, `heads` to what, and `things` that with its own words. `only` says that nobody but the doers does it."""

    doers: frozenset[str]
    named: frozenset[str]
    verbs: frozenset[str]
    things: frozenset[str]
    heads: frozenset[str]
    only: bool = False

    def alike(self, other: Deed) -> bool:
        """Whether both do the same: one verb, and one thing to which it is done, or none is named by one of them."""
        if not self.verbs & other.verbs:
            return False
        if self.things == other.things and len(self.things) > 1:
            return True
        mine, theirs = self.heads - other.verbs, other.heads - self.verbs
        return not mine or not theirs or bool(mine & theirs)

    def apart(self, other: Deed) -> bool:
        """Whether each narrows the thing to a kind of its own: `a fee reminder`, `a birthday reminder`."""
        mine, theirs = (one.things - one.heads - one.verbs for one in (self, other))
        return bool(mine - theirs) and bool(theirs - mine)


def deeds_of(claim: Claim) -> tuple[Deed, ...]:
    """What is done in a clause; nothing where its verb cannot be told. Kept with the claim: every comparison asks for it."""
    held: tuple[Deed, ...] | None = claim.__dict__.get(_KEPT_AS)
    if held is None:
        held = claim.__dict__[_KEPT_AS] = tuple(_deeds(claim))
    return held


def _deeds(claim: Claim) -> Iterator[Deed]:
    tokens, at = claim.main, _verb_at(claim)
    if not at:
        return
    subject = _subject(claim, at)
    first = _way_to(tokens, at, subject) or _behind(claim, subject, at)
    if first is None:
        return
    deed, active, stop = first
    if UNTOLD in deed.heads and claim.before:
        deed = replace(deed, heads=claim.before, things=frozenset())
    yield replace(deed, only=True) if _nobody_but(subject) else deed
    for n in range(stop, len(tokens) - 1):
        if not active and tokens[n].word in ("and", "or") and is_participle(tokens[n + 1].word) and tokens[n + 1].concept:
            yield replace(deed, verbs=verb_of(tokens[n + 1].concept))
        if active and tokens[n].word in ("and", "or") and (more := _also(claim, subject, n + 1, deed)) is not None:
            yield more


def parts_of(claim: Claim) -> tuple[Sequence[Token], ...]:
    """The words before the verb of a clause, and those of what is done something to; nothing where its verb cannot be told."""
    tokens, at = claim.main, _verb_at(claim)
    if not at:
        return ()
    subject = without_examples(_subject(claim, at))
    verb = skipped(tokens, at)
    if verb < len(tokens) and tokens[verb].word in BEING:
        return (noun(subject),)
    return tuple(part for part in (noun(subject), noun(object_at(tokens, verb + 1))) if part)


def _verb_at(claim: Claim) -> int:
    """Where the verb group starts; 0 where it is not clear, as behind a condition that nothing marks off: `after noon the …`."""
    words = [token.word for token in claim.main[:3]]
    if not words or words[0] in PREPOSITIONS:
        return 0
    if claim.modal < 0 and (words[0] == "never" or words[:2] == ["do", "not"] or words[0] == "don't"):
        return 1 + (words[:2] == ["do", "not"])  # an instruction
    return claim.modal + 1 if claim.modal >= 0 else finite_at(claim.main)


def _subject(claim: Claim, at: int) -> Sequence[Token]:
    return claim.main[: claim.modal if claim.modal >= 0 else at]


def _way_to(tokens: Sequence[Token], at: int, subject: Sequence[Token]) -> tuple[Deed, bool, int] | None:
    """`There must not be any way to skip ads`: what nobody can do."""
    if not subject or subject[0].word != "there":
        return None
    words = [token.word for token in tokens[at:]]
    way = next((n for n, word in enumerate(words[:-1]) if word == "way" and words[n + 1] == "to"), -1)
    verb = at + way + 2
    if way < 0 or verb >= len(tokens):
        return None
    return _doing(tokens, verb, NOTHING), False, verb + 1


def _also(claim: Claim, subject: Sequence[Token], at: int, before: Deed) -> Deed | None:
    """`Taps on it and books the place`: the second of two verbs."""
    tokens = claim.main
    at = skipped(tokens, at)
    if at >= len(tokens) or not tokens[at].concept or tokens[at].word in BEING | GETTING:
        return None
    if claim.modal >= 0 and tokens[at].word.endswith("s") and not tokens[at].word.endswith("ss"):
        return None  # `may ignore changes or edits`
    if claim.modal < 0 and not subject[-1].word.endswith("s") and not tokens[at].word.endswith("s"):
        return None
    return _doing(tokens, at, (before.doers, before.named))


def _behind(claim: Claim, subject: Sequence[Token], at: int) -> tuple[Deed, bool, int] | None:
    """The deed whose verb group starts at `at`, whether it is told actively, and where its verb ends."""
    tokens, passive = claim.main, False
    at = skipped(tokens, at)
    if at < len(tokens) and tokens[at].word in BEING:
        at = skipped(tokens, at + 1)
        if (found := _told_of(claim, subject, at)) is not None:
            return found, False, at + 1
        if at < len(tokens) and tokens[at].word in _ABLE:
            at = skipped(tokens, at + 1)
            if at < len(tokens) and tokens[at].word in BEING:
                at, passive = skipped(tokens, at + 1), True
        else:
            passive = at < len(tokens) and is_participle(tokens[at].word)
            if not passive:
                return None
    elif at < len(tokens) and tokens[at].word in HAVING:
        if (access := _access(tokens, at)) is not None:
            return Deed(*_doers(subject), verb_of(concept(root("see"))) | {"access"}, access[1], access[0]), True, at + 1
        right = next((n for n in range(at + 1, min(at + 4, len(tokens))) if tokens[n].word in _RIGHT), 0)
        at = skipped(tokens, right + 1) if right else at
    if at < len(tokens) and not passive and tokens[at].word in GETTING:
        return _got(claim, subject, at), True, at + 1
    if at < len(tokens) and tokens[at].word in _APPEARING and not passive:
        return Deed(*NOTHING, verb_of(concept(root("show"))), *phrase(_meant(claim, subject))[::-1]), True, at + 1
    if at >= len(tokens) or not (tokens[at].concept or _part_in(tokens, at) or (tokens[at].word in _PUTTING and not passive)):
        return None
    if passive:
        found = _suffered(claim, subject, at)
        return (found, False, at + 1) if found else None
    return _doing(tokens, at, _doers(subject)), True, at + 1


def _told_of(claim: Claim, subject: Sequence[Token], at: int) -> Deed | None:
    """What is said of an act that the subject names, `renting is possible for guests`, or that `to` or `from` leads to."""
    tokens = claim.main
    word = tokens[at].word if at < len(tokens) else ""
    lead = tokens[at + 1].word if at + 2 < len(tokens) else ""
    if word in _POSSIBLE | _BARRED | _KEPT and (_named_act(subject) or (lead in ("for", "to") and _noun_of_act(subject))):
        return _possible(claim, subject, at)
    if word in _POSSIBLE | _BARRED and lead == "to" and subject and subject[0].word == "it":
        return _doing(tokens, at + 2, NOTHING)
    if word in _BARRED and lead in ("to", "from"):
        return _doing(tokens, at + 2, _doers(subject))
    return None


def _suffered(claim: Claim, subject: Sequence[Token], at: int) -> Deed | None:
    """What is done to the subject, by whom it is said behind `by`: `by nobody except the owner`."""
    by = behind_by(claim.main, at + 1)
    heads, things = phrase(_meant(claim, subject))
    if not heads:
        return None
    second = [token.word for token in claim.main[at + 1 : at + 2] if token.word in ARTICLES]
    given = phrase(object_at(claim.main, at + 1)) if second else NOTHING
    heads, things = heads | given[0], things | given[1]  # `no guest is sent an invoice`
    excepted = next((one for one in claim.segments if one.kind == "unless"), None)
    if excepted is not None and by and by[0].word in _NOBODY:
        doers, named = phrase(excepted.tokens)
        return Deed(doers, named, verb_of(claim.main[at].concept), things, heads, only=True)
    doers, named = _named_doers(by)
    verbs = verb_of(claim.main[at].concept)
    issued = claim.main[at].word in _ISSUED and len(heads) == 1
    return Deed(doers, named, verbs | heads if issued else verbs, things, heads)  # `refunds are issued by …`


def _got(claim: Claim, subject: Sequence[Token], at: int) -> Deed:
    """`The borrower gets a text`, `a text goes out`: it is sent, and nobody says by whom; what goes live is published."""
    tokens = claim.main
    heads, things = phrase(_meant(claim, subject) if tokens[at].word in GOING else object_at(tokens, at + 1))
    live = tokens[at].word in GOING and [token.word for token in tokens[at + 1 : at + 2]] != ["out"]
    return Deed(*NOTHING, verb_of(concept(root("publish" if live else "send"))), things, heads)


def _meant(claim: Claim, subject: Sequence[Token]) -> Sequence[Token]:
    """The subject, or what a leading condition names where it is `it`: `once a grade is entered, it can be changed by …`."""
    if not subject or subject[0].word not in PRONOUNS:
        return subject
    for one in claim.segments:
        if one.leading:
            end = next((n for n, token in enumerate(one.tokens) if token.word in BEING | HAVING), len(one.tokens))
            return one.tokens[:end]
    return ()


def _doers(subject: Sequence[Token]) -> Phrase:
    if any(token.word in _ANYONE for token in subject):
        return frozenset({ANYONE}), frozenset({ANYONE})
    return phrase(subject)


def _nobody_but(subject: Sequence[Token]) -> bool:
    words = [token.word for token in subject[:3]]
    return (words[1:2] in (["but"], ["except"]) and words[0] in _NOBODY) or words == ["no", "one", "but"]


def _named_doers(tokens: Sequence[Token]) -> Phrase:
    """Who does it, behind `by`: people, or a thing with its article; `by post` is a way."""
    doers, named = phrase(tokens)
    if doers & people() or (tokens and tokens[0].word in ARTICLES):
        return doers, named
    return NOTHING


def _part_in(tokens: Sequence[Token], at: int) -> bool:
    """`Take part in votes`: to vote."""
    return [token.word for token in tokens[at : at + 3]] in (["take", "part", "in"], ["takes", "part", "in"])


def _access(tokens: Sequence[Token], at: int) -> Phrase | None:
    """`Have no access to the stream`: to see it."""
    words = [token.word for token in tokens[at + 1 : at + 4]]
    if "access" not in words or words[-1:] not in (["to"], ["access"]) or "to" not in [one.word for one in tokens[at : at + 6]]:
        return None
    to = next(n for n in range(at, at + 6) if tokens[n].word == "to")
    return phrase(object_at(tokens, to + 1))


def _doing(tokens: Sequence[Token], at: int, who: Phrase) -> Deed:
    if _part_in(tokens, at):
        heads, _ = phrase(object_at(tokens, at + 3))
        return Deed(*who, heads, frozenset(), frozenset())
    verbs = verb_of(tokens[at].concept or concept(root("include")))
    if verbs == {"open"} and who[0] & people():
        verbs = verbs | _seeing(tokens, at)
    run = object_at(tokens, at + 1)
    heads, things = phrase(run)
    if not heads and run and run[0].word in PRONOUNS:
        heads = things = frozenset({UNTOLD})
    if tokens[at].word in _EMPTY and len(heads) == 1:
        end = run[-1].end
        behind = next((n for n in range(at + 1, len(tokens)) if tokens[n].start >= end), len(tokens))
        verbs = verbs | heads
        if behind < len(tokens) and tokens[behind].word in ("to", "for", "on"):
            whole = phrase(object_at(tokens, behind))
            if tokens[behind].word == "for" and whole[0] & people():
                return Deed(*who, verbs, things, heads)
            heads, things = (whole[0], things | whole[1]) if whole[0] else (heads, things)
    return Deed(*who, verbs, things, heads)


def _seeing(tokens: Sequence[Token], at: int) -> frozenset[str]:
    """Who opens a list sees it; who opens a gate only opens it."""
    heads, _ = phrase(object_at(tokens, at + 1))
    return frozenset() if not heads or heads & _gates() else verb_of(concept(root("see")))


@cache
def _gates() -> frozenset[str]:
    return frozenset(concept(root(word)) for word in _GATES.split())


def _named_act(subject: Sequence[Token]) -> bool:
    """`Ordering is possible`: the subject names an act."""
    return any(token.word.endswith("ing") and token.concept for token in subject[:2])


def _noun_of_act(subject: Sequence[Token]) -> bool:
    """`Deployments to production are allowed for …`: the first word of the subject names an act."""
    first = next((token for token in subject if token.concept), None)
    return first is not None and first.word.removesuffix("s").endswith(("ment", "tion", "sion", "al", "access"))


def _possible(claim: Claim, subject: Sequence[Token], at: int) -> Deed:
    """`Ordering a meal is possible for guests`, `… without an account`, `… is reserved for members`."""
    acts = (n for n, token in enumerate(subject[:2]) if token.word.endswith("ing") and token.concept)
    verb = next(acts, next((n for n, token in enumerate(subject) if token.concept), 0))
    behind = claim.main[at + 1 :]
    who = phrase(noun(behind[1:])) if behind and behind[0].word in ("for", "to") else NOTHING
    if any(token.word in _ANYONE for token in behind):
        who = (frozenset({ANYONE}), frozenset({ANYONE}))
    elif _nameless(claim):
        who = (frozenset({GUEST}), frozenset({GUEST}))
    heads, things = phrase(object_at(subject, verb + 1))
    kept = (claim.main[at].word in _KEPT or claim.only) and bool(who[0] & people())
    return Deed(*who, verb_of(subject[verb].concept), things, heads, only=kept)


def _nameless(claim: Claim) -> bool:
    """`Without an account`: who has none is a guest."""
    words = [token.word for token in claim.tokens]
    return any(word == "without" and _KNOWN & set(words[at + 1 : at + 5]) for at, word in enumerate(words))
