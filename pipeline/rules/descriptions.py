"""What a rule does, in words, by the id that stands in the tables.

In: a ``rule_id``. Out: the description from the file of patterns that holds the rule, or from ``descriptions.yaml`` for
rules without a pattern of their own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, Final

from pipeline.rules.loader import read_rules

# Where the ids of a file have a prefix in the tables.
_PREFIXES: Final = {"body_patterns.yaml": "body.pattern.", "instruments.yaml": "instrument."}
_FILES: Final = (*_PREFIXES, "directives.yaml", "meetings.yaml", "structure.yaml", "front.yaml")


def describe_rule(rule_id: str) -> str | None:
    """What a rule does, with the file that holds it; None where nothing describes it."""
    if rule_id.startswith("item."):
        lead = describe_rule(rule_id.removeprefix("item."))
        return f"An item of a list; the words that lead it in: {lead}" if lead else None
    known = _descriptions()
    if rule_id in known:
        return known[rule_id]
    frame, _, verb = rule_id.partition(".")
    words = _frames().get(frame)
    return f"{words} Here: {verb.replace('_', ' ')}." if words and verb else None


@cache
def _descriptions() -> Mapping[str, str]:
    found = {rule: " ".join(words.split()) for rule, words in read_rules("descriptions.yaml")["rules"].items()}
    for name in _FILES:
        for rule, words in _described(read_rules(name)):
            found.setdefault(_PREFIXES.get(name, "") + rule, f"{' '.join(words.split())} (pipeline/rules/{name})")
    return found


@cache
def _frames() -> Mapping[str, str]:
    frames: Mapping[str, str] = read_rules("descriptions.yaml")["frames"]
    return frames


def _described(data: Any) -> Iterator[tuple[str, str]]:
    """Every ``(id, description)`` in a parsed file, however deep."""
    if isinstance(data, dict):
        if "id" in data and "description" in data:
            yield data["id"], data["description"]
        for value in data.values():
            yield from _described(value)
    elif isinstance(data, list):
        for value in data:
            yield from _described(value)
