# SPDX-License-Identifier: MIT
"""Units and the only converters between them."""

from typing import Final, Literal

MassUnit = Literal["ug", "mg", "g"]
DoseUnit = Literal["IU", "ug", "mg", "g"]

UG_PER: Final[dict[MassUnit, float]] = {"ug": 1.0, "mg": 1e3, "g": 1e6}

# International units. Source: IOM 2011 (vitamin D), IOM 2001 and the USDA conversion table
# (retinol 0.3 ug; supplemental beta-carotene 0.3 ug an IU).
IU_PER_UG_VITAMIN_D: Final = 40.0
UG_RETINOL_PER_IU: Final = 0.3
UG_BETA_CAROTENE_PER_IU: Final = 0.3

# 1 ug RAE is 1 ug retinol, 12 ug beta-carotene from food, 2 ug from an oil supplement.
# Source: IOM 2001, Dietary Reference Intakes for Vitamin A, table 4-3.
UG_FOOD_BETA_CAROTENE_PER_UG_RAE: Final = 12.0
UG_SUPPLEMENT_BETA_CAROTENE_PER_UG_RAE: Final = 2.0

# 25(OH)D: molar mass 400.64 g/mol, so 1 ng/mL = 2.496 nmol/L.
NMOL_L_PER_NG_ML_25OHD: Final = 2.496


# Exact by the international yard and pound agreement of 1959.
KG_PER_POUND: Final = 0.45359237
CM_PER_INCH: Final = 2.54
INCHES_PER_FOOT: Final = 12


def iu_from_ug_vitamin_d(ug: float) -> float:
    """Vitamin D in IU from ug."""
    return ug * IU_PER_UG_VITAMIN_D


def ug_from_iu_vitamin_d(iu: float) -> float:
    """Vitamin D in ug from IU."""
    return iu / IU_PER_UG_VITAMIN_D


def nmol_l_from_ng_ml(ng_ml: float) -> float:
    """25(OH)D in nmol/L from ng/mL."""
    return ng_ml * NMOL_L_PER_NG_ML_25OHD


def ng_ml_from_nmol_l(nmol_l: float) -> float:
    """25(OH)D in ng/mL from nmol/L."""
    return nmol_l / NMOL_L_PER_NG_ML_25OHD
