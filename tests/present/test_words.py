# SPDX-License-Identifier: MIT
"""Messages become words in the reader's units, notation and language."""

import datetime as dt
from gettext import NullTranslations
from typing import get_args

import pytest

from dk2gui.core.basis.message import (
    Amount,
    Argument,
    Count,
    Day,
    Dose,
    Level,
    LevelRange,
    Listing,
    Message,
    Month,
    Number,
    NutrientAmount,
    Result,
    Share,
    Term,
    Text,
    VitaminDAmount,
    message,
    plural_message,
)
from dk2gui.present.language import Notation, Reader, as_files_are, tr, tr_plural
from dk2gui.present.numbers import Units, amount, fixed, number
from dk2gui.present.words import ENGLISH, Words

pytestmark = pytest.mark.own_texts

GERMAN = Notation(",", ".")
METRIC = Units("ug", "ng/mL")

SAID = [
    (Amount(400, "mg"), "400\u202fmg"),
    (NutrientAmount("vitamin_d", 50), "2\u202f000\u202fIU"),
    (VitaminDAmount(5000), "5\u202f000\u202fIU"),
    (Dose(25, "ug"), "25\u202f\u00b5g"),
    (Level(75), "75 nmol/L (30 ng/mL)"),
    (LevelRange(75, 125), "75\u2013125\u202fnmol/L (30\u201350 ng/mL)"),
    (Result(4, "ng/mL", "below"), "<4\u202fng/mL"),
    (Number(0.5), "0.5"),
    (Share(0.9), "90\u202f%"),
    (Count(3), "3"),
    (Day(dt.date(2027, 3, 1)), "1 March 2027"),
    (Month(10), "October"),
    (Term("vitamin K1"), "vitamin K1"),
    (Text("<b>{x}</b>"), "<b>{x}</b>"),
    (Listing((Term("a"), Term("b"), Term("c"))), "a, b and c"),
    (Message("quiet"), "quiet"),
]


@pytest.mark.parametrize(("value", "words"), SAID, ids=lambda value: type(value).__name__)
def test_every_argument_is_said(value, words):
    assert ENGLISH.say(message("{it}", it=value)) == words


def test_the_table_above_holds_every_type_of_argument():
    assert {type(value) for value, _ in SAID} == set(get_args(Argument))


def test_the_reader_s_units_and_notation():
    words = Words(METRIC, Reader("de", GERMAN))
    assert words.say(message("{it}", it=VitaminDAmount(500))) == "12,5\u202f\u00b5g"
    assert words.say(message("{it}", it=Level(75))) == "30\u202fng/mL"
    assert words.say(message("{it}", it=Amount(1234.5, "mg"))) == "1.234\u202fmg"


@pytest.mark.parametrize(
    ("value", "text"),
    [(0, "0"), (0.0012, "0.0012"), (0.00000123, "0.00000123"), (99.96, "100"), (12.345, "12.3"),
     (1234567, "1\u202f234\u202f567"), (-2.5, "-2.5")],
)  # fmt: skip
def test_small_numbers_are_not_rounded_to_nothing(value, text):
    assert ENGLISH.number(value) == text


def test_a_plural_is_chosen_by_its_count():
    assert ENGLISH.say(plural_message("one food", "{count} foods", count=Count(1))) == "one food"
    assert ENGLISH.say(plural_message("one food", "{count} foods", count=Count(2))) == "2 foods"


class German(NullTranslations):
    """A catalogue of a few words."""

    def gettext(self, message):
        return {
            "take {dose}": "{dose} nehmen", "March": "M\u00e4rz", "or more": "und mehr"
        }.get(message, message)  # fmt: skip

    def ngettext(self, one, other, count):
        return "ein Lebensmittel" if count == 1 else "{count} Lebensmittel"


def test_a_translation_is_found_by_the_template():
    words = Words(METRIC, Reader("de", GERMAN, German()))
    assert words.say(message("take {dose}", dose=Dose(1.5, "mg"))) == "1,5\u202fmg nehmen"
    assert words.day(dt.date(2027, 3, 1)) == "1 M\u00e4rz 2027"


def test_places_and_arguments_must_agree():
    with pytest.raises(ValueError, match="other places"):
        message("take {dose}", amount=Dose(1, "mg"))
    with pytest.raises(ValueError, match="other places"):
        plural_message("one {what}", "{count} {what}", what=Term("food"))


def test_who_reads_is_installed_once_and_files_stay_as_they_are(installed_reader):
    installed_reader(Reader("de", GERMAN, German()))
    assert number(0.5) == Words().number(0.5) == "0,5"
    assert tr("take {dose}", dose="{x}") == "{x} nehmen"
    assert tr_plural("one food", "{count} foods", 12345) == "12.345 Lebensmittel"
    assert tr("or more") == "und mehr"
    with as_files_are():
        assert number(0.5) == Words().number(0.5) == "0.5"
        assert tr("or more") == "or more"
    assert ENGLISH.number(0.5) == "0.5"
    assert ENGLISH.tr("or more") == "or more"


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (0.0012, "0.0012"), (0.236, "0.236"), (0.00004, "0.00004"), (-0.0, "0"), (0, "0"),
        (9.996, "10"), (99.96, "100"), (99.94, "99.9"), (12.0, "12"), (999.6, "1\u202f000"),
        (123.4, "123"), (54321, "54\u202f321"), (-0.3, "-0.3"),
    ],
)  # fmt: skip
def test_one_rounding_for_the_eye(value, said):
    assert number(value) == said
    assert amount("calcium", value, METRIC) == f"{said}\u202fmg"


def test_what_rounds_to_nothing_has_no_sign():
    assert fixed(-0.3, 0) == "0"


def test_a_minus_of_the_window_is_as_wide_as_a_plus_and_that_of_files_a_hyphen():
    window = Notation(".", minus="\u2212")
    assert fixed(-46, 0, window) == "\u221246"
    assert number(-0.123, window) == "\u22120.123"
    assert fixed(-46, 0) == "-46"
