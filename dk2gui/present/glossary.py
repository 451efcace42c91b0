# SPDX-License-Identifier: MIT
"""What the names of nutrients and figures mean, in two plain sentences each.

Definitions of the field: the authorities' own for reference values, IUPAC's for names of vitamins.
Figures are not repeated here; where one is needed the reader is sent to where it stands.
"""

import re
from collections.abc import Iterator
from typing import Final

import msgspec

from dk2gui.present.language import marked, tr


class Meaning(msgspec.Struct, frozen=True):
    """A name as it is shown, and what it means."""

    name: str
    said: str


GLOSSARY: Final[dict[str, Meaning]] = {
    "25ohd": Meaning(
        name=marked("25(OH)D"),
        said=marked(
            "25-hydroxyvitamin D, the form in which vitamin D goes round in the blood. "
            "Laboratories measure it, in nmol/L or ng/mL, to tell how well somebody is supplied."
        ),
    ),
    "vitamin_d": Meaning(
        name=marked("Vitamin D"),
        said=marked(
            "Vitamin D3 and D2 together; the body needs it to take up calcium. Skin makes it in "
            "strong sunlight, and few foods but oily fish and eggs hold much of it."
        ),
    ),
    "vitamin_d3": Meaning(
        name=marked("Vitamin D3"),
        said=marked(
            "Cholecalciferol, the vitamin D that skin makes and that most supplements hold. The "
            "body turns it into 25(OH)D within days, and stores much of it in fat."
        ),
    ),
    "vitamin_d2": Meaning(
        name=marked("Vitamin D2"),
        said=marked(
            "Ergocalciferol, the vitamin D of mushrooms and yeast. The same amount raises 25(OH)D "
            "less than vitamin D3 does, above all when it is taken seldom."
        ),
    ),
    "vitamin_k": Meaning(
        name=marked("Vitamin K"),
        said=marked(
            "Vitamin K1 and K2 together; without it blood does not clot, and proteins of bone and "
            "of artery walls stay inactive. Reference values count all forms alike, though they "
            "were set by K1."
        ),
    ),
    "vitamin_k1": Meaning(
        name=marked("Vitamin K1"),
        said=marked(
            "Phylloquinone, the vitamin K of green leaves and of some plant oils. Most of the "
            "vitamin K that people eat is K1."
        ),
    ),
    "k2": Meaning(
        name=marked("Vitamin K2"),
        said=marked(
            "All menaquinones (MK-4 to MK-13), which bacteria and animals make. Natto, cheese, "
            "liver and some meat hold them, in amounts that differ greatly from one sample to "
            "the next."
        ),
    ),
    "mk4": Meaning(
        name=marked("MK-4"),
        said=marked(
            "Menaquinone-4, the short form of vitamin K2, in poultry, egg yolk and butter. It "
            "leaves the blood within hours, so that trials gave it in milligrams, several times "
            "a day."
        ),
    ),
    "mk7": Meaning(
        name=marked("MK-7"),
        said=marked(
            "Menaquinone-7, a long form of vitamin K2, which natto holds much of and most K2 "
            "supplements are. It stays in the blood for days, so that one small dose a day adds "
            "up."
        ),
    ),
    "other_mk": Meaning(
        name=marked("Other menaquinones"),
        said=marked(
            "The forms of vitamin K2 other than MK-4 and MK-7, mostly MK-8 and MK-9 of cheese. "
            "Little is known of what they do in people."
        ),
    ),
    "vitamin_a": Meaning(
        name=marked("Vitamin A"),
        said=marked(
            "Retinol, and what the body makes of beta-carotene and other carotenoids; counted in "
            "RAE. Too much retinol harms bone and the unborn child, beta-carotene of food does "
            "not."
        ),
    ),
    "rae": Meaning(
        name=marked("RAE"),
        said=marked(
            "Retinol activity equivalents: retinol, and the part of carotenoids that becomes "
            "retinol in the body. Other tables count in RE or IU, which give carotenoids more "
            "weight."
        ),
    ),
    "retinol": Meaning(
        name=marked("Retinol"),
        said=marked(
            "Vitamin A as animals hold it, above all in liver, and as most supplements give it. "
            "Upper levels of vitamin A are meant for this form."
        ),
    ),
    "beta_carotene": Meaning(
        name=marked("Beta-carotene"),
        said=marked(
            "The orange pigment of carrots and leaves, of which the body makes vitamin A as it "
            "needs it. As a supplement it raised lung cancer in smokers."
        ),
    ),
    "calcium": Meaning(
        name=marked("Calcium"),
        said=marked(
            "The mineral that bones are made of; vitamin D helps the gut to take it up. Blood "
            "holds it within narrow limits, whatever is eaten."
        ),
    ),
    "magnesium": Meaning(
        name=marked("Magnesium"),
        said=marked(
            "A mineral of whole grains, nuts and leaves that the enzymes of vitamin D need. Upper "
            "levels hold for supplements alone, because they loosen the bowels."
        ),
    ),
    "phosphorus": Meaning(
        name=marked("Phosphorus"),
        said=marked(
            "The other mineral of bone, of which most people eat more than enough. Vitamin D "
            "raises its uptake too, which matters where kidneys are weak."
        ),
    ),
    "zinc": Meaning(
        name=marked("Zinc"),
        said=marked(
            "A trace mineral of meat, seafood and seeds that bone and the immune system need. "
            "Much of it over a long time keeps copper from being taken up."
        ),
    ),
    "boron": Meaning(
        name=marked("Boron"),
        said=marked(
            "A trace element of fruit, nuts and leaves for which no need in people was ever "
            "shown. Some authorities name an upper level, none a recommended amount."
        ),
    ),
    "ear": Meaning(
        name=marked("EAR"),
        said=marked(
            "Estimated average requirement: the daily amount that is enough for half of a group of "
            "healthy people. It serves to judge groups, and the RDA is set above it."
        ),
    ),
    "rda": Meaning(
        name=marked("RDA"),
        said=marked(
            "Recommended dietary allowance: the daily amount that is enough for nearly all healthy "
            "people of an age and sex. Who gets less does not lack it for certain; Europe calls it "
            "PRI, others RNI or RDI."
        ),
    ),
    "ai": Meaning(
        name=marked("AI"),
        said=marked(
            "Adequate intake: a daily amount that is taken to be enough where too little is known "
            "for an RDA. It is often what healthy people are seen to eat, so that less need not "
            "be too little."
        ),
    ),
    "ul": Meaning(
        name=marked("UL"),
        said=marked(
            "Tolerable upper intake level: the highest daily amount, over a long time, that is "
            "unlikely to harm anybody. It is a limit and no goal, and this program advises no dose "
            "above it."
        ),
    ),
    "iu": Meaning(
        name=marked("IU"),
        said=marked(
            "International unit, which measures a vitamin by what it does instead of by weight. "
            "How many micrograms it is differs from one vitamin to the next."
        ),
    ),
    "dp_ucmgp": Meaning(
        name=marked("dp-ucMGP"),
        said=marked(
            "A form of matrix Gla protein that vitamin K has not activated; it rises when artery "
            "walls are short of vitamin K. More vitamin K lowers it, but whether that keeps "
            "arteries soft is not shown."
        ),
    ),
    "ucoc": Meaning(
        name=marked("ucOC"),
        said=marked(
            "Osteocalcin, a protein of bone, that vitamin K has not activated. It falls as more "
            "vitamin K is eaten, and tells of supply, not of fractures."
        ),
    ),
    "band90": Meaning(
        name=marked("90 of 100 people"),
        said=marked(
            "The band that holds 90 of 100 people like this one; of the rest half lie below and "
            "half above it. It is wide because people answer to the same dose very differently."
        ),
    ),
    "median": Meaning(
        name=marked("Median"),
        said=marked(
            "The middle: half of people like this one lie above it and half below. Where anybody "
            "stands is told by a blood test alone."
        ),
    ),
    "pth": Meaning(
        name=marked("PTH"),
        said=marked(
            "Parathyroid hormone, which keeps calcium in the blood steady. It rises when vitamin D "
            "or calcium is short for long."
        ),
    ),
    "egfr": Meaning(
        name=marked("eGFR"),
        said=marked(
            "Estimated glomerular filtration rate: how much blood the kidneys clean in a minute, "
            "worked out from creatinine. Weak kidneys change what vitamin D, calcium and "
            "phosphorus do."
        ),
    ),
    "inr": Meaning(
        name=marked("INR"),
        said=marked(
            "International normalised ratio: how much slower than usual blood clots. It guides the "
            "dose of warfarin and its kin, and more or less vitamin K moves it."
        ),
    ),
    "vka": Meaning(
        name=marked("Vitamin K antagonist"),
        said=marked(
            "A blood thinner that works against vitamin K: warfarin, acenocoumarol, phenprocoumon, "
            "fluindione. Vitamin K is then to be kept steady, and changed with the doctor alone."
        ),
    ),
    "doac": Meaning(
        name=marked("DOAC"),
        said=marked(
            "A direct blood thinner such as apixaban, rivaroxaban, edoxaban or dabigatran. It does "
            "not work through vitamin K."
        ),
    ),
    "uvi": Meaning(
        name=marked("UV index"),
        said=marked(
            "How strongly the sun reddens skin, at noon from near zero in a northern winter to "
            "above ten in the tropics. Where it stays low, skin makes hardly any vitamin D."
        ),
    ),
    "grade": Meaning(
        name=marked("Grade"),
        said=marked(
            "How sure the evidence behind a statement is, as a letter. What each letter stands for "
            "is written on the Evidence page."
        ),
    ),
}

