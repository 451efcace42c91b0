# SPDX-License-Identifier: MIT
"""Gives the program its language and notation, before anything of the window is made.

The one who reads has the language of the settings, else of the desktop where there is a catalogue
for it, else English. Numbers have the desktop's decimal point, or that of the chosen territory.
"""

import os
from gettext import NullTranslations
from typing import Final

from PySide6.QtCore import QLibraryInfo, QLocale, Qt, QTranslator
from PySide6.QtWidgets import QApplication

from dk2gui.data.languages import ENGLISH, CatalogueError, catalogue, codes, described, language
from dk2gui.present.language import Notation, Reader, install, tr
from dk2gui.present.pseudo import PSEUDO, PSEUDO_RTL, PseudoTranslations

_MINUS: Final = "\u2212"
VARIABLE: Final = "DK2GUI_LANGUAGE"
"""For developers: a language that goes before the settings, or a made-up one."""
_TRANSLATIONS: Final = QLibraryInfo.LibraryPath.TranslationsPath
_POINTS: Final = (".", ",")


def install_language(app: QApplication, chosen: str = "", territory: str = "") -> list[str]:
    """Speak from now on as was chosen ("" as the desktop does); returns what to tell.

    A catalogue that is missing or broken is told, and English is spoken.
    """
    chosen = os.environ.get(VARIABLE, "") or chosen
    desktop = QLocale.system()
    problems = []
    try:
        code, texts, is_draft = _catalogue(chosen, desktop)
    except CatalogueError as error:
        code, texts, is_draft = ENGLISH, NullTranslations(), False
        problems.append((chosen, str(error)))
    locale = _locale(code, territory, desktop)
    QLocale.setDefault(locale)
    _speak_qt(app, locale)
    is_mirrored = code == PSEUDO_RTL or locale.textDirection() == Qt.LayoutDirection.RightToLeft
    install(Reader(code, notation_of(locale), texts, is_draft, is_mirrored))
    app.setLayoutDirection(
        Qt.LayoutDirection.RightToLeft if is_mirrored else Qt.LayoutDirection.LeftToRight
    )
    return [
        tr("The language '{code}' cannot be used ({why}); English is.", code=wanted, why=why)
        for wanted, why in problems
    ]


def notation_of(locale: QLocale) -> Notation:
    """How a territory writes numbers; groups are set apart by a thin space everywhere, and a
    minus is as wide as a plus: only files have the hyphen of the keyboard."""
    point = locale.decimalPoint()
    return Notation(point if point in _POINTS else ".", minus=_MINUS)


def _catalogue(chosen: str, desktop: QLocale) -> tuple[str, NullTranslations, bool]:
    """Code and texts of the language to speak, and if it is a draft. Raises CatalogueError."""
    if chosen in (PSEUDO, PSEUDO_RTL):
        return chosen, PseudoTranslations(right_to_left=chosen == PSEUDO_RTL), False
    code = chosen or _of_desktop(desktop)
    read = catalogue(code)
    return code, read, described(code, read).is_draft


def _of_desktop(desktop: QLocale) -> str:
    """The first of the desktop's languages that there is; a draft only where it was chosen."""
    known = codes()
    for wanted in desktop.uiLanguages():
        code = wanted.replace("-", "_")
        for name in (code, code.partition("_")[0]):
            if name in known and not language(name).is_draft:
                return name
    return ENGLISH


def _locale(code: str, territory: str, desktop: QLocale) -> QLocale:
    """The language's own names for Qt, with the territory's way of writing numbers."""
    language = QLocale(ENGLISH if code in (PSEUDO, PSEUDO_RTL) else code).language()
    if territory:
        return QLocale(language, QLocale.codeToTerritory(territory))
    if desktop.language() == QLocale.Language.C:
        return desktop if code == ENGLISH else QLocale(language)
    return QLocale(language, desktop.territory())


def _speak_qt(app: QApplication, locale: QLocale) -> None:
    """Qt's own texts, of its dialogs and menus, in the same language."""
    for old in app.findChildren(QTranslator):
        app.removeTranslator(old)
        old.deleteLater()
    translator = QTranslator(app)
    if translator.load(locale, "qtbase", "_", QLibraryInfo.path(_TRANSLATIONS)):
        app.installTranslator(translator)
