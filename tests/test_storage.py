# SPDX-License-Identifier: MIT
"""The user's own files: whole or not at all, and never lost."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from dk2gui.core.scenario.file_format import ScenarioError
from dk2gui.core.scenario.scenario import Scenario
from dk2gui.userdata.atomic import StorageError, remove_leftovers, write_whole
from dk2gui.userdata.food_store import open_library
from dk2gui.userdata.storage import (
    LastWork,
    Settings,
    load_state,
    read_scenario,
    save_last_work,
    save_settings,
)

SCENARIO = Scenario(schema=1, name="Mine", days=90)


def test_state_comes_back(data_folder):
    save_last_work(LastWork(SCENARIO))
    save_settings(Settings(theme="dark", vitamin_d_unit="ug"))
    state = load_state()
    assert state.scenario == SCENARIO
    assert (state.settings.theme, state.settings.vitamin_d_unit) == ("dark", "ug")
    assert state.problems == ()


def test_a_first_start_has_nothing_and_no_complaint():
    state = load_state()
    assert (state.scenario, state.settings, state.problems) == (None, Settings(), ())


@pytest.mark.parametrize(
    "broken",
    [
        b"", b"{", b'{"schema": 9}', b"\xff\xfe\x00", b'{"schema":1,"authority":"us` - at `$.zzz"}',
        b'{"schema":1,"name":"' + b"n" * 250 + b'","name":1}',
    ],
)  # fmt: skip
def test_a_broken_last_scenario_is_kept_aside_and_told(data_folder, broken):
    data_folder.mkdir()
    (data_folder / "last.dk2.json").write_bytes(broken)
    state = load_state()
    assert state.scenario is None
    assert "kept as last.dk2.json.broken-1" in state.problems[0]
    assert (data_folder / "last.dk2.json.broken-1").read_bytes() == broken
    assert load_state().problems == ()


def test_a_second_broken_file_does_not_replace_the_first(data_folder):
    data_folder.mkdir()
    for text in (b"one", b"two"):
        (data_folder / "settings.json").write_bytes(text)
        load_state()
    kept = sorted(path.read_bytes() for path in data_folder.glob("settings.json.broken-*"))
    assert kept == [b"one", b"two"]


def test_settings_of_a_newer_version_are_read(data_folder):
    data_folder.mkdir()
    (data_folder / "settings.json").write_text('{"theme": "dark", "sound": "loud"}')
    state = load_state()
    assert state.settings.theme == "dark"
    assert state.problems == ()


def test_a_folder_that_cannot_be_made_is_named(data_folder):
    data_folder.write_text("a file stands where the folder should be")
    with pytest.raises(StorageError, match=r"last\.dk2\.json: cannot be written"):
        save_last_work(LastWork(SCENARIO))


def test_a_failed_write_leaves_the_old_file_and_no_remains(tmp_path, monkeypatch):
    path = tmp_path / "plan.dk2.json"
    path.write_bytes(b"old")

    def full(_handle):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(StorageError, match="No space left on device"):
        write_whole(path, b"new")
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(StorageError, match=r"gone\.json: cannot be read \(No such file"):
        read_scenario(tmp_path / "gone.json")


def test_an_unreadable_state_is_told_and_survived(data_folder):
    # A folder in the file's place is unreadable for everyone, root included.
    (data_folder / "last.dk2.json").mkdir(parents=True)
    state = load_state()
    assert state.scenario is None
    assert "cannot be read" in state.problems[0]


def test_private_files_are_private(data_folder):
    save_last_work(LastWork(SCENARIO))
    mode = (data_folder / "last.dk2.json").stat().st_mode
    assert stat.S_IMODE(mode) & 0o077 == 0


@pytest.mark.skipif(os.name != "posix", reason="modes and links of POSIX")
def test_a_link_stays_a_link_and_a_file_keeps_its_readers(tmp_path):
    real, link = tmp_path / "real.json", tmp_path / "link.json"
    real.write_bytes(b"old")
    real.chmod(0o644)
    link.symlink_to(real)
    write_whole(link, b"new")
    assert link.is_symlink()
    assert real.read_bytes() == b"new"
    assert real.stat().st_mode & 0o777 == 0o644


@pytest.mark.skipif(os.name != "posix", reason="modes of POSIX")
def test_what_is_remembered_is_nobody_elses(data_folder):
    write_whole(data_folder / "settings.json", b"{}")
    assert (data_folder / "settings.json").stat().st_mode & 0o077 == 0


@pytest.mark.skipif(os.name != "posix", reason="pipes of POSIX")
def test_only_regular_files_are_opened_and_none_makes_the_program_wait(tmp_path):
    pipe = tmp_path / "pipe.json"
    os.mkfifo(pipe)
    for path in (pipe, Path("/dev/zero")):
        with pytest.raises(StorageError, match="is no regular file"):
            read_scenario(path)


def test_no_more_is_read_than_a_scenario_may_hold(tmp_path):
    path = tmp_path / "huge.json"
    with path.open("wb") as file:
        file.truncate(200_000_000_000)
    with pytest.raises(ScenarioError, match="is longer than 4 MB"):
        read_scenario(path)


@pytest.mark.skipif(os.name != "posix", reason="pipes of POSIX")
def test_a_pipe_or_device_is_never_replaced(tmp_path):
    pipe, link = tmp_path / "pipe.json", tmp_path / "link.json"
    os.mkfifo(pipe)
    link.symlink_to(pipe)
    loop = tmp_path / "loop.json"
    loop.symlink_to(loop)
    for path in (pipe, link, tmp_path, Path("/dev/null"), loop):
        with pytest.raises(StorageError, match="cannot be written"):
            write_whole(path, b"new")
    assert stat.S_ISFIFO(pipe.stat().st_mode)
    assert stat.S_ISCHR(Path("/dev/null").stat().st_mode)
    assert list(tmp_path.glob(".dk2gui-*")) == []


_KILLED_WHILE_WRITING = """
import os, signal, sys
from pathlib import Path
from dk2gui.userdata.atomic import write_whole
os.fsync = lambda handle: os.kill(os.getpid(), signal.SIGKILL)
write_whole(Path(sys.argv[1]), b"new")
"""


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
def test_leftovers_of_killed_writes_are_removed_and_none_in_use(tmp_path, monkeypatch):
    path = tmp_path / "plan.dk2.json"
    path.write_bytes(b"old")
    subprocess.run([sys.executable, "-c", _KILLED_WHILE_WRITING, str(path)], check=False)
    assert len(list(tmp_path.glob(".dk2gui-*.tmp"))) == 1
    during = []

    def look(_handle):
        remove_leftovers(tmp_path)
        during.append(len(list(tmp_path.glob(".dk2gui-*.tmp"))))

    monkeypatch.setattr(os, "fsync", look)
    write_whole(path, b"new")
    assert during == [1]
    assert path.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.skipif(os.name != "posix", reason="modes of POSIX")
def test_the_food_store_is_nobody_elses(data_folder):
    for _ in range(2):
        open_library({}).store.close()
        for file in data_folder.iterdir():
            assert file.stat().st_mode & 0o077 == 0
            file.chmod(0o644)
    open_library({}).store.close()
    assert (data_folder / "foods.sqlite3").stat().st_mode & 0o777 == 0o600
