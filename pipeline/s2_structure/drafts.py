"""The text of a resolution or decision inside a report: where it begins and which rows belong to it.

Main Committees of the General Assembly and commissions print what they recommend in full under the paragraph that
presents it ("recommends to the General Assembly the adoption of the following draft resolution:"). The operative
paragraphs number anew from 1, the title is no heading of the report, and the presenting paragraph holds it all. What
the text says is not read here.
"""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.s2_structure.lookahead import Numbers
from pipeline.s2_structure.patterns import rule
from pipeline.s2_structure.pieces import Piece
from pipeline.s2_structure.rows import Row

# Rows of the sentence that presents a text; rows between it and the opening of the text (its number, its title).
_SENTENCE, _TITLE = 5, 10
# Rows of the headings between the end of a text and the next paragraph of the report.
_HEADINGS = 6


@dataclass(slots=True)
class Drafts:
    """``open`` while the rows of a text are passing; ``clause`` is the number of its last operative paragraph."""

    rows: list[Row]
    run: list[int]
    numbers: Numbers
    open: bool = False
    clause: int = 0

    def begin(self) -> None:
        """The text of a resolution begins."""
        self.open, self.clause = True, 0

    def opens(self, at: int) -> bool:
        """Whether the text of a resolution begins that nothing presents: its organ alone on the line, a clause below."""
        row = self.rows[self.run[at]]
        if row.bare[-1:] != "," or not rule("resolution_opening").match(row.bare):
            return False
        return at + 1 < len(self.run) and self.rows[self.run[at + 1]].starts_capital

    def presented(self, at: int, pieces: list[Piece]) -> bool:
        """Whether the paragraph that is last of ``pieces`` presents a text that opens at or soon below ``run[at]``."""
        if not pieces or pieces[-1].kind != "start" or not self.numbers:
            return False
        above = pieces[-1].rows
        if self.rows[above[-1]].text[-1] != ":":
            return False
        sentence = " ".join(self.rows[k].text for k in above[-_SENTENCE:])
        if not rule("draft_presented").search(sentence):
            return False
        opening = rule("draft_opening")
        if any(opening.match(self.rows[k].bare) for k in self.run[at : at + _TITLE]):
            self.begin()
        return self.open

    def holds(self, at: int, last: int) -> bool:
        """Whether ``run[at]`` belongs to the open text; if not, the text is over. ``last`` is the report's last number."""
        row = self.rows[self.run[at]]
        if row.bare[0].isdigit():
            found = rule("number").match(row.bare)
            if found:
                number = int(found[1])
                self.open = not self._resumes(row, number, last)
                self.clause = number
                return self.open
        if row.starts_capital and not row.ends_sentence:
            self.open = not self._above_paragraph(at, last)
        return self.open

    def _resumes(self, row: Row, number: int, last: int) -> bool:
        """Whether a number is the report's: it follows on the report's last and opens no operative paragraph."""
        return number == last + 1 and not (number == self.clause + 1 and rule("operative_clause").match(row.bare))

    def _above_paragraph(self, at: int, last: int) -> bool:
        """Whether ``run[at]`` is one of a few lines, none of them a clause, above the next paragraph of the report."""
        place = self.numbers.after(self.run[at], last + 1)
        if place is None or not self._resumes(self.rows[place], last + 1, last):
            return False
        between = self.run[at : at + _HEADINGS + 1]
        if place not in between:
            return False
        heads = [self.rows[k].text for k in between[: between.index(place)]]
        return all(text[-1] not in ".;,:" for text in heads)
