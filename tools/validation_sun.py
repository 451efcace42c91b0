# SPDX-License-Identifier: MIT
"""The sun model against published figures: one row a figure, and a table to read."""

from collections.abc import Callable, Iterable, Mapping
from typing import Final, Literal

import msgspec
import numpy as np

from dk2gui.core.sun.skin import SunModel, vitamin_d_iu
from dk2gui.core.sun.sunlight import DAY_HOURS, Irradiance, clear_uv_index, irradiance

Quantity = Literal[
    "uv_index",
    "erythemal_daily_dose",
    "daily_ratio",
    "synthesis_webb",
    "synthesis_engelsen",
    "minutes_for_dose",
    "minutes_for_iu",
]

QUANTITY_TITLES: Final[dict[Quantity, str]] = {
    "uv_index": "UV index, clear sky",
    "erythemal_daily_dose": "Erythemal dose of a clear day",
    "daily_ratio": "Vitamin-D-weighted over erythemal dose of a day",
    "synthesis_webb": "Vitamin D possible at noon (Webb 1988)",
    "synthesis_engelsen": "Any vitamin D at noon (Engelsen 2005)",
    "minutes_for_dose": "Minutes for an erythemal dose",
    "minutes_for_iu": "Minutes for an amount of vitamin D",
}
_YES_NO: Final = "yes or no"
_WHOLE_FROM: Final = 100.0
_SECONDS_PER_MINUTE: Final = 60.0
_SECONDS_PER_HOUR: Final = 3600.0
_DAY_STEPS: Final = 289
_DOSES_J_M2: Final = np.linspace(0.0, 5000.0, 50_001)


