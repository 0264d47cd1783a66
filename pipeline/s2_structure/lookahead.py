"""Looking ahead to the numbers of paragraphs that come below a row, and back to a line that a number goes on with."""

from __future__ import annotations

from bisect import bisect_right

from pipeline.s2_structure.patterns import rule
from pipeline.s2_structure.rows import Row

# A heading of some lines, a heading under it and the furniture of a page are fewer rows.
_NEAR = 8


class Numbers:
    """Rows that open with a number: ``after(i, n)`` is the next row below ``i`` that opens with ``n``."""

    def __init__(self, rows: list[Row], run: list[int]) -> None:
        self._rows: dict[int, list[int]] = {}
        number = rule("number")
        for i in run:
            text = rows[i].bare
            found = number.match(text) if text[:1].isdigit() else None
            if found:
                self._rows.setdefault(int(found[1]), []).append(i)

    def __bool__(self) -> bool:
        """Whether there is any."""
        return bool(self._rows)

    def after(self, i: int, number: int) -> int | None:
        """The next row below row ``i`` that opens with ``number``."""
        places = self._rows.get(number, [])
        at = bisect_right(places, i)
        return places[at] if at < len(places) else None

    def near(self, i: int, number: int) -> bool:
        """Whether ``number`` opens one of the few rows below row ``i``: what a plain heading needs."""
        place = self.after(i, number)
        return place is not None and place - i <= _NEAR

    def firsts(self) -> list[int]:
        """All rows that open with a number, in no order."""
        return [i for places in self._rows.values() for i in places]


def goes_on(above: Row, row: Row) -> bool:
    """Whether a figure goes on with what the line above broke off: "A/58/472/Add." over "1.", "resolution" over "52."."""
    return row.gap == 0 and row.bare[:1].isdigit() and rule("broken_off").search(above.text) is not None
