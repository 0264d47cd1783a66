"""Families of texts that grow: each is made for a size in bytes, and its cost may grow with it but no faster.

Each stands for a kind of text that once cost the square of its length, or could: what repeats, what opens and never closes,
what nests, what is all one line.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

_SENTENCE: Final = "paragraph of the report with some words in it, and some more. "


def _report(body: str) -> str:
    return f"A/53/409\n\nGeneral Assembly\n\n{body}"


FAMILIES: Final[Mapping[str, tuple[str, Callable[[int], str]]]] = {
    "numbered": ("txt", lambda n: _report("".join(f"{i}. The Committee met.\n\n" for i in range(1, n // 25)))),
    "same number": ("txt", lambda n: _report("1. The Committee met.\n\n" * (n // 25))),
    "descending": ("txt", lambda n: _report("".join(f"{i}. The Committee met.\n\n" for i in range(n // 25, 0, -1)))),
    "numbers no text": ("txt", lambda n: _report("".join(f"{i}.\n" for i in range(1, n // 7)))),
    "gappy": ("txt", lambda n: _report("".join(f"{3 * i}. The Committee met.\n\n" for i in range(1, n // 25)))),
    "one line": ("txt", lambda n: _report((_SENTENCE * (n // len(_SENTENCE) + 1))[:n])),
    "one line numbers": ("txt", lambda n: _report(" ".join(f"{i}. The Committee met." for i in range(1, n // 25)))),
    "one line no space": ("txt", lambda n: _report("a" * n)),
    "one line spaces": ("txt", lambda n: _report("a" + " " * n + "b")),
    "one line dots": ("txt", lambda n: _report("." * n)),
    "one line quotes": ("txt", lambda n: _report("“" * n)),
    "quoted lines": ("txt", lambda n: _report("1. It said:\n\n" + "“The Committee met.\n" * (n // 20))),
    "quoted lines2": ("txt", lambda n: _report("1. It said:\n\n" + '"The Committee met."\n\n' * (n // 20))),
    "headings": (
        "txt",
        lambda n: _report("".join(f"{chr(65 + i % 26)}. Heading of words\n\n" for i in range(n // 20))),
    ),
    "headings unl": ("txt", lambda n: _report("Heading of words\n\n" * (n // 20))),
    "annexes": ("txt", lambda n: _report("".join(f"Annex {i}\n\nTitle\n\n1. Text goes.\n\n" for i in range(n // 30)))),
    "contents": (
        "txt",
        lambda n: _report(
            "CONTENTS\n\n"
            + "".join(f"{i}. Chapter {i} of it ........ {i}\n" for i in range(1, n // 35))
            + "\n1. Chapter 1 of it\n\n1. Text.\n"
        ),
    ),
    "contents one line": (
        "txt",
        lambda n: _report(
            "CONTENTS "
            + " ".join(f"{i}. Chapter {i} of it ........ {i}" for i in range(1, n // 35))
            + " 1. Chapter 1 of it 1. Text."
        ),
    ),
    "notes": (
        "txt",
        lambda n: _report(
            "1. "
            + " ".join(f"word{i % 999}" for i in range(n // 20))
            + "\n\nNotes\n\n"
            + "".join(f"{i} See A/53/{i}.\n" for i in range(1, n // 20))
        ),
    ),
    "glued marks": ("txt", lambda n: _report("1. " + "instrument.5 " * (n // 13) + "\n\nNotes\n\n5 See it.\n")),
    "glued many notes": (
        "txt",
        lambda n: _report("1. " + "instrument.5 " * (n // 26) + "\n\nNotes\n\n" + "5 See it.\n" * (n // 20)),
    ),
    "superscripts": (
        "txt",
        lambda n: _report("1. " + "word⁵ " * (n // 6) + "\n\nNotes\n\n" + "⁵ See it.\n" * (n // 100)),
    ),
    "hyphens": ("txt", lambda n: _report("1. " + "inter-\nnational " * (n // 16))),
    "hyphens one word": ("txt", lambda n: _report("1. " + "ab-\n" * (n // 4))),
    "draft clauses": (
        "txt",
        lambda n: _report(
            "1. It adopted the following draft resolution:\n\nThe General Assembly,\n\n"
            + "".join(f"{i}. Requests the Secretary-General to act;\n\n" for i in range(1, n // 45))
        ),
    ),
    "resolutions": (
        "txt",
        lambda n: _report(
            "".join(
                f"{i}. It recommends to the General Assembly the adoption of the following draft resolution:\n\nThe General Assembly,\n\nRecalling it,\n\n1. Decides;\n\n"
                for i in range(1, n // 140)
            )
        ),
    ),
    "list items": (
        "txt",
        lambda n: _report("1. It met:\n\n" + "".join(f"({chr(97 + i % 26)}) An item;\n\n" for i in range(n // 15))),
    ),
    "bullets": ("txt", lambda n: _report("1. It met:\n\n" + "• An item;\n\n" * (n // 12))),
    "form feeds": ("txt", lambda n: _report("1. It met.\f" * (n // 12))),
    "running heads": ("txt", lambda n: _report("A/53/409\n1. It met.\nPage 3\n\f" * (n // 30))),
    "symbols": ("txt", lambda n: "A/53/409\n" * (n // 9)),
    "dist": ("txt", lambda n: "Distr.: General\n18 September 1998\nOriginal: English\n" * (n // 50)),
    "summary": ("txt", lambda n: _report("Summary\n\n" + _SENTENCE * (n // len(_SENTENCE)) + "\n\n")),
    "summary lines": ("txt", lambda n: _report("Summary\n\n" + "A line of it.\n" * (n // 14) + "\n\n")),
    "tables tabs": ("txt", lambda n: _report("1. It met.\n\nTable 1\n\n" + "State\tYear\t1999\n" * (n // 16))),
    "captions": ("txt", lambda n: _report("1. It met.\n\n" + "Table 1\n\nState Year\n\n" * (n // 20))),
    "sub numbers": (
        "txt",
        lambda n: _report("1. It met:\n\n" + "".join(f"1.{i} Ratify it (Chile);\n\n" for i in range(1, n // 24))),
    ),
    "roman": (
        "txt",
        lambda n: _report("".join(f"{'I' * (i % 3 + 1)}. Heading\n\n1. Text it.\n\n" for i in range(n // 25))),
    ),
    "stars": ("txt", lambda n: _report("* note\n" * (n // 7))),
    "underscores": ("txt", lambda n: _report("_" * 20 + "\n1 See it.\n\n") * (n // 40)),
    "html comments": ("html", lambda n: "<!-- -->" * (n // 8) + "x"),
    "html comments2": ("html", lambda n: "<!-- --> " * (n // 9) + "<p>x"),
    "html open comments": ("html", lambda n: "<!--" * (n // 4)),
    "html spaces": ("html", lambda n: " " * n + "<p>x"),
    "html p": ("html", lambda n: "<html><body>" + "<p>1. It met.</p>" * (n // 17)),
    "html div nest": ("html", lambda n: "<html><body>" + "<div>" * (n // 5) + "x"),
    "html table nest": ("html", lambda n: "<html><body>" + "<table><tr><td>" * (n // 15) + "x"),
    "html table flat": ("html", lambda n: "<html><body><table>" + "<tr><td>x<td>y" * (n // 15)),
    "html inline": ("html", lambda n: "<html><body><p>" + "<b>x</b> " * (n // 9)),
    "html inline nest": ("html", lambda n: "<html><body><p>" + "<b>x " * (n // 5)),
    "html sup": ("html", lambda n: "<html><body><p>" + "x<sup>1</sup> " * (n // 14)),
    "html html": ("html", lambda n: "<html " * (n // 6)),
    "html li": ("html", lambda n: "<html><body><ol type=a>" + "<li>x" * (n // 5)),
    "html body tags": ("txt", lambda n: "<body " * (n // 6)),
    "md emph": ("md", lambda n: "*a " * (n // 3)),
    "md brackets": ("md", lambda n: "[" * n),
    "md quotes": ("md", lambda n: ">" * n),
    "md lists": ("md", lambda n: "- " * (n // 2)),
    "md back": ("md", lambda n: "`" * (n // 2) + " a"),
    "md backs": ("md", lambda n: " ".join("`" * i for i in range(1, int((2 * n) ** 0.5)))),
    "md notes": ("md", lambda n: "[^1] " * (n // 5)),
    "md html": ("md", lambda n: "<a " * (n // 3)),
    "md tags": ("md", lambda n: "<div>\n" + "<" * n),
    "md links": ("md", lambda n: "[a](b" * (n // 6)),
    "md table": ("md", lambda n: "|a|b|\n|-|-|\n" + "|x|y|\n" * (n // 6)),
    "md under": ("md", lambda n: "_a __b " * (n // 7)),
}
