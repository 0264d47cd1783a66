"""What printing lays over and around a text: watermarks, running heads, numbers of lines, fields of forms."""

from __future__ import annotations

import pytest

from pipeline.model import Document
from pipeline.s1_read import read_document
from pipeline.s2_structure import structure
from tests.made_files import FIRST_OBJECT, Print, make_pdf, prose, source, stream

BODY = [f"line {number} of a paragraph that says what the Assembly decided and why" for number in range(1, 21)]


def read(*pages: list[Print]) -> Document:
    content = make_pdf(pages)
    return read_document(content, source(content))


def texts(document: Document, role: str | None = None) -> list[str]:
    return [document.text[line.start : line.end] for line in document.lines if role is None or line.role == role]


def kinds(document: Document) -> list[str]:
    return [issue.kind for issue in document.issues]


# -- watermarks and running heads ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("x", "y", "size", "operators"),
    [
        pytest.param(70, 600, 34, "0.85 g", id="level-across-the-lines"),
        pytest.param(70, 604, 20, "0.5 g", id="grey-between-two-lines"),
        pytest.param(70, 200, 34, "0.85 g", id="faint-below-the-text"),
        pytest.param(0, 0, 60, "0.85 g 0.707 0.707 -0.707 0.707 150 300 cm", id="from-corner-to-corner"),
        pytest.param(0, 0, 60, "0.85 g 0.5 0.866 -0.866 0.5 250 100 cm", id="steep"),
        pytest.param(0, 0, 12, "0 1 -1 0 590 200 cm", id="up-the-side"),
        pytest.param(0, 0, 12, "0 -1 1 0 20 600 cm", id="down-the-side"),
    ],
)
@pytest.mark.parametrize("first", [True, False], ids=["behind-the-text", "over-the-text"])
def test_watermarks_are_left_out(x: float, y: float, size: float, operators: str, first: bool) -> None:
    mark: list[Print] = [(x, y, size, "ADVANCE UNEDITED VERSION", "bold", operators)]
    body = prose(700, BODY)
    document = read([*mark, *body] if first else [*body, *mark])
    assert texts(document) == BODY
    assert kinds(document) == ["hidden_text"]


@pytest.mark.parametrize(
    "print_",
    [
        pytest.param((123, 740, 20, "General Assembly", "bold"), id="a-large-dark-heading"),
        pytest.param((123, 300, 14, "II. Conclusions", "bold", "0.55 g"), id="a-grey-heading"),
        pytest.param((123, 300, 10, "a grey line of text", "roman", "0.6 g"), id="grey-text"),
    ],
)
def test_headings_and_grey_text_are_no_watermarks(print_: Print) -> None:
    assert print_[3] in texts(read([*prose(700, BODY), print_]))


STATUS = [
    "ADVANCE UNEDITED VERSION",
    "Advance copy",
    "Unofficial translation",
    "DRAFT - NOT FOR CITATION",
    "Draft version",
]


@pytest.mark.parametrize("status", STATUS)
@pytest.mark.parametrize("pages", [1, 2, 4])
def test_the_status_of_an_edition_is_no_heading_and_no_text(status: str, pages: int) -> None:
    head: list[Print] = [(190, 770, 14, status, "bold")]
    made = []
    for number, word in zip(
        range(pages),
        ("and is law in all of them", "as it was", "once more, in the words it had", "as said"),
        strict=False,
    ):
        made.append([*head, *prose(700, [f"{number + 1}. The Committee decides that this stands {word}."])])
    content = make_pdf(made)
    parts = structure(read_document(content, source(content)), source(content))
    assert [section.title for section in parts.sections] == []
    assert not any(status in passage.text for passage in parts.passages if passage.kind != "title")
    assert [paragraph.number for paragraph in parts.paragraphs] == [str(number + 1) for number in range(pages)]


def test_a_running_head_of_a_report_of_three_pages_is_furniture() -> None:
    head: list[Print] = [(60, 750, 9, "Measures for the protection of migrants")]
    document = read(prose(650, BODY), [*head, *prose(650, BODY)], [*head, *prose(650, BODY)])
    assert texts(document, "furniture") == ["Measures for the protection of migrants"] * 2


def test_a_heading_that_comes_twice_in_a_longer_report_is_none() -> None:
    head: list[Print] = [(60, 750, 12, "Our achievements", "bold")]
    pages = [prose(650, BODY), [*head, *prose(650, BODY)], [*head, *prose(650, BODY)], prose(650, BODY)]
    assert texts(read(*pages), "furniture") == []


def test_numbered_paragraphs_that_say_the_same_at_the_head_of_pages_are_none() -> None:
    pages = [[(60, 750, 10, f"{n}. Policy recommendations:", "roman"), *prose(650, BODY)] for n in (4, 9, 14, 19)]
    document = read(prose(650, BODY), *pages)
    assert texts(document, "furniture") == []


