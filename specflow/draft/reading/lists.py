"""Metrics and exclusions: sentences that list things behind, or in front of, a telling phrase."""

from __future__ import annotations

import re

from specflow.draft.classifying.forms import AWESOME, HAPPY
from specflow.draft.classifying.verdicts import refused, wished
from specflow.draft.lexicon import Lexicon
from specflow.draft.patterns import Later
from specflow.parse.words import groups_of, words_of

_QUANTITY = re.compile(
    r"\d|\b(?:half|halve[sd]?|twice|zero|double[sd]?|thirds?|quarters?|fifth|tenth|no longer|fewer|less|lower|higher|faster"
    r"|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|fifty)\b",
    re.IGNORECASE,
)
_WE_WANT = re.compile(r"^(?:we|I) (?:want|expect|measure|aim for|are aiming for|hope(?: for| that)?) ", re.IGNORECASE)
_LESS_AS = re.compile(r"\b(less|more|fewer) as (?=\d)", re.IGNORECASE)
_STANDS = re.compile(
    r"(?:now|today|currently|at present|at the moment),? (?:it|that|this|we) (?:is|are|has|have)\b", re.IGNORECASE
)
NOT_NOW = Later(
    r"^(?:no|(?:I|we) (?:do not|don['’]t) (?:want|need|expect)(?: any)?) (?P<what>(?:[\w'’-]+,? ){0,8}?[\w'’-]+)"
    r" (?:in this(?: (?:one|release|version|phase|round)\b|\W*$)|(?:for now|this time)\b)",
    "in this", "for now", "this time",
)  # fmt: skip
NO_NEED = re.compile(  # `we do not need to keep paper`: nobody forbids it
    r"^(?:we|you|they|it|the system) (?:(?:do|does)(?: not|n['’]t) (?:need|have) to|need(?: not|n['’]t)) (?P<what>[a-z].{3,200})",
    re.IGNORECASE,
)
LEAVES = Later(  # `we leave boats out for now`, `we do not do: boats, bikes`, `maybe later we could sell maps`
    r"^we(?:['’]ll| will)? leave (?P<what>[^.;:]{3,200}?) out\b(?! of (?!scope|this))"
    r"|^(?:we|it) (?:do(?:es)? not|do(?:es)?n['’]t|won['’]t|will not) do: (?P<list>.{3,300})"
    r"|^(?:maybe|perhaps|possibly) later,? (?:on,? )?(?:we |it )?(?:can |could |might |will |should )?(?P<later>[^.;:]{3,200})"
    r"|^(?P<beside>[^.;:]{8,200}?) ?[–—-]{1,2} (?:(?:this|that|it)(?: is|['’]s) )?not part of (?:the|our|this) [\w-]+"
    r"(?: [\w-]+)?\W*$",
    "leave", "do:", "later", "not part of",
)  # fmt: skip
NOT_BUILT = re.compile(  # `please don't build a chat bot`, `I would rather not have another login`, `not necessary is a map`
    r"^(?:and |also,? |but )?(?:please |pls )?(?:do not|don['’]t|no need to|never) "
    r"(?:build|make|create|develop|implement|introduce) (?:me |us )?(?P<built>(?:an?|another|any|more|new|the) [^.,;]{2,80})"
    r"|^(?:and |also,? |but )?(?:I|we)(?: would|['’]d) rather not (?:have|get|build|see|want) (?P<rather>[^.,;]{3,100})"
    r"|^(?:not (?:necessary|needed|required)|unnecessary)(?: is| are|:)? (?P<needless>(?!to\b|that\b|for\b)[^.,;]{2,100})\W*$"
    r"|^(?:I|we) (?:do not|don['’]t) need (?P<unneeded>(?!to\b|it\b|that\b|this\b)(?:(?! to\b)[^.,;]){3,80})\W*$"
    r"|^(?:I|we) (?:do not|don['’]t) want (?P<unwanted>(?:any|an?|another|nothing|anything|more)\b(?:(?! to\b)[^.,;]){2,80})\W*$"
    r"|^(?:they|the [\w-]+(?: [\w-]+)?) (?:do(?:es)? not|do(?:es)?n['’]t) want (?P<theirs>(?!to\b)(?:(?! to\b)[^.,;]){3,80})\W*$"
    r"|^(?P<later>(?!if\b|when\b)(?:(?!\b(?:who|that|which|must|should)\b)[^.,;:]){3,80}?) (?:was|were|has been|have been) "
    r"(?:discussed,? (?:but|and) )?(?:then )?(?:postponed|deferred|put off|shelved|moved to (?:next|a later|another)|dropped"
    r"|rejected|turned down|ruled out|voted down)\b", re.IGNORECASE,
)
_MEMBERS = r"(?:we|the (?:team|group|board|committee|meeting|council))(?:['’]ve| have| had)?(?: also| then| all)?"
TURNED_DOWN = Later(  # `we decided against fines`, `we decided not to keep photos`, `we dropped the idea of a chat`
    rf"^{_MEMBERS} (?:decided|agreed|chose|voted) (?:against|not to)(?: (?:having|the idea of))? (?P<what>[a-z].{{3,200}})"
    rf"|^{_MEMBERS} (?:rejected|dropped|discarded|ruled out|turned down|abandoned|threw out) (?:the (?:idea|proposal|option|plan)"
    r" (?:of|to|for|that) )?(?!\d|it\b|that\b|this\b|them\b)(?P<thing>[a-z].{3,200})"
    r"|^(?:decided|agreed|voted) (?:against|not to(?: do)?|no to):? (?P<bare>[a-z].{3,200})"
    r"|^(?:dropped|discarded|ruled out|turned down|rejected(?: ideas?)?): (?P<label>[^.;:]{3,120})\W*$",
    "decided", "agreed", "chose", "voted", "rejected", "dropped", "discarded", "ruled", "turned", "abandoned", "threw",
)  # fmt: skip
LEFT_ALONE = Later(  # `tips are paid in cash, leave that alone`, `but not the school trips`
    r"^(?P<what>[^;:]{4,160}?)(?:,| [–—-]{1,2}|;|\.) (?:and |so |but )?(?:please |just )?(?:let['’]s )?(?:leave|keep) "
    r"(?:that|it|this|them|those)(?: (?:part|bit|one))? (?:alone|out(?: of (?:it|this))?|be|untouched"
    r"|as (?:it|they) (?:is|are))\W*$"
    r"|^(?:but |and |just |only )?not (?:for )?(?P<not>(?:the|any|our|those|these) (?:[\w'’-]+ ){0,3}[\w'’-]+)\W*$"
    r"|^(?:and |also )?no (?P<none>[a-z][\w' -]{1,40}?) either\b(?:[,;.].*)?$",
    "leave", "keep", "not ", " either",
)
_STILL = re.compile(r" still(?= [a-z])", re.IGNORECASE)
_OF_IT = re.compile(r"^(?:it|they|that|this|these|those|which|its|their)(?:['’]|\b)", re.IGNORECASE)
NOR = re.compile(r"^nor (?=\w)", re.IGNORECASE)
_MORE = re.compile(r"(?:which|that) ", re.IGNORECASE)
_NOW = re.compile(r"\b(?:today|now|currently|at present|at the moment|last year)\b", re.IGNORECASE)
_TODAY = re.compile(r"\s*(?:%|\w+)?\s*(?:today|now|last year|currently)\b", re.IGNORECASE)
_TOWARDS = re.compile(
    r"\b(?:to|max|maximum|under|below|above|over|at least|at most|than|within|more|less|fewer|better)\b|[<>≤≥]", re.IGNORECASE
)
_GOES_ON = re.compile(r"(?:(?:right )?now|today|currently|(?:it )?should|target)\b", re.IGNORECASE)
_OR_MORE = re.compile(r"(?:more|less|fewer|better|higher|lower|longer|later|worse|above|below|over|under)\b", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween\s+\S{1,20}(?:\s+\w+)?$", re.IGNORECASE)
_DOUBLED = re.compile(r"^to\s+(?=(?:under|below|above|over|at|less|fewer|more|no|within|up)\b)", re.IGNORECASE)
_SPAN = re.compile(r"\d+\s?(?:weeks?|months?|days?)$", re.IGNORECASE)
_WORDS = re.compile(
    r"\b(?:zero|none|(?:by )?(?:a|one) (?:third|quarter|fifth|tenth)|two thirds|no longer than \w+|by half"
    r"|halved?|half|doubled?|twice|(?:under|below|at most|fewer than|no more than|at least|over|more than) "
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|fifty|half))\b",
    re.IGNORECASE,
)
_TARGET = re.compile(
    r"(?:(?:to|max(?:imum)?|at least|at most|under|below|above|over|(?:more|fewer|less|no more|no longer) than"
    r"|within|by|up to|reach(?:es)?|[<>≤≥]=?)\s+)*"
    r"(?:about |around )?(?:(?<!\S)[-−+])?(?<![A-Za-z\d.])[$€£]?\d(?![\d.,]*-[a-z])[\d.,]*"
    r"(?:\s?(?:%|percent|per cent|million|thousand|milliseconds|ms|seconds?|minutes?|hours?|days?|weeks?|months?|k|s)(?!\w))?"
    r"(?:\s+or (?:more|less|fewer|better))?",
    re.IGNORECASE,
)
_BUT = re.compile(
    r"\s*[,;]?\s*\b(?:would be|is|are|will be|come|comes|can|will|we leave|and|but|—|–|-)"
    r"\s*(?:lovely|nice|great|good|useful)?\s*(?:,?\s*but)?\s*$",
    re.IGNORECASE,
)
_ONLY_HOW_MUCH = re.compile(
    r"(?:from|to|at most|at least|under|below|above|over|max|down|up|less|fewer|more|[-−+<>≤≥~$€£]?=? ?\d)", re.IGNORECASE
)
_AIMS = re.compile(r"(?:we|targets?|goal|aim|should|must|shall|will)\b", re.IGNORECASE)
_ARROW = re.compile(r"(?<=[\d%\w])\s*(?:→|-+>|=>)\s*(?=\D{0,12}\d)")
_NO_MORE = re.compile(  # `do not rise above 3` asks for at most 3
    r"\b(?:(?:do|does|must|should|can|is|are|will)(?: not|n['’]t)|never|cannot)\b(?: \w+){0,2} (?:above|over|more than)\b",
    re.IGNORECASE,
)
_AND, _OR, _COMMA = "\ue000", "\ue001", "\ue002"  # joints that part nothing
_THAN = re.compile(  # `other languages than German, French and Italian`: one thing with its exceptions
    r"\bother (?:[\w-]+ ){0,3}than (?:[\w'-]+(?: [\w'-]+)?, ){0,4}[\w'-]+(?: [\w'-]+)? (?:and|or) [\w'-]+", re.IGNORECASE
)
_IN_THIS = re.compile(r" (?:in this(?: one| release| version| phase| round)?|for now|this time)$", re.IGNORECASE)
_FIRST = re.compile(r"^(?:and |but |also )?(?:if |when |that )?(?=\w+ \w)", re.IGNORECASE)
_BRACKETS = re.compile(r"\([^()]*\)")
_IT_CANNOT = re.compile(
    r"^(?:it|the system) (?:can['’]t|can ?not|(?:does|must|should|will)(?: not|n['’]t)|won['’]t|never) (?=[a-z])", re.IGNORECASE
)
_SHORT = 5  # words of one thing in a list of things
_NO = re.compile(r"^no (?=\w)", re.IGNORECASE)
_LEADING = re.compile(
    r"^(?:(?:and|but|or|also|so|any|we(?:'|’)re|we are|we will(?: not)?|we won(?:'|’)t|we|there (?:is|will be)"
    r"|this (?:release|version|proposal|feature)|it|does|do|is|are|the|build|doing|support|supporting|include|for"
    r"|has|have|offers?|provides?|proposal)\b\s*)+",
    re.IGNORECASE,
)


