"""Inside a directive: where its infinitive begins, to which organ it is addressed, where its modal stands.

All places are characters of the sentence, which is read into tokens once for all questions about it.
"""

from __future__ import annotations

from functools import lru_cache

from pipeline.s3_extract.directives.rules import directives
from pipeline.s3_extract.language.tokens import Tokens


@lru_cache(maxsize=16)
def tokens_of(sentence: str) -> Tokens:
    """The tokens of a sentence; those of the last sentences are kept."""
    rules = directives()
    return rules.classes.read(sentence, rules.openers)


def find_infinitive(text: str, start: int, end: int) -> int | None:
    """Offset of the ``to`` of ``NP to VP`` that begins at ``text[start]``; None where there is none before ``end``."""
    found = _ahead("infinitive", text, start, end)
    return tokens_of(text).start(found["edge"]) if found else None


def find_organ(text: str, at: int) -> tuple[int, int] | None:
    """Where the organ stands to which something is recommended by the verb that ends at ``at``; None without one."""
    found = _ahead("organ", text, at, len(text))
    tokens = tokens_of(text)
    return (tokens.start(found["complement"]), tokens.end(found["edge"] - 1)) if found else None


def find_modal(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Start and end of the first modal of ``text[start:end]``; whether it advises is not asked."""
    tokens = tokens_of(text)
    found = directives().ellipsis["modal"].first(tokens, tokens.after(start), tokens.after(end))
    return (tokens.start(found.marks["complement"]), tokens.end(found.end - 1)) if found else None


def is_under_resolution(sentence: str) -> bool:
    """Whether a sentence opens with the resolution whose words follow ("Pursuant to resolution 75/290 A, ...")."""
    return directives().ellipsis["under_resolution"].ahead(tokens_of(sentence), 0) is not None


def _ahead(shape: str, text: str, start: int, end: int) -> dict[str, int] | None:
    tokens = tokens_of(text)
    found = directives().ellipsis[shape].ahead(tokens, tokens.after(start), tokens.after(end))
    return found.marks if found else None
