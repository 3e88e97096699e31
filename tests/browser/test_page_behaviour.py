"""What the page does for its reader, in real Chromium, by mouse and by keyboard."""

from __future__ import annotations

import json
from typing import Any

import pytest

from specflow.render.page import PageInput
from tests.browser.conftest import PHONE, Open
from tests.render.build_page import DIGEST, PATH, large_spec, page_input

pytestmark = pytest.mark.browser

PANELS = ("product", "behaviour", "technical", "verification")


def focused(page: Any) -> str:
    """The id of the item that holds the focus."""
    found: str = page.evaluate("document.activeElement.closest('[id]')?.id ?? ''")
    return found


def seen(page: Any, selector: str) -> bool:
    """Whether the first match is rendered, panels that only the browser's search may open left out."""
    found: bool = page.evaluate("selector => document.querySelector(selector).checkVisibility()", selector)
    return found


def shown(page: Any) -> list[str]:
    """The ids of the requirements that are not filtered away."""
    found: list[str] = page.evaluate("[...document.querySelectorAll('.req:not([hidden])')].map(r => r.id)")
    return found


def below_the_bars(page: Any, id_: str) -> bool:
    """Whether an item stands fully under the sticky bars, near the top."""
    top: float = page.evaluate("id => document.getElementById(id).getBoundingClientRect().top", id_)
    return 100 < top < 220


def patch(page: Any) -> dict[str, Any]:
    """The changes as the page hands them over."""
    page.evaluate("navigator.clipboard.writeText = async text => { window.copied = text }")
    page.click("#patch")
    found: dict[str, Any] = json.loads(page.evaluate("window.copied"))
    return found


def test_tabs_follow_the_pattern(open_page: Open) -> None:
    page = open_page(page_input()).page
    tabs = page.get_by_role("tab")
    assert tabs.count() == 4
    assert page.locator("#tab-behaviour").get_attribute("aria-selected") == "true"
    page.locator("#tab-behaviour").focus()
    for key, tab in (("ArrowRight", "technical"), ("End", "verification"), ("ArrowRight", "product"),
                     ("ArrowLeft", "verification"), ("Home", "product")):  # fmt: skip
        page.keyboard.press(key)
        assert focused(page) == f"tab-{tab}"
        assert [panel for panel in PANELS if seen(page, f"#{panel} h2")] == [tab]
        assert page.locator("[role=tab][tabindex='0']").count() == 1


@pytest.mark.parametrize("id_", ["FR-07", "FR-02", "TC-02", "Q-02", "DN-03", "p-radius", "clash-3"])
def test_an_address_opens_its_tab_and_fold(open_page: Open, id_: str) -> None:
    opened = open_page(page_input(), hash=f"#{id_}")
    page = opened.page
    page.locator(f"#{id_}").wait_for()
    page.wait_for_timeout(100)
    assert seen(page, f"#{id_}")
    if page.locator(f"details#{id_}").count():
        assert page.locator(f"#{id_}").get_attribute("open") is not None
    if id_ not in ("p-radius", "DN-03"):  # these stand too near the end of their panel to reach the top
        assert below_the_bars(page, id_) or page.evaluate("innerHeight + scrollY >= document.body.scrollHeight - 2")
    opened.is_quiet()


def test_a_link_inside_the_page_opens_what_it_names(open_page: Open) -> None:
    page = open_page(page_input()).page
    page.click("#tab-verification")
    page.locator("#verification a[href='#FR-02']").click()
    page.locator("#FR-02 .more").wait_for()  # the page hears of a new address a moment after the click
    assert seen(page, "#FR-02 .more")
    page.locator("#FR-02 summary").click()
    page.locator(".map a[href='#FR-02']").click()
    page.locator("#FR-02 .more").wait_for()
    assert seen(page, "#FR-02 .more")
    assert page.locator(".map a[aria-current]").get_attribute("href") == "#FR-02"


def test_j_and_k_walk_through_everything_that_is_open(open_page: Open) -> None:
    page = open_page(page_input()).page
    walked = []
    for _ in range(15):
        page.keyboard.press("j")
        walked.append(focused(page))
    assert walked[:5] == ["Q-01", "Q-02", "clash-1", "clash-2", "clash-3"]
    assert set(walked[5:]) == {"FR-04", "FR-07", "FR-08", "FR-09", "EC-02", "EC-03", "EC-04", "BR-02", "DN-01", "DN-02"}
    page.keyboard.press("j")
    assert focused(page) == "Q-01"
    page.keyboard.press("k")
    assert focused(page) == walked[-1]


