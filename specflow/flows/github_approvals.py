"""An approving GitHub review of the head commit, by a login that the configuration maps to a signer, counts as a sign-off."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from specflow.adapters import disk, git_diff, github
from specflow.analysis.approval.content import contents, digest
from specflow.analysis.review.blockers import blockers
from specflow.flows import workspace as ws
from specflow.flows.lint import lint_files
from specflow.model.approval import ROLES, WHOLE, Approval
from specflow.model.config import Approve
from specflow.model.project import SpecFile
from specflow.model.spec import Spec


def signers(config: Approve, reviews: Iterable[Mapping[str, Any]], head: str) -> dict[str, str]:
    """signer -> day of the review. The last word of a person counts, and only one about the head commit."""
    last: dict[str, Mapping[str, Any]] = {}
    for review in reviews:
        user = review.get("user")
        login = str(user.get("login", "")).lower() if isinstance(user, Mapping) else ""
        if review.get("state") in ("APPROVED", "CHANGES_REQUESTED", "DISMISSED"):
            last[login] = review
    mapped = {login.lower(): email for login, email in config.github.items()}
    return {
        mapped[login]: str(review.get("submitted_at") or "")[:10]
        for login, review in last.items()
        if login in mapped and review.get("state") == "APPROVED" and review.get("commit_id") == head
    }


def records(
    workspace: ws.Workspace, file: SpecFile, spec: Spec, contracts: Mapping[str, str], once: frozenset[str] = frozenset()
) -> tuple[Approval, ...]:
    """The sign-offs that reviews of this pull request amount to; none outside of GitHub. Raises `EvidenceMissing`.

    What is open is not signed, and a text that is not the head commit's is not either. `once`: ids that were ever signed.
    """
    config = workspace.config.approve
    request = github.pull_request() if config.github else None
    if request is None:
        return ()
    there = git_diff.text_at(workspace.root, request.head, file.path)
    if there is None or there != disk.read_bytes(workspace.root / file.path):
        return ()
    found = signers(config, github.reviews(request), request.head)
    subjects = (WHOLE, *(one.id for one in spec.requirements))
    if not found or blockers(spec, lint_files(workspace, (file,), ("SF1", "SF3")).findings, subjects):
        return ()
    return tuple(
        record
        for email, day in sorted(found.items())
        for role in ROLES
        if not config.roles.get(role) or email in config.roles[role]
        for record in _signed(role, email, day, contents(spec, role, contracts, once))
    )


def _signed(role: str, email: str, day: str, there: Mapping[str, dict[str, Any]]) -> Iterable[Approval]:
    for subject, content in there.items():
        yield Approval(role, subject, email, day, digest(content), content, "stated", origin="github")
