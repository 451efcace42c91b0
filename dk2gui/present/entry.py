# SPDX-License-Identifier: MIT
"""A row of a list of own entries, foods or claims, as texts."""

import msgspec


class Entry(msgspec.Struct, frozen=True):
    """One row: its id, a few words above, and the text."""

    id: str
    head: str
    text: str
