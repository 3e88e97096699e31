"""Stage four: one voice. One actor, one must, must not or should, the condition first, the author's meaning unchanged.

What the grammar cannot tell with confidence stays in the author's words behind a plain "must keep to this".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from specflow.draft import hasty
from specflow.draft.forms import LOAD
from specflow.draft.lexicon import Lexicon
from specflow.draft.titles import clean, sentence
from specflow.parse.clauses import condition_end
from specflow.parse.grammar import BE, RELATIVE, Grammar, Verb
from specflow.parse.tokens import Token, tokens_of
from specflow.parse.verbs import third_person

_ASKED = re.compile(r"(.{4,160}?)\s*(\?|=>|=|→|->)\s+(?=\S)(.+)")
_NICE = re.compile(
    r"(?P<what>.+?)\s+(?:would|could|might|will)\s+be\s+(?:really |very )?"
    r"(?:nice|good|great|lovely|useful|helpful|a bonus)(?: to have)?\b(?P<rest>.*)",
    re.IGNORECASE,
)
_HEDGE = re.compile(
    r",?\s*\b(?:ideally|preferably|if possible|if we can|where possible|hopefully|if time permits)\b,?", re.IGNORECASE
)
_UNSURE = re.compile(r"\b(within|in|after|for|to|about|by|with) (?:maybe|perhaps|possibly) ", re.IGNORECASE)
_AT_MOST = re.compile(r",?\s*\b(?:tops|at most|at the most|max(?:imum)?)\b", re.IGNORECASE)
_INSTEAD = re.compile(r"(.+?),?\s+(?:instead of|rather than)\s+(\w+ing)\b(.*)", re.IGNORECASE)
_BOUND = re.compile(
    r"(max(?:imum)?|at most|up to|no more than|min(?:imum)?|at least)\b\.?:?\s+"
    r"(?=\d|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\s)", re.IGNORECASE
)
_COUNTING = re.compile(r"max|maximum|min|minimum|at|most|least|up|to|no|more|than|\.|:|\d[\d.,]*")
_NUMBERED = re.compile(
    r"(?:\d[\d,.]*%?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty)\s", re.IGNORECASE
)
_SO_ARE = re.compile(r"\band so (?:are|is)\b")
_AND_DONT = re.compile(r"\b(and|but) (?:don['’]t|do not|never) (?=\w)")
_WHOLE = re.compile(r"(?:all|everything|all of (?:that|this|it|these)) (?=(?:without|with|on|in|offline)\b)", re.IGNORECASE)
_UNDER = re.compile(  # `cost per summary under 2 cents`
    r"(?P<what>[A-Za-z][\w' -]{3,40}?) (?:under|below|at most|at least|within|no more than|less than|over|above)"
    r" (?:\d|an? |one |two |three |four |five |ten )", re.IGNORECASE
)
_ARROW = re.compile(r"\s(?:=>?|->|→)\s")
_AND_NOT = re.compile(r"\b(and|but|or) (?:is|are) (not|never)\b")
_HELD = re.compile(r"\b(?:who|that|which|whether|what|whose|until|unless|because|while|if|when)\b", re.IGNORECASE)
_ASSISTING = frozenset(("assistant", "assistants", "agent", "agents", "bot"))
_OTHERS = frozenset(("we", "it", "the", "a", "an", "every", "each"))
_NONE = frozenset(("nothing", "nobody", "no", "none", "neither"))
_MOST = re.compile(r"\s(?:be )?\w+ (?:at most|at the most|no more than|not more than|up to)\b")
_GETS = re.compile(r" need (?=(?:an?|the|two|three|prior|approval|sign-off|written|no)\b)")
_ALSO = re.compile(r"\band (?P<who>(?:the|an?|every|each|its|their) (?:[\w'-]+ ){1,3}?)(?:is|are) (?P<done>\w+)\b")
_THEN = re.compile(r", then (?P<who>(?:the|an?|every|each|its|their) (?:[\w'-]+ ){1,3}?)(?:is|are) (?P<done>\w+)\b")
_GETS_TO = re.compile(r"\band (?P<who>(?:the|an?|every|each) (?:[\w'-]+ ){0,2}[\w'-]+) gets? to (?=\w)")
_AND_CAN = re.compile(r"( must be able to [^;]+?,? and) can (?=\w)")
_ALWAYS = re.compile(r"\balways must (?!not\b)")
_IF_THEN = re.compile(r"^IF (.{3,200}?),? THEN (.+)$")
_THING = re.compile(r"\s+(?:an?|the|their|its|one|each|every)\s", re.IGNORECASE)
_CAPITALS = re.compile(r"(?!(?:An?|The)\b)[A-Z]\w*\s+[A-Z]")


class Clause(NamedTuple):
    """A clause with its leading condition parted from it."""

    condition: str
    main: str


class Phraser:
    """Turns clauses into requirement sentences; `actor` is who `you` stands for."""

    def __init__(self, grammar: Grammar, lexicon: Lexicon, actor: str = "the user") -> None:
        self.grammar, self.lexicon, self.actor = grammar, lexicon, actor
        self.machines = False  # whether an assistant is a machine here
        self.people = ""  # whom `they` means when the sentences around do not say

    def phrase(self, text: str, *, hedged: bool = False, rule: bool = False) -> str:
        """A clause as a requirement. `rule` says that it is one of the context's rules."""
        condition, main = self.parted(hasty.spelt_out(text, self.actor))
        said = self._main(main, hedged=hedged, rule=rule)
        said = said.replace(" must be ever ", " must ever be ")
        if condition and not _HELD.search(said):
            said = _ALSO.sub(self._also, said)
        said = _AND_CAN.sub(r"\1 ", _THEN.sub(self._also, _GETS_TO.sub(self._gets, said)))
        said = _ALWAYS.sub("must always ", said)
        said = hasty.and_must_not(said)
        said = _AND_NOT.sub(r"\1 must \2 be", _SO_ARE.sub("and so must", said)) if " must " in said else said
        if condition:
            said = f"{condition.rstrip(', ')}, {self.lowered(said)}"
        return sentence(said)

    def _also(self, found: re.Match[str]) -> str:
        """`and the lead is told` under the same condition as what must happen in front of it."""
        done = found["done"]
        passive = done in self.grammar.verbs.past or done.endswith("ed")
        return f"{found[0].split(found['who'], 1)[0]}{found['who']}must be {done}" if passive else found[0]

    def _gets(self, found: re.Match[str]) -> str:
        """`and a librarian gets to see them` as what that person must be able to do."""
        return f"and {found['who']} must be able to " if self.is_person(found["who"]) else found[0]

    def parted(self, text: str) -> Clause:
        """`If it fails, we retry` as (`If it fails`, `we retry`)."""
        text = _IF_THEN.sub(r"If \1, \2", clean(text).strip(" ,;–—").rstrip(".!"))
        text = hasty.inverted(text, self.grammar)
        if (found := _ASKED.match(text)) and self._answers(found):
            return Clause(self._when(found[1]), found[3])
        tokens = tokens_of(text)
        end = condition_end(self.grammar, tokens)
        if 0 < end < len(tokens):
            cut = tokens[end].start
            return Clause(text[:cut].strip(" ,"), text[cut:].removeprefix("then "))
        if cut := self._acts_first(tokens):
            return Clause(f"When {self.lowered(text[: tokens[cut - 1].end])}", text[tokens[cut].end :].strip())
        return Clause("", text)

    def _acts_first(self, tokens: Sequence[Token]) -> int:
        """The place of the `and` in `they reply YES and we book the slot`: what a person does first is the case; 0 for none."""
        verb = self.grammar.finite(tokens)
        if verb is None or verb.kind != "verb" or verb.negated or verb.word in self.lexicon.words["receiving verbs"]:
            return 0
        subject = " ".join(token.word for token in tokens[: verb.at])
        for at in range(verb.end, min(verb.end + 6, len(tokens) - 3)):
            if tokens[at].word == "and" and tokens[at + 1].word in _OTHERS and (subject == "they" or self.is_person(subject)):
                second = self.grammar.finite(tokens, at + 1)
                own = second is not None and second.kind == "verb" and 0 < second.at - at - 1 <= 5
                return at if own and not self.is_person(tokens[at + 2].word) else 0
        return 0

    def _answers(self, found: re.Match[str]) -> bool:
        """Whether `booked late? skip it` or `no mobile = send an email` gives an instruction for a case."""
        verb = self.grammar.finite(tokens_of(found[3]))
        return verb is not None and (verb.kind == "imperative" or (found[2] != "=" and len(found[1].split()) < 12))

    def subject_of(self, text: str) -> str:
        """The words in front of the verb; empty when there is no verb, or it is an instruction."""
        tokens = tokens_of(text)
        verb = self.grammar.finite(tokens)
        if verb is None or verb.at == 0 or verb.kind == "imperative":
            return ""
        return text[: tokens[verb.at].start].strip(" ,")

    def _main(self, main: str, *, hedged: bool, rule: bool) -> str:
        if hedged:
            main = _UNSURE.sub(r"\1 ", _HEDGE.sub("", main)).strip(" ,")
            if found := _NICE.fullmatch(main):
                return f"the system should offer {self.lowered(found['what'])}{found['rest']}"
        if (found := _INSTEAD.fullmatch(main)) and found[2].lower() in self.grammar.verbs.gerund:
            return self._instead(found)
        if found := LOAD.match(main):
            return f"the system must cope with {main[found.start('load') :]}"
        modal = "should" if hedged else "must"
        if stated := hasty.budget(main) or hasty.state(main, self.grammar, modal):
            return stated
        if found := hasty.NOT_WANTED.match(main):
            return f"the system {modal} not {main[found.end() :]}"
        tokens = tokens_of(main)
        verb = self.grammar.finite(tokens)
        unparted = bool(tokens) and tokens[0].word in (
            "if",
            "when",
            "whenever",
            "while",
            "unless",
            "because",
            "although",
            "though",
        )
        before = tokens[: verb.at] if verb is not None and verb.kind == "verb" else ()
        if before and all(_COUNTING.fullmatch(one.word) for one in before):
            return self._counted(main, hedged=hedged, rule=rule)
        bracketed = verb is not None and _inside(main[: tokens[verb.at].start])
        if verb is None or verb.kind == "past" or verb.at > 40 or unparted or bracketed:
            return self._fragment(main, hedged=hedged, rule=rule)
        if verb.kind == "imperative":
            rest = hasty.and_do_not(_AND_DONT.sub(r"\1 must not ", self._rest(main, tokens, verb)))
            if verb.word in hasty.BY_HAND and not verb.negated:
                return f"{self.actor} {modal} be able to {verb.word}{rest}"
            return f"the system {'must not' if verb.negated else modal} {verb.word}{rest}"
        if verb.kind == "be" and verb.negated and not self._passive(tokens, verb):
            return self._fragment(main, hedged=hedged, rule=rule)
        if verb.kind == "be" and verb.end < len(tokens) and tokens[verb.end].word in self.grammar.verbs.gerund:
            return self._fragment(main, hedged=hedged, rule=rule)
        subject = self._subject(main[: tokens[verb.at].start].strip())
        return self._said(subject, verb, self._rest(main, tokens, verb), hedged)

    def _passive(self, tokens: Sequence[Token], verb: Verb) -> bool:
        """`are not shown`; a plain `is not a document` states a fact, and "must not be" would turn it round."""
        following = [token.word for token in tokens[verb.end : verb.end + 3]]
        return any(word in self.grammar.verbs.past or word.endswith("ed") for word in following) or following[:1] == ["to"]

    def _instead(self, found: re.Match[str]) -> str:
        """`ask instead of guessing` -> `must not guess but ask`, when it is an instruction."""
        tokens = tokens_of(found[1])
        verb = self.grammar.finite(tokens)
        plain = self.grammar.verbs.gerund[found[2].lower()]
        if verb is not None and verb.kind == "imperative" and not verb.negated:
            return f"the system must not {plain}{found[3]} but {found[1][:1].lower()}{found[1][1:]}"
        return f"{self._main(found[1], hedged=False, rule=False)}, and must not {plain}{found[3]}"

    def _counted(self, main: str, *, hedged: bool, rule: bool) -> str:
        """`max 3 messages per day`, `100 requests per minute`: the word behind the number is a noun."""
        if rule:
            return f"this rule must hold: {self.lowered(main)}"
        bound = _BOUND.match(main)
        most = "" if bound is None else "at least " if bound[1].lower().startswith(("min", "at least")) else "at most "
        return f"there {'should' if hedged else 'must'} be {most}{main[bound.end() if bound else 0 :]}"

    def _fragment(self, main: str, *, hedged: bool, rule: bool) -> str:
        """Words without a verb, or with one that cannot be told."""
        word = "should" if hedged else "must"
        low = main.lower()
        if _BOUND.match(main) and self.grammar.finite(tokens_of(main)) is None:
            return self._counted(main, hedged=hedged, rule=rule)
        led = low.partition(" ")[0] in self.grammar.prepositions
        if not rule and not led and (found := _UNDER.match(main)) and not _HELD.search(found["what"]) and self._verbless(main):
            what, never, _ = f"{found['what']} ".partition(" never ")
            return f"{self.lowered(what.strip())} {word}{never.rstrip()} be {main[found.end('what') :].strip()}"
        if (found := _WHOLE.match(main)) and self.grammar.finite(tokens_of(main)) is None:
            return f"{main[: found.end()].strip()} {word} work {main[found.end() :]}"
        if low.startswith("no ") and len(main.split()) > 1 and not _ARROW.search(main):
            return f"there must be {self.lowered(main)}"
        if _NUMBERED.match(main) and not rule and self.grammar.finite(tokens_of(main)) is None:
            most = _AT_MOST.search(main[:80])
            if most:
                return f"there must be at most {self.lowered(main[: most.start()])}{main[most.end() :]}"
            return f"there {word} be {self.lowered(main)}"
        if rule:
            return f"this rule must hold: {self.lowered(main)}"
        if hasty.is_thing(main, self.grammar) or (hedged and low.startswith(("a ", "an ")) and self._verbless(main)):
            return f"the system {word} offer {self.lowered(main)}"
        return f"the system {word} keep to this: {main}"

    def _verbless(self, text: str) -> bool:
        return self.grammar.finite(tokens_of(text)) is None

    def _subject(self, subject: str) -> str:
        low = subject.lower()
        if low == "we" or low.endswith(" we"):
            return subject[:-2] + "the system"
        if low == "you":
            return self.actor
        return subject

    def _said(self, subject: str, verb: Verb, rest: str, hedged: bool) -> str:
        """Subject, modal and predicate."""
        subject = subject or ("it" if verb.kind == "modal" and rest.startswith(" be ") else "the system")
        no, must = verb.negated, "should" if hedged else "must"
        if verb.kind == "be":
            return f"{subject} {must}{' not' if no else ''} be{rest}"
        if verb.kind == "do":
            return f"{subject} {must} not{rest}"
        if verb.kind == "verb" and verb.word == "want" and not no and _THING.match(rest):
            return f"{subject} {must} get{rest}"
        if verb.kind == "verb" and verb.word == "need" and not no and _GETS.match(f" need{rest}"):
            return f"{subject} {must} have{rest}"
        if verb.kind in ("have", "verb") and subject.endswith(" only") and not no:
            return f"{subject.removesuffix(' only')} {must} only {verb.word}{rest}"
        if verb.kind in ("have", "verb"):
            able = self._able(verb, subject) and not no
            return f"{subject} {must}{' not' if no else ' be able to' if able else ''} {verb.word}{rest}"
        return self._modal(subject, verb, rest, hedged)

    def _modal(self, subject: str, verb: Verb, rest: str, hedged: bool) -> str:
        word, must = verb.word, "should" if hedged else "must"
        if word in ("should", "would", "could", "might"):
            return f"{subject} should{' not' if verb.negated else ''}{rest}"
        if verb.negated or word == "cannot":
            return f"{subject} {must} not{rest}"
        if word in ("can", "may") and subject.split(" ", 1)[0].lower() in _NONE:
            able = self._acts(subject) and not rest.startswith(" be ")  # `nobody must enter` only frees them from having to
            return f"{subject} {must}{' be able to' if able else ''}{rest}"
        if word == "may" and _MOST.match(rest) and not self.is_person(subject):
            return f"{subject} {must}{rest}"
        if word in ("can", "may"):
            first = (rest.split()[:1] or [""])[0]
            if first == "only" or (first == "be" and " only " in rest[:60]):
                return f"{subject} {must}{rest}"
            if first == "be":
                return f"it {must} be possible for {self.lowered(subject)} to{rest}"
            always = " always" if first == "always" else ""
            return f"{subject} {must}{always} be able to{rest.removeprefix(always)}"
        return f"{subject} {must}{rest}"

    def _able(self, verb: Verb, subject: str) -> bool:
        """Whether a person does this because they want to: then the system must make it possible."""
        if self.machines and self._head(subject) in _ASSISTING:
            return False
        return subject.lower() != "they" and self.is_person(subject) and verb.word not in self.lexicon.words["receiving verbs"]

    def _acts(self, subject: str) -> bool:
        """Whether a subject that leaves nobody (`nobody under 18`, `neither porters nor clerks`) speaks of people."""
        return subject.lower().startswith(("nobody", "no one", "no-one", "neither ")) or self.is_person(subject)

    def is_person(self, subject: str) -> bool:
        """Whether the head of a subject is a person or a group of them."""
        people, head = self.lexicon.words["people"], self._head(subject)
        return head in people or _singular(head) in people

    def names_person(self, text: str) -> bool:
        """Whether somebody is named in a text."""
        people = self.lexicon.words["people"]
        return any(token.word in people or _singular(token.word) in people for token in tokens_of(text))

    def first_person(self, text: str) -> str:
        """The first people that a text names, in the plural: `customers`; empty when none are."""
        people = self.lexicon.words["people"]
        found = next(
            (token for token in tokens_of(text)[:12] if token.word.endswith("s") and _singular(token.word) in people), None
        )
        return found.word if found else ""

    def _head(self, subject: str) -> str:
        """The last word of a subject before what only describes it: `link` of `a link sent to a patient`."""
        words: list[str] = []
        for token in tokens_of(subject):
            small = token.word in self.grammar.prepositions or token.word in ("who", "that", "which", ",", "(")
            if words and (small or token.word in self.grammar.verbs.past):
                break
            if token.word.isalnum() or "-" in token.word:
                words.append(token.word)
        return words[-1] if words else ""

    def _rest(self, main: str, tokens: Sequence[Token], verb: Verb) -> str:
        """What follows the verb, with later verbs of the same subject in their plain form and `we` made the system."""
        start = tokens[verb.end - 1].end
        out, at, free = [], start, True
        third = verb.kind != "verb" or tokens[verb.end - 1].word in self.grammar.verbs.third  # `we keep mails and drafts`
        for one in range(verb.end, len(tokens) - 1):
            word, token = tokens[one].word, tokens[one + 1]
            free = (
                free and word not in RELATIVE and word not in ("(", "“", '"', ":", ";") and word not in self.grammar.subordinators
            )
            if token.word in self.grammar.adverbs and one + 2 < len(tokens):
                token = tokens[one + 2]
            plain = self._conjunct(word, token.word, verb) if free and (third or token.word in (*BE, "has")) else None
            if plain is not None and word == "," and not self.grammar.goes_on(tokens, one + 1, len(tokens)):
                plain = None
            if plain is not None:
                out += [main[at : token.start], plain]
                at = token.end
            elif word == "we" and token.word in self.grammar.verbs.plain:
                out += [main[at : tokens[one].start], f"the system {third_person(token.word)}"]
                at = token.end
        return "".join(out) + main[at:]

    def _conjunct(self, word: str, following: str, verb: Verb) -> str | None:
        """The plain form of a verb right behind `and`, `or`, `but`; None when it is none."""
        if word not in ("and", "or", "but", ",") or verb.kind not in ("verb", "be", "have") or verb.negated:
            return None
        if word == ",":
            return self.grammar.verbs.third[following] if verb.kind == "verb" and following in self.grammar.verbs.third else None
        if following in BE and BE[following] == "be":
            return "be"
        if following == "has":
            return "have"
        verbs = self.grammar.verbs
        sure = verbs.certain(following) or (
            following in verbs.third and verb.kind == "verb" and following not in ("rows", "days")
        )
        return verbs.third[following] if sure and verb.kind == "verb" else None

    def _when(self, condition: str) -> str:
        first = condition.split(" ", 1)[0].lower()
        if first in self.grammar.subordinators or first in self.grammar.prepositions:
            return condition
        tokens = tokens_of(condition)
        noun = self.grammar.finite(tokens) is None and first not in self.grammar.verbs.past and len(tokens) <= 6
        if not noun or first.endswith("ing"):
            return f"When {self.lowered(condition)}"
        many = tokens[-1].word.endswith("s") and not tokens[-1].word.endswith("ss")
        article = "" if many or first in self.grammar.determiners else "an " if first[:1] in "aeiou" else "a "
        return f"When there {'are' if many else 'is'} {article}{self.lowered(condition)}"

    def lowered(self, text: str) -> str:
        """A small first letter inside a sentence, unless the capital belongs to the word."""
        first = text.split(" ", 1)[0]
        keeps = any(letter.isupper() or letter.isdigit() for letter in first[1:]) or first == "I" or _CAPITALS.match(text)
        return text if keeps or (len(first) == 1 and first != "A") else text[:1].lower() + text[1:]


def _inside(left: str) -> bool:
    """Whether a bracket is still open: its verb is not the sentence's."""
    return left.count("(") > left.count(")")


def _singular(word: str) -> str:
    return word[:-3] + "y" if word.endswith("ies") else word.removesuffix("s")