@pytest.mark.parametrize("point", ["\u2022 repair of road {}", "the repair of road {}; and", "(a) Repair of road {}"])
def test_points_of_a_list_that_differ_in_their_figures_are_no_running_heads(point: str) -> None:
    pages: list[list[Print]] = [[(123, 750, 10, point.format(n)), *prose(650, BODY)] for n in (4, 9, 14, 19)]
    assert texts(read(*pages), "furniture") == []


def test_a_heading_that_each_part_has_is_text_at_the_head_of_pages_too() -> None:
    heading = (123, 735, 10, "Aims and purposes", "bold")
    pages = [[(60, 750, 8.5, "E/C.2/2025/2", "bold"), heading, *prose(715, BODY)] for _ in range(4)]
    pages[1] = [
        (60, 750, 8.5, "E/C.2/2025/2", "bold"),
        *prose(735, BODY[:8]),
        (123, 500, 10, "Aims and purposes", "bold"),
    ]
    document = read(*pages)
    assert texts(document).count("Aims and purposes") == 4
    assert "Aims and purposes" not in texts(document, "furniture")


def test_the_running_head_of_a_chapter_is_furniture_though_it_has_a_number() -> None:
    pages = [[(60, 750, 10, "3. Programme budget", "roman"), *prose(650, BODY)] for _ in range(4)]
    assert texts(read(prose(650, BODY), *pages), "furniture") == ["3. Programme budget"] * 4


def test_the_end_of_a_sentence_at_the_foot_of_pages_is_text() -> None:
    def page(n: int) -> list[Print]:
        return [
            *prose(650, BODY),
            (60, 111, 10, "Promotion of the framework of treaties (resolution"),
            (60, 99, 10, f"78/{n})."),
        ]

    assert texts(read(prose(650, BODY), *(page(n) for n in (236, 237, 238))), "furniture") == []


# -- numbers of lines ----------------------------------------------------------------------------------------------

WRAPPED = [
    "1. The Committee recalls that the Assembly, in its resolution, asked", "the States to report on what they had done",
    "for the people who live in the regions, and", "decides to take the matter up again at its next",
    "session, with the reports of the States and of the", "bodies that were asked to help them.",
    "2. The Committee also decides to hold two meetings", "before the end of the year, at which the States",
    "can speak of the steps they took, and to publish what", "was said.", "3. The Secretary-General is asked to help the",
    "Committee in this.",
]  # fmt: skip


@pytest.mark.parametrize("step", [1, 5])
@pytest.mark.parametrize("start", [1, 41], ids=["from-one", "running-on"])
@pytest.mark.parametrize("x", [90, 540], ids=["left", "right"])
@pytest.mark.parametrize("order", ["beside", "before", "after"])
def test_numbers_of_lines_in_the_margin_go(step: int, start: int, x: float, order: str) -> None:
    lines = WRAPPED * 2
    text = prose(700, lines)
    numbers: list[Print] = [
        (x, 700 - 12 * at, 8, str(start + at)) for at in range(len(lines)) if (start + at) % step == 0
    ]
    if order == "beside":
        page = [
            item for at, line in enumerate(text) for item in ([n for n in numbers if n[1] == 700 - 12 * at] + [line])
        ]
    else:
        page = [*numbers, *text] if order == "before" else [*text, *numbers]
    assert texts(read(page)) == lines


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param([f"{n} {name}" for n, name in enumerate(["Albania", "Algeria", "Angola", "Austria", "Bahrain", "Belgium", "Benin"], 1)], id="a-numbered-list"),
        pytest.param([f"{n}. the item of a list that is long" for n in range(1, 9)], id="numbers-with-a-point"),
        pytest.param([f"{year} the Committee met once" for year in (12, 15, 19, 23, 24, 31, 40)], id="figures-without-a-step"),
    ],
)  # fmt: skip
def test_numbers_of_items_stay(lines: list[str]) -> None:
    assert texts(read([*prose(700, BODY), *prose(400, lines)]))[20:] == lines


# -- what is laid on the page --------------------------------------------------------------------------------------


def annotated(*objects: str, fields: int = 0) -> Document:
    kids = " ".join(f"{FIRST_OBJECT + at} 0 R" for at in range(len(objects)))
    own = " ".join(f"{FIRST_OBJECT + at} 0 R" for at in range(fields))
    form = f"/AcroForm << /DA (/Helv 0 Tf 0 g) /Fields [{own}] >>" if fields else ""
    content = make_pdf(
        [[*prose(700, BODY[:10]), (60, 530, 10, "Name of the State:"), (60, 400, 10, "A last line of the page.")]],
        entries={0: f"/Annots [{kids}]"},
        catalog=form,
        objects=[*(text.encode("cp1252") for text in objects), stream(b"", "/Subtype /Form /BBox [0 0 9 9]")],
    )
    return read_document(content, source(content))


