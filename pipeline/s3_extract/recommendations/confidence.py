"""How sure a row is: the share of rows of its rule that were right on annotated reports.

The figures stand in ``rules/confidence.yaml``, which ``un-reports score --calibrate`` writes by measurement; they are
never changed by hand. ``docs/quality.md`` says how they are measured.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache
from typing import TypeAlias

from pipeline.s3_extract.recommendations.lexicon import read_rules

# Rule, frame, has a recommender, has an addressee; None where a cell holds rows of any.
Cell: TypeAlias = tuple[str | None, str | None, bool | None, bool | None]


def cells_of(rule_id: str, has_recommender: bool, has_addressee: bool) -> tuple[Cell, ...]:
    """The cells of the measurement a row belongs to, from all rows to those most like it.

    The frame is what a rule's id begins with (``active.urge`` -> ``active``); an item of a list belongs to the rule of
    the words that lead it in.
    """
    rule = rule_id.removeprefix("item.")
    frame = rule.partition(".")[0]
    return (
        (None, None, None, None),
        (None, None, has_recommender, None),
        (None, None, has_recommender, has_addressee),
        (None, frame, has_recommender, has_addressee),
        (rule, frame, has_recommender, has_addressee),
    )


# A row by nobody nameable is never among the sure ones, whatever was measured on few of them.
_UNNAMED = 0.8


@lru_cache(maxsize=1024)
def confidence_of(rule_id: str, has_recommender: bool, has_addressee: bool) -> float:
    """The measured share of right rows among those of this rule with and without recommender and addressee.

    Where none was measured, the share of the next wider cell: its frame, then rows of any rule.
    """
    known = _measured()
    told = next(known[cell] for cell in reversed(cells_of(rule_id, has_recommender, has_addressee)) if cell in known)
    return told if has_recommender else min(told, _UNNAMED)


@cache
def _measured() -> Mapping[Cell, float]:
    return {
        (each.get("rule"), each.get("frame"), each.get("recommender"), each.get("addressee")): each["confidence"]
        for each in read_rules("confidence.yaml")["cells"]
    }
