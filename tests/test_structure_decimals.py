"""Numbers below numbers, numbers without words, and numbers that a line breaks off."""

from __future__ import annotations

import pytest

from pipeline.model import Source, Structure
from pipeline.s1_read.text import read_text
from pipeline.s2_structure import structure
from pipeline.s3_extract.citations.symbols import find_symbols

FRONT = "A/60/1\n\nDistr.: General\n5 September 2005\n\nOriginal: English\n\nOn trees\n\nI. Introduction\n\n"


def read(body: str) -> Structure:
    source = Source("a.txt", "", 0)
    return structure(read_text((FRONT + body).encode(), source), source)


def numbers(made: Structure) -> list[str | None]:
    return [paragraph.number for paragraph in made.paragraphs]


def test_paragraphs_numbered_below_their_section() -> None:
    made = read(
        "1. General\n\n1.1 The Office should plant oaks.\n\n1.2 Managers should keep records.\n\n"
        "2. Findings\n\n2.1 Governments should train judges.\n\nIt was so before.\n\n2.2 The Board should meet.\n"
    )
    assert numbers(made) == ["1.1", "1.2", "2.1", "2.2"]
    assert [(section.label, section.title) for section in made.sections] == [
        ("I", "Introduction"),
        ("I.1", "General"),
        ("I.2", "Findings"),
    ]
    assert [p.paragraph_id for p in made.paragraphs][:2] == ["a-60-1.p1.1", "a-60-1.p1.2"]
    assert made.paragraphs[2].passage.text == "Governments should train judges. It was so before."


def test_numbers_of_three_parts() -> None:
    made = read(
        "2. Findings\n\n2.1 Staff\n\n2.1.1 The Office should plant oaks.\n\n2.1.2. Managers should keep records.\n\n"
        "2.2 Money\n\n2.2.1 The Board should meet.\n\n2.2.2 It should decide.\n"
    )
    assert numbers(made) == ["2.1.1", "2.1.2", "2.2.1", "2.2.2"]
    assert "2.1 Staff" in [section.title for section in made.sections]


def test_a_number_of_two_parts_goes_on_behind_those_of_three() -> None:
    made = read(
        "3. Findings\n\n3.1 Staff\n\n3.1.1 The Office should plant oaks.\n\n3.1.2 Managers should keep records.\n\n"
        "3.2 The Board should meet.\n\n3.4 It was 3.5 Million.\n\n3.9 Others count so.\n"
    )
    assert numbers(made) == ["3.1.1", "3.1.2", "3.2", "3.4"]


