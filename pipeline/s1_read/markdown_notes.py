"""Notes of Markdown that converters write in other ways than ``[^1]``, as Markdown writes them.

Mammoth and markdownify, and MarkItDown through them, keep the links of a file: the mark is one to the note (``[[1]](#footnote-1)``),
the note an item of a list that ends in a link back (``1. See A/52/1. [↑](#footnote-ref-1)``). Others raise both
(``<sup>1</sup> See A/52/1.``), also as formulas (``${ }^{1}$``).
"""

from __future__ import annotations

import re

_FIGURE = r"(?:<sup>\s*|\\?\[){0,2}(\d{1,3})(?:\s*</sup>|\\?\]){0,2}"
# A link to a page of the file is one of its contents.
_MARK = re.compile(rf"(?<=\S)\[{_FIGURE}\]\(#(?!page|_?toc)[^()\s]{{1,80}}(?:\s\"[^\"\n]{{0,80}}\")?\)", re.IGNORECASE)
_RAISED_LINK = re.compile(r"(?<=\S)\[<sup>(\d{1,3})</sup>\]\(#[^()\s]{1,80}\)", re.IGNORECASE)
_BACK = r"\\?\[?[↑↩⤴⬆⏎^]\ufe0e?\ufe0f?\\?\]?"
_NOTE = re.compile(
    rf"^ {{0,3}}(\d{{1,3}})\\?[.)][ \t]+(\S[^\n]*?)\s*\[{_BACK}\]\(#[^()\n]{{1,120}}\)[ \t]*$", re.MULTILINE
)
# Raised as a formula, as programs that recognize pages write it.
_FORMULA = re.compile(r"\$(?:\{ ?\})?\^\{?(\d{1,3})\}?\$")
# A paragraph that opens with a raised figure, behind the anchor that a link leads to.
_RAISED = re.compile(
    r"^ {0,3}(?:<span id=\"[^\"\n]{1,60}\"></span>)?<sup>(\d{1,3})</sup>(?=[ \t]|[A-Z][a-z])[ \t]*", re.MULTILINE
)


def with_notes(body: str) -> str:
    """The text with marks as ``[^1]`` and notes as ``[^1]: See A/52/1.``; the same where there are none."""
    body = _FORMULA.sub(r"<sup>\1</sup>", body) if "^" in body else body
    if "](#" in body:
        body = _NOTE.sub(r"\n[^\1]: \2\n", body)
        body = _MARK.sub(r"[^\1]", _RAISED_LINK.sub(r"[^\1]", body))
    return _RAISED.sub(r"[^\1]: ", body) if "<sup>" in body.lower() else body
