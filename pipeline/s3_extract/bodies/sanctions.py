"""The sanctions committee that a resolution of the Security Council means by "the Committee".

These resolutions seldom name the committee; they name the resolution that set it up ("the measures imposed by resolution
4321 (2003) ... the Committee shall"), and so does its name in the authority files. In: the front page and the texts. Out:
the committee, where the text names the resolution of one alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Final

from pipeline.model import Masthead
from pipeline.rules.registry import load_registry

_SERIES: Final = "S/RES/"
_BEGINS: Final = "Security Council Committee "
_RESOLUTION: Final = re.compile(r"(?<!\d)\d{2,4} \((?:19|20)\d\d\)")


def is_resolution_of_the_council(masthead: Masthead) -> bool:
    """Whether a document is a resolution of the Security Council by its symbol."""
    return any(fact.value.startswith(_SERIES) for fact in masthead.symbols)


def committee_meant(texts: Iterable[str]) -> str | None:
    """The one sanctions committee whose founding resolution the texts name; None where they name none or several."""
    founding = _founding()
    named = {founding[number] for text in texts for number in _RESOLUTION.findall(text) if number in founding}
    return named.pop() if len(named) == 1 else None


@cache
def _founding() -> Mapping[str, str]:
    """Number and year of the resolution that set a committee up -> the committee."""
    bodies = [body for body in load_registry().bodies.values() if body.name.startswith(_BEGINS)]
    numbered = ((_RESOLUTION.search(body.name), body.body_id) for body in bodies)
    return {number[0]: body_id for number, body_id in numbered if number}
