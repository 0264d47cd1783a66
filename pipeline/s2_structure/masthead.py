"""The masthead: what the front page says of a report, each fact with its place in the canonical text.

Old print and old scans are read as far as they go. Nothing is guessed: a fact that is not there is None and an issue.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Literal

from pipeline.model import Fact, Issue, Masthead, Source
from pipeline.s2_structure.patterns import rule
from pipeline.s2_structure.rows import Row

_MONTHS = dict(
    zip(("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), range(1, 13), strict=True)
)
_SMALL = (
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
)
_TENS = ("twent", "thirt", "fort", "fift", "sixt", "sevent", "eight", "ninet")
_STARS = re.compile(r"\s*\*+\s*$")
_CELLS = re.compile(r"[^\t]+?(?=\t|\s{3,}|$)")
# Sizes (points) and left edges of one statement differ by less, old scans included.
_SAME_SIZE, _SAME_LEFT = 0.6, 6.0
# What a symbol of a second document begins with, after the dash of a double symbol.
_DOUBLE = re.compile(r"\s?[-–—]\s?(?=[A-Z]{1,8}/)")


Status = Literal["printed", "supplied"] | None


@dataclass(frozen=True, slots=True)
class Cell:
    """A stretch of a row set apart by wide space: ``GENERAL ASSEMBLY      SECURITY COUNCIL`` is two.

    ``group`` counts the statements of the page as empty lines and changes of style set them apart.
    """

    start: int
    text: str
    row: int
    group: int
    gap: int
    x0: float | None = None
    role: str | None = None

    @property
    def end(self) -> int:
        """Where the stretch ends in the canonical text."""
        return self.start + len(self.text)


def ordinal_value(words: str) -> int | None:
    """``Fifty-third`` -> 53, ``42nd`` -> 42; None for what is no ordinal below 200."""
    words = words.lower().strip()
    digits = re.match(r"\d+", words)
    if digits:
        return int(digits.group())
    base = 0
    hundred = re.match(r"(?:one\s+)?hundred(?:\s+and)?\s+", words)
    if hundred:
        base, words = 100, words[hundred.end() :]
    if words in _SMALL:
        return base + _SMALL.index(words) + 1
    for place, stem in enumerate(_TENS, 2):
        if words == stem + "ieth":
            return base + 10 * place
        head, _, unit = words.partition("-")
        if head == stem + "y" and unit in _SMALL[:9]:
            return base + 10 * place + _SMALL.index(unit) + 1
    return None


def read_masthead(rows: list[Row], all_rows: list[Row], source: Source, wrapped: bool) -> tuple[Masthead, list[Issue]]:
    """Read the rows of the front page.

    ``all_rows`` is where running heads witness the symbol; where lines are not ``wrapped``, each is a statement.
    """
    cells = _cells(rows, wrapped)
    symbols, status = _symbols(cells, all_rows, source)
    languages = _match(cells, "original_language", 1)
    distribution = _match(cells, "distribution", 1)
    session_cell, session = _session(cells)
    item, agenda_title, title, kind = _titles(cells)
    day = _date(cells, distribution)
    sidecar = source.sidecar
    masthead = Masthead(
        symbols=symbols,
        symbol_status=status,
        title=title or (Fact(sidecar.title) if sidecar.title else None),
        report_type=kind,
        author=_author(kind),
        organs=_organs(cells, session_cell),
        session_number=session,
        agenda_item=item,
        agenda_title=agenda_title,
        publication_date=day or (Fact(sidecar.publication_date) if sidecar.publication_date else None),
        distribution=Fact(distribution.value.capitalize(), distribution.start, distribution.end)
        if distribution
        else None,
        original_language=Fact(languages.value.title(), languages.start, languages.end)
        if languages
        else (Fact(sidecar.original_language) if sidecar.original_language else None),
    )
    return masthead, _gaps(masthead)


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


def _cells(rows: list[Row], wrapped: bool) -> list[Cell]:
    cells = []
    group = 0
    for index, (before, row) in enumerate(pairwise([None, *rows])):
        assert row is not None
        group += row.gap > 0 or not wrapped or (before is not None and _restyled(before, row))
        at = 0
        for part in re.split(r"(\t+|\s{3,})", row.text):
            if part.strip() and row.line.role != "note":
                cells.append(Cell(row.start + at, part, index, group, row.gap, row.line.x0, row.line.role))
            at += len(part)
    return cells


def _restyled(before: Row, row: Row) -> bool:
    one, other = before.line, row.line
    if one.role != other.role or one.bold != other.bold:
        return True
    return one.size is not None and other.size is not None and abs(one.size - other.size) > _SAME_SIZE


def _match(cells: list[Cell], rule_id: str, group: int) -> Fact | None:
    """A fact printed in one cell or, where its words stand in neighbouring cells, across two."""
    for i, cell in enumerate(cells):
        found = rule(rule_id).search(cell.text)
        if found:
            return Fact(found[group], cell.start + found.start(group), cell.start + found.end(group))
        if i + 1 < len(cells):
            after = cells[i + 1]
            found = rule(rule_id).search(f"{cell.text} {after.text}")
            if found and found.start(group) > len(cell.text):
                at = after.start + found.start(group) - len(cell.text) - 1
                return Fact(found[group], at, at + len(found[group]))
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
        found = rule("date").search(cell.text)
        if not found:
            continue
        alone = found.end() - found.start() >= len(cell.text.strip()) - 1
        behind = distribution and distribution.start and cell.start <= distribution.start < cell.end
        if alone or behind:
            day, month, year = found.groups()
            try:
                value = date(int(year), _MONTHS[month[:3].lower()], int(day)).isoformat()
            except ValueError:
                continue
            return Fact(value, cell.start + found.start(), cell.start + found.end())
    return None


def _session(cells: list[Cell]) -> tuple[Cell | None, Fact | None]:
    for cell in cells:
        found = rule("session").match(cell.text)
        if found:
            value = ordinal_value(re.sub(r"\s+", " ", found[1]))
            if value:
                return cell, Fact(str(value), cell.start + found.start(), cell.start + found.end())
    return None, None


def _organs(cells: list[Cell], session: Cell | None) -> tuple[Fact, ...]:
    """Organs named alone in a cell; where a session is printed, the ones beside it come first."""
    found: dict[str, Fact] = {}
    ranked = sorted(cells, key=lambda c: abs(c.row - session.row) if session else 0)
    for cell in ranked:
        text = cell.text.strip()
        if rule("organ").match(text):
            found.setdefault(text.casefold(), Fact(text, cell.start, cell.start + len(text)))
    return tuple(found.values())


def _titles(cells: list[Cell]) -> tuple[Fact | None, Fact | None, Fact | None, Fact | None]:
    """Agenda item, agenda title, title and report type.

    They stand in this order below the session and are told apart by the agenda words, the words `Report of` and
    empty lines or, where the file has none, by the style of print.
    """
    item = item_cell = None
    rest: tuple[Cell, str] | None = None
    for cell in cells:
        found = rule("agenda_item").search(cell.text)
        if found:
            item_cell = cell
            item = Fact(re.sub(r"\s+", " ", found[1]), cell.start + found.start(1), cell.start + found.end(1))
            after = cell.text[found.end() :].strip()
            if after:
                at = cell.text.index(after, found.end())
                rest = Cell(cell.start + at, after, cell.row, cell.group, cell.gap), after
            break
    first = item_cell.row + 1 if item_cell else 0
    stars = {c.row + 1 for c in cells if not c.text.strip("* ")}
    tail = [c for c in cells if c.row >= first and c.row not in stars and not _is_imprint(c)]
    agenda_cells = [rest[0]] if rest else []
    titled = any(cell.role == "title" for cell in tail)
    while tail and item_cell and not rest and _goes_on(item_cell, agenda_cells, tail[0], titled):
        agenda_cells.append(tail.pop(0))
    kinds = [i for i, c in enumerate(tail) if rule("report_type").match(c.text.strip())]
    title_cells, kind_cells = tail, []
    if kinds and kinds[-1] > 0:
        title_cells, kind_cells = tail[: kinds[-1]], _run(tail, kinds[-1])
    title = _join(title_cells)
    return item, _join(agenda_cells), title, _join(kind_cells) or _leading_kind(title)


def _goes_on(item: Cell, taken: list[Cell], cell: Cell, titled: bool) -> bool:
    """Whether a cell is the agenda title: right under the item, at its left edge, in one style.

    Where the file itself calls cells title (``titled``), all before them is.
    """
    if titled:
        return cell.role != "title"
    if item.x0 is not None and cell.x0 is not None:
        return abs(cell.x0 - item.x0) < _SAME_LEFT and (not taken or cell.group == taken[-1].group)
    return cell.group == item.group or (not taken and cell.gap == 0 and cell.row == item.row + 1)


def _leading_kind(title: Fact | None) -> Fact | None:
    """The kind of report that opens a title: `Report of the Secretary-General` (on ...)."""
    found = (
        re.match(
            r"(?:[A-Z][a-z]+ ){0,2}[Rr]eport of the (?:Secretary-General|Working Group|Committee|Commission)",
            title.value,
        )
        if title
        else None
    )
    if not title or not found:
        return None
    return Fact(found.group(), title.start, title.end)


def _is_imprint(cell: Cell) -> bool:
    text = cell.text.strip()
    return bool(
        text.startswith("*")
        or rule("symbol").match(text)
        or rule("distribution").search(text)
        or rule("original_language").search(text)
        or rule("session").match(text)
        or rule("organ").match(text)
        or re.match(
            r"(?i)(?:united|nations|united nations|[a-z-]+ year|distr\.?|english|general|AS?|rapporteur\b.*)$", text
        )
        or ((m := rule("date").search(text)) and m.end() - m.start() >= len(text) - 1)
        or re.match(r"[A-Z][\w .'’-]+, \d{1,2}\s*(?:[-–—]|to\b|\w+ \d{4})", text)
    )


def _run(cells: list[Cell], at: int) -> list[Cell]:
    """A cell and those that continue it without an empty line, as far as they begin no new statement."""
    out = [cells[at]]
    for cell in cells[at + 1 :]:
        if cell.group != out[-1].group or rule("report_type").match(cell.text.strip()):
            break
        out.append(cell)
    return out


def _join(cells: list[Cell]) -> Fact | None:
    if not cells:
        return None
    value = re.sub(r"\s+", " ", " ".join(_STARS.sub("", c.text) for c in cells)).strip()
    return Fact(value, cells[0].start, cells[-1].end) if value else None


def _author(kind: Fact | None) -> Fact | None:
    found = rule("report_type").match(kind.value) if kind else None
    if not found or not kind or kind.start is None:
        return None
    return Fact(re.sub(r"\s+", " ", found[2]).strip(), kind.start, kind.end)
