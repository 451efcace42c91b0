# SPDX-License-Identifier: MIT
"""A dose or a bottle in a few words: on its card, and as steps of the history."""

from dk2gui.core.basis.nutrients import Compound
from dk2gui.core.scenario.periods import has_dates
from dk2gui.core.scenario.scenario import Product, Supplement
from dk2gui.present.dates import when_text
from dk2gui.present.language import tr
from dk2gui.present.numbers import number
from dk2gui.present.plain_line import name_line
from dk2gui.present.rhythm import rhythm, rhythm_of


def compound_title(compound: Compound, which: int = 0) -> str:
    """What a card of a compound is called; `which` counts its doses from 0."""
    title = tr(compound.title)
    return tr("{compound}, dose {count}", compound=title, count=str(which + 1)) if which else title


def product_title(product: Product) -> str:
    """What a bottle is called."""
    return name_line(product.name) or tr("A bottle without a name")


def how_often(taken: Supplement | Product | None, every_days: int = 1) -> str:
    """How often something is taken; `every_days` counts where nothing is yet."""
    return rhythm_of(taken) if taken is not None else rhythm(every_days)


def often_and_when(taken: Supplement | Product | None, every_days: int = 1) -> str:
    """How often and from when until when."""
    dates = taken is not None and has_dates(taken)
    when = when_text(taken.from_date, taken.until_date) if taken and dates else tr("all year")
    return tr("{often}, {when}", often=how_often(taken, every_days), when=when)


def amount_and_rhythm(amount: str, often: str) -> str:
    """An amount with how often it is taken."""
    return tr("{amount} {often}", amount=amount, often=often)


def step(what: str, said: str) -> str:
    """A step of the history: what was changed, and to what."""
    return tr("{what}: {said}", what=what, said=said)


def count_at_a_time(count: float) -> str:
    """How many of a bottle are taken at a time."""
    return tr("{number} at a time", number=number(count))
