"""The rules of ``rules/structure.yaml`` and ``rules/front.yaml``, compiled once a process.

Only loading and naming; what a rule is good for stands with the rule and where it is used.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from pipeline.rules.loader import read_rules

_FILES = ("structure.yaml", "front.yaml")
_FLAGS = {"": re.RegexFlag(0), "i": re.IGNORECASE}


@cache
def load_rules() -> tuple[dict[str, Any], ...]:
    """All rules as mappings with id, description, pattern, flags, examples, counter_examples."""
    return tuple(item for name in _FILES for item in read_rules(name)["rules"])


@cache
def rule(rule_id: str) -> re.Pattern[str]:
    """The compiled pattern of a rule. Raises KeyError naming the known rules."""
    for item in load_rules():
        if item["id"] == rule_id:
            return re.compile(item["pattern"], _FLAGS[item.get("flags", "")])
    known = ", ".join(item["id"] for item in load_rules())
    raise KeyError(f"no rule {rule_id!r} in {' and '.join(_FILES)}; they have {known}")


@cache
def any_rule(*rule_ids: str) -> re.Pattern[str]:
    """One pattern that matches where any of several rules does; the first alone may refer back to a group of its own."""
    patterns = [rule(rule_id) for rule_id in rule_ids]
    return re.compile("|".join(f"(?{'i' if p.flags & re.IGNORECASE else ''}:{p.pattern})" for p in patterns))


def is_symbol(text: str) -> bool:
    """Whether a stretch is symbols and nothing more, of the United Nations or of an agency that numbers its own way."""
    return _symbol().match(text) is not None


@cache
def _symbol() -> re.Pattern[str]:
    return any_rule("symbol", "agency_symbol")
