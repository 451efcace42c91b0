# SPDX-License-Identifier: MIT
"""What strangers send: spoiled archives and tables, and replies of a service gone wrong."""

import gzip
import json
import random
import tracemalloc
import zlib
from pathlib import Path

from dk2gui.foods.net.client import Bounds
from dk2gui.foods.net.errors import OnlineError
from dk2gui.foods.reading.errors import ImportFileError
from dk2gui.foods.reading.run import import_file
from dk2gui.foods.store.food_store import FILE_NAME, FoodStore
from tests.foods.import_files import SR28_TEN, gzipped, small_fdc_zip
from tests.foods.online_replies import SALMON_HIT, page
from tests.foods.online_service import Clock, LocalService, lookup_at
from tests.torture.campaign import Outcome, Tries, spoiled

_MOST_REPLY_BYTES = 200_000
_MOST_MEMORY_BYTES = 60_000_000
_BETWEEN_S = 3600


def archives(tries: Tries, draw: random.Random, folder: Path) -> Outcome:
    """Import spoiled files: all or nothing, in bounded memory."""
    outcome = Outcome()
    whole = [
        small_fdc_zip(folder / "foods.zip", 30).read_bytes(),
        SR28_TEN.read_bytes(),
        gzipped(folder / "foods.csv.gz", SR28_TEN.read_bytes()).read_bytes(),
    ]
    (folder / "data").mkdir()
    store = FoodStore.open(folder / "data" / FILE_NAME)
    tracemalloc.start()
    for _ in tries.of(outcome):
        which = draw.randrange(len(whole))
        path = folder / ("hostile.zip", "hostile.csv", "hostile.csv.gz")[which]
        path.write_bytes(spoiled(whole[which], draw))
        before = store.count()
        try:
            import_file(path, store)
            outcome.count("came in all the same")
        except ImportFileError:
            if store.count() != before:
                outcome.defect("foods of a refused file came in")
        except Exception as error:
            outcome.defect(f"{type(error).__name__}: {error} for {path.read_bytes()[:200]!r}")
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    store.close()
    if peak > _MOST_MEMORY_BYTES:
        outcome.defect(f"{peak / 1e6:.0f} MB of memory")
    outcome.most("MB of memory", peak / 1e6)
    return outcome


def replies(tries: Tries, draw: random.Random, _folder: Path) -> Outcome:
    """Look foods up at a service that sends anything."""
    outcome = Outcome()
    service = LocalService()
    whole = json.dumps(page(SALMON_HIT)).encode()
    tracemalloc.start()
    bounds = Bounds(timeout_s=5, reply_timeout_s=5, max_reply_bytes=_MOST_REPLY_BYTES)
    clock = Clock()
    with lookup_at(service.url, clock, bounds=bounds) as lookup:
        for number in tries.of(outcome):
            # A service is asked only so often in an hour, and a little later after a failure.
            clock.pass_seconds(_BETWEEN_S)
            body, headers = _reply(whole, draw)
            service.answer("/foods/search", body, draw.choice((200, 200, 200, 404, 500)), **headers)
            try:
                lookup.foods(f"salmon {number}")
                outcome.count("answered all the same")
            except OnlineError as error:
                # What was never asked for tries nothing.
                if "so often" in str(error):
                    outcome.defect(f"not asked: {error}")
            except Exception as error:
                outcome.defect(f"{type(error).__name__}: {error} for {body[:200]!r} {headers}")
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    service.close()
    if peak > _MOST_MEMORY_BYTES:
        outcome.defect(f"{peak / 1e6:.0f} MB of memory")
    outcome.most("MB of memory", peak / 1e6)
    return outcome


def _reply(whole: bytes, draw: random.Random) -> tuple[bytes, dict[str, str]]:
    body = spoiled(whole, draw) if draw.random() < 0.7 else whole
    match draw.randrange(6):
        case 0:
            return gzip.compress(body), {"Content_Encoding": "gzip"}
        case 1:
            return spoiled(gzip.compress(body), draw), {"Content_Encoding": "gzip"}
        case 2:
            return gzip.compress(gzip.compress(body)), {"Content_Encoding": "gzip, gzip"}
        case 3:
            return zlib.compress(b" " * draw.choice((10, 10**5, 10**7))), {
                "Content_Encoding": "deflate"
            }
        case 4:
            return body, {"Content_Encoding": draw.choice(("br", "zstd", "x", "identity", ","))}
        case _:
            return body, {}
