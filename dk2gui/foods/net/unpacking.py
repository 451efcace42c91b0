# SPDX-License-Identifier: MIT
"""Replies that came packed: one layer at most, and bounded while they are unpacked."""

import zlib
from collections.abc import Iterable, Iterator
from typing import Final

ACCEPTED: Final = "gzip, deflate"
"""What is asked for; a server that sends anything else is not read."""
_GZIP_OR_ZLIB: Final = 32 + zlib.MAX_WBITS
_BARE_DEFLATE: Final = -zlib.MAX_WBITS


class UnpackingError(ValueError):
    """A reply that is not packed as it says."""


class TooLargeError(ValueError):
    """A reply that is, or unpacks to, more than is read."""


def unpacked(pieces: Iterable[bytes], encoding: str, most_bytes: int) -> Iterator[bytes]:
    """The pieces of a reply unpacked, as the Content-Encoding header says.

    No more than `most_bytes` are ever unpacked, however small a reply is packed. Raises
    UnpackingError or TooLargeError.
    """
    kinds = [kind for part in encoding.split(",") if (kind := part.strip().lower())]
    kinds = [kind for kind in kinds if kind != "identity"]
    if not kinds:
        return _counted(pieces, most_bytes)
    if len(kinds) > 1 or kinds[0] not in {"gzip", "x-gzip", "deflate"}:
        raise UnpackingError(f"packed as {encoding!r}")
    return _counted(_inflated(pieces, most_bytes, kinds[0] == "deflate"), most_bytes)


def _counted(pieces: Iterable[bytes], most_bytes: int) -> Iterator[bytes]:
    left = most_bytes
    for piece in pieces:
        left -= len(piece)
        if left < 0:
            raise TooLargeError(f"more than {most_bytes:,} bytes")
        yield piece


def _inflated(pieces: Iterable[bytes], most_bytes: int, may_be_bare: bool) -> Iterator[bytes]:
    """One byte more than `most_bytes` at most, so that whoever counts them sees that."""
    unpacker = zlib.decompressobj(_GZIP_OR_ZLIB)
    room = most_bytes + 1
    is_first = True
    for piece in pieces:
        try:
            made = unpacker.decompress(piece, room)
        except zlib.error as error:
            # Some servers send deflate without its head.
            if not (may_be_bare and is_first):
                raise UnpackingError(str(error)) from error
            unpacker = zlib.decompressobj(_BARE_DEFLATE)
            try:
                made = unpacker.decompress(piece, room)
            except zlib.error as bare:
                raise UnpackingError(str(bare)) from bare
        is_first = False
        room -= len(made)
        yield made
        if room <= 0:
            return
    if not unpacker.eof:
        raise UnpackingError("cut short")
