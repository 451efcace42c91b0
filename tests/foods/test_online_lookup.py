# SPDX-License-Identifier: MIT
"""The door to the online look-ups: shut, open, remembered, cancelled, and its secrets."""

import datetime as dt
import logging
import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from dk2gui.foods.net.errors import OnlineError
from dk2gui.foods.sources.lookup import Lookup
from dk2gui.foods.store.food_store import FoodStore
from tests.foods.online_replies import (
    D3,
    MK7,
    NATTO,
    NATTO_CODE,
    SALMON,
    SALMON_HIT,
    hits,
    label_hit,
    page,
    supplement,
)
from tests.foods.online_service import given_clock, given_lookup, given_service, lookup_at  # noqa: F401

KEY = "Secret0123456789Secret"
PRODUCT_PATH = f"/api/v2/product/{NATTO_CODE}.json"


@pytest.fixture(autouse=True)
def _answers(service):
    service.answer("/foods/search", page(SALMON_HIT))
    service.answer("/food/175167", SALMON)
    service.answer(PRODUCT_PATH, NATTO)
    service.answer("/search-filter", hits(label_hit(101)))
    service.answer("/label/101", supplement(D3, MK7))


def ask_all(lookup):
    """Every look-up that there is, as its name and what it brings."""
    salmon = lookup.foods("salmon")
    return salmon, lookup.whole(salmon[0]), lookup.barcode(NATTO_CODE), lookup.products("D3")


def test_it_is_shut_until_allowed():
    assert Lookup().allowed is False


@pytest.mark.parametrize(
    "ask",
    [
        lambda lookup: lookup.foods("salmon"),
        lambda lookup: lookup.barcode(NATTO_CODE),
        lambda lookup: lookup.products("D3"),
    ],
)
def test_what_is_not_allowed_asks_nothing_and_says_so(service, lookup, ask):
    lookup.allowed = False
    with pytest.raises(OnlineError, match=r"switched off.*look-up window") as refused:
        ask(lookup)
    assert refused.value.kind == "not_allowed"
    assert service.asked == []
    lookup.allowed = True
    assert ask(lookup)


