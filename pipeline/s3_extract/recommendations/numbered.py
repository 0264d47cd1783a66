"""The decisions and resolutions that a report prints below their bare number: what stands there, they say.

A functional commission heads each of its decisions with session and number ("56/112 Environmental-economic accounting",
E/2025/24) and cites them elsewhere in the report, where the word decision stands before the number.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from pipeline.model import Instrument, Recommendation, Section

_NUMBER = re.compile(r"(\d{1,4}/\d{1,3})[.:]?(?=\s|$)")
_KINDS = frozenset({"decision", "resolution"})


class Numbered:
    """The instruments of a report by the numbers that its headings can begin with."""

    def __init__(self, instruments: Mapping[str, Instrument], sections: Mapping[str, Section]) -> None:
        self._sections = sections
        self._made: dict[str, list[Instrument]] = {}
        headed = {found[1] for section in sections.values() if (found := _NUMBER.match(section.title))}
        for made in instruments.values() if headed else ():
            number = "/".join((made.symbol or "").rsplit("/", 2)[-2:])
            if number in headed and made.instrument_type in _KINDS and made.status == "adopted":
                self._made.setdefault(number, []).append(made)

    def said_in(self, section_id: str | None, rows: Sequence[Recommendation]) -> list[Recommendation]:
        """The rows of a section, those of the body that adopted the instrument which its heading numbers with that
        instrument. Rows with another stay as they are."""
        section = self._sections.get(section_id or "") if self._made else None
        found = _NUMBER.match(section.title) if section is not None else None
        by = {made.adopting_body_id: made.instrument_id for made in self._made.get(found[1], ())} if found else {}
        return [
            replace(row, instrument_id=by[row.recommenders[0]])
            if row.instrument_id is None and row.recommenders and row.recommenders[0] in by
            else row
            for row in rows
        ]
