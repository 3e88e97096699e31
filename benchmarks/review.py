"""The review in numbers, each with its floor, and how many actions stand between a fresh draft and a signature.

    python benchmarks/review.py [--rounds 5] [--cases FOLDER]

Floors: an empty Starlette application started the same way; a plain write of the same file, flushed to the disk; and a spec of
five requirements, which shows what the browser, the watcher and a busy machine cost by themselves. FOLDER holds one folder a case
with `note.md`, `product_area_context.md` and `code_context.md`; without it the notes of `examples/` are drafted. On a machine
that does other work, `chrt -r 10` before the line lets the review run as on a quiet one (Linux, as root).
"""

from __future__ import annotations

import argparse
import html
import http.client
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from specflow.parse.yaml_write import dump_spec  # noqa: E402
from tests.browser.chromium import FLAGS, find_chromium  # noqa: E402
from tests.render.build_page import large_spec  # noqa: E402
from tests.web.running import Running, review  # noqa: E402

EMPTY = """
import socket, sys, uvicorn
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route
async def home(_): return PlainTextResponse("here")
sock = socket.socket(); sock.bind(("127.0.0.1", 0)); sock.listen()
print(f"http://127.0.0.1:{sock.getsockname()[1]}/", flush=True)
app = Starlette(routes=[Route("/", home)])
uvicorn.Server(uvicorn.Config(app, log_level="warning", loop="asyncio", http="h11", ws="none")).run(sockets=[sock])
"""


def workspace(folder: Path, count: int) -> Path:
    """A workspace with a spec of `count` requirements; the path of the spec."""
    path = folder / "specs" / "long" / "spec.yaml"
    path.parent.mkdir(parents=True)
    (folder / "specflow.toml").write_text("", encoding="utf-8")
    subprocess.run(["git", "init", "-q"], cwd=folder, check=True)
    subprocess.run(["git", "config", "user.email", "bench@example.org"], cwd=folder, check=True)
    path.write_text(dump_spec(large_spec(count)), encoding="utf-8")
    return path


def first_answer(line: list[str], folder: Path) -> float:
    """Seconds from starting the process to the whole first answer."""
    start = time.perf_counter()
    process = subprocess.Popen(line, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    try:
        assert process.stdout is not None
        address = process.stdout.readline().strip().rpartition(" ")[2]
        host, _, path = address.removeprefix("http://").partition("/")
        while True:
            link = http.client.HTTPConnection(host, timeout=20)
            try:
                link.request("GET", f"/{path}")
                answer = link.getresponse()
                answer.read()
                assert answer.status == 200, answer.status
                return time.perf_counter() - start
            except ConnectionError:
                time.sleep(0.002)
            finally:
                link.close()
    finally:
        process.terminate()
        process.wait()


def saving(running: Running, path: Path, rounds: int) -> tuple[float, float, float]:
    """Median milliseconds: a save over HTTP, a plain flushed write of the same file, and the ratio's pair is the caller's."""
    id_ = next(key for key in running.state()["items"] if key.startswith("FR-"))
    etag, old = running.state()["etag"], running.state()["items"][id_]["text"]
    saves, writes = [], []
    for round_ in range(rounds):
        new = f"The system must answer within {{limit}}, round {round_}."
        start = time.perf_counter()
        done = running.change({"id": id_, "field": "text", "was": old, "value": new}, seen=etag)
        saves.append((time.perf_counter() - start) * 1000)
        assert done.status == 200, done.body
        etag, old = done.data["etag"], new
        data = path.read_bytes()
        start = time.perf_counter()
        beside = path.with_name("floor.tmp")
        with beside.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        beside.unlink()
        writes.append((time.perf_counter() - start) * 1000)
        time.sleep(0.3)
    return statistics.median(saves), statistics.median(writes), max(saves)


def in_browser(running: Running, path: Path, rounds: int) -> tuple[list[float], list[float]]:
    """Milliseconds from the keystroke that saves to the server's word that it is saved, and from a disk change to the page."""
    from playwright.sync_api import sync_playwright

    keys: list[float] = []
    disk: list[float] = []
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=find_chromium(), args=FLAGS)
        page = browser.new_context(viewport={"width": 1440, "height": 900}, reduced_motion="reduce").new_page()
        page.goto(running.address)
        page.wait_for_selector("#sign", timeout=60_000)
        first = page.locator(".req.card").first
        id_ = first.get_attribute("id")
        for round_ in range(rounds):
            page.locator(f"#{id_} .acts").scroll_into_view_if_needed()
            page.locator(f"#{id_} .do-edit").click()
            area = page.locator(f"#{id_} .form textarea").first
            area.fill(f"The system must answer within {{limit}} always, round {round_}.")
            page.evaluate("performance.clearMarks()")
            area.press("Control+Enter")
            page.locator(f"#{id_} .form").wait_for(state="detached", timeout=60_000)
            keys.append(page.evaluate("performance.getEntriesByName('specflow-saved')[0].startTime"
                                      " - performance.getEntriesByName('specflow-save')[0].startTime"))  # fmt: skip
            page.wait_for_timeout(400)
            disk.append(_seen(page, path, f"A title from an editor {round_}"))
            page.wait_for_timeout(400)
        browser.close()
    return keys, disk


