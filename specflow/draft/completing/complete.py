"""Stage five: what careful people ask. A catalogue raises edge cases and questions where the sources speak of something."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from specflow.draft.completing.answered import Settled
from specflow.draft.lexicon import Entry, Lexicon
from specflow.draft.phrasing.phrase import Phraser
from specflow.draft.phrasing.titles import clean, escaped, lowered
from specflow.draft.value import Read
from specflow.parse.words import groups_of, stem, stems_of, words_of

PLACES = ("note", "product", "code")
CASES, QUESTIONS = frozenset(("edge", "quality")), frozenset(("question",))
MOST_CASES = 11
MOST_QUESTIONS = 10
_CHANNELS = ("an email", "an e-mail", "a text message", "a push message", "a letter", "a reminder")  # `<channel>`, by its name
_LONGEST_SLOT = 60
_REJECTED = re.compile(r"\b(without|instead of|rather than) (?:(?:a|an|any|the) )?\w+|\bcounts? (as|towards|for)\b")
_DURATION = re.compile(r"\b(?:\d+|an?|one|two|three|five|ten|thirty) ?(?:seconds?|minutes?|hours?|days?|weeks?|months?)\b")
_NAME = re.compile(r"[A-Za-z]\w*(?:[._]\w+)+")


@dataclass(frozen=True)
class Raised:
    """An entry, the sentence that prompted it, and the words that fill its slots."""

    entry: Entry
    read: Read
    slots: Mapping[str, str]

    def filled(self, text: str) -> str:
        """`{subject}` is what the sentence speaks of, `{match}` the word that raised the entry, `{matches}` its plural."""
        for name, words in self.slots.items():
            text = text.replace(f"<{name}>", words)
        return escaped(text)


def raised(
    places: Mapping[str, Sequence[Read]], kinds: frozenset[str], lexicon: Lexicon, phraser: Phraser, title: str = ""
) -> list[Raised]:
    """The entries of some kinds that apply, best first; one each, quoting the first sentence that prompts it.

    `places` are the sentences of the `note`, the `code` and the `product` context that may prompt something; the `title` of the
    note prompts nothing, but tells its topic.
    """
    heard = {name: [_Heard.of(read, lexicon) for read in reads] for name, reads in places.items()}
    spoken = {name: frozenset[str]().union(*(one.groups for one in sentences)) for name, sentences in heard.items()}
    titled = {**spoken, "note": spoken["note"] | groups_of(stems_of(words_of(title)), 3)}
    topics = {
        entry.name.removeprefix("topic ") for entry in lexicon.catalogue if entry.kind == "topic" and _spoken(entry, titled)
    }
    settled = Settled((read.text for read in places["note"]), phraser, lexicon) if kinds is CASES else None
    found = []
    for entry in lexicon.catalogue:
        if entry.kind not in kinds or (entry.topic and entry.topic not in topics) or not _spoken(entry, spoken):
            continue
        if _anywhere(entry.unless, heard["note"]) or (entry.needs and not _anywhere(entry.needs, heard["note"])):
            continue
        if settled is not None and settled.has(entry.text.replace("<channel>", "a message")):
            continue
        first = _first(entry, (one for name in PLACES if name in entry.within for one in heard[name]))
        if first is not None:
            found.append(Raised(entry, first.read, _slots(entry, first, phraser)))
    return sorted(found, key=lambda one: (-one.entry.weight, one.read.source.role != "note", one.read.order, one.entry.name))


@dataclass(frozen=True)
class _Heard:
    """A sentence with everything that may raise an entry: its stems, their groups, and its concepts (`@meter`).

    What it names only to be rid of (`without a spreadsheet`) raises nothing.
    """

    read: Read
    groups: frozenset[str]

    @classmethod
    def of(cls, read: Read, lexicon: Lexicon) -> _Heard:
        words = _REJECTED.sub(lambda found: found[1] or found[2], " ".join(read.words)).split()
        concepts = {f"@{term}" for term in lexicon.terms(words)}
        gone = {stem(word) for word in read.words} - {stem(word) for word in words}
        lasts = {"#time"} if _DURATION.search(" ".join(read.words)) else set()
        return cls(read, (read.stem_groups - gone) | concepts | lasts)


def _spoken(entry: Entry, spoken: Mapping[str, frozenset[str]]) -> bool:
    """Whether the words of an entry stand in its sources at all, if not in one sentence: a quick look first."""
    return any(spoken[name].issuperset(one) for name in entry.within for one in entry.when)


def _anywhere(alternatives: Sequence[Sequence[str]], sentences: Sequence[_Heard]) -> bool:
    return any(heard.groups.issuperset(one) for one in alternatives for heard in sentences)


def _first(entry: Entry, sentences: Iterable[_Heard]) -> _Heard | None:
    for heard in sentences:
        if any(heard.groups.issuperset(one) for one in entry.when):
            return heard
    return None


def _slots(entry: Entry, heard: _Heard, phraser: Phraser) -> dict[str, str]:
    """The words of the sentence that an entry's text may use."""
    read = heard.read
    terms = next((one for one in entry.when if heard.groups.issuperset(one)), ())
    match = next((word for word in read.words for term in terms if stem(word) == term), "case")
    subject = clean(phraser.subject_of(phraser.parted(read.text).main))
    if not subject or len(subject) > _LONGEST_SLOT or subject.lower() in ("we", "it", "they", "you", "there", "this"):
        subject = match
    if _NAME.fullmatch(subject):
        subject = re.sub(r"[._]+", " ", subject)
    channel = next((one for one in _CHANNELS if one.split(" ", 1)[1] in " ".join(read.words)), "a message")
    singular = match[:-3] + "y" if match.endswith("ies") else match.removesuffix("s") if not match.endswith("ss") else match
    plural = singular[:-1] + "ies" if singular.endswith("y") and singular[-2:-1] not in "aeiou" else singular + "s"
    return {"subject": lowered(subject), "match": singular, "matches": plural, "channel": channel}
