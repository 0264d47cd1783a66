"""Meetings as speakers: what a session of a body says, the body says. Meetings as entities are found elsewhere."""

from __future__ import annotations

from dataclasses import dataclass, replace

from pipeline.model import Mention
from pipeline.s3_extract.attribution.speaker import Speaker, speaker_of
from pipeline.s3_extract.attribution.together import named_together
from pipeline.s3_extract.directives.clauses import Clause
from pipeline.s3_extract.discourse.frame import Frame
from pipeline.s3_extract.scene import Earlier, Entities, Scene
from pipeline.s3_extract.voices import voice, voice_before

# How a speaker is known whose meeting spoke.
BY_ITS_MEETING = "by its meeting"
# Meetings that recommend by themselves, as those of no body do.
CONFERENCES = frozenset({"conference", "congress", "summit"})
# The words for a meeting stand not far before the body that meets.
_HELD_REACH = 96


def is_meeting_of_holder(left: str, frame: Frame, entities: Entities) -> bool:
    """Whether "the meeting", the last words of ``left``, is that of the holder of the frame.

    It is where the body has been speaking by a meeting, or is a conference itself ("UNCTAD ... the Conference").
    """
    found = voice_before("the_meeting").search(left, len(left))
    if found is None or frame.body_id is None:
        return False
    if frame.meeting_id is not None or BY_ITS_MEETING in frame.chain:
        return True
    body = entities.bodies.get(frame.body_id)
    return body is not None and found["noun"].lower() in body.name.lower().split()


def forum_of(left: str, frame: Frame, entities: Entities) -> str | None:
    """The forum or expert meeting that the report is on, where "the forum" or "the meeting" are the last words of ``left``."""
    met = frame.meeting or (frame.author if frame.gathered == frame.author else None)
    body = entities.bodies.get(met or "")
    found = voice_before("the_meeting").search(left, len(left)) if body is not None else None
    return (
        met if found is not None and body is not None and found["noun"].lower() in body.name.lower().split() else None
    )


def met_at(scene: Scene, body_id: str, entities: Entities, end: int) -> str | None:
    """The meeting of a body that a sentence names before ``end`` as the one at which it acts: "At its 67th session, the Commission
    stressed", "The Council, at its 83rd session, decided", "It was agreed at the first session that", "The summit mandated"; not one at which something is to be done
    ("decides to convene a panel at its sixty-second session")."""
    for mention in scene.of("meeting", 0, end):
        meeting = entities.meetings.get(mention.entity_id)
        if meeting is None or meeting.body_id != body_id:
            continue
        lead = voice("met_at").search(scene.text[: mention.start])
        if lead is None:
            acts = voice_before("clause_head").search(scene.text, mention.start) is not None
        elif lead["verb"] is not None:
            acts = scene.text.startswith(" that ", mention.end)
        else:
            acts = lead["head"] is not None or any(m.end == lead.start() for m in scene.of("body", 0, mention.start))
        if acts:
            return mention.entity_id
    return None


def conference_that_spoke(scene: Scene, clause: Clause, entities: Entities) -> Speaker | None:
    """The conference or summit that is the subject of a verb by its name: "The Fourth World Conference on Women recommended that",
    "The second United Nations Ocean Conference, held in Lisbon in 2022, called for". It is no session of a body, which would speak."""
    text, end = scene.text, clause.hit.start
    for mention in reversed(scene.of("meeting", clause.start, end)):
        if not _is_conference(mention, entities) or not voice("conference_gap").match(text[mention.end : end]):
            return None
        if not voice_before("conference_head").search(text, mention.start):
            return None
        return speaker_of(mention.entity_id, "named", ("named", text[mention.start : mention.end]))
    return None


def conference_by(scene: Scene, at: int, entities: Entities) -> Speaker | None:
    """The conference or summit whose name begins at ``scene.text[at]``, behind its year or number: "urged by the 2005 World Summit"."""
    for mention in scene.of("meeting", at):
        if _is_conference(mention, entities) and voice("conference_head").search(
            f"The {scene.text[at : mention.start]}"
        ):
            return speaker_of(mention.entity_id, "named", ("by", scene.text[mention.start : mention.end]))
        return None
    return None


def _is_conference(mention: Mention, entities: Entities) -> bool:
    """Whether a meeting is a conference or summit of no body."""
    met = entities.meetings.get(mention.entity_id)
    return met is not None and met.body_id is None and met.classification in CONFERENCES


