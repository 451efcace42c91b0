# SPDX-License-Identifier: MIT
"""Asking one of the known services for JSON: from the cache, or seldom enough from the service."""

import contextlib
import datetime as dt
import time
from collections.abc import Callable, Mapping
from typing import Final, Literal, Protocol, TypeVar
from urllib.parse import urlencode

import msgspec

from dk2gui.foods.net.beside import Cancelled, check_wanted, never
from dk2gui.foods.net.client import HttpClient, Request
from dk2gui.foods.net.errors import FailureKind, OnlineError
from dk2gui.foods.net.limits import Budget, RateLimits
from dk2gui.foods.net.replies import failure_of_status, retry_time, said_time
from dk2gui.foods.store.schema import StoreError

Service = Literal["fdc", "open_food_facts", "dsld"]

TITLES: Final[Mapping[Service, str]] = {
    "fdc": "FoodData Central",
    "open_food_facts": "Open Food Facts",
    "dsld": "The Dietary Supplement Label Database",
}
BASE_URLS: Final[Mapping[Service, str]] = {
    "fdc": "https://api.nal.usda.gov/fdc/v1",
    "open_food_facts": "https://world.openfoodfacts.org",
    "dsld": "https://api.ods.od.nih.gov/dsld/v9",
}
MAX_WAIT: Final = dt.timedelta(seconds=1.5)
"""The longest that a look-up waits for its turn; before longer waits it gives up and says so."""
KEY_HEADER: Final = "X-Api-Key"
"""Carries the key, so that it is in no address, and addresses are what gets logged."""

_Reply = TypeVar("_Reply")


class Cache(Protocol):
    """Where replies are remembered; `FoodStore` is one. What it cannot do, it may raise as
    StoreError: the look-up then goes on without it."""

    def cached(self, key: str, now: dt.datetime, max_age: dt.timedelta) -> bytes | None:
        """What was remembered under a key, unless it is older than `max_age`."""

    def cache(self, key: str, value: bytes, now: dt.datetime) -> None:
        """Remember a reply."""


class Question(msgspec.Struct, frozen=True):
    """One question to a service. `key` is a secret: it goes into no cache, log or message."""

    service: Service
    budget: Budget
    path: str
    params: Mapping[str, str]
    max_age: dt.timedelta
    about: str
    """What is looked up, for messages."""
    key: str = ""
    is_own_key: bool = False

    @property
    def cache_key(self) -> str:
        """The name under which the reply is remembered."""
        return f"{self.service} {self.path}?{urlencode(sorted(self.params.items()))}"

    def __repr__(self) -> str:
        return f"Question({self.cache_key!r})"


class Asker:
    """Asks the services for one look-up; without a call to `ask` nothing is opened or sent."""

    def __init__(
        self,
        http: HttpClient,
        limits: RateLimits,
        cache: Cache | None = None,
        base_urls: Mapping[Service, str] = BASE_URLS,
        *,
        cancelled: Cancelled = never,
        clock: Callable[[], dt.datetime] = lambda: dt.datetime.now(dt.UTC),
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        """`clock` gives the time with its zone; `sleep` takes seconds."""
        self._http = http
        self._limits = limits
        self._cache = cache
        self._base_urls = base_urls
        self._cancelled = cancelled
        self._clock = clock
        self._sleep = sleep

    def ask(self, question: Question, reply_type: type[_Reply]) -> _Reply:
        """The reply to a question, from the cache or the service, in the shape of `reply_type`.

        Raises OnlineError.
        """
        check_wanted(self._cancelled)
        if (kept := self._remembered(question)) is not None:
            # What an older version remembered may have another shape: then ask again.
            with contextlib.suppress(OnlineError):
                return _read(question, kept, reply_type)
        self._wait_for_turn(question)
        body = self._fetch(question)
        reply = _read(question, body, reply_type)
        if self._cache is not None:
            with contextlib.suppress(StoreError):
                self._cache.cache(question.cache_key, body, self._clock())
        return reply

    def _remembered(self, question: Question) -> bytes | None:
        if self._cache is None:
            return None
        try:
            return self._cache.cached(question.cache_key, self._clock(), question.max_age)
        except StoreError:
            return None

    def _wait_for_turn(self, question: Question) -> None:
        now = self._clock()
        wait = self._limits.take(question.budget, now)
        if wait and wait <= MAX_WAIT:
            self._sleep(wait.total_seconds())
            check_wanted(self._cancelled)
            now = self._clock()
            wait = self._limits.take(question.budget, now)
        if wait:
            raise OnlineError(
                f"{TITLES[question.service]} may be asked only so often; {said_time(wait)}.",
                "too_many",
                now + wait,
            )

    def _fetch(self, question: Question) -> bytes:
        title = TITLES[question.service]
        reply = self._http.get(
            Request(
                title,
                self._base_urls[question.service].rstrip("/") + question.path,
                question.params,
                {KEY_HEADER: question.key} if question.key else {},
            ),
            self._cancelled,
        )
        if reply.is_success:
            return reply.body
        now = self._clock()
        retry_at = retry_time(reply.retry_after, now)
        if retry_at is not None:
            self._limits.pause(question.budget, retry_at)
        raise failure_of_status(
            title,
            question.about,
            reply.status,
            has_key=question.is_own_key,
            now=now,
            retry_at=retry_at,
        )


def _read(question: Question, body: bytes, reply_type: type[_Reply]) -> _Reply:
    try:
        return msgspec.json.decode(body, type=reply_type)
    except msgspec.ValidationError as error:
        raise _failure(question, f"sent something unexpected ({error})", "unexpected") from error
    except (msgspec.DecodeError, UnicodeError, RecursionError) as error:
        raise _failure(question, "sent a reply that cannot be read", "not_json") from error


def _failure(question: Question, what: str, kind: FailureKind) -> OnlineError:
    return OnlineError(f"{TITLES[question.service]} {what}.", kind)
