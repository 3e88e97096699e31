"""From foreign text to HTML that can do nothing: the only door for text into the page."""

from __future__ import annotations

import json
import re
from typing import NewType

Html = NewType("Html", str)
"""Text that is already safe to stand in the page."""

# Controls, bidirectional overrides, lone surrogates and invisible tag characters: shown, never obeyed.
_HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufff9-\ufffb"
    "\U000e0000-\U000e007f]"
)


# spec: note-to-spec/FR-17
def esc(text: object) -> Html:
    """Text for the body of an element; characters that would reorder or hide text appear as `U+202E`."""
    plain = _entities(str(text))
    if _HIDDEN.search(plain):
        plain = _HIDDEN.sub(lambda hit: f'<span class="ctl">U+{ord(hit[0]):04X}</span>', plain)
    return Html(plain)


def coded(text: object) -> Html:
    """The same with what stands between backticks set as code; an odd backtick stays as it is."""
    parts = str(text).split("`")
    if len(parts) % 2 == 0:
        return esc(text)
    return Html("".join(f"<code>{esc(part)}</code>" if at % 2 and part else esc(part) for at, part in enumerate(parts)))


def attr(text: object) -> Html:
    """Text for an attribute in double quotes."""
    return Html(_entities(bare(str(text))))


def bare(text: str) -> str:
    """Text with hidden characters spelt out, not yet escaped."""
    return _HIDDEN.sub(lambda hit: f"[U+{ord(hit[0]):04X}]", text) if _HIDDEN.search(text) else text


def _entities(text: str) -> str:
    return (
        text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;").replace("'", "&#39;")
    )


def place(name: str) -> Html:
    """Where a piece of a served page belongs; no text can look like it, since its `<` would be escaped."""
    return Html(f"<!--piece {name}-->")


def json_block(value: object) -> Html:
    """JSON for a `<script type="application/json">`: nothing in it can end the element or a line."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    for char in "<>&\u2028\u2029":
        text = text.replace(char, f"\\u{ord(char):04x}")
    return Html(_HIDDEN.sub(lambda hit: _escaped(hit[0]), text))


def _escaped(char: str) -> str:
    return json.dumps(char)[1:-1]
