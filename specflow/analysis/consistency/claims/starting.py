"""How a thing stands before anybody touches it: `starts disabled`, `in A4 unless told otherwise`, `crates are the default`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from specflow.analysis.consistency.claims.claim import Claim
from specflow.analysis.consistency.claims.matter import matter
from specflow.analysis.consistency.claims.segment import Segment
from specflow.analysis.consistency.claims.unchosen import CHOOSING, is_unchosen, unchosen
from specflow.analysis.consistency.claims.verbs import finite_at, is_participle
from specflow.analysis.consistency.words.lexicon import alternative, people
from specflow.analysis.consistency.words.switches import settings
from specflow.analysis.consistency.words.tokens import Token, is_negation
from specflow.analysis.consistency.words.units import UNITS

_MARKS = (
    "by default", "out of the box", "to begin with", "to start with", "at first", "at the start", "from the start", "as standard",
    "from the outset", "as shipped", "as delivered", "from day one", "unless otherwise", "on creation", "on installation",
)  # fmt: skip
_MARKED = frozenset("initial initially preset pre-set preselected pre-selected default defaults defaulted opt-in opt-out".split())
_NAMES = frozenset("initial default preset preselected pre-selected standard".split())
_STARTING = frozenset("start starts begin begins ship ships come comes".split())
_OPENING = frozenset("open opens start starts begin begins launch launches come comes load loads".split())
_CREATED = frozenset("created made added registered opened installed set started".split())
_ONCE = frozenset("when once after as upon".split())
_BEING = frozenset("is are be".split())
_SLOTS = frozenset("in with to at as on by into".split())
_SAYING = frozenset(
    "initial default defaults defaulted by initially preset pre-set preselected pre-selected standard start starts begin begins "
    "out first box open opens come comes ship ships set sets unless otherwise used use uses always switched turned usually "
    "created shown show shows opened launch launches load loads receive receives get gets sent opt-in opt-out mode".split()
)
_PREFIXES = ("non-", "non", "un", "in", "dis", "not-")
_DENIED = frozenset("may can cannot could should".split())


@dataclass(frozen=True)
class Start:
    """`thing` stands at `setting` (a step of a scale) or `plain` words, or at a `value`; `acts` is what is done with it."""

    claim: Claim
    thing: frozenset[str]
    acts: frozenset[str]
    setting: tuple[int, int] | None
    plain: frozenset[str]
    value: frozenset[str]
    firm: bool  # the line says itself that this is so at first
    denied: bool = False  # what is done by default is not done
    instead: frozenset[str] = frozenset()  # what somebody may choose in its place
    left: frozenset[str] = frozenset()  # what nobody has chosen: the colour of `if nobody picks a colour`


def start_of(claim: Claim) -> Start | None:
    """How a thing stands at first; nothing where a line says no such thing, or only under a condition."""
    claim = _first_half(claim)
    words = [token.word for token in claim.main]
    if not words or claim.tokens[-1].word == "?" or claim.modality == "may" or claim.only or _DENIED & set(words):
        return None
    if any(_narrowing(one) for one in claim.segments):
        return None
    firm = _marked(claim, words)
    found = _opted(claim, words) or _called(claim, words) or _without(claim, words)
    if found is None and (at := _verb(claim, words, firm)):
        found = _read(claim, at, firm or words[at] in _STARTING)
    left = unchosen(claim)
    return replace(found, left=left) if found is not None and left else found


def _first_half(claim: Claim) -> Claim:
    """`It starts out public, and the owner can hide it later`: what it is at first."""
    joint = next((n for n in range(4, claim.modal) if claim.main[n].word in ("and", "but") and claim.main[n - 1].word == ","), 0)
    joint = joint or _obliged(claim.main)
    if not joint or (claim.modality != "may" and claim.modal >= 0):
        return claim
    return replace(claim, main=claim.main[: joint - 1], modal=-1, modality="fact", able=False)


def _obliged(main: Sequence[Token]) -> int:
    """Where `…, and the owner has to turn it on` begins."""
    words = [token.word for token in main]
    for at in range(5, len(words) - 3):
        if words[at] in ("has", "have") and words[at + 1] == "to":
            return next((n for n in range(at - 1, 4, -1) if words[n] in ("and", "but") and words[n - 1] == ","), 0)
    return 0


def _narrowing(segment: Segment) -> bool:
    """A condition of its own: neither a choice that somebody may make, nor the moment of creation."""
    said = {token.word for token in segment.tokens}
    if segment.kind in ("unless", "until"):
        return not said & CHOOSING
    if is_unchosen(segment) or said == {"default"}:
        return False
    told = any(token.concept for token in segment.tokens)
    if segment.word == "for" and "new" in said:
        return False  # `for a new account`
    return segment.kind in ("if", "before", "after") and told and not said & _CREATED


def _marked(claim: Claim, words: Sequence[str]) -> bool:
    text = " ".join(words)
    chosen = any(one.kind in ("unless", "until") or is_unchosen(one) for one in claim.segments)
    created = any(one.word in _ONCE and _CREATED & {token.word for token in one.tokens} for one in claim.segments)
    chosen = chosen or any("default" in {token.word for token in one.tokens} for one in claim.segments)
    fresh = "new" in words[:2] or "newly" in words[:2] or "freshly" in words[:2]
    fresh = fresh or any(one.word == "for" and "new" in {token.word for token in one.tokens} for one in claim.segments)
    return chosen or created or fresh or bool(_MARKED & set(words)) or any(mark in text for mark in _MARKS)


def _opted(claim: Claim, words: Sequence[str]) -> Start | None:
    """`Is opt-in`, `unless they opt out`, `only those who opt in`: off, or on, before anybody chooses."""
    text = " ".join(token.word for token in claim.tokens).replace("_", " ")
    out = "opt-out" in words or "opt out" in text or "opts out" in text
    if not out and "opt-in" not in words and "opt in" not in text and "opts in" not in text:
        return None
    thing = _things(claim.main) - people()
    step = settings()["on" if out else "off"]
    return Start(claim, thing, frozenset(), step, frozenset(), frozenset(), firm=True) if thing else None


def _called(claim: Claim, words: Sequence[str]) -> Start | None:
    """`Crates are the default packing for groceries`, `the default packing is crates`, `crates are preselected for groceries`."""
    being = next((at for at, word in enumerate(words) if at and word in _BEING), 0)
    at = next((n for n, word in enumerate(words) if word in _NAMES), -1)
    if not being or at < 0 or claim.negated or words[max(0, at - 1)] == "by":
        return None
    led = words[at - 1] in ("the", "a", "our") or words[at - 1].endswith("'s")
    if being < at <= being + 3 and (led or (at == being + 1 and words[at + 1 : at + 2] in (["for"], ["in"]))):
        value, thing = claim.main[:being], (*claim.main[being + 1 : at], *claim.main[at + 1 :])
    elif at <= 1 and words[being - 1] not in ("default", "standard"):
        thing, value = claim.main[at + 1 : being], claim.main[being + 1 :]
    else:
        return None
    said = _values(value)
    return Start(claim, _things(thing), frozenset(), _step(value), frozenset(), said, firm=True) if said else None


def _without(claim: Claim, words: Sequence[str]) -> Start | None:
    """`Members start out without parking`: it is off for them."""
    at = next((n for n in range(2, len(words) - 1) if words[n] == "without"), 0)
    starts = at and words[at - 1 - (words[at - 1] == "out")] in _STARTING
    thing = _things(claim.main[at + 1 :]) if starts else frozenset()
    return Start(claim, thing, frozenset(), settings()["off"], frozenset(), frozenset(), firm=True) if thing else None


def _verb(claim: Claim, words: Sequence[str], firm: bool) -> int:
    """Where the verb stands: any of a marked line, `starts` of any, `opens` before what it opens in."""
    for at in range(1, len(words)):
        following = words[at + 1] if at + 1 < len(words) else ""
        if firm and words[at] in _BEING:
            return at
        if words[at] in _STARTING and (following in ("out", "as") or following in settings() or is_participle(following)):
            return at
        if words[at] in _OPENING and following in ("in", "with"):
            return at
    first = 1 if words[1:2] and words[1] in _OPENING else 0
    return (_acting(claim.main) or finite_at(claim.main) or first) if firm else 0


def _acting(main: Sequence[Token]) -> int:
    """`By default the gate closes`: the verb behind the mark."""
    text = " ".join(token.word for token in main).replace("_", " ")
    mark = next((mark for mark in _MARKS if text.startswith(mark)), "")
    said = len(mark.split())
    led = said if mark and "_" not in "".join(token.word for token in main[:said]) else 0
    found = finite_at(main[led:]) if led else 0
    return found + led if found else 0


def _read(claim: Claim, at: int, firm: bool) -> Start | None:
    main, words = claim.main, [token.word for token in claim.main]
    behind = main[at + 1 :]
    denied = any(is_negation(word) for word in words[: at + 4])
    step = _step(behind)
    if step is not None and denied:
        step = (step[0], 1 - step[1]) if step[1] in (0, 1) else None
    plain = frozenset(token.word for token in behind if token.concept and token.word not in _SAYING)
    slot = next((n for n in range(at + 1, len(main) - 1) if words[n] in _SLOTS and words[n + 1] not in ("default", "the")), 0)
    verb = behind[:3] if words[at] in _BEING else main[at : at + 1]
    done = next((one for one in verb if one.concept and (words[at] not in _BEING or is_participle(one.word))), None)
    acts = frozenset({done.concept} if done is not None and done.word not in _SAYING | settings().keys() else ())
    value = _values(main[slot + 1 :]) if slot and not denied else frozenset()
    given = () if words[at] in _BEING | _STARTING else main[at + 1 : slot or len(main)]
    if not value and (named := {alternative(token.word) for token in behind if alternative(token.word)}) and step is None:
        value, given = frozenset(named), ()  # `speaks French`
    thing = _things((*main[:at], *given))
    if not thing or not (step or value or acts or len(plain) == 1):
        return None
    bare = plain if len(plain) < 3 and step is None and not denied else frozenset()
    return Start(claim, thing, acts, step, bare, value, firm, denied, _instead(claim))


def _instead(claim: Claim) -> frozenset[str]:
    """The phone ticket of `unless the buyer picks the phone ticket`."""
    for one in claim.segments:
        at = next((n for n, token in enumerate(one.tokens) if token.word in CHOOSING), -1)
        if one.kind in ("unless", "until") and at > 0:
            return _values([token for token in one.tokens[at + 1 :] if token.word not in ("for", "to")])
    return frozenset()


def _step(tokens: Sequence[Token]) -> tuple[int, int] | None:
    """The step of a scale that is named last: `switched off`, `private`."""
    steps = [settings()[token.word] for token in tokens if token.word in settings()]
    return steps[-1] if steps else None


def _things(tokens: Sequence[Token]) -> frozenset[str]:
    return matter([token for token in tokens if token.word not in settings()], _SAYING)


def _values(tokens: Sequence[Token]) -> frozenset[str]:
    """What it is set to, numbers and sizes included; up to the next mark."""
    stop = next((n for n, token in enumerate(tokens) if token.word in (",", ";", ".", "and", "or", "by", "unless")), len(tokens))
    found = {token.word for token in tokens[:stop] if token.word[:1].isdecimal()}
    found |= {token.concept for token in tokens[:stop] if token.word in UNITS and token.concept and len(token.word) > 3}
    return frozenset(found) | matter(tokens[:stop], _SAYING)


def reversed_word(one: str, other: str) -> bool:
    """`Durable` and `non-durable`, `visible` and `invisible`."""
    longer, shorter = (one, other) if len(one) > len(other) else (other, one)
    return len(shorter) > 3 and any(longer == prefix + shorter for prefix in _PREFIXES)


