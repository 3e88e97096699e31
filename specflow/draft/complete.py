"""Stage five: what careful people ask. A catalogue raises edge cases and questions where the sources speak of something."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from specflow.draft.lexicon import Entry, Lexicon
from specflow.draft.phrase import Phraser
from specflow.draft.titles import clean, escaped
from specflow.draft.value import Read
from specflow.parse.words import stem

MOST_CASES = 11
MOST_QUESTIONS = 10
_LONGEST_SLOT = 60
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
    note: Sequence[Read], code: Sequence[Read], product: Sequence[Read], lexicon: Lexicon, phraser: Phraser
) -> list[Raised]:
    """The entries that apply, best first; one each, quoting the sentence that prompts it best."""
    places = {
        name: [_Heard.of(read, lexicon) for read in reads]
        for name, reads in (("note", note), ("code", code), ("product", product))
    }
    everything = [one.groups for one in places["note"]]
    topics = {"topic " + entry.name.removeprefix("topic ") for entry in _topics(lexicon, places)}
    found = []
    for entry in lexicon.catalogue:
        if entry.kind == "topic" or (entry.topic and f"topic {entry.topic}" not in topics):
            continue
        if any(_all(one, groups) for groups in everything for one in entry.unless):
            continue
        if entry.needs and not any(_all(one, groups) for groups in everything for one in entry.needs):
            continue
        heard = _first(entry, (one for name in ("note", "product", "code") if name in entry.within for one in places[name]))
        if heard is not None:
            found.append(Raised(entry, heard.read, _slots(entry, heard, phraser)))
    return sorted(found, key=lambda one: (-one.entry.weight, one.read.source.role != "note", one.read.order, one.entry.name))


@dataclass(frozen=True)
class _Heard:
    """A sentence with everything that may raise an entry: its stems, their groups, and its concepts (`@meter`)."""

    read: Read
    groups: frozenset[str]

    @classmethod
    def of(cls, read: Read, lexicon: Lexicon) -> _Heard:
        concepts = {f"@{term}" for term in lexicon.terms(read.words)}
        return cls(read, read.stem_groups | concepts)


def _topics(lexicon: Lexicon, places: Mapping[str, Sequence[_Heard]]) -> Iterable[Entry]:
    for entry in lexicon.catalogue:
        if entry.kind == "topic" and _first(entry, (one for name in sorted(entry.within) for one in places.get(name, ()))):
            yield entry


def _first(entry: Entry, sentences: Iterable[_Heard]) -> _Heard | None:
    for heard in sentences:
        if any(_all(one, heard.groups) for one in entry.when):
            return heard
    return None


def _all(terms: Sequence[str], groups: frozenset[str]) -> bool:
    return all(term in groups for term in terms)


def _slots(entry: Entry, heard: _Heard, phraser: Phraser) -> dict[str, str]:
    """The words of the sentence that an entry's text may use."""
    read = heard.read
    terms = next((one for one in entry.when if _all(one, heard.groups)), ())
    match = next((word for word in read.words for term in terms if stem(word) == term), "case")
    subject = clean(phraser.subject_of(phraser.parted(read.text).main))
    if not subject or len(subject) > _LONGEST_SLOT or subject.lower() in ("we", "it", "they", "you", "there", "this"):
        subject = match
    if _NAME.fullmatch(subject):
        subject = re.sub(r"[._]+", " ", subject)
    singular = match[:-3] + "y" if match.endswith("ies") else match.removesuffix("s") if not match.endswith("ss") else match
    plural = singular[:-1] + "ies" if singular.endswith("y") and singular[-2:-1] not in "aeiou" else singular + "s"
    return {"subject": phraser.lowered(subject), "match": singular, "matches": plural}
