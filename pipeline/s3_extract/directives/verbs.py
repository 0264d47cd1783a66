"""Directive verbs: the voice that what stands before them shows, the frame that what stands behind them makes."""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.s3_extract.directives.hit import Hit
from pipeline.s3_extract.directives.rules import Complement, Context, Directives, Form, Verb
from pipeline.s3_extract.language.compiling import Found
from pipeline.s3_extract.language.tokens import Tokens

# The form that opens a paragraph of a preamble, or of a declaration ("We, the Ministers, ... Call upon"), and directs there alone.
_OPENS: Mapping[str, Form] = {"preamble": "gerund", "declared": "base"}


def find_verbs(tokens: Tokens, rules: Directives, *, within: str = "") -> list[Hit]:
    """The directive verbs of a sentence, in order; ``within`` a ``preamble`` or what is ``declared`` also the one that opens its
    paragraph."""
    hits = []
    opens = _OPENS[within] if within else None
    for at in rules.verb_places.all(tokens):
        for verb, form in rules.readings[tokens.words[at].lower()]:
            hit = _read(tokens, at, verb, form, rules, within if form == opens else "")
            if hit is not None:
                hits.append(hit)
                break
    return hits


def _read(tokens: Tokens, at: int, verb: Verb, form: Form, rules: Directives, opens: str) -> Hit | None:
    end = at + 1
    if verb.particle is not None:
        particle = verb.particle.ahead(tokens, end)
        if particle is None:
            return None
        end = particle.end
    beside = (tokens.letters[at - 1] if at else "", tokens.letters[end : end + 1])
    for known_as in (opens, form) if opens else (form,):
        for context in rules.contexts[known_as][beside[0], ""]:
            before = context.before.before(tokens, at)
            if before is not None:
                return _complemented(tokens, at, end, verb, context, before, rules, beside)
    return None


def _complemented(
    tokens: Tokens,
    at: int,
    end: int,
    verb: Verb,
    context: Context,
    before: Found,
    rules: Directives,
    beside: tuple[str, str],
) -> Hit | None:
    """The predicate that a verb at tokens ``[at, end)`` makes with what stands behind it; ``beside`` are the letters on both sides."""
    complements = verb.complements.get(context.voice)
    for complement in complements["", beside[1]] if complements is not None else ():
        after = complement.after.ahead(tokens, end)
        if after is not None:
            if any(stop.fits(tokens, at, end) for stop in rules.stops[complement.frame][beside]):
                return None
            return _hit(tokens, at, end, verb, context, before, after, complement)
    return None


def _hit(
    tokens: Tokens,
    at: int,
    end: int,
    verb: Verb,
    context: Context,
    before: Found,
    after: Found,
    complement: Complement,
) -> Hit:
    text = tokens.text
    place = after.marks["complement"]
    stop = tokens.end(place - 1)
    printed = text[tokens.start(at) : stop if complement.behind else tokens.end(end - 1)]
    if "edge" in before.marks:
        printed = f"{text[tokens.start(before.start) : tokens.end(before.marks['edge'] - 1)]} {printed}"
    if complement.adds:
        printed += f" {complement.adds}"
    opens = complement.opens or any(
        tokens.words[k] == ":" for k in (place, after.end - 1, after.end) if place <= k < len(tokens)
    )
    frame = complement.frame
    kind = "passive" if context.voice == "passive" else frame
    return Hit(
        frame,
        printed,
        verb.verb_class,
        tokens.start(at),
        stop if complement.behind else tokens.end(end - 1),
        stop,
        context.past,
        f"{kind}.{verb.lemma.replace(' ', '_')}",
        opens,
        of_things=verb.of_things and frame == "active",
    )
