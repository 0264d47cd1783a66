"""Looking ahead to the numbers of paragraphs that come below a row, and back to a line that a number goes on with."""

from __future__ import annotations

from bisect import bisect_right

from pipeline.numbers import figure
from pipeline.s2_structure.patterns import rule
from pipeline.s2_structure.rows import Row

# A heading of some lines, a heading under it and the furniture of a page are fewer rows.
_NEAR = 8
# Numbers lost in one place: more at once is not damage but another sequence.
_MOST_LOST = 12
# How many of the numbers after one are looked for as its witnesses; some of them may be lost too.
_FOLLOWERS = 4
# No document begins with a higher number; what is higher is a year.
_HIGHEST_FIRST = 999
# A count of fewer is a list; a list inside a paragraph has fewer than many items.
_LEAST_COUNT, _MANY = 3, 8


class Numbers:
    """Rows that open with a number: ``after(i, n)`` is the next row below ``i`` that opens with ``n``."""

    def __init__(self, rows: list[Row], run: list[int]) -> None:
        self._rows: dict[int, list[int]] = {}
        number = rule("number")
        for i in run:
            text = rows[i].bare
            found = number.match(text) if text[:1].isdigit() else None
            if found:
                self._rows.setdefault(figure(found[1]), []).append(i)
        self._lowest = min(self._rows, default=0)
        self._counts = self._lowest == 1 or any(
            self.after(places[0], number + 1) is not None for number, places in self._rows.items()
        )

    def __bool__(self) -> bool:
        """Whether they count, from 1 or two of them: a year or a day at a line's end, behind a sentence's stop, opens the next line ("2023.")."""
        return self._counts

    def after(self, i: int, number: int) -> int | None:
        """The next row below row ``i`` that opens with ``number``."""
        places = self._rows.get(number, [])
        at = bisect_right(places, i)
        return places[at] if at < len(places) else None

    def near(self, i: int, number: int) -> bool:
        """Whether ``number`` opens one of the few rows below row ``i``: what a plain heading needs."""
        place = self.after(i, number)
        return place is not None and place - i <= _NEAR

    def may_jump(self, i: int, expected: int, number: int) -> bool:
        """Whether row ``i`` may open with ``number`` where another was expected: not if what is missing comes later."""
        if not 0 < number - expected <= _MOST_LOST:
            return False
        followers = [self.after(i, later) for later in range(number + 1, number + 1 + _FOLLOWERS)]
        follower = min((place for place in followers if place is not None), default=None)
        for missing in range(expected, number):
            later = self.after(i, missing)
            if later is not None and (follower is None or later < follower):
                return False
        return True

    def begins_late(self, i: int, number: int) -> bool:
        """Whether a document begins at row ``i`` with ``number`` since another one goes before: an addendum that counts on from its
        report. No lower number opens a row, and the next two open rows below."""
        if not 1 < number <= _HIGHEST_FIRST or self._lowest < number:
            return False
        place: int | None = i
        for later in (number + 1, number + 2):
            place = self.after(place, later) if place is not None else None
        return place is not None

    def restarts(self, i: int, last: int, fresh: bool) -> bool:
        """Whether a count from 1 begins at row ``i`` that takes the place of the one that came to ``last``.

        Its numbers come one after the other until the one that would have gone on, or until they end where none goes on.
        ``fresh`` says that a heading stands above; without one, only after many is a heading lost and this no list.
        """
        if last == 0 or not (fresh or last >= _MANY):
            return False
        place: int | None = i
        goes_on = self.after(i, last + 1)
        for number in range(2, last + 2):
            place = self.after(place, number) if place is not None else None
            if place is None:
                return goes_on is None and number > _LEAST_COUNT
            if goes_on is not None and place > goes_on:
                return False
        return True

    def firsts(self) -> list[int]:
        """All rows that open with a number, in no order."""
        return [i for places in self._rows.values() for i in places]


def goes_on(above: Row, row: Row) -> bool:
    """Whether the figure that opens ``row`` goes on with what the line above broke off: "A/58/472/Add." over "1.", "resolution" over
    "52."."""
    return row.gap == 0 and rule("broken_off").search(above.text) is not None
