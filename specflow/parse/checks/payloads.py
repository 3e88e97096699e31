"""Recorded payloads: a JSON file, one JSON a line, or the JSON answers of an HAR recording."""

from __future__ import annotations

import base64
import binascii
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from specflow.model.checks import Payload
from specflow.parse.checks.measured import Unreadable

MOST = 20_000


def read_payloads(path: str, data: bytes, operation: str = "", response: str = "") -> Iterator[Payload]:
    """Every payload in a file; of a recording those answers of `operation` (`POST /ask`) with that status, or that succeeded.

    Raises `Unreadable` for what is none: a recording that was cut off may have lost the worst answer.
    """
    text = data.decode("utf-8-sig", "replace")
    try:
        if path.endswith((".jsonl", ".ndjson")):
            for number, line in enumerate(text.split("\n"), 1):
                if line.strip():
                    if number > MOST:
                        raise Unreadable(f"{path} holds more than {MOST:,} payloads")
                    yield Payload(f"{path}:{number}", json.loads(line))
            return
        loaded = json.loads(text)
    except (ValueError, RecursionError):
        raise Unreadable(f"{path} is no JSON") from None
    if isinstance(loaded, dict) and isinstance(loaded.get("log"), dict) and isinstance(loaded["log"].get("entries"), list):
        for number, entry in enumerate(loaded["log"]["entries"][:MOST]):
            if isinstance(entry, dict) and _is_of(entry, operation, response):
                yield from _answer(f"{path} entry {number + 1}", entry)
    else:
        yield Payload(path, loaded)


def _is_of(entry: Mapping[str, Any], operation: str, response: str) -> bool:
    request, answer = entry.get("request"), entry.get("response")
    if not isinstance(request, dict) or not isinstance(answer, dict):
        return False
    status = answer.get("status")
    if response and str(status) != response:
        return False
    if not response and isinstance(status, int) and not 200 <= status < 300:  # a refusal is no answer that the contract speaks of
        return False
    if not operation:
        return True
    method, _, route = operation.partition(" ")
    path = str(request.get("url", "")).partition("#")[0].partition("?")[0]
    parts = re.split(r"(\{[^{}/]{1,80}\})", route.strip())
    wanted = "".join(r"[^/]+" if part.startswith("{") else re.escape(part) for part in parts)
    return str(request.get("method", "")).upper() == method.upper() and re.search(f"{wanted}$", path) is not None


def _answer(where: str, entry: Mapping[str, Any]) -> Iterator[Payload]:
    content = entry["response"].get("content")
    if not isinstance(content, dict) or "json" not in str(content.get("mimeType", "json")):
        return
    text = content.get("text", "")
    try:
        if content.get("encoding") == "base64":
            text = base64.b64decode(str(text), validate=True).decode()
        yield Payload(where, json.loads(str(text)))
    except (ValueError, binascii.Error, RecursionError):
        raise Unreadable(f"the answer of {where} is no JSON") from None
