"""Figures of symbols that a scanner took for letters, and letters of another script, are mended; others stay."""

from __future__ import annotations

import pytest

from pipeline.model import Source
from pipeline.s1_read.text import read_text
from pipeline.s2_structure import structure
from pipeline.s2_structure.confusions import find_confusions, find_lookalikes


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        pytest.param("A/5l/385", "A/51/385", id="session"),
        pytest.param("A/53/4O9 and", "A/53/409 and", id="number"),
        pytest.param("A/53/4O", "A/53/40", id="number-ends-in-it"),
        pytest.param("E/CN.4/l998/30", "E/CN.4/1998/30", id="year"),
        pytest.param("E/CN.4/Sub.2/1998/L.3l", "E/CN.4/Sub.2/1998/L.31", id="paper"),
        pytest.param("A/53/1/Add.l", "A/53/1/Add.1", id="suffix-of-one-letter"),
        pytest.param("A/53/1/Rev.I", "A/53/1/Rev.1", id="suffix-of-a-capital"),
        pytest.param("A/CN.9/WG.I/WP.l2", "A/CN.9/WG.I/WP.12", id="roman-working-group-stays"),
        pytest.param("resolution 5l/66", "resolution 51/66", id="resolution"),
        pytest.param("resolutions 51/66 and 52/2ll B", "resolutions 51/66 and 52/211 B", id="resolution-in-a-list"),
        pytest.param("resolution 1325 (20OO)", "resolution 1325 (2000)", id="year-of-the-council"),
        pytest.param("resolution l325 (2000)", "resolution 1325 (2000)", id="number-of-the-council"),
        pytest.param("S/1998/S2B7", "S/1998/S2B7", id="too-many-letters"),
        pytest.param("A/RES/52/9B and A/C.5/49/33a", "A/RES/52/9B and A/C.5/49/33a", id="letters-of-their-own"),
        pytest.param("CEDAW/C/1998/II/1, NPT/CONF.1995/MC.I/1", "CEDAW/C/1998/II/1, NPT/CONF.1995/MC.I/1", id="roman"),
        pytest.param(
            "input/output, I/O, 24/7, and/or (see 1.2)", "input/output, I/O, 24/7, and/or (see 1.2)", id="words"
        ),
    ],
)
def test_figures(text: str, mended: str) -> None:
    for start, end, figures in reversed(list(find_confusions(text))):
        text = text[:start] + figures + text[end:]
    assert text == mended


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("см. А/59/185", ["A/59/185"]),
        ("Е/СN.4/1998/30 и S/2017/507", ["E/CN.4/1998/30"]),
        ("А/С.3/59/L.5", ["A/C.3/59/L.5"]),
        ("км/ч 24/7, и/или/5", []),
        ("A/59/185", []),
    ],
)
def test_letters_of_another_script(text: str, mended: list[str]) -> None:
    assert [letters for _, _, letters in find_lookalikes(text)] == mended


def test_mended_places_are_repairs_and_the_text_is_kept() -> None:
    text = "1. See (A/5l/385), E/CN.4/l998/30.\n\n2. The Council in resolution 1325 (20OO) spoke.\n"
    made = structure(read_text(text.encode(), Source("r.txt", "", 0)), Source("r.txt", "", 0))
    assert [p.passage.text for p in made.paragraphs] == [
        "See (A/51/385), E/CN.4/1998/30.",
        "The Council in resolution 1325 (2000) spoke.",
    ]
    assert [(r.original, r.repaired, r.rule_id) for r in made.repairs] == [
        ("A/5l/385", "A/51/385", "symbol_figures"),
        ("E/CN.4/l998/30", "E/CN.4/1998/30", "symbol_figures"),
        ("20OO", "2000", "symbol_figures"),
    ]
    assert all(text[r.start : r.end] == r.original for r in made.repairs)
