# SPDX-License-Identifier: MIT
"""What the articles say, read from the program's data files; each file is read once."""

from functools import cache

import msgspec

from dk2gui.core.claims import ClaimsFile
from dk2gui.core.intake.label_trap import LabelTrap
from dk2gui.data.resource_files import resource_path


@cache
def load_claims() -> ClaimsFile:
    """Every statement of the articles with our verdict."""
    return msgspec.json.decode(resource_path("claims.json").read_bytes(), type=ClaimsFile)


@cache
def load_label_trap() -> LabelTrap:
    """The article's list of K2 foods against laboratory figures and real portions."""
    return msgspec.json.decode(resource_path("label_trap.json").read_bytes(), type=LabelTrap)
