"""`ssh-keygen -Y`: sign a line, and see whether a line was signed by somebody who is allowed to."""

from __future__ import annotations

import os
import subprocess
import tempfile
from pathlib import Path

from specflow.errors import UsageProblem

NAMESPACE = "specflow"
SECONDS = 60


def sign(message: bytes, key: Path, *, ask: bool = True) -> str:
    """An armoured signature by `key` (a private key, or the public half of one in an agent). Raises `UsageProblem`.

    Without `ask` nobody is asked for a passphrase: a key that needs one, and is in no agent, does not sign.
    """
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "message"
        file.write_bytes(message)
        done = _run(["-Y", "sign", "-q", "-n", NAMESPACE, "-f", str(key), str(file)], ask=ask)
        made = Path(folder) / "message.sig"
        if done.returncode or not made.is_file():
            raise UsageProblem(f"ssh-keygen could not sign: {_said(done)}", slug="no-signature",
                               hint="Name a key with --key, or `git config user.signingKey`.")  # fmt: skip
        return made.read_text(encoding="ascii", errors="replace")


def verified(message: bytes, signature: str, allowed: bytes, who: str) -> bool:
    """Whether `signature` is one of `message`, by a key that the allowed signers list for `who`."""
    if not signature or who.startswith("-") or "\n" in who:
        return False
    with tempfile.TemporaryDirectory() as folder:
        signers, made = Path(folder) / "allowed", Path(folder) / "signature"
        signers.write_bytes(allowed)
        made.write_text(signature, encoding="utf-8")
        line = ["-Y", "verify", "-q", "-n", NAMESPACE, "-f", str(signers), "-I", who, "-s", str(made)]
        return _run(line, message).returncode == 0


def _run(words: list[str], given: bytes = b"", *, ask: bool = False) -> subprocess.CompletedProcess[bytes]:
    line, environment = ["ssh-keygen", *words], {**os.environ, "LC_ALL": "C"}
    if not ask:
        environment |= {"SSH_ASKPASS": "false", "SSH_ASKPASS_REQUIRE": "force"}
    try:
        return subprocess.run(line, input=given, env=environment, capture_output=True, timeout=SECONDS, check=False,
                              start_new_session=not ask)  # fmt: skip
    except FileNotFoundError:
        hint = "Sign-offs here must carry an SSH signature."
        raise UsageProblem("ssh-keygen is not installed", slug="no-ssh", hint=hint) from None
    except subprocess.TimeoutExpired:
        hint = "Is the key waiting for a touch or a passphrase?"
        raise UsageProblem("ssh-keygen did not answer", slug="no-ssh", hint=hint) from None


def _said(done: subprocess.CompletedProcess[bytes]) -> str:
    words = done.stderr.decode("utf-8", "replace").strip().splitlines()
    return words[0][:200] if words else f"exit code {done.returncode}"
