# SPDX-License-Identifier: MIT
"""A short form of every campaign finds nothing; `make torture` runs them at full size."""

import sys

import pytest

from tests.torture.all_campaigns import CAMPAIGNS
from tests.torture.campaign import run

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
    campaign, _ = CAMPAIGNS[name]
    outcome = run(campaign, SHORT[name], seed=11)
    assert outcome.defects == []
    assert outcome.tries or "not run" in outcome.notes
