"""The group of a recommendation: the same one said again, in a draft, its revision and the adopted text or in two reports.

In: a recommendation and the symbol of its report. Out: the id of its group, made of what is said and nothing else, so that two
reports give the same id without knowing of each other, and no group changes when a report is added.

Two are the same where the same bodies say the same words behind their verb, in the same resolution, or, where none is known by
its symbol, in documents of the same session or year: what an organ says word for word again a year later is another
recommendation. Between draft and adoption words change their place, and articles and phrases of reserve ("as appropriate") come and go: neither
makes another recommendation. Words that point at their own document ("the present resolution", "in this regard") are the same only in the
same resolution, but for "this" and "the Office" in so many words that they name the matter themselves. Few words are never enough.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from typing import Any, Final

from pipeline.model import Recommendation

_WORD: Final = re.compile(r"[^\W_]+")
# "remain actively seized of the matter" closes a hundred resolutions; what names a matter has more words.
_FEWEST: Final = 8
# "To present" and "those who" point at nothing.
_POINTING: Final = frozenset({"following", "above", "aforementioned", "herein"})
_POINTING_PAIRS: Final = (" the present ", " the said ")
_POINTING_BACK: Final = re.compile(r"\b(?:this|these|the office(?! of))\b")
# From so many words on, "in this regard" stands beside what it is about.
_ENOUGH: Final = 30
# Words that say nothing alone, and what drafting committees put in and strike out (E/2025/44 and E/2025/L.23, A/79/797 and A/79/947).
_LIGHT: Final = frozenset({"the", "a", "an", "its", "their", "of", "in", "and", "or", "those", "that", "which"})
_RESERVE: Final = re.compile(
    r"\b(?:(?:as|where|when|if) (?:appropriate|applicable|necessary|relevant)|inter alia|at all levels)\b"
)
# The session or year in a symbol: A/C.3/79/L.5, A/RES/79/12, E/2025/L.23, S/2025/180.
_SESSION: Final = re.compile(r"/(\d{2,4})(?=/)")
# The symbol of an adopted act, as ids write it; ids of titles carry their report before a full stop.
_ACT: Final = re.compile(r"(?:[a-z0-9-]+-)?(?:res|dec)-[a-z0-9-]+")


def group_id(item: Recommendation, recommendation_id: str, symbol: str | None) -> str:
    """``same.`` and twelve figures of a hash; the recommendation's own id where nothing could be the same.

    ``symbol`` is the first symbol of its report.
    """
    act = item.instrument_id if item.instrument_id and _ACT.fullmatch(item.instrument_id) else None
    session = _SESSION.search(symbol) if symbol else None
    if not item.recommenders or not (act or session):
        return recommendation_id
    at = item.text.find(item.verb)
    behind = item.text[at + len(item.verb) :] if at >= 0 else item.text
    words = list(map(str.casefold, _WORD.findall(behind)))
    if len(words) < _FEWEST:
        return recommendation_id
    if act is None and _points_elsewhere(words):
        return recommendation_id
    place = act or (session[1] if session else "")
    said = [*sorted(item.recommenders), item.verb_class, place, " ".join(_weighty(words))]
    if item.frame == "review":
        # States say the same to many States.
        said += [each.country_code or each.body_id or each.name for each in item.addressees]
    return f"same.{hashlib.sha256(chr(31).join(said).encode()).hexdigest()[:12]}"


def _weighty(words: list[str]) -> list[str]:
    """The words that are left of a recommendation whatever a drafting committee moves, in order of letters."""
    return sorted([word for word in _RESERVE.sub("", " ".join(words)).split() if word not in _LIGHT])


def _points_elsewhere(words: list[str]) -> bool:
    said = f" {' '.join(words)} "
    if not _POINTING.isdisjoint(words) or any(map(said.__contains__, _POINTING_PAIRS)):
        return True
    return len(words) < _ENOUGH and _POINTING_BACK.search(said) is not None


def with_repeats_grouped(groups: Iterable[dict[str, Any]], said: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """The rows of ``same_as``, where what a report repeats has the group of what it repeats.

    Args:
        groups: rows of ``same_as``, each recommendation for itself.
        said: rows of ``recommendations`` with ``same_as_id``.
    """
    repeated = {row["recommendation_id"]: row["same_as_id"] for row in said}
    own = {row["recommendation_id"]: row["group_id"] for row in groups}
    return [{"recommendation_id": each, "group_id": own[repeated[each] or each]} for each in own]
