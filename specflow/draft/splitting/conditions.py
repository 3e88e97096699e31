"""Which part of a clause says when, and which part says what then."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from specflow.draft.phrasing import hasty
from specflow.draft.phrasing.denied import fronted
from specflow.draft.phrasing.people import People
from specflow.draft.phrasing.plainly import plainly
from specflow.draft.phrasing.terse import answered
from specflow.draft.phrasing.titles import clean, lowered
from specflow.draft.splitting.unmarked import comma_missing, counted_events
from specflow.parse.clauses import condition_end
from specflow.parse.tokens import Token, tokens_of

_ASKED = re.compile(r"(.{4,160}?)\s*(\?|=>|=|→|->)\s+(?=\S)(.+)")
_BETWEEN = re.compile(r"(?P<who>[^,;:]{3,60}), (?P<case>(?:if|when|unless) [^,;:]{6,100}), (?P<rest>[a-z].+)")
_FORBIDS = re.compile(r"(?:can['’]t|cannot|may not|must not|mustn['’]t) (?=[a-z])")
_GOES_ON = frozenset("and or nor but who which that because since so unless except including such as".split())
_OTHERS = frozenset(("we", "it", "the", "a", "an", "every", "each"))
_IF_THEN = re.compile(r"^IF (.{3,200}?),? THEN (.+)$")


class Clause(NamedTuple):
    """A clause with its leading condition parted from it."""

    condition: str
    main: str


def parted(people: People, text: str) -> Clause:
    """`If it fails, we retry` as (`If it fails`, `we retry`)."""
    text = _IF_THEN.sub(r"If \1, \2", plainly(clean(text)).strip(" ,;–—").rstrip(".!"))
    text = fronted(_first(hasty.inverted(text, people.grammar), people), people.grammar)
    case, then = answered(text, people.actor, people.grammar)
    if case:
        return Clause(case, then)
    if (found := _ASKED.match(text)) and _answers(people, found):
        said = f"they {found[3]}" if found[2] == "=" and _FORBIDS.match(found[3]) else found[3]
        return Clause(_when(people, found[1]), said)
    tokens = tokens_of(text)
    end = condition_end(people.grammar, tokens)
    if 0 < end < len(tokens) and not _quoted(text[: tokens[end].start]):
        cut = tokens[end].start
        return Clause(text[:cut].strip(" ,"), fronted(text[cut:].removeprefix("then "), people.grammar))
    if not end and (cut := comma_missing(people.grammar, tokens)):
        return Clause(text[: tokens[cut].start].strip(), text[tokens[cut].start :])
    case, then = counted_events(text, people.grammar)
    if case:
        return Clause(case, then)
    if bare := _verbless_main(people, text, tokens):
        return bare
    if cut := _acts_first(people, tokens):
        return Clause(f"When {lowered(text[: tokens[cut - 1].end])}", text[tokens[cut].end :].strip())
    return Clause("", text)


def _verbless_main(people: People, text: str, tokens: Sequence[Token]) -> Clause | None:
    """`When a sailing is cancelled, money back within a week`: a whole condition, and a main clause without a verb."""
    comma = next((at for at, token in enumerate(tokens) if token.word == ","), 0)
    if not 2 < comma < len(tokens) - 1 or tokens[0].word not in people.grammar.subordinators:
        return None
    following = tokens[comma + 1].word
    led = following in people.grammar.subordinators or following in _GOES_ON or following in people.grammar.adverbs
    first = people.grammar.finite(tokens, 1, comma)
    if led or first is None or first.at < 2 or people.grammar.finite(tokens, comma + 1) is not None:
        return None
    cut = tokens[comma]
    return None if _quoted(text[: cut.start]) else Clause(text[: cut.start].strip(), text[cut.end :].strip())


def _first(text: str, people: People) -> str:
    """`Renting, if a pier offers it, includes a vest` with its condition in front."""
    found = _BETWEEN.fullmatch(text)
    if found is None or people.grammar.finite(tokens_of(found["who"])) is not None:
        return text
    return f"{found['case'][:1].upper()}{found['case'][1:]}, {lowered(found['who'])} {found['rest']}"


def _acts_first(people: People, tokens: Sequence[Token]) -> int:
    """The place of the `and` in `they reply YES and we book the slot`: what a person does first is the case; 0 for none."""
    verb = people.grammar.finite(tokens)
    if verb is None or verb.kind != "verb" or verb.negated or verb.word in people.lexicon.words["receiving verbs"]:
        return 0
    subject = " ".join(token.word for token in tokens[: verb.at])
    for at in range(verb.end, min(verb.end + 6, len(tokens) - 3)):
        if tokens[at].word == "and" and tokens[at + 1].word in _OTHERS and (subject == "they" or people.is_person(subject)):
            second = people.grammar.finite(tokens, at + 1)
            own = second is not None and second.kind == "verb" and 0 < second.at - at - 1 <= 5
            return at if own and not people.is_person(tokens[at + 2].word) else 0
    return 0


def _answers(people: People, found: re.Match[str]) -> bool:
    """Whether `booked late? skip it` or `no mobile = send an email` gives an instruction for a case."""
    verb = people.grammar.finite(tokens_of(found[3]))
    if found[2] in ("=", "=>", "->", "→") and (_FORBIDS.match(found[3]) or found[3].lower().startswith("no ")):
        return True
    return verb is not None and (verb.kind == "imperative" or (found[2] != "=" and len(found[1].split()) < 12))


def _when(people: People, condition: str) -> str:
    first = condition.split(" ", 1)[0].lower()
    if first in people.grammar.subordinators or first in people.grammar.prepositions:
        return condition
    tokens = tokens_of(condition)
    verbless = people.grammar.finite(tokens) is None or first.isdigit()
    noun = verbless and first not in people.grammar.verbs.past and len(tokens) <= 6
    if not noun or first.endswith("ing"):
        return f"When {lowered(condition)}"
    many = tokens[-1].word.endswith("s") and not tokens[-1].word.endswith("ss")
    many = many or first[:1].isdigit()
    article = "" if many or first in people.grammar.determiners else "an " if first[:1] in "aeiou" else "a "
    return f"When there {'are' if many else 'is'} {article}{lowered(condition)}"


def _quoted(left: str) -> bool:
    """Whether a quotation is still open."""
    return left.count('"') % 2 == 1 or left.count("“") > left.count("”")
