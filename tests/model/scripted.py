"""Models made of a few lines: an honest one that answers each stage from what it was sent, and the parts to spoil it with."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

from tests.model.loopback import Script, Step

_LINE = re.compile(r"^(?P<path>[^\n|]+?):(?P<line>\d+)!?\| (?P<text>.*)$", re.MULTILINE)
_FLOOR = re.compile(r"^- (?P<kind>FR|NFR|EC|BR) (?P<path>[^\n|]+?):(?P<line>\d+)\| (?P<text>.*)$", re.MULTILINE)
_FOR = {
    "First, alignment": "align", "Now the req": "draft", "Now read the draft": "critique", "Mend the draft": "repair",
    "Now judge": "judge",
}  # fmt: skip
QUESTIONS = ("faithful", "complete", "clear")
NOTE = """# Ask Maps

People want to find places by asking in plain language. A visitor must be able to type a question of up to 300 characters.
Every answer must show three to five places within 2 seconds. If no place is good enough, say so.

Goal: 70% of answers rated helpful. Booking tables can wait. Open: how sure must we be of a match? Ask jo@example.org.
"""
Answer = dict[str, Any]
Spoil = Callable[[str, Answer, "Sent"], Answer]


class Sent:
    """What a request held: its stage, the lines of its documents, the offline draft's lines."""

    def __init__(self, body: dict[str, Any]) -> None:
        content = body["messages"][0]["content"]
        if isinstance(content, str):  # the older dialect: one text, the question behind the documents
            at = max(content.find(start) for start in _FOR)
            self.documents, self.instruction = content[:at], content[at:]
        else:
            self.documents, self.instruction = content[0]["text"], content[1]["text"]
        self.stage = next(stage for start, stage in _FOR.items() if self.instruction.startswith(start))
        self.lines = [(one["path"], int(one["line"]), one["text"]) for one in _LINE.finditer(self.documents)]
        self.floor = [one.groupdict() for one in _FLOOR.finditer(self.instruction)]

    def quote(self, words: str) -> Answer:
        """A citation of the first line that holds these words."""
        for path, line, text in self.lines:
            if words in text:
                return {"path": path, "line": line, "quote": words}
        return {"path": "note.md", "line": 1, "quote": words}


def requirement(text: str, quote: Answer, key: str = "x1", **more: Any) -> Answer:
    """A requirement as a model gives it."""
    base: Answer = {"key": key, "kind": "FR", "title": " ".join(text.split()[:5]), "text": text, "priority": "must",
                    "proposed": False, "confidence": "high", "rationale": "", "scenarios": [], "quotes": [quote]}  # fmt: skip
    return {**base, **more}


def honest(sent: Sent) -> Answer:
    """What a good model says: each line that the offline draft has, quoted."""
    if sent.stage == "align":
        return {"title": "", "goal": "", "job": "", "questions": [], "metrics": [], "stories": [], "out_of_scope": []}
    if sent.stage == "judge":
        return {"verdicts": [{"question": one, "verdict": "good", "reason": "", "quotes": []} for one in QUESTIONS]}
    if sent.stage == "critique":
        return {"findings": []}
    found = []
    for at, one in enumerate(sent.floor if sent.stage == "draft" else []):
        quote = {"path": one["path"], "line": int(one["line"]), "quote": one["text"]}
        found.append(requirement(one["text"], quote, f"r{at}", kind=one["kind"]))
    if sent.stage == "draft":
        return {"requirements": found, "constraints": [], "left_out": []}
    return {"requirements": [], "withdrawn": [], "left_out": []}


def model(spoil: Spoil | None = None, **step: Any) -> Script:
    """A script for the server: the honest answer of each stage, spoilt where that is asked for."""

    def script(body: dict[str, Any], _number: int) -> Step:
        sent = Sent(body)
        answer = honest(sent)
        return Step(json.dumps(spoil(sent.stage, answer, sent) if spoil else answer), **step)

    return script


def better(stage: str, answer: Answer, sent: Sent) -> Answer:
    """What a model adds: an edge case of its own, a clearer sentence, an example."""
    if stage == "draft":
        quote = sent.quote("Every answer must show three to five places within 2 seconds.")
        scenario = {"given": "a question", "when": "the visitor asks it", "then": "three to five places are shown"}
        clear = "Every answer must show three to five places within 2 seconds."
        others = [one for one in answer["requirements"] if "three to five" not in one["text"]]
        answer["requirements"] = [
            *others,
            requirement(clear, quote, "b1", title="Three to five places", scenarios=[scenario], kind="NFR"),
            requirement("When the question is empty, the visitor must be asked for one.", sent.quote("type a question"), "b2",
                        title="Empty question", proposed=True, kind="EC", rationale="It happens on every phone."),
        ]  # fmt: skip
    return answer
