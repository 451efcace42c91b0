# SPDX-License-Identifier: MIT
"""Which compound a row of a supplement's label gives, and how much of it; never by a guess.

The family (vitamin D, K, A or one mineral) comes from the row's `ingredientGroup`, else from the
beginning of its name; its form from `dsld_words`. A row with parts of its own counts once: by
itself where it names its form, else by its parts.
"""

from collections.abc import Sequence
from typing import Final, cast

import msgspec

from dk2gui.core.basis.nutrients import COMPOUNDS, ug_of
from dk2gui.core.basis.units import UG_SUPPLEMENT_BETA_CAROTENE_PER_UG_RAE, DoseUnit
from dk2gui.core.scenario.scenario import CompoundId
from dk2gui.foods.sources.dsld.words import (
    Family,
    UnclearError,
    dose_unit,
    family_named,
    family_of,
    form_named,
    is_brand_alone,
    is_element,
    is_in_equivalents,
    plain,
    shown,
)

_FAR_MORE: Final = 10.0
"""Times the largest dose known from labels: beyond it, a row gives the weight of something else."""
_SAME_SHARE: Final = 0.05
"""By how much a sum may differ from its parts, since labels round."""


class Amount(msgspec.Struct, frozen=True, rename="camel"):
    """An amount of a row; a label for several serving sizes has several."""

    quantity: float | None = None
    unit: str | None = None
    operator: str | None = None
    serving_size_quantity: float | None = None


class Form(msgspec.Struct, frozen=True, rename="camel"):
    """What a row says after "as", such as `cholecalciferol`."""

    name: str | None = None
    ingredient_group: str | None = None


class Row(msgspec.Struct, frozen=True, rename="camel"):
    """A row of the label, with the rows within it."""

    name: str | None = None
    ingredient_group: str | None = None
    quantity: tuple[Amount, ...] | None = None
    forms: tuple[Form, ...] | None = None
    nested_rows: tuple["Row", ...] | None = None

    @property
    def family(self) -> Family | None:
        """What the row is about, None when it is nothing of this program."""
        return family_named(self.ingredient_group) or family_named(self.name)

    @property
    def has_amount(self) -> bool:
        """Whether it gives any amount above zero."""
        return any((amount.quantity or 0) > 0 for amount in self.quantity or ())

    @property
    def parts(self) -> tuple["Row", ...]:
        """The rows within it that are more than names of its forms."""
        return tuple(row for row in self.nested_rows or () if not self._is_form(row))

    @property
    def said(self) -> str:
        """All that it says about itself, in plain letters."""
        forms = [text for form in self.forms or () for text in (form.name, form.ingredient_group)]
        inner = [row.name for row in self.nested_rows or () if self._is_form(row)]
        return " | ".join(map(plain, (self.ingredient_group, self.name, *forms, *inner)))

    def _is_form(self, inner: "Row") -> bool:
        return (
            self.family is not None
            and not inner.has_amount
            and not inner.nested_rows
            and inner.family in (None, self.family)
        )


class LabelPart(msgspec.Struct, frozen=True):
    """So much of a compound in one serving, and the row that says so."""

    compound: CompoundId
    amount: float
    unit: DoseUnit
    row: str


class UnreadRow(msgspec.Struct, frozen=True):
    """A row about a compound of this program that was not taken, and why."""

    row: str
    reason: str


class ReadRows(msgspec.Struct, frozen=True):
    """What came of a label's rows; `others` are about nothing that this program knows."""

    parts: tuple[LabelPart, ...] = ()
    not_understood: tuple[UnreadRow, ...] = ()
    others: tuple[str, ...] = ()


def read_rows(rows: Sequence[Row], serving: float, around: str = "") -> ReadRows:
    """Read rows of a label, for a serving of so many capsules, drops or the like.

    `around` is what the row says, in plain letters, that these are within.
    """
    read = [_read_row(row, serving, around) for row in rows]
    return ReadRows(
        tuple(part for one in read for part in one.parts),
        tuple(row for one in read for row in one.not_understood),
        tuple(row for one in read for row in one.others),
    )


