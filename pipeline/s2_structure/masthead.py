"""The masthead: what the front page says of a report, each fact with its place in the canonical text.

Old print and old scans are read as far as they go. Nothing is guessed: a fact that is not there is None and an issue.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from itertools import zip_longest
from typing import Literal

from pipeline.model import Fact, Issue, Masthead, Source
from pipeline.numbers import ordinal_to_int
from pipeline.rules.kinds import UNTOLD
from pipeline.s2_structure.cells import Cell, make_cells
from pipeline.s2_structure.front_words import Said, find_day, find_distribution, find_original_language
from pipeline.s2_structure.kinds import read_kind
from pipeline.s2_structure.patterns import rule
from pipeline.s2_structure.rows import Row
from pipeline.s2_structure.titles import read_titles

# What a symbol of a second document begins with, after the dash of a double symbol.
_DOUBLE = re.compile(r"\s?[-–—]\s?(?=[A-Z]{1,8}/)")


# A name that ends in one of these goes on in the line below.
_GOES_ON = re.compile(r"\b(?:of|the|and|on|for|against|in)$", re.IGNORECASE)

Status = Literal["printed", "supplied"] | None


def read_masthead(rows: list[Row], all_rows: list[Row], source: Source, wrapped: bool) -> tuple[Masthead, list[Issue]]:
    """Read the rows of the front page.

    ``all_rows`` is where running heads witness the symbol; where lines are not ``wrapped``, each is a statement.
    """
    cells = make_cells(rows, wrapped)
    symbols, status = _symbols(cells, all_rows, source)
    language = _first(cells, find_original_language)
    distribution = _first(cells, find_distribution)
    session_cell, session = _session(cells)
    organs = _organs(cells, session_cell)
    titles = read_titles(cells, organs, session_cell)
    day = _date(cells, distribution)
    sidecar = source.sidecar
    kind = read_kind(symbols, titles.kind, titles.title, " ".join(cell.text for cell in cells))
    masthead = Masthead(
        kind=kind or UNTOLD,
        symbols=symbols,
        symbol_status=status,
        title=titles.title or (Fact(sidecar.title) if sidecar.title else None),
        report_type=titles.kind,
        author=titles.author,
        organs=organs,
        session_number=session,
        session_time=_session_time(cells, session_cell),
        agenda_item=titles.item,
        agenda_title=titles.agenda_title,
        publication_date=day or (Fact(sidecar.publication_date) if sidecar.publication_date else None),
        distribution=distribution,
        original_language=language or (Fact(sidecar.original_language) if sidecar.original_language else None),
    )
    issues = _gaps(masthead)
    if kind is None:
        message = "the front page does not tell what kind of document this is; it is read as a report of its author"
        issues.append(Issue("info", "unknown_kind", message))
    return masthead, issues


def _gaps(masthead: Masthead) -> list[Issue]:
    wanted = (
        "title",
        "report_type",
        "session_number",
        "agenda_item",
        "publication_date",
        "distribution",
        "original_language",
    )
    missing = [name for name in wanted if getattr(masthead, name) is None]
    issues = [
        Issue("info", "masthead_gap", f"the front page does not say the {name.replace('_', ' ')}, or not legibly")
        for name in missing
    ]
    if not masthead.symbols:
        issues.append(
            Issue("warning", "no_symbol", "no symbol is printed or supplied; the id is made of the file's name")
        )
    return issues


def _first(cells: list[Cell], find: Callable[[str], Said | None]) -> Fact | None:
    """A fact printed in one cell or, where its words stand in neighbouring cells, across two."""
    for cell, after in zip_longest(cells, cells[1:]):
        if found := find(cell.text):
            return Fact(found.value, cell.start + found.start, cell.start + found.end)
        if after and (found := find(f"{cell.text} {after.text}")) and found.start > len(cell.text):
            at = after.start - len(cell.text) - 1
            return Fact(found.value, at + found.start, at + found.end)
    return None


def _symbols(
    cells: list[Cell], all_rows: list[Row], source: Source
) -> tuple[tuple[Fact, ...], Status]:  # fmt: skip
    if source.sidecar.symbols:
        return tuple(Fact(s) for s in source.sidecar.symbols), "supplied"
    found: dict[str, Fact] = {}
    for cell in cells:
        if rule("symbol").match(cell.text):
            at = 0
            for part in _DOUBLE.split(cell.text):
                at = cell.text.index(part, at)
                value = part.rstrip("* ")
                found.setdefault(value, Fact(value, cell.start + at, cell.start + at + len(value)))
                at += len(part)
    if not found:
        heads = Counter(r.text.rstrip("*") for r in all_rows if len(r.text) < 40 and rule("symbol").match(r.text))
        common = heads.most_common(1)
        if common and common[0][1] > 1:
            row = next(r for r in all_rows if r.text.rstrip("*") == common[0][0])
            found[common[0][0]] = Fact(common[0][0], row.start, row.start + len(common[0][0]))
    return tuple(found.values()), "printed" if found else None


def _date(cells: list[Cell], distribution: Fact | None) -> Fact | None:
    """The day of issue: a date alone in its cell, or behind the distribution."""
    for cell in cells:
        day = find_day(cell.text)
        if day is None:
            continue
        alone = day.end - day.start >= len(cell.text.strip()) - 1
        behind = distribution and distribution.start and cell.start <= distribution.start < cell.end
        if alone or behind:
            return Fact(day.value, cell.start + day.start, cell.start + day.end)
    return None


def _session(cells: list[Cell]) -> tuple[Cell | None, Fact | None]:
    for cell in cells:
        found = rule("session").match(cell.text)
        if found:
            value = ordinal_to_int(re.sub(r"\s+", " ", found[1]))
            if value:
                return cell, Fact(str(value), cell.start + found.start(), cell.start + found.end())
    return None, None


def _session_time(cells: list[Cell], session: Cell | None) -> Fact | None:
    """What stands on the line below the session where it says place and days."""
    for cell in cells:
        if session and cell.row == session.row + 1 and (found := rule("session_time").match(cell.text)):
            return Fact(found[1], cell.start, cell.start + found.end(1))
    return None


def _wrapped(text: str, cell: Cell, cells: list[Cell]) -> Cell | None:
    """The second line of an organ's name: "Committee on the Elimination of Discrimination", "against Women"."""
    below = next((other for other in cells if other.row == cell.row + 1 and not other.gap), None)
    if below is None or rule("session").match(below.text):
        return None
    return below if below.text[:1].islower() or _GOES_ON.search(text) else None


def _organs(cells: list[Cell], session: Cell | None) -> tuple[Fact, ...]:
    """Organs named alone in a cell; where a session is printed, the ones beside it come first."""
    found: dict[str, Fact] = {}
    ranked = sorted(cells, key=lambda c: abs(c.row - session.row) if session else 0)
    for cell in ranked:
        text = cell.text.strip()
        if rule("organ").match(text):
            rest = _wrapped(text, cell, cells)
            name, end = (f"{text} {rest.text.strip()}", rest.end) if rest else (text, cell.start + len(text))
            found.setdefault(name.casefold(), Fact(name, cell.start, end))
    return tuple(found.values())
