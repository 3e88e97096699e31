"""Python's tests in reports that name modules and classes instead of files, as JUnit XML does: is this result that test's?"""

from __future__ import annotations

from collections.abc import Container, Sequence

from specflow.model.evidence import Result
from specflow.model.trace import Link


def rightful(results: Sequence[tuple[str, Result]], link: Link, names: Container[str]) -> list[Result]:
    """Those of `results` (each with the test's own name) that can be `link`'s: not another test of the same last name.

    `names` are the definitions of the link's file; a test that none of them is may be inherited, and counts.
    """
    return [result for own, result in results if not _is_another(own, result, link, names)]


def _is_another(own: str, result: Result, link: Link, names: Container[str]) -> bool:
    group = result.name.partition("::")[0]
    whole = "/" in group or group == link.path  # a node id of pytest leaves nothing out
    if not link.path.endswith(".py") or whole:
        return own != link.symbol and (whole or len(own) > len(link.symbol)) and own in names
    said = group.split(".") if group else []
    module = link.path.removesuffix(".py").split("/")
    inside = _inside(said, module)
    if inside is None:
        return not result.path and _is_module(said, module) and not _may_inherit(said, link.symbol.split("."))
    full = ".".join([*inside, own.rpartition(".")[2]])
    return full != link.symbol and full in names


def _is_module(said: Sequence[str], module: Sequence[str]) -> bool:
    """Whether these words name a module of Python at all, and not a suite that a runner gave a name of its own."""
    beside = len(module) > 1 and said[:1] == list(module[:1])
    return beside or any(word.startswith("test_") or word.endswith("_test") for word in said)


def _may_inherit(said: Sequence[str], kept: Sequence[str]) -> bool:
    """Whether a class of another module may have taken over the method: one of the same name has its own."""
    is_class = not said[-1][:1].islower()
    return is_class and len(kept) > 1 and said[1 - len(kept) :] != kept[:-1]


def _inside(said: Sequence[str], module: Sequence[str]) -> Sequence[str] | None:
    """What follows the module in `tests.test_gate.TestGate`: the classes; None where it is another module's name.
    The runner may count from a folder further down, or put a prefix before it."""
    for at, word in enumerate(said):
        if word == module[-1]:
            length = min(at, len(module) - 1)
            if list(said[at - length : at]) == list(module[len(module) - 1 - length : -1]):
                return said[at + 1 :]
    return None
