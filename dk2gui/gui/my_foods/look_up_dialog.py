# SPDX-License-Identifier: MIT
"""The dialog to look foods and supplements up online: asks first, sends nothing before."""

from collections.abc import Callable

from PySide6.QtWidgets import QDialog, QStackedWidget, QVBoxLayout, QWidget

from dk2gui.foods.sources.lookup import Lookup
from dk2gui.gui.my_foods.form import Told
from dk2gui.gui.my_foods.look_up import Found
from dk2gui.gui.my_foods.look_up_consent import Consent
from dk2gui.gui.my_foods.look_up_search import Search
from dk2gui.gui.theme import Theme
from dk2gui.present.language import tr
from dk2gui.present.numbers import Units

_SIZE = (760, 540)


class LookUpDialog(QDialog):
    """`keep` and `take` do what is asked and tell what came of it, `keep` perhaps later; `allow`
    and `remember_key` keep the user's choices."""

    def __init__(
        self,
        lookup: Lookup,
        units: Units,
        theme: Theme,
        parent: QWidget,
        *,
        allow: Callable[[bool], None],
        remember_key: Callable[[str], None],
        keep: Callable[[Found, Told], object],
        take: Callable[[Found], str],
    ) -> None:
        super().__init__(parent)
        self.setObjectName("look-up-dialog")
        self.setWindowTitle(tr("Look up online"))
        self.resize(*_SIZE)
        self._allow = allow
        self._consent = Consent(self)
        self._consent.allowed.connect(lambda: self._on_allowed(True))
        self._consent.refused.connect(self.reject)
        self._search = Search(lookup, units, self)
        self._search.forbidden.connect(lambda: self._on_allowed(False))
        self._search.key_typed.connect(remember_key)
        self._search.keep_wanted.connect(lambda found: keep(found, self._search.say))
        self._search.take_wanted.connect(lambda found: self._search.say(take(found)))
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self._consent)
        self._stack.addWidget(self._search)
        rows = QVBoxLayout(self)
        rows.addWidget(self._stack)
        self.finished.connect(self._search.stop)
        self.finished.connect(self.deleteLater)
        self._show(allowed=lookup.allowed)

    def _on_allowed(self, allowed: bool) -> None:
        self._allow(allowed)
        self._search.stop()
        self._show(allowed=allowed)

    def _show(self, *, allowed: bool) -> None:
        self._stack.setCurrentWidget(self._search if allowed else self._consent)
        # A dialog has one default button, which Enter presses; nobody agrees by it in passing.
        default = self._search.ask if allowed else self._consent.refuse
        default.setDefault(True)
        if allowed:
            self._search.words.setFocus()
        else:
            self._consent.refuse.setFocus()