A_AND_B = "The Office should plant oaks.", "Managers should keep records.", "The Board should meet."


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(("A.1 {0}", "A.2 {1}", "B.1 {2}"), ["A.1", "A.2", "B.1"], id="below-letters"),
        pytest.param(("I.1. {0}", "I.2. {1}", "II.1. {2}"), ["I.1", "I.2", "II.1"], id="below-roman-figures"),
        pytest.param(("1-1 {0}", "1-2 {1}", "2-1 {2}"), ["1-1", "1-2", "2-1"], id="with-a-dash"),
        pytest.param(("1.1.1 {0}", "1.1.2 {1}", "1.1.3 {2}"), ["1.1.1", "1.1.2", "1.1.3"], id="without-their-titles"),
        pytest.param(("1.1 {0}", "1.2 {1}", "2.1 {2}"), ["1.1", "1.2", "2.1"], id="of-two-parts-alone"),
        pytest.param(("1. {0}", "1.1 {1}", "1.2 {2}"), ["1"], id="lines-of-a-numbered-paragraph"),
        pytest.param(("1) {0}", "2) {1}", "3) {2}"), ["1", "2", "3"], id="with-a-bracket"),
        pytest.param(("(1) {0}", "(2) {1}", "(3) {2}"), ["1", "2", "3"], id="in-brackets"),
        pytest.param(("1.- {0}", "2.- {1}", "3.- {2}"), ["1", "2", "3"], id="with-a-point-and-a-dash"),
        pytest.param(("1 {0}", "2 {1}", "3 {2}"), ["1", "2", "3"], id="figures-alone"),
        pytest.param(("1 Trees", "{0}", "2 Money", "{1}"), [], id="figures-of-headings"),
        pytest.param(("§ 1. {0}", "§ 2. {1}", "§ 3. {2}"), ["1", "2", "3"], id="signs-of-sections"),
        pytest.param(("[1] {0}", "[2] {1}", "[3] {2}"), ["1", "2", "3"], id="in-square-brackets"),
        pytest.param(("Oaks grow [1] and elms too.", "[1] {0}", "[2] {1}"), [], id="notes-in-square-brackets"),
        pytest.param(("(i) {0}", "(ii) {1}", "(iii) {2}"), ["i", "ii", "iii"], id="roman-figures-in-brackets"),
        pytest.param(("A. {0}", "B. {1}", "C. {2}"), ["A", "B", "C"], id="letters-alone"),
        pytest.param(("A. Trees", "{0}", "B. Money", "{1} {2}"), [], id="letters-of-headings"),
        pytest.param(("1. {0}", "A. {1}", "B. {2}"), ["1"], id="letters-below-a-number"),
        pytest.param(("1. {0}", "1) {1}", "2) {2}"), ["1"], id="list-of-a-numbered-paragraph"),
        pytest.param(("1. {0}", "1 bis. {1}", "1ter. {2}"), ["1", "1 bis", "1 ter"], id="bis-and-ter"),
        pytest.param(("1. {0}", "2 bis. {1}", "2. {2}"), ["1", "2"], id="bis-of-another-paragraph"),
        pytest.param(("1. {0}", "A.1 {1}", "2. {2}"), ["1", "2"], id="one-alone"),
        pytest.param(("1. {0}", "A.2 {1}", "A.3 {2}"), ["1"], id="not-from-1"),
        pytest.param(("1. Those were", "A.1 {1}", "A.2 {2}"), ["1"], id="inside-a-sentence"),
    ],
)
def test_numbers_below_letters_and_between_numbers(body: tuple[str, ...], expected: list[str]) -> None:
    made = read("\n\n".join(line.format(*A_AND_B) for line in body) + "\n")
    assert [number for number in numbers(made) if number] == expected
    assert all(paragraph.passage.text[:1].isalpha() for paragraph in made.paragraphs if paragraph.number)


def test_a_list_behind_a_colon_has_no_paragraphs() -> None:
    made = read("States should:\n\n(1) Plant oaks;\n\n(2) Plant elms.\n")
    assert numbers(made) == [None]


def test_an_id_has_no_blanks() -> None:
    made = read("1. The Office should plant oaks.\n\n1 bis. Managers should keep records.\n")
    assert [paragraph.paragraph_id for paragraph in made.paragraphs] == ["a-60-1.p1", "a-60-1.p1-bis"]


def test_titles_below_letters_are_headings() -> None:
    made = read(
        "A.1 Background\n\n1. The Office should plant oaks.\n\nA.2 Findings\n\n2. Managers should keep records.\n"
    )
    assert numbers(made) == ["1", "2"]


def test_ten_is_not_one() -> None:
    body = "".join(f"4.{n} The Office should plant oak {n}.\n\n" for n in range(1, 12))
    assert numbers(read(f"4. Trees\n\n{body}"))[-2:] == ["4.10", "4.11"]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            "1. The recommendations listed below were examined by Chad:\n\n1.1 Plant oaks (Peru);\n\n1.2 Plant elms (Cuba).\n\n"
            "2. All of them reflect the position of States.\n",
            ["1", "2"],
            id="lines-of-a-paragraph-stay-in-it",
        ),
        pytest.param("1. It grew by\n\n1.5 Million trees.\n\n2. It fell.\n", ["1", "2"], id="no-first-number-below"),
        pytest.param(
            "1. Costs rose.\n\n2. They rose by 3.5 per cent\nin 1998 and 2.1 In 1999.\n", ["1", "2"], id="per-cent"
        ),
    ],
)
def test_what_is_no_number_below_a_section(body: str, expected: list[str]) -> None:
    assert numbers(read(body)) == expected