class SunCheckRow(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One published figure. Empty cells are None; yes or no is written 1 or 0."""

    id: str
    place: str
    latitude: float | None
    altitude_m: float
    day: int | None
    solar_hour: float | None
    zenith_deg: float | None
    ozone_du: float | None
    quantity: Quantity
    amount: float | None
    skin_type: int | None
    exposed_fraction: float | None
    calibration: float | None
    expected_low: float
    expected_high: float
    accept_low: float
    accept_high: float
    unit: str
    source: str
    status: Literal["seen", "recalled"]
    note: str


class SunCheck(msgspec.Struct, frozen=True):
    """A published figure and what the model says; `inside` the accepted window or not."""

    row: SunCheckRow
    predicted: float
    inside: bool


def sun_check_rows(rows: Iterable[Mapping[str, str]]) -> tuple[SunCheckRow, ...]:
    """The rows of the check file. Raises msgspec.ValidationError on a malformed cell."""
    texts = {"id", "place", "unit", "source", "note"}
    return tuple(
        msgspec.convert(
            {name: cell if cell or name in texts else None for name, cell in row.items()},
            SunCheckRow,
            strict=False,
        )
        for row in rows
    )


def sun_checks(model: SunModel, rows: Iterable[SunCheckRow]) -> list[SunCheck]:
    """Predict each figure under the conditions of its source."""
    checks = []
    for row in rows:
        predicted = float(_PREDICTORS[row.quantity](row, model))
        checks.append(SunCheck(row, predicted, row.accept_low <= predicted <= row.accept_high))
    return checks


def sun_markdown(checks: Iterable[SunCheck]) -> str:
    """The checks as a Markdown table, with a line that counts them."""
    checks = list(checks)
    lines = [
        "| Place | Figure | Day | Published | Accepted | Model | Inside | Source |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for check in checks:
        row = check.row
        source = f"{row.source} (cited from memory)" if row.status == "recalled" else row.source
        cells = (
            row.place,
            _title(row),
            "" if row.day is None else str(row.day),
            _range(row.expected_low, row.expected_high, row.unit),
            _range(row.accept_low, row.accept_high, row.unit),
            _said(check.predicted, row.unit),
            "yes" if check.inside else "**no**",
            f"{source}. {row.note}" if row.note else source,
        )
        lines.append("| " + " | ".join(cell.replace("|", "/") for cell in cells) + " |")
    inside = sum(check.inside for check in checks)
    return "\n".join((*lines, "", f"{inside} of {len(checks)} figures lie inside.", ""))


def _title(row: SunCheckRow) -> str:
    title = QUANTITY_TITLES[row.quantity]
    if row.quantity == "minutes_for_iu":
        share = 100 * (row.exposed_fraction or 0)
        return f"{title}: {row.amount:g} IU, skin type {row.skin_type}, {share:g} % of the skin"
    return f"{title}: {row.amount:g} J/m2" if row.quantity == "minutes_for_dose" else title


def _range(low: float, high: float, unit: str) -> str:
    if low == high:
        return _said(low, unit)
    return f"{_said(low, '')} to {_said(high, unit)}"


def _said(value: float, unit: str) -> str:
    if unit == _YES_NO:
        return "yes" if value else "no"
    digits = f"{value:,.0f}" if value >= _WHOLE_FROM else f"{value:.3g}"
    return digits if unit in ("", "1") else f"{digits} {unit}"


def _given(value: float | None, name: str, row: SunCheckRow) -> float:
    if value is None:
        raise ValueError(f"{row.id}: needs {name}")
    return value


def _at_hour(row: SunCheckRow, model: SunModel) -> Irradiance:
    return irradiance(
        _given(row.latitude, "latitude", row),
        [int(_given(row.day, "day", row))],
        _given(row.solar_hour, "solar_hour", row),
        model.sky,
        row.altitude_m,
    )


def _through_day(row: SunCheckRow, model: SunModel) -> tuple[float, float]:
    """Erythemal and vitamin-D-weighted J/m2 of a clear day."""
    hours = np.linspace(0.0, DAY_HOURS, _DAY_STEPS)
    light = irradiance(
        _given(row.latitude, "latitude", row),
        [int(_given(row.day, "day", row))],
        hours,
        model.sky,
        row.altitude_m,
    )
    seconds = _SECONDS_PER_HOUR * (hours[1] - hours[0])
    erythemal = light.uv_index.sum() * model.sky.model.w_m2_per_uv_index * seconds
    return float(erythemal), float(light.vitamin_d.sum() * seconds)


def _uv_index(row: SunCheckRow, model: SunModel) -> float:
    if row.zenith_deg is None:
        return float(_at_hour(row, model).uv_index[0, 0])
    mu = np.cos(np.radians([[row.zenith_deg]]))
    ozone = np.array([_given(row.ozone_du, "ozone_du", row)])
    return float(clear_uv_index(mu, ozone, model.sky.model)[0, 0])


def _daily_dose(row: SunCheckRow, model: SunModel) -> float:
    return _through_day(row, model)[0]


def _daily_ratio(row: SunCheckRow, model: SunModel) -> float:
    erythemal, vitamin_d = _through_day(row, model)
    return vitamin_d / erythemal


def _webb(row: SunCheckRow, model: SunModel) -> float:
    light = _at_hour(row, model).vitamin_d[0, 0]
    return float(light >= model.sky.model.possible_from_w_m2)


def _engelsen(row: SunCheckRow, model: SunModel) -> float:
    return float(_at_hour(row, model).vitamin_d[0, 0] >= model.sky.model.none_below_w_m2)


def _minutes_for_dose(row: SunCheckRow, model: SunModel) -> float:
    watts = _at_hour(row, model).uv_index[0, 0] * model.sky.model.w_m2_per_uv_index
    return float(_given(row.amount, "amount", row) / watts / _SECONDS_PER_MINUTE)


def _minutes_for_iu(row: SunCheckRow, model: SunModel) -> float:
    # As in the papers: constant light of that hour, young skin lying flat.
    made = vitamin_d_iu(
        _DOSES_J_M2,
        exposed_fraction=_given(row.exposed_fraction, "exposed_fraction", row),
        skin_type=int(_given(row.skin_type, "skin_type", row)),
        factor=1.0,
        calibration=_given(row.calibration, "calibration", row),
        skin=model.skin,
    )
    dose = np.interp(_given(row.amount, "amount", row), made, _DOSES_J_M2)
    return float(dose / _at_hour(row, model).vitamin_d[0, 0] / _SECONDS_PER_MINUTE)


_PREDICTORS: Final[dict[Quantity, Callable[[SunCheckRow, SunModel], float]]] = {
    "uv_index": _uv_index,
    "erythemal_daily_dose": _daily_dose,
    "daily_ratio": _daily_ratio,
    "synthesis_webb": _webb,
    "synthesis_engelsen": _engelsen,
    "minutes_for_dose": _minutes_for_dose,
    "minutes_for_iu": _minutes_for_iu,
}
