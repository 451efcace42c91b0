# SPDX-License-Identifier: MIT
"""The map of vitamin D against MK-7 in words: where you stand, what is drawn, and a table."""

from collections.abc import Sequence
from typing import Final

import msgspec

from dk2gui.core.balance import OFFICIAL, BalanceMap, MapBox, MapLine, MapRatio
from dk2gui.core.basis.units import iu_from_ug_vitamin_d, ug_from_iu_vitamin_d
from dk2gui.present.language import marked, tr
from dk2gui.present.numbers import Units, amount, unit_name, with_unit
from dk2gui.present.pin import Pin
from dk2gui.present.words import Words

HEADERS: Final = (
    marked("On the map"),
    marked("Where"),
    marked("Who says it"),
    marked("Evidence"),
)
_YOU: Final = marked("You: {vitamin_d} of vitamin D and {mk7} of MK-7 a day")
_YOU_WITH_FOOD: Final = marked(
    "You: {vitamin_d} of vitamin D and {mk7} of MK-7 a day (food and supplements)"
)


class PinDoses(msgspec.Struct, frozen=True):
    """A pin's vitamin D from supplements in IU, and MK-7 of food and supplements in ug a day."""

    letter: str
    title: str
    vitamin_d_iu: float
    mk7_ug: float


def pin_doses(pins: Sequence[Pin]) -> tuple[PinDoses, ...]:
    """What the map shows of pins."""
    return tuple(
        PinDoses(
            pin.letter,
            pin.title,
            iu_from_ug_vitamin_d(pin.assessment.nutrients["vitamin_d"].intake.supplement),
            pin.assessment.nutrients["mk7"].intake.total,
        )
        for pin in pins
    )


def summary(shown: BalanceMap, units: Units, pins: Sequence[PinDoses] = ()) -> str:
    """Where you and the pins stand, and what the lines are, for a screen reader."""
    told = (you(shown, units), *(pin_line(pin, units) for pin in pins))
    return f"{'. '.join(told)}. {Words(units).say(shown.note)}"


def you(shown: BalanceMap, units: Units) -> str:
    """Where you stand, in a clause."""
    return tr(
        _YOU_WITH_FOOD if shown.mk7_food_ug > 0 else _YOU,
        vitamin_d=_dose(shown.vitamin_d_iu, units),
        mk7=_mk7(shown, units),
    )


def pin_line(pin: PinDoses, units: Units) -> str:
    """Where a pin stands."""
    return tr("{name}: {doses}", name=pin.title, doses=_doses(pin, units))


def edit_name(vitamin_d_iu: float, mk7_ug: float) -> str:
    """What the history calls a move of the point."""
    return tr("D {vitamin_d}, MK-7 {mk7}", vitamin_d=with_unit(vitamin_d_iu, "IU"),
              mk7=with_unit(mk7_ug, "ug"))  # fmt: skip


def line_name(line: MapLine, units: Units) -> str:
    """What stands along a line: its name, its dose and its grade."""
    return tr("{name}, {dose} [{grade}]", name=tr(line.name),
              dose=_dose(line.vitamin_d_iu, units), grade=_grade(line.grade))  # fmt: skip


def box_name(box: MapBox) -> str:
    """What stands at the box: its name and its grade."""
    return tr("{name} [{grade}]", name=tr(box.name), grade=_grade(box.grade))


def ratio_names(ratio: MapRatio) -> tuple[str, str]:
    """What stands along the ratio, in two lines."""
    said_by = tr("{name} [{grade}]", name=tr(ratio.said_by), grade=_grade(ratio.grade))
    return Words().say(ratio.name), said_by


def axis_names(units: Units) -> tuple[str, str]:
    """The name of the axis across, and of the one upwards."""
    across = tr("vitamin D a day, {unit} \u2192", unit=unit_name(units.vitamin_d))
    return across, tr("\u2191 MK-7 a day, {unit}", unit=unit_name("ug"))


def table_rows(
    shown: BalanceMap, units: Units, pins: Sequence[PinDoses] = ()
) -> list[tuple[str, ...]]:
    """What is on the map, in words, under HEADERS."""
    mine = (
        tr("your supplements, MK-7 of food too") if shown.mk7_food_ug > 0
        else tr("your supplements")
    )  # fmt: skip
    where = _both(_dose(shown.vitamin_d_iu, units), _mk7(shown, units))
    rows: list[tuple[str, ...]] = [(tr("You"), where, mine, "")]
    rows += [
        (pin.title, _doses(pin, units), tr("its supplements, MK-7 of food too"), "") for pin in pins
    ]
    rows += [
        (tr(line.name), _dose(line.vitamin_d_iu, units), tr(line.said_by),
         _graded(line.grade, line.evidence))
        for line in shown.lines
    ]  # fmt: skip
    if (box := shown.box) is not None:
        low, high = (_dose(iu, units) for iu in box.vitamin_d_iu)
        least, most = (with_unit(ug, "ug") for ug in box.mk7_ug)
        where = tr(
            "{low} to {high}, {least} to {most} MK-7", low=low, high=high, least=least, most=most
        )
        rows.append((tr(box.name), where, tr(box.said_by), _graded(box.grade, box.evidence)))
    if (ratio := shown.ratio) is not None:
        rows.append((tr("fixed ratio"), Words(units).say(ratio.name), tr(ratio.said_by),
                     _graded(ratio.grade, ratio.evidence)))  # fmt: skip
    return rows


def row_in_words(row: tuple[str, ...]) -> str:
    """A row of the table as a line."""
    name, *rest = (text for text in row if text)
    return tr("{name}: {doses}", name=name, doses="; ".join(rest))


def _dose(iu: float, units: Units) -> str:
    return amount("vitamin_d", ug_from_iu_vitamin_d(iu), units)


def _doses(pin: PinDoses, units: Units) -> str:
    return _both(_dose(pin.vitamin_d_iu, units), amount("mk7", pin.mk7_ug, units))


def _both(vitamin_d: str, mk7: str) -> str:
    return tr("{vitamin_d}, {mk7} MK-7", vitamin_d=vitamin_d, mk7=mk7)


def _mk7(shown: BalanceMap, units: Units) -> str:
    if shown.mk7_is_lower_bound and shown.mk7_ug == 0:
        return tr("an amount that is not measured")
    return amount("mk7", shown.mk7_ug, units, at_least=shown.mk7_is_lower_bound)


def _grade(grade: str) -> str:
    return tr("official") if grade == OFFICIAL else grade


def _graded(grade: str, evidence: str) -> str:
    if grade == OFFICIAL:
        return tr("official")
    return tr("{grade} ({evidence})", grade=grade, evidence=evidence)
