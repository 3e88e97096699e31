"""Taking one change back while keeping what came after it: a merge of lines."""

from __future__ import annotations

from difflib import SequenceMatcher


def undone(before: str, after: str, now: str) -> str | None:
    """`now` without the change from `before` to `after`; None where later changes touch the same lines."""
    if now == after:
        return before
    old, new, present = (text.splitlines(keepends=True) for text in (before, after, now))
    places = _places(new, present)
    edits: list[tuple[int, int, list[str]]] = []
    for tag, i1, i2, j1, j2 in _codes(old, new):
        if tag == "equal":
            continue
        at = places.get(j1) if j1 < j2 else _between(places, j1, len(new), len(present))
        if at is None or any(places.get(j) != at + (j - j1) for j in range(j1, j2)):
            return None
        edits.append((at, at + j2 - j1, old[i1:i2]))
    for start, end, lines in reversed(edits):
        present[start:end] = lines
    return "".join(present)


def _between(places: dict[int, int], at: int, size: int, present: int) -> int | None:
    """Where removed lines stood: between two lines that still are neighbours."""
    above = places.get(at - 1, -1 if at == 0 else None)
    below = places.get(at, present if at == size else None)
    return below if above is not None and below is not None and below == above + 1 else None


def _places(new: list[str], present: list[str]) -> dict[int, int]:
    found: dict[int, int] = {}
    for tag, i1, i2, j1, _ in _codes(new, present):
        if tag == "equal":
            found |= {i1 + step: j1 + step for step in range(i2 - i1)}
    return found


def _codes(one: list[str], other: list[str]) -> list[tuple[str, int, int, int, int]]:
    """difflib's opcodes; what both share at the ends is not looked at twice."""
    most = min(len(one), len(other))
    head = next((at for at in range(most) if one[at] != other[at]), most)
    tail = next((at for at in range(most - head) if one[-1 - at] != other[-1 - at]), most - head)
    middle = SequenceMatcher(None, one[head : len(one) - tail], other[head : len(other) - tail], autojunk=False).get_opcodes()
    codes = [(tag, a + head, b + head, c + head, d + head) for tag, a, b, c, d in middle]
    start = [("equal", 0, head, 0, head)] if head else []
    end = [("equal", len(one) - tail, len(one), len(other) - tail, len(other))] if tail else []
    return [*start, *codes, *end]
