"""A report annotated by hand: what stands in it, by the reading of a person, as frozen records.

In: the YAML of one annotation file; ``docs/quality.md`` describes its keys. Out: an ``Annotation``. Whether the rows of
a package agree with it is measured in ``scoring``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from pipeline.limits import SAYINGS_BYTES
from pipeline.s4_tidy.keys import slug
from pipeline.yaml_text import YamlError, load_yaml

_KEYS: Final = frozenset(
    ["report", "paragraphs", "sections", "notes", "cuts", "bodies", "meetings", "instruments", "citations", "recommendations"]
)  # fmt: skip


class AnnotationError(ValueError):
    """A file of annotations cannot be used; the message names the file and what to change."""


@dataclass(frozen=True, slots=True)
class Named:
    """A body, meeting or instrument; any of ``names`` is right, an ``optional`` one is right if found and no loss if not.

    ``facts`` are what is known beside the names: ``parent``; ``body``, ``session``, ``start``, ``end``, ``place``;
    ``symbol``, ``type``, ``date``.
    """

    names: tuple[str, ...]
    facts: Mapping[str, str]
    optional: bool


@dataclass(frozen=True, slots=True)
class Clause:
    """A recommendation: its paragraph's number and its quotation (``first words ... last words``).

    ``to`` are the addressees, those that end in ``?`` optional; ``at`` is the meeting at which it was said, empty where it was
    said at none, None where nobody annotated it.
    """

    paragraph: str
    quotation: str
    by: str
    via: str | None
    verb: str
    to: tuple[str, ...]
    optional: bool
    at: str | None = None


@dataclass(frozen=True, slots=True)
class Annotation:
    """All that a person found in one report; a part that was not annotated is None and is not measured.

    ``paragraphs`` maps a number to the label of its section and the quotations of its first and last words,
    ``sections`` a label to a title, ``notes`` a marker to a paragraph's number (``0`` where the mark is lost),
    ``citations`` are pairs of symbol and place (a paragraph's number, or ``n3``). ``cuts`` are passages that belong to
    no paragraph although they stand inside one.
    """

    report_id: str
    facts: Mapping[str, str]
    paragraphs: Mapping[str, tuple[str, str, str]] | None = None
    sections: Mapping[str, str] | None = None
    notes: Mapping[str, str] | None = None
    cuts: tuple[str, ...] = ()
    bodies: tuple[Named, ...] | None = None
    meetings: tuple[Named, ...] | None = None
    instruments: tuple[Named, ...] | None = None
    citations: tuple[tuple[str, str], ...] | None = None
    recommendations: tuple[Clause, ...] | None = None


def read_annotation(content: bytes, path: str) -> Annotation:
    """Read an annotation.

    Args:
        content: the bytes of the file, UTF-8 YAML.
        path: its name for messages.

    Raises:
        AnnotationError: it is no YAML, has an unknown key, lacks the symbol of its report, or a part has not the shape
            that it must have.
    """
    try:
        data = load_yaml(content, SAYINGS_BYTES)
    except YamlError as error:
        raise AnnotationError(f"{path} {error}") from error
    if not isinstance(data, dict) or not isinstance(data.get("report"), dict) or "symbol" not in data["report"]:
        raise AnnotationError(f"{path} must begin with `report:` and, below it, the `symbol:` of the report")
    if strange := sorted(set(data) - _KEYS):
        raise AnnotationError(f"{path}: unknown key `{strange[0]}` (keys: {', '.join(sorted(_KEYS))})")
    try:
        return _annotation(data)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise AnnotationError(f"{path}: a part has not the shape docs/quality.md describes: {error!r}") from error


def _annotation(data: Mapping[str, Any]) -> Annotation:
    facts = {key: value for key, value in data["report"].items() if isinstance(value, str)}
    paragraphs = (
        {number: _triple(value) for number, value in data["paragraphs"].items()} if "paragraphs" in data else None
    )
    clauses = tuple(map(_clause, data["recommendations"])) if "recommendations" in data else None
    cited = tuple((each["symbol"], each["in"]) for each in data["citations"]) if "citations" in data else None
    return Annotation(
        report_id=slug(facts["symbol"]),
        facts=facts,
        paragraphs=paragraphs,
        sections=dict(data["sections"]) if "sections" in data else None,
        notes=dict(data["notes"] or {}) if "notes" in data else None,
        cuts=tuple(data.get("cuts") or ()),
        bodies=_named(data, "bodies"),
        meetings=_named(data, "meetings"),
        instruments=_named(data, "instruments"),
        citations=cited,
        recommendations=clauses,
    )


def _triple(value: list[str]) -> tuple[str, str, str]:
    label, first, last = value
    return label, first, last


def _named(data: Mapping[str, Any], key: str) -> tuple[Named, ...] | None:
    if key not in data:
        return None
    return tuple(
        Named(
            tuple(each["names"]),
            {name: value for name, value in each.items() if name not in ("names", "opt") and isinstance(value, str)},
            each.get("opt") == "true",
        )
        for each in data[key] or ()
    )


def _clause(each: Mapping[str, Any]) -> Clause:
    to = each.get("to") or ()
    optional = each.get("opt") == "true"
    return Clause(each["p"], each["q"], each["by"], each.get("via"), each["verb"], tuple(to), optional, each.get("at"))
