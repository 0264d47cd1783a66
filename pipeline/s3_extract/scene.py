"""What is known around a clause: the entities named in its passage.

``Entities`` is what the other finders found, ``Scene`` one sentence with the mentions inside it, ``Sentence`` the same where it
stands. Only records and
look-ups are here; whose words a sentence is stands in its frame (``discourse``).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from operator import attrgetter
from typing import NamedTuple, TypeAlias

from pipeline.model import Body, Instrument, Meeting, Mention, Structure

_start = attrgetter("start")
# So many mentions are looked at sooner than the places of those that are near.
_FEW = 12
# No name is longer, so one that begins farther before a place does not hold it.
LONGEST_NAME = 1000


@dataclass(frozen=True, slots=True)
class Entities:
    """The bodies, instruments, meetings and countries of one report; ``mentions`` are keyed by ``Passage.key``."""

    bodies: Mapping[str, Body]
    instruments: Mapping[str, Instrument]
    meetings: Mapping[str, Meeting]
    mentions: Mapping[str, tuple[Mention, ...]]


class Scene(NamedTuple):
    """A sentence of a passage with the mentions inside it; all offsets are into ``text``, the sentence."""

    text: str
    mentions: tuple[Mention, ...]

    def of(self, entity_type: str, start: int = 0, end: int | None = None) -> list[Mention]:
        """The mentions of one type that lie in ``text[start:end]``, in order."""
        stop = len(self.text) if end is None else end
        near = self.mentions
        if len(near) > _FEW:
            near = self.near(start, stop)
        return [m for m in near if m.entity_type == entity_type and m.start >= start and m.end <= stop]

    def near(self, start: int, end: int) -> tuple[Mention, ...]:
        """The mentions that may lie in ``text[start:end]`` or reach into it, in order; where there are few, all."""
        mentions = self.mentions
        if len(mentions) <= _FEW:
            return mentions
        first = bisect_left(mentions, start - LONGEST_NAME, key=_start)
        return mentions[first : bisect_left(mentions, end, first, key=_start)]


def title_of(structure: Structure, mentions: Mapping[str, tuple[Mention, ...]]) -> Scene:
    """The title of a report with what it names; an empty scene where the front page has none. ``mentions`` are keyed by passage."""
    title = structure.title_passage
    return Scene("", ()) if title is None else Scene(title.text, mentions.get(title.key, ()))


# Gives the paragraph up to a sentence, as far back as somebody is meant by a pronoun; few sentences ask what was named there.
Earlier: TypeAlias = Callable[[], Scene]
# Nobody is meant who was named farther back, in code points. Longer paragraphs are pages that were read as one, and what each of
# their sentences asks would cost all of them.
EARLIER_REACH = 5_000


def earlier_in(text: str, start: int, mentions: tuple[Mention, ...]) -> Earlier:
    """What stands in a paragraph before the sentence at ``start``, cut out when it is asked for."""
    return partial(cut_scene, text, max(0, start - EARLIER_REACH), start, mentions)


class Sentence(NamedTuple):
    """A sentence where it stands: at ``offset`` of its passage, whose words up to it ``earlier`` gives."""

    scene: Scene
    offset: int
    earlier: Earlier


def sentence_in(text: str, start: int, end: int, mentions: tuple[Mention, ...]) -> Sentence:
    """The sentence ``text[start:end]`` of a passage with its ``mentions``."""
    return Sentence(cut_scene(text, start, end, mentions), start, earlier_in(text, start, mentions))


def cut_scene(text: str, start: int, end: int, mentions: tuple[Mention, ...]) -> Scene:
    """The scene of ``text[start:end]``; mentions that reach over an end are left out."""
    if not mentions:
        return Scene(text[start:end], ())
    # They are in the order of the text: those of other sentences are not looked at one by one.
    near = mentions[bisect_left(mentions, start, key=_start) : bisect_left(mentions, end, key=_start)]
    inside = tuple(
        [Mention(m.entity_type, m.entity_id, m.start - start, m.end - start, m.rule_id) for m in near if m.end <= end]
        if start
        else [m for m in near if m.end <= end]
    )
    return Scene(text[start:end], inside)
