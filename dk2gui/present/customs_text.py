# SPDX-License-Identifier: MIT
"""What a first start took from the territory, told where it can be changed."""

from dk2gui.core.basis.authorities import AUTHORITIES, AuthorityId
from dk2gui.present.language import tr
from dk2gui.present.numbers import Units, unit_name


def customs_text(authority: AuthorityId, units: Units) -> str:
    """Whose reference values and which units are used."""
    return tr(
        "Compared with the reference values of {authority}; vitamin D in {vitamin_d}, 25(OH)D in "
        "{serum}. Settings in the menu Edit change all of them.",
        authority=tr(AUTHORITIES[authority].title),
        vitamin_d=unit_name(units.vitamin_d),
        serum=unit_name(units.serum),
    )
