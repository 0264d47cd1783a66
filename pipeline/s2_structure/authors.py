"""Whose document it is, from the statements of the front page and the organs named on it.

In go the statement of the kind and the title, out come the kind in few words and one author, or those who wrote together.
Which body a name is, is not decided here; how a statement names its author is in ``authorship``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.model import Fact
from pipeline.s2_structure.authorship import Authorship, ended, presented_by, read_authorship, transmitted_author
from pipeline.s2_structure.patterns import rule
from pipeline.s2_structure.statements import BROKEN, Statement

_LONGEST_KIND = 250
_LONGEST_NAME = 160
# Words of a name that stands for a longer one.
_SHORT_NAME = 2


@dataclass(frozen=True, slots=True)
class Signed:
    """The kind as printed, its author, or the words that name several of whom no one is the author."""

    kind: Fact | None = None
    author: Fact | None = None
    several: Fact | None = None


def author_of(
    kind: Fact | None, title: Fact | None, statements: Sequence[Statement], organs: Sequence[Fact], opening: str
) -> Signed:
    """Settle kind and author. ``organs``: the one that meets comes first; ``opening`` is the running text below."""
    if kind is not None and (made := _of_act(kind, organs)) is not None:
        return made
    if kind is None and title is not None and rule("act_title").match(title.value):
        return Signed(
            Fact(title.value.split()[0], title.start, title.end) if title.value[0].isalpha() else None, _first(organs)
        )
    own = read_authorship(kind.value) if kind else None
    presented = presented_by(kind.value) if kind and own is None else None
    leading = read_authorship(title.value) if title else None
    where = kind or title
    told = own or presented or leading
    if where is None:
        return Signed()
    words = Fact(told.kind, where.start, where.end) if told else kind
    words = words if words and len(words.value) <= _LONGEST_KIND else None
    if (session := rule("session_of").match(where.value)) is not None:
        return _named(words, ended(session["organ"]), where)
    if title is not None and rule("session_report").match((kind or title).value):
        return Signed(words, _first(organs))
    if told is None:
        return Signed(words)
    if rule("authors_together").search(where.value):
        return Signed(words, None, Fact(told.author, where.start, where.end))
    return _named(words, _in_full(_who(told, leading, statements, opening), organs), where)


def _of_act(kind: Fact, organs: Sequence[Fact]) -> Signed | None:
    """Kind and author of what an organ adopts or is to adopt: the organ of a resolution; sponsors are no author."""
    if rule("draft_statement").match(kind.value):
        found = rule("draft_of_what").search(kind.value)
        what = found[1].capitalize() if found else "Draft"
        return Signed(Fact(what, kind.start, kind.end))
    if rule("adopted_statement").match(kind.value):
        return Signed(kind if len(kind.value) <= _LONGEST_KIND else None, _first(organs))
    return None


def _who(told: Authorship, leading: Authorship | None, statements: Sequence[Statement], opening: str) -> str:
    """The author named; of a note, the author of what it passes on."""
    if not told.transmits:
        return told.author
    found = [leading, *(read_authorship(s.text) for s in statements if rule("report_type").match(s.text))]
    passed = next((f.author for f in found if f and not f.transmits), None)
    passed = passed or transmitted_author(BROKEN.sub("-", " ".join([*(s.text for s in statements), opening])))
    return passed or told.author


def _in_full(name: str, organs: Sequence[Fact]) -> str:
    """A name of one or two words as an organ of the page has it in full: ``Working Party`` (``on Road Transport``)."""
    if len(name.split()) > _SHORT_NAME:
        return name
    full = re.compile(rf"(?:.{{1,60}}\s)?{re.escape(name)}\s(?:on|of|for|to)\s.+", re.IGNORECASE)
    return next((organ.value for organ in organs if full.fullmatch(organ.value)), name)


def _named(kind: Fact | None, name: str, where: Fact) -> Signed:
    if rule("author_several").search(name) or len(name) > _LONGEST_NAME:
        return Signed(kind, None, Fact(name, where.start, where.end))
    return Signed(kind, Fact(name, where.start, where.end))


def _first(organs: Sequence[Fact]) -> Fact | None:
    return organs[0] if organs else None
