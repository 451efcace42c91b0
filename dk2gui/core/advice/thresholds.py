# SPDX-License-Identifier: MIT
"""Every limit the advice rules use, with where it comes from.

"Choice" marks a limit that no article gives; the reason stands beside it.
"""

import math
from typing import Final

# The articles (opinion, evidence E04): K2 is suggested above this daily dose of vitamin D.
PAIRING_VITAMIN_D_IU: Final = 2000.0
# The articles (opinion, E12): the range of daily MK-7.
ARTICLES_K2_LOW_UG: Final = 90.0
ARTICLES_K2_HIGH_UG: Final = 200.0
# One article's ratio (opinion, E24).
RATIO_UG_PER_1000_IU: Final = 100.0
# One article (E35): not above without supervision; the official upper level is lower.
SUPERVISED_VITAMIN_D_IU: Final = 10_000.0
# IOM 2011: the upper level for adults, from which calcium is to be watched (E35).
MONITOR_VITAMIN_D_IU: Final = 4000.0

# 25(OH)D (E14), in the units of laboratories: the articles' goal, and the lines of IOM 2011
# and of reviews of overdose. A limit is decided in the unit of the result.
GOAL_LOW: Final = {"nmol/L": 75.0, "ng/mL": 30.0, "ug/L": 30.0}
GOAL_HIGH: Final = {"nmol/L": 125.0, "ng/mL": 50.0, "ug/L": 50.0}
# NASEM 2011 and EFSA 2016: covers the needs of nearly everybody (E14).
ENOUGH: Final = {"nmol/L": 50.0, "ng/mL": 20.0, "ug/L": 20.0}
DEFICIENT_BELOW: Final = {"nmol/L": 30.0, "ng/mL": 12.0, "ug/L": 12.0}
TOXIC_FROM: Final = {"nmol/L": 375.0, "ng/mL": 150.0, "ug/L": 150.0}

# Serum calcium above the usual reference range (science of hypercalcaemia, E35).
HIGH_CALCIUM: Final = {"mmol/L": 2.62, "mg/dL": 10.5}
# Society for Endocrinology 2016, acute hypercalcaemia: prompt assessment from 3.0 mmol/L on, an
# emergency above 3.5 (I06).
PROMPT_CALCIUM_FROM: Final = {"mmol/L": 3.0, "mg/dL": 12.0}
EMERGENCY_CALCIUM_ABOVE: Final = {"mmol/L": 3.5, "mg/dL": 14.0}
# Society for Endocrinology 2016, acute hypocalcaemia: severe below this (I07).
VERY_LOW_CALCIUM: Final = {"mmol/L": 1.9, "mg/dL": 7.6}
# British guideline 2011, American College of Chest Physicians 2012 (I05): from here on the
# clinic omits doses.
HIGH_INR_FROM: Final = 5.0
# Choice: laboratories' usual ranges of intact PTH end near here (65 pg/mL x 0.106).
HIGH_PTH: Final = {"pmol/L": 6.9, "pg/mL": 65.0}
# KDIGO: stage 3b begins below this (I08).
ADVANCED_KIDNEY_BELOW_EGFR: Final = 45.0

# Choice: the dose of the trial that found more kidney stones (Women's Health Initiative, E33).
CALCIUM_SUPPLEMENT_HIGH_MG: Final = 1000.0
# With it 400 IU of vitamin D; hazard ratio of stones 1.17 (1.02 to 1.34).
WHI_VITAMIN_D_IU: Final = 400.0
WHI_MORE_STONES: Final = 0.17
# NIH fact sheet on zinc (I14): 50 mg a day for weeks lowers copper.
ZINC_DRAINS_COPPER_MG: Final = 50.0
# Choice: the intake from which cohorts saw fractures (E31).
RETINOL_BONE_UG: Final = 1500.0
# EFSA 2024, pregnancy included (I09): the upper level of preformed vitamin A for adults.
RETINOL_PREGNANCY_STOP_UG: Final = 3000.0
# The dose of the trial that found more lung cancer among smokers (ATBC, I10).
BETA_CAROTENE_STOP_MG: Final = 20.0
# Choice: the monthly dose with which falls rose (Bischoff-Ferrari 2016, I11).
BOLUS_IU: Final = 60_000.0
BOLUS_FROM_YEARS: Final = 50.0
# The range of one article (E27): MK-4 below it is not in use anywhere.
MK4_LOW_UG: Final = 1000.0
# Choice: the largest doses tried for a year or more (E20, E27).
MK7_LARGEST_TRIAL_UG: Final = 720.0
MK4_LARGEST_TRIAL_UG: Final = 45_000.0
# Choice: a day's vitamin D from sun that is too little to count.
SUN_TOO_LITTLE_UG: Final = 1.0
# Choice: half the time to the first reddening leaves room for error.
SUNBURN_SHARE: Final = 0.5
# AAP 2008 and IOM 2011: what every breastfed infant is given; UK 2016: 8.5 to 10 ug (I12).
INFANT_VITAMIN_D_IU: Final = 400.0
INFANT_UK_LOW_UG: Final = 8.5
INFANT_UK_HIGH_UG: Final = 10.0

INFANT_BELOW_YEARS: Final = 1.0
# Endocrine Society 2024 (I13): vitamin D is suggested from 1 to 18 and from 75 years on.
GUIDELINE_YOUNG_TO_YEARS: Final = 18.0
GUIDELINE_OLD_FROM_YEARS: Final = 75.0
ADULT_FROM_YEARS: Final = 18.0
OLDER_FROM_YEARS: Final = 65.0

# An average such as 14 000 IU / 7 may differ from 2000 in its last binary digit.
_NOISE: Final = 1e-9


def above(amount: float, limit: float) -> bool:
    """Strictly above a limit, blind to the noise of binary fractions."""
    return amount > limit and not math.isclose(amount, limit, rel_tol=_NOISE)


def below(amount: float, limit: float) -> bool:
    """Strictly below a limit, blind to the noise of binary fractions."""
    return amount < limit and not math.isclose(amount, limit, rel_tol=_NOISE)
