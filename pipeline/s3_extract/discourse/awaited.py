"""The frame at a place of a report, worked out when somebody asks for it.

Most sentences direct nobody, and many sections hold no directive at all: whose words they are is asked of few. So a place
knows the place before it and the step from there; what nobody asks for is never made.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from pipeline.s3_extract.discourse.frame import Frame

Step: TypeAlias = Callable[[Frame], Frame]


class Awaited:
    """A frame that is known, or the step to it from one that is awaited itself.

    ``begins`` is the frame with which the division or the table begins. What no sentence changes can be asked of it at
    once: ``printed``, ``record``, ``debates``.
    """

    __slots__ = ("_before", "_now", "_step", "begins")

    def __init__(self, begins: Frame) -> None:
        self.begins = begins
        self._now: Frame | None = begins
        self._before: Awaited | None = None
        self._step: Step | None = None

    def then(self, step: Step) -> Awaited:
        """The frame behind ``step``; this one stays what it is."""
        later = Awaited(self.begins)
        later._now, later._before, later._step = None, self, step
        return later

    def known(self, frame: Frame) -> Awaited:
        """A place of the same division whose frame is ``frame``."""
        place = Awaited(self.begins)
        place._now = frame
        return place

    @property
    def now(self) -> Frame:
        """The frame. Each step is made once, whoever asks and how often."""
        waiting: list[tuple[Awaited, Step]] = []
        at = self
        while at._now is None and at._before is not None and at._step is not None:
            waiting.append((at, at._step))
            at = at._before
        frame = at._now or at.begins
        for place, step in reversed(waiting):
            place._now = frame = step(frame)
            place._before = place._step = None
        return frame
