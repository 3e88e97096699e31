"""What looks like a secret, and words that speak to a machine instead of about a product: one list for notes and for prompts.

Two readers use it. Drafting reads documents of people before they leave the machine; prompts show code and prose to an
agent. What only one of them can tell from ordinary text is a list of its own.
"""

from __future__ import annotations

import re

Named = tuple[tuple[str, re.Pattern[str]], ...]

LONGEST = 4_000
"""Characters of a line that are looked at."""
KEY_BLOCK = re.compile(r"-----(BEGIN|END) [A-Z ]{0,40}PRIVATE KEY-----")
WHOLE_KEY = re.compile(r"-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----[\s\S]{0,8000}?(?:-----END [A-Z ]{0,40}PRIVATE KEY-----|\Z)")
_KEY_WORD = r"(?:passw(?:or)?d|pwd|secret|token|api[_-]?key|private[_-]?key|credential)"
SECRETS: Named = (
    ("key of a model provider", re.compile(r"\bsk-[A-Za-z0-9_-]{16,200}")),
    ("cloud access key", re.compile(r"\b(?:AKIA|ASIA)[0-9A-Z]{16}\b")),
    ("repository token", re.compile(r"\b(?:gh[pousr]_[A-Za-z0-9]{20,255}|github_pat_\w{20,255}|glpat-[\w-]{16,100})", re.ASCII)),
    ("chat token", re.compile(r"\bxox[abeoprs]-[A-Za-z0-9-]{10,200}")),
    ("API key", re.compile(r"\bAIza[0-9A-Za-z_-]{30,60}|\b[prs]k[-_](?:[A-Za-z]{2,12}[-_]){0,3}[A-Za-z0-9_-]{16,200}")),
    ("signed token", re.compile(r"\beyJ[\w-]{8,2000}\.[\w-]{8,2000}\.[\w-]{4,1000}")),
    ("password in an address", re.compile(r"(?<=://)[^\s:/@]{1,100}:[^\s/@]{1,200}(?=@)")),
    ("password", re.compile(
        rf"(?i)\b[\w-]{{0,40}}{_KEY_WORD}[\w-]{{0,20}}[\"']?\s{{0,3}}[:=]\s{{0,3}}"
        r"(?:\"([^\"\n]{6,200})(?=\")|'([^'\n]{6,200})(?='))")),
    ("password", re.compile(  # a call or an item after `=` fetches a secret and is none
        rf"(?i)(?<![\w-])(?:\w{{1,40}}[_-])?{_KEY_WORD}\b[\"']?\s{{0,3}}"
        r"(?:(?::|is)\s{0,3}|=\s{0,3}(?![A-Za-z_][\w.]{0,80}[(\[]))[\"']?"
        r"(?=[^\s\"']{0,200}[\d!@#$%^&*])([^\s\"',;]{8,200})")),
)  # fmt: skip
"""Kinds of secrets; where a pattern has groups, the one that matched is the secret and the rest is what it stands beside."""

_FORGET = (
    r"\b(?:ignore|disregard|forget|override|bypass)\b[^.\n]{0,40}"
    r"\b(?:previous|prior|above|earlier|preceding|all|your|these|system|the)\b[^.\n]{0,30}"
    r"\b(?:instructions?|prompts?|rules|guidelines|messages?)\b"
    r"|\b(?:ignore|disregard|forget) everything (?:above|before|you|else)\b"
)
_YOU_ARE = (
    r"\byou are (?:now |actually |no longer )?(?:an? |the )?"
    r"(?:AI|assistant|language model|LLM|model|chatbot|DAN|agent|system|drafter)\b|\bas an? (?:AI|language model|LLM)\b[, ]"
)
_ANSWER = (
    r"\b(?:respond|reply|answer|output)\b (?:only |exactly |just )?(?:with|the following|in)\b[^.\n]{0,60}"
    r"\b(?:json|html|script|nothing|only)\b"
    r"|\b(?:do not|don't|never) (?:mention|tell|reveal|show|report|list|inform)\b[^.\n]{0,50}"
    r"\b(?:reviewers?|humans?|this (?:line|instruction|note)|people reading)\b"
)
_SIGN = (
    r"\b(?:mark|set|treat|make|consider)\b[^.\n]{0,60}\b(?:requirements?|specs?|drafts?|everything|items?|status)\b"
    r"[^.\n]{0,40}\b(?:as |to )?(?:approved|final|signed)\b"
)
_PROMPT = (
    r"\b(?:system prompt|new instructions|hidden instructions?|developer (?:message|mode)|jailbreak)\b"
)
_TURN = r"</?(?:system|assistant)>|<\|[a-z_]{2,20}\|>|\[/?INST\]"
_ORDERS = (
    ("words that tell a model to forget what it was told", _FORGET),
    ("words that tell a model what it is", _YOU_ARE),
    ("a turn of a conversation", _TURN),
    ("words about a prompt", _PROMPT),
    ("words that tell a model what to answer", _ANSWER),
    ("words that ask for a sign-off", _SIGN),
)
ORDERS: Named = tuple((why, re.compile(pattern, re.IGNORECASE)) for why, pattern in _ORDERS)
"""What is an order wherever it stands."""

_HIDDEN = "[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\U000e0000-\U000e007f]"
_ROLES = (
    r"(?i)^\W{0,6}(?:system|assistant|human|developer)\s{0,2}:"
    r"|<\s?/?\s?(?:system|assistant|documents?|instructions?|prompt)\b|<\|"
)
IN_DOCUMENTS: Named = (
    ("invisible or direction-changing characters", re.compile(_HIDDEN)),
    ("a hidden comment", re.compile(r"<!--|\[//\]: #")),
    ("words that no page shows", re.compile(
        r"(?i)<[a-z][^<>]{0,300}(?:\shidden\b|display\s{0,3}:\s{0,3}none|visibility\s{0,3}:\s{0,3}hidden|font-size\s{0,3}:\s{0,3}0)")),
    *ORDERS,
    ("a turn of a conversation", re.compile(_ROLES)),
)
"""The same and what only a document of people has no use for; code and markup are full of it."""

IN_PROMPTS: Named = (
    *ORDERS,
    ("words that keep something from people", re.compile(
        r"(?i)\bdo not (?:tell|mention|reveal|inform)\b.{0,30}\b(?:user|anyone|human|reviewer)\b")),
    ("a command that fetches and runs", re.compile(r"(?i)\b(?:curl|wget)\b[^\n|]{0,200}\|\s{0,3}(?:ba|z)?sh\b")),
    ("words that send secrets away", re.compile(
        r"(?i)\b(?:exfiltrate|send|post|upload)\b.{0,40}\b(?:secrets?|tokens?|credentials|env)\b")),
)  # fmt: skip
"""The same and what an agent could be led to do; a product may well ask for it."""


def secret_in(found: re.Match[str]) -> str:
    """The secret of a match: the group that matched, or all of it."""
    return found[found.lastindex or 0]


def covered(found: re.Match[str], name: str) -> str:
    """The match with `name` where its secret stood."""
    start, end = (at - found.start() for at in found.span(found.lastindex or 0))
    return found[0][:start] + name + found[0][end:]
