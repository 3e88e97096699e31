"""The kinds of text that fields hold, with what each has to keep to; and the short form that every list may have."""

from typing import Annotated

from specflow.model.ids import ID, REQUIREMENT_KINDS, SLUG
from specflow.model.value import Bounds, Shorthand


def _as_tuple(value: object) -> object:
    return tuple(value) if isinstance(value, list) else value


Many = Shorthand(_as_tuple)
"""A list stands for a tuple."""

Text = Annotated[str, Bounds(max_length=20_000)]
Words = Annotated[str, Bounds(max_length=20_000, pattern=r"\S")]
"""Text that says something."""
Slug = Annotated[str, Bounds(pattern=rf"^{SLUG}$", max_length=80)]
ParameterName = Annotated[str, Bounds(pattern=r"^[a-z][a-z0-9_]*$")]
AnyId = Annotated[str, Bounds(pattern=f"^{ID.replace(chr(92) + 'd', '[0-9]')}$")]
AnyFullId = Annotated[str, Bounds(pattern=f"^(?:{SLUG}/)?{ID.replace(chr(92) + 'd', '[0-9]')}$")]
RequirementId = Annotated[str, Bounds(pattern=rf"^(?:{'|'.join(REQUIREMENT_KINDS)})-[0-9]{{2,}}$")]
MetricId = Annotated[str, Bounds(pattern=r"^SM-[0-9]{2,}$")]
StoryId = Annotated[str, Bounds(pattern=r"^US-[0-9]{2,}$")]
OutOfScopeId = Annotated[str, Bounds(pattern=r"^OS-[0-9]{2,}$")]
ConstraintId = Annotated[str, Bounds(pattern=r"^TC-[0-9]{2,}$")]
DecisionId = Annotated[str, Bounds(pattern=r"^DN-[0-9]{2,}$")]
QuestionId = Annotated[str, Bounds(pattern=r"^Q-[0-9]{2,}$")]
