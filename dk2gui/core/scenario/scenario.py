# SPDX-License-Identifier: MIT
"""The scenario: everything a user says, as one frozen value; the shape of the scenario file."""

import datetime as dt
from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Annotated, Final, Literal, get_args

import msgspec
from msgspec import Meta

from dk2gui.core.basis.authorities import DEFAULT_AUTHORITY, AuthorityId
from dk2gui.core.basis.field_error import FieldError
from dk2gui.core.basis.nutrients import COMPOUNDS, NUTRIENTS, ug_of
from dk2gui.core.basis.units import DoseUnit
from dk2gui.core.scenario.possible_values import is_impossible

Sex = Literal["female", "male"]
LifeStage = Literal["none", "pregnant", "lactating"]
Cloud = Literal["clear", "partly", "overcast"]
Condition = Literal[
    "cardiovascular_disease", "diabetes", "kidney_disease_1_3a", "kidney_disease_3b_5",
    "osteoporosis", "kidney_stones", "malabsorption", "hypercalcaemia",
    "granulomatous_disease", "hyperparathyroidism",
]  # fmt: skip
Medication = Literal[
    "vitamin_k_antagonist", "doac", "antiplatelet", "fish_oil", "thiazide", "digoxin",
    "orlistat", "bile_acid_sequestrant", "glucocorticoid", "enzyme_inducer",
]  # fmt: skip
Diet = Literal["vegetarian", "vegan", "low_fat", "no_fermented_foods"]
if TYPE_CHECKING:
    CompoundId = Literal[
        "vitamin_d3", "vitamin_d2", "k1", "mk4", "mk7", "retinol", "beta_carotene",
        "calcium", "magnesium", "phosphorus", "zinc", "boron",
    ]  # fmt: skip
else:
    # The table of compounds is the one statement; the list above is for the type checker.
    CompoundId = Literal[tuple(COMPOUNDS)]
Marker = Literal["25ohd", "calcium", "dp_ucmgp", "pth", "egfr", "inr"]
LabUnit = Literal[
    "nmol/L", "ng/mL", "ug/L", "mmol/L", "mg/dL", "pmol/L", "pg/mL", "mL/min/1.73m2", "1",
]  # fmt: skip
Bound = Literal["below", "above"]
DietIs = Literal["partial", "complete", "typical"]
Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
WEEKDAYS: Final[tuple[Weekday, ...]] = get_args(Weekday)
"""The days of the week, Monday first."""

Since = Literal["always"]

MARKER_UNITS: Final[dict[str, tuple[LabUnit, ...]]] = {
    "25ohd": ("nmol/L", "ng/mL", "ug/L"),
    "calcium": ("mmol/L", "mg/dL"),
    "dp_ucmgp": ("pmol/L",),
    "pth": ("pmol/L", "pg/mL"),
    "egfr": ("mL/min/1.73m2",),
    "inr": ("1",),
}

# Bounds that keep a slip of the hand from becoming a result. They are far above anything real:
# one kilogram of a compound in one dose, ten kilograms of a food at once, a litre-sized lab value.
MAX_DOSE_UG: Final = 1e9
MAX_GRAMS: Final = 10_000.0
MAX_TIMES_PER_WEEK: Final = 200.0
MAX_OTHER_FOOD: Final = 1e6
MAX_LAB_VALUE: Final = 1e5
MAX_AGE_YEARS: Final = 120
MIN_WEIGHT_KG: Final = 2
MAX_WEIGHT_KG: Final = 350
MIN_HEIGHT_CM: Final = 40
MAX_HEIGHT_CM: Final = 250
DEFAULT_WEIGHT_KG: Final = 70.0
DEFAULT_HEIGHT_CM: Final = 170.0
"""What counts for an adult whose weight or height is not stated."""
MIN_ALTITUDE_M: Final = -500
MAX_ALTITUDE_M: Final = 9000
MAX_SUN_MINUTES: Final = 1440
MAX_DAYS: Final = 3660
# So many are read at most: far more than anybody has, and few enough to be counted at once.
MAX_SUPPLEMENTS: Final = 200
MAX_FOODS: Final = 1000
MAX_LABS: Final = 200
MAX_PRODUCTS: Final = 200
MAX_CONTENTS: Final = 30
MAX_NAME_LENGTH: Final = 200
MAX_COUNT: Final = 1000.0
FIRST_DATE: Final = dt.date(1900, 1, 1)
LAST_DATE: Final = dt.date(2200, 12, 31)

