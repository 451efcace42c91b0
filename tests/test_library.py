# SPDX-License-Identifier: MIT
"""The user's library of scenarios: names, copies, deletion that can be taken back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dk2gui.core.scenario.scenario import Scenario
from dk2gui.userdata.atomic import StorageError
from dk2gui.userdata.library import Library
from dk2gui.userdata.storage import read_scenario

WINTER = Scenario(schema=1, name="Winter", days=90)


@pytest.fixture
def library(tmp_path):
    return Library(tmp_path / "scenarios")


def names(library) -> list[str]:
    return sorted(entry.name for entry in library.entries())


def test_an_empty_library_is_no_error(library):
    assert library.entries() == []


def test_the_same_name_twice_makes_two_files(library):
    first, second = library.add(WINTER), library.add(WINTER)
    assert first != second
    assert read_scenario(first) == read_scenario(second) == WINTER


def test_copies_renames_and_deletes(library):
    path = library.add(WINTER)
    copy = library.duplicate(path)
    assert names(library) == ["Winter", "Winter copy"]
    renamed = library.rename(copy, "Summer: more sun?")
    assert not copy.exists()
    assert names(library) == ["Summer: more sun?", "Winter"]
    deleted = library.delete(renamed)
    assert names(library) == ["Winter"]
    library.add(Scenario(schema=1, name="Summer- more sun-"))
    library.restore(deleted)
    assert names(library) == ["Summer- more sun-", "Summer: more sun?", "Winter"]


def test_a_new_name_never_replaces_another_file(library):
    path, other = library.add(WINTER), library.add(Scenario(schema=1, name="Summer"))
    renamed = library.rename(path, "Summer")
    assert renamed != other
    assert read_scenario(other).days == 365


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ('{"schema": 1, "days": -3}', "days"),
        ('{"schema":1,"authority":"us` - at `$.zzz"}', "authority"),
        ('{"schema":1,"name":"' + "n" * 250 + '","name":1}', "name: is given twice"),
        ("[" * 100_000, "nested too deeply"),
    ],
)
def test_a_broken_file_is_listed_with_its_problem_and_hides_no_other(library, text, place):
    library.add(Scenario(schema=1, name="Summer"))
    path = library.add(WINTER)
    path.write_text(text)
    broken, whole = sorted(library.entries(), key=lambda entry: entry.scenario is not None)
    assert broken.scenario is None
    assert place in broken.problem
    assert whole.name == "Summer"


def test_a_folder_that_cannot_be_written_is_named(tmp_path):
    (tmp_path / "scenarios").write_text("a file stands here")
    with pytest.raises(StorageError, match="scenarios"):
        Library(tmp_path / "scenarios").add(WINTER)


@given(st.text(max_size=200))
def test_any_name_makes_a_file_inside_the_library(tmp_path_factory, name):
    library = Library(tmp_path_factory.mktemp("library"))
    path = library.add(Scenario(schema=1, name=name))
    assert path.parent == library.folder
    assert read_scenario(path).name == name
    assert library.entries()[0].path == path


@pytest.mark.parametrize("name", ["\U0001f31e" * 80, "维生素" * 40, "a" * 500])
def test_names_of_any_script_fit_a_file_system(library, name):
    first, second = (library.add(Scenario(schema=1, name=name[:200])) for _ in range(2))
    assert first != second
    assert read_scenario(second).name == name[:200]
