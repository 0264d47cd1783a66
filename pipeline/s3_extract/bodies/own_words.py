"""What a body that oversees or monitors calls itself in its own papers: "the Board", "the Committee".

In: the front page and the body that writes, or the organ it is of. Out: the short forms that mean this body all over the paper, whatever
other body of the word it names.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from pipeline.model import Body, Masthead
from pipeline.rules.registry import load_registry
from pipeline.s3_extract.bodies.reference import stands_for

# Whose papers speak of their author by one word throughout (reports of the Board of Auditors, A/79/5/Add.1; concluding observations).
_KINDS: Final = frozenset(
    {
        "report_of_oversight_office",
        "concluding_observations",
        "general_comment",
        "views_on_communication",
        "list_of_issues",
    }
)
# The series of the audited accounts, whose chapters are by the Board of Auditors and the house that is audited: A/79/5 (Vol. I), A/79/5/Add.1.
_AUDITED: Final = re.compile(r"A/\d{2}/5(?:$|[ /(])")
_AUDITORS: Final = "board-of-auditors"
_WORDS: Final = ("Board", "Committee", "Subcommittee")


def meant_by_itself(masthead: Masthead, author: Body | None, organs: Sequence[str]) -> dict[str, str]:
    """The short forms by which the author, else the organ of the front page, is meant: "the Board" is the Board of Auditors in its report
    on a fund, and never the Executive Board."""
    if any(_AUDITED.match(fact.value) for fact in masthead.symbols):
        return {"Board": _AUDITORS}
    body = author or (load_registry().bodies.get(organs[-1]) if organs else None)
    if body is None or masthead.kind not in _KINDS:
        return {}
    return {word: body.body_id for word in _WORDS if stands_for(body.name, word)}
