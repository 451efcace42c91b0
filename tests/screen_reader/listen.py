# SPDX-License-Identifier: MIT
"""What a screen reader meets: starts the program, walks it over the bus, and writes it as JSON.

Run by the system's Python, which has gi, inside `dbus-run-session` and an X server:
`listen.py SCENARIO.json TOLD.json PROGRAM [ARGUMENT ...]`. It uses what a screen reader uses and
nothing of the program. Written: every part of the first screen, what is seen of each page and
view, the slider after its number was set, what was announced when warfarin was ticked, and how the
program ended.
"""

import json
import subprocess
import sys
import time
from pathlib import Path

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402  # the version comes first

WAIT_S = 20.0
PAGES = ("Scenarios", "My foods", "Evidence", "Calculator")
VIEWS = ("What if", "Factors", "Sweep", "Map", "Compare", "Now")
WARFARIN = "Warfarin or another vitamin K antagonist"


def wait_for(found, what):
    """What `found()` gives as soon as it gives something."""
    end = time.monotonic() + WAIT_S
    while time.monotonic() < end:
        while GLib.MainContext.default().iteration(False):
            pass
        if result := found():
            return result
        time.sleep(0.05)
    raise TimeoutError(f"not on the bus: {what}")


def has(part, state):
    return part.get_state_set().contains(state)


def described(part):
    """A part of the program as plain values."""
    states = part.get_state_set()
    return {
        "role": part.get_role_name(),
        "name": part.get_name(),
        "description": part.get_description(),
        "focusable": states.contains(Atspi.StateType.FOCUSABLE),
        "showing": states.contains(Atspi.StateType.SHOWING),
        "children": part.get_child_count(),
        "interfaces": part.get_interfaces(),
        "labels": [
            relation.get_target(at).get_name()
            for relation in part.get_relation_set()
            if relation.get_relation_type() == Atspi.RelationType.LABELLED_BY
            for at in range(relation.get_n_targets())
        ],
    }


def everything(part, *, seen=False):
    """A part and all within, in the order of the bus; `seen`: without what is not shown."""
    yield part
    for at in range(part.get_child_count()):
        child = part.get_child_at_index(at)
        if child is not None and not (seen and not has(child, Atspi.StateType.SHOWING)):
            yield from everything(child, seen=seen)


class Listener:
    """The program as it is met on the bus, and what it announces."""

    def __init__(self):
        self.heard = []
        self._listener = Atspi.EventListener.new(
            lambda event: self.heard.append(
                {"from": event.source.get_name(), "text": event.any_data}
            )
        )
        self._listener.register("object:announcement")
        self.app = wait_for(self._program, "the program")
        wait_for(lambda: has(self.app.get_child_at_index(0), Atspi.StateType.SHOWING), "its window")
        self.parts = list(everything(self.app))
        self.told = {"first screen": [described(part) for part in self.parts], "pages": {}}

    @staticmethod
    def _program():
        desktop = Atspi.get_desktop(0)
        running = (desktop.get_child_at_index(at) for at in range(desktop.get_child_count()))
        return next(
            (app for app in running
             if app and app.get_name() == "dk2gui" and app.get_child_count()), None,
        )  # fmt: skip

    def part(self, role, name):
        """The first part with a role and a name, among those that the program began with."""
        return next(
            part for part in self.parts
            if part.get_role_name() == role and part.get_name() == name
        )  # fmt: skip

    def do(self, role, name):
        """What a screen reader does to a button, a tab, a menu's entry."""
        part = self.part(role, name)
        assert Atspi.Action.do_action(part, 0), name
        return part

    def turn_pages(self):
        """Go through pages and views; what is seen of each."""
        for names, role, state in (
            (PAGES, "check box", Atspi.StateType.CHECKED),
            (VIEWS, "page tab", Atspi.StateType.SELECTED),
        ):
            for name in names:
                button = self.do(role, name)
                wait_for(lambda part=button, state=state: has(part, state), name)
                found = everything(self.app.get_child_at_index(0), seen=True)
                self.told["pages"][name] = [described(part) for part in found]

    def set_dose(self):
        """Set the number; the slider follows."""
        slider = self.part("slider", "Vitamin D3, dose")
        before = slider.get_description()
        assert Atspi.Value.set_current_value(self.part("spin button", "Vitamin D3, amount"), 3000)
        wait_for(lambda: slider.get_description() != before, "the slider's new dose")
        self.told["slider at 3000"] = described(slider)

    def tick_warfarin(self):
        """Cause a stop; what is announced then."""
        self.told["announced before"] = list(self.heard)
        known = len(self.heard)
        self.do("check box", WARFARIN)
        wait_for(lambda: len(self.heard) > known, "an announcement")
        self.told["announced"] = self.heard[known:]


def listen(scenario, program):
    """All of it; the program is gone afterwards."""
    with subprocess.Popen([*program, scenario], stderr=subprocess.PIPE, text=True) as running:
        try:
            listener = Listener()
            listener.turn_pages()
            listener.set_dose()
            listener.tick_warfarin()
            listener.do("menu item", "Quit")
            _, errors = running.communicate(timeout=WAIT_S)
        finally:
            running.kill()
    return {**listener.told, "exit code": running.returncode, "errors": errors}


if __name__ == "__main__":
    told = listen(sys.argv[1], sys.argv[3:])
    Path(sys.argv[2]).write_text(json.dumps(told), encoding="utf-8")
