"""The masthead: what the front page says of a report, each fact with its place in the canonical text.

Old print and old scans are read as far as they go. Nothing is guessed: a fact that is not there is None and an issue.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import zip_longest

from pipeline.model import Fact, Issue, Masthead, Repair, Source
from pipeline.numbers import ordinal_to_int
from pipeline.rules.kinds import UNTOLD
from pipeline.s2_structure.cells import Cell, make_cells
from pipeline.s2_structure.front import Front
from pipeline.s2_structure.front_dates import find_date
from pipeline.s2_structure.front_symbols import read_symbols
from pipeline.s2_structure.front_words import Said, find_distribution, find_original_language
from pipeline.s2_structure.kinds import read_kind
from pipeline.s2_structure.organs import find_organs
from pipeline.s2_structure.patterns import rule
from pipeline.s2_structure.rows import Row
from pipeline.s2_structure.titles import read_titles
from pipeline.s2_structure.titles_elsewhere import read_titles_elsewhere

# The rows below the front page in which a note says what it passes on.
_OPENING = 14
# Documents of the principal organs themselves; those of their subsidiary bodies have letters behind the first stroke.
_OF_ORGAN = re.compile(r"([ASE])/(?:\d|RES/|DEC/|PV\.|L\.)")
_ORGANS = {"A": "General Assembly", "S": "Security Council", "E": "Economic and Social Council"}
# A statement in which a day is that of the document.
_DATED = re.compile(r"\b(?:dated|adopted)\b", re.IGNORECASE)
# An organ of the front page that meets once, or once a year, and has its place and days below its name ("Special Committee on
# the Charter of the United Nations / New York, 18–26 February 2025").
_CONFERENCE = re.compile(
    r"\b(?:Conference|Congress|Summit|[Ff]orum|Special Committee|Ad Hoc (?:Committee|Working Group))\b"
)
# Under whom it meets, on the line between the two.
_AUSPICES = re.compile(r"\(?[Cc]onvened under the auspices of ")
# So many cells below the number of a meeting its place and days can stand: its name goes on, other columns stand beside it.
_BELOW = 7
# "(Sixty-second session, 15-17 February 2000)", as commissions of the 1990s print it below their committee.
_BEHIND_SESSION = re.compile(r"\([A-Z][\w -]{2,40}\s[Ss]ession,\s(?P<days>[^()]{6,60}?)(?:\)|,)?$")
# The symbol of the record of a meeting.
_RECORD = re.compile(r"/(?:PV|SR)[./]")
_OF_A_MEETING = "meeting_record"
# So many cells below its number tell when and where the meeting of a record was.
_DAY_BELOW = 4
# Kinds whose author is the organ, where none is named.
_OF_ITS_ORGAN = ("resolution", "judgment", "compendium_of_decisions")
# `English` alone is left there by printing, but for the language of the original on a line of its own.
_LANGUAGE_BELOW = re.compile(r"\boriginal\s?:$", re.IGNORECASE)
# What may stand before a session on its line: the parenthesis below the organ, the organ itself (ICAO Doc 10093), or the year of
# the Official Records (E/1681).
_BEFORE_SESSION = re.compile(r"\(?(?:[A-Za-z-]{4,12} (?i:year) ?[:,] ?|[A-Z][A-Za-z ]{2,40} [—–-] ?)?")

# The days of a session behind it, in brackets, and its place before them.
_IN_BRACKETS = re.compile(r"\s*\(((?:[A-ZÀ-Ý][^()\d]{2,40}, )?\d{1,2}[^()]{4,60}\d{4})\)\s*$")
# What stands before the session that a report is on, on its line and at the end of the line above.
_REPORT_ON = re.compile(r".{0,200}\b[Oo][Nn] (?:(?i:its|the)) ")
_ON_ITS = re.compile(r"\bon (?:its|the)\s*$", re.IGNORECASE)


def read_masthead(
    rows: list[Row], front: Front, furniture: set[int], source: Source, wrapped: bool
) -> tuple[Masthead, list[Issue], list[Repair]]:
    """Read the front page: its facts, what of them is missing, and what was mended.

    ``rows`` are those of the whole text, where running heads witness the symbol; where lines are not ``wrapped``, each is
    a statement.
    """
    page = [
        row
        for i, row in enumerate(rows[: front.masthead])
        if i not in furniture or (i and _LANGUAGE_BELOW.search(rows[i - 1].text))
    ]
    opening = " ".join(row.text for row in rows[front.masthead : front.masthead + _OPENING])
    cells = make_cells(page, wrapped)
    symbols, status, mended = read_symbols(cells, rows, source)
    language = _first(cells, find_original_language)
    distribution = _first(cells, find_distribution)
    session_cell, session = _session(cells)
    named_cell = session_cell or next((cell for cell in cells if rule("session_of_year").match(cell.text)), None)
    met, met_then = (None, None) if named_cell else _meeting(cells)
    meeting = Fact(named_cell.text, named_cell.start, named_cell.end) if named_cell else met
    organs = find_organs(cells, session_cell, meeting) or _organ_of_symbol(symbols)
    titles = read_titles(cells, organs, session_cell, any(_RECORD.search(fact.value) for fact in symbols), opening)
    if session_cell is None and titles.item is None and titles.kind is None:
        titles = read_titles_elsewhere(cells) or titles
    dated = [fact for fact in (titles.kind, titles.title) if titles.title and fact and _DATED.search(fact.value)]
    day = find_date(cells, distribution, rows, dated)
    sidecar = source.sidecar
    kind = read_kind(symbols, titles.kind, titles.title, " ".join([*(cell.text for cell in cells), opening]))
    masthead = Masthead(
        kind=kind or UNTOLD,
        symbols=symbols,
        symbol_status=status,
        title=titles.title or (Fact(sidecar.title) if sidecar.title else None),
        report_type=titles.kind,
        author=titles.author or (organs[0] if kind in _OF_ITS_ORGAN and organs and not titles.several else None),
        organs=organs,
        session_number=session,
        session_name=meeting,
        session_time=_session_time(cells, named_cell) or _conference_time(cells, organs) or met_then,
        sessions=_recorded(cells, titles.title) if kind == _OF_A_MEETING else _sessions(cells),
        agenda_item=titles.item,
        agenda_title=titles.agenda_title,
        publication_date=day or (Fact(sidecar.publication_date) if sidecar.publication_date else None),
        distribution=distribution,
        original_language=language or (Fact(sidecar.original_language) if sidecar.original_language else None),
    )
    return masthead, _issues(masthead, told=kind is not None, several=titles.several), mended


def _issues(masthead: Masthead, *, told: bool, several: Fact | None) -> list[Issue]:
    """What is missing; whether the kind was ``told``, and who wrote together."""
    issues = _gaps(masthead)
    if not told:
        message = "the front page does not tell what kind of document this is; it is read as a report of its author"
        issues.append(Issue("info", "unknown_kind", message))
    if several is not None:
        message = f"several wrote this document together, no one of whom is its author: {several.value[:200]}"
        issues.append(Issue("info", "several_authors", message, several.start, several.end))
    return issues


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


def _organ_of_symbol(symbols: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """The principal organ whose series the first symbol is of, where no organ is printed or none can be read in a scan."""
    found = _OF_ORGAN.match(symbols[0].value) if symbols else None
    return (Fact(_ORGANS[found[1]], symbols[0].start, symbols[0].end),) if found else ()


def _first(cells: list[Cell], find: Callable[[str], Said | None]) -> Fact | None:
    """A fact printed in one cell or, where its words stand in neighbouring cells, across two."""
    for cell, after in zip_longest(cells, cells[1:]):
        if found := find(cell.text):
            return Fact(found.value, cell.start + found.start, cell.start + found.end)
        if after and (found := find(f"{cell.text} {after.text}")) and found.start > len(cell.text):
            at = after.start - len(cell.text) - 1
            return Fact(found.value, at + found.start, at + found.end)
    return None


def _session(cells: list[Cell]) -> tuple[Cell | None, Fact | None]:
    """The session of the organ, and its cell. On the cover of a supplement the session of the Official Records is it."""
    records = next((i for i, cell in enumerate(cells) if rule("official_records").match(cell.text)), 0)
    for cell in (*cells[records:], *cells[:records]):
        found = rule("session").match(cell.text, len(_BEFORE_SESSION.match(cell.text)[0]))  # type: ignore[index]
        found = found or rule("session_of_records").match(cell.text) or rule("organ_of_session").match(cell.text)
        value = ordinal_to_int(re.sub(r"\s+", " ", found[1])) if found else None
        if found and value:
            return cell, Fact(str(value), cell.start + found.start(), cell.start + found.end())
    return None, None


def _meeting(cells: list[Cell]) -> tuple[Fact | None, Fact | None]:
    """The numbered meeting that the document is for, and where and when it meets; the name is all that stands before these."""
    for at, cell in enumerate(cells):
        named = rule("meeting_of_front").match(cell.text)
        if named is None or ordinal_to_int(named[1]) is None:
            continue
        for last, below in enumerate(cells[at + 1 : at + 1 + _BELOW], start=at):
            if time := rule("session_time").match(below.text):
                name = " ".join(part.text for part in cells[at : last + 1])
                return Fact(name, cell.start, cells[last].end), Fact(time[1], below.start, below.start + time.end(1))
    return None, None


def _sessions(cells: list[Cell]) -> tuple[tuple[Fact, Fact], ...]:
    """The sessions of a cover with place and days in brackets behind each, on its line or the next; each once.

    Those of the session that a report is on stand below it without brackets, too ("Report of the Board on its / thirty-third
    special session / Geneva, 17 January 2025").
    """
    found: dict[str, tuple[Fact, Fact]] = {}
    for above, cell, below in zip_longest([None, *cells], cells, cells[1:]):
        on = _REPORT_ON.match(cell.text) if cell else None
        name = rule("session").match(cell.text, on.end() if on else 0) if cell else None
        if cell is None or name is None:
            continue
        days = _IN_BRACKETS.match(cell.text, name.end())
        start = cell.start
        if days is None and below is not None and name.end() == len(cell.text.rstrip()):
            days, start = _IN_BRACKETS.match(below.text), below.start
            if days is None and (on or (above and _ON_ITS.search(above.text))):
                days = rule("session_time").match(below.text)
        if days:
            said = Fact(name[0], cell.start + name.start(), cell.start + name.end())
            found.setdefault(name[0].lower(), (said, Fact(days[1], start + days.start(1), start + days.end(1))))
    return tuple(found.values())


def _recorded(cells: list[Cell], title: Fact | None) -> tuple[tuple[Fact, Fact], ...]:
    """The meeting that a record is of, and what stands below its number, where its day and place are told."""
    if title is None or title.start is None:
        return ()
    at = next((i for i, cell in enumerate(cells) if cell.start <= title.start < cell.end), None)
    below = cells[at + 1 : at + 1 + _DAY_BELOW] if at is not None else []
    if not below:
        return ()
    name = Fact(title.value, title.start, title.start + len(title.value))
    return ((name, Fact(" ".join(cell.text for cell in below), below[0].start, below[-1].end)),)


def _conference_time(cells: list[Cell], organs: tuple[Fact, ...]) -> Fact | None:
    """What stands behind the name of the conference that the document is for, where it says place and days."""
    for organ in organs:
        if organ.end is None or not _CONFERENCE.search(organ.value):
            continue
        below = next((cell for cell in cells if cell.start >= organ.end and not _AUSPICES.match(cell.text)), None)
        if below and (found := rule("session_time").match(below.text)):
            return Fact(found[1], below.start, below.start + found.end(1))
    return None


def _session_time(cells: list[Cell], session: Cell | None) -> Fact | None:
    """What stands behind the session in its brackets, or on the line below it, where that says place and days."""
    if session and (inside := _BEHIND_SESSION.match(session.text)) and rule("session_time").match(inside["days"]):
        return Fact(inside["days"], session.start + inside.start("days"), session.start + inside.end("days"))
    for cell in cells:
        if session and cell.row == session.row + 1 and (found := rule("session_time").match(cell.text)):
            return Fact(found[1], cell.start, cell.start + found.end(1))
    return None
