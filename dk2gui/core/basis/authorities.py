# SPDX-License-Identifier: MIT
"""Whose reference values there are: the one declared list of authorities, with their editions.

A scenario names one by its id. Format page, JSON Schema, the window's choice and every title are
made from here; the values stand in resources/reference_intakes.csv.
"""

from typing import Final, Literal, get_args

import msgspec

from dk2gui.core.basis.message import marked

AuthorityId = Literal["us", "efsa", "uk", "japan", "nordic", "dach", "au_nz", "china"]


class Authority(msgspec.Struct, frozen=True):
    """`edition`: which tables its values come from; `published`: year, or year and month."""

    id: AuthorityId
    short: str
    title: str
    country: str
    edition: str
    published: str


AUTHORITIES: Final[dict[str, Authority]] = {
    authority.id: authority
    for authority in (
        Authority("us", "NASEM", marked("NASEM (US and Canada)"),
                  marked("United States and Canada"),
                  "Dietary Reference Intakes: 1997 (Mg, P), 2001 (A, K, Zn, B), 2011 (D, Ca)",
                  "2011"),
        Authority("efsa", "EFSA", marked("EFSA (European Union)"), marked("European Union"),
                  "Dietary Reference Values, opinions to 2024; upper levels, overview version 11",
                  "2025-08"),
        Authority("uk", "UK", marked("SACN, COMA and COT (United Kingdom)"),
                  marked("United Kingdom"),
                  "COMA 1991, EVM 2003, SACN 2016 (D), COT on vitamin D 2014 and 2024", "2016"),
        Authority("japan", "MHLW", marked("MHLW (Japan)"), marked("Japan"),
                  "Dietary Reference Intakes for Japanese, 2025 edition", "2025-04"),
        Authority("nordic", "NNR", marked("NNR 2023 (Nordic and Baltic countries)"),
                  marked("Nordic and Baltic countries"),
                  "Nordic Nutrition Recommendations 2023 (Nord 2023:003)", "2023-06"),
        Authority("dach", "D-A-CH", marked("D-A-CH (Germany, Austria, Switzerland)"),
                  marked("Germany, Austria and Switzerland"),
                  "Referenzwerte f\u00fcr die N\u00e4hrstoffzufuhr, 3rd edition", "2025"),
        Authority("au_nz", "NHMRC", marked("NHMRC (Australia and New Zealand)"),
                  marked("Australia and New Zealand"),
                  "Nutrient Reference Values 2006, with the updates of 2017", "2017-09"),
        Authority("china", "CNS", marked("CNS (China)"), marked("China"),
                  "Dietary Reference Intakes for China, 2023 edition", "2023"),
    )
}  # fmt: skip

DEFAULT_AUTHORITY: Final[AuthorityId] = get_args(AuthorityId)[0]

LENDERS: Final[tuple[AuthorityId, ...]] = ("efsa", "us")
"""Whose upper level stands where the chosen authority has none, in this order."""

ADVICE_WITHOUT_TABLE: Final = {
    "vitamin_d": marked(
        "Endocrine Society 2024: names no dose, since the best doses remain unclear; "
        "healthy adults below 75 are referred to the recommended intake (evidence E11)"
    ),
}
"""What a body says of a nutrient that has no table of values, by nutrient id."""
