# SPDX-License-Identifier: MIT
"""The food store's file: opening it safely, its tables, and the steps from older versions.

Foods lie on shelves, one for the user's own foods and one for each import. A shelf is three
tables, `food_<number>`, `fts_<number>` and `code_<number>` for barcodes; what is on a shelf that
no row of `import` names is not in the store, so an import shows as a whole once its row is
written, and never before.
"""

import contextlib
import os
import sqlite3
import stat
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

import msgspec

from dk2gui.foods.store.upgrade import add_codes_and_letters, create_codes, index_codes

APPLICATION_ID: Final = 0x646B3267
"""Says in the file's header that it is a food store: `dk2g`."""
OWN_SHELF: Final = 0
BUSY_TIMEOUT_S: Final = 10.0
"""How long a write waits for another one; an import writes in far shorter pieces."""

# A full disk has no room even for the small files that SQLite shares with other windows.
_STILL_READABLE: Final = {
    sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR,
}  # fmt: skip


class StoreError(Exception):
    """The store cannot do what was asked; str() names the file and says why."""


class StoreBusyError(StoreError):
    """Another program or window is at the store; the same may be done in a moment."""


def _shelves_and_user_tables(connection: sqlite3.Connection) -> None:
    for statement in (
        """CREATE TABLE import (
            number INTEGER PRIMARY KEY AUTOINCREMENT, title TEXT NOT NULL, source TEXT NOT NULL,
            foods INTEGER NOT NULL, finished REAL NOT NULL, shelf INTEGER NOT NULL UNIQUE
        )""",
        """CREATE TABLE shelf (number INTEGER PRIMARY KEY AUTOINCREMENT)""",
        """CREATE TABLE richest (
            shelf INTEGER, nutrient TEXT, per_portion INTEGER, amount REAL, row INTEGER,
            PRIMARY KEY (nutrient, per_portion, shelf, amount, row)
        ) WITHOUT ROWID""",
        "CREATE TABLE favourite (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE)",
        "CREATE TABLE used (id TEXT PRIMARY KEY, at REAL NOT NULL) WITHOUT ROWID",
        """CREATE TABLE kept (
            kind TEXT, id TEXT, json BLOB NOT NULL, PRIMARY KEY (kind, id)
        ) WITHOUT ROWID""",
        "CREATE TABLE cache (key TEXT PRIMARY KEY, value BLOB NOT NULL, at REAL NOT NULL)",
    ):
        connection.execute(statement)
    create_shelf(connection, OWN_SHELF)


MIGRATIONS: Final[tuple[Callable[[sqlite3.Connection], None], ...]] = (
    _shelves_and_user_tables,
    add_codes_and_letters,
)
"""Step n takes a file of version n to version n + 1; an empty file is of version 0."""


def create_shelf(connection: sqlite3.Connection, shelf: int) -> None:
    """Make the tables of a shelf.

    The full text holds no copy of the names and no positions: only which rows have a word. The
    words come folded and split already, so the tokenizer has nothing to decide. Prefixes of all
    usual lengths are indexed: for any other, all rows with such a word would be gathered before
    the first is given.
    """
    connection.execute(
        f"""CREATE TABLE food_{shelf} (
            row INTEGER PRIMARY KEY, id TEXT NOT NULL, name TEXT NOT NULL, also TEXT NOT NULL,
            brand TEXT NOT NULL, tier INTEGER NOT NULL, packed BLOB NOT NULL
        )"""
    )
    connection.execute(
        f"""CREATE VIRTUAL TABLE fts_{shelf} USING fts5(
            words, content='', columnsize=0, detail=none, prefix='1 2 3 4 5 6 7 8', tokenize='ascii'
        )"""
    )
    create_codes(connection, shelf)
    if shelf == OWN_SHELF:
        index_shelf(connection, shelf)


def index_shelf(connection: sqlite3.Connection, shelf: int) -> None:
    """Let the foods of a shelf be found by id; made last, since sorting once beats inserting."""
    connection.execute(f"CREATE UNIQUE INDEX food_{shelf}_id ON food_{shelf} (id)")
    index_codes(connection, shelf)


def drop_shelf(connection: sqlite3.Connection, shelf: int) -> None:
    """Remove a shelf with everything on it."""
    connection.execute("DELETE FROM richest WHERE shelf = ?", (shelf,))
    connection.execute(f"DROP TABLE IF EXISTS fts_{shelf}")
    connection.execute(f"DROP TABLE IF EXISTS code_{shelf}")
    connection.execute(f"DROP TABLE IF EXISTS food_{shelf}")
    connection.execute("DELETE FROM shelf WHERE number = ?", (shelf,))


@contextlib.contextmanager
def telling(path: Path) -> Iterator[None]:
    """Turn what SQLite says into a StoreError that names the file."""
    try:
        yield
    except sqlite3.Error as error:
        is_busy = _code(error) in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
        kind = StoreBusyError if is_busy else StoreError
        raise kind(f"{path}: {_reason(error)}") from error
    except msgspec.MsgspecError as error:
        raise StoreError(f"{path}: an entry is damaged ({error})") from error
    except UnicodeError as error:
        raise StoreError(f"{path}: a text holds letters that no file can hold") from error
    except OSError as error:
        raise StoreError(f"{path}: cannot be used ({error.strerror})") from error
    except (TypeError, ValueError, LookupError, OverflowError) as error:
        # A cell of another kind than was written there.
        raise StoreError(f"{path}: an entry is damaged ({error})") from error


