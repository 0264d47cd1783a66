"""Where each page lies in the site: one function for every link, so that a permanent address is one."""

from __future__ import annotations

import hashlib
import re
from typing import Final
from urllib.parse import quote, urlsplit

from pipeline.file_names import is_device

# The folders of pages that stand for a row, by the table of the row.
PAGES: Final = ("reports", "bodies", "meetings", "instruments", "countries", "topics")
ENTITY_TABLES: Final = {"body": "bodies", "meeting": "meetings", "instrument": "instruments", "country": "countries"}
_PLAIN: Final = re.compile(r"[a-z0-9][a-z0-9.-]{0,119}")


def page(table: str, key: str) -> str:
    """The file of the page of a row, from the root of the site.

    Ids that are long, or hold what a file system or an address may turn into something else, are named by their hash.
    """
    plain = key.lower()
    if not _PLAIN.fullmatch(plain) or plain == "index" or is_device(plain):
        plain = f"{re.sub('[^a-z0-9]+', '-', plain)[:60].strip('-')}-{hashlib.sha256(key.encode()).hexdigest()[:12]}"
    return f"{table}/{plain}.html"


def anchored(address: str, key: str) -> str:
    """The address of a place in a page."""
    return f"{address}#{quote(key, safe='')}"


def web_address(address: str | None) -> str | None:
    """An address that leads to the web and does nothing else when it is opened; None for any other.

    What a sidecar calls an address is text from outside: ``javascript:`` and ``data:`` would run in the page.
    """
    if not address:
        return None
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    return address if parts.scheme in ("http", "https") and parts.netloc else None
