"""A YAML wireframe as inline SVG: blocks drawn from top to bottom, themed by the page's colours.

    phone:
      - bar: rooftop, quiet, after ten
      - row: {title: Skyline Deck, text: 1.2 km, button: Go, callout: 1}
      - button: {text: Search a wider area, quiet: true}

A file is one block, or `blocks:` with a list. `phone`, `card` and `list` hold further ones; the rest take words, a list of lines,
or a mapping of `title`, `text`, `note`, `button`. `callout: 1` on any block draws the number that ① in the requirement speaks of.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from specflow.render.escape import attr, bare, esc

WIDTH = 226
MOST_BLOCKS = 60
MOST_BYTES = 40_000


@dataclass
class Canvas:
    """Where the next block goes: `y` from the top; `left` and `right` are the edges inside the present frame."""

    y: float = 0
    left: float = 0
    right: float = WIDTH
    out: list[str] = field(default_factory=list)
    says: list[str] = field(default_factory=list)
    blocks: int = 0

    @property
    def width(self) -> float:
        """The room between the edges."""
        return self.right - self.left

    def box(self, classes: str, height: float, radius: float = 6, inset: float = 0) -> None:
        """A rectangle at the present place; does not move on."""
        self.out.append(
            f'<rect class="{classes}" x="{self.left + inset:g}" y="{self.y:g}" width="{self.width - 2 * inset:g}" '
            f'height="{height:g}" rx="{radius:g}"/>'
        )

    def text(self, classes: str, words: str, down: float, inset: float = 10, anchor: str = "", room: float = 0) -> None:
        """One line of text, cut to the room there is."""
        self.says.append(words)
        most = int(((room or self.width) - inset - 4) / 5.4)
        shown = words if len(words) <= most else words[: max(most - 1, 1)] + "…"
        x = self.left + self.width / 2 if anchor == "middle" else self.right - inset if anchor else self.left + inset
        place = f' text-anchor="{anchor}"' if anchor else ""
        self.out.append(f'<text class="{classes}" x="{x:g}" y="{self.y + down:g}"{place}>{esc(bare(shown))}</text>')


def wireframe(data: bytes) -> str:
    """The SVG for a wireframe file; empty when the file is none."""
    blocks = _read(data)
    if not blocks:
        return ""
    canvas = Canvas(y=2, left=2, right=WIDTH - 2)
    _stack(canvas, blocks, 0)
    label = "; ".join(dict.fromkeys(word for word in canvas.says if word))[:400]
    return (
        f'<svg class="wire" role="img" aria-label="Wireframe: {attr(label) or "no words"}" '
        f'viewBox="0 0 {WIDTH} {canvas.y + 2:g}" width="{WIDTH}" height="{canvas.y + 2:g}">{"".join(canvas.out)}</svg>'
    )


def _read(data: bytes) -> list[object]:
    """The list under `blocks:`, or the one block that the file is; empty for anything else."""
    from specflow.parse.yaml import decode, read_yaml

    text = decode("", data) if len(data) <= MOST_BYTES else None
    found = read_yaml("", text).data if isinstance(text, str) else None
    if not isinstance(found, dict):
        return []
    blocks = found.get("blocks", [found])
    return blocks if isinstance(blocks, list) else []


def _stack(canvas: Canvas, blocks: object, depth: int, gap: float = 8) -> None:
    if not isinstance(blocks, list) or depth > 6:
        return
    for position, block in enumerate(blocks):
        canvas.blocks += 1
        if canvas.blocks > MOST_BLOCKS:
            return
        canvas.y += gap if position else 0
        _block(canvas, block, depth)


def _block(canvas: Canvas, block: object, depth: int) -> None:
    kind, value = next(iter(block.items()), ("", "")) if isinstance(block, dict) else (block, "")
    draw = BLOCKS.get(str(kind))
    top = canvas.y
    if draw is None:
        _row(canvas, f"{kind}: {value}" if value else str(kind), depth)
    else:
        draw(canvas, value, depth)
    number = value.get("callout") if isinstance(value, dict) else None
    if isinstance(block, dict) and kind != "callout":
        number = block.get("callout", number)
    if isinstance(number, int) and 0 < number < 100:
        _bubble(canvas, number, canvas.left - 6, top + 8)


def _bubble(canvas: Canvas, number: int, x: float, y: float) -> None:
    canvas.out.append(f'<circle class="wf-n" cx="{x:g}" cy="{y:g}" r="7"/>')
    canvas.out.append(f'<text class="wf-nt" x="{x:g}" y="{y + 3:g}">{number}</text>')


def _words(value: object, *names: str) -> list[str]:
    """The words of a block: a string, a list of strings, or some of a mapping's values."""
    if isinstance(value, dict):
        return [str(value[name])[:200] for name in names if value.get(name)]
    if isinstance(value, list):
        return [str(one)[:200] for one in value[:4] if not isinstance(one, dict | list)]
    return [str(value)[:200]] if value not in (None, "") else []


def _framed(canvas: Canvas, blocks: object, depth: int, classes: str, pad: float, radius: float) -> None:
    """Blocks inside a frame that grows with them."""
    top, at = canvas.y, len(canvas.out)
    canvas.left, canvas.right, canvas.y = canvas.left + pad, canvas.right - pad, canvas.y + pad
    _stack(canvas, blocks, depth + 1)
    canvas.left, canvas.right, canvas.y = canvas.left - pad, canvas.right + pad, canvas.y + pad
    height = canvas.y - top
    canvas.out.insert(
        at,
        f'<rect class="{classes}" x="{canvas.left:g}" y="{top:g}" width="{canvas.width:g}" '
        f'height="{height:g}" rx="{radius:g}"/>',
    )


