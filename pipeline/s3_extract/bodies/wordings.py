"""Which wordings of a report are one body: a name cut short, turned round, spelled otherwise or without its owner.

In: the names of a report, grouped by their keys. Out: the key under which a group is one with another. A key is made of a
name's words and, where many have a body of the name, of its owner behind ``SCOPE``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from pipeline.s3_extract.bodies.keys import Keys
from pipeline.s3_extract.bodies.owners import organs_by_name
from pipeline.s3_extract.bodies.rules import Named
from pipeline.s3_extract.bodies.usage import key_of, spelled, topic_follows

# Between the key of a generic name and its owner.
SCOPE: Final = "@"
# A name as printed, and what is made of it.
Wording = tuple[Named, Named]

_MINISTRY_LAST: Final = re.compile(r"([A-Z][\w’'-]*(?:,? (?:and )?[A-Z][\w’'-]*)*) Ministry")
_MINISTRY_OF: Final = re.compile(r"\bMinistry (?:for|of)(?: the)? ")
_WHAT_FOR: Final = re.compile(r"\b(Department|Division|Directorate) for ")
_BUREAU_LAST: Final = re.compile(r"(?P<organ>.+) Bureau")
_NATIONAL: Final = "national"


def usual_wording(core: str) -> str:
    """A name that many have as most print it, so that two reports that print it otherwise name one body.

    >>> usual_wording("Defense Ministry"), usual_wording("Division for External Relations")
    ('Ministry of Defence', 'Division of External Relations')
    """
    words = spelled(core)
    if last := _MINISTRY_LAST.fullmatch(words):
        return f"Ministry of {'Foreign Affairs' if last[1] == 'Foreign' else last[1]}"
    bureau = _BUREAU_LAST.fullmatch(words)
    if bureau and bureau["organ"] in organs_by_name():
        return f"Bureau of the {bureau['organ']}"
    return _WHAT_FOR.sub(r"\1 of ", _MINISTRY_OF.sub("Ministry of ", words, count=1), count=1)


def by_own_name(groups: Mapping[str, Sequence[Wording]]) -> dict[str, set[str]]:
    """Key of what is left of a name behind its owner's -> the keys of such names: "Council of Ministers" of "ECOWAS Council
    of Ministers"."""
    found: dict[str, set[str]] = {}
    for key, wordings in groups.items():
        for _, named in wordings:
            if named.own and key_of(named.own) != key.partition(SCOPE)[0]:
                found.setdefault(key_of(named.own), set()).add(key)
    return found


def whole_name(
    key: str,
    names: Mapping[str, str],
    groups: Mapping[str, Sequence[Wording]],
    keys: Keys,
    words: Mapping[str, str],
) -> str | None:
    """The key of the one longer name of the report that the group at ``key`` is a part of, where they are one body."""
    short = groups[key][0][1]
    own, _, owner = key.partition(SCOPE)
    longer = [k for k in keys.starting_with(own) if k != key and (k in names or k in groups)]
    owned = [k for k in longer if k.startswith(f"{own}{SCOPE}")]
    if owned or owner:
        # "the Ministry of Justice", where the report speaks of that of one State alone.
        return owned[0] if len(owned) == 1 and not owner else None
    if SCOPE in key and (national := [k for k in keys.starting_with(f"{_NATIONAL}{own}{SCOPE}") if k in groups]):
        # "the Audit Bureau", where the report also says "the National Audit Bureau".
        return national[0] if len(national) == 1 else None
    if not longer and short.name.endswith(short.head) and len(short.name.split()) > len(short.head.split()):
        # "Interior Ministry", where the report also says "Georgian Interior Ministry".
        around = [
            k for k in keys.ending_with(own) if (k in names or k in groups) and not _is_owner(words[k], short.name)
        ]
        return around[0] if len(around) == 1 and around[0] in groups else None
    if len({names.get(k, k) for k in longer}) != 1:
        return None
    # A name that ends with its head goes on with its topic; a mandate may be cut short anywhere.
    topic = topic_follows(own, words[longer[0]])
    cut = short.classification in ("special_procedure", "secretariat") and len(short.name.split()) > 3
    return longer[0] if cut or (topic and (short.name.endswith(short.head) or len(short.name.split()) > 2)) else None


def _is_owner(longer: str, short: str) -> bool:
    """Whether a small word leads from a longer name to a shorter at its end, which is whose body it is; "and" joins two words of one name.

    >>> _is_owner("Executive Committee of the Wells Organization", "Wells Organization"), _is_owner("Georgian Interior Ministry", "Interior Ministry")
    (True, False)
    >>> _is_owner("Wells and Cooperation Committee", "Cooperation Committee")
    False
    """
    before = longer.split()[: -len(short.split())]
    return bool(before) and before[-1].islower() and before[-1] not in ("and", "or")


def name_with_owner(key: str, groups: Mapping[str, Sequence[Wording]], by_own: Mapping[str, set[str]]) -> str | None:
    """The key of the one group whose name is that at ``key`` behind its owner's, where nothing tells of another owner."""
    whole = by_own.get(key.partition(SCOPE)[0], set()) & groups.keys()
    of_nobody = all(printed.parent is None and printed.country is None for printed, _ in groups[key])
    return next(iter(whole)) if len(whole) == 1 and of_nobody else None
