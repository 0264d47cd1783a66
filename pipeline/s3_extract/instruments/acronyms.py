"""The acronyms of treaties: where they stand alone, and where a report explains them.

In: a text and the names found in it. Out: spans with the instrument meant. Many acronyms are a committee's, too, so that
one counts only where the report explains it or a word before it makes a treaty's of it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import cache
from typing import Final

from pipeline.model import Instrument
from pipeline.s3_extract.instruments.names import Named
from pipeline.s3_extract.instruments.rules import load_rules

_EXPLAINED: Final = re.compile(r"\s\([“\"]?([A-Z][A-Z-]+)")
_TREATY_VERB: Final = re.compile(
    r"(?:ratif\w+|acced\w+ to|accession to|sign(?:ed|ing)?|part(?:y|ies) to|reservations? to|articles? [\d, and]+ of|"
    r"under|compliance with|obligations under|protocols? to) (?:the )?$",
    re.IGNORECASE,
)


def find_acronyms(text: str, known: Collection[str]) -> Iterator[tuple[int, int, Instrument]]:
    """The acronyms of treaties that the report explains (``known``) or that a word before them makes a treaty's."""
    if not load_rules().acronym_gate.find_matches_as_indexes(text):
        return
    for match in _acronym_pattern().finditer(text):
        if match[0] in known or _TREATY_VERB.search(text, max(0, match.start() - 40), match.start()):
            yield match.start(), match.end(), load_rules().acronyms[match[0]]


def explained_acronyms(text: str, named: Collection[Named]) -> Iterator[str]:
    """Acronyms in parentheses after the treaty they stand for: "the Convention against Torture (CAT)"."""
    for one in named:
        match = _EXPLAINED.match(text, one.end)
        if (
            match
            and (meant := load_rules().acronyms.get(match[1]))
            and meant.instrument_id == one.instrument.instrument_id
        ):
            yield match[1]


@cache
def _acronym_pattern() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w/.-])(?:{'|'.join(map(re.escape, load_rules().acronyms))})(?![\w/-])")
