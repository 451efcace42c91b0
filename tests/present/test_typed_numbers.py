# SPDX-License-Identifier: MIT
"""Numbers as people type and paste them: never another number, never silence."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dk2gui.present.language import FIXED, Notation
from dk2gui.present.numbers import THIN_SPACE, Units, level, number, with_unit
from dk2gui.present.typed_numbers import (
    Asked,
    NumberField,
    Refused,
    Taken,
    read_number,
    written,
)
from tests.present.second_reading import second_reading

ENGLISH = Notation(".", ",")
GERMAN = Notation(",", ".")
SWISS = Notation(".", "\u2019")
FRENCH = Notation(",", "\u202f")
NOTATIONS = (FIXED, ENGLISH, GERMAN, SWISS, FRENCH)

DOSE = NumberField(0, 4e10, "IU", (100, 5e6), {"ug": 40.0, "mg": 4e4, "g": 4e7})
GRAMS = NumberField(0, 10_000, "g")
LEVEL = NumberField(0, 1e5, "nmol/L", None, {"ng/mL": 2.496, "ug/L": 2.496}, takes_bounds=True)
LATITUDE = NumberField(-90, 90, "\u00b0")
AGE = NumberField(0, 120, "years")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2000", 2000),
        ("2000 IU", 2000),
        ("2000IU", 2000),
        ("2\u202f000\u202fIU", 2000),
        ("2\u00a0000", 2000),
        ("2\u2009000", 2000),
        ("2'000", 2000),
        ("2\u2019000", 2000),
        ("1,000.5", 1000.5),
        ("1.000,5", 1000.5),
        ("1 000,5", 1000.5),
        ("1e3", 1000),
        ("1E+3", 1000),
        ("12,5", 12.5),
        (",5", 0.5),
        ("0,500", 0.5),
        ("1,000,000", 1_000_000),
        ("1.000.000", 1_000_000),
        ("1,00,000", 100_000),
        ("\u0662\u0660\u0660\u0660", 2000),
        ("\u0662\u066c\u0660\u0660\u0660\u066b\u0665", 2000.5),
        ("\uff12\uff10\uff10\uff10", 2000),
        ("\u096f", 9),
        ("50 ug", 2000),
        ("50\u00b5g", 2000),
        ("50 \u03bcg", 2000),
        ("50 mcg", 2000),
        ("0.05 mg", 2000),
        ("+400 I.E.", 400),
        ("2,000", 2000),
        ("10,000", 10_000),
        ("\u200e400\u200f", 400),
    ],
)
def test_a_dose_of_vitamin_d_is_read(text, value):
    answer = read_number(text, DOSE)
    assert isinstance(answer, Taken)
    assert answer.value == value


@pytest.mark.parametrize(
    "text",
    ["", " ", "abc", "1.2.3", "1,2,3", "20 00", "2 5", "2\u20135", "10\u00b2", "\u00bd", "nan", "inf",
     "-5", "1e", "1e99", "1e-400", "0x10", "1_000", "5 kg", "5 nmol/L", "<10", ".", ",", "1''000",
     "\u0b92", "1" * 70, "2 000 5", "12 IU 5", "--5", "1e5e5", "5 %"],
)  # fmt: skip
def test_what_is_no_dose_is_refused_with_a_reason(text):
    answer = read_number(text, DOSE)
    assert isinstance(answer, Refused)
    assert answer.reason.endswith(".")
    assert len(answer.reason) < 120


@pytest.mark.parametrize(
    ("text", "field", "notation", "values"),
    [
        ("2,000", GRAMS, FIXED, (2000, 2)),
        ("2,000", GRAMS, ENGLISH, 2000),
        ("2,000", GRAMS, GERMAN, 2),
        ("2.000", GRAMS, GERMAN, 2000),
        ("2.000", GRAMS, FIXED, 2),
        ("2.125", GRAMS, ENGLISH, 2.125),
        # The territory says two, but two IU are no dose.
        ("2,000", DOSE, GERMAN, (2000, 2)),
        ("2.000", DOSE, ENGLISH, (2000, 2)),
        ("2.000", DOSE, GERMAN, 2000),
        ("150,000", DOSE, FIXED, (150_000, 150)),
        ("70,500", AGE, FIXED, 70.5),
        ("70,500", AGE, ENGLISH, 70.5),
        ("1000,000", DOSE, FIXED, (1_000_000, 1000)),
        ("1,000", LEVEL, FIXED, (1000, 1)),
    ],
)
def test_two_readings_are_asked_unless_territory_or_field_decides(text, field, notation, values):
    answer = read_number(text, field, notation)
    if isinstance(values, tuple):
        assert isinstance(answer, Asked)
        assert tuple(one.value for one in answer.readings) == values
        assert text in answer.question
    else:
        assert isinstance(answer, Taken)
        assert answer.value == values


def test_a_result_may_be_a_limit():
    assert read_number("<4.0", LEVEL) == Taken(4, 4, "", "below")
    assert read_number("> 150 nmol/L", LEVEL) == Taken(150, 150, "nmol/L", "above")
    assert read_number("\u226410", LEVEL) == Taken(10, 10, "", "below")
    assert isinstance(read_number("<10", AGE), Refused)


def test_units_of_results():
    assert read_number("95.5 nmol/L", LEVEL) == Taken(95.5, 95.5, "nmol/L")
    answer = read_number("40 NG/ML", LEVEL)
    assert isinstance(answer, Taken)
    # 25(OH)D: 1 ng/mL is 2.496 nmol/L.
    assert (answer.value, answer.typed_value, answer.typed_unit) == (99.84, 40, "ng/mL")


def test_below_zero_and_out_of_range():
    assert read_number("\u221233.9\u00b0", LATITUDE) == Taken(-33.9, -33.9, "\u00b0")
    answer = read_number("130", AGE)
    assert answer == Refused("\u201c130\u201d does not fit here: 0 to 120 years.")


AMOUNTS = (
    st.just(0.0) | st.floats(1e-9, 4e9) | st.floats(1e-9, 300) | st.integers(0, 100_000).map(float)
)


@given(AMOUNTS, st.sampled_from(NOTATIONS))
def test_a_number_in_a_field_is_read_back(value, notation):
    text = written(value, notation)
    answer = read_number(text, NumberField(), notation)
    assert isinstance(answer, Taken)
    assert answer.value == float(f"{value:.10g}") if value < 1e10 else value


@given(AMOUNTS, st.sampled_from(NOTATIONS), st.sampled_from(["IU", "ug", "mg"]))
def test_an_amount_as_printed_is_read_back(value, notation, unit):
    """Whatever the program prints is a number of a field with that unit."""
    field = NumberField(0, 1e10, unit)
    for text in (number(value, notation), with_unit(value, unit, notation)):
        shown = number(value, FIXED).replace(THIN_SPACE, "")
        answer = read_number(text, field, notation)
        assert isinstance(answer, Taken)
        assert answer.value == float(shown)


@given(st.floats(0, 2000), st.sampled_from(NOTATIONS), st.sampled_from(["nmol/L", "ng/mL"]))
def test_a_level_as_printed_is_read_back(nmol_l, notation, unit):
    units = Units(serum=unit)
    answer = read_number(level(nmol_l, units, notation), LEVEL, notation)
    assert isinstance(answer, Taken)
    shown = level(nmol_l, units).split(THIN_SPACE)
    assert answer.typed_unit == unit
    assert answer.typed_value == float("".join(shown[:-1]))


PIECES = [
    *"0123456789", *"0000", "000", "123", ".", ",", ".", ",", " ", "\u202f", "\u00a0", "'", "\u2019",
    "e", "E", "-", "+", "<", ">", "\u066b", "\u066c", "\u0661", "\uff12", " IU", "ug", " mg", "nmol/L",
    " ng/mL", "g", "x", "\u00b2", "\u2212", "\u200e", "\t", "1e3", "%", "(",
]  # fmt: skip


def random_text(dice):
    if dice.random() < 0.5:
        digits = "".join(dice.choice("0123456789") for _ in range(dice.randint(1, 7)))
        mark = dice.choice([".", ",", " ", "'", "\u202f"])
        text = digits[:-3] + mark + digits[-3:] if len(digits) > 3 else digits
        if dice.random() < 0.4:
            text += dice.choice(".,") + "".join(
                dice.choice("0125") for _ in range(dice.randint(0, 4))
            )
        return text + dice.choice(["", "", " IU", " ug", "e2", " nmol/L", " g", "!"])
    return "".join(dice.choice(PIECES) for _ in range(dice.randint(1, 9)))


def compare(text, field, notation):
    answer = read_number(text, field, notation)
    second = second_reading(text, field, notation)
    told = f"{text!r} {notation} {field.unit}: {answer} against {second}"
    if isinstance(answer, Taken):
        assert second[0] == "taken", told
        assert answer.value == pytest.approx(second[1], rel=1e-11), told
        assert answer.bound == second[2], told
    elif isinstance(answer, Asked):
        assert second[0] == "asked", told
        assert sorted(one.value for one in answer.readings) == pytest.approx(sorted(second[1])), (
            told
        )
    else:
        assert second[0] == "refused", told


@pytest.mark.parametrize("seed", range(4))
def test_a_second_reading_of_the_rules_agrees(seed):
    dice = random.Random(seed)
    for _ in range(1000):
        compare(random_text(dice), dice.choice([DOSE, GRAMS, LEVEL]), dice.choice(NOTATIONS))


@given(st.text(max_size=80))
def test_any_text_has_an_answer(text):
    for field in (DOSE, LEVEL, AGE):
        assert isinstance(read_number(text, field), Taken | Asked | Refused)