def listed(text: str, *, choices: bool = True) -> list[str]:
    """The parts of an enumeration, commas inside brackets and quotes left alone; with `choices`, `or` parts them too."""
    text = _THAN.sub(lambda one: one[0].replace(" and ", f" {_AND} ").replace(" or ", f" {_OR} ").replace(", ", _COMMA), text)
    parts, depth, start = [], 0, 0
    for found in re.finditer(r"[()\[\]\"“”]|,\s+(?:and\s+|or\s+|nor\s+)?|;\s+(?:and\s+)?|\s+(?:and|or|nor)\s+", text):
        sign = found.group(0)
        if sign in "([“":
            depth += 1
        elif sign in ")]”":
            depth = max(0, depth - 1)
        elif sign == '"':
            depth = 0 if depth else 1
        elif depth == 0 and not _holds(text[start : found.start()], sign.strip(" ,;"), text[found.end() :], choices):
            parts.append(text[start : found.start()])
            start = found.end()
    parts.append(text[start:])
    parts = [part.replace(_AND, "and").replace(_OR, "or").replace(_COMMA, ", ") for part in parts]
    return [part.strip(" .;,") for part in parts if part.strip(" .;,")]


def _holds(before: str, sign: str, behind: str, choices: bool) -> bool:
    """Whether a word between two parts keeps them together: `two or more`, `between 5 and 9`."""
    if sign == "or":
        return not choices or bool(_OR_MORE.match(behind))
    return sign == "and" and bool(_BETWEEN.search(before))


