# SPDX-License-Identifier: MIT
"""The page of new versions: named in the metadata alone, opened by a click alone."""

import importlib.metadata
from email.message import Message

import pytest
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMenu

from dk2gui.gui.window.menus import actions_of, plain

PAGE = "https://example.org/dk2gui/releases"


@pytest.fixture
def opened(monkeypatch):
    """The addresses that the desktop was asked for."""
    seen = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: seen.append(url.toString()))
    return seen


def name_pages(monkeypatch, *named):
    """Let the metadata name these addresses."""
    told = Message()
    for one in named:
        told["Project-URL"] = one
    monkeypatch.setattr(importlib.metadata, "metadata", lambda name: told)


def entry(window):
    help_menu = next(menu for menu in window.findChildren(QMenu) if plain(menu.title()) == "Help")
    help_menu.aboutToShow.emit()
    return next(one for one in actions_of(window) if "New versions" in plain(one.text()))


def test_it_is_opened_by_a_click_and_not_before(window, opened, monkeypatch):
    name_pages(monkeypatch, "Homepage, https://example.org", f"Releases, {PAGE}")
    action = entry(window)
    assert action.isVisible()
    assert opened == []
    action.trigger()
    assert opened == [PAGE]


@pytest.mark.parametrize(
    "named", [(), ("Homepage, https://example.org",), ("Releases, file:///etc/passwd",), ("odd",)]
)
def test_it_is_not_offered_where_none_is_named(window, monkeypatch, named):
    name_pages(monkeypatch, *named)
    assert not entry(window).isVisible()


def test_a_program_without_metadata_offers_none(window, monkeypatch):
    def missing(name):
        raise importlib.metadata.PackageNotFoundError(name)

    monkeypatch.setattr(importlib.metadata, "metadata", missing)
    assert not entry(window).isVisible()
