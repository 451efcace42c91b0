# SPDX-License-Identifier: MIT
"""What the list of kept scenarios says of each: its doses and products, and when it was saved."""

import datetime as dt

from dk2gui.core.basis.nutrients import COMPOUNDS
from dk2gui.core.scenario.periods import has_dates
from dk2gui.core.scenario.scenario import Product, Scenario, Supplement
from dk2gui.present.dates import time_text, when_text
from dk2gui.present.language import tr
from dk2gui.present.numbers import number, with_unit
from dk2gui.present.rhythm import rhythm_of
from dk2gui.present.words import Words


def doses_in_words(scenario: Scenario) -> str:
    """The supplements of a scenario on one line."""
    doses = [_dose(dose) for dose in scenario.supplements if dose.amount > 0]
    doses += [_product(one) for one in scenario.products if one.count > 0]
    return ", ".join(doses) or tr("no supplements")


def _dose(dose: Supplement) -> str:
    said = tr(
        "{compound} {amount} {how_often}",
        compound=tr(COMPOUNDS[dose.compound].title),
        amount=with_unit(dose.amount, dose.unit),
        how_often=rhythm_of(dose),
    )
    return _dated(said, dose)


def _product(one: Product) -> str:
    said = tr(
        "{number} {product} {how_often}",
        number=number(one.count),
        product=one.name or tr("product"),
        how_often=rhythm_of(one),
    )
    return _dated(said, one)


def _dated(said: str, item: Supplement | Product) -> str:
    if not has_dates(item):
        return said
    return tr("{dose} {when}", dose=said, when=when_text(item.from_date, item.until_date))


def moment_text(moment: dt.datetime) -> str:
    """A day and a time of it."""
    return tr("{day}, {time}", day=Words().day(moment.date()), time=time_text(moment))