FREE = "<< /Type /Annot /Subtype /FreeText /Rect [90 450 500 480] /DA (/Helv 10 Tf 0 g) /Contents (3. States should report.) {} >>"
FIELD = (
    "<< /Type /Annot /Subtype /Widget /FT /Tx /T (a) /Rect [150 526 400 542] /DA (/Helv 10 Tf 0 g) /V (Norway) {} >>"
)


@pytest.mark.parametrize(
    ("thing", "fields", "at", "text"),
    [
        pytest.param(FREE.format(""), 0, 11, "3. States should report.", id="free-text"),
        pytest.param(FIELD.format(""), 1, 10, "Name of the State: Norway", id="a-field-beside-its-name"),
        pytest.param(FIELD.replace("526 400 542", "486 400 502").format(""), 1, 11, "Norway", id="a-field-on-a-line-of-its-own"),
        pytest.param(FIELD.replace("526 400 542", "486 400 502").format(""), 0, 11, "Norway", id="a-field-of-no-form"),
        pytest.param(
            FIELD.replace("/Tx", "/Ch").replace("(Norway)", "(no)").format("/Ff 131072 /Opt [[(se) (Sweden)] [(no) (Norway)]]"),
            1, 10, "Name of the State: Norway", id="a-choice",
        ),
        pytest.param(
            FIELD.replace("/FT /Tx", "/FT /Btn").replace("(Norway)", "/Yes").format(f"/AS /Yes /AP << /N << /Yes {FIRST_OBJECT + 1} 0 R >> >>"),
            1, 10, "Name of the State: ☒", id="a-box-that-is-ticked",
        ),
    ],
)  # fmt: skip
def test_fields_and_free_text_are_read_at_their_place(thing: str, fields: int, at: int, text: str) -> None:
    document = annotated(thing, fields=fields)
    assert texts(document)[at] == text
    assert texts(document)[-1] == "A last line of the page."
    assert kinds(document) == ["laid_text"]


@pytest.mark.parametrize(
    ("thing", "told"),
    [
        pytest.param(FREE.format("/F 2"), [], id="hidden"),
        pytest.param(FREE.format("/F 32"), [], id="not-to-be-viewed"),
        pytest.param(FREE.replace("FreeText", "Text").format(""), ["notes_left_out"], id="a-note-that-opens"),
        pytest.param(FREE.replace("FreeText", "Popup").format(""), [], id="an-open-note"),
        pytest.param(FREE.replace("FreeText", "Stamp").format(""), ["notes_left_out"], id="a-stamp"),
        pytest.param(FREE.replace("FreeText", "Highlight").format(""), [], id="a-comment-on-words"),
        pytest.param(FREE.replace("FreeText", "Link").format(""), [], id="a-link"),
    ],
)
def test_notes_of_readers_are_not_of_the_page(thing: str, told: list[str]) -> None:
    document = annotated(thing)
    assert texts(document) == [*BODY[:10], "Name of the State:", "A last line of the page."]
    assert kinds(document) == told


# -- hyphens and notes ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param(
            ["urged Gov\xad", "ernments to ratify it."], "urged Governments to ratify it.", id="at-a-line-end"
        ),
        pytest.param(["urged Gov-", "ernments to ratify it."], "urged Governments to ratify it.", id="a-hyphen"),
    ],
)
def test_soft_hyphens(lines: list[str], expected: str) -> None:
    content = make_pdf([[*prose(700, ["1. The Assembly says", *lines, "2. Governments said so."])]])
    parts = structure(read_document(content, source(content)), source(content))
    assert parts.paragraphs[0].passage.text == f"The Assembly says {expected}"


@pytest.mark.parametrize("rule", [True, False], ids=["below-a-rule", "by-small-print"])
def test_a_note_runs_over_the_page(rule: bool) -> None:
    line: list[Print] = [(99, 130, 8, "__________________")] if rule else []
    first: list[Print] = [
        *prose(700, ["1. The Committee noted the report", "of the Fund and decided to hold"]),
        (262, 691.5, 6, "1"),
        *line,
        (117, 121, 5.5, "1"),
        (123, 118, 8.5, "See the report of the Fund, which was sent to"),
    ]
    second: list[Print] = [
        *prose(700, ["a meeting on it.", "2. It decided so."]),
        (190, 691.5, 6, "2"),
        *line,
        (123, 118, 8.5, "the Committee in May."),
        (117, 109, 5.5, "2"),
        (123, 106, 8.5, "Ibid."),
    ]
    content = make_pdf([first, second])
    parts = structure(read_document(content, source(content)), source(content))
    notes = {passage.key: passage.text for passage in parts.passages if passage.kind == "note"}
    assert list(notes.values()) == ["See the report of the Fund, which was sent to the Committee in May.", "Ibid."]
    assert (
        parts.paragraphs[0].passage.text
        == "The Committee noted the report of the Fund and decided to hold a meeting on it."
    )
