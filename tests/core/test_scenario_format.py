# SPDX-License-Identifier: MIT
"""The scenario file: what it takes, what it refuses, and in which words."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dk2gui.core.scenario.file_format import ScenarioError, decode_scenario, encode_scenario
from dk2gui.core.scenario.scenario import Scenario
from tests.strategies import scenarios

WHOLE = {
    "schema": 1,
    "name": "Winter, 2000 IU",
    "person": {
        "age_years": 68, "sex": "female", "life_stage": "none", "postmenopausal": True,
        "weight_kg": 70, "height_cm": 165, "skin_type": 2,
        "conditions": ["cardiovascular_disease"], "medications": ["doac"],
        "diet": ["vegan"], "smoker": False, "low_activity": False,
    },
    "supplements": [
        {"compound": "vitamin_d3", "amount": 2000, "unit": "IU", "every_days": 1},
        {"compound": "mk7", "amount": 100, "unit": "ug", "every_days": 1},
    ],
    "with_fat": True,
    "foods": [{"food": "natto", "grams": 40, "times_per_week": 5}],
    "other_food": {"calcium": 1000, "magnesium": 320, "vitamin_d": 2.5},
    "sun": {"latitude": 52.0, "altitude_m": 0, "minutes": 30, "days_per_week": 7,
            "start_hour": 12.0, "exposed_fraction": 0.25, "spf": 0, "cloud": "clear"},
    "labs": [{"date": "2026-11-01", "marker": "25ohd", "value": 48, "unit": "nmol/L"}],
    "start_date": "2026-11-20", "days": 365,
    "authority": "us",
}  # fmt: skip


def test_an_edit_cannot_make_what_the_reader_refuses():
    one = decode_scenario(json.dumps(WHOLE).encode()).labs[0]
    with pytest.raises(ValueError, match="labs: must hold at most 200, got 201"):
        Scenario(schema=1, labs=(one,) * 201)


def refusal(value: object) -> str:
    data = value if isinstance(value, bytes) else json.dumps(value).encode()
    with pytest.raises(ScenarioError) as caught:
        decode_scenario(data)
    return str(caught.value)


def changed(path: list, value: object) -> dict:
    copy = json.loads(json.dumps(WHOLE))
    place = copy
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    return copy


def test_every_key_is_read_and_written_back():
    assert json.loads(encode_scenario(decode_scenario(json.dumps(WHOLE).encode()))) == WHOLE


def test_only_the_schema_is_needed():
    scenario = decode_scenario(b'{"schema": 1}')
    # Adults weigh 70 kg where no weight is stated; see the tests of bodies.
    assert (scenario.person.age_years, scenario.person.weight_kg) == (40, None)
    assert (scenario.person.sex, scenario.authority, scenario.days) == ("female", "us", 365)


@given(scenarios())
def test_round_trip_byte_for_byte(scenario: Scenario):
    data = encode_scenario(scenario)
    again = decode_scenario(data)
    assert again == scenario
    assert encode_scenario(again) == data


@pytest.mark.parametrize(
    ("path", "value", "message"),
    [
        (["supplements", 0, "amount"], -5, "supplements[0].amount: must be >= 0, got -5"),
        (["supplements", 0, "amount"], "x", 'supplements[0].amount: must be a number, got "x"'),
        (["supplements", 1, "unit"], "IU",
         "supplements[1].unit: Vitamin K2 as MK-7 has no IU; use ug, mg or g"),
        (["supplements", 1, "amount"], 1e12, "supplements[1].amount: 1e+12 ug is more than a kilogram; is the unit right?"),
        (["supplements", 0, "every_days"], 0, "supplements[0].every_days: must be >= 1, got 0"),
        (["supplements", 0, "every_days"], 1.5,
         "supplements[0].every_days: must be a whole number, got 1.5"),
        (["person", "age_years"], 121, "person.age_years: must be <= 120, got 121"),
        (["person", "skin_type"], 7, "person.skin_type: must be <= 6, got 7"),
        (["person", "height"], 170, "person.height: unknown key"),
        (["person", "diet"], ["keto"],
         'person.diet[0]: must be one of low_fat, no_fermented_foods, vegan, vegetarian; got "keto"'),
        (["foods", 0, "grams"], -1, "foods[0].grams: must be >= 0, got -1"),
        (["foods", 0, "times_per_week"], 1e9, "foods[0].times_per_week: must be <= 200, got 1000000000.0"),
        (["other_food", "calcium"], -3, "other_food.calcium: must be >= 0, got -3"),
        (["sun", "latitude"], 91, "sun.latitude: must be <= 90, got 91"),
        (["sun", "start_hour"], 25, "sun.start_hour: must be <= 24, got 25"),
        (["sun", "cloud"], "fog", 'sun.cloud: must be one of clear, overcast, partly; got "fog"'),
        (["labs", 0, "unit"], "mmol/L",
         "labs[0].unit: 25ohd is given in nmol/L, ng/mL or ug/L, got 'mmol/L'"),
        (["labs", 0, "date"], "2026-02-30",
         'labs[0].date: must be a date like 2026-11-20, got "2026-02-30"'),
        (["days"], 0, "days: must be >= 1, got 0"),
        (["start_date"], "9999-12-31",
         "start_date: must lie between 1900-01-01 and 2200-12-31, got 9999-12-31"),
        (["labs", 0, "date"], "0001-01-01",
         "labs[0].date: must lie between 1900-01-01 and 2200-12-31, got 0001-01-01"),
        (["authority"], "who", 'authority: must be one of au_nz, china, dach, efsa, japan, nordic, uk, us; got "who"'),
        (["schema"], 2, "schema: must be one of 1; got 2"),
        (["name"], None, "name: must be text, got null"),
        (["name"], "x" * 201, "name: must have at most 200 characters, got 201"),
        (["with_fat"], 1, "with_fat: must be true or false, got 1"),
        (["schema"], True, "schema: must be one of 1; got true"),
        (["days"], 10**400, "days: must be a finite number, got inf"),
        (["we ird", ], 1, '["we ird"]: unknown key'),
        (["person", "\x1b[2J\x9b"], 1, 'person["\\u001b[2J\\x9b"]: unknown key'),
        (["name"], "\ud800", 'name: holds half a character: "\\ud800"'),
        (["supplements"], [WHOLE["supplements"][0]] * 201, "supplements: must hold at most 200, got 201"),
        (["foods"], [WHOLE["foods"][0]] * 1001, "foods: must hold at most 1000, got 1001"),
        (["labs"], [WHOLE["labs"][0]] * 201, "labs: must hold at most 200, got 201"),
    ],
)  # fmt: skip
def test_refusals_name_place_and_reason(path, value, message):
    assert refusal(changed(path, value)) == message


def test_a_nutrient_nobody_knows_is_named():
    assert refusal(changed(["other_food", "calcim"], 3)).startswith(
        "other_food: unknown nutrient 'calcim'"
    )


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "is empty"),
        (b"  \n ", "is empty"),
        (b'{"schema": 1', "ends too early: the file is cut off"),
        (b'{"schema": 1,\n "days": x}', "is not JSON: line 2, column 10"),
        (b'{"schema": 1, "name": "\xff"}', "is not UTF-8 text (invalid start byte)"),
        (b"[]", "must be an object, got []"),
        (b"{}", "schema: is missing"),
        (b'{"schema": 1, "days": 1, "days": 2}', "days: is given twice"),
        (b'{"schema":1,"supplements":[{"compound":"mk7","amount":NaN,"unit":"ug"}]}',
         "supplements[0].amount: must be a finite number, got nan"),
        (b'{"schema":1,"person":{"weight_kg":Infinity}}',
         "person.weight_kg: must be a finite number, got inf"),
        (b'{"schema":1,"person":{"weight_kg":1e999}}', "person.weight_kg: must be a finite number, got inf"),
        (b'{"schema":1,"authority":"us` - at `$.zzz"}',
         'authority: must be one of au_nz, china, dach, efsa, japan, nordic, uk, us; got "us` - at `$.zzz"'),
        (b'{"schema":1,"name":"' + b"n" * 250 + b'","name":1}', "name: is given twice"),
        (b'{"schema":1,"person":{"sex":"male","sex":"female"}}', "person.sex: is given twice"),
        (b'{"schema":1,"labs":[{"date":"2026-11-01","date":"2026-11-02"}]}',
         "labs[0].date: is given twice"),
        (b'{"schema":1,"other_food":{"zinc":1,"zinc":2}}', "other_food.zinc: is given twice"),
        ('{"schema": 1}'.encode("utf-16"), "is UTF-16; save it as UTF-8"),
        ('{"schema": 1}'.encode("utf-16-le"), "is UTF-16; save it as UTF-8"),
        ('{"schema": 1}'.encode("utf-16-be"), "is UTF-16; save it as UTF-8"),
        ('{"schema": 1}'.encode("utf-32"), "is UTF-32; save it as UTF-8"),
        (b'{"schema": 1, "name": "open', "ends too early: the file is cut off"),
        (b'{"schema": 1, "with_fat": tr', "ends too early: the file is cut off"),
        (b"[" * 200_000, "is nested too deeply to be a scenario"),
        (b" " * 5_000_000, "is longer than 4 MB; no scenario file is"),
    ],
)  # fmt: skip
def test_files_that_are_no_scenario(data, message):
    assert refusal(data) == message


def test_a_byte_order_mark_is_no_error():
    assert decode_scenario(b'\xef\xbb\xbf{"schema": 1}') == Scenario(schema=1)


_PIECES = st.sampled_from(
    ['{', '}', '[', ']', ':', ',', '"', '"schema":1', '"name"', '"days"', '"labs"', '"person"',
     '"` - at `$.zzz"', '"$[...]"', '"' + "n" * 250 + '"', "1", "-", "1e999", "NaN", "null", "true",
     "\\", "\\ud800", "9" * 5000, "\x00", " - at `$", '"other_food"', '"sun"', '"Expected `int`"']
)  # fmt: skip


@given(st.lists(_PIECES, max_size=25).map("".join))
def test_any_text_of_the_pieces_of_a_scenario_gives_a_scenario_or_a_message(text):
    try:
        decode_scenario(('{"schema":1,' + text).encode())
    except ScenarioError as error:
        assert error.reason


@given(st.sampled_from(sorted(WHOLE)), st.text(max_size=300), st.text(max_size=300))
def test_hostile_texts_and_keys_are_named_in_one_readable_line(place, text, key):
    for value in (text, {key: text}, [text], {key: 1, text: key}):
        try:
            decode_scenario(json.dumps({**WHOLE, place: value}).encode())
        except ScenarioError as error:
            assert str(error).isprintable()
            assert len(str(error)) < 600


@given(st.binary(max_size=300))
def test_any_bytes_give_a_scenario_or_a_message(data):
    try:
        decode_scenario(data)
    except ScenarioError as error:
        assert str(error)


_leaves = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8)
_values = st.recursive(
    _leaves, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=6,
)  # fmt: skip


@given(data=st.data())
def test_one_wrong_value_anywhere_gives_a_scenario_or_a_message(data):
    copy = json.loads(json.dumps(WHOLE))
    place = copy
    while True:
        keys = list(place) if isinstance(place, dict) else list(range(len(place)))
        key = data.draw(st.sampled_from(keys))
        inner = place[key]
        if not isinstance(inner, dict | list) or not inner or data.draw(st.booleans()):
            break
        place = inner
    place[key] = data.draw(_values)
    try:
        decode_scenario(json.dumps(copy).encode())
    except ScenarioError as error:
        assert str(error)
        assert error.reason


@given(st.integers(min_value=0, max_value=len(json.dumps(WHOLE)) - 1))
def test_a_file_cut_off_anywhere_is_refused(length):
    assert refusal(json.dumps(WHOLE).encode()[:length])


def test_since_always_stands_in_place_of_from():
    plain = {"compound": "vitamin_d3", "amount": 4000, "unit": "IU", "since": "always"}
    text = json.dumps({"schema": 1, "supplements": [plain]}).encode()
    read = decode_scenario(text)
    assert read.supplements[0].since == "always"
    assert decode_scenario(encode_scenario(read)) == read
    with pytest.raises(ScenarioError, match=r"supplements\[0\]\.since"):
        decode_scenario(text.replace(b'"IU"', b'"IU", "from": "2024-01-01"'))
    with pytest.raises(ScenarioError, match="since: must be one of always"):
        decode_scenario(text.replace(b'"always"', b'"birth"'))
