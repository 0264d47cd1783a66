"""Which of a report's passages are in English, and what is said of the others.

The rules of extraction are English. What another language says is not guessed at by them: of such a passage symbols,
numbers and citations are taken, and an issue names the language.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from pipeline.language import ENGLISH, languages_of, name_of
from pipeline.model import Issue, Passage

_TAKEN = "of it only symbols, numbered paragraphs, citations and the date of the front page are taken"


class Languages(NamedTuple):
    """``main`` is the one of the front page, else has the most text; ``foreign`` holds the languages of the passages that are not in English, by key."""

    main: str | None
    foreign: Mapping[str, str | None]
    issues: tuple[Issue, ...]


def tell_languages(passages: Sequence[Passage], front: str | None) -> Languages:
    """The languages of the passages of one report; None where no words of a known language are among theirs.

    ``front`` is the language of the front page: a report in it can have a longer annex as it was received.
    """
    main, each = languages_of([passage.text for passage in passages], front)
    foreign = {p.key: code for p, code in zip(passages, each, strict=True) if code != ENGLISH}
    running = [p for p in passages if p.kind in ("paragraph", "summary")]
    if any(foreign.get(p.key, ENGLISH) == front for p in running):
        main = front
    return Languages(main, foreign, tuple(_issues(main, foreign, running)))


def _issues(main: str | None, foreign: Mapping[str, str | None], running: list[Passage]) -> list[Issue]:
    counts = Counter(foreign[p.key] for p in running if p.key in foreign)
    if main is None:
        words = (
            "its words are of no language that is known, so that no rule reads it: see whether its letters are right"
        )
        return [Issue("warning", "unknown_language", words)] if running else []
    issues: list[Issue] = []
    for code, count in sorted(counts.items(), key=lambda one: one[0] or ""):
        if code == main:
            issues.append(Issue("warning", "other_language", f"the text is in {name_of(code)}: {_TAKEN}"))
            continue
        first = next(p for p in running if p.key in foreign and foreign[p.key] == code)
        name = name_of(code) if code else "a language that is not known"
        many = "1 paragraph is" if count == 1 else f"{count} of the {len(running)} paragraphs are"
        message = f"{many} in {name}, the first is marked: {_TAKEN}"
        issues.append(Issue("warning", "other_language", message, *first.span(0, len(first.text))))
    return issues
