"""Which requirements belong into one file: those that are about the same thing, as somebody who knows the code would cut it.

What a thing is, the spec says itself: a word that stands right behind an article and right before the end of its phrase (`the
page must`, `a link in`) is a noun there and everywhere else. Requirements whose title or subject share such a word, rarest
first, make a module that is called so; who acts and what everything is about cut nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log

from specflow.model.ids import slugify
from specflow.model.spec import Requirement, Spec
from specflow.parse.words import stem, words_of
from specflow.plan.sentence import STOP, parts_of

MOST = 8
"""Requirements of a module; a thing with more keeps those that name it first."""
MOST_CUT = 400
"""Requirements that are compared; in a larger spec each has a file of its own."""
SMALL, COMMON = 8, 0.45
"""In a spec of at most so many requirements any shared thing cuts; in a larger one what more than this share of them names is
what all of it is about."""
_ARTICLES = frozenset("a an the each every all no its their any this that these those own one two your his her".split())
_ENDS = STOP | frozenset(
    "about above across against along among around because below beneath beside between beyond down during except inside near "
    "out outside over past per since through toward towards under unless up upon via instead".split()
)
_GENERAL = frozenset(
    "time day hour minute second week month year number list way case thing end amount part kind set rest word list side value "
    "state change result step use start name line whole first last same other new next".split()
)
_BREAK = re.compile(r"[,.;:()\[\]—–!?\"“”]|\{[^{}]{0,60}\}")


@dataclass(frozen=True)
class Module:
    """Requirements that go into one file; `name` is what they are about, ready for a file's name."""

    name: str
    members: tuple[str, ...]


def modules_of(spec: Spec, chosen: Sequence[Requirement]) -> tuple[Module, ...]:
    """The modules of two requirements and more; who is in none stands alone."""
    if len(chosen) > MOST_CUT:
        return ()
    nouns = _nouns(chosen) - _actors(spec, chosen) - frozenset(stem(word) for word in _GENERAL)
    heads = {one.id: _named(one, nouns) for one in chosen}
    mentioned = {one.id: frozenset(_stems(f"{one.title} {one.text}")) & nouns for one in chosen}
    often = Counter(word for words in mentioned.values() for word in words)
    most = len(chosen) if len(chosen) <= SMALL else max(4, int(COMMON * len(chosen)))
    heads = {id_: frozenset(word for word in words if often[word] <= most) for id_, words in heads.items()}
    groups = _cut(heads, often, len(chosen))
    _joined(groups, heads, mentioned, often, most)
    surface = _surface(chosen)
    order = [one.id for one in chosen]
    return tuple(Module(surface.get(word, word), tuple(sorted(ids, key=order.index))) for word, ids in groups.items())


def short_name(title: str) -> str:
    """A file's name from a title without its small words: `owner_rows`; empty when no letter is Latin."""
    words = [word.replace("'s", "").replace("'", "") for word in words_of(title)]
    telling = [word for word in words if word not in _ENDS and word not in _ARTICLES and len(word) > 1]
    return "_".join(slugify(" ".join(telling or words), 60).split("-")[:4])


def _cut(heads: Mapping[str, frozenset[str]], often: Mapping[str, int], count: int) -> dict[str, list[str]]:
    """Greedily: the word that ties the most of what is left together, rare words before frequent ones."""
    left = dict.fromkeys(heads)
    groups: dict[str, list[str]] = {}
    while True:
        by_word: dict[str, list[str]] = {}
        for id_ in left:
            for word in heads[id_]:
                by_word.setdefault(word, []).append(id_)
        best = max(
            ((len(ids[:MOST]) * (0.5 + log(1 + count / often[word])), word) for word, ids in by_word.items() if len(ids) > 1),
            key=lambda pair: (pair[0], pair[1]), default=None,
        )  # fmt: skip
        if best is None:
            return groups
        groups[best[1]] = by_word[best[1]][:MOST]
        for id_ in groups[best[1]]:
            del left[id_]


def _joined(
    groups: dict[str, list[str]], heads: Mapping[str, frozenset[str]], mentioned: Mapping[str, frozenset[str]],
    often: Mapping[str, int], most: int,
) -> None:  # fmt: skip
    """Who stands alone but speaks of what a module is called joins it, the rarest word first."""
    placed = {id_ for ids in groups.values() for id_ in ids}
    for id_ in heads:
        said = [word for word in groups if word in mentioned[id_] and often[word] <= most]
        near = sorted(said, key=lambda word: (often[word], word))
        home = next((word for word in near if len(groups[word]) < MOST), None)
        if id_ not in placed and home:
            groups[home].append(id_)


def _phrases(text: str) -> Iterator[tuple[str, ...]]:
    for piece in _BREAK.split(text):
        yield words_of(piece)


def _nouns(chosen: Sequence[Requirement]) -> frozenset[str]:
    """Words that follow an article and are followed by the end of a phrase, somewhere in the spec."""
    found = set[str]()
    for one in chosen:
        for words in _phrases(one.text):
            for before, word, after in zip(words, words[1:], (*words[2:], "of"), strict=False):
                if before in _ARTICLES and word not in _ENDS and after in _ENDS and len(word) > 2 and word.isalpha():
                    found.add(stem(word))
    return frozenset(found)


def _actors(spec: Spec, chosen: Sequence[Requirement]) -> frozenset[str]:
    """Who acts: subjects of what somebody is able or allowed to do, and the roles of the stories."""
    said = [story.as_ for story in spec.stories if story.as_]
    for one in chosen:
        parts = parts_of(one.text)
        acts = parts.modal.startswith(("may", "can")) and not parts.predicate.startswith("be ")
        if acts or parts.predicate.startswith(("be able", "be allowed")):
            said.append(parts.subject)
    return frozenset(stem(words[-1]) for words in map(words_of, said) if words)


def _named(one: Requirement, nouns: frozenset[str]) -> frozenset[str]:
    """The things that a requirement is about: of its title and its subject."""
    return frozenset(_stems(f"{one.title}. {parts_of(one.text).subject}")) & nouns


def _stems(text: str) -> Iterator[str]:
    return (stem(word) for word in words_of(text) if word not in _ENDS and len(word) > 2)


def _surface(chosen: Sequence[Requirement]) -> dict[str, str]:
    """stem -> the word as it is written most often, the shorter one among equals."""
    seen: dict[str, Counter[str]] = {}
    for one in chosen:
        for word in words_of(f"{one.title} {one.text}"):
            seen.setdefault(stem(word), Counter())[word.removesuffix("'s")] += 1
    return {
        root: slugify(min(words, key=lambda word: (-words[word], len(word), word)), 40).replace("-", "_") or root
        for root, words in seen.items()
    }
