"""The judge of evals: a model other than the drafter, several readings, and a bad verdict only with a quote that shows it."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from specflow.adapters import templates
from specflow.draft.lexicon import Lexicon
from specflow.draft.staged.grounds import Judge
from specflow.draft.staged.guard import masked, suspects
from specflow.draft.staged.stages import Prompts, documents_of
from specflow.draft.staged.wire import JudgedItem, NotJson, Reply, read_reply
from specflow.draft.value import Source
from specflow.flows.calling import Caller, Unreadable
from specflow.model.spec import Spec
from specflow.render.markdown import render_markdown

_WORTH = {"good": 1.0, "fair": 0.5, "bad": 0.0}
QUESTIONS = ("faithful", "complete", "clear")


def judged(caller: Caller, sources: Sequence[Source], spec: Spec, lexicon: Lexicon, votes: int) -> dict[str, float]:
    """Each question's verdict from 0 (bad) to 1 (good), the median of `votes` readings. Raises like `Caller.ask`."""
    hidden = masked(sources)
    found = suspects(sources)
    prompts = Prompts(templates.folder("model"), documents_of(hidden.sources, found), caller.models)
    grounds = Judge(hidden.sources, found, lexicon)
    text = render_markdown(spec)
    for placeholder, words in hidden.hidden.items():
        text = text.replace(words, placeholder)
    told: dict[str, list[float]] = {name: [] for name in QUESTIONS}
    for vote in range(1, votes + 1):
        reply = caller.ask(prompts.request("judge", draft=text, vote=str(vote)), _read)
        for one in reply.items("verdicts", JudgedItem):
            shown = bool(grounds.places(one.quotes))
            told[one.question].append(_WORTH[one.verdict] if shown or one.verdict != "bad" else _WORTH["fair"])
    return {name: median(values) if values else 0.0 for name, values in told.items()}


def _read(text: str) -> Reply:
    try:
        return read_reply("judge", text)
    except NotJson as problem:
        raise Unreadable(str(problem)) from None
