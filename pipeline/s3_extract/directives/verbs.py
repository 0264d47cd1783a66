"""Directive verbs: the voice that what stands before them shows, the frame that what stands behind them makes."""

from __future__ import annotations

from pipeline.s3_extract.directives.hit import Hit
from pipeline.s3_extract.directives.rules import Complement, Directives, Form, Verb
from pipeline.s3_extract.language.compiling import Found
from pipeline.s3_extract.language.tokens import Tokens


def find_verbs(tokens: Tokens, rules: Directives, *, preamble: bool = False) -> list[Hit]:
    """The directive verbs of a sentence, in order; of a ``preamble`` also the participle that opens its paragraph."""
    hits = []
    for at in rules.verb_places.all(tokens):
        readings = rules.readings[tokens.words[at].lower()]
        hit = next((hit for verb, form in readings if (hit := _read(tokens, at, verb, form, rules, preamble))), None)
        if hit is not None:
            hits.append(hit)
    return hits


def _read(tokens: Tokens, at: int, verb: Verb, form: Form, rules: Directives, preamble: bool) -> Hit | None:
    end = at + 1
    if verb.particle is not None:
        particle = verb.particle.ahead(tokens, end)
        if particle is None:
            return None
        end = particle.end
    for context in rules.contexts[form]:
        if context.voice == "preamble" and not preamble:
            continue
        before = context.before.before(tokens, at)
        if before is not None:
            voice = "gerund" if context.voice == "preamble" else context.voice.partition("_")[0]
            past = form == "past" and context.voice != "passive_present"
            return None if voice == "none" else _complemented(tokens, at, end, verb, voice, before, past, rules)
    return None


def _complemented(
    tokens: Tokens, at: int, end: int, verb: Verb, voice: str, before: Found, past: bool, rules: Directives
) -> Hit | None:
    for complement in rules.complements:
        if voice not in complement.voices or complement.frames.isdisjoint(verb.frames):
            continue
        if complement.lemmas is not None and verb.lemma not in complement.lemmas:
            continue
        after = complement.after.ahead(tokens, end)
        if after is not None:
            if any(stop.fits(tokens, at, end) for stop in rules.stops[complement.frame]):
                return None
            return _hit(tokens, at, end, verb, voice, before, after, complement, past)
    return None


def _hit(
    tokens: Tokens,
    at: int,
    end: int,
    verb: Verb,
    voice: str,
    before: Found,
    after: Found,
    complement: Complement,
    past: bool,
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
    kind = "passive" if voice == "passive" else frame
    return Hit(
        frame,
        printed,
        verb.verb_class,
        tokens.start(at),
        stop if complement.behind else tokens.end(end - 1),
        stop,
        past,
        f"{kind}.{verb.lemma.replace(' ', '_')}",
        opens,
        of_things=verb.of_things and frame == "active",
    )
