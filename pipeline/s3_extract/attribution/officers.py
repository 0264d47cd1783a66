"""Who speaks for a body or State by the post he holds: "The Chair of the Board of Auditors", "the Minister of Power of Chad".

Only what stands in the sentence is looked at, as in ``subjects``.
"""

from __future__ import annotations

from pipeline.model import Mention
from pipeline.s3_extract.attribution.crowds import is_crowd
from pipeline.s3_extract.attribution.together import without_brackets
from pipeline.s3_extract.directives.clauses import Clause, skip_adverbials
from pipeline.s3_extract.places.states import actor_of
from pipeline.s3_extract.scene import Scene
from pipeline.s3_extract.voices import voice, voice_before, words

# "Deputy Executive Director"
_POST_WORDS = 3
# They stand within so many code points.
_POST_REACH = 100
# What stands before the house of a person: "Ms. Diaz of the World Bank", "Ms. Diaz (Chad)".
_WHOSE = ("(", " of ", " of the ", " from ", " from the ")
_INDEFINITE = ("a ", "an ")
# "Representatives of"
_PLURAL_POST = 2
_STRIPPED = "“”\"'’(),;: "


def represented(scene: Scene, end: int) -> Mention | None:
    """The body for which the person speaks whom a sentence names first by a post: "The Chair of the Board of Auditors",
    "The UNFPA Executive Director".

    Nothing but the post and what it is for stands before the body, or the post behind it; what opens the sentence ("In
    conclusion, the Chair of") does not count. "Speaking on behalf of" names another.
    """
    named = [m for m in scene.mentions if m.start <= end and m.entity_type in ("body", "country")]
    text = scene.text
    if not named:
        return None
    of_it = text.endswith(_WHOSE, 0, named[0].start) and voice("titled").search(text, 0, named[0].start) is not None
    if not of_it and not _names_post(text, named):
        return None
    line = voice("speaker_line").match(text) if "):" in text else None
    opens = skip_adverbials(text, line.end() + 1 if line is not None else 0, end)
    if of_it and _is_of(scene, named[0], opens):
        return None if speaks_for_others(scene, named[0], len(text)) else named[0]
    if of_it and not _names_post(text, named):
        return None
    named_first = voice("name_first").match(text, opens)
    opens = named_first.end() if named_first is not None else opens
    found: Mention | None = None
    for mention in named:
        if mention.start < opens:
            if voice_before("on_behalf_of").search(text, mention.start):
                return None
            continue
        if found is None:
            if not _speaks_for(text, opens, mention, named=named_first is not None):
                return None
            found = mention
        elif any(voice_before(usage).search(text, mention.start) for usage in ("on_behalf_of", "as_officer_of")):
            # "The Ambassador of Chad, as Chair of the Commission"
            return mention
    return None if found is not None and speaks_for_others(scene, found, len(text)) else found


def _speaks_for(text: str, opens: int, house: Mention, *, named: bool) -> bool:
    """Whether the sentence that begins at ``text[opens]`` opens with a post of ``house``, or with ``house`` and the post behind it; ``named``:
    the name of the person stands before."""
    before = without_brackets(text[opens : house.start]).split()
    is_body = house.entity_type == "body"
    if is_body and before in ([], ["The"], ["the"]) and _holds_post(text[house.end : house.end + _POST_REACH]):
        return True
    last = [word.strip(_STRIPPED).lower() for word in before]
    while last and last[-1] == "the":
        last.pop()
    # "The delegate from Chad" is of Chad, the Chair who "met representatives from Chad" is not.
    if voice("post_acts").search(" ".join(before[: max(0, len(last) - 1)])):
        return False
    if is_body and last and last[-1] in words("post") and before[-1].endswith(","):
        # "The Executive Director, UNFPA, said"
        return True
    if not last or last[-1] not in words("governs") or not words("post") & set(last):
        return False
    if not is_body and _is_not_of_state(last):
        return False
    if words("organs") & set(last):
        # "The Presidents of the Executive Boards of UNDP, UNICEF and UN-Women" speak for none of these.
        return False
    if named and last[0] not in words("several"):
        # "Ana Diaz, Director of the Office", "Ana Diaz, Permanent Representative of Chad"
        last.insert(0, "the")
    return _is_one_of_them(last)


def _is_one_of_them(post: list[str]) -> bool:
    """Whether the words up to the preposition behind a post are those of whoever holds it, or of all who do: "the chair of"."""
    # "Representatives of the Fund and the Programme called on donors".
    plural = len(post) == _PLURAL_POST and post[0].endswith("s") and post[0] in words("post")
    if (post[0] not in words("several") and not plural) or (post[0] != "the" and set(post) & words("single")):
        # "A member of the Committee" speaks for nobody.
        return False
    if post[-3:-2] in (["a"], ["an"]) and post[-2] in words("single"):
        # "The Chair, speaking as a member of the Committee,"
        return False
    # "One of the panellists, a professor at the University of Chad,"
    return post[:2] != ["one", "of"]


def _is_of(scene: Scene, house: Mention, opens: int) -> bool:
    """Whether a sentence opens with a person by name and the body or State that stands behind it as whose he is: "Ms. Diaz of the World
    Bank urged", "Mr. Diaz, of the Institute, said", "Ms. Diaz (Chad) called"."""
    person = voice("person_of").fullmatch(scene.text, opens, house.start)
    return person is not None and (house.entity_type == "body" or person["bracket"] is not None)


