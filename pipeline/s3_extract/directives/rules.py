"""The directive vocabulary of ``rules/directives.yaml``: verbs, classes of words and shapes, checked and compiled.

The shapes of ``rules/clauses.yaml`` are over the same letters, so that a sentence is read into tokens once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal, cast

from ahocorasick_rs import AhoCorasick, Implementation

from pipeline.paths import PACKAGE
from pipeline.rules.loader import RuleError, read_rules
from pipeline.s3_extract.actors import actors
from pipeline.s3_extract.directives.hit import Frame
from pipeline.s3_extract.language.compiling import (
    ByLetter,
    Letters,
    Matcher,
    Places,
    compile_shape,
    first_letters,
    places_of,
)
from pipeline.s3_extract.language.shapes import Choice, Node, OneOf, Repeat, Row, ShapeError, names_in, parse_shape
from pipeline.s3_extract.language.tokens import Classes, Tokens

Form = Literal["past", "present", "base", "gerund"]
# Where the first verb of a paragraph directs in a form that does so nowhere else: in a preamble, in a declaration.
Opening = Literal["preamble", "declared"]
PATH = PACKAGE / "rules" / "directives.yaml"
CLAUSES = "clauses.yaml"
_FORMS = ("PAST", "PRESENT", "BASE", "GERUND")


class DirectivesError(RuleError):
    """The file of directives says something that cannot be; the message names the file and the entry."""


@dataclass(frozen=True, slots=True)
class Verb:
    """A directive verb; ``particle`` finds what belongs to it behind the word, ``complements`` are what may follow, by voice.
    ``of_things``: a thing may be its subject, too."""

    lemma: str
    verb_class: str
    complements: Mapping[str, ByLetter[Complement]]
    particle: Matcher | None
    of_things: bool


@dataclass(frozen=True, slots=True)
class Context:
    """What stands before a form of a verb, and the voice it is in then, ``past`` where that is one of a retelling.

    The form of participles that open a paragraph of a preamble is ``preamble``, of verbs that open one of a declaration ``declared``.
    ``lemmas``: only of these verbs."""

    form: Form | Opening
    voice: str
    past: bool
    lemmas: frozenset[str] | None
    before: Matcher


@dataclass(frozen=True, slots=True)
class Complement:
    """What stands behind a verb of one of ``frames`` in a voice, and the frame of the predicate it makes.

    ``lemmas``: only of these verbs. ``adds``: a word that is printed with the verb; ``behind``: all of it is.
    """

    rule: str
    voices: frozenset[str]
    frames: frozenset[str]
    lemmas: frozenset[str] | None
    frame: Frame
    after: Matcher
    adds: str
    behind: bool
    opens: bool


@dataclass(frozen=True, slots=True)
class Phrase:
    """A fixed phrase: the words of its verb, what stands before and behind; ``whole``: all of it is the predicate.

    ``opens`` are the letters its verb begins with, ``goes_on`` those that can stand next, None for any."""

    rule: str
    verb_class: str
    frame: Frame
    before: Matcher
    verb: Matcher
    behind: Matcher
    whole: bool
    adds: str
    stops: ByLetter[Stop]
    addressed: str
    opens: frozenset[str]
    goes_on: Letters


@dataclass(frozen=True, slots=True)
class Stop:
    """What makes a phrase or a verb none: what stands before or behind it, or both."""

    rule: str
    before: Matcher | None
    after: Matcher | None

    def fits(self, tokens: Tokens, start: int, end: int) -> bool:
        """Whether the verb at tokens ``[start, end)`` is stopped."""
        return (self.before is None or self.before.before(tokens, start) is not None) and (
            self.after is None or self.after.ahead(tokens, end) is not None
        )


@dataclass(frozen=True, slots=True)
class Directives:
    """Everything of the file, compiled. ``readings`` are the verbs and forms of a word, ``stops`` those of verbs by frame, ``triggers`` the phrases by the
    letter their verb begins with and the next, ``verb_places`` and ``phrase_places`` find the words that can open either, ``ellipsis`` shapes of what leans on a directive before it, by name, ``clauses`` those of ``clauses.yaml``."""

    classes: Classes
    openers: frozenset[str]
    readings: Mapping[str, tuple[tuple[Verb, Form], ...]]
    contexts: Mapping[str, ByLetter[Context]]
    stops: Mapping[str, ByLetter[Stop]]
    triggers: ByLetter[Phrase]
    verb_places: Places
    phrase_places: Places
    ellipsis: Mapping[str, Matcher]
    clauses: Mapping[str, Matcher]
    signals: AhoCorasick

    def signals_in(self, text: str) -> list[int]:
        """Where the words begin of which every directive holds one, in order."""
        return sorted(
            start
            for _, start, end in self.signals.find_matches_as_indexes(text, overlapping=True)
            if not (text[start - 1 : start].isalnum() or text[end : end + 1].isalnum())
        )


@cache
def directives(path: Path = PATH) -> Directives:
    """The directives of the file.

    Raises:
        RuleError: an entry has an unknown key or lacks one, or its shape cannot be read.
    """
    data = cast(dict[str, Any], read_rules(path.name, path.parent))
    named: dict[str, Node] = {}
    for name, line in data["parts"].items():
        named[name] = _parsed(path.name, f"part {name}", line, named)
    nodes = {where: _parsed(path.name, where, line, named) for where, line in _lines(data)}
    clauses = cast(dict[str, Any], read_rules(CLAUSES))
    named |= {name: _parsed(CLAUSES, f"part {name}", line, named) for name, line in clauses["parts"].items()}
    nodes |= {f"clause {raw['id']}": _parsed(CLAUSES, raw["id"], raw["shape"], named) for raw in clauses["shapes"]}
    classes = _classes({**data, "classes": data["classes"] | clauses["classes"]}, nodes.values())
    made = {where: _compiled(path.name, where, node, classes) for where, node in nodes.items()}
    stops = [
        (raw["of"], Stop(raw["id"], made.get(f"stop {n} before"), made.get(f"stop {n} after")))
        for n, raw in enumerate(data["stops"])
    ]
    phrases: list[Phrase] = []
    words: set[str] = set()
    for n, raw in enumerate(data["phrases"]):
        verb, behind = nodes[f"phrase {n} verb"], nodes[f"phrase {n} behind"]
        first = _first_names(verb)
        begins = {word for word, told in classes.words.items() for name in first if name in told or name == word}
        words |= set(raw.get("gate", begins))
        opens = frozenset("".join(map(classes.letters_of, first)))
        phrases.append(_phrase(n, raw, made, stops, opens, _next_letters(verb, behind, classes)))
    readings = _readings(data, made, [_complement(n, raw, made) for n, raw in enumerate(data["complements"])])
    signals = words | _signal_verbs(data) | set(data["classes"]["ELLIPTIC"])
    return Directives(
        classes=classes,
        openers=frozenset(data["classes"]["OPENER"]),
        readings=readings,
        contexts=_contexts(data, made),
        stops={
            frame: _stopping(stop for of, stop in stops if frame in of)
            for frame in {raw["frame"] for raw in data["complements"]}
        },
        triggers=ByLetter(phrases, lambda each: (each.opens, each.goes_on)),
        verb_places=places_of("".join(map(classes.letters_of, _FORMS))),
        phrase_places=places_of("".join(sorted(frozenset[str]().union(*(each.opens for each in phrases))))),
        ellipsis={name: made[f"ellipsis {name}"] for name in data["ellipsis"]},
        clauses={raw["id"]: made[f"clause {raw['id']}"] for raw in clauses["shapes"]},
        signals=AhoCorasick(
            sorted({form for word in signals for form in (word, word.capitalize(), word.upper())}),
            implementation=Implementation.DFA,
        ),
    )


def _lines(data: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Where each shape stands in the file, and its line."""
    for name, line in data["parts"].items():
        yield f"part {name}", line
    for n, raw in enumerate(data["contexts"]):
        yield f"context {n}", raw["before"]
    for n, raw in enumerate(data["complements"]):
        yield f"complement {n}", raw["after"]
    for n, raw in enumerate(data["phrases"]):
        before, _, rest = raw["shape"].partition("[")
        verb, _, behind = rest.partition("]")
        yield f"phrase {n} before", before
        yield f"phrase {n} verb", verb
        yield f"phrase {n} behind", behind
    for n, raw in enumerate(data["stops"]):
        for side in ("before", "after"):
            if side in raw:
                yield f"stop {n} {side}", raw[side]
    for name, line in data["ellipsis"].items():
        yield f"ellipsis {name}", line
    for raw in data["verbs"]:
        if "particle" in raw:
            words = " | ".join(raw["particle"])
            yield f"particle {raw['lemma']}", f"<apart>? ({words})"


