# SPDX-License-Identifier: MIT
"""Language, shown title and outline of a PDF, which Qt cannot write: an update at its end.

An incremental update (ISO 32000-1, 7.5.6): nothing that Qt wrote is changed, a newer catalogue and
the outline follow it. A reader says the title in its window and to a screen reader, speaks the
language, and offers the headings to jump to.
"""

import re
from collections.abc import Sequence
from typing import Final

import msgspec

_TRAILER: Final = re.compile(rb"trailer\s*<<(?P<inside>.*?)>>\s*startxref\s+(?P<at>\d+)", re.DOTALL)
_ROOT: Final = re.compile(rb"/Root\s+(\d+) 0 R")
_SIZE: Final = re.compile(rb"/Size\s+(\d+)")
_PAGES: Final = re.compile(rb"/Pages\s+(\d+) 0 R")
_KIDS: Final = re.compile(rb"/Kids\s*\[(.*?)\]", re.DOTALL)
_REFERENCE: Final = re.compile(rb"(\d+) 0 R")


class OutlineEntry(msgspec.Struct, frozen=True):
    """A heading and the page it stands on, from 0 on."""

    title: str
    page: int


def with_catalogue(pdf: bytes, *, language: str, outline: Sequence[OutlineEntry]) -> bytes:
    """The PDF with its language, its title shown, and an outline.

    A file that is not as Qt writes it - one table of objects, one level of pages - stays as it is.
    """
    trailer = list(_TRAILER.finditer(pdf))[-1:]
    if not trailer:
        return pdf
    inside, before = trailer[0]["inside"], int(trailer[0]["at"])
    root, size = _ROOT.search(inside), _SIZE.search(inside)
    catalogue = _object(pdf, int(root[1])) if root else b""
    pages = _PAGES.search(catalogue)
    kids = _KIDS.search(_object(pdf, int(pages[1]))) if pages else None
    if root is None or size is None or kids is None:
        return pdf
    page_objects = [int(number) for number in _REFERENCE.findall(kids[1])]
    first = int(size[1])
    objects = _outline(first, [entry for entry in outline if entry.page < len(page_objects)],
                       page_objects)  # fmt: skip
    more = b"/Lang " + _text(language) + b"\n/ViewerPreferences << /DisplayDocTitle true >>\n"
    if objects:
        more += b"/Outlines %d 0 R\n" % first
    end = catalogue.rindex(b">>")
    objects[int(root[1])] = catalogue[:end] + more + catalogue[end:]
    return pdf + _update(len(pdf), objects, inside, max(first, *objects) + 1, before)


def _object(pdf: bytes, number: int) -> bytes:
    """What stands between `obj` and `endobj`, "" where there is none."""
    found = re.search(rb"(?<!\d)%d 0 obj(.*?)endobj" % number, pdf, re.DOTALL)
    return found[1].strip() if found else b""


def _outline(first: int, entries: list[OutlineEntry], pages: list[int]) -> dict[int, bytes]:
    """The outline as objects, its root under the number `first`; none without entries."""
    if not entries:
        return {}
    last = first + len(entries)
    objects = {
        first: b"<<\n/Type /Outlines\n/First %d 0 R\n/Last %d 0 R\n/Count %d\n>>"
        % (first + 1, last, len(entries))
    }
    for number, entry in enumerate(entries, start=first + 1):
        around = b""
        if number > first + 1:
            around += b"/Prev %d 0 R\n" % (number - 1)
        if number < last:
            around += b"/Next %d 0 R\n" % (number + 1)
        objects[number] = (
            b"<<\n/Title " + _text(entry.title) + b"\n/Parent %d 0 R\n" % first + around
            + b"/Dest [%d 0 R /Fit]\n>>" % pages[entry.page]
        )  # fmt: skip
    return objects


def _text(text: str) -> bytes:
    """A text string: UTF-16 with its mark, as digits, so that nothing in it needs an escape."""
    return b"<" + (b"\xfe\xff" + text.encode("utf-16-be")).hex().encode() + b">"


def _update(start: int, objects: dict[int, bytes], inside: bytes, size: int, before: int) -> bytes:
    """The objects, a table of where they are, and a trailer that points to the one before."""
    body, table = b"\n", b"xref\n0 1\n0000000000 65535 f \n"
    for number in sorted(objects):
        table += b"%d 1\n%010d 00000 n \n" % (number, start + len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, objects[number])
    kept = _SIZE.sub(b"/Size %d" % size, inside)
    trailer = b"trailer\n<<%s/Prev %d\n>>\nstartxref\n%d\n%%%%EOF\n" % (
        kept, before, start + len(body)
    )  # fmt: skip
    return body + table + trailer
