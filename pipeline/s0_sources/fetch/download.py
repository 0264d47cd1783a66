"""One address, politely and within bounds: bytes in a file, or an error that says what to do.

Polite: one request at a time, a pause between two, a name that says who asks, a wait where the server asks for one
(``Retry-After``), longer waits after each failure. Bounded: size, time, tries, redirects, and no host but those of the
document system. A body that breaks off is asked for from where it broke off, where the server can do that.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final, Literal
from urllib.parse import urljoin, urlsplit

import requests
from urllib3.exceptions import HTTPError

# The document system: the first takes symbols, the second holds the files, the third is the old name of the first.
HOSTS: Final = frozenset({"docs.un.org", "documents.un.org", "undocs.org"})
# What is lost of a body that breaks off.
_PIECE: Final = 8 * 1024
_REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
# Worth another try: the server is busy, or what stands between is.
_PASSING: Final = frozenset({408, 425, 429, 500, 502, 503, 504})

FetchErrorKind = Literal[
    "not_found", "not_a_report", "too_large", "too_slow", "redirected_elsewhere", "server_error", "no_connection"
]


class FetchError(Exception):
    """An address gave no file. ``str(error)`` says why and what to do; ``kind`` is its code."""

    def __init__(self, kind: FetchErrorKind, message: str) -> None:
        super().__init__(message)
        self.kind: FetchErrorKind = kind


class _PassingError(Exception):
    """A failure that may be over at the next try; ``wait`` are the seconds the server asks for."""

    def __init__(self, message: str, wait: float | None = None, kind: FetchErrorKind = "server_error") -> None:
        super().__init__(message)
        self.wait = wait
        self.kind: FetchErrorKind = kind


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may cost. ``pause`` are seconds between two requests, ``backoff`` those before the second try (twice
    as many before each further one), ``patience`` the longest wait a server may ask for, ``silence`` the longest time
    without a byte, ``seconds`` the time of all tries."""

    bytes: int = 200 * 1024 * 1024
    seconds: float = 900.0
    silence: float = 60.0
    tries: int = 5
    redirects: int = 5
    pause: float = 2.0
    backoff: float = 2.0
    patience: float = 120.0


@dataclass(frozen=True, slots=True)
class Download:
    """A file that came: where it lies, from which address at last, and the media type the server gave it."""

    file: Path
    url: str
    media_type: str


