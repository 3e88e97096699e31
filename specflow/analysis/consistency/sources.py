"""Contradictions in and between the sources of a spec, before there is a spec: as questions that name both places."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from specflow.analysis.consistency.claims.baseline import as_asked, without_today
from specflow.analysis.consistency.claims.claim import claims_of
from specflow.analysis.consistency.claims.constants import spelt_out
from specflow.analysis.consistency.claims.referents import stood_for
from specflow.analysis.consistency.clash import Clash
from specflow.analysis.consistency.engine import compared
from specflow.model.spec import SourceRef
from specflow.parse.markdown import read_markdown
from specflow.parse.sentences import Sentence, sentences_of

MOST = 2_000  # sentences that are compared
MOST_CONFLICTS = 40  # questions; sources with more of them are mended first and drafted again
_LIST = 12  # lines of a list that are its rows
_VERBS = frozenset(
    "must shall should will would may can could might cannot is are was were be has have had need needs takes take keep keeps "
    "expire expires last lasts stay stays gets get does do not never only".split()
)
_STAGES = frozenset("alpha beta ga stable pilot rollout phase stage milestone release version mvp v1 v2 v3".split())
_JOINING = frozenset("the a an of and or for in on at to with during after before while our your their its by from".split())
_SO_FAR = frozenset("today yet currently now".split())
_MISSING = frozenset("no not none nothing without cannot can't isn't doesn't aren't".split())
_STEPS = frozenset("GIVEN WHEN THEN AND BUT".split())
_OUT = frozenset("non-goals non-goal nongoals out-of-scope".split())
_NOT_YET = frozenset("now scope included doing planned part release version phase".split())
LONGEST = 240  # characters of a sentence in a question


@dataclass(frozen=True)
class SourceConflict:
    """Two places in the sources that cannot both hold: a question for a person, a suggested answer, and why it is asked."""

    question: str
    suggested: str
    why: str
    refs: tuple[SourceRef, SourceRef]
    code: str


@dataclass(frozen=True)
class Said:
    """A sentence of a source: whose it is (`note`, `product` or `code`) and where it stands."""

    path: str
    role: str
    sentence: Sentence
    section: frozenset[str] = frozenset()  # the words of the heading it stands under
    out: bool = False  # it only says what stays out
    told: str = ""  # its words, with the thing that its first `it` stands for

    @property
    def compared(self) -> str:
        """Its words as they are compared: constants of technical facts are spelt out, columns of today's figures left out."""
        if self.role == "note" and self.sentence.block.kind == "row":
            return without_today(self.sentence.block.header, self.sentence.quote) or self.sentence.text
        told = self.told or self.sentence.text
        return spelt_out(told) if self.role == "code" else told


def find_source_conflicts(sources: Sequence[tuple[str, str, str]]) -> tuple[SourceConflict, ...]:
    """The contradictions in `sources`, each a (path, role, text); a role is `note`, `product` or `code`.

    Pairs are a line of a note with a line of anything; what the two context files say to each other is not this feature's.
    """
    said = sentences_said(sources)
    claims = tuple(
        as_asked(claim, one.role, one.section) for owner, one in enumerate(said) for claim in claims_of(owner, one.compared)
    )
    noted = tuple(claim for claim in claims if said[claim.owner].role == "note")
    out: dict[int, frozenset[str]] = {owner: frozenset() for owner, one in enumerate(said) if one.out}
    sure = {(clash.one.owner, clash.other.owner): clash for clash in compared(noted, out) if clash.code < "SF310"}
    ruling = frozenset(owner for owner, one in enumerate(said) if one.role == "product")
    doubted = (clash for clash in compared(claims, out, loose=True, ruling=ruling) if clash.code < "SF310")
    found = {
        (clash.one.owner, clash.other.owner): clash
        for clash in doubted
        if clash.likely or said[clash.one.owner].role != said[clash.other.owner].role
    }
    pairs = sorted((sure | found).items())
    again = Counter((one.path, one.sentence.text) for one in said if one.role == "note")
    asked = [
        clash for (one, other), clash in pairs
        if _asked(said[one], said[other]) and not (_often(said[one], again) or _often(said[other], again))
    ]  # fmt: skip
    return tuple(_conflict(clash, said) for clash in asked[:MOST_CONFLICTS])


def sentences_said(sources: Sequence[tuple[str, str, str]]) -> list[Said]:
    """The sentences of sources, each a (path, role, text), without headings and code."""
    found: list[Said] = []
    for path, role, text in sources:
        for block in read_markdown(text):
            if block.kind in ("paragraph", "item", "row"):
                section = frozenset("".join(block.headings[-1:]).lower().split())
                told = [one for one in sentences_of(block) if not (_recorded(one.text) or _of_example(one))]
                names = ["", *(one.text for one in told)]
                found += [
                    Said(path, role, one, section, _left_out(one.text) or _of_what_is_out(section), stood_for(one.text, before))
                    for one, before in zip(told, names, strict=False)
                ]
    return found[:MOST]


