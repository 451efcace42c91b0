# SPDX-License-Identifier: MIT
"""Where every figure comes from: source, status and edition, the same way for all of them.

A figure is a reference value, a number of a model, an arm of a trial, a line of a plot, or what a
food holds. `seen` was read in a text, `recalled` is cited from memory, `computed` was fitted,
derived or chosen here. What a card says comes from evidence entries, which name theirs.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from html import escape
from typing import Final, Literal

import msgspec

from dk2gui.core.basis.authorities import AUTHORITIES
from dk2gui.core.basis.nutrients import NUTRIENTS
from dk2gui.core.basis.parameters import Parameter, ParameterStatus
from dk2gui.core.claims import searchable, word_filter
from dk2gui.core.intake.food import Food
from dk2gui.core.intake.reference import ReferenceRow, kind_title
from dk2gui.core.serum.kinetics import SerumLine
from dk2gui.core.vitamin_k import VitaminKTrial
from dk2gui.present.figure_address import MODELS
from dk2gui.present.language import marked, tr
from dk2gui.present.numbers import MICRO, number

FigureKind = Literal["reference", "model", "trial", "line", "food"]
FigureStatus = Literal["seen", "recalled", "computed"]

KINDS: Final[dict[FigureKind, str]] = {
    "reference": marked("Reference value"),
    "model": marked("Number of a model"),
    "trial": marked("Arm of a trial"),
    "line": marked("Line of a plot"),
    "food": marked("What a food holds"),
}
STATUSES: Final[dict[FigureStatus, str]] = {
    "seen": marked("read in a text"),
    "recalled": marked("cited from memory"),
    "computed": marked("computed here"),
}
_OF_PARAMETER: Final[dict[ParameterStatus, FigureStatus]] = {
    "seen": "seen", "recalled": "recalled", "own": "computed",
}  # fmt: skip
# The food table says how a figure of vitamin K2 was come by.
_OF_FOOD: Final[dict[str, FigureStatus]] = {
    "measured-seen": "seen", "seen-second-hand": "seen", "recalled": "recalled",
    "computed": "computed",
}  # fmt: skip
_MARKERS: Final = {
    "dp_ucmgp": "dp-ucMGP", "ucoc": "ucOC", "ucoc_coc_ratio": "ratio ucOC/cOC",
    "percent_ucoc": "% ucOC",
}  # fmt: skip
_BASES: Final = {
    "total": "", "supplemental": ", from supplements alone", "preformed": ", as retinol",
    "phylloquinone": ", as vitamin K1",
}  # fmt: skip
_COMPOSITION: Final = ("vitamin_d", "vitamin_k1", "retinol", "calcium", "magnesium", "zinc")
_QUOTED: Final = re.compile('"([^"]*)"')
_OLDEST: Final = 121


class Figure(msgspec.Struct, frozen=True):
    """One figure in words, and where it comes from."""

    id: str
    kind: FigureKind
    title: str
    value: str
    source: str
    status: FigureStatus
    edition: str = ""
    read_in: str = ""
    note: str = ""

    @property
    def where(self) -> str:
        """Source, edition and status in a line."""
        parts = (self.source, self.edition, STATUSES[self.status])
        return "; ".join(part for part in parts if part)


def reference_figure(row: ReferenceRow) -> Figure:
    """A cell of an authority's table."""
    authority = AUTHORITIES[row.authority]
    who = {"both": "", "female": "women, ", "male": "men, "}[row.sex]
    stage = "" if row.life_stage == "none" else f"{row.life_stage}, "
    last = "on" if row.age_to_years >= _OLDEST else f"to below {row.age_to_years:g}"
    ages = f"{row.age_from_years:g} years {last}"
    nutrient = NUTRIENTS[row.nutrient]
    return Figure(
        f"reference:{row.authority}:{row.nutrient}:{row.kind}:{row.sex}:{row.life_stage}:"
        f"{row.age_from_years:g}",
        "reference",
        f"{authority.short}: {nutrient.title}, {row.kind} ({kind_title(row.kind, row.authority)}), "
        f"{who}{stage}{ages}",
        f"{_with_unit(row.value, row.unit)} a day{_BASES[row.basis]}",
        row.source,
        row.status,
        f"{authority.edition} ({authority.published})",
        row.seen_in,
        row.note,
    )


def parameter_figure(model: str, name: str, parameter: Parameter) -> Figure:
    """A number of a model, or several that belong together."""
    value = parameter.value
    values = value if isinstance(value, tuple) else (value,)
    return Figure(
        f"model:{model}:{name}",
        "model",
        f"{MODELS[model]}: {name.replace('_', ' ')}",
        f"{', '.join(f'{part:g}' for part in values)} {parameter.unit}".removesuffix(" 1"),
        parameter.source,
        _OF_PARAMETER[parameter.status],
        note=parameter.note,
    )


