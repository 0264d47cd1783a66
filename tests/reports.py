"""Small reports made in the tests: paragraphs under headings as a ``Structure``, without any file."""

from __future__ import annotations

from array import array

from pipeline.model import Fact, Masthead, Paragraph, Passage, PassageKind, Section, Structure


def report(
    *paragraphs: str,
    heading: str | None = None,
    title: str = "A report",
    author: str = "Secretary-General",
    table: tuple[str, ...] = (),
) -> Structure:
    """A report of numbered ``paragraphs`` under one ``heading`` and of a ``table`` of these cells; offsets are those of
    the passages laid end to end."""
    at = 0

    def passage(key: str, kind: PassageKind, words: str, section: str | None = None) -> Passage:
        nonlocal at
        made = Passage(key, kind, words, array("I", range(at, at + len(words))), section)
        at += len(words) + 1
        return made

    passages = [passage("r.title", "title", title)]
    sections: tuple[Section, ...] = ()
    section_id = None
    if heading is not None:
        section_id = "r.s-i"
        sections = (Section(section_id, None, "I", heading, 1, 1, at, at + len(heading)),)
        passages.append(passage(section_id, "heading", heading, section_id))
    rows = []
    for number, words in enumerate(paragraphs, 1):
        made = passage(f"r.p{number}", "paragraph", words, section_id)
        passages.append(made)
        rows.append(
            Paragraph(made.key, section_id, str(number), "printed", number, made, made.offsets[0], made.offsets[-1] + 1)
        )
    if table:
        passages.append(passage("r.t-1", "table", "\n".join(table), section_id))
    return Structure("r", Masthead(author=Fact(author)), sections, tuple(rows), (), (), tuple(passages))
