"""The Verification tab in real Chromium: a line of evidence opens to what stands there, on a wide screen and on a phone."""

from __future__ import annotations

import pytest

from tests.browser.conftest import Open
from tests.render.build_page import page_input, with_states

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("size", [(1440, 900), (390, 844)])
def test_a_line_of_evidence_opens_to_its_code_and_its_check(open_page: Open, size: tuple[int, int]) -> None:
    opened = open_page(page_input(states=with_states()), size=size)
    page = opened.page
    page.click("#tab-verification")
    code = page.locator("#verification .there", has_text="src/ask/read.py:4 read")
    assert not code.locator("pre").is_visible()
    code.locator("summary").click()
    assert code.locator("pre").inner_text() == "def read(text):\n    return text"
    check = page.locator("#verification .there", has_text="passed: 3 payloads")
    check.locator("summary").focus()
    page.keyboard.press("Enter")
    assert check.locator("pre").inner_text() == "- contract: a.json"
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    opened.is_quiet()
