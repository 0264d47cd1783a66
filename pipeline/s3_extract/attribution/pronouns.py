"""Pronouns as subjects: "it" is the holder of a frame that retells, "she" the post named last, "we" the author."""

from __future__ import annotations

from dataclasses import replace

from pipeline.model import Mention
from pipeline.s3_extract.attribution.authors import is_inspector, opens_together
from pipeline.s3_extract.attribution.crowds import is_crowd, somebody_heads
from pipeline.s3_extract.attribution.governments import house_of_officer, state_told
from pipeline.s3_extract.attribution.meetings import forum_of, those_who_met
from pipeline.s3_extract.attribution.officers import represented
from pipeline.s3_extract.attribution.persons import (
    BY_ITS_CHAIR,
    Persons,
    chairs,
    find_people,
    is_post,
    preside_together,
    presides,
    speaks_for,
)
from pipeline.s3_extract.attribution.speaker import Speaker, author_speaks, frame_speaks, meeting_speaks, speaker_of
from pipeline.s3_extract.attribution.subjects import is_governed, members, sentence_subject
from pipeline.s3_extract.attribution.together import heads_together
from pipeline.s3_extract.attribution.utterance import Utterance
from pipeline.s3_extract.discourse.frame import Frame
from pipeline.s3_extract.places.states import actor_of, state_of
from pipeline.s3_extract.scene import Entities, Scene, cut_scene
from pipeline.s3_extract.sentences import split_sentences
from pipeline.s3_extract.voices import voice, voice_before, words

# Whom a pronoun stands for was named within so many characters.
_NEAR = 1500
# Who can be "it" behind a verb of saying.
_SPEAK = frozenset({"body", "country"})
# "A large group of delegations"
_SUBJECT_WORDS = 5


def pronoun_speaker(word: str, utterance: Utterance, at: int) -> Speaker:
    """Who "it", "she", "they", "I" or "we" at ``utterance.scene.text[at]`` is."""
    if word in {"i", "we"}:
        return _first_person(word, utterance)
    before = last_sentence(utterance.earlier(), word)
    if before and is_inspector(before, utterance.frame, further=True, entities=utterance.entities):
        # "The Inspectors are of the view that it is costly. They encourage executive heads to review it."
        return author_speaks(utterance.frame, "pronoun", (word, "by whose hand the report is"))
    if word == "they":
        return _several(word, utterance, at)
    if word in {"she", "he"}:
        return _person(word, utterance, at)
    return _body(word, utterance, at)


def _first_person(word: str, utterance: Utterance) -> Speaker:
    """ "I" or "we": whoever has the floor in a debate, or in whose name somebody speaks, else the author."""
    scene, frame = utterance.scene, utterance.frame
    if frame.role == "debate":
        return speaker_of(frame.speaker, "pronoun", (word, "who has the floor"), role="debate")
    named = scene.of("body", 0, utterance.clause.hit.start)
    on_behalf = [m for m in named if voice_before("on_behalf_of").search(scene.text, m.start)]
    if frame.author is None and on_behalf:
        # "In my statement on behalf of the European Union, I called on all parties"
        return speaker_of(on_behalf[0].entity_id, "pronoun", (word, "on whose behalf"), role="own")
    return author_speaks(frame, "pronoun", (word, "the author"))


def _several(word: str, utterance: Utterance, at: int) -> Speaker:
    """ "They": all members of a body, those who adopted an instrument, the parties to a joint statement, those who head the sentence
    before together, or who debates."""
    scene, frame, earlier = utterance.scene, utterance.frame, utterance.earlier
    before = last_sentence(earlier(), word)
    if frame.chain[:1] == ("the members of",) and _opens_or_follows(frame.chain[1], before):
        return speaker_of(frame.body_id, "pronoun", (word, *frame.chain))
    if frame.chain[:1] in (("adopted",), ("instrument",)) and voice("states_act").match(before):
        # "In adopting the Declaration, Governments reaffirmed their commitment. They emphasized"
        steps = (word, *frame.chain)
        return speaker_of(frame.body_id, "pronoun", steps, instrument_id=frame.instrument_id)
    if frame.together and (not before or opens_together(before)):
        return author_speaks(frame, "pronoun", (word, "the parties to a joint statement"))
    told = earlier()
    heads = heads_together(cut_scene(scene.text, 0, at, scene.mentions)) or heads_together(scene_of(before, told))
    if heads:
        # "Chad and Mali condemn it. They note the need for support."
        steps = (word, "who head the sentence before")
        return replace(speaker_of(heads[0], "pronoun", steps), bodies=heads)
    met = those_who_met(scene_of(before, told), len(before), earlier, shares=True)
    if met is not None:
        # "The ministerial meeting of the Union took place. Ministers welcomed it. They called for support."
        return met.says().after(word)
    near = Scene(scene.text[:at], tuple(scene.of("body", 0, at)))
    held = members(near, at) or members(told, len(told.text))
    if held is not None:
        return speaker_of(held.entity_id, "pronoun", (word, "the members of the body"))
    if (chaired := preside_together(before, frame)) is not None:
        return speaker_of(chaired, "pronoun", (word, "those who chaired the meeting"), role="debate")
    if frame.debates:
        among = " ".join(before.split()[:_SUBJECT_WORDS])
        return meeting_speaks(frame, word, "speakers in the debate", how="pronoun", among=among)
    if _is_thing(utterance, scene_of(before, told)):
        return frame_speaks(frame, "the report's own voice")
    return speaker_of(None, "none", (word, "unresolved"))


