# SPDX-License-Identifier: MIT
"""Colours and the style sheet, light and dark; the only place that names a colour."""

from enum import Enum
from typing import Final

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from dk2gui.data.resource_files import resource_path

MUTED_ROLE: Final = QPalette.ColorRole.BrightText
"""The quiet text of rows. A style sheet turns PlaceholderText into the text colour, half clear."""


class ThemeChoice(Enum):
    """What the user asks for; AUTO follows the desktop."""

    AUTO = "auto"
    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


class Theme(msgspec.Struct, frozen=True):
    """Colour tokens as #rrggbb. Bands and sources come from the Okabe-Ito palette, which
    people with any colour vision can tell apart; every one also has a label or a pattern."""

    dark: bool
    window: str
    panel: str
    raised: str
    border: str
    text: str
    muted: str
    accent: str
    on_accent: str
    source_food: str
    source_supplement: str
    source_sun: str
    band_below: str
    band_good: str
    band_above: str
    stop: str
    stop_tint: str
    caution: str
    caution_tint: str
    info: str
    info_tint: str


LIGHT: Final = Theme(
    dark=False,
    window="#f4f5f7",
    panel="#ffffff",
    raised="#eef1f4",
    border="#d3d9e0",
    text="#1b2430",
    muted="#566273",
    accent="#0b6bb0",
    on_accent="#ffffff",
    source_food="#00856a",
    source_supplement="#0b6bb0",
    source_sun="#d98e04",
    band_below="#e9ebee",
    band_good="#cdeadf",
    band_above="#f6d5c4",
    stop="#b3261e",
    stop_tint="#fdecea",
    caution="#9a5b00",
    caution_tint="#fff4e0",
    info="#2d5f8b",
    info_tint="#edf4fa",
)

DARK: Final = Theme(
    dark=True,
    window="#14181d",
    panel="#1c2229",
    raised="#262e37",
    border="#37414d",
    text="#e8ecf1",
    muted="#a3afbd",
    accent="#5ab0ee",
    on_accent="#0c1116",
    source_food="#35b597",
    source_supplement="#4aa3e4",
    source_sun="#e8ae3c",
    band_below="#2a323b",
    band_good="#1f4a40",
    band_above="#5a3324",
    stop="#ff8a80",
    stop_tint="#3a1f1f",
    caution="#f5bd5c",
    caution_tint="#352a17",
    info="#86bfea",
    info_tint="#1d2a36",
)


CONTRAST: Final = Theme(
    dark=True,
    window="#000000",
    panel="#000000",
    raised="#000000",
    border="#ffffff",
    text="#ffffff",
    muted="#ffffff",
    accent="#ffe14d",
    on_accent="#000000",
    source_food="#35d6b0",
    source_supplement="#63b8ff",
    source_sun="#ffc04d",
    band_below="#2b2b2b",
    band_good="#00503e",
    band_above="#6b2a10",
    stop="#ff9c94",
    stop_tint="#000000",
    caution="#ffd27a",
    caution_tint="#000000",
    info="#a9d8ff",
    info_tint="#000000",
)
"""Nothing paler than white on black; every frame is seen."""


def theme_for(choice: ThemeChoice) -> Theme:
    """The colours for a choice; a desktop that does not say counts as light."""
    if choice is ThemeChoice.AUTO:
        hints = QApplication.styleHints()
        return DARK if hints.colorScheme() == Qt.ColorScheme.Dark else LIGHT
    return {ThemeChoice.DARK: DARK, ThemeChoice.CONTRAST: CONTRAST}.get(choice, LIGHT)