def trial_figure(place: int, trial: VitaminKTrial) -> Figure:
    """One arm that the curves of the vitamin K markers rest on."""
    compound = {"mk7": "MK-7", "mk4": "MK-4", "k1": "K1"}[trial.compound]
    how = {
        "read": "", "quoted": "read in a text that quotes it", "recalled": "",
        "assumed_start": "read in pmol/L; its percent rests on an assumed start",
    }[trial.certainty]  # fmt: skip
    return Figure(
        f"trial:vitamin_k:{place}",
        "trial",
        f"{MODELS['vitamin_k']}: {_MARKERS[trial.marker]} on {number(trial.ug_per_day)} "
        f"{MICRO}g {compound} a day, {trial.population}"
        f"{' (dialysis)' if trial.dialysis else ''}",
        f"{trial.controlled_change_percent:.0f} % in {trial.weeks:.0f} weeks, "
        f"{trial.people} people",
        trial.source,
        _OF_PARAMETER[trial.status],
        read_in=how,
        note=trial.note,
    )


def line_figure(line: SerumLine) -> Figure:
    """A level that a body names, as drawn across the plot of 25(OH)D."""
    high = "" if line.high_nmol_l is None else f" to {number(line.high_nmol_l)}"
    return Figure(
        f"line:{line.id}",
        "line",
        f"25(OH)D, line of {line.body}: {line.meaning}",
        f"{number(line.low_nmol_l)}{high} nmol/L",
        line.source,
        _OF_PARAMETER[line.status],
    )


def composition_figure(food: Food) -> Figure:
    """What a food of the program's own table holds besides vitamin K2."""
    held = {name: food.per_100g[name] for name in _COMPOSITION if name in food.per_100g}
    return Figure(
        f"composition:{food.id}",
        "food",
        f"{food.name}: what 100 g hold, but for vitamin K2",
        ", ".join(
            f"{NUTRIENTS[name].title} {_with_unit(value, NUTRIENTS[name].unit)}"
            for name, value in held.items()
        ),
        food.source,
        "seen",
        f"entry {food.source_id}" if food.source_id else "",
        note=food.note,
    )


def food_figure(food: Food) -> Figure | None:
    """The vitamin K2 of a food of the program's own table; None where it has no figure."""
    amount = food.amount("k2")
    if amount is None or not food.k2_source:
        return None
    parts = [
        f"{NUTRIENTS[name].title} {number(held)} {MICRO}g"
        for name in ("mk4", "mk7", "other_mk")
        if (held := food.per_100g.get(name))
    ]
    low_high = food.ranges.get("k2")
    reported = "" if low_high is None else f"; reported {low_high[0]:g} to {low_high[1]:g}"
    return Figure(
        f"food:{food.id}",
        "food",
        f"{food.name}: vitamin K2 in 100 g",
        f"{number(amount)} {MICRO}g{' (' + ', '.join(parts) + ')' if parts else ''}{reported}",
        food.k2_source,
        _OF_FOOD[food.k2_status],
        note=food.note,
    )


def figures(
    rows: Iterable[ReferenceRow],
    models: Mapping[str, Mapping[str, Parameter]],
    trials: Iterable[VitaminKTrial],
    lines: Iterable[SerumLine],
    foods: Iterable[Food],
) -> tuple[Figure, ...]:
    """Every figure the program shows or computes with, each once."""
    return tuple(_each(rows, models, trials, lines, foods))


def _each(
    rows: Iterable[ReferenceRow],
    models: Mapping[str, Mapping[str, Parameter]],
    trials: Iterable[VitaminKTrial],
    lines: Iterable[SerumLine],
    foods: Iterable[Food],
) -> Iterator[Figure]:
    for model, parameters in models.items():
        for name, parameter in parameters.items():
            yield parameter_figure(model, name, parameter)
    for line in lines:
        yield line_figure(line)
    for place, trial in enumerate(trials):
        yield trial_figure(place, trial)
    for row in rows:
        yield reference_figure(row)
    for food in foods:
        yield composition_figure(food)
        if (figure := food_figure(food)) is not None:
            yield figure


def search_figures(
    known: Iterable[Figure],
    *,
    words: str = "",
    kind: FigureKind | None = None,
    status: FigureStatus | None = None,
) -> tuple[Figure, ...]:
    """The figures that pass every filter.

    Each word begins a word of the title or the source; what stands in double quotes stands in the
    title as it is.
    """
    phrases = [phrase.casefold() for phrase in _QUOTED.findall(words)]
    fits = word_filter(_QUOTED.sub(" ", words))
    return tuple(
        figure
        for figure in known
        if kind in (None, figure.kind)
        and status in (None, figure.status)
        and all(phrase in figure.title.casefold() for phrase in phrases)
        and fits(_words_of(f"{figure.title} {figure.source}"))
    )


# All figures are asked again at each letter that is typed.
_words_of = lru_cache(maxsize=4096)(searchable)


def figure_html(figure: Figure) -> str:
    """One figure for reading: what, how much, from where, how surely."""
    lines = [
        (tr("Source"), figure.source),
        (tr("Edition"), figure.edition),
        (tr("Status"), tr(STATUSES[figure.status])),
        (tr("Read in"), figure.read_in),
        (tr("Note"), figure.note),
    ]
    told = "".join(f"<p><b>{escape(name)}</b>: {escape(text)}</p>" for name, text in lines if text)
    return f"<h3>{escape(figure.title)}</h3><p>{escape(figure.value)}</p>{told}"


def _with_unit(value: float, unit: str) -> str:
    return f"{number(value)} {unit.replace('ug', f'{MICRO}g')}"
