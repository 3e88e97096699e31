"""Mockups: sizes from bytes, data URIs, wireframes, and what is said when there is none."""

from __future__ import annotations

import json
import struct
from itertools import pairwise

import pytest

from specflow.render.given import Picture
from specflow.render.pictures import figure, size_of, warnings
from specflow.render.wireframe import BLOCKS, wireframe
from tests.render.build_page import SVG, WIREFRAME, png

JPEG = b"\xff\xd8\xff\xe0" + struct.pack(">H", 4) + b"\0\0" + b"\xff\xc0" + struct.pack(">HBHH", 8, 8, 120, 90) + b"\0" * 9
WEBP = b"RIFF\0\0\0\0WEBPVP8X" + b"\0" * 8 + (63).to_bytes(3, "little") + (31).to_bytes(3, "little") + b"\0" * 8


@pytest.mark.parametrize(
    ("data", "size"),
    [
        (png(300, 200), (300, 200)),
        (JPEG, (90, 120)),
        (WEBP, (64, 32)),
        (SVG, (240, 160)),
        (b'<svg viewBox="0 0 320 100">', (320, 100)),
        (b"<svg>", (300, 150)),
        (b"GIF89a", None),
        (b"", None),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 30, None),
        (b"\xff\xd8\xff", None),
        (b"\xff\xd8" + b"\xff\xe0\0\0" * 50, None),
        (b'<svg width="1e99" height="...">', (300, 150)),
        (b'<svg width="1.2.3" height="4">', None),
    ],
)
def test_the_size_is_read_from_the_bytes(data: bytes, size: tuple[int, int] | None) -> None:
    assert size_of(data) == size


def test_a_picture_becomes_a_data_uri_with_size_and_words() -> None:
    html = figure("mockups/a.PNG", Picture("a.PNG", png(30, 20)), 'A "quoted" <title>')
    assert 'src="data:image/png;base64,' in html and 'width="30" height="20"' in html
    assert 'alt="Mockup: A &quot;quoted&quot; &lt;title&gt;"' in html


@pytest.mark.parametrize(
    ("path", "data"), [("a.png", b"no picture"), ("a.gif", b"GIF89a"), ("a.yaml", b"- 1"), ("a.yaml", b"{"), ("a", b"")]
)
def test_what_is_no_picture_says_so(path: str, data: bytes) -> None:
    html = figure(path, Picture(path, data), "t")
    assert "<img" not in html and "<svg" not in html and path in html


def test_a_missing_picture_says_so() -> None:
    assert "mockups/a.svg is not there" in figure("mockups/a.svg", None, "t")


def test_a_heavy_picture_is_warned_about() -> None:
    heavy = Picture("a.svg", SVG + b" " * 150_000)
    assert "make it smaller" in figure("a.svg", heavy, "t")
    assert warnings({"a.svg": heavy, "b.svg": Picture("b.svg", SVG)}) == ("a.svg is 150 kB; above 150 kB a page opens slowly",)


def test_a_wireframe_draws_its_blocks_and_reads_them_out() -> None:
    svg = wireframe(WIREFRAME)
    assert svg.startswith('<svg class="wire" role="img" aria-label="Wireframe: rooftop, quiet, after ten; Only two')
    assert svg.count('class="wf-a"') == 2 and 'class="wf-n"' in svg
    assert len(svg) < 3000


@pytest.mark.parametrize("kind", sorted(BLOCKS))
@pytest.mark.parametrize("value", ["words", ["one", "two"], {"text": "words", "button": "Go"}, 3, None, [[["deep"]]]])
def test_every_block_takes_every_kind_of_value(kind: str, value: object) -> None:
    svg = wireframe(json.dumps({"blocks": [{kind: value, "callout": 2}]}).encode())
    assert svg.startswith("<svg") and svg.endswith("</svg>")


def test_a_bomb_of_aliases_or_a_tower_of_blocks_stays_small() -> None:
    names = pairwise("abcdefghij")
    lines = ["a: &a [{row: x}]", *(f"{new}: &{new} [{{card: *{old}}}, {{card: *{old}}}]" for old, new in names)]
    assert len(wireframe("\n".join([*lines, "blocks: *j"]).encode())) < 30_000
    tower = b"{phone: [" * 40 + b"x" + b"]}" * 40
    assert len(wireframe(tower)) < 30_000
    assert wireframe(b"bar: " + b"x" * 50_000) == ""
