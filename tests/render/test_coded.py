"""Foreign text in the page: shown as it stands, never obeyed; what stands between backticks is code."""

from __future__ import annotations

import pytest

from specflow.render.escape import coded, esc


@pytest.mark.parametrize(("text", "html"), [
    ("use `a < b` here", "use <code>a &lt; b</code> here"), ("`x` and `y`", "<code>x</code> and <code>y</code>"),
    ("one ` alone", "one ` alone"), ("`` empty", " empty"), ("<b>`<i>`", "&lt;b&gt;<code>&lt;i&gt;</code>"), ("plain", "plain"),
])  # fmt: skip
def test_coded(text: str, html: str) -> None:
    assert coded(text) == html


# spec: note-to-spec/FR-17
@pytest.mark.parametrize(("text", "html"), [
    ("plain words, 2 < 3", "plain words, 2 &lt; 3"),
    ("<script>alert('x')</script>", "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;"),
    ('" onload="x', "&quot; onload=&quot;x"), ("&lt; &amp;", "&amp;lt; &amp;amp;"),
    ("a\u202eb", 'a<span class="ctl">U+202E</span>b'),
    ("\x00\ud800", '<span class="ctl">U+0000</span><span class="ctl">U+D800</span>'),
    ("\U000e0041", '<span class="ctl">U+E0041</span>'), ("two\nlines\tand é", "two\nlines\tand é"), ("", ""), (7, "7"),
])  # fmt: skip
def test_text_is_shown_and_can_do_nothing(text: object, html: str) -> None:
    assert esc(text) == html
