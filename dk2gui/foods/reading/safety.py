# SPDX-License-Identifier: MIT
"""Archives from strangers: what is refused, and a stream that never gives more than it may.

Nothing is ever unpacked to disk: members are read as streams, and archives in archives are not
opened. Names that point outside are refused all the same, since nobody honest writes them.
"""

import io
import lzma
import struct
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path, PurePosixPath
from typing import IO, Final

from dk2gui.foods.reading.errors import ImportFileError

MIB: Final = 1 << 20

MOST_TIMES_SMALLER: Final = 200
"""Text may shrink by so much. Tables of foods shrink 6- to 25-fold and hardly any real text more
than 50-fold; deflate's utmost, which bombs use, is 1032-fold."""
FREE_BYTES: Final = 64 * MIB
"""Below this size the ratio is not looked at: it harms nobody, and tiny files shrink oddly."""
MOST_BYTES: Final = 256 * 1024 * MIB
"""Most that one file may unpack to, in all: five times the largest export known, that of Open
Food Facts with some 50 GB. Only time is at stake, as foods are read one by one."""
MOST_MEMBERS: Final = 10_000
"""Releases hold some 30 files."""
READ_BYTES: Final = MIB

_ENCRYPTED: Final = 0x1
_METHODS: Final = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""Others may ask for gigabytes of memory before they give the first byte."""
_SIZE_AT: Final = 12
_LARGE_SIZE_AT: Final = 40
_LOCATOR_BYTES: Final = 20
_LONGEST_END: Final = 22 + 65_535 + _LOCATOR_BYTES
"""The end of an archive with the longest comment, and the pointer before it in large ones."""
_MOST_INDEX_BYTES: Final = 16 * MIB
"""An archive's list of files is read at once; ten thousand names are far shorter."""
# What zipfile and the decompressors raise on damaged input; found by flipping bits in a test.
_BROKEN: Final = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, struct.error, ValueError,
    NotImplementedError, RuntimeError, OverflowError, IndexError, MemoryError,
)  # fmt: skip


def open_archive(path: Path) -> zipfile.ZipFile:
    """Open a zip archive after a look at all that it declares. Raises ImportFileError."""
    try:
        if _index_bytes(path) > _MOST_INDEX_BYTES:
            raise ImportFileError(f"{path}: holds more files than any release of foods has")
        archive = zipfile.ZipFile(path)
    except OSError as error:
        raise ImportFileError(f"{path}: cannot be read ({error.strerror})") from error
    except _BROKEN as error:
        raise ImportFileError(
            f"{path}: is a zip archive, but damaged or cut short; download it again ({error})"
        ) from error
    try:
        _check(path, archive.infolist())
    except BaseException:
        archive.close()
        raise
    return archive


def _index_bytes(path: Path) -> int:
    """How long an archive says its list of files is; 0 where it does not say."""
    with path.open("rb") as file:
        size = file.seek(0, io.SEEK_END)
        file.seek(max(0, size - _LONGEST_END))
        end = file.read(_LONGEST_END)
        at = end.rfind(b"PK\x05\x06")
        if at < 0 or len(end) < at + _SIZE_AT + 4:
            return 0
        (listed,) = struct.unpack_from("<L", end, at + _SIZE_AT)
        locator = end[max(0, at - _LOCATOR_BYTES) : at]
        if not locator.startswith(b"PK\x06\x07"):
            return int(listed)
        (large,) = struct.unpack_from("<Q", locator, 8)
        file.seek(min(large, size))
        record = file.read(_LARGE_SIZE_AT + 8).ljust(_LARGE_SIZE_AT + 8, b"\0")
        return int(struct.unpack_from("<Q", record, _LARGE_SIZE_AT)[0])


def open_member(archive: zipfile.ZipFile, name: str, where: str) -> IO[bytes]:
    """Open a member for reading; `where` names it in messages. Raises ImportFileError."""
    try:
        return archive.open(name)
    except (OSError, *_BROKEN) as error:
        raise ImportFileError(
            f"{where}: is damaged or cannot be unpacked; download it again ({error})"
        ) from error


def _check(path: Path, members: list[zipfile.ZipInfo]) -> None:
    if len(members) > MOST_MEMBERS:
        raise ImportFileError(
            f"{path}: holds {len(members):,} files; no release of foods has more than "
            f"{MOST_MEMBERS:,}"
        )
    for member in members:
        name = member.filename.replace("\\", "/")
        where = f"{path}, {member.filename!r}"
        if not name:
            raise ImportFileError(f"{path}: holds a file without a name; download it again")
        if name.startswith("/") or ".." in PurePosixPath(name).parts or name[1:2] == ":":
            raise ImportFileError(f"{where}: a name that points outside the archive")
        if member.flag_bits & _ENCRYPTED:
            raise ImportFileError(f"{where}: is protected by a password; unpack it first")
        if member.compress_type not in _METHODS:
            raise ImportFileError(
                f"{where}: is packed by a method that is not read; pack it again as an ordinary "
                "zip archive"
            )
        if member.file_size > byte_budget(member.compress_size):
            raise ImportFileError(
                f"{where}: claims to unpack from {member.compress_size:,} to "
                f"{member.file_size:,} bytes; no real table does that"
            )


def byte_budget(packed_bytes: int) -> int:
    """How many bytes `packed_bytes` of compressed text may unpack to."""
    return min(MOST_BYTES, max(FREE_BYTES, MOST_TIMES_SMALLER * packed_bytes))


class GuardedReader(io.RawIOBase):
    """A stream that stops at its budget and says what is broken, instead of how Python sees it.

    `tick` is called with the number of bytes after every read and may raise to end the import.
    """

    def __init__(
        self, stream: IO[bytes], where: str, budget: int, tick: Callable[[int], None]
    ) -> None:
        self._stream = stream
        self._where = where
        self._left = budget
        self._tick = tick

    def readable(self) -> bool:
        """True."""
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        """Fill the buffer. Raises ImportFileError."""
        try:
            data = self._stream.read(len(buffer))
        except OSError as error:
            # gzip raises an OSError of its own, without a number, for damaged data.
            reason = error.strerror or "damaged; download it again"
            raise ImportFileError(f"{self._where}: cannot be read ({reason})") from error
        except _BROKEN as error:
            raise ImportFileError(
                f"{self._where}: is damaged or cut short; download it again ({error})"
            ) from error
        self._left -= len(data)
        if self._left < 0:
            raise ImportFileError(
                f"{self._where}: unpacks to far more than a table of foods could; not read on"
            )
        self._tick(len(data))
        buffer[: len(data)] = data
        return len(data)

    def close(self) -> None:
        """Close the stream beneath as well."""
        if not self.closed:
            self._stream.close()
        super().close()
