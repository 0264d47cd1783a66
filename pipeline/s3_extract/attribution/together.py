"""Who is one subject together: bodies of a list, States of one, a State and a body.

Only what stands in the sentence is looked at. Which of several names is the subject is for ``subjects``.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.model import Mention
from pipeline.s3_extract.places.states import actor_of
from pipeline.s3_extract.scene import Scene
from pipeline.s3_extract.voices import voice, voice_before

# So many names of a list are looked at on each side of one of them.
_LISTED = 8
# They take no more code points.
_REACH = 1000


def heads_together(scene: Scene) -> tuple[str, ...]:
    """The bodies or States that head a sentence as one subject, and those whose authorities do: "Chad and the Republic of Mali condemn
    it", "The authorities of Chad welcomed it"; none where one body does alone."""
    first = next((m for m in scene.mentions if m.entity_type in ("body", "country")), None)
    if first is None:
        return ()
    before = scene.text[: first.start]
    land = first.entity_type == "country"
    officials = land and voice("officials_of").fullmatch(before) is not None
    if not officials and not voice_before("clause_head").search(before, len(before)):
        return ()
    together = _states_listed(scene, first) if land else named_together(scene, first)
    end = together[-1].end
    if land and (behind := voice("officials_behind").match(scene.text, end)) is not None:
        officials, end = True, behind.end()
    if together[0] is not first or not voice("act_together").match(scene.text, end):
        return ()
    named = tuple(dict.fromkeys(actor_of(mention) for mention in together))
    return named if officials or len(named) > 1 else ()


def _states_listed(scene: Scene, first: Mention) -> list[Mention]:
    """The States of the list that begins with ``first``."""
    listed = [first]
    for state in scene.of("country", first.end):
        if not voice("also_of").fullmatch(scene.text, listed[-1].end, state.start):
            break
        listed.append(state)
    return listed


def named_beside(scene: Scene, mention: Mention) -> Mention | None:
    """The State before a body, or the body before a State, that is one subject with it: "The Government of Chad and the Fund"."""
    other = "body" if mention.entity_type == "country" else "country"
    for each in reversed(scene.of(other, 0, mention.start)):
        if not voice("and_government").fullmatch(scene.text, each.end, mention.start):
            continue
        usage = "clause_head" if other == "body" else "state_subject"
        return each if voice_before(usage).search(scene.text, each.start) else None
    return None


def named_together(scene: Scene, mention: Mention) -> list[Mention]:
    """The bodies of the list in which ``mention`` stands, in order ("UNICEF and UN-Women", "the joint EAC-SADC summit"); it
    alone where no list ends in "and" or a sign that joins. A short form in brackets behind a name is no further one."""
    text = scene.text
    start, end = max(0, mention.start - _REACH), mention.end + _REACH
    before = _names_apart(text, [m for m in scene.of("body", start, mention.start) if m.end < mention.start])
    behind = _names_apart(text, scene.of("body", mention.end, end))
    listed = [mention]
    for body in reversed(before[-_LISTED:]):
        if not _joined(text, body.end, listed[0].start):
            break
        listed.insert(0, body)
    for body in behind[:_LISTED]:
        if not _joined(text, listed[-1].end, body.start):
            break
        listed.append(body)
    last = listed[-1].start
    joint = voice_before("and_the").search(text, last) or voice_before("joins").search(text, last)
    return listed if joint is not None else [mention]


def _joined(text: str, end: int, start: int) -> bool:
    """Whether nothing but what joins two bodies of a list stands between ``end`` and ``start``, brackets aside."""
    if voice("listed_bodies").fullmatch(text, end, start):
        return True
    between = text[end:start]
    return between.startswith(" (") and voice("listed_bodies").fullmatch(without_brackets(between[1:])) is not None


def _names_apart(text: str, names: Sequence[Mention]) -> list[Mention]:
    """The names without those that stand in another of them or right behind a bracket; the longer of two that begin together is first."""
    apart: list[Mention] = []
    for name in names:
        if not (apart and name.end <= apart[-1].end) and text[name.start - 1 : name.start] != "(":
            apart.append(name)
    return apart


def without_brackets(text: str) -> str:
    """``text`` without what stands in brackets."""
    while (start := text.find("(")) >= 0 and (end := text.find(")", start)) >= 0:
        text = text[:start] + text[end + 1 :]
    return text
