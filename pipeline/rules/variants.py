"""The names a name gives by rule: spellings, and forms with or without the words around it.

What goes in: a name, what kind of body bears it. What comes out: the other names. The rules are data
(``name_variants.yaml``); nothing here knows a single body, and nothing is looked up in a text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from pipeline.rules.loader import read_rules


@dataclass(frozen=True, slots=True)
class Spelling:
    """``old`` is replaced by ``new`` wherever it stands in a name."""

    rule_id: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Form:
    """A pattern over a whole name and the templates of the names it gives."""

    rule_id: str
    pattern: re.Pattern[str]
    templates: tuple[str, ...]
    literal: str
    classification: str | None
    only_un_system: bool


@cache
def load_rules() -> tuple[tuple[Spelling, ...], tuple[Form, ...]]:
    """The rules of ``name_variants.yaml``, in its order."""
    data: Mapping[str, Any] = read_rules("name_variants.yaml")
    spellings = tuple(Spelling(r["id"], r["from"], r["to"]) for r in data["spellings"])
    forms = tuple(
        Form(
            r["id"],
            re.compile(r["pattern"]),
            tuple(r["forms"]),
            r.get("literal", ""),
            r.get("classification"),
            r.get("un_system") == "true",
        )
        for r in data["forms"]
    )
    return spellings, forms


def fold_accents(name: str) -> str:
    """``name`` without accents and with a straight apostrophe: ``Côte d’Ivoire`` gives ``Cote d'Ivoire``."""
    if name.isascii():
        return name
    split = unicodedata.normalize("NFKD", name.replace("’", "'"))
    return "".join(c for c in split if not unicodedata.combining(c))


def spell(name: str) -> tuple[str, ...]:
    """The other spellings of ``name``, without ``name``; every combination of the rules that apply."""
    found = dict.fromkeys((name, fold_accents(name)))
    for rule in load_rules()[0]:
        if rule.old in name or rule.old == "'":
            found.update(dict.fromkeys(f.replace(rule.old, rule.new) for f in tuple(found)))
    del found[name]
    return tuple(found)


def vary(name: str, classification: str, is_un_system: bool) -> tuple[str, ...]:
    """All names that ``name`` gives by rule for a body of that kind, spellings of the forms included."""
    found = dict.fromkeys((name,))
    for form in load_rules()[1]:
        if form.classification not in (None, classification) or (form.only_un_system and not is_un_system):
            continue
        if form.literal in name and (match := form.pattern.match(name)):
            found.update(dict.fromkeys(template.format(**match.groupdict()) for template in form.templates))
    for made in tuple(found):
        found.update(dict.fromkeys(spell(made)))
    del found[name]
    return tuple(found)
