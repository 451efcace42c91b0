# SPDX-License-Identifier: MIT
"""Foods on a shelf of the store: packed into rows, unpacked, found by words, richest first."""

import heapq
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from operator import itemgetter
from typing import Any, Final

import msgspec

from dk2gui.core.basis.nutrients import NUTRIENTS
from dk2gui.core.intake.food import Food, Serving
from dk2gui.foods.find.barcode import gtin
from dk2gui.foods.find.letters import fold, words
from dk2gui.foods.find.ranking import Found, first_part, measured_tier, starts_all

CANDIDATES: Final = 200
"""Foods of a shelf that are ranked for a query, the first by static rank among all that fit."""
KEPT_RICHEST: Final = 1000
"""Foods remembered as richest in a nutrient, so that a diet still finds some among them."""

# A word that no user can type, since it holds a sign: the first part of a name as a whole. It
# finds `Milk` among a hundred thousand foods with milk in the name, however low it ranks.
_WHOLE: Final = "¶"
_MOST_WHOLE_WORDS: Final = 3
# The index looks for so many words of a query, so many letters of each; the rest is compared.
_MOST_WORDS: Final = 8
_MOST_LETTERS: Final = 60

# Short keys: most of a packed branded food would else be the names of its fields.
_FIELD: Final = {
    "per_100g": "n", "source": "s", "servings": "v", "category": "c", "source_id": "i",
    "energy_kcal": "e", "barcode": "b", "origin": "o", "fermented": "f", "dated": "t",
}  # fmt: skip
_NUTRIENT: Final = {nutrient.id: nutrient.code for nutrient in NUTRIENTS.values() if nutrient.code}
_NUTRIENT_OF: Final = {code: nutrient for nutrient, code in _NUTRIENT.items()}
_COLUMNS: Final = ("id", "name", "also", "brand")
_PACKED: Final = tuple(
    field for field in msgspec.structs.fields(Food) if field.name not in _COLUMNS
)
_packed_of: Final = itemgetter(*(Food.__struct_fields__.index(field.name) for field in _PACKED))


def _field_of(field: msgspec.structs.FieldInfo) -> tuple[Any, ...]:
    kind = tuple[tuple[str, float], ...] if field.name == "servings" else field.type
    if field.required:
        return field.name, kind
    if field.default_factory is not msgspec.NODEFAULT:
        return field.name, kind, msgspec.field(default_factory=field.default_factory)
    return field.name, kind, field.default


_Packed: Final[Any] = msgspec.defstruct(
    "_Packed", [_field_of(field) for field in _PACKED], omit_defaults=True, rename=_FIELD
)
_PER_100G: Final = [field.name for field in _PACKED].index("per_100g")
_SERVINGS: Final = [field.name for field in _PACKED].index("servings")
_encoder: Final = msgspec.msgpack.Encoder()
_decoder: Final = msgspec.msgpack.Decoder(_Packed)

Row = tuple[str, str, str, str, int, bytes, int | None]
"""id, name, also, brand, tier, the rest packed, the number that its barcode stands for."""


def row_of(food: Food) -> Row:
    """A food as a row of a shelf."""
    fields = list(_packed_of(msgspec.structs.astuple(food)))
    fields[_PER_100G] = {_NUTRIENT.get(key, key): value for key, value in food.per_100g.items()}
    fields[_SERVINGS] = tuple((serving.name, serving.grams) for serving in food.servings)
    packed = _encoder.encode(_Packed(*fields))
    code = gtin(food.barcode) if food.barcode else None
    return food.id, food.name, food.also, food.brand, measured_tier(food), packed, code


def food_of(row: Sequence[Any]) -> Food:
    """The inverse of `row_of`."""
    food_id, name, also, brand, _, packed, *_ = row
    fields = msgspec.structs.asdict(_decoder.decode(packed))
    fields["per_100g"] = {
        _NUTRIENT_OF.get(key, key): value for key, value in fields["per_100g"].items()
    }
    fields["servings"] = tuple(Serving(*serving) for serving in fields["servings"])
    return Food(id=food_id, name=name, also=also, brand=brand, **fields)


def indexed_words(name: str, also: str, brand: str) -> str:
    """What the full text of a row holds: its words, and the first part of its name as one."""
    held = words(f"{name} {also} {brand}")
    whole = words(first_part(name))
    if 0 < len(whole) <= _MOST_WHOLE_WORDS:
        held.append(_whole(whole))
    return " ".join(held)