def _parsed(file: str, where: str, line: str, named: Mapping[str, Node]) -> Node:
    try:
        return parse_shape(line, named)
    except ShapeError as error:
        raise DirectivesError(f"{file}: {where}: {error}") from error


def _compiled(file: str, where: str, node: Node, classes: Classes) -> Matcher:
    try:
        made = compile_shape(node, classes)
        if where.startswith("context ") or where.endswith(" before"):
            _ = made.backward
    except ShapeError as error:
        raise DirectivesError(f"{file}: {where}: {error}") from error
    return made


def _classes(data: dict[str, Any], nodes: Iterable[Node]) -> Classes:
    """The classes of every word that is told apart: those of the file, the forms of verbs, the words that can act."""
    words: dict[str, set[str]] = {}
    for name, members in data["classes"].items():
        for word in members:
            words.setdefault(word if word.isupper() else word.lower(), set()).add(name)
    for raw in data["verbs"]:
        for form, word in raw["forms"].items():
            words.setdefault(word, set()).add(f"{form.upper()}")
    # "the centre", "a section": a thing as often as who acts.
    things = actors().in_capitals & actors().acting
    for head in (each for each in actors().types if each not in things):
        words.setdefault(head.split()[-1], set()).add("ACTOR")
    named = frozenset[str]().union(*map(names_in, nodes)) - {"ANY"}
    for word in named:
        if not word.isupper():
            words.setdefault(word, set())
    told = {word: frozenset(classes) for word, classes in words.items()}
    return Classes(told, frozenset(data["classes"]["CLOSED"]), named | set(_FORMS))


