"""Where the title of an instrument ends, whose head word begins its name: "Convention on Wells and Springs in Utopia".

In: a text, where the head ends, and the words of the rules. Out: the offset of the end; that of the head where no title
follows.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Final

from pipeline.s3_extract.instruments.rules import Head, NameRules

_TITLE_LIST: Final = re.compile(
    r"(?:,(?!\sthe\s)(?:\s(?:[A-Z][\w’'-]*|of|in|to|for|on|the))+)+,?\s(?:and|or)\s(?:the\s)?(?=[A-Z])"
)
_JOINT: Final = re.compile(r",|\sand(?=\s)")
# "HIV/AIDS" is a word of a title, unlike the first component of a symbol.
_TOKEN: Final = re.compile(r"\s([A-Z]{2,}/[A-Z]{2,}(?![\w/.-]*\d)(?!/)|[A-Za-z][\w’'-]*|(?:19|20)\d\d(?=\s[A-Z]))")
# "in the Sudano-Sahelian region": the word ends the name, in small letters.
_REGION: Final = re.compile(r"\s(?:sub)?region\b")
_IN_THE: Final = re.compile(r"\s(?:in|of|for)\sthe\s[A-Z][\w’'-]*(?:\s[A-Z][\w’'-]*)?$")
_BY_MEANS: Final = re.compile(r"by\s(?:Road|Rail|Sea|Air|Inland)\b")
# Small words in a row inside a title in capitals.
_MOST_SMALL_WORDS: Final = 4
_POSSESSIVE: Final = ("’s", "'s")
# Where a title of common words ends: punctuation, a verb of the clause, a place or a time.
_SMALL_END: Final = re.compile(
    # A comma inside a list ("in legal, judicial and related fields") ends nothing.
    r"\s?,(?!\s(?!(?:the|its|their|an?|which|who|that|as|at|in|on|by|with|to|for|including|especially|particularly|also|and)\b)"
    r"[a-z-]+(?:,\s[a-z-]+)*,?\sand\s[a-z])"
    r"|\s?[.;:()\[\]“”\"]|\s(?:which|that|to\sbe|who|were|was|is|are|has|have|had|will|would|should|shall|adopted|"
    r"approved|concluded|signed|and\s(?:on|the|in|its|their|to|by|other|made|called|adopted)|"
    r"provides|requires|sets|establishes|at|as|by\s(?:the|its)\s(?:Commission|Council|Assembly|Committee|Conference)|during|held|"
    r"in\s(?:which|its|the\scontext|19|20|this|order|accordance)|since|under|when|while|through|so)\b|\s\d"
)
_SMALL_WORD: Final = re.compile(r"\s(?:the\s|all\s)?([a-z]+)")
# A title of common words longer than this has lost its end.
_MOST_TITLE: Final = 160
# The longest title in capitals, in code points: conventions on the prohibition of several things.
_MOST_NAME: Final = 300


def end_of_title(text: str, end: int, head: Head, rules: NameRules, body_starts: Collection[int]) -> int:
    """Where the name ends whose head ends at ``end``; ``end`` itself where no title follows."""
    opening = head.right.match(text, end)
    if opening is None:
        return end
    at, stop, small = opening.end(), end, 0
    # "between" leads to two, joined by an "and" that ends no title.
    parties = 1 if opening[0].endswith("between") else 0
    while word := _TOKEN.match(text, at):
        if at - end > _MOST_NAME:
            # No title in capitals runs on so far: words of a table.
            return end
        if word[1][0].isupper():
            if text[word.end() : word.end() + 1] == "/":
                break
            if stop == end and word[1].endswith(_POSSESSIVE) and _SMALL_WORD.match(text, word.end()):
                # "the Convention on the Platform’s purpose": on something, and no title.
                break
            stop, small = word.end(), 0
        elif small < _MOST_SMALL_WORDS and _is_inside(text, word, rules):
            if word[1] == "from" and text.startswith(" the ", word.end()) and word.end() + len(" the ") in body_starts:
                # "meetings under the Convention on Lakes from the United Nations regular budget"
                break
            if word[1] == "and" and stop > end and _another(text, word.end(), rules, body_starts):
                if parties != 1:
                    break
                parties = 2
            small += 1
        else:
            break
        at = word.end()
        if at == stop and (listed := _TITLE_LIST.match(text, at)):
            if any(at < start < listed.end() for start in body_starts) or _lists_names(text, listed, rules):
                break
            at = listed.end() - 1
    if stop > end and (region := _REGION.match(text, stop)) and _IN_THE.search(text, end, stop):
        return region.end()
    if stop == end:
        first = _SMALL_WORD.match(text, opening.end(), opening.end() + 40)
        if first and first[1] in rules.openings:
            return end_of_small_title(text, opening.end() + 1)
    return stop


def _is_inside(text: str, word: re.Match[str], rules: NameRules) -> bool:
    return word[1] in rules.inside_title or word[1].isdigit() or _BY_MEANS.match(text, word.start(1)) is not None


def _another(text: str, at: int, rules: NameRules, body_starts: Collection[int]) -> bool:
    """Does another name begin after the "and" that ends at ``at``?"""
    after = at + (5 if text.startswith(" the ", at) else 1)
    return after in body_starts or bool(rules.next_name.match(text, at))


def _lists_names(text: str, listed: re.Match[str], rules: NameRules) -> bool:
    """Whether a row of capital words is one of instruments: ", Ramsar Convention and the Paris Agreement" is no list in a title."""
    return any(rules.next_name.match(text, joint.end()) for joint in _JOINT.finditer(text, *listed.span()))


def end_of_small_title(text: str, at: int) -> int:
    """Where a title in small letters that begins at ``at`` ends."""
    end = _SMALL_END.search(text, at)
    stop = end.start() if end else len(text)
    if stop - at > _MOST_TITLE:
        return at + text[at : at + _MOST_TITLE].rfind(" ")
    return stop
