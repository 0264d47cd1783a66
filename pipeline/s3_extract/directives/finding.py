"""Directive predicates in one sentence: where someone is urged, asked, or should.

``find_hits`` puts verbs and phrases of a sentence together: overlapping readings give way to the longest, a reporting
verb and the modal of its that-clause become one, and what is elliptic ("as well as the need for", "and that Governments
...") is made a predicate of its own. Subjects, speakers and the reach of a clause are for others.
"""

from __future__ import annotations

from dataclasses import replace

from pipeline.s3_extract.directives.hit import Hit
from pipeline.s3_extract.directives.inside import tokens_of
from pipeline.s3_extract.directives.phrases import find_phrases
from pipeline.s3_extract.directives.rules import Directives, directives
from pipeline.s3_extract.directives.verbs import find_verbs
from pipeline.s3_extract.language.tokens import Tokens

# Predicates whose that-clause says what is to be done, so that a second one says more of it.
_ASKING_THAT = frozenset({"active", "impersonal"})


def find_hits(sentence: str, retelling: bool) -> list[Hit]:
    """The directive predicates of ``sentence`` in order.

    ``retelling`` says that the paragraph is retelling what a body decided; only then is "was to be ..." advice.
    """
    return hits_of(sentence, retelling) if directives().signals_in(sentence) else []


def hits_of(sentence: str, retelling: bool, *, declared: bool = False) -> list[Hit]:
    """The same of a sentence that is known to hold a signal; ``declared``: of a declaration of those who met."""
    rules, tokens = directives(), tokens_of(sentence)
    hits = [*find_verbs(tokens, rules, "declared" if declared else None), *find_phrases(tokens, rules)]
    if retelling or (hits and any(h.past for h in hits)):
        hits += _to_be(tokens, rules)
    if not hits:
        return _add_elliptic_needs(tokens, hits, rules)
    if len(hits) > 1:
        hits.sort(key=lambda h: (h.start, -h.end))
        hits = _govern(tokens, _said_with_modal(tokens, _apart(hits), rules), rules)
    # A reporting verb whose that-clause holds no modal after all is no directive.
    hits = [h for h in hits if h.frame == "need" or not h.verb.endswith(" that")]
    return _add_elliptic_needs(tokens, _add_elliptic_that(tokens, hits, rules), rules)


def find_preambular_hits(clause: str) -> list[Hit]:
    """What a preambular clause of a resolution stresses or asks for.

    "Stressing the importance of ... and the need to ...", "Encouraging States to act, and calling for": its other participles
    ("Recalling", "Noting") state the grounds of the resolution and direct nobody.
    """
    rules = directives()
    tokens = tokens_of(clause)
    hits = _stressed(tokens, rules)
    directs = rules.signals_in(clause)
    asked = [*find_verbs(tokens, rules, "preamble"), *find_phrases(tokens, rules)] if directs else []
    further = [hit for hit in asked if not hit.verb.endswith(" that") and _asks_in_preamble(tokens, hit, rules)]
    return _apart(sorted([*hits, *further], key=lambda hit: (hit.start, hits.index(hit) if hit in hits else len(hits))))


def _asks_in_preamble(tokens: Tokens, hit: Hit, rules: Directives) -> bool:
    """Whether a hit is a participle that opens a preambular clause or goes on behind "and"."""
    at = tokens.after(hit.start)
    participle = hit.frame == "gerund" or hit.verb.lower().split()[0].endswith("ing")
    return participle and (at == 0 or rules.ellipsis["preamble_goes_on"].before(tokens, at) is not None)


def _stressed(tokens: Tokens, rules: Directives) -> list[Hit]:
    """The needs, or what should be, that the participles of a preambular clause stress: at its head the needs, and
    in each part of it what should be."""
    heads = [0]
    while (found := rules.clauses["next_ground"].first(tokens, heads[-1])) is not None:
        heads.append(found.marks["complement"])
    limits = [*heads[1:], len(tokens)]
    return [hit for at, limit in zip(heads, limits, strict=True) for hit in _stressed_in(tokens, at, limit, rules)]


