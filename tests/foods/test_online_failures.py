# SPDX-License-Identifier: MIT
"""What goes wrong on the way is told in a kind sentence, and the next look-up works."""

import datetime as dt
import gzip
import json
import tracemalloc
import zlib
from email.utils import format_datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dk2gui.foods.net.client import Bounds
from dk2gui.foods.net.errors import OnlineError
from dk2gui.foods.net.replies import retry_time, said_time
from tests.foods.online_replies import NATTO, NATTO_CODE, SALMON_HIT, page
from tests.foods.online_service import (
    START,
    LocalService,
    given_clock,  # noqa: F401
    given_lookup,  # noqa: F401
    given_service,  # noqa: F401
    lookup_at,
)

SEARCH = "/foods/search"
KEY = "Secret0123456789Secret"


def failure(lookup, words="salmon"):
    """The error of a search for foods that fails."""
    with pytest.raises(OnlineError) as told:
        lookup.foods(words)
    assert KEY not in f"{told.value!r} {told.value.__cause__!r}"
    assert str(told.value).startswith("FoodData Central ")
    assert str(told.value).endswith(".")
    return told.value


@pytest.mark.parametrize(
    ("status", "kind", "words"),
    [
        (400, "unexpected", "did not understand the question (400)"),
        (401, "wrong_key", "does not accept the key; check it in the look-up window"),
        (403, "wrong_key", "does not accept the key; check it in the look-up window"),
        (404, "not_found", "does not know “salmon”"),
        (429, "too_many", "was asked too often; try again later"),
        (500, "server", "has a problem of its own (500); try again later"),
        (503, "server", "has a problem of its own (503); try again later"),
        (304, "unexpected", "304"),
    ],
)
def test_each_status_has_its_sentence(service, lookup, status, kind, words):
    lookup.fdc_key = KEY
    service.answer(SEARCH, {"error": {"code": "…"}}, status)
    told = failure(lookup)
    assert told.kind == kind
    assert words in str(told)


def test_a_refusal_does_not_blame_a_key_that_nobody_gave(service, lookup):
    service.answer(SEARCH, {}, 403)
    assert failure(lookup).kind == "refused"


def test_a_service_that_asks_for_a_pause_gets_it(service, lookup, clock):
    service.answer(SEARCH, {}, 429, Retry_After=90)
    told = failure(lookup)
    assert "try again in 2 minutes" in str(told)
    assert told.retry_at == START + dt.timedelta(seconds=90)
    service.answer(SEARCH, page(SALMON_HIT))
    clock.pass_seconds(60)
    assert failure(lookup, "trout").retry_at == told.retry_at
    assert len(service.asked) == 1
    clock.pass_seconds(30)
    assert lookup.foods("trout")


def test_a_pause_of_one_service_is_none_of_another(service, lookup):
    service.answer(SEARCH, {}, 503, Retry_After=3600)
    assert "in 60 minutes" in str(failure(lookup))
    service.answer(f"/api/v2/product/{NATTO_CODE}.json", NATTO)
    assert lookup.barcode(NATTO_CODE)


def test_everybodys_key_is_good_for_thirty_questions_an_hour(service, lookup, clock):
    service.answer(SEARCH, page(SALMON_HIT))
    for number in range(30):
        lookup.foods(f"salmon {number}")
    told = failure(lookup)
    assert told.kind == "too_many"
    assert "try again in 2 minutes" in str(told)
    assert len(service.asked) == 30
    clock.pass_seconds(121)
    assert lookup.foods("salmon")


def test_a_short_wait_for_the_turn_is_waited(service, lookup, clock):
    service.answer("/search-filter", {"hits": []})
    for number in range(11):
        assert lookup.products(f"D3 {number}") == []
    assert clock.slept == [pytest.approx(1.0, abs=1e-3)]


def test_nobody_there(service, lookup):
    service.close()
    told = failure(lookup)
    assert told.kind == "offline"
    assert "could not be reached; this computer may be offline" in str(told)


def test_a_service_that_speaks_no_http(service, clock):
    with lookup_at(service.url.replace("http:", "https:"), clock) as lookup:
        assert failure(lookup).kind == "offline"


def test_a_proxy_that_cannot_be_used_is_told_without_its_password(service, clock, monkeypatch):
    monkeypatch.setenv("NO_PROXY", "")
    monkeypatch.setenv("HTTP_PROXY", "odd://me:Secret0123456789Secret@127.0.0.1:1")
    with lookup_at(service.url, clock) as lookup:
        assert "proxy" in str(failure(lookup))


def test_silence(service, clock):
    service.never_answer(SEARCH)
    with lookup_at(service.url, clock, bounds=Bounds(timeout_s=0.1)) as lookup:
        told = failure(lookup)
    assert told.kind == "timeout"
    assert "did not answer in time" in str(told)


def test_a_reply_that_never_ends(service, clock):
    service.drip(SEARCH, [b" "] * 10_000)
    with lookup_at(service.url, clock, bounds=Bounds(reply_timeout_s=0.3)) as lookup:
        told = failure(lookup)
    assert told.kind == "timeout"


