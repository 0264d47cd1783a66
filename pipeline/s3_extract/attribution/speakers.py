"""Who recommends: the subject of a directive verb, else the holder of its frame, else nobody.

In goes an utterance, a clause with its sentence and its frame; out come the recommending bodies, the instrument and the chain of reasons. The
author speaks where the report itself says "should", in an own frame of his division; a past passive ("Governments were
encouraged") belongs to the holder of a frame that retells. Who is addressed is not decided here.
"""

from __future__ import annotations

from dataclasses import replace

from pipeline.model import Mention
from pipeline.s3_extract.attribution.according import by_whose_word
from pipeline.s3_extract.attribution.authors import is_inspector
from pipeline.s3_extract.attribution.crowds import (
    head_of,
    is_crowd_before,
    unnamed_subject,
)
from pipeline.s3_extract.attribution.instruments import (
    OF_THE_HOLDER,
    cited_with,
    instrument_of,
    instrument_speaker,
    ruling_instrument,
)
from pipeline.s3_extract.attribution.meetings import (
    BY_ITS_MEETING,
    conference_by,
    meeting_that_agreed,
)
from pipeline.s3_extract.attribution.officers import speaks_for_others, with_others
from pipeline.s3_extract.attribution.pronouns import pronoun_speaker
from pipeline.s3_extract.attribution.quotations import is_quoted, quoted
from pipeline.s3_extract.attribution.records import goes_on, speaks_on_floor
from pipeline.s3_extract.attribution.reported import reported_speaker
from pipeline.s3_extract.attribution.speaker import (
    Speaker,
    author_speaks,
    frame_speaks,
    holder_speaks,
    meeting_speaks,
    speaker_of,
)
from pipeline.s3_extract.attribution.subjects import (
    is_another,
    named_subject,
    sentence_subject,
    spoken_for,
    states_together,
    subject_of_relative,
)
from pipeline.s3_extract.attribution.together import named_beside, named_together
from pipeline.s3_extract.attribution.unnamed import unnamed_speaker
from pipeline.s3_extract.attribution.utterance import Utterance, is_plural
from pipeline.s3_extract.bodies.reference import stands_for
from pipeline.s3_extract.directives.clauses import Clause, lacks_subject, skip_adverbials
from pipeline.s3_extract.directives.inside import is_under_resolution
from pipeline.s3_extract.discourse.frame import OF_ANSWERS, Frame
from pipeline.s3_extract.months import MONTH
from pipeline.s3_extract.places.states import actor_of, state_of
from pipeline.s3_extract.scene import Earlier, Entities, Scene
from pipeline.s3_extract.voices import informing, voice, voice_before

# How an author is known where the words name nobody.
_BY_FRAME = frozenset({"frame", "pronoun"})
# "the " or "its " before the name of an agent.
_ARTICLE = 4
# Bodies of several members, which speak by what they decide.
_ORGANS = frozenset({"principal_organ", "commission", "committee", "subcommission", "working_group", "treaty_body"})
_PRESENT, _PASSIVE = frozenset({"modal", "impersonal"}), frozenset({"passive", "passive_np", "to_be", "actions"})


def find_speaker(utterance: Utterance) -> Speaker:
    """Who says what a clause says; what stands in quotation marks is not the author's."""
    scene, at, earlier = utterance.scene, utterance.clause.hit.start, utterance.earlier
    said = cited_with(_speaker(utterance), scene, utterance.clause, utterance.entities)
    unsaid = said.how in _BY_FRAME and (said.own or utterance.frame.record)
    if unsaid and is_quoted(scene, at, earlier):
        return quoted(scene, at, earlier)
    return said


