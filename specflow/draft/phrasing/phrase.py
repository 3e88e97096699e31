"""Stage four: one voice. One actor, one must, must not or should, the condition first, the author's meaning unchanged.

What the grammar cannot tell with confidence stays in the author's words behind a plain "must keep to this".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from specflow.draft.classifying.forms import LOAD, MANNERS
from specflow.draft.lexicon import Lexicon
from specflow.draft.phrasing import hasty
from specflow.draft.phrasing.people import People
from specflow.draft.phrasing.plainly import in_order, offered
from specflow.draft.phrasing.titles import lowered, sentence
from specflow.draft.phrasing.voice import is_passive, rest_of, voiced
from specflow.draft.reading.fragments import ARROW, BOUND, COUNTS_AS, counted, fragment, is_count
from specflow.draft.splitting.conditions import Clause, parted
from specflow.parse.grammar import Grammar
from specflow.parse.tokens import Token, tokens_of
from specflow.parse.verb_places import Verb

_NICE = re.compile(
    r"(?P<what>.+?)\s+(?:would|could|might|will)\s+be\s+(?:really |very )?"
    r"(?:nice|good|great|lovely|useful|helpful|a bonus)(?: to have)?\b(?P<rest>.*)",
    re.IGNORECASE,
)
_NICE_IF = re.compile(
    r"(?:it|this|that) (?:would|could|might|will) be (?:really |very )?(?:nice|good|great|lovely|useful|helpful|a bonus)"
    r",? (?:if|when|that) (?P<what>.+)", re.IGNORECASE,
)
_NICE_COLON = re.compile(
    r"^(?:it )?would be (?:really |very )?(?:nice|good|great|lovely|a bonus)(?: to have)?\s?[:–—-]\s*", re.IGNORECASE
)
_HEDGE = re.compile(
    r",?\s*\b(?:ideally|preferably|if possible|if we can|where possible|hopefully|if time permits)\b,?", re.IGNORECASE
)
_UNSURE = re.compile(r"\b(within|in|after|for|to|about|by|with) (?:maybe|perhaps|possibly) ", re.IGNORECASE)
_LOVES = re.compile(
    r"[\w' -]{1,30}? would (?:really )?(?:love|like|appreciate|enjoy) (?:to have )?(?P<what>(?:an?|some) .+)", re.IGNORECASE
)
_EQUALS = re.compile(r"\w = [a-z]")
_WHO = re.compile(r"who (?!(?:may|can|must)\b)[a-z]", re.IGNORECASE)
_UP_TO = frozenset(("up", "of", "over", "under", "with", "above", "below", "between"))
_NOT_NEEDED = frozenset("guaranteed required needed necessary mandatory obligatory compulsory supported promised".split())
_OBJECT_FIRST = re.compile(  # `Customer data we delete after a month`
    r"(?P<what>(?!(?:today|now|then|here|there|also|so|first|later|maybe|perhaps|ideally|usually|currently|once|this|that|what"
    r"|which) )"
    r"(?:[A-Za-z'-]+ ){1,3})we (?P<does>[a-z]+) (?P<rest>(?:in|after|at|on|only|for|by|with|from|within|until)\b.*)"
)
_DO_AND_DONT = re.compile(r"(?P<does>[a-z]+), (?:don['’]t|do not|never) (?P<not>[a-z].*)", re.IGNORECASE)
_PERCEIVE = re.compile(r" ?(?:see|know|understand|be able to)\b")
_NEVER_LAST = re.compile(r"\bmust be (?P<done>\w+(?:ed|en)) never(?=\W*$)")
_NEITHER = re.compile(r"[\w' -]{2,40}? neither\b")
_INSTEAD = re.compile(r"(.+?),?\s+(?:instead of|rather than)\s+(\w+ing)\b(.*)", re.IGNORECASE)
_TELLS_HOW = re.compile(  # `the page shows how many are left`: the verb is the first one
    r"(?P<who>(?:the|an?|every|each|our|its) [\w-]+(?: [\w-]+)?) (?P<does>[a-z]+s) "
    r"(?=(?:how|what|which|whether|who|when|where|why)\b)",
    re.IGNORECASE,
)
_SO_ARE = re.compile(r"\band so (?:are|is)\b")
_AND_DONT = re.compile(r"\b(and|but) (?:don['’]t|do not|never) (?=\w)")
_AND_NOT = re.compile(r"\b(and|but|or) (?:is|are) (not|never)\b")
_HELD = re.compile(
    r"\b(?:who|(?<!\b(?:of|on|in|at|by) )that|which|whether|what|whose|until|unless|because|while|if|when)\b", re.IGNORECASE
)
_ALSO = re.compile(
    r"\band (?P<who>(?:the|an?|every|each|its|their) (?:[\w'-]+ ){1,3}?|people |[a-z]{3,}s )(?:is|are) (?P<done>[\w-]+)\b"
)
_ALSO_DOES = re.compile(r"\band (?P<who>(?:the|an?|every|each|its|their) (?:[\w'-]+ ){1,3}?)(?P<does>[a-z]+s)\b")
_AND_ITS = re.compile(r"\band it(?:['’]s| is) (?=(?:not )?\w+ed\b)")
_THEN = re.compile(r", then (?P<who>(?:the|an?|every|each|its|their) (?:[\w'-]+ ){1,3}?)(?:is|are) (?P<done>\w+)\b")
_GETS_TO = re.compile(r"\band (?P<who>(?:the|an?|every|each) (?:[\w'-]+ ){0,2}[\w'-]+) gets? to (?=\w)")
# `Only she must be able to` would leave it to everybody else.
_ONLY_ABLE = re.compile(r"^([Oo]nly (?:(?! must |[,;]).){1,120}?) must be able to (?=\w)")
_AND_CAN = re.compile(r"( must be able to [^;]+?,? and) can (?=\w)")
_ALWAYS = re.compile(r"\balways must (?!not\b)")


_UNPARTED = frozenset("if when whenever while unless because although though".split())
_FAR = 40
"""Words: a verb behind more is not looked for."""


def _named(main: str) -> bool:
    """Whether a line gives something its value or its rank, `x = 3`, `counts as`: it is kept as it stands."""
    return bool(_EQUALS.search(main) or COUNTS_AS.fullmatch(main))


class Phraser(People):
    """Turns clauses into requirement sentences; `actor` is who `you` stands for."""

    def __init__(self, grammar: Grammar, lexicon: Lexicon, actor: str = "the user") -> None:
        super().__init__(grammar, lexicon)
        self.actor = actor
        self.people = ""  # whom `they` means when the sentences around do not say

    def phrase(self, text: str, *, hedged: bool = False, rule: bool = False) -> str:
        """A clause as a requirement. `rule` says that it is one of the context's rules."""
        condition, main = self.parted(hasty.spelt_out(text, self.actor))
        said = self._main(main, hedged=hedged, rule=rule)
        said = _NEVER_LAST.sub(r"must never be \g<done>", said.replace(" must be ever ", " must ever be "))
        if condition:
            said = _unheld(_ALSO_DOES, self._also_does, _unheld(_ALSO, self._also, said))
        said = _AND_CAN.sub(r"\1 ", _THEN.sub(self._also, _GETS_TO.sub(self._gets, said)))
        said = _ALWAYS.sub("must always ", said).replace(" must be always ", " must always be ")
        said = said.replace(" must be able to also ", " must also be able to ")
        said = _AND_ITS.sub("and it must be ", said) if " must " in said else said
        said = in_order(hasty.and_must_not(hasty.then_must(hasty.listed(said, self.grammar))))
        said = _AND_NOT.sub(r"\1 must \2 be", _SO_ARE.sub("and so must", said)) if " must " in said else said
        said = _ONLY_ABLE.sub(r"\1 may ", said)
        if condition:
            said = f"{condition.rstrip(', ')}, {lowered(said)}"
        return sentence(said)

    def _also(self, found: re.Match[str]) -> str:
        """`and the lead is told` under the same condition as what must happen in front of it."""
        done = found["done"]
        passive = done in self.grammar.verbs.past or done.endswith("ed")
        return f"{found[0].split(found['who'], 1)[0]}{found['who']}must be {done}" if passive else found[0]

    def _also_does(self, found: re.Match[str]) -> str:
        """`and the photo goes to the desk` under the same condition."""
        verbs = self.grammar.verbs
        return f"and {found['who']}must {verbs.third[found['does']]}" if verbs.certain(found["does"]) else found[0]

    def _gets(self, found: re.Match[str]) -> str:
        """`and a librarian gets to see them` as what that person must be able to do."""
        return f"and {found['who']} must be able to " if self.is_person(found["who"]) else found[0]

    def parted(self, text: str) -> Clause:
        """`If it fails, we retry` as (`If it fails`, `we retry`)."""
        return parted(self, text)

    def subject_of(self, text: str) -> str:
        """The words in front of the verb; empty when there is no verb, or it is an instruction."""
        tokens = tokens_of(text)
        verb = self.grammar.finite(tokens)
        if verb is None or verb.at == 0 or verb.kind == "imperative":
            return ""
        return text[: tokens[verb.at].start].strip(" ,")

    def _main(self, main: str, *, hedged: bool, rule: bool) -> str:
        modal = "should" if hedged else "must"
        if hedged:
            main = _NICE_COLON.sub("", _UNSURE.sub(r"\1 ", _HEDGE.sub("", main)).strip(" ,"))
            if found := _NICE_IF.fullmatch(main):
                return self._main(found["what"], hedged=True, rule=False)
        if said := self._turn_of_speech(main, hedged=hedged):
            return said
        if (fronted := _OBJECT_FIRST.fullmatch(main)) and not self.grammar.small(fronted["what"].split()[0].lower()):
            main = f"we {fronted['does']} {lowered(fronted['what'].strip())} {fronted['rest']}"
        if said := self._stated(main, modal):
            return said
        tokens = tokens_of(main)
        verb = self.grammar.finite(tokens)
        if self._counts(main, tokens, verb):
            return counted(main, hedged=hedged, rule=rule)
        if (pair := _DO_AND_DONT.fullmatch(main)) and not _named(main) and pair["does"].lower() in self.grammar.verbs.plain:
            return f"the system {modal} {pair['does'].lower()} and must not {pair['not']}"
        if verb is None or self._is_fragment(main, tokens, verb):
            return fragment(self.grammar, main, hedged=hedged, rule=rule)
        if verb.at == 0 and verb.kind in ("imperative", "do") and verb.negated and (instead := self._but(main, tokens, verb)):
            return instead if instead != main else fragment(self.grammar, main, hedged=hedged, rule=rule)
        if verb.kind == "imperative":
            return self._command(verb, rest_of(self.grammar, main, tokens, verb), main, modal)
        if self._leaves_open(main, tokens, verb):
            return fragment(self.grammar, main, hedged=hedged, rule=rule)
        return self._clause(main, tokens, verb, hedged=hedged)

    def _turn_of_speech(self, main: str, *, hedged: bool) -> str:
        """`It would be nice to have …`, `everybody loves …`, `ask instead of guessing`; empty where none of them is used."""
        if hedged and (found := _NICE.fullmatch(main)):
            return f"the system should offer {lowered(found['what'])}{found['rest']}"
        if found := _LOVES.fullmatch(main):
            return f"the system should offer {found['what']}"
        if (found := _TELLS_HOW.match(main)) and (verb := self.grammar.verbs.third.get(found["does"])):
            able = self.is_person(found["who"]) and verb not in self.lexicon.words["receiving verbs"]
            modal = f"{'should' if hedged else 'must'}{' be able to' if able else ''}"
            return f"{found['who']} {modal} {verb} {main[found.end() :]}"
        if (found := _INSTEAD.fullmatch(main)) and found[2].lower() in self.grammar.verbs.gerund:
            return self._instead(found)
        return ""

    def _stated(self, main: str, modal: str) -> str:
        """Loads, budgets, states and what is not wanted, told by their form; empty for anything else."""
        if found := LOAD.match(main):
            return f"the system must cope with {main[found.start('load') :]}"
        stated = hasty.budget(main) or hasty.unwanted(main) or offered(main, modal, self.grammar)
        if stated := stated or hasty.state(main, self.grammar, modal):
            return stated
        found = hasty.NOT_WANTED.match(main)
        return f"the system {modal} not {main[found.end() :]}" if found else ""

    def _counts(self, main: str, tokens: Sequence[Token], verb: Verb | None) -> bool:
        """Whether a clause only bounds a number of things, and the word behind it is their name."""
        if verb is None or _named(main):
            return False
        before = tokens[: verb.at] if verb.kind == "verb" else ()
        if before and is_count(one.word for one in before):
            return True
        return not _DO_AND_DONT.fullmatch(main) and self._no_verb(tokens, verb) and bool(BOUND.match(main))

    def _is_fragment(self, main: str, tokens: Sequence[Token], verb: Verb) -> bool:
        """Whether what looks like the verb is none of the main clause."""
        if _named(main) or self._no_verb(tokens, verb) or _WHO.match(main) or self._two(tokens, verb):
            return True
        unparted = bool(tokens) and tokens[0].word in _UNPARTED
        bracketed = _inside(main[: tokens[verb.at].start]) or hasty.related(main[: tokens[verb.at].start])
        listed = verb.kind == "do" and main[: tokens[verb.at].start].rstrip().endswith(",")  # `red light, don't open`
        told = MANNERS.match(main) or _NEITHER.match(main) or listed
        return bool(verb.kind == "past" or verb.at > _FAR or unparted or bracketed or told)

    def _command(self, verb: Verb, rest: str, main: str, modal: str) -> str:
        """An instruction as what the system must do, or what people must be able to where they do it by hand."""
        rest = hasty.and_do_not(_AND_DONT.sub(r"\1 must not ", rest))
        if hasty.pays(main) and not verb.negated:
            return f"it {modal} be possible to {verb.word}{rest}"
        if verb.word in hasty.BY_HAND and not verb.negated:
            return f"{self.actor} {modal} be able to {verb.word}{rest}"
        return f"the system {'must not' if verb.negated else modal} {verb.word}{rest}"

    def _leaves_open(self, main: str, tokens: Sequence[Token], verb: Verb) -> bool:
        """Whether a clause has a verb and asks for nothing that could be said with `must`."""
        following = tokens[verb.end].word if verb.end < len(tokens) else ""
        if verb.kind == "be":  # `is not required`: nobody forbids it
            needless = verb.negated and (following in _NOT_NEEDED or not is_passive(self.grammar, tokens, verb))
            return needless or following in self.grammar.verbs.gerund
        if verb.negated and verb.kind in ("modal", "do") and not following:
            return True  # `Younger ones can't`: what, is said elsewhere
        return bool(verb.at == 0 and verb.kind == "verb" and ARROW.search(main))  # `fails → back to the sender`

    def _clause(self, main: str, tokens: Sequence[Token], verb: Verb, *, hedged: bool) -> str:
        """Who must do what."""
        said, rest = main[: tokens[verb.at].start].strip(), rest_of(self.grammar, main, tokens, verb)
        subject = self._subject(said)
        if said.lower() == "we" and _PERCEIVE.match(rest if verb.kind == "modal" else verb.word) and not verb.negated:
            subject = "our staff"  # no system sees, or is able to
            if not rest.startswith(" be able to"):
                able = f" be able to{rest if verb.kind == 'modal' else f' {verb.word}{rest}'}"
                return f"{subject} {'should' if hedged else 'must'}{able}"
        subject = subject.rstrip(", ") if subject.count(",") == 1 else subject
        return voiced(self, subject, verb, rest, hedged)

    def _but(self, main: str, tokens: Sequence[Token], verb: Verb) -> str:
        """`don't refund it, open a case` as `must not refund it but must open a case`; as it is where that cannot be told."""
        comma = next((at for at in range(verb.end, len(tokens)) if tokens[at].word == ","), 0)
        plain = self.grammar.verbs.plain
        if not comma or comma + 2 >= len(tokens) or tokens[comma + 1].word not in plain or " or " in main:
            return ""
        does = verb.end if verb.kind == "do" else verb.end - 1
        if comma == does + 1 or tokens[comma + 2].word not in self.grammar.determiners:
            return main
        first, then = main[tokens[does].start : tokens[comma].start], main[tokens[comma + 1].start :]
        return f"the system must not {first} but must {then}"

    def _no_verb(self, tokens: Sequence[Token], verb: Verb) -> bool:
        """Whether what looks like the verb is a noun, or one within `before anything is shown`: `max 5 MB, 10 files a day`."""
        word, before = tokens[verb.at].word, tokens[verb.at - 1].word if verb.at else ""
        counted_noun = before.isdigit() and word.endswith("s") and verb.word in self.grammar.verbs.nouns
        led = not before and word.endswith("s") and len(tokens) > 1 and tokens[1].word in _UP_TO
        if verb.kind == "verb" and (counted_noun or led):
            return True
        held = (at for at in range(1, verb.at - 1) if tokens[at].word in ("before", "after", "until", "while"))
        things = ("anything", "something", "everything", "it", "they", "anybody", "somebody", "anyone", "someone")
        return verb.kind in ("be", "verb") and any(tokens[at + 1].word in things and at + 2 == verb.at for at in held)

    def _two(self, tokens: Sequence[Token], verb: Verb) -> bool:
        """Whether what stands before a verb is a clause already: `max 10 people, the first one gets it, has …`."""
        comma = next((at for at in range(verb.at) if tokens[at].word == ","), 0)
        return comma > 0 and verb.at - comma > 3 and is_count(one.word for one in tokens[1:3])

    def _instead(self, found: re.Match[str]) -> str:
        """`ask instead of guessing` -> `must not guess but ask`, when it is an instruction."""
        tokens = tokens_of(found[1])
        verb = self.grammar.finite(tokens)
        plain = self.grammar.verbs.gerund[found[2].lower()]
        if verb is not None and verb.kind == "imperative" and not verb.negated:
            return f"the system must not {plain}{found[3]} but {found[1][:1].lower()}{found[1][1:]}"
        return f"{self._main(found[1], hedged=False, rule=False)}, and must not {plain}{found[3]}"

    def _subject(self, subject: str) -> str:
        low = subject.lower()
        if low == "we" or low.endswith(" we"):
            return subject[:-2] + "the system"
        if low == "we only":
            return "the system only"
        if low == "you":
            return self.actor
        return subject


def _unheld(pattern: re.Pattern[str], told: Callable[[re.Match[str]], str], said: str) -> str:
    """A sentence with what a pattern finds told anew, unless it stands in a clause of its own: `to members who pay and …`."""
    return pattern.sub(lambda found: found[0] if _HELD.search(said[: found.start()]) else told(found), said)


def _inside(left: str) -> bool:
    """Whether a bracket or a quotation is still open: its verb is not the sentence's."""
    return left.count("(") > left.count(")") or left.count('"') % 2 == 1 or left.count("“") > left.count("”")
