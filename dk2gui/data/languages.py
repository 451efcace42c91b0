# SPDX-License-Identifier: MIT
"""The languages that the window speaks: a compiled catalogue each in `resources/locale`.

English is the program's own and needs none. A further language is a further file.
"""

import gettext
from typing import Final

import msgspec

from dk2gui.data.resource_files import resource_path

ENGLISH: Final = "en"
_FOLDER: Final = "locale"
_REVIEWER: Final = "last-translator"
_NOT_REVIEWED: Final = "not reviewed"


class CatalogueError(Exception):
    """A catalogue that cannot be read; the text names it and says why."""


class Language(msgspec.Struct, frozen=True):
    """A language by its code of ISO 639, what it is called in itself, and who reviewed it."""

    code: str
    name: str
    reviewer: str = ""

    @property
    def is_draft(self) -> bool:
        """Whether nobody is named who has reviewed the translation."""
        return self.code != ENGLISH and not self.reviewer


def codes() -> tuple[str, ...]:
    """The codes of all languages that there are, English first."""
    found = sorted(path.stem for path in resource_path(_FOLDER).glob("*.mo"))
    return (ENGLISH, *(code for code in found if code != ENGLISH))


def languages() -> tuple[Language, ...]:
    """All languages, English first; one whose catalogue is broken is left out."""
    found = [Language(ENGLISH, "English")]
    for code in codes()[1:]:
        try:
            found.append(language(code))
        except CatalogueError:
            continue
    return tuple(found)


def language(code: str) -> Language:
    """One language. Raises CatalogueError."""
    return described(code, catalogue(code))


def described(code: str, read: gettext.NullTranslations) -> Language:
    """A language by what its catalogue says of itself."""
    if code == ENGLISH:
        return Language(ENGLISH, "English")
    reviewer = str(read.info().get(_REVIEWER, ""))
    # Translators: what the language of this catalogue is called in itself, such as Deutsch.
    name = read.pgettext("this language, in itself", "English")
    return Language(
        code, name if name != "English" else code, "" if _NOT_REVIEWED in reviewer else reviewer
    )


def catalogue(code: str) -> gettext.NullTranslations:
    """The texts of a language; English has none of its own. Raises CatalogueError."""
    if code == ENGLISH:
        return gettext.NullTranslations()
    path = resource_path(f"{_FOLDER}/{code}.mo")
    try:
        with path.open("rb") as file:
            return gettext.GNUTranslations(file)
    except OSError as error:
        raise CatalogueError(f"{path.name}: {error.strerror}") from error
    # What a broken file makes of the reader of the standard library is one of many errors.
    except Exception as error:
        raise CatalogueError(f"{path.name} is broken ({type(error).__name__})") from error
