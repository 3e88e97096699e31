"""From a note and its context to a spec: read, classify, phrase, complete, check."""

from specflow.draft.lexicon import Lexicon, read_lexicon
from specflow.draft.pipeline import draft
from specflow.draft.value import Drafted, OpenPoint, Source

__all__ = ["Drafted", "Lexicon", "OpenPoint", "Source", "draft", "read_lexicon"]