def palette(theme: Theme) -> QPalette:
    """The Qt palette of a theme."""
    role = QPalette.ColorRole
    colours = {
        role.Window: theme.window,
        role.WindowText: theme.text,
        role.Base: theme.panel,
        role.AlternateBase: theme.raised,
        role.Text: theme.text,
        role.PlaceholderText: theme.muted,
        MUTED_ROLE: theme.muted,
        role.Button: theme.raised,
        role.ButtonText: theme.text,
        role.Highlight: theme.accent,
        role.HighlightedText: theme.on_accent,
        role.ToolTipBase: theme.raised,
        role.ToolTipText: theme.text,
        role.Link: theme.accent,
        role.Mid: theme.border,
        role.Dark: theme.border,
        role.Light: theme.raised,
    }
    made = QPalette()
    for name, colour in colours.items():
        made.setColor(name, QColor(colour))
    for name in (role.Text, role.WindowText, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, name, QColor(theme.muted))
    return made


def dress_application(theme: Theme) -> None:
    """Give the whole application the style and the palette of a theme."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    # One style everywhere: the desktops' own ones do not all follow a dark palette.
    if app.style().objectName() != "fusion":
        app.setStyle("fusion")
    app.setPalette(palette(theme))


def scheme_of(choice: ThemeChoice) -> Qt.ColorScheme:
    """What the system is asked to draw in: Unknown leaves it to the desktop."""
    if choice is ThemeChoice.AUTO:
        return Qt.ColorScheme.Unknown
    return Qt.ColorScheme.Dark if theme_for(choice).dark else Qt.ColorScheme.Light


def follow(choice: ThemeChoice) -> None:
    """Let what the system draws, dialogs of files and frames of windows, be light or dark too."""
    QApplication.styleHints().setColorScheme(scheme_of(choice))


def style_sheet(theme: Theme) -> str:
    """The Qt style sheet of a theme."""
    tick = resource_path(f"icons/tick-{'dark' if theme.dark else 'light'}.png").as_posix()
    return f"""
    QWidget {{ color: {theme.text}; }}
    QMainWindow, QDialog {{ background: {theme.window}; }}
    QScrollArea, QWidget[role="page"] {{ background: transparent; border: none; }}
    QScrollArea#advice-list {{ border: 1px solid transparent; border-radius: 4px; }}
    QScrollArea#advice-list:focus {{ border-color: {theme.accent}; }}
    QFrame[role="panel"] {{ background: {theme.panel}; border: 1px solid {theme.border};
        border-radius: 8px; }}
    QLabel[role="heading"] {{ font-weight: 600; }}
    QLabel[role="answer"] {{ font-size: 15pt; font-weight: 600; }}
    QLabel[role="error"] {{ color: {theme.stop}; }}
    QLabel[role="mark"] {{ color: {theme.accent}; }}
    QLabel[severity] {{ font-weight: 600; }}
    QLabel[severity="stop"] {{ color: {theme.stop}; }}
    QLabel[severity="caution"] {{ color: {theme.caution}; }}
    QLabel[severity="info"] {{ color: {theme.info}; }}
    QLineEdit, QPlainTextEdit {{ background: {theme.panel}; border: 1px solid {theme.border};
        border-radius: 4px; padding: 2px 4px; selection-background-color: {theme.accent};
        selection-color: {theme.on_accent}; }}
    QLineEdit:focus, QPlainTextEdit:focus {{ border-color: {theme.accent}; }}
    QLineEdit[wrong="true"] {{ border-color: {theme.stop}; }}
    QLineEdit:disabled {{ background: {theme.window}; color: {theme.muted}; }}
    QAbstractSpinBox QLineEdit {{ border: none; padding: 0; }}
    QRadioButton::indicator {{ width: 10px; height: 10px; border: 2px solid {theme.muted};
        border-radius: 7px; background: {theme.panel}; }}
    QRadioButton::indicator:checked {{ background: {theme.accent}; }}
    QRadioButton:focus {{ color: {theme.accent}; }}
    QLabel[role="muted"] {{ color: {theme.muted}; }}
    QToolTip {{ background: {theme.raised}; color: {theme.text};
        border: 1px solid {theme.border}; padding: 4px; }}
    QTabWidget::pane {{ border: 1px solid {theme.border}; border-radius: 8px;
        background: {theme.panel}; top: -1px; }}
    QTabBar::tab {{ padding: 6px 9px; border: 1px solid transparent; color: {theme.muted};
        border-top-left-radius: 6px; border-top-right-radius: 6px; }}
    QTabWidget#views QTabBar::tab {{ padding: 6px; }}
    QTabBar::tab:selected {{ background: {theme.panel}; color: {theme.text};
        border-color: {theme.border}; border-bottom-color: {theme.panel}; font-weight: 600; }}
    QTabBar::tab:focus {{ color: {theme.accent}; }}
    QPushButton, QToolButton {{ background: {theme.raised}; border: 1px solid {theme.border};
        border-radius: 4px; padding: 4px 10px; }}
    QPushButton:hover, QToolButton:hover {{ border-color: {theme.accent}; }}
    QPushButton:focus, QToolButton:focus {{ border: 1px solid {theme.accent}; }}
    QPushButton:disabled, QToolButton:disabled {{ color: {theme.muted}; }}
    QToolButton[role="small"], QPushButton[role="small"] {{ padding: 1px 8px; }}
    QToolButton[role="day"] {{ padding: 1px 2px; }}
    QToolButton[role="day"]:checked {{ background: {theme.accent}; color: {theme.on_accent}; }}
    QPushButton[role="row"] {{ text-align: left; padding: 3px 8px; }}
    QToolButton[role="quiet"], QPushButton[role="quiet"] {{ background: transparent;
        border-color: transparent; }}
    QToolButton[role="quiet"]:hover, QToolButton[role="quiet"]:focus,
    QPushButton[role="quiet"]:hover, QPushButton[role="quiet"]:focus {{
        border-color: {theme.accent}; }}
    QToolButton[role="fold"] {{ background: transparent; padding: 0;
        border: 1px solid transparent; }}
    QToolButton[role="fold"]:hover, QToolButton[role="fold"]:focus {{
        border-color: {theme.accent}; }}
    QToolButton[popupMode="2"] {{ padding-right: 18px; }}
    QToolButton[popupMode="2"]::menu-indicator {{ subcontrol-position: right center; right: 5px; }}
    QToolButton[icononly="true"], QPushButton[icononly="true"] {{ padding: 4px 6px; }}
    QToolButton[popupMode="2"][icononly="true"] {{ padding-right: 18px; }}
    QToolButton[role="page"] {{ background: transparent; border-color: transparent;
        padding: 4px 8px; color: {theme.muted}; font-weight: 600; }}
    QToolButton[role="page"]:checked {{ background: {theme.panel}; color: {theme.text};
        border-color: {theme.border}; }}
    QToolButton[role="page"]:focus {{ border-color: {theme.accent}; }}
    QAbstractItemView {{ background: {theme.panel}; border: 1px solid {theme.border};
        border-radius: 4px; outline: none; alternate-background-color: {theme.raised}; }}
    QAbstractItemView:focus {{ border-color: {theme.accent}; }}
    QHeaderView::section {{ background: {theme.raised}; border: none; padding: 4px 6px;
        border-bottom: 1px solid {theme.border}; }}
    QCheckBox:focus {{ color: {theme.accent}; }}
    QComboBox:focus, QDateEdit:focus, QAbstractSpinBox:focus {{
        border: 1px solid {theme.accent}; border-radius: 4px; }}
    QCheckBox::indicator {{ width: 14px; height: 14px; border: 1px solid {theme.muted};
        border-radius: 3px; background: {theme.panel}; }}
    QCheckBox::indicator:checked {{ background: {theme.accent}; border-color: {theme.accent};
        image: url("{tick}"); }}
    QCheckBox::indicator:disabled {{ border-color: {theme.border}; }}
    QStatusBar {{ background: {theme.window}; }}
    QSplitter::handle {{ background: transparent; }}
    QSplitter::handle:hover {{ background: {theme.border}; }}
    """
