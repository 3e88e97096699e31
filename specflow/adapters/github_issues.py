"""GitHub through the user's own command line, `gh`: specflow holds no token."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from specflow.errors import UsageProblem


def open_issue(root: Path, issue: Mapping[str, Any]) -> str:
    """Open an issue in the repository of `root`; its address. Raises `UsageProblem` when `gh` cannot."""
    line = ["gh", "api", "repos/{owner}/{repo}/issues", "--input", "-", "--jq", ".html_url"]
    body = json.dumps(issue).encode()
    try:
        done = subprocess.run(line, cwd=root, input=body, capture_output=True, check=False, timeout=60)
    except (OSError, subprocess.TimeoutExpired) as problem:
        hint = "Install GitHub's command line and log in with it."
        raise UsageProblem(f"`gh` could not be run: {problem}", slug="no-gh", hint=hint) from None
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines() or ["it failed"]
        raise UsageProblem(f"gh: {said[0]}", slug="gh-failed", hint="`gh auth status` says whether you are logged in.")
    return done.stdout.decode("utf-8", "replace").strip()
