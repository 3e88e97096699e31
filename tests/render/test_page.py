"""The page as text: what it holds, that it is closed against what it shows, that it is always the same."""

from __future__ import annotations

import hashlib
import json
import re
from base64 import b64encode
from collections import Counter
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from specflow.model.spec import Spec
from specflow.render.markdown import render_markdown
from specflow.render.page import PAGE_TEMPLATES, PageInput, render_page
from specflow.render.public import published
from specflow.render.rows import requirements
from specflow.render.view import view_of
from tests.render.build_page import DIGEST, HOSTILE, PATH, hostile_page, large_spec, page_input, spec_data, templates, with_states

VOID = {"meta", "input", "img", "br", "link", "base"}
DRAWN = {"svg", "use", "path", "circle", "rect", "symbol", "defs", "text"}
ALLOWED = {
    "html", "head", "body", "meta", "title", "script", "style", "a", "header", "nav", "main", "section", "article", "aside",
    "div", "span", "b", "p", "h1", "h2", "h3", "h4", "ul", "ol", "li", "dl", "dt", "dd", "details", "summary", "figure",
    "figcaption", "img", "q", "code", "kbd", "small", "strong", "bdi", "button", "label", "input", "table", "thead", "tbody",
    "tr", "th", "td", "pre", "i", "br", *DRAWN,
}  # fmt: skip


