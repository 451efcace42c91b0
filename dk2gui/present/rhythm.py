# SPDX-License-Identifier: MIT
"""How often something is taken, in words."""

from typing import Final

from dk2gui.core.scenario.scenario import WEEKDAYS, Product, Supplement
from dk2gui.core.scenario.titles import WEEKDAY_TITLES
from dk2gui.present.language import marked, tr, tr_plural
from dk2gui.present.words import Words

_NAMED: Final = {
    1: marked("daily"),
    7: marked("weekly"),
    14: marked("every two weeks"),
    30: marked("monthly"),
}


def rhythm_of(taken: Supplement | Product) -> str:
    """How often a dose or product is taken."""
    if taken.weekdays:
        days = sorted(taken.weekdays, key=WEEKDAYS.index)
        # Translators: days of the week, such as on Monday, Friday.
        return tr("on {days}", days=Words().series([tr(WEEKDAY_TITLES[day]) for day in days]))
    return rhythm(taken.every_days)


def rhythm(every_days: int) -> str:
    """How often, of something that is taken every so many days."""
    if every_days in _NAMED:
        return tr(_NAMED[every_days])
    return tr_plural("every {count} day", "every {count} days", every_days)
