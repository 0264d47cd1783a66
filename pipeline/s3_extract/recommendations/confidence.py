"""How sure a row is: the share of rows of its rule that were right on annotated reports.

The figures stand in ``rules/confidence.yaml``, which ``un-reports score --calibrate`` writes by measurement; they are
never changed by hand. ``docs/quality.md`` says how they are measured.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache, lru_cache
from typing import Final, TypeAlias

from pipeline.model import AttributionHow, FrameRole, Recommendation
from pipeline.rules.loader import read_rules

# Rule, predicate frame, how whose words it is is known, has an addressee; None where a cell holds rows of any.
Cell: TypeAlias = tuple[str | None, str | None, str | None, bool | None]

# A row by nobody nameable is never among the sure ones, whatever was measured on few of them.
UNNAMED: Final = 0.8
# Nor is one whose body no word of the text names: readers are not of one mind whose words these are, however many rows are measured.
PRESUMED: Final = 0.89
# Predicates of which strict readers do not agree whether they ask ("Strengthening it is essential", "stressed the importance of
# dialogue", "it may need to be renewed"), and which annotations leave open, however many of those that were read were taken
# for recommendations: never sure.
UNSETTLED: Final = 0.89
_UNSETTLED: Final = frozenset({"weight", "importance", "hedge"})


def cells_of(rule_id: str, how: str, has_addressee: bool) -> tuple[Cell, ...]:
    """The cells of the measurement a row belongs to, from all rows to those most like it.

    ``how`` is the frame of the words and how the recommending body is known (``own.frame``, ``retold.named``,
    ``debate.none``); a short form of a name counts as the name. The predicate's frame is what a rule's id begins with
    (``active.urge`` -> ``active``). Items of lists are apart from sentences: there is more that can be wrong with them.
    """
    item = "item." if rule_id.startswith("item.") else ""
    frame = item + rule_id.removeprefix("item.").partition(".")[0]
    known = how.replace("short_form", "named")
    return (
        (None, None, None, None),
        (None, None, known, None),
        (None, frame, known, None),
        (None, frame, known, has_addressee),
        (rule_id, frame, known, has_addressee),
    )


@lru_cache(maxsize=4096)
def confidence_of(rule_id: str, frame: FrameRole, attribution: AttributionHow, has_addressee: bool) -> float:
    """The measured share of right rows among those of this rule whose speaker is known alike.

    Where none was measured, the share of the next wider cell.
    """
    known = _measured()
    cells = cells_of(rule_id, f"{frame}.{attribution}", has_addressee)
    told = next(known[cell] for cell in reversed(cells) if cell in known)
    return bounded(told, rule_id, attribution)


def bounded(told: float, rule_id: str, attribution: str) -> float:
    """A measured confidence, no higher than its rule and what is known of who recommends let it be."""
    unsettled = rule_id.removeprefix("item.").partition(".")[0] in _UNSETTLED
    return min(told, UNNAMED if attribution == "none" else 1.0, UNSETTLED if unsettled else 1.0)


def presumed(rows: Iterable[Recommendation]) -> list[Recommendation]:
    """The rows of a text of which no word says whose it is: those that name nobody are not sure."""
    return [
        replace(row, confidence=min(row.confidence, PRESUMED)) if row.attribution == "frame" else row for row in rows
    ]


@cache
def _measured() -> Mapping[Cell, float]:
    return {
        (each.get("rule"), each.get("frame"), each.get("how"), each.get("addressee")): each["confidence"]
        for each in read_rules("confidence.yaml")["cells"]
    }
