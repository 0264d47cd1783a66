"""Markdown: the facts above a text, and what of it is struck out, hidden or a comment."""

from __future__ import annotations

import pytest

from pipeline.model import Document, Source, Structure
from pipeline.s1_read.front_matter import read_front_matter
from pipeline.s1_read.markdown import read_markdown
from pipeline.s2_structure import structure


def read(text: str) -> Document:
    return read_markdown(text.encode(), Source("a.md", "", 0))


def parts(text: str) -> Structure:
    return structure(read(text), Source("a.md", "", 0))


def lines_of(document: Document) -> list[str]:
    return [document.text[line.start : line.end] for line in document.lines]


def lines(text: str) -> list[str]:
    return lines_of(read(text))


YAML = "---\ntitle: Report on trees\nsymbol: A/60/317\ndate: 2005-09-05\ntags: [a, b]\n---\n"
TOML = '+++\ntitle = "Report on trees"\nsymbol = "A/60/317"\ndate = 2005-09-05\n+++\n'


@pytest.mark.parametrize("block", [pytest.param(YAML, id="yaml"), pytest.param(TOML, id="toml")])
@pytest.mark.parametrize(
    "body",
    [
        pytest.param("# Report on trees\n\n# I. Introduction\n\n1\\. States should plant oaks.\n", id="title-again"),
        pytest.param("# I. Introduction\n\n1\\. States should plant oaks.\n", id="title-in-the-block-alone"),
        pytest.param("A/60/317\n\n# I. Introduction\n\n1\\. States should plant oaks.\n", id="a-symbol-below"),
        pytest.param(
            "United Nations A/60/317\n\nReport of the Secretary-General\n\n# I. Introduction\n\n1. States should plant oaks.\n",
            id="a-front-page-below",
        ),
    ],
)
def test_facts_of_the_block_are_a_front_page(block: str, body: str) -> None:
    source = Source("a.md", "", 0)
    made = structure(read_markdown((block + body).encode(), source), source)
    head = made.masthead
    assert [fact.value for fact in head.symbols] == ["A/60/317"]
    assert head.title is not None
    assert head.title.value == "Report on trees"
    assert head.publication_date is not None
    assert head.publication_date.value == "2005-09-05"
    assert [p.passage.text for p in made.paragraphs] == ["States should plant oaks."]


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        pytest.param("---\nTitle: A: b\n---\nx", {"title": ("A: b",)}, id="no-yaml-but-names-and-values"),
        pytest.param(
            "---\nsymbols: [A/1/2, S/3/4]\nx: {y: z}\n...\n", {"symbols": ("A/1/2", "S/3/4"), "x": ()}, id="lists"
        ),
        pytest.param("---\n# made by hand\nsymbol: 2025\n---\n", {"symbol": ("2025",)}, id="comment-and-figures"),
        pytest.param(
            '---\n{"title": "A", "symbol": "A/60/317"}\n---\n', {"title": ("A",), "symbol": ("A/60/317",)}, id="json"
        ),
        pytest.param(
            "% On\n  trees\n% A; B\n% 5 May 2005\n\nText",
            {"title": ("On trees",), "author": ("A; B",), "date": ("5 May 2005",)},
            id="pandoc",
        ),
        pytest.param(
            "Symbol: A/60/317\nTitle: On\n  trees\n\nText",
            {"symbol": ("A/60/317",), "title": ("On trees",)},
            id="multimarkdown",
        ),
        pytest.param(
            ":title: On trees\n:Document_Symbol: A/60/317\n\nText",
            {"title": ("On trees",), "document symbol": ("A/60/317",)},
            id="restructuredtext",
        ),
        pytest.param('{"title": "A", "x": {}}\n\nText', {"title": ("A",), "x": ()}, id="json-without-a-fence"),
        pytest.param(
            "---\ntitle: A: b\nsymbol: A/60/317 # first\n---\n",
            {"title": ("A: b",), "symbol": ("A/60/317",)},
            id="comment-where-it-is-no-yaml",
        ),
        pytest.param("{1} States should report.\n", None, id="a-brace"),
        pytest.param("A/60/1\n\nDistr.: General\nTitle: x\n\nText", None, id="lines-of-a-front-page"),
        pytest.param("Title: x\n\nText", None, id="one-line-is-no-block"),
        pytest.param("Note: all of it\nis text.\nTitle: x\n\n", None, id="text-with-colons"),
        pytest.param("100% of States\n\nreport", None, id="per-cent"),
        pytest.param("---\n\nA paragraph between rules.\n\n---\n", None, id="rules"),
        pytest.param("Text\n\n---\ntitle: x\n---\n", None, id="not-at-the-head"),
        pytest.param("---\ntitle: x\n", None, id="not-closed"),
        pytest.param("", None, id="empty"),
    ],
)
def test_front_matter(text: str, facts: dict[str, tuple[str, ...]] | None) -> None:
    found = read_front_matter(text)
    assert (found.facts if found else None) == facts


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("States should ~~not~~ report.", id="strikethrough"),
        pytest.param("States should <del>not</del> report.", id="del"),
        pytest.param('States should <span style="display:none">not</span> report.', id="hidden-inline"),
        pytest.param("States should report.\n\n<!-- <p>States should not.</p> -->", id="comment"),
        pytest.param("States should report.\n\n<div hidden>\n\nStates should not.\n\n</div>", id="hidden-blocks"),
        pytest.param("States should report.\n\n<nav><ul><li>Home</li></ul></nav>", id="nav"),
        pytest.param("States should report.\n\n<script>\nno()\n</script>", id="script"),
    ],
)
def test_what_is_not_seen_is_left_out(text: str) -> None:
    assert lines(text) == ["States should report."]