def _whole(parts: list[str]) -> str:
    return _WHOLE + _WHOLE.join(parts)


_ROW: Final = "id, name, also, brand, tier, packed"
_CODE: Final = 7
"""The place of the code in a row that begins with its number."""


def add_rows(connection: sqlite3.Connection, shelf: int, first: int, rows: Iterable[Row]) -> None:
    """Put rows on a shelf under the row numbers from `first` on."""
    numbered = [(number, *row) for number, row in enumerate(rows, first)]
    connection.executemany(
        f"INSERT INTO food_{shelf} (row, {_ROW}) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (row[:_CODE] for row in numbered),
    )
    connection.executemany(
        f"INSERT INTO code_{shelf} (row, code) VALUES (?, ?)",
        ((row[0], row[_CODE]) for row in numbered if row[_CODE] is not None),
    )
    connection.executemany(
        f"INSERT INTO fts_{shelf} (rowid, words) VALUES (?, ?)",
        ((row[0], indexed_words(row[2], row[3], row[4])) for row in numbered),
    )


def take_row(connection: sqlite3.Connection, shelf: int, food_id: str) -> bool:
    """Remove one food from a shelf that is indexed by id; whether it was there."""
    row = connection.execute(
        f"DELETE FROM food_{shelf} WHERE id = ? RETURNING row, name, also, brand", (food_id,)
    ).fetchone()
    if row is not None:
        # A full text without content must be told what to forget.
        connection.execute(
            f"INSERT INTO fts_{shelf} (fts_{shelf}, rowid, words) VALUES ('delete', ?, ?)",
            (row[0], indexed_words(*row[1:])),
        )
        connection.execute(f"DELETE FROM code_{shelf} WHERE row = ?", (row[0],))
    return row is not None


def food_with_id(connection: sqlite3.Connection, shelf: int, food_id: str) -> Food | None:
    """One food of a shelf."""
    row = connection.execute(f"SELECT {_ROW} FROM food_{shelf} WHERE id = ?", (food_id,)).fetchone()
    return None if row is None else food_of(row)


def food_at(connection: sqlite3.Connection, shelf: int, number: int) -> Food:
    """The food under a row number, which must exist."""
    return food_of(
        connection.execute(f"SELECT {_ROW} FROM food_{shelf} WHERE row = ?", (number,)).fetchone()
    )


def foods_with_code(connection: sqlite3.Connection, shelf: int, code: int) -> list[Food]:
    """The foods of a shelf with a barcode, as `gtin` gives it."""
    rows = connection.execute(
        f"""SELECT {_ROW} FROM code_{shelf} AS coded JOIN food_{shelf} USING (row)
        WHERE coded.code = ?""",
        (code,),
    )
    return [food_of(row) for row in rows]


def start_some(connection: sqlite3.Connection, shelf: int, starts: Sequence[str]) -> bool:
    """Whether any of some words starts any word of a shelf's foods."""
    asked = " OR ".join(f'"{start}"*' for start in starts)
    found = connection.execute(
        f"SELECT rowid FROM fts_{shelf} WHERE fts_{shelf} MATCH ? LIMIT 1", (asked,)
    )
    return found.fetchone() is not None


def foods_on(connection: sqlite3.Connection, shelf: int) -> list[Food]:
    """All foods of a small shelf, in the order they were put there."""
    rows = connection.execute(f"SELECT {_ROW} FROM food_{shelf} ORDER BY row")
    return [food_of(row) for row in rows]


