# SPDX-License-Identifier: MIT
"""What the very first start begins with: reference values and units of the desktop's territory."""

from PySide6.QtCore import QLocale

from dk2gui.data.territories import Customs, customs_of
from dk2gui.userdata.storage import Settings


def customs_here() -> Customs:
    """What people are used to where the desktop says it is."""
    locale = QLocale()
    if locale.language() == QLocale.Language.C:
        return Customs()
    return customs_of(QLocale.territoryToCode(locale.territory()))


def settings_from(customs: Customs) -> Settings:
    """The settings that a first start begins with."""
    return Settings(
        vitamin_d_unit=customs.vitamin_d,
        serum_unit=customs.serum,
        weight_unit=customs.weight,
        height_unit=customs.height,
    )
