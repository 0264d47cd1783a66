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