def _speaker(utterance: Utterance) -> Speaker:
    scene, clause, frame, previous = utterance.scene, utterance.clause, utterance.frame, utterance.previous
    entities, earlier, hit = utterance.entities, utterance.earlier, clause.hit
    if frame.printed:
        return holder_speaks(frame)
    if hit.frame == "modal" and hit.governed is not None and previous is not None:
        return previous
    if hit.frame in {"elliptic_need", "elliptic_that"}:
        if hit.governed is None and previous is not None:
            return previous
        governor = Clause(hit.at_governor(), 0, clause.end, clause.subject_start, shared=False)
        return _active_speaker(replace(utterance, clause=governor))
    if hit.frame in _PRESENT:
        return reported_speaker(utterance) or _own_or_quoted(scene, clause, frame, entities, earlier)
    if hit.frame in _PASSIVE:
        told = _in_the_same_act(utterance) if hit.past else reported_speaker(utterance)
        return told or _passive_speaker(scene, clause, frame, entities)
    if clause.shared and previous is not None:
        return _of_main_clause(utterance) or previous
    if previous is not None and previous.bodies and not previous.own:
        pronoun = voice_before("pronoun_subject").search(scene.text, hit.start)
        if pronoun and pronoun.group("word").lower() == "it":
            return previous.after("it")
    return _active_speaker(utterance)


def _in_the_same_act(utterance: Utterance) -> Speaker | None:
    """Whoever just asked for something by an instrument, of what was asked in the same sentence: "The Council, in its resolution 51/20,
    called on States to act, and the Rapporteur was requested to report"."""
    previous, clause = utterance.previous, utterance.clause
    asked = previous is not None and previous.bodies and previous.instrument_id is not None and not previous.own
    if not asked or voice("agent").match(utterance.scene.text, clause.hit.end):
        return None
    return previous


def _of_main_clause(utterance: Utterance) -> Speaker | None:
    """Who recalls in the present what another did in the past, and goes on: "The Committee notes that the Council requested it
    to act, and recommends"."""
    scene, clause, frame = utterance.scene, utterance.clause, utterance.frame
    if not utterance.behind_told or clause.hit.past or clause.hit.frame == "gerund":
        return None
    own = voice("own_subject").match(scene.text) if is_plural(clause) else None
    if own is not None and not own["state"]:
        return pronoun_speaker("i", utterance, clause.subject_start)
    head = sentence_subject(scene, clause.start)
    if head is None or not voice("in_present").match(scene.text, head.end):
        return None
    return _named(head, scene, clause, frame, utterance.entities)


def _own_or_quoted(scene: Scene, clause: Clause, frame: Frame, entities: Entities, earlier: Earlier) -> Speaker:
    if (word_of := by_whose_word(scene, clause.hit.start, frame)) is not None:
        return word_of
    ruling = _leading_instrument(scene, clause) if is_under_resolution(scene.text) else None
    source = entities.instruments.get(ruling) if ruling else None
    if source is not None and source.adopting_body_id is not None:
        return speaker_of(source.adopting_body_id, "named", ("instrument", source.title), instrument_id=ruling)
    if frame.considered is not None and voice("was_informed").search(scene.text, 0, clause.hit.start):
        return speaker_of(informing(frame.author), "frame", ("what the committee was informed of",))
    if clause.hit.past and (issuer := _issuer(scene, clause.hit.start)) is not None:
        name = scene.text[issuer.start : issuer.end]
        return speaker_of(actor_of(issuer), "named", ("named", name, "whose paper it is"))
    agreed = meeting_that_agreed(scene, clause.hit.start, clause.hit.end, earlier) if clause.hit.past else None
    if agreed is not None:
        return replace(agreed.says(), how="named")
    if clause.hit.past and frame.debates and clause.hit.frame == "impersonal":
        goes = goes_on(clause, frame, scene.text[: clause.hit.start])
        if goes and not frame.record:
            return speaker_of(frame.speaker, "frame", ("in a debate", "who has the floor"), role="debate")
        if not goes:
            # "The view was expressed that": by somebody in the debate, not by the body that met.
            return meeting_speaks(frame, "impersonal in a debate")
    reported = clause.hit.frame == "impersonal" and clause.hit.verb_class == "recommend"
    if clause.hit.past and (frame.body_id or (reported and frame.role == "own")) and not frame.concludes:
        if frame.told is None:
            # In a report that is nobody's all is told of others ("It was recommended that Chad ensure access").
            told = speaker_of(None, "none", ("impersonal in a retelling",))
            advises = voice("advises").search(clause.hit.verb) is not None
            return replace(told, accounts=frame.author is not None and not advises)
        if not _goes_on_deciding(scene, clause, frame, entities):
            return speaker_of(None, "none", ("impersonal in a retelling",))
        return holder_speaks(frame, "impersonal in a retelling")
    if frame.role == "own" and is_quoted(scene, clause.hit.start, earlier):
        return quoted(scene, clause.hit.start, earlier)
    answers = sentence_subject(scene, clause.hit.start) if frame.role == "replies" and frame.body_id is None else None
    if answers is not None:
        # "Management response: UNDP disagrees with this recommendation, as the policy should be aligned with it."
        return speaker_of(actor_of(answers), "named", ("who answers",), role="replies")
    return frame_speaks(frame, "the report's own voice")


