"""What of a model's words may stand: a quote that is there, no number or address of its own, nothing beyond the quote."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cached_property

from specflow.analysis.consistency.claims.claim import claims_of
from specflow.analysis.consistency.engine import compared
from specflow.analysis.guard import ORDERS
from specflow.analysis.quotes import where
from specflow.draft.check import SHORTEST, Grounds, flat
from specflow.draft.lexicon import Lexicon
from specflow.draft.phrasing.titles import clean
from specflow.draft.staged.guard import SECRET_MARK, Suspect
from specflow.draft.staged.seen import odd_figures, scripts_of
from specflow.draft.staged.shifted import counted, rejected, shifted
from specflow.draft.staged.strength import strengthened
from specflow.draft.staged.turned import Sentences, clause_of, negated, sentence_of, swapped, turned
from specflow.draft.staged.unspoken import Unspoken
from specflow.draft.staged.wire import Quote
from specflow.draft.value import Place, Source
from specflow.model.spec import SourceRef
from specflow.parse.markdown import lines_of
from specflow.parse.numbers import numbers_in, numbers_known
from specflow.parse.words import words_of

ENOUGH = 0.3  # of the telling words of a clause have to stand near its quote
STRANGE = 0.33  # of the telling words of a title or an example that stand in no source
BEYOND = 0.5  # of its telling words may stand in no source at all
AROUND = 2  # lines about a quote that count as near it
LONGEST_TEXT = 600  # characters of a requirement: one that is cut short may say something else
MOST_SENTENCES = 2_000
_LONGEST_QUOTE = 1_000
_SENTENCE = re.compile(r"[.!?;]\s+|\n+")
_MARKUP = re.compile(r"<[A-Za-z/!?]|\]\(|!\[|&#?\w{1,10};|javascript:|data:|\{\w|%[0-9a-f]{2}|\\[ux][0-9a-f]{2}|\ufffd"
                     r"|\bspec(?:-[a-z]{2,6})?:\s?[\w-]{1,80}/\w", re.IGNORECASE)
_ADDRESS = re.compile(r"(?:https?|ftp)://[^\s)>\"']{1,300}|\bwww\.[^\s)>\"']{1,300}|[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}"
                      r"|\b[\w-]{1,63}\.(?:com|net|org|io|example|dev|app|ru|cn|info|biz|xyz)\b"
                      r"|\b[\w-]{2,63}\.(?-i:[a-z]{2,18})(?:/\S{0,200})?\b", re.IGNORECASE)  # fmt: skip
_CLAUSE = re.compile(r"[.;:!?]\s+|,?\s+(?:and|but|then|while|so that)\s+(?=\S+\s+\S+\s+\S+)", re.IGNORECASE)
_NOT = re.compile(r"\b(?:not|never|no(?!\s+(?:more|less|fewer|later|longer)\b)|none|nobody|nothing|without|cannot|only|except"
                  r"|avoid(?:s|ing)?|neither|nor|rather|instead)\b|n['’]t\b", re.IGNORECASE)  # fmt: skip
_FRAME = frozenset(
    "system must shall should will able can user users person people when if once product feature show shown display displayed "
    "allow allowed provide provided make made given then while without within every each new same still other".split()
)  # fmt: skip

NO_QUOTE = "it quotes nothing that stands in a source"
INSTRUCTION = "it rests on a line that reads like an instruction to a machine"
ORDER = "it reads like an instruction to a machine"
FOREIGN = "it holds markup or an address that no source holds"
SECRET = "it repeats a secret"  # noqa: S105 - a reason, no password
TOO_LONG = f"it is longer than {LONGEST_TEXT} characters"
LEFT_ALONE = "its author leaves that out of scope"
CODE_ONLY = "it rests on the technical context alone, which holds facts and no wishes"


def orders(text: str) -> bool:
    """Whether a text speaks to a model, or asks for a sign-off."""
    return any(pattern.search(text) for _, pattern in ORDERS)


class Judge:
    """Knows the sources, and says why an item may not stand as a fact."""

    def __init__(
        self, sources: Sequence[Source], suspects: Iterable[Suspect], lexicon: Lexicon, left_alone: Iterable[SourceRef] = ()
    ) -> None:
        self.lexicon = lexicon
        self.texts = {source.path: source.text for source in sources}
        self.roles = {source.path: source.role for source in sources}
        self.grounds = Grounds(self.texts)
        self.unspoken = Unspoken((source.path, source.text) for source in sources if source.role != "code")
        self.suspect = {(one.path, one.line) for one in suspects}
        whole = "\n".join(self.texts.values())
        self._said, self._whole = whole, whole.lower()
        self._scripts = scripts_of(whole)
        self._left_alone = {(ref.path, ref.line, flat(ref.quote or "")) for ref in left_alone} | {
            (source.path, line, "") for source in sources for line in rejected(lines_of(source.text))
        }
        self._terms = frozenset(self.lexicon.terms(words_of(whole[:2_000_000])))
        self._near: dict[tuple[str, int, int], str] = {}

    def places(self, quotes: Iterable[Quote]) -> tuple[Place, ...]:
        """The quotes that stand, on the lines where they stand; each once."""
        found: dict[Place, None] = {}
        for one in quotes:
            place = self._place(one)
            if place is not None:
                found.setdefault(place)
        return tuple(found)

    def _place(self, one: Quote) -> Place | None:
        text, quote = self.texts.get(one.path), " ".join(one.quote.split())[:_LONGEST_QUOTE]
        if text is None or len(flat(quote)) < SHORTEST or not any(sign.isalnum() for sign in quote):
            return None
        at = where(quote, text, max(1, one.line))
        if not at.line:
            return None
        place = Place(one.path, at.line, quote)
        return place if self.grounds.stands(place) else self._shorter(place)

    def _shorter(self, place: Place) -> Place | None:
        """The part of a quote that stands on its first line."""
        mended = self.grounds.mended(place)
        return mended if mended is not None and flat(mended.quote)[:SHORTEST] in flat(place.quote) else None

    def instructed(self, places: Iterable[Place]) -> bool:
        """Whether a quote reaches over a line that speaks to a model."""
        return any((place.path, place.line + more) in self.suspect for place in places for more in range(1 + self._reach(place)))

    def _reach(self, place: Place) -> int:
        """How many further lines a quote runs on over."""
        lines = self.grounds.lines.get(place.path, ())
        left, at = len(flat(place.quote)) - len(flat(lines[place.line - 1])), place.line
        while left > 0 and at < len(lines) and at - place.line < 40:
            left -= len(flat(lines[at])) + 1
            at += 1
        return at - place.line

    def foreign(self, *texts: str) -> bool:
        """Markup, or an address that the sources do not hold."""
        for text in texts:
            if scripts_of(text) - self._scripts:
                return True
            if _MARKUP.search(text) and any(found[0].lower() not in self._whole for found in _MARKUP.finditer(text)):
                return True
            if re.search(r"<\s*(?:script|img|iframe|svg|a|style|link|object|embed)\b", text, re.IGNORECASE):
                return True
            if any(found[0].lower().rstrip(".,") not in self._whole for found in _ADDRESS.finditer(text)):
                return True
        return False

    def invented(self, text: str, places: Iterable[Place]) -> list[str]:
        """The numbers in a text that do not stand near its quotes, or anywhere when it has none."""
        near = "\n".join(self.near(place) for place in places) or self._whole
        known = numbers_known(near)
        odd = [sign for sign in odd_figures(text) if sign not in near]
        return [shown for number, shown in numbers_in(text) if number not in known] + odd + counted(text, near)

    def near(self, place: Place) -> str:
        """The lines that a quote stands on, and a few around them."""
        lines = self.grounds.lines.get(place.path, ())
        first, last = max(0, place.line - 1 - AROUND), place.line + self._reach(place) + AROUND
        key = (place.path, first, last)
        if key not in self._near:
            self._near[key] = "\n".join(lines[first:last])
        return self._near[key]

    def beyond(self, text: str, places: Sequence[Place]) -> str:
        """The first clause that says what its quotes do not; empty when there is none."""
        near = frozenset(self.lexicon.terms(words_of("\n".join(self.near(place) for place in places))))
        for clause in _CLAUSE.split(text):
            terms = [term for term in self.lexicon.terms(words_of(clause)) if term not in _FRAME]
            if len(terms) < 2:
                continue
            held = sum(term in near for term in terms) / len(terms)
            unheard = sum(term not in self._terms for term in terms) / len(terms)
            if held < ENOUGH or unheard > BEYOND:
                return " ".join(clause.split())[:160]
        return ""

    def strange(self, text: str) -> bool:
        """Whether a good part of the telling words of a short text stand in no source."""
        terms = self._telling(text)
        return len(terms) > 0 and sum(term not in self._terms for term in terms) >= STRANGE * len(terms)

    def _telling(self, text: str) -> frozenset[str]:
        return frozenset(term for term in self.lexicon.terms(words_of(text)) if term not in _FRAME)

    def turned(self, text: str, places: Sequence[Place]) -> str:
        """How a text turns the sentences that it quotes: in the way of the first, where every one is turned."""
        sentences = [sentence_of(self.grounds.lines.get(place.path, ()), place) for place in places]
        ways = [
            turned(text, sentence, self._telling) or self._shifted(text, sentence, self.near(place))
            for sentence, place in zip(sentences, places, strict=True)
        ]
        pair = swapped(text, "\n".join(self.near(place) for place in places))
        return ways[0] if ways and all(ways) else f"it says {pair}, and its quote does not" if pair else ""

    def _alone(self, place: Place) -> bool:
        """Whether a quote lies in what was left out; a line may hold other sentences beside it."""
        said = flat(place.quote)
        return any(
            (path, line) == (place.path, place.line) and (not out or said in out or out in said)
            for path, line, out in self._left_alone
        )

    def shifted(self, text: str, places: Sequence[Place]) -> str:
        """How an example shifts the sentences that it belongs to, where it shifts every one."""
        lines = self.grounds.lines
        ways = [self._shifted(text, sentence_of(lines.get(one.path, ()), one), self.near(one)) for one in places]
        return ways[0] if ways and all(ways) else ""

    def _shifted(self, text: str, sentence: str, near: str) -> str:
        return shifted(text, sentence, near, self._telling) or strengthened(text, sentence, near, self._telling)

    def denied(self, text: str) -> bool:
        """Whether a source says no where a title, a goal, a reason or an example says yes, or the other way round."""
        return self._sentences.deny(text)

    @cached_property
    def _sentences(self) -> Sentences:
        """The sentences of the sources, line by line, as many as are looked through."""
        return Sentences(_SENTENCE.split(self._said)[:MOST_SENTENCES])

    def mismeasured(self, text: str, target: str, places: Sequence[Place]) -> bool:
        """Whether a target is not the one of what is measured, or bounds it from the other side."""
        clauses = [clause_of(text, sentence_of(self.grounds.lines.get(place.path, ()), place)) for place in places]
        known = numbers_known("\n".join(clauses))
        return any(number not in known for number, _ in numbers_in(target)) or bool(self.shifted(f"{text} {target}", places))

    def opposite(self, text: str, places: Sequence[Place]) -> bool:
        """Whether a text and its quote cannot both hold."""
        own = tuple(claims_of(0, text))
        for place in places:
            quote = flat(place.quote)
            turned = bool(_NOT.search(text)) != bool(_NOT.search(quote))
            found = compared((*own, *claims_of(1, quote)), {}, loose=True)
            if turned and any(clash.code < "SF310" and clash.one.owner != clash.other.owner for clash in found):
                return True
        return False

    def against(self, text: str, places: Sequence[Place], *, proposed: bool) -> str:
        """Why a requirement may not stand; empty when it may."""
        if not places:
            return NO_QUOTE
        if self.instructed(places):
            return INSTRUCTION
        if orders(text):
            return ORDER
        if self.foreign(text):
            return FOREIGN
        if SECRET_MARK.search(text):
            return SECRET
        if len(clean(text)) > LONGEST_TEXT:
            return TOO_LONG
        alone = all(self._alone(place) for place in places)
        if alone and not proposed and not negated(text):
            return LEFT_ALONE
        if all(self.roles[place.path] == "code" for place in places) and not proposed:
            return CODE_ONLY
        if not proposed and (why := next((self.unspoken.why(place) for place in places), "")):
            return why
        if invented := self.invented(text, places):
            return f"it says {', '.join(invented[:3])}, and its quote does not"
        if not proposed and (clause := self.beyond(text, places)):
            return f"its quote does not say “{clause}”"
        if alone:  # to forbid what was left out is no turning round
            return ""
        if not proposed and (why := self.turned(text, places)):
            return why
        return "it says the opposite of its quote" if self.opposite(text, places) else ""