@dataclass(frozen=True, slots=True)
class Met:
    """A body whose meeting was named, with those that met together with it, and its name as printed."""

    bodies: tuple[str, ...]
    name: str

    def says(self) -> Speaker:
        """What the meeting says, the bodies say."""
        said = speaker_of(self.bodies[0], "short_form", ("named", self.name, BY_ITS_MEETING))
        return replace(said, bodies=self.bodies)


def meeting_that_agreed(scene: Scene, start: int, end: int, earlier: Earlier) -> Met | None:
    """The body at whose meeting something was agreed: "At the 134th meeting of the Subcommittee, it was agreed that", or
    named so in a sentence of the paragraph before ("It was agreed that"); ``scene.text[start:end]`` is the predicate."""
    for mention in scene.of("body", 0, start):
        if voice("at_its_meeting").fullmatch(scene.text, 0, mention.start):
            said = scene.text[mention.end : start].strip(" ,") in ("", "it was", "it had been")
            return _met(scene, mention) if said else None
    same = voice("at_same_meeting").match(scene.text)
    if same is not None and start <= same.end() <= end:
        return _holds_session(earlier())
    if voice("it_was_agreed").fullmatch(scene.text, 0, end) is None:
        return None
    before = earlier()
    for mention in reversed(before.of("body")):
        if voice_before("at_a_meeting").search(before.text, mention.start):
            return _met(before, mention)
    return None


def _holds_session(before: Scene) -> Met | None:
    """The body named last that acted at a session of its own: "The Committee, at its first session, adopted"."""
    for mention in reversed(before.of("body")):
        behind = voice("at_its_session").match(before.text, mention.end)
        if behind is not None or voice_before("session_opens").search(before.text, mention.start):
            return _met(before, mention)
    return None


def meeting_named_before(left: str, earlier: Earlier) -> Met | None:
    """The body of which "the summit", the last words of ``left``, is one: the last whose summit the paragraph named."""
    found = voice_before("the_meeting").search(left, len(left))
    if found is None:
        return None
    before = earlier()
    noun = found["noun"].lower()
    for mention in reversed(before.of("body")):
        if before.text[mention.start : mention.end].lower().startswith(f"{noun} "):
            # "the Conference of the Parties to the Convention ... The Conference also"
            return _met(before, mention)
        its = voice("its_meeting").match(before.text, mention.end)
        if its is not None and its["noun"].lower() == noun:
            # "a joint EAC-SADC summit directed the merging. The summit also"
            return _met(before, mention)
        held = voice("held_by").search(before.text, max(0, mention.start - _HELD_REACH), mention.start)
        if held is not None:
            same = noun in (held["noun"] or held["its"]).lower()
            return _met(before, mention) if same else None
    return None


def members_met(scene: Scene, verb: int) -> Met | None:
    """The body whose members act at its meeting, with which the sentence opens: "During the sixth session of the Assembly, Member
    States requested", "At the nineteenth Francophonie summit, Member States condemned"."""
    text = scene.text
    for mention in scene.of("body", 0, verb):
        opens = voice("opens_meeting").fullmatch(text, 0, mention.start)
        if opens is None:
            continue
        if opens["of"] is None and voice("its_meeting").match(text, mention.end) is None:
            continue
        acts = voice("as_members").search(text, mention.end, verb)
        return _met(scene, mention) if acts is not None else None
    return None


def those_who_met(scene: Scene, verb: int, earlier: Earlier, *, shares: bool) -> Met | None:
    """The body whose summit the paragraph told of, where those who met are the subject of a verb, or of one before it in the
    sentence (``shares``): "IGAD held a summit. In a communiqué, the leaders reaffirmed it and called for"."""
    opens = voice("those_met").match(scene.text)
    if opens is None or opens.end() > verb:
        return None
    if not shares and voice("adverbs_alone").match(scene.text[opens.end() : verb].strip()) is None:
        return None
    before = earlier()
    for mention in reversed(before.of("body")):
        if voice("held_its").match(before.text, mention.end):
            return _met(before, mention)
    return None


def _met(scene: Scene, body: Mention) -> Met:
    together = tuple(dict.fromkeys(m.entity_id for m in named_together(scene, body)))
    return Met(together, scene.text[body.start : body.end])
