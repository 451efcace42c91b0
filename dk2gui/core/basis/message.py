# SPDX-License-Identifier: MIT
"""What the core has to say, as values: an English sentence with named places, and typed quantities.

The core renders nothing. `dk2gui.present.words` turns a message into words with the reader's
units, number format and language; the template is the key of its translation.
"""

import datetime as dt
import string
from functools import lru_cache
from typing import Final, Literal

import msgspec

from dk2gui.core.basis.units import DoseUnit


class Amount(msgspec.Struct, frozen=True, tag=True):
    """An amount in a unit of its own, whatever the reader's units: `400 mg`, `1.2 pmol/L`."""

    value: float
    unit: str


class NutrientAmount(msgspec.Struct, frozen=True, tag=True):
    """An amount of a nutrient in that nutrient's unit (vitamin D: ug), shown in the reader's."""

    nutrient: str
    value: float


class VitaminDAmount(msgspec.Struct, frozen=True, tag=True):
    """An amount of vitamin D in IU, shown in the reader's unit."""

    iu: float


class Dose(msgspec.Struct, frozen=True, tag=True):
    """An amount as its label gives it, in the unit that was entered."""

    value: float
    unit: DoseUnit


class Level(msgspec.Struct, frozen=True, tag=True):
    """A 25(OH)D level in nmol/L, shown in the reader's unit."""

    nmol_l: float


class LevelRange(msgspec.Struct, frozen=True, tag=True):
    """Two 25(OH)D levels in nmol/L, the lower first."""

    low_nmol_l: float
    high_nmol_l: float


class Result(msgspec.Struct, frozen=True, tag=True):
    """A laboratory result as it was entered; `bound` tells that it is a limit (`<4`)."""

    value: float
    unit: str
    bound: Literal["below", "above", ""] = ""


class Number(msgspec.Struct, frozen=True, tag=True):
    """A bare number; `decimals` None shows three significant digits."""

    value: float
    decimals: int | None = None


class Share(msgspec.Struct, frozen=True, tag=True):
    """A share from 0 to 1, shown as whole percent."""

    share: float


class Count(msgspec.Struct, frozen=True, tag=True):
    """How many there are; chooses between singular and plural."""

    count: int


class Day(msgspec.Struct, frozen=True, tag=True):
    """A date."""

    date: dt.date


class Month(msgspec.Struct, frozen=True, tag=True):
    """A month of the year, 1 to 12."""

    month: int


class Term(msgspec.Struct, frozen=True, tag=True):
    """A word that is translated by itself and stands inside a sentence, such as `vitamin K1`."""

    english: str


class Text(msgspec.Struct, frozen=True, tag=True):
    """Text shown as it is in every language: a name from outside, an abbreviation such as RDA."""

    text: str


class Listing(msgspec.Struct, frozen=True, tag=True):
    """Several things in a row, with commas and a last `and` or `or`."""

    items: "tuple[Argument, ...]"
    last: Literal["and", "or"] = "and"


class Message(msgspec.Struct, frozen=True, tag=True):
    """A sentence or a part of one: a template with named places, and what stands in them.

    `plural` is the template for any number but one of the argument called `count`.
    """

    template: str
    arguments: "tuple[tuple[str, Argument], ...]" = ()
    plural: str = ""


Argument = (
    Amount
    | NutrientAmount
    | VitaminDAmount
    | Dose
    | Level
    | LevelRange
    | Result
    | Number
    | Share
    | Count
    | Day
    | Month
    | Term
    | Text
    | Listing
    | Message
)

COUNT: Final = "count"
"""The name of the argument that chooses between a template and its plural."""

_FORMATTER: Final = string.Formatter()


def message(template: str, **arguments: Argument) -> Message:
    """A message. `template` must be written out where it is used: extraction looks for it there.

    Raises ValueError when its places and the arguments differ.
    """
    return _checked(Message(template, tuple(arguments.items())))


def plural_message(one: str, other: str, **arguments: Argument) -> Message:
    """A message that has a plural; `count` must be among the arguments.

    Raises ValueError when the places of either and the arguments differ.
    """
    return _checked(Message(one, tuple(arguments.items()), other))


def marked(english: str) -> str:
    """A text of a constant, marked for extraction; it is translated where it is said."""
    return english


def places(template: str) -> frozenset[str]:
    """The names of a template's places."""
    return frozenset(name for _, name, _, _ in _FORMATTER.parse(template) if name is not None)


def _checked(made: Message) -> Message:
    fault = _fault(made.template, made.plural, tuple(name for name, _ in made.arguments))
    if fault:
        raise ValueError(fault)
    return made


# Bounded, since any text may be asked about; the program has some 900 templates. An evaluation
# with 50 dated foods makes 1 800 messages of a few dozen templates, and each is checked: taking
# templates apart again was a tenth of its time.
@lru_cache(maxsize=2048)
def _fault(template: str, plural: str, names: tuple[str, ...]) -> str:
    """What is wrong with a template and the names of what stands in it; "" for nothing."""
    given = set(names)
    if places(template) != given and not (plural and places(template) | {COUNT} == given):
        return f"{template!r} has other places than {sorted(given)}"
    if plural and (COUNT not in given or not places(plural) <= given):
        return f"{plural!r} has other places than {sorted(given)}"
    return ""
