"""The marks of lists and of the lines of reviews, of ``rules/marks.yaml``: compiled once a process.

Only loading: what a mark means is decided in ``recommendations``, in which no character pattern is compiled.
"""

from __future__ import annotations

import re
from functools import cache

from pipeline.rules.loader import read_rules

RULES_NAME = "marks.yaml"


@cache
def mark_of(mark_id: str) -> re.Pattern[str]:
    """The compiled pattern of a mark. Raises KeyError naming the known ones."""
    known = {raw["id"]: raw["pattern"] for raw in read_rules(RULES_NAME)["marks"]}
    if mark_id not in known:
        raise KeyError(f"no mark {mark_id!r} in {RULES_NAME}; it has {', '.join(known)}")
    return re.compile(known[mark_id])
