"""The statements of a front page: its cells put together as far as one thing is said, without those of the imprint.

In go the cells, out come the statements of the column that a document is read in, in order. What each says is for
``titles`` and ``organs``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.model import Fact
from pipeline.s2_structure.cells import Cell
from pipeline.s2_structure.confusions import set_right
from pipeline.s2_structure.known_organs import begins_known_name
from pipeline.s2_structure.patterns import is_symbol, rule

_STARS = re.compile(r"\s*\*+(?:,\s?\*+){0,3}(?=\s|$|,)")
_SPACES = re.compile(r"\s+")
# A compound that a line break parts: ``Secretary-`` / ``General``.
BROKEN = re.compile(r"(?<=[a-z])- (?!and\b|or\b|to\b)(?=[A-Za-z])")
# A line that ends in one of these, a comma or a hyphen goes on in the line below.
GOES_ON = re.compile(
    r"(?:\b(?:of|the|and|on|for|against|in|to|by|from|with|or|a|an|at|its|their|as)|[,–—-])$", re.IGNORECASE
)
# A line of a title that begins with one of these goes on from the line above, though a blank line stands between.
_GOES_BACK = re.compile(r"(?:of|and|or|for|to|in|on|by|with|from|against)\b", re.IGNORECASE)
# What ministers are responsible for goes on with their name, also in capitals (E/ECA/TRADE/96/1).
_RESPONSIBLE = re.compile(r"responsible for\b", re.IGNORECASE)
# Left edges (points) differ by more between a column and what is centred or set in.
_OTHER_EDGE = 25.0
# What stands behind a session on its line (`, 2025`, `(resumed)`) is shorter.
_REST_OF_SESSION = 16
# The second of two columns of a front page begins here or further to the right (points).
_SECOND_COLUMN = 300.0
# The column of distribution, day and language; no title begins so far to the right (points).
_IMPRINT_COLUMN = 350.0


@dataclass(frozen=True, slots=True)
class Statement:
    """Neighbouring cells that say one thing."""

    cells: tuple[Cell, ...]

    @property
    def text(self) -> str:
        """Its words on one line, without the stars of notes."""
        words = " ".join(_STARS.sub("", cell.text).strip() for cell in self.cells)
        return _SPACES.sub(" ", BROKEN.sub("-", words)).strip(" *,")

    @property
    def fact(self) -> Fact:
        """Its words and their place."""
        return Fact(self.text, self.cells[0].start, self.cells[-1].end)

    @property
    def row(self) -> int:
        """The row it begins in."""
        return self.cells[0].row


def make_statements(
    cells: Sequence[Cell], page: Sequence[Cell], left: float | None, *, places: bool = False
) -> list[Statement]:
    """Put cells together; those of a second column of the ``page`` are left out.

    ``left`` is the left edge of what stands in the column of the agenda. A session is no statement; an organ is one only
    where ``places`` are asked for.
    """
    second = _has_second_column(page)
    runs: list[list[Cell]] = []
    for cell in cells:
        if second and (cell.column > 0 or (cell.x0 is not None and cell.x0 >= _SECOND_COLUMN)):
            continue
        if cell.x0 is not None and cell.x0 >= _IMPRINT_COLUMN:
            continue
        if cell.column > 0:
            if runs and _torn(runs[-1][-1], cell):
                runs[-1].append(cell)
            continue
        if not cell.text.strip("* "):
            continue
        if runs and (_ends_with_day(runs[-1], cell) or (not is_imprint(cell) and _goes_on(runs[-1], cell, left))):
            runs[-1].append(cell)
        elif not is_imprint(cell):
            runs.append([cell])
    statements = [Statement(tuple(run)) for run in runs]
    return [s for s in statements if not is_session(s.text) and (places or not rule("organ").match(s.text))]


def _has_second_column(cells: Iterable[Cell]) -> bool:
    """Whether an organ, its session or its year stands beside those of another organ, or the page is in two languages."""
    for cell in cells:
        if cell.column == 0 and (cell.x0 is None or cell.x0 < _SECOND_COLUMN):
            continue
        text = cell.text.strip()
        if is_place(text) or rule("year_of_organ").match(text) or text.casefold() == "nations unies":
            return True
    return False


def _goes_on(run: list[Cell], cell: Cell, left: float | None) -> bool:
    """Whether a cell continues the statement above it."""
    last = run[-1]
    above = _STARS.sub("", last.text).strip()
    text = cell.text.strip()
    if cell.row - last.row > 1 and not (cell.x0 is not None and cell.group == last.group):
        return False
    if rule("statement_end").search(above) or (rule("principal_organ").match(text) and not GOES_ON.search(above)):
        return False
    if rule("organization_alone").match(" ".join(c.text.strip() for c in run)):
        return False
    open_end = GOES_ON.search(above) is not None
    if text.startswith("(") and cell.gap == 0 and cell.x0 is not None and not rule("title_part").match(text):
        return True
    restyled = (
        open_end and cell.gap == 0 and cell.role == last.role and cell.size is not None and cell.size == last.size
    )
    if cell.x0 is None and is_place(above) and _is_organ_of_lines(run, cell):
        return True
    if cell.group != last.group and not restyled and not _goes_over_blank(last, above, text, cell):
        return False
    if open_end or text[:1].islower() or text.startswith("("):
        return True
    if cell.x0 is None and _GOES_BACK.match(text) and _in_capitals(above) and _in_capitals(text):
        return True
    if _RESPONSIBLE.match(text):
        return True
    if is_session(text):
        return False
    if rule("chair_summary").match(text):
        return False
    if rule("statement_opening").match(text) or (len(run) == 1 and is_place(above)) or _is_meeting_below(run, text):
        return _is_organ_of_lines(run, cell)
    if is_place(text) and (cell.row - last.row > 1 or rule("place_and_days").match(above)):
        return False
    if left is not None and last.x0 is not None and cell.x0 is not None:
        inside = [abs(edge - left) < _OTHER_EDGE for edge in (last.x0, cell.x0)]
        if inside[0] != inside[1]:
            return False
    return _in_capitals(above) in (None, _in_capitals(text)) or _in_capitals(text) is None


def _is_meeting_below(run: list[Cell], text: str) -> bool:
    """Whether the meeting of an organ of several lines stands below its name ("Sixth meeting")."""
    return rule("meeting_of_front").match(text) is not None and is_place(" ".join(cell.text.strip() for cell in run))


def _goes_over_blank(last: Cell, above: str, text: str, cell: Cell) -> bool:
    """Whether a line goes on over a blank line or the end of an element, where print tells nothing: by a word of no
    weight at the end of one or the head of the other."""
    if cell.x0 is not None or last.x0 is not None or cell.role != last.role or is_imprint(cell) or is_place(text):
        return False
    if not above[:1].isupper() or above[-1] in ".:;":
        return False
    if text[:1].islower():
        return True
    if _in_capitals(above) != _in_capitals(text):
        return False
    return (GOES_ON.search(above) is not None and above[-1].isalpha()) or (
        _in_capitals(text) is True and _GOES_BACK.match(text) is not None
    )


def _ends_with_day(run: list[Cell], cell: Cell) -> bool:
    """Whether a day belongs to the statement above it: ``at its 9836th meeting, on`` / ``15 January 2025``, and the days
    of a session in parentheses."""
    last, text = run[-1], cell.text.strip()
    if cell.row - last.row != 1 or cell.column != last.column or cell.gap > 0:
        return False
    open_end = GOES_ON.search(last.text.strip()) is not None
    if rule("place_and_days").match(text):
        return open_end or (text.startswith("(") and rule("session_report").match(run[0].text.strip()) is not None)
    return open_end and rule("date").match(text) is not None


def _is_organ_of_lines(run: list[Cell], cell: Cell) -> bool:
    """Whether a cell is a further line of the name of an organ, flush with it and in its print, or known to go on so."""
    first, last, text = run[0], run[-1], cell.text.strip()
    whole = " ".join(c.text.strip() for c in run)
    if last.x0 is None and cell.x0 is None:
        # Print tells nothing.
        return cell.gap == 0 and begins_known_name(f"{whole} {text}")
    if last.x0 is None or cell.x0 != last.x0 or _in_capitals(text) or rule("statement_opening").match(text):
        return False
    return rule("organ").match(f"{whole} {text}") is not None and first.text.strip() != text and not is_place(text)


def _torn(last: Cell, cell: Cell) -> bool:
    """Whether two stretches of one row are a line in which a scan shows wide space: titles in capitals."""
    same = last.row == cell.row and _in_capitals(last.text) and _in_capitals(cell.text)
    return bool(same) and not any(is_imprint(c) or is_place(c.text) for c in (last, cell))


def _in_capitals(text: str) -> bool | None:
    """Whether words are in capitals; None where there are too few letters to tell."""
    letters = [c for c in text if c.isalpha()]
    return None if len(letters) < 5 else 5 * sum(c.isupper() for c in letters) > 4 * len(letters)


def is_place(text: str) -> bool:
    """Whether words are an organ or a session and nothing more."""
    return is_session(text) or rule("organ").match(text.strip(" *")) is not None


def is_session(text: str) -> bool:
    """Whether words are a session and nothing more."""
    text = text.strip(" *")
    session = rule("session").match(text)
    whole = session is not None and len(text) - session.end() < _REST_OF_SESSION
    return whole or rule("session_of_year").match(text) is not None


def is_imprint(cell: Cell) -> bool:
    """Whether a cell is printed on every document: symbol, day, distribution, language, and what the printer needs."""
    text = cell.text.strip()
    return bool(
        text.startswith("*")
        or is_symbol(set_right(text))
        or rule("distribution").search(text)
        or rule("original_language").search(text)
        or rule("imprint").match(text)
        or ((m := rule("date").search(text)) and m.end() - m.start() >= len(text) - 1)
        or rule("place_and_days").match(text)
    )
