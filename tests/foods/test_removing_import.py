# SPDX-License-Identifier: MIT
"""Removing an import: foods in use are own foods before it goes, so that no moment lacks them."""

import contextlib

import pytest

from dk2gui.foods.store.food_store import FoodStore, StoreError
from dk2gui.gui.my_foods.import_work import removing
from dk2gui.gui.tasks import Task
from tests.foods.store_foods import plain

APPLE, BREAD, CRESS = plain("a", "Apple"), plain("b", "Bread"), plain("c", "Cress")


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "foods.sqlite3"
    with contextlib.closing(FoodStore.open(path)) as store:
        for source, foods in (("one", [APPLE, BREAD, CRESS]), ("two", [CRESS])):
            with store.importing(source, source) as session:
                session.add(foods)
    return path


def remove(path, needed):
    return removing(1, path, needed, frozenset())(Task(1, lambda *_: None))


class Killed(BaseException):
    """Stands for the end of the process: nothing handles it."""


@pytest.mark.parametrize("after", [False, True])
def test_a_kill_at_any_moment_loses_no_food_in_use(path, monkeypatch, after):
    removed = FoodStore.remove_import

    def killed(store, number):
        if after:
            removed(store, number)
        raise Killed

    monkeypatch.setattr(FoodStore, "remove_import", killed)
    with pytest.raises(Killed):
        remove(path, [APPLE, CRESS])
    with contextlib.closing(FoodStore.open(path)) as store:
        assert (store.get("a"), store.get("c")) == (APPLE, CRESS)


def test_only_what_would_be_gone_is_kept(path):
    told = remove(path, [APPLE, CRESS])
    assert told == ["one: removed.", "Kept among your own foods, since you use them: Apple."]
    with contextlib.closing(FoodStore.open(path)) as store:
        assert store.own() == [APPLE]
        assert store.get("b") is None
        assert store.get("c") == CRESS


def test_an_import_that_stays_leaves_no_copies(path, monkeypatch):
    def busy(_store, _number):
        raise StoreError("another import is running")

    monkeypatch.setattr(FoodStore, "remove_import", busy)
    with pytest.raises(StoreError):
        remove(path, [APPLE])
    with contextlib.closing(FoodStore.open(path)) as store:
        assert store.own() == []
        assert store.get("a") == APPLE
