"""Modals and fixed phrases: "should", "it is imperative that", "there is a need to", "were to be", "actions to be taken".

In goes the text of a sentence, out come hits. Remarks on how to read the text, questions, conditions, predictions and
plans carry the same words and are turned away here.
"""

from __future__ import annotations

import re

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
_NEAR = 120
_FUTURE = re.compile(r"\b(?:will|would)\s+(?:also |still |therefore |first |then )?$")
_MODAL_LEFT = re.compile(
    r"\b(?:to|no|not|a|the|any)\s+$|\b(?:whose|which|what|how|whether)\s+(?:[^\s,]+\s+){0,4}$|"
    r"\b(?:intended|hoped|expected|anticipated|envisaged|planned|foreseen|fear|feared) that\b[^.;]*$"
)
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


def find_phrases(sentence: str) -> list[Hit]:
    """The impersonal phrases, repeated calls and actions to be taken of ``sentence``."""
    table = directives()
    hits = []
    for rule in table.impersonal:
        for match in rule.find(sentence):
            past = bool(re.search(r"\b(?:was|had)\b", match.group()))
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
        hits += [
            Hit(
                _call_frame(m.group("verb")),
                m.group("verb"),
                rule.verb_class,
                m.start(),
                m.end(),
                m.end(),
                False,
                rule.rule_id,
            )
            for m in rule.find(sentence)
        ]
    for match in table.actions_to_be_taken.finditer(sentence) if " to be " in sentence else ():
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


def find_modals(sentence: str) -> list[Hit]:
    """The modals of ``sentence`` that advise, in order."""
    table = directives()
    hits: list[Hit] = []
    if not any(word in sentence for word in table.modal_gate):
        return hits
    for match in table.modal_pattern.finditer(sentence):
        left, right = sentence[: match.start()], sentence[match.end() :]
        if not left.strip() or not right.strip() or right.lstrip()[:1] in ".;)":
            continue
        if right.lstrip()[:1] == "," and not _PARENTHESIS.match(right):
            continue
        if table.modal_left_stop.search(left[-_NEAR:]) or _MODAL_LEFT.search(left):
            continue
        if left.rstrip().endswith(",") and re.match(r"\s+(?:(?:the|an?|any|this|these|it|they|such)\b|[A-Z])", right):
            continue  # "Therefore, should the Council extend the mandate, ...": a condition.
        subject = left[-90:]
        thing = re.search(r"\b(?:[Tt]h(?:is|ese|at|ose)|[Ii]t|[Ww]hich)(?: \w+){0,3} $", subject) is not None
        stop = next(
            (
                name
                for name, p in table.modal_stops.items()
                if p.match(right)
                and (name != "modal.outcome" or (thing and not actors().head.search(subject.rstrip())))
            ),
            None,
        )
        if stop is not None:
            continue
        if (
            match.group() == "should"
            and _PREDICTED.search(sentence)
            and _OUTCOME.match(right)
            and not actors().head.search(left.rstrip(" ,")[-80:])
        ):
            continue
        if match.group() == "shall" and not UNDER_RESOLUTION.match(sentence):
            continue
        if match.group() in {"need to", "needs to"} and not _need_is_advice(left, right):
            continue
        opens = (
            re.match(
                r"(?:\s+(?:also |therefore |further |seek to |consider |be (?:encouraged|invited|urged|requested) to ))?[^.;:()]{0,60}:\s*(?=$|\(|[A-Z])",
                right,
            )
            is not None
        )
        hits.append(
            Hit(
                "modal",
                match.group(),
                table.modal_classes[" ".join(match.group().split())],
                match.start(),
                match.end(),
                match.end(),
                False,
                "modal." + match.group().split()[0].rstrip("s"),
                opens,
            )
        )
    return hits


def _need_is_advice(left: str, right: str) -> bool:
    """ "needs to be improved", "States will need to ratify"; not "victims who need to travel", "much that needs to"."""
    if re.match(r"\s+(?:be|also be|urgently be|further be)\s+\w", right):
        return not re.search(r"\b(?:much|that|which)\s+$", left)
    subject = _FUTURE.sub("", left).rstrip(" ,")
    if actors().head.search(subject[-80:]) or re.search(r"\b[Tt]hey$", subject):
        return True
    return _FUTURE.search(left) is not None and not re.search(r"\b(?:who|that|which|more|much)$", subject)


def find_to_be(sentence: str) -> list[Hit]:
    """ "was to be criminalized": advice in a retelling, a schedule elsewhere."""
    hits: list[Hit] = []
    if "to be" not in sentence:
        return hits
    for match in _TO_BE.finditer(sentence):
        if match.group("pp") in _SCHEDULED or re.search(
            r"\b(?:which|who|that|it|there)\s+$", sentence[: match.start()]
        ):
            continue
        phrase = _without_adverbs(sentence[match.start() : match.start("pp")])
        hits.append(
            Hit("to_be", phrase, "should", match.start(), match.end(), match.start("pp"), True, "to_be.passive")
        )
    return hits


def _without_adverbs(phrase: str) -> str:
    """The verb as printed, less the adverbs inside it ("were also to be" is "were to be")."""
    return re.sub(r"\b(?:also|further|therefore|particularly|\w+ly)\s+", "", phrase).strip()
