"""The directive vocabulary, loaded once from ``rules/directives.yaml`` and ``rules/actors.yaml`` and compiled.

Only tables and patterns are made here; how they are used stays with the modules that use them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

import yaml
from ahocorasick_rs import AhoCorasick, MatchKind

from pipeline.paths import PACKAGE


@dataclass(frozen=True, slots=True)
class Verb:
    """A directive verb: ``forms`` maps ``past``/``present``/``base``/``gerund`` to the word, ``frames`` what may follow."""

    lemma: str
    verb_class: str
    forms: dict[str, str]
    frames: tuple[str, ...]
    particles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PhraseRule:
    """A pattern with its verb class; the group ``verb`` is the verb as printed, ``gate`` holds words of every match."""

    rule_id: str
    verb_class: str
    pattern: re.Pattern[str]
    gate: tuple[str, ...]

    def find(self, sentence: str) -> Iterable[re.Match[str]]:
        """The matches in ``sentence``; one without any word of the gate has none and is not searched."""
        for word in self.gate:
            if word in sentence:
                return self.pattern.finditer(sentence)
        return ()


@dataclass(frozen=True, slots=True)
class Directives:
    """Everything of ``directives.yaml``, compiled. ``words`` maps a lower-case verb form to its ``(verb, form)`` readings."""

    words: dict[str, tuple[tuple[Verb, str], ...]]
    word_finder: AhoCorasick
    signals: AhoCorasick
    adverbs_left: re.Pattern[str]
    softener_left: re.Pattern[str]
    modal_pattern: re.Pattern[str]
    modal_gate: tuple[str, ...]
    modal_classes: dict[str, str]
    modal_stops: dict[str, re.Pattern[str]]
    modal_left_stop: re.Pattern[str]
    impersonal: tuple[PhraseRule, ...]
    needs: re.Pattern[str]
    calls: tuple[PhraseRule, ...]
    actions_to_be_taken: re.Pattern[str]


def _alternatives(words: list[str]) -> str:
    return "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in sorted(words, key=len, reverse=True))


def read_rules(name: str) -> Any:
    """The parsed YAML of one rule file."""
    return yaml.load(
        (PACKAGE / "rules" / name).read_text("utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    )


def _phrase_rules(entries: list[dict[str, Any]]) -> tuple[PhraseRule, ...]:
    return tuple(PhraseRule(r["id"], r["class"], re.compile(r["pattern"]), tuple(r["gate"])) for r in entries)


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
        verb = Verb(
            entry["lemma"], entry["class"], entry["forms"], tuple(entry["frames"]), tuple(entry.get("particle", ()))
        )
        for form, word in verb.forms.items():
            words[word] = (*words.get(word, ()), (verb, form))
    adverbs = rf"(?:(?:{_alternatives(data['adverbs'])}|[a-z]+ly)\s*,?\s+)*"
    modals = {m["phrase"]: m["class"] for m in data["modals"]}
    return Directives(
        words=words,
        word_finder=_automaton(_cased(words)),
        signals=_automaton(_cased([*words, *modals, *data["signals"]])),
        adverbs_left=re.compile(adverbs + "$"),
        softener_left=re.compile(rf"\b(?:{_alternatives(data['softeners'])})\s+{adverbs}$"),
        modal_pattern=re.compile(rf"\b(?:{_alternatives(list(modals))})\b"),
        modal_gate=tuple(sorted({phrase.split()[0] for phrase in modals})),
        modal_classes=modals,
        modal_stops={rule["id"]: re.compile(r"\s*" + rule["pattern"]) for rule in data["modal_stops"]},
        modal_left_stop=re.compile(rf"\b(?:{_alternatives(data['modal_left_stops'])})\s+{adverbs}$", re.IGNORECASE),
        impersonal=_phrase_rules(data["impersonal"]),
        needs=re.compile(data["needs"]),
        calls=_phrase_rules(data["calls"]),
        actions_to_be_taken=re.compile(data["actions_to_be_taken"]),
    )


@dataclass(frozen=True, slots=True)
class Actors:
    """The nouns that can act. ``head`` finds one at the end of a noun phrase; ``types`` gives its actor type.

    ``speaks`` finds one of those who speak at meetings without being a body (participants, delegations).
    """

    types: dict[str, str]
    head: re.Pattern[str]
    finder: AhoCorasick
    speaks: re.Pattern[str]


@cache
def actors() -> Actors:
    """The actor nouns of ``rules/actors.yaml``."""
    data = read_rules("actors.yaml")
    types = {head.lower(): kind for kind, heads in data["heads"].items() for head in heads}
    heads = _alternatives(list(types))
    return Actors(
        types=types,
        head=re.compile(rf"(?:^|(?<=[\s(/]))(?:{heads})$", re.IGNORECASE),
        finder=_automaton(sorted(types)),
        speaks=re.compile(rf"\b(?:{_alternatives(data['speakers'])})\b", re.IGNORECASE),
    )