def metrics_in(text: str, lexicon: Lexicon) -> list[tuple[str, str]]:
    """(text, target) of each metric that a sentence names."""
    text = re.sub(r"^(?:if|when|once) ", "", HAPPY.sub("", text), flags=re.IGNORECASE) if HAPPY.search(text) else text
    text = _FIRST.sub("", text) if _QUANTITY.search(text) or re.search(r"\bhour|\bday|\bper cent", text) else text
    body = AWESOME.sub("", _WE_WANT.sub("", _after_cue(_LESS_AS.sub(r"\1 than ", text), lexicon, "metric"))).strip()
    joined: list[str] = []
    for part in listed(body, choices=False):
        quantity = re.search(r"[a-z]{2}", part) and _QUANTITY.search(part) and not _MORE.match(part) and not _STANDS.match(part)
        whole = len(words_of(part)) >= 2 and quantity and not _GOES_ON.match(part)
        if whole or not joined:
            joined.append(part)
        else:
            joined[-1] = _again(body, joined[-1], part)
    aims = len(joined) == 2 and (_AIMS.match(joined[1]) or _ONLY_HOW_MUCH.match(joined[1]))
    if aims and _NOW.search(joined[0]):
        return [(body.rstrip("."), _target(joined[1]))]  # where it stands and where it should stand
    if len(joined) > 1 and not (len(words_of(joined[0])) >= 3 and _QUANTITY.search(joined[0])):
        joined[:2] = [_again(body, joined[0], joined[1])]
    return [(part[:1].upper() + part[1:], _target_of(part)) for part in joined]


