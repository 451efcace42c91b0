# SPDX-License-Identifier: MIT
"""Reports, pictures and tables as files; each is made in memory and written whole."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QBuffer, QIODevice, QRectF, QSize
from PySide6.QtGui import QColor, QImage, QImageWriter, QPainter, QPdfWriter
from PySide6.QtSvg import QSvgGenerator

from dk2gui.gui.report.blocks import dots_per_inch
from dk2gui.gui.report.figures import Figure
from dk2gui.gui.report.pages import PAGE_LAYOUT, Report, paint_report
from dk2gui.gui.theme import LIGHT, Theme
from dk2gui.userdata.atomic import write_whole

PLOT_SIZE: Final = QSize(900, 420)
"""Width and height of a plot on its own, in CSS pixels."""
_PNG_SCALE: Final = 2
_MARGIN: Final = 12


def around(size: QSize) -> QSize:
    """The size of a picture with its margins around a plot of this size."""
    return size + QSize(2 * _MARGIN, 2 * _MARGIN)


def pdf_bytes(report: Report) -> bytes:
    """The report as a PDF with selectable text and vector plots."""
    buffer = _open_buffer()
    writer = QPdfWriter(buffer)
    writer.setPageLayout(PAGE_LAYOUT)
    writer.setResolution(dots_per_inch())
    writer.setTitle(report.title)
    writer.setCreator(report.imprint)
    painter = QPainter(writer)
    paint_report(painter, writer, report)
    painter.end()
    return _taken(buffer)


def svg_bytes(
    figure: Figure, *, title: str, description: str = "", size: QSize = PLOT_SIZE,
    theme: Theme = LIGHT,
) -> bytes:  # fmt: skip
    """A plot as SVG, its words as text elements."""
    buffer = _open_buffer()
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setSize(size)
    generator.setViewBox(QRectF(0, 0, size.width(), size.height()))
    generator.setResolution(dots_per_inch())
    generator.setTitle(title)
    generator.setDescription(description)
    painter = QPainter(generator)
    _paint_alone(figure, painter, size, theme)
    painter.end()
    return _taken(buffer)


def png_bytes(figure: Figure, *, size: QSize = PLOT_SIZE, theme: Theme = LIGHT) -> bytes:
    """A plot as PNG with two pixels for each CSS pixel."""
    image = QImage(size * _PNG_SCALE, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(_PNG_SCALE)
    painter = QPainter(image)
    _paint_alone(figure, painter, size, theme)
    painter.end()
    buffer = _open_buffer()
    QImageWriter(buffer, b"png").write(image)
    return _taken(buffer)


def write_pdf(path: Path, report: Report) -> None:
    """Write the report as PDF. Raises StorageError."""
    write_whole(path, pdf_bytes(report))


def write_plot_svg(
    path: Path, figure: Figure, *, title: str, description: str = "", size: QSize = PLOT_SIZE
) -> None:
    """Write a plot as SVG. Raises StorageError."""
    write_whole(path, svg_bytes(figure, title=title, description=description, size=size))


def write_plot_png(path: Path, figure: Figure, *, size: QSize = PLOT_SIZE) -> None:
    """Write a plot as PNG. Raises StorageError."""
    write_whole(path, png_bytes(figure, size=size))


def _paint_alone(figure: Figure, painter: QPainter, size: QSize, theme: Theme) -> None:
    whole = QRectF(0, 0, size.width(), size.height())
    painter.fillRect(whole, QColor(theme.panel))
    figure.paint_on(painter, whole.adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN), theme)


def _open_buffer() -> QBuffer:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    return buffer


def _taken(buffer: QBuffer) -> bytes:
    buffer.close()
    return bytes(buffer.data().data())
