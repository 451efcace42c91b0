# SPDX-License-Identifier: MIT
"""`python -m tools.format_reference`: the scenario format as a JSON Schema and as a page.

Writes docs/scenario.schema.json and docs/scenario-format.md into the folder given, or docs/. Keys,
types, limits and defaults come from the types that read the file; here stand only their meanings.
"""

import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

import msgspec

from dk2gui.core.basis.authorities import AUTHORITIES
from dk2gui.core.basis.nutrients import COMPOUNDS, NUTRIENTS, amount_in
from dk2gui.core.basis.units import DoseUnit
from dk2gui.core.scenario.file_format import MAX_BYTES
from dk2gui.core.scenario.possible_values import MARKER_RANGES
from dk2gui.core.scenario.scenario import (
    FALLBACK_START,
    FIRST_DATE,
    LAST_DATE,
    MARKER_UNITS,
    MAX_DOSE_UG,
    Scenario,
)

SCHEMA_FILE: Final = "scenario.schema.json"
PAGE_FILE: Final = "scenario-format.md"
_DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
_UG_PER_KG: Final = 1e9

_FROM: Final = "First day on which it counts. Without it there is no first day."
_UNTIL: Final = "Last day on which it counts, not before `from`. Without it there is no last day."
_SINCE: Final = (
    "`always`: it began long before the first blood test; in place of `from`, which must be absent."
)
_DOSE_FROM: Final = (
    "First day on which it counts. Without it and `since` the forecast takes it from the start on."
)
_UNIT: Final = "Unit of `amount`, in any case; IU for vitamin D, retinol and beta-carotene only."
_EVERY_DAYS: Final = "Days from one dose to the next: 1 daily, 7 weekly."
_WEEKDAYS: Final = "The days of the week on which it is taken; in place of `every_days`."
TITLES: Final = {
    "Scenario": "The scenario",
    "Person": "person",
    "Supplement": "supplements",
    "Product": "products",
    "Content": "contains",
    "EatenFood": "foods",
    "SunHabit": "sun",
    "Lab": "labs",
}
MEANINGS: Final[dict[str, dict[str, str]]] = {
    "Scenario": {
        "schema": "The version of the format.",
        "name": "What the user calls it.",
        "person": "Who it is about.",
        "supplements": "Doses, in any number for a compound.",
        "products": "Bottles that are taken as one; their parts count as supplements do.",
        "with_fat": "Whether supplements are taken with a meal that holds some fat.",
        "foods": "The listed foods of the plate.",
        "diet_is": "What the foods are: `partial`, a part of what is eaten, so that too little is "
        "never said; `complete`, all of it; `typical`, beside what people of that age and sex "
        "usually eat.",
        "other_food": "What is eaten besides the listed foods: a nutrient's id and its amount a "
        "day in that nutrient's unit.",
        "sun": "Sun on the skin; without it nothing is said about sun.",
        "labs": "Blood test results. Of several of one marker on one day the last listed counts.",
        "start_date": "The day on which the forecast starts.",
        "days": "How many days the forecast lasts.",
        "answer_date": "The day at which the answer is read; without it the last day.",
        "authority": "Whose reference values are used.",
    },
    "Person": {
        "name": "What the person is called.",
        "age_years": "Age in years.",
        "sex": "Sex, as reference values tell it apart.",
        "life_stage": "Pregnant or lactating, for women.",
        "postmenopausal": "After menopause.",
        "weight_kg": "Body weight in kg. Without it 70 kg count for adults, and below 18 years "
        "that of the age (WHO growth references; for a stated height, as heavy as others).",
        "height_cm": "Height in cm, for the body mass index and a child's weight. Without it "
        "170 cm count for adults, and below 18 years that of the age.",
        "skin_type": "Skin type after Fitzpatrick, from very fair to very dark.",
        "conditions": "Conditions that matter to the advice.",
        "medications": "Medicines that matter to the advice.",
        "diet": "What is left out of the diet.",
        "smoker": "Smokes.",
        "low_activity": "Moves little.",
        "latitude": "Where the person lives, degrees north; that of `sun` counts for the sun.",
    },
    "Supplement": {
        "compound": "What is taken.",
        "amount": f"One dose in `unit`, up to {MAX_DOSE_UG / _UG_PER_KG:g} kg.",
        "unit": _UNIT,
        "every_days": _EVERY_DAYS,
        "weekdays": _WEEKDAYS,
        "from": _DOSE_FROM,
        "until": _UNTIL,
        "since": _SINCE,
    },
    "Product": {
        "name": "What the bottle is called.",
        "contains": "What one unit - a capsule, a drop - contains.",
        "count": "Units at a time.",
        "every_days": _EVERY_DAYS,
        "weekdays": _WEEKDAYS,
        "from": _DOSE_FROM,
        "until": _UNTIL,
        "since": _SINCE,
    },
    "Content": {
        "compound": "What is in it.",
        "amount": f"The amount in one unit of the product, up to {MAX_DOSE_UG / _UG_PER_KG:g} kg.",
        "unit": _UNIT,
    },
    "EatenFood": {
        "food": "Id of a food of the program's tables or of the user's own.",
        "grams": "One portion in grams.",
        "times_per_week": "Portions a week.",
        "from": _FROM,
        "until": _UNTIL,
        "since": _SINCE,
    },
    "SunHabit": {
        "latitude": "Degrees north; south is negative.",
        "altitude_m": "Height above the sea in metres.",
        "minutes": "Minutes in the sun on a day with sun.",
        "days_per_week": "Days a week with sun.",
        "start_hour": "Hour of local solar time at which they begin; 12 is noon.",
        "exposed_fraction": "Share of the skin that is bare.",
        "spf": "Sun protection factor of the sunscreen; 0 for none.",
        "cloud": "The usual sky.",
        "from": _FROM,
        "until": _UNTIL,
    },
    "Lab": {
        "date": "The day of the test.",
        "marker": "What was measured.",
        "value": "The result in `unit`.",
        "unit": "Unit of `value`, in any case; the table of markers has those that fit.",
        "bound": "The result is a limit: it lies below `value` (`<4`) or above it.",
    },
}

