# SPDX-License-Identifier: MIT
"""From version 1 of the store to 2: foods are found by barcode, and by all folded letters.

Version 1 kept no table of barcodes and folded fewer letters. Only the words of names with letters
beyond ASCII can differ, so only those are written anew.
"""

import sqlite3
import unicodedata
from typing import Final

import msgspec

from dk2gui.foods.find.barcode import gtin
from dk2gui.foods.find.letters import words
from dk2gui.foods.find.ranking import first_part

_WHOLE: Final = "¶"
_MOST_WHOLE_WORDS: Final = 3
"""As the store's index marks the first part of a name, in both versions."""


class _Packed(msgspec.Struct, rename={"barcode": "b"}):
    barcode: str = ""


def create_codes(connection: sqlite3.Connection, shelf: int) -> None:
    """Make a shelf's table of barcodes, as numbers, by the row of the food."""
    connection.execute(
        f"CREATE TABLE code_{shelf} (row INTEGER PRIMARY KEY, code INTEGER NOT NULL)"
    )


def index_codes(connection: sqlite3.Connection, shelf: int) -> None:
    """Let them be found; made last, as sorting once beats inserting."""
    connection.execute(f"CREATE INDEX code_{shelf}_code ON code_{shelf} (code)")


def add_codes_and_letters(connection: sqlite3.Connection) -> None:
    """Bring every shelf from version 1 to 2; a new file has what it needs from the start."""
    shelves = [
        int(name.removeprefix("food_"))
        for (name,) in connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name GLOB 'food_[0-9]*'"
        ).fetchall()
    ]
    for shelf in shelves:
        is_there = connection.execute(
            "SELECT 1 FROM sqlite_master WHERE name = ?", (f"code_{shelf}",)
        ).fetchone()
        if not is_there:
            _add_codes(connection, shelf)
            _add_letters(connection, shelf)


def _add_codes(connection: sqlite3.Connection, shelf: int) -> None:
    create_codes(connection, shelf)
    decode = msgspec.msgpack.Decoder(_Packed).decode
    connection.executemany(
        f"INSERT INTO code_{shelf} (row, code) VALUES (?, ?)",
        (
            (row, code)
            for row, packed in connection.execute(f"SELECT row, packed FROM food_{shelf}")
            if (code := gtin(decode(packed).barcode)) is not None
        ),
    )
    index_codes(connection, shelf)


def _add_letters(connection: sqlite3.Connection, shelf: int) -> None:
    rows = connection.execute(
        f"""SELECT row, name, also, brand FROM food_{shelf}
        WHERE name || also || brand GLOB '*[^ -~]*'"""
    ).fetchall()
    for row, name, also, brand in rows:
        text = f"{name} {also} {brand}"
        before = _indexed(_words_before(text), _words_before(first_part(name)))
        now = _indexed(words(text), words(first_part(name)))
        if before != now:
            # A full text without content must be told what to forget.
            connection.execute(
                f"INSERT INTO fts_{shelf} (fts_{shelf}, rowid, words) VALUES ('delete', ?, ?)",
                (row, before),
            )
            connection.execute(f"INSERT INTO fts_{shelf} (rowid, words) VALUES (?, ?)", (row, now))


def _indexed(held: list[str], whole: list[str]) -> str:
    if 0 < len(whole) <= _MOST_WHOLE_WORDS:
        held = [*held, _WHOLE + _WHOLE.join(whole)]
    return " ".join(held)


def _words_before(text: str) -> list[str]:
    """The words of a text as version 1 folded them."""
    for _ in range(1 if text.isascii() else 2):
        decomposed = unicodedata.normalize("NFKD", text.casefold())
        text = "".join(sign for sign in decomposed if not unicodedata.combining(sign)).strip()
    return "".join(letter if letter.isalnum() else " " for letter in text).split()
