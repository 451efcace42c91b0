# SPDX-License-Identifier: MIT
"""A world out of order: clocks set back, folders of another owner, certificates that do not hold."""

import os
import random
import shutil
import ssl
import subprocess
import sys
import time
from pathlib import Path

from dk2gui.core.scenario.scenario import Scenario
from dk2gui.foods.net.client import Bounds
from dk2gui.foods.net.errors import OnlineError
from dk2gui.userdata.library import Library
from dk2gui.userdata.storage import LastWork, load_state, save_last_work
from tests.foods.online_service import Clock, LocalService, lookup_at
from tests.torture.campaign import Outcome, Tries

_NOBODY = 65534
_YEAR_S = 365 * 86400


def clock_back(tries: Tries, draw: random.Random, folder: Path) -> Outcome:
    """Files from the future, and a program that starts before they were written."""
    outcome = Outcome()
    library = Library()
    for number in tries.of(outcome):
        scenario = Scenario(schema=1, name=f"Plan {number}")
        try:
            path = library.add(scenario)
            save_last_work(LastWork(scenario))
            when = time.time() + draw.uniform(-80, 80) * _YEAR_S
            for file in (path, *(folder / "data").iterdir()):
                os.utime(file, (when, when))
            if number not in (int(entry.name.split()[1]) for entry in library.entries()):
                outcome.defect(f"{path.name} is not listed")
            if load_state().scenario != scenario:
                outcome.defect("the last scenario is another")
        except Exception as error:
            outcome.defect(f"{type(error).__name__}: {error}")
    return outcome


_STARTS = """
from PySide6.QtWidgets import QApplication
app = QApplication([])
from dk2gui.gui import open_window
window = open_window()
window.model.edit("Days", days=77)
window.save_now()
print(window.scenario.days, window.findChild(object, "banner-text").text())
window.close()
"""


def other_owner(tries: Tries, draw: random.Random, folder: Path) -> Outcome:
    """A data folder, or files in it, that belong to somebody else."""
    outcome = Outcome()
    data = folder / "data"
    as_user: list[str] = []
    if os.getuid() == 0:
        # Root may do everything unless it gives that up; the files are somebody else's then.
        if shutil.which("setpriv") is None:
            outcome.not_run = "root, and setpriv is not there"
            return outcome
        as_user = ["setpriv", "--bounding-set", "-all", "--inh-caps", "-all"]
    for _ in tries.of(outcome):
        data.mkdir(exist_ok=True)
        for name in ("last.dk2.json", "settings.json", "foods.sqlite3"):
            (data / name).unlink(missing_ok=True)
            (data / name).write_bytes(draw.choice((b"", b"{}", b'{"schema": 1}')))
            (data / name).chmod(draw.choice((0o000, 0o400, 0o444)))
        data.chmod(draw.choice((0o000, 0o500, 0o555)))
        if as_user and draw.random() < 0.5:
            for path in (*data.iterdir(), data):
                os.chown(path, _NOBODY, _NOBODY)
        done = subprocess.run(
            [*as_user, sys.executable, "-c", _STARTS],
            capture_output=True, text=True, check=False, timeout=120,
        )  # fmt: skip
        if as_user:
            for path in (data, *data.iterdir()):
                os.chown(path, 0, 0)
        data.chmod(0o755)
        for path in data.iterdir():
            path.chmod(0o600)
        if done.returncode or "Traceback" in done.stderr:
            outcome.defect(f"{done.returncode}: {done.stderr[-300:]}")
        elif not done.stdout.startswith("77 ") or "not remembered" not in done.stdout:
            outcome.defect(f"nothing told: {done.stdout[:200]!r}")
    return outcome


def invalid_tls(tries: Tries, _draw: random.Random, folder: Path) -> Outcome:
    """A service whose certificate nobody vouches for: told, and nothing is sent."""
    outcome = Outcome()
    certificate, key = folder / "cert.pem", folder / "key.pem"
    made = subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", "-subj",
         "/CN=127.0.0.1", "-keyout", str(key), "-out", str(certificate)],
        capture_output=True, check=False,
    )  # fmt: skip
    if made.returncode:
        outcome.not_run = "openssl is not there"
        return outcome
    service = LocalService()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    service._server.socket = context.wrap_socket(service._server.socket, server_side=True)
    url = service.url.replace("http://", "https://")
    for _ in tries.of(outcome):
        with lookup_at(url, Clock(), bounds=Bounds(timeout_s=5, reply_timeout_s=5)) as lookup:
            try:
                lookup.foods("salmon")
                outcome.defect("was believed")
            except OnlineError as error:
                if "certificate" not in str(error):
                    outcome.defect(f"told as {error}")
            except Exception as error:
                outcome.defect(f"{type(error).__name__}: {error}")
    service.close()
    return outcome
