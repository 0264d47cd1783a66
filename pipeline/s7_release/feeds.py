"""Feeds of the recommendations that a release adds: Atom (RFC 4287) and JSON Feed 1.1.

In: a comparison with the last release. Out: the text of both feeds. Ids of entries are made of the recommendation's id (a name-based
UUID), times are the date of the release.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final
from xml.etree import ElementTree

from pipeline.s7_release.compare import Comparison
from pipeline.unseen import without_unseen

# A feed reader shows the newest; all of them are in the tables and in the diff.
NEWEST: Final = 500
_ATOM: Final = "http://www.w3.org/2005/Atom"


@dataclass(frozen=True, slots=True)
class Entry:
    """A new recommendation as a reader sees it; ``link`` is the report at the United Nations, where it is known."""

    recommendation_id: str
    title: str
    text: str
    author: str | None
    link: str | None


def new_recommendations(compared: Comparison) -> list[Entry]:
    """The recommendations that the newer package adds, those of the newest reports first, at most ``NEWEST``."""
    if "recommendations" not in {table.table for table in compared.tables}:
        return []
    found = compared.query(
        f"""SELECT r.recommendation_id, w.citation, w.recommending_bodies, w.addressees, r.text, w.link
        FROM "diff_recommendations" AS d
        JOIN "new_recommendations" AS r ON r.recommendation_id = d.key[1]
        JOIN "new_recommendations_wide" AS w ON w.recommendation_id = d.key[1]
        WHERE d.change = 'added'
        ORDER BY w.publication_date DESC NULLS LAST, r.report_id, r.char_start, r.recommendation_id LIMIT {NEWEST}"""
    )
    return [_entry(*row) for row in found]


def _entry(key: str, place: str | None, by: str | None, to: str | None, text: str, link: str | None) -> Entry:
    who = f"{by or 'speaker not told'}{f' to {to}' if to else ''}"
    return Entry(key, f"{place or key}: {who}", text, by, link)


def atom(package: dict[str, Any], created: str, entries: Sequence[Entry]) -> str:
    """The Atom feed."""
    ElementTree.register_namespace("", _ATOM)
    feed = ElementTree.Element(f"{{{_ATOM}}}feed")
    _element(feed, "id", _urn(package["name"], "feed"))
    _element(feed, "title", f"{package['title']}: new recommendations")
    _element(feed, "subtitle", f"New in version {package['version']}")
    _element(feed, "updated", created)
    _element(_element(feed, "author"), "name", package["contributors"][0]["title"])
    _element(feed, "rights", package["licenses"][0]["title"])
    for entry in entries:
        each = _element(feed, "entry")
        _element(each, "id", _urn(package["name"], entry.recommendation_id))
        _element(each, "title", entry.title)
        _element(each, "updated", created)
        if entry.author:
            _element(_element(each, "author"), "name", entry.author)
        if entry.link:
            _element(each, "link").set("href", entry.link)
        _element(each, "content", entry.text).set("type", "text")
    ElementTree.indent(feed)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{ElementTree.tostring(feed, encoding="unicode")}\n'


def json_feed(package: dict[str, Any], created: str, entries: Sequence[Entry]) -> str:
    """The JSON feed."""
    items = []
    for entry in entries:
        item: dict[str, Any] = {
            "id": _urn(package["name"], entry.recommendation_id),
            "title": entry.title,
            "content_text": entry.text,
            "date_published": created,
        }
        if entry.link:
            item["url"] = entry.link
        if entry.author:
            item["authors"] = [{"name": entry.author}]
        items.append(item)
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": f"{package['title']}: new recommendations",
        "description": f"New in version {package['version']}",
        "authors": [{"name": package["contributors"][0]["title"]}],
        "language": "en",
        "items": items,
    }
    return json.dumps(feed, ensure_ascii=False, indent=1) + "\n"


def _element(parent: ElementTree.Element, name: str, text: str | None = None) -> ElementTree.Element:
    made = ElementTree.SubElement(parent, f"{{{_ATOM}}}{name}")
    # XML has no place for controls, which are nothing to read either.
    made.text = without_unseen(text) if text is not None else None
    return made


def _urn(package: str, name: str) -> str:
    return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, f'{package}/{name}')}"
