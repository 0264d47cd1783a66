"""What of a web page is its text, and what is left out and said."""

from __future__ import annotations

import pytest

from pipeline.engine.document import work_document
from pipeline.model import Document, Source
from pipeline.s1_read.html_page import read_html

KEPT = "States should report."


def page(body: str, head: str = "") -> Document:
    return read_html(f"<html><head>{head}</head><body>{body}</body></html>".encode(), Source("a.html", "", 0))


def lines(document: Document) -> list[str]:
    return [document.text[line.start : line.end] for line in document.lines]


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        pytest.param("<p>States should <del>not</del> report.</p>", "deleted_text", id="del"),
        pytest.param("<p>States should <s>not</s> report.</p>", "deleted_text", id="s"),
        pytest.param("<p>States should <strike>not</strike> report.</p>", "deleted_text", id="strike"),
        pytest.param("<p>States <del>never</del> <ins>should</ins> report.</p>", "deleted_text", id="ins-stays"),
        pytest.param('<p>States should <span style="text-decoration: line-through">not</span> report.</p>',
                     "deleted_text", id="struck-by-style"),
        pytest.param("<p>States should report.</p><p><s>All of it.</s></p>", "deleted_text", id="whole-paragraph"),
        pytest.param('<p style="display: none">x y</p><p>States should report.</p>', "hidden_text", id="display-none"),
        pytest.param('<div style="VISIBILITY:hidden"><p>x</p></div><p>States should report.</p>', "hidden_text",
                     id="visibility"),
        pytest.param('<div role="alert"><p>x</p></div><p>States should report.</p><div role="toolbar"><p>y</p></div>', "page_frame",
                     id="alert-and-toolbar"),
        pytest.param('<p>States should report.</p><div id="comments"><p>x</p></div><a class="back-to-top">y</a>', "page_frame",
                     id="comments-of-readers"),
        pytest.param("<p hidden>x</p><p>States should report.</p>", "hidden_text", id="hidden-attribute"),
        pytest.param('<p aria-hidden="true">x</p><p>States should report.</p>', "hidden_text", id="aria-hidden"),
        pytest.param('<span class="sr-only">x</span><p>States should report.</p>', "hidden_text", id="screen-readers"),
        pytest.param('<p class="big visually-hidden">x</p><p>States should report.</p>', "hidden_text",
                     id="visually-hidden"),
        pytest.param('<p style="position:absolute; left:-9999px">x</p><p>States should report.</p>', "hidden_text",
                     id="off-the-page"),
        pytest.param('<p style="opacity: 0">x</p><p>States should report.</p>', "hidden_text", id="transparent"),
        pytest.param('<p style="font-size:0">x</p><p>States should report.</p>', "hidden_text", id="no-size"),
        pytest.param('<p style="font-size: 1px">x</p><p>States should report.</p>', "hidden_text", id="hardly-any-size"),
        pytest.param('<p style="color: rgba(0, 0, 0, 0)">x</p><p>States should report.</p>', "hidden_text",
                     id="colour-without-ink"),
        pytest.param('<p style="color:#FFF">x</p><p>States should report.</p>', "hidden_text", id="white-on-paper"),
        pytest.param('<div class="related-links">x</div><p>States should report.</p>', "page_frame", id="related"),
        pytest.param("<dialog>x</dialog><p>States should report.</p>", "hidden_text", id="closed-dialogue"),
        pytest.param("<nav><ul><li>Home</li></ul></nav><p>States should report.</p>", "page_frame", id="nav"),
        pytest.param("<p>States should report.</p><footer>Contact us</footer>", "page_frame", id="footer"),
        pytest.param('<div role="navigation">x</div><p>States should report.</p>', "page_frame", id="role"),
        pytest.param('<div class="cookie-banner">x</div><p>States should report.</p>', "page_frame", id="cookies"),
        pytest.param('<div id="social_links">x</div><p>States should report.</p>', "page_frame", id="share-buttons"),
        pytest.param('<div id="CybotCookiebotDialog">x</div><p>States should report.</p>', "page_frame", id="kit-in-one-word"),
        pytest.param('<p>States should report.</p><div class="jp-relatedposts">x</div><div id="disqus_thread">y</div>',
                     "page_frame", id="kits-of-blogs"),
        pytest.param('<p>States should report.<span class="mw-editsection">x</span></p><div class="printfooter">y</div>',
                     "page_frame", id="kits-of-wikis"),
        pytest.param('<p>States should report.</p><div id="secondary" class="widget-area">x</div>', "page_frame",
                     id="column-of-a-blog"),
        pytest.param('<p>States should report.</p><section class="feedback"><p>Useful?</p></section>', "page_frame",
                     id="feedback"),
        pytest.param("<aside>Related</aside><p>States should report.</p>", "page_frame", id="aside"),
        pytest.param('<p>States should report.</p><div style="mso-element:comment-list"><p>x</p></div>', "page_frame",
                     id="comments-of-word"),
        pytest.param('<div style="mso-element: header"><p>x</p></div><p>States should report.</p>', "page_frame",
                     id="head-of-word-s-pages"),
        pytest.param("<template><p>x</p></template><noscript>x</noscript><p>States should report.</p>", None,
                     id="never-shown"),
        pytest.param("<!-- x --><p>States should report.</p>", None, id="comment"),
    ],
)  # fmt: skip
def test_left_out(body: str, kind: str | None) -> None:
    document = page(body)
    assert lines(document) == [KEPT]
    assert [issue.kind for issue in document.issues] == ([kind] if kind else [])


