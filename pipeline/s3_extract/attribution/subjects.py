"""The subject of a directive verb: the body, State or instrument named there.

Only what stands in the sentence is looked at. Persons known by a post are for ``officers``, speakers who are not named for
``crowds``, pronouns and frames for ``pronouns`` and ``speakers``.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.model import Body, Mention
from pipeline.s3_extract.attribution.crowds import somebody_heads
from pipeline.s3_extract.attribution.instruments import is_adopted
from pipeline.s3_extract.attribution.together import named_beside, named_together, without_brackets
from pipeline.s3_extract.directives.clauses import Clause, lacks_subject
from pipeline.s3_extract.scene import Earlier, Entities, Scene
from pipeline.s3_extract.voices import voice, voice_before, words

# "the United " before "Kingdom": no more than an article stands between a clause's beginning and its subject.
_ARTICLE_LENGTH = len("the United ")
_ARTICLES = ("", "the ", "my ")
# "the Conference of the Parties"; of fewer words ("the Committee") the body named last is meant.
_TELLING_WORDS = 3
# "In a joint statement, the ministers of Chad": somebody says something in an instrument that is named for the first time.
_FIRST_NAMED = (" a ", " an ")
# "That is why Chad has called for reform."
_WHY = ("why ", "Hence ", "why the ", "Hence the ")
# So many States of a list are looked at before one of them.
_LISTED = 8


def named_subject(scene: Scene, clause: Clause) -> Mention | None:
    """The body or instrument named as subject.

    It is the last before the verb that no preposition governs; a further verb of the sentence ("decided ..., and
    requested", "emphasized ..., underlined") takes the first, the subject of the sentence.
    """
    text, end = scene.text, clause.hit.start
    further = lacks_subject(text, clause.start, end)
    if voice("holds").match(text[clause.start : end]):
        return next((m for m in scene.of("instrument", 0, clause.start) if _begins(text, m) <= len("The ")), None)
    aside = voice("aside").match(text, clause.subject_start, end)
    until = aside.start("aside") if aside is not None else end
    candidates = _candidates(scene, clause, 0 if further else clause.start, until)
    if clause.hit.frame == "gerund":
        own = _last_clause(scene, end)
        if own is not None:
            return next((m for m in scene.of("body", *own) if text[own[0] : m.start].lower() in _ARTICLES), None)
        return sentence_subject(scene, end) or _of_that_clause(scene, end) or _adopted(scene, candidates)
    if further:
        candidates = _not_thanked(text, candidates)
    if further and clause.hit.past:
        candidates = _not_in_present(text, candidates)
    candidates = [m for m in candidates if not _is_spoken_in(scene, m)]
    relative = voice_before("relative").search(text, end)
    if relative:
        return _before_relative(scene, clause, relative.start())
    if voice_before("coordinated").search(text, end):
        first = next((m for m in candidates if _is_free(scene, m)), None)
        return None if first is not None and _stands_behind_another(text, first) else first
    free = _free_of(scene, candidates, clause)
    free = [
        m
        for m in free
        if m.entity_type != "instrument" or not (_is_object(scene, m, further) or _describes(scene, m, end))
    ]
    if clause.hit.of_things:
        # A situation calls for action, too: only a body right at the subject's place speaks.
        free = [m for m in free if _is_in_place(scene, clause, m)]
    if not free and voice_before("serial").search(text, end):
        heads = scene.of("body", 0, until)
        if clause.hit.past:
            heads = _not_in_present(text, heads)
        return next((m for m in heads if _is_free(scene, m)), None)
    return free[-1] if free else None


def _candidates(scene: Scene, clause: Clause, start: int, until: int) -> list[Mention]:
    """The bodies, instruments and States in ``text[start:until]`` that may be the subject of a clause."""
    text, end = scene.text, clause.hit.start
    return [
        m
        for m in scene.mentions
        if m.end <= until
        and m.start >= start
        and (m.entity_type in {"body", "instrument"} or _state_speaks(scene, m))
        and text[m.start - 1 : m.start] != "("
        and not _stands_aside(text, m, clause)
        and not _owns(text, m, end)
    ]


def _is_spoken_in(scene: Scene, name: Mention) -> bool:
    """Whether an instrument is what is adopted, one of several, or the paper in which somebody else speaks."""
    text = scene.text
    if name.entity_type != "instrument":
        return False
    if is_adopted(text, name.start) or _is_one_of(scene, name):
        return True
    first = text.endswith(_FIRST_NAMED, 0, name.start)
    return first and voice_before("in_a").search(text, name.start) is not None


def _is_in_place(scene: Scene, clause: Clause, name: Mention) -> bool:
    """Whether nothing but an article stands between the head of a clause and a name, or words that lead to a speaker."""
    text = scene.text
    return (
        _begins(text, _first_of(scene, name)) - _clause_head(text, clause, name) < _ARTICLE_LENGTH
        or any(voice_before(usage).search(text, name.start) for usage in ("in_which", "that_the"))
        or text.endswith(_WHY, 0, _begins(text, _first_of(scene, name)))
        or named_beside(scene, name) is not None
    )


def _last_clause(scene: Scene, end: int) -> tuple[int, int] | None:
    """Where the subject of a further clause before ``end`` stands: "UNAMA met and the Union wrote to the party, requesting"."""
    text = scene.text
    for further in reversed(list(voice("clause_of_its_own").finditer(text, 0, end))):
        at = further.start("joins")
        in_name = any(m.start < at < m.end for m in scene.near(at, at + 1))
        if not in_name and voice("did_before").search(text, 0, at):
            return further.span("who")
    return None


def _stands_behind_another(text: str, name: Mention) -> bool:
    """Whether somebody whose name the text does not tell heads the part of the sentence in which a name stands: "The Committee
    informed the Secretariat and requested"."""
    before = text[: name.start]
    if (
        name.entity_type != "body"
        or voice_before("clause_head").search(before, len(before))
        or any(voice_before(usage).search(text, name.start) for usage in ("that_the", "meeting_of"))
    ):
        return False
    return somebody_heads(before.rpartition(", ")[2])


def _not_thanked(text: str, names: list[Mention]) -> list[Mention]:
    """The names without those to whom the sentence does something: who is commended in "He commended the National Peace
    Council and encouraged steps" does not encourage, neither does what begins with his name ("the Committee's Framework"), nor who is
    named last of what somebody speaks of ("highlighted the role of coordinators and the Platform")."""
    thanked = [
        m for m in names if any(voice_before(usage).search(text, m.start) for usage in ("thanked", "last_of_object"))
    ]
    return [m for m in names if m not in thanked and all(not t.end <= m.start <= t.end + 1 for t in thanked)]


def _not_in_present(text: str, names: Sequence[Mention]) -> list[Mention]:
    """The names without the one that says in the present what another did in the past, if another is named: "The Advisory
    Committee recalls that the General Assembly emphasized a need, and requested"."""
    others = [
        m
        for m in names
        if (verb := voice("in_present").match(text, m.end)) is None
        or not text.startswith(" that", verb.end())
        or not voice_before("clause_head").search(text, m.start)
    ]
    return others or list(names)


def _before_relative(scene: Scene, clause: Clause, end: int) -> Mention | None:
    """Who is named right before the relative clause that begins at ``end``: "the Board (A/79/5), which recommended"."""
    near = [
        m
        for m in scene.mentions
        if m.end <= end
        and (m.entity_type == "body" or (m.entity_type == "instrument" and clause.hit.frame == "active"))
        and voice("its_decisions").fullmatch(without_brackets(scene.text[m.end : end]))
    ]
    return near[-1] if near else None


def _is_object(scene: Scene, instrument: Mention, further: bool) -> bool:
    """Whether an instrument is the object of another verb, before a ``further`` one or one of a subject named before it: "Chad
    supports the Agreement and demands that it be respected"."""
    heads = voice_before("clause_head").search(scene.text, _begins(scene.text, instrument))
    return heads is None and (further or sentence_subject(scene, instrument.start) is not None)


def _describes(scene: Scene, instrument: Mention, verb: int) -> bool:
    """Whether an instrument stands between commas in what somebody is ("Ms. Diaz, Special Envoy on Financing the 2030 Agenda, invited")."""
    text = scene.text
    if not text[instrument.end : verb].startswith(",") or voice_before("clause_head").search(text, instrument.start):
        return False
    opens = text.rfind(", ", 0, instrument.start)
    return opens >= 0 and text[opens + 2 : opens + 3].isupper() and voice("person").search(text, 0, opens) is not None


def _stands_aside(text: str, mention: Mention, clause: Clause) -> bool:
    """Whether a name stands before the subject, of which the verb has one in capitals of its own ("At the fifth CICA Summit,
    President Diaz called"), or is that of an organization whose envoy is the subject."""
    subject = text[clause.subject_start : clause.hit.start].split()
    if mention.end <= clause.subject_start and any(word[:1].isupper() for word in subject[:1]):
        return True
    return mention.entity_type == "body" and voice("sent").match(text, mention.end) is not None


def _owns(text: str, mention: Mention, verb: int) -> bool:
    """Whether the subject of the verb at ``text[verb]`` is only a body's, or bears its name ("the Fund's work", "the Fund Survey
    2024"), or is of a State and does not speak for it ("Chad's opposition"); a report and an officer of it do."""
    if mention.entity_type == "country":
        return voice("not_the_state").match(text, mention.end) is not None
    if mention.entity_type != "body" or voice("its_thing").match(text, mention.end) is None:
        return False
    return voice("speaks_for_owner").fullmatch(text, mention.end, verb) is None


def is_another(scene: Scene, subject: Mention, entities: Entities, earlier: Earlier) -> bool:
    """Whether a short form may stand for another body than the one found: its name goes on ("the Group of Friends in Defense
    of the Charter"), or the report names several bodies whose names begin with it ("the Conference of the Parties")."""
    if subject.rule_id != "body.short_form":
        return False
    if voice("name_goes_on").match(scene.text, subject.end):
        return True
    name = scene.text[subject.start : subject.end] + " "
    if len(name.split()) < _TELLING_WORDS:
        return False
    before = earlier().text + scene.text[: subject.start]
    told = {body.body_id for body in entities.bodies.values() if _of_treaty_in(before, body, name)}
    if told == {subject.entity_id}:
        # "under the Framework Convention on Climate Change ... the Conference of the Parties": of the treaty named before.
        return False
    return sum(body.name.startswith(name) for body in entities.bodies.values()) > 1


def subject_of_relative(scene: Scene, clause: Clause) -> Mention | None:
    """The body that is the subject of the relative clause of which a further verb is: "I refer to the resolution by which the
    Council extended the mandate and requested me to"."""
    if not lacks_subject(scene.text, clause.start, clause.hit.start):
        return None
    for mention in reversed(scene.of("body", 0, clause.hit.start)):
        relative = voice_before("in_which").search(scene.text, mention.start)
        if relative is not None:
            # "the way in which the Fund supports members" is what somebody speaks of.
            return mention if scene.text[: relative.start()].rstrip().endswith(",") else None
    return None


def sentence_subject(scene: Scene, end: int) -> Mention | None:
    """The body or State that heads a sentence or a clause of it before ``end``, the first one: "UNSMIL issued a statement in
    which it", "While the Committee took note of this, it", "The Fund briefed the members of the Council, urging".

    What it owns is another's ("UNEP's work"), and so is what its name is a part of ("the UNEP management").
    """
    for mention in scene.mentions:
        if mention.end > end:
            break
        if mention.entity_type not in ("body", "country") or not voice_before("clause_head").search(
            scene.text, mention.start
        ):
            continue
        if mention.entity_type == "country" and voice_before("place_before").search(scene.text, mention.start):
            continue
        first = named_together(scene, mention)[0]
        if first is not mention and is_governed(scene.text, first.start):
            # "talks advanced, with the Special Coordinator, FAO and ECOWAS leading a mission"
            continue
        return mention if voice("head_gap").match(scene.text, mention.end) else None
    return None


def _of_that_clause(scene: Scene, end: int) -> Mention | None:
    """The body that heads the last clause with "that" before ``end``: "to suggest that the Office is at fault by demanding"."""
    for mention in reversed(scene.of("body", 0, end)):
        if voice_before("that_the").search(scene.text, mention.start) is not None:
            return mention if voice("head_gap").match(scene.text, mention.end) else None
    return None


def _adopted(scene: Scene, candidates: list[Mention]) -> Mention | None:
    """The instrument that somebody adopted or sponsored, or the body in its name, which then says it ("co-sponsored the OIC
    resolution, calling for")."""
    last = candidates[-1] if candidates else None
    if last is None or not is_adopted(scene.text, last.start):
        return None
    return last if any(m.start <= last.start and last.end <= m.end for m in scene.of("instrument")) else None


def _is_one_of(scene: Scene, instrument: Mention) -> bool:
    """Whether an instrument is a further one of a list ("in its resolutions 2722 (2024), 2739 (2024) and 2768 (2025), requested
    me"), where no article makes it a subject of its own ("In the Pact, the 2030 Agenda is said to call for")."""
    before = scene.of("instrument", 0, instrument.start)
    if not before or scene.text.endswith("the ", 0, instrument.start):
        return False
    return voice("listed").fullmatch(scene.text, before[-1].end, instrument.start) is not None


def _clause_head(text: str, clause: Clause, mention: Mention) -> int:
    """Where a subject can begin: at the clause, or behind the last comma before a post ("At the celebrations in May, the
    Special Representative")."""
    if mention.entity_type != "body" or not voice("post").search(text, mention.start, mention.end):
        return clause.subject_start
    comma = text.rfind(", ", clause.subject_start, mention.start)
    return clause.subject_start if comma < 0 else comma + len(", ")


def _begins(text: str, mention: Mention) -> int:
    """Where a subject begins: at the part of an instrument that it names ("Target 6 of the Framework"), else at its name."""
    part = voice_before("part_of").search(text, mention.start)
    return part.start() if part is not None else mention.start


def members(scene: Scene, end: int) -> Mention | None:
    """The body all of whose members are the last named before ``end``: "The members of the Security Council", "the SADC Heads of
    State and Government agreed"."""
    text = scene.text
    if "ember" not in text and "Heads of" not in text:
        return None
    if (own := voice_before("its_members_say").search(text, end)) is not None:
        head = sentence_subject(scene, own.start())
        return head if head is not None and head.entity_type == "body" else None
    for mention in reversed(scene.of("body", 0, end)):
        if voice_before("members_of").search(text, mention.start):
            return mention
        if mention.entity_id in words("as_one") and voice_before("members_alone").search(text, mention.start):
            return mention
        if voice("its_members").match(text, mention.end) and voice_before("clause_head").search(text, mention.start):
            return mention
    return None


def _of_treaty_in(text: str, body: Body, name: str) -> bool:
    """Whether a body whose name begins with ``name`` is that of a treaty which ``text`` names."""
    treaty = body.name.partition(" to the ")[2]
    return bool(treaty) and body.name.startswith(name) and treaty in text


def _state_speaks(scene: Scene, mention: Mention) -> bool:
    """Whether a country stands where a speaker stands: at the head of a clause, or as "the delegation of Mexico"; of a list
    of States none does where the first does not ("in regions such as Chad, Mali and Niger")."""
    if mention.entity_type != "country" or not voice_before("state_subject").search(scene.text, mention.start):
        return False
    states = [m for m in scene.mentions if m.entity_type == "country" and m.end < mention.start]
    listed = bool(states) and voice("listed").fullmatch(scene.text, states[-1].end, mention.start) is not None
    return not listed or _state_speaks(scene, states[-1])


def spoken_for(scene: Scene, state: Mention, end: int) -> str | None:
    """The body on whose behalf a State speaks: "The representative of Cuba, on behalf of the Group of 77, urged"."""
    for mention in scene.of("body", 0, state.start):
        if voice("opens_on_behalf").fullmatch(scene.text, 0, mention.start):
            # "Speaking on behalf of the Group of 77, the representative of Chad urged".
            return mention.entity_id
    for mention in scene.of("body", state.end, end):
        if voice("behind_speaker").match(scene.text[state.end : mention.start]):
            return mention.entity_id
    return None


def is_governed(text: str, at: int) -> bool:
    """Whether a preposition stands before ``text[at]``."""
    return voice_before("governed").search(text, at) is not None


def _is_free(scene: Scene, mention: Mention) -> bool:
    """Whether no preposition governs the mention."""
    text, at = scene.text, mention.start
    first = named_together(scene, mention)[0]
    if first is not mention:
        # "the Board of UNDP, UNFPA and UNOPS"
        return _is_free(scene, first)
    if mention.entity_type == "country" or not is_governed(text, at) or voice_before("in_which").search(text, at):
        return True
    if mention.entity_type == "body" and (
        voice_before("meeting_of").search(text, at) or voice_before("paper_of").search(text, at)
    ):
        return True
    if mention.entity_type == "instrument" and voice_before("part_of").search(text, at):
        return True
    return voice_before("and_the").search(text, at) is not None


def _free_of(scene: Scene, candidates: list[Mention], clause: Clause) -> list[Mention]:
    """Those of some names that no preposition governs, alone or in a list ("the Presidents of the Boards of A, B and C")."""
    governed = [m for m in candidates if not _is_free(scene, m)]
    listed = [each for m in governed for each in named_together(scene, m)]
    return [m for m in candidates if m not in governed and m not in listed and not _is_parted(scene, m, clause)]


def states_together(scene: Scene, mention: Mention) -> list[Mention]:
    """The States of one subject whose last is ``mention``, in order ("The Russian Federation and the Republic of Belarus")."""
    listed = [mention]
    for state in reversed(scene.of("country", 0, mention.start)[-_LISTED:]):
        if not voice("also_of").fullmatch(scene.text, state.end, listed[0].start):
            break
        listed.insert(0, state)
    return listed if _state_speaks(scene, listed[0]) else [mention]


def _first_of(scene: Scene, mention: Mention) -> Mention:
    """The first State of the list that ends with ``mention``; a list of bodies is found from its first."""
    return states_together(scene, mention)[0] if mention.entity_type == "country" else mention


def _is_parted(scene: Scene, mention: Mention, clause: Clause) -> bool:
    """Whether a relative clause stands between a body and the verb ("the Commission, which the Council urged")."""
    between = without_brackets(scene.text[mention.end : clause.hit.start])
    return mention.entity_type == "body" and voice("parted").search(between) is not None
