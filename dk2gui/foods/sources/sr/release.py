# SPDX-License-Identifier: MIT
"""Which release of USDA's Standard Reference a file is, by the names in and of it."""

import re
from typing import Final

from dk2gui.foods.reading.food_file import FoodFile

_NAMED: Final = re.compile(r"sr[-_ ]?(\d{2})(?!\d)", re.IGNORECASE)


def release_of(file: FoodFile, unsaid: str = "") -> str:
    """The number of the release, such as "28"; `unsaid` where neither folder nor file names one.

    What a release holds does not tell it from its neighbours.
    """
    for name in (*file.members, file.path.name):
        if found := _NAMED.search(name):
            return found[1]
    return unsaid
