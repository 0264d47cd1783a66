"""Directive predicates in one sentence: where someone is urged, asked, or should.

``find_hits`` puts the verbs, modals and phrases of a sentence together: overlapping readings give way to the longest,
a reporting verb and the modal of its that-clause become one, and what is elliptic ("as well as the need for", "and
that Governments ...") is made a predicate of its own. Subjects, speakers and the reach of a clause are for others.
"""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.s3_extract.recommendations.before import ends_in_that
from pipeline.s3_extract.recommendations.hit import Hit
from pipeline.s3_extract.recommendations.lexicon import directives
from pipeline.s3_extract.recommendations.phrases import find_modals, find_phrases, find_to_be
from pipeline.s3_extract.recommendations.verbs import find_verbs

_CONJUNCT_NEED = re.compile(
    r"(?:,? (?:and|as well as|and also|along with|together with)|;(?: and)?|[:,]) (?P<verb>the (?:\w+ ){0,2}(?:need|importance|necessity|urgency)) (?:for|of|to)\b"
)
_COORDINATED = re.compile(r" (?:and|but) ")
# "urge that X be designed so as to ensure that A is kept and that B is used": both hang on "ensure", no comma between.
_INNER_THAT = re.compile(
    r"\b(?:ensur(?:e|ing)|show(?:s|ing)?|mean(?:s|ing)|guarantee(?:ing)?|demonstrat(?:e|ing)) that\b[^,;]*$"
)
# "emphasized the right of refugees to return and, in this context, the need for": the need is stressed, too.
_FAR_NEED = re.compile(
    r"\b(?P<verb>emphasize[sd]?|stresse[sd]|underline[sd]?|underscore[sd]?|reiterate[sd]?|reaffirm(?:s|ed)?) (?:the|its|their|his|her) (?:(?!emphasi|stress|underlin|underscor)[^.;:]){3,200}?,? "
    r"(?:and|as well as),? (?:in (?:this|that) (?:context|connection|regard|respect), )?(?P<need>the (?:\w+ ){0,2}(?:need|importance|necessity|urgency) (?:for|of|to))\b"
)
_AND_THE_NEED = re.compile(r" the (?:\w+ ){0,2}(?:need|importance|necessity|urgency) ")
_AND_THAT = re.compile(r"(?:[,;] and|[,;] as well as| and) (?P<that>that)\b")
_ENUMERATED = re.compile(
    r"\b(?P<verb>emphasize[sd]?|stresse[sd]|stress|underline[sd]?|underscore[sd]?|highlight(?:s|ed)?|raise[sd]?|identifie[sd]|reiterate[sd]?)\b[^:.;]{3,160}:\s*(?=the (?:\w+ ){0,2}(?:need|importance|necessity|urgency)\b)"
)

_STRESSING = re.compile(
    r"(?:Also |Further )?(?P<head>Stressing|Emphasizing|Underlining|Underscoring|Highlighting|Reiterating|Reaffirming)"
    r"(?: (?:also|further|again|once again|strongly|in this regard|in particular))*,? "
)


def find_hits(sentence: str, retelling: bool) -> list[Hit]:
    """The directive predicates of ``sentence`` in order.

    ``retelling`` says that the paragraph is retelling what a body decided; only then is "was to be ..." advice.
    A sentence without any of the ``signals`` of the rules is passed over at once: every directive holds one.
    """
    signals = directives().look(sentence)
    if signals is None:
        return []
    hits = find_verbs(sentence, signals.verbs)
    hits += find_phrases(sentence, signals.gates)
    hits += find_modals(sentence, signals.modals)
    if "to be" in signals.gates and (retelling or any(h.past for h in hits)):
        hits += find_to_be(sentence)
    if len(hits) > 1:
        hits.sort(key=lambda h: (h.start, -h.end))
        hits = _govern(sentence, _apart(hits))
    # A reporting verb whose that-clause holds no modal after all is no directive.
    hits = [h for h in hits if not h.verb.endswith(" that")]
    return _add_elliptic_needs(sentence, _add_elliptic_that(sentence, hits))


def find_preambular_hits(clause: str) -> list[Hit]:
    """The needs a preambular clause of a resolution stresses ("Stressing the importance of ... and the need to ...").

    Its other participles ("Recalling", "Noting") state the grounds of the resolution and direct nobody.
    """
    opener = _STRESSING.match(clause)
    if opener is None:
        return []
    head = opener.group("head")
    lemma = directives().words[head.lower()][0][0].lemma
    need = directives().needs.match(clause, opener.end())
    if need:
        verb = f"{head} {need.group().strip()}"
        hit = Hit("need", verb, "emphasize", 0, need.end(), need.end(), False, f"need.{lemma}")
        return _add_elliptic_needs(clause, [hit])
    if not clause.startswith("that ", opener.end()):
        return []
    signals = directives().look(clause)
    modals = find_modals(clause, signals.modals) if signals else []
    if not modals:
        return []
    end = opener.end("head")
    opening = Hit("active", f"{head} that", "emphasize", 0, end, opener.end() + 4, False, f"active.{lemma}")
    return _govern(clause, [opening, *modals])


