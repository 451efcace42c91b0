# SPDX-License-Identifier: MIT
"""Maps of tables: which column is what. A map is data, so that the next table needs no code.

What `vitamin_d` counts: vitamin D3 and D2, each once. 25-OH-D stands apart. A table whose own
total counts 25-OH-D maps it as `vitamin_d_with_25ohd` and says how often it counts it
(`times_25ohd`): the total is then D3 + D2 where both stand there, else the total less 25-OH-D.
What `vitamin_a` counts: retinol activity equivalents (RAE, beta-carotene / 12). Retinol equivalents
(RE, / 6) are `vitamin_a_re` and not used: RAE then follows from retinol and beta-carotene.
`vitamin_k` is all forms together and never K1; `k2` is all menaquinones where no forms are given.
"""

import re
import unicodedata
from functools import cache, lru_cache
from pathlib import Path
from typing import Annotated, Final, Literal

import msgspec

from dk2gui.core.basis.message import marked
from dk2gui.core.basis.nutrients import NUTRIENTS
from dk2gui.core.intake.food import MEASURED, TOTALS
from dk2gui.data.resource_files import resource_path
from dk2gui.foods.find.letters import fold
from dk2gui.foods.reading.cells import UnitName, unit_name
from dk2gui.foods.reading.errors import ImportFileError

BESIDES: Final = {
    "energy_kcal": "kcal", "vitamin_d2": "ug", "vitamin_d3": "ug", "vitamin_d_with_25ohd": "ug",
    "hydroxy_d3": "ug", "hydroxy_d2": "ug", "beta_carotene": "ug", "vitamin_a_re": "ug",
    "doubtful": "ug",
}  # fmt: skip
"""What a column may be besides a nutrient, with the unit it is read in."""
UNIT_OF: Final[dict[str, str]] = {
    name: NUTRIENTS[name].unit for name in (*MEASURED, *TOTALS)
} | BESIDES
"""Everything a column may be, with the unit it is read in."""

_MOST_MAP_BYTES: Final = 1 << 20
_NO_SLUG: Final = re.compile(r"[^a-z0-9]+")
_SLUG_LETTERS: Final = 30
_SPACES: Final = re.compile(r"\s+")
_HYPHENS: Final = str.maketrans({"\u2010": "-", "\u2011": "-", "\u00ad": ""})
_IN_BRACKETS: Final = re.compile(r"[(\[]([^()\[\]]*)[)\]]")
_BETWEEN_UNITS: Final = re.compile(r"[\s/_-]+")


class Column(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"kind": "is"}):
    """One column, or one component of a long table."""

    header: str
    """As in the table, white space folded; `*` at its end stands for whatever follows. `#3` is
    the third column, whatever its header."""
    kind: str
    """What it is: one of UNIT_OF."""
    unit: str = ""
    """Counts before what the header says, behind what a unit column says."""
    note: str = ""


