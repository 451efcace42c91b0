# SPDX-License-Identifier: MIT
"""Makes resources/icons/dk2gui-SIZE.png from dk2gui.svg; run it after changing the drawing."""

import sys
from pathlib import Path

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from dk2gui.gui.window.desktop import ICON_SIZES

_ROOT = Path(__file__).parent.parent
SOURCE = _ROOT / "packaging" / "dk2gui.svg"


def make_icons(folder: Path) -> list[Path]:
    """Write the icon in every size that the program and desktops want; returns the files."""
    renderer = QSvgRenderer(str(SOURCE))
    made = []
    for size in ICON_SIZES:
        image = QImage(size, size, QImage.Format.Format_ARGB32)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        renderer.render(painter, QRectF(0, 0, size, size))
        painter.end()
        made.append(folder / f"dk2gui-{size}.png")
        if not image.save(str(made[-1])):
            sys.exit(f"{made[-1]}: cannot be written")
    return made


if __name__ == "__main__":
    _app = QGuiApplication(sys.argv[:1])
    for path in make_icons(_ROOT / "resources" / "icons"):
        print(path.relative_to(_ROOT))
