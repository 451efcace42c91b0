# SPDX-License-Identifier: MIT
"""The ASCII release of USDA's Standard Reference (SR28 and its forerunners): a zip of tables."""

from collections.abc import Iterator
from typing import Final

from dk2gui.core.intake.food import Food
from dk2gui.foods.reading.errors import ImportFileError
from dk2gui.foods.reading.food_file import FoodFile
from dk2gui.foods.reading.lines import USDA_ASCII, Lines, caret_rows, number, whole_number
from dk2gui.foods.reading.report import REPEATED, VITAMIN_A_IU, ImportReport
from dk2gui.foods.reading.wording import measure, servings, tidy
from dk2gui.foods.reading.workbench import Described, MeasuredGroups, Portion, Workbench
from dk2gui.foods.sources.food_groups import told_by_group
from dk2gui.foods.sources.nutrient_numbers import USDA_FACTORS, figures, number_of
from dk2gui.foods.sources.sr.release import release_of

FOODS: Final = "food_des.txt"
AMOUNTS: Final = "nut_data.txt"
_GROUPS: Final = "fd_group.txt"
_WEIGHTS: Final = "weight.txt"


def read_sr28_ascii(file: FoodFile, member: str, report: ImportReport) -> Iterator[Food]:
    """The foods of a zip with FOOD_DES, NUT_DATA and, if there, FD_GROUP and WEIGHT.

    `member` has no meaning here. Raises ImportFileError.
    """
    release = release_of(file)
    members = {name: file.member(name) for name in (FOODS, AMOUNTS, _GROUPS, _WEIGHTS)}
    file.plan(members.values())
    file.foods_total = 0
    with Workbench(file.path) as bench:
        _read_foods(file, _needed(file, members, FOODS), _read_groups(file, members), bench)
        _read_amounts(file, _needed(file, members, AMOUNTS), bench)
        if weights := members[_WEIGHTS]:
            _read_weights(file, weights, bench)
        file.foods_total = bench.described
        for found in bench.foods():
            known = figures(found.amounts)
            ndb = f"{found.number:05d}"
            name = found.described.name
            if found.times > 1:
                report.remark(REPEATED, f"NDB {ndb} {name}")
            if known.has_unused_vitamin_a:
                report.remark(VITAMIN_A_IU, name)
            told = told_by_group(found.described.category, name)
            yield Food(
                id=f"sr{release}-{ndb}",
                name=name,
                source=f"USDA SR{release}",
                per_100g=known.per_100g,
                category=found.described.category,
                origin=told.origin,
                fermented=told.fermented,
                energy_kcal=known.energy_kcal,
                vitamin_d2_ug=known.vitamin_d2_ug,
                beta_carotene_ug=known.beta_carotene_ug,
                servings=servings(found.portions),
                source_id=f"NDB {ndb}",
            )


def _needed(file: FoodFile, members: dict[str, str | None], name: str) -> str:
    member = members[name]
    if member is None:
        raise ImportFileError(f"{file.path}: the table {name.upper()} is missing")
    return member


def _read_groups(file: FoodFile, members: dict[str, str | None]) -> dict[str, str]:
    groups = members[_GROUPS]
    if groups is None:
        return {}
    with Lines(file, groups, USDA_ASCII) as lines:
        return {row[0]: tidy(row[1]) for row in caret_rows(lines, 2)}


def _read_foods(file: FoodFile, member: str, groups: dict[str, str], bench: Workbench) -> None:
    with Lines(file, member, USDA_ASCII) as lines:
        for ndb, group, name, *_ in caret_rows(lines, 3):
            bench.put(whole_number(ndb), Described(tidy(name), "", groups.get(group, "")))


def _read_amounts(file: FoodFile, member: str, bench: Workbench) -> None:
    groups = MeasuredGroups(bench)
    with Lines(file, member, USDA_ASCII) as lines:
        for ndb, nutrient, amount, *_ in caret_rows(lines, 3):
            known = number_of(whole_number(nutrient))
            value = number(amount)
            if known is not None and value is not None:
                groups.add(whole_number(ndb), known, value * USDA_FACTORS[known])
    groups.close()


def _read_weights(file: FoodFile, member: str, bench: Workbench) -> None:
    with Lines(file, member, USDA_ASCII) as lines:
        for ndb, _, amount, name, grams, *_ in caret_rows(lines, 5):
            bench.put(whole_number(ndb), Portion(measure(number(amount), name), number(grams)))
