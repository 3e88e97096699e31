"""Stage three: sentences to units. What holds several rules is parted, what goes on with another is joined to its condition."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from specflow.draft.classifying.classify import Judged
from specflow.draft.classifying.forms import AGREED, ECHO, HABIT, STRICT
from specflow.draft.classifying.kinds import kind_of_requirement
from specflow.draft.classifying.undecided import hedged_tail
from specflow.draft.lexicon import Lexicon
from specflow.draft.phrasing.hasty import inverted
from specflow.draft.phrasing.phrase import Phraser
from specflow.draft.phrasing.plainly import told_apart
from specflow.draft.phrasing.titles import lowered, title_of
from specflow.draft.reading.chat import is_message
from specflow.draft.reading.interview import answered_to
from specflow.draft.reading.labels import label_of, led_by, of_row, orders, point_of, several, tells
from specflow.draft.reading.read import role_of
from specflow.draft.splitting.joining import goes_on, joined
from specflow.draft.splitting.parting import clauses_of, inside
from specflow.draft.splitting.tails import topic_first, with_tail, without_joke
from specflow.draft.value import REQUIREMENT_PARTS, Place, Unit
from specflow.parse.grammar import Grammar
from specflow.parse.tokens import tokens_of
from specflow.parse.words import groups_of, words_of

_OTHERWISE = re.compile(r"^(?:otherwise|if not|if they (?:have|did|do) not|else)\b,?\s*", re.IGNORECASE)
_ONLY_IF = re.compile(r"\bonly (?:if|when) ([^,;.]{4,120})")
_WHY = re.compile(
    r",?\s+(?:because(?: of)?|since|as otherwise)\s+(?P<because>[^;]{8,})$|\s+[–—-]{1,2}\s+(?P<dash>[^;]{8,})$"
    r"|,\s+otherwise (?P<else>(?:I|we|people|they|everybody)(?: will|['’]ll| would)? (?:have|has|get|gets|be|lose|complain)\b.+)$"
    r"|;\s+(?P<that>(?:that|this|it) (?:would|could|means|might)\b.+)$",
    re.IGNORECASE,
)
_OWNS = frozenset(("needs", "has", "must", "may", "can", "cannot"))
_THEM = re.compile(r"^(?!if |when )[^,;.]{3,60}\b(?:them|their)\b")
_UNKNOWN = re.compile(r"\b(?:we|I) (?:do not|don['’]t) know(?: yet)?\W*$")
_FOR_THEM = re.compile(r"\b(?:for|to|with|by) them\b")
_DASH_RULE = re.compile(  # a rule of its own behind a dash, and no reason
    r"(?P<left>[^;(]{12,600}?) [–—-]{1,2} "
    r"(?P<right>(?:and |but )?(?:we|you|they|nobody|no one|the \w+|an? \w+) (?:must|shall)\b[^–—;]{4,})",
    re.IGNORECASE,
)
_SO = re.compile(r"^(?P<why>[^;]{8,200}?), so (?!that\b)(?P<need>.{8,})$")
_SO_HAS_TO = re.compile(  # no comma, but what it leads to is owed
    r"^(?P<why>(?!if\b|when\b|once\b|unless\b)[^;,]{8,200}?) so "
    r"(?P<need>(?:the|every|each|an?) [^,;]{2,40} (?:has to|have to|must|needs? to) .{4,})$",
    re.IGNORECASE,
)
_BOUNDED = re.compile(r"(?:no more than|at most|at least|max(?:imum)?|min(?:imum)?|under|up to) (?=\d)", re.IGNORECASE)
_HOUR = r"\d{1,2}(?::\d\d)?\s?(?:am|pm|o['’]clock|h)?"
_HOURS = re.compile(
    rf"^(?:between {_HOUR} and {_HOUR}|from {_HOUR} (?:to|until) {_HOUR}"
    rf"|(?:after|before|at|until|on|during) [^,;\d]{{0,15}}{_HOUR})"
    r"(?= [a-z])",
    re.IGNORECASE,
)
_EITHER = (
    r"Not (?:even |only )?(?:through|by|with|without|for|in|on|at|to|when|if|during|after|because"
    r"|longer|more|less|later|earlier|sooner)\b"
)
_NOT_EITHER = re.compile(_EITHER)
_NOT_THAT = re.compile(  # `not phone numbers though`
    r"(?:but |and |just )?not (?!even\b|only\b)(?:[\w'’-]+ ){0,3}[\w'’-]+(?:,? (?:though|either|of course))?\W*", re.IGNORECASE
)
_BUT_NOT_THAT = re.compile(
    r"[.!] (?:but |and |just )?not (?P<what>(?:[\w'’-]+ ){0,3}?[\w'’-]+?)(?:,? (?:though|either|of course))?\W*$", re.IGNORECASE
)
_AND_NOT_EITHER = re.compile(rf"[.!] (?={_EITHER})N")
_QUOTED = re.compile(r"^[\"“](?:please )?([^\"“”]+)[\"”]\.?$", re.IGNORECASE)
_WITHOUT_IT = re.compile(r",? but (?:\w+ )?(?:can|could) (?:live|do) without (?:it|that|them)\.?$", re.IGNORECASE)
_PLEASE = re.compile(r",? please(?=\W*$)", re.IGNORECASE)
_DOUBT = re.compile(r"\s*\(([^()?]{3,80}\?[^()]{0,60})\)")
_NOW = re.compile(r"\b(?:currently|today|at the moment|at present|right now|so far)\b,? ?", re.IGNORECASE)
_WOULD_SAY = re.compile(r"[\w' -]{2,40} would (?:kill|hate|murder|never forgive) (?:us|me|it|this|that)\W*", re.IGNORECASE)
_NEEDING = re.compile(r"^(?:we|it|they) (?:needs? to|must|have to|has to)\b", re.IGNORECASE)


def units_of(judged: Sequence[Judged], phraser: Phraser, lexicon: Lexicon) -> Iterator[Unit]:
    """The units of every sentence, in order."""
    before = ""
    for one in _joined(judged, phraser.grammar):
        if one.part not in REQUIREMENT_PARTS:
            before = ""
            yield Unit(one.read, one.read.text, one.part, one.read.place, hedged=one.hedged)
        else:
            yield from _of_sentence(one, before, phraser, lexicon)
            before = before if before and ECHO.match(one.read.text) else one.read.text


def _joined(judged: Sequence[Judged], grammar: Grammar) -> Iterator[Judged]:
    """`It must not get lost.` and `Not through a restart.` as one sentence."""
    last: Judged | None = None
    for one in judged:
        block = one.read.sentence.block
        asks = one.part in REQUIREMENT_PARTS and last is not None and last.part in REQUIREMENT_PARTS
        more = asks and (_NOT_EITHER.match(one.read.text) or _NOT_THAT.fullmatch(one.read.text)) is not None
        more = (more or (asks and goes_on(one.read.text))) and grammar.finite(tokens_of(one.read.text)) is None
        if more and last is not None and last.read.sentence.block is block:
            quote = f"{last.read.sentence.quote} {one.read.sentence.quote}"
            text = f"{last.read.text} {one.read.text}"
            last = replace(last, read=replace(last.read, sentence=replace(last.read.sentence, text=text, quote=quote)))
            continue
        if last is not None:
            yield last
        last = one
    if last is not None:
        yield last


def _of_sentence(one: Judged, before: str, phraser: Phraser, lexicon: Lexicon) -> Iterator[Unit]:
    row = one.read.sentence.block.kind == "row"
    label, text = of_row(one, phraser.grammar) if row else label_of(one.read.sentence.quote, phraser.grammar)
    if label and phraser.subject_of(text).lower() in ("it", "they") and several(label):
        text, label = f"For {lowered(label)}, {text}", ""
    if label and several(label) and (_FOR_THEM.search(text) if phraser.is_person(label) else _THEM.search(text)):
        text, label = f"For {lowered(label)}, {text}", ""
    if label and phraser.is_person(label) and (tells(text, phraser.grammar) or orders(text, phraser.grammar)):
        does = "can " if orders(text, phraser.grammar) else ""
        text, label = f"{'' if several(label) else 'the '}{lowered(label)} {does}{text}", ""
    elif label and _has(label, text, phraser):
        text, label = f"{lowered(label)} {text}", ""
    if not label and phraser.grammar.finite(tokens_of(text.split(", ", 1)[0])) is None:
        label = point_of(one)
    sentence = one.read.sentence
    if not label and sentence.first and is_message(sentence.block) and phraser.grammar.finite(tokens_of(text)) is None:
        text = answered_to(sentence.block.lead, text) or text
    if led := led_by(one, one.read.text if label else text, phraser.grammar, lexicon):
        text, label = led, label or title_of(text)
    text = _QUOTED.sub(r"\1", AGREED.sub("", _WITHOUT_IT.sub("", text)))
    text, told = with_tail(topic_first(without_joke(text), phraser.grammar), phraser.grammar)
    text, why = _reason(inverted(told_apart(text), phraser.grammar), phraser, lexicon)
    why = why or told
    if asked := _DOUBT.search(text):
        text = (text[: asked.start()] + text[asked.end() :]).strip()
        yield Unit(one.read, text.rstrip("."), "question", one.read.place, label=asked[1].strip())
    text = joined(text)
    text = _PLEASE.sub("", _BUT_NOT_THAT.sub(r", but not \g<what>", _AND_NOT_EITHER.sub(", n", text)))
    text = _echoed(_not_otherwise(text, before), before, phraser)
    text, unsure = hedged_tail(text) if one.hedged else (text, "")
    rule = _DASH_RULE.match(text)
    clauses = [*clauses_of(rule["left"], phraser), rule["right"]] if rule else clauses_of(text, phraser)
    for clause in (clauses := _as_it_shall_be(clauses)):
        if len(clauses) > 1 and _UNKNOWN.search(clause):
            yield Unit(one.read, clause, "question", _narrow(one.read.place, clause))
            continue
        groups = groups_of(words_of(clause))
        part = one.part if len(clauses) == 1 else kind_of_requirement(clause, groups, one.section, lexicon)
        place = one.read.place if len(clauses) == 1 else _narrow(one.read.place, clause)
        hedged = one.hedged and not unsure and (len(clauses) == 1 or lexicon.has(groups, "hedge"))
        yield Unit(one.read, clause, part, place, hedged=hedged, label=label, why=why)


def _has(label: str, text: str, phraser: Phraser) -> bool:
    """Whether a label is the subject of what stands behind it: `Night parcels: need two signatures`, `Spare keys: never …`."""
    tokens = tokens_of(text)
    first = tokens[0].word if tokens else ""
    owns = (first in ("need", "have") and several(label)) or first in _OWNS
    owns = owns or phraser.grammar.verbs.certain(first) or (first == "never" and several(label) and len(label.split()) > 1)
    told = phraser.grammar.finite(tokens_of(label)) is None and len(label.split()) <= 4 and "," not in label
    return owns and told and not role_of(label, phraser.lexicon) and label.lower() not in phraser.lexicon.words["hedge"]


def _as_it_shall_be(clauses: list[str]) -> list[str]:
    """`A key currently lasts a day; it should last two hours` without how it is today, or what somebody would say to it."""
    clauses = [one for at, one in enumerate(clauses) if not at or not _WOULD_SAY.fullmatch(one)]
    if len(clauses) == 2 and _NOW.search(clauses[0]) and not STRICT.search(clauses[0]) and STRICT.search(clauses[1]):
        return [_NOW.sub("", clauses[1])]
    return clauses


def _echoed(text: str, before: str, phraser: Phraser) -> str:
    """`Supervisors do.` behind `Counters don't see it.` as `Supervisors must see it`."""
    found, said = ECHO.match(text), before.rstrip(".")
    tokens = tokens_of(said)
    verb = phraser.grammar.finite(tokens) if found else None
    if found is None or verb is None or verb.kind == "past":
        return text
    does, rest = found["does"].lower().replace("’", "'"), said[tokens[verb.end - 1].end :]
    if verb.kind == "be" or does in ("is", "are", "isn't", "aren't"):
        return f"{found['who']} {does}{rest}" if verb.kind == "be" else text
    modal = {"do": "must", "does": "must", "don't": "must not", "doesn't": "must not"}.get(does, does)
    return f"{found['who']} {modal}{rest if verb.kind in ('do', 'modal') else f' {verb.word}{rest}'}"


def _reason(text: str, phraser: Phraser, lexicon: Lexicon) -> tuple[str, str]:
    """A sentence without the reason it gives, and the reason."""
    if found := _SO.match(text) or _SO_HAS_TO.match(text):
        if _NEEDING.match(found["need"]):
            return f"{found['need'].rstrip('.')}: {lowered(found['why'])}", ""
        need = phraser.grammar.finite(tokens_of(found["need"])) is not None or _BOUNDED.match(found["need"])
        if need or HABIT.search(found["why"]):
            when = _HOURS.match(found["why"])
            return (f"{when[0]}, {found['need']}" if when else found["need"]), found["why"]
    if (found := _WHY.search(text)) and not inside(text[: found.start()]):
        why, main = next(group for group in found.groups() if group), text[: found.start()].rstrip(" ,")
        whole = found["dash"] is None or phraser.grammar.finite(tokens_of(why)) is not None
        if _DASH_RULE.match(text):
            return text, ""
        if whole and phraser.grammar.finite(tokens_of(main)) is not None:
            return main, why.rstrip(".")
    head, comma, tail = text.rpartition(", ")
    if comma and lexicon.has(groups_of(words_of(tail)), "asides") and len(head.split()) > 1:
        return head, tail.rstrip(".")
    return text, ""


def _not_otherwise(text: str, before: str) -> str:
    """`Otherwise …` behind `… only if X` or `If X, …` says what holds unless X."""
    found = _OTHERWISE.match(text)
    if not found or not before:
        return text
    rest = text[found.end() :]
    if only := _ONLY_IF.search(before):
        return f"Unless {only[1].strip()}, {rest}"
    if lead := re.match(r"(?:If|When|Where) ([^,;.]{4,160}), ", before):
        return f"Unless {lead[1]}, {rest}"
    return text


def _narrow(place: Place, clause: str) -> Place:
    """The clause's own words as quote when the sentence starts with them as they are; else the sentence."""
    return replace(place, quote=clause) if place.quote.startswith(clause) and len(clause) >= 12 else place