def _is_thing(utterance: Utterance, before: Scene) -> bool:
    """Whether a pronoun stands for things that call for something in the author's own voice: "Promoting equity requires funds. It
    calls for reforms"; the sentence ``before`` names nobody who could."""
    frame, hit = utterance.frame, utterance.clause.hit
    if not hit.of_things or hit.past or frame.role != "own" or frame.debates or frame.told is not None:
        return False
    return bool(before.text) and not before.mentions and not somebody_heads(before.text)


def _body(word: str, utterance: Utterance, at: int) -> Speaker:
    """ "It": the subject of its own sentence, what the sentence before opens with, or the holder of a frame that retells."""
    scene, frame, earlier = utterance.scene, utterance.frame, utterance.earlier
    subject = sentence_subject(scene, at) or _subject_ahead(scene, at)
    if subject is not None:
        # "UNSMIL issued a statement in which it called for restraint", "In its report, in which it asked for a law, the Board noted".
        body = actor_of(subject)
        steps = (word, "named", scene.text[subject.start : subject.end])
        return speaker_of(body, "pronoun", steps, role="own" if body == frame.author else "retold")
    before = last_sentence(earlier(), word)
    if frame.speaker is not None and (frame.by_states or (frame.record and voice("delegation_opens").match(before))):
        # "His delegation was concerned by it. It called on States to act."
        return speaker_of(frame.speaker, "pronoun", (word, "who has the floor"), role="debate")
    if frame.role == "own" and voice("present_paper").match(before):
        return author_speaks(frame, "pronoun", (word, "the present paper"))
    if frame.together and (opens_together(before) if before else not frame.coauthors):
        # "The Summit noted the report. It urged all parties to act."
        return author_speaks(frame, "pronoun", (word, "the parties to a joint statement"))
    heads = _heads_over(scene_of(before, earlier()), frame)
    if heads is not None:
        # "The Committee recalls that the Council urged States to act. It recommends": the Committee.
        how = (word, "heads the sentence before")
        return author_speaks(frame, "pronoun", how) if heads == frame.author else speaker_of(heads, "pronoun", how)
    if voice("government_opens").match(before):
        # "The Government affirmed its commitment. It called for a strategy."
        government = state_told(scene, at, earlier, frame)
        if government is not None:
            return government.after(word)
    opens = voice("meeting_opens").match(before) if frame.debates else None
    if opens is not None and (forum := forum_of(opens.group(), frame, utterance.entities)) is not None:
        # "The expert meeting recommended that it be kept. It also requested the secretariat to report."
        return speaker_of(forum, "pronoun", (word, "the meeting that the report is on"), role="debate")
    if is_crowd(" ".join(before.split()[:_SUBJECT_WORDS])):
        # "One delegation called for it. It recommended further investment."
        return meeting_speaks(frame, word, "speakers in the debate", how="pronoun", among=before)
    if _is_thing(utterance, scene_of(before, earlier())):
        return frame_speaks(frame, "the report's own voice")
    far = frame.body_id is not None and (frame.told is None or frame.chain[:1] == ("adopted",))
    if _speaks_unknown(scene_of(before, earlier())) or (far and not _named_in(before, earlier(), frame)):
        # Somebody whom no rule knows, or who is further off than the sentence whose subject "it" is.
        return speaker_of(None, "none", (word, "unresolved"))
    if frame.body_id:
        chain = (word, *frame.chain)
        role = "retold" if frame.role == "own" else frame.role
        return speaker_of(frame.body_id, "pronoun", chain, role=role, instrument_id=frame.instrument_id)
    last = scene.of("body", 0, at)[-1:]
    if last and voice("whereby").search(scene.text, last[0].end, at):
        # "approved by the Conference in decision 14/CP.1, whereby it decided"
        return speaker_of(last[0].entity_id, "pronoun", (word, "the body named last"))
    return speaker_of(None, "none", (word, "unresolved"))


