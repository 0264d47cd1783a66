"""What reading makes of Word files: the words as printed, numbers Word makes up, notes, tables, the masthead."""

from __future__ import annotations

import pytest

from pipeline.model import Document
from pipeline.numbers import int_to_roman
from pipeline.s1_read import read_document
from pipeline.s1_read.docx_numbering import letters
from tests.gold import CORPUS, needs_corpus
from tests.made_files import make_docx, p, r, source, table

STYLES = """
<w:style w:styleId="HCh"><w:name w:val="_ H _Ch"/></w:style>
<w:style w:styleId="H1"><w:name w:val="_ H_1"/></w:style>
<w:style w:styleId="Single"><w:name w:val="__Single Txt"/></w:style>
<w:style w:styleId="Part"><w:name w:val="heading 2"/></w:style>
<w:style w:styleId="Own"><w:name w:val="Our heading"/><w:basedOn w:val="Single"/>
  <w:pPr><w:outlineLvl w:val="1"/><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>
"""
CHARACTER_STYLES = """
<w:style w:type="character" w:styleId="Gone"><w:name w:val="Gone"/><w:rPr><w:vanish/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Old"><w:name w:val="Old"/><w:rPr><w:strike/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Heir"><w:name w:val="Heir"/><w:basedOn w:val="Old"/></w:style>
"""
NUMBERING = """
<w:abstractNum w:abstractNumId="0">
  <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
  <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="(%2)"/></w:lvl>
  <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="&#xF0B7;"/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="1">
  <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl>
  <w:lvl w:ilvl="1"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/><w:isLgl/></w:lvl>
</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="0"/>
  <w:lvlOverride w:ilvl="0"><w:startOverride w:val="10"/></w:lvlOverride></w:num>
"""
SUPERSCRIPT = '<w:vertAlign w:val="superscript"/>'


def read(body: str, **parts: str) -> Document:
    content = make_docx(body, {f"{name}.xml": xml for name, xml in parts.items()})
    return read_document(content, source(content, "a-53-409.docx"))


def texts(document: Document) -> list[str]:
    return [document.text[line.start : line.end] for line in document.lines]


@pytest.mark.parametrize(
    ("numbering", "expected"),
    [
        pytest.param((2, 0), None, id="a-roman-figure-is-of-a-heading"),
        pytest.param((1, 0), "list_item", id="a-figure-is-of-a-list"),
        pytest.param((1, 1), "list_item", id="a-letter-in-brackets-is-of-a-list"),
    ],
)
def test_what_the_number_of_a_line_without_a_style_says(numbering: tuple[int, int], expected: str | None) -> None:
    assert [line.role for line in read(p("Findings", numbering=numbering), numbering=NUMBERING).lines] == [expected]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(p("1.\tThe present report"), ["1. The present report"], id="typed-number-and-tab"),
        pytest.param(
            p("Women", numbering=(1, 0)) + p("Work", numbering=(1, 0)), ["1. Women", "2. Work"], id="automatic-numbers"
        ),
        pytest.param(
            p("a", numbering=(1, 1)) + p("b", numbering=(1, 1)) + p("x", numbering=(1, 0)) + p("c", numbering=(1, 1)),
            ["(a) a", "(b) b", "1. x", "(a) c"],
            id="letters-begin-anew-under-each-number",
        ),
        pytest.param(p("a", numbering=(1, 2)), ["• a"], id="bullet"),
        pytest.param(
            p("a", numbering=(2, 0)) + p("b", numbering=(2, 1)), ["I. a", "1.1 b"], id="roman-and-legal-figures"
        ),
        pytest.param(
            p("a", numbering=(1, 0)) + p("b", numbering=(3, 0)) + p("c", numbering=(3, 0)),
            ["1. a", "10. b", "11. c"],
            id="list-that-starts-at-ten",
        ),
        pytest.param(p("Aims", style="Own"), ["I. Aims"], id="number-of-the-style"),
        pytest.param(
            p("", numbering=(1, 0)) + p("a", numbering=(1, 0)), ["2. a"], id="empty-paragraph-counts-as-in-word"
        ),
    ],
)
def test_numbers_stand_in_the_text_as_printed(body: str, expected: list[str]) -> None:
    assert texts(read(body, styles=STYLES, numbering=NUMBERING)) == expected


