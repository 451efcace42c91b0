# SPDX-License-Identifier: MIT
"""A person in a few words, as the window's header names them."""

from typing import Final

from dk2gui.core.scenario.scenario import Person
from dk2gui.core.scenario.titles import DIETS
from dk2gui.present.language import marked, tr, tr_plural
from dk2gui.present.numbers import fixed
from dk2gui.present.plain_line import name_line
from dk2gui.present.words import Words

_MONTHS_UNTIL: Final = 2.0
"""Younger than this, age is said in months."""
_MONTHS: Final = 12
_SEXES: Final = {"female": marked("woman"), "male": marked("man")}
_STAGES: Final = {"pregnant": marked("pregnant"), "lactating": marked("breastfeeding")}
_ADULT: Final = 18


def age_in_words(age_years: float) -> str:
    """An age as people say it: in months below two years."""
    if age_years < _MONTHS_UNTIL:
        return tr_plural("1 month", "{count} months", round(age_years * _MONTHS))
    return fixed(age_years, 0)


def person_in_brief(person: Person) -> str:
    """Name, age, sex and diet, such as "Anna, 68, vegan" or "68, woman, vegan"."""
    words = [name_line(person.name)] if person.name else []
    words.append(age_in_words(person.age_years))
    if person.age_years >= _ADULT and not person.name:
        words.append(tr(_SEXES[person.sex]))
    if person.life_stage != "none":
        words.append(tr(_STAGES[person.life_stage]))
    words += [tr(DIETS[diet].medical) for diet in person.diet]
    return Words().series(words)
