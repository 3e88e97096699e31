"""What may be left out, `can be sent without X`, and without what nothing goes: `no X, no Y`, `nobody … unless X`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from specflow.analysis.consistency.claims.told import Phrase, Told, around, named_in
from specflow.analysis.consistency.words.lexicon import people
from specflow.analysis.consistency.words.tokens import Token

# What one does with something that is asked for, in all its forms.
_GIVING = (
    "give gives giving given provide provides providing provided enter enters entering entered add adds adding added upload "
    "uploads uploading uploaded attach attaches attaching attached supply supplies supplying supplied state states stating "
    "stated name names naming named fill fills filling filled write writes writing written leave leaves leaving left submit "
    "submits submitting submitted hand_in type types typing typed specify specifies specifying specified include includes "
    "including included bring brings bringing brought show shows showing shown present presents presenting presented wear "
    "wears wearing worn select selects selecting selected choose chooses choosing chosen pick picks picking picked set sets "
    "setting deposit deposits depositing deposited take takes taking taken tick ticks ticking ticked carry carries carrying "
    "carried hand hands handing handed put puts putting do does done make makes made record records recording recorded"
)
GIVING = frozenset(_GIVING.split())
_NOISE = GIVING | frozenset(
    "stay stays remain remains optional voluntary extra nice bonus mandatory compulsory required obligatory necessary "
    "needed need needs require requires field fields skip skipped omit omitted empty blank missing possible allowed "
    "accept accepted refuse refused reject rejected has have can may must obliged forced asked like likes want wants wish "
    "indispensable recommended encouraged advised suggested take takes place work works discretion "
    "wishes tap click whole anyone long valid complete step finish prefer "
    "whatever regardless irrespective next having get gets getting receive receives receiving".split()
)
_GIVE = "(?:" + "|".join(sorted(GIVING)) + ")"
_ADVERB = r"(?:(?:\w+ly|only|just|always|also|still|not only|a|an|the|one|absolute|strict) )*"
_OPEN = (
    rf"^(?P<x>.+?) (?:is|are|remains?|stays?|(?:will|shall|should|must|can) be) {_ADVERB}"
    r"(?:optional|voluntary|nice extra|nice to have|nice-to-have|bonus|facultative)\b",
    rf"^(?P<x>.+?) (?:is|are) {_ADVERB}(?:recommended|encouraged|advised|suggested|welcome|useful|appreciated|advisable)"
    rf" ,? ?(?:but|though|yet|and) (?:\w+ ){{0,3}}(?:not|never|no|n't) {_ADVERB}"
    r"(?:mandatory|required|needed|necessary|compulsory|obligatory|must)\b",
    r"^(?!whether )(?P<x>.+?) (?:is|are) (?:entirely )?(?:at (?:\w+ ){0,2}[\w']+ discretion"
    r"|at (?:their|your|his|her) (?:own )?discretion|a matter of choice)",
    r"^(?P<x>(?!nothing|anything)\w+ing .+?) is (?:entirely )?(?:up|left) to (?:the |each |every |them|you|him|her)\w*",
    rf"^(?P<x>.+?) (?:is|are) (?:not|never) {_ADVERB}(?:mandatory|required|needed|necessary|compulsory|obligatory|must)\b",
    r"^(?P<x>.+?) (?:isn't|aren't) (?:mandatory|required|needed|necessary|compulsory|obligatory)\b",
    r"(?:(?:do|does|need|would) not|don't|doesn't|needn't|not) "
    r"(?:have|need|be obliged|be forced|be required|be asked) to (?P<x>.+)",
    r"\b(?:is|are) (?:not|never) (?:obliged|forced|required|asked) to (?P<x>.+)",
    r"^(?:nobody|no one|no \w+) (?:has|needs|is obliged|is forced|is required|is asked) to (?P<x>.+)",
    r"\b(?:can|may|could|(?:is|are) (?:possible|allowed|fine|ok|accepted|welcome|free))\b"
    r"(?! be (?:useful|helpful|hard))(?: .+?)? without (?P<x>.+)",
    r"\b(?:works?|goes) (?:\w+ )?without (?P<x>.+)",
    r"^[^,]+? without (?P<x>.+?) (?:is|are) (?:\w+ )?(?:fine|ok|okay|accepted|valid|possible|allowed|enough|acceptable)\b",
    r"\bwithout (?:having|needing) to (?P<x>.+)",
    r"\bwith or without (?P<x>.+)",
    r"^(?P<x>.+?) (?:can|may|might) (?:\w+ )?(?:be|stay|remain) (?:simply )?"
    r"(?:skipped|omitted|left out|left away|left empty|left blank|dropped|missing|empty|blank)\b",
    r"\b(?:can|may|might) (?:\w+ )?(?:skip|omit|leave out|drop) (?P<x>.+)",
    r"\b(?:can|may|might) .*? and (?:skip|omit|leave out) (?P<x>.+)",
    r"^it is (?:entirely )?up to .+? (?:whether|if) (?:to |\w+ )(?:\w+ )?(?:a|an|the|any|their|its) (?P<x>.+)",
    r"^whether (?:to )?.+? (?:a|an|the|any|their|its) (?P<x>.+?) is .*?(?:choice|decision|affair)\b",
    r"\b(?:can|may|might) (?:\w+ )?leave (?P<x>.+?) (?:empty|blank|out|away)\b",
    r"\b(?:doesn't|don't|does not|do not) (?:need|require) (?P<x>(?!to ).+)",
    r"\b(?:needs?|requires?) no (?P<x>.+)",
    r"\bno (?P<x>[^,]+?) (?:is |are )?(?:needed|required|necessary)\b",
    r"\bno need (?:for|to) (?P<x>.+)",
    r"^(?:nobody|no one) needs (?P<x>(?!to ).+)",
    r"\bnot (?:necessary|required|needed|obligatory|mandatory|compulsory) to (?P<x>.+)",
    r"^whether (?:to )?\w+ (?P<x>.+?) is (?:entirely )?(?:up to|left to)\b",
    rf"^whether .*?\b{_GIVE} (?P<x>.+?) is (?:up to|left to|entirely up to)\b",
    r"\b(?:can|may|free to) (?:choose|decide)s? (?:for \w+ |\w+self |\w+selves )?(?:whether|if) (?:\w+ ){0,2}"
    r"(?:to |they |he |she |it )\w+ (?P<x>.+)",
    rf"\b(?:can|may) (?:\w+ )?{_GIVE} (?P<x>.+?) if (?:they|he|she|you|the \w+) (?:likes?|wants?|wish|wishes|prefers?|so)\b",
    r"^(?P<x>[^:]+) : (?:\w+ly )?(?:optional|voluntary)\b",
    r"^(?:optional|voluntary) (?:fields? |details? )?: (?P<x>.+)",
)
_MUST = r"(?:must|has to|have to|needs? to|shall|(?:is|are) (?:required|obliged) to)"
_NO = r"(?:nobody|no one|none|no|cannot|can't|can not|may not|must not|mustn't|isn't|aren't|is not|are not|won't|will not"
_NO += "|never|not)"
_THEN = r"(?:cannot|can't|may not|must not|isn't|aren't|is not|are not|no|nobody|not|never|refused|rejected|impossible)"
_LACKING = r"(?:without|lacking|missing|with no|with (?:an? )?(?:empty|blank|missing)|that lacks?|that has no|that have no)"
_FIRM = (
    rf"\bit is {_ADVERB}(?:mandatory|compulsory|required|obligatory|necessary) to (?P<act>{_GIVE}) (?P<x>.+)",
    rf"\b{_MUST} (?:always |first |also |then )?(?P<act>{_GIVE}) (?P<x>.+)",
    rf"^(?P<x>.+?) {_MUST} (?:always |first |also |then )?(?:be|have been) {_GIVE}\b",
    rf"^(?!no )(?P<x>.+?) (?:is|are) {_ADVERB}(?:mandatory|compulsory|required|obligatory|indispensable|must|needed|necessary)\b",
    r"^(?!no )[^,]+? (?:needs?|requires?|calls? for|(?:must|shall|has to|have to) (?:have|carry|include|contain|come with|bear)) "
    r"(?P<x>(?!to |no |not ).+)",
    rf"\b{_NO} .*?\bwithout (?P<x>.+)",
    rf"\b{_NO} .*?\b(?:unless|until|before) (?P<given>.+)",
    rf"\b{_NO} .*?\b(?:as long as|so long as|while) (?P<x>.+?) (?:is|are) (?:missing|empty|blank|not {_GIVE})\b",
    r"^no (?P<x>[^,]+?) , no \w+",
    r"^without (?P<x>[^,]+?) ,? ?no \w+",
    r"^without (?P<x>[^,]+?) (?:the|a|an|your|their) [^,]*?\b"
    r"(?:cannot|can't|not|never|nothing|nobody|invalid|void|refused|rejected)\b",
    r"^(?!no )(?P<x>[^,]+?) (?:must|has to|have to) (?:always )?be (?:watched|read|completed|finished|passed|heard|answered)\b",
    r"^(?:everyone|everybody|(?:all|every|each) \w+) (?:goes? through|goe?s?_through|completes?|takes?|does|passes|finishes"
    r"|fills? in|answers?|signs?|enters?|provides?) (?P<x>.+)",
    r"\bonly .*?\b(?:with|against) (?P<x>.+)",
    r"\b(?:with|against) (?P<x>[^,]+?) only\b",
    rf"\bonly .*?\bif (?P<given>.+? {_GIVE}\b.*)",
    rf"^[^,]+? {_LACKING} (?P<x>.+?) (?:cannot|can't|may not|must not) be \w+",
    rf"^[^,]+? {_LACKING} (?P<x>.+?) (?:is|are|gets?|will be) (?:\w+ly )?"
    r"(?:not (?:accepted|processed|counted|paid|published|valid)|refused|rejected|ignored|discarded|invalid"
    r"|turned[_ ](?:away|down)|void|declined|sent_? ?back|returned|dropped|deleted)\b",
    r"\b(?:refused|rejected|declined|invalid|sent back|returned|not accepted|not processed|refuses|rejects|declines)\b"
    r".*? (?:when|if|as long as|whenever) "
    rf"(?P<x>.+?) (?:is|are) (?:missing|empty|blank|absent|not {_GIVE})\b",
    r"\bonly (?:after|once|when|if) .*? (?:has|have|is|are) (?:been )?"
    r"(?P<x>approved|confirmed|checked|signed|reviewed|released)\b",
    r"\b(?:refused|rejected|declined|invalid|sent back|returned|turned away|refuses|rejects|declines|not accepted"
    r"|not processed)\b"
    r".*? (?:if|when|as long as|whenever) (?:there (?:is|are)|\w+ (?:has|have|carries|carry|contains?)) no (?P<x>.+)",
    r"\b(?:refused|rejected|declined|sent back|turned away|refuses|rejects|declines)\b.*? without (?P<x>.+)",
    r"^(?P<x>[^:]+) : (?:\w+ly )?(?:required|mandatory|compulsory)\b",
    r"^(?:required|mandatory|compulsory) (?:fields? |details? )?(?::|is|are) (?P<x>.+)",
)
_HAPPENS = frozenset({"chang", "los", "delai", "problem", "error", "fail", "limit", "interrupt", "stop", "risk", "help"})
_WORDS_OPEN = frozenset(
    "optional voluntary extra nice bonus facultative mandatory required needed necessary compulsory obligatory have has "
    "need needs obliged forced without skipped omitted out empty blank missing skip omit require requires if needn't "
    "asked whether discretion up left choice".split()
)
_WORDS_FIRM = frozenset(
    "must has have need needs required require requires mandatory compulsory obligatory indispensable necessary shall "
    "lacking missing lack lacks empty blank everyone everybody all every each cannot "
    "down dropped deleted call calls obliged refused rejected declined invalid returned refuses "
    "rejects declines accepted unless until before long while "
    "no without only with needed".split()
)
_ENDS = frozenset("when with for before after if in on at by as to from while during so because and , ; . until unless".split())


@dataclass(frozen=True)
class Need:
    """A thing that may be left out, or that has to be there, and what else the sentence speaks of."""

    told: Told
    thing: Phrase
    context: frozenset[str]

    @property
    def none_at_all(self) -> bool:
        """`Without any photos`: however many or of what they are."""
        return "without any" in self.told.text

    @property
    def for_good(self) -> bool:
        """`Can be skipped at first and left off for good`: then it is never asked for."""
        return " for good" in self.told.text or "altogether" in self.told.said

    @property
    def excepted(self) -> frozenset[str]:
        """What the statement says it does not hold for: `ambulances aside`."""
        return frozenset(
            token.concept
            for part in _parts(self.told.body)
            if self._excepting & {token.word for token in part}
            for token in part
            if token.concept
        )

    @property
    def _excepting(self) -> frozenset[str]:
        """`Unless` makes an exception from what has to be; from what must not be, it says what is needed."""
        return _EXCEPT - {"unless"} if _NONE & self.told.said else _EXCEPT

    @property
    def lacking(self) -> bool:
        """`Guests who give no address`: it holds for those alone who have left out something else."""
        return _lacking().search(self.told.text) is not None


_DETERMINED = frozenset("a an the their his her its your any every each".split())
_DEMANDING = frozenset("must has have needs need required obliged".split())
_TO = frozenset(("to",))
_MEASURED = frozenset("within least most minutes hours days seconds".split())
_NONE = frozenset("no not never nobody none cannot can't".split())
_EXCEPT = frozenset("aside unless apart besides except excepted excluding exempt".split())


@lru_cache(maxsize=1)
def _lacking() -> re.Pattern[str]:
    return re.compile(r"\b(?:who|that|which)\b(?: \w+){0,3} (?:no|not|without|never)\b")


def _parts(tokens: Sequence[Token]) -> Iterator[list[Token]]:
    part: list[Token] = []
    for token in tokens:
        if token.word == ",":
            yield part
            part = []
        part.append(token)
    yield part


@lru_cache(maxsize=2)
def _patterns(firm: bool) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(one) for one in (_FIRM if firm else _OPEN))


def left_open(told: Told, before: Need | None = None) -> Iterator[Need]:
    """The things that a statement lets people leave out; `without one` is without what the line has spoken of `before`."""
    if before is not None and told.text.rstrip(" .").endswith(("without one", "without it", "without them")):
        yield Need(told, before.thing, around(told, before.thing.whole, _NOISE))
    elif told.said & _WORDS_OPEN and not _wanted(told):
        yield from _read(told, firm=False)


def act_demanded(told: Told) -> Iterator[Need]:
    """The act that a statement demands: the checking of `each boat must be checked`."""
    found = _acts().search(told.text) if "be" in told.said and not told.said & _MEASURED else None
    if found is not None:
        (token,) = told.between(*found.span("x"))[:1]
        if token.concept and not _lacking().search(told.text):
            yield Need(told, Phrase(token.concept, frozenset(), 0, 1), around(told, frozenset({token.concept}), _NOISE))


@lru_cache(maxsize=1)
def _acts() -> re.Pattern[str]:
    return re.compile(rf"^(?!no |not )[^,]+? {_MUST} (?:always |first |also )?be (?P<x>\w+ed)\b(?! by the (?:app|system|server))")


def demanded(told: Told) -> Iterator[Need]:
    """The things that a statement does not do without."""
    if told.lead and told.lead[0].word == "without" and re.search(rf"\b{_THEN}\b", told.text):
        yield from _need(told, told.lead[1:])
    elif told.said & _WORDS_FIRM and not _spared().search(told.text):
        yield from _read(told, firm=True)


@lru_cache(maxsize=1)
def _spared() -> re.Pattern[str]:
    return re.compile(r"\b(?:don't|do not|doesn't|does not|needn't|need not) (?:have |need )?(?:to )")


def _wanted(told: Told) -> bool:
    """`Only … without`, `nobody can … without`, `not … without`: what is demanded is not left open."""
    before = told.text.partition(" without ")[0].split() if " without " in told.text else []
    return bool({"nobody", "no", "cannot", "can't", "not", "none", "never", "only", "mustn't"} & set(before))


def _read(told: Told, *, firm: bool) -> Iterator[Need]:
    for pattern in _patterns(firm):
        found = pattern.search(told.text)
        if found is None:
            continue
        given = "given" in pattern.groupindex
        part = told.between(*found.span("given" if given else "x"))
        if firm and "act" in pattern.groupindex and not _by_people(told, found.start()):
            continue
        yield from _need(told, _what_is_given(part) if given else part)
        return


def _by_people(told: Told, at: int) -> bool:
    """Whether somebody, and not the product, has to give it."""
    before = told.between(0, at)
    return not {"app", "system", "server", "service", "page", "website", "site", "software"} & {token.word for token in before}


def _what_is_given(part: Sequence[Token]) -> Sequence[Token]:
    """`A reason` of `unless the patient has given a reason`, of `unless a reason is stated`; nothing where nothing is given."""
    at = next((n for n, token in enumerate(part) if token.word in GIVING and token.word not in ("name", "state")), -1)
    if at < 0:
        return part[2:] if [token.word for token in part[:1]] == ["there"] else ()
    behind = [token for token in part[at + 1 :] if token.concept]
    passive = any(token.word in ("is", "are", "been", "was", "were") for token in part[max(0, at - 2) : at])
    return part[:at] if passive or not behind else part[at + 1 :]


def deed_demanded(told: Told) -> Iterator[Need]:
    """What somebody has to do with something: the linking of a card, of `members have to link a card to …`."""
    found = _deeds().search(told.text) if told.said & _DEMANDING else None
    if found is None or _lacking().search(told.text) or not people() & told.concepts:
        return
    part = told.between(found.start("do"), len(told.text))
    yield from _deed(told, part)


@lru_cache(maxsize=1)
def _deeds() -> re.Pattern[str]:
    return re.compile(rf"^(?!no |not |nobody )[^,]+? {_MUST} (?:always |first |also )?(?P<do>(?!be |have |not |{_GIVE} )\w+)\b")


def _deed(told: Told, part: Sequence[Token]) -> Iterator[Need]:
    """`Linking a card`, `link a card to …`, `confirm before …`: the act, with what it is done to."""
    if not part or not part[0].concept or part[0].word in GIVING:
        return
    named = part[1:2] and part[1].word in _DETERMINED
    thing = named_in(_cut(part[2:])) if named else None
    if named and thing is not None:
        act = Phrase(thing.head, thing.mods | {part[0].concept}, thing.start, thing.stop)
        yield Need(told, act, around(told, act.mods | {act.head}, _NOISE))
    elif len(part) == 1 or part[1].word in _ENDS:
        yield Need(told, Phrase(part[0].concept, frozenset(), 0, 1), around(told, frozenset({part[0].concept}), _NOISE))


def _need(told: Told, part: Sequence[Token]) -> Iterator[Need]:
    if [token.word for token in part[1:2]] == ["in"] and part[0].word.startswith("fill"):
        part = part[2:]
    if [token.word for token in part[:1]] == ["having"] and len(part) > 2:
        part = part[2:]  # `without having completed the test`
    if part and (part[0].word.endswith("ing") or _TO & told.said) and part[1:2] and part[1].word in _DETERMINED:
        yield from _deed(told, part)
    gives = part and part[0].word in GIVING and any(token.concept for token in _cut(part)[1:])
    thing = named_in(_cut(part[1:] if gives else part))
    if thing is not None and thing.head not in people() | _HAPPENS and _plain(part):
        yield Need(told, thing, around(told, thing.mods | {thing.head}, _NOISE))


def _plain(part: Sequence[Token]) -> bool:
    """No path, no name of a program."""
    return not {"/", "`", "_", "(", "="} & {token.word for token in part[:6]}


def _cut(part: Sequence[Token]) -> Sequence[Token]:
    stop = next((n for n, token in enumerate(part) if n and token.word in _ENDS), len(part))
    return part[:stop]
