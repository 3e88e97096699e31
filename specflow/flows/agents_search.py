"""A search for agents and people: requirements, context lines and definitions, by the rare words they share with a query."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from specflow.analysis.ranking.words import words
from specflow.flows import code_index
from specflow.flows import workspace as ws
from specflow.model.project import Project
from specflow.model.text import filled
from specflow.parse.interop.markdown import visible
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
    """The nearest requirements, context lines and definitions, secrets masked."""
    wanted = frozenset(words(query[:1000]))
    if not wanted:
        return ()
    workspace = ws.find(cwd)
    project = ws.load(workspace, ws.all_specs(workspace), frozenset())
    found = [*_told(workspace, project, wanted), *_coded(workspace, query[:1000], most)]
    best = sorted(found, key=lambda hit: (-hit.score, hit.at))[:most]
    return tuple(hit._replace(score=round(hit.score, 3), text=masked(hit.text[:LONGEST])[0]) for hit in best)


def _coded(workspace: ws.Workspace, query: str, most: int) -> Iterator[Hit]:
    for one in code_index.matches(workspace, [query], most):
        text = " — ".join(part for part in (one.signature, one.doc) if part)
        name = one.name or one.path.rpartition("/")[2]
        yield Hit("test" if one.test else "code", visible(name), f"{one.path}:{one.line}", text, one.score)


def _told(workspace: ws.Workspace, project: Project, wanted: frozenset[str]) -> Iterator[Hit]:
    """Requirements and context lines, by the share of the query that they speak of."""
    passages = [(hit, frozenset(words(f"{hit.name} {hit.text}"))) for hit in _passages(workspace, project)]
    often = Counter(word for _, said in passages for word in said)
    weight = {word: math.log(1 + (len(passages) + 1) / (1 + often[word])) for word in sorted(wanted)}
    whole = math.fsum(weight.values())
    for hit, said in passages:
        if score := math.fsum(told for word, told in weight.items() if word in said) / whole:
            yield hit._replace(score=score)


def _passages(workspace: ws.Workspace, project: Project) -> Iterator[Hit]:
    for one in project.requirements:
        text = filled(one.requirement.text, one.spec.parameters)
        yield Hit("requirement", one.full_id, str(one.at()), f"{one.requirement.title}: {text}", 0)
    config = workspace.config.context
    for path in (config.product, config.code):
        for number, line in enumerate((ws.source_text(workspace, path) or "").splitlines(), 1):
            if len(line.split()) > 3:
                yield Hit("context", path, f"{path}:{number}", line.strip(), 0)
