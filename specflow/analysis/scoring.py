"""How good a draft is, told without a model: each score from 0 to 1, and in words what fell short."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from specflow.analysis.quotes import quoted, where
from specflow.model.evals import Case, Cover, Scored, SpanRule
from specflow.model.spec import Spec
from specflow.model.telemetry import Span
from specflow.model.text import filled
from specflow.parse.numbers import numbers_in, numbers_known

_BLANK = re.compile(r"\s+")


def score(case: Case, spec: Spec, texts: Mapping[str, str], problems: int) -> Scored:
    """Score one draft against its case. `texts` are the sources by path, `problems` counts what reading it back complains of."""
    short: list[str] = []
    held = facts_of(spec)
    scores = {
        "schema": _score_of(problems == 0, short, f"{problems} problems when read back"),
        "grounding": _grounding(spec, texts, short),
        "coverage": _share([_covers(one, held, short) for one in case.expect.must_cover]),
        "clean": _share([_absent(words, held, short) for words in case.expect.must_not]),
        "numbers": _numbers(spec, texts, short),
        "questions": _share([_asked(words, spec, short) for words in case.expect.questions]),
    }
    return Scored(scores, tuple(short))


def _score_of(good: bool, short: list[str], words: str) -> float:
    if not good:
        short.append(words)
    return float(good)


def _share(found: Sequence[bool]) -> float:
    return sum(found) / len(found) if found else 1.0


def facts_of(spec: Spec) -> dict[str, list[str]]:
    """What a spec states, by section: its own proposals apart, its questions not at all."""

    def said(text: str | None) -> str:
        return _flat(filled(text or "", spec.parameters))

    firm = [one for one in spec.requirements if not one.proposed]
    return {
        "requirements": [said(f"{one.title}. {one.text} {' '.join(s.then for s in one.scenarios)}") for one in firm],
        "proposed": [said(f"{one.title}. {one.text}") for one in spec.requirements if one.proposed],
        "metrics": [said(f"{one.text} {one.target or ''}") for one in spec.metrics],
        "out_of_scope": [said(one.text) for one in spec.out_of_scope],
        "constraints": [said(one.text) for one in spec.constraints],
        "stories": [said(f"{one.as_} {one.want} {one.so or ''}") for one in spec.stories],
        "head": [said(f"{spec.title}. {spec.goal} {spec.job or ''}")],
    }


def _flat(text: str) -> str:
    return _BLANK.sub(" ", text).strip().lower().replace("’", "'")


def _covers(cover: Cover, held: Mapping[str, list[str]], short: list[str]) -> bool:
    lines = [line for name in cover.within for line in held.get(name, ())]
    for alternative in cover.any_of:
        phrases = [_flat(phrase) for phrase in alternative.split(" & ")]
        if any(all(phrase in line for phrase in phrases) for line in lines):
            return True
    short.append(f"misses {cover.key}")
    return False


def _absent(words: str, held: Mapping[str, list[str]], short: list[str]) -> bool:
    phrase = _flat(words)
    found = any(phrase in line for lines in held.values() for line in lines)
    if found:
        short.append(f"says “{words}”")
    return not found


def _asked(words: str, spec: Spec, short: list[str]) -> bool:
    phrases = [_flat(phrase) for phrase in words.split(" & ")]
    found = any(all(phrase in _flat(one.text) for phrase in phrases) for one in spec.questions)
    if not found:
        short.append(f"does not ask about {words}")
    return found


def _grounding(spec: Spec, texts: Mapping[str, str], short: list[str]) -> float:
    found = []
    for owner, ref in quoted(spec):
        good = ref.quote is None or (ref.path in texts and where(ref.quote, texts[ref.path], ref.line).as_cited)
        found.append(good)
        if not good:
            short.append(f"{owner or 'a line set aside'} quotes what {ref.path}:{ref.line} does not say")
    for one in spec.requirements:
        found.append(bool(one.source))
        if not one.source:
            short.append(f"{one.id} names no source")
    return _share(found)


def _numbers(spec: Spec, texts: Mapping[str, str], short: list[str]) -> float:
    known = numbers_known("\n".join(texts.values()))
    found = []
    for one in spec.requirements:
        own = [shown for figure, shown in numbers_in(filled(one.text, spec.parameters)) if figure not in known]
        found.append(not own or one.proposed)
        if not found[-1]:
            short.append(f"{one.id} says {', '.join(own)}, and no source does")
    return _share(found)


def spans_short(rules: Sequence[SpanRule], spans: Sequence[Span]) -> Iterator[str]:
    """What the spans of a run go beyond."""
    for rule in rules:
        mine = [one for one in spans if one.name.split()[0] == rule.name and _matches(rule, one)]
        cost = sum(value for one in mine if isinstance(value := one.attributes.get("cost"), float))
        seconds = sum(one.seconds for one in mine)
        if rule.max_count is not None and len(mine) > rule.max_count:
            yield f"{len(mine)} spans `{rule.name}`, at most {rule.max_count}"
        if rule.max_cost_usd is not None and cost > rule.max_cost_usd:
            yield f"`{rule.name}` cost ${cost:.4f}, at most ${rule.max_cost_usd}"
        if rule.max_seconds is not None and seconds > rule.max_seconds:
            yield f"`{rule.name}` took {seconds:.1f} s, at most {rule.max_seconds:g} s"


def _matches(rule: SpanRule, span: Span) -> bool:
    return all(str(span.attributes.get(key.removeprefix("specflow."), "")) == value for key, value in rule.where.items())
