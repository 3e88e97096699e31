"""Alignment before detail: what a draft has to know about job, scope and success, and what answers make of it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from specflow.draft.lexicon import Lexicon
from specflow.draft.phrasing.titles import capital, clean, escaped
from specflow.draft.reading.lists import listed, metrics_in
from specflow.draft.value import Gap, Topic
from specflow.model.ids import next_id
from specflow.model.spec import Metric, OutOfScope, Question, Requirement, SetAside, SourceRef, Spec, Story
from specflow.model.text import parameters_in
from specflow.parse.words import words_of

ALL = "All of them: they are one job."
OUTSIDE = "outside the chosen job"
_WHICH_JOB, _JOB = "Which one job does the first release do", "What is the one job of the first release?"
_WORKED, _OUT = "How will you know that it worked?", "What is out of scope for the first release?"
_ELSE = "Everything that the note does not name."
_NOTHING = ("no", "none", "nothing", "-")
_ABOUT = re.compile(r"^(?:this|our) [\w-]+ (?:adds|introduces|proposes|provides) (?=\w)", re.IGNORECASE)
_TOPICS: dict[str, Topic] = {_JOB: "job", _WORKED: "metrics", _OUT: "scope"}
_MOST_METRICS = 4
_MOST_JOBS = 4
_ALIKE = 0.34
_LONGEST = 160


def gaps_in(
    job: str, goal: Sequence[str], stories: Sequence[Story], out: Sequence[OutOfScope], metrics: Sequence[Metric],
    lexicon: Lexicon,
) -> tuple[Gap, ...]:  # fmt: skip
    """What is missing, or there more than once, of primary job, success metrics and scope; most pressing first."""
    found = []
    jobs = _jobs(stories, lexicon)
    said = _short(jobs[0] if jobs else job or (_wished(goal[0]) if goal else ""))
    if len(jobs) > 1:
        named = "; or ".join(escaped(one) for one in jobs[:_MOST_JOBS])
        found.append(Gap("job", f"{_WHICH_JOB}: {named}?", ALL, (*jobs[:_MOST_JOBS], ALL), 9.2))
    elif not job:
        found.append(Gap("job", _JOB, escaped(said), (), 8.2))
    if not metrics:
        measured = f"Share of attempts that succeed without help, compared with today: {said}" if said else ""
        found.append(Gap("metrics", _WORKED, escaped(measured), (), 8.2))
    elif len(metrics) > _MOST_METRICS:
        first = escaped(_short(metrics[0].text))
        found.append(Gap("metrics", f"Which one of the {len(metrics)} metrics decides?", first, (), 6.2))
    if not out:
        found.append(Gap("scope", _OUT, _ELSE, (), 7.2))
    return tuple(found)


def _wished(goal: str) -> str:
    """`We want limits …` as `Limits …`."""
    goal = _ABOUT.sub("", goal)
    low = goal.lower()
    start = next((one for one in ("we want ", "we'd like ", "we would like ", "we need ") if low.startswith(one)), "")
    return capital(goal[len(start) :].removeprefix("to ").rstrip("."))


def _jobs(stories: Sequence[Story], lexicon: Lexicon) -> tuple[str, ...]:
    """The jobs that people of different kinds want, where they have little in common; one where they agree."""
    chosen: list[tuple[str, set[str]]] = []
    people: set[str] = set()
    said: set[object] = set()
    for story in stories:
        if story.source is not None and story.source in said:
            continue  # wanted in one breath
        said.add(story.source)
        terms = set(lexicon.terms(words_of(story.want)))
        who = story.as_.lower().removeprefix("a ").removeprefix("an ").removeprefix("the ")
        if who not in people and all(len(terms & other) <= _ALIKE * min(len(terms), len(other)) for _, other in chosen):
            chosen.append((_can(story), terms))
        people.add(who)
    return tuple(_short(words) for words, _ in chosen)


def _can(story: Story) -> str:
    """What a story is about: `Members can book a locker`, `A caretaker gets a list`."""
    want = clean(story.want).rstrip(".")
    does = want.removeprefix("to ")
    return f"{capital(story.as_)} can {does}" if does != want else f"{capital(story.as_)} gets {want}"


def _short(text: str) -> str:
    text = clean(text).rstrip(".")
    return text if len(text) <= _LONGEST else text[:_LONGEST].rpartition(" ")[0] + " …"


def gap_of(question: Question) -> Gap | None:
    """The gap that a question of an earlier draft stands for; None for any other question."""
    topic = _TOPICS.get(question.text) or ("job" if question.text.startswith(_WHICH_JOB) else None)
    return Gap(topic, question.text, question.suggested or "") if topic else None


@dataclass(frozen=True)
class Reply:
    """Who answered, and when (a date)."""

    by: str
    date: str


def settled(spec: Spec, gaps: Iterable[Gap], answers: Mapping[str, str], reply: Reply, lexicon: Lexicon) -> Spec:
    """The spec with the answers (topic -> words) as data: a job, metrics, lines out of scope; each on record as a question."""
    for gap in gaps:
        words = answers.get(gap.topic, "").strip()
        if words:
            spec = _SETTLE[gap.topic](_recorded(spec, gap, words, reply), gap, words, lexicon)
    return spec


def _recorded(spec: Spec, gap: Gap, words: str, reply: Reply) -> Spec:
    """The question with its answer; new where the draft has not asked it."""
    given = {"answer": escaped(words), "by": reply.by, "date": reply.date}
    if any(one.text == gap.text for one in spec.questions):
        asked = tuple(one.model_copy(update=given) if one.text == gap.text else one for one in spec.questions)
    else:
        id_ = next_id("Q", [one.id for one in spec.questions])
        asked = (*spec.questions, Question(id=id_, text=gap.text, suggested=gap.suggested or None).model_copy(update=given))
    return spec.model_copy(update={"questions": asked})


def _job(spec: Spec, gap: Gap, words: str, lexicon: Lexicon) -> Spec:
    if words == ALL:
        return spec
    goal = escaped(capital(words)) + "." if spec.goal.startswith("To be written") else spec.goal
    spec = spec.model_copy(update={"job": escaped(capital(words)), "goal": goal})
    others = [one for one in gap.options if one not in (words, ALL)]
    return _without(spec, words, others, lexicon) if words in gap.options else spec


def _metrics(spec: Spec, gap: Gap, words: str, lexicon: Lexicon) -> Spec:
    if spec.metrics:
        return spec
    pairs = [(words, "")] if words == gap.suggested else metrics_in(words, lexicon)
    made = [
        Metric(id=f"SM-{number:02d}", text=escaped(text.rstrip(".")), target=escaped(target) or None)
        for number, (text, target) in enumerate(pairs, 1)
    ]
    return spec.model_copy(update={"metrics": tuple(made)})


def _scope(spec: Spec, gap: Gap, words: str, lexicon: Lexicon) -> Spec:
    del lexicon
    if words.lower().rstrip(".") in _NOTHING or words == _ELSE:  # names nothing that anybody could build by mistake
        return spec
    lines = [words.rstrip(".")] if words == gap.suggested else listed(words)
    made = [OutOfScope(id=f"OS-{number:02d}", text=escaped(capital(line))) for number, line in enumerate(lines, 1)]
    return spec.model_copy(update={"out_of_scope": (*spec.out_of_scope, *made)})


_SETTLE = {"job": _job, "metrics": _metrics, "scope": _scope}


def _without(spec: Spec, chosen: str, others: Sequence[str], lexicon: Lexicon) -> Spec:
    """Set aside what speaks of the other jobs and not of the chosen one, with what was proposed because of it."""
    own = set(lexicon.terms(words_of(chosen)))
    foreign = {term for one in others for term in lexicon.terms(words_of(one))} - own
    wants = {_short(_can(one)): one for one in spec.stories}
    gone: list[Story | Requirement] = [wants[one] for one in others if one in wants]

    def elsewhere(one: Requirement) -> bool:
        terms = set(lexicon.terms(words_of(f"{one.title}. {one.text}")))
        return one.kind != "BR" and not one.proposed and bool(terms & foreign) and not terms & own

    gone += [one for one in spec.requirements if elsewhere(one)]
    refs = {_place(ref): ref for one in gone for ref in one.source}
    kept = tuple(one for one in spec.requirements if one not in gone and not _only_from(one.source, refs.keys()))
    stories = tuple(one for one in spec.stories if one not in gone)
    cited = {_place(ref) for some in (kept, stories) for one in some for ref in one.source}
    aside = tuple(SetAside(source=ref, why=OUTSIDE) for place, ref in refs.items() if place not in cited)
    used = {use.name for one in kept for use in parameters_in(one.text)}
    parameters = {name: value for name, value in spec.parameters.items() if name in used}
    changed = {"requirements": _renumbered(kept), "stories": stories, "parameters": parameters}
    return spec.model_copy(update={**changed, "set_aside": (*spec.set_aside, *aside)})


def _renumbered(kept: tuple[Requirement, ...]) -> tuple[Requirement, ...]:
    """Ids without holes, as long as nothing has been written and nothing refers to one."""
    if any(one.depends_on for one in kept):
        return kept
    ids: list[str] = []
    for one in kept:
        ids.append(next_id(one.kind, ids))
    return tuple(one.model_copy(update={"id": id_}) for one, id_ in zip(kept, ids, strict=True))


def _place(ref: SourceRef) -> tuple[str, int, str]:
    return (ref.path, ref.line, ref.quote or "")


def _only_from(sources: Sequence[SourceRef], places: Collection[tuple[str, int, str]]) -> bool:
    return bool(sources) and all(_place(ref) in places for ref in sources)
