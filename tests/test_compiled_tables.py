# SPDX-License-Identifier: MIT
"""A compiled table says what its source says; one that is older than its source is not read."""

import os
import shutil

import pytest

from dk2gui.data import resource_files
from dk2gui.data.tables import load_foods, reference_rows, typical_rows
from tools.table_compile import TABLES, compile_tables


@pytest.fixture
def checkout(tmp_path, monkeypatch):
    """A checkout with nothing but the tables, which the program reads from now on."""
    resources = tmp_path / "resources"
    resources.mkdir()
    for name in TABLES:
        shutil.copy(resource_files.resource_path(f"{name}.csv"), resources)
    monkeypatch.setattr(resource_files, "_PACKAGE", tmp_path / "dk2gui")
    monkeypatch.setattr(resource_files, "_INSTALLED", tmp_path / "dk2gui" / "resources")
    return resources


def _all_rows():
    load_foods.cache_clear()
    try:
        return reference_rows(), typical_rows(), dict(load_foods())
    finally:
        load_foods.cache_clear()


def test_compiled_rows_are_those_of_the_source(checkout):
    read = _all_rows()
    assert [path.stem for path in compile_tables(checkout)] == list(TABLES)
    assert resource_files.compiled_path("foods.csv") is not None
    assert _all_rows() == read
    assert all(len(rows) > 100 for rows in read)


def test_an_edited_table_is_read_itself(checkout):
    compile_tables(checkout)
    source = checkout / "foods.csv"
    source.write_text(source.read_text(encoding="utf-8").replace("natto", "nattto"), "utf-8")
    later = (checkout / "compiled" / "foods.json").stat().st_mtime + 10
    os.utime(source, (later, later))
    assert "nattto" in _all_rows()[2]
    assert [path.stem for path in compile_tables(checkout)] == ["foods"]


def test_what_is_installed_is_read_compiled_in_whatever_order_it_was_unpacked(
    checkout, monkeypatch
):
    compile_tables(checkout)
    monkeypatch.setattr(resource_files, "_INSTALLED", checkout)
    compiled = checkout / "compiled" / "foods.json"
    os.utime(compiled, (1, 1))
    assert resource_files.compiled_path("foods.csv") == compiled
