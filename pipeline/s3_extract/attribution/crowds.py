"""Speakers who are not named: "several delegations", "participants from Africa", "the speaker" who was named before.

Only words are looked at. Who speaks by name is for ``subjects``.
"""

from __future__ import annotations

from typing import Literal

from pipeline.model import Mention
from pipeline.s3_extract.actors import actors
from pipeline.s3_extract.directives.clauses import Clause
from pipeline.s3_extract.scene import Scene
from pipeline.s3_extract.voices import voice_before, words

# "In addition, several of the", "with speakers from": who heads a part of a sentence stands in its first words.
_HEAD_WORDS = 9
_STRIPPED = "“”\"'’(),;: "


def is_crowd_before(scene: Scene, subject: Mention) -> bool:
    """Whether speakers who are not named stand before ``subject``, which is then what they speak of: "Several delegations
    welcomed the engagement of the Fund and encouraged"."""
    return is_crowd(scene.text[: subject.start])


def is_crowd(phrase: str) -> bool:
    """Whether a phrase names speakers who are not named ("Several delegations")."""
    return _unnamed(phrase) == "crowd"


def is_view(phrase: str) -> bool:
    """Whether a phrase behind "according to" or "in the view of" opens with a crowd or a view of nobody: "some delegations, the
    topic", "another view, the topic"."""
    who = phrase.partition(",")[0]
    return is_crowd(who) or who.split()[-1:] in (["view"], ["opinion"])


def all_gathered(phrase: str) -> str | None:
    """The word for all who took part in a meeting that a subject is, the nearest to its verb: "speakers" of "In the conversation,
    speakers", none of "Some speakers"."""
    for part in reversed(phrase.split(", ")):
        head = next((w for w in part.split() if w.strip(_STRIPPED).lower() not in words("leads") | words("whole")), "")
        if head.strip(_STRIPPED).lower() in words("gathered"):
            return head.strip(_STRIPPED).lower()
        if is_crowd(part):
            return None
    return None


def somebody_heads(before: str) -> bool:
    """Whether somebody who can speak heads a part of the sentence before a verb without a subject beside it: "Member States
    noted the progress, stressing", "with leaders of the region demanding". A fact that a lesson is drawn from is nobody."""
    for part in before.split(", "):
        head: list[str] = []
        for word in part.split()[:_HEAD_WORDS]:
            bare = word.strip(_STRIPPED).lower()
            if not head and bare in words("part_leads"):
                continue
            if bare in words("governs"):
                break
            head.append(bare)
        phrase = " ".join(head)
        if actors().speak(phrase) or is_crowd(phrase) or words("pronouns") & set(head):
            return True
    return False


def is_bare_name(subject: str) -> bool:
    """Whether nothing but a name with capitals inside it, as organizations have, and adverbs are a subject: "Finally, WaterAid",
    "CropLife also", "JS2 and CoE-ACFC" (summaries of stakeholders' submissions); a name with a figure of its own is a thing's
    ("COVID-19")."""
    first, *adverbs = subject.rpartition(", ")[2].split() or [""]
    if adverbs[:1] == ["and"]:
        return _has_capitals_inside(first) and is_bare_name(" ".join(adverbs[1:]))
    return _has_capitals_inside(first) and all(word == "also" or word.endswith("ly") for word in adverbs)


def _has_capitals_inside(name: str) -> bool:
    parts = name.replace("/", "-").split("-")
    lettered = name[:1].isupper() and all(part.isalnum() and part[0].isalpha() for part in parts)
    return lettered and any(letter.isupper() for letter in name[1:])


def head_of(phrase: str) -> str:
    """The words of a phrase up to the first preposition: "The growing complexity" of "The growing complexity of the needs of
    countries"."""
    head: list[str] = []
    for word in phrase.split():
        if head and word.strip(_STRIPPED).lower() in words("governs"):
            break
        head.append(word)
    return " ".join(head)


