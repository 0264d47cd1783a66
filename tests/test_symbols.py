"""What is a document symbol, what it is expanded to, and what only looks like one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.s3_extract.citations.symbols import SymbolError, find_symbols, load_series, parse, symbol_key

ONE = [
    ("A/53/409", "document", "A", "53", None),
    ("A/RES/52/98", "resolution", "A", "52", None),
    ("A/RES/52/211 B", "resolution", "A", "52", None),
    ("A/RES/217 (III)", "resolution", "A", "III", None),
    ("A/RES/217 A (III)", "resolution", "A", "III", None),
    ("A/RES/3201 (S-VI)", "resolution", "A", "S-VI", None),
    ("A/RES/2252 (ES-V)", "resolution", "A", "ES-V", None),
    ("A/RES/S-13/2", "resolution", "A", "S-13", None),
    ("A/RES/ES-8/2", "resolution", "A", "ES-8", None),
    ("A/DEC/50/411", "decision", "A", "50", None),
    ("A/HRC/RES/28/6", "resolution", "A/HRC", "28", None),
    ("A/C.3/78/L.60/Rev.1", "draft", "A/C.3", "78", None),
    ("A/S-17/11", "document", "A", "S-17", None),
    ("A/CONF.177/20/Rev.1", "document", "A/CONF.177", None, None),
    ("E/CN.4/1997/47/Add.1", "document", "E/CN.4", None, 1997),
    ("E/CN.4/Sub.2/1995/28/Add.1", "document", "E/CN.4/Sub.2", None, 1995),
    ("E/CN.4/Sub.2/AC.2/1987/WP.4/Add.1", "document", "E/CN.4/Sub.2/AC.2", None, 1987),
    ("E/CN.4/Sub.2/1998/L.31", "draft", "E/CN.4/Sub.2", None, 1998),
    ("E/1998/30", "document", "E", None, 1998),
    ("S/RES/1325 (2000)", "resolution", "S", None, 2000),
    ("S/PRST/2006/41", "presidential_statement", "S", None, 2006),
    ("S/PV.8891", "meeting_record", "S", None, None),
    ("S/PV.6201 (Resumption 1)", "meeting_record", "S", None, None),
    ("S/26789/Add.1", "document", "S", None, None),
    ("ST/AI/189/Add.9/Rev.2", "document", "ST", None, None),
    ("A/62/17 (Part I)", "document", "A", "62", None),
    ("A/80/5 (Vol. II)", "document", "A", "80", None),
    ("A/53/23 (Part IV)/Add.1", "document", "A", "53", None),
    ("TD/B/C.1/IRON ORE/12", "document", "TD/B/C.1", None, None),
    ("CEDAW/C/1998/II/1", "document", "CEDAW/C", None, 1998),
    ("ICCD/COP(9)/2/Add.1", "document", "ICCD", None, None),
    ("UNMIK/REG/2001/9", "document", "UNMIK", None, 2001),
    ("NPT/CONF.2026/PC.III/4", "document", "NPT/CONF.2026", None, None),
    ("ECE/MP.PP/2025/12/Add.1", "document", "ECE", None, 2025),
    ("UNEP/OzL.Pro.36/7", "document", "UNEP", None, None),
    ("SAARC/Summit.10/CM.20/3", "other_document", "SAARC", None, None),
]


@pytest.mark.parametrize(("text", "kind", "series", "session", "year"), ONE, ids=[row[0] for row in ONE])
def test_one_symbol(text: str, kind: str, series: str, session: str | None, year: int | None) -> None:
    (symbol,) = parse(text)
    assert (symbol.text, symbol.kind, symbol.series, symbol.year) == (text, kind, series, year)
    if session is not None:
        assert symbol.session == session


@pytest.mark.parametrize(
    ("text", "symbols"),
    [
        pytest.param("A/52/826-S/1998/222", ["A/52/826", "S/1998/222"], id="double-hyphen"),
        pytest.param("A/52/826–S/1998/222", ["A/52/826", "S/1998/222"], id="double-dash"),
        pytest.param("A/52/826/S/1998/222", ["A/52/826", "S/1998/222"], id="double-slash"),
        pytest.param("A/47/277-S/24111", ["A/47/277", "S/24111"], id="double-with-old-council-number"),
        pytest.param("E/CN.6/1998/12 - E/1998/27", ["E/CN.6/1998/12", "E/1998/27"], id="double-spaced"),
        pytest.param(
            "A/60/30 et Add.1 à 3", ["A/60/30", "A/60/30/Add.1", "A/60/30/Add.2", "A/60/30/Add.3"], id="french"
        ),
        pytest.param("A/60/21 a A/60/23", ["A/60/21", "A/60/22", "A/60/23"], id="spanish"),
        pytest.param("E/CN.4/1997/47 and Add.1-3", [f"E/CN.4/1997/47{s}" for s in ("", "/Add.1", "/Add.2", "/Add.3")]),
        pytest.param("A/53/130 and Add.1 and 2", ["A/53/130", "A/53/130/Add.1", "A/53/130/Add.2"], id="bare-number"),
        pytest.param("A/53/1, Add.1 and Corr.1", ["A/53/1", "A/53/1/Add.1", "A/53/1/Corr.1"], id="comma"),
        pytest.param("A/53/1/Add.1 and Add.2", ["A/53/1/Add.1", "A/53/1/Add.2"], id="same-kind-replaces"),
        pytest.param("A/53/1/Add.1 and Corr.1", ["A/53/1/Add.1", "A/53/1/Add.1/Corr.1"], id="other-kind-follows"),
        pytest.param("A/53/1 and Add.1/Rev.1", ["A/53/1", "A/53/1/Add.1/Rev.1"], id="stacked-suffix"),
        pytest.param(
            "S/PV.6201 (Resumption 1) and Corr.1", ["S/PV.6201 (Resumption 1)", "S/PV.6201 (Resumption 1)/Corr.1"]
        ),
        pytest.param("A/C.4/53/SR.3-6", [f"A/C.4/53/SR.{n}" for n in (3, 4, 5, 6)], id="records-range"),
        pytest.param("A/C.4/53/SR.3, 5-6 and 9", [f"A/C.4/53/SR.{n}" for n in (3, 5, 6, 9)], id="records-list"),
        pytest.param("A/RES/52/211 A and B", ["A/RES/52/211 A", "A/RES/52/211 B"], id="letters"),
        pytest.param("A/RES/3411 A and B (XXX)", ["A/RES/3411 A (XXX)", "A/RES/3411 B (XXX)"], id="letters-session"),
        pytest.param("A/RES/217A (III)", ["A/RES/217 A (III)"], id="letter-glued"),
        pytest.param("A/62/17(PartI)", ["A/62/17 (Part I)"], id="library-style"),
        pytest.param("A/59/38 (Parts I-III)", [f"A/59/38 (Part {n})" for n in ("I", "II", "III")], id="range-of-parts"),
        pytest.param("A/58/6 (Sects. 2-4)", [f"A/58/6 (Sect. {n})" for n in (2, 3, 4)], id="range-of-sections"),
        pytest.param("A/67/40 (Vols. I and II)", ["A/67/40 (Vol. I)", "A/67/40 (Vol. II)"], id="volumes"),
        pytest.param(
            "A/59/38 (Parts I, II and IV)", [f"A/59/38 (Part {n})" for n in ("I", "II", "IV")], id="list-of-parts"
        ),
        pytest.param("A/50/1, A/51/1 and A/52/1", ["A/50/1", "A/51/1", "A/52/1"], id="plain-list"),
        pytest.param("E/CN. 4/1997/ 47/Add. 1", ["E/CN.4/1997/47/Add.1"], id="line-breaks-folded"),
        pytest.param("A/52/355*", ["A/52/355"], id="reissued"),
        pytest.param("A/59/185 to A/59/187", ["A/59/185", "A/59/186", "A/59/187"], id="range-of-whole-symbols"),
        pytest.param("A/59/185–A/59/187", ["A/59/185", "A/59/186", "A/59/187"], id="range-of-whole-symbols-dash"),
        pytest.param("A/RES/55/25 to A/RES/55/27", [f"A/RES/55/{n}" for n in (25, 26, 27)], id="range-of-resolutions"),
        pytest.param(
            "S/RES/1325 (2000) to S/RES/1327 (2000)",
            ["S/RES/1325 (2000)", "S/RES/1326 (2000)", "S/RES/1327 (2000)"],
            id="range-with-years",
        ),
        pytest.param("A/58/1, 2 and 3", ["A/58/1", "A/58/2", "A/58/3"], id="numbers-alone"),
        pytest.param("S/2001/1-3", ["S/2001/1", "S/2001/2", "S/2001/3"], id="range-of-numbers"),
        pytest.param("A/59/185−187", ["A/59/185", "A/59/186", "A/59/187"], id="minus-sign"),
        pytest.param("A/59/185—187", ["A/59/185", "A/59/186", "A/59/187"], id="long-dash"),
        pytest.param("A/C.3/59/L.5 to L.7", [f"A/C.3/59/L.{n}" for n in (5, 6, 7)], id="range-repeats-its-kind"),
        pytest.param("A/C.3/59/L.5, L.6 and L.9", [f"A/C.3/59/L.{n}" for n in (5, 6, 9)], id="list-repeats-its-kind"),
        pytest.param("A/C.3/59/L.5 through L.7", [f"A/C.3/59/L.{n}" for n in (5, 6, 7)], id="through"),
        pytest.param("A/58/1 through A/58/3", ["A/58/1", "A/58/2", "A/58/3"], id="through-a-whole-symbol"),
        pytest.param("A/58/1 through 3", ["A/58/1", "A/58/2", "A/58/3"], id="through-a-number"),
        pytest.param(
            "S/RES/1325 (2000), 1820(2008) and 1889 (2009)",
            ["S/RES/1325 (2000)", "S/RES/1820 (2008)", "S/RES/1889 (2009)"],
            id="resolutions-of-the-council-behind-one",
        ),
        pytest.param(
            "A/RES/60/1, 60/3 and 61/10 A and B",
            ["A/RES/60/1", "A/RES/60/3", "A/RES/61/10 A", "A/RES/61/10 B"],
            id="resolutions-of-the-assembly-behind-one",
        ),
        pytest.param("A/HRC/RES/16/21 and 17/4", ["A/HRC/RES/16/21", "A/HRC/RES/17/4"], id="of-another-organ"),
        pytest.param("A/58/1/Add.1-Add.3", [f"A/58/1/Add.{n}" for n in (1, 2, 3)], id="range-of-suffixes"),
        pytest.param("A/58/1 and Corr.1 and 2", ["A/58/1", "A/58/1/Corr.1", "A/58/1/Corr.2"], id="suffix-and-number"),
        pytest.param("ECA/23/030-032", ["ECA/23/030", "ECA/23/031", "ECA/23/032"], id="range-with-zeros"),
    ],
)
def test_expanded(text: str, symbols: list[str]) -> None:
    assert [symbol.text for symbol in parse(text)] == symbols


@pytest.mark.parametrize(
    "text",
    [
        "1/9/98",
        "and/or",
        "s/he",
        "S/he",
        "Government/non-governmental",
        "http://www.un.org/A/52/3",
        "E.83.I.16",
        "km/h",
        "2010/11",
        "HIV/AIDS",
        "TCP/IP",
        "ITC/UNCTAD/WTO",
        "212/963-1234",
        "pp. 3-5",
        "A/53/409 says so",
        "",
    ],
)
def test_no_symbol(text: str) -> None:
    with pytest.raises(SymbolError, match="is no document symbol"):
        parse(text)


@pytest.mark.parametrize(
    ("text", "symbols"),
    [
        pytest.param(
            "vu E/2006/4 et Add.1 à 3 dans sa",
            [f"E/2006/4{s}" for s in ("", "/Add.1", "/Add.2", "/Add.3")],
            id="clause",
        ),
        pytest.param("of Others E/CN.4/1995/28/Add.1), to ensure", ["E/CN.4/1995/28/Add.1"], id="unbalanced"),
        pytest.param("(see A/53/23 (Part IV))", ["A/53/23 (Part IV)"], id="nested-parentheses"),
        pytest.param("adopted A/RES/52/98. A new report", ["A/RES/52/98"], id="article-is-no-letter"),
        pytest.param("in A/52/12-14 December", ["A/52/12"], id="date-is-no-range"),
        pytest.param("S/PV.4154, 3 June", ["S/PV.4154"], id="date-is-no-list"),
        pytest.param("A/HRC/19/8 to 10 countries", ["A/HRC/19/8"], id="to-is-no-range"),
        pytest.param("paper of size A/4, Sales No. E.96.IV.13, undocs.org/A/52/3", [], id="no-symbols"),
        pytest.param("in 2010/11 the US/UK 12/13 S/N 12 and S/20", [], id="years-and-abbreviations"),
        pytest.param("Policy Brief No. ECA/23/030 (Addis Ababa, 2023)", ["ECA/23/030"], id="secretariat-series"),
        pytest.param("See document WHA/52/3.", ["WHA/52/3"], id="unknown-series-called-a-document"),
        pytest.param("the ratio WHA/52/3.", [], id="unknown-series"),
        pytest.param("the Note (S/2376/2025) and S/2025/427", ["S/2025/427"], id="another-organization-s-year-behind"),
        pytest.param("(A/AC.96/500-502)", ["A/AC.96/500", "A/AC.96/501", "A/AC.96/502"], id="papers-of-a-body"),
        pytest.param(
            "CCPR/C/GC/34 to 36.", ["CCPR/C/GC/34", "CCPR/C/GC/35", "CCPR/C/GC/36"], id="comments-of-a-committee"
        ),
        pytest.param("A/HRC/ RES/ 30/15", ["A/HRC/RES/30/15"], id="blanks-around-strokes"),
        pytest.param("(CRPD/C/ARG/CO/2-3)", ["CRPD/C/ARG/CO/2-3"], id="one-document-on-two-reports"),
        pytest.param("(CEDAW/C/TGO/6-7)", ["CEDAW/C/TGO/6-7"], id="two-reports-in-one"),
        pytest.param("A/59/185, 12 and 13 May", ["A/59/185"], id="days-are-no-list"),
        pytest.param("A/59/185 and 190 others", ["A/59/185"], id="count-is-no-list"),
        pytest.param("(A/59/185, 12 and 13)", ["A/59/185"], id="falling-numbers-are-no-list"),
        pytest.param("in A/59/185 — 3 States", ["A/59/185"], id="dash-between-clauses-is-no-range"),
        pytest.param(
            "A/RES/59/166and E/CN.4/2005/71;A/58/73", ["A/RES/59/166", "E/CN.4/2005/71", "A/58/73"], id="lost-blanks"
        ),
    ],
)
def test_in_running_text(text: str, symbols: list[str]) -> None:
    assert [match.symbol.text for match in find_symbols(text)] == symbols


def test_spans_cover_what_was_read() -> None:
    text = "see A/53/130 and Corr.1, and"
    assert [text[m.start : m.end] for m in find_symbols(text)] == ["A/53/130", "A/53/130 and Corr.1"]


@pytest.mark.parametrize(
    ("text", "symbols"),
    [
        pytest.param("A/59/185 to A/59/987", ["A/59/185", "A/59/987"], id="too-long"),
        pytest.param("A/59/187 to A/59/185", ["A/59/187", "A/59/185"], id="backwards"),
        pytest.param("A/59/187-185", ["A/59/187"], id="number-backwards"),
        pytest.param("A/59/185 to A/60/3", ["A/59/185", "A/60/3"], id="across-sessions"),
        pytest.param("A/58/1 and Add.1-300", ["A/58/1", "A/58/1/Add.1"], id="too-many-addenda"),
        pytest.param("S/2001/1 to 1000.", ["S/2001/1"], id="number-too-far"),
    ],
)
def test_ranges_left_open(text: str, symbols: list[str]) -> None:
    found = find_symbols(text)
    assert [match.symbol.text for match in found] == symbols
    assert [match.open for match in found] == [False] * (len(found) - 1) + [True]


NUMBERS = st.integers(1, 999)


@given(first=NUMBERS, count=st.integers(1, 60), dash=st.sampled_from(["-", "–", " to "]), whole=st.booleans())
def test_a_range_is_its_numbers(first: int, count: int, dash: str, whole: bool) -> None:
    last = first + count
    text = f"(A/59/{first}{dash}{'A/59/' if whole else ''}{last})"
    assert [m.symbol.text for m in find_symbols(text)] == [f"A/59/{n}" for n in range(first, last + 1)]


@given(
    head=st.sampled_from(["A", "A/C.3", "E/CN.4/Sub.2", "CEDAW/C", "TD/B", "UNEP/GC"]),
    session=st.integers(1, 80),
    number=NUMBERS,
    suffixes=st.lists(
        st.builds("{}.{}".format, st.sampled_from(["Add", "Corr", "Rev"]), st.integers(1, 9)), max_size=3
    ),
)
def test_a_symbol_is_found_where_it_stands(head: str, session: int, number: int, suffixes: list[str]) -> None:
    symbol = "/".join([head, str(session), str(number), *suffixes])
    text = f"The report ({symbol}) was noted."
    (match,) = find_symbols(text)
    assert (match.symbol.text, text[match.start : match.end]) == (symbol, symbol)
    assert parse(symbol) == (match.symbol,)
    assert match.symbol.suffixes == tuple(suffixes)


@given(st.text(alphabet="AES/.()-12 Addcorr", max_size=40))
def test_reading_never_breaks_and_reads_its_own_symbols(text: str) -> None:
    for match in find_symbols(text):
        assert 0 <= match.start < match.end <= len(text)
        assert symbol_key(match.symbol.text) == match.symbol.key


def test_every_series_says_who_issues() -> None:
    assert {"A", "S", "E", "T", "ST"} <= set(load_series().heads)
