"""Documents for others: every line names its requirement, bounds are computed, hostile text stays text."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from specflow.model.spec import Spec
from specflow.parse.spec import read_spec
from specflow.plan.boundaries import boundaries
from specflow.plan.document import as_html, as_markdown
from specflow.plan.documents import KINDS, PARTS, Given, parts_of
from specflow.plan.template import names
from tests.build import HEAD

ROOT = Path(__file__).parents[2]
EXPORT = ROOT / "templates" / "export"
PAGE = (EXPORT / "page.html").read_text(encoding="utf-8")
EXAMPLES = sorted((ROOT / "examples").glob("*/specs/*/spec.yaml"))
WORDS = {"title", "feature", "version", "goal", "job", "count", "signed", "owners"}


def template(kind: str) -> str:
    return (EXPORT / f"{kind}.md").read_text(encoding="utf-8")


def spec_of(text: str) -> Spec:
    spec = read_spec("spec.yaml", text).spec
    assert spec is not None
    return spec


@pytest.mark.parametrize("kind", KINDS)
def test_a_template_asks_only_for_what_there_is(kind: str) -> None:
    assert names(template(kind)) <= WORDS | set(PARTS)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.parent.name)
def test_every_line_of_a_document_names_what_it_rests_on(kind: str, path: Path) -> None:
    spec = spec_of(path.read_text(encoding="utf-8"))
    made = as_markdown(template(kind), parts_of(Given(spec)))
    assert made == as_markdown(template(kind), parts_of(Given(spec)))
    part = made.partition("## Assumptions")[0]
    lines = [line for line in part.splitlines() if re.match(r"- |\| (?!Given|Bound|What must|Metric|Group)", line)]
    assert lines
    assert [line for line in lines if not re.search(r"\b(?:FR|NFR|EC|BR|SM|OS|DN|Q|TC)-\d{2,}", line)] == []


def test_bounds_are_tried_below_at_and_above() -> None:
    spec = spec_of(HEAD + """
parameters: {most: {value: 5, unit: days}, bar: 0.75, open: "5:00", colour: red}
requirements:
  - {id: FR-01, title: A, text: "A parcel must stay {most} at most."}
  - {id: FR-02, title: B, text: "Places must have a confidence of at least {bar}."}
  - {id: FR-03, title: C, text: "From {open} on, in {colour}, the page must close."}
  - {id: FR-04, title: D, text: A search must take less than 2 seconds.}
  - {id: FR-05, title: E, text: "More than {most} must be refused.", status: placeholder}
""")
    tried = [(one.requirement, one.value, one.expected.partition(":")[0]) for one in boundaries(spec)]
    assert tried == [
        ("FR-01", "4 days", "holds"), ("FR-01", "5 days", "still holds"), ("FR-01", "6 days", "must not happen, or is refused"),
        ("FR-02", "0.74", "is not enough"), ("FR-02", "0.75", "is enough"), ("FR-02", "0.76", "is enough"),
        ("FR-03", "4:59", "does not apply yet"), ("FR-03", "5:00", "applies"), ("FR-03", "5:01", "applies"),
        ("FR-04", "1 second", "applies"), ("FR-04", "2 seconds", "does not apply"), ("FR-04", "3 seconds", "does not apply"),
    ]  # fmt: skip


def test_ranges_first_ones_and_exact_figures_say_what_to_expect_in_words_that_count() -> None:
    spec = spec_of(HEAD + """
parameters: {free: {value: 1, unit: day}, price: {value: 1.50, unit: euros}, few: 2, many: 20}
requirements:
  - {id: BR-01, title: A, text: "No message must be sent between 21:00 and 8:00 local time."}
  - {id: FR-01, title: B, text: "A bill must be split between {few} and {many} guests."}
  - {id: FR-02, title: C, text: "A team must have between 3 and 5 members."}
  - {id: FR-03, title: D, text: "A stay must be free for the first {free} and cost {price} for every further day."}
""")
    tried = [(one.requirement, one.value, one.expected.partition(":")[0].partition(",")[0]) for one in boundaries(spec)]
    assert tried == [
        ("BR-01", "20:59", "outside"), ("BR-01", "21:00", "inside"), ("BR-01", "21:01", "inside"),
        ("BR-01", "7:59", "inside"), ("BR-01", "8:00", "outside"), ("BR-01", "8:01", "outside"),
        ("FR-01", "1", "is not enough"), ("FR-01", "2", "is enough"), ("FR-01", "3", "is enough"),
        ("FR-01", "19", "holds"), ("FR-01", "20", "still holds"), ("FR-01", "21", "must not happen"),
        ("FR-02", "2 members", "is not enough"), ("FR-02", "3 members", "is enough"), ("FR-02", "4 members", "is enough"),
        ("FR-02", "4 members", "holds"), ("FR-02", "5 members", "still holds"), ("FR-02", "6 members", "must not happen"),
        ("FR-03", "0 days", "holds"), ("FR-03", "1 day", "still holds"), ("FR-03", "2 days", "must not happen"),
        ("FR-03", "1.4 euros", "is wrong"), ("FR-03", "1.5 euros", "is what the requirement says"),
        ("FR-03", "1.6 euros", "is wrong"),
    ]  # fmt: skip


def test_a_security_officer_reads_no_line_twice_and_release_notes_name_only_what_is_gone() -> None:
    spec = spec_of(HEAD + """
requirements:
  - {id: FR-01, title: A, text: "When the payment is late, it must be returned and the old deadline kept."}
  - {id: FR-02, title: B, text: "A log of visits must be kept for 30 days."}
  - {id: BR-01, title: C, text: "Nobody must see the phone number."}
  - {id: BR-02, title: D, text: "Cooled boxes must not be extended."}
retired:
  - {id: FR-08, why: Merged into FR-01}
  - {id: FR-09, why: Fax is gone}
""")
    security = as_markdown(template("security-checklist"), parts_of(Given(spec)))
    assert security.count("(BR-01)") == security.count("(BR-02)") == security.count("(FR-02)") == 1
    assert "(FR-01)" not in security, "a deadline that stays is no record that is kept"
    notes = as_markdown(template("release-notes"), parts_of(Given(spec)))
    assert "Fax is gone (FR-09)" in notes
    assert "FR-08" not in notes


class Tags(HTMLParser):
    """Every tag and attribute of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: set[str] = set()
        self.attributes: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.add(tag)
        self.attributes |= {name for name, _ in attrs}


@settings(max_examples=100)
@given(st.text(alphabet=st.sampled_from([*"<>&\"'|`*_[]()#- \n!ab/=:{}", "\u202e"]), max_size=50))
def test_hostile_text_stays_text(text: str) -> None:
    data = {
        "schema": "specflow/v1", "feature": "x", "title": f"T{text}", "goal": f"<script>{text}</script>",
        "requirements": [{"id": "FR-01", "title": text, "text": text + " {{", "scenarios": [{"then": text}]}],
        "questions": [{"id": "Q-01", "text": text}],
    }  # fmt: skip
    given_ = parts_of(Given(Spec.model_validate(data)))
    for kind in KINDS:
        tags = Tags()
        tags.feed(as_html(template(kind), PAGE, given_))
        assert not tags.seen & {"script", "img", "iframe", "object", "svg", "form"}
        assert not {name for name in tags.attributes if name.startswith("on")}
        made = as_markdown(template(kind), given_)
        assert "\u202e" not in made
        assert len(re.findall(r"^#{1,6} ", made, re.MULTILINE)) == len(re.findall(r"^#{1,6} ", template(kind), re.MULTILINE))
        assert not re.search(r"(?<!\\)<script", made)
