"""Marks inside a line of Markdown: links, emphasis, code, tags, table bars."""

from __future__ import annotations

import re


def cells_of(line: str) -> list[str]:
    """The cells of a table row."""
    inner = line.strip().removeprefix("|").removesuffix("|")
    return [cell.strip().replace("\0", "|") for cell in inner.replace(r"\|", "\0").split("|")]


_LINKS = re.compile(
    r"<!--.*?-->|!?\[((?:[^\]\[]|\[[^\]\[]{0,80}\]){0,300})\](?:\([^()\s]{0,500}(?:\([^()\s]{0,200}\)[^()\s]{0,200})?(?:\s\"[^\"]{0,200}\")?\)|\[[^\]\[]{0,200}\])"
    r"|\[\^[^\]\s]{1,40}\]|<((?:https?|mailto):[^>\s]{1,500}|[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6})>|</?[A-Za-z][^<>]{0,300}>"
)
_KEPT = re.compile(r"(`+)(?!`)([^`]{1,600}|.{1,600}?)(?<!`)\1(?!`)|\\([!-/:-@\[-`{-~])|`+")
STRUCK = re.compile(r"\s?~~(?=\S)[^~]{1,1500}(?<=\S)~~(?!\w)|\s?<(del|s|strike)>[^<]{1,1500}</\1>", re.IGNORECASE)
_HELD = re.compile("\0(\\d{1,6})\0")
# A mark that opens stands in front of a word and not inside one; the mark that closes it stands behind a word.
_STRONG = re.compile(
    r"(?<![\w*])(\*\*|~~)(?=\S)(.{1,600}?)(?<=\S)\1(?!\w)|(?<![\w_])(__)(?=\S)(.{1,600}?)(?<=[^\s_])\3(?![\w_]|\.\w)"
)
_SLANTED = re.compile(
    r"(?<![\w*])(\*)(?=[^\s*])([^*]{1,600}?)(?<=[^\s*])\*(?![\w*])|(?<![\w_])(_)(?=[^\s_])(.{1,600}?)(?<=[^\s_])_(?![\w_]|\.\w)"
)
# Marks whose other half stands in another sentence.
_OPENING = re.compile(r"^(?:\*{1,3}|~~|__|_(?=[A-Z]))(?=[\w\"'“‘(\0])")
_CLOSING = re.compile(r"(?<=[.!?…:\"”’)])(?:\*{1,3}|~~|_{1,3})$|(?<=[\w.!?…:\"”’)\0])(?:\*\*|~~)(?=[\s.,;:!?)]|$)")


def plain(text: str) -> str:
    """A line of Markdown without links' targets, emphasis, code marks and inline tags; entities are read.

    What is struck out is gone: its author took it back.

    What stands in code stays as it is, and so do marks inside a word: `int_`, `X-Limit-*`, `a*b`.
    """
    if _PLAIN_ALREADY.search(text) is None:
        return text.strip()
    held: list[str] = []

    def hold(found: re.Match[str]) -> str:
        kept = found[2] if found[2] is not None else found[3] or ""
        held.append(kept.strip() if found[2] is not None else kept)
        return f"\0{len(held) - 1}\0" if kept else ""

    text = _KEPT.sub(hold, text.replace("\0", " "))
    text = _LINKS.sub(lambda m: m[1] or m[2] or "", STRUCK.sub("", text))
    for pattern in (_STRONG, _SLANTED, _SLANTED):
        text = pattern.sub(lambda m: m[2] if m[2] is not None else m[4], text)
    text = _CLOSING.sub("", _OPENING.sub("", text.strip()))
    if "&" in text:
        import html

        text = html.unescape(text)
    return " ".join(_HELD.sub(lambda m: held[int(m[1])] if int(m[1]) < len(held) else "", text).split())


_PLAIN_ALREADY = re.compile(r"[*_`\[\]<>~&\\]|\s\s")
