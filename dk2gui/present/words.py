# SPDX-License-Identifier: MIT
"""Messages of the core as words, in the reader's units, number format and language."""

import datetime as dt
from collections.abc import Callable
from typing import Final

from dk2gui.core.basis.message import (
    COUNT,
    Amount,
    Argument,
    Count,
    Day,
    Dose,
    Level,
    LevelRange,
    Listing,
    Message,
    Month,
    Number,
    NutrientAmount,
    Result,
    Share,
    Term,
    Text,
    VitaminDAmount,
)
from dk2gui.core.basis.units import ng_ml_from_nmol_l, ug_from_iu_vitamin_d
from dk2gui.present.language import FILES, THIN_SPACE, Notation, Reader, in_order, marked, reader
from dk2gui.present.numbers import (
    Units,
    as_entered,
    fixed,
    level,
    number,
    nutrient_in_units,
    unit_name,
    with_unit,
)

MONTHS: Final = (
    marked("January"), marked("February"), marked("March"), marked("April"),
    marked("May"), marked("June"), marked("July"), marked("August"),
    marked("September"), marked("October"), marked("November"), marked("December"),
)  # fmt: skip
"""Written out, because what the system calls a month depends on its language."""

_DATE: Final = marked("{day} {month} {year}")
_BOUNDS: Final = {"below": "<", "above": ">", "": ""}
_BARE_UNITS: Final = ("", "1")
_EN_DASH: Final = "\u2013"
_PERCENT: Final = 100


