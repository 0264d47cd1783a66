"""The instruments of one report while they are being collected: one row each, filled by what later mentions add."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import Final

from pipeline.model import Instrument
from pipeline.rules.registry import slugify

# The words of a title and the years it is for.
_WORDS: Final = re.compile(r"[a-z]+|(?:19|20)\d\d")

# "the Taif Accords", "the Taif Agreement"
_ACCORD: Final = re.compile(r"(?P<place>.+) (?:Agreement|Accords?)")

_SMALL_WORDS: Final = frozenset(
    ["a", "an", "and", "first", "for", "national", "new", "of", "on", "second", "the", "third", "to"]
)


@dataclass(slots=True)
class Register:
    """The rows of a report while they are being collected."""

    rows: dict[str, Instrument] = field(default_factory=dict)
    national: dict[tuple[str, frozenset[str]], str] = field(default_factory=dict)
    printed: dict[str, str] = field(default_factory=dict)
    drafts: dict[str, str] = field(default_factory=dict)
    accords: dict[str, str] = field(default_factory=dict)

    def add(self, instrument: Instrument, printed: bool = False) -> Instrument:
        """Keep a row; what an earlier mention did not say is filled from a later one.

        The title is the fullest one of those that are ``printed``, else what the authority list says.

        National laws and plans are called by their words in any order ("National Human Rights Plan of Action",
        "National Action Plan on Human Rights"): those of one report with the same words are one, if they are for the same
        years. An accord and an agreement of one place are
        one. A draft that has a symbol is the same by its number, by its title and by its symbol.
        """
        if instrument.instrument_type == "draft_resolution":
            if instrument.symbol:
                self.drafts.setdefault(instrument.instrument_id, slugify(instrument.symbol))
            if same := self.drafts.get(instrument.instrument_id):
                instrument = replace(instrument, instrument_id=same)
        if instrument.instrument_type in ("law", "plan_of_action"):
            words = frozenset(_WORDS.findall(instrument.title.lower().replace("tt", "t"))) - _SMALL_WORDS
            first = self.national.setdefault((instrument.instrument_type, words), instrument.instrument_id)
            if first != instrument.instrument_id:
                instrument = replace(instrument, instrument_id=first)
        if instrument.instrument_type == "other" and (accord := _ACCORD.fullmatch(instrument.title)):
            instrument = replace(
                instrument, instrument_id=self.accords.setdefault(accord["place"], instrument.instrument_id)
            )
        key = instrument.instrument_id
        if printed:
            self.printed[key] = max(self.printed.get(key, ""), instrument.title, key=len)
        known = self.rows.get(key)
        if known is None:
            self.rows[instrument.instrument_id] = instrument
            return instrument
        better = Instrument(
            key,
            self.printed.get(key, known.title),
            known.instrument_type,
            known.symbol or instrument.symbol,
            known.adopting_body_id or instrument.adopting_body_id,
            known.adoption_date or instrument.adoption_date,
            known.date_precision or instrument.date_precision,
            known.meeting_id,
            instrument.status if known.status == "unknown" else known.status,
        )
        self.rows[instrument.instrument_id] = better
        return better
