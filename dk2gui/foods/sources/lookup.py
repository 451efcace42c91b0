# SPDX-License-Identifier: MIT
"""Looking foods and supplements up online: the one door, shut unless the user opens it."""

import datetime as dt
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from types import TracebackType
from typing import Self

from dk2gui.core.intake.food import Food
from dk2gui.foods.net.asking import BASE_URLS, Asker, Cache, Service
from dk2gui.foods.net.beside import Cancelled, never
from dk2gui.foods.net.client import Bounds, HttpClient
from dk2gui.foods.net.errors import OnlineError
from dk2gui.foods.net.limits import RateLimits
from dk2gui.foods.net.store_cache import StoreCache
from dk2gui.foods.sources.dsld import online as dsld
from dk2gui.foods.sources.fdc import online as fdc
from dk2gui.foods.sources.fdc.entry import ID_START
from dk2gui.foods.sources.off import online as open_food_facts


class Lookup:
    """Look-ups for as long as the program runs; to be called from a worker's thread.

    Every look-up may take up to half a minute for each question, ends soon after `cancelled`
    says so, and may raise OnlineError. Nothing is sent while `allowed` is False. Both `allowed`
    and `fdc_key` may be changed at any time and count from the next look-up on.
    """

    def __init__(
        self,
        cache: Path | Cache | None = None,
        *,
        allowed: bool = False,
        fdc_key: str = "",
        base_urls: Mapping[Service, str] = BASE_URLS,
        bounds: Bounds | None = None,
        clock: Callable[[], dt.datetime] = lambda: dt.datetime.now(dt.UTC),
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        """`cache` is the food store's file, None to remember nothing.

        `fdc_key` is the user's own key for FoodData Central; without one, everybody's is used.
        """
        self.allowed = allowed
        self.fdc_key = fdc_key
        self._cache = StoreCache(cache) if isinstance(cache, Path) else cache
        self._base_urls = base_urls
        self._http = HttpClient(bounds)
        self._limits = RateLimits()
        self._clock = clock
        self._sleep = sleep

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the connections."""
        self._http.close()

    def foods(self, words: str, cancelled: Cancelled = never) -> list[Food]:
        """Foods of USDA FoodData Central for words, best first; those without figures left out."""
        return fdc.search(self._asker(cancelled), words, self.fdc_key)

    def whole(self, food: Food, cancelled: Cancelled = never) -> Food:
        """A food of `foods` with all that its entry says, such as more household measures.

        Any other food comes back as it is, and nothing is asked.
        """
        if not food.id.startswith(ID_START):
            return food
        number = food.id.removeprefix(ID_START)
        return fdc.food(self._asker(cancelled), number, self.fdc_key)

    def barcode(self, code: str, cancelled: Cancelled = never) -> Food | None:
        """The product of Open Food Facts with a barcode, None when there is none.

        Nothing is asked when the barcode's check digit is wrong, which is an OnlineError.
        """
        try:
            return open_food_facts.by_barcode(self._asker(cancelled), code)
        except OnlineError as error:
            if error.kind == "not_found":
                return None
            raise

    def products(self, words: str, cancelled: Cancelled = never) -> list[dsld.FoundProduct]:
        """Supplements of NIH DSLD for words, with the doses that their labels give."""
        return dsld.search(self._asker(cancelled), words)

    def _asker(self, cancelled: Cancelled) -> Asker:
        if not self.allowed:
            raise OnlineError(
                "Looking up online is switched off. You can allow it in the look-up window; what "
                "you look up then goes to the database that you ask, and to nobody else.",
                "not_allowed",
            )
        return Asker(
            self._http,
            self._limits,
            self._cache,
            self._base_urls,
            cancelled=cancelled,
            clock=self._clock,
            sleep=self._sleep,
        )
