# SPDX-License-Identifier: MIT
"""USDA FoodData Central as CSV: a zip of tables, of one kind of foods or of all.

Foods for people are those of the types in `SOURCES`; laboratory samples are left out. Branded
foods sold by volume are given for 100 ml, which is taken as 100 g and noted on the food.
"""

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Final

from dk2gui.core.intake.food import Food
from dk2gui.foods.find.barcode import digits
from dk2gui.foods.reading.errors import ImportFileError
from dk2gui.foods.reading.food_file import FoodFile
from dk2gui.foods.reading.lines import Lines, csv_rows, number, whole_number
from dk2gui.foods.reading.report import (
    NOT_FOODS,
    PER_100_ML,
    REPEATED,
    TWICE,
    VITAMIN_A_IU,
    ImportReport,
)
from dk2gui.foods.reading.wording import servings, tidy
from dk2gui.foods.reading.workbench import (
    Assembled,
    Described,
    Labelled,
    MeasuredGroups,
    Portion,
    Workbench,
)
from dk2gui.foods.sources.fdc.food import (
    SOURCES,
    SURVEY,
    VOLUME_NOTE,
    is_volume,
    iso_date,
    label_serving,
    portion,
)
from dk2gui.foods.sources.food_groups import told_by_group
from dk2gui.foods.sources.nutrient_numbers import USDA_FACTORS, factor, figures, number_of

FOODS: Final = "food.csv"
AMOUNTS: Final = "food_nutrient.csv"
_NUTRIENTS: Final = "nutrient.csv"
_BRANDED: Final = "branded_food.csv"
_PORTIONS: Final = "food_portion.csv"
_UNITS: Final = "measure_unit.csv"
_CATEGORIES: Final = "food_category.csv"
_SURVEY_CATEGORIES: Final = "wweia_food_category.csv"

_MOST_NAMES: Final = 100_000
"""Categories, units or nutrients that are remembered; releases have some hundreds."""
# Releases name the number of a survey category in two ways.
_SURVEY_NUMBERS: Final = ("wweia_food_category", "wweia_food_category_code")


def read_fdc_csv(file: FoodFile, member: str, report: ImportReport) -> Iterator[Food]:
    """The foods of a zip with food.csv, food_nutrient.csv and, if there, their companions.

    `member` has no meaning here. Raises ImportFileError.
    """
    tables = _Tables(file)
    file.foods_total = 0
    with Workbench(file.path) as bench:
        tables.read_foods(bench, report)
        tables.read_labels(bench)
        tables.read_portions(bench)
        tables.read_amounts(bench, report)
        file.foods_total = bench.described
        for found in bench.foods():
            yield _food(found, report)


def _food(found: Assembled, report: ImportReport) -> Food:
    known = figures(found.amounts)
    name, label = found.described.name, found.labelled
    if found.times > 1:
        report.remark(REPEATED, f"FDC {found.number} {name}")
    if known.has_unused_vitamin_a:
        report.remark(VITAMIN_A_IU, name)
    by_volume = label is not None and is_volume(label.serving_unit)
    if by_volume:
        report.remark(PER_100_ML, name)
    measures = found.portions
    if label is not None:
        measures = [
            label_serving(label.serving_name, label.serving_size, label.serving_unit),
            *measures,
        ]
    category = (label.category if label else "") or found.described.category
    told = told_by_group(category, name, label.brand if label else "")
    return Food(
        id=f"fdc-{found.number}",
        name=name,
        source=SOURCES[found.described.kind],
        per_100g=known.per_100g,
        category=category,
        origin=told.origin,
        fermented=told.fermented,
        energy_kcal=known.energy_kcal,
        vitamin_d2_ug=known.vitamin_d2_ug,
        beta_carotene_ug=known.beta_carotene_ug,
        servings=servings(measures),
        source_id=f"FDC {found.number}",
        note=VOLUME_NOTE if by_volume else "",
        brand=label.brand if label else "",
        barcode=label.barcode if label else "",
        dated=max(found.described.published, label.modified if label else ""),
    )


