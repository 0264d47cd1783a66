"""A real HTTP server on this machine that answers like the document system, on its bad days too.

Each path behind ``/en/`` stands for one kind of answer; what was asked is kept in ``asked``.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any, ClassVar
from urllib.parse import unquote

from tests.made_files import make_pdf

LINES = [
    "United Nations A/99/1", "General Assembly", "Distr.: General", "1 October 2044", "Original: English",
    "Ninety-ninth session", "Report of the Secretary-General on a matter",
    "1. The present report is submitted pursuant to General Assembly resolution 98/7.",
    "2. Member States should take further measures against trafficking in persons.",
]  # fmt: skip
REPORT = make_pdf([[(60, 780 - 40 * at, 10, line) for at, line in enumerate(LINES)]])
# Long enough to break off in the middle.
LONG = make_pdf([[(60, 780 - 40 * at, 10, line) for at, line in enumerate(LINES)]] * 60)
NOT_THERE = b"<!DOCTYPE html><html><body><h1>Sorry</h1>The document you are looking for does not exist.</body></html>"
# Status, reason, body and headers of an answer.
Told = tuple[int, str, bytes, dict[str, str]]


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    asked: ClassVar[list[tuple[str, dict[str, str]]]]
    told: ClassVar[Told]

    def do_GET(self) -> None:
        path = unquote(self.path)
        self.asked.append((path, dict(self.headers)))
        getattr(self, f"_{path.rsplit('/', 1)[-1]}", self._missing)()

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 -- the name of the base class
        pass

    def _answer(self, status: int, body: bytes = b"", kind: str = "application/pdf", **headers: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", headers.pop("length", str(len(body))))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def _times(self) -> int:
        """How often this path was asked for, this time included."""
        return sum(path == unquote(self.path) for path, _ in self.asked)

    def _missing(self) -> None:
        self._answer(404)

    def _99(self) -> None:  # what the test says
        status, reason, body, headers = self.told
        self.send_response(status, reason)
        for name, value in {"Content-Type": "application/pdf", "Content-Length": str(len(body)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def _1(self) -> None:
        self._answer(200, REPORT)

    def _2(self) -> None:  # an error page that says all is well
        self._answer(200, NOT_THERE, "text/html")

    def _3(self) -> None:  # a wrong type for the right thing
        self._answer(200, REPORT, "text/html")

    def _4(self) -> None:  # something else altogether
        self._answer(200, b"\x89PNG\r\n\x1a\n" + bytes(100), "image/png")

    def _5(self) -> None:
        self._answer(302, Location="/en/A/99/1")

    def _6(self) -> None:
        self._answer(302, Location="http://example.org/A/99/1")

    def _7(self) -> None:  # busy, twice
        if self._times() < 3:
            self._answer(429, Retry_After="7")
        else:
            self._answer(200, REPORT)

    def _8(self) -> None:  # breaks off once, and can go on
        half = len(LONG) // 2
        begins = self.headers.get("Range")
        if begins is None:
            self._answer(200, LONG[:half], length=str(len(LONG)), ETag='"x"')
            self.close_connection = True
        else:
            at = int(begins.removeprefix("bytes=").rstrip("-"))
            where = f"bytes {at}-{len(LONG) - 1}/{len(LONG)}"
            self._answer(206, LONG[at:], ETag='"x"', Content_Range=where)

    def _9(self) -> None:  # breaks off once, and must begin anew
        whole = self._times() > 1
        self._answer(200, REPORT if whole else REPORT[:300], length=str(len(REPORT)))
        self.close_connection = not whole

    def _10(self) -> None:  # breaks off each time
        self._answer(200, REPORT[:300], length=str(len(REPORT)))
        self.close_connection = True

    def _11(self) -> None:
        self._answer(500)

    def _12(self) -> None:  # one redirect after the other
        self._answer(301, Location=self.path)

    def _13(self) -> None:  # a page that shows the file
        self._answer(
            200, b"<!DOCTYPE html><html><body><iframe src='/en/A/99/1?t=pdf'></iframe></body></html>", "text/html"
        )

    def _14(self) -> None:  # a byte now and then
        self.send_response(200)
        self.send_header("Content-Length", "1000000")
        self.end_headers()
        for _ in range(40):
            self.wfile.write(b"%PDF-1.4 ")
            self.wfile.flush()
            time.sleep(0.05)

    def _17(self) -> None:  # the error page as a PDF
        lines = ["The document you are looking for does not exist.", "Please check the symbol and try again."]
        self._answer(200, make_pdf([[(60, 700 - 20 * at, 12, line) for at, line in enumerate(lines)]]))

    def _15(self) -> None:  # no end
        self.send_response(200)
        self.send_header("Connection", "close")
        self.end_headers()
        for _ in range(400):
            self.wfile.write(bytes(10_000))

    def _16(self) -> None:  # asks for more patience than anybody has
        self._answer(503, Retry_After="86400")


# "/en/A/99/1?t=pdf" is the file too.
setattr(_Handler, "_1?t=pdf", _Handler._1)


@contextmanager
def document_server(told: Told = (404, "Not Found", b"", {})) -> Iterator[tuple[str, list[tuple[str, dict[str, str]]]]]:
    """The origin of a running server, and the list of what it was asked: paths and headers. ``told`` is its answer
    for ``A/99/99``."""
    asked: list[tuple[str, dict[str, str]]] = []
    handler = type("Handler", (_Handler,), {"asked": asked, "told": told})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    # A client that goes away in the middle is what some tests are about.
    server.handle_error = lambda *_: None  # type: ignore[method-assign]
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", asked
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
