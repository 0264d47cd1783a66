"""Short forms that are the beginning of a name: "the International Conference" of the International Conference on the Great
Lakes Region (S/2025/202), "the National Mechanism" of the National Mechanism for the Protection of Civilians (S/2025/49).

In: the passages with all other mentions in them. Out: a mention more for each such place, and for each acronym that a report
explains behind a short form ("the Conference of the Parties (COP)"). Short forms of one word, and those that many bodies have
("the Executive Board"), are for ``short_forms``, which reads what was named before.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

from pipeline.model import Mention
from pipeline.s3_extract.bodies.acronyms import explained_behind, mark_acronyms
from pipeline.s3_extract.bodies.identity import Ledger
from pipeline.s3_extract.bodies.short_forms import Page, is_short_form
from pipeline.s3_extract.name_index import NameIndex
from pipeline.s3_extract.voices import voice, words

_UNITED_NATIONS = "United Nations "
# What a name is about stands behind one of these words.
_LINK = r"(?:on|for|of|in|to|at|against|from)"
# Two words and more in capitals before the first of them; "Ministry of Health" begins with no name.
_BEGINNING = re.compile(rf"((?:United Nations )?[A-Z0-9][\w’'-]*(?: [A-Z][\w’'-]*){{1,4}}) {_LINK} ")


def learn_beginnings(pages: Sequence[Page], ledger: Ledger, index: NameIndex) -> None:
    """Add the mentions of bodies by the beginnings of their names, and by acronyms that stand behind a short form."""
    explained = explained_behind(pages, index, "body.short_form")
    if explained:
        mark_acronyms(pages, ledger, explained)
    begins = _beginnings({mention.entity_id for page in pages for mention in page.mentions}, ledger)
    text = "\n".join([page.passage.text for page in pages]) if begins else ""
    meant = {
        name: body_id
        for name, body_id in begins.items()
        if f"he {name}" in text and _stands_alone(name, ledger.get(body_id).name, text) and _says_enough(name, index)
    }
    if not meant:
        return
    either = "|".join(map(re.escape, sorted(meant, key=len, reverse=True)))
    places = re.compile(rf"(?<=[Tt]he )(?:{either})(?![\w’'-]| {_LINK} | [A-Z])")
    for page in pages:
        found = [
            Mention("body", meant[match.group()], match.start(), match.end(), "body.short_form")
            for match in places.finditer(page.passage.text)
            if not _is_covered(page.mentions, match.start(), match.end())
        ]
        if found:
            page.mentions = sorted(page.mentions + found, key=lambda m: (m.start, -m.end))


def _beginnings(named: Iterable[str], ledger: Ledger) -> dict[str, str]:
    """Beginning of a name -> the only body of those ``named`` that it can mean."""
    meant: dict[str, set[str]] = defaultdict(set)
    for body_id in named:
        begins = _BEGINNING.match(ledger.get(body_id).name)
        if begins is not None:
            meant[begins[1]].add(body_id)
    return {name: ids.pop() for name, ids in meant.items() if len(ids) == 1}


def _stands_alone(name: str, whole: str, text: str) -> bool:
    """Whether a name begins in a text more often than it goes on as the ``whole`` one."""
    return text.count(f"he {name}") > text.count(f"he {whole}")


def _says_enough(name: str, index: NameIndex) -> bool:
    """Whether a beginning can stand for a body: it is no name of another, none that ``short_forms`` reads, and no post ("the Executive
    Secretary" is that of the organization that the text is on)."""
    own = name.removeprefix(_UNITED_NATIONS).split()
    if len(own) < 2 or own[-1].lower() in words("post") or voice("post").search(name):
        return False
    return not is_short_form(name) and not index.find(name)


def _is_covered(mentions: Collection[Mention], start: int, end: int) -> bool:
    return any(mention.start < end and start < mention.end for mention in mentions)
