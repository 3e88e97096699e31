"""What is wrong with a YAML file, in words for the person who wrote it."""

from __future__ import annotations

import re

import yaml

from specflow.model.finding import Problem
from specflow.parse.yaml_places import Source

_UNPRINTABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_CONFLICT = re.compile(r"^(?:<{7}|={7}|>{7})(?: .*)?$", re.MULTILINE)
_QUOTE = "Put the whole value in double quotes."

_NO_ANCHOR = "Write values out instead of using anchors."
_BRACKET = "Close it, or quote the value if it is text."
_LEVEL = "Give it as many spaces as the lines it belongs to."

_SAYINGS: tuple[tuple[str, bool, str, str], ...] = (
    ("mapping values are not allowed", False, "A `: ` stands where no key can stand.", f"{_QUOTE} Or check its indentation."),
    ("block sequence entries are not", False, "A list cannot start here.", "Start the list on a line of its own."),
    ("found unexpected end of stream", True, "This quote is never closed.", "Close the quote."),
    ("found unexpected document indicator", True, "This quote is never closed.", "Close the quote."),
    ("expected ',' or ']'", True, "This `[` is not closed, or a comma is missing.", _BRACKET),
    ("expected ',' or '}'", True, "This `{` is not closed, or a comma is missing.", _BRACKET),
    ("found unknown escape character", False, "This backslash starts no known escape.", r"Write `\\`, or use single quotes."),
    ("expected ':'", True, "This line has no `: ` after its key.", "Add `: ` and a value, or indent it under its text."),
    ("expected '-' indicator", False, "Here a list item (`- `) or the end of the list was expected.", _LEVEL),
    ("expected <block end>", False, "This does not fit the lines above it.", _LEVEL),
    ("did not find expected key", False, "This does not fit what is before it.", f"{_LEVEL} Nothing follows a closing quote."),
    ("undefined alias", False, "A value that starts with `*` refers to an anchor, and there is none.", _QUOTE),
    ("second occurrence", False, "An anchor (`&name`) of this name stands already above.", _NO_ANCHOR),
    ("undefined tag handle", False, "A value that starts with `!` asks for a special type.", _QUOTE),
    ("comment or line break", False, "After `>` or `|` the line must end.", "Start the text on the next line, or quote it."),
)
"""Part of the parser's words, whether the place where it began is the better one, our words, what to do."""


# spec: note-to-spec/FR-15
def explained(source: Source, error: yaml.MarkedYAMLError) -> Problem:
    """The parser's complaint, at its place, with what to do."""
    if conflict := _CONFLICT.search(source.text, source.shift):
        help_ = "Keep one side, or what is right of both, and remove the lines that git put there."
        return _unparsable(source, conflict.start(), "This line is git's: a merge has left a conflict here.", help_)
    problem = error.problem or "no reason given"
    mark = error.problem_mark or error.context_mark
    at = mark.index + source.shift if mark else 0
    if "cannot start any token" in problem or "tab character" in problem:
        return _bad_start(source, at)
    for part, use_context, message, help_ in _SAYINGS:
        if part in problem:
            if use_context and error.context_mark:
                at = error.context_mark.index + source.shift
            return _unparsable(source, at, message, help_)
    return _unparsable(source, at, f"This is no YAML: {problem}.", "Compare the line with the ones around it.")


def _bad_start(source: Source, at: int) -> Problem:
    character = source.text[at : at + 1]
    if character == "\t" or "\t" in source.text[max(at - 1, 0) : at]:
        return _unparsable(source, at, "A tab stands where only spaces may stand.", "Replace the tab by spaces.")
    return _unparsable(source, at, f"A value cannot start with `{character}`.", _QUOTE)


def unprintable(source: Source) -> Problem | None:
    """The first character that YAML does not allow in a file."""
    found = _UNPRINTABLE.search(source.text, source.shift)
    if not found:
        return None
    message = f"The character U+{ord(found[0]):04X} may not stand in a YAML file."
    return _unparsable(source, found.start(), message, r'Remove it, or write it as an escape ("\xNN") in double quotes.')


def too_big(source: Source, limit: int) -> Problem:
    """More text than is read."""
    return _unparsable(source, 0, f"The file is longer than {limit} characters; it is not read.", "Split the feature.")


def _unparsable(source: Source, at: int, message: str, help_: str) -> Problem:
    return Problem("unparsable", message, source.span(at, min(at + 1, len(source.text))), help=help_)
