# SPDX-License-Identifier: MIT
"""What people of a territory are used to: whose reference values, and which units."""

from typing import Final, Literal

import msgspec

from dk2gui.core.basis.authorities import DEFAULT_AUTHORITY, AuthorityId
from dk2gui.data.resource_files import resource_path

_FILE: Final = "territories.csv"
_HEAD_LINES: Final = 3


class Customs(msgspec.Struct, frozen=True):
    """Where a first start begins; every one of these can be changed."""

    authority: AuthorityId = DEFAULT_AUTHORITY
    vitamin_d: Literal["IU", "ug"] = "IU"
    serum: Literal["nmol/L", "ng/mL"] = "nmol/L"
    weight: Literal["kg", "lb"] = "kg"
    height: Literal["cm", "ft"] = "cm"


def customs_of(territory: str) -> Customs:
    """What a territory is used to, by its code of ISO 3166; an unlisted one gets the defaults."""
    for line in resource_path(_FILE).read_text(encoding="utf-8").splitlines()[_HEAD_LINES:]:
        code, *values = line.split(",")
        if code == territory:
            return msgspec.convert(
                dict(zip(Customs.__struct_fields__, values, strict=True)), Customs
            )
    return Customs()
