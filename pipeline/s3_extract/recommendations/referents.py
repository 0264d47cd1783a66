"""Whom a pronoun addresses: "I urge them to", "requests it to", "if France wants peace, it must".

In go a scene and where in it the pronoun stands, out come the ``Addressee`` records of those it was said of before.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.model import Addressee, Body, Mention
from pipeline.rules.registry import load_registry
from pipeline.s3_extract.actors import actors
from pipeline.s3_extract.attribution.governments import state_told
from pipeline.s3_extract.attribution.persons import is_post
from pipeline.s3_extract.attribution.subjects import sentence_subject
from pipeline.s3_extract.directives.clauses import Clause
from pipeline.s3_extract.directives.hit import Hit
from pipeline.s3_extract.directives.inside import find_modal
from pipeline.s3_extract.directives.usages import before, every, first, stands
from pipeline.s3_extract.discourse.frame import Frame
from pipeline.s3_extract.recommendations.coordination import spelling
from pipeline.s3_extract.recommendations.noun_phrases import actors_in, body_type
from pipeline.s3_extract.scene import Earlier, Entities, Scene, cut_scene
from pipeline.s3_extract.sentences import split_sentences
from pipeline.s3_extract.voices import voice

# How an organization is told again that the text is about, and of which kinds it is.
_SAME = frozenset({"organization", "organisation"})
_ORGANIZATIONS = frozenset({"fund_or_programme", "specialized_agency"})
# Nouns in the names of States that have an article for it ("the Central African Republic").
_COMMON = frozenset({"Republic", "Federation", "Kingdom", "Emirates"})
# In so many characters behind a name stands the first letter of a further word of it.
_NEXT = 2
# What stands before a post.
_THE = " the "
# What stands between two who are named as two.
_AND = (["and"], ["and", "the"])


def writer_or_reader(word: str, frame: Frame, entities: Entities) -> list[Addressee]:
    """ "The Council requested that I report", "we request you to": whoever writes, or to whom the letter is written."""
    told = frame.readers if word == "you" else (frame.author or "",)
    bodies = [entities.bodies[key] for key in told if key in entities.bodies]
    return [Addressee(body.name, body_type(entities, body.body_id), body.body_id) for body in bodies]


def object_of_clause(scene: Scene, clause: Clause, entities: Entities) -> list[Addressee]:
    """ "Commends the Council for its debate and requests it to": the body an operative paragraph of a resolution opens on."""
    opener = stands("opening_object", scene.text, 0)
    if opener is None or opener.mark >= clause.hit.start:
        return []
    found = actors_in(scene, opener.mark, clause.hit.start, entities, leading=True)[:1]
    # "Commends the parties for the Agreement, and requests it": several are no "it".
    return [] if found and found[0].name.split()[0].endswith("s") else found


def last_state(scene: Scene, clause: Clause) -> list[Addressee]:
    """ "Australia noted Thailand's commitment and encouraged it to": the State named last that does not speak itself."""
    named = scene.of("country", 0, clause.hit.start)
    if len(named) < 2:
        return []
    words = scene.text[named[-1].start : named[-1].end]
    return [Addressee(words, "state", None, named[-1].entity_id)]


def subject_noted(scene: Scene, hit: Hit, entities: Entities) -> list[Addressee]:
    """ "Notes that the State party has not ratified it, and recommends that it do so", "is concerned that UNICEF is late, and urges it
    to report": the actor that heads what was noted before, or whom the same subject reminds of it ("draws the attention of the State party
    to its guidelines and recommends that it close them"); not what is to be acted on ("that it be published")."""
    noted = [*every("reminded_of", scene.text, 0, hit.start)] or [*every("noted_of", scene.text, 0, hit.start)]
    if not noted or stands("it_undergoes", scene.text, hit.complement):
        return []
    found = actors_in(scene, noted[-1].mark, noted[-1].edge, entities)
    return found if len(found) == 1 else []


def subject_before(scene: Scene, clause: Clause, earlier: Earlier, entities: Entities) -> list[Addressee]:
    """ "The African Union has a role to play. I call upon it to act": the body or State that heads the sentence before one in
    the first person."""
    return (
        subject_of_sentence(earlier(), entities)
        if stands("first_person", scene.text, clause.subject_start, clause.hit.start)
        else []
    )


