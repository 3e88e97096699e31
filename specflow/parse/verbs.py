"""Verb forms of English: from a list of plain forms to everything that can stand in a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

_IRREGULAR = """
become became, begin began, bring brought, build built, buy bought, choose chose, choose chosen, come came, do done, draw drawn,
find found, forget forgot, forget forgotten, get got, give gave, give given, go went, go gone, grow grew, hear heard, hide hidden,
hold held, keep kept, know knew, know known, lead led, leave left, lose lost, make made, mean meant, meet met, pay paid, run ran,
say said, see saw, see seen, sell sold, send sent, show shown, speak spoke, speak spoken, spend spent, stand stood, take took,
take taken, tell told, think thought, withdraw withdrawn, win won, write wrote, write written, have had
"""
_DOUBLING = frozenset(
    "plan stop tap get set put let begin cut drop map tag log scan slip step ship run permit refer occur submit prefer sit pad "
    "transfer swap skip bar quit win".split()
)  # fmt: skip


@dataclass(frozen=True)
class Verbs:
    """`third`: third person -> plain form; `past`: past forms and participles; `nouns`: plain forms that are nouns too."""

    third: Mapping[str, str]
    plain: frozenset[str]
    past: frozenset[str]
    gerund: Mapping[str, str]
    nouns: frozenset[str]

    def certain(self, word: str) -> bool:
        """Whether a word is a third person that cannot be a plural noun."""
        return word in self.third and self.third[word] not in self.nouns


def inflected(verbs: Iterable[str], nouns: Iterable[str]) -> Verbs:
    """The forms of every verb in a list of plain forms."""
    plain = sorted(verb for verb in verbs if " " not in verb)
    third = {third_person(verb): verb for verb in plain}
    past = {pair.split()[1] for pair in _IRREGULAR.split(",")}
    gerund: dict[str, str] = {}
    for verb in plain:
        root = verb + verb[-1] if verb in _DOUBLING else verb
        mute = verb.endswith("e") and not verb.endswith(("ee", "ye", "oe"))
        gerund[(root[:-1] if mute else root) + "ing"] = verb
        past.add(root + "d" if verb.endswith("e") else verb[:-1] + "ied" if _y(verb) else root + "ed")
    return Verbs(third, frozenset(plain), frozenset(past), gerund, frozenset(nouns))


def third_person(verb: str) -> str:
    """`carry` -> `carries`, `go` -> `goes`."""
    if verb == "have":
        return "has"
    if _y(verb):
        return verb[:-1] + "ies"
    return verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")


def _y(verb: str) -> bool:
    return verb.endswith("y") and verb[-2:-1] not in ("a", "e", "i", "o", "u")
