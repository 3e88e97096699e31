"""Mockups: pictures as data URIs with their size, wireframes as SVG; both sit beside their requirement."""

from __future__ import annotations

import re
import struct
from base64 import b64encode

from specflow.render.escape import attr, esc
from specflow.render.given import Picture
from specflow.render.wireframe import wireframe

HEAVY = 150_000
"""Bytes above which a picture slows the page down noticeably."""
TYPES = {"svg": "image/svg+xml", "png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg", "webp": "image/webp"}
_SVG = re.compile(rb"<svg\b[^>]{0,4000}>")


def figure(path: str, picture: Picture | None, title: str) -> str:
    """The mockup at `path` as a figure; a missing or unreadable one says so."""
    name = path.rpartition("/")[2]
    if picture is None:
        return _empty(f"{path} is not there")
    if name.endswith((".yaml", ".yml")):
        drawn = wireframe(picture.data)
        return f'<figure class="mock wf">{drawn}{_caption(title)}</figure>' if drawn else _empty(f"{path} has no wireframe")
    media = TYPES.get(name.rpartition(".")[2].lower())
    size = size_of(picture.data) if media else None
    if media is None or size is None:
        return _empty(f"{path} is no picture that a page can show")
    data = b64encode(picture.data).decode("ascii")
    heavy = f" ({len(picture.data) // 1000} kB: make it smaller)" if len(picture.data) > HEAVY else ""
    return (
        f'<figure class="mock"><img src="data:{media};base64,{data}" width="{size[0]}" height="{size[1]}" '
        f'alt="Mockup: {attr(title)}">{_caption(title + heavy)}</figure>'
    )


def warnings(pictures: dict[str, Picture]) -> tuple[str, ...]:
    """One sentence for each picture that makes the page heavy."""
    return tuple(
        f"{path} is {len(picture.data) // 1000} kB; above {HEAVY // 1000} kB a page opens slowly"
        for path, picture in sorted(pictures.items())
        if len(picture.data) > HEAVY
    )


def _caption(words: str) -> str:
    return f'<figcaption dir="auto">{esc(words)}</figcaption>'


def _empty(words: str) -> str:
    return f'<figure class="mock none"><figcaption>{esc(words)}</figcaption></figure>'


def size_of(data: bytes) -> tuple[int, int] | None:
    """Width and height in pixels; None for what is no SVG, PNG, JPEG or WebP."""
    if data.startswith(b"\x89PNG\r\n\x1a\n") and len(data) >= 24:
        width, height = struct.unpack(">II", data[16:24])
        return _sane(width, height)
    if data.startswith(b"\xff\xd8"):
        return _jpeg(data)
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return _webp(data)
    found = _SVG.search(data[:20_000])
    return _svg(found[0]) if found else None


def _sane(width: float, height: float) -> tuple[int, int] | None:
    return (round(width), round(height)) if 0 < width < 20_000 and 0 < height < 20_000 else None


def _svg(tag: bytes) -> tuple[int, int] | None:
    text = tag.decode("utf-8", "replace")
    width, height = (re.search(rf'\b{name}\s*=\s*["\']\s*([\d.]{{1,9}})(?:px)?\s*["\']', text) for name in ("width", "height"))
    if width and height:
        return _number(width[1], height[1])
    box = re.search(r'\bviewBox\s*=\s*["\']\s*[-\d.]+[\s,]+[-\d.]+[\s,]+([\d.]{1,9})[\s,]+([\d.]{1,9})', text)
    return _number(box[1], box[2]) if box else (300, 150)


def _number(width: str, height: str) -> tuple[int, int] | None:
    try:
        return _sane(float(width), float(height))
    except ValueError:
        return None


def _jpeg(data: bytes) -> tuple[int, int] | None:
    at = 2
    while at + 9 < len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack(">HH", data[at + 5 : at + 9])
            return _sane(width, height)
        at += 2 + int.from_bytes(data[at + 2 : at + 4], "big")
    return None


def _webp(data: bytes) -> tuple[int, int] | None:
    if len(data) < 30:
        return None
    if data[12:16] == b"VP8X":
        return _sane(1 + int.from_bytes(data[24:27], "little"), 1 + int.from_bytes(data[27:30], "little"))
    if data[12:16] == b"VP8L":
        bits = int.from_bytes(data[21:25], "little")
        return _sane(1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF))
    width, height = struct.unpack("<HH", data[26:30])
    return _sane(width & 0x3FFF, height & 0x3FFF)
