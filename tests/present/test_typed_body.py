# SPDX-License-Identifier: MIT
"""Weights and heights as people type them, and how they are shown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dk2gui.present.body_text import body_number, body_said
from dk2gui.present.language import FIXED, Notation
from dk2gui.present.typed_body import read_body
from dk2gui.present.typed_numbers import Refused, Taken

GERMAN = Notation(",", ".")


@pytest.mark.parametrize(
    ("text", "unit", "metric"),
    [
        # 1 lb is 0.45359237 kg, 1 in is 2.54 cm (international yard and pound, 1959).
        ("154", "lb", 69.85322498),
        ("154 lbs", "kg", 69.85322498),
        ("70 kg", "lb", 70),
        ("70,5", "kg", 70.5),
        ("5'7\"", "ft", 170.18),
        ("5\u20327\u2033", "ft", 170.18),
        ("5 ft 7 in", "ft", 170.18),
        ("5ft7", "cm", 170.18),
        ("5 7", "ft", 170.18),
        ("5 ft 6.5 in", "ft", 168.91),
        ("67", "ft", 170.18),
        ("67 in", "cm", 170.18),
        ("5.5", "ft", 167.64),
        ("6 ft", "cm", 182.88),
        ("170 cm", "ft", 170),
        ("1,7 m", "ft", 170),
        ("170", "cm", 170),
    ],
)
def test_a_body_is_read_in_the_unit_that_is_typed(text, unit, metric):
    answer = read_body(text, unit, FIXED)
    assert isinstance(answer, Taken)
    assert answer.value == pytest.approx(metric)


@pytest.mark.parametrize(("text", "unit"), [("900", "lb"), ("9'9", "ft"), ("tall", "ft")])
def test_what_nobody_weighs_or_measures_is_refused(text, unit):
    assert isinstance(read_body(text, unit, FIXED), Refused)


@pytest.mark.parametrize(
    ("value", "unit", "said"),
    [
        (70, "kg", "70\u202fkg"),
        (70, "lb", "154.3\u202flb"),
        (69.85322498, "lb", "154\u202flb"),
        (69.85322498, "kg", "69.85\u202fkg"),
        (170, "ft", "5 ft 7 in"),
        (168.91, "ft", "5 ft 6.5 in"),
        (182.88, "ft", "6 ft 0 in"),
        (182.7, "ft", "6 ft 0 in"),
        (170, "cm", "170\u202fcm"),
    ],
)
def test_a_body_is_shown_in_the_unit_that_is_read(value, unit, said):
    assert body_said(value, unit) == said


@given(st.floats(45, 240), st.sampled_from((FIXED, GERMAN)))
def test_a_shown_height_is_read_again(height_cm, notation):
    shown = body_number(height_cm, "ft", notation)
    answer = read_body(shown, "ft", notation)
    assert isinstance(answer, Taken)
    # Shown to the half inch.
    assert abs(answer.value - height_cm) <= 0.25 * 2.54 + 1e-9


@given(st.floats(3, 340), st.sampled_from((FIXED, GERMAN)))
def test_a_shown_weight_is_read_again(weight_kg, notation):
    answer = read_body(body_number(weight_kg, "lb", notation), "lb", notation)
    assert isinstance(answer, Taken)
    assert abs(answer.value - weight_kg) <= 0.05 * 0.45359237 + 1e-9