def test_number_without_words_is_an_issue() -> None:
    made = read("1. Governments should plant oaks.\n\n2.\n\n3. States should report.\n")
    assert numbers(made) == ["1", "3"]
    assert [(issue.kind, issue.message) for issue in made.issues if issue.severity == "warning"] == [
        ("empty_paragraph", "paragraph 2 has no words")
    ]


def test_heading_without_words_is_called_by_its_label() -> None:
    made = read("1. Governments should plant oaks.\n\nII.\n\n2. States should report.\n")
    assert all(section.title for section in made.sections)
    assert numbers(made) == ["1", "2"]


@pytest.mark.parametrize(
    ("lines", "symbol"),
    [
        pytest.param("the one before as A/58/472/Add.\n1.", "A/58/472/Add.1", id="suffix-and-stop"),
        pytest.param("the draft as E/CN.4/2004/L.\n11/Add.\n4.", "E/CN.4/2004/L.11/Add.4", id="two-lines-broken-off"),
        pytest.param("the one before as A/58/472/Corr.\n2. It is long.", "A/58/472/Corr.2", id="suffix-and-sentence"),
        pytest.param("the one before as A/58/\n2. It is long.", "A/58/2", id="stroke"),
        pytest.param("the one before as E/CN.4/2005/L.\n2.", "E/CN.4/2005/L.2", id="paper"),
    ],
)
def test_symbol_over_two_lines_is_no_number(lines: str, symbol: str) -> None:
    made = read(f"1. The report is {lines}\n\n2. States should report.\n")
    assert numbers(made) == ["1", "2"]
    assert [match.symbol.text for match in find_symbols(made.paragraphs[0].passage.text)] == [symbol]
    assert len(made.sections) == 1


def test_word_before_a_number_over_two_lines() -> None:
    made = read("1. As said in paragraph\n2. Of that report, oaks grow.\n\n2. States should report.\n")
    assert numbers(made) == ["1", "2"]


@pytest.mark.parametrize(
    ("lost", "message"),
    [
        pytest.param([3], "paragraph 3 could not be found", id="one"),
        pytest.param([3, 4], "the paragraphs 3 to 4 could not be found", id="all"),
    ],
)
def test_lost_numbers_are_named(lost: list[int], message: str) -> None:
    made = read("".join(f"{n}. States should report on tree {n}.\n\n" for n in range(1, 8) if n not in lost))
    (issue,) = [issue for issue in made.issues if issue.kind == "number_gap"]
    assert issue.message.startswith(message)


ANNEX = "A/53/1\n\nReport of the Secretary-General\n\nI. Introduction\n\n1. It met.\n\n2. It rose.\n\nAnnex\n\nStatement of the Conference\n\n"
COUNTED_ANEW = [
    pytest.param(
        "1. A.\n\n2. B.\n\nA. Gases\n\n1. C.\n\n2. D.\n\n3. E.\n\n4. F.\n", "1 2 1 2 3 4", id="below-a-heading"
    ),
    pytest.param("1. A.\n\n2. B.\n\nA. Gases\n\n3. C.\n\n4. D.\n", "1 2 3 4", id="going-on-below-a-heading"),
    pytest.param(
        "1. A:\n\n1. one;\n\n2. two;\n\n2. B.\n\n3. C.\n\n4. D.\n", "1 2 3 4", id="list-of-figures-inside-a-paragraph"
    ),
]


@pytest.mark.parametrize(("body", "numbers"), COUNTED_ANEW)
def test_paragraphs_of_an_annex_that_are_counted_anew(body: str, numbers: str) -> None:
    source = Source("some-report.txt", "0" * 64, 0)
    found = structure(read_text(f"{ANNEX}{body}".encode(), source), source)
    assert [p.number for p in found.paragraphs if p.role == "annexed"] == numbers.split()