def _apart(hits: list[Hit]) -> list[Hit]:
    """The first and longest of hits that overlap."""
    kept = hits[:1]
    for hit in hits[1:]:
        if hit.start >= kept[-1].end:
            kept.append(hit)
    return kept


def _govern(sentence: str, hits: list[Hit]) -> list[Hit]:
    """Joins a verb and the first modal of its that-clause into one hit; further modals of the clause stay, governed."""
    out: list[Hit] = []
    governor: Hit | None = None
    for hit in hits:
        if hit.frame in {"active", "call", "gerund"} and _opens_that_clause(sentence, hit):
            governor = hit
            out.append(hit)
        elif hit.frame == "modal" and governor is not None and sentence.find(";", governor.complement, hit.start) < 0:
            if out[-1] is governor:
                verb = f"{governor.verb} {hit.verb}" if governor.verb.endswith(" that") else governor.verb
                governor = replace(governor, verb=verb, opens_list=hit.opens_list)
                out[-1] = governor
            elif _COORDINATED.search(sentence, governor.complement, hit.start):
                out.append(replace(hit, past=governor.past, governed=(governor.start, governor.end)))
            else:
                out.append(hit)
        else:
            governor = None
            out.append(hit)
    return out


def _opens_that_clause(sentence: str, hit: Hit) -> bool:
    return hit.verb.endswith(" that") or ends_in_that(sentence, hit.complement) or hit.frame == "call"


def _add_elliptic_that(sentence: str, hits: list[Hit]) -> list[Hit]:
    """ "recommended that A review ..., and that B develop ...": the second that-clause hangs on the same verb."""
    out: list[Hit] = []
    for i, hit in enumerate(hits):
        out.append(hit)
        if hit.frame != "active" or not _opens_that_clause(sentence, hit):
            continue
        limit = hits[i + 1].start if i + 1 < len(hits) else len(sentence)
        out += [
            Hit("elliptic_that", hit.verb, hit.verb_class, m.start("that"), m.end(), m.end(), hit.past, "that.elliptic")
            for m in _AND_THAT.finditer(sentence, hit.complement, limit)
            if sentence[m.start()] in ",;" or not _INNER_THAT.search(sentence, hit.complement, m.start())
        ]
    return out


def _add_elliptic_needs(sentence: str, hits: list[Hit]) -> list[Hit]:
    """ "stressed the need to ..., as well as the need for ...": each further need is a directive of its own."""
    out: list[Hit] = []
    for i, hit in enumerate(hits):
        out.append(hit)
        emphatic = hit.verb_class == "emphasize" and hit.frame in {"need", "gerund"}
        if not emphatic:
            continue
        limit = hits[i + 1].start if i + 1 < len(hits) else len(sentence)
        out += _needs_between(sentence, hit, hit.complement, limit)
    if not any(h.verb_class == "emphasize" for h in hits):
        needs = _enumerated_needs(sentence) or _far_needs(sentence)
        if needs:
            # "...; the goal that trafficking should not inhibit immigration; ...": a modal inside the enumeration.
            inside = [
                replace(h, past=needs[0].past, governed=needs[0].governed)
                if h.frame == "modal" and h.start > needs[0].start
                else h
                for h in out
            ]
            out = sorted([*inside, *needs], key=lambda h: h.start)
    return out


def _needs_between(sentence: str, hit: Hit, start: int, limit: int) -> list[Hit]:
    found = []
    head = hit.verb.split()[0]
    for match in _CONJUNCT_NEED.finditer(sentence, start, limit):
        verb = f"{head} {match.group('verb')}"
        found.append(
            Hit(
                "elliptic_need",
                verb,
                hit.verb_class,
                match.start("verb"),
                match.end(),
                match.end(),
                hit.past,
                "need.elliptic",
                governed=(hit.start, hit.end),
            )
        )
    return found


def _far_needs(sentence: str) -> list[Hit]:
    """ "emphasized the right to return and, in this context, the need for measures"."""
    return [
        Hit(
            "need",
            f"{match.group('verb')} {match.group('need')}",
            "emphasize",
            match.start(),
            match.end(),
            match.end(),
            match.group("verb").endswith("d"),
            "need.far",
        )
        for match in (_FAR_NEED.finditer(sentence) if _AND_THE_NEED.search(sentence) else ())
    ]


def _enumerated_needs(sentence: str) -> list[Hit]:
    """ "emphasized five issues: the need for ...; the importance of ...": one directive an item."""
    match = _ENUMERATED.search(sentence) if ": the " in sentence else None
    if match is None:
        return []
    past = match.group("verb").endswith("d")
    opener = Hit(
        "need", match.group("verb"), "emphasize", match.start(), match.end(), match.end(), past, "need.enumerated"
    )
    return _needs_between(sentence, opener, match.end() - 2, len(sentence))
