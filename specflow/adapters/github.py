"""GitHub, read only: the reviews of this run's pull request. Address and token are the Action's, never the workspace's."""

from __future__ import annotations

import json
import os
import re
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any, NamedTuple

from specflow.errors import EvidenceMissing

SECONDS = 20
MOST_PAGES = 20
_REPOSITORY = re.compile(r"[\w.-]+/[\w.-]+")


class PullRequest(NamedTuple):
    """The pull request of this run."""

    repository: str
    number: int
    head: str


def pull_request() -> PullRequest | None:
    """The pull request that GitHub started this run for; None outside of one."""
    path, repository = os.environ.get("GITHUB_EVENT_PATH"), os.environ.get("GITHUB_REPOSITORY", "")
    if os.environ.get("GITHUB_ACTIONS") != "true" or not path or not _REPOSITORY.fullmatch(repository):
        return None
    try:
        event = json.loads(Path(path).read_text(encoding="utf-8"))
        found = event["pull_request"]
        return PullRequest(repository, int(found["number"]), str(found["head"]["sha"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def reviews(request: PullRequest) -> list[dict[str, Any]]:
    """Every review, oldest first. Raises `EvidenceMissing` when GitHub does not give them."""
    found: list[dict[str, Any]] = []
    for page in range(1, MOST_PAGES + 1):
        part = _get(f"/repos/{request.repository}/pulls/{request.number}/reviews?per_page=100&page={page}")
        if not isinstance(part, list):
            raise EvidenceMissing("GitHub's answer is no list of reviews", slug="github")
        found += [one for one in part if isinstance(one, dict)]
        if len(part) < 100:
            break
    return found


def _get(path: str) -> Any:
    api = os.environ.get("GITHUB_API_URL", "https://api.github.com").rstrip("/")
    headers = {"Accept": "application/vnd.github+json", "X-GitHub-Api-Version": "2022-11-28", "User-Agent": "specflow"}
    if token := os.environ.get("GITHUB_TOKEN"):
        headers["Authorization"] = f"Bearer {token}"
    if not api.startswith(("https://", "http://127.0.0.1:")):
        raise EvidenceMissing("the address of GitHub is not https", slug="github", hint="See GITHUB_API_URL.")
    try:
        with urllib.request.urlopen(urllib.request.Request(api + path, headers=headers), timeout=SECONDS) as answer:  # noqa: S310
            return json.loads(answer.read(5_000_000))
    except (urllib.error.URLError, OSError, ValueError) as problem:
        raise EvidenceMissing(f"GitHub did not give the reviews of this pull request: {problem}", slug="github",
                              hint="The job needs `permissions: pull-requests: read` and GITHUB_TOKEN.") from None  # fmt: skip
