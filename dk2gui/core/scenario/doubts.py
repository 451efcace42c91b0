# SPDX-License-Identifier: MIT
"""What of a scenario is hardly as it was entered: told, asked about, and left out of the answer."""

from collections.abc import Iterator

import msgspec

from dk2gui.core.basis.message import Dose, Message, Number, Result, Term, Text, message
from dk2gui.core.basis.nutrients import COMPOUNDS
from dk2gui.core.scenario.body import cleared_ticks
from dk2gui.core.scenario.possible_values import (
    fitting_dose_unit,
    fitting_unit,
    is_beyond_any,
    marker_place,
)
from dk2gui.core.scenario.scenario import Lab, Product, Scenario, Supplement, times_a_day
from dk2gui.core.scenario.titles import MARKERS


class Doubt(msgspec.Struct, frozen=True):
    """One value in doubt: its place in the file, why, and the unit in which it would fit."""

    path: str
    reason: Message
    suggestion: str | None


def doubts(scenario: Scenario) -> tuple[Doubt, ...]:
    """All values in doubt, in the order of the file."""
    person = (Doubt(f"person.{key}", why, None) for key, why in cleared_ticks(scenario.person))
    return (*person, *_of_supplements(scenario), *_of_products(scenario), *_of_labs(scenario))


def is_doubted(lab: Lab) -> bool:
    """Whether a result lies outside what people live with."""
    return bool(marker_place(lab.marker, lab.value, lab.unit, lab.bound))


def is_beyond_study(dose: Supplement) -> bool:
    """Whether a dose is more than was ever given."""
    return is_beyond_any(dose.compound, dose.amount, dose.unit, times_a_day(dose))


def _of_labs(scenario: Scenario) -> Iterator[Doubt]:
    for at, lab in enumerate(scenario.labs):
        if is_doubted(lab):
            unit = fitting_unit(lab.marker, lab.value, lab.unit, lab.bound)
            yield Doubt(f"labs[{at}].value", _lab_reason(lab, unit), unit)


def _lab_reason(lab: Lab, unit: str | None) -> Message:
    title = Term(MARKERS[lab.marker].plain)
    result = Result(lab.value, lab.unit, lab.bound or "")
    if lab.value == 0:
        return message(
            "{marker} of 0: no test measures that. A laboratory that finds nothing prints its "
            "limit, such as <10; please enter that limit.",
            marker=title,
        )
    if unit is None:
        return message(
            "{marker} of {result} is not seen in living people; please check value and unit.",
            marker=title,
            result=result,
        )
    return message(
        "{marker} of {result} is not seen in living people. Is it {unit}?",
        marker=title,
        result=result,
        unit=Text(unit),
    )


def _of_supplements(scenario: Scenario) -> Iterator[Doubt]:
    for at, dose in enumerate(scenario.supplements):
        if is_beyond_study(dose):
            unit = fitting_dose_unit(dose.compound, dose.amount, dose.unit, times_a_day(dose))
            yield Doubt(f"supplements[{at}].amount", _dose_reason(dose, unit), unit)


def _of_products(scenario: Scenario) -> Iterator[Doubt]:
    for at, product in enumerate(scenario.products):
        for part, dose in enumerate(product.doses):
            if is_beyond_study(dose):
                unit = fitting_dose_unit(dose.compound, dose.amount, dose.unit, times_a_day(dose))
                yield Doubt(
                    f"products[{at}].contains[{part}].amount",
                    _product_reason(product, part, unit),
                    unit,
                )


def _dose_reason(dose: Supplement, unit: str | None) -> Message:
    title, amount = Term(COMPOUNDS[dose.compound].title), Dose(dose.amount, dose.unit)
    if unit is None:
        return message(
            "{compound}, {amount} at a time, is more than was ever given; please check amount "
            "and unit.",
            compound=title,
            amount=amount,
        )
    return message(
        "{compound}, {amount} at a time, is more than was ever given. Is it {unit}?",
        compound=title,
        amount=amount,
        unit=Text(unit),
    )


def _product_reason(product: Product, part: int, unit: str | None) -> Message:
    content = product.contains[part]
    title, amount = Term(COMPOUNDS[content.compound].title), Dose(content.amount, content.unit)
    count = Number(product.count)
    if unit is None:
        return message(
            "{compound}, {count} times {amount}, is more than was ever given; please check "
            "amount, count and unit.",
            compound=title,
            count=count,
            amount=amount,
        )
    return message(
        "{compound}, {count} times {amount}, is more than was ever given. Is it {unit}?",
        compound=title,
        count=count,
        amount=amount,
        unit=Text(unit),
    )
