"""What kind of document the front page tells: from its symbol, else the statement of its kind, else its title.

The signs are data (``rules/kinds.yaml``). A kind that nothing tells is None, never a guess.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.model import Fact
from pipeline.rules.kinds import Kind, load_kinds

_STARS = re.compile(r"[*\s]+")


def read_kind(symbols: Sequence[Fact], statement: Fact | None, title: Fact | None, page: str) -> str | None:
    """The id of the first kind that a sign tells.

    ``statement`` is that of the kind (``Report of the Secretary-General``), ``page`` all words of the front page.
    """
    names = [fact.value for fact in symbols]
    for kind in load_kinds():
        if kind.symbol is not None and any(kind.symbol.search(name) for name in names):
            return kind.id
    for fact in (statement, title):
        words = _STARS.sub(" ", fact.value).strip() if fact else ""
        for kind in load_kinds():
            if words and _fits(kind, words, names, page):
                return kind.id
    return None


def _fits(kind: Kind, words: str, names: list[str], page: str) -> bool:
    if kind.words is None or not kind.words.match(words):
        return False
    if kind.series is not None and not any(kind.series.search(name) for name in names):
        return False
    return kind.page is None or kind.page.search(page) is not None