@pytest.mark.parametrize(
    "body",
    [
        pytest.param('<form id="aspnetForm"><p>States should report.</p></form>', id="page-in-a-form"),
        pytest.param('<div id="social-development"><p>States should report.</p></div>', id="name-of-a-chapter"),
        pytest.param('<p class="consent-of-parties">States should report.</p>', id="name-of-a-matter"),
        pytest.param(
            '<div class="no-cookie-notice"><main>States should report.</main></div>', id="all-of-a-page-by-a-kit"
        ),
        pytest.param('<div class="print"><p>States should report.</p></div>', id="page-for-printing"),
        pytest.param('<main aria-hidden="true"><p>States should report.</p></main>', id="saved-under-a-dialogue"),
        pytest.param("<article><footer>States should report.</footer></article>", id="footer-of-the-text"),
        pytest.param("<main><aside>States should report.</aside></main>", id="box-of-the-text"),
        pytest.param("<details><summary></summary><p>States should report.</p></details>", id="folded"),
        pytest.param('<p style="margin-left: -36pt">States should report.</p>', id="hanging-indent"),
        pytest.param("<header><p>States should report.</p></header>", id="front-page-in-a-header"),
    ],
)
def test_kept(body: str) -> None:
    assert lines(page(body)) == [KEPT]
    assert not page(body).issues


def test_notes_of_word_are_kept() -> None:
    note = '<div style="mso-element:footnote-list"><p><sup>1</sup> See A/59/38.</p></div>'
    assert lines(page(f"<p>States should report.</p>{note}")) == ["States should report.", "1 See A/59/38."]


def test_footer_with_notes_is_kept() -> None:
    document = page('<p>States report.<sup>1</sup></p><footer><ol class="footnotes"><li>See A/52/1.</li></ol></footer>')
    assert lines(document) == ["States report.1", "1. See A/52/1."]
    assert document.lines[1].role == "note"


def test_style_sheets_hide_too() -> None:
    sheet = "<style>.old, #gone { display: none } p.cut{text-decoration:line-through} @media print { p { display:none } }</style>"
    body = '<p class="old">a</p><p id="gone">b</p><p class="cut">c</p><div class="cut">d</div><p>e</p>'
    document = page(body, sheet)
    assert lines(document) == ["d", "e"]
    assert {issue.kind for issue in document.issues} == {"hidden_text", "deleted_text"}


def test_cells_of_tables_are_looked_at_too() -> None:
    document = page(
        "<table><tr><th>Body</th><th>Asked <del>never</del> to</th></tr><tr hidden><td>x</td><td>y</td></tr>"
        '<tr><td>Council</td><td><p>report</p><span class="sr-only">z</span></td></tr></table>'
    )
    assert lines(document) == ["Body\tAsked to", "Council\treport"]


