# SPDX-License-Identifier: MIT
"""The map of vitamin D dose against MK-7 dose: where a person stands, and what the articles draw.

None of the lines is a target: no ratio of vitamin D to vitamin K2 has been established (E24).
"""

from collections.abc import Mapping
from typing import Final

import msgspec

from dk2gui.core.advice.thresholds import (
    ARTICLES_K2_HIGH_UG,
    ARTICLES_K2_LOW_UG,
    PAIRING_VITAMIN_D_IU,
    RATIO_UG_PER_1000_IU,
    SUPERVISED_VITAMIN_D_IU,
)
from dk2gui.core.basis.authorities import AUTHORITIES
from dk2gui.core.basis.message import Amount, Message, VitaminDAmount, marked, message
from dk2gui.core.basis.units import iu_from_ug_vitamin_d
from dk2gui.core.evaluate import Assessment
from dk2gui.core.evidence import Evidence

# The articles (opinion, evidence E11): the range of daily vitamin D.
ARTICLES_VITAMIN_D_LOW_IU: Final = 1000.0
ARTICLES_VITAMIN_D_HIGH_IU: Final = 4000.0

OFFICIAL: Final = "official"

_UPPER_LEVEL: Final = marked("upper level")
_DOCTOR_ONLY: Final = marked("doctor only")
_ADD_K2: Final = marked("add K2 above")
_USUAL_DOSES: Final = marked("usual doses")
_ONE_ARTICLE: Final = marked("one article")
_TWO_ARTICLES: Final = marked("two articles")

NO_RATIO: Final = message(
    "No ratio of vitamin D to K2 is established. The dashed lines are what articles say; the upper "
    "level is official."
)


class MapLine(msgspec.Struct, frozen=True):
    """A dose of vitamin D with a name; `grade` is OFFICIAL or an evidence grade."""

    vitamin_d_iu: float
    name: str
    said_by: str
    grade: str
    evidence: str
    is_upper_level: bool = False


class MapBox(msgspec.Struct, frozen=True):
    """A range of both doses with a name."""

    vitamin_d_iu: tuple[float, float]
    mk7_ug: tuple[float, float]
    name: str
    said_by: str
    grade: str
    evidence: str


class MapRatio(msgspec.Struct, frozen=True):
    """A fixed amount of MK-7 for every 1000 IU of vitamin D."""

    ug_per_1000_iu: float
    name: Message
    said_by: str
    grade: str
    evidence: str


class BalanceMap(msgspec.Struct, frozen=True):
    """Where the person stands, and what is drawn around.

    Vitamin D in IU a day from supplements, as the lines mean it. MK-7 in ug a day from food and
    supplements, since it is the same molecule; `mk7_food_ug` of it is no dose that could be moved.
    """

    vitamin_d_iu: float
    mk7_ug: float
    mk7_food_ug: float
    mk7_is_lower_bound: bool
    lines: tuple[MapLine, ...]
    box: MapBox | None
    ratio: MapRatio | None
    note: Message


def balance_map(assessment: Assessment, evidence: Mapping[str, Evidence]) -> BalanceMap:
    """The map of one assessment.

    Lines that the policy does not show to this person are left out.
    `evidence` maps evidence ids to entries; their grades stand on the map.
    """
    policy = assessment.policy
    shows_k2 = policy.no_k2_range is None
    shows_doses = policy.no_articles_doses is None
    lines = []
    limit = assessment.nutrients["vitamin_d"].upper_level
    if limit is not None:
        title = AUTHORITIES[limit.authority].title
        lines.append(
            MapLine(iu_from_ug_vitamin_d(limit.value), _UPPER_LEVEL, title, OFFICIAL, "E35",
                    is_upper_level=True)
        )  # fmt: skip
    if shows_doses:
        lines.append(_line(SUPERVISED_VITAMIN_D_IU, _DOCTOR_ONLY, _ONE_ARTICLE, "E35",
                           evidence))  # fmt: skip
    if shows_k2 and shows_doses:
        lines.append(_line(PAIRING_VITAMIN_D_IU, _ADD_K2, _TWO_ARTICLES, "E04",
                           evidence))  # fmt: skip
    mk7 = assessment.nutrients["mk7"].intake
    return BalanceMap(
        iu_from_ug_vitamin_d(assessment.nutrients["vitamin_d"].intake.supplement),
        mk7.total,
        mk7.food,
        mk7.is_lower_bound,
        tuple(lines),
        MapBox(
            (ARTICLES_VITAMIN_D_LOW_IU, ARTICLES_VITAMIN_D_HIGH_IU),
            (ARTICLES_K2_LOW_UG, ARTICLES_K2_HIGH_UG),
            _USUAL_DOSES, _TWO_ARTICLES, evidence["E12"].grade, "E12",
        ) if shows_k2 and shows_doses else None,
        MapRatio(
            RATIO_UG_PER_1000_IU, message(
                "{amount} per {dose}", amount=Amount(RATIO_UG_PER_1000_IU, "ug"),
                dose=VitaminDAmount(1000),
            ), _ONE_ARTICLE,
            evidence["E24"].grade, "E24",
        ) if shows_k2 else None,
        policy.no_k2_range or policy.no_articles_doses or NO_RATIO,
    )  # fmt: skip


def _line(
    vitamin_d_iu: float, name: str, said_by: str, entry: str, evidence: Mapping[str, Evidence]
) -> MapLine:
    return MapLine(vitamin_d_iu, name, said_by, evidence[entry].grade, entry)