def _stressed_in(tokens: Tokens, at: int, limit: int, rules: Directives) -> list[Hit]:
    """The needs, or what should be, that the participle at ``at`` stresses before the token ``limit``."""
    clause = tokens.text
    opener = rules.ellipsis["stressing"].ahead(tokens, at, limit)
    if opener is None:
        return []
    edge, after = opener.marks["edge"], opener.marks["complement"]
    start, head = tokens.start(at), tokens.words[edge]
    verb, _ = rules.readings[head.lower()][0]
    need = rules.ellipsis["need"].ahead(tokens, after) if at == 0 else None
    if need is not None:
        stop = tokens.end(need.end - 1)
        printed = f"{head} {clause[tokens.start(after) : stop]}"
        hit = Hit("need", printed, verb.verb_class, 0, stop, stop, False, f"need.{verb.lemma}")
        return _add_elliptic_needs(tokens, [hit], rules)
    if after >= limit or tokens.words[after] != "that":
        return []
    behind, end = tokens.start(after), tokens.end(limit - 1)
    modals = [hit for hit in find_phrases(tokens, rules) if hit.frame == "modal" and behind <= hit.start < end]
    if not modals:
        return []
    place = tokens.end(after)
    opening = Hit(
        "active", f"{head} that", verb.verb_class, start, tokens.end(edge), place, False, f"active.{verb.lemma}"
    )
    return _govern(tokens, [opening, *modals], rules)


def _to_be(tokens: Tokens, rules: Directives) -> list[Hit]:
    """ "was to be criminalized": advice in a retelling, a schedule elsewhere."""
    hits: list[Hit] = []
    at = 0
    while (found := rules.ellipsis["to_be"].first(tokens, at)) is not None:
        start, done = found.marks["complement"], found.marks["edge"]
        adverb = rules.ellipsis["adverb_of_to_be"]
        kept = [tokens.words[k] for k in range(start, done) if adverb.ahead(tokens, k) is None]
        hits.append(
            Hit(
                "to_be",
                " ".join(kept),
                "should",
                tokens.start(start),
                tokens.end(found.end - 1),
                tokens.start(done),
                True,
                "to_be.passive",
            )
        )
        at = found.end
    return hits


def _apart(hits: list[Hit]) -> list[Hit]:
    """The first and longest of hits that overlap."""
    kept = hits[:1]
    for hit in hits[1:]:
        if hit.start >= kept[-1].end:
            kept.append(hit)
    return kept


def _said_with_modal(tokens: Tokens, hits: list[Hit], rules: Directives) -> list[Hit]:
    """The hits without a modal right before a verb that directs: "We must now encourage the parties" encourages them."""
    out: list[Hit] = []
    for hit in hits:
        before = out[-1] if out else None
        if (
            before is not None
            and before.frame == "modal"
            and hit.frame in {"active", "need"}
            and rules.clauses["modal_adverb"].ahead(tokens, tokens.after(before.end), tokens.after(hit.start))
        ):
            out.pop()
        out.append(hit)
    return out


def _govern(tokens: Tokens, hits: list[Hit], rules: Directives) -> list[Hit]:
    """Joins a verb and the modals of its that-clause into one hit, in whose words the first of them is; so "The Guide should indicate
    that States may wish to" is one."""
    out: list[Hit] = []
    governor: Hit | None = None
    for hit in hits:
        if hit.frame in {"active", "call", "gerund", "impersonal"} and _opens_that_clause(tokens, hit):
            governor = hit
            out.append(hit)
        elif (
            hit.frame == "modal" and governor is not None and tokens.text.find(";", governor.complement, hit.start) < 0
        ):
            verb = f"{governor.verb} {hit.verb}" if governor.verb.endswith(" that") else governor.verb
            out[-1] = governor = replace(governor, verb=verb, opens_list=hit.opens_list)
        else:
            says = hit.frame == "modal" and rules.ellipsis["says_that"].ahead(tokens, tokens.after(hit.complement))
            governor = hit if says else None
            out.append(hit)
    return out


def _opens_that_clause(tokens: Tokens, hit: Hit) -> bool:
    if hit.verb.endswith(" that") or hit.frame == "call":
        return True
    at = tokens.after(hit.complement)
    return at > 0 and tokens.words[at - 1] == "that"


