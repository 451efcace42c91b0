# SPDX-License-Identifier: MIT
"""Colours can be read: contrast of 4.5 to 1 and more, as WCAG 2.2 asks of text (1.4.3)."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QWidget

from dk2gui.gui.theme import CONTRAST, DARK, LIGHT, MUTED_ROLE, ThemeChoice, scheme_of

LEAST = 4.5


def luminance(colour: str) -> float:
    """Relative luminance of #rrggbb after WCAG 2.2."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", [LIGHT, DARK, CONTRAST], ids=["light", "dark", "contrast"])
@pytest.mark.parametrize(
    ("ink", "paper"),
    [
        ("text", "window"), ("text", "panel"), ("text", "raised"),
        ("muted", "window"), ("muted", "panel"), ("muted", "raised"),
        ("accent", "panel"), ("on_accent", "accent"), ("stop", "panel"),
        ("text", "stop_tint"), ("stop", "stop_tint"),
        ("text", "caution_tint"), ("caution", "caution_tint"),
        ("text", "info_tint"), ("info", "info_tint"), ("muted", "info_tint"),
    ],
)  # fmt: skip
def test_text_stands_out(theme, ink, paper):
    assert contrast(getattr(theme, ink), getattr(theme, paper)) >= LEAST


@pytest.mark.parametrize(
    ("choice", "theme"), [(ThemeChoice.LIGHT, LIGHT), (ThemeChoice.DARK, DARK)]
)
def test_quiet_rows_keep_the_colour_they_were_given(window, choice, theme):
    window.set_theme_choice(choice)
    palette = window.findChild(QWidget, "food-results").palette()
    assert palette.color(MUTED_ROLE).name() == theme.muted
    assert palette.color(QPalette.ColorRole.Base).name() == theme.panel


def test_high_contrast_is_seven_to_one_everywhere():
    papers = ("window", "panel", "raised", "stop_tint", "caution_tint", "info_tint")
    for ink in ("text", "muted", "accent", "stop", "caution", "info", "border"):
        for paper in papers:
            assert contrast(getattr(CONTRAST, ink), getattr(CONTRAST, paper)) >= 7, (ink, paper)


@pytest.mark.parametrize("theme", [LIGHT, DARK, CONTRAST], ids=["light", "dark", "contrast"])
def test_what_is_enough_is_never_in_the_colour_of_a_caution(theme):
    assert theme.source_food not in (theme.caution, theme.stop)
    assert theme.band_good not in (theme.caution_tint, theme.stop_tint, theme.band_above)


def test_what_the_system_draws_follows_the_choice():
    schemes = [scheme_of(choice) for choice in ThemeChoice]
    scheme = Qt.ColorScheme
    assert schemes == [scheme.Unknown, scheme.Light, scheme.Dark, scheme.Dark]
