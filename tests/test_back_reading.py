# SPDX-License-Identifier: MIT
"""What German cards say is read back: figures, units, directions and negations survive."""

import re

import msgspec
import pytest
from babel.messages.pofile import read_po

from dk2gui.core.basis.message import Listing, Message
from dk2gui.core.evaluate import evaluate
from dk2gui.core.scenario.file_format import decode_scenario
from dk2gui.data.tables import load_constants, load_foods
from tests.back_reading import lost
from tests.catalogue_files import GERMAN_FILE
from tests.core.advice_people import PEOPLE

_CORE = "dk2gui/core/"


def _pairs():
    """English and German, both forms of a plural, of what the core says; without what is missing."""
    with GERMAN_FILE.open("rb") as file:
        known = read_po(file, locale="de")
    for entry in known:
        if entry.id and any(place.startswith(_CORE) for place, _ in entry.locations):
            english = (entry.id,) if isinstance(entry.id, str) else entry.id
            german = (entry.string,) if isinstance(entry.string, str) else entry.string
            yield from (pair for pair in zip(english, german, strict=True) if pair[1])


PAIRS = dict(_pairs())


def _templates(message):
    yield message.template
    for _, value in message.arguments:
        for inner in value.items if isinstance(value, Listing) else (value,):
            if isinstance(inner, Message):
                yield from _templates(inner)


def test_everything_that_the_core_says_survives_in_german():
    assert len(PAIRS) > 500
    found = {english: what for english, german in PAIRS.items() if (what := lost(english, german))}
    assert not found, "\n".join(f"{english}\n  {what}" for english, what in found.items())


def test_every_stop_and_caution_that_people_are_shown_is_read_back():
    for plan, *_ in PEOPLE.values():
        scenario = decode_scenario(msgspec.json.encode(plan))
        for item in evaluate(scenario, load_foods(), load_constants()).advice:
            if item.severity == "info":
                continue
            for message in (item.title, item.trigger, *item.detail, *item.why):
                assert set(_templates(message)) <= PAIRS.keys(), item.id


_FAULTS = (
    (r"\bnicht\b", ""), (r"\bkeine\b", "eine"), (r"\bkein\b", "ein"), (r"\bohne\b", "mit"),
    (r"\bunter \{", "\u00fcber {"), (r"\b\u00fcber \{", "ab {"), (r"\bmehr als\b", "weniger als"),
    (r"\bab \{", "bis zu {"), (r"\bheute\b", ""), (r"\bsofort\b", ""), (r"\bnur\b", ""),
    (r"\{most\}", "{low}"), (r"\b25\(OH\)D", "OH"), (r"\bbevor\b", "nachdem"),
)  # fmt: skip


@pytest.mark.parametrize(("pattern", "put"), _FAULTS)
def test_a_fault_in_any_text_is_found(pattern, put):
    spoilt = {
        english: re.sub(pattern, put, german, count=1)
        for english, german in PAIRS.items()
        if len(re.findall(rf"(?i)\bnicht|\bkein|\bohne\b|{pattern}", german)) == 1
        and re.search(pattern, german)
    }
    assert spoilt
    missed = [english for english, german in spoilt.items() if not lost(english, german)]
    assert not missed, "\n".join(missed)
