"""Which names are one body: the names a report uses, settled with the authority files and with each other.

In: all names a report's patterns found. Out: a body for each. The wordings of one report are one body where they differ
by "United Nations", by "of the Secretary-General", or where one is the other cut short ("Special Rapporteur on the
sale of children").
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from pipeline.model import Body, BodyName
from pipeline.rules.registry import Registry, slugify
from pipeline.s3_extract.bodies.keys import Keys
from pipeline.s3_extract.bodies.late_owners import moved_ids, with_ids
from pipeline.s3_extract.bodies.owners import Owners, as_part, offices_of_many
from pipeline.s3_extract.bodies.reference import stands_for
from pipeline.s3_extract.bodies.rules import Named
from pipeline.s3_extract.bodies.titles import is_of_another
from pipeline.s3_extract.bodies.usage import AUTHOR, key_of, parents_by_name, parents_by_usage
from pipeline.s3_extract.bodies.wordings import SCOPE, Wording, by_own_name, name_with_owner, usual_wording, whole_name
from pipeline.s3_extract.name_index import NameIndex, is_acronym, squeeze

# Said of many, so the name alone does not tell which body it is.
_BARE = re.compile(
    r"^(?:Deputy )?(?:Special|Personal) (?:Representative|Envoy|Adviser|Coordinator)(?: of the Secretary-General)?$"
)
_SHORT_OWNER = re.compile(
    r"^([A-Z][\w -]* of the )((?:Sub-?)?(?:Commission|Committee|Council|Assembly|Conference|Board|Tribunal|Court))$"
)
_ACRONYM_OWNER = re.compile(r"^(.*) of (?:the )?[A-Z][A-Z-]+$")
_UNITED_NATIONS = "United Nations "
_UN = "UN "

# A name as it is printed, with what stands beside it: two bodies of one report can have one name.
_Printed = tuple[str, str | None, str | None]


def _as_printed(named: Named) -> _Printed:
    return named.name, named.country, named.parent


def _initials(name: str) -> str:
    """The first letters of the capital words of a name."""
    return "".join(word[0] for word in name.split() if word[0].isupper())


def _as_part_of(owner: Body, body: Body) -> tuple[str, str | None]:
    """What kind of body a part of ``owner`` is, and of which State: no society, and an office of a State's is that State's."""
    if owner.classification == "national_body" and body.classification in ("other", "secretariat"):
        return "national_body", owner.country_code
    if owner.classification == "regional_organization" and body.classification == "national_body":
        # "The governing organs of the Union are the Council of Ministers and the Court"
        return "other", None
    return "other" if body.classification == "non_governmental" else body.classification, body.country_code


class Ledger:
    """The bodies of one report: those of the authority files it names, and its own."""

    def __init__(self, registry: Registry, index: NameIndex, owners: Owners):
        """``owners`` is what the report tells of whose the bodies with a generic name are."""
        self._owners = owners
        self._registry = registry
        self._index = index
        self._report_id = owners.report_id
        self._own: dict[str, Body] = {}
        self._unowned: set[str] = set()
        self._settled: dict[_Printed, str] = {}
        self._aliases: Mapping[str, Named] = {}
        self._known_aliases: Mapping[str, str] = {}
        self.bodies: dict[str, Body] = {}

    def take_aliases(self, named: Mapping[str, Named], known: Mapping[str, str]) -> None:
        """Take note which names the report says to mean another name of its own, or a known body; before ``settle``."""
        self._aliases, self._known_aliases = named, known

    def knows(self, name: str) -> bool:
        """Whether a full name is that of a known body."""
        return self.known(name, clause=True) is not None

    def known(self, name: str, clause: bool) -> str | None:
        """The known body of a name or of a usual variant; with ``clause`` also of one cut short or drawn out."""
        bare = name.removeprefix(_UNITED_NATIONS).removeprefix(_UN)
        either = name.replace(" and ", " or ") if clause else name
        for wording in dict.fromkeys((name, bare, f"{_UNITED_NATIONS}{bare}", AUTHOR.sub("", name), either)):
            body_id = self._index.lookup(wording)
            if body_id:
                return body_id
        return self._mandate(name) if clause else None

    def _mandate(self, name: str) -> str | None:
        """The one known body whose name begins with this one, or the one whose name this one begins with."""
        key, keys = squeeze(name), self._index.keys
        if len(name.split()) < 4:
            return None
        at = bisect_left(keys, key)
        begun = set()
        while at < len(keys) and keys[at].startswith(key):
            begun.add(self._index.owner(keys[at]))
            at += 1
        if len(begun) == 1:
            return begun.pop()
        if begun:
            return None
        # Names that begin this one lie before it in the order; the nearest is the longest.
        for at in range(bisect_left(keys, key) - 1, max(-1, bisect_left(keys, key) - 12), -1):
            if key.startswith(keys[at]) and len(keys[at]) > 25:
                return self._index.owner(keys[at])
        return None

    def settle(self, found: Sequence[Named], named_already: Mapping[str, int], namesakes: Collection[str] = ()) -> None:
        """Give every name found in the report its body; ``named_already``: how often it names the known bodies.

        ``namesakes`` are known bodies whose name is a State's body's in this report. Call it once, with all names of the report.
        """
        groups: dict[str, list[Wording]] = {}
        known_ids = set(named_already)
        owners = self._owners_of_short_names(named_already) if found else {}
        for printed in found:
            named = self._with_whole_owner(self._aliases.get(printed.name, printed), named_already)
            clause = named.classification in ("special_procedure", "committee") or named.rule_id == "body.plural"
            known = self._known_aliases.get(printed.name) or self.known(named.name, clause)
            if known is None and self._may_be_known(named):
                known = self._index.nearly(named.name) or self._index.nearly(named.name.removeprefix(_UN))
            if known and named.parent and is_of_another(self.above(known), self.get(named.parent)):
                known = None
            if known is None and named.name in owners:
                # The body named most among those with this short name: "Office of the High Commissioner".
                known = max(owners[named.name], key=lambda b: (named_already[b], b))
            if known is None and named.parent is None:
                known = self._organ(named.name) or self._owners.organ_of_one(named.name, named_already)
            if known and known not in namesakes:
                self._settled[_as_printed(printed)] = known
                known_ids.add(known)
                continue
            key, named = self._keyed(self._owners.with_owner(named))
            groups.setdefault(key, []).append((printed, named))
        if not groups:
            return
        told = {
            key_of(n.name): (b, n.name)
            for b in sorted(known_ids.difference(namesakes))
            for n in self.get(b).names
            if n.kind != "acronym"
        }
        names = {key: body_id for key, (body_id, _) in told.items()}
        words = {key: name for key, (_, name) in told.items()} | {k: g[0][1].name for k, g in groups.items()}
        keys, by_own = Keys([*names, *groups]), by_own_name(groups)
        for key in sorted(groups, key=len, reverse=True):
            whole = whole_name(key, names, groups, keys, words)
            if whole is None and (whole := name_with_owner(key, groups, by_own)):
                # The wording with the owner tells what the body is called.
                groups[whole] += [(printed, groups[whole][0][1]) for printed, _ in groups.pop(key)]
                continue
            if whole is None:
                continue
            if whole in names:
                self._settled.update((_as_printed(one), names[whole]) for one, _ in groups.pop(key))
            else:
                groups[whole] += groups.pop(key)
        for key in sorted(groups):
            self._add(groups[key])
        for body_id, parent in parents_by_name(self._own):
            self.give_parent(body_id, parent)

    def _may_be_known(self, named: Named) -> bool:
        """Whether a name that is not a State's may be a known body's taken down otherwise ("Pacific Island Forum")."""
        of_the_system = named.parent in (None, "united-nations", "united-nations-secretariat")
        return of_the_system and not named.country and named.classification != "national_body"

    def _keyed(self, named: Named) -> tuple[str, Named]:
        """The key under which the wordings of a body meet, of a generic name with its owner, and the name in its usual wording."""
        scope = self._owners.scope_of(named, self.get(named.parent) if named.parent else None)
        if scope is None:
            return key_of(named.core), named
        core = usual_wording(named.core)
        return f"{key_of(core)}{SCOPE}{scope}", named if core == named.core else replace(named, core=core)

    def _organ(self, name: str) -> str | None:
        """The organ of the front page that a name without its topic means: "the Executive Board"."""
        fitting = [organ for organ in self._owners.organs if stands_for(self.get(organ).name, name)]
        return fitting[0] if len(fitting) == 1 else None

    def add_former(self, body_id: str, printed: Sequence[str], *, with_acronym: bool) -> str:
        """The id of a known body as it was under a former name; ``printed`` are the report's words for it.

        ``with_acronym``: the report also uses today's acronym, so that it must be that of the former name, too.
        """
        body = self.get(body_id)
        former = [n.name for n in body.names if n.kind == "former"]
        names = [n for n in former if not is_acronym(n)]
        said = {squeeze(words) for words in printed}
        name = next((n for n in names if squeeze(n) in said), names[0] if len(names) == 1 else None)
        if name is None:
            return body_id
        # An acronym of then is one whose first letter is the name's; where there are several nothing is guessed.
        acronyms = [n for n in former if is_acronym(n) and n[0] == name[0]]
        if body.acronym and body.acronym == _initials(name):
            acronyms = [body.acronym]
        elif with_acronym:
            return body_id
        acronym = acronyms[0] if len(acronyms) == 1 else None
        earlier = slugify(name)
        kept = (BodyName(name, "official"), *((BodyName(acronym, "acronym"),) if acronym else ()))
        self._own[earlier] = replace(
            body, body_id=earlier, name=name, acronym=acronym, founding_date=None, dissolution_date=None, names=kept
        )
        return earlier

    def add_author(self, body: Body) -> None:
        """Take in who wrote the report, where neither the authority files nor the report's text know it."""
        if body.body_id not in self._registry.bodies:
            self._own.setdefault(body.body_id, body)

    def adopt(self, author: Body | None, organs: Sequence[str], named: Iterable[str]) -> None:
        """Give bodies of the report the parents that usage makes plain; see ``usage``. ``named``: the ids of all that it names."""
        front, about = [self.get(organ) for organ in organs], [self.get(each) for each in dict.fromkeys(named)]
        for body_id, parent in parents_by_usage(self._own, author, front, self._index, about):
            self.give_parent(body_id, parent)

    def carry_owners(self) -> Mapping[str, str]:
        """Old id -> new of the bodies whose owner was told after ``settle``; they have the new one from here on."""
        moved = moved_ids(self._own, self._unowned, self._report_id)
        for body_id in moved:
            # "the Council's Youth Forum" is in the authority files as that of the Economic and Social Council.
            body = self._own[body_id]
            owner = self.get(body.parent_body_id or "").name
            known = self._index.lookup(f"{owner} {body.name}") or self._index.lookup(f"{body.name} of the {owner}")
            moved[body_id] = known or moved[body_id]
        if moved:
            self._own = with_ids(self._own, moved, self._registry.bodies)
        return moved

    def give_parent(self, body_id: str, parent: str) -> None:
        """Make a body of the report a part of another; not of one that is above it."""
        if body_id in self._own and body_id not in self.with_parents([parent]):
            body, owner = self._own[body_id], self.get(parent)
            kind, country = _as_part_of(owner, body)
            self._own[body_id] = replace(
                body,
                parent_body_id=parent,
                is_un_system=owner.is_un_system,
                classification=kind,
                country_code=country,
            )

    def add_officer(self, title: str) -> str:
        """The id of an officer the Secretary-General speaks of as his own ("my Special Representative")."""
        name = f"{title} of the Secretary-General"
        body_id = f"{slugify(name)}.{self._report_id}"
        parent = "united-nations-secretariat" if "united-nations-secretariat" in self._registry.bodies else None
        self._own.setdefault(
            body_id,
            Body(
                body_id,
                name,
                None,
                "secretariat",
                parent,
                True,
                origin="report",
                names=(BodyName(name, "official"), BodyName(title, "short")),
            ),
        )
        return body_id

    def _owners_of_short_names(self, ids: Iterable[str]) -> dict[str, list[str]]:
        owners: dict[str, list[str]] = {}
        for body_id in ids:
            for name in self.get(body_id).names:
                if name.kind == "short":
                    owners.setdefault(name.name, []).append(body_id)
        return owners

    def _with_whole_owner(self, named: Named, named_already: Mapping[str, int]) -> Named:
        """The name with the owner's own in full: "Bureau of the Commission" in a report on one commission."""
        owner_acronym = _ACRONYM_OWNER.match(named.name)
        if owner_acronym and named.parent:
            # "Governing Council of UNEP" is in the authority files under the name in full.
            name = f"{owner_acronym[1]} of the {self.get(named.parent).name}"
            return replace(named, name=name, core=name) if self._index.lookup(name) else named
        if named.own and named.parent and self._index.lookup(f"{named.own} of the {self.get(named.parent).name}"):
            # "UNDP Executive Board"
            name = f"{named.own} of the {self.get(named.parent).name}"
            return replace(named, name=name, core=name, own="")
        if named.own and named.parent and self._is_part(self._index.lookup(named.own), named.parent):
            # "COFI Sub-Committee on Fish Trade"
            return replace(named, name=named.own, core=named.own, own="")
        match = _SHORT_OWNER.match(named.name)
        if match is None:
            return named
        owners = [b for b in named_already if stands_for(self.get(b).name, match[2])]
        if not owners:
            return named
        owner = max(owners, key=lambda b: (named_already[b], b))
        name = f"{match[1]}{self.get(owner).name}"
        return replace(named, name=name, core=name, parent=owner)

    def _is_part(self, body_id: str | None, parent: str) -> bool:
        return body_id is not None and self.get(body_id).parent_body_id == parent

    def _add(self, wordings: Sequence[Wording]) -> None:
        counted = Counter(named.name for _, named in wordings)
        others = {*counted, *(printed.name for printed, _ in wordings if printed.name in self._aliases)}
        # The name used most; of two used alike the fuller, but not for a word before it ("Georgian Interior Ministry").
        name = max(counted, key=lambda n: (counted[n], not any(n.endswith(f" {o}") for o in counted), len(n), n))
        # Of many of a name that says what it is for tells which it is ("Preparatory Committee for the Wells Conference").
        name = max((n for n in counted if n.startswith(f"{name} for ")), key=lambda n: (counted[n], n), default=name)
        first = next(named for _, named in wordings if named.name == name)
        country = next((named.country for _, named in wordings if named.country), None)
        parent = next((named.parent for _, named in wordings if named.parent), None)
        owner = self.get(parent) if parent else None
        first = as_part(first, owner)
        national = first.classification == "national_body"
        scope = self._owners.scope_of(replace(first, country=country) if national else first, owner)
        if scope is not None:
            body_id = f"{slugify(first.core)}.{scope or self._report_id}"
            if not scope and not national:
                self._unowned.add(body_id)
        elif _BARE.match(name):
            body_id = f"{slugify(name)}.{self._report_id}"
        else:
            body_id = slugify(name)
        self._settled.update((_as_printed(printed), body_id) for printed, _ in wordings)
        if body_id in self._registry.bodies and body_id not in self._own:
            return
        self._own[body_id] = Body(
            body_id=body_id,
            name=name,
            acronym=None,
            classification=first.classification,
            parent_body_id=parent if parent != body_id else None,
            is_un_system=first.is_un_system,
            country_code=country if national else None,
            origin="report",
            names=(BodyName(name, "official"), *(BodyName(n, "variant") for n in sorted(others) if n != name)),
        )

    def above(self, body_id: str) -> list[str]:
        """The id of a body and those of all above it."""
        found = [body_id]
        while (parent := self.get(found[-1]).parent_body_id) and parent not in found:
            found.append(parent)
        return found

    def offices_of_others(self, named: Collection[str]) -> set[str]:
        """The known bodies with a name of many of which the report's organization has its own, but for parts of what is ``named``."""
        chains = map(self.above, offices_of_many())
        return {above[0] for above in chains if above[1] not in named and not self._owners.may_have(above)}

    @property
    def is_outside(self) -> bool:
        """Whether the report is on an organization that is not of the United Nations system."""
        about = self._owners.organization
        return about is not None and not about.is_un_system

    def organ_of_one(self, name: str, named: Mapping[str, int]) -> str | None:
        """See ``Owners.organ_of_one``."""
        return self._owners.organ_of_one(name, named)

    def body_of(self, named: Named) -> str | None:
        """The body of a name that ``settle`` was given."""
        body_id = self._settled.get(_as_printed(named))
        if body_id:
            self.bodies[body_id] = self.get(body_id)
        return body_id

    def get(self, body_id: str) -> Body:
        """The body of an id, the report's own or the authority file's."""
        return self._own.get(body_id) or self._registry.bodies[body_id]

    def add_acronym(self, body_id: str, acronym: str) -> None:
        """Take note that the report itself explains an acronym."""
        body = self.get(body_id)
        if body.origin == "report" and body.acronym is None:
            self._own[body_id] = replace(body, acronym=acronym, names=(*body.names, BodyName(acronym, "acronym")))

    def with_parents(self, ids: Iterable[str]) -> dict[str, Body]:
        """The bodies of the ids and the chain of their parents, sorted by id."""
        found: dict[str, Body] = {}
        queue = list(ids)
        while queue:
            body_id = queue.pop()
            if body_id in found:
                continue
            found[body_id] = self.get(body_id)
            parent = found[body_id].parent_body_id
            if parent:
                queue.append(parent)
        return dict(sorted(found.items()))
