# SPDX-License-Identifier: MIT
"""The languages there are and the notations of numbers, as choices with what people call them."""

from typing import Final

from PySide6.QtCore import QLocale

from dk2gui.data.languages import Language, languages
from dk2gui.gui.window.language import notation_of
from dk2gui.present.language import tr
from dk2gui.present.numbers import fixed

# Choice: a territory for each decimal point; groups are set apart by a thin space everywhere.
_TERRITORIES: Final = ("US", "DE")
_SAMPLE: Final = 1_234.5


def language_choices() -> dict[str, str]:
    """Every language by its code, in its own words; "" is that of the desktop."""
    return {"": tr("As the desktop")} | {one.code: _name(one) for one in languages()}


def _name(language: Language) -> str:
    if language.is_draft:
        return tr("{language} (draft, not reviewed)", language=language.name)
    return language.name


def territory_choices() -> dict[str, str]:
    """Notations by a territory that uses each, with a number written so; "" is the desktop's."""
    desktop = tr("As the desktop: {sample}", sample=_sample(QLocale.system()))
    return {"": desktop} | {code: _named(code) for code in _TERRITORIES}


def _named(code: str) -> str:
    locale = QLocale(QLocale.Language.AnyLanguage, QLocale.codeToTerritory(code))
    return tr(
        "{sample}, as in {territory}",
        sample=_sample(locale),
        territory=locale.nativeTerritoryName(),
    )


def _sample(locale: QLocale) -> str:
    return fixed(_SAMPLE, 1, notation_of(locale))
