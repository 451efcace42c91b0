# SPDX-License-Identifier: MIT
"""A piece of advice is whole in one language, and a stop in a draft stands in English too."""

import datetime as dt

import msgspec
import pytest

from dk2gui.core.basis.message import Day, Listing, Message, Term, message
from dk2gui.core.evaluate import evaluate
from dk2gui.core.scenario.file_format import decode_scenario
from dk2gui.data.tables import load_constants, load_foods
from dk2gui.present.advice_text import advice_text, advice_texts, as_text, stops_text
from dk2gui.present.language import Notation, Reader, as_files_are, install
from dk2gui.present.numbers import Units
from dk2gui.present.words import Words
from tests.catalogue_files import german
from tests.core.advice_people import PEOPLE

_WHO = ("infant on 4000 IU", "boy of sixteen on 2500 IU")
_ENGLISH = Words(Units(), Reader(notation=Notation(",")))


def _advice(who):
    plan = msgspec.json.encode(PEOPLE[who][0])
    return evaluate(decode_scenario(plan), load_foods(), load_constants()).advice


def _texts(message):
    """All English texts that a message is made of."""
    yield message.template
    for _, value in message.arguments:
        yield from _inner(value)


def _inner(value):
    if isinstance(value, Message):
        yield from _texts(value)
    elif isinstance(value, Term):
        yield value.english
    elif isinstance(value, Listing):
        for item in value.items:
            yield from _inner(item)


def _all_texts(item):
    said = (item.title, item.trigger, *item.detail, *item.why)
    return {text for message in said for text in _texts(message)}


@pytest.mark.parametrize("who", _WHO)
def test_a_piece_that_lacks_one_text_is_english_as_a_whole(who):
    advice = _advice(who)
    texts = sorted(set().union(*map(_all_texts, advice)))
    assert len(texts) > 12
    for missing in texts:
        words = Words(Units(), german(missing))
        for item in advice:
            said = advice_text(item, words)
            in_english = advice_text(item, _ENGLISH)
            if missing in _all_texts(item):
                assert said == msgspec.structs.replace(in_english, is_english=True), missing
            else:
                assert not said.is_english
                assert said.title != in_english.title


def test_a_stop_in_a_draft_stands_in_english_too():
    advice = _advice("infant on 4000 IU")
    assert {item.severity for item in advice} > {"stop"}
    for said in advice_texts(advice, Words(Units(), german())):
        if said.severity != "stop":
            assert said.english is None
            continue
        assert said.english is not None
        assert said.english.is_english
        assert (said.english.id, said.english.title) != (said.id, said.title)
        found = next(item for item in advice if item.id == said.id)
        assert said.english.detail == advice_text(found, _ENGLISH).detail


def test_a_reviewed_language_and_english_need_none_beside():
    advice = _advice("infant on 4000 IU")
    for words in (Words(Units(), german(is_draft=False)), _ENGLISH, Words(Units())):
        assert all(item.english is None for item in advice_texts(advice, words))


def test_the_copied_list_has_the_stop_in_both_languages(installed_reader):
    del installed_reader
    install(german())
    advice = _advice("infant on 4000 IU")
    items = advice_texts(advice, Words(Units()))
    stop = items[0]
    copied = as_text(items, {})
    assert f"Stop and ask: {stop.english.title}\n{stop.english.detail}\nWhy: " in copied
    assert copied.index(stop.title) < copied.index(stop.english.title)
    assert stops_text([stop], "!") == f"! {stop.title}\n! {stop.english.title}"
    with as_files_are():
        assert stop.title not in as_text(advice_texts(advice, Words(Units())), {})


def test_a_month_that_is_not_translated_makes_the_card_english_too():
    words = Words(Units(), german("July"))
    said = [message("From {day} on", day=Day(dt.date(2026, month, 3))) for month in (7, 8)]
    assert [words.can_say(one) for one in said] == [False, True]
    assert words.say(said[1]) == "Ab 3. August 2026"
