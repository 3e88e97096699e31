"""Values: frozen dataclasses that foreign text enters through, with what it has to keep to written beside each field.

pydantic enforces that, at the door (`model_validate`). Nothing here imports it before: a run that meets only texts it knows
builds the same values without it (`parse/values.py`), and starts in three quarters of the time.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import MISSING, Field, fields, replace
from functools import cache
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple, Self, get_args

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler, TypeAdapter
    from pydantic_core import CoreSchema


class Bounds(NamedTuple):
    """What a text or a number keeps to: characters at most, a pattern that is found in it, the least."""

    max_length: int | None = None
    pattern: str | None = None
    ge: int | None = None

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        bounds: Any = {name: bound for name, bound in self._asdict().items() if bound is not None}
        return {**handler(source), **bounds}


class Shorthand(NamedTuple):
    """Turns the short form of a value, and a list where a tuple is meant, into the full one before anything is asked of it."""

    full: Callable[[Any], Any]

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        from pydantic_core import core_schema

        return core_schema.no_info_before_validator_function(self.full, handler(source))


class Said(NamedTuple):
    """What the JSON Schema says of a field."""

    description: str

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {**handler(schema), "description": self.description}


def _alias(name: str) -> str:
    return name.rstrip("_")


class Value:
    """Frozen, and a key it does not know is an error. Its methods are named as those of pydantic's models, which work alike."""

    __pydantic_config__: ClassVar[dict[str, Any]] = {
        "extra": "forbid", "strict": True, "populate_by_name": True, "alias_generator": _alias,
    }  # fmt: skip

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        schema = handler(source)
        own: Any = handler.resolve_ref_schema(schema)
        own["strict"] = False  # its fields are strict; it may itself be given as a mapping
        return schema

    @classmethod
    def model_validate(cls, data: Any) -> Self:
        """The value that a mapping means. Raises pydantic's `ValidationError`."""
        value: Self = _adapter(cls).validate_python(data)  # type: ignore[arg-type]
        return value

    def model_copy(self, *, update: Mapping[str, Any] | None = None) -> Self:
        """The same with other values of some fields, which are not looked at."""
        return replace(self, **(update or {}))  # type: ignore[type-var]  # every kind of value is a dataclass

    def model_dump(
        self, *, mode: str = "python", by_alias: bool = False, include: Collection[str] | None = None,
        exclude: Collection[str] = (), exclude_none: bool = False, exclude_defaults: bool = False,
    ) -> dict[str, Any]:  # fmt: skip
        """It as a mapping; `include` and `exclude` are about its own fields, the rest goes for those inside as well."""
        inner = {"mode": mode, "by_alias": by_alias, "exclude_none": exclude_none, "exclude_defaults": exclude_defaults}
        found = {}
        for one in fields_of(type(self)):
            value = getattr(self, one.name)
            left_out = one.name in exclude or (include is not None and one.name not in include)
            if left_out or (exclude_none and value is None) or (exclude_defaults and value == one.default):
                continue
            found[one.alias if by_alias else one.name] = dumped(value, **inner)
        return found


def dumped(value: Any, **settings: Any) -> Any:
    """A value, or what holds some, as mappings and lists: `settings` as for `model_dump`."""
    if isinstance(value, Value):
        return value.model_dump(**settings)
    if isinstance(value, dict):
        return {key: dumped(one, **settings) for key, one in value.items()}
    if isinstance(value, list | tuple):
        parts = [dumped(one, **settings) for one in value]
        return tuple(parts) if isinstance(value, tuple) and settings["mode"] == "python" else parts
    return value


class FieldOf(NamedTuple):
    """A field of a kind of value: `alias` is its key in files, `default` is `MISSING` where it has to be said."""

    name: str
    alias: str
    annotation: Any
    default: Any

    def is_required(self) -> bool:
        """Whether a file has to say it."""
        return self.default is MISSING


def fields_of(kind: type[Value]) -> tuple[FieldOf, ...]:
    """The fields of a kind of value, in order."""
    return _fields(kind)  # type: ignore[arg-type]  # classes can be told apart; mypy asks their values to be


@cache
def _fields(kind: Any) -> tuple[FieldOf, ...]:
    alias = kind.__pydantic_config__["alias_generator"]
    return tuple(FieldOf(one.name, alias(one.name), one.type, _default(one)) for one in fields(kind))


def kinds_in(annotation: Any) -> Iterator[type[Value]]:
    """The kinds of value that an annotation speaks of, in order."""
    if isinstance(annotation, type) and issubclass(annotation, Value):
        yield annotation
    for part in get_args(annotation):
        yield from kinds_in(part)


def _default(one: Field[Any]) -> Any:
    return one.default if one.default_factory is MISSING else one.default_factory()


@cache
def _adapter(kind: Any) -> TypeAdapter[Any]:
    from pydantic import TypeAdapter

    return TypeAdapter(kind)