def _read_row(row: Row, serving: float, around: str) -> ReadRows:
    """What came of a row and the rows within it."""
    family, title = row.family, shown(row.name)
    inner = read_rows(row.parts, serving, row.said)
    if family is None:
        return msgspec.structs.replace(inner, others=(title, *inner.others))
    same = [part for part in inner.parts if family_of(part.compound) == family]
    try:
        part = _part(row, family, serving, around)
        if any(other.compound != part.compound for other in same):
            raise UnclearError("names one form, the rows within it another")
    except UnclearError as error:
        if _is_sum_of(row, serving, same):
            return inner
        unread = (UnreadRow(title, str(error)), *inner.not_understood)
        return msgspec.structs.replace(inner, not_understood=unread)
    # What lies within is a share of this row, and counted with it.
    rest = (other for other in inner.parts if other not in same)
    return msgspec.structs.replace(inner, parts=(part, *rest))


def _part(row: Row, family: Family, serving: float, around: str) -> LabelPart:
    """The row's compound and amount. Raises UnclearError."""
    amount, said_unit = _amount(row, serving)
    if family in COMPOUNDS:
        if not is_element(row.name, family):
            raise UnclearError("may be the weight of a salt, not of the element")
        compound = cast(CompoundId, family)
    else:
        compound = form_named(family, row.said, around)
    unit = dose_unit(said_unit)
    in_equivalents = is_in_equivalents(said_unit)
    known = COMPOUNDS[compound]
    if in_equivalents and family != "vitamin_a":
        raise UnclearError(f"has no amounts in {said_unit}")
    if unit == "IU" and known.ug_per_iu is None:
        raise UnclearError("has no IU")
    if compound == "beta_carotene" and in_equivalents:
        amount *= UG_SUPPLEMENT_BETA_CAROTENE_PER_UG_RAE
    elif compound == "beta_carotene" and unit != "IU":
        within_a = (
            family_named(row.name) == "vitamin_a"
            and "carotene" not in plain(row.name).partition("(")[0]
        )
        if within_a or "vitamin a" in around:
            raise UnclearError("may be in ug of beta-carotene or of vitamin A (RAE)")
    if unit in ("mg", "g") and compound == "mk7" and is_brand_alone(row.name):
        raise UnclearError("may be the weight of the brand's powder, not of MK-7")
    most_ug = _FAR_MORE * ug_of(
        known, known.known_doses[-1], known.unit if known.ug_per_iu is None else "IU"
    )
    if ug_of(known, amount, unit) > most_ug:
        raise UnclearError(f"{amount:g} {unit} is more than a supplement holds")
    return LabelPart(compound, amount, unit, shown(row.name))


def _amount(row: Row, serving: float) -> tuple[float, str]:
    """The one amount that the row gives for a serving, and its unit. Raises UnclearError."""
    given = [a for a in row.quantity or () if (a.quantity or 0) > 0]
    if not given:
        raise UnclearError("gives no amount")
    given = [a for a in given if a.serving_size_quantity in (None, serving)]
    if not given:
        raise UnclearError("gives an amount for another serving size only")
    if any(plain(a.operator) not in ("", "=") for a in given):
        raise UnclearError("gives a bound, not an amount")
    amounts = {(a.quantity or 0, plain(a.unit)) for a in given}
    if len(amounts) > 1:
        raise UnclearError("gives several amounts for one serving")
    return amounts.pop()


def _is_sum_of(row: Row, serving: float, parts: Sequence[LabelPart]) -> bool:
    """Whether parts of a row, all of its family, are all of it: then it need not be read."""
    if not parts or not row.has_amount:
        return bool(parts)
    try:
        amount, said_unit = _amount(row, serving)
        whole = ug_of(COMPOUNDS[parts[0].compound], amount, dose_unit(said_unit))
    except ValueError:
        return False
    # A row of vitamin A is in ug of RAE, of which beta-carotene gives less than its weight.
    total = sum(
        ug_of(COMPOUNDS[part.compound], part.amount, part.unit)
        / (UG_SUPPLEMENT_BETA_CAROTENE_PER_UG_RAE if part.compound == "beta_carotene" else 1)
        for part in parts
    )
    return abs(total - whole) <= _SAME_SHARE * whole