class FoodColumns(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Where a food's id, names and group stand; headers as in Column."""

    name: str
    id: str = ""
    name_en: str = ""
    also: str = ""
    group: str = ""
    basis: str = ""
    """The column that says whether a row is for 100 g or 100 ml."""
    traces: str = ""
    """The column that lists what was found in traces, whose cells are 0."""


class Beside(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Headers of the columns that follow each nutrient's own."""

    unit: str = ""
    basis: str = ""
    kind: str = ""


class Long(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A table with one row for each food and component."""

    component: str
    value: str
    unit: str = ""


class TableMap(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How one table is read; see the module for what the kinds of columns mean."""

    id: Annotated[str, msgspec.Meta(pattern=r"^[a-z0-9-]{1,40}$")]
    title: str
    food: FoodColumns
    columns: tuple[Column, ...]
    recognise: tuple[str, ...]
    """Headers that all stand in one row of the table, by which it is known."""
    edition: str = ""
    credit: str = ""
    """How the publisher wants to be named; shown as the source of each food."""
    status: str = ""
    """Where the map comes from: seen in the real file, second-hand, recalled."""
    sheets: tuple[str, ...] = ()
    """Beginnings of the names of the sheets to read; none for all that have the header."""
    joined: bool = False
    """Whether the sheets hold different columns of the same foods."""
    id_pattern: str = ""
    """Rows whose id does not fit are headings."""
    beside: Beside | None = None
    long: Long | None = None
    per_100_ml: tuple[str, ...] = ()
    """What the basis says of rows for 100 ml, as it begins."""
    per_100_ml_groups: tuple[str, ...] = ()
    """Beginnings of groups whose rows are for 100 ml."""
    times_25ohd: float | None = None
    """How often vitamin_d_with_25ohd counts 25-OH-D; None where that is not known."""
    k2_taken_from: str = ""
    """Whose measurements the table's K2 are, where they are not its own."""
    zero_is_missing: tuple[str, ...] = ()
    """Kinds of columns whose 0 may mean that nobody measured it."""
    decimal: Literal[",", "."] = ","
    about: str = ""
    is_guessed: bool = False
    """Whether nobody has looked at it: it follows from the headers alone."""

    def __post_init__(self) -> None:
        """Raises ValueError for a column that is nothing known or in no unit of it."""
        if not self.columns or not self.food.name:
            raise ValueError("a map needs the column of the name and that of one nutrient")
        for column in self.columns:
            if column.kind not in UNIT_OF:
                known = ", ".join(UNIT_OF)
                raise ValueError(f"a column cannot be {column.kind!r}; known are {known}")
            if column.unit and unit_name(column.unit) is None:
                raise ValueError(
                    f"the column {column.header!r} has an unknown unit {column.unit!r}"
                )


_TITLES: Final = {
    "energy_kcal": marked("Energy"),
    "vitamin_d2": marked("Vitamin D2"),
    "vitamin_d3": marked("Vitamin D3"),
    "vitamin_d_with_25ohd": marked("Vitamin D, 25-OH-D counted in"),
    "hydroxy_d3": marked("25-OH-D3"),
    "hydroxy_d2": marked("25-OH-D2"),
    "beta_carotene": marked("Beta-carotene"),
    "vitamin_a_re": marked("Vitamin A in RE (not used)"),
    "doubtful": marked("Doubtful (not used)"),
}


def title_of(kind: str) -> str:
    """What a kind of column is called."""
    return _TITLES.get(kind) or NUTRIENTS[kind].title


def plain(header: object) -> str:
    """A header for comparing: line breaks and runs of blanks are one blank, case does not count."""
    if isinstance(header, float) and header.is_integer():
        return str(int(header))
    text = unicodedata.normalize("NFKC", str(header)).translate(_HYPHENS)
    return _SPACES.sub(" ", text).strip().casefold().replace("μ", "u").replace("µ", "u")


@lru_cache(2048)
def _plain_wanted(wanted: str) -> str:
    return plain(wanted)


def fits(wanted: str, header: str) -> bool:
    """Whether a header, made plain, is what a map means."""
    wanted = _plain_wanted(wanted)
    if wanted.endswith("*"):
        return header.startswith(wanted[:-1])
    return header == wanted


def unit_in(header: str) -> UnitName | None:
    """The unit that a header states: `Vitamin D (µg/100 g)`, `Zink [mg/100g]`, `calcium_mg`."""
    for said in reversed(_IN_BRACKETS.findall(plain(header))):
        for word in _BETWEEN_UNITS.split(said):
            if found := unit_name(word):
                return found
    return unit_name(plain(header).rpartition("_")[2]) if "_" in header else None


def slug(title: str) -> str:
    """The id of a table's map after its title."""
    return f"table-{_NO_SLUG.sub('-', fold(title)).strip('-')[:_SLUG_LETTERS]}".rstrip("-")


@cache
def bundled_maps() -> tuple[TableMap, ...]:
    """The maps that come with the program."""
    folder = resource_path("food_tables")
    return tuple(
        msgspec.json.decode(path.read_bytes(), type=TableMap)
        for path in sorted(folder.iterdir(), key=lambda path: path.name)
        if path.name.endswith(".json")
    )


def read_map(path: Path) -> TableMap:
    """A map from a file. Raises ImportFileError, which says what is wrong with it."""
    try:
        with path.open("rb") as file:
            raw = file.read(_MOST_MAP_BYTES + 1)
        if len(raw) > _MOST_MAP_BYTES:
            raise ImportFileError(f"{path}: is too long for a map of a table")
        return msgspec.json.decode(raw.removeprefix(b"\xef\xbb\xbf"), type=TableMap)
    except OSError as error:
        raise ImportFileError(f"{path}: cannot be read ({error.strerror})") from error
    except (msgspec.MsgspecError, UnicodeError) as error:
        raise ImportFileError(f"{path}: is not a map of a table: {error}") from error