def test_a_reply_that_is_too_large(service, clock):
    service.answer(SEARCH, b"[" + b" " * 5000)
    with lookup_at(service.url, clock, bounds=Bounds(max_reply_bytes=4000)) as lookup:
        told = failure(lookup)
    assert told.kind == "too_large"
    assert "more than 4,000 bytes" in str(told)


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"", "not_json"),
        (b"<html>Sign in to this network</html>", "not_json"),
        (b'{"foods": [', "not_json"),
        (b"\xff\xfe", "not_json"),
        (b'{"foods": [{"fdcId": 1e999, "description": "x"}]}', "unexpected"),
        (b'{"foods": [{"x": ' + b"[" * 100_000, "not_json"),
        (b"{}", "unexpected"),
        (b"[]", "unexpected"),
        (b'{"foods": [{"fdcId": "x", "description": "y"}]}', "unexpected"),
        (b'{"foods": null}', "unexpected"),
    ],
)
def test_replies_that_are_none(service, lookup, body, kind):
    service.answer(SEARCH, body)
    assert failure(lookup).kind == kind


def test_a_reply_that_is_cut_short(service, lookup):
    service.answer(SEARCH, b'{"foods": []', Content_Length=100)
    assert failure(lookup).kind == "offline"


@pytest.mark.parametrize("encoding", ["gzip", "deflate"])
def test_a_small_reply_that_unpacks_to_much(service, clock, encoding):
    packed = (gzip.compress if encoding == "gzip" else zlib.compress)(b" " * 100_000_000)
    service.answer(SEARCH, packed, Content_Encoding=encoding)
    tracemalloc.start()
    with lookup_at(service.url, clock, bounds=Bounds(max_reply_bytes=500_000)) as lookup:
        told = failure(lookup)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert told.kind == "too_large"
    assert peak < 20_000_000


def bare_deflate(data):
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(data) + packer.flush()


@pytest.mark.parametrize(
    ("encoding", "pack"),
    [("gzip", gzip.compress), ("deflate", zlib.compress), ("deflate", bare_deflate),
     ("identity", bytes), ("", bytes), ("GZIP", gzip.compress)],
)  # fmt: skip
def test_a_packed_reply_is_read(service, lookup, encoding, pack):
    body = json.dumps(page(SALMON_HIT)).encode()
    service.answer(SEARCH, pack(body), Content_Encoding=encoding)
    assert lookup.foods("salmon")


@pytest.mark.parametrize(
    ("encoding", "body"),
    [("gzip, gzip", gzip.compress(gzip.compress(b"{}"))), ("br", b"{}"), ("zstd", b"{}"),
     ("gzip", gzip.compress(b"{}")[:-9])],
)  # fmt: skip
def test_a_reply_in_layers_or_cut_off_is_not_read(service, lookup, encoding, body):
    service.answer(SEARCH, body, Content_Encoding=encoding)
    assert failure(lookup).kind == "not_json"


def test_a_reply_that_is_packed_wrongly(service, lookup):
    service.answer(SEARCH, b"no gzip", Content_Encoding="gzip")
    assert failure(lookup).kind == "not_json"


def test_a_redirect_at_the_same_place_is_followed(service, lookup):
    service.answer(SEARCH, {}, 301, Location="/moved")
    service.answer("/moved", page(SALMON_HIT))
    assert lookup.foods("salmon")


def test_a_redirect_elsewhere_is_not_followed(service, lookup):
    lookup.fdc_key = KEY
    other = LocalService()
    other.answer("/foods/search", page(SALMON_HIT))
    service.answer(SEARCH, {}, 302, Location=f"{other.url}/foods/search")
    told = failure(lookup)
    other.close()
    assert told.kind == "redirect"
    assert "points elsewhere, to 127.0.0.1" in str(told)
    assert other.asked == []


def test_redirects_in_circles_end(service, lookup):
    service.answer(SEARCH, {}, 302, Location=SEARCH)
    told = failure(lookup)
    assert "in circles" in str(told)
    assert len(service.asked) == 4


@pytest.mark.parametrize("words", ["", "  ", "?!", "…"])
def test_no_words_no_question(service, lookup, words):
    with pytest.raises(OnlineError, match="Type a word"):
        lookup.foods(words)
    with pytest.raises(OnlineError, match="Type a word"):
        lookup.products(words)
    assert service.asked == []


def test_letters_that_cannot_be_sent(service, lookup):
    with pytest.raises(OnlineError, match="letters"):
        lookup.foods("salmon \ud800")
    assert service.asked == []


def test_words_arrive_as_they_were_typed(service, lookup):
    service.answer(SEARCH, page())
    assert lookup.foods("  käse &  api_key=x #1 納豆 ") == []
    assert service.asked[0][1]["query"] == ["käse & api_key=x #1 納豆"]


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        (None, None), ("", None), ("soon", None), ("-5", None), ("0", None), ("7", 7),
        (" 120 ", 120), ("9" * 30, 86_400), ("1.5", None),
        (format_datetime(START + dt.timedelta(minutes=5), usegmt=True), 300),
        (format_datetime(START - dt.timedelta(minutes=5), usegmt=True), None),
        ("Fri, 31 Dec 9999 23:59:59 GMT", 86_400),
    ],
)  # fmt: skip
def test_retry_after_as_seconds_or_date(header, seconds):
    expected = None if seconds is None else START + dt.timedelta(seconds=seconds)
    assert retry_time(header, START) == expected


@given(st.text(max_size=40))
def test_any_header_gives_a_time_within_a_day_or_none(header):
    until = retry_time(header, START)
    assert until is None or START < until <= START + dt.timedelta(days=1)


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (0.2, "1 second"), (1, "1 second"), (59.5, "60 seconds"), (61, "2 minutes"),
        (3600, "60 minutes"), (3601, "2 hours"),
    ],
)  # fmt: skip
def test_waits_are_said_rounded_up(seconds, said):
    assert said_time(dt.timedelta(seconds=seconds)) == f"try again in {said}"