EXAMPLE: Final = b"""{
  "schema": 1,
  "name": "4000 IU from October to March",
  "person": {"age_years": 52, "weight_kg": 82, "skin_type": 2},
  "supplements": [
    {"compound": "vitamin_d3", "amount": 4000, "unit": "IU",
     "from": "2026-10-01", "until": "2027-03-31"},
    {"compound": "mk7", "amount": 100, "unit": "ug"}
  ],
  "foods": [
    {"food": "salmon-atlantic-cooked", "grams": 125, "times_per_week": 2,
     "until": "2026-12-31"}
  ],
  "sun": {"latitude": 52, "minutes": 20, "from": "2026-05-01", "until": "2026-09-15"},
  "labs": [{"date": "2026-09-10", "marker": "25ohd", "value": 58, "unit": "nmol/L"}],
  "start_date": "2026-09-10",
  "days": 365
}
"""

_HEAD: Final = f"""# The scenario file

Written by `python -m tools.format_reference` from the types that read the file; change those, not
this page. The same as a JSON Schema: [{SCHEMA_FILE}]({SCHEMA_FILE}).

A scenario is one JSON object in UTF-8, up to {MAX_BYTES / 1e6:g} MB. Only `schema` is needed. A key
the program does not know, a key given twice and a number that is not finite are errors; so is a
value outside its limits. Each error names the place, such as `supplements[0].until`.
"""

_DATES: Final = f"""## Dates

Dates are calendar days like 2026-10-01, from {FIRST_DATE} to {LAST_DATE}. Without `start_date` the
scenario starts on the day of the latest blood test, and without any test on {FALLBACK_START}; a
scenario with `from` or `until` is clearer with a `start_date`.

`from` and `until` stand on a dose, a food or the sun habit. Both days count. Either may be left
out, and without both it counts always. A season that comes again is one entry for each year.

* The intake, its status and the vitamin K figures are those of the start day.
* The forecast of 25(OH)D uses each dose, food and the sun on their days only. It starts from the
  latest blood test on or before the start and uses all others, each with the doses, foods and sun
  of its time: what was taken before a test is part of its result. A dose that goes on unchanged
  holds the level, one that was stopped lets it fall, a changed one moves it from there. A dose that
  was stopped is one with `from` or `since` and an `until` before the start. A result with a `bound`
  tells where the level is not. Without any test, food and sun with dates count above the usual
  ones only.
* Without a sun habit but with `person.latitude` a typical outdoor life there is assumed, and said.
  With neither the forecast knows no season, and its band is as wide as one.
* The advice looks at every stretch of days until the forecast ends. What holds from a later day
  on says so in its reasons.
"""

