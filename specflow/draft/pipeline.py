"""The stages joined: read, classify, split, phrase, complete, check."""

from __future__ import annotations

from collections.abc import Sequence

from specflow.draft.align import gaps_in
from specflow.draft.classifying.classify import classify, grammar_of
from specflow.draft.collect import Collected
from specflow.draft.compose import Composer
from specflow.draft.lexicon import Lexicon
from specflow.draft.phrasing.phrase import Phraser
from specflow.draft.phrasing.titles import clean
from specflow.draft.reading.english import english
from specflow.draft.reading.read import Document, read_source, unreadable
from specflow.draft.value import REQUIREMENT_PARTS, Drafted, OpenPoint, Read, Source
from specflow.model.ids import slugify
from specflow.parse.words import words_of

OPEN_POINT = 9.5
"""The weight of a contradiction among the questions: it comes first."""
_MACHINES = frozenset(("ai", "llm", "gpt", "chatbot", "model", "models", "genai", "machine"))
SPEAKING = REQUIREMENT_PARTS | {"goal", "story", "question", "metric"}
FOREIGN = (
    "The word lists do not reach this text's language: every sentence is kept for review in its author's own words, "
    "and nothing was added."
)


# spec: note-to-spec/FR-06, FR-09
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
    documents = [read_source(source, lexicon) for source in sources]
    notes = [one for one in documents if one.source.role in ("note", "extra")]
    found = Collected(documents, lexicon)
    remarks = [said for one in documents if (said := _seen(one))]
    remarks += _fill(documents, notes, found, lexicon)
    for document in documents:
        for place, why in document.unread:
            if document in notes or not place.quote.startswith("<!--"):  # a context's comments explain the file
                found.set_aside(place, why)
    for point in open_points:
        found.ask(point.text, point.suggested, point.sources, OPEN_POINT)
    gaps = () if remarks or not found.requirements else gaps_in(
        found.job, found.goal, found.stories, found.out, found.metrics, lexicon
    )  # fmt: skip
    for gap in gaps:
        found.ask(gap.text, gap.suggested or None, (), gap.weight)
    title = clean(next((one.title for one in notes if one.title), "")) or _from_path(notes) or "Untitled feature"
    return Drafted(found.spec(feature or slugify(title) or "feature", title), tuple(remarks), gaps)


def _seen(document: Document) -> str:
    """What a person should know of a source from which nothing could be drafted; empty for any other."""
    path, text = document.source.path, document.source.text
    if unreadable(text):
        return f"{path} is no text: nothing was drafted from it. Save it as plain text or Markdown."
    if not any(sign.isalnum() for sign in text):
        return f"{path} is empty: there was nothing to draft from."
    if not document.sentences and document.source.role in ("note", "extra"):
        return f"{path} holds no sentence, only headings, code or links: nothing was drafted from it."
    return ""


def _fill(documents: Sequence[Document], notes: Sequence[Document], found: Collected, lexicon: Lexicon) -> list[str]:
    """Everything the sources say; what a person should know about it."""
    phraser = Phraser(grammar_of(lexicon), lexicon)
    composer = Composer(found, lexicon, phraser)
    told = (words for one in notes for words in (words_of(one.title), *(read.words for read in one.sentences)))
    phraser.machines = any(not _MACHINES.isdisjoint(words) for words in told)
    note = [read for one in notes for read in one.sentences]
    if not english(note, lexicon):
        composer.foreign(note)
        for document in documents:
            if document not in notes:
                composer.uncompared(document)
        return [FOREIGN]
    speaking: list[Read] = []
    within: list[Read] = []
    acting: list[Read] = []
    for document in notes:
        judged = classify(document.sentences, lexicon)
        composer.note(judged)
        within += [one.read for one in judged if one.part not in ("out", "document", "alternative", "reference")]
        acting += [one.read for one in judged if one.part in SPEAKING - {"metric", "question"}]
        speaking += [one.read for one in judged if one.part in SPEAKING]
    title = " ".join(one.title for one in notes)
    for document in documents:
        if document not in notes:
            composer.context(document, within, speaking, title)
    composer.complete(speaking, acting, title)
    return []


def _from_path(notes: Sequence[Document]) -> str:
    """`Parcel lockers` of `ideas/parcel-lockers.md`; nothing for a name that says nothing."""
    name = notes[0].source.path.rpartition("/")[2].partition(".")[0] if notes else ""
    words = " ".join(name.replace("-", " ").replace("_", " ").split())
    return "" if words.lower() in ("", "note", "notes", "readme", "stdin", "input") else words[:1].upper() + words[1:]
