# SPDX-License-Identifier: MIT
"""An assessment as the plain values that `evaluate` prints."""

from typing import Any, Final

import msgspec

from dk2gui.core.basis.nutrients import NUTRIENTS
from dk2gui.core.evaluate import Assessment, NutrientAssessment
from dk2gui.core.intake.typical_diet import Assumed, NotSurveyed
from dk2gui.core.resolved import SunAssessment
from dk2gui.core.serum.forecast import NoForecast, SerumForecast
from dk2gui.core.vitamin_k import VitaminKStatus
from dk2gui.present.advice_text import AdviceText, advice_texts
from dk2gui.present.words import ENGLISH

_SERUM_DIGITS: Final = 2
_LEVELS: Final = ("p05", "p25", "median", "p75", "p95", "result_p05", "result_p95")


def encode_assessment(assessment: Assessment) -> bytes:
    """One line of JSON; the same scenario always gives the same bytes."""
    return msgspec.json.encode(assessment_values(assessment))


def assessment_values(assessment: Assessment) -> dict[str, Any]:
    """The assessment as JSON-ready values; keys are the public contract."""
    return {
        "schema": 1,
        "name": assessment.scenario.name,
        "person": {
            "weight_kg": _rounded(assessment.body.weight_kg),
            "height_cm": _rounded(assessment.body.height_cm),
            "bmi_kg_m2": _rounded(assessment.body.bmi),
            "assumed": list(assessment.body.assumed),
        },
        "intake": {
            nutrient: _nutrient_values(row) for nutrient, row in assessment.nutrients.items()
        },
        "serum_25ohd": _serum_values(assessment.serum),
        **_sun_assumed(assessment.serum),
        **({"sun": _sun_values(assessment.sun)} if assessment.sun else {}),
        "vitamin_k_status": _vitamin_k_values(assessment.vitamin_k),
        "advice": [_advice_values(text) for text in advice_texts(assessment.advice, ENGLISH)],
        "doubts": [
            {
                "path": doubt.path,
                "reason": ENGLISH.say(doubt.reason),
                "suggestion": doubt.suggestion,
            }
            for doubt in assessment.doubts
        ],
    }


def _advice_values(text: AdviceText) -> dict[str, Any]:
    return {
        "id": text.id,
        "severity": text.severity,
        "title": text.title,
        "detail": text.detail,
        "grade": text.grade,
        "sources": list(text.sources),
        "why": list(text.why),
        "trigger": text.trigger,
        "evidence": list(text.evidence),
    }


def _nutrient_values(row: NutrientAssessment) -> dict[str, Any]:
    intake = row.intake
    return {
        "unit": NUTRIENTS[intake.nutrient].unit,
        "total": _rounded(intake.total),
        "food": _rounded(intake.food),
        "supplement": _rounded(intake.supplement),
        "sun": _rounded(intake.sun),
        **_assumed_values(intake.assumed),
        **_reported_values(intake.reported),
        "unmeasured_foods": list(intake.unmeasured_foods),
        "reference": [
            {
                "kind": value.kind,
                "value": value.value,
                "basis": value.basis,
                "source": value.source,
                "status": value.status,
                "authority": value.authority,
                "borrowed": value.borrowed,
            }
            for value in row.references
        ],
        "status": row.status,
        "rests_on": row.rests_on,
    }


def _assumed_values(assumed: Assumed | NotSurveyed | None) -> dict[str, Any]:
    """What of the food is assumed, null with a reason where no survey has it."""
    match assumed:
        case None:
            return {}
        case NotSurveyed():
            nothing = dict.fromkeys(("assumed", "assumed_p05", "assumed_p95"))
            return {**nothing, "assumed_note": ENGLISH.say(assumed.reason)}
    return {
        "assumed": _rounded(assumed.amount),
        "assumed_p05": _rounded(assumed.p05),
        "assumed_p95": _rounded(assumed.p95),
        "assumed_source": ENGLISH.say(assumed.survey),
        "assumed_status": assumed.status,
    }


def _reported_values(reported: tuple[float, float] | None) -> dict[str, Any]:
    """The total with the least and the most that laboratories reported of its foods."""
    if reported is None:
        return {}
    return {"reported_low": _rounded(reported[0]), "reported_high": _rounded(reported[1])}


def _sun_assumed(serum: SerumForecast | NoForecast) -> dict[str, Any]:
    """Said at the top too, where the sun would stand: what is assumed is not a stated habit."""
    if isinstance(serum, NoForecast) or not serum.sun_assumed:
        return {}
    return {"sun_assumed": True}


def _serum_values(serum: SerumForecast | NoForecast) -> dict[str, Any]:
    if isinstance(serum, NoForecast):
        nothing = dict.fromkeys(("day", *_LEVELS, "mode", "sun_assumed", "next_test_day"))
        why = ENGLISH.say(serum.reason)
        return {
            "unit": "nmol/L",
            **nothing,
            "note": why,
            "notes": [why],
            "explanations": [],
        }
    levels = {
        # Plain numbers first: one by one out of an array they take three times as long.
        name: [round(level, _SERUM_DIGITS) for level in getattr(serum, name).tolist()]
        for name in _LEVELS
    }
    return {
        "unit": "nmol/L",
        "day": serum.day.tolist(),
        **levels,
        "mode": serum.mode,
        "sun_assumed": serum.sun_assumed,
        "next_test_day": serum.plateau_day,
        "notes": [ENGLISH.say(note) for note in serum.notes],
        "explanations": []
        if serum.misfit is None
        else [
            {"kind": entry.kind, "value": _rounded(entry.value), "fits": entry.fits}
            for entry in serum.misfit.explanations
        ],
    }


def _sun_values(sun: SunAssessment) -> dict[str, Any]:
    day = sun.today
    return {
        "vitamin_d_ug_per_day": _rounded(day.vitamin_d_ug_per_day),
        "vitamin_d_ug_per_day_low": _rounded(day.vitamin_d_low_ug_per_day),
        "vitamin_d_ug_per_day_high": _rounded(day.vitamin_d_high_ug_per_day),
        "uv_index": _rounded(day.uv_index),
        "minutes_to_burn": None if day.minutes_to_burn is None else _rounded(day.minutes_to_burn),
        "vitamin_d_ug_per_day_by_month": [
            _rounded(amount) for amount in sun.vitamin_d_ug_per_day_by_month
        ],
    }


def _vitamin_k_values(status: VitaminKStatus) -> dict[str, Any]:
    values: dict[str, Any] = msgspec.structs.asdict(status)
    values["note"] = ENGLISH.say_all(status.note)
    return {
        name: _rounded(value) if isinstance(value, float) else value
        for name, value in values.items()
    }


def _rounded(amount: float) -> float:
    """Without the last digits, which are the machine's and not the food's."""
    return float(f"{amount:.10g}")
