"""What stays out: `X is not part of this release`, `we will not build X`, `out of scope: X`, `no X for now`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from specflow.analysis.consistency.claims.told import Phrase, Told, adverb, named_in, phrases_in
from specflow.analysis.consistency.words.lexicon import people
from specflow.analysis.consistency.words.tokens import Token

_NOT = r"(?:(?:is|are|will be|shall be) not|isn't|aren't|won't be|will not be|shall not be)"
_WONT = r"(?:does not|doesn't|do not|don't|will not|won't|shall not|cannot|can't)"
_STAGE = r"(?:release|version|phase|step|stage|iteration|project|product|pilot|mvp|launch|scope|app|plan|system|service|portal)"
_WHOLE = (
    r"(?:release|version|phase|step|stage|iteration|project|product|pilot|mvp|app|system|platform|portal|shop|site|website|tool"
    r"|service)"
)
_SAID = (
    rf"^(?:\w+ly )?(?:out of scope(?: (?:for|in) (?:\w+ ?){{1,4}})?|not in scope"
    rf"|not (?:in|for|part of) (?:\w+ ){{1,4}}|later|not now|for later|not doing"
    rf"|non-goals?|exclusions?|excluded|left out|not covered|not supported"
    rf"|not included(?: in (?:\w+ ?){{1,3}})?|not planned|not this time|no part of {_STAGE} ) ?(?::|=) (?P<x>.+)",
    r"^(?P<x>.+?) (?:is|are|stays?|remains?|will be) (?:\w+ly |still |all )*(?:out of scope|excluded|left out|postponed"
    r"|no part of|outside the scope|beyond the scope|left for (?:a |the )?(?:later|next|future)|dropped for now|off the table)\b",
    rf"^(?P<x>.+?) {_NOT} (?:\w+ly |yet |a )*(?:part of|in scope|included|planned|foreseen|supported|offered|covered|in scope"
    rf"|on the roadmap|(?:in|for) (?:this|the first|the next|the) {_STAGE}|something we|available yet)\b",
    r"^(?P<x>.+?) (?:comes?|follows?|will come|will follow|is|are|must wait|has to wait|have to wait) "
    rf"(?:only )?(?:in|with|until|for) (?:a |the )?(?:later|next|second|future|following) {_STAGE}\b",
    rf"\b{_WHOLE} (?:\d )?{_WONT} (?:yet )?(?:include|cover|contain|support|offer|have|provide|come with|handle) (?P<x>.+)",
    rf"^(?P<x>.+?) {_NOT} (?:handled|done|managed|processed|dealt with) (?:by|in|with) the (?:\w+ )?(?P<by>{_WHOLE})\b",
    rf"^(?P<x>.+?) {_NOT} (?:a |an |the )?(?:function|feature|task|job|purpose) of (?:the|this|our) (?P<by>\w+)",
    rf"\b{_WHOLE} (?:\d )?(?:has|have|offers|supports|includes|contains|knows) no (?P<x>.+)",
    rf"\b{_WHOLE} (?:\d )?(?:does|goes|starts|gets by|makes do) without (?P<x>.+)",
    r"\bwe(?:'ll| will)? (?:skip|drop|leave out|do without|exclude|postpone) (?P<x>.+?)(?: for now| in | at | this time| \.|$)",
    rf"\bwe (?:\w+ly |also )?(?:(?:{_WONT}|are not going to|aren't going to) (?:yet )?(?:build|offer|support|do|provide"
    r"|develop|implement|include|cover|add|make|handle|serve|cater for)"
    r"|are not (?:building|offering|supporting|doing|planning|adding)|do not plan|leave out|exclude|postpone"
    r"|do without|leave) (?P<x>.+?)(?: out\b| for later| for now| in | at | this time|$)",
    r"^no (?P<x>.+?) (?:for now|for the moment|yet|at first|to begin with|at launch|this time|planned"
    r"|in (?:this|the first|the pilot))\b",
    r"^(?:for now |for the moment |at first |in (?:the first|this) \w+ )?"
    r"there (?:is|are|will be|shall be) no (?P<x>\w+(?: \w+){0,4})(?= \.|$)",
)
_WORDS = frozenset(
    "we'll skip drop scope part included planned foreseen supported offered covered excluded out postponed beyond left "
    "off roadmap later not no non-goal non-goals without follow follows comes come wait won't don't doesn't isn't aren't "
    "leave exclude postpone".split()
)
# What only says when, or of what, something is left out.
_STAGES = frozenset(
    "offer release version phase step stage iteration project product pilot mvp launch scope app plan system service portal now "
    "first second third later next time moment roadmap year month spring summer autumn winter quarter yet this it "
    "beginning start platform explicitly we any kind sort".split()
)
_GENERIC = frozenset("feature function option support handling management possibility ability module form type use".split())
_STOPS = frozenset("; . ( because since as but unless until , : !".split())


_PRONOUNS = frozenset("this that these those it they there which what both we he she".split())
LONGEST = 7  # words of a thing that stays out; more of them tell how something works


@dataclass(frozen=True)
class Outside:
    """A thing that stays out, with everything that narrows it."""

    told: Told
    thing: Phrase
    concepts: frozenset[str]
    by: str = ""  # what does not do it: the tool of `not handled by the tool`
    many: bool = False  # `bookings with more than one room`: one is built all the same


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(one) for one in _SAID)


def outside_of(told: Told, *, whole: bool = False) -> Iterator[Outside]:
    """The things that a statement leaves out of the product; with `whole`, the line stands where things are left out."""
    if told.said & _WORDS:
        for pattern in _patterns():
            if found := pattern.search(told.text):
                rest = found.end("x") < found.end() < len(told.text)
                behind = told.between(found.end() + 1, len(told.text)) if rest else ()
                by = found["by"] if "by" in pattern.groupindex else ""
                yield from (replace(one, by=by) for one in _items(told, told.between(*found.span("x")), behind))
                return
    if whole or _introduced(told):
        yield from _items(told, told.body, ())


def _introduced(told: Told) -> bool:
    """`Not in this release: …`: what leads to the line says that it stays out."""
    return bool(told.intro) and any(pattern.search(f"{told.intro} x") for pattern in _patterns()[:1])


def _items(told: Told, named: Sequence[Token], behind: Sequence[Token]) -> Iterator[Outside]:
    tail = _meaning(_until_stop(behind))
    lead = _meaning(told.lead)
    items = list(_listed(named))
    if items and len(_meaning(items[0])) > 2:
        items = items[:1]  # `replacing the use of forks or spoons`: what is done to the first is done to all of them
    for item in items:
        thing = named_in(item)
        if thing is not None and len(item) <= LONGEST and item[0].word not in _PRONOUNS and (found := _meaning(item)):
            if stage_of(told) and thing.head in _DOING and len(found) > 2:  # serial number tracking is recording them
                thing, found = Phrase(item[-2].concept, found - {thing.head, item[-2].concept}, 0, 1), found - {thing.head}
            yield Outside(told, thing, found | tail | lead, many=several(tuple(token.word for token in item)))


def several(words: Sequence[str]) -> bool:
    """Whether more than one of something is meant: `several rooms`, `up to four rooms`."""
    more = any(words[at : at + 3] == ("more", "than", "one") for at in range(len(words)))
    return more or any(word in _MANY or (word.isdecimal() and int(word) > 1) for word in words)


def _listed(tokens: Sequence[Token]) -> Iterator[list[Token]]:
    """The things of a list: `dark mode, invoices and exports`."""
    item: list[Token] = []
    for token in tokens:
        if token.word in (",", "and", "or", "nor", ";"):
            if any(one.concept for one in item):
                yield item
            item = []
        elif token.word in _STOPS:
            break
        else:
            item.append(token)
    if any(one.concept for one in item):
        yield item


def _until_stop(tokens: Sequence[Token]) -> Sequence[Token]:
    stop = next((n for n, token in enumerate(tokens) if token.word in _STOPS), len(tokens))
    return tokens[:stop]


def _meaning(tokens: Sequence[Token]) -> frozenset[str]:
    named = [token for token in tokens if token.concept and token.word not in _STAGES and not adverb(token.word)]
    telling = frozenset(token.concept for token in named if _singular(token.word) not in _GENERIC | _STAGES)
    return telling or (frozenset({named[0].concept}) if len(named) == 1 else frozenset())


def _singular(word: str) -> str:
    return word.removesuffix("s")


def in_stage(told: Told) -> bool:
    """`In release 3 the scanner records …`, `version 2 lets teachers …`: what the stage that it names brings."""
    named = bool(stage_of(told)) and (bool(told.lead) or any(word in _STAGED for word in told.words[:4]))
    return named and told.claim.modality in ("fact", "must")


def offers(told: Told) -> bool:
    """Whether a statement has somebody do something now: no denial, no wish for later, nothing that the product is made of."""
    words = told.words
    if any((word in _DENIALS and not _harmless(told, at)) or word.endswith("n't") for at, word in enumerate(words)):
        return False
    if told.said & _LATER and (not stage_of(told) or told.said & _LATER != {"later"}):
        return False
    return somebody(told) > 0 or in_stage(told) or bool(_POSSIBLE & told.said and told.claim.modality in ("fact", "must"))


def _harmless(told: Told, at: int) -> bool:
    """`How many`; `a parcel nobody collects`, which only says which parcels."""
    words = told.words
    which = words[at] == "nobody" and at > 0 and bool(told.body[at - 1].concept)
    return which or (words[at] == "how" and words[at + 1 : at + 2] in (("much",), ("many",)))


def stage_of(told: Told) -> frozenset[str]:
    """The stage that a statement names: the second version, the spring release, this one."""
    words = (*told.intro.split(), *told.leading.split(), *told.words)
    found: set[str] = set()
    for at, word in enumerate(words):
        near = words[max(0, at - 2) : at + 2]
        if word in _COUNTED_STAGES and _STAGED & set(near):
            found.add(_COUNTED_STAGES[word])
        elif word in _VERSIONS:
            found.add(_VERSIONS[word])
    if not found and any(word in _STAGED and words[max(0, at - 1)] == "this" for at, word in enumerate(words)):
        return frozenset({"this"})
    return frozenset(found)


def at_other_stages(one: Told, other: Told) -> bool:
    """Whether one is about a stage of which the other is not: left out of this version, built in the second one."""
    mine, theirs = stage_of(one) - {"this"}, stage_of(other) - {"this"}
    later = {"2", "3", "4", "next"}
    return bool(mine and theirs and not mine & theirs) or bool(theirs & later - mine)


def somebody(told: Told) -> int:
    """Where the words end that say who does it, persons or others in the plural; 0 where nobody is named."""
    at = next((n for n, token in enumerate(told.body[:5]) if token.concept and token.word not in ("up", "eight")), -1)
    if at < 0 or len(told.body) < at + 3:
        return 0
    able = next((n for n, token in enumerate(told.body[:_NEAR * 2]) if token.word in ("can", "may")), 0)
    active = able and told.words[able + 1 : able + 2] != ("be",)
    if active and told.body[able - 1].concept and told.body[able - 1].word.endswith("s"):
        return able
    if told.words[0] in _ITS and told.words[1] in _PRODUCT and told.words[2].endswith("s") and told.body[2].concept:
        return 2
    persons = [n for n in range(at, at + 3) if told.body[n].concept in people() and told.words[n] not in _VERBS]
    if persons:
        last = persons[-1]
        return 0 if told.words[last + 1 : last + 2] in (("of",), (",",)) else last + 1
    following = told.body[at + 1]
    plural = told.words[at].endswith("s") and not told.words[at].endswith("ss")
    if following.word in ("must", "shall", "should", "will") and told.words[at + 2] == "be":
        return 0
    does = bool(following.concept) and not following.word.endswith(_NOUNS) and told.claim.modal < 0
    return at + 1 if (plural and (following.word in _CAN or does)) or following.word in ("can", "may") else 0


def in_deed(told: Told, one: str) -> bool:
    """Whether one word is what is done, or what it is done with; not what only narrows another thing."""
    who, modal = somebody(told), any(word in _CAN for word in told.words[:8])
    for phrase in phrases_in(told.body):
        before = told.words[max(0, phrase.start - 3) : phrase.start]
        if one == phrase.head and not {"of", "about", "for", "against"} & set(before):
            return phrase.start > 0 if modal or _POSSIBLE & told.said else who < phrase.stop <= who + _NEAR
    return False


_VERBS = frozenset("support supports supported lead leads hosts staffs".split())
_NOUNS = ("s", "ion", "ment", "ing", "ness", "ity")  # endings of what cannot be done
_NEAR = 4  # words behind those who do it
_ITS = frozenset("the our this each every".split())
_PRODUCT = frozenset(
    "app product system service platform portal site website tool shop page backup export import report form calendar "
    "assistant dashboard bot kiosk terminal program software".split()
)
_CAN = frozenset("can may must shall will should could might have has need".split())
_POSSIBLE = frozenset("possible available allowed permitted".split())
_DENIALS = frozenset("not no never nobody none without cannot neither nor excluded instead whether how".split())
_LATER = frozenset("later eventually someday future afterwards planned idea perhaps maybe wish would".split())
_DOING = frozenset("track record log scan measur handl".split())
_STAGED = frozenset("version release phase step stage iteration pilot mvp".split())
_COUNTED_STAGES = (
    dict.fromkeys(("1", "one", "first"), "1") | dict.fromkeys(("2", "two", "second"), "2") | {"next": "next", "later": "next"}
    | dict.fromkeys(("3", "three", "third"), "3") | {"4": "4", "four": "4"}
    | {word: word for word in "spring summer autumn fall winter christmas".split()}
)
_VERSIONS = {"v1": "1", "v2": "2", "v3": "3", "v4": "4"}
_MANY = frozenset("several multiple many two three four five six seven eight nine ten both".split())
