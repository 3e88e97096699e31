"""Scanned files as columns of numbers over one list of words, and back: ten thousand tags are read again in a few milliseconds.

A pack is a line of JSON (words, paths, near misses, definitions that were asked for, counts) and below it the columns as they
lie in memory. Reading it makes values column by column, without a step of Python for each of them.
"""

from __future__ import annotations

import json
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, islice, repeat
from typing import Any, NamedTuple

from specflow.model.code import CodeFile, Definition, NearMiss, Precision, Scope, Tag, TagId, Tally

DIGEST = 16
"""Bytes of a content's digest."""
_new = tuple.__new__
_SCOPES, _PRECISIONS, _TRUTHS = tuple(Scope), tuple(Precision), (False, True)
_ID, _OWNER, _TAG, _FILE, _STAMP = 4, 10, 8, 8, 4
"""Columns of each table."""


class Entry(NamedTuple):
    """What is known of one file."""

    stamp: tuple[int, int, int, int]
    """Size, times and inode; times 0 where the stamp proves nothing."""
    digest: bytes
    wanted: bool
    """All of its definitions were asked for, tags or not."""
    file: CodeFile | None
    """None where there is nothing in it for a trace."""


Later = Callable[[str, str], Sequence[Definition]]
"""`later(path, line)`: the definitions of a file, read when they are looked at; `line` is empty where they were not kept."""


def pack(entries: dict[str, Entry], *, every: bool = False, kept: Callable[[str], bool] = lambda _: False) -> bytes:
    """All entries; definitions only of the files where they were asked for, of those that shall be `kept`, or of `every` file."""
    word = _Words()
    stamps, ids, owners, tags, files = array("q"), array("i"), array("i"), array("i"), array("i")
    misses, lines = list[Sequence[NearMiss]](), list[str]()
    for entry in entries.values():
        stamps.extend(entry.stamp)
        file = entry.file
        if file is None:
            files.extend((-1, 0, 0, 0, -1, 0, entry.wanted, 0))
            continue
        known = dict[Definition, int]()
        for tag in file.tags:
            if tag.owner is not None and tag.owner not in known:
                known[tag.owner] = len(owners) // _OWNER
                owners.extend((word[tag.owner.name], word[tag.owner.kind], *tag.owner[2:]))
            for one in tag.ids:
                ids.extend((word[one.feature], word[one.id], one.column, one.end_column))
            owner = known[tag.owner] if tag.owner is not None else -1
            tags.extend((_SCOPES.index(tag.scope), word[tag.prose], tag.line, tag.column, tag.end_column, owner,
                         _PRECISIONS.index(tag.precision), len(tag.ids)))  # fmt: skip
        lined = bool(file.definitions) and (every or entry.wanted or kept(file.path))
        if lined:
            lines.append(_compact(list(file.definitions)))
        if file.near_misses:
            misses.append(file.near_misses)
        traced, total = file.tally or (-1, 0)
        files.extend((word[file.language], len(file.tags), bool(file.near_misses), file.generated, traced, total,
                      entry.wanted, lined))  # fmt: skip
    counts = [len(entries), len(ids), len(owners), len(tags)]
    head = _compact([counts, list(word), list(entries), misses, lines]).encode("utf-8", "surrogatepass")
    digests = b"".join(entry.digest for entry in entries.values())
    return b"\n".join((head, b"".join((stamps.tobytes(), (ids + owners + tags + files).tobytes(), digests))))


class _Words(dict[str, int]):
    """Numbers for words, in the order in which they were met."""

    def __missing__(self, word: str) -> int:
        self[word] = len(self)
        return self[word]


_compact = json.JSONEncoder(separators=(",", ":"), check_circular=False).encode


