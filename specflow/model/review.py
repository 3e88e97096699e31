"""What people do in a review: changes of the spec, and what they say about it. Foreign text enters here."""

from __future__ import annotations

from typing import Annotated, Any, Literal, NamedTuple

from pydantic import Field, StringConstraints

from specflow.model.texts import AnyId, Many, Text
from specflow.model.validated import Validated

PATCH = "specflow/patch/v1"
MOST_CHANGES = 5_000

FieldName = Annotated[str, StringConstraints(pattern=r"^[a-z_]{1,30}$")]
Target = Annotated[str, StringConstraints(pattern=r"^(?:spec|parameters\.[a-z][a-z0-9_]{0,79}|[A-Z]{1,3}-[0-9]{2,9})$")]
Words = Annotated[str, StringConstraints(min_length=1, max_length=20_000, strip_whitespace=True)]
Key = Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]{4,40}$")]


class Set(Validated):
    """One value of one item; `was` is what the person saw, so that nobody's words are overwritten unseen."""

    do: Literal["set"] = "set"
    id: Target
    field: FieldName
    was: Any = None
    value: Any = None


class Add(Validated):
    """A new item, after another one or at the end."""

    do: Literal["add"]
    kind: Literal["FR", "NFR", "EC", "BR", "SM", "OS", "Q"]
    text: Words
    title: Text = ""
    after: AnyId | None = None


class Move(Validated):
    """An item goes up or down among its kind."""

    do: Literal["move"]
    id: AnyId
    by: Literal[-1, 1]


class Retire(Validated):
    """An id that goes and never comes back."""

    do: Literal["retire"]
    id: AnyId
    why: Words


class Split(Validated):
    """One requirement becomes two; the first keeps the id."""

    do: Literal["split"]
    id: AnyId
    texts: Annotated[tuple[Words, Words], Many]


class Merge(Validated):
    """Two requirements become one; the second is retired."""

    do: Literal["merge"]
    ids: Annotated[tuple[AnyId, AnyId], Many]
    text: Words


class Decide(Validated):
    """A decision is settled; `answer` depends on its kind."""

    do: Literal["decide"]
    id: AnyId
    answer: Any
    why: Words


class Resolve(Validated):
    """Two lines may both stand."""

    do: Literal["resolve"]
    between: Annotated[tuple[Text, Text], Many]
    why: Words


class Finalise(Validated):
    """Several requirements become final together."""

    do: Literal["finalise"]
    ids: Annotated[tuple[AnyId, ...], Many]


class Decline(Validated):
    """Several proposals are turned down together."""

    do: Literal["decline"]
    ids: Annotated[tuple[AnyId, ...], Many]


class Accept(Validated):
    """The suggested answers of several questions are taken together."""

    do: Literal["accept"]
    ids: Annotated[tuple[AnyId, ...], Many]


class Comment(Validated):
    """Something said about an item; `to` names the comment it answers."""

    do: Literal["comment"]
    on: Target
    text: Words
    to: Key | None = None


class Suggest(Validated):
    """Other words for an item, which its owner accepts or declines."""

    do: Literal["suggest"]
    on: AnyId
    field: Literal["text", "title", "rationale"] = "text"
    was: Text
    value: Words
    why: Text = ""


class Settle(Validated):
    """A thread is resolved or opened again; a suggestion is accepted or declined."""

    do: Literal["settle"]
    key: Key
    state: Literal["resolved", "open", "accepted", "declined"]


class Mark(Validated):
    """What was read, by the digest of its text; an empty digest takes the mark back."""

    do: Literal["mark"]
    read: dict[str, Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{0,64}$")]]


Edit = Set | Add | Move | Retire | Split | Merge | Decide | Resolve | Finalise | Decline | Accept
Said = Comment | Suggest | Settle | Mark
Change = Annotated[Edit | Said, Field(discriminator="do")]


class Patch(Validated):
    """Changes that a page collected, for `specflow review apply`."""

    schema_: Literal["specflow/patch/v1"] = Field(alias="schema")
    feature: Text = ""
    spec: Text
    base: Text = ""
    changes: Annotated[tuple[Change, ...], Many, Field(max_length=MOST_CHANGES)]


class Record(NamedTuple):
    """One line of `reviews/<person>.yaml`."""

    kind: str
    key: str
    on: str
    by: str
    at: str
    data: dict[str, Any]


class Person(NamedTuple):
    """Who acts, and on which day and moment (ISO)."""

    by: str
    date: str
    at: str