def _issuer(scene: Scene, at: int) -> Mention | None:
    """Who sent or issued the paper in which it is said impersonally before ``scene.text[at]``: "The Board submitted a report, in
    which it was recommended"."""
    if not scene.text[:at].rstrip(", ").endswith("in which"):
        return None
    subject = sentence_subject(scene, at)
    sends = voice("issues_paper").fullmatch(scene.text, subject.end, at) if subject is not None else None
    return subject if sends is not None else None


def _passive_speaker(scene: Scene, clause: Clause, frame: Frame, entities: Entities) -> Speaker:
    if clause.hit.frame in {"passive", "passive_np"} and (by := _agent(scene, clause, entities)) is not None:
        return by
    ruling = None if clause.hit.past else ruling_instrument(scene, clause.hit.start)
    ruled = entities.instruments.get(ruling) if ruling else None
    if ruled is not None:
        adopting = ruled.adopting_body_id
        return speaker_of(adopting, "named" if adopting else "none", ("instrument", ruled.title), instrument_id=ruling)
    if not clause.hit.past and voice("by_rule").search(scene.text, clause.start, clause.hit.start):
        return _rule_maker(scene, clause)
    if not clause.hit.past:
        if frame.considered is not None and voice("asks_the_organ").search(scene.text, 0, clause.hit.end):
            return speaker_of(frame.considered, "frame", ("what the report before it asks",))
        return frame_speaks(frame, "the report's own voice")
    leading = _leading_instrument(scene, clause)
    source = entities.instruments.get(leading) if leading else None
    if source is not None and source.adopting_body_id is not None and source.adopting_body_id != frame.body_id:
        return speaker_of(source.adopting_body_id, "named", ("instrument", source.title), instrument_id=leading)
    if source is not None and source.adopting_body_id is None and source.instrument_type not in OF_THE_HOLDER:
        return speaker_of(None, "none", ("instrument", source.title), instrument_id=leading)
    if frame.concludes and frame.told is None:
        return frame_speaks(frame, "the report's own voice", leading)
    if frame.debates and frame.role == "own" and frame.body_id is None and clause.hit.frame == "passive_np":
        return meeting_speaks(frame, "passive in a debate")
    if frame.body_id and frame.told is None and frame.role != "debate":
        if frame.debates:
            return replace(meeting_speaks(frame, "passive in a debate"), instrument_id=leading)
        told = speaker_of(None, "none", ("passive",), instrument_id=leading)
        return replace(told, accounts=leading is None)
    if frame.body_id and frame.role != "debate" and _goes_on_deciding(scene, clause, frame, entities):
        return holder_speaks(frame, "passive; the floor is held by", instrument_id=leading)
    if frame.body_id and frame.role != "debate":
        return speaker_of(None, "none", ("passive",), instrument_id=leading)
    return frame_speaks(frame, "passive; nobody else holds the floor", leading)


def _rule_maker(scene: Scene, clause: Clause) -> Speaker:
    """Whose rule it is by which somebody is asked: "The Assembly endorsed a scale by which each Member State is encouraged to contribute"."""
    head = sentence_subject(scene, clause.hit.start)
    if head is None or not voice("adopts_rule").match(scene.text, head.end):
        return speaker_of(None, "none", ("by a rule of others",))
    return speaker_of(actor_of(head), "named", ("whose rule it is", scene.text[head.start : head.end]))


