"""A small search for agents: requirements, context lines and definitions, ranked by the rare words they share with a query."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from specflow.flows import trace_query, tracing
from specflow.flows import workspace as ws
from specflow.model.text import filled
from specflow.parse.words import stems_of, words_of
from specflow.plan.guard import masked

MOST = 8
LONGEST = 400


class Hit(NamedTuple):
    """Something that speaks of the query: what it is, where it stands, its words, and how near it is (0 to 1)."""

    kind: str
    name: str
    at: str
    text: str
    score: float


def search(cwd: Path, query: str, most: int = MOST) -> tuple[Hit, ...]:
    """The nearest requirements, context lines and definitions. Secrets in them are masked."""
    wanted = _stems(query[:1000])
    passages = [(hit, _stems(f"{hit.name} {hit.text}")) for hit in _passages(cwd)]
    often = Counter(word for _, words in passages for word in words)
    weight = {word: math.log(1 + len(passages) / (1 + often[word])) for word in wanted}
    whole = sum(weight.values()) or 1.0
    scored = [(sum(weight[word] for word in sorted(wanted & words)) / whole, hit) for hit, words in passages]
    best = sorted((pair for pair in scored if pair[0] > 0), key=lambda pair: (-pair[0], pair[1].at))[:most]
    return tuple(hit._replace(score=round(score, 3), text=masked(hit.text[:LONGEST])[0]) for score, hit in best)


def _stems(text: str) -> frozenset[str]:
    """Stems of words and of the parts of identifiers."""
    split = re.sub(r"(?<=[a-z0-9])(?=[A-Z])|[_/.]", " ", text[:20_000])
    return frozenset(stems_of(word for word in words_of(split) if len(word) > 2))


def _passages(cwd: Path) -> Iterator[Hit]:
    traced = trace_query.traced(cwd, tracing.Options())
    for one in traced.project.requirements:
        text = filled(one.requirement.text, one.spec.parameters)
        yield Hit("requirement", one.full_id, str(one.at()), f"{one.requirement.title}: {text}", 0)
    config = traced.workspace.config.context
    for path in (config.product, config.code):
        for number, line in enumerate((ws.source_text(traced.workspace, path) or "").splitlines(), 1):
            if len(line.split()) > 3:
                yield Hit("context", path, f"{path}:{number}", line.strip(), 0)
    for path, file in sorted(traced.trace.files.items()):
        lines = traced.code.text(path).splitlines()
        for definition in file.definitions:
            head = " ".join(line.strip() for line in lines[definition.start - 1 : definition.line + 2])
            yield Hit("code", definition.name, f"{path}:{definition.line}", head, 0)
