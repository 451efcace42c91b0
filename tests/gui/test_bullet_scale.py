# SPDX-License-Identifier: MIT
"""The axis of a bullet row."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dk2gui.core.intake.bullet_scale import TARGET_AT, UPPER_AT, BulletScale

amounts = st.floats(0.001, 1e6)


@st.composite
def scales(draw: st.DrawFn) -> BulletScale:
    target = draw(st.none() | amounts)
    above = st.floats(1.01, 100).map(lambda factor: (target or 1.0) * factor)
    return BulletScale(target, draw(st.none() | above), draw(amounts))


@given(scales(), st.floats(0, 1e9), st.floats(0, 1e9))
def test_more_is_never_further_left_and_never_off_the_end(scale, one, other):
    low, high = sorted((one, other))
    assert 0 <= scale.position(low) <= scale.position(high) + 1e-12
    assert scale.position(high) <= 1


@given(amounts, st.floats(1.01, 100))
def test_targets_and_upper_levels_line_up(target, factor):
    scale = BulletScale(target, target * factor)
    assert scale.position(target) == pytest.approx(TARGET_AT)
    assert scale.position(target * factor) == pytest.approx(UPPER_AT)
    assert BulletScale(target).position(target) == pytest.approx(TARGET_AT)
    assert BulletScale(upper=target).position(target) == pytest.approx(UPPER_AT)


def test_nothing_is_at_the_start():
    assert BulletScale(10, 20).position(0) == 0