def _code(error: sqlite3.Error) -> int:
    return int(getattr(error, "sqlite_errorcode", 0)) & 0xFF


def _reason(error: sqlite3.Error) -> str:
    known = {
        sqlite3.SQLITE_BUSY: "is busy with another import or window; try again in a moment",
        sqlite3.SQLITE_LOCKED: "is busy with another import or window; try again in a moment",
        sqlite3.SQLITE_FULL: "the disk is full",
        sqlite3.SQLITE_READONLY: "cannot be written",
        sqlite3.SQLITE_CANTOPEN: "cannot be opened",
        sqlite3.SQLITE_IOERR: "the disk reports an error",
        sqlite3.SQLITE_NOTADB: "is not a food store",
        sqlite3.SQLITE_CORRUPT: "is damaged; move it away and import your foods again",
    }
    return known.get(_code(error), f"cannot be used ({error})")


@contextlib.contextmanager
def reading(connection: sqlite3.Connection) -> Iterator[sqlite3.Connection]:
    """Several reads of one moment, whatever others write meanwhile."""
    if connection.in_transaction:
        yield connection
        return
    connection.execute("BEGIN")
    try:
        yield connection
    finally:
        # A disk error may have ended the transaction already.
        if connection.in_transaction:
            connection.execute("ROLLBACK")


@contextlib.contextmanager
def writing(connection: sqlite3.Connection) -> Iterator[sqlite3.Connection]:
    """All of it is written, or nothing; what is part of something greater ends with that."""
    if connection.in_transaction:
        yield connection
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield connection
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def connect(path: Path, wait_s: float = BUSY_TIMEOUT_S) -> sqlite3.Connection:
    """Open the store's file, make it when there is none, and bring it to this version.

    `wait_s` is how long everything done with it waits for another program that is at it.

    A file that cannot be written is opened to read. Raises StoreError, the file left as it was,
    when it is no food store or of a newer version.
    """
    try:
        return _connect_to_write(path, wait_s)
    except StoreError as error:
        code = getattr(error.__cause__, "sqlite_errorcode", 0) & 0xFF
        if code not in _STILL_READABLE or not path.is_file():
            raise
        with contextlib.suppress(sqlite3.Error, OSError):
            connection = _connect_to_read(path)
            try:
                _check(connection, path)
                if _version(connection) == len(MIGRATIONS):
                    return connection
            except BaseException:
                connection.close()
                raise
            connection.close()
        raise


def _keep_private(path: Path) -> None:
    """Nobody but the user may read the store; SQLite gives its companion files the same rights."""
    # A file that is there is never opened here: closing it would end the locks of every other
    # connection of this process, and another program, taking itself for the last one, would remove
    # the log that these go on writing to.
    with contextlib.suppress(OSError):
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    # A disk that is full, or that cannot be written, is SQLite's to tell.
    with contextlib.suppress(OSError):
        mode = stat.S_IMODE(path.stat().st_mode)
        if mode & 0o077:
            path.chmod(mode & 0o700)


def _connect_to_write(path: Path, wait_s: float) -> sqlite3.Connection:
    with telling(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        _keep_private(path)
        connection = sqlite3.connect(path, timeout=wait_s, isolation_level=None)
    try:
        with telling(path):
            _check(connection, path)
            # Room comes back from a removed import; to be said before the first table.
            connection.execute("PRAGMA auto_vacuum = INCREMENTAL")
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = NORMAL")
            connection.execute("PRAGMA journal_size_limit = 0")
            _migrate(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _connect_to_read(path: Path) -> sqlite3.Connection:
    """Open a store on a disk, or in a folder, that cannot be written. Raises sqlite3.Error."""
    log = path.with_name(f"{path.name}-wal")
    # Without a log nothing is missing from the file, and SQLite needs no companion files.
    rights = "mode=ro" if log.exists() and log.stat().st_size else "mode=ro&immutable=1"
    return sqlite3.connect(f"{path.absolute().as_uri()}?{rights}", uri=True, isolation_level=None)


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _check(connection: sqlite3.Connection, path: Path) -> None:
    version = _version(connection)
    owner = connection.execute("PRAGMA application_id").fetchone()[0]
    empty = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0] == 0
    if owner != APPLICATION_ID and not (empty and version == 0 and owner == 0):
        raise StoreError(f"{path}: is not a food store but another program's file")
    if version > len(MIGRATIONS):
        raise StoreError(
            f"{path}: is of version {version}, made by a newer dk2gui; this one knows "
            f"version {len(MIGRATIONS)}"
        )


def _migrate(connection: sqlite3.Connection) -> None:
    if _version(connection) == len(MIGRATIONS):
        return
    with writing(connection):
        # Another window may have done it while this one waited.
        for step in MIGRATIONS[_version(connection) :]:
            step(connection)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")
