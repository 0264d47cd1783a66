"""Directive verbs in their frames: "urged States to", "recommended that", "Governments were encouraged to".

In goes the text of a sentence, out come hits. What is no directive use of a verb (participles, nouns, accounts of what
somebody asked for) is turned away here, each refusal with its reason. Modals and fixed phrases have a module of their
own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.s3_extract.recommendations.before import before
from pipeline.s3_extract.recommendations.hit import Frame, Hit
from pipeline.s3_extract.recommendations.lexicon import Verb, directives

_BE = before(
    r"\b(?:(?P<past>was|were)|(?P<present>is|are)|(?P<perfect>(?:has|have|had)\s+(?:\w+\s+)?been))\s+$",
    "was were is are been",
)
_PARTICIPLE_LEFT = before(r"\b(?:be|being|been|as)\s+$", "be being been as", reach=16)
_ARTICLE_LEFT = before(
    r"\b(?:the|a|an|as|its|their|his|her|my|our|your|any|all|such|this|that|these|those|no|of|by|in|with|for|on|upon|from|at|under|per|"
    r"and/or|each|every|some|several|many|two|three|following|strong|urgent|repeated|relevant|further|official|formal|highly|"
    r"specific|recent|earlier|previous|other|to)\s+$",
    "the a an as its their his her my our your any all such this that these those no of by in with for on upon from at under per "
    "and/or each every some several many two three following strong urgent repeated relevant further official formal highly "
    "specific recent earlier previous other to",
    reach=16,
    flags=re.IGNORECASE,
)
_TO = re.compile(
    r"\bto(?P<list>\s*:|,?\s*\([a-z]\)|\s+(?=(?:[a-z-]+ly |not |also |further |consider )?(?!the\b|a\b|an\b|its\b|their\b|his\b|her\b|our\b|"
    r"my\b|all\b|any\b|each\b|every\b|this\b|that\b|these\b|those\b|it\b|them\b|him\b|which\b|whom\b|women\b|men\b|children\b|"
    r"persons\b|people\b|other\b|others\b|such\b|date\b|both\b|some\b|no\b|what\b|one\b|two\b|three\b|human\b|social\b|basic\b|"
    r"international\b|local\b|national\b|assistance\b|education\b|health\b|victims\b|information\b|trafficking\b|violence\b|justice\b|"
    r"land\b|water\b|food\b|credit\b|services\b|technology\b|legal\b|adequate\b|equal\b|peace\b|development\b)[a-z]))"
)
_OPERATIVE_LEFT = re.compile(r"^(?:\d+\.\s+)?(?:(?:Also|Further|Strongly|Again|Once again|Urgently)\s+)?$")
_NP_START = re.compile(
    r"\s*(?:by|in|at|as|under|for|about|how|whether|why|that|with|during|through|from|before|after|because)\b"
)
_UNDER_MODAL = before(
    r"\b(?:should|must|ought to|needs? to|(?:may|might|could)(?: also)? wish to)\s+(?:[a-z]+ly\s+|also\s+|further\s+)*$",
    "should must to ly also further",
)
_FIRST_PERSON = re.compile(r"\b(?:I|[Ww]e)\s+(?:\w+\s+){1,4}$")
_PRONOUN_LEFT = before(r"\b(?:I|we|We|they|They)\s+$", "i we they", reach=16)
# "I welcome the decision and urge them to": a second verb of the first person, unless an infinitive or a modal stands
# between, whose second verb it could be.
_ALSO_I = before(
    r"(?:^|[.;,]\s+|\band )(?:I|[Ww]e) (?:(?!\bto [a-z]|\b(?:should|must|will|would|can|could|may|might|shall)\b)[^.;]){3,180}"
    r"\band (?:(?:also|again|therefore|strongly|\w+ly) )?$",
    "and also again therefore strongly ly",
    reach=200,
)
# A plural actor ("States Members urge", "The delegations recommend").
_PLURAL_LEFT = before(
    r"(?:participants|delegations|speakers|experts|members|leaders|States|Governments|countries|parties|organizations|rapporteurs|"
    r"[Ii]nspectors|auditors|representatives|[Mm]inisters)\s+$",
    "participants delegations speakers experts members leaders states governments countries parties organizations rapporteurs "
    "inspectors auditors representatives ministers",
    reach=24,
)
# "recommended that the organs direct their heads to": the verb of what is recommended, not another recommendation.
_COMPLEMENT = re.compile(
    r"\b(?:recommend|request|suggest|propos|urg|ask|decid|demand|insist)\w* that\b[^.;:,]{0,200}$", re.IGNORECASE
)
_BE_LEFT = before(r"\b(?:is|are|was|were)\s+$", "is are was were", reach=16)
_GERUND_LEFT = before(
    r"(?:,|\bby|[Ii]n addition to|[Bb]esides|[Ww]hile|\band|\bas well as)\s+(?:\w+ly |also |further |once again )?$",
    ", by to besides while and as ly also further again",
)
_CONTINUES = before(
    r"\b(?:(?:has|have|had)(?: also)? been|is|are|am|continues to be)\s+(?:\w+ly |also |again |now |therefore )*$",
    "been is are am be ly also again now therefore",
)
# Verbs of which the progressive tells what is being said to somebody; "is requesting" tells of a paper as a rule.
_PROGRESSIVE = frozenset({"urge", "encourage", "call_upon", "appeal"})
_AS_OR_IT = before(r"\b(?:as|[Ii]t)$", "as it", reach=16)
_RELATIVE = before(r"\b(?:which|that|who)$", "which that who", reach=16)
_NEAR = 120
_NP_LIMIT = 420
_BRACKETS = re.compile(r"\([^)]*\)")
# What stands between a verb and its infinitive is no noun phrase when it holds one of these.
_BROKEN_NP = re.compile(r"[;.:]|\b(?:which|that) (?:has|have|had|is|are|was|were|will)\b")
_COLON = re.compile(r"(?:\s+(?:that|the following|as follows))?\s*:\s*(?=$|\(|[A-Z])")
_SPACE = re.compile(r"\s+")
_LIST_FRAMES = frozenset({"to", "that", "np"})
_OBJECT = re.compile(
    r"\s+(?:the|a|an|all|any|new|existing|greater|further|closer|enhanced|increased|continued|that|more|its|their|[a-z]+(?:ing|ed|al|ion|ment|ance|ive|ity|er|ic|ary|sal|s)\b|[A-Z])"
)
_NO_OBJECT = re.compile(r"\s+(?:in|by|at|under|on|for|to|as|from|during|level|measures? (?:in|by|of) (?:its|the))\b")
# "recommends to the General Assembly the adoption of": the object behind the one to whom it is recommended.
_TO_ORGAN = re.compile(
    r"\s+to (?:the |its |their )?(?P<organ>[A-Z][^.;:]{3,120}?),? (?:for \w+ )?the "
    r"(?:adoption|approval|endorsement|establishment|extension|inclusion|convening|appointment|consideration|following)\b"
)
_TO_COLON = re.compile(r"\s*(?:to\s*)?:")
_OPENS = re.compile(r"\s*:")
_BY = re.compile(r"\s+by\b")
_AGENT = re.compile(r"\s+by\s+[^,.;]{3,120}?(?=\s+to\s)")
_DIRECT_TO = re.compile(r"\s*(?:,[^;.]{3,200}?,)?\s+to\b")
_ENDS_THERE = re.compile(r"\s*(?:[.;,]|and\b|$)")
# Verbs of willing take the subjunctive ("proposed that the effort be coordinated"). Another finite verb before it, or an
# auxiliary, makes it none; what becomes of posts in a budget is an account of the budget.
_WILLING = frozenset({"propose", "suggest", "decide", "agree"})
_SUBJUNCTIVE = re.compile(
    r"(?:(?!\b(?:should|must|ought|needs?|shall|will|would|can|could|may|might|is|are|was|were|has|have|had|to|that|posts?|positions?)\b)"
    r"[^.;:]){3,160}?\bbe (?:\w+ly )?\w+(?:ed|en|ne|wn|ept|ade|uilt|ut|eld|ught|iven|et)\b"
)
# "proposes that the General Assembly: (a) Take note": its verbs stand in the items of the list.
# "recommended, inter alia, the ratification of": between verb and object.
_INTER_ALIA = re.compile(r",? inter alia,?")
_LISTED = re.compile(r"\s(?:the |all )?[A-Z][^.;:]{3,120}:\s*$")
_REPORTING_THAT = re.compile(
    r"(?:\s+(?:strongly|firmly|once again|also))?(?:\s+(?:in|at|to|on|during)\s[^,.;:]{3,70}?)?\s*(?:,[^,.;]{2,60},\s*)?\s*\bthat\b"
)


def find_verbs(sentence: str, spans: Sequence[tuple[int, int]]) -> list[Hit]:
    """The directive verbs of ``sentence`` in their frames, in order; ``spans`` are those of the words that may be."""
    words = directives().words
    hits: list[Hit] = []
    for start, end in spans:
        # "Member States" is no verb; a capital is one only where an operative paragraph begins with it.
        if sentence[start].isupper() and not _OPERATIVE_LEFT.match(sentence, 0, start):
            continue
        for verb, form in words[sentence[start:end].lower()]:
            hit = _classify(sentence, start, end, verb, form)
            if hit is not None:
                hits.append(hit)
                break
    return hits


def _classify(sentence: str, start: int, end: int, verb: Verb, form: str) -> Hit | None:
    if verb.particle is not None:
        particle = verb.particle.match(sentence, end)
        if particle is None:
            return None
        end = particle.end()
    if form == "gerund":
        return _progressive(sentence, start, end, verb) or _gerund(sentence, start, end, verb)
    table = directives()
    adverbs = table.adverbs_left.search(sentence, start)
    bare = adverbs.start() if adverbs else start
    if form == "past":
        be = _BE.search(sentence, bare)
        if be is not None:
            return _passive(sentence, start, end, verb, be)
        # A modal's or an infinitive's passive ("should be urged") is the modal's.
        if _PARTICIPLE_LEFT.search(sentence, bare):
            return None
    # "may wish to request", "should encourage": the verb of another predicate's complement; but "I must urge".
    elif form == "base" and _UNDER_MODAL.search(sentence, start):
        if not _FIRST_PERSON.search(sentence, max(0, start - _NEAR), start):
            return None
    elif form == "present" and _OPERATIVE_LEFT.match(sentence, 0, start):
        return _active(sentence, start, end, verb, form)
    softened = table.softener_left.search(sentence, start) is not None
    if (
        form == "base"
        and not softened
        and not (
            _PRONOUN_LEFT.search(sentence, bare)
            or _ALSO_I.search(sentence, start)
            or (_PLURAL_LEFT.search(sentence, bare) and not _COMPLEMENT.search(sentence, 0, bare))
        )
    ):
        return None
    if not softened and _ARTICLE_LEFT.search(sentence, start if form == "past" else bare):
        return None
    return _active(sentence, start, end, verb, form)


def _active(sentence: str, start: int, end: int, verb: Verb, form: str) -> Hit | None:
    found = _frame(sentence, end, verb)
    if found is None:
        return None
    frame, words, complement, opens_list = found
    printed = sentence[start:end] + words
    return Hit(
        frame,
        printed,
        verb.verb_class,
        start,
        end if frame != "need" else complement,
        complement,
        form == "past",
        f"{frame}.{verb.lemma.replace(' ', '_')}",
        opens_list,
    )


def _frame(sentence: str, end: int, verb: Verb) -> tuple[Frame, str, int, bool] | None:
    """How the verb's complement reads: its frame, the words that belong to the verb, its start, whether a list opens."""
    frames = verb.frames
    aside = _INTER_ALIA.match(sentence, end)
    end = aside.end() if aside else end
    that = _REPORTING_THAT.match(sentence, end)
    if "that" in frames and that:
        return "active", "", that.end(), _OPENS.match(sentence, that.end()) is not None
    if "modal_that" in frames and that:
        if verb.lemma in _WILLING and (_SUBJUNCTIVE.match(sentence, that.end()) or _LISTED.match(sentence, that.end())):
            return "active", "", that.end(), False
        if directives().modal_pattern.search(sentence, end):
            return "active", " that", that.end(), False
    if "need" in frames:
        space = _SPACE.match(sentence, end)
        need = directives().needs.match(sentence, space.end(), space.end() + 200) if space else None
        if need:
            return "need", " " + need.group().strip(), need.end(), False
    opening = _COLON.match(sentence, end)
    if opening and not _LIST_FRAMES.isdisjoint(frames):
        return "active", "", opening.end(), True
    if "to" in frames:
        infinitive = find_infinitive(sentence, end, len(sentence))
        if infinitive is not None:
            return "active", "", end, sentence[end : infinitive + 20].rstrip().endswith(":")
    if verb.particles[:1] == ("for",) and not _NP_START.match(sentence, end):
        return "active", "", end, False
    if verb.lemma == "recommend" and _TO_ORGAN.match(sentence, end):
        return "active", "", end, False
    if "np" in frames and _OBJECT.match(sentence, end):
        return None if _NO_OBJECT.match(sentence, end) else ("active", "", end, False)
    return None


