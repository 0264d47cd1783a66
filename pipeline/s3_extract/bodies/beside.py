"""Parents that stand right behind a name: "the Ground Forces of the Libyan National Army", "the Centre for Wells at the
Institute of Water", "the Directorate for Elections under the Ministry of the Interior".

In: the texts of a report and the bodies mentioned in them. Out: the parent of each body that is said to be of one other
body and no second one. What is of a body of the authority files in its own name is known before (``reach``).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from typing import Final

from pipeline.model import Body, Mention

_OF: Final = re.compile(
    r"\s(?:of|at|under|within|attached to|subordinate to)\s(?:the\s)?"
    r"|,\s(?:a|an|the)\s(?:[a-z-]{1,20}\s){0,3}(?:organ|body|arm|agency|department|unit|division|office|branch|wing|institute|centre)"
    r"\s(?:of|within|under)\s(?:the\s)?"
)
# "UNDP and its Evaluation Office", "the National Police, through its Directorate of Wells"
_ITS: Final = re.compile(r",?\s(?:and|or|with|through|via|including|by)\sits\s")
# What people found together is of nobody: "the Association of the Bank's Pensioners".
_OF_NOBODY: Final = frozenset({"non_governmental", "regional_organization", "principal_organ", "state"})


def parents_beside(texts: Iterable[tuple[str, Sequence[Mention]]], body_of: Callable[[str], Body]) -> dict[str, str]:
    """Body id -> the id of the body it is said to be of; ``texts`` are passages with their mentions in order."""
    said: dict[str, set[str]] = {}
    for text, mentions in texts:
        for one, owner in pairwise(mentions):
            if _is_free(body_of(owner.entity_id)) and _ITS.fullmatch(text, one.end, owner.start):
                said.setdefault(owner.entity_id, set()).add(one.entity_id)
            body = body_of(one.entity_id)
            if not _is_free(body) or " of the " in body.name:
                continue
            link = _OF.fullmatch(text, one.end, owner.start)
            # "under" joins the offices of a State; armed groups only fight under others.
            if link and ("under" not in link[0] or body_of(owner.entity_id).classification == "national_body"):
                said.setdefault(one.entity_id, set()).add(owner.entity_id)
    return {body: owners.pop() for body, owners in said.items() if len(owners) == 1 and body not in owners}


def _is_free(body: Body) -> bool:
    """Whether a body of the report may be a part of another and nothing told of which."""
    return not body.parent_body_id and body.origin == "report" and body.classification not in _OF_NOBODY