@pytest.mark.parametrize(
    ("items", "printed"),
    [
        pytest.param("<ol><li>a</li><li>b</li></ol>", ["1. a", "2. b"], id="figures"),
        pytest.param('<ol start="3"><li>a</li><li value="7">b</li></ol>', ["3. a", "7. b"], id="start-and-value"),
        pytest.param('<ol style="list-style-type: lower-roman"><li>a</li><li>b</li></ol>', ["i. a", "ii. b"], id="roman"),
        pytest.param('<ol style="list-style:none"><li>1. a</li></ol>', ["1. a"], id="no-style"),
        pytest.param('<ol class="plain"><li>1. a</li><li>2. b</li></ol>', ["1. a", "2. b"], id="numbers-in-the-text"),
        pytest.param('<ul style="list-style-type:none"><li>a</li></ul>', ["a"], id="no-bullet"),
    ],
)  # fmt: skip
def test_lists_as_a_browser_prints_them(items: str, printed: list[str]) -> None:
    assert lines(page(items)) == printed


def test_paragraph_that_begins_with_a_raised_figure_is_a_note() -> None:
    document = page("<h1>Trees</h1><h2>Aim</h2><p>States report.<sup>1</sup></p><p><sup>1</sup> See A/52/1.</p>")
    assert [line.role for line in document.lines] == ["heading", "heading", "paragraph", "note"]


def test_the_marker_of_a_note_stands_without_the_brackets_of_its_link() -> None:
    note = '<div id="ftn1"><p><a href="#_ftnref1"><span>[1]</span></a> See A/52/1.</p></div>'
    document = page(f'<p>States report.<a href="#_ftn1">[1]</a></p>{note}<p><a href="#_ftn1">[1]</a> is a mark.</p>')
    assert lines(document) == ["States report.1", "1 See A/52/1.", "[1] is a mark."]


@pytest.mark.parametrize(
    ("link", "back"),
    [
        pytest.param('<a href="#n1" id="r1"><sup>1</sup></a>', '<a href="#r1">↩</a>', id="figure-raised-in-the-link"),
        pytest.param('<sup><a href="#n1" id="r1">1</a></sup>', '<a href="#r1">^</a>', id="link-in-the-raised-figure"),
    ],
)
def test_what_a_raised_figure_links_to_is_a_note_without_its_link_back(link: str, back: str) -> None:
    document = page(f'<p>States report.{link}</p><ol><li id="n1">See A/52/1. {back}</li></ol><p id="n2">They met.</p>')
    assert lines(document) == ["States report.1", "1. See A/52/1.", "They met."]
    assert [line.role == "note" for line in document.lines] == [False, True, False]


def test_the_notes_of_libreoffice() -> None:
    mark = '<a class="sdfootnoteanc" name="sdfootnote1anc" href="#sdfootnote1sym"><sup>1</sup></a>'
    note = '<a class="sdfootnotesym" name="sdfootnote1sym" href="#sdfootnote1anc">1</a>See A/52/1.'
    document = page(f'<p>States report.{mark}</p><div id="sdfootnote1"><p class="sdfootnote">{note}</p></div>')
    assert lines(document) == ["States report.1", "1 See A/52/1."]
    assert [line.role for line in document.lines] == [None, "note"]


def test_how_a_word_is_read_is_no_part_of_the_sentence() -> None:
    body = "<p>They met in <ruby>Tokyo<rp>(</rp><rt>dong jing</rt><rp>)</rp></ruby>.</p>"
    assert lines(page(body)) == ["They met in Tokyo."]


@pytest.mark.parametrize(
    ("words", "encoding", "read_as"),
    [
        pytest.param("Côte d’Ivoire", "cp1252", "Côte d’Ivoire", id="windows-1252-said-to-be-utf-8"),
        pytest.param("Côte d’Ivoire", "utf-8", "Côte d’Ivoire", id="utf-8"),
    ],
)
def test_a_page_that_says_utf_8_is_read_as_it_is_written(words: str, encoding: str, read_as: str) -> None:
    made = f'<html><head><meta charset="utf-8"></head><body><p>{words} met.</p></body></html>'.encode(encoding)
    assert lines(read_html(made, Source("a.html", "", 0))) == [f"{read_as} met."]