class Query:
    """What a user typed, as the full text index asks for it."""

    def __init__(self, text: str) -> None:
        self.folded = fold(text)
        self._words = list(dict.fromkeys(words(text)))
        # The longest words are the rarest: the index looks for those.
        asked = sorted(self._words, key=len, reverse=True)[:_MOST_WORDS]
        self._starts = " AND ".join(f'"{word[:_MOST_LETTERS]}"*' for word in asked)
        self._is_whole = len(asked) == len(self._words) and all(
            len(word) <= _MOST_LETTERS for word in asked
        )
        self._first_part = f'"{_whole(words(text))}"' if self._is_whole else ""

    def __bool__(self) -> bool:
        return bool(self._words)

    def candidates(
        self, connection: sqlite3.Connection, shelf: int, limit: int, preferred: str
    ) -> Iterator[tuple[int, Found]]:
        """Foods of a shelf that fit, with their row numbers; some may come twice.

        The first `limit` by static rank, the first with the query as the first part of their
        name, and those of the ids that the SQL `preferred` selects.
        """
        rows = self._matches(connection, shelf, self._starts, limit)
        if self._first_part and len(rows) == limit:
            rows += self._matches(connection, shelf, self._first_part, limit)
        for row, food_id, name, also, brand, tier in rows:
            if self._is_whole or starts_all(self._words, f"{name} {also} {brand}"):
                yield row, Found(food_id, name, bool(brand), tier)
        if len(rows) < limit:
            return
        for row, food_id, name, also, brand, tier in connection.execute(
            f"SELECT row, id, name, also, brand, tier FROM food_{shelf} WHERE id IN ({preferred})"
        ):
            if starts_all(self._words, f"{name} {also} {brand}"):
                yield row, Found(food_id, name, bool(brand), tier)

    def _matches(
        self, connection: sqlite3.Connection, shelf: int, expression: str, limit: int
    ) -> list[Any]:
        return connection.execute(
            f"""SELECT row, id, name, also, brand, tier FROM (
                SELECT rowid FROM fts_{shelf} WHERE fts_{shelf} MATCH ? ORDER BY rowid LIMIT ?
            ) AS hit JOIN food_{shelf} ON row = hit.rowid""",
            (expression, limit),
        ).fetchall()


class Richest:
    """Collects the foods richest in each nutrient while a shelf is filled."""

    def __init__(self) -> None:
        self._heaps: dict[tuple[str, bool], list[tuple[float, str]]] = {}

    def note(self, food: Food) -> None:
        """Take a food into account."""
        portion = food.servings[0].grams / 100 if food.servings else 0.0
        for nutrient, amount in amounts(food):
            for per_portion, share in ((False, 1.0), (True, portion)):
                if amount * share > 0:
                    heap = self._heaps.setdefault((nutrient, per_portion), [])
                    if len(heap) < KEPT_RICHEST:
                        heapq.heappush(heap, (amount * share, food.id))
                    elif amount * share > heap[0][0]:
                        heapq.heapreplace(heap, (amount * share, food.id))

    def write(self, connection: sqlite3.Connection, shelf: int) -> None:
        """Store what was noted, by the foods as they stand on the shelf, indexed by id."""
        for (nutrient, per_portion), heap in self._heaps.items():
            for food_id in {food_id for _, food_id in heap}:
                row = connection.execute(
                    f"SELECT {_ROW}, row FROM food_{shelf} WHERE id = ?", (food_id,)
                ).fetchone()
                amount = row and richness(food_of(row[:-1]), nutrient, per_portion)
                if amount:
                    connection.execute(
                        "INSERT INTO richest VALUES (?, ?, ?, ?, ?)",
                        (shelf, nutrient, per_portion, amount, row[-1]),
                    )


def amounts(food: Food) -> Iterator[tuple[str, float]]:
    """Every nutrient of a food with its amount in 100 g, the sums included."""
    yield from food.per_100g.items()
    for total in ("k2", "vitamin_k"):
        amount = food.amount(total)
        if amount is not None:
            yield total, amount


def richness(food: Food, nutrient: str, per_portion: bool) -> float | None:
    """What 100 g, or the first serving, hold; None when not measured or there is no serving."""
    amount = food.amount(nutrient)
    if amount is None or not per_portion:
        return amount
    return amount * food.servings[0].grams / 100 if food.servings else None


def richest_rows(
    connection: sqlite3.Connection, shelf: int, nutrient: str, per_portion: bool
) -> Iterator[tuple[float, Food]]:
    """The richest foods of an imported shelf, richest first, at most KEPT_RICHEST."""
    rows = connection.execute(
        """SELECT amount, row FROM richest WHERE nutrient = ? AND per_portion = ? AND shelf = ?
        ORDER BY amount DESC, row""",
        (nutrient, per_portion, shelf),
    ).fetchall()
    for amount, number in rows:
        yield amount, food_at(connection, shelf, number)


def pick_richest(
    foods: Iterable[Food],
    nutrient: str,
    per_portion: bool,
    fits: Callable[[Food], bool] | None,
) -> list[tuple[float, Food]]:
    """The foods of a small collection that hold any of a nutrient and fit, richest first."""
    held = [
        (amount, food)
        for food in foods
        if (amount := richness(food, nutrient, per_portion)) and (fits is None or fits(food))
    ]
    return sorted(held, key=lambda pair: -pair[0])
