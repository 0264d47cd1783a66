"""The decisions and resolutions that a report prints below their bare number: what stands there, they say.

A functional commission heads each of its decisions with session and number ("56/112 Environmental-economic accounting",
E/2025/24) and cites them elsewhere in the report, where the word decision stands before the number.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from pipeline.model import Instrument, Recommendation, Section

_KINDS = frozenset({"decision", "resolution"})


class Numbered:
    """The instruments of a report by the numbers that its headings can begin with."""

    def __init__(self, instruments: Mapping[str, Instrument], sections: Mapping[str, Section]) -> None:
        self._sections = sections
        self._made: dict[str, list[Instrument]] = {}
        headed = {number for section in sections.values() if (number := _number(section.title))}
        for made in instruments.values() if headed else ():
            number = "/".join((made.symbol or "").rsplit("/", 2)[-2:])
            if number in headed and made.instrument_type in _KINDS and made.status == "adopted":
                self._made.setdefault(number, []).append(made)

    def said_in(self, section_id: str | None, rows: Sequence[Recommendation]) -> list[Recommendation]:
        """The rows of a section, those of the body that adopted the instrument which its heading numbers with that
        instrument. Rows with another stay as they are."""
        section = self._sections.get(section_id or "") if self._made else None
        number = _number(section.title) if section is not None else None
        by = {made.adopting_body_id: made.instrument_id for made in self._made.get(number, ())} if number else {}
        return [
            replace(row, instrument_id=by[row.recommenders[0]])
            if row.instrument_id is None and row.recommenders and row.recommenders[0] in by
            else row
            for row in rows
        ]


def _number(title: str) -> str | None:
    """The session and number that a heading begins with: "56/112"."""
    opening = next(iter(title.split()), "")
    if opening[-1:] in (".", ":"):
        opening = opening[:-1]
    session, _, number = opening.partition("/")
    digits = session.isdecimal() and number.isdecimal()
    return opening if digits and len(session) <= 4 and len(number) <= 3 else None