def subject_of_sentence(told: Scene, entities: Entities) -> list[Addressee]:
    """ "The African Union has a role to play. It should act": the body or State that heads the last sentence of ``told``."""
    sentences = split_sentences(told.text)
    if not sentences:
        return []
    start, end = sentences[-1]
    before_it = cut_scene(told.text, start, end, told.mentions)
    subject = sentence_subject(before_it, len(before_it.text))
    if subject is None:
        modal = find_modal(before_it.text, 0, len(before_it.text))
        return actors_in(before_it, 0, modal[0], entities)[:1] if modal else []
    if subject.entity_type == "country":
        return [Addressee(before_it.text[subject.start : subject.end], "state", None, subject.entity_id)]
    body = entities.bodies.get(subject.entity_id)
    return [Addressee(body.name, body_type(entities, body.body_id), body.body_id)] if body is not None else []


def subject_acting(told: Scene, end: int, entities: Entities, *, several: bool) -> list[Addressee]:
    """ "Member States have paid late. They must pay on time", "The Government has passed the law, and it must apply it": the actors that
    head ``told.text[:end]``, where they are ``several`` for "they" and one for "it"."""
    lead = stands("subject_lead", told.text, 0, end)
    start = lead.behind if lead else 0
    verb = first("subject_end", told.text, start, end)
    found = actors_in(told, start, verb.start if verb else end, entities, leading=True)
    plural = len(found) > 1 or any(each.body_id is None and is_plural(each.name) for each in found)
    return found if plural is several else []


def is_plural(name: str) -> bool:
    """Whether a name is that of several: its head, before what they are of, ends so."""
    words = name.split(" of ")[0].split(" to ")[0].split()
    return bool(words) and words[-1].endswith("s")


def those_before(scene: Scene, at: int, entities: Entities, here: Sequence[Addressee]) -> list[Addressee]:
    """ "calls on States to act and urges them": those who were told ``here``, in the same sentence, where they are several, else the
    actors in the plural named last before ``at``."""
    several = len(here) > 1 or any(
        not each.body_id and not each.country_code and "s " in f"{each.name} " for each in here
    )
    return list(here) if several else whom_it_met(scene, at, entities) or last_actors(scene, at, entities)


def last_actors(scene: Scene, at: int, entities: Entities) -> list[Addressee]:
    """ "I welcome the decision of the parties and urge them to", "the talks between Chad and the African Union, and urge them to": the
    actors in the plural named last before ``at``."""
    table, before_it = actors(), scene.text[:at]
    named = [(start, end) for start, end in table.heads_in(before_it) if before_it[end - 1] == "s"]
    # Of States and of individuals, the States are told.
    named = [(a, b) for a, b in named if table.types[before_it[a:b].lower()] != "individual"] or named
    pair = _last_pair(scene, at)
    if pair and not (named and named[-1][0] > pair[1].end):
        return actors_in(scene, pair[0].start, pair[1].end, entities)
    return [Addressee(_with_lead(scene.text, a, b), table.types[before_it[a:b].lower()]) for a, b in named[-1:]]


def _with_lead(text: str, start: int, end: int) -> str:
    """The name that ends in the head ``text[start:end]``, with the words that tell which are meant ("de facto authorities")."""
    lead = before("determined", text, start)
    return spelling(text[lead.mark : end]) if lead and lead.end <= start else text[start:end]


def _last_pair(scene: Scene, at: int) -> tuple[Mention, Mention] | None:
    """The bodies or States before ``at`` that are named last as two."""
    named = [m for m in scene.mentions if m.entity_type in {"body", "country"} and m.end <= at]
    pairs = [two for two in pairwise(named) if scene.text[two[0].end : two[1].start].split() in _AND]
    return pairs[-1] if pairs else None