class Words:
    """Says what the core means, in a reader's units, notation and language.

    `units` None says amounts of vitamin D in IU and levels in both units, as files do.
    `to` None speaks to whoever reads at that moment.
    """

    def __init__(self, units: Units | None = None, to: Reader | None = None) -> None:
        self.units = units
        self._to = to

    @property
    def reader(self) -> Reader:
        """Who is spoken to."""
        return self._to or reader()

    @property
    def notation(self) -> Notation:
        """How the reader writes numbers."""
        return self.reader.notation

    def tr(self, english: str) -> str:
        """A fixed text in the reader's language."""
        return self.reader.catalogue.gettext(english) if english else ""

    def say(self, message: Message) -> str:
        """A message in words."""
        return in_order(
            self._chosen(message).format_map(
                {name: self.argument(value) for name, value in message.arguments}
            )
        )

    def say_all(self, messages: tuple[Message, ...], joint: str = " ") -> str:
        """Several messages one after another."""
        return joint.join(self.say(message) for message in messages)

    @property
    def in_english(self) -> "Words":
        """The same units and notation, in English."""
        return Words(self.units, Reader(notation=self.notation))

    def can_say(self, message: Message) -> bool:
        """Whether all of a message, and all that stands in its places, is in the language."""
        to = self.reader
        values = [value for _, value in message.arguments]
        if not message.plural:
            is_there = to.has(message.template)
        else:
            count = next(value.count for value in values if isinstance(value, Count))
            is_there = to.has_plural(message.template, message.plural, count)
        return is_there and all(self._can_say_argument(value) for value in values)

    def _can_say_argument(self, value: Argument) -> bool:
        if isinstance(value, Message):
            return self.can_say(value)
        if isinstance(value, Listing):
            return all(self._can_say_argument(item) for item in value.items)
        needed: tuple[str, ...] = ()
        if isinstance(value, Term):
            needed = (value.english,)
        elif isinstance(value, Month):
            needed = (MONTHS[value.month - 1],)
        elif isinstance(value, Day):
            needed = (_DATE, MONTHS[value.date.month - 1])
        return all(map(self.reader.has, needed))

    def _chosen(self, message: Message) -> str:
        if not message.plural:
            return self.tr(message.template)
        count = dict(message.arguments)[COUNT]
        assert isinstance(count, Count)
        return self.reader.catalogue.ngettext(message.template, message.plural, count.count)

    def argument(self, value: Argument) -> str:
        """What stands in one place of a template."""
        return _SAID[type(value)](self, value)

    def number(self, value: float) -> str:
        """A number in the reader's notation."""
        return number(value, self.notation)

    def amount(self, value: float, unit: str) -> str:
        """An amount in a unit of its own."""
        return with_unit(value, unit, self.notation)

    def nutrient_amount(self, nutrient: str, value: float) -> str:
        """An amount in the nutrient's own unit, in the reader's."""
        return self.amount(*nutrient_in_units(nutrient, value, self.units or Units()))

    def vitamin_d(self, iu: float) -> str:
        """An amount of vitamin D given in IU."""
        return self.nutrient_amount("vitamin_d", ug_from_iu_vitamin_d(iu))

    def level(self, nmol_l: float) -> str:
        """A 25(OH)D level: in the reader's unit, or in both that laboratories print."""
        if self.units is not None:
            return level(nmol_l, self.units, self.notation)
        ng_ml = fixed(ng_ml_from_nmol_l(nmol_l), 0, self.notation)
        return f"{fixed(nmol_l, 0, self.notation)} nmol/L ({ng_ml} ng/mL)"

    def level_range(self, low_nmol_l: float, high_nmol_l: float) -> str:
        """Two 25(OH)D levels with one unit."""
        if self.units is not None and self.units.serum == "ng/mL":
            low, high, unit = (
                ng_ml_from_nmol_l(low_nmol_l),
                ng_ml_from_nmol_l(high_nmol_l),
                "ng/mL",
            )
        else:
            low, high, unit = low_nmol_l, high_nmol_l, "nmol/L"
        ends = _EN_DASH.join(fixed(end, 0, self.notation) for end in (low, high))
        said = f"{ends}{THIN_SPACE}{unit}"
        if self.units is not None:
            return said
        ng_ml = _EN_DASH.join(
            fixed(ng_ml_from_nmol_l(end), 0, self.notation) for end in (low_nmol_l, high_nmol_l)
        )
        return f"{said} ({ng_ml} ng/mL)"

    def day(self, date: dt.date) -> str:
        """A date as people write it."""
        return self.tr(_DATE).format(day=date.day, month=self.month(date.month), year=date.year)

    def month(self, month: int) -> str:
        """The name of a month, 1 to 12."""
        return self.tr(MONTHS[month - 1])

    def listed(self, words: list[str], last: str = "and") -> str:
        """Words with commas and a last `and` or `or`."""
        if len(words) < 2:  # one word needs no `and`
            return "".join(words)
        joint = self.tr("{first} or {last}" if last == "or" else "{first} and {last}")
        return joint.format(first=self.series(words[:-1]), last=words[-1])

    def series(self, words: list[str]) -> str:
        """Words with commas, such as the entries of a line."""
        return self.tr(", ").join(words)

    def _result(self, result: Result) -> str:
        unit = "" if result.unit in _BARE_UNITS else f"{THIN_SPACE}{unit_name(result.unit)}"
        return f"{_BOUNDS[result.bound]}{as_entered(result.value, self.notation)}{unit}"

    def _bare(self, bare: Number) -> str:
        if bare.decimals is None:
            return self.number(bare.value)
        return fixed(bare.value, bare.decimals, self.notation)

    def _listing(self, listing: Listing) -> str:
        return self.listed([self.argument(item) for item in listing.items], listing.last)

    def _share(self, share: Share) -> str:
        return f"{fixed(_PERCENT * share.share, 0, self.notation)}{THIN_SPACE}%"


ENGLISH: Final = Words(to=FILES)
"""What files and the command line print: English, fixed units and notation."""

# One entry a type of argument: a type that is missing fails the test that says every one.
_SAID: Final[dict[type, Callable[..., str]]] = {
    Amount: lambda words, it: words.amount(it.value, it.unit),
    NutrientAmount: lambda words, it: words.nutrient_amount(it.nutrient, it.value),
    VitaminDAmount: lambda words, it: words.vitamin_d(it.iu),
    Dose: lambda words, it: words.amount(it.value, it.unit),
    Level: lambda words, it: words.level(it.nmol_l),
    LevelRange: lambda words, it: words.level_range(it.low_nmol_l, it.high_nmol_l),
    Result: lambda words, it: words._result(it),
    Number: lambda words, it: words._bare(it),
    Share: lambda words, it: words._share(it),
    Count: lambda words, it: words.number(it.count),
    Day: lambda words, it: words.day(it.date),
    Month: lambda words, it: words.month(it.month),
    Term: lambda words, it: words.tr(it.english),
    Text: lambda words, it: it.text,
    Listing: lambda words, it: words._listing(it),
    Message: lambda words, it: words.say(it),
}
