"""The order in which the lines of a page are read.

The order of the file is nearly always right, columns included, so it is kept wherever it can be. Some programs write a
masthead after the text, the notes or the boxes of a page before it: a block of lines that stands above another in the same
column and comes after it in the file is moved before it. Nothing is known here of what lines say.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import inf

from pipeline.s1_read.pdf_page import PrintedLine

# Boxes leave a gap of more lines in the text around them (sizes of its print).
_GAP = 3.0


@dataclass(slots=True)
class _Block:
    lines: list[PrintedLine]
    x0: float
    x1: float
    top: float
    bottom: float

    def above(self, other: _Block, slack: float) -> bool:
        """Whether this block stands over the other, sharing some of its width."""
        return self.bottom > other.top - slack and min(self.x1, other.x1) - max(self.x0, other.x0) > slack


def in_reading_order(lines: list[PrintedLine], *, boxes: bool = True) -> list[PrintedLine]:
    """The same lines; in the order of the file where no later line stands above an earlier one of its column.

    Without ``boxes`` nothing stands in the gaps of a run of lines: covers and mastheads are set wide.
    """
    blocks = _blocks(lines, _GAP if boxes else inf)
    ordered: list[_Block] = []
    for block in blocks:
        slack = 0.3 * block.lines[0].size
        at = next((place for place, other in enumerate(ordered) if block.above(other, slack)), len(ordered))
        ordered.insert(at, block)
    return [line for block in ordered for line in block.lines]


def _blocks(lines: list[PrintedLine], gap: float) -> list[_Block]:
    """Runs of lines of which each stands right below or beside the one before: what is written before or after them may stand
    in a wider gap."""
    blocks: list[_Block] = []
    for line in lines:
        last = blocks[-1] if blocks else None
        # Cells of a table's row rise and fall by less than two lines.
        if (
            last is None
            or line.y > last.lines[-1].y + 1.5 * line.size
            or line.y > last.top + 0.5 * line.size
            or line.y < last.bottom - gap * line.size
        ):
            blocks.append(_Block([line], line.x0, line.x1, line.y + line.size, line.y))
            continue
        last.lines.append(line)
        last.x0, last.x1 = min(last.x0, line.x0), max(last.x1, line.x1)
        last.bottom = min(last.bottom, line.y)
    return blocks
