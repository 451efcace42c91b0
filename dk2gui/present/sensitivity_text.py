# SPDX-License-Identifier: MIT
"""What moves 25(OH)D, in words: a line for each bar, and the one that matters most."""

from dk2gui.core.explore.sensitivity import Bar, Sensitivity
from dk2gui.present.language import tr
from dk2gui.present.numbers import Units
from dk2gui.present.words import Words


def bar_in_words(bar: Bar, units: Units) -> str:
    """What was varied, how far, and the level at either end."""
    words = Words(units)
    return tr(
        "{what} ({range}): {low} to {high}",
        what=tr(bar.title), range=words.say(bar.range),
        low=words.level(bar.low_nmol_l), high=words.level(bar.high_nmol_l),
    )  # fmt: skip


def most_in_words(found: Sensitivity, units: Units) -> str:
    """The largest bar, and how the bars are read; "" without one."""
    if not found.bars:
        return ""
    words, first = Words(units), found.bars[0]
    return tr(
        "{what} matters most: {low} to {high}. Each bar changes one thing and leaves the rest; "
        "orange bars are things of which more means a lower level.",
        what=tr(first.title),
        low=words.level(first.low_nmol_l),
        high=words.level(first.high_nmol_l),
    )


def now_in_words(found: Sensitivity, units: Units) -> str:
    """The median as things are."""
    return tr("now {level}", level=Words(units).level(found.median_nmol_l))