def _seen(page: Any, path: Path, words: str) -> float:
    """Milliseconds until words that an editor wrote into the file stand in the page."""
    page.evaluate("""words => { window.seen = new Promise(done => { const look = () => document.body.textContent.includes(words)
        && (done(Date.now()), true); const eye = new MutationObserver(() => look() && eye.disconnect());
        eye.observe(document.body, {subtree: true, childList: true, characterData: true}) }) }""", words)  # fmt: skip
    text = path.read_text(encoding="utf-8").splitlines(keepends=True)
    at = next(n for n, line in enumerate(text) if line.startswith("title:"))
    text[at] = f"title: {words}\n"
    beside = path.with_name(".editor.tmp")
    beside.write_text("".join(text), encoding="utf-8")
    start = time.time() * 1000
    beside.replace(path)
    return float(page.evaluate("window.seen")) - start


def actions(folder: Path) -> tuple[int, int, dict[str, int]]:
    """What a person does from a fresh draft to a spec that can be signed, through the same requests as the page makes.

    A click, a confirmation, and a reason or a text typed count one each. Reading needs none.
    """
    count: dict[str, int] = {}

    def act(kind: str, number: int) -> None:
        count[kind] = count.get(kind, 0) + number

    feature = next((folder / "specs").iterdir()).name
    with review(folder, feature=feature) as running:
        total = len([key for key in state(running)["digests"] if key != "spec"])
        for key, verb in (("accept", "accept"), ("decline", "decline")):
            if ids := state(running)["bulk"][key]:
                assert running.change({"do": verb, "ids": ids}).status == 200
                act(f"{verb} together", 2)
        _settle(running, act)
        for id_, one in list(state(running)["decisions"].items()):
            if not one["decided"]:
                answer = _answer(one)
                done = running.change({"do": "decide", "id": id_, "answer": answer, "why": "It fits the goal best."})
                assert done.status == 200, done.body
                act("decide", 3)
        if ids := state(running)["bulk"]["finalise"]:
            assert running.change({"do": "finalise", "ids": ids}).status == 200
            act("finalise together", 2)
        _finish(running, act)
        left = state(running)["left"]
        assert left == [], left[:4]
    return total, sum(count.values()), count


def state(running: Running) -> Any:
    """The state once lint has looked, as an open page sees it."""
    for _ in range(400):
        found = running.state()
        if found["linted"]:
            return found
        running.ask("GET", f"/{running.feature}")
        time.sleep(0.05)
    raise AssertionError("lint never came")


def _settle(running: Running, act: Callable[[str, int], None]) -> None:
    """Contradictions: a ready way out where the page offers one, else a reason why both stand, else the line goes."""
    for _ in range(40):
        clashes = [one for one in state(running)["left"] if one["kind"] == "clash"]
        if not clashes:
            return
        if _way_out(running, len(clashes)):
            act("take a ready way out", 1)
            continue
        one = clashes[0]
        other = one["message"].split(":")[0].removeprefix("contradicts ")
        resolution = {"do": "resolve", "between": [one["id"], other], "why": "One is the exception of the other."}
        if other[:2].isupper() and running.change(resolution).status == 200:
            act("say why both stand", 3)
            if one not in state(running)["left"]:
                continue
        assert running.change({"do": "retire", "id": one["id"], "why": "The other line holds."}).status == 200
        act("retire", 3)


