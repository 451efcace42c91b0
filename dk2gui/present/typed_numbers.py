# SPDX-License-Identifier: MIT
"""Numbers as people type and paste them: taken, asked about, or refused with a reason.

The one reader of numbers for every field. It never gives another number than the one meant, and
never drops a text in silence: what can mean two things becomes a question with both readings.
"""

import math
import re
import unicodedata
from collections.abc import Mapping
from functools import reduce
from typing import Final

import msgspec

from dk2gui.present.language import FIXED, THIN_SPACE, Notation, tr
from dk2gui.present.numbers import unit_name

LONGEST: Final = 60
"""Characters; no number that people write is longer."""
_QUOTED: Final = 30
_EXACT: Final = 1e10
"""Below it ten digits hold every number that people write, and no tail of a division."""

_INVISIBLE: Final = frozenset(
    "\u200b\u200e\u200f\u061c\ufeff\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)
_SAME: Final = str.maketrans(
    {
        **dict.fromkeys("\u2019\u2018\u02bc\u2032\u00b4`\uff07", "'"),
        "\u2212": "-",
        "\uff0d": "-",
        "\uff0b": "+",
        "\uff0e": ".",
        "\uff0c": ",",
        "\uff1c": "<",
        "\uff1e": ">",
        "\u2264": "<",
        "\u2265": ">",
        "\uff05": "%",
        "\u066a": "%",
        "\u03bc": "\u00b5",
    }
)
_ARABIC_POINT: Final = "\u066b"
_ARABIC_GROUP: Final = "\u066c"
_POINTS: Final = f".,{_ARABIC_POINT}"

_TEXT: Final = re.compile(
    r"(?P<bound><=?|>=?)? ?(?P<sign>[+-])? ?"
    rf"(?P<digits>[0-9.,'{_ARABIC_POINT}{_ARABIC_GROUP}]*(?: [0-9][0-9.,'"
    rf"{_ARABIC_POINT}{_ARABIC_GROUP}]*)*)"
    r"(?:[eE](?P<exponent>[+-]?[0-9]{1,3}))? ?(?P<unit>[^0-9].*)?"
)
_LEADING_DIGITS: Final = re.compile(r"(?<![^-])[1-9][0-9]{3,}")
_WHOLE: Final = re.compile(r"[0-9]+")
_IN_THREES: Final = re.compile(
    r"[1-9][0-9]{0,2}(?:(?P<mark>[., '\u066c])[0-9]{3})(?:(?P=mark)[0-9]{3})*"
)
_LOOSE_THREES: Final = re.compile(r"[1-9][0-9]{3,},[0-9]{3}")
_INDIAN: Final = re.compile(r"[1-9][0-9]?(?:,[0-9]{2})+,[0-9]{3}")

_ALIASES: Final[Mapping[str, str]] = {
    **dict.fromkeys(("iu", "i.u.", "ie", "i.e.", "ui", "u.i."), "IU"),
    **dict.fromkeys(("ug", "\u00b5g", "mcg", "microgram", "micrograms"), "ug"),
    **dict.fromkeys(("mg", "milligram", "milligrams"), "mg"),
    **dict.fromkeys(("g", "gr", "gram", "grams"), "g"),
    **dict.fromkeys(("kg", "kilogram", "kilograms"), "kg"),
    **dict.fromkeys(("lb", "lbs", "pound", "pounds"), "lb"),
    "cm": "cm",
    "m": "m",
    **dict.fromkeys(("in", "inch", "inches", "''", '"', "\u2033"), "in"),
    **dict.fromkeys(("ft", "foot", "feet", "'"), "ft"),
    **dict.fromkeys(("years", "year", "y", "yr"), "years"),
    **dict.fromkeys(("min", "minutes", "minute"), "min"),
    **dict.fromkeys(("h", "hours", "hour"), "h"),
    "%": "%",
    "\u00b0": "\u00b0",
    "nmol/l": "nmol/L",
    "ng/ml": "ng/mL",
    **dict.fromkeys(("ug/l", "\u00b5g/l", "mcg/l"), "ug/L"),
    "mmol/l": "mmol/L",
    "mg/dl": "mg/dL",
    "pmol/l": "pmol/L",
    "pg/ml": "pg/mL",
    **dict.fromkeys(
        ("ml/min/1.73m2", "ml/min/1.73 m2", "ml/min/1,73m2", "ml/min/1.73m\u00b2",
         "ml/min/1.73 m\u00b2", "ml/min"),
        "mL/min/1.73m2",
    ),
    **dict.fromkeys(("\u00d7", "x", "times"), "\u00d7"),
}  # fmt: skip
"""Spellings of units, in small letters; what they stand for."""


class NumberField(msgspec.Struct, frozen=True):
    """What a field holds.

    `low` and `high`: what it can hold at all, in its own `unit` ("" for none).
    `likely`: the range that decides between two readings of one text; None for low to high.
    `per_unit`: other units that may be typed; one of them is so many of the field's own.
    `takes_bounds`: whether `<4` is a value, as on a laboratory's print.
    """

    low: float = -math.inf
    high: float = math.inf
    unit: str = ""
    likely: tuple[float, float] | None = None
    per_unit: Mapping[str, float] = {}
    takes_bounds: bool = False


class Taken(msgspec.Struct, frozen=True):
    """A number, in the field's unit; also as it was typed, with the unit that was typed or "".

    `bound`: "below" or "above" for `<4` and `>150`, else "".
    """

    value: float
    typed_value: float
    typed_unit: str = ""
    bound: str = ""


class Asked(msgspec.Struct, frozen=True):
    """A text that can mean more than one number; the question, and what each answer takes."""

    question: str
    readings: tuple[Taken, ...]


class Refused(msgspec.Struct, frozen=True):
    """No number of this field, and why."""

    reason: str


Reading = Taken | Asked | Refused


def read_number(text: str, field: NumberField, notation: Notation = FIXED) -> Reading:
    """What a typed or pasted text means in a field.

    `notation` is how the reader's territory writes numbers; `FIXED` stands for none, which then
    decides nothing about a comma.
    """
    plain = _plain(text)
    if not plain:
        return Refused(tr("Type a number."))
    told = _told(text)
    match = _TEXT.fullmatch(plain) if len(plain) <= LONGEST else None
    if match is None or not any(char.isdigit() for char in match["digits"]):
        return Refused(tr("{typed} is not a number.", typed=told))
    if match["bound"] and not field.takes_bounds:
        return Refused(tr("{typed} is a limit, not a number. Type the number itself.", typed=told))
    unit, factor, trouble = _unit(match["unit"] or "", field)
    if trouble:
        return Refused(trouble)
    decimal, grouped = _readings(match["digits"])
    power = int(match["exponent"] or 0)
    sign = -1.0 if match["sign"] == "-" else 1.0
    bound = {"<": "below", ">": "above"}.get((match["bound"] or " ")[0], "")
    meant: dict[str, Taken] = {}
    for name, digits in (("decimal", decimal), ("grouped", grouped)):
        if digits:
            typed = sign * float(f"{digits}e{power}")
            # Factors such as 40 IU a ug leave tails that nobody typed.
            value = typed if factor == 1 else float(f"{typed * factor:.12g}")
            vanished = value == 0 and digits.strip("0.") != ""
            if math.isfinite(value) and not vanished:
                meant[name] = Taken(value, typed, unit, bound)
    if not meant:
        return Refused(tr("{typed} is not a number.", typed=told))
    return _decided(meant, told, match["digits"], field, notation)


def _decided(
    meant: dict[str, Taken], told: str, digits: str, field: NumberField, notation: Notation
) -> Reading:
    possible = {name: one for name, one in meant.items() if field.low <= one.value <= field.high}
    if not possible:
        return Refused(_out_of_range(told, field))
    if len(possible) > 1 and len({one.value for one in possible.values()}) == 1:
        possible.popitem()
    if len(possible) == 1:
        return next(iter(possible.values()))
    low, high = field.likely or (field.low, field.high)
    likely = {name for name, one in possible.items() if low <= one.value <= high}
    says = _territory("," if "," in digits else ".", notation)
    # What the territory says and what is likely must not contradict each other.
    if len(likely) == 1 and says in ("", *likely):
        return possible[likely.pop()]
    if len(likely) > 1 and says:
        return possible[says]
    readings = tuple(reversed(possible.values()))
    unit = readings[0].typed_unit or field.unit
    words = _either([written(one.typed_value, notation) for one in readings])
    words = f"{words} {unit_name(unit)}" if unit else words
    return Asked(tr("{typed} can mean {numbers}. Which?", typed=told, numbers=words), readings)


def _either(words: list[str]) -> str:
    return reduce(lambda first, last: tr("{first} or {last}", first=first, last=last), words)


def written(value: float, notation: Notation = FIXED) -> str:
    """A number to go on typing at: every digit that means something, no groups."""
    text = f"{value:.10g}" if abs(value) < _EXACT else repr(value).removesuffix(".0")
    return text.replace(".", notation.decimal_point)


def set_apart(text: str) -> str:
    """A number that was written to go on typing at, as it is read: thousands set apart."""
    return _LEADING_DIGITS.sub(lambda found: f"{int(found[0]):,}".replace(",", THIN_SPACE), text, 1)


def _territory(mark: str, notation: Notation) -> str:
    """Which reading of one mark before three digits the territory's way of writing means."""
    if mark == notation.group:
        return "grouped"
    return "decimal" if mark == notation.decimal_point else ""


def _plain(text: str) -> str:
    """The text with ASCII digits and marks, one space for any run of spaces of any kind."""
    made = []
    for char in text:
        if char in _INVISIBLE:
            continue
        digit = unicodedata.decimal(char, None)
        if digit is not None:
            made.append(str(digit))
        else:
            made.append(" " if char.isspace() else char)
    return " ".join("".join(made).translate(_SAME).split())


def _readings(digits: str) -> tuple[str, str]:
    """What digits with marks between them mean: with a decimal mark, and with groups only.

    Each as float() reads it, "" where they cannot mean that.
    """
    if _WHOLE.fullmatch(digits):
        return digits, ""
    grouped = _bare(digits) if _is_grouped(digits) else ""
    decimal = ""
    last = max(digits.rfind(mark) for mark in _POINTS)
    if last >= 0:
        whole, mark, decimals = digits[:last], digits[last], digits[last + 1 :]
        plain_whole = whole == "" or _WHOLE.fullmatch(whole) is not None
        fits = plain_whole or (_is_grouped(whole) and mark not in whole)
        if fits and (whole or decimals) and (decimals == "" or _WHOLE.fullmatch(decimals)):
            decimal = f"{_bare(whole) or '0'}.{decimals or '0'}"
    return decimal, grouped


def _is_grouped(digits: str) -> bool:
    return any(rule.fullmatch(digits) for rule in (_IN_THREES, _LOOSE_THREES, _INDIAN))


def _bare(digits: str) -> str:
    return "".join(char for char in digits if char.isdigit())


def _unit(text: str, field: NumberField) -> tuple[str, float, str]:
    """The unit behind a number, how many of the field's own it is, and what is wrong with it."""
    said = text.strip()
    if not said:
        return "", 1.0, ""
    known = _ALIASES.get(said.lower(), "")
    if said == unit_name(field.unit) or (known and known == field.unit):
        return field.unit, 1.0, ""
    if known in field.per_unit:
        return known, field.per_unit[known], ""
    takes = [unit_name(unit) for unit in dict.fromkeys((field.unit, *field.per_unit)) if unit]
    shown = _told(said)
    if not takes:
        return "", 1.0, tr("{typed} after the number is not understood.", typed=shown)
    return (
        "",
        1.0,
        tr(
            "{typed} is no unit here; type {units}, or the number alone.",
            typed=shown,
            units=_either(takes),
        ),
    )


def _out_of_range(told: str, field: NumberField) -> str:
    unit = f" {unit_name(field.unit)}" if field.unit else ""
    low, high = written(field.low), written(field.high)
    if math.isinf(field.high):
        return tr("{typed} is too small; the least is {least}.", typed=told, least=f"{low}{unit}")
    if math.isinf(field.low):
        return tr("{typed} is too large; the most is {most}.", typed=told, most=f"{high}{unit}")
    return tr(
        "{typed} does not fit here: {low} to {high}.", typed=told, low=low, high=f"{high}{unit}"
    )


def _told(text: str) -> str:
    """A text to be quoted: on one line, and not longer than a line."""
    shown = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    if len(shown) > _QUOTED:
        shown = f"{shown[: _QUOTED - 1]}\u2026"
    return f"\u201c{shown}\u201d"
