"""What is kept while a list of actors is read part by part: "regional and international organizations, banks and other actors".

In go the parts of a coordinated noun phrase, each read as actors or as none, out come the ``Addressee`` records of all: adjectives
wait for the noun they share, plurals for "other actors" that tells that they act, and the last part for the name that goes on.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from pipeline.model import Addressee
from pipeline.s3_extract.actors import actors
from pipeline.s3_extract.directives.usages import first, stands
from pipeline.s3_extract.recommendations.complements import share_complement
from pipeline.s3_extract.scene import Scene

_QUOTING = '“‘"[ '
_OPENING = ("“", "‘", '"')
_GOVERNMENTS = "Governments"
# More words are no name of somebody that stands in a list of actors.
_FEW = 3


@dataclass(frozen=True, slots=True)
class Read:
    """The ``actors`` of a part of a list, and whether it is nothing but them (``complete``).

    ``determined``: words like "the" stand before them. ``open_at``: where the name begins that the part ends in with words that
    tell which are meant, ``shared`` these words where those before it may share them.
    """

    actors: list[Addressee]
    complete: bool = False
    determined: bool = True
    open_at: int | None = None
    shared: str = ""


@dataclass(frozen=True, slots=True)
class _Waiting:
    """A part of a list that is an actor if one follows it: of those who act when ``told`` to, or before "other actors"."""

    actor: Addressee
    told: bool


NOBODY = Read([])


@dataclass(slots=True)
class Coordination:
    """The parts read so far of a list in ``scene``; ``leading``: its verb follows, so it ends at the first part that is more than
    an actor. ``determined`` says of each of ``found`` whether words like "the" stand before it."""

    scene: Scene
    leading: bool
    found: list[Addressee] = field(default_factory=list)
    determined: list[bool] = field(default_factory=list)
    _pending: list[str] = field(default_factory=list)
    _waiting: list[_Waiting] = field(default_factory=list)
    _open: tuple[int, int] | None = None
    _inside: int = 0

    def ends(self) -> list[Addressee]:
        """The actors of the whole list."""
        last = [each.actor for each in self._waiting if each.told] if self.found else []
        return _of_each([*self.found, *last], self.scene.text)

    def belongs_inside(self, at: int) -> bool:
        """Whether a part belongs to the clause inside the one before: "those in which individuals and entities are based"."""
        return bool(self._inside) and "," not in self.scene.text[self._inside : at]

    def take(self, read: Read, at: int, stop: int) -> bool:
        """Takes the actors of a part; False where the list ends."""
        joined = bool(self._waiting) and stands("other", self.scene.text, at, stop) is not None
        if self._waiting and not self.found and not joined:
            return False
        others = _distribute(self._pending, read.actors[0])
        others += [each.actor for each in self._waiting if each.told or joined]
        self.found += [*others, *read.actors]
        self.determined += [True] * len(others) + [read.determined or bool(others)] * len(read.actors)
        self._pending, self._waiting = [], []
        if read.shared:
            self.found = share_complement(self.found, self.determined, read.shared)
        self._open = (read.open_at, stop) if read.open_at is not None and not self.leading else None
        return read.complete or not self.leading

    def pass_over(self, at: int, stop: int) -> bool:
        """Keeps what a part without an actor may be good for; False where the list ends."""
        text = self.scene.text
        if self._open and text[self._open[1] : at].strip() == "and" and stands("goes_on", text, at, stop):
            # "the States Parties to the Protocol and the Convention"
            self.found[-1] = replace(self.found[-1], name=spelling(text[self._open[0] : stop]))
        self._open = None
        self._inside = stop if self.found and first("of_which", text, at, stop) else 0
        if (adjective := _adjective(self.scene, at, stop)) is not None:
            # "enterprises, both transnational and others": the adjective belongs to what stands before.
            if self.found and stands("apposition", text, at, stop):
                self._inside = stop
            else:
                self._pending.append(adjective)
            return True
        if not self.leading and (unsure := _waits(self.scene, at, stop)) is not None:
            self._waiting.append(unsure)
            return True
        return bool(self.found) and (not self.leading or stands("some_of_them", text, at, stop) is not None)


def _of_each(found: list[Addressee], text: str) -> list[Addressee]:
    """ "The Governments of Iraq and Kuwait", "officials of Iraq and the Sudan": those of each, with the articles of ``text``."""
    if len(found) < 2 or found[0].country_code is None or found[0].body_id or " of " not in found[0].name:
        return found
    whose, _, state = found[0].name.rpartition(" of ")
    if not whose.endswith("s") or not (whose == _GOVERNMENTS or whose.split()[-1].islower()):
        return found
    whose = whose.removesuffix("s") if whose == _GOVERNMENTS else whose
    names = [state, *(actor.name for actor in found[1:])]
    return [
        replace(actor, name=f"{whose} of {'the ' if f'and the {name}' in text else ''}{name}")
        if _is_state(actor, name)
        else actor
        for actor, name in zip(found, names, strict=True)
    ]


def _is_state(actor: Addressee, name: str) -> bool:
    """Whether an actor is a State by its name alone ("Kuwait"), and no Government of it."""
    return bool(actor.country_code) and not actor.body_id and name.split()[0].lower() not in actors().types


def _adjective(scene: Scene, at: int, stop: int) -> str | None:
    """The adjective of a chunk that is nothing else."""
    start = behind_lead(scene, at, stop)
    return scene.text[start:stop].strip() if stands("adjective", scene.text, start, stop) else None


def behind_lead(scene: Scene, at: int, stop: int) -> int:
    """Where the words before an actor ("all relevant") are over."""
    # "“All States must act”, he said": the sign stands before the words that lead.
    opens = at + 1 if scene.text[at : at + 1] in _OPENING else at
    lead = stands("leading", scene.text, opens, stop)
    begin = min(lead.behind, stop) if lead else stop - len(scene.text[opens:stop].lstrip())
    # "that the “[United Nations] search": what the signs stand before was put there by whoever quotes.
    return stop - len(scene.text[begin:stop].lstrip(_QUOTING))


def _waits(scene: Scene, at: int, stop: int) -> _Waiting | None:
    """Who a part of a list is if it is anybody: a plural with few words before it ("banks", "institutional investors")."""
    governs = first("governs", scene.text, at, stop)
    name = scene.text[behind_lead(scene, at, stop) : governs.start if governs else stop].strip()
    if name[-1:] != "s" or len(name.split()) > _FEW or not name.replace(" ", "").replace("-", "").isalpha():
        return None
    if not name.islower():
        return None
    heads = [(start, end) for start, end in actors().heads_in(name, told=True) if end == len(name)]
    kind = actors().types[name[slice(*heads[-1])]] if heads else None
    if governs and kind is None:
        return None
    return _Waiting(Addressee(name, kind or "unspecified"), kind is not None)


def _distribute(adjectives: list[str], head: Addressee) -> list[Addressee]:
    """ "regional and" before "international organizations" is "regional organizations"."""
    noun = head.name.partition(" of ")[0].split()[-1]
    return [Addressee(f"{adjective} {noun}", head.actor_type) for adjective in adjectives if head.body_id is None]


def spelling(name: str) -> str:
    """A name in one line and one spelling."""
    name = " ".join(name.split())
    for printed, spelt in actors().spellings.items():
        name = name.replace(printed, spelt)
    return name
