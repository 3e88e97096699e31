"""The canary check: a marker that went through running code, in every form in which it may have been kept."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from specflow.model.checks import CanaryCheck, Judged, not_run, settled
from specflow.model.evidence import Outcome

LONG = 60
"""Times the marker is repeated in the long run: some code only keeps what is long."""


class Ran(NamedTuple):
    """One run with a marker: what was handed over, how it ended, and what the watched places hold now, by path."""

    marker: str
    arguments: tuple[str, ...]
    code: int | None
    """None when it ran out of time or could not be started."""
    said: str
    stores: Mapping[str, bytes]


class Form(NamedTuple):
    """A way in which text may have been kept."""

    name: str
    data: bytes


def filled(check: CanaryCheck, marker: str, *, long: bool) -> tuple[str, ...]:
    """The command with the marker in place; in the long run with a text of a few thousand characters."""
    text = " ".join([marker] * LONG) if long else marker
    return tuple(word.replace("{canary}", text) for word in check.run)


def forms(marker: str, arguments: Sequence[str]) -> Iterator[Form]:
    """The marker plain and encoded, and digests of everything that held it."""
    for name, text in (("as it is", marker), ("in capitals", marker.upper()), ("backwards", marker[::-1])):
        yield Form(name, text.encode())
        yield Form(f"{name}, as UTF-16", text.encode("utf-16-le"))
    data = marker.encode()
    yield Form("as hexadecimal", data.hex().encode())
    yield Form("as hexadecimal", data.hex().upper().encode())
    yield Form("percent-encoded", "".join(f"%{byte:02X}" for byte in data).encode())
    for shift in range(3):
        coded = base64.b64encode(b"\0" * shift + data)
        yield Form("as base64", coded[4 if shift else 0 : -4])
        yield Form("as base64", base64.urlsafe_b64encode(b"\0" * shift + data)[4 if shift else 0 : -4])
        wide = base64.b64encode(b"\0" * shift + marker.encode("utf-16-le"))
        yield Form("as base64 of UTF-16", wide[4 if shift else 0 : -4])
    yield Form("as base32", base64.b32encode(data)[:32])
    held = [word for word in arguments if marker in word]
    for text in dict.fromkeys(text for word in held for text in (word, word.lower(), word.strip(), marker)):
        for algorithm in ("md5", "sha1", "sha256", "sha512"):
            digest = hashlib.new(algorithm, text.encode(), usedforsecurity=False)
            yield Form(f"as {algorithm}", digest.hexdigest().encode())
            yield Form(f"as {algorithm}", digest.digest())
            yield Form(f"as {algorithm} in base64", base64.b64encode(digest.digest()).rstrip(b"="))


def found(wanted: Sequence[Form], stores: Mapping[str, bytes]) -> list[str]:
    """`var/ask.db holds it as base64` for every place that holds a form."""
    said = []
    for path, data in sorted(stores.items()):
        low = data.lower()
        for form in wanted:
            if form.data in data or (form.data.isalnum() and form.name == "as it is" and form.data.lower() in low):
                said.append(f"{path} holds it {form.name}")
                break
    return said


def judge(check: CanaryCheck, runs: Sequence[Ran]) -> Judged:
    """Whether the marker stayed out of every watched place, in every run."""
    leaks: list[str] = []
    escaped: str | None = None
    command = " ".join(check.run)[:80]
    for number, run in enumerate(runs):
        how = "a long input" if number else "a short input"
        if run.code is None:
            return not_run(f"`{command}` did not end within {check.timeout:g} s, or could not be started", "no-engine")
        if run.code != 0:
            last = run.said.strip().splitlines()[-1:] or [""]
            return not_run(f"`{command}` ended with exit code {run.code}: {last[0][:120]}", "no-engine")
        if not run.stores:
            where = ", ".join(check.must_not_appear_in)
            return Judged(Outcome.HOLLOW, f"after the run there is no {where}, so nothing was looked into", "green",
                          "a marker that is kept anywhere", "hollow")  # fmt: skip
        if check.must_say and check.must_say.replace("{canary}", run.marker) not in run.said:
            return Judged(Outcome.HOLLOW, f"the output does not hold `{check.must_say}`: nothing shows that the run did its work",
                          "green", "a run that does nothing", "hollow")  # fmt: skip
        wanted = list(forms(run.marker, run.arguments))
        leaks += [f"{said} after {how}" for said in found(wanted, run.stores)]
        escaped = escaped or _control(wanted, run.stores)
    if leaks:
        more = f" (and {len(leaks) - 1} more)" if len(leaks) > 1 else ""
        return settled(Outcome.FAILED, f"{leaks[0]}{more}", escaped)
    places = len({path for run in runs for path in run.stores})
    clean = f"in none of {places} place{'s' if places > 1 else ''}, after a short and a long input"
    return settled(Outcome.PASSED, clean, escaped)


def _control(wanted: Sequence[Form], stores: Mapping[str, bytes]) -> str | None:
    """The form that would not be noticed at the end of a place, None when each would."""
    for form in wanted:
        for path, data in stores.items():
            if not found([form], {path: data[-64:] + form.data}):
                return f"the marker {form.name} in {path}"
    return None
