# SPDX-License-Identifier: MIT
"""The cache of look-ups in the user's food store, for whichever thread looks something up."""

import contextlib
import datetime as dt
from pathlib import Path

from dk2gui.foods.store.food_store import FoodStore


class StoreCache:
    """The store's cache, opened for each use, since a connection belongs to one thread.

    Every method may raise StoreError.
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    def cached(self, key: str, now: dt.datetime, max_age: dt.timedelta) -> bytes | None:
        """What was remembered under a key, unless it is older than `max_age`."""
        with contextlib.closing(FoodStore.open(self._path)) as store:
            return store.cached(key, now, max_age)

    def cache(self, key: str, value: bytes, now: dt.datetime) -> None:
        """Remember a reply."""
        with contextlib.closing(FoodStore.open(self._path)) as store:
            store.cache(key, value, now)
