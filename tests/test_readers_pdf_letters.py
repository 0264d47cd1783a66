"""Letters of a PDF that are not what they show: fonts that name them by another's code."""

from __future__ import annotations

import pytest

from pipeline.s1_read import ReadError
from tests.made_files import FIRST_OBJECT, Print, make_pdf, prose, stream
from tests.read_files import kinds, pages_named, read, texts


def misnamed(lines: list[str], names: str) -> bytes:
    """A PDF whose font maps each character of ``lines`` to what ``names`` (an expression of ``code``) gives."""
    entries = "".join(f"<{code:02X}> <{eval(names, {'code': code, 'ord': ord}):04X}>\n" for code in range(32, 127))
    cmap = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def "
        f"1 begincodespacerange <00> <FF> endcodespacerange 95 beginbfchar\n{entries}endbfchar endcmap end end"
    )
    font = f"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding /ToUnicode {FIRST_OBJECT} 0 R >>"
    prints: list[Print] = [(x, y, size, text, "odd") for x, y, size, text, *_ in prose(600, lines)]
    content = make_pdf(
        [[(60, 740, 10, "United Nations"), (400, 740, 10, "A/60/502"), *prints]],
        objects=[stream(cmap.encode()), font.encode()],
    )
    roman = b"/roman 3 0 R"
    return content.replace(roman, roman + f" /odd {FIRST_OBJECT + 1} 0 R".encode())


SAID = [
    "1. In its resolution 59/166 of 20 December 2004, the General Assembly urged Governments to",
    "ratify the Protocol and invited the Human Rights Council to consider the question.",
    "2. Governments should adopt laws that punish all who take part in the trade, as set out in",
    "document A/59/185.",
]


@pytest.mark.parametrize(
    "names",
    [
        pytest.param("code - 29", id="glyph-numbers"),
        pytest.param("code + 1", id="moved-by-one"),
        pytest.param("code + 0xF000", id="private-use-area"),
    ],
)
def test_letters_moved_by_one_distance_are_moved_back(names: str) -> None:
    document = read(misnamed(SAID, names))
    assert texts(document)[1:] == SAID
    assert kinds(document) == ["moved_letters"]
    assert pages_named(document) == ["page 1"]


@pytest.mark.parametrize(
    "names",
    [
        pytest.param("32 if code == 32 else 33 + (code * 37) % 94", id="letters-of-others"),
        pytest.param("0xE000 + (code * 37) % 200", id="private-use-without-order"),
    ],
)
def test_letters_that_cannot_be_told_are_refused(names: str) -> None:
    with pytest.raises(ReadError, match="--ocr") as refusal:
        read(misnamed(SAID, names))
    assert refusal.value.kind == "garbled_text"


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(["Afghanistan Kyrgyzstan Zimbabwe Mozambique Uzbekistan Tajikistan"] * 9, id="names"),
        pytest.param(["FCCC/SBSTA/2025/12 GEGN.2/2025/134/CRP.134 TPNW/MSP/2025/3 CCPR/C/PSK"] * 9, id="symbols"),
        pytest.param(["1 234 567.8 9 012 345 67 8 90 123 45 6 789 012 3 456 789 0 12 3 45 67"] * 9, id="figures"),
        pytest.param(["Verwaltungsgerichtsbarkeit Streitbeilegung Rechnungshof Sachwalterschaft"] * 9, id="german"),
    ],
)
def test_lines_of_names_and_figures_are_left_alone(lines: list[str]) -> None:
    document = read(make_pdf([prose(600, lines)]))
    assert texts(document) == [" ".join(line.split()) for line in lines]
    assert kinds(document) == []


# -- words in two pieces --------------------------------------------------------------------------------------------

# How wide letters of Times are, in thousandths of an em.
WIDTHS = {
    **dict.fromkeys("ijlt", 278),
    **dict.fromkeys("-fr\u2019", 333),
    **dict.fromkeys("acez", 444),
    **dict.fromkeys("bdghknopquvxy0123456789", 500),
    **{" ": 250, "s": 389, "m": 778, "w": 722, "C": 667, ".": 250},
}
WRITTEN = [f"line {number} of a paragraph that says what the Assembly decided" for number in range(1, 4)]


def printed(left: str, right: str, ems: float, below: list[Print]) -> str:
    """How a line is read whose right piece begins ``ems`` behind its left one."""
    x = 100 + sum(WIDTHS[letter] for letter in left) / 100 + 10 * ems
    return texts(read(make_pdf([[(100, 700, 10, left), (x, 700, 10, right), *below]])))[0]


@pytest.mark.parametrize(
    ("left", "right", "ems", "read_as"),
    [
        pytest.param(
            "clarify roles and re", "sponsibilities", 0.123, "clarify roles and responsibilities", id="a-word"
        ),
        pytest.param("decision", "-making", 0.14, "decision-making", id="before-a-hyphen"),
        pytest.param("the Council", "\u2019s", 0.12, "the Council\u2019s", id="before-an-apostrophe"),
        pytest.param("in 20", "24", 0.13, "in 2024", id="a-year"),
        pytest.param("civil society", ".", 0.12, "civil society.", id="before-a-stop"),
        pytest.param("as a", "whole", 0.25, "as a whole", id="two-words"),
        pytest.param("as a", "whole", 0.17, "as a whole", id="two-words-in-a-narrow-line"),
        pytest.param("a list of", "cases", 0.12, "a list of cases", id="the-f-leans-over-the-blank"),
        pytest.param("paragraph", "12", 0.13, "paragraph 12", id="a-word-and-a-figure"),
    ],
)
def test_a_blank_inside_a_word_is_none_where_blanks_are_written(
    left: str, right: str, ems: float, read_as: str
) -> None:
    assert printed(left, right, ems, prose(600, WRITTEN)) == read_as


def test_where_words_are_set_by_place_each_distance_parts_them() -> None:
    by_place: list[Print] = [
        (100 + 60 * n, 600, 10, word) for n, word in enumerate(["words", "set", "each", "by", "place"])
    ]
    assert printed("to act", "now", 0.13, by_place) == "to act now"


@pytest.mark.parametrize(
    ("line", "read_as"),
    [
        pytest.param("exigencies of service provision.", "exigencies of service provision.", id="a-line-of-prose"),
        pytest.param("(3) Legislative and/or governing", "(3) Legislative and/or governing", id="behind-a-label"),
        pytest.param("Angola Benin Chad Djibouti", "Angola\tBenin\tChad\tDjibouti", id="cells-of-a-row"),
        pytest.param("some none", "some\tnone", id="two-cells"),
    ],
)
def test_the_few_words_of_a_justified_line_in_a_narrow_column_are_no_cells(line: str, read_as: str) -> None:
    stretched: list[Print] = [(100, 700, 10, line, "roman", "27 Tw"), *prose(600, WRITTEN)]
    assert texts(read(make_pdf([stretched])))[0] == read_as
