"""The HTML inside of Markdown: which words of it are seen, and whether a tag opened before hides what follows.

Markdown cuts HTML at empty lines, so that a block may hold no more than the tag that begins something. Here the tags are
followed through a whole file. What hides and strikes out is the same as in web pages (``html_visible``).
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import Final

from lxml import html as lxml_html

from pipeline.s1_read.html_visible import Reason, Styles, why_left_out

_COMMENT: Final = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_TAG: Final = re.compile(r"<(?P<close>/?)(?P<name>[a-zA-Z][\w-]*)(?P<rest>[^<>]*)>|<[^<>]*>")
_END: Final = re.compile(r"</([a-zA-Z][\w-]*)")
_VOID: Final = frozenset(("br", "hr", "img", "input", "wbr", "meta", "link", "source", "col", "area", "base", "embed"))
_NO_STYLES: Final = Styles()


def follow_tags(text: str) -> HiddenWords:
    """A follower for the tags of a whole file."""
    return HiddenWords(Counter(name.lower() for name in _END.findall(_COMMENT.sub(" ", text))))


@dataclass(slots=True)
class HiddenWords:
    """Which tags are open that leave out what is inside of them, and what was left out so far.

    ``closing`` counts the end tags to come: a tag that nothing closes hides nothing.
    """

    closing: Counter[str]
    left_out: dict[Reason, list[str]] = field(default_factory=dict)
    _open: list[tuple[str, Reason]] = field(default_factory=list)

    @property
    def reason(self) -> Reason | None:
        """Why the words that come next are left out; None where they are seen."""
        return self._open[0][1] if self._open else None

    def words(self, text: str) -> str:
        """``text`` where it is seen, else nothing."""
        if self.reason is None:
            return text
        self.left_out.setdefault(self.reason, []).append(text)
        return ""

    def strike(self, begins: bool) -> None:
        """Follow Markdown's own mark of what is struck out."""
        if begins:
            self._open.append(("~~", "deleted"))
        elif self._open and self._open[-1][0] == "~~":
            self._open.pop()

    def html(self, source: str) -> str:
        """The words of a piece of HTML that are seen, each tag a blank."""
        bare, parts, at = _COMMENT.sub(" ", source), [], 0
        for tag in _TAG.finditer(bare):
            parts += [self.words(bare[at : tag.start()]), " "]
            at = tag.end()
            if tag["name"]:
                self._follow(tag)
        return "".join([*parts, self.words(bare[at:])])

    def _follow(self, tag: re.Match[str]) -> None:
        name = tag["name"].lower()
        if name in _VOID or tag["rest"].endswith("/"):
            return
        if tag["close"]:
            self.closing[name] -= 1
            inner = next((at for at in range(len(self._open) - 1, -1, -1) if self._open[at][0] == name), None)
            if inner is not None:
                del self._open[inner:]
        elif self._open:
            # Inside of what is left out only the same element has to be counted, to know its end from the outer one's.
            if name == self._open[0][0]:
                self._open.append((name, self._open[0][1]))
        elif self.closing[name] > 0 and (
            reason := why_left_out(
                lxml_html.fragment_fromstring(f"<{name}{tag['rest']}></{name}>"), _NO_STYLES, in_text=False
            )
        ):
            self._open.append((name, reason))
