"""A report in full: its blocks in order, with what was found marked in the running text.

Notes are linked with the paragraphs in which their marks stand, both ways; page furniture is left out but for the turn of
the page. Recommendations are shown below the block in which they end.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from pipeline.s5_check.package_rows import Row
from pipeline.s8_site.addresses import ENTITY_TABLES, page
from pipeline.s8_site.directives import Directive, directive
from pipeline.s8_site.package import Package
from pipeline.s8_site.passages import LEAD, Repair, ShownText, Span

_SHOWN: Final = {"body": "Body", "meeting": "Meeting", "instrument": "Instrument", "country": "Country"}
_KEPT_BREAKS: Final = frozenset({"masthead", "contents", "table"})


@dataclass(frozen=True, slots=True)
class Piece:
    """One block of a report as HTML, with what hangs on it.

    ``kind`` is that of the block, or ``page`` for the turn of a page; ``key`` the id of its paragraph, heading or note where
    this is its first block; ``level`` that of a heading; ``back`` the paragraph of a note, ``notes`` the notes of a paragraph.
    """

    kind: str
    html: Markup
    key: str = ""
    level: int = 0
    number: str = ""
    back: str = ""
    notes: tuple[tuple[str, str], ...] = ()
    directives: tuple[Directive, ...] = ()


@dataclass(frozen=True, slots=True)
class ReportPage:
    """What the page of a report shows."""

    row: Row
    pieces: tuple[Piece, ...]
    contents: tuple[Row, ...]
    directives: tuple[Directive, ...]
    numbers: Mapping[str, int]
    marked: Mapping[str, int]


def report_page(package: Package, row: Row, root: str = "../") -> ReportPage:
    """The page of a row of ``reports``; ``root`` leads from the page to the root of the site."""
    report_id = row["report_id"]
    text = package.text(row)
    mentions = package.of("mentions", report_id)
    found = package.of("recommendations", report_id)
    spans = _Spans(
        [span for each in found for span in _directive_spans(each)]
        + [_mention_span(package, each, root) for each in mentions]
    )
    numbers = {each["recommendation_id"]: number for number, each in enumerate(found, 1)}
    shown = {each["recommendation_id"]: directive(package, each) for each in found}
    blocks = package.of("blocks", report_id)
    cards = _cards(blocks, found)
    hung = _Hung(package, report_id)
    repairs = (
        Repair(each["char_start"], each["char_end"], each["repaired"] or "")
        for each in package.of("repairs", report_id)
    )
    shown_text = ShownText(text, repairs, numbers)
    pieces: list[Piece] = []
    last_of = {each["paragraph_id"]: each["block_id"] for each in blocks if each["paragraph_id"]}
    for block in blocks:
        start, end = block["char_start"], block["char_end"]
        if block["kind"] == "furniture":
            if "\f" in text[start:end]:
                pieces.append(Piece("page", Markup("")))
            continue
        html = shown_text.passage(start, end, spans.within(start, end), breaks=block["kind"] in _KEPT_BREAKS)
        on_cards = tuple(shown[key] for key in cards[block["block_id"]])
        pieces.append(hung.piece(block, html, shown_text.anchored, last_of, on_cards))
    marked: dict[str, int] = defaultdict(int)
    for each in mentions:
        marked[each["entity_type"]] += 1
    contents = tuple(package.of("sections", report_id))
    return ReportPage(row, tuple(pieces), contents, tuple(shown.values()), numbers, marked)


class _Spans:
    """The spans of a report by place, so that a block does not look at all of them."""

    def __init__(self, spans: list[Span]) -> None:
        self._spans = sorted(spans, key=lambda each: (each.start, -each.end, each.key))
        self._starts = [each.start for each in self._spans]
        self._longest = max((each.end - each.start for each in self._spans), default=0)

    def within(self, start: int, end: int) -> list[Span]:
        """Those that reach into a stretch."""
        first = bisect_right(self._starts, start - self._longest - 1)
        last = bisect_right(self._starts, end - 1)
        return [each for each in self._spans[first:last] if each.end > start]


class _Hung:
    """What hangs on the blocks of a report: headings, numbers, notes."""

    def __init__(self, package: Package, report_id: str) -> None:
        self._levels = {each["section_id"]: each["level"] for each in package.of("sections", report_id)}
        self._numbers = {each["paragraph_id"]: each["number"] or "" for each in package.of("paragraphs", report_id)}
        self._back: dict[str, str] = {}
        self._notes: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for each in package.of("notes", report_id):
            self._back[each["note_id"]] = each["paragraph_id"] or ""
            if each["paragraph_id"]:
                self._notes[each["paragraph_id"]].append((each["note_id"], each["marker"]))

    def piece(
        self,
        block: Row,
        html: Markup,
        first: set[str],
        last_of: Mapping[str, str],
        directives: tuple[Directive, ...],
    ) -> Piece:
        kind = block["kind"]
        owner = {"heading": "section_id", "paragraph": "paragraph_id", "note": "note_id"}.get(kind)
        key = (block[owner] or "") if owner else ""
        again = key in first
        first.add(key)
        notes = self._notes[key] if kind == "paragraph" and last_of.get(key) == block["block_id"] else ()
        return Piece(
            kind,
            html,
            "" if again else key,
            min(self._levels.get(key, 1), 4),
            "" if again else self._numbers.get(key, ""),
            self._back.get(key, ""),
            tuple(notes),
            directives,
        )


def _cards(blocks: Sequence[Row], found: Sequence[Row]) -> Mapping[str, list[str]]:
    """The recommendations that end in each block."""
    starts = [each["char_start"] for each in blocks]
    cards: dict[str, list[str]] = defaultdict(list)
    for row in found:
        at = max(bisect_right(starts, max(row["char_end"] - 1, row["char_start"])) - 1, 0)
        while at > 0 and blocks[at]["kind"] == "furniture":
            at -= 1
        if blocks:
            cards[blocks[at]["block_id"]].append(row["recommendation_id"])
    return cards


def _directive_spans(row: Row) -> tuple[Span, ...]:
    """The words of a recommendation, and those that lead it in where it is an item of a list."""
    key = row["recommendation_id"]
    own = Span(row["char_start"], row["char_end"], "recommendation", key, "", "Recommendation")
    if row["lead_start"] is None:
        return (own,)
    return (Span(row["lead_start"], row["lead_end"], LEAD, key, "", "Recommendation"), own)


def _mention_span(package: Package, row: Row, root: str) -> Span:
    kind = row["entity_type"]
    table = ENTITY_TABLES[kind]
    label = f"{_SHOWN[kind]}: {package.name(table, row['entity_id'])}"
    return Span(
        row["char_start"], row["char_end"], kind, row["mention_id"], root + page(table, row["entity_id"]), label
    )