def _left_out(text: str) -> bool:
    """`Not in this release: …`: a line about what stays out says nothing of what is in."""
    start = text[:60].lower()
    return start.startswith(
        ("not doing", "not in ", "out of scope", "not for ", "for later", "later:", "not now", "non-goal")
    )


def _of_what_is_out(section: frozenset[str]) -> bool:
    """Whether a line stands below `Out of scope`, `Non-goals`, `Not in this release`."""
    words = {word.strip(":.!*_") for word in section}
    return {"out", "scope"} <= words or bool(words & _OUT) or ("not" in words and bool(words & _NOT_YET))


def _of_example(sentence: Sentence) -> bool:
    """A step of a scenario, `WHEN …`, which holds in that scenario only; a line of a table of contents."""
    first, _, rest = sentence.text.partition(" ")
    listed = sentence.quote.startswith("[") and sentence.quote.partition("](#")[2].endswith(")")
    return listed or (first in _STEPS and bool(rest))


def _recorded(text: str) -> bool:
    """`net/http/client: 2023-02-05: 85.7%`: a dated figure, or one beside a path, that no verb makes a claim of."""
    words = text.lower().split()
    if _VERBS & set(words) or not any(word[:1].isdigit() for word in words):
        return False
    dated = any(len(word) >= 8 and word.strip(":,").replace("-", "").replace("/", "").isdigit() for word in words)
    return dated or any(word.count("/") > 1 and not word.startswith(("/", "http")) for word in words)


def _rows(one: Said, other: Said) -> bool:
    """Whether two lines are rows of one list, each a label and its figure: `Small jobs: 3 s`, `Large jobs: 20 s`."""
    first, _, rest = one.sentence.text.partition(": ")  # not the colon of `at 8:15`
    second, _, more = other.sentence.text.partition(": ")
    if not rest or not more or one.section != other.section or abs(one.sentence.line - other.sentence.line) > _LIST:
        return False
    said = {*one.sentence.text.lower().split(), *other.sentence.text.lower().split()}
    return first.strip().lower() != second.strip().lower() and not _VERBS & said


def _asked(one: Said, other: Said) -> bool:
    """Whether a pair is worth a question: a note's line is in it, and it is not one thought, nor a question and its answer."""
    if one.role == other.role == "note":
        if (one.path, one.sentence.line) == (other.path, other.sentence.line) or _rows(one, other) or _trials(one, other):
            return False
        if one.path == other.path and "?" in (one.sentence.text[-1:], other.sentence.text[-1:]):
            return False
        return not _parallel(one.section, other.section)
    return "note" in (one.role, other.role) and not (_not_yet(one) or _not_yet(other))


def _not_yet(said: Said) -> bool:
    """`There is no kitchen page yet`, `today the website has no renew button`: what a note asks for is to change that."""
    words = {word.strip(".,;:") for word in said.sentence.text.lower().split()}
    return said.role == "code" and bool(words & _SO_FAR) and bool(words & _MISSING)


def _often(said: Said, again: Counter[tuple[str, str]]) -> bool:
    """Whether a note says it in the same words in several places: each of them speaks of the section that it stands in."""
    return again[said.path, said.sentence.text] > 1


def _trials(one: Said, other: Said) -> bool:
    """Whether both say what is tried out: two trials expect two things."""
    return all(said.sentence.text.lower().startswith(("verify ", "test ")) for said in (one, other))


def _parallel(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two headings name two of a kind, `Pods: quota` and `Nodes: quota`, or two stages, `Pilot` and `Release`: each
    section speaks of its own.
    """
    if one != other and one & _STAGES and other & _STAGES:
        return True
    one, other = one - _JOINING, other - _JOINING
    return one != other and 2 * len(one & other) >= max(len(one), len(other))


def _conflict(clash: Clash, said: Sequence[Said]) -> SourceConflict:
    one, other = said[clash.one.owner], said[clash.other.owner]
    why = clash.why.format(one=f"`{_place(one)}`", other=f"`{_place(other)}`")
    if one.role != "note":
        one, other = other, one
    question = f"`{_place(one)}` says “{_short(one)}”, `{_place(other)}` says “{_short(other)}”. Which of them holds?"
    suggested = _SUGGESTED[other.role].format(place=f"`{_place(other)}`")
    return SourceConflict(question, suggested, why, (_ref(one), _ref(other)), clash.code)


_SUGGESTED = {
    "note": "The later line, {place}, holds, and the other one is changed.",
    "product": "The rule at {place} holds, and the note is changed; another answer needs the owner of the rule.",
    "code": "What {place} says is how it works today: the note is changed, or engineering changes that first.",
}


def _place(said: Said) -> str:
    return f"{said.path}:{said.sentence.line}"


def _short(said: Said) -> str:
    words = said.sentence.text.rstrip(".")
    return words if len(words) <= LONGEST else words[: LONGEST - 1].rstrip() + "…"


def _ref(said: Said) -> SourceRef:
    return SourceRef(path=said.path, line=said.sentence.line, quote=said.sentence.quote)
