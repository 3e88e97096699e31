"""What `specflow approve` says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from specflow.cli.terminal import paint
from specflow.flows.approve import Signing
from specflow.report.text import clean

MOST = 12


def listed(states: Sequence[dict[str, Any]]) -> str:
    """Who signed what."""
    if not states:
        return "There is no spec here yet: `specflow draft note.md` makes one."
    lines = []
    for state in states:
        lines.append(f"{state['feature']}")
        for role in state["roles"]:
            count = len(role["signed"])
            mark = paint("✓", "good") if count == role["total"] else "·"
            who = f", last by {clean(role['by'])} on {role['date']}" if role["by"] else ""
            gone = len(role["void"])
            void = f", {paint(f'{gone} void', 'warning')}" if gone else ""
            lines.append(f"  {mark} {role['role']}: {count} of {role['total']} signed{who}{void}")
        kinds = Counter(one["kind"] for one in state["left"])
        open_ = ", ".join(f"{count} {kind}" for kind, count in kinds.items())
        lines.append(f"  open: {open_}" if open_ else "  nothing is open")
    return "\n".join(lines)


def signed(done: Signing) -> str:
    """What was signed, or what stands in the way."""
    if done.blockers:
        lines = [f"{paint('Not signed:', 'error')} {len(done.blockers)} things are open."]
        lines += [f"  {one.id or done.feature} {clean(one.message)}" for one in done.blockers[:MOST]]
        if len(done.blockers) > MOST:
            lines.append(f"  … and {len(done.blockers) - MOST} more")
        if any(one.kind == "unread" for one in done.blockers):
            lines.append("  → Read it in `specflow review`, or say so with --i-have-read.")
        return "\n".join(lines)
    if not done.signed:
        return f"{done.feature}: everything was signed by {done.role} already."
    proof = done.signed[0].origin == "ssh"
    how = "with an SSH signature" if proof else "as git names you; unauthenticated"
    return f"{paint('Signed', 'good')} {len(done.signed)} of {done.feature} as {done.role}: {clean(done.by)} ({how})."
