# SPDX-License-Identifier: MIT
"""Reports, pictures and tables as files; each is made in memory and written whole."""

import datetime as dt
from pathlib import Path
from typing import Final

import msgspec
from PySide6.QtCore import QBuffer, QIODevice, QRectF, QSize
from PySide6.QtGui import QColor, QImage, QImageWriter, QPainter, QPdfWriter
from PySide6.QtSvg import QSvgGenerator

from dk2gui.core.constants import Constants
from dk2gui.core.evaluate import Assessment
from dk2gui.gui.report.blocks import dots_per_inch
from dk2gui.gui.report.catalogue import OutlineEntry, with_catalogue
from dk2gui.gui.report.figures import Figure, figures, words_of
from dk2gui.gui.report.pages import Report, paint_report
from dk2gui.gui.report.paper_here import page_layout
from dk2gui.gui.theme import LIGHT
from dk2gui.present.language import reader
from dk2gui.present.numbers import Units
from dk2gui.present.plain_line import one_line
from dk2gui.present.report.compose import report_content
from dk2gui.present.report.web_page import BARS, html_text
from dk2gui.userdata.atomic import write_whole

PLOT_SIZE: Final = QSize(900, 420)
"""Width and height of a plot on its own, in CSS pixels."""
_PNG_SCALE: Final = 2
_MARGIN: Final = 12


def around(size: QSize) -> QSize:
    """The size of a picture with its margins around a plot of this size."""
    return size + QSize(2 * _MARGIN, 2 * _MARGIN)


class Picture(msgspec.Struct, frozen=True):
    """A plot as a picture of its own: what it is called, and what it shows in words.

    `size` is in CSS pixels, margins included.
    """

    figure: Figure
    title: str
    words: str = ""
    size: QSize = PLOT_SIZE


def pdf_bytes(report: Report) -> bytes:
    """The report as a PDF with selectable text and vector plots."""
    buffer = _open_buffer()
    writer = QPdfWriter(buffer)
    writer.setPageLayout(page_layout(report.paper))
    writer.setResolution(dots_per_inch())
    writer.setTitle(report.title)
    writer.setCreator(report.imprint)
    painter = QPainter(writer)
    paint_report(painter, writer, report)
    painter.end()
    outline = [OutlineEntry(title, page) for title, page in report.outline()]
    return with_catalogue(_taken(buffer), language=report.language, outline=outline)


def html_bytes(
    assessment: Assessment, constants: Constants, units: Units, *, version: str, date: dt.date,
    file_name: str = "",
) -> bytes:  # fmt: skip
    """The report as one HTML file with its charts inside."""
    content = report_content(
        assessment, constants, units, version=version, date=date, file_name=file_name
    )
    drawn = figures(assessment, constants, units)
    charts = {
        name: svg_bytes(Picture(drawn[name], content.title, words_of(name, assessment, units)))
        for name in ("serum", BARS)
    }
    return html_text(content, charts, reader().language).encode()


def svg_bytes(picture: Picture) -> bytes:
    """A plot as SVG, its words as text elements; title and words are its alternative text."""
    buffer, size = _open_buffer(), picture.size
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setSize(size)
    generator.setViewBox(QRectF(0, 0, size.width(), size.height()))
    generator.setResolution(dots_per_inch())
    generator.setTitle(one_line(picture.title))
    generator.setDescription(one_line(picture.words))
    painter = QPainter(generator)
    _paint_alone(picture, painter)
    painter.end()
    # Qt knows no role and no language; without the role a screen reader goes through every line.
    named = b'<svg role="img" lang="%s" xml:lang="%s" ' % ((reader().language.encode(),) * 2)
    return _taken(buffer).replace(b"<svg ", named, 1)


def png_bytes(picture: Picture) -> bytes:
    """A plot as PNG with two pixels for each CSS pixel; what it shows stands in its text fields."""
    image = QImage(picture.size * _PNG_SCALE, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(_PNG_SCALE)
    painter = QPainter(image)
    _paint_alone(picture, painter)
    painter.end()
    buffer = _open_buffer()
    writer = QImageWriter(buffer, b"png")
    for key, text in (("Title", picture.title), ("Description", picture.words)):
        if text:
            writer.setText(key, one_line(text))
    writer.write(image)
    return _taken(buffer)


def write_pdf(path: Path, report: Report) -> None:
    """Write the report as PDF. Raises StorageError."""
    write_whole(path, pdf_bytes(report))


def write_picture(path: Path, picture: Picture) -> None:
    """Write a plot, as PNG if the file's name says so and as SVG otherwise. Raises StorageError."""
    is_png = path.suffix.lower() == ".png"
    write_whole(path, png_bytes(picture) if is_png else svg_bytes(picture))


def _paint_alone(picture: Picture, painter: QPainter) -> None:
    whole = QRectF(0, 0, picture.size.width(), picture.size.height())
    painter.fillRect(whole, QColor(LIGHT.panel))
    inside = whole.adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
    picture.figure.paint_on(painter, inside, LIGHT)


def _open_buffer() -> QBuffer:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    return buffer


def _taken(buffer: QBuffer) -> bytes:
    buffer.close()
    return bytes(buffer.data().data())
