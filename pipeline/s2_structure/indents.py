"""What indents and line ends tell: where a list is left, and where a paragraph without a number begins."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.s2_structure.patterns import rule
from pipeline.s2_structure.pieces import Piece
from pipeline.s2_structure.rows import Row, Style

# Points by which a line is set in, within which lines stand at one edge, and by which no first line but a signature is set
# in; rows of the longest item of a list.
_INDENT, _SAME, _SIGNATURE, _LONGEST_ITEM = 8.0, 3.0, 60.0, 30


def leaves_list(row: Row, rows: Sequence[Row], above: Sequence[int]) -> bool:
    """Whether a row stands left of the item of a list above it, whose last line is set unlike it.

    ``above`` are the numbers of the rows of the piece above. The items of many lists end without a stop, so the sentence
    does not tell that the list is at its end.
    """
    if row.line.x0 is None or rows[above[-1]].line.bold == row.line.bold:
        return False
    for k in reversed(above[-_LONGEST_ITEM:]):
        item = rows[k]
        if item.lead or rule("list_item").match(item.bare):
            return item.line.x0 is not None and item.line.x0 > row.line.x0 + _INDENT
    return False


def set_in(row: Row, style: Style) -> bool:
    """Whether a row begins right of the edge of the text, as the first line of a paragraph does in letters."""
    return row.line.x0 is not None and style.left is not None and row.line.x0 > style.left + _INDENT


def same_edge(row: Row, x0: float | None) -> bool:
    """Whether a row begins at this edge (points)."""
    return row.line.x0 is not None and x0 is not None and abs(row.line.x0 - x0) <= _SAME


def is_first_line(row: Row, below: Row | None, style: Style) -> bool:
    """Whether a row is set in and the row below it is not: the first line of a paragraph where no number tells it."""
    if below is None or not set_in(row, style) or not same_edge(below, style.left):
        return False
    if (below.line.bold, below.line.role) != (row.line.bold, row.line.role):
        return False
    return (row.line.x0 or 0.0) < (style.left or 0.0) + _SIGNATURE


def _behind_list(row: Row, below: Row | None, piece: Piece, rows: Sequence[Row], style: Style) -> bool:
    """Whether a row is the first line of a paragraph below a list whose items hang, led in by such a paragraph.

    The last item of such a list often ends without a stop, and its lines begin where first lines of paragraphs do.
    """
    if not (is_first_line(row, below, style) and same_edge(row, rows[piece.rows[0]].line.x0)):
        return False
    for k in reversed(piece.rows[-_LONGEST_ITEM:]):
        item = rows[k]
        if k == piece.rows[0] or not set_in(item, style):
            return False
        if item.lead or rule("list_item").match(item.bare):
            return True
    return False


def _leaves_point(row: Row, below: Row | None, opening: Row) -> bool:
    """Whether a row is none of the point whose bullet opens the paragraph above: it stands left of the bullet, or leads in points
    itself ("In addition, members of the Council could:")."""
    if not opening.lead:
        return False
    if below is not None and below.lead and row.bare.endswith(":"):
        return True
    return row.line.x0 is not None and opening.line.x0 is not None and row.line.x0 + _INDENT < opening.line.x0


def begins_paragraph(row: Row, below: Row | None, pieces: Sequence[Piece], rows: Sequence[Row], style: Style) -> bool:
    """Whether a row without a number could begin a paragraph below ``pieces`` (whether it does is settled by the numbers).

    ``below`` is the row below it.
    """
    if not pieces or pieces[-1].kind in ("heading", "table"):
        return True
    if not row.starts_capital or rule("list_item").match(row.text):
        return False
    if _behind_list(row, below, pieces[-1], rows, style):
        return True
    if ":" in row.bare and opens_speech(row):
        return True
    previous = rows[pieces[-1].rows[-1]]
    if not previous.ends_sentence:
        return False
    if row.gap > 0 or row.lead or not style.wrapped or _leaves_point(row, below, rows[pieces[-1].rows[0]]):
        return True
    indented = row.line.x0 is not None and previous.line.x0 is not None and row.line.x0 > previous.line.x0 + _INDENT
    return indented or is_first_line(row, below, style) or row.line.role == "paragraph"


def opens_speech(row: Row) -> bool:
    """Whether somebody's words begin with a row, in a verbatim record: "Mr. Diaz (Chad): I thank"."""
    return rule("speaker_line").match(row.bare) is not None


def closing(row: Row) -> bool:
    """Whether a row closes a declaration or an act of a State: "Done at Brest on 22 November 2024."."""
    return rule("closing_formula").match(row.bare) is not None