def _phone(canvas: Canvas, value: object, depth: int) -> None:
    _framed(canvas, value, depth, "wf-b", 10, 18)


def _card(canvas: Canvas, value: object, depth: int) -> None:
    if isinstance(value, list) and any(isinstance(one, dict) for one in value):
        return _framed(canvas, value, depth, "wf-b", 8, 8)
    lines = _words(value, "title", "text", "note")
    height = 14 + 16 * max(len(lines), 1)
    canvas.box("wf-b", height, 8)
    for number, line in enumerate(lines):
        canvas.text("wf-u" if number else "wf-t", line, 18 + 16 * number)
    canvas.y += height
    return None


def _bar(canvas: Canvas, value: object, _depth: int) -> None:
    canvas.box("wf-s", 30, 8)
    canvas.text("wf-t", " ".join(_words(value, "title", "text")), 19)
    canvas.y += 30


def _banner(canvas: Canvas, value: object, _depth: int) -> None:
    lines = _words(value, "title", "text")
    height = 12 + 15 * max(len(lines), 1)
    canvas.box("wf-w", height, 6)
    for number, line in enumerate(lines):
        canvas.text("wf-wt", line, 17 + 15 * number)
    canvas.y += height


def _row(canvas: Canvas, value: object, _depth: int) -> None:
    lines = _words(value, "title", "text", "note")
    action = str(value["button"])[:24] if isinstance(value, dict) and value.get("button") else ""
    room = canvas.width - (58 if action else 0)
    for number, line in enumerate(lines):
        canvas.text("wf-u" if number else "wf-t", line, 12 + 15 * number, inset=4, room=room)
    if action:
        canvas.says.append(action)
        x = canvas.right - 52
        canvas.out.append(f'<rect class="wf-a" x="{x:g}" y="{canvas.y:g}" width="48" height="22" rx="7"/>')
        where = f'x="{x + 24:g}" y="{canvas.y + 15:g}"'
        canvas.out.append(f'<text class="wf-at" {where} text-anchor="middle">{esc(bare(action[:7]))}</text>')
    canvas.y += max(15 * len(lines), 22 if action else 0) + 2


def _button(canvas: Canvas, value: object, _depth: int) -> None:
    quiet = isinstance(value, dict) and bool(value.get("quiet"))
    canvas.box("wf-s" if quiet else "wf-a", 28, 8)
    canvas.text("wf-t" if quiet else "wf-at", " ".join(_words(value, "text", "title")), 18, anchor="middle")
    canvas.y += 28


def _separator(canvas: Canvas, value: object, _depth: int) -> None:
    words = " ".join(_words(value, "text", "title"))
    if words:
        canvas.text("wf-u", words, 12, anchor="middle")
        canvas.y += 16
    canvas.out.append(f'<path class="wf-l" d="M{canvas.left:g} {canvas.y:g}H{canvas.right:g}"/>')


def _map(canvas: Canvas, value: object, _depth: int) -> None:
    top, left, right = canvas.y, canvas.left, canvas.right
    canvas.box("wf-m", 86, 8)
    street = f"M{left + 6:g} {top + 62:g}C{left + 60:g} {top + 20:g} {right - 80:g} {top + 80:g} {right - 6:g} {top + 28:g}"
    crossing = f"M{left + canvas.width * 0.42:g} {top + 6:g}V{top + 80:g}"
    canvas.out.append(f'<path class="wf-r" d="{street}{crossing}"/>')
    canvas.out.append(f'<circle class="wf-a" cx="{left + canvas.width * 0.55:g}" cy="{top + 44:g}" r="6"/>')
    canvas.says.append(" ".join(["map", *_words(value, "text", "title")]))
    canvas.y += 86


def _image(canvas: Canvas, value: object, _depth: int) -> None:
    canvas.box("wf-s", 70, 8)
    left, right, top, foot = canvas.left, canvas.right, canvas.y, canvas.y + 70
    canvas.out.append(f'<path class="wf-l" d="M{left:g} {top:g}L{right:g} {foot:g}M{right:g} {top:g}L{left:g} {foot:g}"/>')
    canvas.text("wf-u", " ".join(_words(value, "text", "alt")) or "image", 39, anchor="middle")
    canvas.y += 70


def _input(canvas: Canvas, value: object, _depth: int) -> None:
    canvas.box("wf-b", 30, 8)
    canvas.text("wf-i", " ".join(_words(value, "text", "label")), 19)
    canvas.y += 30


def _list(canvas: Canvas, value: object, depth: int) -> None:
    if isinstance(value, list):
        for one in value[:12]:
            _row(canvas, one, depth)
            _separator(canvas, "", depth)
            canvas.y += 6


def _callout(canvas: Canvas, value: object, _depth: int) -> None:
    number = value.get("number") if isinstance(value, dict) else value
    canvas.text("wf-u", " ".join(_words(value, "text")) if isinstance(value, dict) else "", 12, inset=22)
    if isinstance(number, int) and 0 < number < 100:
        _bubble(canvas, number, canvas.left + 9, canvas.y + 8)
    canvas.y += 18


BLOCKS: dict[str, Callable[[Canvas, object, int], None]] = {
    "phone": _phone, "bar": _bar, "banner": _banner, "card": _card, "row": _row, "button": _button,
    "separator": _separator, "map": _map, "image": _image, "input": _input, "list": _list, "callout": _callout,
}  # fmt: skip
