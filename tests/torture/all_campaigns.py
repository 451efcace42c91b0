# SPDX-License-Identifier: MIT
"""The campaigns with the size of each at which it takes about an hour on two cores at most."""

from typing import Final

from tests.torture.campaign import Campaign
from tests.torture.kills import import_kills, window_kills
from tests.torture.monkey import monkey, soak
from tests.torture.reader import reader
from tests.torture.store_damage import store_damage
from tests.torture.strangers import archives, replies
from tests.torture.world import clock_back, invalid_tls, other_owner

CAMPAIGNS: Final[dict[str, tuple[Campaign, int]]] = {
    "reader": (reader, 1_000_000),
    "window kills": (window_kills, 1000),
    "import kills": (import_kills, 1000),
    "store damage": (store_damage, 1000),
    "archives": (archives, 1000),
    "replies": (replies, 1000),
    "monkey": (monkey, 100_000),
    "soak": (soak, 100_000),
    "clock set back": (clock_back, 200),
    "other owner": (other_owner, 50),
    "invalid TLS": (invalid_tls, 20),
}