def _target_of(part: str) -> str:
    """What a part aims at: behind the colon of `time to load a million rows: 10 minutes`."""
    head, colon, rest = part.partition(": ")
    return _target(rest) if colon and len(words_of(head)) > 1 and _ONLY_HOW_MUCH.match(rest) else _target(part)


def _speaks_of(head: str, rest: str, lexicon: Lexicon) -> bool:
    """Whether a label says what is measured: `Emergency couriers: from 12 to 3 a year`."""
    named = 1 <= len(words_of(head)) <= 6 and " ".join(words_of(head)) not in lexicon.sections
    return named and not lexicon.has(groups_of(words_of(head)), "metric") and bool(_ONLY_HOW_MUCH.match(rest.strip()))


def _again(body: str, first: str, second: str) -> str:
    """Two neighbouring parts as they stand in the sentence, with what parts them."""
    start = body.find(first)
    end = body.find(second, start + len(first))
    return body[start : end + len(second)] if 0 <= start < end else f"{first}, {second}"


def _target(part: str) -> str:
    """The words that say how much: those with a direction before those without, never where it stands today."""
    part = _NO_MORE.sub("at most", part)
    *_, part = _ARROW.split(part)
    words = _WORDS.search(part)
    found = [one for one in _TARGET.finditer(part) if not _TODAY.match(part[one.end() :])]
    sizes = [one for one in found if not _is_horizon(part, one) and not part[: one.start()].endswith(" per ")]
    if not sizes and (words or not found):
        return words.group(0) if words else ""
    best = max(
        sizes or found,
        key=lambda one: ("%" in one.group(0), bool(_TOWARDS.search(one.group(0))), -one.start()),
    )
    return _DOUBLED.sub("", best.group(0).strip())


def _is_horizon(part: str, found: re.Match[str]) -> bool:
    """Whether an amount says by when and not how much: `in 3 months`."""
    before = part[: found.start()].rstrip().lower()
    return bool(_SPAN.search(found.group(0))) and before.endswith((" in", " after", "the first", "the next"))


