# SPDX-License-Identifier: MIT
"""A short form of every campaign finds nothing; `make torture` runs them at full size."""

import sys

import pytest

from tests.torture.__main__ import _run_part
from tests.torture.all_campaigns import CAMPAIGNS
from tests.torture.campaign import Outcome, Tries, run, together

NO_LIMIT_S = 1e6
SHORT = {
    "reader": 400,
    "window kills": 2,
    "import kills": 3,
    "store damage": 15,
    "archives": 25,
    "replies": 40,
    "monkey": 80,
    "soak": 100,
    "clock set back": 5,
    "other owner": 1,
    "invalid TLS": 1,
}


def test_every_campaign_has_a_short_form():
    assert SHORT.keys() == CAMPAIGNS.keys()


@pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="signals, /proc and owners of Linux"
)
@pytest.mark.parametrize("name", CAMPAIGNS)
def test_a_short_form_finds_nothing(qapp, monkeypatch, name):
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    outcome = run(CAMPAIGNS[name].campaign, SHORT[name], seed="11", limit_s=NO_LIMIT_S)
    assert outcome.defects == []
    assert outcome.tries == SHORT[name] or outcome.not_run


def test_a_campaign_stops_when_its_time_is_up_and_says_how_often_it_tried():
    outcome = Outcome()
    assert list(Tries(10**9, limit_s=0.0).of(outcome)) == list(range(outcome.tries))
    assert outcome.tries < 10**9


def test_parts_are_told_together():
    parts = [Outcome(tries=2, seconds=3.0), Outcome(tries=1, defects=["x"], seconds=4.0)]
    for part, lost in zip(parts, (0.2, 0.1), strict=True):
        part.count("read")
        part.most("seconds lost", lost)
    whole = together(parts)
    assert (whole.tries, whole.defects, whole.seconds) == (3, ["x"], 4.0)
    assert whole.notes() == "read: 2; seconds lost: 0.20"


def test_what_ends_the_process_of_a_part_is_a_defect():
    outcome = _run_part("no such campaign", 1, "1", NO_LIMIT_S)
    assert outcome.defects
