"""Keys and ids: how a value is written for comparing, and how rows without an id of their own get one.

Only pure functions on text; ids of bodies, meetings and instruments are made where those are found.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

_SPACE = re.compile(r"\s+")
_DASHES = str.maketrans("‐‑‒–—−’", "------'")
_ARTICLE = re.compile(r"^the ")
_OUTSIDE_SLUG = re.compile(r"[^a-z0-9]+")


def symbol_key(symbol: str) -> str:
    """A document symbol for comparing: NFKC, no white space, capitals (``S/RES/1325 (2000)`` -> ``S/RES/1325(2000)``).

    The library writes symbols without spaces (UNBIS reference manual), texts with and without.
    """
    return _SPACE.sub("", unicodedata.normalize("NFKC", symbol)).translate(_DASHES).upper()


@lru_cache(maxsize=16384)
def name_key(name: str) -> str:
    """A name for comparing: NFKC, case, dashes, apostrophes, white space and a leading article do not count."""
    folded = _SPACE.sub(" ", unicodedata.normalize("NFKC", name)).strip().casefold().translate(_DASHES)
    return _ARTICLE.sub("", folded)


def slug(text: str) -> str:
    """Lower-case ASCII letters and digits with hyphens between them."""
    ascii_text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii").lower()
    return _OUTSIDE_SLUG.sub("-", ascii_text).strip("-")


def numbered(ids: Iterable[str]) -> Iterator[str]:
    """The ids, those that repeat with ``.2``, ``.3`` behind."""
    seen: dict[str, int] = {}
    for wanted in ids:
        count = seen[wanted] = seen.get(wanted, 0) + 1
        yield wanted if count == 1 else f"{wanted}.{count}"
