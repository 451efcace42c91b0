# SPDX-License-Identifier: MIT
"""Work beside the window: in order or the latest only, its errors told by the window's thread."""

import logging
import sys
import threading
import time

import pytest
from PySide6.QtWidgets import QLabel, QWidget

from dk2gui import log
from dk2gui.gui.explore.sweep import SweepView
from dk2gui.gui.tasks import Latest, Queue, Tasks, all_ended
from dk2gui.gui.unforeseen import Unforeseen
from dk2gui.gui.write_later import WriteLater


def banner(window) -> str:
    widget = window.findChild(QWidget, "banner")
    return window.findChild(QLabel, "banner-text").text() if widget.isVisible() else ""


@pytest.fixture
def caught(window, monkeypatch):
    """The window with the net that `run_window` spreads, and the log's file."""
    for owner, name in ((sys, "excepthook"), (sys, "unraisablehook"), (threading, "excepthook")):
        monkeypatch.setattr(owner, name, getattr(owner, name))
    log.to_file()
    Unforeseen(window, window.banner.say)
    yield window
    log.end()


def loose_screw(_cancelled):
    raise RuntimeError("a loose screw")


@pytest.mark.parametrize("kind", [Latest, Queue])
def test_an_error_of_work_is_told_from_the_windows_thread(caught, qtbot, kind, monkeypatch):
    threads = []
    monkeypatch.setattr(
        caught.banner, "setAccessibleName", lambda _text: threads.append(threading.get_ident())
    )
    tasks = kind(caught)
    failed = []
    tasks.failed.connect(failed.append)
    tasks.ask(loose_screw)
    qtbot.waitUntil(lambda: bool(failed))
    assert failed == ["This could not be done (RuntimeError)."]
    assert "Something went wrong (a loose screw)." in banner(caught)
    assert threads == [threading.get_ident()]
    assert "Traceback" in log.log_path().read_text()
    assert "Traceback" not in banner(caught)
    tasks.stop()


def test_an_error_in_a_view_is_told(caught, qtbot, monkeypatch):
    def broken(self, assessment, *, settled):
        self.latest.ask(loose_screw)

    monkeypatch.setattr(SweepView, "look", broken)
    caught.show_view(caught.calculator.view_titles.index("Sweep"))
    qtbot.waitUntil(lambda: "a loose screw" in banner(caught))


def test_an_error_in_any_thread_is_told(caught, qtbot):
    thread = threading.Thread(target=loose_screw, args=(None,))
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: "a loose screw" in banner(caught))


def test_an_error_without_words_is_told_by_its_kind(caught):
    sys.excepthook(MemoryError, MemoryError(), None)
    assert "Something went wrong (MemoryError)." in banner(caught)


def test_an_expected_error_is_an_answer(caught, qtbot):
    def refused(_cancelled):
        raise ValueError("no such day")

    tasks = Tasks(caught)
    failed = []
    tasks.failed.connect(failed.append)
    tasks.ask(refused)
    qtbot.waitUntil(lambda: failed == ["no such day"])
    assert banner(caught) == ""
    tasks.stop()


def test_only_the_latest_question_is_answered(qapp, qtbot):
    latest = Latest()
    ready, ran, hold = [], [], threading.Event()
    latest.ready.connect(ready.append)

    def slow(cancelled):
        ran.append("slow")
        hold.wait(10)
        assert cancelled()
        return "slow"

    latest.ask(slow)
    qtbot.waitUntil(lambda: ran == ["slow"])
    for number in range(20):
        latest.ask(lambda _cancelled, number=number: ran.append(number) or number)
    assert latest.busy
    hold.set()
    qtbot.waitUntil(lambda: bool(ready))
    assert (ready, ran) == ([19], ["slow", 19])
    assert not latest.busy
    latest.stop()


def test_a_queue_does_everything_in_its_order_and_one_thread(qapp, qtbot):
    queue = Queue()
    ready, threads = [], set()
    queue.ready.connect(ready.append)
    for number in range(50):
        queue.ask(lambda _c, number=number: threads.add(threading.get_ident()) or number)
    qtbot.waitUntil(lambda: len(ready) == 50)
    assert ready == list(range(50))
    assert len(threads) == 1
    assert threading.get_ident() not in threads
    queue.stop()


def test_a_queue_ends_what_it_was_asked_before_it_stops(qapp):
    queue, done = Queue(), []
    for number in range(5):
        queue.ask(lambda _c, number=number: time.sleep(0.01) or done.append(number))
    queue.stop(last=lambda: done.append("last"))
    assert done == [0, 1, 2, 3, 4, "last"]


def test_work_tells_its_progress_until_it_is_interrupted(qapp, qtbot):
    latest = Latest()
    told, ready = [], []
    latest.told.connect(told.append)
    latest.ready.connect(ready.append)

    def counts(task):
        number = 0
        while not task():
            number += 1
            task.tell(number)
            time.sleep(0.001)
        return "stopped"

    latest.ask(counts)
    qtbot.waitUntil(lambda: len(told) > 3)
    latest.interrupt()
    qtbot.waitUntil(lambda: ready == ["stopped"])
    assert told == list(range(1, len(told) + 1))
    latest.stop()


def test_what_hangs_is_not_waited_for(qapp, qtbot):
    latest, let_go, begun = Latest(), threading.Event(), threading.Event()
    latest.ask(lambda _cancelled: begun.set() or let_go.wait(20))
    assert begun.wait(20)
    latest.stop(wait_s=0.05)
    assert not all_ended()
    let_go.set()
    qtbot.waitUntil(all_ended)


def test_the_log_is_bounded_and_private(data_folder):
    log.to_file()
    for _ in range(3000):
        log.log.error("x" * 1000)
    log.end()
    files = sorted(data_folder.glob("dk2gui.log*"))
    assert len(files) == 3
    assert all(file.stat().st_size < 600_000 for file in files)
    assert all(file.stat().st_mode & 0o077 == 0 for file in files)


def test_a_log_that_cannot_be_written_stops_nothing(data_folder):
    data_folder.write_text("a file where the folder should be")
    log.to_file()
    log.log.error("lost")
    log.end()
    assert logging.getLogger("dk2gui").handlers == []


def test_the_last_write_is_waited_for_as_long_as_is_asked(qapp):
    disk, written = threading.Event(), []
    writing = WriteLater(gather_s=60.0)
    writing.note(lambda: disk.wait(60) and written.append("work"))
    assert not writing.flush(wait_s=0.01)
    threading.Timer(0.2, disk.set).start()
    assert writing.stop(wait_s=60.0)
    assert written == ["work"]


def test_a_closing_window_waits_longest_for_the_last_work(window, monkeypatch):
    waited = []
    stop = WriteLater.stop
    monkeypatch.setattr(
        WriteLater, "stop", lambda self, wait_s=2.0: (waited.append(wait_s), stop(self, wait_s))[1]
    )
    window.close()
    assert max(waited) >= 10
