"""Who has the floor in the record of a meeting, verbatim or summary, from sentence to sentence.

In a verbatim record whoever speaks begins with a line ("Mr. Diaz (Chad):"); in a summary record, which tells what was said,
with name and State or body ("Mr. Diaz (Chad) said that"). What follows is his until another begins. A person without either
speaks for nobody nameable.
"""

from __future__ import annotations

from re import Match

from pipeline.s3_extract.attribution.persons import Persons
from pipeline.s3_extract.attribution.speaker import Speaker, speaker_of
from pipeline.s3_extract.directives.clauses import Clause, lacks_subject
from pipeline.s3_extract.discourse.frame import Frame
from pipeline.s3_extract.places.states import actor_of
from pipeline.s3_extract.scene import Scene
from pipeline.s3_extract.voices import voice, voice_before

# What somebody is told to have said others decide is not said by whoever has the floor ("It had been decided that").
_REPORTED = frozenset({"recommend", "request", "decide"})


def floor_of_record(frame: Frame, scene: Scene, opens: bool, persons: Persons) -> Frame:
    """The frame of a sentence of a record: whoever speaks has the floor until the line of the next, which may stand in the
    middle of a paragraph ("I give the floor to the representative of Chad. Mr. Idriss (Chad): ...").

    ``opens`` says that the sentence opens a paragraph: there a name or post alone gives the floor to somebody, too. Whoever was
    invited to brief those who met by the post he holds has it by his name alone; whoever presides, as his State where he says so.
    """
    line = voice("speaker_line").match(scene.text)
    told = voice("record_opening").match(scene.text) if line is None else None
    if told is not None and (opens or told["body"] is not None):
        return frame._replace(speaker=_floor_told(scene, told), body_id=None, instrument_id=None, chain=())
    spoken_for = next((m for m in scene.of("body") if voice("speaks_for").search(scene.text[: m.start])), None)
    if frame.speaker is not None and spoken_for is not None and line is None:
        return frame._replace(speaker=spoken_for.entity_id)
    if line is None or line["who"].startswith("The "):
        as_state = next((m for m in scene.of("country") if _speaks_as(scene.text, m.start)), None)
        if as_state is not None:
            return frame._replace(speaker=actor_of(as_state))
        if voice("resumes_chair").search(scene.text):
            return frame._replace(speaker=frame.author)
    if line is None:
        return frame
    if spoken_for is not None and line["body"] is not None:
        return frame._replace(speaker=spoken_for.entity_id)
    # Whoever presides is called by the post alone and speaks for the organ that meets.
    presides = frame.author if line["body"] is None and line["who"].startswith("The ") else None
    by_name = persons.of(line["who"]) if line["body"] is None else None
    return frame._replace(speaker=_named_in(scene, line) or by_name or presides)


def _speaks_as(text: str, state: int) -> bool:
    """Whether whoever presides goes on as the representative of the State named at ``text[state]``."""
    return voice_before("national_capacity").search(text, state) is not None


def _floor_told(scene: Scene, told: Match[str]) -> str | None:
    """For whom somebody speaks whose words a summary record tells: the body in whose name he does, else that in brackets."""
    on_behalf = voice("speaking_for").match(scene.text[told.end() :])
    if on_behalf is not None:
        at = told.end() + on_behalf.end()
        return next((actor_of(m) for m in scene.mentions if m.entity_type == "body" and abs(m.start - at) <= 1), None)
    return _named_in(scene, told) if told["body"] is not None else None


def _named_in(scene: Scene, line: Match[str]) -> str | None:
    inside = [m for m in scene.mentions if line.start("body") <= m.start and m.end <= line.end("body")]
    return actor_of(inside[0]) if inside else None


def speaks_on_floor(scene: Scene, clause: Clause, frame: Frame) -> Speaker | None:
    """Whoever has the floor, where he or his delegation is the subject: "Mr. Diaz (Chad) urged", "His Government called"."""
    if not frame.record or frame.speaker is None:
        return None
    at = clause.hit.start
    told = voice("record_opening").match(scene.text)
    own = told is not None and told["body"] is not None and clause.subject_start <= told.end() <= at
    # "Mr. Diaz (Chad) said that the Secretary-General had recommended": what he tells of another.
    own = own and (told is None or " that " not in scene.text[told.end() : at] or _is_further(scene.text, clause))
    # "My delegation supports the Envoy and calls on all parties to cooperate."
    line = voice("speaker_line").match(scene.text)
    opens = voice("delegation_opens").match(scene.text[line.end() if line is not None else 0 :].lstrip())
    further = opens is not None and _is_further(scene.text, clause)
    if own or further or voice_before("his_delegation").search(scene.text, at) is not None:
        return speaker_of(frame.speaker, "short_form", ("who has the floor",), role="debate")
    return None


def _is_further(text: str, clause: Clause) -> bool:
    """Whether a verb has the subject of one before it in its sentence."""
    at = clause.hit.start
    return lacks_subject(text, clause.start, at) or voice_before("coordinated").search(text, at) is not None


def goes_on(clause: Clause, frame: Frame, before: str) -> bool:
    """Whether what nobody is said to have said is of whoever has the floor: a record tells it in the past tense ("It was also
    necessary to"), and so does a report of a meeting where nobody else is told to say it; ``before`` is what stands before it."""
    if frame.speaker is None:
        return False
    if clause.hit.verb_class in _REPORTED:
        # "The Minister of Chad put forward recommendations. The recommendations included"
        return voice("the_same").fullmatch(before) is not None
    return frame.record or (voice("says").search(before) is None and not before.startswith("It "))


def conducts(frame: Frame, scene: Scene) -> bool:
    """Whether whoever presides over a recorded meeting only says how it goes on ("explanations of vote are limited to")."""
    return frame.record and frame.speaker == frame.author and voice("conducts").search(scene.text) is not None
