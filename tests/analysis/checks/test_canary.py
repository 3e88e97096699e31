from __future__ import annotations

import base64
import hashlib
import os
from collections.abc import Callable
from urllib.parse import quote_plus

import pytest

from specflow.analysis.checks.canary import Ran, filled, judge
from specflow.model.checks import CanaryCheck, Judged
from specflow.model.evidence import Outcome

MARKER = "canary0123456789abcdef0123"
CHECK = CanaryCheck.model_validate({"run": ["ask", "quiet {canary}"], "must_not_appear_in": ["var/*"]})
Keep = Callable[[str], bytes]


def judged(keep: Keep, check: CanaryCheck = CHECK, code: int | None = 0, said: str = "") -> Judged:
    runs = []
    for long in (False, True):
        words = filled(check, MARKER, long=long)
        runs.append(Ran(MARKER, words, code, said, {"var/ask.db": b"head " + keep(words[1]) + b" tail"}))
    return judge(check, runs)


KEPT: dict[str, Keep] = {
    "as it is": lambda text: text.encode(),
    "in capitals": lambda text: text.upper().encode(),
    "utf-16": lambda text: text.encode("utf-16-le"),
    "base64 at any offset": lambda text: base64.b64encode(b"x" * (len(text) % 3) + text.encode()),
    "base64url": lambda text: base64.urlsafe_b64encode(text.encode()),
    "hexadecimal": lambda text: text.encode().hex().encode(),
    "percent": lambda text: quote_plus(text).encode(),
    "backwards": lambda text: text[::-1].encode(),
    "md5": lambda text: hashlib.md5(text.encode(), usedforsecurity=False).hexdigest().encode(),
    "sha256": lambda text: hashlib.sha256(text.encode()).hexdigest().encode(),
    "sha256 raw, lower case": lambda text: hashlib.sha256(text.lower().encode()).digest(),
    "only long ones": lambda text: text.encode() if len(text) > 200 else b"",
}


@pytest.mark.parametrize("how", KEPT)
def test_a_marker_that_was_kept_is_found(how: str) -> None:
    one = judged(KEPT[how])
    assert one.outcome is Outcome.FAILED, how
    assert "var/ask.db holds it" in one.detail


def test_a_marker_that_was_not_kept_passes_and_the_control_goes_red() -> None:
    one = judged(lambda _: os.urandom(3000))
    assert (one.outcome, one.control) == (Outcome.PASSED, "red")


def test_places_that_are_not_there_are_a_hollow_check() -> None:
    one = judge(CHECK, [Ran(MARKER, ("ask",), 0, "", {})])
    assert (one.outcome, one.control) == (Outcome.HOLLOW, "green")


def test_a_run_that_shows_no_work_is_a_hollow_check() -> None:
    check = CHECK.model_copy(update={"must_say": "200 OK"})
    assert judged(lambda _: b"", check).outcome is Outcome.HOLLOW
    assert judged(lambda _: b"", check, said="answer 200 OK").outcome is Outcome.PASSED


@pytest.mark.parametrize("code", [1, None])
def test_a_run_that_broke_has_not_passed(code: int | None) -> None:
    assert judged(lambda _: b"", code=code, said="Traceback\nValueError: no").outcome is Outcome.NOT_RUN
