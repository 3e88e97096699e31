"""What stands between backticks is code in the page, and nothing else of a text is."""

from __future__ import annotations

import pytest

from specflow.render.escape import coded


@pytest.mark.parametrize(("text", "html"), [
    ("use `a < b` here", "use <code>a &lt; b</code> here"), ("`x` and `y`", "<code>x</code> and <code>y</code>"),
    ("one ` alone", "one ` alone"), ("`` empty", " empty"), ("<b>`<i>`", "&lt;b&gt;<code>&lt;i&gt;</code>"), ("plain", "plain"),
])  # fmt: skip
def test_coded(text: str, html: str) -> None:
    assert coded(text) == html
