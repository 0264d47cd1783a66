"""The block of facts that programs write before a text: YAML or JSON between ``---``, TOML between ``+++``.

Other ways have no fences: lines of names and values up to an empty line (``Title: ...``, MultiMarkdown; ``:title: ...``,
reStructuredText), JSON alone, and title, authors and date behind ``%`` (Pandoc).

In: a text. Out: its facts by name, in small letters and with blanks between words (``Document_Symbol``), and the text below the block. What they are good for is told by
the reader; a block that is none, or cannot be parsed, is text.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Mapping
from typing import Any, Final, NamedTuple

import yaml

# As text: `symbol: 2025` is no number. Libyaml where the wheel has it.
_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
# Bounded, as no block of facts is longer.
_BLOCK: Final = re.compile(
    r"\s*?(?:<!--[^<>]{0,2000}-->\s*)?(?P<fence>---|\+\+\+)[ \t]*\n(?P<facts>.{0,20000}?)\n(?:(?P=fence)|\.\.\.)[ \t]*(?:\n|\Z)",
    re.DOTALL,
)
# Both ends of a block hold a line with a name; a rule between paragraphs does not.
_NAMED: Final = re.compile(r"\s*\{?\s*(?:#.*\n\s*)*[\w\"'][\w \"'.-]*\s*[:=]", re.MULTILINE)

# What a block says line by line, where it is neither YAML nor TOML ("title: Report: the second").
_NAME_AND_VALUE: Final = re.compile(r"^:?([\w -]{1,40}):[ \t]+(\S.*?)(?:[ \t]+#.*)?[ \t]*$", re.MULTILINE)
# A title and other facts, each on a line of its own; what is set in goes on with the line above.
_UNFENCED: Final = re.compile(
    r"(?=(?::?[\w -]{1,40}:.{1,500}\n(?:[ \t]+\S.{0,500}\n){0,5}){0,9}:?[Tt]itle:)"
    r"(?::?[\w -]{1,40}:[ \t]+\S.{0,500}\n(?:[ \t]+\S.{0,500}\n){0,5}){2,20}(?=\n|\Z)"
)
_PERCENT: Final = re.compile(r"(?:%[ \t]?.{0,500}\n(?:[ \t]+\S.{0,500}\n){0,5}){1,3}(?=\n|\Z)")
# As long as what stands between fences.
_LONGEST: Final = 20_000
_PARTS: Final = re.compile(r"[\s_-]+")
_PERCENT_NAMES: Final = ("title", "author", "date")


class FrontMatter(NamedTuple):
    """The facts that are a text or a list of texts, and where the text below the block begins."""

    facts: Mapping[str, tuple[str, ...]]
    end: int


def read_front_matter(text: str) -> FrontMatter | None:
    """The block at the head of ``text``; None where there is none."""
    block = _BLOCK.match(text)
    if not block and (unfenced := _UNFENCED.match(text)):
        lines = re.sub(r"\n[ \t]+", " ", unfenced[0])
        return FrontMatter({_name(n): (v,) for n, v in _NAME_AND_VALUE.findall(lines)}, unfenced.end())
    if not block and (found := _json_block(text)):
        return found
    if not block and (percent := _PERCENT.match(text)):
        values = (" ".join(value.split()) for value in re.split(r"^%", percent[0], flags=re.MULTILINE)[1:])
        return FrontMatter({n: (v,) for n, v in zip(_PERCENT_NAMES, values, strict=False) if v}, percent.end())
    if not block or not _NAMED.match(block["facts"]):
        return None
    try:
        data = tomllib.loads(block["facts"]) if block["fence"] == "+++" else yaml.load(block["facts"], _LOADER)
    except (yaml.YAMLError, tomllib.TOMLDecodeError, RecursionError, ValueError):
        data = dict(_NAME_AND_VALUE.findall(block["facts"]))
    if not isinstance(data, dict):
        return None
    return FrontMatter({_name(name): _values(value) for name, value in data.items()}, block.end())


def _json_block(text: str) -> FrontMatter | None:
    """A block of JSON without a fence."""
    start = len(text) - len(text.lstrip())
    if text[start : start + 1] != "{":
        return None
    try:
        data, end = json.JSONDecoder().raw_decode(text[: start + _LONGEST], start)
    except (ValueError, RecursionError):
        return None
    return FrontMatter({_name(name): _values(value) for name, value in data.items()}, end)


def _name(name: Any) -> str:
    return _PARTS.sub(" ", str(name)).strip().casefold()


def _values(value: Any) -> tuple[str, ...]:
    if isinstance(value, list):
        return tuple(" ".join(str(each).split()) for each in value if not isinstance(each, (dict, list)))
    return () if isinstance(value, dict) or value is None else (" ".join(str(value).split()),)
