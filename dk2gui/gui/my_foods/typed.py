# SPDX-License-Identifier: MIT
"""Numbers typed into the editors, which are read when an entry is saved."""

from collections.abc import Mapping
from typing import Final

from dk2gui.gui.widgets.typed_question import typing_notation
from dk2gui.present.typed_numbers import Asked, NumberField, Refused, Taken, read_number, written

GRAMS: Final = NumberField(unit="g", per_unit={"kg": 1000.0, "mg": 0.001})


class TypedError(ValueError):
    """Something typed that is no clear number; str() says why, `answer` holds its readings."""

    def __init__(self, answer: Asked | Refused) -> None:
        super().__init__(answer.question if isinstance(answer, Asked) else answer.reason)
        self.answer = answer


class Problem(str):
    """What is wrong with a field whose text can mean more than one number."""

    answer: Asked

    def __new__(cls, answer: Asked) -> "Problem":
        made = super().__new__(cls, answer.question)
        made.answer = answer
        return made


def typed_number(text: str, field: NumberField = NumberField()) -> float:  # noqa: B008  # frozen
    """The number in a text, in the field's unit.

    Raises TypedError for what is no number or can mean two things.
    """
    answer = read_number(text, field, typing_notation())
    if isinstance(answer, Taken):
        return answer.value
    raise TypedError(answer)


def in_unit(unit: str, per_unit: Mapping[str, float] | None = None) -> NumberField:
    """A field of the editors whose numbers are in a unit; the store checks how large they are."""
    return NumberField(unit=unit, per_unit=per_unit or {})


def shown_number(value: float) -> str:
    """A number to go on typing at: all its digits that mean something, and no more."""
    return written(value, typing_notation())
