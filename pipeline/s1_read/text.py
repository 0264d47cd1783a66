"""Plain text as a ``Document``: decoding, line ends and pages.

In goes the bytes of a ``.txt`` file; out comes one canonical text with its lines. What the lines mean is no matter of
this module. Form feeds are page breaks where the text has any; otherwise pages are not known.
"""

from __future__ import annotations

import re

from pipeline.model import UNSEEN_CHARACTERS, Document, Issue, Line, Mark, Repair, Source
from pipeline.s1_read.characters import SUPERSCRIPTS, TO_FIGURES, fold_plain, words_unseen
from pipeline.s1_read.code_pages import code_page, twice_written, written_once
from pipeline.s1_read.text_columns import columns_below_each_other
from pipeline.s1_read.text_line_numbers import without_line_numbers

READER = "text"
# The first before the second, whose half it has.
_BREAKS = ("\r\n", "\r", "\x85", "\u2028", "\u2029")
# A pattern that begins with a single character of a set is searched for twice as fast as one with a repeat.
_SUPERSCRIPT = re.compile(rf"[{SUPERSCRIPTS}][{SUPERSCRIPTS}]*")


# Words through which programs without print of their own draw a line: a stroke behind each letter.
_STRUCK = re.compile(r"(?:[^\s\u0335\u0336][\u0335\u0336]+(?:[ \t]+(?=\S[\u0335\u0336]))?){2,}[ \t]?")
# How mail programs quote, reply by reply.
_QUOTING = re.compile(r"^[ \t]*>(?:[ \t]?>){0,9}[ \t]?", re.MULTILINE)
_MOST_QUOTED, _HEAD = 0.9, 200


def read_text(content: bytes, source: Source) -> Document:
    """The canonical text is the decoded one with line breaks as ``\\n`` and its characters folded (``characters``).

    Blanks and tabs stay; numbers of lines in the margin become blanks, and columns of paragraphs stand one below the other. Lines are trimmed of white space, empty ones left out. Superscript digits are marks; other marks cannot be told
    from text by this reader. Never raises: bytes that no encoding explains become U+FFFD and an issue.
    """
    text, issues = _decode(content, source.path)
    for line_break in _BREAKS:
        text = text.replace(line_break, "\n")
    text, struck = _without_struck(text, source.path)
    issues += struck
    text = _without_quoting(text)
    unseen, words = words_unseen(text)
    text = fold_plain(text)
    text, numbers = without_line_numbers(text)
    text = columns_below_each_other(text)
    issues += _numbered(numbers, source.path)
    issues += [*_damage(text, source.path), *_unseen(unseen, source.path)]
    paged = "\f" in text
    lines: list[Line] = []
    page, seen, at = 1, 0, 0
    for raw in text.replace("\f", "\n").split("\n"):
        bare = raw.strip()
        if bare:
            if paged:
                page += text.count("\f", seen, at)
                seen = at
            start = at if bare == raw else at + raw.index(bare)
            lines.append(Line(start, start + len(bare), page if paged else None))
        at += len(raw) + 1
    raised = () if text.isascii() else _SUPERSCRIPT.finditer(text)
    marks = tuple(Mark(m.start(), m.end(), m.group().translate(TO_FIGURES)) for m in raised)
    pages = text.rstrip("\f").count("\f") + 1 if paged else None
    repairs = tuple(
        Repair(start, start + len(folded), printed, folded, UNSEEN_CHARACTERS) for start, printed, folded in words
    )
    return Document(text, tuple(lines), marks, "text/plain", READER, pages, tuple(issues), repairs)


def _decode(content: bytes, path: str) -> tuple[str, list[Issue]]:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = content.decode("utf-16", errors="replace")
        return text, []
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        name = code_page(content)
        message = f"{path} is not UTF-8 and was read as {name}; save it as UTF-8 if words look wrong"
        return content.decode(name, errors="replace"), [Issue("warning", "wrong_encoding", message)]
    if (once := written_once(text)) is not None:
        return once, [Issue("warning", "wrong_encoding", twice_written(path))]
    return text, []


def _without_struck(text: str, path: str) -> tuple[str, list[Issue]]:
    if text.isascii() or ("\u0336" not in text and "\u0335" not in text):
        return text, []
    found = _STRUCK.findall(text)
    if not found:
        return text, []
    letters = sum(len(each) for each in found) // 2
    return _STRUCK.sub("", text), [
        Issue("info", "deleted_text", f"{path} has {letters} characters that are struck out; left out")
    ]


def _without_quoting(text: str) -> str:
    """The text without the sign by which mail programs quote, where it opens nearly every line."""
    if not text[:_HEAD].lstrip().startswith(">"):
        return text
    lines = [line for line in text.split("\n") if line.strip()]
    quoted = sum(line.lstrip().startswith(">") for line in lines)
    return _QUOTING.sub("", text) if quoted > _MOST_QUOTED * len(lines) else text


def _damage(text: str, path: str) -> list[Issue]:
    count = text.count("\ufffd")
    if not count:
        return []
    at = text.index("\ufffd")
    message = f"{path} has {count} characters that an earlier conversion lost (U+FFFD); the first is marked"
    return [Issue("warning", "lost_characters", message, at, at + 1)]


def _numbered(count: int, path: str) -> list[Issue]:
    if not count:
        return []
    return [Issue("info", "line_numbers", f"{path} has {count} numbers of lines in its margin; left out")]


def _unseen(count: int, path: str) -> list[Issue]:
    if not count:
        return []
    message = f"{path} has {count} characters that nobody sees (soft hyphens, zero-width and direction marks); left out"
    return [Issue("info", "invisible_characters", message)]
