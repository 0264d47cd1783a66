"""Figures of symbols that a scanner took for letters, and letters of another script, are mended; others stay."""

from __future__ import annotations

import pytest

from pipeline.model import Source
from pipeline.s1_read.text import read_text
from pipeline.s2_structure import structure
from pipeline.s2_structure.confusions import find_confusions, find_lookalikes, set_right


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        pytest.param("A/5l/385", "A/51/385", id="session"),
        pytest.param("A/53/4O9 and", "A/53/409 and", id="number"),
        pytest.param("A /53/ 4O9 and", "A /53/ 409 and", id="number-behind-a-blank"),
        pytest.param("either/ 4O men", "either/ 4O men", id="no-figure-before-the-blank"),
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
        pytest.param("A/51/385 and Add.l", "A/51/385 and Add.1", id="suffix-by-itself"),
        pytest.param("CEDAW/C/2OO5/l and 2", "CEDAW/C/2005/1 and 2", id="last-number-of-one-letter"),
        pytest.param("A/S3/409", "A/53/409", id="session-of-a-letter-and-a-figure"),
        pytest.param("resolution 5S/25", "resolution 55/25", id="resolution-of-a-session-of-the-fifties"),
        pytest.param("A/S-27/2, A/ES-10/3", "A/S-27/2, A/ES-10/3", id="special-sessions"),
        pytest.param("5 mg/l, 10 km/l, m3/l of CO2/l", "5 mg/l, 10 km/l, m3/l of CO2/l", id="litres"),
        pytest.param("see Add.Ltd and Corr.Ill", "see Add.Ltd and Corr.Ill", id="suffixes-that-are-words"),
        pytest.param("A/53/40Z, A/53/4!0", "A/53/402, A/53/410", id="last-figure-and-mark-of-exclamation"),
        pytest.param("A/RES/53/77Z is A/53/4!", "A/RES/53/77Z is A/53/4!", id="last-part-of-a-resolution"),
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
        pytest.param("See E/CN,4/1998/30/Add,1", "See E/CN.4/1998/30/Add.1", id="comma-for-a-full-stop"),
        pytest.param("A/5Z/355", "A/52/355", id="letter-before-another-component"),
        pytest.param("A/RES/52/9B", "A/RES/52/9B", id="letter-of-a-part"),
        pytest.param("S/RES/1325 (2O00)", "S/RES/1325 (2000)", id="year-of-a-symbol"),
        pytest.param("in E/1998/30, 4 of A/C, 3", "in E/1998/30, 4 of A/C, 3", id="commas-of-a-list"),
    ],
)
def test_a_symbol_is_set_right(text: str, mended: str) -> None:
    assert set_right(text) == mended


@pytest.mark.parametrize(
    ("printed", "symbol"),
    [
        pytest.param("A/6O/777", "A/60/777", id="figure"),
        pytest.param("A/60/77l/Add.l", "A/60/771/Add.1", id="several"),
        pytest.param("А/60/777", "A/60/777", id="letter-of-another-script"),
        pytest.param("E/CN,4/1998/30", "E/CN.4/1998/30", id="comma"),
    ],
)
def test_the_report_s_own_symbol_is_set_right(printed: str, symbol: str) -> None:
    text = f"United Nations\n\n{printed}\n\nGeneral Assembly\n\nDistr.: General\n5 September 2005\n\n1. It met.\n"
    made = structure(read_text(text.encode(), Source("r.txt", "", 0)), Source("r.txt", "", 0))
    assert [fact.value for fact in made.masthead.symbols] == [symbol]
    assert [(r.original, r.repaired) for r in made.repairs] == [(printed, symbol)]


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
