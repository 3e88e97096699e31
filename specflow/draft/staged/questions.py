"""Open questions of a staged draft: contradictions, what may not stand, the model's own, the offline draft's."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from specflow.draft.collect import Collected
from specflow.draft.completing.complete import MOST_QUESTIONS
from specflow.draft.phrasing.titles import clean, escaped
from specflow.draft.staged.answers import Answers, Doubt, Work, alike
from specflow.draft.staged.grounds import FOREIGN, INSTRUCTION, ORDER, SECRET, orders
from specflow.draft.staged.wire import AskedItem
from specflow.draft.value import Place
from specflow.model.spec import SourceRef

MOST_DOUBTS = 10
MOST = MOST_QUESTIONS + MOST_DOUBTS
_WHICH = "Which of them holds?"
_LATER = "The later line, until its author says otherwise."
_PROPOSES = "The model proposes "


def ask(work: Work, answers: Answers, doubtful: Sequence[Doubt]) -> None:
    """Contradictions, what failed, the model's questions, the offline draft's: in this order."""
    for finding in answers.findings:
        places = work.judge.places(finding.quotes)
        if finding.kind == "contradiction" and len(places) >= 2 and not work.judge.instructed(places):
            work.found.ask(_which(places[0], places[1]), _LATER, _refs(work.found, places[:2]))
    for doubt in doubtful:
        _doubt(work, doubt)
    for one in answers.align.items("questions", AskedItem) if answers.align else ():
        _question(work, one)
    for known in work.floor.questions:
        if work.judge.instructed(Place(ref.path, ref.line, ref.quote or "") for ref in known.source):
            continue
        near = any(alike(known.text, one.text) for one in work.found.questions)
        if not near and (len(work.found.questions) < MOST or known.text.endswith(_WHICH)):
            work.found.ask(known.text, known.suggested, known.source)


def _doubt(work: Work, doubt: Doubt) -> None:
    """What may not stand becomes a question, unless asking would repeat what should not be repeated."""
    text = clean(doubt.item.text).rstrip(".")[:240]
    if doubt.why in (FOREIGN, INSTRUCTION, ORDER, SECRET) or work.judge.foreign(text, doubt.item.title) or not text:
        work.turned_down.append(f"a requirement: {doubt.why}")
    elif len([one for one in work.found.questions if one.text.startswith(_PROPOSES)]) < MOST_DOUBTS:
        refs = _refs(work.found, doubt.places[:2])
        work.found.ask(f"{_PROPOSES}“{escaped(text)}”, but {escaped(doubt.why)}. What should hold?", None, refs)
    else:
        work.turned_down.append(f"a requirement: {doubt.why}")


def _question(work: Work, one: AskedItem) -> None:
    places = work.judge.places(one.quotes)
    text, suggested = clean(one.text)[:400], clean(one.suggested)[:400]
    bad = not text or work.judge.foreign(text) or work.judge.instructed(places) or work.judge.invented(text, ())
    if bad or orders(text) or orders(suggested):
        work.turned_down.append("a question that brings in what no source says")
        return
    fit = suggested and not work.judge.foreign(suggested) and not work.judge.invented(suggested, ())
    if len(work.found.questions) < MOST and not any(alike(text, known.text) for known in work.found.questions):
        work.found.ask(escaped(text), escaped(suggested) if fit else None, _refs(work.found, places[:2]))


def _refs(found: Collected, places: Iterable[Place]) -> tuple[SourceRef, ...]:
    return tuple(ref for place in places for ref in found.refs(place))


def _which(one: Place, other: Place) -> str:
    def said(place: Place) -> str:
        return f"`{place.path}:{place.line}` says “{escaped(clean(place.quote)[:240].rstrip('.'))}”"

    return f"{said(one)}, {said(other)}. {_WHICH}"
