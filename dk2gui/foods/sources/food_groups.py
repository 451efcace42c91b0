# SPDX-License-Identifier: MIT
"""What the group of a food in a database says of its origin and of fermenting."""

import re
from functools import cache
from typing import Final

import msgspec

from dk2gui.core.intake.food import Origin
from dk2gui.data.resource_files import resource_path

_NOT_WORDS: Final = re.compile(r"[^a-z0-9]+")


class _Group(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    name: str
    origin: Origin
    fermented: bool | None


class _GroupFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    source: str
    about: str
    groups: tuple[_Group, ...]
    egg_words: tuple[str, ...]
    flesh_words: tuple[str, ...]
    milk_and_egg_words: tuple[str, ...]
    fermented_words: tuple[str, ...]


class Told(msgspec.Struct, frozen=True):
    """What is known of a food; None where it is not."""

    origin: Origin | None = None
    fermented: bool | None = None


_NOTHING: Final = Told()


def told_by_group(group: str, name: str, brand: str = "") -> Told:
    """What a group of USDA's says of a food in it.

    A brand's product may hold anything, so nothing is said of it, nor where the name of the food
    casts doubt on what holds for the group, as `with cheese` does among vegetables.
    """
    file, groups = _file()
    known = None if brand else groups.get(group.lower())
    if known is None:
        return _NOTHING
    said = f" {_NOT_WORDS.sub(' ', name.lower()).strip()} "
    origin: Origin | None = known.origin
    fermented = known.fermented
    if origin == "dairy" and said.startswith(tuple(f" {word} " for word in file.egg_words)):
        origin, fermented = "egg", False
    if (origin not in ("meat", "fish") and _has(said, file.flesh_words)) or (
        origin == "plant" and _has(said, file.milk_and_egg_words)
    ):
        origin = None
    if fermented is False and _has(said, file.fermented_words):
        fermented = None
    return Told(origin, fermented)


def _has(said: str, words: tuple[str, ...]) -> bool:
    return any(f" {word} " in said for word in words)


@cache
def _file() -> tuple[_GroupFile, dict[str, _Group]]:
    raw = resource_path("food_groups.json").read_bytes()
    file = msgspec.json.decode(raw, type=_GroupFile)
    return file, {group.name.lower(): group for group in file.groups}
