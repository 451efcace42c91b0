# SPDX-License-Identifier: MIT
"""The dose slider's track."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dk2gui.core.basis.nutrients import COMPOUNDS
from dk2gui.core.intake.dose_scale import DoseScale

scales = st.sampled_from([DoseScale(compound.known_doses) for compound in COMPOUNDS.values()])


@given(scales)
def test_known_doses_come_out_exactly(scale):
    for amount in scale.known:
        assert scale.amount_at(scale.position_of(amount)) == amount


@given(scales, st.floats(0, 1), st.floats(0, 1))
def test_further_along_the_track_is_never_less(scale, one, other):
    low, high = sorted((one, other))
    assert scale.amount_at(low) <= scale.amount_at(high)


@given(scales, st.floats(0, 1))
def test_there_and_back_stays_within_a_round_step(scale, position):
    back = scale.position_of(scale.amount_at(position))
    assert back == pytest.approx(position, abs=0.11 / (len(scale.known) - 1))


@given(scales, st.floats(0, 1e6))
def test_steps_go_to_the_neighbours(scale, amount):
    above, below = scale.next_known(amount), scale.previous_known(amount)
    assert above > amount or amount >= scale.known[-1]
    assert below < amount or amount == 0
    assert below in scale.known


def test_a_drag_finds_round_amounts():
    scale = DoseScale(COMPOUNDS["vitamin_d3"].known_doses)
    amounts = {scale.amount_at(step / 2000) for step in range(2001)}
    assert {0, 400, 1000, 1750, 2000, 2500, 4000, 10_000, 50_000} <= amounts
    assert all(amount % 10 == 0 for amount in amounts)
