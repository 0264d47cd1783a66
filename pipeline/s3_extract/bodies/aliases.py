"""Names in brackets right behind a longer one that mean the same body: "the Commission for Observation, Infrastructure and
Information Systems (Infrastructure Commission)", "the Multi-Partner Trust Fund Office (MPTF Office)".

In: the texts of a report with the names found in them. Out: which short name stands for which body. What is in brackets
is the same body where it has the same head word and no other word that the longer name lacks, but for an acronym.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from pipeline.s3_extract.bodies.rules import Named
from pipeline.s3_extract.name_index import Hit

_WORD: Final = re.compile(r"[\w-]+")
_ACRONYM: Final = re.compile(r"[A-Z]{2,}")


def names_in_brackets(
    pages: Iterable[tuple[str, Sequence[Named], Sequence[Hit]]],
) -> tuple[dict[str, Named], dict[str, str]]:
    """Name in brackets -> the name it stands for, and -> the id of the known body it stands for.

    ``pages`` are texts with the names that were read in them and the known ones.
    """
    named_by: dict[str, Named] = {}
    known_by: dict[str, str] = {}
    for text, names, known in pages:
        inside = [n for n in names if text.startswith(")", n.end) and text.endswith(" (", 0, n.start)]
        if not inside:
            continue
        named_to = {one.end: one for one in names}
        known_to = {hit.end: hit for hit in known}
        for short in inside:
            end = short.start - len(" (")
            whole, hit = named_to.get(end), known_to.get(end)
            if whole and _is_short_for(short, text[whole.start : end]):
                named_by.setdefault(short.name, whole)
            elif hit and _is_short_for(short, text[hit.start : end]):
                known_by.setdefault(short.name, hit.entity_id)
    return named_by, known_by


def _is_short_for(short: Named, whole: str) -> bool:
    """Whether a name in brackets says nothing that the ``whole`` name before it does not."""
    words = set(_WORD.findall(whole))
    return short.head in words and all(w in words or _ACRONYM.fullmatch(w) for w in _WORD.findall(short.name))
