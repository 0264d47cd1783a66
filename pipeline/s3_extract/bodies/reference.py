"""Whom "the Commission", "my Special Envoy" or "the Office" stands for, from what the report named before.

In: the places where a head word stands alone, and the bodies found by their names. Out: a body id, or None where
nothing named fits. The order: the passage, its headings, what the report is about, what was named last, for a few words
the body they mean everywhere ("the Assembly"), and what is named later.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from pipeline.model import Body
from pipeline.s3_extract.name_index import squeeze

# After these words comes the topic or the place of a body, so what stands before them is what the body is.
_TOPIC = frozenset({"on", "of", "for", "to", "in", "against", "and", "de", "du", "at"})
# "the Working Group" is Working Group II.
_NUMERAL = re.compile(r"[ivx]{1,4}")
_TOPIC_OPENS = frozenset({"on", "of", "for"})
_FOLLOWED = re.compile(r" (?P<link>of|on|for|against|to|in) (?P<the>the )?(?P<capital>[A-Z])| (?P<word>[A-Z][a-z]+)")
_OFFICERS = frozenset(
    ["Chairman", "Chairperson", "Chair", "President", "Secretary", "Headquarters", "Rapporteur", "Bureau", "Members"]
)


@lru_cache(maxsize=1 << 16)
def stands_for(name: str, short: str) -> bool:
    """Whether a name is that of a ``short``: the words end it, or only its topic comes after them.

    >>> stands_for("Commission on Human Rights", "Commission"), stands_for("Human Rights Committee", "Commission")
    (True, False)
    >>> stands_for("Working Group II", "Working Group")
    True
    """
    # Cheap and almost always the answer: the letters are not there.
    if short[-4:] not in name:
        return False
    words = [squeeze(word) for word in name.split()]
    wanted = [squeeze(word) for word in short.split()]
    size = len(wanted)
    for at in range(len(words) - size + 1):
        after = words[at + size : at + size + 1]
        if words[at : at + size] != wanted or (after and after[0] not in _TOPIC and not _NUMERAL.fullmatch(after[0])):
            continue
        if at and (words[at - 1] == "deputy" or words[at - 1 : at + 1] in (["task", "force"], ["regional", "bureau"])):
            # "the Special Representative" is not his deputy, "the Force" no task force, and "the Bureau" that of the officers.
            continue
        # What comes after "of" or "on" is whose the body is, or its topic: the Third Committee of the General Assembly.
        if not _TOPIC_OPENS.intersection(words[:at]):
            return True
    return False


def is_name_of_another(text: str, end: int) -> bool:
    """Whether the words after a short form at ``end`` make it a name of its own ("the Fund Convention")."""
    match = _FOLLOWED.match(text, end)
    if match is None:
        return False
    if match["word"]:
        return match["word"] not in _OFFICERS
    return match["link"] in ("of", "on", "for", "against")


# Such a conference has another's name in its own ("the Conference of the Parties to the Convention serving as the meeting of the Parties
# to the Paris Agreement"): by "the Conference of the Parties" the other is meant.
_SERVES = " serving as the meeting of "


class Antecedents:
    """What a report has named, in the order of reading; asked with a short form, it tells the body."""

    def __init__(
        self, bodies: Mapping[str, Body], focus: Sequence[str], defaults: Mapping[str, str], later: Sequence[str]
    ):
        """``focus`` are the bodies the report is about or for; ``defaults`` the body a word means where none fits;
        ``later`` are all that the report names, in the order of their first mention."""
        self._bodies = bodies
        self._focus = tuple(dict.fromkeys(focus))
        self._defaults = defaults
        self._later = later
        self._fits: dict[tuple[str, str], bool] = {}
        self._named: list[str] = []
        # How many of the names a short form was held against, and the last of them that fits.
        self._last: dict[str, tuple[int, str | None]] = {}
        self._about: dict[str, str | None] = {}
        self._first: dict[str, str | None] = {}
        self._children: dict[str | None, list[str]] = {}
        self._counted = 0
        # Short form -> the treaty of each body that it begins the name of.
        self._treaties: dict[str, dict[str, str]] = {}
        self._defined: dict[str, str] = {}

    def define(self, short: str, body_id: str) -> None:
        """Take note that the report says which body it means by a short form from here on; "" is none of those named."""
        self._defined[short] = body_id

    def name(self, body_id: str) -> None:
        """Take note that a body was named."""
        self._named.append(body_id)

    def fits(self, body_id: str, short: str) -> bool:
        """Whether one of the body's names is that of a ``short``."""
        key = (body_id, short)
        if key not in self._fits:
            body = self._bodies[body_id]
            names = [body.name, *(n.name for n in body.names if n.kind != "acronym" and _SERVES not in n.name)]
            # The mechanism of an organization is no organization, though it is also called by the organization's name first.
            of_another = f" of the {short}" in body.name and not stands_for(body.name, short)
            self._fits[key] = short in names or (not of_another and any(stands_for(name, short) for name in names))
        return self._fits[key]

    def resolve(
        self,
        short: str,
        passage: Sequence[str],
        headings: Iterable[Sequence[str]],
        *,
        same: bool = False,
        apart: bool = False,
    ) -> str | None:
        """The body a short form stands for.

        ``passage``: ids named before it in the passage; ``headings``: ids in each heading above it, nearest first. ``same``: the
        text says "the same", which is whoever was named last, whatever a heading or the front page names. ``apart``: it stands in
        the paper of another organization, to which nobody of the front page is nearer than others, and in which "the Secretariat" is no
        more that of the United Nations than any.
        """
        if (defined := self._defined.get(short)) is not None:
            return defined
        for body_id in reversed(passage):
            if self.fits(body_id, short):
                return body_id
        for ids in () if same else headings:
            fitting = [body_id for body_id in ids if self.fits(body_id, short)]
            if fitting:
                return fitting[-1]
        meant = (None if same or apart else self._only_one_about(short)) or self._last_named(short)
        if meant is not None:
            return meant
        default = None if apart else self._defaults.get(short)
        if default in self._bodies:
            return default
        if short not in self._first:
            self._first[short] = next((body_id for body_id in self._later if self.fits(body_id, short)), None)
        return self._first[short]

    def _only_one_about(self, short: str) -> str | None:
        if short not in self._about:
            about = [body_id for body_id in self._focus if self.fits(body_id, short)]
            self._about[short] = about[0] if len(about) == 1 else None
        return self._about[short]

    def _last_named(self, short: str) -> str | None:
        """The body named last that fits; only names that came since the short form was asked about are looked at."""
        seen, last = self._last.get(short, (0, None))
        new = (self._named[at] for at in range(len(self._named) - 1, seen - 1, -1))
        last = next((body_id for body_id in new if self.fits(body_id, short)), last)
        self._last[short] = len(self._named), last
        return last

    def of_treaty(self, short: str, before: str) -> str | None:
        """The "Conference of the Parties" whose treaty is named last in ``before``, where several are known."""
        if short not in self._treaties:
            # The bodies that are added while the report is read are officers.
            begin = f"{short} to the "
            self._treaties[short] = {
                key: body.name.removeprefix(begin).removeprefix("United Nations ")
                for key, body in self._bodies.items()
                if body.name.startswith(begin)
            }
        places = {key: before.rfind(treaty) for key, treaty in self._treaties[short].items()}
        last = max(places, key=lambda key: places[key], default=None)
        return last if last and len(places) > 1 and places[last] >= 0 else None

    def child_of(self, parent: str, short: str) -> str | None:
        """The one named body of a parent that is a ``short``: "the Working Group of the Subcommission"."""
        if self._counted != len(self._bodies):
            # Officers are added while the report is read.
            self._counted, self._children = len(self._bodies), {}
            for body_id, body in self._bodies.items():
                self._children.setdefault(body.parent_body_id, []).append(body_id)
        fitting = [body_id for body_id in self._children.get(parent, ()) if self.fits(body_id, short)]
        return fitting[0] if len(fitting) == 1 else None
