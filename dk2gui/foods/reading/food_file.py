# SPDX-License-Identifier: MIT
"""A downloaded file as named streams of bytes: plain, gzip, or the members of a zip archive."""

import gzip
import io
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path, PurePosixPath
from types import TracebackType
from typing import IO, Any, Final, Self

from dk2gui.foods.reading.errors import ImportFileError
from dk2gui.foods.reading.safety import (
    MOST_BYTES,
    READ_BYTES,
    GuardedReader,
    byte_budget,
    open_archive,
    open_member,
)
from dk2gui.foods.reading.wording import tidy

_ZIP_STARTS: Final = (b"PK\x03\x04", b"PK\x05\x06")
_GZIP_START: Final = b"\x1f\x8b"


class FoodFile:
    """An opened download; use it in a `with` block.

    `members` are the files in a zip archive; of any other file, "" alone.
    """

    def __init__(self, path: Path) -> None:
        """Raises ImportFileError when the file cannot be opened or is an unsafe archive."""
        self.path = path
        self.tick: Callable[[], None] = lambda: None
        """Called after every read; what it raises ends the reading."""
        self.rows = 0
        """Rows of tables, or records, read so far."""
        self.foods_total: int | None = None
        """As in Progress."""
        self.kept: dict[str, Any] = {}
        """What was opened to find out what the file is, by member, for who then reads it."""
        self.bytes_done = 0
        self.bytes_total = 0
        """Both of the file as it lies on disk; in a zip, of its planned members unpacked."""
        self.members: tuple[str, ...] = ("",)
        self._archive: zipfile.ZipFile | None = None
        self._raw: IO[bytes] | None = None
        try:
            self.bytes_total = path.stat().st_size
            if not path.is_file():
                kind = "a folder" if path.is_dir() else "no ordinary file"
                raise ImportFileError(f"{path}: is {kind}, not a file of foods")
            with path.open("rb") as raw:
                start = raw.read(4)
        except OSError as error:
            raise ImportFileError(f"{path}: cannot be read ({error.strerror})") from error
        self._is_gzip = start.startswith(_GZIP_START)
        if start in _ZIP_STARTS:
            self._archive = open_archive(path)
            self.bytes_total = 0
            self.members = tuple(
                info.filename
                for info in self._archive.infolist()
                # macOS adds a shadow of every file.
                if not info.is_dir() and not info.filename.startswith("__MACOSX/")
            )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for opened in (self._raw, self._archive):
            if opened is not None:
                opened.close()

    @property
    def is_zip(self) -> bool:
        """Whether it is a zip archive."""
        return self._archive is not None

    def member(self, name: str) -> str | None:
        """The member with a file name, in whatever folder and case; None when there is none.

        Raises ImportFileError when there are two.
        """
        found = [m for m in self.members if PurePosixPath(m).name.lower() == name]
        if len(found) > 1:
            raise ImportFileError(
                f"{self.path}: holds {name} twice, as {found[0]!r} and {found[1]!r}"
            )
        return found[0] if found else None

    def plan(self, members: Iterable[str | None]) -> None:
        """Say which members of a zip will be read, so that progress has an end."""
        if self._archive is not None:
            self.bytes_done = 0
            self.bytes_total = sum(
                self._archive.getinfo(name).file_size for name in members if name
            )

    def where(self, member: str) -> str:
        """The name of a member in messages."""
        return f"{self.path}, {tidy(PurePosixPath(member).name)}" if member else str(self.path)

    def open(self, member: str) -> io.BufferedReader:
        """The unpacked bytes of a member, from its start; of a file that is no zip, only the
        stream opened last can be read. Raises ImportFileError, now and when read.
        """
        stream: IO[bytes]
        if self._archive is not None:
            budget = byte_budget(self._archive.getinfo(member).compress_size)
            stream = open_member(self._archive, member, self.where(member))
        else:
            budget = MOST_BYTES
            if self._raw is not None:
                self._raw.close()
            try:
                stream = self._raw = self.path.open("rb")
            except OSError as error:
                raise ImportFileError(f"{self.path}: cannot be read ({error.strerror})") from error
            if self._is_gzip:
                budget = byte_budget(self.bytes_total)
                stream = gzip.GzipFile(fileobj=stream)  # type: ignore[assignment]
        guarded = GuardedReader(stream, self.where(member), budget, self._count)
        return io.BufferedReader(guarded, READ_BYTES)

    def _count(self, read: int) -> None:
        if self._raw is None:
            self.bytes_done += read
        elif not self._raw.closed:
            self.bytes_done = self._raw.tell()
        self.tick()