def test_making_a_door_loads_no_network():
    code = (
        "import sys; from dk2gui.foods.sources.lookup import Lookup; Lookup(allowed=True).close(); "
        "print(sorted({'httpx', 'ssl', 'PySide6'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_replies_are_remembered_in_the_store(service, clock, tmp_path):
    path = tmp_path / "foods.sqlite3"
    with lookup_at(service.url, clock, path) as lookup:
        first = ask_all(lookup)
    asked = len(service.asked)
    with lookup_at(service.url, clock, path) as lookup:
        assert ask_all(lookup) == first
        assert len(service.asked) == asked
        clock.pass_seconds(dt.timedelta(days=31).total_seconds())
        assert ask_all(lookup) == first
    assert len(service.asked) == 2 * asked


def test_what_is_remembered_works_offline(service, clock, tmp_path):
    path = tmp_path / "foods.sqlite3"
    with lookup_at(service.url, clock, path) as lookup:
        known = lookup.foods("salmon")
    service.close()
    with lookup_at(service.url, clock, path) as lookup:
        assert lookup.foods(" salmon ") == known
        with pytest.raises(OnlineError, match="this computer may be offline"):
            lookup.foods("trout")


def test_a_failure_is_not_remembered(service, clock, tmp_path):
    with lookup_at(service.url, clock, tmp_path / "foods.sqlite3") as lookup:
        service.answer("/foods/search", b"{")
        with pytest.raises(OnlineError):
            lookup.foods("salmon")
        service.answer("/foods/search", page(SALMON_HIT))
        assert lookup.foods("salmon")


def test_a_remembered_reply_of_another_shape_is_asked_for_again(service, clock, tmp_path):
    path = tmp_path / "foods.sqlite3"
    with lookup_at(service.url, clock, path) as lookup:
        known = lookup.foods("salmon")
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE cache SET value = X'7B7D'")
    connection.close()
    with lookup_at(service.url, clock, path) as lookup:
        assert lookup.foods("salmon") == known
    assert len(service.asked) == 2


def test_a_store_that_cannot_be_used_does_not_matter(service, clock, tmp_path):
    path = tmp_path / "foods.sqlite3"
    path.write_bytes(b"something else altogether" * 100)
    with lookup_at(service.url, clock, path) as lookup:
        assert lookup.foods("salmon") == lookup.foods("salmon")
    assert len(service.asked) == 2
    assert path.read_bytes() == b"something else altogether" * 100


def test_several_threads_share_one_door_while_the_store_is_open(service, clock, tmp_path):
    path = tmp_path / "foods.sqlite3"
    store = FoodStore.open(path)
    with lookup_at(service.url, clock, path) as lookup, ThreadPoolExecutor(4) as threads:
        found = list(threads.map(lambda _: lookup.foods("salmon"), range(8)))
    store.close()
    assert all(foods == found[0] for foods in found)
    assert found[0]


def test_a_silent_service_is_left_when_cancelled(service, lookup):
    service.never_answer("/foods/search")
    with pytest.raises(OnlineError, match="stopped") as stopped:
        lookup.foods("salmon", cancelled=lambda: bool(service.asked))
    assert stopped.value.kind == "cancelled"
    assert lookup.barcode(NATTO_CODE) is not None


def test_closing_disturbs_nothing_that_is_under_way(service, lookup):
    service.never_answer("/foods/search")

    def close_then_cancel():
        if service.asked:
            lookup.close()
        return bool(service.asked)

    with pytest.raises(OnlineError):
        lookup.foods("salmon", close_then_cancel)
    assert lookup.barcode(NATTO_CODE) is not None


def test_what_is_cancelled_before_it_begins_asks_nothing(service, lookup):
    with pytest.raises(OnlineError, match="stopped"):
        lookup.products("D3", cancelled=lambda: True)
    assert service.asked == []


def test_cancelling_ends_a_search_between_its_questions(service, lookup):
    service.answer("/search-filter", hits(label_hit(101), label_hit(102, "Another")))
    with pytest.raises(OnlineError, match="stopped"):
        lookup.products("D3", cancelled=lambda: len(service.asked) > 1)
    assert [path for path, *_ in service.asked] == ["/search-filter", "/label/101"]


def test_the_key_goes_to_its_service_and_nowhere_else(service, clock, tmp_path, caplog):
    caplog.set_level(logging.DEBUG)
    path = tmp_path / "foods.sqlite3"
    with lookup_at(service.url, clock, path, fdc_key=f" {KEY} ") as lookup:
        ask_all(lookup)
        assert KEY not in repr(lookup)
    shown = [
        (place, headers.get("X-Api-Key"), KEY in f"{place}{query}")
        for place, query, headers in service.asked
    ]
    assert shown == [
        ("/foods/search", KEY, False),
        ("/food/175167", KEY, False),
        (PRODUCT_PATH, None, False),
        ("/search-filter", None, False),
        ("/label/101", None, False),
    ]
    assert caplog.records
    assert all(KEY not in record.getMessage() for record in caplog.records)
    assert KEY.encode() not in b"".join(file.read_bytes() for file in tmp_path.rglob("foods*"))


def test_without_a_key_the_one_of_everybody_is_used(service, lookup):
    lookup.foods("salmon")
    lookup.fdc_key = KEY
    lookup.foods("trout")
    assert [headers["X-Api-Key"] for *_, headers in service.asked] == ["DEMO_KEY", KEY]


@pytest.mark.parametrize("key", ["two words", "clé", "a\nb", "x'; --"])
def test_a_key_that_cannot_be_one_is_not_sent(service, lookup, key):
    lookup.fdc_key = key
    with pytest.raises(OnlineError, match=r"key.*look-up window") as told:
        lookup.foods("salmon")
    assert told.value.kind == "wrong_key"
    assert key not in str(told.value)
    assert service.asked == []


def test_every_question_names_the_program(service, lookup):
    ask_all(lookup)
    assert all(headers["User-Agent"].startswith("dk2gui/") for *_, headers in service.asked)
