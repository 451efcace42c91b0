# SPDX-License-Identifier: MIT
"""What the core said of a dozen scenarios when they were written down: nothing moves unseen.

The figures are the program's own, not published ones; other tests hold those. A change that means
to move them writes them anew, `python -m tests.core.test_golden`, and its reviewer reads the
difference. Texts are left out: what is said stands in the tests of the texts.
"""

import json
from pathlib import Path
from typing import Any, Final

import msgspec
import pytest

from dk2gui.core.answer import answer
from dk2gui.core.evaluate import evaluate
from dk2gui.core.explore.dose_window import dose_window
from dk2gui.core.scenario.file_format import decode_scenario
from dk2gui.core.year import MonthView, year_by_month
from dk2gui.data.tables import load_constants, load_foods
from dk2gui.present.assessment_json import assessment_values

FOLDER: Final = Path(__file__).parent / "golden"
NAMES: Final = sorted(path.stem for path in FOLDER.glob("*.json"))
_EVERY_DAYS: Final = 40
_TEXTS: Final = {
    "title", "detail", "sources", "source", "why", "trigger", "evidence", "note", "notes", "reason",
    "assumed_note", "assumed_source", "no_forecast", "day",
}  # fmt: skip


def said_of(raw: dict[str, Any]) -> Any:
    """What the core says of a scenario, without texts, by every fortieth day."""
    scenario = decode_scenario(json.dumps(raw).encode())
    foods, constants = load_foods(), load_constants()
    found = evaluate(scenario, foods, constants)
    window = dose_window(scenario, foods, constants)
    read = answer(found, constants)
    return _thinned(
        {
            "assessment": assessment_values(found),
            "answer": msgspec.to_builtins([read.date, read.level, read.upper]),
            "window": [window.state, window.low_iu, window.high_iu, window.high_limit],
            "year": [_month(each) for each in year_by_month(scenario, foods, constants).months],
        }
    )


def _month(month: MonthView) -> list[Any]:
    eaten = [row.total for row in month.intakes.values()]
    levels = [month.p05_nmol_l, month.median_nmol_l, month.p95_nmol_l]
    return [*levels, month.sun_ug_per_day, month.noon_uv_index, month.is_vitamin_d_winter,
            month.goal, *eaten]  # fmt: skip


def _thinned(value: Any) -> Any:
    match value:
        case dict():
            return {key: _thinned(each) for key, each in value.items() if key not in _TEXTS}
        case list() | tuple():
            few = value if len(value) < _EVERY_DAYS else [*value[::_EVERY_DAYS], value[-1]]
            return [_thinned(each) for each in few]
        case float():
            return float(f"{value:.7g}")
    return value


def _differences(found: Any, expected: Any, place: str = "") -> list[str]:
    """Where two values differ, numbers by more than machines do."""
    if isinstance(found, dict) and isinstance(expected, dict):
        keys = {**expected, **found}
        missing = object()
        return [
            line
            for key in keys
            for line in _differences(
                found.get(key, missing), expected.get(key, missing), f"{place}.{key}"
            )
        ]
    if isinstance(found, list) and isinstance(expected, list) and len(found) == len(expected):
        return [
            line
            for at, pair in enumerate(zip(found, expected, strict=True))
            for line in _differences(*pair, f"{place}[{at}]")
        ]
    if isinstance(found, float) and isinstance(expected, int | float):
        # A level is printed with two decimals, which may round either way.
        same = found == pytest.approx(expected, rel=1e-6, abs=0.0101 if "serum" in place else 1e-9)
    else:
        same = found == expected and type(found) is type(expected)
    return [] if same else [f"{place}: {found!r}, was {expected!r}"]


@pytest.mark.parametrize("name", NAMES)
def test_nothing_moves_unseen(name):
    known = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    assert _differences(said_of(known["scenario"]), known["said"]) == []


def test_the_scenarios_are_of_many_kinds():
    said = [json.loads((FOLDER / f"{name}.json").read_text())["said"] for name in NAMES]
    advice = {item["id"] for each in said for item in each["assessment"]["advice"]}
    modes = {each["assessment"]["serum_25ohd"]["mode"] for each in said}
    assert len(advice) > 35
    assert modes == {"population", "measured", "personal", None}


if __name__ == "__main__":
    for path in sorted(FOLDER.glob("*.json")):
        scenario = json.loads(path.read_text(encoding="utf-8"))["scenario"]
        text = json.dumps({"scenario": scenario, "said": said_of(scenario)}, separators=(",", ":"))
        path.write_text(text.replace(',"', ',\n"') + "\n", encoding="utf-8")
