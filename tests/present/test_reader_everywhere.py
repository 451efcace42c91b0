# SPDX-License-Identifier: MIT
"""The same reader everywhere: units, notation and names of months are the reader's in every text."""

import calendar
import datetime as dt
import json
import re
from collections.abc import Iterator

import pytest

from dk2gui.core.basis.message import Amount, Argument, Listing, Message, Text
from dk2gui.core.evaluate import Assessment, evaluate
from dk2gui.core.scenario.file_format import decode_scenario
from dk2gui.core.scenario.scenario import Scenario, SunHabit, Supplement
from dk2gui.core.year import year_by_month
from dk2gui.data.languages import catalogue
from dk2gui.data.tables import load_constants, load_foods
from dk2gui.present.advice_text import advice_texts
from dk2gui.present.intake_text import total_text
from dk2gui.present.language import Notation, Reader
from dk2gui.present.numbers import Units
from dk2gui.present.words import ENGLISH, MONTHS, Words
from dk2gui.present.year_text import year_in_words
from tests.core.advice_people import PEOPLE

FOODS, CONSTANTS = load_foods(), load_constants()
OTHER_UNITS = Units("ug", "ng/mL")
GERMAN_MONTHS = (
    "Januar", "Februar", "M\u00e4rz", "April", "Mai", "Juni", "Juli", "August", "September",
    "Oktober", "November", "Dezember",
)  # fmt: skip
ONE_UNIT = re.compile(r"\bIU\b|\bnmol/L\b")


def assessed(name: str) -> Assessment:
    plan = json.dumps(PEOPLE[name][0]).encode()
    return evaluate(decode_scenario(plan), FOODS, CONSTANTS)


def with_one_unit(message: Message) -> Iterator[str]:
    """What in a message is in one unit whoever reads, where there are two."""
    for template in (message.template, message.plural):
        if ONE_UNIT.search(template):
            yield template
    for _, argument in message.arguments:
        yield from _in_argument(argument)


def _in_argument(argument: Argument) -> Iterator[str]:
    match argument:
        case Message():
            yield from with_one_unit(argument)
        case Listing():
            for item in argument.items:
                yield from _in_argument(item)
        case Amount(unit=unit) if unit in {"IU", "nmol/L", "ng/mL"}:
            yield str(argument)
        case Text(text=text) if ONE_UNIT.search(text):
            yield text


@pytest.mark.parametrize("name", PEOPLE)
def test_advice_names_doses_and_levels_in_the_reader_s_units(name):
    found = assessed(name)
    for item in found.advice:
        for message in (item.title, *item.detail, *item.why):
            assert not list(with_one_unit(message)), item.id
    said = " ".join(
        f"{text.title} {text.detail} {' '.join(text.why)}"
        for text in advice_texts(found.advice, Words(OTHER_UNITS))
    )
    # A laboratory result is quoted as it was printed.
    assert "nmol/L" not in said or "nmol/L" in json.dumps(PEOPLE[name][0])


def months_in(text: str) -> set[str]:
    return {month for month in (*MONTHS, *GERMAN_MONTHS) if re.search(rf"\b{month}\b", text)}


def test_the_months_of_a_year_are_in_one_language(installed_reader, monkeypatch):
    scenario = Scenario(
        schema=1, start_date=dt.date(2026, 11, 20), sun=SunHabit(latitude=52, minutes=30)
    )
    year = year_by_month(scenario, FOODS, CONSTANTS)
    # What a German system calls months says nothing to who reads English.
    monkeypatch.setattr(calendar, "month_name", ("", *GERMAN_MONTHS))
    english = months_in(year_in_words(year, Units()))
    assert "December" in english
    assert english <= set(MONTHS)
    installed_reader(Reader("de", Notation(",", "."), catalogue("de")))
    german = months_in(year_in_words(year, Units()))
    assert "Dezember" in german
    assert german <= set(GERMAN_MONTHS)
    assert len(german) == len(english)


def test_a_very_small_amount_is_the_same_in_a_table_and_in_a_sentence():
    boron = Supplement(compound="boron", amount=0.0012, unit="mg")
    found = evaluate(Scenario(schema=1, supplements=(boron,)), FOODS, CONSTANTS)
    assert "0.0012\u202fmg" in total_text(found.nutrients["boron"], Units())
    assert ENGLISH.nutrient_amount("boron", 0.0012) == "0.0012\u202fmg"
