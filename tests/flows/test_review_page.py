"""A page that follows a spec piece by piece says what a page that is made anew says."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from typing import Any

from specflow.flows import review
from specflow.flows.review_page import Pages
from specflow.model import review as m
from specflow.model.review import Person
from specflow.model.spec import Spec
from specflow.parse.yaml_write import dump_spec
from specflow.render.page import joined
from tests.render.build_page import large_spec
from tests.web.running import SPEC, make

ME = Person("test@example.org", "2026-11-20", "2026-11-20T10:00:00Z")


class Follower:
    """What an open page holds: pieces and items, as the news bring them."""

    def __init__(self, pages: Pages) -> None:
        self.pages = pages
        self.pieces: dict[str, str] = {}
        self.items: dict[str, Any] = {}
        self.lines: dict[str, int] = {}
        self.stamp = ""

    def follow(self) -> set[str]:
        """Take the news; which pieces came."""
        news = self.pages.news(self.pages.desk.look(), self.stamp, items=not self.stamp)
        if news["all"]:
            self.items.clear()
        self.items |= news["items"]
        for id_ in news["gone"]:
            del self.items[id_]
        self.pieces |= news["pieces"]
        self.lines = news["lines"] or self.lines
        self.stamp = news["stamp"]
        return set(news["pieces"])


def desk_at(root: Path, spec: str | Spec = SPEC) -> review.Desk:
    """A desk for a spec in a fresh workspace."""
    make(root, spec if isinstance(spec, str) else dump_spec(spec))
    subprocess.run(["git", "init", "-q"], cwd=root, check=True)
    return review.desk_of(root, None)


def true_lines(desk: review.Desk) -> dict[str, int]:
    """Where each requirement starts, counted in the file itself."""
    lines = desk.target.read_text(encoding="utf-8").splitlines()
    return {line.split()[-1]: number for number, line in enumerate(lines, 1) if line.startswith("  - id: ")}


def said(pieces: dict[str, str]) -> str:
    """The page without the names that only this run knows."""
    return re.sub(r"<!--piece [\w-]+-->", "", joined(pieces))


def same_as_fresh(follower: Follower) -> None:
    """The followed page and one that is made for the first time are alike."""
    fresh = Follower(Pages(follower.pages.desk))
    fresh.follow()
    assert said(follower.pieces) == said(fresh.pieces)
    assert follower.items == fresh.items


def test_every_kind_of_change_is_followed(workspace: Path) -> None:
    desk = desk_at(workspace)
    follower = Follower(Pages(desk))
    follower.follow()
    steps: list[m.Edit] = [
        m.Set(id="FR-01", field="text", was=None, value="A visitor must ask; the **answer** is [to write] sure."),
        m.Set(id="parameters.min_confidence", field="value", was=None, value=0.8),
        m.Set(id="FR-01", field="status", was=None, value="placeholder"),
        m.Set(id="spec", field="title", was=None, value="Ask"),
        m.Add(do="add", kind="FR", text="The system must log it.", after="FR-01"),
        m.Set(id="FR-03", field="depends_on", was=None, value=["FR-02"]),
        m.Move(do="move", id="FR-03", by=1),
        m.Decide(do="decide", id="DN-01", answer=0.9, why="So it is."),
        m.Set(id="Q-01", field="answer", was=None, value="No."),
        m.Decline(do="decline", ids=("EC-01",)),
        m.Split(do="split", id="FR-02", texts=("One must hold.", "Two must hold.")),
        m.Retire(do="retire", id="FR-03", why="Said elsewhere."),
    ]
    for step in steps:
        assert desk.change([step], ME, desk.look().etag).written == 1
        if step is steps[3]:
            desk.findings(desk.look())
        follower.follow()
        same_as_fresh(follower)
    while desk.undoable:
        desk.undo()
        follower.follow()
        same_as_fresh(follower)


def test_a_change_of_one_line_sends_that_list_alone(workspace: Path) -> None:
    desk = desk_at(workspace, large_spec(400))
    follower = Follower(Pages(desk))
    everything = follower.follow()
    lists = {name for name in everything if re.fullmatch(r"(FR|NFR|EC)-\d+", name)}
    assert len(lists) >= 10
    assert follower.follow() == set()
    desk.change([m.Set(id="FR-07", field="text", was=None, value="The system must answer within {limit}.")], ME, desk.look().etag)
    assert follower.follow() == {"frame", "data", "FR-0"}
    same_as_fresh(follower)
    desk.change([m.Set(id="FR-07", field="title", was=None, value="Answering")], ME, desk.look().etag)
    assert follower.follow() == {"FR-0", "proof-FR-0", "data", "frame"}
    same_as_fresh(follower)


def test_lines_of_the_file_come_apart_from_what_stands_in_them(workspace: Path) -> None:
    desk = desk_at(workspace, large_spec(400))
    follower = Follower(Pages(desk))
    follower.follow()
    before = dict(follower.lines)
    assert before == true_lines(desk)
    desk.change([m.Set(id="FR-07", field="rationale", was=None, value="It was asked for.")], ME, desk.look().etag)
    assert follower.follow() == {"FR-0", "data", "frame"}
    assert follower.lines == true_lines(desk)
    assert follower.lines["FR-01"] == before["FR-01"]
    assert follower.lines["FR-10"] == before["FR-10"] + 1
    desk.target.write_text("# a first line\n" + desk.target.read_text(encoding="utf-8"), encoding="utf-8")
    follower.follow()
    assert follower.lines == true_lines(desk)


def test_a_page_of_an_older_run_gets_everything(workspace: Path) -> None:
    desk = desk_at(workspace)
    news = Pages(desk).news(desk.look(), "nothing.1")
    assert {"frame", "product", "behaviour", "FR-0", "data"} <= set(news["pieces"])
    assert news["all"]