def _add_elliptic_that(tokens: Tokens, hits: list[Hit], rules: Directives) -> list[Hit]:
    """ "recommended that A review ..., and that B develop ...": the second that-clause hangs on the same verb."""
    out: list[Hit] = []
    for i, hit in enumerate(hits):
        out.append(hit)
        if hit.frame not in _ASKING_THAT or not _opens_that_clause(tokens, hit):
            continue
        limit = tokens.after(hits[i + 1].start) if i + 1 < len(hits) else len(tokens)
        at = first = tokens.after(hit.complement)
        while (found := rules.ellipsis["and_that"].first(tokens, at, limit)) is not None:
            place = found.marks["complement"]
            bare = place == found.start + 1 and tokens.words[found.start] == "and"
            # "urge that X be designed so as to ensure that A is kept and that B is used": both hang on "ensure".
            inner = rules.ellipsis["inner_that"].before(tokens, found.start) if bare else None
            # "noted that schools should open, and that prices rose": a fact, without a word for what should or could be.
            advises = " that " not in hit.verb or rules.clauses["should_or_may"].first(tokens, found.end, limit)
            if advises and (inner is None or inner.start < first):
                a, b = tokens.start(place), tokens.end(place)
                out.append(Hit("elliptic_that", hit.verb, hit.verb_class, a, b, b, hit.past, "that.elliptic"))
            at = found.end
    return out


def _add_elliptic_needs(tokens: Tokens, hits: list[Hit], rules: Directives) -> list[Hit]:
    """ "stressed the need to ..., as well as the need for ...": each further need is a directive of its own."""
    out: list[Hit] = []
    for i, hit in enumerate(hits):
        out.append(hit)
        if hit.verb_class == "emphasize" and hit.frame in {"need", "gerund"}:
            limit = tokens.after(hits[i + 1].start) if i + 1 < len(hits) else len(tokens)
            out += _needs_between(tokens, hit, tokens.after(hit.complement), limit, rules)
    if not any(h.verb_class == "emphasize" for h in hits):
        needs = _enumerated_needs(tokens, rules) or _far_needs(tokens, rules)
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


def _needs_between(tokens: Tokens, hit: Hit, at: int, limit: int, rules: Directives) -> list[Hit]:
    hits = []
    head = hit.verb.split()[0]
    while (found := rules.ellipsis["conjunct_need"].first(tokens, at, limit)) is not None:
        start, edge = found.marks["complement"], found.marks["edge"]
        printed = tokens.text[tokens.start(start) : tokens.end(edge - 1)]
        stop = tokens.end(found.end - 1)
        hits.append(
            Hit(
                "elliptic_need",
                f"{head} {printed}",
                hit.verb_class,
                tokens.start(start),
                stop,
                stop,
                hit.past,
                "need.elliptic",
                governed=(hit.start, hit.end),
            )
        )
        at = found.end
    return hits


def _far_needs(tokens: Tokens, rules: Directives) -> list[Hit]:
    """ "emphasized the right to return and, in this context, the need for measures"."""
    hits = []
    at = 0
    while (found := rules.ellipsis["far_need"].first(tokens, at)) is not None:
        verb, need = (
            tokens.words[found.start],
            tokens.text[tokens.start(found.marks["edge"]) : tokens.end(found.end - 1)],
        )
        stop = tokens.end(found.end - 1)
        start = tokens.start(found.start)
        hits.append(Hit("need", f"{verb} {need}", "emphasize", start, stop, stop, verb.endswith("d"), "need.far"))
        at = found.end
    return hits


def _enumerated_needs(tokens: Tokens, rules: Directives) -> list[Hit]:
    """ "emphasized five issues: the need for ...; the importance of ...": one directive an item."""
    found = rules.ellipsis["enumerated"].first(tokens, 0)
    if found is None:
        return []
    verb, stop = tokens.words[found.start], tokens.end(found.end - 1)
    start = tokens.start(found.start)
    opener = Hit("need", verb, "emphasize", start, stop, stop, verb.endswith("d"), "need.enumerated")
    return _needs_between(tokens, opener, found.end - 1, len(tokens), rules)
