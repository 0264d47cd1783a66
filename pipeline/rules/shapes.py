"""What each rule file may hold: its keys and the types of their values, by the name of the file.

A new key is one word here, beside the code that reads it. Shapes say nothing of what values mean.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final

from pipeline.rules.shape_kinds import Either, Keys, Many, Names, Shape

_WORDS: Final = Many(str)
_TEXTS: Final = {"examples": _WORDS, "counter_examples": _WORDS}
_PATTERN: Final[Mapping[str, Shape]] = {"id": str, "description": str, "pattern": str, **_TEXTS}
_SPOKEN: Final[Mapping[str, Shape]] = {"id": str, "description": str, "counter_examples": _WORDS}


def _lists(*names: str) -> Keys:
    """A mapping of these names to lists of words."""
    return Keys(dict.fromkeys(names, _WORDS))


_CLAUSE: Final = (
    "verbs", "words", "participles", "before_in", "before_to", "fields", "directions", "regions", "no_topics",
)  # fmt: skip
_ACTORS: Final = (
    "state", "state_group", "un_body", "intergovernmental", "non_governmental", "civil_society", "private_sector",
    "media", "individual", "unspecified",
)  # fmt: skip
_TOPIC: Final[Mapping[str, Shape]] = {"definition": str, "words": _WORDS, **_TEXTS}
_DEADLINES: Final = Many(Keys({"id": str, "pattern": str, **_TEXTS}))
_ELLIPSES: Final = (
    "conjunct_need", "and_that", "inner_that", "says_that", "far_need", "enumerated", "stressing", "need", "to_be", "list_lead",
    "modal", "infinitive", "organ", "under_resolution", "adverb_of_to_be", "told", "preamble_goes_on",
)  # fmt: skip
_BODY: Final[Mapping[str, Shape]] = {
    **dict.fromkeys(("acronym", "classification", "parent", "un_system", "country", "source"), str),
    **dict.fromkeys(("founded", "dissolved"), str),
    **dict.fromkeys(("variants", "former", "short", "series"), _WORDS),
}
_SCALAR: Final = Either((str, float, bool))
_ARGUMENTS: Final = ("column", "column_A", "column_B", "regex", "ignore_row_if")
_BOUNDS: Final = Keys({}, dict.fromkeys(("session", "number", "year", "per_session"), Many(int)))
_SIGNS: Final = Keys({}, dict.fromkeys(("symbol", "words", "page"), _WORDS))

# The files of which each value is text, however it looks: years, and codes such as NO.
AS_TEXT: Final = frozenset({"countries.yaml", "name_variants.yaml"})
# Each file of the folder ``bodies``, all of text; what a body needs may stand in the defaults of its group.
BODIES: Final = Keys(
    {
        "groups": Many(
            Keys({"bodies": Many(Keys({"id": str, "name": str}, _BODY))}, {"about": str, "defaults": Keys({}, _BODY)})
        )
    }
)
SHAPES: Final[Mapping[str, Shape]] = {
    "addressee_classes.yaml": Keys(
        {"classes": Many(Keys({"id": str, "description": str, "words": str, "actor_types": _WORDS, **_TEXTS}))}
    ),
    "actors.yaml": Keys(
        {
            "heads": _lists(*_ACTORS),
            "told": Keys({}, dict.fromkeys(_ACTORS, _WORDS)),
            "acting": _WORDS,
            "in_capitals": _WORDS,
            "tell_followers": _WORDS,
            "bound": _WORDS,
            "speakers": _WORDS,
            **dict.fromkeys(("not_heads", "before_name", "inside_name", "first_person"), _WORDS),
            **dict.fromkeys(("noun_endings", "verb_endings", "behind_verb"), _WORDS),
            "spellings": Names(str),
        }
    ),
    "body_patterns.yaml": Keys(
        {
            "heads": Many(
                Keys(
                    {
                        **_SPOKEN,
                        "words": _WORDS,
                        "name": str,
                        "links": _WORDS,
                        "classification": str,
                        "examples": Names(_WORDS),
                    },
                    {
                        **dict.fromkeys(("plural", "before_only"), _WORDS),
                        **dict.fromkeys(("clause", "short", "has_children", "is_un_system"), bool),
                    },
                )
            ),
            "small": Many(
                Keys(
                    {**_SPOKEN, "gates": _WORDS, "pattern": str, "classification": str, "examples": Names(_WORDS)},
                    {"is_un_system": bool, "needs": str},
                )
            ),
            "defaults": Names(str),
            "named_first": Many(str),
            "lands": Names(str),
            "spellings": Names(str),
            "clause": _lists(*_CLAUSE),
            "generic_names": _lists(
                *("opens_a_states", "behind_an_adjective", "offices", "of_many", "committees", "units", "of_states"),
                *("wide", "plain", "of_service", "of_people"),
            ),
            "not_in_names": _lists(
                *("before", "after", "generic", "named_all_the_same", "opens_a_name", "possessives", "instruments"),
                *("goes_on", "no_bodies", "ends_no_body", "parts_of_an_owner", "ends_a_title", "makes_a_title"),
                "officers",
            ),
        }
    ),
    "confidence.yaml": Keys(
        {
            "weight": int,
            "kinds": Many(Keys({"kind": str, "rows": int, "right": int})),
            "reliability": Many(Keys({"from": float, "to": float, "rows": int, "confidence": float, "right": float})),
            "cells": Many(
                Keys(
                    {"rows": int, "right": int, "confidence": float},
                    {"how": str, "frame": str, "addressee": bool, "rule": str},
                )
            ),
        }
    ),
    "countries.yaml": Keys(
        {
            "countries": Many(
                Keys(
                    {"code": str, "name": str, "status": str},
                    {
                        **dict.fromkeys(("formal_name", "capital", "from_year", "to_year", "source"), str),
                        **dict.fromkeys(("variants", "adjectives", "shared_adjectives"), _WORDS),
                        "former": Many(Keys({"name": str, "until": str})),
                    },
                )
            ),
            "cities": Names(_WORDS),
            "traps": Many(Keys({"text": str, "not": str, "is": str})),
        }
    ),
    "deadlines.yaml": Keys(
        {
            "words": _lists("spans", "recurrence", "reports"),
            **dict.fromkeys(("past", "spans", "recurrence", "reports"), _DEADLINES),
            "limits": Many(Keys({"id": str, "until": str, "pattern": str, **_TEXTS})),
        }
    ),
    "descriptions.yaml": Keys({"rules": Names(str), "frames": Names(str)}),
    "clauses.yaml": Keys(
        {
            "classes": Names(_WORDS),
            "parts": Names(str),
            "shapes": Many(Keys({"id": str, "asked": str, "shape": str, "description": str, **_TEXTS})),
        }
    ),
    "directives.yaml": Keys(
        {
            "verbs": Many(
                Keys(
                    {
                        "lemma": str,
                        "class": str,
                        "forms": Keys({}, dict.fromkeys(("past", "present", "base", "gerund"), str)),
                        "frames": _WORDS,
                    },
                    {"particle": _WORDS, "example": str, "counter_examples": _WORDS, "of_things": bool},
                )
            ),
            "contexts": Many(Keys({"id": str, "form": str, "voice": str, "before": str}, {"lemmas": _WORDS})),
            "complements": Many(
                Keys(
                    {"id": str, "voices": _WORDS, "frames": _WORDS, "frame": str, "after": str},
                    {"lemmas": _WORDS, "adds": str, "verb": str, "opens": bool, "signalled": bool},
                )
            ),
            "phrases": Many(
                Keys(
                    {"id": str, "class": str, "frame": str, "shape": str, "description": str, **_TEXTS},
                    {"span": str, "adds": str, "gate": _WORDS, "addressed": str},
                )
            ),
            "stops": Many(Keys({"id": str, "of": _WORDS, "description": str, **_TEXTS}, {"before": str, "after": str})),
            "classes": Names(_WORDS),
            "parts": Names(str),
            "ellipsis": Keys(dict.fromkeys(_ELLIPSES, str)),
        }
    ),
    "front.yaml": Keys({"rules": Many(Keys(_PATTERN, {"flags": str}))}),
    "imperatives.yaml": _lists("imperatives", "adverbs", "joints"),
    "instruments.yaml": Keys(
        {
            "authority": Many(
                Keys(
                    {"title": str, "type": str},
                    {
                        **dict.fromkeys(("names", "acronyms"), _WORDS),
                        **dict.fromkeys(("short", "body", "conference"), str),
                        "adopted": date,
                    },
                )
            ),
            "ilo": Names(Keys({"title": str, "adopted": date}, {"names": _WORDS})),
            "heads": Many(
                Keys(
                    {
                        "id": str,
                        "description": str,
                        "type": str,
                        "words": _WORDS,
                        "left": bool,
                        "right": _WORDS,
                        **_TEXTS,
                    },
                    {"alone": _WORDS, "not_left": _WORDS, "after_place": bool},
                )
            ),
            "small_names": Many(
                Keys({**_PATTERN, "type": str, "status": str, "gates": _WORDS}, {"title": str, "of_report": bool})
            ),
            "numbered": Many(
                Keys({**_PATTERN, **dict.fromkeys(("type", "body", "symbol", "title"), str), "gates": _WORDS})
            ),
            "short_forms": Many(
                Keys(
                    {"id": str, "pattern": str, "types": _WORDS, **_TEXTS}, {"symbol": str, "draft": bool, "word": str}
                )
            ),
            **dict.fromkeys(("not_in_name", "generic_left", "inside_title", "small_title_openings"), _WORDS),
        }
    ),
    "kinds.yaml": Keys(
        {
            "kinds": Many(
                Keys(
                    {
                        **dict.fromkeys(("id", "description", "numbering"), str),
                        "holders": Keys({}, dict.fromkeys(("body", "drafts", "annexes", "advice"), str)),
                        "examples": _SIGNS,
                        "counter_examples": _SIGNS,
                    },
                    dict.fromkeys(("symbol", "words", "series", "page"), str),
                )
            )
        }
    ),
    "languages.yaml": Keys(
        {
            "languages": Names(
                Keys(
                    {"name": str, "words": _WORDS, "months": _WORDS, "date": str},
                    {
                        **dict.fromkeys(
                            ("month_first", "letters", "strange", "resolution", "decision", "and", "up_to"), str
                        ),
                        "number_first": Keys({"before": str, "behind": str}),
                        "endings": _WORDS,
                        **dict.fromkeys(("bodies", "distribution", "calls"), Names(str)),
                        "front": Keys(dict.fromkeys(("session", "item", "kind", "letter"), str)),
                    },
                )
            )
        }
    ),
    "links.yaml": Keys(
        {"links": Many(Keys({**_PATTERN, "relation": str, "where": str}, {"between": str, "behind": str}))}
    ),
    "mandate.yaml": Keys({"phrases": Many(Keys(_PATTERN))}),
    "marks.yaml": Keys({"marks": Many(Keys(_PATTERN))}),
    "meetings.yaml": Keys(
        {
            "heads": Many(Keys({"word": str, "classification": str}, {"proper": bool})),
            "session_adjectives": _lists("plain", "special", "emergency", "executive"),
            **dict.fromkeys(("year_sessions", "never_first", "generic", "not_before", "not_meetings"), _WORDS),
            **dict.fromkeys(("not_events", "topic_words", "not_after_of", "plain_adjectives"), _WORDS),
            "roman_sessions": _WORDS,
            "known": Many(Keys({"name": str}, {"also": _WORDS})),
            "rules": Many(Keys({**_SPOKEN, "examples": Names(_WORDS)})),
        }
    ),
    "name_variants.yaml": Keys(
        {
            "spellings": Many(Keys({**_SPOKEN, "from": str, "to": str, "examples": Names(str)})),
            "forms": Many(
                Keys(
                    {**_SPOKEN, "pattern": str, "forms": _WORDS, "examples": Names(str)},
                    {"un_system": str, "literal": str, "classification": str},
                )
            ),
        }
    ),
    "no_document.yaml": Keys(
        {
            "kinds": Many(
                Keys(
                    {
                        **dict.fromkeys(("id", "description", "refusal"), str),
                        "longest": int,
                        "needs": int,
                        "signs": Many(Keys({"example": str}, {"line": str, "words": str, "counter": _WORDS})),
                    }
                )
            )
        }
    ),
    "rows.yaml": Keys(
        {
            "schema": Keys({"optional": str, "required": str, "tables": Names(str), "columns": Names(str)}),
            "one_line": Names(str),
            "rules": Names(
                Many(
                    Keys(
                        {
                            **dict.fromkeys(("rule", "expect", "why", "remedy"), str),
                            "of": Keys(
                                {},
                                {
                                    **dict.fromkeys(_ARGUMENTS, str),
                                    **dict.fromkeys(("min_value", "max_value"), float),
                                    "or_equal": bool,
                                    "column_list": _WORDS,
                                    "value_set": Many(_SCALAR),
                                },
                            ),
                        },
                        {
                            "where": Keys(
                                {"column": str},
                                {
                                    **dict.fromkeys(("is", "is_not"), _SCALAR),
                                    **dict.fromkeys(("in", "not_in"), Many(_SCALAR)),
                                    "empty": bool,
                                },
                            ),
                            "cells": _WORDS,
                        },
                    )
                )
            ),
        }
    ),
    "structure.yaml": Keys({"rules": Many(Keys(_PATTERN, {"flags": str}))}),
    "symbols.yaml": Keys(
        {
            "heads": Names(Keys({"issuer": str, "one_number": int}, {"by_year": bool})),
            "second_words": _WORDS,
            "kinds": Names(str),
            "foreign": _WORDS,
            "adopters": Many(
                Keys(
                    {
                        **dict.fromkeys(("body_id", "title", "series"), str),
                        "names": _WORDS,
                        "shapes": Keys({}, dict.fromkeys(("resolution", "decision"), Names(_BOUNDS))),
                    },
                    {"first_year": int, "sessions_a_year": int},
                )
            ),
        }
    ),
    "topics.yaml": Keys(
        {
            **dict.fromkeys(("passed_over", "examples_of"), _WORDS),
            "topics": Many(Keys({"id": str, "name": str, **_TOPIC}, {"sdg": int, "weak": _WORDS, "anywhere": _WORDS})),
        }
    ),
    "voices.yaml": Keys(
        {
            "usages": Many(Keys(_PATTERN, {"ends": str, "reach": int, "ignore_case": bool})),
            "words": _lists(
                *("crowd", "one", "person", "post", "several", "meeting", "paper", "within", "governs", "leads"),
                *("parts", "overseers", "single", "programmes", "reviewers"),
                *("quantity", "part_leads", "passed_on", "sent_to"),
                *("pronouns", "experts", "regional", "organs", "council_words", "alone", "presiding", "as_one"),
                *("gathered", "whole", "hosted", "chair", "headed"),
            ),
            "answered": _WORDS,
            "considers": Names(str),
            "informs": Names(str),
            "boards": Names(str),
            "senders": _WORDS,
            "houses": Names(str),
        }
    ),
    "web_pages.yaml": _lists(
        *("never_shown", "controls", "deleted", "hidden_classes", "frame_elements", "frame_roles", "frame_words"),
        "frame_companions",
        "frame_kits",
    ),
}
