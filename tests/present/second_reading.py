# SPDX-License-Identifier: MIT
"""The rules of typed numbers read a second time, by trying every way to cut a text apart.

Shares nothing with the reader but the rules: marks may set thousands apart in threes (or, commas,
the Indian way), the last point or comma may be the decimal mark, a unit may follow.
"""

import itertools
import math
import unicodedata

SPELLINGS = {
    "IU": ["iu", "ie", "ui", "i.u.", "i.e.", "u.i."],
    "ug": ["ug", "\u00b5g", "mcg", "microgram", "micrograms"],
    "mg": ["mg", "milligram", "milligrams"],
    "g": ["g", "gr", "gram", "grams"],
    "nmol/L": ["nmol/l"],
    "ng/mL": ["ng/ml"],
    "ug/L": ["ug/l", "\u00b5g/l", "mcg/l"],
}
APOSTROPHES = "'\u2019\u2018\u02bc\u2032\u00b4`\uff07"


def second_reading(text, field, notation):
    """What a text means: ("taken", value, bound), ("asked", {values}) or ("refused",)."""
    cleaned = [c for c in text if unicodedata.category(c) not in ("Cf",)]
    cleaned = "".join(" " if c.isspace() else c for c in cleaned).strip()
    while "  " in cleaned:
        cleaned = cleaned.replace("  ", " ")
    swapped = "".join(_swap(c) for c in cleaned)
    if len(swapped) > 60 or not any(c in "0123456789" for c in swapped):
        return ("refused",)
    bound = ""
    for sign, name in (("<", "below"), (">", "above")):
        if not bound and swapped.startswith(sign):
            swapped = swapped[1:].removeprefix("=").removeprefix(" ")
            bound = name
    if bound and not field.takes_bounds:
        return ("refused",)
    sign = 1
    if swapped[:1] in ("+", "-"):
        sign = -1 if swapped[0] == "-" else 1
        swapped = swapped[1:].removeprefix(" ")
    found = {}
    for cut in range(1, len(swapped) + 1):
        factor = _factor(swapped[cut:].removeprefix(" "), field)
        if factor is None:
            continue
        for kind, value in _values(swapped[:cut]):
            meant = sign * value * factor
            if math.isfinite(meant):
                found[kind] = meant
    return _decide(found, swapped, bound, field, notation)


def _decide(found, text, bound, field, notation):
    found = {kind: v for kind, v in found.items() if field.low <= v <= field.high}
    if not found:
        return ("refused",)
    values = list(found.values())
    if len(values) == 1 or values[0] == values[1]:
        return ("taken", values[0], bound)
    low, high = field.likely or (field.low, field.high)
    likely = [kind for kind, v in found.items() if low <= v <= high]
    mark = "," if "," in text else "."
    territory = {notation.decimal_point: "decimal", notation.group: "grouped"}.get(mark)
    for kind in found:
        agreed = territory is None or territory == kind
        if likely == [kind] and agreed:
            return ("taken", found[kind], bound)
        if len(likely) == 2 and territory == kind:
            return ("taken", found[kind], bound)
    return ("asked", set(values))


def _swap(char):
    try:
        return str(unicodedata.decimal(char))
    except ValueError:
        pass
    if char in APOSTROPHES:
        return "'"
    pairs = {"\u2212": "-", "\uff0d": "-", "\uff0b": "+", "\uff0e": ".", "\uff0c": ",",
             "\u2264": "<", "\u2265": ">", "\uff1c": "<", "\uff1e": ">", "\u03bc": "\u00b5"}  # fmt: skip
    return pairs.get(char, char)


def _factor(unit, field):
    if not unit:
        return 1.0
    for name, spellings in SPELLINGS.items():
        if unit.lower() in spellings:
            return 1.0 if name == field.unit else field.per_unit.get(name)
    return None


def _values(text):
    """Every number that a text without sign and unit can be, each with how it is read."""
    for place, char in enumerate(text):
        if char in "eE":
            power = text[place + 1 :]
            bare = power[1:] if power[:1] in ("+", "-") else power
            if bare.isascii() and bare.isdigit() and len(bare) <= 3:
                for kind, digits in _mantissas(text[:place]):
                    value = float(digits + "e" + power)
                    if value or not digits.strip("0."):
                        yield kind, value
            return
    for kind, digits in _mantissas(text):
        yield kind, float(digits)


def _mantissas(text):
    if text and all(c in "0123456789" for c in text):
        yield "decimal", text
        return
    if _in_groups(text):
        yield "grouped", "".join(c for c in text if c.isdigit())
    for place, char in enumerate(text):
        left, right = text[:place], text[place + 1 :]
        if char not in (".", ",", "\u066b") or (right and not _plain(right)):
            continue
        if not left and not right:
            continue
        if not left or _plain(left) or (_in_groups(left) and char not in left):
            yield "decimal", "".join(c for c in left if c.isdigit()) + "." + (right or "0")


def _plain(text):
    return bool(text) and all(c in "0123456789" for c in text)


def _in_groups(text):
    runs = ["".join(run) for _, run in itertools.groupby(text, lambda c: c in "0123456789")]
    digits, marks = runs[::2], runs[1::2]
    if not runs or not _plain(runs[0]) or len(digits) == len(marks) or not marks:
        return False
    if len(set(marks)) > 1 or marks[0] not in (".", ",", " ", "'", "\u066c"):
        return False
    if digits[0].startswith("0") or len(digits[-1]) != 3:
        return False
    inner = {len(run) for run in digits[1:-1]}
    if inner <= {3} and len(digits[0]) <= 3:
        return True
    if marks[0] == "," and inner == {2} and len(digits[0]) <= 2:
        return True
    return marks[0] == "," and len(digits) == 2