def test_search_and_filters(open_page: Open) -> None:
    page = open_page(page_input()).page
    everything = shown(page)
    page.keyboard.press("/")
    page.keyboard.type("city line")
    assert shown(page) == ["EC-03"]
    page.keyboard.press("Escape")
    assert shown(page) == everything
    for name, ids in (("To review", ["FR-04", "FR-07", "EC-02", "EC-03", "BR-02"]), ("Placeholders", ["FR-08", "FR-09", "EC-04"]),
                      ("Contradictions", ["FR-04", "FR-07", "NFR-01"]), ("Proposed", ["FR-09", "EC-03"])):  # fmt: skip
        page.locator(".chip", has_text=name).click()
        assert shown(page) == ids
        assert page.locator(".chip[aria-pressed=true]").count() == 1
    page.keyboard.press("Escape")
    assert shown(page) == everything
    page.fill("#q", "nothing says this")
    assert page.locator("#nothing").is_visible()
    page.locator(".map a[href='#FR-01']").click()
    assert page.locator("#FR-01").is_visible()


def test_a_value_names_itself_and_its_uses(open_page: Open) -> None:
    page = open_page(page_input(), hash="#FR-07").page
    chip = page.locator("#FR-07 .stmt a.param")
    assert chip.get_attribute("title") == "min_confidence"
    chip.focus()
    page.keyboard.press("Enter")
    card = page.get_by_role("dialog")
    assert "min_confidence" in card.inner_text() and "0.75" in card.inner_text() and "DN-01" in card.inner_text()
    page.keyboard.press("Escape")
    assert card.count() == 0
    assert page.evaluate("document.activeElement.title") == "min_confidence"
    chip.click()
    page.get_by_role("dialog").get_by_role("link", name="DN-01").click()
    assert page.get_by_role("dialog").count() == 0
    assert page.url.endswith("#DN-01")


def test_changes_are_collected_as_a_patch_that_makes_nothing_final(open_page: Open) -> None:
    opened = open_page(page_input(), hash="#FR-08")
    page = opened.page
    assert page.locator("#patch").is_hidden()
    page.locator("#FR-08 .acts label", has_text="Review").click()
    assert page.locator("#FR-08 input[value=final]").is_disabled()
    assert page.locator("#FR-08").get_attribute("class") == "req card s-review changed"
    assert page.locator("[data-n=placeholder]").first.inner_text() == "2"
    legend = page.locator(".legend").inner_text()
    assert legend.split("\n") == ["10 of 18 final", "6 need review", "2 placeholders", "3 contradictions"]
    page.locator("#FR-09 .acts").scroll_into_view_if_needed()
    page.locator("#FR-09 .acts label", has_text="Review").click()
    assert "7 need review" in page.locator(".legend").inner_text() and "1 placeholder\n" in page.locator(".legend").inner_text()
    page.locator("#FR-09 .acts label", has_text="Placeholder").click()
    page.locator("#FR-08").get_by_role("button", name="Edit text").click()
    page.locator("#FR-08 textarea").fill("Answers must be ordered by **fit**, {max_results} at a time.")
    page.keyboard.press("Control+Enter")
    assert page.locator("#FR-08 .stmt").inner_text() == "Answers must be ordered by fit, 10 places at a time."
    page.click("#tab-product")
    page.locator("#Q-01").get_by_role("button", name="Yes, take it").click()
    assert page.locator("#patch").inner_text() == "Copy 3 changes"
    found = patch(page)
    assert found["schema"] == "specflow/patch/v1"
    assert (found["spec"], found["base"]) == (PATH, f"sha256:{DIGEST}")
    assert [(one["id"], one["field"], one["value"]) for one in found["changes"]] == [
        ("FR-08", "status", "review"),
        ("FR-08", "text", "Answers must be ordered by **fit**, {max_results} at a time."),
        ("Q-01", "answer", "Yes, behind a switch"),
    ]
    assert found["changes"][0]["was"] == "placeholder"
    opened.is_quiet()


