# SPDX-License-Identifier: MIT
"""The format reference: generated, whole, and true of the files that are written."""

import json
from pathlib import Path

import pytest
from hypothesis import given

from dk2gui.core.evaluate import evaluate
from dk2gui.core.scenario.file_format import decode_scenario, encode_scenario
from dk2gui.data.tables import load_constants, load_foods
from tests.strategies import scenarios
from tools.format_reference import EXAMPLE, MEANINGS, main, scenario_schema

DOCS = Path(__file__).parent.parent / "docs"
SCHEMA = scenario_schema()


def misfits(value, rule, at="") -> list[str]:  # noqa: PLR0911  # one for each kind
    """Where a JSON value does not fit a rule of the schema: the part of JSON Schema it uses."""
    if "$ref" in rule:
        return misfits(value, SCHEMA["$defs"][rule["$ref"].rpartition("/")[2]], at)
    if "anyOf" in rule:
        tried = [misfits(value, part, at) for part in rule["anyOf"]]
        return [] if [] in tried else tried[0]
    if "enum" in rule:
        return [] if value in rule["enum"] else [at]
    kinds = {
        "object": dict, "array": list, "string": str, "boolean": bool,
        "integer": int, "number": (int, float), "null": type(None),
    }  # fmt: skip
    if not isinstance(value, kinds[rule["type"]]):
        return [at]
    if isinstance(value, dict):
        known, others = rule.get("properties", {}), rule.get("additionalProperties", {})
        found = [f"{at}.{key}" for key in rule.get("required", ()) if key not in value]
        for key, part in value.items():
            inner = known.get(key, others)
            found += [f"{at}.{key}"] if inner is False else misfits(part, inner, f"{at}.{key}")
        return found
    if isinstance(value, list):
        return [
            miss for place, part in enumerate(value)
            for miss in misfits(part, rule["items"], f"{at}[{place}]")
        ]  # fmt: skip
    if isinstance(value, str):
        return [] if len(value) <= rule.get("maxLength", len(value)) else [at]
    fits = rule.get("minimum", value) <= value <= rule.get("maximum", value)
    return [] if fits else [at]


@pytest.mark.parametrize("name", ["scenario.schema.json", "scenario-format.md"])
def test_the_files_in_docs_are_what_is_generated(name, tmp_path):
    main([str(tmp_path)])
    assert (DOCS / name).read_text(encoding="utf-8") == (tmp_path / name).read_text(
        encoding="utf-8"
    )


def test_every_key_has_a_meaning_and_no_meaning_lacks_its_key():
    keys = {name: set(shape["properties"]) for name, shape in SCHEMA["$defs"].items()}
    assert keys == {name: set(words) for name, words in MEANINGS.items()}
    page = (DOCS / "scenario-format.md").read_text(encoding="utf-8")
    for names in keys.values():
        assert all(f"| `{key}` |" in page for key in names)


@given(scenarios())
def test_every_scenario_is_written_as_the_schema_says(scenario):
    assert misfits(json.loads(encode_scenario(scenario)), SCHEMA) == []


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ({"supplements": [{"compound": "mk7", "amount": 1}]}, ".supplements[0].unit"),
        ({"supplements": [{"compound": "mk7", "amount": -1, "unit": "ug"}]}, ".supplements[0].amount"),
        ({"sun": {"latitude": 52, "form": "2026-05-01"}}, ".sun.form"),
        ({"foods": [{"food": "natto", "grams": 4, "times_per_week": 1, "from": 5}]}, ".foods[0].from"),
        ({"schema": 2}, ".schema"),
        ({"days": 5000}, ".days"),
    ],
)  # fmt: skip
def test_the_schema_refuses_what_the_program_refuses(change, place):
    assert misfits({"schema": 1, **change}, SCHEMA) == [place]


def test_the_example_is_a_scenario_with_dates():
    scenario = decode_scenario(EXAMPLE)
    assert misfits(json.loads(EXAMPLE), SCHEMA) == []
    assert scenario.supplements[0].from_date is not None
    assert evaluate(scenario, load_foods(), load_constants()).serum.median[-1] > 0
    page = (DOCS / "scenario-format.md").read_text(encoding="utf-8")
    assert EXAMPLE.decode().strip() in page
