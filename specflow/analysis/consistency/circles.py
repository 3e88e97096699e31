"""Circles in a graph of dependencies."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence


def circles_of(graph: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, ...]]:
    """One circle for each group of nodes that lead back to each other, starting at the node that comes first in `graph`.

    Time is linear in nodes and edges; deep graphs are no problem, since nothing recurses.
    """
    done: set[str] = set()
    for root in graph:
        if root not in done:
            yield from _from(root, graph, done)


def _from(root: str, graph: Mapping[str, Sequence[str]], done: set[str]) -> Iterator[tuple[str, ...]]:
    path: list[str] = [root]
    on_path = {root: 0}
    waiting = [iter(graph.get(root, ()))]
    while path:
        following = next(waiting[-1], None)
        if following is None:
            waiting.pop()
            gone = path.pop()
            del on_path[gone]
            done.add(gone)
        elif following in on_path:
            yield _first_first(path[on_path[following] :], graph)
        elif following not in done:
            on_path[following] = len(path)
            path.append(following)
            waiting.append(iter(graph.get(following, ())))


def _first_first(circle: Sequence[str], graph: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    inside = set(circle)
    first = circle.index(next(node for node in graph if node in inside))
    return (*circle[first:], *circle[:first])