_SILENCE: Final = """## What was not said

What a scenario does not say is not known, and never counts as nothing. Too little of a nutrient is
told (`"status": "below"`) only where all of it is entered: the diet is `complete`, or `other_food`
states that nutrient, and every listed food was measured for it. Else what is entered is "at least"
so much, and its status is `unknown` until it is enough. `"rests_on"` says which: `stated`,
`typical`, `partial`, or `none` where nothing entered gives any of it.

A `typical` diet is what people of that age and sex eat in the authority's country, after national
surveys. It is added to the listed foods for every nutrient that `other_food` does not state, and
shown as `"assumed"` with the band of 90 % of people (`"assumed_p05"`, `"assumed_p95"`), the survey
and whether the figure was read there or is from memory; null with a reason where no survey has it.
An assumed amount is judged only where its whole band lies on one side of a limit.

Where laboratories differ about a listed food (vitamin K2 of one cheese up to 40-fold), the total
stands beside what it would be with their least and their most: `"reported_low"`, `"reported_high"`.

Units are read in any case, with a micro sign or without: `ng/ml`, `nmol/l`, `\u00b5g/L`.
"""

_PROMISE: Final = """## Compatibility

Every file that this version can read, later versions with `"schema": 1` read with the same
meaning. Keys may be added, always optional; none changes its meaning. A scenario without dates is
written without `from` and `until`, byte for byte as before there were any, so older versions read
it too. They refuse a file with dates and name the key, rather than count a winter's dose all year.
So do they with every key that was added later - `products`, `diet_is`, `weekdays`, `bound` -, each
of which is written only where it says something.
"""


def scenario_schema() -> dict[str, Any]:
    """The format as a JSON Schema, with what each key means."""
    schema: dict[str, Any] = msgspec.json.schema(Scenario)
    for name, shape in schema["$defs"].items():
        shape["title"] = TITLES[name]
        # Descriptions in the code speak to those who read code.
        shape.pop("description", None)
        for key, field in shape["properties"].items():
            field["description"] = MEANINGS[name][key]
    return {"$schema": _DIALECT, "title": "dk2gui scenario", **schema}


def schema_text() -> str:
    """The JSON Schema as the text of its file."""
    return json.dumps(scenario_schema(), indent=2, ensure_ascii=False) + "\n"


def page_text() -> str:
    """The format in words, as Markdown."""
    shapes: Mapping[str, Mapping[str, Any]] = scenario_schema()["$defs"]
    parts = [_HEAD, f"## Example\n\n```json\n{EXAMPLE.decode().strip()}\n```\n"]
    for name in TITLES:
        title = TITLES[name] if name == "Scenario" else f"`{TITLES[name]}`"
        parts.append(f"## {title}\n\n" + "\n".join(_rows(shapes[name])) + "\n")
    parts += [_DATES, _SILENCE, _possible(), _units(), _authorities(), _PROMISE]
    return "\n".join(parts)


def _rows(shape: Mapping[str, Any]) -> Iterator[str]:
    yield "| key | value | without it | meaning |"
    yield "|---|---|---|---|"
    for key, field in shape["properties"].items():
        absent = "needed" if key in shape["required"] else _default(field.get("default"))
        yield f"| `{key}` | {_values(field)} | {absent} | {field['description']} |"


def _default(value: Any) -> str:
    if value is None:
        return "none"
    # A whole object's defaults stand in its own table.
    return "its defaults" if isinstance(value, dict) and value else f"`{json.dumps(value)}`"


