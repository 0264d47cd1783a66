"""Who wrote a report, from the words of its front page: ``Report of the Special Rapporteur on ..., Ms. X``.

In goes one statement of the front page, out comes the name of an office or body, without the names of persons and
without what the report is on. Which body that is, is not decided here.
"""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.s2_structure.patterns import rule


@dataclass(frozen=True, slots=True)
class Authorship:
    """``kind`` is what the document is and whose (``Report of the Secretary-General``), ``author`` the name in it.

    ``transmits`` says that the author of the statement only passes on what another wrote: a note.
    """

    kind: str
    author: str
    transmits: bool


def read_authorship(statement: str) -> Authorship | None:
    """The author that opens a statement; None where it opens with none."""
    found = rule("author_opening").match(statement)
    if not found:
        return None
    start = found.start("rest")
    introduced = rule("author_introduced").match(found["rest"])
    if introduced:
        start += introduced.end()
    name = ended(statement[start:])
    if not name:
        return None
    what = found["what"]
    return Authorship(
        (what if found["dated"] else statement[: start + len(name)]).strip(), name, what.lower().startswith("note")
    )


def presented_by(statement: str) -> Authorship | None:
    """Who presents a statement or paper, ``Working paper submitted by Mexico``, or whose bulletin it is."""
    if (issued := rule("issuance").match(statement)) and issued["author"]:
        return Authorship(statement.strip(" *"), issued["author"], False)
    found = rule("presented_statement").match(statement)
    if not found:
        return None
    name = ended(statement[found.end() - 1 :])
    return Authorship(found["what"].strip(), name, False) if name else None


def names_matter(statement: str) -> bool:
    """Whether a statement says what its document is on, so that it can be its title."""
    found = read_authorship(statement)
    if found is not None and (" on " in found.kind or statement[len(found.kind) :].startswith(" on ")):
        return True
    return presented_by(statement) is not None


def ended(name: str) -> str:
    """A name without what follows it: persons, mandates, topics, years."""
    for rule_id in ("author_end", "author_topic"):
        end = rule(rule_id).search(name)
        if end:
            name = name[: end.start()]
    return rule("author_person").sub("", name).strip(" ,*")


def transmitted_author(text: str) -> str | None:
    """The author of what a note passes on: ``has the honour to transmit ... the report of the Special Rapporteur``."""
    found = rule("transmittal").search(text)
    if not found:
        return None
    authorship = read_authorship(text[found.start("report") :])
    return authorship.author if authorship else None
