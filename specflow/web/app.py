"""The review application: routes as data, each handler a few lines around one flow.

Handlers import their flow themselves: the first page is there before anybody writes, lints or signs.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from specflow.errors import SpecflowError, UsageProblem
from specflow.flows.review import Desk, Outcome, Snapshot
from specflow.flows.review_page import Pages
from specflow.web.exchange import bug, if_match, json_of, refused
from specflow.web.guard import Door, Guard
from specflow.web.live import Hub, watch


@dataclass
class Room:
    """What the handlers share: the desks by feature, the pages, and who listens."""

    desks: dict[str, Desk]
    hub: Hub = field(default_factory=Hub)
    pages: dict[str, Pages] = field(init=False)
    _told: dict[str, tuple[str, str]] = field(default_factory=dict)
    _linting: set[str] = field(default_factory=set)
    _relint: set[str] = field(default_factory=set)
    _jobs: set[asyncio.Task[None]] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.pages = {feature: Pages(desk) for feature, desk in self.desks.items()}

    def tell(self, feature: str, *, notes: bool = False) -> None:
        """The open pages learn what is new about a spec, once: the watcher sees what this run itself wrote too."""
        desk = self.desks[feature]
        etag, beside = desk.look().etag, f"{desk.shown()} {desk.said()}"
        before, self._told[feature] = self._told.get(feature, ("", "")), (etag, beside)
        if notes or before != (etag, beside):
            self.hub.tell({"feature": feature, "etag": etag} | ({"notes": True} if notes or before[1] != beside else {}))

    def lint_soon(self, feature: str) -> None:
        """Let lint look at a spec in the background, and tell the open pages when it has something new to say."""
        if feature in self._linting:
            self._relint.add(feature)  # what lint looks at now may be the state before
        else:
            self._linting.add(feature)
            job = asyncio.get_running_loop().create_task(self._lint(feature))
            self._jobs.add(job)
            job.add_done_callback(self._jobs.discard)

    async def _lint(self, feature: str) -> None:
        try:
            await self._look(feature)
        finally:
            self._linting.discard(feature)
        if feature in self._relint:
            self._relint.discard(feature)
            self.lint_soon(feature)

    async def _look(self, feature: str) -> None:
        desk = self.desks[feature]
        try:
            for _ in range(20):
                now = await run_in_threadpool(desk.look)
                if desk.linted(now):
                    return
                await run_in_threadpool(desk.findings, now)
                self.tell(feature, notes=True)
        except SpecflowError:
            return

    def desk(self, request: Request) -> Desk:
        """The desk that a request names. Raises `UsageProblem`."""
        found = self.desks.get(request.path_params["feature"])
        if found is None:
            raise UsageProblem("there is no such feature here", slug="no-such-spec")
        return found


def build(desks: dict[str, Desk], door: Door, *, watching: bool = True) -> Any:
    """The application behind its door. `watching` follows changes on the disk."""
    room = Room(desks)

    @contextlib.asynccontextmanager
    async def life(_: Starlette) -> AsyncIterator[None]:
        folders, stop = _folders(desks), room.hub.closing
        job = asyncio.create_task(watch(folders, lambda: _tell(room), stop)) if watching else None
        yield
        room.hub.close()
        if job is not None:
            job.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await job

    app = Starlette(routes=_routes(room), lifespan=life, exception_handlers={SpecflowError: refused, Exception: bug})
    app.state.room = room
    return Guard(app, door)


def _folders(desks: dict[str, Desk]) -> list[Path]:
    found = []
    for desk in desks.values():
        folder = desk.target.parent
        found += [folder, desk.workspace.root / ".specflow" / "reading" / desk.folder]
    return found


def _tell(room: Room) -> None:
    for feature in room.desks:
        with contextlib.suppress(SpecflowError):
            room.tell(feature)


def _routes(room: Room) -> list[Route]:
    handlers = Handlers(room)
    return [
        Route("/", handlers.index),
        Route("/{feature}", handlers.page),
        Route("/{feature}/news", handlers.news),
        Route("/{feature}/state", handlers.state),
        Route("/{feature}/events", handlers.events),
        Route("/{feature}/changes", handlers.change, methods=["POST"]),
        Route("/{feature}/notes", handlers.notes, methods=["POST"]),
        Route("/{feature}/lint", handlers.lint, methods=["POST"]),
        Route("/{feature}/undo", handlers.undo, methods=["POST"]),
        Route("/{feature}/approve", handlers.approve, methods=["POST"]),
        Route("/{feature}/diff", handlers.diff),
    ]


@dataclass(frozen=True)
class Handlers:
    """One method a route."""

    room: Room

    async def index(self, request: Request) -> Response:
        """The list of specs, or the only one."""
        features = sorted(self.room.desks)
        if len(features) == 1:
            request.path_params["feature"] = features[0]
            return await self.page(request)
        from specflow.flows import review_state
        from specflow.render.specs import list_of_specs

        token = request.query_params.get("token", "")
        return HTMLResponse(list_of_specs(review_state.titles(self.room.desks), request.scope["nonce"], token))

    async def page(self, request: Request) -> Response:
        """The page. It never waits for lint: what lint says comes with the next one, as soon as lint has looked."""
        desk = self.room.desk(request)
        now = await run_in_threadpool(desk.look)
        html = await run_in_threadpool(self._pages(request).html, now, request.scope["nonce"])
        self.room.lint_soon(request.path_params["feature"])
        return HTMLResponse(html, headers={"etag": f'"{now.etag}"'})

    def _pages(self, request: Request) -> Pages:
        return self.room.pages[request.path_params["feature"]]

    async def news(self, request: Request) -> Response:
        """What changed since the state that a page shows; a page that is there for the first time asks for all items."""
        desk, asked = self.room.desk(request), request.query_params
        self.room.lint_soon(request.path_params["feature"])

        def found() -> dict[str, Any]:
            return self._pages(request).news(desk.look(), asked.get("since", ""), items="first" in asked)

        return JSONResponse(await run_in_threadpool(found))

    async def state(self, request: Request) -> Response:
        """What the page's script knows."""
        from specflow.flows import review_state

        desk, items = self.room.desk(request), request.query_params.get("items") != "no"
        now = await run_in_threadpool(desk.look)
        data = await run_in_threadpool(lambda: review_state.state(desk, now, items=items))
        return JSONResponse(data, headers={"etag": f'"{now.etag}"'})

    async def events(self, request: Request) -> Response:
        """News for an open page."""
        self.room.desk(request)
        return StreamingResponse(self.room.hub.stream(), media_type="text/event-stream")

    async def change(self, request: Request) -> Response:
        """Edits of the spec. `If-Match` names the state that the person saw."""
        from specflow.flows import reviews
        from specflow.model import review
        from specflow.parse.patch import read_changes

        desk, seen, data = self.room.desk(request), if_match(request), await json_of(request)
        changes = [one for one in read_changes(data.get("changes")) if not isinstance(one, review.Said)]
        who = reviews.me(desk.workspace)
        outcome = await run_in_threadpool(desk.change, changes, who, seen)
        return self._outcome(request, desk, outcome)

    def _outcome(self, request: Request, desk: Desk, outcome: Outcome) -> Response:
        etag = outcome.snapshot.etag
        headers = {"etag": f'"{etag}"'}
        if outcome.conflicts:
            from specflow.flows.review_diff import between

            found = [{**one._asdict(), "runs": between(one.theirs, one.yours)} for one in outcome.conflicts]
            return JSONResponse({"error": "somebody else changed it meanwhile", "conflicts": found, "etag": etag}, 412, headers)
        if outcome.written:
            self.room.tell(request.path_params["feature"])
        return JSONResponse({"etag": etag, "written": outcome.written, "undo": desk.undoable}, headers=headers)

    async def undo(self, request: Request) -> Response:
        """Take this run's last change back."""
        desk, _ = self.room.desk(request), if_match(request)
        now: Snapshot = await run_in_threadpool(desk.undo)
        self.room.tell(request.path_params["feature"])
        return JSONResponse({"etag": now.etag, "undo": desk.undoable})

    async def notes(self, request: Request) -> Response:
        """Comments, suggestions, reading marks: appended to the file of whoever sits here."""
        from specflow.flows import reviews
        from specflow.model import review
        from specflow.parse.patch import read_changes

        desk, _, data = self.room.desk(request), if_match(request), await json_of(request)
        said = [one for one in read_changes(data.get("changes")) if isinstance(one, review.Said)]
        who = reviews.me(desk.workspace)
        records = await run_in_threadpool(reviews.add, desk.workspace, desk.folder, said, who)
        self.room.tell(request.path_params["feature"], notes=True)
        return JSONResponse({"keys": [one.key for one in records]})

    async def lint(self, request: Request) -> Response:
        """What lint says about a text before it is saved."""
        from specflow.flows.lint import lint_files
        from specflow.flows.review_text import with_text

        desk, data = self.room.desk(request), await json_of(request)
        id_, text = data.get("id"), data.get("text")
        if not isinstance(id_, str) or not isinstance(text, str) or len(text) > 20_000:
            raise UsageProblem("name an id and a text", slug="bad-changes")

        def found() -> list[dict[str, str]]:
            file = with_text(desk.look().spec, id_, text)
            linted = lint_files(desk.workspace, (file,), ("SF2", "SF108", "SF110")).findings if file else ()
            return [{"code": one.code, "severity": one.severity, "message": one.message, "help": one.help} for one in linted]

        return JSONResponse({"findings": await run_in_threadpool(found)})

    async def approve(self, request: Request) -> Response:
        """Sign. What is open comes back with 409."""
        from specflow.flows import approve, review_state

        desk, seen, data = self.room.desk(request), if_match(request), await json_of(request)
        role, ids = data.get("role"), data.get("ids", [])
        if not isinstance(role, str) or not isinstance(ids, list) or not all(isinstance(one, str) for one in ids):
            raise UsageProblem("name a role and the ids to sign", slug="bad-changes")
        wanted = approve.Request(role, tuple(ids), seen=seen, ask=False)
        done = await run_in_threadpool(approve.approve, desk, wanted)
        if done.blockers:
            return JSONResponse({"error": "something is still open", "left": review_state.said(done.blockers)}, 409)
        self.room.tell(request.path_params["feature"], notes=True)
        return JSONResponse({"signed": [one.subject for one in done.signed], "already": done.already, "by": done.by})

    async def diff(self, request: Request) -> Response:
        """What changed since a revision, or since a role signed."""
        from specflow.flows import review_diff

        desk, base = self.room.desk(request), request.query_params.get("since", "")
        return JSONResponse(await run_in_threadpool(review_diff.since, desk, base))
