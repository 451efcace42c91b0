# SPDX-License-Identifier: MIT
"""Texts that are nearly scenarios: a message or a scenario, and of that a sound assessment."""

import json
import math
import random
from copy import deepcopy
from pathlib import Path
from typing import Any

import msgspec

from dk2gui.core.evaluate import evaluate
from dk2gui.core.intake.intake import UnknownFoodError
from dk2gui.core.kept import Kept
from dk2gui.core.scenario.file_format import ScenarioError, decode_scenario, encode_scenario
from dk2gui.core.scenario.scenario import Scenario
from dk2gui.data.tables import load_constants, load_foods
from dk2gui.present.assessment_json import encode_assessment
from tests.torture.campaign import Outcome, Tries, spoiled

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
_FULL_TEXT = json.dumps(_FULL)
_SHARE_ALONE = 1 / 16
"""How many are also evaluated with nothing kept."""


def reader(tries: Tries, draw: random.Random, _folder: Path) -> Outcome:
    """Read spoiled texts; assess what can be read."""
    outcome = Outcome()
    foods, constants = load_foods(), load_constants()
    kept = Kept()
    for _ in tries.of(outcome):
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
        outcome.count("accepted and assessed")
        # What is kept between evaluations, as a window keeps it, makes this affordable; that it
        # changes nothing is tried here as well.
        alone = draw.random() < _SHARE_ALONE
        if wrong := _unsound(scenario, foods, constants, kept, is_compared=alone):
            outcome.defect(f"{wrong} for {encode_scenario(scenario)[:300]!r}")
            kept = Kept()
    return outcome


def _text(draw: random.Random) -> bytes:
    plain = json.loads(_FULL_TEXT)
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


def _unsound(  # noqa: PLR0911  # one for each kind
    scenario: Scenario, foods: Any, constants: Any, kept: Kept, *, is_compared: bool
) -> str:
    """What is wrong with a scenario's assessment, "" for nothing."""
    try:
        if decode_scenario(encode_scenario(scenario)) != scenario:
            return "is not written as it was read"
        text = encode_assessment(evaluate(scenario, foods, constants, kept))
        if is_compared and encode_assessment(evaluate(scenario, foods, constants)) != text:
            return "is assessed otherwise with what was kept"
        said = msgspec.json.decode(text)
    except UnknownFoodError:
        return ""
    except Exception as error:
        return f"assessed: {type(error).__name__}: {error}"
    severities = [item["severity"] for item in said["advice"]]
    if severities != sorted(severities, key=_SEVERITIES.index):
        return "advice is not sorted"
    if not _all_sound(said["intake"]):
        return "an intake below zero or without end"
    serum = said["serum_25ohd"]
    bands = zip(serum["p05"] or (), serum["median"] or (), serum["p95"] or (), strict=True)
    if any(not 0 <= low <= middle <= high < math.inf for low, middle, high in bands):
        return "a band out of order"
    return ""


def _all_sound(value: Any) -> bool:
    """Whether every number in it is one, and none below zero."""
    if isinstance(value, dict):
        return all(map(_all_sound, value.values()))
    if isinstance(value, list):
        return all(map(_all_sound, value))
    return not isinstance(value, int | float) or 0 <= value < math.inf
