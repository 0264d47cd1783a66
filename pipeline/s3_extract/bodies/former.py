"""Bodies that a report knows by a former name.

In: the pages of a report with the known names in them. Out: the same, with the bodies as they were then.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.s3_extract.bodies.identity import Ledger
from pipeline.s3_extract.bodies.short_forms import Page
from pipeline.s3_extract.name_index import is_acronym


def use_former_names(pages: Sequence[Page], ledger: Ledger) -> None:
    """Give a body that the report knows by a former name only that name and an id of its own.

    A report of 1998 speaks of the Administrative Committee on Coordination; what it became in 2001 is not in it. An
    acronym that did not change with the name (OIC) goes with the former name.
    """
    kinds: dict[str, set[str]] = {}
    for page in pages:
        for hit in page.known:
            kinds.setdefault(hit.entity_id, set()).add(hit.kind)
    printed: dict[str, list[str]] = {
        body_id: [] for body_id, said in kinds.items() if "former" in said and said <= {"former", "acronym"}
    }
    if not printed:
        return
    for page in pages:
        for hit in page.known:
            if hit.entity_id in printed and hit.kind == "former":
                printed[hit.entity_id].append(page.passage.text[hit.start : hit.end])
    # An acronym that only a former name had is no one's where that name stands nowhere: "the Nicosia ACC" is a control centre.
    bare = {body_id for body_id, words in printed.items() if words and all(map(is_acronym, words))}
    for page in pages if bare else ():
        page.known = [hit for hit in page.known if hit.entity_id not in bare or hit.kind != "former"]
    printed = {body_id: words for body_id, words in printed.items() if body_id not in bare}
    earlier = {
        body_id: ledger.add_former(body_id, words, with_acronym="acronym" in kinds[body_id])
        for body_id, words in printed.items()
    }
    for page in pages:
        page.known = [
            hit._replace(entity_id=earlier[hit.entity_id]) if hit.entity_id in earlier else hit for hit in page.known
        ]
        page.named = [replace(n, parent=earlier[n.parent]) if n.parent in earlier else n for n in page.named]