class _Tables:
    """The tables of one archive."""

    def __init__(self, file: FoodFile) -> None:
        self._file = file
        self._members = {
            name: file.member(name)
            for name in (
                FOODS, AMOUNTS, _NUTRIENTS, _BRANDED, _PORTIONS, _UNITS, _CATEGORIES,
                _SURVEY_CATEGORIES,
            )
        }  # fmt: skip
        file.plan(self._members.values())

    def _lines(self, name: str) -> Lines:
        member = self._members[name]
        if member is None:
            raise ImportFileError(f"{self._file.path}: the table {name} is missing")
        return Lines(self._file, member)

    def _names(self, table: str, key: str, name: str) -> dict[str, str]:
        if self._members[table] is None:
            return {}
        with self._lines(table) as lines:
            rows = islice(csv_rows(lines, (key, name)), _MOST_NAMES)
            return {row[0]: tidy(row[1]) for row in rows}

    def _survey_categories(self) -> dict[str, str]:
        if self._members[_SURVEY_CATEGORIES] is None:
            return {}
        with self._lines(_SURVEY_CATEGORIES) as lines:
            rows = csv_rows(lines, ("wweia_food_category_description",), _SURVEY_NUMBERS)
            return {one or other: tidy(name) for name, one, other in islice(rows, _MOST_NAMES)}

    def read_foods(self, bench: Workbench, report: ImportReport) -> None:
        categories = self._names(_CATEGORIES, "id", "description")
        survey_categories = self._survey_categories()
        with self._lines(FOODS) as lines:
            for fdc_id, kind, name, group, published in csv_rows(
                lines,
                ("fdc_id", "data_type", "description"),
                ("food_category_id", "publication_date"),
            ):
                if kind not in SOURCES:
                    report.skip(NOT_FOODS, f"{tidy(name)} ({tidy(kind)})")
                    continue
                known = survey_categories if kind == SURVEY else categories
                # Branded foods name their category in the place of its number.
                category = known.get(group, "" if group.isdigit() else tidy(group))
                bench.put(
                    whole_number(fdc_id), Described(tidy(name), kind, category, iso_date(published))
                )

    def read_labels(self, bench: Workbench) -> None:
        if self._members[_BRANDED] is None:
            return
        with self._lines(_BRANDED) as lines:
            for (
                fdc_id, barcode, brand, owner, category, size, unit, household, modified,
            ) in csv_rows(
                lines,
                ("fdc_id", "gtin_upc"),
                (
                    "brand_name", "brand_owner", "branded_food_category", "serving_size",
                    "serving_size_unit", "household_serving_fulltext", "modified_date",
                ),
            ):  # fmt: skip
                bench.put(
                    whole_number(fdc_id),
                    Labelled(
                        brand=tidy(brand or owner),
                        barcode=digits(barcode),
                        category=tidy(category),
                        serving_size=number(size),
                        serving_unit=unit.strip().lower(),
                        serving_name=household,
                        modified=iso_date(modified),
                    ),
                )

    def read_portions(self, bench: Workbench) -> None:
        if self._members[_PORTIONS] is None:
            return
        units = self._names(_UNITS, "id", "name")
        with self._lines(_PORTIONS) as lines:
            for fdc_id, grams, amount, unit, text, modifier in csv_rows(
                lines,
                ("fdc_id", "gram_weight"),
                ("amount", "measure_unit_id", "portion_description", "modifier"),
            ):
                name = portion(number(amount), units.get(unit, ""), text, modifier)
                if name:
                    bench.put(whole_number(fdc_id), Portion(name, number(grams)))

    def _factors(self) -> Mapping[int, float]:
        """By what amounts are multiplied, by id or number of the nutrient."""
        factors = dict(USDA_FACTORS)
        if self._members[_NUTRIENTS] is not None:
            with self._lines(_NUTRIENTS) as lines:
                for identity, unit in csv_rows(lines, ("id", "unit_name")):
                    known = number_of(whole_number(identity))
                    if known is not None:
                        factors[known] = factor(known, unit)
        return factors

    def read_amounts(self, bench: Workbench, report: ImportReport) -> None:
        factors = self._factors()
        # By the text of the cell: most rows are of nutrients without use and end right here.
        wanted: dict[str, tuple[int, float] | None] = {}
        groups = MeasuredGroups(bench)
        with self._lines(AMOUNTS) as lines:
            for fdc_id, nutrient, amount in csv_rows(lines, ("fdc_id", "nutrient_id", "amount")):
                if nutrient not in wanted:
                    if len(wanted) == _MOST_NAMES:
                        raise ValueError(f"more than {_MOST_NAMES:,} different nutrients")
                    known = number_of(whole_number(nutrient))
                    wanted[nutrient] = None if known is None else (known, factors[known])
                found = wanted[nutrient]
                if found is not None:
                    value = number(amount)
                    if value is not None:
                        groups.add(whole_number(fdc_id), found[0], value * found[1])
        groups.close()
        for food in groups.twice:
            report.remark(TWICE, f"FDC {food}")
