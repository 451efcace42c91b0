# SPDX-License-Identifier: MIT
"""The validation's pictures as small SVG text: observed against predicted, and error by dose."""

import math
from collections.abc import Callable, Sequence
from html import escape
from typing import Final

from tools.validation_trials import ArmResult

_WIDTH: Final = 520
_HEIGHT: Final = 400
_LEFT, _RIGHT, _TOP, _BOTTOM = 60, 20, 20, 50
# Blue and vermilion of Okabe and Ito: told apart with every kind of colour vision.
_FILL: Final = {"seen": "#0072b2", "recalled": "#d55e00"}
_MOST_SHOWN_NMOL_L: Final = 250.0
_STEP_NMOL_L: Final = 50
_LEAST_SHOWN_IU, _MOST_SHOWN_IU = 150.0, 20_000.0
_DOSE_TICKS: Final = (200, 500, 1000, 2000, 5000, 10_000)
_MOST_ERROR_NMOL_L: Final = 80.0
_ERROR_STEP_NMOL_L: Final = 20


def observed_against_predicted(results: Sequence[ArmResult]) -> str:
    """Each arm's change: predicted (across) against observed (up), with the line of equality."""
    across, up = _linear(0, _MOST_SHOWN_NMOL_L, False), _linear(0, _MOST_SHOWN_NMOL_L, True)
    ticks = range(0, int(_MOST_SHOWN_NMOL_L) + 1, _STEP_NMOL_L)
    shown = [r for r in results if max(r.observed, r.error + r.observed) <= _MOST_SHOWN_NMOL_L]
    parts = [_line(across(0), up(0), across(_MOST_SHOWN_NMOL_L), up(_MOST_SHOWN_NMOL_L))]
    parts += [_dot(r, across(r.error + r.observed), up(r.observed)) for r in shown]
    return _picture(
        "Change of 25(OH)D in trials: observed against predicted",
        parts,
        [(across(tick), str(tick)) for tick in ticks],
        [(up(tick), str(tick)) for tick in ticks],
        ("predicted change, nmol/L", "observed change, nmol/L"),
    )


def error_by_dose(results: Sequence[ArmResult]) -> str:
    """Each arm's error against its mean daily dose, on a logarithmic axis."""
    scale = _linear(math.log(_LEAST_SHOWN_IU), math.log(_MOST_SHOWN_IU), False)
    up = _linear(-_MOST_ERROR_NMOL_L, _MOST_ERROR_NMOL_L, True)
    limit = int(_MOST_ERROR_NMOL_L)
    shown = [
        r
        for r in results
        if _LEAST_SHOWN_IU <= r.arm.iu_per_day <= _MOST_SHOWN_IU
        and abs(r.error) <= _MOST_ERROR_NMOL_L
    ]
    parts = [_line(_LEFT, up(0), _WIDTH - _RIGHT, up(0))]
    parts += [_dot(r, scale(math.log(r.arm.iu_per_day)), up(r.error)) for r in shown]
    return _picture(
        "Error of the predicted change by dose",
        parts,
        [(scale(math.log(tick)), str(tick)) for tick in _DOSE_TICKS],
        [(up(tick), str(tick)) for tick in range(-limit, limit + 1, _ERROR_STEP_NMOL_L)],
        ("mean dose, IU/d", "predicted minus observed, nmol/L"),
    )


def _linear(low: float, high: float, upwards: bool) -> Callable[[float], float]:
    start, end = (_HEIGHT - _BOTTOM, _TOP) if upwards else (_LEFT, _WIDTH - _RIGHT)
    return lambda value: start + (end - start) * (value - low) / (high - low)


def _line(x1: float, y1: float, x2: float, y2: float) -> str:
    return (
        f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" '
        'stroke="#888" stroke-dasharray="4 3"/>'
    )


def _dot(result: ArmResult, x: float, y: float) -> str:
    arm = result.arm
    title = escape(f"{arm.study} {arm.year}: {arm.schedule}")
    return (
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4" fill="{_FILL[arm.status]}" '
        f'fill-opacity="0.75"><title>{title}</title></circle>'
    )


def _picture(
    title: str,
    parts: Sequence[str],
    across: Sequence[tuple[float, str]],
    up: Sequence[tuple[float, str]],
    axis_titles: tuple[str, str],
) -> str:
    floor, middle = _HEIGHT - _BOTTOM, (_HEIGHT - _BOTTOM + _TOP) / 2
    labels = [
        f'<text x="{x:.1f}" y="{floor + 18}" text-anchor="middle">{text}</text>'
        for x, text in across
    ]
    labels += [
        f'<text x="{_LEFT - 8}" y="{y + 4:.1f}" text-anchor="end">{text}</text>' for y, text in up
    ]
    key = [
        f'<circle cx="{_LEFT + 14}" cy="{_TOP + 12 + 18 * row}" r="4" fill="{colour}"/>'
        f'<text x="{_LEFT + 24}" y="{_TOP + 16 + 18 * row}">{text}</text>'
        for row, (colour, text) in enumerate(
            ((_FILL["seen"], "figures seen in the source"), (_FILL["recalled"], "recalled"))
        )
    ]
    return "\n".join(
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" '
            'font-family="sans-serif" font-size="12" role="img">',
            f"<title>{escape(title)}</title>",
            f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="white"/>',
            f'<rect x="{_LEFT}" y="{_TOP}" width="{_WIDTH - _LEFT - _RIGHT}" '
            f'height="{floor - _TOP}" fill="none" stroke="#444"/>',
            *parts,
            *labels,
            *key,
            f'<text x="{(_LEFT + _WIDTH - _RIGHT) / 2}" y="{_HEIGHT - 10}" '
            f'text-anchor="middle">{axis_titles[0]}</text>',
            f'<text transform="translate(16 {middle}) rotate(-90)" '
            f'text-anchor="middle">{axis_titles[1]}</text>',
            "</svg>",
            "",
        )
    )
