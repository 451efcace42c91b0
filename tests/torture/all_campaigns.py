# SPDX-License-Identifier: MIT
"""The campaigns with the size of each at which it takes about an hour on two cores at most."""

from typing import Final, NamedTuple

from tests.torture.campaign import Campaign
from tests.torture.kills import import_kills, window_kills
from tests.torture.monkey import monkey
from tests.torture.reader import reader
from tests.torture.soak import soak
from tests.torture.store_damage import store_damage
from tests.torture.strangers import archives, replies
from tests.torture.world import clock_back, invalid_tls, other_owner


class Planned(NamedTuple):
    """A campaign, how often it tries, and in how many parts that may run side by side."""

    campaign: Campaign
    full: int
    parts: int = 2


# What cannot be divided comes first: the others run beside it.
CAMPAIGNS: Final[dict[str, Planned]] = {
    "soak": Planned(soak, 100_000, parts=1),
    "invalid TLS": Planned(invalid_tls, 20),
    "clock set back": Planned(clock_back, 200),
    "other owner": Planned(other_owner, 50),
    "archives": Planned(archives, 1000),
    "replies": Planned(replies, 1000),
    "store damage": Planned(store_damage, 1000),
    "import kills": Planned(import_kills, 1000),
    "window kills": Planned(window_kills, 1000),
    "monkey": Planned(monkey, 100_000),
    "reader": Planned(reader, 1_000_000),
}