@pytest.mark.parametrize(
    ("inside", "read_as"),
    [
        pytest.param(
            "A/48/1\n\n1. It met\nin May.\n", ["A/48/1", "1. It met", "in May."], id="lines-are-as-they-are-written"
        ),
        pytest.param(
            "<b>A/48/1</b>\r\n   1. It <i>met\r\nin</i> May.",
            ["A/48/1", "1. It met", "in May."],
            id="elements-and-ends-of-lines",
        ),
        pytest.param("", [], id="empty"),
    ],
)
def test_text_that_is_printed_as_it_is_written(inside: str, read_as: list[str]) -> None:
    assert lines(page(f"<p>It\nrose.</p><pre>{inside}</pre><p>It\nmet.</p>")) == ["It rose.", *read_as, "It met."]


@pytest.mark.parametrize(
    ("declared", "encoding", "read_as"),
    [
        pytest.param("iso-8859-2", "iso-8859-2", "Łódź", id="as-it-is-declared"),
        pytest.param("utf-8", "cp1252", "Ž", id="said-to-be-utf-8"),
        pytest.param("of-my-own", "cp1252", "Ž", id="no-encoding"),
    ],
)
def test_a_declaration_of_xml_names_the_encoding(declared: str, encoding: str, read_as: str) -> None:
    made = f'<?xml version="1.0" encoding="{declared}"?><html><body><p>{read_as} met.</p></body></html>'.encode(
        encoding
    )
    assert lines(read_html(made, Source("a.html", "", 0))) == [f"{read_as} met."]


@pytest.mark.parametrize("encoding", ["mac_roman", "cp1252"])
def test_a_page_that_names_no_encoding_is_read_by_its_quotation_marks(encoding: str) -> None:
    made = "<html><body><p>The State’s “plan” of 1–4 May.</p></body></html>".encode(encoding)
    assert lines(read_html(made, Source("a.html", "", 0))) == ["The State’s “plan” of 1–4 May."]


def test_one_damaged_byte_does_not_make_a_page_of_utf_8_another() -> None:
    made = (
        '<html><head><meta charset="utf-8"></head><body><p>Côte d’Ivoire met.</p></body></html>'.encode()
        + b"<p>\xff</p>"
    )
    assert lines(read_html(made, Source("a.html", "", 0)))[0] == "Côte d’Ivoire met."


SHEETS = [
    pytest.param(".a .b { display: none }", '<div class="a"><p class="b">x</p></div>', "hidden_text", id="inside-others"),
    pytest.param(".a td.b { display: none }", '<p class="b">States should report.</p>', None, id="not-inside"),
    pytest.param(".a .b s, .c .b { text-decoration: line-through }", '<i class="c"><b><i class="b">x</i></b></i>',
                 "deleted_text", id="struck-inside-others"),
    pytest.param("div.old p, p.gone { text-decoration: line-through }", '<div class="old"><p>x</p></div>', "deleted_text",
                 id="plain-elements-inside-others"),
    pytest.param("u { display: none }", "<u>x</u>", "hidden_text", id="plain-elements"),
    pytest.param("@media screen { .b { display: none } }", '<p class="b">x</p>', "hidden_text", id="on-screens"),
    pytest.param("@media print { .b { display: none } }", '<p class="b">States should report.</p>', None, id="on-paper"),
    pytest.param("@media (max-width: 600px) { .b { display: none } }", '<p class="b">States should report.</p>', None,
                 id="in-small-windows"),
    pytest.param(".w { color: white }", '<p class="w">x</p>', "hidden_text", id="white"),
    pytest.param(".w { color: white; background: #009edb }", '<p class="w">States should report.</p>', None,
                 id="white-on-a-ground"),
    pytest.param(".w { color: #ffffff } .h { background-image: url(x.png) }",
                 '<div class="h"><p class="w">States should report.</p></div>', None, id="white-on-a-picture-around-it"),
]  # fmt: skip


@pytest.mark.parametrize(("sheet", "body", "kind"), SHEETS)
def test_style_sheets(sheet: str, body: str, kind: str | None) -> None:
    document = page(body if KEPT in body else f"{body}<p>{KEPT}</p>", f"<style>{sheet}</style>")
    assert lines(document) == [KEPT]
    assert [issue.kind for issue in document.issues] == ([kind] if kind else [])


