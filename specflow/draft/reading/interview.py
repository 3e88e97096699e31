"""An interview in a transcript: whose part it is to ask, and what the others say to each question."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from specflow.parse.markdown import Block
from specflow.parse.words import groups_of, words_of

ASKED = "@?"
"""The marker of a message in which an interviewer asks what the next message answers."""
_FEWEST = 3  # questions of somebody who asks and tells nothing
_SHARE = 0.75

_TOPIC = 3  # words of `Refunds?`
_LONGEST = 200
_GOES_ON = "…"  # what is said later belongs to the question's subject, but does not answer it word by word
_ABOUT = re.compile(r"(?:who|what|which|where|when|how (?:much|many|long|often))\b", re.IGNORECASE)
_OPENS = re.compile(r"^(?:(?:and|so|ok|okay|well|right|then|but),? )+", re.IGNORECASE)
_CASE = re.compile(r"^(?:what )?(?P<when>when|if) (?P<what>.+)$", re.IGNORECASE)
_ROLES = frozenset(("background", "metrics", "out", "questions"))


def interviewed(blocks: Sequence[Block], speakers: Mapping[int, str]) -> tuple[Block, ...]:
    """The blocks, where an interviewer's questions are marked and each answer has its question as `lead`.

    `speakers` are the names of those who speak, by the place of their message among the blocks.
    """
    asking = _interviewers(blocks, speakers)
    told: list[Block] = []
    lead = ""
    for at, block in enumerate(blocks):
        if block.kind == "heading":
            lead = ""
        speaker = speakers.get(at)
        answered = speakers.get(at + 1) not in (None, *asking)
        if speaker in asking and block.text.rstrip().endswith("?") and answered:
            lead = re.split(r"(?<=[.!?]) ", block.text.strip())[-1][:_LONGEST]
            told.append(replace(block, marker=ASKED))
        elif speaker in asking:
            lead = ""
            told.append(block)
        else:
            told.append(replace(block, lead=lead) if lead and speaker else block)
            lead = f"{lead} {_GOES_ON}" if lead.endswith("?") else lead
    return tuple(told)


def _interviewers(blocks: Sequence[Block], speakers: Mapping[int, str]) -> frozenset[str]:
    """Who only asks: three questions or more, and hardly a message without one; nobody where all of them do."""
    asks: dict[str, list[bool]] = defaultdict(list)
    for at, name in speakers.items():
        asks[name].append(blocks[at].text.rstrip().endswith("?"))
    found = {name for name, ends in asks.items() if sum(ends) >= _FEWEST and sum(ends) >= _SHARE * len(ends)}
    return frozenset(found) if len(found) < len(asks) else frozenset()


def role_asked(lead: str, sections: Mapping[str, str]) -> str:
    """What a question asks after: `How would you know it was worth it?` after metrics; empty for how something should be."""
    if "?" not in lead[-3:]:
        return ""
    known = [phrase for phrase in groups_of(words_of(lead)) if sections.get(phrase) in _ROLES and len(phrase) > 4]
    return sections[max(known, key=lambda phrase: (len(phrase), phrase))] if known else ""


def answered_to(lead: str, text: str) -> str:
    """A verbless answer with what was asked: `Refunds: only at the desk`, `When somebody walks away, back to the start`."""
    if not lead.endswith("?"):
        return ""
    asked = _OPENS.sub("", lead.rstrip("?").strip())
    if case := _CASE.match(asked):
        return f"{case['when'].capitalize()} {case['what']}, {text[:1].lower()}{text[1:]}"
    if not _ABOUT.match(asked) and len(words_of(asked)) > _TOPIC:
        return ""
    return f"{asked[:1].upper()}{asked[1:]}: {text[:1].lower()}{text[1:]}"
