"""The instruments found in texts that are made in the tests."""

from __future__ import annotations

from array import array

from pipeline.model import Fact, Instrument, Masthead, Passage, Structure
from pipeline.s3_extract.bodies.finder import find_bodies
from pipeline.s3_extract.citations.finder import find_citations
from pipeline.s3_extract.instruments.finder import InstrumentFindings, find_instruments


def structure(*texts: str, published: str | None = None) -> Structure:
    passages = tuple(
        Passage(f"a-1.p{at}", "paragraph", text, array("I", range(len(text)))) for at, text in enumerate(texts, 1)
    )
    front = Masthead(publication_date=Fact(published) if published else None)
    return Structure("a-1", front, (), (), (), (), passages)


def found(*texts: str, published: str | None = None) -> InstrumentFindings:
    made = structure(*texts, published=published)
    bodies = find_bodies(made)
    return find_instruments(made, bodies, find_citations(made, bodies).citations)


def only(*texts: str) -> Instrument:
    (one,) = found(*texts).instruments.values()
    return one