_ALSO_CALLED: Final = {
    "ul": ("upper level", "upper levels"),
    "vka": ("warfarin",),
    "ucoc": ("osteocalcin",),
    "k2": ("K2",),
    "vitamin_k1": ("K1",),
    "vitamin_d3": ("D3",),
    "mk7": ("MK7",),
}
"""Other English names by which a text may call the same."""
_ABBREVIATION: Final = 3
_SAME: Final = {"k1": "vitamin_k1"}
"""Compounds that bear another id than the nutrient they are."""


def explained(key: str) -> str:
    """The name and its meaning as one text, for a tooltip; "" for a name that has none."""
    meaning = GLOSSARY.get(_SAME.get(key, key))
    if meaning is None:
        return ""
    return tr("{name}: {meaning}", name=tr(meaning.name), meaning=tr(meaning.said))


def name_of(key: str) -> str:
    """The name as it is shown."""
    return tr(GLOSSARY[key].name)


def names_in(text: str) -> tuple[str, ...]:
    """The keys of the names that a text uses, in the order of the glossary."""
    return tuple(key for key in GLOSSARY if any(_uses(text, name) for name in _names(key)))


def _names(key: str) -> Iterator[str]:
    yield name_of(key)
    yield from _ALSO_CALLED.get(key, ())


def _uses(text: str, name: str) -> bool:
    # Short names are abbreviations: "ai" in small letters is another word.
    flags = re.IGNORECASE if len(name) > _ABBREVIATION else re.NOFLAG
    return re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", text, flags) is not None
