"""Letters of the time before UTF-8: in which code page a file is, and what was put into UTF-8 twice.

In: the bytes of a file, or its text. Out: the name of a code page that Python knows, or the text as it was once. What
decides is whether the letters are words of a language of ``rules/languages.yaml``; quotation marks decide between the
two Western code pages, in which all letters of English are the same.
"""

from __future__ import annotations

import re

from pipeline.language import find_language, load_languages

# Read in the wrong one, quotation marks and dashes become letters, so the one that shows more of them is right.
# Under this name both Python and the parser of web pages know Mac Roman.
_WESTERN = ("cp1252", "macintosh")
_TYPOGRAPHY = re.compile(r"(?<=[a-z])’(?=[a-z]{1,2}\b)|[“”–—•]")
_SCRIPTS = ("cp1251", "koi8-r", "cp1256", "gb18030")
_TAG = re.compile(rb"<[^<>]*>")
# Chinese has no blanks between words; this particle is one of thirty of its characters.
_CHINESE_PARTICLE = "的"
# A letter, quotation mark or dash of two or three bytes as each of its bytes reads in Windows-1252.
_TWICE = re.compile("[Â-ô][\u0080-¿€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]")


def code_page(content: bytes) -> str:
    """The code page of a file that is not in UTF-8: one of another script where that makes words of a language of it,
    else a Western one. Tags of a web page are no words."""
    bare = _TAG.sub(b" ", content)
    words, name = max((_words(bare, name), name) for name in _SCRIPTS)
    if words:
        return name
    return max(_WESTERN, key=lambda each: len(_TYPOGRAPHY.findall(content.decode(each, errors="replace"))))


def _words(content: bytes, name: str) -> int:
    """How many function words of the language whose script most letters are of the bytes have in a code page."""
    try:
        text = content.decode(name)
    except UnicodeDecodeError:
        return 0
    language = load_languages().get(find_language(text).code or "")
    if language is None or language.letters is None:
        return 0
    return sum(map(language.words.__contains__, text.split())) if language.words else text.count(_CHINESE_PARTICLE)


def written_once(text: str) -> str | None:
    """The text before it was put into UTF-8 a second time; None where it was put into it once, as nearly all are.

    All of it has to come out as UTF-8 again, which no text does that holds a single letter rightly beyond ASCII.
    """
    if text.isascii() or not _TWICE.search(text):
        return None
    try:
        return b"".join(map(_byte, text)).decode("utf-8")
    except UnicodeError:
        return None


def twice_written(path: str) -> str:
    """What the issue says of a file that was."""
    return f"{path} was put into UTF-8 twice and is read as it was before that; compare with the source"


def _byte(letter: str) -> bytes:
    """The byte of a letter in Windows-1252, where five bytes are none and stand for themselves."""
    return letter.encode("latin-1") if "\x80" <= letter <= "\x9f" else letter.encode("cp1252")
