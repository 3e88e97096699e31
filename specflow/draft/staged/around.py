"""Beside the requirements: metrics, stories, scope, constraints; the model's where they stand, then the offline draft's."""

from __future__ import annotations

from collections.abc import Sequence

from specflow.draft.completing.complete import MOST_CASES
from specflow.draft.phrasing.titles import clean, escaped, sentence
from specflow.draft.staged.answers import Answers, Cited, Work, alike, place_of, suspicious
from specflow.draft.staged.grounds import orders
from specflow.draft.staged.wire import MetricItem, OutItem, RequirementItem, StoryItem
from specflow.draft.value import Place
from specflow.model.text import filled


def metrics(work: Work, answers: Answers) -> None:
    """The model's success metrics."""
    for one in answers.align.items("metrics", MetricItem) if answers.align else ():
        places = work.fit(f"{one.text} {one.target}", one.quotes, strict=True)
        if places and work.judge.mismeasured(one.text, one.target, places):
            work.turned_down.append("a metric that measures something else than its quote")
        elif places:
            work.found.measure(clean(one.text), clean(one.target), places[0])
            work.cited.add(places)


def around(work: Work, answers: Answers) -> None:
    """Stories, scope and constraints: the model's where they stand, then what the offline draft has beside them."""
    align = answers.align
    for story in align.items("stories", StoryItem) if align else ():
        places = work.fit(f"{story.who} {story.want} {story.so}", story.quotes)
        if places and work.judge.turned(f"{story.who} may {story.want}", places):
            work.turned_down.append("a story that turns its quote round")
        elif places:
            work.found.tell(clean(story.who), clean(story.want), clean(story.so) or None, places[0])
    for out in align.items("out_of_scope", OutItem) if align else ():
        if places := work.fit(out.text, out.quotes, strict=True):
            _exclude(work, clean(out.text).rstrip("."), places)
    for fact in answers.constraints:
        places = work.fit(fact.text, fact.quotes)
        if places and all(work.judge.roles[place.path] == "code" for place in places):
            work.found.constrain(fact.text, places[0])
    _floor_around(work)


def _exclude(work: Work, text: str, places: Sequence[Place]) -> None:
    """A scope line; where the same sentence is a requirement, a person says which it is."""
    cited = Cited()
    cited.add(places)
    clash = next((one for one in work.found.requirements if not one.proposed and cited.holds(one.source)), None)
    if clash is None:
        work.found.exclude(text, places[0])
        work.cited.add(places)
    else:
        asked = f"Is `{places[0].path}:{places[0].line}` part of this feature? {clash.id} asks for it, the model leaves it out."
        work.found.ask(asked, "It is part of it, as its author wrote.", work.found.refs(places[0]))


def _floor_around(work: Work) -> None:
    found, floor = work.found, work.floor
    for metric in floor.metrics:
        if not work.cited.holds(metric.source) and metric.source:
            found.measure(filled(metric.text, {}), metric.target or "", place_of(metric.source))
    for out in floor.out_of_scope:
        if not work.cited.holds(out.source) and out.source:
            found.exclude(filled(out.text, {}), place_of(out.source))
    for fact in floor.constraints:
        if not work.cited.holds(fact.source) and fact.source:
            found.constrain(filled(fact.text, {}), place_of(fact.source))
    for story in floor.stories if not found.stories else ():
        so = filled(story.so, {}) if story.so else None
        found.tell(filled(story.as_, {}), filled(story.want, {}), so, place_of(story.source))


def proposals(work: Work, items: Sequence[RequirementItem]) -> None:
    """The model's own ideas, then the checklist's, each marked so; none that is said already."""
    for item in items[:MOST_CASES]:
        place = work.judge.places(item.quotes)[0]
        if not _said(work, item.text) and not orders(item.title):
            kind = item.kind if item.kind != "BR" else "EC"
            why = clean(item.rationale)
            fit = why and not work.judge.foreign(why) and not work.judge.invented(why, (place,)) and not orders(why)
            said = escaped(sentence(clean(item.text)))
            work.found.propose(kind, escaped(clean(item.title)), said, escaped(why) if fit else "The model's idea.", place)
    room = MOST_CASES - sum(one.proposed for one in work.found.requirements)
    for one in [one for one in work.floor.requirements if one.proposed][: max(0, room)]:
        if not _said(work, filled(one.text, {})) and not suspicious(work.judge, one):
            work.found.propose(one.kind, filled(one.title, {}), one.text, one.rationale or "", place_of(one.source))


def _said(work: Work, text: str) -> bool:
    return any(alike(text, filled(one.text, work.found.parameters.values)) for one in work.found.requirements)
