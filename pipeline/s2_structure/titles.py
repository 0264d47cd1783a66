"""The titles of the front page: agenda item and its title, the title of the document, its kind and author.

They stand in this order below the session. What the title is depends on what the front page says of the kind: that of a
letter is its first line, of a resolution its number and heading, of a draft what stands below its sponsors, of a report
what stands above ``Report of``. What cannot be settled is None.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.model import Fact
from pipeline.s2_structure.agenda import agenda_cells, behind_second_organ, find_item, titles_apart
from pipeline.s2_structure.authors import Signed, author_of
from pipeline.s2_structure.authorship import names_matter, read_authorship
from pipeline.s2_structure.cells import Cell
from pipeline.s2_structure.covers import Cover, read_cover, read_record
from pipeline.s2_structure.patterns import rule
from pipeline.s2_structure.statements import Statement, is_imprint, make_statements

# No title is longer; what is has swallowed the text below it.
LONGEST_TITLE = 400
# Left edges (points) of one column differ by less.
_SAME_LEFT = 6.0
# So many letters that stand alone, and such a share of all words, are a title in spaced print.
_FEWEST_SPACED, _MOST_SPACED = 6, 0.8
# Organ, session and days stand within so many rows, the imprint within so many of the top.
_NEAR, _TOP = 8, 16
# `Agenda items 89 and 12`: several items, of which each has a title.
_FIGURES = re.compile(r"\d+")
_LETTERED = re.compile(r"\d\s*\([a-z]\)$")
_SEVERAL = re.compile(r"\d\D*(?:,|\band\b)\D*\d")


@dataclass(frozen=True, slots=True)
class Titles:
    """What stands below the session; None where it is not printed. ``several`` names authors of whom no one is it."""

    item: Fact | None = None
    agenda_title: Fact | None = None
    title: Fact | None = None
    kind: Fact | None = None
    author: Fact | None = None
    several: Fact | None = None


def read_titles(
    cells: list[Cell], organs: tuple[Fact, ...], session: Cell | None, record: bool, opening: str
) -> Titles:
    """Read the statements below the session.

    ``organs`` are those named on the page, the one that meets first; ``record`` says that the symbol is that of the record
    of a meeting; ``opening`` is the running text right below the page. What the file itself names as its title is it.
    """
    named = next((Statement((cell,)) for cell in cells if cell.role == "named_title"), None)
    if named is not None:
        cells = [cell for cell in cells if cell.role != "named_title"]
    item, item_cell, rest = find_item(cells)
    cover = read_record(cells) if record else read_cover(cells)
    if cover is not None:
        return _of_cover(cover, item, organs, record)
    anchor = item_cell if item_cell and not item_cell.text.lstrip().startswith("(") else None
    left = anchor.x0 if anchor else session.x0 if session else None
    first, placed = _first_row(cells, anchor, session)
    below = [c for c in cells if c.row >= first and c.role not in ("table", "contents")]
    taken = agenda_cells(below, anchor, rest) if anchor else []
    below = behind_second_organ(below, taken) if anchor else below
    statements = _of_the_title(
        make_statements([c for c in below if c not in taken], cells, left, places=placed), placed, organs
    )
    items = len(_FIGURES.findall(item.value)) if item and _SEVERAL.search(item.value) else 1
    agenda = _join([Statement(tuple(each)) for each in titles_apart(taken, items)] if taken else [], "; ")
    if not taken and (others := _at_the_edge(statements, left)):
        agenda, statements = _join(statements[:others]), statements[others:]
    chosen = _choose(statements)
    if anchor is None and (not chosen.kind or chosen.title == chosen.kind):
        # On a cover the title stands above the session or the imprint.
        top = [c for c in cells if c.row < first and c.role not in ("table", "contents")]
        above = _of_the_title(make_statements(top, cells, left), False, organs)
        statements, chosen = _or_above(statements, chosen, above)
    if agenda is None and item:
        if items > 1:
            agenda, chosen = _second_agenda_title(chosen)
        if agenda is None:
            chosen = _with_second(chosen, statements) if items == 1 else chosen
            agenda, chosen = _agenda_above(chosen, items)
    elif agenda and item and _LETTERED.search(item.value) and ":" not in agenda.value:
        of_letter, chosen = _title_of_letter(chosen)
        agenda = _both(agenda, of_letter) if of_letter else agenda
    if named is not None:
        chosen = replace(chosen, title=[named])
    signed = author_of(_join(chosen.kind), _join(chosen.title), statements, organs, opening)
    return Titles(item, agenda, _short(_join(chosen.title)), signed.kind, signed.author, signed.several)


def _or_above(statements: list[Statement], chosen: _Chosen, above: list[Statement]) -> tuple[list[Statement], _Chosen]:
    """The statements that hold the title, and what is chosen of them: those ``above`` where they say the kind, or nothing stands
    below; of a web page, or Markdown, whose one heading stands above its symbol, that heading."""
    headings = [statement for statement in above if statement.cells[0].role == "heading"]
    if chosen.kind:
        return statements, replace(chosen, title=headings) if len(headings) == 1 else chosen
    if not statements or any(rule("report_type").match(s.text) for s in above):
        return above, _choose(above)
    return statements, chosen


def _of_cover(cover: Cover, item: Fact | None, organs: tuple[Fact, ...], record: bool) -> Titles:
    kind = cover.title if rule("report_type").match(cover.title.value) else None
    signed = Signed() if record else author_of(kind, cover.title, (), (cover.organ,) if cover.organ else organs, "")
    author = signed.author or (cover.organ if signed.several is None else None)
    return Titles(item, None, _short(cover.title), signed.kind or kind, author, signed.several)


def _first_row(cells: list[Cell], item: Cell | None, session: Cell | None) -> tuple[int, bool]:
    """The row below the agenda item; without one, that below the session and its days; else that below the imprint.

    The second value says whether an item, a session or its days were found.
    """
    if item is not None:
        return item.row + 1, True
    top = []
    for cell in cells:
        if cell.row >= _TOP or _opens(cell):
            break
        top.append(cell)
    first = max((c.row for c in top if is_imprint(c) and not _is_days(c)), default=-1) + 1
    placed = session is not None and session.row < first + _NEAR
    if session is not None and placed:
        first = max(first, session.row + 1)
    near = [c for c in cells if first <= c.row <= first + _NEAR]
    days = next((c.row for c in near if _is_days(c)), None)
    opening = next((c.row for c in near if _opens(c)), None)
    if days is not None and (opening is None or days < opening):
        return days + 1, True
    return first, placed


def _opens(cell: Cell) -> bool:
    text = cell.text.strip()
    return any(rule(name).match(text) is not None for name in ("statement_opening", "session_report"))


def _is_days(cell: Cell) -> bool:
    return rule("place_and_days").match(cell.text.strip()) is not None


def _at_the_edge(statements: list[Statement], left: float | None) -> int:
    """How many of the first statements stand at the left edge of the session while all others are set in."""
    if left is None:
        return 0
    edges = [s.cells[0].x0 for s in statements]
    inside = [edge is not None and abs(edge - left) < _SAME_LEFT for edge in edges]
    first = inside.index(False) if False in inside else 0
    return first if not any(inside[first:]) else 0


def _of_the_title(statements: list[Statement], placed: bool, organs: Sequence[Fact]) -> list[Statement]:
    """The statements up to the first heading, each once, without those that are no title.

    Where the place of the organ is not found (``placed``), those that are an organ are left out; where it is, those that
    are one of the ``organs`` of the page again.
    """
    kept: dict[str, Statement] = {}
    for statement in statements:
        text = statement.text
        if rule("title_end").match(text):
            break
        if not rule("title_part").match(text) and not rule("year_of_organ").match(text):
            kept.setdefault(text.casefold(), statement)
    found = [s for s in kept.values() if any(map(str.isalpha, s.text)) and not _is_spaced(s.text)]
    others = [s for s in found if not any(rule(name).match(s.text) for name in ("organization_alone", "title_over"))]
    again = {organ.value.casefold() for organ in organs}
    if not placed:
        others = [s for s in others if not rule("organ").match(s.text)]
    else:
        named = [s for s in others if s.text.casefold() not in again]
        others = others if all(rule("report_type").match(s.text) for s in named) else named
    return others or found


def _is_spaced(text: str) -> bool:
    """Whether letters are set apart by spaces ("R E P O R T"), so that nothing tells where a word ends."""
    words = text.split()
    return len(words) >= _FEWEST_SPACED and sum(len(word) == 1 for word in words) >= _MOST_SPACED * len(words)


@dataclass(frozen=True, slots=True)
class _Chosen:
    """The statements of the title, and those of the kind; ``below`` counts from the kind on."""

    title: Sequence[Statement] = ()
    kind: Sequence[Statement] = ()


def _choose(statements: list[Statement]) -> _Chosen:
    """Tell title and kind apart, by what the front page says of the kind."""
    for at, statement in enumerate(statements):
        text = statement.text
        after = statements[at + 1 :]
        if rule("letter_statement").match(text) or rule("statement_of_president").match(text):
            return _Chosen([statement], [statement])
        if rule("parties").match(text):
            given = [s for s in statements if rule("judgment").match(s.text)]
            return _Chosen(_parties(statements, at), given[:1])
        if rule("act_title").match(text):
            adopted = [s for s in statements if rule("adopted_statement").match(s.text)]
            return _Chosen([statement], adopted[:1])
        if rule("draft_statement").match(text):
            amends = rule("draft_of_what").search(text) and "amendment" in text.casefold()
            return _Chosen([statement] if amends else after[:1] or [statement], [statement])
        if rule("adopted_statement").match(text):
            return _Chosen(_heading_of_adopted(statements, at), [statement])
        if any(rule(name).match(text) for name in ("presented_statement", "chair_summary", "issuance")):
            return _Chosen(statements[:at] or after[:1] or [statement], [statement])
    return _choose_report(statements)


def _parties(statements: list[Statement], at: int) -> list[Statement]:
    """The parties of a case, of whom each may stand on a line of its own: ``KALLON`` / ``v.`` / ``SECRETARY-GENERAL``."""
    text = statements[at].text
    first = at - 1 if at and text.startswith("v") else at
    return statements[first : at + 2 if text.endswith(".") else at + 1]


def _heading_of_adopted(statements: list[Statement], at: int) -> Sequence[Statement]:
    """What the statement of what was adopted is the heading of: a resolution by its number, or itself, where it stands for
    several acts or for views on a communication, whose number may be the line above."""
    text = statements[at].text
    headings = [s for s in statements[at + 1 :] if rule("act_title").match(s.text)]
    above = statements[at - 1 : at] if at and rule("communication_number").match(statements[at - 1].text) else []
    if headings:
        return headings[:1]
    several = rule("acts_adopted").match(text) is not None
    return [*above, statements[at]] if above or several or "communication" in text.lower() else ()


def _choose_report(statements: list[Statement]) -> _Chosen:
    """The title above the statement of a report or note; else the one below a note, else the statement itself."""
    kinds = [i for i, s in enumerate(statements) if rule("report_type").match(s.text)]
    notes = [i for i in kinds if _transmits(statements[i].text)]
    at = notes[0] if notes else next((i for i in reversed(kinds) if i), kinds[0] if kinds else None)
    if at is None:
        return _Chosen(statements[:1])
    above = statements[:at]
    if not above and notes:
        above = [statements[i] for i in kinds if i > at][:1] or statements[at + 1 : at + 2]
    if rule("under_review").search(statements[at].text):
        return _Chosen(statements[at : at + 2], [statements[at]])
    return _Chosen(above or [statements[at]], [statements[at]])


def _transmits(text: str) -> bool:
    found = read_authorship(text)
    return found is not None and found.transmits and found.kind[:4].istitle()


def _second_agenda_title(chosen: _Chosen) -> tuple[Fact | None, _Chosen]:
    """A committee that reports on two items prints the titles of both in one style: the second is a report too."""
    reports = [i for i, s in enumerate(chosen.title) if i and rule("report_type").match(s.text)]
    if not reports:
        return None, chosen
    at = reports[-1]
    return _join(chosen.title[at:]), replace(chosen, title=chosen.title[:at])


def _with_second(chosen: _Chosen, statements: list[Statement]) -> _Chosen:
    """Where neither print nor the statement of a kind tells what the title is, the second statement below an item is one, too."""
    if chosen.kind or len(statements) < 2 or chosen.title != statements[:1] or statements[0].cells[0].x0 is not None:
        return chosen
    return replace(chosen, title=statements[:2])


def _agenda_above(chosen: _Chosen, items: int) -> tuple[Fact | None, _Chosen]:
    """Where nothing but their order tells agenda title and title apart, the first is the agenda's, or one for each item.

    One alone is the agenda's where the statement of the kind names its matter ("Report of the Special Rapporteur on ...").
    """
    title, kind = chosen.title, chosen.kind
    if not title or title == kind or title[0].cells[0].x0 is not None:
        return None, chosen
    if len(title) > items:
        return _join(title[:items], "; "), replace(chosen, title=title[items:])
    alone = items == len(title) == 1 and kind and names_matter(kind[0].text)
    return (_join(title), replace(chosen, title=kind)) if alone else (None, chosen)


def _title_of_letter(chosen: _Chosen) -> tuple[Fact | None, _Chosen]:
    """Below the title of an item that of its sub-item may stand ("Item 2 (a)"), the first of two over the kind."""
    title = chosen.title
    if len(title) < 2 or title == chosen.kind or title[0].cells[0].x0 is not None or not chosen.kind:
        return None, chosen
    return _join(title[:1]), replace(chosen, title=title[1:])


def _both(item: Fact, letter: Fact) -> Fact:
    return Fact(f"{item.value} {letter.value}", item.start, letter.end)


def _join(statements: Sequence[Statement], between: str = " ") -> Fact | None:
    found = [s for s in statements if s.text]
    if not found:
        return None
    return Fact(between.join(s.text for s in found), found[0].cells[0].start, found[-1].cells[-1].end)


def _short(title: Fact | None) -> Fact | None:
    """A title; one too long is cut before its theme, its sponsors or its mandate, or is none."""
    if title is None or len(title.value) <= LONGEST_TITLE:
        return title
    cut = rule("title_cut").search(title.value)
    if cut is None or cut.start() > LONGEST_TITLE:
        return None
    return Fact(title.value[: cut.start()], title.start, title.end)