def find_organ(text: str, at: int) -> tuple[int, int] | None:
    """Where the organ stands to which something is recommended by the verb that ends at ``at``; None without one."""
    match = _TO_ORGAN.match(text, at)
    return match.span("organ") if match else None


def find_infinitive(text: str, start: int, end: int) -> int | None:
    """Offset of the ``to`` of ``NP to VP`` in ``text[start:end]``, what follows the verb; None where there is none."""
    match = _TO.search(text, start, min(end, start + _NP_LIMIT))
    if match is None:
        return None
    noun_phrase = text[start : match.start()]
    if not noun_phrase.strip(" ,") or _NP_START.match(noun_phrase):
        return None
    return None if _BROKEN_NP.search(_BRACKETS.sub("", noun_phrase)) else match.start()


def _passive(sentence: str, start: int, end: int, verb: Verb, be: re.Match[str]) -> Hit | None:
    """ "Governments were encouraged to ..."."""
    past = be.group("present") is None
    subject = len(sentence[: be.start()].rstrip())
    if _AS_OR_IT.search(sentence, subject) or _RELATIVE.search(sentence, subject):
        return None
    printed = f"{be.group().strip()} {sentence[start:end]}"
    if "to" in verb.frames and verb.lemma != "recommend":
        colon = _TO_COLON.match(sentence, end) is not None
        agent = _AGENT.match(sentence, end)
        direct = _DIRECT_TO.match(sentence, agent.end() if agent else end)
        if colon or (direct and _TO.match(sentence, direct.end() - 2)):
            opens = colon or (direct is not None and _OPENS.match(sentence, direct.end()) is not None)
            rule_id = f"passive.{verb.lemma.replace(' ', '_')}"
            return Hit("passive", printed, verb.verb_class, start, end, end, past, rule_id, opens)
    if verb.lemma == "recommend" and not _BY.match(sentence, end):
        return Hit("passive_np", printed, verb.verb_class, start, end, end, past, "passive.recommend")
    if verb.lemma == "encourage" and _ENDS_THERE.match(sentence, end):
        return Hit("passive_np", printed, verb.verb_class, start, end, end, past, "passive.encourage")
    return None