def _subject_ahead(scene: Scene, at: int) -> Mention | None:
    """The body or State that is the subject of a sentence which opens with a paper of its own, in which "it" at ``at`` speaks: "With
    reference to its previous observations, in which it had recommended that, the Committee reiterates"."""
    if not voice("its_paper_opens").match(scene.text, 0, at):
        return None
    for mention in scene.mentions:
        heads = mention.start > at and mention.entity_type in ("body", "country")
        if (
            heads
            and scene.text[: mention.start].endswith((", ", ", the "))
            and voice("head_gap").match(scene.text, mention.end)
        ):
            return mention
    return None


def _person(word: str, utterance: Utterance, at: int) -> Speaker:
    scene, frame, earlier = utterance.scene, utterance.frame, utterance.earlier
    persons, entities = utterance.persons, utterance.entities
    here = Scene(scene.text[:at], tuple(scene.of("body", 0, at)))
    said = voice("said_by").search(here.text) if " in which " in here.text else None
    if said is not None:
        named = [m for m in scene.mentions if m.start == said.start("who") and m.entity_type in _SPEAK]
        if named:
            return speaker_of(actor_of(named[0]), "pronoun", (word, "whose statement it is"))
    speaks = represented(scene, at)
    if speaks is not None:
        # "The Minister of Power of Chad expressed hope, and he called for support."
        body = speaks_for(scene, speaks, frame)
        return speaker_of(body, "pronoun", (word, "for", scene.text[speaks.start : speaks.end]))
    post = last_post(here, persons, entities)
    before = last_sentence(earlier(), word)
    if post is None and (holder := _holder_before(scene_of(before, earlier()))) is not None:
        # "The Undersecretary of Agriculture of Chad spoke of the costs. She underscored the need for support."
        return speaker_of(state_of(holder), "pronoun", (word, "who holds a post", "in the sentence before"))
    if _chair_in(before, frame, persons):
        # "The session was opened by the Chairman, Mr. Diaz. Mr. Diaz thanked the delegates. He urged them to act."
        return speaker_of(frame.author, "pronoun", (word, BY_ITS_CHAIR), role="debate")
    if post is None and is_crowd(" ".join(before.split()[:_SUBJECT_WORDS])):
        # "The Co-Chair opened the floor. One member welcomed the work. He suggested further examples."
        return meeting_speaks(frame, word, "speakers in the debate", how="pronoun", among=before)
    if post is None and not _opens_unknown(scene_of(before, earlier())):
        post = last_post(earlier(), persons, entities)
    if post is not None:
        return speaker_of(post, "pronoun", (word, "the post named last"))
    if frame.speaker is not None:
        return speaker_of(frame.speaker, "pronoun", (word, "who has the floor"), role="debate")
    house = house_of_officer(frame, entities)
    if house is not None and voice("chief_officer_opens").search(before):
        # "The Executive Director noted the progress. She highlighted the importance of it."
        return speaker_of(house, "pronoun", (word, "its chief officer"), role="debate" if frame.debates else "retold")
    if frame.chain[:1] in (("for",), ("person",)):
        # "The Minister of Power of Chad asked for time. He also called for support."
        return speaker_of(frame.body_id, "pronoun", (word, *frame.chain))
    another = voice("other_opens").match(before) is not None
    if _is_the_author(utterance, here):
        # "Given the examples shared with the Special Rapporteur, she recommends that", in her own report.
        return author_speaks(frame, "pronoun", (word, "who writes the report"))
    if frame.spoke is not None and not another and not _somebody_in(earlier().text[-_NEAR:]):
        # "Ms. Diaz stressed that it was fair." In the next paragraph: "She further underlined the need".
        return speaker_of(frame.spoke, "pronoun", (word, "the person of the paragraph before"))
    if (presiding := presides(before, frame)) is not None:
        # "The President thanked the delegations. He urged them to act."
        steps = (word, "who presides over the body that met")
        return speaker_of(presiding, "pronoun", steps, role="debate")
    if frame.debates:
        # "The representative of one regional group noted the challenges. He asked the members to engage."
        return speaker_of(None, "none", (word, "speakers in the debate"), role="debate")
    return Speaker((), None, "none", (word, "unresolved"), individual=True)


