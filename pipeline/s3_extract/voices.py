"""The usages by which whoever speaks is known, of ``rules/voices.yaml``: compiled once a process.

Only loading. What a usage is good for stands with it; where it is asked about is decided in ``discourse`` and
``attribution``, in which no character pattern is compiled.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from pipeline.rules.loader import RULES, RuleError, read_rules
from pipeline.s3_extract.before import Before, before

RULES_PATH = RULES / "voices.yaml"
# Characters searched before a place where a usage does not say how far it can reach.
_REACH = 64


class VoicesError(RuleError):
    """The file of usages says something that cannot be; the message names the file and the entry."""


@dataclass(frozen=True, slots=True)
class Usage:
    """A usage. ``ends`` are the words one of which every match ends in, for one that is asked about before a place; ``reach`` is how
    far before it a match can begin."""

    id: str
    description: str
    pattern: str
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]
    ends: str | None = None
    reach: int | None = None
    ignore_case: bool = False


@cache
def load_voices(path: Path = RULES_PATH) -> dict[str, Usage]:
    """All usages by id; ``VoicesError`` where one stands twice."""
    usages: dict[str, Usage] = {}
    for raw in read_rules(path.name, path.parent)["usages"]:
        usage = _usage(raw)
        if usage.id in usages:
            raise VoicesError(f"{path.name}: {usage.id} stands twice")
        usages[usage.id] = usage
    return usages


def _usage(raw: dict[str, Any]) -> Usage:
    values: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in raw.items()}
    return Usage(**values)


@cache
def voice(usage_id: str) -> re.Pattern[str]:
    """The compiled pattern of a usage. Raises KeyError naming the known ones."""
    known = load_voices()
    if usage_id not in known:
        raise KeyError(f"no usage {usage_id!r} in {RULES_PATH.name}; it has {', '.join(known)}")
    usage = known[usage_id]
    return re.compile(usage.pattern, re.IGNORECASE if usage.ignore_case else re.NOFLAG)


@cache
def voice_before(usage_id: str) -> Before:
    """A usage that is asked about right before a place in a sentence."""
    usage = load_voices()[usage_id]
    flags = re.IGNORECASE if usage.ignore_case else re.NOFLAG
    return before(usage.pattern, usage.ends or "", reach=usage.reach or _REACH, flags=flags)


def said_before(usage_id: str, text: str, at: int) -> re.Match[str] | None:
    """The match that ends at ``text[at]`` of a usage that reaches over no full stop and no semicolon, however far it reaches."""
    return voice(usage_id).search(text, max(text.rfind(".", 0, at), text.rfind(";", 0, at)) + 1, at)


@cache
def words(group: str) -> frozenset[str]:
    """The words of a group of ``voices.yaml``, in small letters. Raises KeyError naming the known groups."""
    groups = read_rules(RULES_PATH.name)["words"]
    if group not in groups:
        raise KeyError(f"no words {group!r} in {RULES_PATH.name}; it has {', '.join(groups)}")
    return frozenset(groups[group])


def considered_by(body_id: str | None) -> str | None:
    """The body on whose reports another one reports; None for most."""
    bodies: dict[str, str] = read_rules(RULES_PATH.name)["considers"]
    return bodies.get(body_id or "")


def informing(body_id: str | None) -> str | None:
    """The body that answers the questions of an advisory committee; None for most."""
    bodies: dict[str, str] = read_rules(RULES_PATH.name)["informs"]
    return bodies.get(body_id or "")


def fund_of(board: str | None) -> str | None:
    """The fund whose executive board a body is, else the body itself; None for the board of several funds."""
    bodies: dict[str, str] = read_rules(RULES_PATH.name)["boards"]
    return bodies.get(board or "", board or "") or None


def house_of(symbol: str) -> str | None:
    """The fund or programme whose series a symbol belongs to ("DP/FPA/2025/4", "E/ICEF/2025/P/L.3"); None for most, and
    where it is that of several ("DP/FPA-OPS/2025/1")."""
    houses: dict[str, str] = read_rules(RULES_PATH.name)["houses"]
    series = max((each for each in houses if symbol.startswith(each)), key=len, default=None)
    if series is None:
        return None
    behind = symbol.removeprefix(series).split("/")[0].lower()
    return houses[series] if behind.isdigit() or behind in words("programmes") else None


def answered_bodies() -> frozenset[str]:
    """The bodies whose recommendations other reports quote and answer one by one."""
    return frozenset(read_rules(RULES_PATH.name)["answered"])


def senders() -> frozenset[str]:
    """The bodies by which a note only passes on what another wrote."""
    return frozenset(read_rules(RULES_PATH.name)["senders"])
