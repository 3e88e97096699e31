"""The stages joined: read, classify, split, phrase, complete, check."""

from __future__ import annotations

from collections.abc import Sequence

from specflow.draft.assemble import Assembly
from specflow.draft.lexicon import Lexicon
from specflow.draft.read import read_source
from specflow.draft.value import Drafted, OpenPoint, Source


def draft(
    sources: Sequence[Source],
    *,
    feature: str | None = None,
    lexicon: Lexicon,
    open_points: Sequence[OpenPoint] = (),
) -> Drafted:
    """A spec drafted from its sources: pure, and the same for the same input.

    `sources` of role `note` and `extra` are what is asked for, `product` holds business rules, `code` technical facts.
    `feature` names the spec; without it the note's title or file name does. `open_points` join the questions.
    """
    documents = [read_source(source) for source in sources]
    return Assembly(documents, feature, lexicon).build(open_points)
