"""What indents and line ends tell: where a list is left, and where a paragraph without a number begins."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.s2_structure.patterns import rule
from pipeline.s2_structure.pieces import Piece
from pipeline.s2_structure.rows import Row, Style

# Points by which a line is set in; rows of the longest item of a list.
_INDENT, _LONGEST_ITEM = 8.0, 30


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


def begins_paragraph(row: Row, pieces: Sequence[Piece], rows: Sequence[Row], style: Style) -> bool:
    """Whether a row without a number could begin a paragraph below ``pieces`` (whether it does is settled by the numbers)."""
    if not pieces or pieces[-1].kind in ("heading", "table"):
        return True
    if rule("list_item").match(row.text) or not row.starts_capital:
        return False
    previous = rows[pieces[-1].rows[-1]]
    if not previous.ends_sentence:
        return False
    if row.gap > 0 or row.lead or not style.wrapped:
        return True
    indented = row.line.x0 is not None and previous.line.x0 is not None and row.line.x0 > previous.line.x0 + _INDENT
    return indented or row.line.role == "paragraph"