def _way_out(running: Running, before: int) -> bool:
    """Click the first ready way out; whether a contradiction went with it."""
    page = running.ask("GET", f"/{running.feature}").body.decode()
    ways = re.findall(r'data-way="([^"]+)" data-text="([^"]*)"', page)
    if not ways:
        return False
    id_, text = ways[0][0], html.unescape(ways[0][1])
    was = state(running)["items"][id_]["text"]
    assert running.change({"id": id_, "field": "text", "was": was, "value": text}).status == 200
    if len([one for one in state(running)["left"] if one["kind"] == "clash"]) < before:
        return True
    running.change({"id": id_, "field": "text", "was": text, "value": was})
    return False


def _answer(one: dict[str, Any]) -> object:
    options = one["options"]
    if one["kind"] == "slider":
        return next(iter(one["values"].values()), None) or options["min"]
    items = options if isinstance(options, list) else (options or {}).get("items", [])
    names = [item if isinstance(item, str) else item.get("name", "") for item in items]
    return names if one["kind"] == "ranking" else names[0] if names else "As the note says."


def _finish(running: Running, act: Callable[[str, int], None]) -> None:
    """What is left is looked at line by line: final where nothing is open, else rewritten first."""
    for one in state(running)["left"]:
        if one["kind"] == "review":
            done = running.change({"id": one["id"], "field": "status", "was": "review", "value": "final"})
            assert done.status == 200, done.body
            act("finalise one", 1)
        elif one["kind"] == "placeholder":
            text = state(running)["items"][one["id"]]["text"]
            new = "The system must do what the answer to the question says."
            assert running.change({"id": one["id"], "field": "text", "was": text, "value": new}).status == 200
            assert running.change({"id": one["id"], "field": "status", "was": "review", "value": "final"}).status == 200
            act("write one", 4)


def drafted(case: Path, folder: Path) -> Path:
    """A workspace with the draft of a case."""
    for name in ("note.md", "product_area_context.md", "code_context.md"):
        if (case / name).is_file():
            shutil.copy(case / name, folder)
    (folder / "specflow.toml").write_text("", encoding="utf-8")
    subprocess.run(["git", "init", "-q"], cwd=folder, check=True)
    subprocess.run(["git", "config", "user.email", "bench@example.org"], cwd=folder, check=True)
    line = [sys.executable, "-m", "specflow", "draft", "note.md", "--no-open"]
    subprocess.run(line, cwd=folder, check=True, capture_output=True)
    return folder


def main() -> None:
    """Prints everything."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--cases", type=Path, default=ROOT / "examples")
    parser.add_argument("--only", choices=["speed", "actions"])
    wanted = parser.parse_args()
    os.environ["PYTHONPATH"] = str(ROOT)
    if wanted.only != "actions":
        speed(wanted.rounds)
    if wanted.only != "speed":
        for case in sorted(path for path in wanted.cases.iterdir() if (path / "note.md").is_file()):
            with tempfile.TemporaryDirectory() as folder:
                total, sum_, kinds = actions(drafted(case, Path(folder)))
            print(f"{case.name}: {sum_} actions for {total} requirements (at most 25): {kinds}")


def speed(rounds: int) -> None:
    """Answers, saves and disk changes."""
    for count, most in ((5, 100), (100, 100), (2000, 1000)):
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            path = workspace(folder, count)
            pairs = [(first_answer([sys.executable, "-m", "specflow", "review", "--no-open"], folder),
                      first_answer([sys.executable, "-c", EMPTY], folder)) for _ in range(rounds)]  # fmt: skip
            mine, floor = (statistics.median(pair[at] for pair in pairs) for at in (0, 1))
            print(f"first answer, {count} requirements: {mine:.2f} s (at most 0.50); an empty Starlette app: {floor:.2f} s")
            with review(folder, feature="long") as running:
                save, write, worst = saving(running, path, rounds)
                print(f"save over HTTP, {count}: {save:.0f} ms, worst {worst:.0f} (at most {most}); plain write: {write:.1f} ms")
                if find_chromium():
                    keys, disk = in_browser(running, path, rounds)
                    for what, found, limit in (("keystroke to saved", keys, most), ("disk change to page", disk, 300)):
                        print(f"{what}, {count}: {statistics.median(found):.0f} ms, worst {max(found):.0f} (at most {limit})")


if __name__ == "__main__":
    main()
