# SPDX-License-Identifier: MIT
"""The one place that uses the network: a bounded GET over HTTP, with kind errors."""

import contextlib
import sys
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final

import msgspec

from dk2gui import __version__
from dk2gui.foods.net.beside import Cancelled, done_beside
from dk2gui.foods.net.errors import FailureKind, OnlineError
from dk2gui.foods.net.unpacking import ACCEPTED, TooLargeError, UnpackingError, unpacked

# httpx takes a tenth of a second to load; who never looks anything up never pays for it.
if TYPE_CHECKING:
    import ssl

    import httpx

MAX_REDIRECTS: Final = 3
_LINUX_CAS: Final = (
    "/etc/ssl/cert.pem", "/etc/ssl/certs/ca-certificates.crt", "/etc/ssl/ca-bundle.pem",
    "/etc/pki/tls/cert.pem", "/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem",
)  # fmt: skip
"""Where distributions keep whom they trust."""


class Bounds(msgspec.Struct, frozen=True):
    """How long a reply may take and how large it may be."""

    timeout_s: float = 10.0
    """For connecting, and for every piece of a reply."""
    reply_timeout_s: float = 30.0
    """For a reply as a whole."""
    max_reply_bytes: int = 5 * 1024 * 1024
    user_agent: str = f"dk2gui/{__version__} (desktop calculator for vitamin D and K2)"


class Request(msgspec.Struct, frozen=True):
    """What to get. `headers` may hold a key, so they are in no message and no log."""

    title: str
    """Who is asked, for messages."""
    url: str
    params: Mapping[str, str]
    headers: Mapping[str, str]

    def __repr__(self) -> str:
        return f"Request({self.url!r})"


class Reply(msgspec.Struct, frozen=True):
    """What came back, of any status; the body only of a success."""

    status: int
    is_success: bool
    body: bytes
    retry_after: str | None
    """The Retry-After header."""


class HttpClient:
    """Connections that are opened when first needed and kept for the next question.

    It may be used from several threads.
    """

    def __init__(self, bounds: Bounds | None = None) -> None:
        self._bounds = bounds or Bounds()
        self._lock = threading.Lock()
        self._http: httpx.Client | None = None

    def close(self) -> None:
        """Close the connections; another question would open new ones."""
        with self._lock:
            http, self._http = self._http, None
        if http is not None:
            http.close()

    def get(self, request: Request, cancelled: Cancelled) -> Reply:
        """The reply to a request, of redirects within the same origin. Raises OnlineError."""
        try:
            return done_beside(
                lambda over: self._get(request, over), self._bounds.reply_timeout_s, cancelled
            )
        except TimeoutError as error:
            raise _failure(request, "takes too long; try again later", "timeout") from error

    def _get(self, request: Request, over: threading.Event) -> Reply:
        import httpx  # noqa: PLC0415

        try:
            return self._follow(request, over)
        except httpx.TimeoutException as error:
            what = "did not answer in time; try again later"
            raise _failure(request, what, "timeout") from error
        except httpx.ConnectError as error:
            what = (
                "could not be reached safely, as its certificate does not hold; check the date "
                "of this computer"
                if _is_about_certificates(error)
                else "could not be reached; this computer may be offline"
            )
            raise _failure(request, what, "offline") from error
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            what = "broke the connection off; try again later"
            raise _failure(request, what, "offline") from error

    def _follow(self, request: Request, over: threading.Event) -> Reply:
        http = self._opened(request)
        asked = http.build_request(
            "GET", request.url, params=dict(request.params), headers=dict(request.headers)
        )
        origin = _origin(asked.url)
        for _ in range(MAX_REDIRECTS + 1):
            response = http.send(asked, stream=True)
            with contextlib.closing(response):
                if response.next_request is None:
                    return self._read(request, response, over)
                asked = response.next_request
                # The key and the words go to nobody else, and never unencrypted.
                if _origin(asked.url) != origin:
                    where = f"points elsewhere, to {asked.url.host}, which is not followed"
                    raise _failure(request, where, "redirect")
        raise _failure(request, "points in circles; try again later", "redirect")

    def _opened(self, request: Request) -> "httpx.Client":
        import httpx  # noqa: PLC0415

        with self._lock:
            if self._http is None:
                try:
                    self._http = httpx.Client(
                        verify=_trusted(),
                        timeout=self._bounds.timeout_s,
                        follow_redirects=False,
                        headers={
                            "User-Agent": self._bounds.user_agent,
                            "Accept": "application/json",
                            "Accept-Encoding": ACCEPTED,
                        },
                    )
                except (ImportError, OSError, ValueError) as error:
                    # The error may show the password of a proxy, so the message leaves it out.
                    what = (
                        "could not be asked: the proxy or the certificates that are set for this "
                        "computer cannot be used"
                    )
                    raise _failure(request, what, "offline") from error
            return self._http

    def _read(self, request: Request, response: "httpx.Response", over: threading.Event) -> Reply:
        body = bytearray()
        if response.is_success:
            most = self._bounds.max_reply_bytes
            encoding = response.headers.get("Content-Encoding", "")
            try:
                for piece in unpacked(response.iter_raw(), encoding, most):
                    body += piece
                    if over.is_set():
                        break
            except TooLargeError as error:
                what = f"sent a reply of more than {most:,} bytes, which is not read"
                raise _failure(request, what, "too_large") from error
            except UnpackingError as error:
                raise _failure(request, "sent a reply that cannot be read", "not_json") from error
        return Reply(
            status=response.status_code,
            is_success=response.is_success,
            body=bytes(body),
            retry_after=response.headers.get("Retry-After"),
        )


def _trusted() -> "ssl.SSLContext | bool":
    """Who is trusted: whom the system trusts, a company's own proxy among them.

    A bare Linux may know no certificates at all; then those that come with httpx hold (True).
    """
    import ssl  # noqa: PLC0415

    import truststore  # noqa: PLC0415

    if sys.platform.startswith("linux") and not any(Path(place).exists() for place in _LINUX_CAS):
        paths = ssl.get_default_verify_paths()
        if not paths.cafile and not (paths.capath and any(Path(paths.capath).iterdir())):
            return True
    return truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)


def _failure(request: Request, what: str, kind: FailureKind) -> OnlineError:
    return OnlineError(f"{request.title} {what}.", kind)


def _origin(url: "httpx.URL") -> tuple[str, str, int | None]:
    return url.scheme, url.host, url.port


def _is_about_certificates(error: BaseException | None) -> bool:
    import ssl  # noqa: PLC0415

    while error is not None:
        if isinstance(error, ssl.SSLCertVerificationError):
            return True
        error = error.__cause__ or error.__context__
    return False