def opens_relative(subject: str) -> bool:
    """Whether the words before a verb end in a relative pronoun: what a thing says that is described ("a paper, which")."""
    return subject.split()[-1].strip(_STRIPPED).lower() in words("parts")


def unnamed_subject(scene: Scene, clause: Clause) -> Literal["crowd", "person"] | None:
    """Whether the subject are speakers who are not named ("some participants from Africa"), or one who was named before
    ("the speaker", "the Chair also"); what is of somebody ("the Chair of the Board", "members of the Council") is not."""
    phrase = scene.text[clause.subject_start : clause.hit.start]
    # "Calling for urgent action, the speaker": behind a phrase that says how.
    behind = phrase.rpartition(", ")[2]
    return (_unnamed(behind) if behind != phrase else None) or _unnamed(phrase)


def unnamed_in(phrase: str) -> set[Literal["crowd", "person"] | None]:
    """The same of the words before a verb, and of those behind the last comma of them."""
    return {_unnamed(phrase), _unnamed(phrase.rpartition(", ")[2])}


def unnamed_head(before: str) -> Literal["crowd", "person"] | None:
    """Which speakers who are not named head the part of a sentence that stands nearest before a gerund: "The speaker noted the
    role of business, advocating", "a snapshot in which speakers from Africa met, calling for", "with speakers stressing"."""
    for part in reversed(before.split(", ")):
        words_of_part = part.split()
        while words_of_part and words_of_part[0].lower() in words("part_leads"):
            words_of_part.pop(0)
        kind = _unnamed(" ".join(words_of_part), words("parts"))
        if kind is not None:
            return kind
    return None


def _is_alone(phrase: str) -> bool:
    """Whether a word for some of the speakers is all of a subject, adverbs aside: "Another stressed", "Several also noted"."""
    first, *behind = phrase.split() or [""]
    return first.lower() in words("alone") and all(word == "also" or word.endswith("ly") for word in behind)


def _unnamed(phrase: str, barred: frozenset[str] | None = None) -> Literal["crowd", "person"] | None:
    """``barred`` are the words that may not stand behind one who was named before, where they are not told by the phrase."""
    head: str | None = None
    first = last = before = ""
    if _is_alone(phrase):
        return "crowd"
    for word in phrase.split():
        bare = word.strip(_STRIPPED).lower()
        if not first and bare in words("leads"):
            continue
        # "The OIC group" is the body's.
        of_name = before[:1].isupper() and last != "" and last != first and bare in words("quantity")
        before, first = word, first or bare
        if bare in words("quantity") and last in words("council_words"):
            # "the working group"
            return None
        if head is None and (
            bare in words("crowd")
            or bare in words("person")
            or (bare in words("one") and word[:1].islower() and not of_name)
        ):
            head = last = bare
            continue
        if bare == "of" and (last in words("quantity") or (last == first and last in words("alone"))):
            # "some of its members"
            head = None
            continue
        if bare == "and" and head is not None:
            break
        if bare in words("quantity") and last and not (last in words("several") or last in words("regional")):
            # "the high-level group"
            return None
        last = bare
        if bare in words("governs") and (head is None or bare not in words("within")):
            return None
        if head is not None:
            break
    if head in words("person") and first == "the" and head not in words("crowd"):
        return "person" if _is_subject(phrase, head, barred) else None
    if head in words("crowd") or (head in words("one") and first in words("several")):
        return "crowd"
    if head in words("person") and first in words("several") - {"the"}:
        return "crowd"
    return None


def _is_subject(phrase: str, head: str, barred: frozenset[str] | None = None) -> bool:
    """Whether nothing but small words and adverbs stands behind the last ``head`` of a phrase; where a further verb
    follows ("The representative criticized the measures and"), nothing that another could be the subject of."""
    rest = phrase.lower().rpartition(head)[2].split()
    if barred is None:
        barred = words("parts") if voice_before("coordinated").search(phrase, len(phrase)) else words("governs")
    return not any(word.strip(_STRIPPED) in barred for word in rest)