def _after_cue(text: str, lexicon: Lexicon, name: str) -> str:
    """What follows the telling phrase and its `if`, `when` or colon."""
    low = text.lower().replace("’", "'")
    cues = [(low.find(cue), cue) for cue in lexicon.words[name] if cue in low]
    if cues:
        at, cue = min(cues, key=lambda pair: (pair[0], -len(pair[1])))
        if at <= 40:
            behind = max(at + len(one) for place, one in cues if place <= at + len(cue))
            labels = low[behind : behind + 1] == ":" and at > 0 and ";" not in text
            if labels and _speaks_of(text[:behind], text[behind + 1 :], lexicon):
                return text
            rest = re.sub(r"^[\s:,–—-]*(?:(?:means|is|are|if|when|that|by|with)\b[\s:]*)*", "", text[behind:])
            if len(words_of(rest)) >= 3:
                return rest
    head, colon, rest = text.partition(":" if ":" in text else " = ")
    if _speaks_of(head, rest, lexicon):
        return text
    return rest.strip() if colon and len(words_of(head)) <= 6 and rest.strip() else text


def _named(text: str, lexicon: Lexicon) -> list[str]:
    """The things that a line under such a heading, or behind such a label, names: short ones parted by commas, one each."""
    head, colon, rest = text.partition(": ")
    label = " ".join(words_of(head))
    if colon and rest.strip() and "out" in (lexicon.sections.get(label), lexicon.sections.get(f"={label}")):
        text = rest
    parts = listed(text)
    alike = len(parts) > 1 and all(_NO.match(part) for part in parts)
    if len(parts) < 2 or (not alike and any(len(words_of(_BRACKETS.sub("", part))) > _SHORT for part in parts)):
        parts = [part.strip(" .") for part in re.split(r";\s+", text) if part.strip(" .")]
    return [_IT_CANNOT.sub("", _NO.sub("", part)) for part in parts]


def exclusions_in(text: str, lexicon: Lexicon) -> list[str]:
    """What a sentence leaves out, one thing each."""
    if found_now := NOT_NOW.match(text):
        return [_IN_THIS.sub("", part) for part in listed(found_now["what"])]
    if built := NOT_BUILT.match(text):
        return [re.sub(r"^nothing\b", "anything", next(part for part in built.groups() if part).strip(" ."))]
    if left := NO_NEED.match(text):
        return [left["what"].rstrip(". ")]
    if no := TURNED_DOWN.match(text):
        return [(no["what"] or no["thing"] or no["bare"] or no["label"]).strip(" .")]
    if alone := LEFT_ALONE.match(text):
        said = alone["not"] or alone["none"] or alone["what"]
        return [_STILL.sub("", re.sub(r"^(?:the|any|our) ", "", said.strip(" .")))]
    if left := LEAVES.match(text):
        whole = left["later"] or left["beside"]
        return [whole.strip(" .")] if whole else listed(left["what"] or left["list"])
    if down := refused(text):
        return [wished(down) or down]
    if asked := wished(text):
        return [asked]
    text = NOR.sub("", text)
    low = text.lower().replace("’", "'")
    cues = lexicon.words["out"] | lexicon.words["out at an end"]
    found = sorted((low.find(cue), -len(cue), cue) for cue in cues if cue in low and re.search(rf"\b{re.escape(cue)}\b", low))
    if not found:
        return _named(text, lexicon)
    at, size = found[0][0], -found[0][1]
    head, colon, rest = text.partition(":")
    if colon and at <= len(head) and rest.strip():
        return listed(rest)
    if colon and at == len(head) + 2 and len(words_of(head)) <= 6:
        return [head.strip()]
    before = _BUT.sub("", _BUT.sub("", text[:at]))
    behind = [text[place - negative :] for place, negative, cue in found if cue == "same goes for"]
    parts = (
        listed(before)
        if len(words_of(before)) >= 1 and not _LEADING.fullmatch(before.strip() + " ")
        else listed(text[at + size :])
    )
    if behind:
        parts += listed(re.sub(r"^\s*an?\s+", "", behind[0]))
    parts = [part for at, part in enumerate(parts) if not at or not _OF_IT.match(part)]  # says more of what is left out
    kept = [_IN_THIS.sub("", re.sub(_LEADING, "", part)).strip(" .") for part in parts]
    return [part for part in kept if part] or [text.strip(" .")]
