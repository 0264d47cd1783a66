"""The titles of a front page that is not in English: agenda item and its title, title and kind of the document.

In: the cells of a front page on which no session, item or kind was found in English. Out: what stands below its session or
item, as far as the lines of ``languages.yaml`` tell; None where the page is in no language that has such lines. Names of
bodies are not read here: author and organ stay with the symbol.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Final

from pipeline.language import language_rules
from pipeline.model import Fact
from pipeline.s2_structure.cells import Cell
from pipeline.s2_structure.front_words import find_day, find_original_language
from pipeline.s2_structure.statements import is_imprint
from pipeline.s2_structure.titles import LONGEST_TITLE, Titles

# A line with a day is that of the session or of the document; a title with one is longer.
_LONGEST_DAYS: Final = 60
_STARS: Final = " *\u202a\u202b\u202c"


def read_titles_elsewhere(cells: list[Cell]) -> Titles | None:
    """The titles below the session or the agenda item; of a page without them those of a letter or report alone."""
    for lines in _fronts():
        item = _last(cells, lines["item"])
        above = item or _last(cells, lines["session"]) or _original(cells)
        if above is None:
            continue
        below = [_joined(each) for each in _statements(_running(cells, above), lines)]
        letter = next((s for s in below if lines["letter"].fullmatch(s.value)), None)
        kinds = [at for at, s in enumerate(below) if lines["kind"].fullmatch(s.value)]
        if letter is None and not kinds and find_original_language(above.text):
            continue
        number = _number(item, lines["item"]) if item else None
        if letter is not None:
            return Titles(item=number, title=_short(letter), kind=letter)
        if not kinds:
            return Titles(item=number)
        return _of_report(number, below[: kinds[-1]], below[kinds[-1]])
    return None


def _of_report(item: Fact | None, above: list[Fact], kind: Fact) -> Titles:
    """The first of several statements below an item is its title; the rest is that of the report, else the kind itself."""
    agenda = above.pop(0) if item and len(above) > 1 else None
    return Titles(item=item, agenda_title=agenda, title=_short(_both(above) if above else kind), kind=kind)


def _running(cells: list[Cell], above: Cell) -> list[Cell]:
    """The cells below one, without the imprint and the days of the session."""
    return [
        cell
        for cell in cells
        if cell.row > above.row
        and cell.column == 0
        and not is_imprint(cell)
        and not (len(cell.text) <= _LONGEST_DAYS and find_day(cell.text))
    ]


def _statements(cells: list[Cell], lines: Mapping[str, re.Pattern[str]]) -> list[list[Cell]]:
    """The cells of each statement: another begins where print or an empty line parts them, and at the words of a kind."""
    found: list[list[Cell]] = []
    for cell in cells:
        opens = any(lines[name].fullmatch(cell.text.strip(_STARS)) for name in ("kind", "letter"))
        if found and not opens and cell.group == found[-1][-1].group:
            found[-1].append(cell)
        else:
            found.append([cell])
    return found


def _last(cells: list[Cell], pattern: re.Pattern[str]) -> Cell | None:
    return next((cell for cell in reversed(cells) if pattern.fullmatch(cell.text.strip(_STARS))), None)


def _original(cells: list[Cell]) -> Cell | None:
    return next((cell for cell in reversed(cells) if find_original_language(cell.text)), None)


def _number(cell: Cell, pattern: re.Pattern[str]) -> Fact | None:
    found = pattern.search(cell.text)
    return Fact(found["item"], cell.start + found.start("item"), cell.start + found.end("item")) if found else None


def _joined(cells: list[Cell]) -> Fact:
    words = " ".join(cell.text.strip(_STARS) for cell in cells)
    return Fact(words, cells[0].start, cells[-1].end)


def _both(facts: list[Fact]) -> Fact:
    return Fact(" ".join(fact.value for fact in facts), facts[0].start, facts[-1].end)


def _short(title: Fact) -> Fact | None:
    return title if len(title.value) <= LONGEST_TITLE else None


@cache
def _fronts() -> tuple[Mapping[str, re.Pattern[str]], ...]:
    """The lines of a front page, by language."""
    found = (row["front"] for row in language_rules().values() if "front" in row)
    return tuple({name: re.compile(words, re.IGNORECASE) for name, words in front.items()} for front in found)
