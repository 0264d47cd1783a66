"""Committees that a conference appoints, some of which bear the names of those of the General Assembly.

"Rule 4 provides that a Credentials Committee of nine members shall be appointed ... the same as that of the Credentials Committee of the General
Assembly" (A/CONF.230/2025/3): in the papers of a conference, which their symbol tells, these names are those of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from pipeline.model import Masthead
from pipeline.s3_extract.bodies.rules import Named

# "A/CONF.230/2025/3", "NPT/CONF.2026/PC.III/4", "BWC/CONF.IX/9"
_SYMBOL: Final = re.compile(r"(?:^|/)CONF\b")
# Names of a plain word, which elsewhere are those of the Assembly or of nobody; the numbered ones are read everywhere.
_COMMITTEE: Final = re.compile(r"(?<![\w-])(?:General|Main) Committee(?! [IVX]+\b)(?![\w-])")
# Known bodies whose name a conference's committee has.
ITS_NAMESAKES: Final = frozenset({"credentials-committee"})


def is_of_a_conference(masthead: Masthead) -> bool:
    """Whether a document is a paper of a conference by its symbol."""
    return any(_SYMBOL.search(fact.value) for fact in masthead.symbols)


def committees_of_conference(text: str) -> Iterator[Named]:
    """The committees named in a passage of a conference's paper by a plain word."""
    for match in _COMMITTEE.finditer(text):
        start, end = match.span()
        yield Named(start, end, match[0], match[0], "Committee", "body.conference_committee", "committee", True)