@pytest.mark.parametrize(
    ("run", "expected"),
    [
        pytest.param("<w:del><w:r><w:delText>gone</w:delText></w:r></w:del>", "Words .", id="tracked-deletion"),
        pytest.param(f"<w:ins>{r('added')}</w:ins>", "Words added.", id="tracked-insertion"),
        pytest.param(f"<w:moveFrom>{r('moved')}</w:moveFrom>", "Words .", id="moved-away"),
        pytest.param(r("hidden", "<w:vanish/>"), "Words .", id="hidden"),
        pytest.param(r("hidden", '<w:rStyle w:val="Gone"/>'), "Words .", id="hidden-by-a-style"),
        pytest.param(r("struck", '<w:rStyle w:val="Heir"/>'), "Words .", id="struck-by-an-inherited-style"),
        pytest.param(r("kept", '<w:rStyle w:val="Gone"/><w:vanish w:val="0"/>'), "Words kept.", id="style-overruled"),
        pytest.param(r("white", '<w:color w:val="FFFFFF"/>'), "Words .", id="white-on-paper"),
        pytest.param(
            r("white", '<w:color w:val="ffffff"/><w:shd w:fill="1F4E79"/>'), "Words white.", id="white-on-a-ground"
        ),
        pytest.param(r("tiny", '<w:sz w:val="2"/>'), "Words .", id="too-small-to-be-read"),
        pytest.param(r("small", '<w:sz w:val="12"/>'), "Words small.", id="small-print"),
        pytest.param(f"<w:hyperlink>{r('79/303')}</w:hyperlink>", "Words 79/303.", id="link"),
        pytest.param("<w:r><w:instrText>PAGE</w:instrText></w:r>", "Words .", id="field-code"),
        pytest.param("<w:r><w:t>follow</w:t><w:noBreakHyphen/><w:t>up</w:t></w:r>", "Words follow-up.", id="hyphen"),
        pytest.param("<w:r><w:t>co</w:t><w:softHyphen/><w:t>op</w:t></w:r>", "Words coop.", id="soft-hyphen"),
        pytest.param(f"<w:sdt><w:sdtContent>{r('held')}</w:sdtContent></w:sdt>", "Words held.", id="content-control"),
        pytest.param(r("31\u00a0May"), "Words 31 May.", id="no-break-space"),
    ],
)
def test_what_is_printed_of_a_paragraph(run: str, expected: str) -> None:
    assert texts(read(p("Words ", run, "."), styles=CHARACTER_STYLES)) == [expected]


def test_what_a_control_says_until_it_is_filled_in_is_no_text() -> None:
    prompt = f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{p('Click here to enter a date.')}</w:sdtContent></w:sdt>"
    document = read(p("Words.") + prompt)
    assert texts(document) == ["Words."]
    assert [issue.kind for issue in document.issues] == ["hidden_text"]


def test_white_words_of_a_table_s_head_stand_on_its_ground() -> None:
    head = p(r("Year", '<w:color w:val="FFFFFF"/>'))
    assert texts(read(table((head, p("1998")), ("2", "3")))) == ["Year\t1998", "2\t3"]


def test_styles_of_the_un_templates_give_roles() -> None:
    body = p("I. Aims", style="HCh") + p("A. Work", style="H1") + p("1. Text", style="Single") + p("B", style="Part")
    document = read(body, styles=STYLES)
    assert [(line.role, line.level) for line in document.lines] == [
        ("heading", 1),
        ("heading", 2),
        ("paragraph", None),
        ("heading", 2),
    ]


def test_notes_follow_the_paragraph_of_their_mark() -> None:
    reference = '<w:r><w:footnoteReference w:id="7"/></w:r>'
    notes = (
        '<w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote>'
        f'<w:footnote w:id="7">{p("<w:r><w:footnoteRef/></w:r>", " See E/1998/27.")}</w:footnote>'
    )
    document = read(p("First", reference, " words.") + p("Second."), footnotes=notes)
    assert texts(document) == ["First1 words.", "1 See E/1998/27.", "Second."]
    assert [line.role for line in document.lines] == [None, "note", None]
    assert [(mark.start, mark.marker) for mark in document.marks] == [(5, "1")]


@pytest.mark.parametrize("mark", ["* ", "*"], ids=["with-a-blank", "without"])
def test_a_note_with_a_mark_of_its_own(mark: str) -> None:
    reference = '<w:r><w:footnoteReference w:id="1" w:customMarkFollows="1"/><w:t>*</w:t></w:r>'
    notes = f'<w:footnote w:id="1">{p(mark, "A/80/150.")}</w:footnote>'
    document = read(p("Item 66 (b)", reference), footnotes=notes)
    assert texts(document) == ["Item 66 (b)*", f"{mark}A/80/150."]
    assert [mark.marker for mark in document.marks] == ["*"]


@pytest.mark.parametrize(
    ("raised", "expected"),
    [
        pytest.param("b,c", ["b", "c"], id="two-letters"),
        pytest.param("12", ["12"], id="figures"),
        pytest.param("th", [], id="ordinal-is-none"),
    ],
)
def test_raised_runs_are_marks(raised: str, expected: list[str]) -> None:
    document = read(p("expenditure for 2025/26", r(raised, SUPERSCRIPT), " and more"))
    assert [mark.marker for mark in document.marks] == expected