def _values(field: Mapping[str, Any]) -> str:  # noqa: PLR0911  # one for each kind
    if "$ref" in field:
        return f"an object: `{TITLES[field['$ref'].rpartition('/')[2]]}`"
    if "anyOf" in field:
        return next(_values(part) for part in field["anyOf"] if part.get("type") != "null")
    if "enum" in field:
        return ", ".join(f"`{value}`" for value in field["enum"])
    kind = field["type"]
    if kind == "array":
        most = field.get("maxItems")
        limit = "" if most is None else f" up to {most}"
        return f"a list of{limit}: {_values(field['items'])}"
    if kind == "object":
        return f"an object; each value {_values(field['additionalProperties'])}"
    if kind == "boolean":
        return "`true` or `false`"
    if kind == "string":
        if field.get("format") == "date":
            return "a date"
        longest = field.get("maxLength")
        return "text" + (f", up to {longest} characters" if longest else "")
    number = "a whole number" if kind == "integer" else "a number"
    least, most = field.get("minimum"), field.get("maximum")
    if most is None:
        return number if least is None else f"{number} from {least:g}"
    return f"{number}, {least:g} to {most:,.0f}".replace(",", "\u202f").replace("\u202f ", ", ")


def _units() -> str:
    with_iu = [
        f"{entry.title} 1 IU = {entry.ug_per_iu:g} ug"
        for entry in COMPOUNDS.values()
        if entry.ug_per_iu is not None
    ]
    nutrients = "\n".join(
        f"| `{row.id}` | {row.unit} | {row.title} |" for row in NUTRIENTS.values()
    )
    markers = "\n".join(
        f"| `{marker}` | {', '.join(f'`{unit}`' for unit in units)} |"
        for marker, units in MARKER_UNITS.items()
    )
    return f"""## Units

Doses: {"; ".join(with_iu)}. Other compounds have no IU.

| nutrient id | unit a day | |
|---|---|---|
{nutrients}

| marker | units |
|---|---|
{markers}
"""


def _authorities() -> str:
    rows = "\n".join(
        f"| `{row.id}` | {row.title} | {row.country} | {row.edition} | {row.published} |"
        for row in AUTHORITIES.values()
    )
    return f"""## Authorities

| `authority` | title | country | edition | published |
|---|---|---|---|---|
{rows}
"""


def _possible() -> str:
    markers = "\n".join(
        f"| `{marker}` | {row.low:g} to {_whole(row.high)} {next(iter(row.per))} "
        f"| {_whole(row.impossible_from)} {next(iter(row.per))} | {row.source} |"
        for marker, row in MARKER_RANGES.items()
    )
    doses = "\n".join(
        f"| `{compound}` | {_dose(compound, row.daily_ug)} | {_dose(compound, row.once_ug)} "
        f"| {row.source} |"
        for compound, entry in COMPOUNDS.items()
        if (row := entry.most_given) is not None
    )
    return f"""## Possible values

A result outside what people live with, and a dose beyond any ever given, is kept and doubted:
`"doubts"` of the assessment names its place, the reason, and as suggestion the unit in which it
would fit, where there is one. It is used for no forecast and no advice on that marker; where the
forecast needs it, there is none and the note says why. Only what no blood holds is refused. All
these limits are from memory, and wide.

| marker | people live with | refused from | after |
|---|---|---|---|
{markers}

| compound | most a day | most at once | after |
|---|---|---|---|
{doses}
"""


def _dose(compound_id: str, ug: float) -> str:
    compound = COMPOUNDS[compound_id]
    unit: DoseUnit = "IU" if compound.nutrient == "vitamin_d" else compound.unit
    return f"{_whole(amount_in(compound, ug, unit))} {unit}"


def _whole(number: float) -> str:
    return f"{number:,.0f}".replace(",", "\u202f")


def main(arguments: list[str]) -> None:
    """Write both files into the folder given, or into docs/ of the checkout."""
    folder = Path(arguments[0]) if arguments else Path(__file__).parent.parent / "docs"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / SCHEMA_FILE).write_text(schema_text(), encoding="utf-8", newline="\n")
    (folder / PAGE_FILE).write_text(page_text(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(sys.argv[1:])