class Inventory(HTMLParser):
    """What elements and attributes a page is made of, and whether they nest."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: Counter[str] = Counter()
        self.attributes: Counter[tuple[str, str]] = Counter()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.open: list[str] = []
        self.texts: list[str] = []
        self.crossed: list[tuple[str, str]] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags[tag] += 1
        for name, value in attrs:
            self.attributes[(tag, name)] += 1
            if name == "id":
                self.ids.append(value or "")
            if name in ("href", "src"):
                self.links.append(value or "")
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        if self.open.pop() != tag:
            self.crossed.append((tag, ",".join(self.open[-3:])))

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


@pytest.fixture(scope="module")
def html() -> str:
    return render_page(page_input(states=with_states()), templates())


def _part(html: str, start: str, end: str) -> str:
    return html.split(start, 1)[1].split(end, 1)[0]


def test_the_same_input_gives_the_same_bytes(html: str) -> None:
    assert render_page(page_input(states=with_states()), templates()) == html


def test_it_is_well_formed_and_every_id_is_there_once(html: str) -> None:
    found = Inventory(html)
    assert not found.crossed and not found.open
    assert set(found.tags) <= ALLOWED, set(found.tags) - ALLOWED
    assert not [name for name, count in Counter(found.ids).items() if count > 1]
    known = set(found.ids)
    assert {"FR-07", "EC-04", "SM-01", "US-02", "OS-01", "TC-02", "DN-01", "DN-03", "Q-01", "Q-03", "p-min_confidence"} <= known
    assert not [link for link in found.links if link.startswith("#") and link[1:] not in known]


# spec: note-to-spec/FR-16
def test_nothing_is_asked_from_anywhere_and_no_style_or_handler_stands_inline(html: str) -> None:
    found = Inventory(html)
    assert all(link.startswith(("#", "data:image/")) for link in found.links)
    assert not [name for _, name in found.attributes if name == "style" or name.startswith("on")]


# spec: note-to-spec/FR-16
def test_the_policy_allows_exactly_its_own_scripts_and_style(html: str) -> None:
    policy = _part(html, 'Content-Security-Policy" content="', '"').replace("&#39;", "'")
    scripts = re.findall(r"<script>(.*?)</script>", html, re.DOTALL)
    styles = re.findall(r"<style>(.*?)</style>", html, re.DOTALL)
    hashes = [f"'sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}'" for text in (*scripts, *styles)]
    assert len(scripts) == 2 and len(styles) == 1
    assert policy == (
        f"default-src 'none'; script-src {hashes[0]} {hashes[1]}; style-src {hashes[2]}; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def test_templates_with_windows_line_ends_give_the_same_policy(html: str) -> None:
    windows = {name: text.replace("\n", "\r\n") for name, text in templates().items()}
    other = render_page(page_input(states=with_states()), windows)
    start, end = 'Content-Security-Policy" content="', '"'
    assert _part(other, start, end) == _part(html, start, end)
    assert "\r" not in _part(other, "<style>", "</style>")


def test_the_digest_of_the_spec_is_named(html: str) -> None:
    assert f'<meta name="specflow-spec" content="sha256:{DIGEST}">' in html


def test_final_ones_are_folded_rows_and_open_ones_open_cards(html: str) -> None:
    for one in page_input().spec.requirements:
        tag = re.search(rf'<details class="([^"]*)" id="{one.id}" [^>]*>', html)
        assert tag is not None
        row = one.status == "final"
        assert tag[1].split() == ["req", "row" if row else "card", f"s-{one.status}"]
        assert tag[0].endswith(" open>") is not row


def test_every_quote_is_shown_with_its_place(html: str) -> None:
    shown = "".join(Inventory(html).texts)
    for _, _, item in page_input().spec.items():
        for ref in getattr(item, "source", ()):
            assert ref.quote in shown
            assert f"{ref.path.removeprefix('specs/find-by-asking/')}:{ref.line}" in shown


def test_a_proposal_says_whose_idea_it_is(html: str) -> None:
    card = _part(html, 'id="FR-09"', "</details>")
    assert "<b>specflow’s own idea</b>, prompted by <code>note.md:14</code>. Keep it, change it or decline it." in card
    assert "own words" not in card


def test_a_parameter_lists_what_uses_it(html: str) -> None:
    row = _part(html, 'id="p-session_ttl"', "</tr>")
    assert "30 minutes" in row and 'href="#FR-06"' in row and 'href="#NFR-03"' in row and 'href="#DN-03"' in row
    data = json.loads(_part(html, 'id="spec-data">', "</script>"))
    assert data["parameters"]["session_ttl"]["uses"] == ["FR-06", "NFR-03"]
    assert data["base"] == f"sha256:{DIGEST}" and data["spec"] == PATH


def test_contradictions_show_both_lines_and_an_arc_joins_them(html: str) -> None:
    clash = _part(html, 'id="clash-1"', "</details>")
    assert 'href="#FR-04"' in clash and 'href="#FR-07"' in clash and "breaks one of these" in clash
    assert 'data-c="clash-1"' in html and 'data-c="clash-2"' in html and 'data-c="clash-3"' not in html
    assert "The index answers within 5 km" in _part(html, 'id="clash-3"', "</details>")


def test_what_is_left_is_counted(html: str) -> None:
    assert "15 things stand between this spec and code." in html
    for name, count in {"question": 2, "placeholder": 3, "review": 5, "clash": 3, "decision": 2}.items():
        assert f'data-n="{name}">{count}<' in html


def test_a_decision_stands_in_the_card_that_waits_for_it(html: str) -> None:
    assert 'id="DN-01"' in _part(html, 'id="FR-07"', "</details>")
    assert 'id="DN-03"' in _part(html, 'id="decisions"', "</section>")


def test_evidence_is_shown_where_there_is_any_and_missed_where_there_is_none(html: str) -> None:
    table = _part(html, 'id="verification"', "</main>")
    assert "<b>1 of 18</b> stand where they should" in table
    assert "tests/ask/test_read.py:9" in table and "none yet" in table
    assert "No evidence yet for 18 requirements" in render_page(page_input(), templates())


def test_a_public_page_keeps_people_quotes_and_contexts_to_itself() -> None:
    shown = render_page(page_input(audience="public"), templates())
    for secret in ("Ines Okafor", "Jon Lind", "lead@example.org", "happen to be open", "We never recommend",
                   "index: 20 candidates", "a greeting", "Support offline maps", "src/ask"):  # fmt: skip
        assert secret not in shown, secret
    assert "must show the limited-results state" in shown


def test_a_public_page_keeps_constraints_reasons_and_answers_names_to_itself() -> None:
    data = spec_data()
    data["constraints"] = [{"id": "TC-77", "text": "The secret index holds 20 rows."}]
    data["retired"] = [{"id": "FR-98", "date": "2026-01-02", "why": "Legal told us so."}]
    data["questions"] = [{"id": "Q-77", "text": "Who?", "answer": "Everyone.", "by": "answerer@example.org"}]
    first = data["requirements"][0]
    first |= {"rationale": "Answer to Q-77 by answerer@example.org.", "depends_on": ["TC-77"]}
    for decision in data["decisions"]:
        decision |= {"by": "decider@example.org", "why": "The board wants it.", "date": "2026-01-02"}
    spec = Spec.model_validate(data)
    secrets = ("secret", "Legal told us so", "answerer@", "decider@", "The board wants it", "TC-77")
    html = render_page(replace(page_input(audience="public"), spec=spec), templates())
    text = render_markdown(published(spec))
    team = render_page(replace(page_input(), spec=spec), templates())
    for secret in secrets:
        assert secret in team and secret not in html and secret not in text, secret
    assert "Everyone." in html and "Everyone." in text and "FR-98" in html


def test_hostile_text_adds_no_element_and_no_attribute() -> None:
    calm, hostile = (Inventory(render_page(hostile_page(words), templates())) for words in ("calm words", HOSTILE))
    assert not hostile.crossed and not hostile.open
    assert set(hostile.tags) == set(calm.tags)
    # Marked words and shown controls are spans and bold type; everything else is there exactly as often.
    loose = {"span", "b", "a"}
    for tag in calm.tags.keys() - loose:
        assert hostile.tags[tag] == calm.tags[tag], tag
    assert set(hostile.attributes) <= set(calm.attributes)
    assert all(link.startswith(("#", "data:image/")) for link in hostile.links)
    shown = "".join(hostile.texts)
    assert "{{ 7*7 }}" in shown or "{ 7*7 }" in shown
    assert "U+202E" in shown and not re.search("[\u202a-\u202e\u2066-\u2069\ud800-\udfff\x00\x1b]", shown)




def test_a_hostile_page_can_be_written_as_utf8() -> None:
    assert render_page(hostile_page(), templates()).encode()


def test_an_empty_spec_has_a_page() -> None:
    spec = Spec.model_validate({"schema": "specflow/v1", "feature": "x", "title": "", "goal": "", "requirements": []})
    found = Inventory(render_page(PageInput(spec, "spec.yaml", DIGEST), templates()))
    assert not found.crossed and "Nothing is open. It can be signed." in "".join(found.texts)


def test_a_long_spec_gets_groups_instead_of_single_lines_and_stays_small() -> None:
    html = render_page(PageInput(large_spec(2000), PATH, DIGEST), templates())
    assert len(html.encode()) <= 4_000_000
    assert html.count(' lazy h') == 50
    assert 'class="map grouped"' in html and html.count('class="stack"') == 50
    assert len(re.findall(r'<details class="req ', html)) == 2000


def test_unknown_values_and_gaps_are_shown_as_such() -> None:
    data = spec_data()
    data["requirements"] = [{"id": "FR-01", "title": "t", "text": "It must wait {nobody} and [to write] in [city], TBD."}]
    data |= {"decisions": [], "resolutions": []}
    card = _part(render_page(page_input(spec=data, findings=()), templates()), 'id="FR-01"', "</details>")
    assert '<span class="tbd">nobody has no value</span>' in card
    assert '<span class="tbd">to write</span>' in card and '<span class="tbd">TBD</span>' in card and "[city]" in card


# spec: note-to-spec/FR-16
@pytest.mark.parametrize("audience", ["team", "public"])
def test_everything_a_page_needs_stands_in_it(audience: str) -> None:
    """Scripts and style are those of the templates, the picture's bytes are in the file, and what is public tells no more."""
    html = render_page(page_input(audience=audience), templates())
    css, script, boot, decide = (templates()[name].strip("\n") for name in PAGE_TEMPLATES[1:])
    assert re.findall(r"<style>(.*?)</style>", html, re.DOTALL) == [css]
    assert re.findall(r"<script>(.*?)</script>", html, re.DOTALL) == [boot, f"{script}\n{decide}"]
    assert 'src="data:image/png;base64,' in html
    found = Inventory(html)
    assert all(link.startswith(("#", "data:image/")) for link in found.links)
    assert not {"link", "iframe", "object", "embed", "base"} & set(found.tags)
    assert ("lead@example.org" in html, 'class="src"' in html) == (audience == "team", audience == "team")
    assert json.loads(_part(html, 'id="spec-data">', "</script>"))["eager"] is False


