# SPDX-License-Identifier: MIT
"""Texts that are nearly scenarios: a message or a scenario, and of that a sound assessment."""

import json
import math
import random
from copy import deepcopy
from pathlib import Path
from typing import Any

from dk2gui.core.evaluate import evaluate
from dk2gui.core.intake.intake import UnknownFoodError
from dk2gui.core.scenario.file_format import ScenarioError, decode_scenario, encode_scenario
from dk2gui.core.scenario.scenario import Scenario
from dk2gui.data.tables import load_constants, load_foods
from dk2gui.present.assessment_json import encode_assessment
from tests.torture.campaign import Outcome, spoiled

_SEVERITIES = ("stop", "caution", "info")
_ODD = (
    None, True, -1, 0, 1, 2.5, 1e-300, 1e300, 10**23, -0.0, "", "x", "us", "$.zzz", "` - at `$",
    "a" * 300, [], {}, [[]], "2026-11-20", "9999-12-31", "\ud7ff", "<img src=x>", "\x1b[2J",
)  # fmt: skip
_FULL: dict[str, Any] = {
    "schema": 1, "name": "Winter",
    "person": {"age_years": 68, "sex": "female", "weight_kg": 70, "height_cm": 165,
               "skin_type": 2, "conditions": ["diabetes"], "medications": ["doac"],
               "diet": ["vegan"], "latitude": 52},
    "supplements": [{"compound": "vitamin_d3", "amount": 2000, "unit": "IU"},
                    {"compound": "mk7", "amount": 100, "unit": "ug", "every_days": 7}],
    "foods": [{"food": "natto", "grams": 40, "times_per_week": 5}],
    "products": [{"name": "D3K2", "contains": [
        {"compound": "vitamin_d3", "amount": 5000, "unit": "IU"}]}],
    "other_food": {"calcium": 1000, "vitamin_d": 2.5}, "diet_is": "complete",
    "sun": {"latitude": 52, "minutes": 30},
    "labs": [{"date": "2026-11-01", "marker": "25ohd", "value": 48, "unit": "nmol/L"},
             {"date": "2026-11-02", "marker": "inr", "value": 2.5, "unit": "1"}],
    "start_date": "2026-11-20", "days": 60, "authority": "us",
}  # fmt: skip


def reader(size: int, draw: random.Random, _folder: Path) -> Outcome:
    """Read spoiled texts; assess what can be read."""
    outcome = Outcome()
    foods, constants = load_foods(), load_constants()
    read = 0
    for _ in range(size):
        outcome.tries += 1
        data = _text(draw)
        try:
            scenario = decode_scenario(data)
        except ScenarioError as error:
            if "\n" in str(error) or len(str(error)) > 2000:
                outcome.defect(f"no readable line of {data[:80]!r}")
            continue
        except Exception as error:
            outcome.defect(f"reader: {type(error).__name__} for {data[:300]!r}")
            continue
        read += 1
        if wrong := _unsound(scenario, foods, constants):
            outcome.defect(f"{wrong} for {encode_scenario(scenario)[:300]!r}")
    outcome.notes["accepted and assessed"] = str(read)
    return outcome


def _text(draw: random.Random) -> bytes:
    plain = json.loads(json.dumps(_FULL))
    for _ in range(draw.choice((1, 1, 1, 2, 3))):
        _change(plain, draw)
    data = json.dumps(plain, ensure_ascii=draw.random() < 0.5).encode("utf-8", "surrogatepass")
    return spoiled(data, draw) if draw.random() < 0.2 else data


def _change(plain: Any, draw: random.Random) -> None:
    """Change one place, anywhere in it."""
    while True:
        keys = list(plain) if isinstance(plain, dict) else list(range(len(plain)))
        if not keys:
            return
        key = draw.choice(keys)
        inner = plain[key]
        if isinstance(inner, dict | list) and inner and draw.random() < 0.7:
            plain = inner
            continue
        break
    match draw.randrange(8):
        case 0:
            plain[key] = _odd(draw)
        case 1 | 5 | 6 | 7 if isinstance(inner, int | float):
            plain[key] = inner * draw.choice((-1, 0, 0.001, 0.5, 0.9, 1.1, 2, 10, 1000, 1e6, 1e12))
        case 2:
            del plain[key]
        case 3 if isinstance(plain, dict):
            plain[draw.choice(("zzz", "from", "until", "since", "name", "weekdays"))] = deepcopy(
                draw.choice((*_ODD, "always", "2026-12-01", ["mon"]))
            )
        case _ if isinstance(plain, list):
            plain.extend([inner] * draw.choice((1, 3, 300)))
        case _:
            plain[key] = _odd(draw)


def _odd(draw: random.Random) -> Any:
    """A copy: what is put into a text may be changed by the next change."""
    return deepcopy(draw.choice(_ODD))


def _unsound(scenario: Scenario, foods: Any, constants: Any) -> str:  # noqa: PLR0911  # one for each kind
    """What is wrong with a scenario's assessment, "" for nothing."""
    try:
        if decode_scenario(encode_scenario(scenario)) != scenario:
            return "is not written as it was read"
        assessment = evaluate(scenario, foods, constants)
        said = json.loads(encode_assessment(assessment))
    except UnknownFoodError:
        return ""
    except Exception as error:
        return f"assessed: {type(error).__name__}: {error}"
    severities = [item["severity"] for item in said["advice"]]
    if severities != sorted(severities, key=_SEVERITIES.index):
        return "advice is not sorted"
    if any(value < 0 or not math.isfinite(value) for value in _numbers(said["intake"])):
        return "an intake below zero or without end"
    serum = said["serum_25ohd"]
    bands = zip(serum["p05"] or (), serum["median"] or (), serum["p95"] or (), strict=True)
    if any(not 0 <= low <= middle <= high < math.inf for low, middle, high in bands):
        return "a band out of order"
    return ""


def _numbers(value: Any) -> list[float]:
    if isinstance(value, dict):
        return [number for item in value.values() for number in _numbers(item)]
    if isinstance(value, list):
        return [number for item in value for number in _numbers(item)]
    return [value] if isinstance(value, int | float) and not isinstance(value, bool) else []
