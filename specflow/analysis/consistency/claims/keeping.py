"""How long something is kept, and when it is gone, as a line puts it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import dropwhile, pairwise, takewhile
from math import inf

from specflow.analysis.consistency.claims.claim import Claim
from specflow.analysis.consistency.claims.quantities import Quantity
from specflow.analysis.consistency.claims.rhythms import rhythm_of
from specflow.analysis.consistency.claims.stays import LEAVING, leaving, looking_back
from specflow.analysis.consistency.words.lexicon import light, people
from specflow.analysis.consistency.words.tokens import Token

_VERBS = frozenset(
    "fil accessibl keep delet link stai stay remain show long avail availabl clos open finish expir tak onlin visibl now entir "
    "awai thrown throw empti".split()
)
_STAYING = frozenset("stay stays remain remains available accessible recoverable retrievable restorable readable".split())
_WHATEVER = frozenset({"anyth", "everyth"})
_FOREVER = frozenset("forever indefinitely permanently".split())
_EVER = (("for", "good"), ("for", "ever"), ("for", "life"), ("all", "time"))
_DOWN = frozenset("off down".split())  # what is taken off a page may well be kept behind it
_VANISHED = frozenset("unpublished delisted unlisted disappear disappears vanish vanishes".split())
WRITTEN = frozenset("saved stored recorded retained remembered archived".split())
THROWN = (("thrown", "away"), ("throw", "away"), ("throws", "away"), ("got", "rid"))
BEING = frozenset("is are be been being was were get gets".split())
LED = frozenset("in on at with by as outside together inside from to under beside near next".split())
_VERBAL = BEING | frozenset(
    "must shall will may can cannot should stay stays remain remains has have disappear disappears never".split()
)
_BEFORE_NOUNS = frozenset("the a an all any every each no its their our his her this that these those of".split())
_VAGUE = frozenset("text texts content contents record records entry entries copy copies".split())  # as good as what they are of
_EACH = frozenset("nothing everything anything all_of".split())
_CLOSING = frozenset({"clos", "deactivat", "expir", "finish"})
_HELD = frozenset({"keep", "delet"})
_WHOM = frozenset("the our their a an all any legal tax audit us them".split())
_THEMSELVES = frozenset({"themselv", "itself"})
SHORT = 1.0  # seconds: gone at once, or when a session ends


@dataclass(frozen=True)
class Kept:
    """Something is kept at least `least` and at most `most` seconds."""

    claim: Claim
    thing: frozenset[str]
    least: float
    most: float
    everything: bool
    strict: bool = False
    head: str = ""  # the word that names the thing, where it can be told
    down: bool = False  # it is taken down, and may be kept all the same


    @property
    def sweeping(self) -> bool:
        """`Everything derived from it is erased after 30 days`: a limit on whatever is kept elsewhere."""
        whatever = any(token.word in ("everything", "anything") for token in self.claim.tokens)
        return whatever and self.least == 0.0 and self.most < inf


def kept_of(claim: Claim) -> Kept | None:
    """How long something is kept, when the line says so."""
    words = [token.word for token in claim.tokens]
    purging = "delet" in claim.core
    if purging and ((attributed(claim) and not _stays(claim)) or _permitted(claim)):
        return None
    amounts = [
        q for q in (*claim.quantities, *claim.condition_quantities)
        if q.unit == "time" and (purging or not q.rate)
    ]
    span = _fallen(claim, words, amounts) or _span(claim, words, amounts)
    if span is None:
        return None
    universal = any(word in ("all", "everything", "any", "every", "anything") for word in words)
    strict = bool(amounts) and amounts[0].strict and not _aged(claim, amounts[0])
    return Kept(claim, thing_of(claim), *span, everything=universal, strict=strict, head=head_of(claim), down=_taken_down(words))


def written_of(claim: Claim) -> Kept | None:
    """`Addresses are saved so that …`: kept, for however long."""
    tokens = claim.tokens
    if not any(token.word in WRITTEN for token in tokens):
        return None
    at = next((n for n in range(1, len(tokens) - 1) if tokens[n].word in BEING and tokens[n + 1].word in WRITTEN), 0)
    hedged = {"may", "can", "could", "not", "never"} & {token.word for token in tokens[: at + 1]}
    if not at or hedged or any(q.unit == "time" for q in claim.quantities):
        return None
    if any(one.kind in ("if", "unless", "until") and one.at > tokens[at].start for one in claim.segments):
        return None
    thing = frozenset(token.concept for token in tokens[:at] if token.concept)
    return Kept(claim, thing, 2 * SHORT, inf, everything=False, head=_first_head(tokens[:at]))


def thing_of(claim: Claim) -> frozenset[str]:
    thing = claim.core - _VERBS - _aside(claim) - {token.concept for token in claim.main if token.word in WRITTEN}
    if not thing and "fil" in claim.core:
        thing = frozenset({"fil"})
    if not thing or thing <= _WHATEVER:
        thing = claim.all_concepts - _VERBS
    thing = thing - {"good"} if _ever(claim) else thing
    return thing - LEAVING if leaving(claim) is not None else thing


def _ever(claim: Claim) -> bool:
    words = [token.word for token in claim.tokens]
    return any(word in _FOREVER for word in words) or any(pair in _EVER for pair in pairwise(words))


def head_of(claim: Claim) -> str:
    """The word that names what is kept: `photos` of `all parking photos`; empty where that cannot be told."""
    main = claim.main
    held = next((at for at, token in enumerate(main) if _holding(token)), len(main) - 1)
    verb = next((at for at, token in enumerate(main[:held]) if token.word in _VERBAL), held)
    words = {token.word for token in main[:held]}
    if any(token.concept for token in main[verb:held]) or words & _EACH:
        return ""
    active = main[held].concept in _HELD and not BEING & words and "_" not in main[held].word
    head = _first_head(main[held + 1 :]) if active else _first_head(main[:verb])
    return "" if head in light() | _VERBS | _WHATEVER | _THEMSELVES else head


def _holding(token: Token) -> bool:
    return token.concept in _HELD | _CLOSING or token.word in _STAYING | WRITTEN | {"longer"}


def _first_head(tokens: Sequence[Token]) -> str:
    named = list(dropwhile(lambda token: token.word in _BEFORE_NOUNS or not token.concept, tokens))
    run = [token for token in takewhile(lambda token: token.concept, named) if token.concept not in _THEMSELVES]
    coordinated = len(run) < len(named) and named[len(run)].word in ("and", "or", ",")
    return "" if not run or coordinated or run[-1].word in _VAGUE else run[-1].concept


def attributed(claim: Claim) -> bool:
    """`Deleted messages` are spoken of, and nothing is deleted here."""
    said = [at for at, token in enumerate(claim.main) if token.concept == "delet"]
    return bool(said) and all(_before_noun(claim.main, at) for at in said)


def _before_noun(main: Sequence[Token], at: int) -> bool:
    before = main[at - 1].word if at else ""
    led = not at or before in _BEFORE_NOUNS
    return main[at].word.endswith("ed") and led and at + 1 < len(main) and bool(main[at + 1].concept)


def _permitted(claim: Claim) -> bool:
    """`Members must not delete messages`: who may do it, and not how long something lives."""
    at = next((n for n, token in enumerate(claim.main) if token.concept == "delet"), 0)
    active = bool(at) and not BEING & {token.word for token in claim.main[max(0, at - 3) : at]}
    return claim.negated and active and bool({one.concept for one in claim.main[:at]} & people())


def _taken_down(words: Sequence[str]) -> bool:
    """`Taken off the map`, `taken down`, `disappears`."""
    taken = any(word in ("taken", "takes", "take") and _DOWN & set(words[at + 1 : at + 2]) for at, word in enumerate(words))
    return taken or bool(_VANISHED & set(words))


def _fallen(claim: Claim, words: Sequence[str], amounts: Sequence[Quantity]) -> tuple[float, float] | None:
    """How long something lives that is taken down or thrown away after a time, or emptied every so often."""
    if claim.negated or len(amounts) != 1 or not (_taken_down(words) or any(pair in THROWN for pair in pairwise(words))):
        return None
    return 0.0, amounts[0].high


def unwritten(claim: Claim) -> bool:
    """Whether something is not kept at all: `is not stored`, not `is not stored on the phone`."""
    at = next((n for n, one in enumerate(claim.main) if one.word in WRITTEN or one.word == "kept"), 0)
    return bool(at) and claim.main[at - 1].word in ("not", "never", "be", "n't") and not LED & {
        token.word for token in claim.main[at + 1 :]
    }


def _aside(claim: Claim) -> frozenset[str]:
    """What only says whom it is kept for, or what comes after: `for the auditors`, `as evidence`, `then delete it`."""
    tokens = claim.main
    verb = next((at for at, token in enumerate(tokens) if token.concept in _HELD), len(tokens))
    behind = next((at for at in range(verb + 1, len(tokens) - 1) if _leads_aside(tokens[at].word, tokens[at + 1].word)), 0)
    if not behind:
        return _THEMSELVES
    named = {token.concept for token in tokens[:behind] if token.concept}
    return _THEMSELVES | {token.concept for token in tokens[behind:] if token.concept} - named


def _leads_aside(word: str, following: str) -> bool:
    return word in ("as", "then", "because") or (word == "for" and following in _WHOM)


def _span(claim: Claim, words: Sequence[str], amounts: Sequence[Quantity]) -> tuple[float, float] | None:
    forever = _ever(claim)
    amount = amounts[0] if amounts else None
    if amount and amount.bound in ("exact", "min") and _stays(claim) and not claim.negated:
        return amount.low, inf
    if amount and _aged(claim, amount) and not claim.negated:
        return 0.0, amount.low
    if "delet" in claim.core and not ("keep" in claim.core and amount):
        if claim.negated:
            always = (claim.modality != "fact" or {"nothing", "ever"} & set(words)) and not claim.conditions
            return (amount.high if amount else inf, inf) if always else None
        if amount:
            return (0.0, amount.high) if amount.bound in ("max", "reach", "exact") else (amount.low, inf)
        if (often := rhythm_of(claim)) is not None and often.seconds > 0:
            return 0.0, often.seconds  # `removed weekly`
        return (0.0, SHORT) if "now" in claim.core or _on_event(claim) else None
    if "keep" in claim.core or ("log" in claim.core and claim.negated):
        return _keeping(claim, amount, forever)
    if ("no", "longer") in pairwise(words) and amount:
        return 0.0, amount.high
    if amount and _closes(claim, amount):
        return 0.0, amount.high
    if (back := looking_back(claim)) is not None:
        return back, inf
    if (gone := leaving(claim)) is not None:
        return 0.0, gone
    return None


def _stays(claim: Claim) -> bool:
    """Whether the line itself says that something stays: not what it excepts (`except those that stay longer`)."""
    excepted = {token.start for one in claim.segments if one.kind == "unless" for token in one.tokens}
    excepted |= {token.start for one in claim.segments if one.kind == "unless" for token in claim.tokens if token.start > one.at}
    return any(token.word in _STAYING and token.start not in excepted for token in claim.tokens)


def _aged(claim: Claim, amount: Quantity) -> bool:
    """`Files older than two years are removed`: that age is the most that they reach."""
    return "delet" in claim.core and any(token.word == "older" and token.start == amount.start for token in claim.tokens)


def _closes(claim: Claim, amount: Quantity) -> bool:
    """`Is closed after a year`: open for no longer."""
    before = [token.word for token in claim.tokens if token.end <= amount.start][-1:]
    return bool(claim.core & _CLOSING) and before == ["after"] and not claim.negated and amount.bound == "exact"


def _on_event(claim: Claim) -> bool:
    """`erased when the family leaves`: a verb, and a condition that says when."""
    verb = any(
        token.concept == "delet" and not token.word.endswith(("ion", "ions", "al", "ure")) for token in claim.main
    )
    return (
        verb
        and claim.modality == "must"
        and any(one.kind in ("if", "after") and not one.leading for one in claim.segments)
    )


def _keeping(claim: Claim, amount: Quantity | None, forever: bool) -> tuple[float, float] | None:
    words = {token.word for token in claim.tokens}
    if claim.negated:
        if amount and amount.bound in ("max", "reach") and {"longer", "more"} & words:
            return 0.0, amount.high
        elsewhere = any(token.word in WRITTEN for token in claim.main) and not unwritten(claim) and "on" in words
        return None if amount or elsewhere else (0.0, SHORT)
    if forever:
        return inf, inf
    if not amount:
        return None
    if amount.bound == "reach" and claim.able:
        return amount.high, inf  # `must be able to keep it for up to 28 days`: for all of them
    if amount.bound in ("max", "reach"):
        return 0.0, amount.high
    return amount.low, inf if amount.bound == "min" else amount.high
