"""Fixed phrases and modals: "it is imperative that", "I reiterate my call on", "should", and what stops them."""

from __future__ import annotations

from pipeline.s3_extract.directives.hit import Hit
from pipeline.s3_extract.directives.rules import Directives, Phrase
from pipeline.s3_extract.language.compiling import Found
from pipeline.s3_extract.language.tokens import Tokens


def find_phrases(tokens: Tokens, rules: Directives) -> list[Hit]:
    """The phrases of a sentence, in order; of those that begin at one token the first of the file."""
    hits = []
    letters = tokens.letters
    for at in rules.phrase_places.all(tokens):
        for phrase in rules.triggers[letters[at], letters[at + 1 : at + 2]]:
            hit = _read(tokens, at, phrase, rules)
            if hit is not None:
                hits.append(hit)
                break
    return hits


def _read(tokens: Tokens, at: int, phrase: Phrase, rules: Directives) -> Hit | None:
    verb = phrase.verb.ahead(tokens, at)
    if verb is None:
        return None
    behind = phrase.behind.ahead(tokens, verb.end)
    before = phrase.before.before(tokens, at) if behind is not None else None
    if behind is None or before is None:
        return None
    beside = (tokens.letters[at - 1] if at else "", tokens.letters[verb.end : verb.end + 1])
    stops = phrase.stops[beside]
    if stops and any(stop.fits(tokens, at, verb.end) for stop in stops):
        return None
    return _hit(tokens, phrase, before, verb, behind, rules)


def _hit(tokens: Tokens, phrase: Phrase, before: Found, verb: Found, behind: Found, rules: Directives) -> Hit:
    start, end = (before.start, behind.end) if phrase.whole else (verb.start, verb.end)
    edge = behind.marks.get("edge", end)
    complement = behind.marks.get("complement", edge)
    printed = tokens.text[tokens.start(verb.start) : tokens.end(verb.end - 1)]
    told = rules.ellipsis["told"].first(tokens, start, edge + ("edge" in behind.marks))
    return Hit(
        phrase.frame,
        f"{printed} {phrase.adds}" if phrase.adds else printed,
        phrase.verb_class,
        tokens.start(start),
        tokens.end(edge - 1),
        tokens.end(complement - 1),
        told is not None,
        phrase.rule,
        rules.ellipsis["list_lead"].ahead(tokens, verb.end) is not None if not phrase.whole else False,
        addressed=phrase.addressed,
    )
