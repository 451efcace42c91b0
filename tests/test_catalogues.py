# SPDX-License-Identifier: MIT
"""What the program says is found, and translations that would break it are refused."""

import textwrap

import pytest
from babel.messages.pofile import read_po

from dk2gui.present.language import tr, tr_as
from tests import texts_said
from tools import catalogue_module, catalogue_texts, catalogues
from tools.catalogue_compile import compile_catalogues


@pytest.fixture
def house(tmp_path, monkeypatch):
    """A program of one module, whose text is given."""
    package = tmp_path / "dk2gui"
    package.mkdir()
    for module in (catalogue_module, catalogue_texts):
        monkeypatch.setattr(module, "ROOT", tmp_path)
        monkeypatch.setattr(module, "PACKAGE", package)

    def build(source: str):
        (package / "words.py").write_text(textwrap.dedent(source), encoding="utf-8")
        said, troubles = catalogue_texts.all_texts()
        return [one for one in said if one.where == "dk2gui/words.py"], troubles

    return build


def test_texts_are_found_with_plural_context_and_note(house):
    said, troubles = house(
        """
        # Translators: the star
        title = tr_as("in the sky", "Sun")
        words.tr("a" "b" if x else "c")
        tr_plural("one day", "{count} days", n)
        self.offer(marked("later"))
        """
    )
    assert [(one.text, one.plural, one.context, one.note) for one in said] == [
        ("Sun", "", "in the sky", "the star"), ("ab", "", "", ""), ("c", "", "", ""),
        ("one day", "{count} days", "", ""), ("later", "", "", ""),
    ]  # fmt: skip
    assert troubles == []


@pytest.mark.parametrize(
    "source",
    [
        "tr(f'{x} days')",
        "tr('{x} days'.format(x=x))",
        "tr('%d days' % x)",
        "tr_as('time', 'a' + b if x else 'c')",
        "message('a' + b)",
        "tr_plural('one', many, 3)",
        "marked(x)",
    ],
)
def test_a_text_that_no_catalogue_can_have_is_told(house, source):
    _said, troubles = house(source)
    assert len(troubles) == 1
    assert troubles[0].where.startswith("dk2gui/words.py:")


def test_a_text_is_found_where_it_is_marked_and_not_where_it_is_looked_up(house):
    said, troubles = house("X = {'a': marked('one')}\ndef f(x):\n    return tr(X[x])")
    assert troubles == []
    assert [one.text for one in said] == ["one"]


def test_a_text_that_is_looked_up_and_was_not_marked_fails_its_test():
    texts_said.unknown_texts()
    assert tr("at least {amount}", amount="1") == "at least 1"
    tr("A text that nobody declared.")
    tr_as("of nothing", "Date")
    assert texts_said.unknown_texts() == [
        ("", "A text that nobody declared."), ("of nothing", "Date"),
    ]  # fmt: skip


_ENTRY = 'msgid ""\nmsgstr ""\n"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n'


@pytest.mark.parametrize(
    ("entry", "why"),
    [
        ('msgid "{a} of {b}"\nmsgstr "{b} von"\n', "has the places ['b'], not ['a', 'b']"),
        ('msgid "{a}"\nmsgstr "{a"\n', "expected '}'"),
        (
            'msgid "one"\nmsgid_plural "{count}"\nmsgstr[0] "eins"\nmsgstr[1] ""\n',
            "all of its 2 plural forms",
        ),
        ('msgid "a "\nmsgstr "b"\n', "other spaces"),
        ('msgid "&Open"\nmsgstr "Auf"\n', "number of &"),
    ],
)
def test_a_translation_that_would_break_is_refused(tmp_path, entry, why):
    file = tmp_path / "de.po"
    file.write_text(_ENTRY + entry, encoding="utf-8")
    with file.open("rb") as source:
        told = list(catalogues._wrong_in(read_po(source, locale="de")))
    assert len(told) == 1
    assert why in told[0]


def test_a_translation_is_compiled_when_its_source_is_newer(tmp_path):
    (tmp_path / "de.po").write_text(_ENTRY + 'msgid "a"\nmsgstr "b"\n', encoding="utf-8")
    assert [path.name for path in compile_catalogues(tmp_path)] == ["de.mo"]
    assert compile_catalogues(tmp_path) == []
