# SPDX-License-Identifier: MIT
"""The words of supplement labels: what an ingredient is about, its forms, and units.

Which form of a vitamin a row gives must be said by it or around it: "Vitamin K2" may be MK-4 as
well as MK-7, and "Vitamin D" D2 as well as D3.
"""

import re
import unicodedata
from typing import Final, cast

from dk2gui.core.basis.nutrients import COMPOUNDS
from dk2gui.core.basis.units import DoseUnit
from dk2gui.core.scenario.scenario import CompoundId

Family = str
"""`vitamin_d`, `vitamin_k`, `vitamin_a`, or a mineral's compound id."""


class UnclearError(ValueError):
    """A row that cannot be read for certain; str() says why, after the row's name."""


# None: a form that is none of the program's compounds, or a mixture of unknown shares.
_FORMS: Final[dict[Family, tuple[tuple[re.Pattern[str], CompoundId | None], ...]]] = {
    "vitamin_d": (
        (re.compile(r"\bd-?3\b|\b(chole|cole)calciferol"), "vitamin_d3"),
        (re.compile(r"\bd-?2\b|\bergocalciferol"), "vitamin_d2"),
        (re.compile(r"calcifediol|25-?hydroxy"), None),
    ),
    "vitamin_k": (
        (re.compile(r"\bk-?1\b|phylloquinone|phyto(na|mena)dione"), "k1"),
        (re.compile(r"\b(vita)?mk[ -]?7\b|menaquinone[ -]?7\b|\bmenaq7|k2vital"), "mk7"),
        (re.compile(r"\bmk[ -]?4\b|menaquinone[ -]?4\b|menatetr[ei]none"), "mk4"),
        (re.compile(r"(\bmk|menaquinone)[ -]?(?![47]\b)\d|\bk-?3\b|menadione"), None),
    ),
    "vitamin_a": (
        (re.compile(r"\bretin(ol|yl)\b|preformed"), "retinol"),
        (re.compile(r"beta[ -]?carotene"), "beta_carotene"),
        (re.compile(r"carotenoid|alpha[ -]?carotene|mixed carotene|cryptoxanthin"), None),
    ),
}
_FAMILY_OF: Final[dict[CompoundId, Family]] = {
    compound: family for family, forms in _FORMS.items() for _, compound in forms if compound
}
# A compound without forms is an element, called by its name.
_ELEMENTS: Final = tuple(compound for compound in COMPOUNDS if compound not in _FAMILY_OF)
_FAMILY_STARTS: Final[dict[Family, re.Pattern[str]]] = {
    "vitamin_d": re.compile(
        r"vit(amin|\.)? ?d(?![a-z])|d-?[23]\b|(chole|cole|ergo)?calciferol|calcifediol"
    ),
    "vitamin_k": re.compile(
        r"vit(amin|\.)? ?k(?![a-z])|k-?[12]\b|mk[ -]?\d|mena|phyllo|phyto(na|mena)d|vitamk|k2vital"
    ),
    "vitamin_a": re.compile(
        r"vit(amin|\.)? ?a(?![a-z])|retin(ol|yl)\b|(natural |all[ -]trans[ -])?beta[ -]?carotene"
    ),
    **{name: re.compile(rf"((elemental|total) )?{name}\b") for name in _ELEMENTS},
}
_BRANDS: Final = re.compile(r"menaq7|k2vital|vitamk7")
_EQUIVALENTS: Final = re.compile(r"(mcg|ug) rae")
_UNITS: Final[dict[str, DoseUnit]] = {
    "iu": "IU", "i.u.": "IU", "international unit": "IU",
    "ug": "ug", "mcg": "ug", "microgram": "ug",
    "mg": "mg", "milligram": "mg",
    "g": "g", "gm": "g", "gram": "g",
}  # fmt: skip


def plain(text: str | None) -> str:
    """A text in small letters without accents, trade marks and odd dashes, to be compared."""
    bare = re.sub(r"[®™©]|\((r|tm)\)", "", text or "", flags=re.IGNORECASE)
    bare = unicodedata.normalize("NFKD", bare).casefold()
    bare = "".join(sign for sign in bare if not unicodedata.combining(sign))
    bare = re.sub(r"[\u2010-\u2015]", "-", bare).replace("β", "beta").replace("μ", "u")
    return " ".join(bare.split())


def shown(name: str | None) -> str:
    """A row's name for a person to read."""
    return " ".join((name or "").split()) or "a row without a name"


def family_named(text: str | None) -> Family | None:
    """The family that a group or a row's name begins with."""
    said = plain(text)
    return next((name for name, start in _FAMILY_STARTS.items() if start.match(said)), None)


def family_of(compound: CompoundId) -> Family:
    """The family of a compound."""
    return _FAMILY_OF.get(compound, compound)


def form_named(family: Family, *said: str) -> CompoundId:
    """The one form of a vitamin in the first of the plain texts that names any.

    Raises UnclearError when there is none, more than one, or one unknown to the program.
    """
    for text in said:
        named = {compound for words, compound in _FORMS[family] if words.search(text)}
        if None in named:
            raise UnclearError("names a form that this program does not know")
        if len(named) > 1:
            raise UnclearError("gives one amount for several forms")
        if named:
            return cast(CompoundId, named.pop())
    titles = [COMPOUNDS[compound].title for _, compound in _FORMS[family] if compound]
    raise UnclearError(f"does not say which form it is: {' or '.join(titles)}")


def is_element(name: str | None, element: str) -> bool:
    """Whether a row's name is the mineral's own, such as `Zinc (as citrate)`, not a salt's."""
    head = re.split(r"[(,\[]| as | from ", plain(name), maxsplit=1)[0].strip()
    return re.sub(r"^(elemental|total) ", "", head) == element


def is_brand_alone(name: str | None) -> bool:
    """Whether a row's name is a brand of MK-7 alone.

    Such a row in milligrams gives the powder, of which a fraction of a percent is MK-7.
    """
    said = plain(name)
    return bool(_BRANDS.match(said)) and _FORMS["vitamin_k"][1][0].sub("", said).strip() == ""


def is_in_equivalents(unit: str) -> bool:
    """Whether a plain unit is ug of retinol activity equivalents."""
    return bool(_EQUIVALENTS.fullmatch(unit))


def dose_unit(unit: str) -> DoseUnit:
    """The unit of a dose from a plain one. Raises UnclearError."""
    if is_in_equivalents(unit):
        return "ug"
    known = _UNITS.get(unit) or _UNITS.get(unit.removesuffix("(s)").removesuffix("s"))
    if known is None:
        raise UnclearError(f"has an amount in {unit or 'no unit'!r}, which is not known")
    return known
