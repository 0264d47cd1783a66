"""Directive verbs: the voice that what stands before them shows, the frame that what stands behind them makes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeAlias

from pipeline.s3_extract.directives.hit import Hit
from pipeline.s3_extract.directives.rules import Complement, Context, Directives, Form, Opening, Verb
from pipeline.s3_extract.language.compiling import ByLetter, Found
from pipeline.s3_extract.language.tokens import Tokens

# The form that opens a paragraph of a preamble, or of a declaration ("We, the Ministers, ... Call upon"), and directs there alone.
_OPENS: Mapping[Opening, Form] = {"preamble": "gerund", "declared": "base"}

# What stands before a verb and what stands behind it: the line of the rules that says so, and where its words are.
_Before: TypeAlias = tuple[Context, Found]
_Behind: TypeAlias = tuple[Complement, Found]


def find_verbs(tokens: Tokens, rules: Directives, opening: Opening | None = None) -> list[Hit]:
    """The directive verbs of a sentence, in order; with an ``opening`` also the one that opens its paragraph in such a text."""
    hits = []
    opens = _OPENS[opening] if opening else None
    for at in rules.verb_places.all(tokens):
        for verb, form in rules.readings[tokens.words[at].lower()]:
            forms = (opening, form) if opening and form == opens else (form,)
            hit = _read(tokens, at, verb, forms, rules)
            if hit is not None:
                hits.append(hit)
                break
    return hits


def _read(tokens: Tokens, at: int, verb: Verb, forms: Sequence[Form | Opening], rules: Directives) -> Hit | None:
    """The predicate that the verb at token ``at`` makes, known as the first of ``forms`` that a context fits."""
    end = at + 1
    if verb.particle is not None:
        particle = verb.particle.ahead(tokens, end)
        if particle is None:
            return None
        end = particle.end
    left, right = tokens.letters[at - 1] if at else "", tokens.letters[end : end + 1]
    for form in forms:
        for context in rules.contexts[form][left, ""]:
            if context.lemmas is not None and verb.lemma not in context.lemmas:
                continue
            before = context.before.before(tokens, at)
            if before is not None:
                behind = _complemented(tokens, (at, end), verb.complements.get(context.voice), rules, (left, right))
                return _hit(tokens, (at, end), verb, (context, before), behind) if behind is not None else None
    return None


def _complemented(
    tokens: Tokens,
    span: tuple[int, int],
    complements: ByLetter[Complement] | None,
    rules: Directives,
    beside: tuple[str, str],
) -> _Behind | None:
    """Which of the ``complements`` stands behind the verb of tokens ``span``, unless a stop turns it away; ``beside`` are the letters on both
    sides of it."""
    for complement in complements["", beside[1]] if complements is not None else ():
        after = complement.after.ahead(tokens, span[1])
        if after is not None:
            stopped = any(stop.fits(tokens, *span) for stop in rules.stops[complement.frame][beside])
            return None if stopped else (complement, after)
    return None


def _hit(tokens: Tokens, span: tuple[int, int], verb: Verb, left: _Before, right: _Behind) -> Hit:
    (at, end), (context, before), (complement, after) = span, left, right
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
