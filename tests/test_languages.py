# SPDX-License-Identifier: MIT
"""Languages are files: each is found with its own name, and a broken one is told, not fatal."""

import pytest

from dk2gui.data import languages
from dk2gui.present.language import FILES, Reader, install, tr, tr_plural
from dk2gui.present.pseudo import CLOSE, OPEN, PseudoTranslations
from tools.catalogue_compile import compile_catalogues

_PO = """msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Last-Translator: {reviewer}\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

msgctxt "this language, in itself"
msgid "English"
msgstr "Deutsch"

msgid "at least {{amount}}"
msgstr "mindestens {{amount}}"
"""


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """The catalogues of one test."""
    locale = tmp_path / "locale"
    locale.mkdir()
    monkeypatch.setattr(languages, "resource_path", lambda name: tmp_path / name)

    def add(code, reviewer="draft, not reviewed"):
        (locale / f"{code}.po").write_text(_PO.format(reviewer=reviewer), encoding="utf-8")
        compile_catalogues(locale)

    add.folder = locale
    return add


def test_without_a_catalogue_there_is_english_alone(folder):
    assert [one.code for one in languages.languages()] == ["en"]
    assert not languages.language("en").is_draft


def test_a_language_has_its_own_name_and_is_a_draft_until_somebody_reviewed_it(folder):
    folder("de")
    folder("fr", "Anne Exemple <anne@example.org>")
    found = {one.code: one for one in languages.languages()}
    assert found["de"].name == "Deutsch"
    assert found["de"].is_draft
    assert found["fr"].reviewer.startswith("Anne Exemple")
    assert not found["fr"].is_draft
    assert languages.catalogue("de").gettext("at least {amount}") == "mindestens {amount}"


def test_a_broken_catalogue_is_told_and_left_out_of_the_list(folder):
    (folder.folder / "de.mo").write_bytes(b"\xde\x12\x04\x95 broken")
    with pytest.raises(languages.CatalogueError, match=r"de\.mo is broken"):
        languages.catalogue("de")
    with pytest.raises(languages.CatalogueError, match=r"xx\.mo"):
        languages.catalogue("xx")
    assert [one.code for one in languages.languages()] == ["en"]


@pytest.mark.own_texts
@pytest.mark.parametrize("right_to_left", [False, True])
def test_a_made_up_language_is_longer_and_keeps_places(right_to_left):
    install(Reader("pseudo", catalogue=PseudoTranslations(right_to_left=right_to_left)))
    try:
        text = tr("at least {amount} for <b>everybody</b>", amount="12")
        assert "12" in text
        assert "<b>" in text
        assert OPEN in text
        assert CLOSE in text
        assert len(text) > 1.25 * len("at least for everybody")
        assert tr_plural("one day", "{count} days", 3).count("3") == 1
        assert tr(", ") == ", "
    finally:
        install(FILES)