Amount = Annotated[float, Meta(ge=0)]


class Person(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Who the scenario is about.

    `weight_kg` and `height_cm` None are not stated; see `body_of`. `latitude`: where
    the person lives, degrees north, None where that is not said.
    """

    name: Annotated[str, Meta(max_length=MAX_NAME_LENGTH)] = ""
    age_years: Annotated[float, Meta(ge=0, le=MAX_AGE_YEARS)] = 40
    sex: Sex = "female"
    life_stage: LifeStage = "none"
    postmenopausal: bool = False
    weight_kg: Annotated[float, Meta(ge=MIN_WEIGHT_KG, le=MAX_WEIGHT_KG)] | None = None
    height_cm: Annotated[float, Meta(ge=MIN_HEIGHT_CM, le=MAX_HEIGHT_CM)] | None = None
    skin_type: Annotated[int, Meta(ge=1, le=6)] = 2
    conditions: tuple[Condition, ...] = ()
    medications: tuple[Medication, ...] = ()
    diet: tuple[Diet, ...] = ()
    smoker: bool = False
    low_activity: bool = False
    latitude: Annotated[float, Meta(ge=-90, le=90)] | None = None

    def __post_init__(self) -> None:
        if self.sex == "male" and self.life_stage != "none":
            raise FieldError("life_stage", f"{self.life_stage!r} does not fit sex 'male'")


EveryDays = Annotated[int, Meta(ge=1, le=365)]


def times_a_day(taken: "Supplement | Product") -> float:
    """How often a day a dose or product is taken in the mean."""
    if taken.weekdays:
        return len(taken.weekdays) / len(WEEKDAYS)
    return 1 / taken.every_days


class Supplement(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One dose of one compound, taken every so many days; from and until count both days.

    `since` "always": taken long before the first blood test, in place of `from`. `weekdays`: the
    days of the week on which it is taken, in place of `every_days`.
    """

    compound: CompoundId
    amount: Amount
    unit: DoseUnit
    every_days: EveryDays = 1
    weekdays: tuple[Weekday, ...] = ()
    from_date: dt.date | None = msgspec.field(name="from", default=None)
    until_date: dt.date | None = msgspec.field(name="until", default=None)
    since: Since | None = None

    def __post_init__(self) -> None:
        _check_window(self.from_date, self.until_date)
        _check_since(self.since, self.from_date)
        _check_rhythm(self.every_days, self.weekdays)
        _check_dose(self.compound, self.amount, self.unit)

    @property
    def ug_per_dose(self) -> float:
        """Mass of one dose in ug."""
        return ug_of(COMPOUNDS[self.compound], self.amount, self.unit)

    @property
    def ug_per_day(self) -> float:
        """Mean mass a day in ug."""
        return self.ug_per_dose * times_a_day(self)


class Content(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What one unit of a product - a capsule, a drop, a spoon - contains of one compound."""

    compound: CompoundId
    amount: Amount
    unit: DoseUnit

    def __post_init__(self) -> None:
        _check_dose(self.compound, self.amount, self.unit)


# With a dictionary for what is kept: one evaluation asks for the doses once for each period.
class Product(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, dict=True):
    """A bottle, taken as one: `count` units at a time; its parts count as supplements do.

    Rhythm and dates are those of a supplement.
    """

    name: Annotated[str, Meta(max_length=MAX_NAME_LENGTH)] = ""
    contains: Annotated[tuple[Content, ...], Meta(max_length=MAX_CONTENTS)] = ()
    count: Annotated[float, Meta(ge=0, le=MAX_COUNT)] = 1
    every_days: EveryDays = 1
    weekdays: tuple[Weekday, ...] = ()
    from_date: dt.date | None = msgspec.field(name="from", default=None)
    until_date: dt.date | None = msgspec.field(name="until", default=None)
    since: Since | None = None

    def __post_init__(self) -> None:
        _check_window(self.from_date, self.until_date)
        _check_since(self.since, self.from_date)
        _check_rhythm(self.every_days, self.weekdays)
        _check_count("contains", self.contains, MAX_CONTENTS)
        for part in self.contains:
            if ug_of(COMPOUNDS[part.compound], part.amount, part.unit) * self.count > MAX_DOSE_UG:
                raise FieldError(
                    "count", f"{self.count:g} units are more than a kilogram; is the unit right?"
                )

    @cached_property
    def doses(self) -> tuple[Supplement, ...]:
        """The product's parts as supplements, each in its own unit."""
        return tuple(
            Supplement(
                compound=part.compound,
                amount=part.amount * self.count,
                unit=part.unit,
                every_days=self.every_days,
                weekdays=self.weekdays,
                from_date=self.from_date,
                until_date=self.until_date,
                since=self.since,
            )
            for part in self.contains
        )


class EatenFood(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One food on the plate: a portion and how often a week; from and until count both days.

    `since` "always": eaten long before the first blood test, in place of `from`.
    """

    food: str
    grams: Annotated[float, Meta(ge=0, le=MAX_GRAMS)]
    times_per_week: Annotated[float, Meta(ge=0, le=MAX_TIMES_PER_WEEK)]
    from_date: dt.date | None = msgspec.field(name="from", default=None)
    until_date: dt.date | None = msgspec.field(name="until", default=None)
    since: Since | None = None

    def __post_init__(self) -> None:
        _check_window(self.from_date, self.until_date)
        _check_since(self.since, self.from_date)

    @property
    def grams_per_day(self) -> float:
        """Mean grams a day."""
        return self.grams * self.times_per_week / 7


class SunHabit(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Where, when and how the skin sees the sun; from and until count both days."""

    latitude: Annotated[float, Meta(ge=-90, le=90)]
    altitude_m: Annotated[float, Meta(ge=MIN_ALTITUDE_M, le=MAX_ALTITUDE_M)] = 0
    minutes: Annotated[float, Meta(ge=0, le=MAX_SUN_MINUTES)] = 0
    days_per_week: Annotated[float, Meta(ge=0, le=7)] = 7
    start_hour: Annotated[float, Meta(ge=0, le=24)] = 12
    exposed_fraction: Annotated[float, Meta(ge=0, le=1)] = 0.25
    spf: Annotated[float, Meta(ge=0, le=100)] = 0
    cloud: Cloud = "clear"
    from_date: dt.date | None = msgspec.field(name="from", default=None)
    until_date: dt.date | None = msgspec.field(name="until", default=None)

    def __post_init__(self) -> None:
        _check_window(self.from_date, self.until_date)


class Lab(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One blood test result.

    `bound`: the laboratory gave a limit, not a value: the result lies below it (`<4`) or above.
    """

    date: dt.date
    marker: Marker
    value: Annotated[float, Meta(ge=0, le=MAX_LAB_VALUE)]
    unit: LabUnit
    bound: Bound | None = None

    def __post_init__(self) -> None:
        _check_date("date", self.date)
        if self.unit not in MARKER_UNITS[self.marker]:
            *others, last = MARKER_UNITS[self.marker]
            fitting = f"{', '.join(others)} or {last}" if others else last
            raise FieldError("unit", f"{self.marker} is given in {fitting}, got {self.unit!r}")
        if is_impossible(self.marker, self.value, self.unit):
            raise FieldError(
                "value", f"no blood holds {self.value:g} {self.unit}; is the unit right?"
            )


# With a dictionary for what is kept: every rule of advice asks for results and doses again.
class Scenario(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, dict=True):
    """Everything one evaluation depends on.

    `other_food` maps nutrient ids to amounts a day in that nutrient's unit. `start_date` None
    means that nothing in the scenario names a day; see `resolved_start`. `diet_is` says whether
    what is entered is all that is eaten. `answer_date`: the day the answer is read at; see
    `answer_day`.
    """

    schema: Literal[1]
    name: Annotated[str, Meta(max_length=MAX_NAME_LENGTH)] = ""
    person: Person = Person()
    supplements: Annotated[tuple[Supplement, ...], Meta(max_length=MAX_SUPPLEMENTS)] = ()
    products: Annotated[tuple[Product, ...], Meta(max_length=MAX_PRODUCTS)] = ()
    with_fat: bool = True
    diet_is: DietIs = "partial"
    foods: Annotated[tuple[EatenFood, ...], Meta(max_length=MAX_FOODS)] = ()
    other_food: dict[str, Annotated[float, Meta(ge=0, le=MAX_OTHER_FOOD)]] = {}
    sun: SunHabit | None = None
    labs: Annotated[tuple[Lab, ...], Meta(max_length=MAX_LABS)] = ()
    start_date: dt.date | None = None
    days: Annotated[int, Meta(ge=1, le=MAX_DAYS)] = 365
    answer_date: dt.date | None = None
    authority: AuthorityId = DEFAULT_AUTHORITY

    def __post_init__(self) -> None:
        if self.start_date is not None:
            _check_date("start_date", self.start_date)
        if self.answer_date is not None:
            _check_date("answer_date", self.answer_date)
        # Also for edits: a scenario that is saved must be one that can be read again.
        _check_count("supplements", self.supplements, MAX_SUPPLEMENTS)
        _check_count("products", self.products, MAX_PRODUCTS)
        _check_count("foods", self.foods, MAX_FOODS)
        _check_count("labs", self.labs, MAX_LABS)
        for key in self.other_food:
            if key not in NUTRIENTS:
                known = ", ".join(NUTRIENTS)
                raise FieldError("other_food", f"unknown nutrient {key!r}; known are {known}")

    @cached_property
    def reported(self) -> Mapping[Marker, tuple[Lab, ...]]:
        """The results of each marker by date: of several on one day, the last in the file."""
        by_day: dict[Marker, dict[dt.date, Lab]] = {}
        for lab in self.labs:
            by_day.setdefault(lab.marker, {})[lab.date] = lab
        return {
            marker: tuple(found[day] for day in sorted(found)) for marker, found in by_day.items()
        }

    @cached_property
    def doses(self) -> tuple[Supplement, ...]:
        """All that is taken: the supplements, then the parts of the products."""
        if not self.products:
            return self.supplements
        return self.supplements + tuple(part for one in self.products for part in one.doses)


def _check_dose(compound_id: CompoundId, amount: float, unit: DoseUnit) -> None:
    compound = COMPOUNDS[compound_id]
    if unit == "IU" and compound.ug_per_iu is None:
        raise FieldError("unit", f"{compound.title} has no IU; use ug, mg or g")
    if ug_of(compound, amount, unit) > MAX_DOSE_UG:
        raise FieldError("amount", f"{amount:g} {unit} is more than a kilogram; is the unit right?")


def _check_rhythm(every_days: int, weekdays: tuple[Weekday, ...]) -> None:
    if weekdays and every_days != 1:
        raise FieldError("weekdays", "stand in place of every_days, not beside it")
    if len(set(weekdays)) < len(weekdays):
        raise FieldError("weekdays", "names a day twice")


def _check_date(key: str, date: dt.date) -> None:
    if not FIRST_DATE <= date <= LAST_DATE:
        raise FieldError(key, f"must lie between {FIRST_DATE} and {LAST_DATE}, got {date}")


def _check_count(key: str, items: tuple[object, ...], most: int) -> None:
    if len(items) > most:
        raise FieldError(key, f"must hold at most {most}, got {len(items)}")


def _check_window(first: dt.date | None, last: dt.date | None) -> None:
    if first is not None:
        _check_date("from", first)
    if last is not None:
        _check_date("until", last)
        if first is not None and last < first:
            raise FieldError("until", f"must not lie before from ({first}), got {last}")


def _check_since(since: Since | None, first: dt.date | None) -> None:
    if since is not None and first is not None:
        raise FieldError("since", f"{since!r} stands in place of from, not beside it")


# A file that names no day still has a season. A fixed day keeps the same file at the same bytes.
FALLBACK_START: Final = dt.date(2026, 1, 1)


def resolved_start(scenario: Scenario) -> dt.date:
    """The day the forecast starts: as given, else the latest blood test, else a fixed day."""
    if scenario.start_date is not None:
        return scenario.start_date
    return max((lab.date for lab in scenario.labs), default=FALLBACK_START)


def answer_day(scenario: Scenario) -> int:
    """The day of the forecast at which the answer is read, 0 the start; the last one as a rule."""
    if scenario.answer_date is None:
        return scenario.days
    day = (scenario.answer_date - resolved_start(scenario)).days
    return min(max(day, 0), scenario.days)
