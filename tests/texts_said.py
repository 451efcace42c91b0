# SPDX-License-Identifier: MIT
"""What the program looks up while a test runs: the template must have it, or nobody translates it.

Extraction reads what is written out; whether what is looked up from constants was marked where it
is declared, the program itself tells.
"""

from collections.abc import Callable
from functools import cache, wraps
from gettext import NullTranslations
from typing import Any

from dk2gui.present.pseudo import PseudoTranslations
from tools.catalogues import texts_of_template

_said: set[tuple[str, str]] = set()
_WITH_CONTEXT = ("pgettext", "npgettext")


def listen() -> None:
    """From now on English and the made-up languages tell what they are asked for."""
    for catalogue in (NullTranslations, PseudoTranslations):
        for name in ("gettext", "ngettext", *_WITH_CONTEXT):
            setattr(catalogue, name, _telling(getattr(catalogue, name), name in _WITH_CONTEXT))


def _telling(method: Callable[..., str], has_context: bool) -> Callable[..., str]:
    @wraps(method)
    def told(self: object, *asked: Any) -> str:
        _said.add(asked[:2] if has_context else ("", asked[0]))
        return method(self, *asked)

    return told


def unknown_texts() -> list[tuple[str, str]]:
    """Context and English of what was looked up since the last question and cannot be translated."""
    unknown = sorted(_said - _known())
    _said.clear()
    return unknown


@cache
def _known() -> set[tuple[str, str]]:
    return texts_of_template()