def _progressive(sentence: str, start: int, end: int, verb: Verb) -> Hit | None:
    """ "My Special Representative has been actively encouraging universities to ..."."""
    if verb.verb_class not in _PROGRESSIVE or not _CONTINUES.search(sentence, start):
        return None
    if "to" not in verb.frames or find_infinitive(sentence, end, len(sentence)) is None:
        return None
    rule_id = f"active.{verb.lemma.replace(' ', '_')}"
    return Hit("active", sentence[start:end], verb.verb_class, start, end, end, False, rule_id)


def _gerund(sentence: str, start: int, end: int, verb: Verb) -> Hit | None:
    """ ", calling for ..." after an instrument or body, "In addition to encouraging member States to ..."."""
    if "to" not in verb.frames and verb.lemma not in {"call for", "recommend", "stress", "emphasize"}:
        return None
    if not _GERUND_LEFT.search(sentence, start) or _BE_LEFT.search(sentence, start):
        return None
    found = _frame(sentence, end, verb)
    if found is None or (
        verb.lemma in {"encourage", "invite", "ask", "direct", "request"}
        and find_infinitive(sentence, end, len(sentence)) is None
    ):
        return None
    frame, words, complement, opens_list = found
    if frame == "need":
        return None
    return Hit(
        "gerund",
        sentence[start:end] + words,
        verb.verb_class,
        start,
        end,
        complement,
        False,
        f"gerund.{verb.lemma.replace(' ', '_')}",
        opens_list,
    )