# spec: note-to-spec/FR-16
def test_a_plain_page_differs_in_its_layout_only() -> None:
    quick, plain = (render_page(page_input(), templates(), plain=one) for one in (False, True))
    (style,) = re.findall(r"<style>(.*?)</style>", plain, re.DOTALL)
    assert style == templates()["page/page.css"].strip("\n") + "\n.lazy{content-visibility:visible}"
    assert json.loads(_part(plain, 'id="spec-data">', "</script>"))["eager"] is True
    assert re.findall(r"<script>(.*?)</script>", plain, re.DOTALL) == re.findall(r"<script>(.*?)</script>", quick, re.DOTALL)


class WithoutScripts(HTMLParser):
    """What a reader gets who runs no script: headings and words in order, without what is hidden."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self._silent: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "section" and (id_ := dict(attrs).get("id")):
            self.words.append(f"section {id_}")
        if tag in ("script", "style", "svg") or (tag not in VOID and ("hidden", None) in attrs) or self._silent:
            self._silent += [] if tag in VOID else [tag]

    def handle_endtag(self, tag: str) -> None:
        if self._silent:
            self._silent.pop()

    def handle_data(self, data: str) -> None:
        if not self._silent and data.strip():
            self.words.append(data.strip())


# spec: note-to-spec/NFR-02
def test_without_scripts_every_section_and_every_line_is_there_in_order(html: str) -> None:
    assert isinstance(html, str)
    spec = page_input().spec
    text = "\n".join(WithoutScripts(html).words)
    headings = {"product": "The job", "behaviour": "What it does", "technical": "What the design must keep",
                "verification": "How we will know"}  # fmt: skip
    places = [text.index(f"\n{heading}\n", text.index(f"\nsection {id_}\n")) for id_, heading in headings.items()]
    assert places == sorted(places)
    for one in spec.requirements:
        assert f"\n{one.id}\n" in text[places[1] : places[2]], one.id
    for question in spec.questions:
        assert question.text in text[places[0] : places[1]]


# spec: note-to-spec/NFR-03
def test_rows_stand_in_lists_and_cards_between_them() -> None:
    """A reader's software is told what belongs together: each run of final lines is one group, closed before a card comes."""
    view = view_of(page_input())
    final, open_ = (next(one for one in view.spec.requirements if (one.status == "final") is yes) for yes in (True, False))
    row = requirements(view, [final]).removeprefix('<div class="run">').removesuffix("</div>")
    pieces = {"R": row, "C": requirements(view, [open_])}
    for order in ("", "R", "C", "RR", "RC", "CR", "RRCCR", "CRRC"):
        shown = requirements(view, [final if sign == "R" else open_ for sign in order])
        assert shown == re.sub(r"R|C", lambda found: pieces[found[0]], re.sub("R+", r'<div class="run">\g<0></div>', order))
        found = Inventory(shown)
        assert not found.crossed and not found.open
        assert Counter(found.ids)[final.id] == order.count("R")