def test_tables_are_rows_of_cells_and_frames_are_text() -> None:
    rows = table(["Category", "2024/25"], ["Posts", p("1") + p("2")])
    frame = table([p("Summary") + p("The present report")])
    document = read(rows + frame)
    assert texts(document) == ["Category\t2024/25", "Posts\t1 2", "Summary", "The present report"]
    assert [line.role for line in document.lines] == ["table", "table", None, None]


def test_the_masthead_stands_in_the_first_pages_header() -> None:
    header = table(
        ["", "United Nations", "A/80/590"],
        ["", p("General Assembly"), p("Distr.: General") + p("7 January 2026")],
    )
    section = '<w:sectPr><w:headerReference w:type="first" r:id="h1"/><w:titlePg/></w:sectPr>'
    document = read(p("Eightieth session") + section, header1=header)
    assert [text.split("\t")[-1] for text in texts(document)] == [
        "A/80/590",
        "Distr.: General",
        "7 January 2026",
        "Eightieth session",
    ]


def test_a_text_box_is_read_once() -> None:
    box = f"<w:txbxContent>{p('boxed words')}</w:txbxContent>"
    drawing = (
        f"<w:r><mc:AlternateContent><mc:Choice><w:drawing>{box}</w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert texts(read(p("Before", drawing))) == ["Before", "boxed words"]


def test_words_that_newer_programs_print_another_way_are_read_once() -> None:
    def either(words: str) -> str:
        return f'<mc:AlternateContent><mc:Choice Requires="w14">{words}</mc:Choice><mc:Fallback>{words}</mc:Fallback></mc:AlternateContent>'

    run = f"<w:r><w:rPr><w:vertAlign w:val='superscript'/></w:rPr>{either('<w:t>th</w:t>')}</w:r>"
    assert texts(read(p("At its 15", run, " session") + either(p("it met")))) == ["At its 15th session", "it met"]


def test_a_text_box_in_a_cell_is_read() -> None:
    box = f"<w:r><w:pict><w:txbxContent>{p('Boxed words.')}</w:txbxContent></w:pict></w:r>"
    assert texts(read(table(("Name", p("Facts", box)), ("Other", "more")))) == [
        "Name\tFacts Boxed words.",
        "Other\tmore",
    ]


def test_the_instruction_of_a_field_is_not_printed_whatever_fields_are_in_it() -> None:
    def mark(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    def field(instruction: str, result: str) -> str:
        return f"{mark('begin')}{instruction}{mark('separate')}{result}{mark('end')}"

    inner = field("<w:r><w:instrText>PAGE</w:instrText></w:r>", r("7"))
    outer = field(f"<w:r><w:instrText>IF </w:instrText></w:r>{inner}", r("words"))
    assert texts(read(p("Some ", outer, " of it ", mark("end"), "stay."))) == ["Some words of it stay."]
    assert texts(read(p("On page ", field("", inner), "."))) == ["On page 7."]


def test_a_large_first_letter_belongs_to_the_word_it_opens() -> None:
    frame = '<w:p><w:pPr><w:framePr w:dropCap="drop" w:lines="3"/></w:pPr><w:r><w:t>T</w:t></w:r></w:p>'
    assert texts(read(frame + p("he Board met.") + p("They left."))) == ["The Board met.", "They left."]
    assert texts(read(p("They left.") + frame)) == ["They left.", "T"]


def test_words_with_a_reading_above_them_are_read_without_it() -> None:
    ruby = f"<w:r><w:ruby><w:rt>{r('dong jing')}</w:rt><w:rubyBase>{r('Tokyo')}</w:rubyBase></w:ruby></w:r>"
    assert texts(read(p("They met in ", ruby, "."))) == ["They met in Tokyo."]


@pytest.mark.parametrize(("number", "written"), [(1, "i"), (4, "iv"), (9, "ix"), (1998, "mcmxcviii"), (0, "0")])
def test_roman_numbers(number: int, written: str) -> None:
    assert int_to_roman(number) == written


@pytest.mark.parametrize(("number", "written"), [(1, "a"), (26, "z"), (27, "aa"), (28, "bb")])
def test_letters_count_as_word_does(number: int, written: str) -> None:
    assert letters(number) == written


@needs_corpus
@pytest.mark.parametrize("name", ["A_80_590", "A_80_604_Add.2"])
def test_word_and_pdf_of_one_report_have_the_same_words(name: str) -> None:
    words = []
    for kind in ("docx", "pdf"):
        content = (CORPUS / f"{name}.{kind}").read_bytes()
        document = read_document(content, source(content, f"{name}.{kind}"))
        running = [
            document.text[line.start : line.end]
            for line in document.lines
            if line.role not in ("table", "furniture", "contents", "caption", "note")
        ]
        joined = " ".join(running).replace("- ", "-")
        words.append({word for word in joined.split() if word.isalpha() and word.islower()})
    in_word, in_pdf = words
    # What is left is cut words of the PDF (`troop -`) and headings of its tables.
    assert len(in_word - in_pdf) <= 0.02 * len(in_word), sorted(in_word - in_pdf)
