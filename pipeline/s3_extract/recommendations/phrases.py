"""Modals and fixed phrases: "should", "it is imperative that", "there is a need to", "were to be", "actions to be taken".

In goes the text of a sentence, out come hits. Remarks on how to read the text, questions, conditions, predictions and
plans carry the same words and are turned away here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Set

from pipeline.s3_extract.recommendations.before import before
from pipeline.s3_extract.recommendations.hit import Frame, Hit
from pipeline.s3_extract.recommendations.lexicon import actors, directives

# "The actions to be taken by the General Assembly are set out in section VI": a pointer, no action.
_POINTER = re.compile(
    r"\s*(?:also )?(?:set out|indicated|contained|described|listed|outlined|summarized|provided|presented|in (?:section|annex|chapter))\b"
)
# "Pursuant to General Assembly resolution 75/290 A, subsidiary bodies shall ...": what follows is the resolution's.
UNDER_RESOLUTION = re.compile(
    r"(?:Pursuant to|In accordance with|Under|By|In line with|As (?:requested|decided|mandated) in) [^,;.]{0,60}\b(?:resolution|decision)s?\b[^,;]{1,60},"
)
# The ruling of a resolution printed in full: "Decides that all States shall prevent".
_RULING = re.compile(r"(?:Also decides|Further decides|Decides (?:also |further )?)\s?that\b")
_NEAR = 120
_FUTURE = re.compile(r"\b(?:will|would)\s+(?:also |still |therefore |first |then )?$")
_NO_SUBJECT = before(r"\b(?:to|no|not|a|the|any)\s+$", "to no not a the any", reach=16)
_QUESTION = re.compile(r"\b(?:whose|which|what|how|whether)\s+(?:[^\s,]+\s+){0,4}$")
_EXPECTED = re.compile(
    r"\b(?:intended|hoped|expected|anticipated|envisaged|planned|foreseen|fear|feared) that\b[^.;]*$"
)
_CONDITION = re.compile(r"\s+(?:(?:the|an?|any|this|these|it|they|such)\b|[A-Z])")
_THING = re.compile(r"\b(?:[Tt]h(?:is|ese|at|ose)|[Ii]t|[Ww]hich)(?: \w+){0,3} $")
_LIST_LEAD = re.compile(
    r"(?:\s+(?:also |therefore |further |seek to |consider |be (?:encouraged|invited|urged|requested) to ))?[^.;:()]{0,60}:\s*(?=$|\(|[A-Z])"
)
_NEEDS_TO_BE = re.compile(r"\s+(?:be|also be|urgently be|further be)\s+\w")
_NEEDING = before(r"\b(?:much|that|which)\s+$", "much that which", reach=16)
_THEY = re.compile(r"\b[Tt]hey$")
_RELATIVE = re.compile(r"\b(?:who|that|which|more|much)$")
_NO_PASSIVE_SUBJECT = before(r"\b(?:which|who|that|it|there)\s+$", "which who that it there", reach=16)
_ADVERBS = re.compile(r"\b(?:also|further|therefore|particularly|\w+ly)\s+")
_PAST = re.compile(r"\b(?:was|had)\b")
# "should, with the assistance of the United Nations, adopt".
_PARENTHESIS = re.compile(r",\s[^,;]{3,120},\s+[a-z]")
_PREDICTED = re.compile(
    r"\b(?:[Aa]t that time|[Bb]y (?:the (?:end|beginning|middle) of|mid-|early|late|then\b|that (?:time|date)|\d|"
    r"January|February|March|April|May|June|July|August|September|October|November|December))"
)
_OUTCOME = re.compile(
    r"\s+(?:also |thus |then |have )?(?:improve|reach|arrive|start|begin|commence|become|see|result|end|incorporate|"
    r"be (?:completed|finalized|in place|ready|available|operational|finished|well established|established|concluded|deployed))\b"
)
_TO_BE = re.compile(
    r"\b(?:was|were)\s+(?:also |further |therefore |particularly |not )?to be\s+(?:(?:\w+ly|also|further) )?(?P<pp>\w+(?:ed|en|ne|un|ept|ought|aught|ade|uilt|ept|own|iven|ut))\b"
)
_SCHEDULED = frozenset(
    {"held", "seen", "found", "used", "located", "convened", "opened", "closed", "considered", "submitted", "discussed"}
)


def find_phrases(sentence: str, gates: Set[str]) -> list[Hit]:
    """The impersonal phrases, repeated calls and actions to be taken of ``sentence``, which holds ``gates``."""
    table = directives()
    hits: list[Hit] = []
    if "to be" in gates:
        hits += _actions_to_be_taken(sentence)
    if table.phrase_gate.isdisjoint(gates):
        return hits
    for rule in table.impersonal:
        for match in rule.find(sentence, gates):
            past = _PAST.search(match.group()) is not None
            hits.append(
                Hit(
                    "impersonal",
                    match.group("verb"),
                    rule.verb_class,
                    match.start(),
                    match.end(),
                    match.end(),
                    past,
                    rule.rule_id,
                )
            )
    for rule in table.calls:
        for match in rule.find(sentence, gates):
            verb, end = match.group("verb"), match.end()
            hits.append(Hit(_call_frame(verb), verb, rule.verb_class, match.start(), end, end, False, rule.rule_id))
    return hits


def _actions_to_be_taken(sentence: str) -> list[Hit]:
    hits = []
    for match in directives().actions_to_be_taken.finditer(sentence):
        if _POINTER.match(sentence, match.end()):
            continue
        opens = sentence[match.end() :].strip() == ":"
        hits.append(
            Hit(
                "actions",
                match.group("verb"),
                "should",
                match.start(),
                match.end("actors"),
                match.end("verb"),
                match.group().endswith("d"),
                "actions.to_be_taken",
                opens,
            )
        )
    return hits


def _call_frame(verb: str) -> Frame:
    """ "The following recommendations are made" has nobody who makes them; "I reiterate my call" has."""
    return "impersonal" if verb.startswith("following") else "call"


def find_modals(sentence: str, places: Iterable[int]) -> list[Hit]:
    """The modals of ``sentence`` that advise, in order; ``places`` are where their first words begin."""
    table = directives()
    hits: list[Hit] = []
    for start in places:
        match = table.modal_pattern.match(sentence, start)
        if match is None or not _advises(sentence, start, match.end(), match.group()):
            continue
        end = match.end()
        words = match.group().split()
        opens = _LIST_LEAD.match(sentence, end) is not None
        verb_class = table.modal_classes[" ".join(words)]
        rule_id = "modal." + words[0].rstrip("s")
        hits.append(Hit("modal", match.group(), verb_class, start, end, end, False, rule_id, opens))
    return hits


def _advises(sentence: str, start: int, end: int, modal: str) -> bool:
    """Whether the modal at ``sentence[start:end]`` tells somebody to act."""
    left, right = sentence[:start].rstrip(), sentence[end:].lstrip()[:1]
    if not left or not right or right in ".;)" or (right == "," and not _PARENTHESIS.match(sentence, end)):
        return False
    if _is_asked_or_expected(sentence, start):
        return False
    if left.endswith(",") and _CONDITION.match(sentence, end):
        return False  # "Therefore, should the Council extend the mandate, ...": a condition.
    if any(stop.match(sentence, end) for stop in directives().modal_stops):
        return False
    if _predicts(sentence, start, end, modal):
        return False
    if modal == "shall":
        return UNDER_RESOLUTION.match(sentence) is not None or _RULING.match(sentence) is not None
    return modal not in {"need to", "needs to"} or _need_is_advice(sentence, start, end)


def _is_asked_or_expected(sentence: str, at: int) -> bool:
    """Whether the clause of the modal at ``at`` is a question, a condition or an expectation ("it is hoped that")."""
    if directives().modal_left_stop.search(sentence, at) or _NO_SUBJECT.search(sentence, at):
        return True
    if ("wh" in sentence or "how" in sentence) and _QUESTION.search(sentence, max(0, at - _NEAR), at):
        return True
    return " that" in sentence and _EXPECTED.search(sentence, 0, at) is not None


def _predicts(sentence: str, start: int, end: int, modal: str) -> bool:
    """ "This should help avoid ...", "By 2001, the centre should be established": what will be, not what to do."""
    if directives().modal_outcome.match(sentence, end):
        subject = sentence[max(0, start - 90) : start]
        if _THING.search(subject) and not actors().head.search(subject.rstrip()):
            return True
    return (
        modal == "should"
        and _OUTCOME.match(sentence, end) is not None
        and _PREDICTED.search(sentence) is not None
        and not actors().head.search(sentence[:start].rstrip(" ,")[-80:])
    )


def _need_is_advice(sentence: str, start: int, end: int) -> bool:
    """ "needs to be improved", "States will need to ratify"; not "victims who need to travel", "much that needs to"."""
    if _NEEDS_TO_BE.match(sentence, end):
        return not _NEEDING.search(sentence, start)
    future = _FUTURE.search(sentence, max(0, start - _NEAR), start)
    subject = sentence[: future.start() if future else start].rstrip(" ,")[-_NEAR:]
    if actors().head.search(subject[-80:]) or _THEY.search(subject):
        return True
    return future is not None and not _RELATIVE.search(subject)


def find_to_be(sentence: str) -> list[Hit]:
    """ "was to be criminalized": advice in a retelling, a schedule elsewhere."""
    hits: list[Hit] = []
    if "to be" not in sentence:
        return hits
    for match in _TO_BE.finditer(sentence):
        if match.group("pp") in _SCHEDULED or _NO_PASSIVE_SUBJECT.search(sentence, match.start()):
            continue
        phrase = _without_adverbs(sentence[match.start() : match.start("pp")])
        hits.append(
            Hit("to_be", phrase, "should", match.start(), match.end(), match.start("pp"), True, "to_be.passive")
        )
    return hits


def _without_adverbs(phrase: str) -> str:
    """The verb as printed, less the adverbs inside it ("were also to be" is "were to be")."""
    return _ADVERBS.sub("", phrase).strip()