def _goes_on_deciding(scene: Scene, clause: Clause, frame: Frame, entities: Entities) -> bool:
    """Whether what nobody is said to have asked, behind words of the holder of the frame, is the holder's: an organ's, which decides without
    saying so again ("The Commission adopted its report. States were encouraged to act"), or that of an act that is told; whose else it
    is, "also" or the like tells ("The Minister thanked the donors. States were also urged to act")."""
    holder = entities.bodies.get(frame.body_id or "")
    if frame.role != "own" or frame.instrument_id is not None or (holder and holder.classification in _ORGANS):
        return True
    return voice("besides").search(scene.text, 0, clause.hit.end) is not None


def _agent(scene: Scene, clause: Clause, entities: Entities) -> Speaker | None:
    """By whom a passive says that it was said: "States were urged by the Commission", "by the Government of Chad", "by the World Conference on
    Human Rights"; nobody where it is somebody whom the report does not know ("by many delegations"), for the author it is not. None where
    nobody stands there ("by letter", "by 2030")."""
    text = scene.text
    agent = voice("agent").match(text, clause.hit.end)
    if agent is None:
        return None
    for mention in scene.near(agent.end(), clause.end):
        if text.startswith(("’s", "'s"), mention.end):
            # "encouraged by the Council's resolve" names what encourages, not who.
            continue
        whose = mention.entity_type == "country" and voice("by_state").fullmatch(text, agent.end(), mention.start)
        if abs(mention.start - agent.end()) <= _ARTICLE or whose:
            name = text[mention.start : mention.end]
            if mention.entity_type in ("body", "country"):
                return speaker_of(actor_of(mention), "named", ("by", name))
            if mention.entity_type == "instrument":
                source = entities.instruments[mention.entity_id]
                said_by = source.adopting_body_id
                chain = ("instrument", source.title)
                return speaker_of(said_by, "named" if said_by else "none", chain, instrument_id=mention.entity_id)
    conference = conference_by(scene, agent.end(), entities)
    if conference is not None:
        return conference
    who = head_of(text[agent.end() : clause.end].partition(",")[0].partition(" to ")[0])
    if MONTH.match(who) or voice("by_no_one").match(who):
        return None
    return speaker_of(None, "none", ("by", who))


def _leading_instrument(scene: Scene, clause: Clause) -> str | None:
    """The instrument with which the sentence opens before the clause ("In resolution 52/98, Governments were urged"), or in
    which the clause says that it stands; one that is only a part of what is told ("the goals of the Pact were emphasized") is none."""
    opens = skip_adverbials(scene.text, 0, clause.subject_start)
    named = scene.of("instrument", 0, clause.subject_start)
    leading = [m for m in named if m.end <= opens or voice("whereby").match(scene.text, m.end)]
    return leading[0].entity_id if leading else ruling_instrument(scene, clause.hit.start)