@pytest.mark.parametrize("tag", ["b", "div", "table><tr><td", "ul><li", "p><font"])
@pytest.mark.parametrize("depth", [150, 400, 600])
def test_text_inside_tags_that_nobody_closes_is_read(tag: str, depth: int) -> None:
    read = work_document(
        f"<html><body><p>1. It met.</p>{f'<{tag}>' * depth}<i>It urged.</i> It ended.".encode(),
        Source("x.html", "0" * 64, 1),
    )
    (text,) = read.rows["texts"]
    assert "It urged." in text["text"]
    assert "It ended." in text["text"]


@pytest.mark.parametrize("tag", ["b", "div", "table><tr><td"])
def test_a_page_that_nests_beyond_the_parser_is_refused_by_name(tag: str) -> None:
    read = work_document(
        f"<html><body><p>1. It met.</p>{f'<{tag}>' * 5000}It urged.".encode(), Source("x.html", "0" * 64, 1)
    )
    assert [row["kind"] for row in read.rows["issues"]] == ["too_deep"]
    assert read.report_id is None


@pytest.mark.parametrize(
    ("body", "expected", "marks"),
    [
        pytest.param("<p>It acted.<sup>1,2</sup></p>", "It acted.12", ["1", "2"], id="two-marks-at-one-place"),
        pytest.param("<p>Of <sup>14</sup>C it spoke.</p>", "Of 14C it spoke.", [], id="isotope"),
        pytest.param("<p>It acted <sup>1</sup> at once.</p>", "It acted1 at once.", ["1"], id="blank-before-a-mark"),
    ],
)
def test_raised_figures(body: str, expected: str, marks: list[str]) -> None:
    document = page(body)
    assert lines(document) == [expected]
    assert [mark.marker for mark in document.marks] == marks


@pytest.mark.parametrize(
    ("body", "role"),
    [
        pytest.param("<p>I. Introduction</p><p>1. It met.</p>", None, id="no-heading-marked"),
        pytest.param("<h1>Trees</h1><p>I. Introduction</p><p>1. It met.</p>", None, id="title-alone-marked"),
        pytest.param(
            "<nav><h2>Menu</h2></nav><h1>Trees</h1><p>I. Aim</p><p>1. It met.</p>", None, id="frame-with-headings"
        ),
        pytest.param("<h1>Trees</h1><h2>Aim</h2><p>Leaves</p><p>1. It met.</p>", "paragraph", id="headings-marked"),
    ],
)
def test_a_page_without_headings_does_not_say_that_its_lines_are_none(body: str, role: str | None) -> None:
    assert [line.role for line in page(body).lines][-2:] == [role, role]


@pytest.mark.parametrize(
    ("paragraph", "bold"),
    [
        pytest.param("<p><strong>Access to justice</strong></p>", True, id="strong"),
        pytest.param("<p><span><b>Access</b> <b>to justice</b></span></p>", True, id="in-pieces-and-wrapped"),
        pytest.param("<p><b>Access</b> to justice</p>", None, id="in-part"),
        pytest.param("<p>Access to <b></b>justice</p>", None, id="empty-element"),
    ],
)
def test_a_paragraph_that_is_bold(paragraph: str, bold: bool | None) -> None:
    document = page(f"<h1>Trees</h1>{paragraph}<p>1. It met.</p>")
    assert [line.bold for line in document.lines] == [None, bold, None]


def test_bold_paragraphs_are_the_headings_of_a_page_that_marks_none() -> None:
    body = "<p><b>A. Concerns</b></p><p><b>Access to justice</b></p><p>1. It met.</p><p><b>Follow-up</b></p><p>2. It sat.</p>"
    content = f"<html><body>{body}</body></html>".encode()
    read = work_document(content, Source("x.html", "0" * 64, len(content)))
    assert [(row["label"], row["title"]) for row in read.rows["sections"]] == [
        ("A", "Concerns"),
        ("A.S1", "Access to justice"),
        ("A.S2", "Follow-up"),
    ]
