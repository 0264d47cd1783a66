"""A report by its symbol: fetched, looked at, and put into the sources folder with a sidecar.

The name of the file is made of the symbol alone; nothing a server says can lead out of the folder.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final
from urllib.parse import quote, urljoin

import lxml.html
import yaml

from pipeline.limits import SIDECAR_BYTES
from pipeline.s0_sources.fetch.download import Download, Downloader, FetchError
from pipeline.yaml_text import YamlError, load_yaml

# Takes a symbol behind the language: https://docs.un.org/en/A/55/322
DOCUMENT_SERVER: Final = "https://docs.un.org"
_LONGEST_NAME: Final = 80
_SPACES: Final = re.compile(r"\s+")
_PDF: Final = (".pdf", "application/pdf")
_WORD: Final = (".docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document")
# A page that only shows the file names it in one of these.
_LINKS: Final = ("//iframe/@src", "//embed/@src", "//object/@data", "//a/@href")
_REFRESH: Final = re.compile(r"url\s*=\s*['\"]?([^'\"\s]+)", re.IGNORECASE)
_TO_FILE: Final = re.compile(r"(?i)\.(?:pdf|docx)(?:$|[?#])|[?&]t=(?:pdf|docx)\b|/api/symbol/access\b")
# Pages read to find the file: one that shows another page that shows the file is no document server.
_PAGES: Final = 2


@dataclass(frozen=True, slots=True)
class Arrival:
    """A report in the sources folder. ``new`` is False where it was there already; ``note`` says what a person has to
    know of that, or is empty."""

    file: Path
    new: bool
    note: str = ""


def address_of(symbol: str, server: str = DOCUMENT_SERVER) -> str:
    """Where the document server has the English text of a symbol: ``https://docs.un.org/en/S/RES/1325(2000)``."""
    return f"{server.rstrip('/')}/en/{quote(_SPACES.sub('', symbol), safe='/().-')}"


def file_name_of(symbol: str) -> str:
    """The name of a symbol's file, without its ending: ``A/55/322`` -> ``A_55_322``, ``S/RES/1325 (2000)`` ->
    ``S_RES_1325(2000)``. No name leads anywhere: letters, digits, ``.-_()`` only, no dot first, bounded length."""
    name = re.sub(r"[^A-Za-z0-9.()-]+", "_", _SPACES.sub("", symbol)).strip("._") or "report"
    if len(name) <= _LONGEST_NAME:
        return name
    return f"{name[:_LONGEST_NAME]}-{hashlib.sha256(symbol.encode()).hexdigest()[:8]}"


def fetch_report(
    symbol: str,
    sources: Path,
    downloader: Downloader,
    today: date,
    server: str = DOCUMENT_SERVER,
    refusal: Callable[[bytes, str], str | None] | None = None,
) -> Arrival:
    """Fetch a report and put it beside its sidecar; one that is there already is not asked for again.

    Args:
        symbol: a document symbol, as the grammar of symbols takes it.
        sources: the folder, which is there.
        downloader: asks the server.
        today: the date of retrieval that the sidecar notes.
        server: the origin of the document server.
        refusal: called with the bytes of a file and its name; why it is no document, or None.
            By default nothing that is a PDF or Word file is refused.

    Raises:
        FetchError: there is none, or what came is no report; the folder is as it was.
    """
    name = file_name_of(symbol)
    for suffix, _ in (_PDF, _WORD):
        if (there := sources / f"{name}{suffix}").exists():
            return Arrival(there, False, _changed(there))
    # A name that begins with a dot is passed over by whoever reads the folder meanwhile.
    part = sources / f".{name}.part"
    try:
        came = _follow(address_of(symbol, server), part, downloader)
        suffix, media_type = _kind(came)
        content = came.file.read_bytes()
        if refusal is not None and (reason := refusal(content, f"{name}{suffix}")) is not None:
            raise FetchError("not_a_report", f"{came.url}: {reason}")
        said = {
            "symbol": symbol,
            "source_url": came.url,
            "retrieved": today.isoformat(),
            "sha256": hashlib.sha256(content).hexdigest(),
            "media_type": media_type,
        }
        target = sources / f"{name}{suffix}"
        target.with_suffix(".yaml").write_text(yaml.safe_dump(said, allow_unicode=True, sort_keys=False), "utf-8")
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
    return Arrival(target, True)


def _changed(file: Path) -> str:
    """What to know of a file that is there: whether it is the one that was fetched."""
    try:
        said = load_yaml(file.with_suffix(".yaml").read_bytes(), SIDECAR_BYTES)
        sha256 = said.get("sha256")
    except (OSError, AttributeError, YamlError):
        return ""
    if sha256 is None or sha256 == hashlib.sha256(file.read_bytes()).hexdigest():
        return ""
    return "it is not the file that was fetched: to have that again, move it away and add the symbol anew"


def _follow(url: str, part: Path, downloader: Downloader) -> Download:
    """The file behind an address, which may be a page that shows it."""
    came = downloader.get(url, part)
    for _ in range(_PAGES):
        content = came.file.read_bytes()
        if not _is_page(content):
            return came
        shown = _shown_file(content, came.url)
        if shown is None:
            message = f"{url}: the server gave a page without a document: is the symbol right?"
            raise FetchError("not_found", message)
        came = downloader.get(shown, part)
    raise FetchError("not_a_report", f"{url}: the server gave one page after the other and no document")


def _is_page(content: bytes) -> bool:
    start = content[:2048].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return start.startswith((b"<!doctype html", b"<html", b"<head", b"<?xml")) and b"%pdf-" not in start[:16]


def _shown_file(content: bytes, url: str) -> str | None:
    """The address of the file that a page shows or leads to."""
    try:
        page = lxml.html.document_fromstring(content)
    except (lxml.etree.LxmlError, ValueError):
        return None
    refresh = [
        found[1]
        for said in page.xpath("//meta[translate(@http-equiv, 'REFSH', 'refsh')='refresh']/@content")
        if (found := _REFRESH.search(said))
    ]
    linked = [link for path in _LINKS for link in page.xpath(path)]
    return next((urljoin(url, link) for link in (*refresh, *linked) if _TO_FILE.search(link)), None)


def _kind(came: Download) -> tuple[str, str]:
    """Ending and media type of what came, by its first bytes: servers are often wrong about the type."""
    with came.file.open("rb") as file:
        start = file.read(1024)
    if b"%PDF-" in start:
        return _PDF
    if start.startswith(b"PK\x03\x04"):
        return _WORD
    what = came.media_type or "something without a type"
    raise FetchError("not_a_report", f"{came.url}: is neither PDF nor Word but {what}; nothing was kept")
