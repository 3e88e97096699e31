"""The id that was probably meant: a slip of the fingers away, and the only one that is.

Numbers next to each other are no slip: `FR-08` in a tag is far more often a requirement that is yet to be written than a
misspelt `FR-07`, and a correction that is applied by itself has to be right.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

MOST_DIGITS = 8


def near(id_: str, known: Callable[[str], bool]) -> str:
    """The known id that `id_` is a slip of: `FR-7` and `fr-07` of `FR-07`, `FR-70` of `FR-07`, `FR-077` of `FR-07`.

    Empty when there is none, when two are as near, or when it is the next number up (`FR-10` after `FR-09`).
    Costs a few look-ups, however many ids there are.
    """
    kind, dash, digits = id_.strip().upper().rpartition("-")
    if not dash or not digits.isascii() or not digits.isdigit() or len(digits) > MOST_DIGITS:
        return ""
    before = str(int(digits) - 1)
    follows = any(known(f"{kind}-{before.zfill(width)}") for width in (2, len(digits)))
    for slips in (_padded(digits), *(() if follows else (_swapped(digits), _doubled(digits)))):
        found = {slip for digits_ in slips if (slip := f"{kind}-{digits_}") != id_ and known(slip)}
        if found:
            return found.pop() if len(found) == 1 else ""
    return ""


def _padded(digits: str) -> Iterator[str]:
    """The same number, written with more or fewer noughts."""
    plain = digits.lstrip("0")
    return (plain.zfill(width) for width in range(max(2, len(plain)), MOST_DIGITS))


def _swapped(digits: str) -> Iterator[str]:
    return (digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :] for at in range(len(digits) - 1))


def _doubled(digits: str) -> Iterator[str]:
    """One digit that was typed twice taken out."""
    return (digits[:at] + digits[at + 1 :] for at in range(len(digits) - 1) if digits[at] == digits[at + 1] and len(digits) > 2)
