# SPDX-License-Identifier: MIT
"""What a report is made of, before anybody decides how it looks: sections of parts in words."""

from typing import Final, Literal

import msgspec

from dk2gui.core.advice.item import Severity
from dk2gui.core.evaluate import Status

Look = Literal["lead", "body", "small"]
"""An answer, a text, or a remark beneath something."""


class Said(msgspec.Struct, frozen=True):
    """A paragraph. Of two that hold together the first is `with_next`."""

    text: str
    look: Look = "body"
    with_next: bool = False


class Fact(msgspec.Struct, frozen=True):
    """A label and what stands beside it: one text, or several that may stand in columns."""

    label: str
    items: tuple[str, ...]


class Card(msgspec.Struct, frozen=True):
    """A piece of advice: `kind` is its severity in a word, `ground` why, how surely, from where."""

    severity: Severity
    kind: str
    title: str
    detail: str
    ground: str


class Column(msgspec.Struct, frozen=True):
    """The head of a column and its part of the width."""

    title: str
    share: float = 1.0


class Table(msgspec.Struct, frozen=True):
    """Rows under columns; the first cell of a row names it. `caption` says what it shows.

    `bars`: the nutrient of each row, "" for none, where a bar against its bands is drawn beside
    the name. `states`: where each row stands, which colours its last cell.
    """

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    bars: tuple[str, ...] = ()
    states: tuple[Status, ...] = ()


class Picture(msgspec.Struct, frozen=True):
    """A chart by its name, and what it shows in words."""

    name: Literal["serum"]
    words: str


class References(msgspec.Struct, frozen=True):
    """Numbered sources, in the order of their numbers from 1."""

    texts: tuple[str, ...]


Part = Said | Fact | Card | Table | Picture | References


class Section(msgspec.Struct, frozen=True):
    """Parts under a heading. `is_plain`: on paper the parts say themselves what they are."""

    title: str
    parts: tuple[Part, ...]
    is_plain: bool = False


class Content(msgspec.Struct, frozen=True):
    """A whole report: what it is about, and its sections in the order of reading."""

    title: str
    about: str
    """Who it is about, and that it is a report of this program."""
    dates: str
    sections: tuple[Section, ...]
    disclaimer: str
    imprint: str
    """The version, the date, and the file that it was made of."""


LISTED_FOODS: Final = 18
LISTED_DOSES: Final = 24
LISTED_LABS: Final = 12
"""So many are written out; of what is more the number is told, and the CSV holds all."""
