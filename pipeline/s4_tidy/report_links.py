"""How a report hangs together with other documents, as its symbols, its mandate and its words tell.

A symbol says of what a document is a revision, an addendum or a corrigendum (United Nations Editorial Manual, "Document
symbols": the element stands last); the act that asked for a report is what it answers; what its words tell is found by
``told_links``. The other document need not be among the reports: its id is what its report would have.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, Final

from pipeline.s4_tidy.keys import slug
from pipeline.s4_tidy.told_links import ToldLink

Row = dict[str, Any]
_RELATIONS: Final = {"rev": "revision_of", "add": "addendum_to", "corr": "corrigendum_to"}
_SUFFIX: Final = re.compile(r"(?P<base>.+)/(?P<what>Rev|Add|Corr)\.\s?\d+", re.IGNORECASE)


def link_rows(report_id: str, symbols: Iterable[str], mandate: str | None, told: Iterable[ToldLink] = ()) -> list[Row]:
    """Rows of ``report_links``, each relation to a document once.

    Args:
        report_id: the report.
        symbols: its symbols.
        mandate: the symbol of the act by which it was asked for.
        told: what its words say; of a draft that is told of twice, the act it became is kept.
    """
    found: dict[tuple[str, str], str | None] = dict.fromkeys(_links(symbols, mandate))
    for link in told:
        key = link.relation, link.symbol
        found[key] = found.get(key) or link.adopted_as
    return [
        {
            "report_id": report_id,
            "relation": relation,
            "other_symbol": other,
            "other_report_id": slug(other),
            "adopted_as": act,
        }
        for (relation, other), act in found.items()
    ]


def _links(symbols: Iterable[str], mandate: str | None) -> Iterator[tuple[str, str]]:
    for symbol in symbols:
        if said := _SUFFIX.fullmatch(symbol):
            yield _RELATIONS[said["what"].lower()], said["base"]
    if mandate:
        yield "answers", mandate
