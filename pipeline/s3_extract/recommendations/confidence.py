"""How sure a row is: the share of rows of its rule that were right on annotated reports.

The figures stand in ``rules/confidence.yaml``, which ``un-reports score --calibrate`` writes by measurement; they are
never changed by hand. ``docs/quality.md`` says how they are measured.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache
from typing import TypeAlias

from pipeline.model import AttributionHow, FrameRole
from pipeline.rules.loader import read_rules

# Rule, predicate frame, how whose words it is is known, has an addressee; None where a cell holds rows of any.
Cell: TypeAlias = tuple[str | None, str | None, str | None, bool | None]

# A row by nobody nameable is never among the sure ones, whatever was measured on few of them.
_UNNAMED = 0.8


def cells_of(rule_id: str, how: str, has_addressee: bool) -> tuple[Cell, ...]:
    """The cells of the measurement a row belongs to, from all rows to those most like it.

    ``how`` is the frame of the words and how the recommending body is known (``own.frame``, ``retold.named``,
    ``debate.none``). The predicate's frame is what a rule's id begins with (``active.urge`` -> ``active``); an item of a
    list belongs to the rule of the words that lead it in.
    """
    rule = rule_id.removeprefix("item.")
    frame = rule.partition(".")[0]
    return (
        (None, None, None, None),
        (None, None, how, None),
        (None, frame, how, None),
        (None, frame, how, has_addressee),
        (rule, frame, how, has_addressee),
    )


@lru_cache(maxsize=4096)
def confidence_of(rule_id: str, frame: FrameRole, attribution: AttributionHow, has_addressee: bool) -> float:
    """The measured share of right rows among those of this rule whose speaker is known alike.

    Where none was measured, the share of the next wider cell.
    """
    known = _measured()
    cells = cells_of(rule_id, f"{frame}.{attribution}", has_addressee)
    told = next(known[cell] for cell in reversed(cells) if cell in known)
    return min(told, _UNNAMED) if attribution == "none" else told


@cache
def _measured() -> Mapping[Cell, float]:
    return {
        (each.get("rule"), each.get("frame"), each.get("how"), each.get("addressee")): each["confidence"]
        for each in read_rules("confidence.yaml")["cells"]
    }