def _is_the_author(utterance: Utterance, here: Scene) -> bool:
    """Whether "she" who recommends in the present, in the own voice of the report of whoever holds a post, is who writes it: nobody
    else who could be stands before, ``here`` in the sentence or in the paragraph."""
    frame, told = utterance.frame, utterance.earlier().text[-_NEAR:]
    if frame.role != "own" or frame.author is None or utterance.clause.hit.past:
        return False
    return is_post(utterance.entities, frame.author) and not _somebody_in(f"{told} {here.text}")


def _chair_in(sentence: str, frame: Frame, persons: Persons) -> bool:
    """Whether the person named last in a sentence is whoever chairs the body that met."""
    people = list(find_people(sentence)) if persons.chairs else []
    return bool(people) and chairs(sentence[: people[-1][1]], frame, persons)


def _somebody_in(text: str) -> bool:
    """Whether somebody may speak in a text who is named by a title or not named ("one delegate")."""
    if next(find_people(text), None) is not None:
        return True
    somebody = words("crowd") | words("person") | words("one")
    return any(word.strip(",.;:()").lower() in somebody for word in text.split())


def scene_of(sentence: str, earlier: Scene) -> Scene:
    """The last place of ``earlier`` that reads ``sentence``, with what is named there."""
    at = earlier.text.rfind(sentence)
    return cut_scene(earlier.text, at, at + len(sentence), earlier.mentions)


def _holder_before(before: Scene) -> Mention | None:
    """The State for which the person speaks who opens a sentence by a post."""
    holder = represented(before, len(before.text))
    return holder if holder is not None and holder.entity_type == "country" else None


def _opens_unknown(before: Scene) -> bool:
    """Whether a sentence opens with somebody in capitals of whom the report names no body: "The Public Defender recommended a
    law. She called for support.", who is nobody named before."""
    opens = voice("other_opens").match(before.text)
    return opens is not None and not any(m.start < opens.end() for m in before.mentions)


def _speaks_unknown(before: Scene) -> bool:
    """Whether a sentence tells what somebody says who is no body by a name: "The Forum recommends that UNDP act", "The party's manifesto
    states"; whoever only hangs on it is not "it" in the next."""
    says = voice("unknown_says").match(before.text)
    return says is not None and not any(m.start < says.end() for m in before.mentions if m.entity_type in _SPEAK)


def _heads_over(before: Scene, frame: Frame) -> str | None:
    """The body or State that heads a sentence in which the body that is told of only speaks in a clause that hangs on it, or has one
    where nobody else is told of; the author then heads it whatever he does."""
    head, told = sentence_subject(before, len(before.text)), frame.body_id
    if head is None or state_of(head) == told:
        return None
    if frame.role == "own" and head.entity_id == frame.author:
        # "The Committee urges States to act. It also urges", where the report is the Committee's, whoever was told of before.
        return frame.author
    if told is None:
        # "The Board noted with concern that plans were late. It recommended"
        return state_of(head) if voice("hangs_on").match(before.text[head.end :]) else None
    own = [m for m in before.mentions if m.start > head.end and state_of(m) == told]
    hangs = any(voice("hangs_on").match(before.text[head.end : m.start]) for m in own)
    return state_of(head) if hangs else None


def _opens_or_follows(name: str, before: str) -> bool:
    """Whether a pronoun opens its paragraph, or the sentence ``before`` it has the name."""
    return not before or name in before


def _named_in(sentence: str, earlier: Scene, frame: Frame) -> bool:
    """Whether the last ``sentence`` of ``earlier`` names the body that is told of, or its instrument; or there is none, as the paragraph
    before may have, or it has the pronoun, too ("In a statement, it called for")."""
    at = earlier.text.rfind(sentence) if sentence and "it" not in sentence.split() else -1
    held = {frame.body_id, frame.instrument_id}
    return at < 0 or any(m.start >= at and not held.isdisjoint((m.entity_id, state_of(m))) for m in earlier.mentions)


def last_sentence(earlier: Scene, word: str) -> str:
    """The last sentence of ``earlier`` that does not itself begin with the pronoun ``word``."""
    near = earlier.text[-_NEAR:]
    for start, end in reversed(split_sentences(near)):
        sentence = near[start:end]
        if sentence[: len(word) + 1].lower() != f"{word} ":
            return sentence
    return ""


def last_post(scene: Scene, persons: Persons, entities: Entities) -> str | None:
    """The post named or held by the person named last in ``scene``, objects of prepositions left out."""
    named = [(m.start, m.entity_id) for m in scene.of("body") if is_post(entities, m.entity_id)]
    for start, _, name in find_people(scene.text):
        post = persons.of(name)
        if post is not None:
            named.append((start, post))
    subjects = [(at, post) for at, post in named if not is_governed(scene.text, at)]
    return max(subjects, default=(0, None))[1]