class Downloader:
    """Asks one server at a time; ``server`` is an origin (``http://127.0.0.1:8000``) that may be asked besides the
    document system's own hosts.

    ``sleep`` and ``clock`` are there to be replaced by tests.
    """

    def __init__(
        self,
        limits: Limits = Limits(),
        server: str | None = None,
        sleep: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.limits = limits
        self._own = urlsplit(server).netloc if server else None
        self._sleep, self._clock = sleep, clock
        self._asked: float | None = None
        self._session = requests.Session()
        # What the environment says of proxies holds; its passwords (netrc) are not for this server.
        self._session.auth = _no_password
        self._session.headers.update(
            {
                "User-Agent": f"un-reports/{version('un-reports')} (dataset of recommendations; one request at a time)",
                "Accept": "application/pdf, application/vnd.openxmlformats-officedocument.wordprocessingml.document, "
                "text/html;q=0.5",
                # A range of a packed body cannot be continued.
                "Accept-Encoding": "identity",
            }
        )

    def get(self, url: str, into: Path) -> Download:
        """Write what an address gives into a file, which is made anew.

        Raises:
            FetchError: there is no such document, or it costs more than the limits; nothing is left in ``into``.
        """
        deadline = self._clock() + self.limits.seconds
        try:
            into.write_bytes(b"")
            return self._tries(url, into, deadline)
        except BaseException:
            into.unlink(missing_ok=True)
            raise

    def _tries(self, url: str, into: Path, deadline: float) -> Download:
        wait, validator = self.limits.backoff, ""
        for number in range(1, self.limits.tries + 1):
            try:
                with self._open(url, into.stat().st_size, validator, deadline) as response:
                    validator = response.headers.get("ETag") or response.headers.get("Last-Modified") or ""
                    self._write(response, into, deadline)
                    return Download(into, response.url, _media_type(response))
            except _PassingError as error:
                asked = wait if error.wait is None else error.wait
                if number == self.limits.tries:
                    message = f"{url}: {error}, {number} times; try again later"
                    raise FetchError(error.kind, message) from error
                if asked > self.limits.patience:
                    message = f"{url}: {error}; it asks to wait {asked:.0f} seconds: try again then"
                    raise FetchError("server_error", message) from error
                if self._clock() + asked > deadline:
                    raise self._too_slow(url) from error
                self._sleep(asked)
                wait *= 2
        raise AssertionError("the last try returns or raises")

    def _open(self, url: str, have: int, validator: str, deadline: float) -> requests.Response:
        """The answer to a request, behind all redirects; with ``have`` bytes there already, the rest of the body."""
        headers = {"Range": f"bytes={have}-", "If-Range": validator} if have and validator else {}
        for _ in range(self.limits.redirects + 1):
            self._permit(url)
            response = self._request(url, headers, deadline)
            status = response.status_code
            if status in (200, 206):
                return response
            response.close()
            if status in _REDIRECTS and "Location" in response.headers:
                url = urljoin(url, response.headers["Location"])
            elif status in (404, 410):
                raise FetchError("not_found", f"{url}: the server knows no such document: is the symbol right?")
            elif status == 416:
                raise _PassingError("the file changed while it was fetched")
            elif status in _PASSING:
                raise _PassingError(f"the server answered {status}", _retry_after(response.headers.get("Retry-After")))
            else:
                raise FetchError("server_error", f"{url}: the server answered {status} {response.reason}")
        raise FetchError("redirected_elsewhere", f"{url}: more than {self.limits.redirects} redirects")

    def _permit(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme == "https" and parts.netloc in HOSTS:
            return
        if parts.scheme in ("http", "https") and self._own is not None and parts.netloc == self._own:
            return
        message = f"{url}: is none of the addresses of the document system ({', '.join(sorted(HOSTS))}), not followed"
        raise FetchError("redirected_elsewhere", message)

    def _request(self, url: str, headers: dict[str, str], deadline: float) -> requests.Response:
        if self._asked is not None:
            self._sleep(max(0.0, self._asked + self.limits.pause - self._clock()))
        self._asked = self._clock()
        if self._asked > deadline:
            raise self._too_slow(url)
        try:
            return self._session.get(
                url,
                headers=headers,
                stream=True,
                allow_redirects=False,
                timeout=max(0.01, min(self.limits.silence, deadline - self._asked)),
            )
        except requests.RequestException as error:
            raise _PassingError(f"no connection ({_reason(error)})", kind="no_connection") from error

    def _write(self, response: requests.Response, into: Path, deadline: float) -> None:
        have = into.stat().st_size if response.status_code == 206 and _continues(response, into) else 0
        with into.open("r+b") as file:
            file.truncate(have)
            file.seek(have)
            try:
                # As much as there is: a server that drips is looked at with each drop.
                while piece := response.raw.read1(_PIECE):
                    have += len(piece)
                    if have > self.limits.bytes:
                        message = f"{response.url}: is larger than {self.limits.bytes:,} bytes; fetch it by hand"
                        raise FetchError("too_large", message)
                    if self._clock() > deadline:
                        raise self._too_slow(response.url)
                    file.write(piece)
            except HTTPError as error:
                raise _PassingError(f"the answer broke off after {have:,} bytes") from error

    def _too_slow(self, url: str) -> FetchError:
        return FetchError("too_slow", f"{url}: took longer than {self.limits.seconds:.0f} seconds; try again later")


def _no_password(request: Any) -> Any:
    return request


def _continues(response: requests.Response, into: Path) -> bool:
    """Whether a partial answer begins where the file ends."""
    begins = response.headers.get("Content-Range", "").removeprefix("bytes ").partition("-")[0]
    if begins == str(into.stat().st_size):
        return True
    raise _PassingError("the server gave another part than was asked for")


def _media_type(response: requests.Response) -> str:
    return response.headers.get("Content-Type", "").partition(";")[0].strip().lower()


def _retry_after(value: str | None) -> float | None:
    """The seconds of a ``Retry-After`` header (RFC 9110, 10.2.3: seconds or a date); None without a usable one."""
    if value is None:
        return None
    if value.isascii() and value.isdecimal() and len(value) < 10:
        return float(value)
    try:
        return max(0.0, (parsedate_to_datetime(value) - datetime.now(UTC)).total_seconds())
    except (ValueError, TypeError):
        return None


def _reason(error: BaseException) -> str:
    """The innermost cause of a failed request, in a few words."""
    while (cause := error.__cause__ or error.__context__) is not None:
        error = cause
    return " ".join(str(error).split())[:120] or type(error).__name__
