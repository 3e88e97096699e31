"""Stage three: sentences to units. What holds several rules is parted, what goes on with another is joined."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from specflow.draft.classify import Judged, kind_of_requirement
from specflow.draft.lexicon import Lexicon
from specflow.draft.value import Place, Unit
from specflow.parse.grammar import Grammar, tokens_of
from specflow.parse.markdown import plain
from specflow.parse.words import groups_of, words_of

REQUIREMENT_PARTS = frozenset({"FR", "NFR", "EC", "BR"})
_GOES_ON = frozenset(
    ["then", "otherwise", "instead", "except", "unless", "this", "that", "it", "they", "these", "those", "which", "so", "also"]
)
_PARTING = re.compile(r";\s+|,\s+(?:and|but|while|whereas|yet)\s+|\s+[–—-]\s+|\s+(?:but|while|whereas)\s+")
_JOINING = re.compile(r"^(?:otherwise|if not|if so|instead|in that case|else|then|until then|after that|except)\b", re.IGNORECASE)
_LABEL = re.compile(r"^(?:\*\*|__)([^*_\n]{2,60}?)[.:]?(?:\*\*|__)[.:]?\s+|^([A-Z][\w' /-]{1,40}):\s+(?=\S)")


def units_of(judged: Sequence[Judged], grammar: Grammar, lexicon: Lexicon) -> Iterator[Unit]:
    """The units of every sentence, in order."""
    for one in judged:
        if one.part not in REQUIREMENT_PARTS:
            yield Unit(one.read, one.read.text, one.part, one.read.place, hedged=one.hedged)
            continue
        yield from _of_sentence(one, grammar, lexicon)


def joined(judged: Sequence[Judged]) -> tuple[Judged, ...]:
    """Sentences that only make sense behind the one before (`Otherwise …`) become one with it."""
    kept: list[Judged] = []
    for one in judged:
        last = kept[-1] if kept else None
        if (
            last is not None and one.part in REQUIREMENT_PARTS and last.part in REQUIREMENT_PARTS
            and last.read.sentence.block is one.read.sentence.block and _JOINING.match(one.read.text)
        ):  # fmt: skip
            kept[-1] = _together(last, one)
        else:
            kept.append(one)
    return tuple(kept)


def _together(first: Judged, second: Judged) -> Judged:
    rest = second.read.text
    sentence = replace(
        first.read.sentence,
        text=f"{first.read.text.rstrip('.!')}; {rest[:1].lower()}{rest[1:]}",
        quote=f"{first.read.sentence.quote} {second.read.sentence.quote}",
    )
    return replace(first, read=replace(first.read, sentence=sentence), hedged=first.hedged or second.hedged)


def _of_sentence(one: Judged, grammar: Grammar, lexicon: Lexicon) -> Iterator[Unit]:
    text, label = one.read.text, ""
    found = _LABEL.match(one.read.sentence.quote)
    if found and one.read.sentence.first:
        label = plain(found[1] or found[2])
        text = plain(one.read.sentence.quote[found.end() :]) or text
    elif found and found[2]:
        label = found[2]
        text = text[len(label) + 1 :].strip()
    clauses = _clauses(text, grammar)
    for clause in clauses:
        groups = groups_of(words_of(clause))
        part = one.part if len(clauses) == 1 else kind_of_requirement(clause, groups, one.section, lexicon)
        place = one.read.place if len(clauses) == 1 else _narrow(one.read.place, clause)
        yield Unit(one.read, clause, part, place, hedged=one.hedged and lexicon.has(groups, "hedge"), label=label)


def _narrow(place: Place, clause: str) -> Place:
    """The clause's own words as quote when they stand in the sentence's first line as they are; else the sentence."""
    at = place.quote.find(clause)
    return replace(place, quote=clause) if at == 0 and len(clause) >= 12 else place


def _clauses(text: str, grammar: Grammar) -> list[str]:
    """A sentence parted where both sides are rules of their own."""
    parts = [text]
    for _ in range(6):
        last = parts.pop()
        cut = _cut(last, grammar)
        if cut is None:
            return [*parts, last]
        parts += [last[: cut[0]].rstrip(" ,;"), last[cut[1] :].strip()]
    return parts


def _cut(text: str, grammar: Grammar) -> tuple[int, int] | None:
    conditional = grammar.condition_end(tokens_of(text)) > 0
    for found in _PARTING.finditer(text):
        left, right, mark = text[: found.start()], text[found.end() :], found.group(0).strip()
        if _inside(left) or (conditional and mark != ";"):
            continue
        if _stands_alone(left, grammar, first=True) and _stands_alone(right, grammar, first=False, hard=mark == ";"):
            return found.start(), found.end()
    return None


def _inside(left: str) -> bool:
    """Whether a bracket or a quotation is still open."""
    return left.count("(") > left.count(")") or left.count("“") > left.count("”") or left.count('"') % 2 == 1


def _stands_alone(text: str, grammar: Grammar, *, first: bool, hard: bool = False) -> bool:
    tokens = tokens_of(text)
    if not tokens or (not first and tokens[0].word in _GOES_ON):
        return False
    verb = grammar.finite(tokens)
    if verb is None or verb.kind == "past":
        return False
    if first:
        return True
    return verb.at > 0 or hard or verb.negated
