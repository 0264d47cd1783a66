"""The directive vocabulary, loaded once from ``rules/directives.yaml`` and ``rules/actors.yaml`` and compiled.

Only tables and patterns are made here; how they are used stays with the modules that use them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Set
from dataclasses import dataclass
from functools import cache
from typing import Any

import yaml
from ahocorasick_rs import AhoCorasick, MatchKind

from pipeline.paths import PACKAGE
from pipeline.s3_extract.recommendations.before import Before


@dataclass(frozen=True, slots=True)
class Verb:
    """A directive verb: ``forms`` maps ``past``/``present``/``base``/``gerund`` to the word, ``frames`` what may follow.

    ``particle`` matches the particle behind the word and the adverbs before it; None for a verb without particles.
    """

    lemma: str
    verb_class: str
    forms: dict[str, str]
    frames: tuple[str, ...]
    particles: tuple[str, ...] = ()
    particle: re.Pattern[str] | None = None


@dataclass(frozen=True, slots=True)
class PhraseRule:
    """A pattern with its verb class; the group ``verb`` is the verb as printed, ``gate`` holds words of every match."""

    rule_id: str
    verb_class: str
    pattern: re.Pattern[str]
    gate: frozenset[str]

    def find(self, sentence: str, gates: Set[str]) -> Iterable[re.Match[str]]:
        """The matches in ``sentence``; one without any word of the gate has none and is not searched."""
        return () if self.gate.isdisjoint(gates) else self.pattern.finditer(sentence)


@dataclass(frozen=True, slots=True)
class Signals:
    """What one look at a sentence shows: the spans of whole words that are verbs, where first words of modals begin
    (both in order), and all words of gates."""

    verbs: list[tuple[int, int]]
    modals: list[int]
    gates: set[str]


@dataclass(frozen=True, slots=True)
class Directives:
    """Everything of ``directives.yaml``, compiled. ``words`` maps a lower-case verb form to its ``(verb, form)`` readings.

    ``signals`` finds the ``marks``: first the forms of verbs, then the other signals, then what only gates need.
    """

    words: dict[str, tuple[tuple[Verb, str], ...]]
    signals: AhoCorasick
    marks: tuple[str, ...]
    verb_marks: int
    signal_marks: int
    adverbs_left: Before
    softener_left: Before
    modal_pattern: re.Pattern[str]
    modal_gate: frozenset[str]
    modal_classes: dict[str, str]
    modal_stops: tuple[re.Pattern[str], ...]
    modal_outcome: re.Pattern[str]
    modal_left_stop: Before
    impersonal: tuple[PhraseRule, ...]
    needs: re.Pattern[str]
    calls: tuple[PhraseRule, ...]
    phrase_gate: frozenset[str]
    actions_to_be_taken: re.Pattern[str]

    def look(self, sentence: str) -> Signals | None:
        """The signals of ``sentence``; None where there are none, for then there is no directive."""
        found = self.signals.find_matches_as_indexes(sentence, overlapping=True)
        if not found or min(found)[0] >= self.signal_marks:
            return None
        verbs: list[tuple[int, int]] = []
        modals: list[int] = []
        gates: set[str] = set()
        for mark, start, end in found:
            if mark >= self.verb_marks:
                gates.add(word := self.marks[mark])
                # "need" is seen in "needs", too.
                if word in self.modal_gate and start not in modals:
                    modals.append(start)
            elif not (sentence[start - 1 : start].isalnum() or sentence[end : end + 1].isalnum()):
                verbs.append((start, end))
        return Signals(verbs, modals, gates)


def _alternatives(words: list[str]) -> str:
    return "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in sorted(words, key=len, reverse=True))


def read_rules(name: str) -> Any:
    """The parsed YAML of one rule file."""
    return yaml.load(
        (PACKAGE / "rules" / name).read_text("utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    )


def _phrase_rules(entries: list[dict[str, Any]]) -> tuple[PhraseRule, ...]:
    return tuple(PhraseRule(r["id"], r["class"], re.compile(r["pattern"]), frozenset(r["gate"])) for r in entries)


def _verb(entry: dict[str, Any]) -> Verb:
    particles = tuple(entry.get("particle", ()))
    pattern = rf"\s+(?:also |further |again |once again |strongly )?(?:{'|'.join(particles)})\b"
    return Verb(
        entry["lemma"],
        entry["class"],
        entry["forms"],
        tuple(entry["frames"]),
        particles,
        re.compile(pattern) if particles else None,
    )


def _last_words(phrases: Iterable[str]) -> list[str]:
    return sorted({phrase.split()[-1].lower() for phrase in phrases})


def _cased(words: Iterable[str]) -> list[str]:
    """Each word as it stands inside a sentence and at its beginning."""
    return sorted({form for word in words for form in (word, word[0].upper() + word[1:])})


def _automaton(words: list[str]) -> AhoCorasick:
    return AhoCorasick(words, matchkind=MatchKind.LeftmostLongest)


@cache
def directives() -> Directives:
    """The directive vocabulary of ``rules/directives.yaml``."""
    data = read_rules("directives.yaml")
    words: dict[str, tuple[tuple[Verb, str], ...]] = {}
    for entry in data["verbs"]:
        verb = _verb(entry)
        for form, word in verb.forms.items():
            words[word] = (*words.get(word, ()), (verb, form))
    adverbs = rf"(?:(?:{_alternatives(data['adverbs'])}|[a-z]+ly)\s*,?\s+)*"
    adverb_endings = (*_last_words(data["adverbs"]), "ly", ",")
    modals = {m["phrase"]: m["class"] for m in data["modals"]}
    stops = {rule["id"]: re.compile(r"\s*" + rule["pattern"]) for rule in data["modal_stops"]}
    modal_gate = frozenset(phrase.split()[0] for phrase in modals)
    impersonal, calls = _phrase_rules(data["impersonal"]), _phrase_rules(data["calls"])
    verbs = _cased(words)
    signals = [*verbs, *sorted({*_cased([*modals, *data["signals"]])} - {*verbs})]
    phrase_gate = frozenset[str]().union(*(rule.gate for rule in (*impersonal, *calls)))
    gates = modal_gate | phrase_gate
    # A word of a gate is a mark of its own even where it is the form of a verb: it may stand inside another word.
    marks = (*signals, *sorted(gates - {*signals[len(verbs) :]}))
    return Directives(
        words=words,
        signals=AhoCorasick(marks),
        marks=marks,
        verb_marks=len(verbs),
        signal_marks=len(signals),
        adverbs_left=Before(re.compile(adverbs + "$"), adverb_endings),
        softener_left=Before(
            re.compile(rf"\b(?:{_alternatives(data['softeners'])})\s+{adverbs}$"),
            (*_last_words(data["softeners"]), *adverb_endings),
        ),
        modal_pattern=re.compile(rf"\b(?:{_alternatives(list(modals))})\b"),
        modal_gate=modal_gate,
        modal_classes=modals,
        modal_stops=tuple(pattern for name, pattern in stops.items() if name != "modal.outcome"),
        modal_outcome=stops["modal.outcome"],
        modal_left_stop=Before(
            re.compile(rf"\b(?:{_alternatives(data['modal_left_stops'])})\s+{adverbs}$", re.IGNORECASE),
            (*_last_words(data["modal_left_stops"]), *adverb_endings),
        ),
        impersonal=impersonal,
        needs=re.compile(data["needs"]),
        calls=calls,
        phrase_gate=phrase_gate,
        actions_to_be_taken=re.compile(data["actions_to_be_taken"]),
    )


@dataclass(frozen=True, slots=True)
class Actors:
    """The nouns that can act. ``head`` finds one at the end of a noun phrase; ``types`` gives its actor type.

    ``told`` finds these and those who act when they are told to; those ``in_capitals`` act so written. ``speaks`` finds one of those who speak at meetings without being a body (participants, delegations).
    """

    types: dict[str, str]
    head: re.Pattern[str]
    finder: AhoCorasick
    told: AhoCorasick
    in_capitals: frozenset[str]
    speaks: re.Pattern[str]


@cache
def actors() -> Actors:
    """The actor nouns of ``rules/actors.yaml``."""
    data = read_rules("actors.yaml")
    types = {head.lower(): kind for kind, heads in data["heads"].items() for head in heads}
    told = {head.lower(): kind for kind, heads in data["told"].items() for head in heads}
    heads = _alternatives(list(types))
    return Actors(
        types=told | types,
        head=re.compile(rf"(?:^|(?<=[\s(/]))(?:{heads})$", re.IGNORECASE),
        finder=_automaton(sorted(types)),
        told=_automaton(sorted(told | types)),
        in_capitals=frozenset(head.lower() for head in data["in_capitals"]),
        speaks=re.compile(rf"\b(?:{_alternatives(data['speakers'])})\b", re.IGNORECASE),
    )
