"""Directive verbs in their frames: "urged States to", "recommended that", "Governments were encouraged to".

In goes the text of a sentence, out come hits. What is no directive use of a verb (participles, nouns, accounts of what
somebody asked for) is turned away here, each refusal with its reason. Modals and fixed phrases have a module of their
own.
"""

from __future__ import annotations

import re

from pipeline.s3_extract.recommendations.hit import Frame, Hit
from pipeline.s3_extract.recommendations.lexicon import Verb, directives

_BE = re.compile(r"\b(?:(?P<past>was|were)|(?P<present>is|are)|(?P<perfect>(?:has|have|had)\s+(?:\w+\s+)?been))\s+$")
_ARTICLE_LEFT = re.compile(
    r"\b(?:the|a|an|as|its|their|his|her|my|our|your|any|all|such|this|that|these|those|no|of|by|in|with|for|on|upon|from|at|under|per|"
    r"and/or|each|every|some|several|many|two|three|following|strong|urgent|repeated|relevant|further|official|formal|highly|"
    r"specific|recent|earlier|previous|other|to)\s+$",
    re.IGNORECASE,
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
_UNDER_MODAL = re.compile(
    r"\b(?:should|must|ought to|needs? to|(?:may|might|could)(?: also)? wish to)\s+(?:[a-z]+ly\s+|also\s+|further\s+)*$"
)
_FIRST_PERSON = re.compile(r"\b(?:I|[Ww]e)\s+(?:\w+\s+){1,4}$")
_NEAR = 120
_NP_LIMIT = 420
_REPORTING_THAT = re.compile(
    r"(?:\s+(?:strongly|firmly|once again|also))?(?:\s+(?:in|at|to|on|during)\s[^,.;:]{3,70}?)?\s*(?:,[^,.;]{2,60},\s*)?\s*\bthat\b"
)


def find_verbs(sentence: str) -> list[Hit]:
    """The directive verbs of ``sentence`` in their frames, in order."""
    table = directives()
    hits: list[Hit] = []
    for _, start, end in table.word_finder.find_matches_as_indexes(sentence):
        if sentence[start - 1 : start].isalnum() or sentence[end : end + 1].isalnum():
            continue
        # "Member States" is no verb; a capital is one only where an operative paragraph begins with it.
        if sentence[start].isupper() and not _OPERATIVE_LEFT.match(sentence[:start]):
            continue
        for verb, form in table.words[sentence[start:end].lower()]:
            hit = _classify(sentence, start, end, verb, form)
            if hit is not None:
                hits.append(hit)
                break
    return hits


def _classify(sentence: str, start: int, end: int, verb: Verb, form: str) -> Hit | None:
    if verb.particles:
        particle = re.match(
            rf"\s+(?:also |further |again |once again |strongly )?(?:{'|'.join(verb.particles)})\b",
            sentence[end : end + 30],
        )
        if particle is None:
            return None
        end += particle.end()
    # What decides stands right before the verb; the patterns are anchored there and need not see the rest.
    left = sentence[max(0, start - _NEAR) : start]
    bare = directives().adverbs_left.sub("", left)
    be = _BE.search(bare)
    if form == "past" and (be is not None or re.search(r"\bbe\s+$", bare)):
        return _passive(sentence, start, end, verb, be)
    if form == "gerund":
        return _gerund(sentence, start, end, verb, left)
    # "may wish to request", "should encourage": the verb of another predicate's complement; but "I must urge".
    if form == "base" and _UNDER_MODAL.search(left) and not _FIRST_PERSON.search(left):
        return None
    softened = directives().softener_left.search(left) is not None
    if (
        form == "base"
        and not softened
        and not re.search(r"\b(?:I|we|We|they|They)\s+$", bare)
        and not _plural_subject(bare)
    ):
        return None
    if form == "past" and re.search(r"\b(?:be|being|been|as)\s+$", bare):
        return None
    if form == "present" and _OPERATIVE_LEFT.match(sentence[:start]):
        return _active(sentence, start, end, verb, form)
    if not softened and _ARTICLE_LEFT.search(bare if form != "past" else left):
        return None
    return _active(sentence, start, end, verb, form)


def _plural_subject(left: str) -> bool:
    """Whether what stands left ends in a plural actor ("States Members urge", "The delegations recommend")."""
    return bool(
        re.search(
            r"(?:participants|delegations|speakers|experts|members|leaders|States|Governments|countries|parties|organizations|rapporteurs)\s+$",
            left,
        )
    )


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
    right = sentence[end:]
    that = _REPORTING_THAT.match(right)
    if "that" in verb.frames and that:
        return "active", "", end + that.end(), right[that.end() :].lstrip().startswith(":")
    if "modal_that" in verb.frames and that and directives().modal_pattern.search(right):
        return "active", " that", end + that.end(), False
    if "need" in verb.frames:
        need = (
            directives().needs.match(right.lstrip()[:200])
            if re.match(r"\s+(?:\w+ly |once again |also )?", right)
            else None
        )
        if need:
            offset = end + len(right) - len(right.lstrip())
            return "need", " " + need.group().strip(), offset + need.end(), False
    opening = re.match(r"(?:\s+(?:that|the following|as follows))?\s*:\s*(?=$|\(|[A-Z])", right)
    if opening and {"to", "that", "np"} & set(verb.frames):
        return "active", "", end + opening.end(), True
    if "to" in verb.frames:
        infinitive = find_infinitive(right)
        if infinitive is not None:
            return "active", "", end, right[: infinitive + 20].rstrip().endswith(":")
    if verb.particles[:1] == ("for",) and not _NP_START.match(right):
        return "active", "", end, False
    if "np" in verb.frames and re.match(
        r"\s+(?:the|a|an|all|any|new|existing|greater|further|closer|enhanced|increased|continued|that|more|its|their|[a-z]+(?:ing|ed|al|ion|ment|ance|ive|ity|er|ic|ary|sal|s)\b|[A-Z])",
        right,
    ):
        if re.match(
            r"\s+(?:in|by|at|under|on|for|to|as|from|during|level|measures? (?:in|by|of) (?:its|the))\b", right
        ):
            return None
        return "active", "", end, False
    return None


def find_infinitive(right: str) -> int | None:
    """Offset of the ``to`` of ``NP to VP`` in what follows the verb; None where no noun phrase and infinitive follow."""
    for match in _TO.finditer(right, 0, _NP_LIMIT):
        noun_phrase = right[: match.start()]
        if not noun_phrase.strip(" ,") or _NP_START.match(noun_phrase):
            return None
        if re.search(
            r"[;.:]|\b(?:which|that) (?:has|have|had|is|are|was|were|will)\b", re.sub(r"\([^)]*\)", "", noun_phrase)
        ):
            return None
        return match.start()
    return None


def _passive(sentence: str, start: int, end: int, verb: Verb, be: re.Match[str] | None) -> Hit | None:
    """ "Governments were encouraged to ..."; a modal's or an infinitive's passive ("should be urged") is the modal's."""
    if be is None:
        return None
    right = sentence[end:]
    past = be.group("present") is None
    subject = sentence[: be.start()].rstrip()
    printed = f"{be.group().strip()} {sentence[start:end]}"
    if re.search(r"\b(?:as|[Ii]t)$", subject):
        return None
    if re.search(r"\b(?:which|that|who)$", subject):
        return None
    name = verb.lemma.replace(" ", "_")
    colon = re.match(r"\s*(?:to\s*)?:", right)
    agent = re.match(r"\s+by\s+[^,.;]{3,120}?(?=\s+to\s)", right)
    rest = right[agent.end() :] if agent else right
    direct = re.match(r"\s*(?:,[^;.]{3,200}?,)?\s+to\b", rest)
    if "to" in verb.frames and verb.lemma != "recommend" and (colon or (direct and _TO.match(rest, direct.end() - 2))):
        opens = bool(colon) or bool(re.match(r"\s*:", rest[direct.end() :])) if direct else bool(colon)
        return Hit("passive", printed, verb.verb_class, start, end, end, past, f"passive.{name}", opens)
    if verb.lemma == "recommend" and not re.match(r"\s+by\b", right):
        return Hit("passive_np", printed, verb.verb_class, start, end, end, past, "passive.recommend")
    if verb.lemma == "encourage" and re.match(r"\s*(?:[.;,]|and\b|$)", right):
        return Hit("passive_np", printed, verb.verb_class, start, end, end, past, "passive.encourage")
    return None


def _gerund(sentence: str, start: int, end: int, verb: Verb, left: str) -> Hit | None:
    """ ", calling for ..." after an instrument or body, "In addition to encouraging member States to ..."."""
    if not re.search(
        r"(?:,|\bby|[Ii]n addition to|[Bb]esides|[Ww]hile|\band|\bas well as)\s+(?:\w+ly |also |further |once again )?$",
        left,
    ):
        return None
    if re.search(r"\b(?:is|are|was|were)\s+$", left) or (
        "to" not in verb.frames and verb.lemma not in {"call for", "recommend", "stress", "emphasize"}
    ):
        return None
    found = _frame(sentence, end, verb)
    if found is None or (
        verb.lemma in {"encourage", "invite", "ask", "direct", "request"} and find_infinitive(sentence[end:]) is None
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
