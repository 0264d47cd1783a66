"""Which resolution or decision asked for the report, as its own opening words say it.

The phrase is data (``rules/mandate.yaml``). Only the title, the summary and the first paragraphs are looked at: further on
a report speaks of the mandates of others.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from pipeline.model import Citation, Extraction, Passage, Structure
from pipeline.rules.loader import read_rules

OPENING_KINDS = ("title", "summary")
# Reports of the Secretary-General name their mandate in paragraph 1 or 2, those with a preface of thanks in 3.
OPENING_PARAGRAPHS = 3
_ACTS = frozenset({"resolution", "decision"})
SENTENCE_END = re.compile(r"[.;]\s+(?=[A-Z])")


def mandate_rules() -> list[dict[str, Any]]:
    """The rules of ``mandate.yaml`` as parsed."""
    rules: list[dict[str, Any]] = read_rules("mandate.yaml")["phrases"]
    return rules


@cache
def mandate_pattern() -> re.Pattern[str]:
    """All phrases as one pattern."""
    return re.compile("|".join(rule["pattern"] for rule in mandate_rules()), re.IGNORECASE | re.VERBOSE)


def find_mandate(structure: Structure, extraction: Extraction) -> str | None:
    """The instrument_id of the resolution or decision by which the report was asked for; None where none is named."""
    acts = {item.instrument_id for item in extraction.instruments if item.instrument_type in _ACTS}
    for passage in _opening(structure):
        cited = [c for c in extraction.citations.get(passage.key, ()) if c.instrument_id in acts]
        if cited and (found := _after_phrase(passage.text, cited)):
            return found
    return None


def _opening(structure: Structure) -> list[Passage]:
    by_kind = [p for kind in OPENING_KINDS for p in structure.passages if p.kind == kind]
    return by_kind + [paragraph.passage for paragraph in structure.paragraphs[:OPENING_PARAGRAPHS]]


def _after_phrase(text: str, cited: list[Citation]) -> str | None:
    for phrase in mandate_pattern().finditer(text):
        stop = SENTENCE_END.search(text, phrase.end())
        end = stop.start() if stop else len(text)
        inside = [c for c in cited if phrase.end() <= c.start < end]
        if inside:
            return min(inside, key=lambda c: c.start).instrument_id
    return None