def test_tag_that_nothing_closes_hides_nothing() -> None:
    assert lines("<p hidden>Open.\n\nStates should report.") == ["Open.", "States should report."]


def test_what_is_left_out_is_said() -> None:
    issues = read("1. States ~~must~~ should report. <!-- x --> <del>Not</del> so.").issues
    assert [(issue.kind, issue.message.split(":")[0]) for issue in issues] == [
        ("deleted_text", "8 characters that are struck out are left out")
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param('See [A/59/185][x].\n\n[x]: https://undocs.org/A/59/185 "A"\n', ["See A/59/185."], id="link"),
        pytest.param("See [the map][].\n\n[The map]: https://un.org/map\n", ["See the map."], id="label-is-the-words"),
        pytest.param("See [1][2].\n", ["See [1][2]."], id="no-target"),
        pytest.param("It met[^1].\n\n[^1]: See A/59/38.\n", ["It met1.", "1 See A/59/38."], id="footnote"),
        pytest.param("# Aims {#aims .unnumbered}\n", ["Aims"], id="attributes-of-a-heading"),
        pytest.param("# The set {a, b}\n", ["The set {a, b}"], id="braces-that-are-text"),
        pytest.param("It met.<br>It voted.\n", ["It met.", "It voted."], id="line-break"),
        pytest.param("- [x] It met.\n- [ ] It voted.\n", ["• It met.", "• It voted."], id="tasks"),
    ],
)
def test_links_breaks_and_tasks(text: str, expected: list[str]) -> None:
    assert lines(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("The [Board]{.underline} should [meet\nnow]{.mark .x}.\n", ["The Board should meet", "now."], id="attributes"),
        pytest.param('[]{#_Toc1 .anchor}See [[A/60/12](https://undocs.org)]{custom-style="Link"}.\n', ["See A/60/12."], id="anchor-and-link"),
        pytest.param('It [never ]{.deletion author="A" date="2008"}met[ here]{.insertion author="A"}.\n', ["It met here."], id="tracked-changes"),
        pytest.param('It [why?]{.comment-start id="0"}met[]{.comment-end id="0"}.\n', ["It met."], id="comment"),
        pytest.param("At its 15^th^ session on CO~2~\\^2\n", ["At its 15th session on CO2^2"], id="raised-and-lowered"),
        pytest.param("A. [x] and {y}\n", ["A. [x] and {y}"], id="brackets-and-braces-that-are-text"),
        pytest.param('::: {custom-style="Title"}\nThe aims\n:::\n\n::: note\nSee it.\n:::\n', ["The aims", "See it."], id="divisions"),
        pytest.param(
            "+------+--------+\n| Body | Asked  |\n|      | to     |\n+======+========+\n| It   | act    |\n+------+--------+\n\nText.\n",
            ["Body\tAsked to", "It\tact", "Text."],
            id="grid",
        ),
        pytest.param("+---+---+\n| a | b |\n|   +---+\n|   | c |\n+---+---+\n", ["a\tb", "c"], id="grid-of-merged-cells"),
        pytest.param(
            "  -------------------\n  Body      Asked\n            to\n  --------- ---------\n  It        act\n            now\n\n  They      rest\n"
            "  -------------------\n\nText.\n",
            ["Body\tAsked to", "It\tact now", "They\trest", "Text."],
            id="columns-of-several-lines",
        ),
        pytest.param("  Well   Pump\n  ------ ------\n  A      B\n  C      D\n\nText.\n", ["Well\tPump", "A\tB", "C\tD", "Text."], id="columns-below-a-head"),
        pytest.param("Aims -- ends\n-- and means\n", ["Aims -- ends", "-- and means"], id="dashes-in-a-text"),
        pytest.param("  --- ---\n  a   b\n  c   d\n  --- ---\n\nText.\n", ["a\tb", "c\td", "Text."], id="columns"),
        pytest.param("Aims\n----\n\n-- a dash\n", ["Aims", "-- a dash"], id="underlined-heading-and-dashes"),
        pytest.param(
            "Text.\n\n<table>\n<tr><td>a\nb</td><td>c</td></tr>\n</table>\n", ["Text.", "a b\tc"], id="table-in-html"
        ),
    ],
)  # fmt: skip
def test_what_pandoc_writes_is_read_as_words(text: str, expected: list[str]) -> None:
    assert lines(text) == expected


