"""The record of a directive predicate: the verb in its frame, before its clause and speaker are known."""

from __future__ import annotations

from typing import Literal

from pipeline.records import dataclass

Frame = Literal[
    "active",
    "gerund",
    "passive",
    "passive_np",
    "modal",
    "to_be",
    "need",
    "elliptic_need",
    "impersonal",
    "call",
    "actions",
    "elliptic_that",
]


@dataclass(frozen=True, slots=True)
class Hit:
    """A directive predicate at ``sentence[start:end]``; ``complement`` is where its complement begins.

    ``past`` is True where the tense is that of a retelling. ``governed`` holds the reporting verb's start and end for
    a modal inside its that-clause ("stressed that efforts should be made"). ``of_things``: a thing may be its subject;
    ``addressed``: the word behind which those stand whom it tells, where it tells them by that word alone.
    """

    frame: Frame
    verb: str
    verb_class: str
    start: int
    end: int
    complement: int
    past: bool
    rule_id: str
    opens_list: bool = False
    governed: tuple[int, int] | None = None
    of_things: bool = False
    addressed: str = ""

    def at_governor(self) -> Hit:
        """The hit as if it stood where its governing verb stands, for finding that verb's subject."""
        start, end = self.governed or (self.start, self.end)
        return Hit(
            "active",
            self.verb,
            self.verb_class,
            start,
            end,
            self.complement,
            self.past,
            self.rule_id,
            self.opens_list,
        )
