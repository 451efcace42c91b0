# SPDX-License-Identifier: MIT
"""Reading JSON in blocks: wherever a block ends, the items are those of Python's own reader."""

import json
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dk2gui.foods.reading import food_file, json_items
from dk2gui.foods.reading.errors import ImportFileError
from dk2gui.foods.reading.food_file import FoodFile
from dk2gui.foods.reading.json_items import JsonItems

# Letters of one, two, three and four bytes, and what JSON writes with a backslash.
TEXT = st.text(st.sampled_from('a é€🍊"\\\n{}[],:'), max_size=8)
VALUE = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=8,
)
LISTS = st.dictionaries(
    TEXT, st.lists(st.dictionaries(TEXT, VALUE, max_size=3), max_size=4), min_size=1
)


def items(path):
    with FoodFile(path) as file:
        return list(JsonItems(file, "").items())


@given(LISTS, st.integers(1, 40), st.booleans(), st.sampled_from([None, 1, 2]))
def test_blocks_of_any_size(tmp_path_factory, lists, block, ascii_only, indent):
    path = tmp_path_factory.mktemp("json") / "a.json"
    path.write_text(json.dumps(lists, ensure_ascii=ascii_only, indent=indent), encoding="utf-8")
    expected = [(key, item) for key, held in lists.items() for item in held]
    with (
        patch.object(json_items, "_READ_CHARS", block),
        patch.object(food_file, "READ_BYTES", block),
    ):
        assert items(path) == expected


@pytest.mark.parametrize("shift", range(5))
def test_letters_of_several_bytes_across_real_blocks(tmp_path, shift):
    names = [f"{'x' * shift}{'🍊é€' * 700}{number}" for number in range(500)]
    path = tmp_path / "a.json"
    text = json.dumps({"Foods": [{"name": name} for name in names]}, ensure_ascii=False)
    assert len(text.encode()) > 2 * food_file.READ_BYTES
    path.write_text(text, encoding="utf-8")
    assert [item["name"] for _, item in items(path)] == names


def test_the_line_of_an_error(tmp_path):
    path = tmp_path / "a.json"
    path.write_text('{"Foods": [\n{"a": 1},\n{"b": 2},\n{"c" 3}\n]}')
    for block in (1, 7, 1000):
        with (
            patch.object(json_items, "_READ_CHARS", block),
            pytest.raises(ImportFileError, match=r"a\.json, line 4: is not a food in JSON"),
        ):
            items(path)


def test_an_item_without_end_does_not_fill_the_memory(tmp_path):
    path = tmp_path / "a.json"
    path.write_text('{"Foods": [{"a": "' + "x" * (json_items.MOST_ITEM_CHARS + (4 << 20)) + '"}]}')
    with FoodFile(path) as file:
        with pytest.raises(ImportFileError, match="is not a food in JSON"):
            list(JsonItems(file, "").items())
        assert file.bytes_done < json_items.MOST_ITEM_CHARS + (3 << 20)
