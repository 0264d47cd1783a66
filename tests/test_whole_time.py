"""Time: what a report costs from its bytes to its rows grows with its length, whatever it repeats."""

from __future__ import annotations

import gc
import math
import time
from functools import partial

import pytest

from pipeline.engine.document import work_document
from pipeline.model import Source
from tests.growth import assert_linear
from tests.made_files import make_docx
from tests.phrase_families import PHRASES
from tests.report_families import REPORTS

ALL = {**REPORTS, **PHRASES}


def test_no_family_hides_another() -> None:
    assert not REPORTS.keys() & PHRASES.keys()


def seconds(name: str, size: int) -> float:
    ending, make = ALL[name]
    content = make_docx(make(size)) if ending == "docx" else make(size).encode()
    source = Source(f"x.{ending}", "0" * 64, len(content))
    fastest = math.inf
    for _ in range(2):
        gc.collect()
        began = time.process_time()
        work_document(content, source)
        fastest = min(fastest, time.process_time() - began)
    return fastest


@pytest.mark.exhaustive
@pytest.mark.parametrize("name", ALL)
def test_time_grows_with_the_length_of_the_report(name: str) -> None:
    seconds(name, 200)
    assert_linear(partial(seconds, name))