def last_post(
    earlier: Earlier, scene: Scene, at: int, entities: Entities, here: Sequence[Addressee] = ()
) -> list[Addressee]:
    """ "Welcomes the report of the Secretary-General, and requests him to": the post named last before ``at``; first the one that is told
    ``here`` ("Requests the High Commissioner to continue, and requests her to report"). The office of a post is no person."""
    if here and voice("post").search(here[-1].name) and not voice("several_persons").match(here[-1].name):
        return [here[-1]]
    met = whom_it_met(scene, at, entities)
    if met is not None:
        return met[-1:]
    for mention in reversed([*earlier().of("body"), *scene.of("body", 0, at)]):
        body = entities.bodies.get(mention.entity_id)
        if body is None or voice("several_persons").match(body.name):
            continue
        if body.classification == "special_procedure" or is_post(entities, body.body_id):
            return [Addressee(body.name, body_type(entities, body.body_id), body.body_id)]
    return _post_alone(scene, at, entities)


def _post_alone(scene: Scene, at: int, entities: Entities) -> list[Addressee]:
    """ "Commends the Special Representative, and encourages her to": the last post by itself in the sentence before ``at``."""
    table, before_it = actors(), scene.text[:at]
    for start, end in reversed(table.heads_in(before_it, told=True)):
        words = before_it[start:end]
        if table.types[words.lower()] == "individual" and words[0].isupper() and voice("post").search(words):
            article = before_it.rfind(_THE, 0, start)
            return actors_in(scene, max(article, 0), end, entities, told=True)[-1:]
    return []


def whom_it_met(scene: Scene, at: int, entities: Entities) -> list[Addressee] | None:
    """ "My Special Envoy met with the Prime Minister and urged him": with whom somebody met before ``at``, whom he does not ask himself;
    None where the sentence tells of no such deed."""
    met = every("met_somebody", scene.text, 0, at)
    return actors_in(scene, met[-1].behind, at, entities, told=True) if met else None


def organization_meant(told: Addressee, scene: Scene, at: int, earlier: Earlier, entities: Entities) -> Addressee:
    """ "Welcomes the steps taken by UNICEF, and requests the organization to": the one fund, programme or agency named before
    ``at`` in the sentence, else the only one in what stands before it (E/2025/34 (Part II), JIU/REP/2025/1)."""
    if told.name not in _SAME or f"the {told.name}" not in scene.text.lower():
        return told
    for before_it in (scene.of("body", 0, at), earlier().of("body")):
        named = {m.entity_id: entities.bodies.get(m.entity_id) for m in before_it}
        meant = [body for body in named.values() if body is not None and body.classification in _ORGANIZATIONS]
        if meant:
            body = meant[0]
            return Addressee(body.name, body_type(entities, body.body_id), body.body_id) if len(meant) == 1 else told
    return told


def government_meant(
    told: Addressee, scene: Scene, at: int, earlier: Earlier, frame: Frame, speakers: Sequence[str]
) -> Addressee:
    """ "In Lebanon, ... I urge the Government to": with the State whose Government it is, where it is not one that speaks itself."""
    if told.actor_type != "state" or told.country_code:
        return told
    if voice("state_party").match(told.name) and frame.state is not None and frame.role == "own":
        # "The State party should", in concluding observations on the report of Chad; its name stays what it is called by there.
        state = load_registry().bodies.get(frame.state)
        return replace(told, country_code=state.country_code) if state is not None else told
    if not voice("government_alone").search(told.name):
        return told
    whose = state_told(scene, at, earlier, frame)
    state = load_registry().bodies.get(whose.bodies[0]) if whose is not None else None
    if state is None or state.body_id in speakers or state.country_code is None:
        return told
    common = not _COMMON.isdisjoint(state.name.split())
    article = "the " if common or any(_has_article(part, state) for part in (earlier(), scene)) else ""
    return Addressee(f"{told.name} of {article}{state.name}", told.actor_type, None, state.country_code)


def _has_article(scene: Scene, state: Body) -> bool:
    """Whether a text calls a State by its name with an article, "the Sudan", and not somebody by a longer one ("the Sudan Office",
    "the South Sudanese public")."""
    return any(
        scene.text[m.start : m.end] == state.name
        and scene.text.endswith("the ", 0, m.start)
        and not scene.text[m.end : m.end + _NEXT].lstrip()[:1].isupper()
        for m in scene.of("country")
    )


def subject_of_condition(scene: Scene, start: int, end: int, entities: Entities) -> list[Addressee]:
    """ "If France wants peace, it must act": the actors that head the clause before the pronoun."""
    condition = stands("condition", scene.text, start, end)
    return actors_in(scene, condition.behind, end, entities, leading=True) if condition else []
