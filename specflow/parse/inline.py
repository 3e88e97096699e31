"""Marks inside a line of Markdown: links, emphasis, code, tags, table bars."""

from __future__ import annotations

import re


def cells_of(line: str) -> list[str]:
    """The cells of a table row."""
    inner = line.strip().removeprefix("|").removesuffix("|")
    return [cell.strip().replace("\0", "|") for cell in inner.replace(r"\|", "\0").split("|")]


_MARKS = re.compile(
    r"<!--.*?-->|!?\[((?:[^\]\[]|\[[^\]\[]{0,80}\]){0,300})\](?:\([^()\s]{0,500}(?:\([^()\s]{0,200}\)[^()\s]{0,200})?(?:\s\"[^\"]{0,200}\")?\)|\[[^\]\[]{0,200}\])"
    r"|\[\^[^\]\s]{1,40}\]|<((?:https?|mailto):[^>\s]{1,500})>|</?[A-Za-z][^<>]{0,300}>|(`+)"
    r"|(\*{1,3}|~~)(?=\S)|(?<=\S)(\*{1,3}|~~)|(?<!\w)_{1,3}(?=\S)|(?<=\S)_{1,3}(?!\w)|\\([!-/:-@\[-`{-~])"
)


def plain(text: str) -> str:
    """A line of Markdown without links' targets, emphasis, code marks and inline tags; entities are read."""
    if _PLAIN_ALREADY.search(text) is None:
        return text.strip()
    text = _MARKS.sub(lambda m: m[1] or m[2] or m[6] or "", text)
    if "&" in text:
        import html

        text = html.unescape(text)
    return " ".join(text.split())


_PLAIN_ALREADY = re.compile(r"[*_`\[\]<>~&\\]|\s\s")
