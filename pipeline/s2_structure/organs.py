"""The organs a front page names: to whom the document is submitted, in how many lines and columns ever they stand."""

from __future__ import annotations

import re

from pipeline.model import Fact
from pipeline.numbers import ordinal_to_int
from pipeline.s2_structure.cells import Cell
from pipeline.s2_structure.patterns import rule
from pipeline.s2_structure.statements import Statement, make_statements

# Organs stand above the title, within so many rows of the top.
_TOP = 26
_SESSION_BEHIND = re.compile(r"\s\((?=[A-Z][\w-]+(?:[\s-][a-z]+){0,3}\s[Ss]ession\b)")
_BOARD = re.compile(
    r"(?:executive (?:board|council)|governing (?:council|body)|(?:general )?assembly|(?:permanent )?council|(?:general )?conference)$",
    re.IGNORECASE,
)
_PARTIES = re.compile(r"(?:conference|meeting) of (?:the )?(?:states |contracting )?parties", re.IGNORECASE)
_STANDING = re.compile(r"(?:standing|animals|plants|executive|compliance|implementation) committee", re.IGNORECASE)


def find_organs(cells: list[Cell], session: Cell | None, meeting: Fact | None = None) -> tuple[Fact, ...]:
    """Organs named alone; the ones beside their session, its days or the agenda item come first. ``meeting`` is the numbered one
    that stands below a name ("Conference of the Parties to the Basel Convention / Fourteenth meeting") and is no part of it.

    Where none is named, the organization is it, as in its information circulars.
    """
    item = next((cell.row for cell in cells if rule("agenda_item").match(cell.text.strip())), _TOP)
    top = [cell for cell in cells if cell.row <= min(item, _TOP) or cell.column > 0]
    beside = [Statement((cell,)) for cell in top if cell.column > 0]
    statements = [*make_statements([c for c in top if c.column == 0], (), None, places=True), *beside]
    beside_row = session or next((cell for cell in top if _is_anchor(cell)), None)
    statements.sort(key=lambda s: abs(s.cells[-1].row - beside_row.row) if beside_row else 0)
    found: dict[str, Fact] = {}
    for statement in statements:
        name = statement.text
        if rule("organ").match(name):
            own = _without_session(_above(meeting, statement.fact))
            fact = _of_its_fund(statement, statements) or _of_its_treaty(own, statements)
            found.setdefault(fact.value.casefold(), fact)
    alone = [s.fact for s in statements if rule("organization_alone").match(s.text)]
    return tuple(found.values()) or tuple(alone[:1])


def _above(meeting: Fact | None, organ: Fact) -> Fact:
    """An organ without the numbered meeting that is printed below it and joins it where its name fills the line above."""
    if meeting is None or meeting.start is None or not organ.value.endswith(f" {meeting.value}"):
        return organ
    return Fact(organ.value.removesuffix(meeting.value).rstrip(), organ.start, meeting.start - 1)


def _without_session(organ: Fact) -> Fact:
    """An organ without its session: ``FIFTY-SIXTH WORLD HEALTH ASSEMBLY``, ``Working Party on Road Transport (Ninety-second
    session, 19-21 October 1998, agenda item 5)``."""
    behind = _SESSION_BEHIND.search(organ.value)
    if behind and organ.start is not None:
        return Fact(organ.value[: behind.start()], organ.start, organ.start + behind.start())
    found = rule("organ_of_session").match(organ.value)
    if found is None or organ.start is None or ordinal_to_int(found["session"]) is None:
        return organ
    return Fact(found["organ"], organ.start + found.start("organ"), organ.end)


def _is_anchor(cell: Cell) -> bool:
    text = cell.text.strip()
    return any(rule(name).match(text) is not None for name in ("session_of_year", "place_and_days", "agenda_item"))


def _of_its_fund(board: Statement, statements: list[Statement]) -> Fact | None:
    """A board, an assembly or a council with the fund, programme or organization that is printed above it."""
    if not _BOARD.match(board.text):
        return None
    for statement in statements:
        if statement.cells[-1].row == board.row - 1 and rule("organization_alone").match(statement.text):
            return Fact(f"{board.text} of the {statement.text}", statement.cells[0].start, board.cells[-1].end)
    return None


def _of_its_treaty(organ: Fact, statements: list[Statement]) -> Fact:
    """A conference of parties, or the committee between its meetings, with the treaty that is printed above it alone."""
    joint = "to" if _PARTIES.fullmatch(organ.value) else "of" if _STANDING.fullmatch(organ.value) else None
    if joint is None or organ.start is None:
        return organ
    for statement in statements:
        if statement.cells[-1].end <= organ.start and rule("treaty_alone").match(statement.text):
            return Fact(f"{organ.value} {joint} the {statement.text.rstrip(' _')}", organ.start, organ.end)
    return organ