def test_a_change_taken_back_leaves_no_patch(open_page: Open) -> None:
    page = open_page(page_input(), hash="#FR-04").page
    page.locator("#FR-04 .acts label", has_text="Placeholder").click()
    assert page.locator("#patch").is_visible()
    page.locator("#FR-04 .acts label", has_text="Review").click()
    assert page.locator("#patch").is_hidden()
    page.locator("#FR-04").get_by_role("button", name="Edit text").click()
    page.locator("#FR-04 textarea").fill("Something else")
    page.keyboard.press("Escape")
    assert page.locator("#FR-04 textarea").count() == 0
    assert "must return at least 3" in page.locator("#FR-04 .stmt").inner_text()


def test_a_final_line_can_be_sent_back_but_an_edit_does_it_too(open_page: Open) -> None:
    page = open_page(page_input(), hash="#FR-01").page
    page.locator("#FR-01").get_by_role("button", name="Edit text").click()
    page.locator("#FR-01 textarea").fill("The system must accept a typed question.")
    page.locator("#FR-01").get_by_role("button", name="Save text").click()
    fields = {one["field"]: one["value"] for one in patch(page)["changes"]}
    assert fields == {"text": "The system must accept a typed question.", "status": "review"}


def test_a_blocked_clipboard_shows_the_patch_instead(open_page: Open) -> None:
    page = open_page(page_input(), hash="#FR-04").page
    page.locator("#FR-04 .acts label", has_text="Placeholder").click()
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('blocked')) }")
    page.click("#patch")
    text = page.locator("dialog textarea").input_value()
    assert json.loads(text)["changes"][0]["value"] == "placeholder"


def test_the_theme_follows_the_system_and_the_button(open_page: Open) -> None:
    page = open_page(page_input(), theme="dark").page
    dark = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.click("#theme")
    light = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert (dark, light) == ("rgb(18, 19, 22)", "rgb(246, 245, 241)")


def test_the_phone_has_a_dock(open_page: Open) -> None:
    page = open_page(page_input(), size=PHONE).page
    dock = page.locator(".dock")
    assert dock.is_visible() and "10 of 18 final" in dock.inner_text()
    dock.get_by_role("button", name="Next unresolved").click()
    assert focused(page) == "Q-01"
    assert dock.get_by_role("button").bounding_box()["height"] >= 44


def test_paper_has_every_panel_and_no_controls(open_page: Open) -> None:
    page = open_page(page_input(), theme="dark").page
    page.click("#theme")
    page.click("#theme")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    assert all(seen(page, f"#{panel} h2") for panel in PANELS)
    assert seen(page, "#FR-02 .more")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    for gone in (".top", ".tabs", ".tools", ".ready", ".seg"):
        assert not page.locator(gone).first.is_visible()
    assert len(page.pdf()) > 20_000


def test_deep_into_a_long_spec(open_page: Open) -> None:
    spec = large_spec(2000)
    id_ = [one.id for one in spec.requirements if one.kind == "FR"][1100]
    opened = open_page(PageInput(spec, PATH, DIGEST), hash=f"#{id_}")
    opened.page.wait_for_timeout(400)
    assert below_the_bars(opened.page, id_)
    opened.page.keyboard.press("j")
    assert opened.page.locator(f"#{focused(opened.page)}").is_visible()
    opened.is_quiet()


def test_search_looks_through_the_table_of_evidence(open_page: Open) -> None:
    page = open_page(page_input()).page
    page.click("#tab-verification")
    every = page.locator("#verification tbody tr:visible").count()
    page.fill("#q", "fr-07")
    assert page.locator("#verification").is_visible()
    assert page.locator("#verification tbody tr:visible .rid").all_inner_texts() == ["FR-07"]
    assert page.locator("#verification h2:visible").count() == 2
    page.fill("#q", "zebra")
    assert page.locator("#verification > .nothing").is_visible()
    page.press("#q", "Escape")
    assert page.locator("#verification tbody tr:visible").count() == every > 10
    assert not page.locator("#verification > .nothing").is_visible()
    page.click("#tab-product")
    page.fill("#q", "zebra")
    assert page.locator("#nothing").is_visible()
