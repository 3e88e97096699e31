"""What a line keeps or deletes: its words, and the one that names it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import dropwhile, pairwise, takewhile

from specflow.analysis.consistency.claims.claim import Claim
from specflow.analysis.consistency.claims.stays import LEAVING, leaving
from specflow.analysis.consistency.words.lexicon import light, people
from specflow.analysis.consistency.words.tokens import Token

_VERBS = frozenset(
    "fil accessibl keep delet link stai stay remain show long avail availabl clos open finish expir tak onlin visibl now entir "
    "awai thrown throw empti".split()
)
STAYING = frozenset("stay stays remain remains available accessible recoverable retrievable restorable readable".split())
_WHATEVER = frozenset({"anyth", "everyth"})
_FOREVER = frozenset("forever indefinitely permanently".split())
_EVER = (("for", "good"), ("for", "ever"), ("for", "life"), ("all", "time"))
WRITTEN = frozenset("saved stored recorded retained remembered archived".split())
BEING = frozenset("is are be been being was were get gets".split())
_VERBAL = BEING | frozenset(
    "must shall will may can cannot should stay stays remain remains has have disappear disappears never".split()
)
_LYING = frozenset("live lives sit sits reside resides lie lies rest rests stand stands wait waits".split())  # it is there
_PLACED = frozenset("in on at with inside".split())
_FURTHER = frozenset("older that which who whose".split())  # a noun phrase ends before them
_WORKERS = frozenset("job cron script worker".split())  # that delete what they are told to
_TAKEN = frozenset(("taken-down",))
EXITING = frozenset("leave leaves".split())
_BEFORE_NOUNS = frozenset("the a an all any every each no its their our his her this that these those of".split())
_VAGUE = frozenset("text texts content contents record records entry entries copy copies".split())  # as good as what they are of
_EACH = frozenset("nothing everything anything all_of".split())
CLOSING = frozenset({"clos", "deactivat", "expir", "finish"})
_HELD = frozenset({"keep", "delet"})
_WHOM = frozenset("the our their a an all any legal tax audit us them".split())
_THEMSELVES = frozenset({"themselv", "itself"})


def thing_of(claim: Claim) -> frozenset[str]:
    verbs = {token.concept for at, token in enumerate(claim.main) if token.word in WRITTEN | _TAKEN or _lies(claim.main, at)}
    verbs |= {token.concept for token in claim.main if token.word in _FOREVER}
    verbs |= {two.concept for one, two in zip(claim.main, claim.main[2:], strict=False) if one.word == "by"} & people()
    if "delet" in claim.core:
        verbs |= {token.concept for token in claim.main if token.word in _WORKERS or "_" in token.word}
    thing = claim.core - _VERBS - _aside(claim) - verbs
    if not thing and "fil" in claim.core:
        thing = frozenset({"fil"})
    if not thing or thing <= _WHATEVER:
        thing = claim.all_concepts - _VERBS
    thing = thing - {"good"} if for_ever(claim) else thing
    thing = thing - LEAVING if leaving(claim) is not None else thing
    return thing | {"@removed"} if any(_one_removed(claim.main, at) for at in range(len(claim.main))) else thing


def _lies(main: Sequence[Token], at: int) -> bool:
    """`Drafts sit in the cache and …`, `keys leave the drawer`: where something is, or was."""
    if not 0 < at < len(main) - 1:
        return False
    word, following = main[at].word, main[at + 1].word
    return (word in _LYING and following in _PLACED) or (word in EXITING and following in _BEFORE_NOUNS)


def for_ever(claim: Claim) -> bool:
    words = [token.word for token in claim.tokens]
    return any(word in _FOREVER for word in words) or any(pair in _EVER for pair in pairwise(words))


def head_of(claim: Claim) -> str:
    """The word that names what is kept: `photos` of `all parking photos`; empty where that cannot be told."""
    main = claim.main
    held = next((at for at, token in enumerate(main) if _holding(token) and not _spoken_of(main, at)), len(main) - 1)
    if (label := next((at for at, token in enumerate(main[:held]) if token.word == ":"), 0)) > 0:
        return first_head(main[:label])
    verb = next((at for at, token in enumerate(main[:held]) if token.word in _VERBAL), held)
    words = {token.word for token in main[:held]}
    if any(token.concept for token in main[verb:held]) or words & _EACH:
        return ""
    active = main[held].concept in _HELD and not BEING & words and "_" not in main[held].word
    head = first_head(main[held + 1 :]) if active else first_head(main[:verb])
    return "" if head in light() | _VERBS | _WHATEVER | _THEMSELVES else head


def _spoken_of(main: Sequence[Token], at: int) -> bool:
    """`A file removed by its owner`: which one it is, and not what is done to it here."""
    return main[at].word.endswith("ed") and main[at + 1 : at + 2] != () and main[at + 1].word == "by" and at > 0


def _one_removed(main: Sequence[Token], at: int) -> bool:
    """`Removed recordings`, `a recording removed by its owner`: which one it is."""
    if main[at].word in _TAKEN or [token.word for token in main[at : at + 3]] == ["taken", "down", "by"]:
        return True
    return main[at].concept == "delet" and (_spoken_of(main, at) or _before_noun(main, at))


def _holding(token: Token) -> bool:
    return token.concept in _HELD | CLOSING or token.word in STAYING | WRITTEN | {"longer"}


def first_head(tokens: Sequence[Token]) -> str:
    named = list(dropwhile(lambda token: token.word in _BEFORE_NOUNS or not token.concept, tokens))
    whole = list(takewhile(lambda token: token.concept and token.word not in _FURTHER, named))
    whole = whole[: next((at for at in range(len(whole)) if _lies(named, at)), len(whole))]
    run = [token for token in whole if token.concept not in _THEMSELVES]
    coordinated = len(whole) < len(named) and named[len(whole)].word in ("and", "or", ",")
    return "" if not run or coordinated or run[-1].word in _VAGUE else run[-1].concept


def attributed(claim: Claim) -> bool:
    """`Deleted messages` are spoken of, and nothing is deleted here."""
    said = [at for at, token in enumerate(claim.main) if token.concept == "delet"]
    return bool(said) and all(_before_noun(claim.main, at) for at in said)


def _before_noun(main: Sequence[Token], at: int) -> bool:
    before = main[at - 1].word if at else ""
    led = not at or before in _BEFORE_NOUNS
    return main[at].word.endswith("ed") and led and at + 1 < len(main) and bool(main[at + 1].concept)


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
    return word in ("as", "then", "because", "also", "even", "including") or (word == "for" and following in _WHOM)