def unpack(data: bytes, later: Later) -> dict[str, Entry]:
    """The entries again, by path. Raises ValueError, LookupError or TypeError when this is no pack."""
    head, _, body = data.partition(b"\n")
    (n_files, n_ids, n_owners, n_tags), words, paths, misses, lines = json.loads(head)
    stamps, numbers = array("q"), array("i")
    at = _STAMP * n_files * stamps.itemsize
    end = at + (n_ids + n_owners + n_tags + _FILE * n_files) * numbers.itemsize
    stamps.frombytes(body[:at])
    numbers.frombytes(body[at:end])
    if len(paths) != n_files or len(body) != end + DIGEST * n_files:
        raise ValueError("the columns are not as long as they should be")
    table = iter(numbers.tolist())
    word = words.__getitem__
    ids = _ids(list(islice(table, n_ids)), word)
    owners = _owners(list(islice(table, n_owners)), word)
    tags = _tags(list(islice(table, n_tags)), word, ids, owners)
    columns = list(table)
    files = _files(columns, word, paths, tags, iter(misses), iter(lines), later)
    wanted = map(_TRUTHS.__getitem__, columns[6::_FILE])
    digests = (body[start : start + DIGEST] for start in range(end, len(body), DIGEST))
    fours = zip(*[iter(stamps.tolist())] * _STAMP, strict=True)
    return dict(zip(paths, map(_new, repeat(Entry), zip(fours, digests, wanted, files, strict=True)), strict=True))


Word = Callable[[int], str]


def _ids(numbers: list[int], word: Word) -> Iterator[Any]:
    rows = zip(map(word, numbers[0::_ID]), map(word, numbers[1::_ID]), numbers[2::_ID], numbers[3::_ID], strict=True)
    return map(_new, repeat(TagId), rows)


def _owners(numbers: list[int], word: Word) -> list[Any]:
    def truths(column: int) -> Iterable[bool]:
        return map(_TRUTHS.__getitem__, numbers[column::_OWNER])

    rows = zip(
        map(word, numbers[0::_OWNER]), map(word, numbers[1::_OWNER]), numbers[2::_OWNER], numbers[3::_OWNER],
        numbers[4::_OWNER], truths(5), numbers[6::_OWNER], truths(7), truths(8), truths(9), strict=True,
    )  # fmt: skip
    return [*map(_new, repeat(Definition), rows), None]


def _tags(numbers: list[int], word: Word, ids: Iterator[Any], owners: list[Any]) -> Iterator[Any]:
    """-1 is the last of `owners`, which is None."""
    rows = zip(
        map(_SCOPES.__getitem__, numbers[0::_TAG]), _runs(ids, numbers[7::_TAG]), map(word, numbers[1::_TAG]),
        numbers[2::_TAG], numbers[3::_TAG], numbers[4::_TAG], map(owners.__getitem__, numbers[5::_TAG]),
        map(_PRECISIONS.__getitem__, numbers[6::_TAG]), strict=True,
    )  # fmt: skip
    return map(_new, repeat(Tag), rows)


def _runs(values: Iterator[Any], lengths: Iterable[int]) -> Iterator[tuple[Any, ...]]:
    """The values in runs of these lengths."""
    return map(tuple, map(islice, repeat(values), lengths))


def _files(
    columns: list[int], word: Word, paths: list[str], tags: Iterator[Any], misses: Iterator[Any], lines: Iterator[str],
    later: Later,
) -> Iterator[CodeFile | None]:  # fmt: skip
    rows = zip(paths, *(columns[at::_FILE] for at in range(_FILE)), strict=True)
    for path, language, count, missed, generated, traced, total, _, kept in rows:
        if language < 0:
            yield None
            continue
        near = tuple([NearMiss._make(one) for one in next(misses)]) if missed else ()
        tally = Tally(traced, total) if traced >= 0 else None
        found = later(path, next(lines) if kept else "")
        yield _new(CodeFile, (path, word(language), tuple(islice(tags, count)), near, found, _TRUTHS[generated], tally))


def joined(packs: Iterable[dict[str, Entry]]) -> dict[str, Entry]:
    """Several packs as one; of a file that stands in several, the last word counts."""
    return dict(chain.from_iterable(one.items() for one in packs))
