"""Names of code in a sentence as the words that they are made of: `seat_plan`, `set to false`, `CVs`."""

from __future__ import annotations

from specflow.analysis.consistency.words.tokens import Token, meaning

_TRUTH = {"true": "enabled", "false": "disabled"}
_SET = frozenset("set sets defaults default defaulted initialised initialized".split())


def without_code(tokens: tuple[Token, ...], text: str, shift: int) -> tuple[Token, ...]:
    """The tokens of a sentence of `text`, which starts at `shift`, with names of code as words and truth values as on and off."""
    if "_" in text:
        tokens = _split(tokens, text, shift)
    return _switched(_acronyms(tokens, text, shift))


def _split(tokens: tuple[Token, ...], text: str, shift: int) -> tuple[Token, ...]:
    """The names of code as words: a seat plan for `seat_plan`."""
    found: list[Token] = []
    skipped = False
    for token in tokens:
        written = text[token.start - shift : token.end - shift]
        if "_" not in written.strip("_") or not token.is_word or _in_a_path(text, token.start - shift, token.end - shift):
            if not (skipped and token.word == "`"):
                found.append(token)
            skipped = False
            continue
        if found and found[-1].word == "`":
            found.pop()
        start = token.start
        for piece in token.word.split("_"):
            if piece:
                found.append(Token(piece, start, start + len(piece), meaning(piece)))
            start += len(piece) + 1
        skipped = True
    return tuple(found)


def _in_a_path(text: str, start: int, end: int) -> bool:
    """`Order.due_date`, `jobs/send_mail.py`, `send_mail()`: what belongs to code alone."""
    before, behind = text[max(0, start - 1) : start], text[end : end + 2]
    joined = behind[:1] in (".", ":") and behind[1:].isalnum()
    return before in (".", "/", ":", "-") or behind[:1] in ("(", "/", "[") or joined


def _acronyms(tokens: tuple[Token, ...], text: str, shift: int) -> tuple[Token, ...]:
    """`CVs` as more than one CV."""
    if not any(token.named and len(token.word) == 3 and token.word[-1] == "s" for token in tokens):
        return tokens
    return tuple(
        token._replace(word=token.word[:-1], concept=meaning(token.word[:-1]))
        if token.named and len(token.word) == 3 and text[token.start - shift : token.end - shift][1:].endswith("s")
        and text[token.start - shift : token.end - shift - 1].isupper()
        else token
        for token in tokens
    )  # fmt: skip


def _switched(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """`Is set to false`: is set to off."""
    if not any(token.word in _TRUTH for token in tokens):
        return tokens
    found = list(tokens)
    for at in range(2, len(tokens)):
        word, before = tokens[at].word, tokens[at - 1].word
        if word in _TRUTH and (before == "=" or (before == "to" and tokens[at - 2].word in _SET)):
            found[at] = tokens[at]._replace(word=_TRUTH[word], concept=meaning(_TRUTH[word]))
    return tuple(found)