def _is_not_of_state(post: list[str]) -> bool:
    """Whether the words before a State say that somebody is sent there or only comes from it ("the Ambassador to Chad", "a civil
    society representative from Chad"); an observer is for his State, and "the expert from Chad" is its expert."""
    if post[-1:] == ["from"]:
        return not set(post[:-2]) <= {"the", "a", "an"}
    return post[-1:] != [] and post[-1] in words("sent_to") and "observer" not in post


def speaks_for_others(scene: Scene, state: Mention, end: int) -> bool:
    """Whether a State speaks before ``scene.text[end]`` on behalf of several that are no body and whom the text does not name one by one:
    "The representative of Fiji, speaking on behalf of the Pacific small island developing States, urged" is not Fiji alone."""
    behalf = voice("on_behalf_of_others").match(scene.text, state.end) if state.entity_type == "country" else None
    if behalf is None or behalf.end() > end:
        return False
    return not any(state.end < m.start < behalf.end() and m.entity_type in ("body", "country") for m in scene.mentions)


def with_others(scene: Scene, person: Mention) -> tuple[str, ...]:
    """The bodies or States for which those speak whom a subject names by a post, from the first on: "The Presidents of Chad and
    Mali", "The joint mission of the Union and the Organization", "The representative of Chad, also on behalf of Mali"."""
    listed = [person]
    for other in scene.of(person.entity_type, person.end):
        between = scene.text[listed[-1].end : other.start]
        behalf = person.entity_type == "country" and voice("behalf_of_states").fullmatch(between) is not None
        if not behalf and not voice("also_of").fullmatch(between):
            break
        listed.append(other)
    return tuple(dict.fromkeys(actor_of(each) for each in listed))


def one_for(scene: Scene, end: int) -> Mention | None:
    """The body in whose name somebody takes the floor who is not named: "Another, speaking on behalf of the Group, urged"."""
    if "on behalf of" not in scene.text:
        return None
    near = reversed(scene.of("body", 0, end))
    return next((m for m in near if voice_before("one_on_behalf").search(scene.text, m.start)), None)


def _names_post(text: str, named: list[Mention]) -> bool:
    """Whether a post can stand before the last of ``named`` or right behind one of them. Most sentences that name a body name
    none, and need not be read into words."""
    opening = text[: named[-1].start].lower()
    return any(map(opening.__contains__, words("post"))) or any(
        _holds_post(text[m.end : m.end + _POST_REACH]) for m in named
    )


def officer(scene: Scene, clause: Clause) -> Mention | None:
    """The body or State for which the person speaks who is the subject of a verb by a post, wherever in the sentence:
    "Responding to delegations, the Minister of Power of Chad", "Ms. Diaz, as Chair of the Board", "the Coordinator of the
    Mechanism, Ana Diaz"."""
    return _holder(scene, clause.start, clause.hit.start)


def who_was_named(scene: Scene, clause: Clause) -> Mention | None:
    """The same where the subject is a relative pronoun: "moderated by the Ambassador of Chad, Ana Diaz, who urged"."""
    relative = voice_before("who").search(scene.text, clause.hit.start)
    return _holder(scene, 0, relative.start("who")) if relative is not None else None


def _holder(scene: Scene, start: int, end: int) -> Mention | None:
    """The body or State of the post whose holder is named last in ``scene.text[start:end]``."""
    text = scene.text
    for mention in reversed(scene.mentions):
        if mention.end > end or mention.entity_type not in ("body", "country"):
            continue
        accredited = voice_before("accredited").search(text, mention.start)
        if accredited is not None and voice("officer_gap").match(text[mention.end : end]):
            # "The Permanent Representative of Chad to the United Nations said": for Chad.
            end = accredited.start()
            continue
        if mention.start < start or not voice("officer_gap").match(text[mention.end : end]):
            return None
        whose, _, phrase = text[start : mention.start].rpartition(", ")
        if phrase.startswith(_INDEFINITE) and (is_crowd(whose) or whose.lower().startswith("one of ")):
            # "One of the panellists, a director at the Bank, urged"
            return None
        phrase = phrase.rpartition(" that ")[2].rpartition(" by ")[2]
        # "Mr. Diaz, in his capacity as President of the Council,"
        phrase = phrase.rpartition(" as ")[2]
        named = [word.strip(_STRIPPED).lower() for word in phrase.split()]
        while named and named[-1] == "the":
            named.pop()
        if mention.entity_type == "country" and _is_not_of_state(named):
            return None
        if named and named[-1] in words("governs") and words("post") & set(named):
            alone = named[0] != "the" and not words("single").isdisjoint(named)
            return mention if named[0] in words("several") | words("post") | {"as"} and not alone else None
        return None
    return None


def _holds_post(behind: str) -> bool:
    """Whether the words right behind a body are the post of one of its officers ("Deputy Executive Director said"); whom it
    sends speaks for himself."""
    if voice("sent").match(behind):
        return False
    for word in behind.split(None, _POST_WORDS)[:_POST_WORDS]:
        if not word[:1].isupper():
            return False
        if word.rstrip(",").lower() in words("post"):
            return True
    return False
