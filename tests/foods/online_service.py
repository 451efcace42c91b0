# SPDX-License-Identifier: MIT
"""A service on this computer that answers as a test tells it to, and what a client needs of it."""

import datetime as dt
import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import pytest

from dk2gui.foods.net.client import Bounds
from dk2gui.foods.sources.lookup import Lookup

START = dt.datetime(2025, 3, 1, 12, tzinfo=dt.UTC)


class LocalService:
    """Answers GET requests by path; without an answer for a path, with 404."""

    def __init__(self):
        self.answers = {}
        self.asked = []
        """(path, query, headers) of every request."""
        self._over = threading.Event()
        service = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                url = urlsplit(self.path)
                service.asked.append((url.path, parse_qs(url.query), dict(self.headers)))
                answer = service.answers.get(url.path, (404, {}, (b"",)))
                try:
                    if answer is None:
                        service._over.wait(20)
                        return
                    status, headers, body = answer
                    self.send_response(status)
                    for name, value in headers.items():
                        self.send_header(name, value)
                    self.end_headers()
                    for piece in body:
                        self.wfile.write(piece)
                        if service._over.wait(0.01 if len(body) > 1 else 0):
                            break
                except ConnectionError:
                    pass  # the client has seen enough

            def log_message(self, format, *args):
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = False
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}"
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,))
        self._thread.start()

    def close(self):
        """Stop answering; closing twice does no harm."""
        if self._over.is_set():
            return
        self._over.set()
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    def answer(self, path, reply, status=200, **headers):
        """Answer a path with JSON, or with bytes as they are."""
        body = reply if isinstance(reply, bytes) else json.dumps(reply).encode()
        self.answers[path] = (
            status,
            {name.replace("_", "-"): str(value) for name, value in headers.items()},
            (body,),
        )

    def drip(self, path, pieces):
        """Answer a path with bytes that come one after another, slowly."""
        self.answers[path] = (200, {}, pieces)

    def never_answer(self, path):
        """Take the question and say nothing."""
        self.answers[path] = None


class Clock:
    """A clock that only tests move; sleeping moves it and is written down."""

    def __init__(self):
        self.now = START
        self.slept = []

    def __call__(self):
        return self.now

    def sleep(self, seconds):
        self.slept.append(seconds)
        self.pass_seconds(seconds)

    def pass_seconds(self, seconds):
        self.now += dt.timedelta(seconds=seconds)


def base_urls(url):
    """Addresses under which all services are the one at `url`."""
    return dict.fromkeys(("fdc", "open_food_facts", "dsld"), url)


def lookup_at(url, clock, cache=None, *, bounds=None, **settings):
    """A door to the service at `url`, open unless the settings say otherwise."""
    return Lookup(
        cache,
        base_urls=base_urls(url),
        bounds=bounds or Bounds(timeout_s=20, reply_timeout_s=20),
        clock=clock,
        sleep=clock.sleep,
        **{"allowed": True, **settings},
    )


@pytest.fixture(name="service")
def given_service(monkeypatch):
    # A proxy set for this computer must not see what tests ask.
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    service = LocalService()
    yield service
    service.close()


@pytest.fixture(name="clock")
def given_clock():
    return Clock()


@pytest.fixture(name="lookup")
def given_lookup(service, clock):
    with lookup_at(service.url, clock) as lookup:
        yield lookup
