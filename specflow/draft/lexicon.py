"""The words, sections, concepts and catalogue entries the drafter knows, read from plain text files.

One form for all files, quick to read and easy to extend: `[name]` opens a record, `key: value` fills it, other lines are
its list. A line that starts with `#` is a comment, an indented line goes on with the one above.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from specflow.parse.verbs import Verbs, inflected
from specflow.parse.words import stem

_FIELD = re.compile(r"([a-z][a-z-]*): ?(.*)")


@dataclass
class Record:
    """One `[name]` with its fields and its list."""

    file: str
    name: str
    fields: dict[str, str] = field(default_factory=dict)
    lines: list[str] = field(default_factory=list)

    def terms(self) -> Iterator[str]:
        """The words and phrases of the list, parted by commas."""
        for line in self.lines:
            yield from (term.strip() for term in line.split(",") if term.strip())


@dataclass(frozen=True)
class Entry:
    """What careful people ask when a text speaks of something.

    `when` is a list of alternatives, each a set of stems or stem groups that must stand in one sentence; `unless` keeps
    the entry quiet when the note already speaks of it anywhere, `needs` keeps it for notes that speak of something else
    too, and `topic` for notes on a subject that a record of kind `topic` recognises. `within` names the sources that may
    raise it. `weight` ranks it: impact times uncertainty. `<subject>`, `<match>` and `<matches>` are filled in.
    """

    name: str
    kind: str
    when: tuple[tuple[str, ...], ...]
    unless: tuple[tuple[str, ...], ...]
    within: frozenset[str]
    text: str
    title: str
    suggested: str
    why: str
    weight: float
    needs: tuple[tuple[str, ...], ...] = ()
    topic: str = ""


@dataclass(frozen=True)
class Lexicon:
    """Everything the drafter looks up."""

    words: Mapping[str, frozenset[str]]
    sections: Mapping[str, str]
    concepts: Mapping[str, str]
    verbs: Verbs
    catalogue: tuple[Entry, ...]

    def terms(self, words: Sequence[str]) -> list[str]:
        """The concepts and stems of the telling words, longest phrases first."""
        stopwords, concepts = self.words["stopwords"], self.concepts
        stems = [stem(word) for word in words]
        found, at = [], 0
        while at < len(words):
            size = next((n for n in (4, 3, 2) if " ".join(stems[at : at + n]) in concepts and at + n <= len(words)), 1)
            key = " ".join(stems[at : at + size])
            concept = (concepts.get("=" + words[at]) if size == 1 else None) or concepts.get(key)
            if concept:
                found.append(concept)
            elif words[at] not in stopwords and not words[at][:1].isdigit() and len(words[at]) > 1:
                found.append(key)
            at += size
        return found

    def has(self, groups: frozenset[str], name: str) -> bool:
        """Whether any phrase of the list `name` is among `groups`."""
        return not self.words[name].isdisjoint(groups)


def records_of(name: str, text: str) -> Iterator[Record]:
    """The records of one file."""
    record, key = Record(name, ""), ""
    catalogue = name.rpartition("/")[2].startswith("catalogue")
    for line in text.splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        if line.startswith("[") and line.rstrip().endswith("]"):
            if record.name:
                yield record
            record, key = Record(name, line.strip()[1:-1].strip()), ""
        elif line[0] in " \t" and key:
            record.fields[key] += " " + line.strip()
        elif catalogue and (found := _FIELD.match(line)):
            key = found[1]
            record.fields[key] = found[2].strip()
        else:
            record.lines.append(line.strip())
    if record.name:
        yield record


def read_lexicon(files: Mapping[str, str]) -> Lexicon:
    """The lexicon of some data files (name -> text), read in the order of their names; later ones add to earlier ones."""
    lists: dict[str, set[str]] = {name: set() for name in _LISTS}
    sections: dict[str, str] = {}
    concepts: dict[str, str] = {}
    entries: dict[str, Entry] = {}
    for name in sorted(files):
        for record in records_of(name, files[name]):
            if record.fields:
                entries[record.name] = _entry(record)
            elif record.name == "groups":
                concepts.update(_groups(record))
            elif name.rpartition("/")[2].startswith("sections"):
                sections.update(dict.fromkeys(record.terms(), record.name))
            else:
                _extend(lists.setdefault(record.name, set()), record)
    verbs = inflected(lists["verbs"] | lists["verbs that are nouns too"], lists["verbs that are nouns too"])
    words = {name: frozenset(terms) for name, terms in lists.items()}
    return Lexicon(words, sections, concepts, verbs, tuple(entries.values()))


_LISTS = (
    "verbs", "verbs that are nouns too", "people", "receiving verbs", "english", "stopwords", "determiners", "prepositions",
    "pronouns", "subordinators", "adverbs", "open", "out", "metric", "goal", "background", "hedge", "about the document",
    "failure", "quality strong", "quality weak", "functional", "private", "vague", "asides",
    "out at an end", "greetings", "changes", "outcomes", "horizons", "document keys", "fact starts", "example starts",
)  # fmt: skip


def _extend(terms: set[str], record: Record) -> None:
    for term in record.terms():
        if term.startswith("-"):
            terms.discard(term[1:].strip())
        else:
            terms.add(term.lower())


def _groups(record: Record) -> Iterator[tuple[str, str]]:
    for line in record.lines:
        name, _, members = line.partition(":")
        for member in members.split(","):
            word = member.strip().lower()
            yield (word if word.startswith("=") else " ".join(map(stem, word.split()))), name.strip()


def _entry(record: Record) -> Entry:
    fields = record.fields
    return Entry(
        name=record.name,
        kind=fields.get("kind", "edge"),
        when=alternatives(fields.get("when", "")),
        unless=alternatives(fields.get("unless", "")),
        needs=alternatives(fields.get("needs", "")),
        topic=fields.get("topic", ""),
        within=frozenset(fields.get("within", "note").split()),
        text=fields.get("text", ""),
        title=fields.get("title", ""),
        suggested=fields.get("suggested", ""),
        why=fields.get("why", ""),
        weight=_number(fields.get("weight", "5")),
    )


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return 0.0


def _term(term: str) -> str:
    """A concept (`@meter`) or a measure (`#time`) as it is, anything else by its stems."""
    return term if term.startswith(("@", "#")) else " ".join(stem(word) for word in term.split())


def alternatives(text: str) -> tuple[tuple[str, ...], ...]:
    """`search | find + place` as sets of stem groups: one of them, all of its terms."""
    found = []
    for one in text.split("|"):
        terms = tuple(_term(term.strip().lower()) for term in one.split("+") if term.strip())
        if terms:
            found.append(terms)
    return tuple(found)
