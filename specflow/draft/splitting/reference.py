"""What `it` and `they` stand for, when the sentence before leaves one answer only."""

from __future__ import annotations

import re

from specflow.draft.phrasing.phrase import Phraser
from specflow.draft.phrasing.titles import lowered
from specflow.parse.markdown import Block
from specflow.parse.small_words import BE
from specflow.parse.tokens import tokens_of
from specflow.parse.verbs import third_person

_PRONOUN = re.compile(r"^(It|They|She|He)\b(?!['’])", re.IGNORECASE)
_NOUN = re.compile(
    r"^(?:when|if|once|after|before|while) (?:a|an|the|every|each|someone's|somebody's)\s+([a-z][\w-]*(?: [a-z][\w-]*)?)\b",
    re.IGNORECASE,
)
_LED = re.compile(r"(?P<lead>when|if|once|unless|while|where) (?P<who>it|they)\b(?!['’])", re.IGNORECASE)
_MET = re.compile(r"\b(?:the|a|an|every|each) ([a-z][a-z-]+)\b", re.IGNORECASE)
_ASSISTING = ("agent", "assistant", "bot")
_MANY = frozenset(("people", "staff", "support", "reception", "children"))
_FORMS = {"are": "is", "have": "has", "don't": "doesn't", "do": "does", "aren't": "isn't", "haven't": "hasn't"}
_OF_SYSTEMS = frozenset("offer show send ask tell say refuse reject propose suggest warn notify accept display print".split())
_PRONOUNS = frozenset("they we you it he she i".split())
_SOME = re.compile(
    r"(?:about |around |nearly )?(?:half|most|some|many|a (?:third|quarter|few|lot)|lots|one|two|three) of ", re.IGNORECASE
)
_LONGEST = 60
_NOBODY = frozenset(
    "we you nobody others everything anything nothing everyone anyone all no none each both either somebody someone".split()
)


def _several(thing: str) -> bool:
    """Whether a thing is many, so that `it` is something else: `big buttons`, `the codes on the door`."""
    head = re.split(r" (?:of|for|in|on|with|to|from|by|at|per) ", thing)[0].rpartition(" ")[2].lower()
    return head.endswith("s") and not head.endswith(("ss", "us", "is", "news", "series")) and head[:1].isalpha()


class Reference:
    """Remembers the last subject within a block."""

    def __init__(self, phraser: Phraser) -> None:
        self.phraser = phraser
        self.block: Block | None = None
        self.thing = ""
        self.person = ""
        self.machine = ""  # the assistant that is a machine
        self.met = ""  # the only person that the sentence before names

    def resolved(self, text: str, block: Block) -> str:
        """The clause with its leading pronoun replaced, or as it is when the referent is not plain."""
        if block is not self.block:
            listed = self.block is not None and block.kind == "item" == self.block.kind and block.headings == self.block.headings
            self.block, self.thing, self.person = block, self.thing if listed else "", self.phraser.people
            self.machine = ""
        condition, main = self.phraser.parted(text)
        if (led := _LED.match(condition)) and (known := self._known(led["who"])):
            self._remember("", main)
            one = led["who"].lower() == "they" and not known.endswith("s")
            rest = condition[led.end() :]
            return f"{led['lead']} {lowered(known)}{self._singular(rest) if one else rest}, {main}"
        told = self._told(main, condition)
        self._remember(condition, main if told == main else told)
        if told == main:
            return text
        return f"{condition}, {told}" if condition else told

    def _told(self, main: str, condition: str) -> str:
        found = _PRONOUN.match(main)
        if not found:
            return main
        if condition and (found[1].lower() == "it" or self.phraser.names_person(condition)):
            return main
        known = self._known(found[1])
        if not known:
            return main
        rest = main[found.end() :]
        one = found[1].lower() == "they" and not known.endswith("s") and known.rpartition(" ")[2] not in _MANY
        return f"{known}{self._singular(rest) if one else rest}"

    def _known(self, pronoun: str) -> str:
        """Whom or what a pronoun stands for, as far as the sentences before leave one answer; empty when they do not."""
        acting = self.machine or (self.person if self.person.endswith(_ASSISTING) else "")
        if pronoun.lower() == "it":
            return ("" if _several(self.thing) else self.thing) or acting
        return self.met if self.person.endswith(_ASSISTING) and self.phraser.machines else self.person

    def _singular(self, rest: str) -> str:
        """What follows `they` as it stands behind one person: `get` as `gets`."""
        first, space, more = rest.strip().partition(" ")
        verbs = self.phraser.grammar.verbs
        told = _FORMS.get(first) or (third_person(first) if first in verbs.plain else first)
        return f" {told}{space}{more}"

    def _remember(self, condition: str, main: str) -> None:
        if met := _MET.findall(f"{condition} {main}"):
            people = [one for one in met if self.phraser.is_person(one) and not one.endswith(_ASSISTING)]
            self.met = f"the {people[-1].lower()}" if len(set(people)) == 1 else ""
        subject = self.phraser.subject_of(main)
        low = subject.lower()
        unnamed = not subject or len(subject) > _LONGEST or low.split()[0] in _NOBODY or low == "the system"
        if unnamed or "," in subject or _SOME.match(low):
            return
        if re.match(r"(?:it|they|she|he)['’]", low):
            return
        if " " in low and low.split()[-1] in _PRONOUNS:  # `afterwards they`: whoever that is
            self.person, self.thing = self.phraser.people, ""
            return
        if low in ("it", "they", "she", "he"):
            verb = self.phraser.grammar.finite(tokens_of(main))
            acts = verb is not None and verb.kind == "verb" and verb.word in _OF_SYSTEMS  # `when a slot is full it offers …`
            if low == "it" and not acts and (found := _NOUN.match(condition)):
                self.thing = f"the {self._noun(found[1])}"
            return
        definite = re.sub(r"^(?:an?|every|each|any)\s+", "the ", subject, flags=re.IGNORECASE)
        if self.phraser.is_person(subject):
            self.person = definite
            if self.phraser.machines and definite.endswith(_ASSISTING):
                self.machine = definite
            if self.phraser.actor == "the user" and re.match(r"an? [a-z]+(?: [a-z]+)?$", low):
                self.phraser.actor = definite
        elif not subject.endswith("ing"):
            self.thing = definite

    def _noun(self, words: str) -> str:
        """One or two words up to the verb: `copy` of `copy comes`."""
        first, _, second = words.partition(" ")
        verbs = self.phraser.grammar.verbs
        ends = second in BE or second in verbs.third or self.phraser.grammar.small(second)
        return first if second and ends else words