NOTES = [
    pytest.param("It met.[[1]](#footnote-1)", "1. See A/59/38. [↑](#footnote-ref-1)", id="mammoth"),
    pytest.param('It met.[1](#n1 "#n1")', '1. See A/59/38. [↩](#r1 "#r1")', id="markdownify"),
    pytest.param("It met.<sup>1</sup>", "<sup>1</sup> See A/59/38.", id="raised"),
    pytest.param("It met.[<sup>1</sup>](#page-1-1)", '<span id="page-1-1"></span><sup>1</sup> See A/59/38.', id="raised-in-a-link"),
    pytest.param("It met.${ }^{1}$", "${ }^{1}$ See A/59/38.", id="formula"),
    pytest.param("It met.[^1]", "[^1]: See A/59/38.", id="as-markdown-has-it"),
]  # fmt: skip


@pytest.mark.parametrize(("mark", "note"), NOTES)
def test_notes_as_converters_write_them(mark: str, note: str) -> None:
    document = read(f"## Aim\n\n1\\. {mark}\n\n## End\n\n2\\. It rose.\n\n{note}\n")
    assert [line for line in lines_of(document) if "A/59" in line] == ["1 See A/59/38."]
    assert [line.role for line in document.lines][-1] == "note"
    assert [(mark.marker, document.text[mark.start - 4 : mark.start]) for mark in document.marks] == [("1", "met.")]


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("Introduction [3](#page-3)", id="page-of-the-contents"),
        pytest.param("<sup>14</sup>C was found.", id="isotope"),
        pytest.param("1. Trees stand in [the wood](#wood)", id="link-in-an-item"),
    ],
)
def test_what_is_no_note_of_a_converter(body: str) -> None:
    assert not [line for line in read(f"{body}\n").lines if line.role == "note"]


def test_a_paragraph_can_be_a_heading_where_none_is_marked() -> None:
    head = "A/61/264\n\nReport of the Secretary-General\n\n"
    text = "I. Introduction\n\n1. It met.\n\nII. Aims\n\n2. It should meet.\n"
    assert [s.title for s in parts(head + text).sections] == ["Introduction", "Aims"]
    marked = text.replace("I. Intro", "# I. Intro").replace("II. Aims", "# II. Aims\n\nB. Bold aims")
    assert [s.title for s in parts(head + marked).sections] == ["Introduction", "Aims"]


def test_the_one_heading_above_the_symbol_is_the_title() -> None:
    # Pages of web sites and the Markdown made of them have the title of the document first.
    text = (
        "# Care of older persons\n\nA/61/264\n\nReport of the Secretary-General\n\n## I. Introduction\n\n1. It met.\n"
    )
    title = parts(text).masthead.title
    assert title is not None
    assert title.value == "Care of older persons"