def _phrase(
    n: int,
    raw: dict[str, Any],
    made: Mapping[str, Matcher],
    stops: Sequence[tuple[list[str], Stop]],
    opens: frozenset[str],
    goes_on: Letters,
) -> Phrase:
    rule: str = raw["id"]
    return Phrase(
        rule,
        raw["class"],
        raw["frame"],
        made[f"phrase {n} before"],
        made[f"phrase {n} verb"],
        made[f"phrase {n} behind"],
        raw.get("span") == "whole",
        raw.get("adds", ""),
        _stopping(stop for of, stop in stops if rule in of or rule.partition(".")[0] in of),
        raw.get("addressed", ""),
        opens,
        goes_on,
    )


def _first_names(node: Node) -> frozenset[str]:
    """The words and classes a shape may begin with."""
    match node:
        case OneOf(name):
            return frozenset({name})
        case Choice(parts):
            return frozenset[str]().union(*map(_first_names, parts))
        case Row(parts):
            found: frozenset[str] = frozenset()
            for part in parts:
                found |= _first_names(part)
                if not (isinstance(part, Repeat) and part.least == 0):
                    break
            return found
        case Repeat(part):
            return _first_names(part)
        case _:
            return frozenset()


def _stopping(stops: Iterable[Stop]) -> ByLetter[Stop]:
    """Stops by the letters before and behind what they stop."""
    return ByLetter(
        list(stops),
        lambda stop: (stop.before.closes if stop.before else None, stop.after.opens if stop.after else None),
    )


def _next_letters(verb: Node, behind: Node, classes: Classes) -> Letters:
    """The letters that can stand behind the first token of a phrase; None for any, or where it can end with that token."""
    parts = verb.parts if isinstance(verb, Row) else (verb,)
    first, rest = parts[0], parts[1:]
    options = first.parts if isinstance(first, Choice) else (first,)
    if not all(isinstance(option, OneOf) or _is_one(option) for option in options):
        return None
    return first_letters(Row((*rest, behind)), classes)


def _is_one(node: Node) -> bool:
    return isinstance(node, Row) and len(node.parts) == 1 and isinstance(node.parts[0], OneOf)


def _readings(
    data: dict[str, Any], made: Mapping[str, Matcher], complements: Sequence[Complement]
) -> dict[str, tuple[tuple[Verb, Form], ...]]:
    readings: dict[str, tuple[tuple[Verb, Form], ...]] = {}
    for raw in data["verbs"]:
        particle = made.get(f"particle {raw['lemma']}")
        mine = [
            each
            for each in complements
            if not each.frames.isdisjoint(raw["frames"]) and (each.lemmas is None or raw["lemma"] in each.lemmas)
        ]
        by_voice = {
            voice: ByLetter([each for each in mine if voice in each.voices], lambda each: (None, each.after.opens))
            for voice in {voice for each in mine for voice in each.voices}
        }
        verb = Verb(raw["lemma"], raw["class"], by_voice, particle, bool(raw.get("of_things")))
        for form, word in raw["forms"].items():
            readings[word] = (*readings.get(word, ()), (verb, form))
    return readings


def _signal_verbs(data: dict[str, Any]) -> set[str]:
    """The forms of verbs that can direct without a phrase in the same sentence."""
    leaning = {frame for raw in data["complements"] if raw.get("signalled") for frame in raw["frames"]}
    return {form for raw in data["verbs"] if not leaning.issuperset(raw["frames"]) for form in raw["forms"].values()}


def _lemmas(raw: dict[str, Any]) -> frozenset[str] | None:
    return frozenset(raw["lemmas"]) if "lemmas" in raw else None


def _contexts(data: dict[str, Any], made: Mapping[str, Matcher]) -> dict[str, ByLetter[Context]]:
    contexts: dict[str, list[Context]] = {}
    for n, raw in enumerate(data["contexts"]):
        form, voice = raw["form"], raw["voice"]
        if voice == "preamble":
            form, voice = "preamble", "gerund"
        elif voice == "declared":
            form, voice = "declared", "active"
        past = voice == "active_past" or (form == "past" and voice != "passive_present")
        context = Context(form, voice.partition("_")[0], past, _lemmas(raw), made[f"context {n}"])
        contexts.setdefault(form, []).append(context)
    return {form: ByLetter(every, lambda each: (each.before.closes, None)) for form, every in contexts.items()}


def _complement(n: int, raw: dict[str, Any], made: Mapping[str, Matcher]) -> Complement:
    return Complement(
        raw["id"],
        frozenset(raw["voices"]),
        frozenset(raw["frames"]),
        _lemmas(raw),
        raw["frame"],
        made[f"complement {n}"],
        raw.get("adds", ""),
        raw.get("verb") == "behind",
        bool(raw.get("opens")),
    )
