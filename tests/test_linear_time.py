"""Extraction takes time as long as the text: families of texts that repeat one beginning of a name again and again.

What is asserted is no speed but how the time grows: the exponent between a text and one four times as long. A find whose
reach has no bound shows as an exponent of two.
"""

from __future__ import annotations

import gc
import time
from math import log

import pytest

from pipeline.s3_extract.extract import extract
from tests.found_bodies import report

# Code points; the shortest takes some milliseconds, so that the clock tells them apart.
SIZES = (16_000, 32_000, 64_000)
MOST = 1.3
FAMILIES = [
    "Committee ",
    "Commission on the ",
    "Special Rapporteur on ",
    "special rapporteur on the right of ",
    "Working Group on the ",
    "working group on wells and ",
    "Convention on the ",
    "Convention between ",
    "Ministry of Health of ",
    "Ministry of Foreign Affairs of France, ",
    "Ministry of Foreign Affairs of France ",
    "International Network for the ",
    "Committees on the rights of women and of men, ",
    "Office of the ",
    "the Office of the High Commissioner, ",
    "the Committee of the Security Council ",
    "World Health Organization and ",
    "Fund for Wells and ",
    "Peru Mines, Petroleum and ",
    "Forces and ",
    "the fifth Forum, ",
    "the seventh session of the Commission, ",
    "its forty-second session, ",
    "seminar on ",
    "the meeting of the ",
    "In 2018, at the ",
    "Conference on the ",
    "resolution 52/98 and ",
    "decisions 1/CP.21, ",
    "A/53/409 and Add.1-3, ",
    "WHO/UNICEF ",
    "in Geneva, ",
    "of 5 May 1998, ",
    "A B C ",
    "(Committee) ",
]


def seconds(text: str) -> float:
    """The processor time of extraction, the least of three."""
    structure = report(text)
    took = []
    for _ in range(3):
        gc.collect()
        begun = time.process_time()
        extract(structure)
        took.append(time.process_time() - begun)
    return min(took)


@pytest.mark.exhaustive
@pytest.mark.parametrize("words", FAMILIES, ids=[each.strip(" ,") for each in FAMILIES])
def test_time_grows_with_the_text(words: str) -> None:
    extract(report("The Committee met."))
    # Noise does not repeat, a square does: what looks like one is measured again, on texts twice and four times as long.
    for factor in (1, 2, 4):
        sizes = [factor * size for size in SIZES]
        took = [seconds((words * (size // len(words) + 1))[:size]) for size in sizes]
        exponent = log(took[-1] / took[0]) / log(sizes[-1] / sizes[0])
        if exponent < MOST:
            break
    assert exponent < MOST, f"{[round(each, 4) for each in took]} s for {sizes} code points"


def test_a_name_without_end_is_none() -> None:
    """The quick side of the same: no name is followed further than names go."""
    for words in ("Committee ", "Ministry of Health of ", "Working Group on the "):
        found = extract(report(words * 400))
        assert all(len(body.name) < 200 for body in found.bodies)
