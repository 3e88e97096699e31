"""Mappings to values without pydantic, where nothing is wrong with them: for texts that a run before understood, and settings.

Whatever is not plainly right gives nothing, and the caller asks pydantic, which knows what to say. So this may be stricter than
it, never looser.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from types import UnionType
from typing import Annotated, Any, Literal, TypeVar, Union, get_args, get_origin

from specflow.model.value import Bounds, Shorthand, Value, fields_of

V = TypeVar("V", bound=Value)
Reader = Callable[[Any], Any]


class _Unfit(Exception):
    """Not plainly right."""


def built(kind: type[V], data: Any) -> V | None:
    """The value that `kind.model_validate` gives; None where it might refuse."""
    try:
        value = _value(kind)(data)
    except (_Unfit, RecursionError):
        return None
    return value if isinstance(value, kind) else None


def _value(kind: type[Value]) -> Reader:
    return _reading(kind)  # type: ignore[arg-type]  # as in `fields_of`


@cache
def _reading(kind: Any) -> Reader:
    expected = fields_of(kind)
    known = {one.alias: one for one in expected}
    readers: dict[str, tuple[str, Reader]] = {}

    def read(data: Any) -> Any:
        if type(data) is not dict:
            raise _Unfit
        if not readers:  # now, since a kind may be named before all of it is there
            readers.update({one.alias: (one.name, _reader(one.annotation)) for one in expected})
        values = {}
        for key, given in data.items():
            name, reader = readers.get(key, ("", _refuse))
            values[name] = reader(given)
        if len(values) != len(known) and any(one.is_required() and one.name not in values for one in expected):
            raise _Unfit
        return kind(**values)

    return read


def _refuse(_: Any) -> Any:
    raise _Unfit


def _reader(annotation: Any) -> Reader:
    origin, parts = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _marked(parts[0], parts[1:])
    if origin is Literal:
        return _one_of(frozenset(parts))
    if origin in (Union, UnionType):
        return _any_of(parts)
    if origin is tuple:
        return _tuple(parts)
    if origin is dict:
        return _mapping(*parts)
    if annotation is Any:
        return lambda value: value
    if isinstance(annotation, type) and issubclass(annotation, Value):
        return _value(annotation)
    return _plain(annotation)


def _marked(inner: Any, marks: tuple[Any, ...]) -> Reader:
    read = _reader(inner)
    for mark in marks:
        if isinstance(mark, Bounds):
            read = _bounded(read, mark)
        elif isinstance(mark, Shorthand):
            read = _spelt_out(read, mark)
    return read


def _spelt_out(read: Reader, mark: Shorthand) -> Reader:
    return lambda value: read(mark.full(value))


def _bounded(read: Reader, bounds: Bounds) -> Reader:
    found = re.compile(bounds.pattern.replace("$", r"\Z")).search if bounds.pattern else None
    most, least = bounds.max_length, bounds.ge

    def check(given: Any) -> Any:
        value = read(given)
        if (most is not None and len(value) > most) or (least is not None and value < least) or (found and not found(value)):
            raise _Unfit
        return value

    return check


def _one_of(words: frozenset[Any]) -> Reader:
    def read(value: Any) -> Any:
        if type(value) is str and value in words:
            return value
        raise _Unfit

    return read


def _plain(kind: Any) -> Reader:
    if kind is type(None):
        return lambda value: value if value is None else _refuse(value)
    if kind is str:
        return _text
    if kind is float:
        return lambda value: float(value) if type(value) in (int, float) and abs(value) < 2**53 else _refuse(value)
    return lambda value: value if type(value) is kind else _refuse(value)


def _text(value: Any) -> Any:
    if type(value) is str and (value.isascii() or not _HALF.search(value)):
        return value
    raise _Unfit


_HALF = re.compile("[\ud800-\udfff]")
"""Half a character, which is no text."""


def _any_of(kinds: tuple[Any, ...]) -> Reader:
    simple = frozenset(kind for kind in kinds if kind in (bool, int, float))
    nothing = type(None) in kinds
    others = [_reader(kind) for kind in kinds if kind not in simple and kind is not type(None)]

    def read(value: Any) -> Any:
        if type(value) in simple or (nothing and value is None):
            return value
        for one in others:
            try:
                return one(value)
            except _Unfit:
                continue
        raise _Unfit

    return read


def _tuple(parts: tuple[Any, ...]) -> Reader:
    if parts[-1] is Ellipsis:
        one = _reader(parts[0])
        return lambda value: tuple(map(one, value)) if type(value) is tuple else _refuse(value)
    each = [_reader(part) for part in parts]

    def read(value: Any) -> Any:
        if type(value) is not tuple or len(value) != len(each):
            raise _Unfit
        return tuple(reader(part) for reader, part in zip(each, value, strict=True))

    return read


def _mapping(key: Any, value: Any) -> Reader:
    read_key, read_value = _reader(key), _reader(value)

    def read(given: Any) -> Any:
        if type(given) is not dict:
            raise _Unfit
        return {read_key(one): read_value(other) for one, other in given.items()}

    return read
