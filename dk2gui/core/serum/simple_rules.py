# SPDX-License-Identifier: MIT
"""Simple published rules from dose to 25(OH)D, for comparison with the model.

Each gives the rise in nmol/L above the baseline once a daily dose has acted for long; none knows
of time. They stand here as published, without any fitting.
"""

import math
from collections.abc import Callable
from typing import Final

import msgspec

from dk2gui.core.basis.units import NMOL_L_PER_NG_ML_25OHD, ug_from_iu_vitamin_d

# Heaney 2003 AJCN 77:204: 0.70 nmol/L for each ug of vitamin D3 a day; recalled.
_HEANEY_NMOL_L_PER_UG: Final = 0.70
# NASEM (IOM) 2011, figure 5-4: 9.9 ln(total IU a day), winters at high latitude; seen.
_NASEM_SLOPE: Final = 9.9
# Drincic 2013 JCEM 98:4845: 2.5 IU/kg a day for each ng/mL, in obese adults; seen.
_DRINCIC_IU_KG_PER_NG_ML: Final = 2.5
# Ekwaru 2014 PLoS ONE 9:e111265: a saturating exponential with mean slopes of 12.0 nmol/L per
# 1000 IU from 0 to 1000 IU/d and 1.1 from 15 000 to 20 000 IU/d (seen). The two numbers below are
# the only ones that give both slopes; the paper's own coefficients and BMI terms were not seen.
_EKWARU_RISE_NMOL_L: Final = 90.80
_EKWARU_SCALE_IU: Final = 7055.0


class Circumstances(msgspec.Struct, frozen=True, kw_only=True):
    """What a rule may ask for."""

    iu_per_day: float
    baseline_nmol_l: float
    weight_kg: float


class SerumRule(msgspec.Struct, frozen=True, kw_only=True):
    """One rule: `rise` gives nmol/L above the baseline."""

    id: str
    title: str
    source: str
    rise: Callable[[Circumstances], float]


def heaney_rise(given: Circumstances) -> float:
    """A fixed rise for each ug a day."""
    return _HEANEY_NMOL_L_PER_UG * ug_from_iu_vitamin_d(given.iu_per_day)


def nasem_rise(given: Circumstances) -> float:
    """A logarithm of the total intake; the baseline says what was taken in before."""
    before_iu = math.exp(given.baseline_nmol_l / _NASEM_SLOPE)
    return _NASEM_SLOPE * math.log1p(given.iu_per_day / before_iu)


def drincic_rise(given: Circumstances) -> float:
    """A fixed rise for each IU per kg of body weight."""
    ng_ml = given.iu_per_day / given.weight_kg / _DRINCIC_IU_KG_PER_NG_ML
    return ng_ml * NMOL_L_PER_NG_ML_25OHD


def ekwaru_rise(given: Circumstances) -> float:
    """A rise that levels off."""
    return -_EKWARU_RISE_NMOL_L * math.expm1(-given.iu_per_day / _EKWARU_SCALE_IU)


SERUM_RULES: Final = (
    SerumRule(
        id="heaney",
        title="Heaney 2003: 0.70 nmol/L per µg",
        source="Heaney 2003 AJCN 77:204 (recalled)",
        rise=heaney_rise,
    ),
    SerumRule(
        id="nasem",
        title="NASEM 2011: 9.9 ln(total IU)",
        source="IOM 2011 Dietary Reference Intakes, figure 5-4 (seen)",
        rise=nasem_rise,
    ),
    SerumRule(
        id="drincic",
        title="Drincic 2013: 1 ng/mL per 2.5 IU/kg",
        source="Drincic 2013 doi:10.1210/jc.2012-4103 (seen)",
        rise=drincic_rise,
    ),
    SerumRule(
        id="ekwaru",
        title="Ekwaru 2014: saturating curve",
        source="Ekwaru 2014 doi:10.1371/journal.pone.0111265 (slopes seen)",
        rise=ekwaru_rise,
    ),
)