def _active_speaker(utterance: Utterance) -> Speaker:
    scene, clause, frame, entities = utterance.scene, utterance.clause, utterance.frame, utterance.entities
    left = scene.text[: clause.hit.start]
    pronoun = voice_before("pronoun_subject").search(left, len(left))
    if pronoun:
        word = pronoun.group("word").lower()
        return pronoun_speaker(word, utterance, pronoun.start())
    opening = voice("opening_pronoun").match(left)
    further = lacks_subject(scene.text, clause.start, clause.hit.start)
    if further and is_plural(clause) and voice("own_sentence").match(left):
        # "In view of this, we protest the infringement by Chad, and call for": no single State calls.
        return pronoun_speaker("we", utterance, 0)
    relative = subject_of_relative(scene, clause) if opening else None
    if relative is not None:
        return _named(relative, scene, clause, frame, entities)
    if opening and clause.start > 0 and further:
        return pronoun_speaker(opening["word"].lower(), utterance, 0)
    if voice("operative_verb").match(left) and clause.hit.frame != "gerund":
        if frame.together and (frame.body_id is None or frame.chain[:1] == ("named last",)):
            # "The Ministers, having met in Baku, 1. Reaffirmed it; 2. Urged States to act", in a declaration that a letter passes on.
            return author_speaks(frame, "frame", ("operative paragraph",))
        if frame.body_id is None:
            return speaker_of(None, "none", ("unresolved", "operative paragraph"))
        if frame.chain[:1] == ("named last",) and not clause.hit.past and clause.hit.verb[0].islower():
            # "Resolution II, among other things: (1) requests the Registrar to": not whoever the text named before.
            return speaker_of(None, "none", ("operative paragraph of an act that is told",))
        return holder_speaks(frame, "operative paragraph")
    if (floor := speaks_on_floor(scene, clause, frame)) is not None:
        return floor
    # "Recalling the resolution of the Council, participants call upon": whoever is named stands in another phrase.
    # and so does whom somebody joins in calling on all.
    crowd = unnamed_subject(scene, clause) == "crowd" and not voice_before("joins_in").search(left, len(left))
    if not crowd and is_inspector(left, frame, further=further, entities=entities):
        return speaker_of(frame.author, "short_form", ("the inspector of",), role="own")
    subject = None if crowd else named_subject(scene, clause)
    if subject is not None and lacks_subject(scene.text, clause.start, clause.hit.start):
        # "Several delegations welcomed the engagement of the Fund and encouraged": the Fund is what they speak of.
        subject = None if is_crowd_before(scene, subject) else subject
    if subject is not None and is_another(scene, subject, entities, utterance.earlier):
        return speaker_of(None, "none", ("unresolved", scene.text[subject.start : subject.end]))
    if subject is not None:
        return _named(subject, scene, clause, frame, entities)
    return unnamed_speaker(utterance)


def _named(subject: Mention, scene: Scene, clause: Clause, frame: Frame, entities: Entities) -> Speaker:
    name = scene.text[subject.start : subject.end]
    other = named_beside(scene, subject) if subject.entity_type != "instrument" else None
    if other is not None:
        # "The Government of Chad and the Fund urged States to act."
        said = speaker_of(actor_of(other), "named", ("named", scene.text[other.start : subject.end]))
        return replace(said, bodies=(actor_of(other), actor_of(subject)))
    if subject.entity_type == "country":
        if (others := spoken_for(scene, subject, clause.hit.start)) is not None:
            return speaker_of(others, "named", ("named", name, "on behalf of"))
        if speaks_for_others(scene, subject, clause.hit.start):
            # "The representative of Fiji, speaking on behalf of the Pacific States, urged": not Fiji alone.
            return speaker_of(None, "none", ("named", name, "on behalf of"))
        # "The representatives of Chad and Mali reported on it and invited delegations": whichever of them is the subject found.
        named = (*map(state_of, states_together(scene, subject)), *with_others(scene, subject))
        states = tuple(dict.fromkeys(named))
        if len(states) > 1 and states == (frame.author, *frame.coauthors):
            return author_speaks(frame, "named", ("named", name))
        return replace(speaker_of(states[0], "named", ("named", name)), bodies=states)
    if subject.entity_type == "instrument":
        return instrument_speaker(subject, name, frame, entities)
    if subject.rule_id == "body.short_form" and _is_of_the_answered(name, clause, frame, entities):
        return speaker_of(frame.answered, "short_form", ("its recommendations are answered", name), role="quoted")
    met = (BY_ITS_MEETING,) if voice_before("meeting_of").search(scene.text, subject.start) else ()
    own = subject.entity_id == frame.author
    said = speaker_of(
        subject.entity_id,
        "short_form" if subject.rule_id == "body.short_form" else "named",
        ("named", name, *met),
        role="own" if own else "retold",
        instrument_id=instrument_of(scene, clause, subject.entity_id, frame, entities),
    )
    together = [m.entity_id for m in named_together(scene, subject) if m.entity_type == "body"]
    return said if own else replace(said, bodies=tuple(dict.fromkeys(together)))


def _is_of_the_answered(name: str, clause: Clause, frame: Frame, entities: Entities) -> bool:
    """Whether who recommends by a short form is the body whose recommendations the report answers: "the Board recommends" is
    not the Executive Board that the sentence before was about (DP/FPA/2025/2)."""
    answered = entities.bodies.get(frame.answered or "") if frame.role in OF_ANSWERS else None
    return answered is not None and clause.hit.verb_class == "recommend" and stands_for(answered.name, name)
