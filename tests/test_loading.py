# SPDX-License-Identifier: MIT
"""Loading quickly leaves everything as it was, whatever goes wrong meanwhile."""

import gc
import subprocess
import sys

import pytest

from dk2gui.loading import loading


def test_garbage_is_collected_again_afterwards():
    seen = []

    def load_what_is_not_there():
        with loading():
            seen.append(gc.isenabled())
            raise ImportError

    usual = gc.get_threshold()
    with pytest.raises(ImportError):
        load_what_is_not_there()
    gc.unfreeze()
    gc.set_threshold(*usual)
    assert (*seen, gc.isenabled()) == (False, True)


def test_what_was_kept_from_being_loaded_can_be_loaded_afterwards():
    code = (
        "import sys\n"
        "from dk2gui.loading import loading\n"
        "with loading():\n"
        "    import msgspec\n"
        "assert 'typing_extensions' not in sys.modules\n"
        "import typing_extensions"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_evaluating_loads_no_module_that_it_does_not_need():
    code = (
        "import sys; sys.argv = ['dk2gui', 'evaluate', '-']\n"
        "from dk2gui.__main__ import main\n"
        "main()\n"
        "unwanted = {'typing_extensions', 'statistics', 'shutil', 'appdirs', 'sqlite3', 'PySide6',"
        " 'hashlib', 'traceback', 'babel'}\n"
        "print(sorted(unwanted & set(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], input=b'{"schema": 1}', capture_output=True, check=True
    )
    assert done.stderr.strip() == b"[]"
