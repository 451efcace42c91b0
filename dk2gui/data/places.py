# SPDX-License-Identifier: MIT
"""Cities by the time zones they name, with their latitude: where somebody lives, near enough."""

from functools import cache
from typing import Final

from dk2gui.data.resource_files import resource_path

_FILE: Final = "time_zones.csv"


@cache
def latitude_by_zone() -> dict[str, float]:
    """Degrees north of the city of every time zone, by the zone's id such as Europe/Berlin.

    Source: zone.tab of the tz database, which is in the public domain.
    """
    lines = resource_path(_FILE).read_text(encoding="utf-8").splitlines()
    rows = (line.split(",") for line in lines[2:])
    return {zone: float(latitude) for zone, _country, latitude in rows}


def city_of(zone: str) -> str:
    """The city that a zone is named after."""
    return zone.rpartition("/")[2].replace("_", " ")


@cache
def latitude_by_city() -> dict[str, float]:
    """Degrees north of every city that names a time zone, by its name in small letters."""
    return {city_of(zone).casefold(): north for zone, north in latitude_by_zone().items()}
