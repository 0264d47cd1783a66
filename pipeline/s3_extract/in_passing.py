"""What a clause names only in passing: who says it, examples, and what stands far behind the directive.

In: the words of a recommendation. Out: places in them. The phrases that lead in examples are in ``topics.yaml``. One pass, so the time is linear.
What is asked for stands near the directive. Of single words that stood further on, two of three were a topic to a reader; of others, 19 of 20.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from pipeline.rules.topics import load_topics

# With these before it the directive is a passive, and what stands before is who shall act or what shall be done.
_PASSIVE = frozenset({"is", "are", "was", "were", "be", "been", "being", "had", "have", "has"})
_FAR = 250  # letters behind the start of the directive
_FAR_COMMAS = 4  # or the comma from which a list is long


def in_passing(words: str, speaker: int = 0) -> list[tuple[int, int]]:
    """The parts that are named in passing, in order, none overlapping; the first ``speaker`` letters say who speaks."""
    far = _far(words, speaker)
    parts = [
        (0, speaker),
        *((max(start, speaker), min(end, far)) for start, end in _examples(words, far)),
        (far, len(words)),
    ]
    return [(start, end) for start, end in parts if start < end]


def speaker_end(words: str, verb: str, verb_class: str) -> int:
    """Where the directive verb begins, if what stands before it is who speaks; else 0."""
    first = verb.split(" ", 1)[0]
    if verb_class in {"should", "must"} or first.lower() in _PASSIVE:
        return 0
    return max(0, words.find(first))


def _far(words: str, speaker: int) -> int:
    at = speaker
    for _ in range(_FAR_COMMAS):
        at = words.find(", ", at, speaker + _FAR) + 1
        if not at:
            return min(speaker + _FAR, len(words))
    return at


def _examples(words: str, far: int) -> Iterator[tuple[int, int]]:
    """Where examples stand; of what stands from ``far`` on it is not asked."""
    lowered = words.lower()
    if not any(map(lowered.__contains__, load_topics().examples_of)):
        return
    start = -1
    for step in _steps().finditer(words):
        if step.start() >= far:
            break
        if step.lastgroup == "stop" and start >= 0:
            yield start, step.start()
            start = -1
        elif step.lastgroup == "opens" and start < 0:
            start = step.start()
    if start >= 0:
        yield start, len(words)


@cache
def _steps() -> re.Pattern[str]:
    opening = "|".join(re.escape(phrase) for phrase in load_topics().examples_of)
    return re.compile(
        rf"\b(?P<opens>{opening})\b|(?P<stop>[;:.)\]–—]\s|,\s(?:and\s)?(?:to|with|in\sorder|so\sas|through|by)\s)", re.I
    )
