"""Standing conferences as the organs whose papers they are, and committees that a conference appoints, some of which bear the names
of those of the General Assembly.

"Rule 4 provides that a Credentials Committee of nine members shall be appointed ... the same as that of the Credentials Committee of the General
Assembly" (A/CONF.230/2025/3): in the papers of a conference, which their symbol tells, these names are those of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from pipeline.model import Masthead
from pipeline.s3_extract.bodies.identity import Ledger
from pipeline.s3_extract.bodies.rules import Named

# "A/CONF.230/2025/3", "NPT/CONF.2026/PC.III/4", "BWC/CONF.IX/9"
_SYMBOL: Final = re.compile(r"(?:^|/)CONF\b")
# Names of a plain word, which elsewhere are those of the Assembly or of nobody; the numbered ones are read everywhere.
_COMMITTEE: Final = re.compile(r"(?<![\w-])(?:General|Main) Committee(?! [IVX]+\b)(?![\w-])")
# A word for an event, too: it means an organ in the papers of one that is called so, until another is named ("the Conference of the
# States Parties", CAC/COSP documents; "the Conference of African Ministers", E/ECA/CM documents).
THE_CONFERENCE, _CALLED = "Conference", ("Conference of ", "Conference on Disarmament")
_ANOTHER: Final = re.compile(r"\b(?!The )[A-Z][\w-]+ Conference\b|\bConference (?:on|for) ")
# So far back another is looked for, in code points.
_REACH: Final = 2000
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


def conference_of(organs: Sequence[str], ledger: Ledger) -> str | None:
    """The known standing conference whose paper the report is."""
    known = (ledger.get(one) for one in reversed(organs))
    return next((one.body_id for one in known if one.origin == "registry" and one.name.startswith(_CALLED)), None)


def is_the_conference(text: str, at: int) -> bool:
    """Whether "the Conference" at ``at`` can mean the one whose paper it is: the passage named no other before."""
    return not _ANOTHER.search(text, max(0, at - _REACH), at)
