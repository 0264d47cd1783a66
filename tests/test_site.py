"""The site as files: marks that say what the text says, addresses that lead somewhere, and nothing that runs or asks elsewhere."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path
from urllib.parse import unquote, urlsplit

import lxml.html
import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from pipeline.cli import main
from pipeline.paths import PROJECT
from pipeline.s8_site import SiteError, make_site
from pipeline.s8_site import site as site_module
from pipeline.s8_site.addresses import page, web_address
from pipeline.s8_site.libraries import datatables
from pipeline.s8_site.package import read_package
from pipeline.s8_site.passages import LEAD, Repair, ShownText, Span
from pipeline.s8_site.search_index import Entry, chunk_of, index_files, words_of
from pipeline.unseen import shown

OUTPUTS = PROJECT / "outputs"


@pytest.fixture(scope="module")
def own_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder: Path = tmp_path_factory.mktemp("site") / "site"
    make_site(OUTPUTS, folder)
    return folder


def pages(site: Path) -> dict[str, lxml.html.HtmlElement]:
    return {str(each.relative_to(site)): lxml.html.parse(str(each)).getroot() for each in sorted(site.rglob("*.html"))}


def spans(length: int) -> st.SearchStrategy[list[Span]]:
    place = st.tuples(st.integers(0, length), st.integers(0, length)).filter(lambda each: each[0] < each[1])
    kind = st.sampled_from(["", "body", "instrument"])
    made = st.lists(st.tuples(place, kind), max_size=8)
    return made.map(
        lambda all_: [
            Span(a, b, kind or "recommendation", f"k{number}", f"x/{number}.html" if kind else "", "what it is")
            for number, ((a, b), kind) in enumerate(all_)
        ]
    )


TEXT = 'The "Committee" <b>urges\nall</b> States & others,\tto act; it also\fwaits.'


@given(spans(len(TEXT)), st.integers(0, 20), st.integers(30, len(TEXT)))
def test_marks_add_nothing_to_the_words_and_nest(found: list[Span], start: int, end: int) -> None:
    numbers = {each.key: number for number, each in enumerate(found)}
    html = ShownText(TEXT, (), numbers).passage(start, end, found)
    element = lxml.html.fromstring(f"<div>{html}</div>")
    inside = [each for each in found if each.start < end and each.end > start]
    ids = Counter(element.xpath("//@id"))
    assert ids == Counter({each.key: 1 for each in inside})
    for chip in element.xpath("//a[@class='chip']"):
        chip.drop_tree()
    assert element.text_content() == re.sub(r"[\n\t\f]", " ", TEXT[start:end])
    for each in inside:
        if not each.address:
            marked = "".join(
                mark.text_content() for mark in element.xpath("//mark") if each.key in mark.get("data-r").split()
            )
            assert marked == re.sub(r"[\n\t\f]", " ", TEXT[max(each.start, start) : min(each.end, end)])


def test_words_that_lead_in_an_item_are_marked_with_it_and_anchored_at_it() -> None:
    found = [Span(0, 5, LEAD, "r", "", ""), Span(0, 5, LEAD, "q", "", ""), Span(6, 9, "recommendation", "r", "", "")]
    html = ShownText("calls (a) act", (), {"r": 1, "q": 2}).passage(0, 13, found)
    element = lxml.html.fromstring(f"<div>{html}</div>")
    assert [(mark.get("data-r"), mark.text_content()) for mark in element.xpath("//mark")] == [("r q", "calls"), ("r", "(a)1")]  # fmt: skip
    assert element.xpath("//@id") == ["r"]


def test_what_was_mended_is_shown_mended_with_what_is_printed_beside_it() -> None:
    html = ShownText("a nine -month time", [Repair(2, 13, "nine-month")], {}).passage(0, 18, [])
    assert html == 'a <span class="mended" title="printed: nine -month">nine-month</span> time'


def test_characters_that_turn_the_direction_are_written_out() -> None:
    assert ShownText("a\u202eb", (), {}).passage(0, 3, []) == "a\\u202eb"


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("https://docs.un.org/en/A/53/409", True),
        ("javascript:alert(1)", False),
        ("JAVASCRIPT:alert(1)", False),
        ("data:text/html,x", False),
        ("//elsewhere.example/x", False),
        ("https://[broken", False),
        ("", False),
        (None, False),
    ],
)
def test_only_addresses_of_the_web_become_links(address: str | None, kept: bool) -> None:
    assert web_address(address) == (address if kept else None)


@pytest.mark.parametrize("key", ["a/b", "..", "x" * 300, "index", "con\x00", "Größe", ".hidden", "a b"])
def test_every_id_has_a_file_of_its_own_in_its_folder(key: str) -> None:
    address = page("bodies", key)
    assert re.fullmatch(r"bodies/[a-z0-9-][a-z0-9.-]{0,125}\.html", address)
    assert address not in (page("bodies", "a-b"), "bodies/index.html")
    assert address != page("bodies", f"{key}x")


def test_every_row_has_its_place(own_site: Path) -> None:
    package = read_package(OUTPUTS)
    report = lxml.html.parse(str(own_site / page("reports", "a-53-409"))).getroot()
    ids = Counter(report.xpath("//@id"))
    assert max(ids.values()) == 1
    for table, key in (("recommendations", "recommendation_id"), ("mentions", "mention_id"), ("paragraphs", "paragraph_id"), ("notes", "note_id"), ("sections", "section_id")):  # fmt: skip
        assert package.of(table, "a-53-409")
        assert {row[key] for row in package.of(table, "a-53-409")} <= set(ids), table
    cards = {each.removeprefix("card-") for each in ids if each.startswith("card-")}
    assert cards == {row["recommendation_id"] for row in package.of("recommendations", "a-53-409")}


@pytest.mark.parametrize(("table", "key"), [("recommendations", "recommendation_id"), ("reports", "report_id"), ("bodies", "body_id"), ("meetings", "meeting_id"), ("instruments", "instrument_id")])  # fmt: skip
def test_every_downloaded_row_leads_back_to_the_package(own_site: Path, table: str, key: str) -> None:
    page_of = lxml.html.parse(str(own_site / f"{table}.html")).getroot().get_element_by_id("rows")
    names = ["address", *(head.get("data-name") for head in page_of.iter("th")), *page_of.get("data-kept").split()]
    (file,) = (own_site / "data").glob(f"{table}-*.js")
    rows = json.loads(file.read_text("utf-8").partition(",")[2].removesuffix(");\n"))
    assert {len(row) for row in rows} == {len(names)}
    known = [row[key] for row in read_package(OUTPUTS).rows[table]]
    assert [row[names.index(key)] for row in rows] == known


def test_a_downloaded_recommendation_can_be_quoted(own_site: Path) -> None:
    table = lxml.html.parse(str(own_site / "recommendations.html")).getroot().get_element_by_id("rows")
    assert set(table.get("data-kept").split()) >= {"recommendation_id", "report_symbol", "paragraph_number", "link"}
    assert not set(table.get("data-kept").split()) & {head.get("data-name") for head in table.iter("th")}
    shown_cells = {len(row) for row in table.find("tbody")}
    assert shown_cells == {len(list(table.iter("th")))}


def test_the_whole_text_is_shown(own_site: Path) -> None:
    package = read_package(OUTPUTS)
    text = package.text(package.reports["a-53-409"])
    report = lxml.html.parse(str(own_site / page("reports", "a-53-409"))).getroot()
    for chip in report.xpath("//a[@class='chip']"):
        chip.drop_tree()
    shown_words = " ".join(report.xpath("//main")[0].text_content().split())
    for row in package.of("paragraphs", "a-53-409"):
        # The last words of each paragraph: no block was lost, whatever was mended in the middle.
        assert " ".join(shown(text[row["char_end"] - 12 : row["char_end"]]).split()) in shown_words


def test_every_link_leads_somewhere(own_site: Path) -> None:
    found = pages(own_site)
    ids = {address: set(root.xpath("//@id")) for address, root in found.items()}
    checked = 0
    for address, root in found.items():
        for link in root.xpath("//a/@href | //link/@href | //script/@src | //form/@action"):
            parts = urlsplit(link)
            if parts.scheme:
                assert parts.scheme == "https" or link == "data:," or link.startswith("http://127.0.0.1:"), link
                continue
            target = (own_site / address).parent / unquote(parts.path) if parts.path else own_site / address
            name = str(target.resolve().relative_to(own_site.resolve()))
            assert target.exists(), (address, link)
            if parts.fragment and "=" not in parts.fragment:
                assert unquote(parts.fragment) in ids[name], (address, link)
            checked += 1
    assert checked > 1000


def test_no_page_takes_anything_from_elsewhere(own_site: Path) -> None:
    for address, root in pages(own_site).items():
        taken = root.xpath(
            "//script/@src | //link[@rel='stylesheet']/@href | //img/@src | //iframe/@src | //source/@src"
        )
        assert taken, address
        assert not [each for each in taken if urlsplit(each).scheme or urlsplit(each).netloc], address
        assert not root.xpath("//@onclick | //@onload | //@onerror"), address
    style = (own_site / "static" / "style.css").read_text("utf-8")
    assert "url(" not in style
    assert "@import" not in style


def test_pages_can_be_read_without_scripts(own_site: Path) -> None:
    found = pages(own_site)
    for name in ("reports", "bodies", "meetings", "instruments"):
        rows = read_package(OUTPUTS).rows[name]
        assert len(found[f"{name}/index.html"].xpath("//main//li/a")) == len(rows)
    assert len(found["recommendations.html"].xpath("//tbody/tr")) == min(100, len(read_package(OUTPUTS).rows["recommendations"]))  # fmt: skip


def test_the_site_is_the_same_every_time(own_site: Path, tmp_path: Path) -> None:
    make_site(OUTPUTS, tmp_path / "again")
    first, again = ({str(each.relative_to(home)): each.read_bytes() for each in home.rglob("*") if each.is_file()} for home in (own_site, tmp_path / "again"))  # fmt: skip
    assert first == again


def test_what_is_indexed_is_found_by_each_of_its_words() -> None:
    made = [
        Entry("Body", "bodies/a.html", "Comité (CÉDAW)", "", "Comité des droits CÉDAW"),
        Entry("Body", "bodies/b.html", "B", "", "droits A/53/409"),
    ]
    files = {path: json.loads(text[text.index(",") + 1 : text.rindex(")")]) for path, text in index_files(made)}
    for number, entry in enumerate(made):
        for word in words_of(entry.words):
            gaps = files[f"words/{chunk_of(word)}.js"][word]
            assert number in [sum(gaps[: count + 1]) for count in range(len(gaps))]
    assert [row[1] for row in files["entries/0.js"]] == ["bodies/a.html", "bodies/b.html"]
    assert words_of("CÉDAW") == ["cedaw"]


def test_the_index_knows_names_as_a_whole() -> None:
    made = [
        Entry(
            "Body", "a.html", "Ethics Office of UNICEF", "", "Ethics Office of UNICEF", ("Ethics Office of UNICEF", "")
        ),
        Entry(
            "Body", "b.html", "United Nations Children's Fund", "", "United Nations Children's Fund UNICEF", ("UNICEF",)
        ),
    ]
    files = {path: json.loads(text[text.index(",") + 1 : text.rindex(")")]) for path, text in index_files(made)}
    assert files[f"words/{chunk_of('unicef')}.js"] == {"=unicef": [1], "unicef": [0, 1], "united": [1]}
    assert files[f"words/{chunk_of('ethics')}.js"]["=ethics office of unicef"] == [0]


def test_the_shipped_script_gives_what_the_page_uses() -> None:
    script, style = datatables()
    assert re.search(r'window\.tables=\{[^{}]*"default":', script)
    assert not re.search(r"(^|[;}])export\s*\{", script)
    assert ".dataTable" in style or "dt-" in style


def test_what_a_release_left_has_its_place(tmp_path: Path) -> None:
    (tmp_path / "r").mkdir()
    (tmp_path / "r" / "CHANGES.md").write_text("# Changes\n\n## 1.1.0\n\n<script>alert(1)</script>\n")
    (tmp_path / "r" / "recommendations.atom").write_text("<feed/>")
    make_site(OUTPUTS, tmp_path / "site", tmp_path / "r")
    page_of_changes = lxml.html.parse(str(tmp_path / "site" / "changes.html")).getroot()
    assert "1.1.0" in page_of_changes.xpath("//h2/text()")
    assert not page_of_changes.xpath("//main//script")
    start = lxml.html.parse(str(tmp_path / "site" / "index.html")).getroot()
    assert start.xpath("//link[@rel='alternate']/@href") == ["recommendations.atom"]
    assert (tmp_path / "site" / "recommendations.atom").read_text() == "<feed/>"


def test_a_folder_of_something_else_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(SiteError, match="no site of this program"):
        make_site(OUTPUTS, tmp_path)
    assert (tmp_path / "mine.txt").read_text() == "mine"


def test_a_package_that_is_too_large_is_said_to_be(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(site_module, "MOST_REPORTS", 0)
    with pytest.raises(SiteError, match="explorer"):
        make_site(OUTPUTS, tmp_path / "site")


def test_the_command_says_where_to_begin(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["site", "--package", str(OUTPUTS), "--output", str(tmp_path / "s")])
    assert result.exit_code == 0, result.output
    assert str(tmp_path / "s" / "index.html") in result.output
    missing = CliRunner().invoke(main, ["site", "--package", str(tmp_path / "nothing")])
    assert missing.exit_code == 1
    assert "there is no package" in missing.output
