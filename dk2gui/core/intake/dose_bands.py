# SPDX-License-Identifier: MIT
"""Where on a dose slider the person's reference values are reached, all else being eaten too."""

import msgspec

from dk2gui.core.basis.message import Message
from dk2gui.core.basis.nutrients import COMPOUNDS, NUTRIENTS, amount_in
from dk2gui.core.basis.units import (
    UG_PER,
    UG_SUPPLEMENT_BETA_CAROTENE_PER_UG_RAE,
    DoseUnit,
    ug_from_iu_vitamin_d,
)
from dk2gui.core.evaluate import Assessment
from dk2gui.core.intake.counted import counted_amount
from dk2gui.core.intake.reference import Reference
from dk2gui.core.scenario.periods import in_force
from dk2gui.core.scenario.scenario import Supplement


class DoseEdge(msgspec.Struct, frozen=True):
    """A reference value as an amount of one dose, in the unit of the dose."""

    kind: Message
    amount: float
    is_upper: bool


def dose_edges(
    assessment: Assessment, compound_id: str, unit: DoseUnit, every_days: float
) -> tuple[DoseEdge, ...]:
    """The doses at which the whole intake reaches the target and the upper level.

    Food, sun and other doses are counted first, so an edge at 0 is already reached without
    this dose. Compounds without reference values of their own have no edges.
    """
    compound = COMPOUNDS[compound_id]
    row = assessment.nutrients[compound.nutrient]
    edges = []
    for value, is_upper in ((row.target, False), (row.upper_level, True)):
        if value is None:
            continue
        missing = value.value - _without(assessment, compound_id, value)
        ug_a_day = max(0.0, missing) * UG_PER[NUTRIENTS[compound.nutrient].unit]
        if compound_id == "beta_carotene":
            if value.basis == "preformed":
                continue
            ug_a_day *= UG_SUPPLEMENT_BETA_CAROTENE_PER_UG_RAE
        amount = amount_in(compound, ug_a_day * every_days, unit)
        edges.append(DoseEdge(value.named, amount, is_upper))
    return tuple(edges)


def product_edges(assessment: Assessment, place: int) -> tuple[DoseEdge, ...]:
    """The counts of one product at which its first upper level and its first target are reached.

    All else that is eaten and taken counts first. The target is that of the product's first part
    that has one; the upper level is the one that the fewest units reach.
    """
    product = assessment.scenario.products[place]
    if product.count <= 0:
        product = msgspec.structs.replace(product, count=1)
        is_taken = False
    else:
        is_taken = in_force(product, assessment.start)
    eaten = assessment.intakes
    targets: list[DoseEdge] = []
    limits: list[DoseEdge] = []
    for compound in dict.fromkeys(dose.compound for dose in product.doses):
        nutrient = COMPOUNDS[compound].nutrient
        given = sum(_given(dose) for dose in product.doses if dose.compound == compound)
        given /= UG_PER[NUTRIENTS[nutrient].unit]
        row = assessment.nutrients[nutrient]
        for value, found in ((row.target, targets), (row.upper_level, limits)):
            if value is None or given <= 0:
                continue
            if compound == "beta_carotene" and value.basis == "preformed":
                continue
            others = counted_amount(value, nutrient, eaten) - (given if is_taken else 0.0)
            count = max(0.0, value.value - others) / given * product.count
            found.append(DoseEdge(value.named, count, found is limits))
    least = min(limits, key=lambda edge: edge.amount, default=None)
    return tuple(edge for edge in (*targets[:1], least) if edge is not None)


def per_dose(iu_per_day: float, unit: DoseUnit, every_days: float) -> float:
    """A daily amount of vitamin D3 as the amount of one dose of this rhythm, in its unit."""
    ug = ug_from_iu_vitamin_d(iu_per_day) * every_days
    return amount_in(COMPOUNDS["vitamin_d3"], ug, unit)


def _without(assessment: Assessment, compound_id: str, value: Reference) -> float:
    """What counts towards a value without any dose of the compound, in the nutrient's unit."""
    nutrient = COMPOUNDS[compound_id].nutrient
    now = assessment.timeline.now.doses
    own = sum(_given(dose) for dose in now if dose.compound == compound_id)
    return (
        counted_amount(value, nutrient, assessment.intakes) - own / UG_PER[NUTRIENTS[nutrient].unit]
    )


def _given(dose: Supplement) -> float:
    if dose.compound == "beta_carotene":
        return dose.ug_per_day / UG_SUPPLEMENT_BETA_CAROTENE_PER_UG_RAE
    return dose.ug_per_day
