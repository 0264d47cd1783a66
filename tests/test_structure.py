"""How a report is taken apart, case by case; the id of a case names the quirk."""

from __future__ import annotations

import pytest

from pipeline.model import Sidecar, Source, Structure
from pipeline.s1_read.text import read_text
from pipeline.s2_structure import structure
from tests.read_structure import HEAD, labels, parse


def numbers(found: Structure) -> list[str | None]:
    return [p.number for p in found.paragraphs]


# -- numbers ----------------------------------------------------------------------------------------------------

NUMBERS = [
    pytest.param("1. One.\n\n2. Two.\n\n3. Three.", ["1", "2", "3"], id="printed"),
    pytest.param("1. One.\n\nLost two.\n\n3. Three.", ["1", "2", "3"], id="one-lost-in-a-gap"),
    pytest.param("1. One.\n\nStill one.\n\n2. Two.", ["1", "2"], id="no-gap-so-a-block-belongs-above"),
    pytest.param("1. One and\n\nthe rest.\n\n2. Two.", ["1", "2"], id="cut-inside-a-sentence"),
    pytest.param("1. One:\n\n(a) First;\n\n(b) Second.\n\n2. Two.", ["1", "2"], id="list-items-belong-to-their-paragraph"),
    pytest.param("- 1. One.\n- 2. Two.\n- Lost.\n- 4. Four.", ["1", "2", "3", "4"], id="bullets-before-paragraphs"),
    pytest.param("1. One of\n1998. Then.\n\n2. Two.", ["1", "2"], id="a-year-at-a-line-start-is-no-number"),
    pytest.param("1. One.\n\n2. Two.\n\n88.1 Ratify it.", ["1", "2"], id="sub-number-of-another-paragraph"),
    pytest.param("1. One.\n\n2. Two:\n\n2.1. Ratify it (Chad);\n\n2.2 Sign it (Mali).\n\n3. Three.", ["1", "2", "3"], id="numbered-lines-of-a-review-belong-to-their-paragraph"),
    pytest.param("Some text.\n\nMore text.", [None, None], id="no-numbers-at-all"),
    pytest.param("1 - One.\n\n2 - Two.", [None, None], id="a-figure-and-a-stroke-is-no-number-in-Latin-letters"),
    pytest.param("", [], id="empty"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "expected"), NUMBERS)
def test_numbers(body: str, expected: list[str | None]) -> None:
    assert numbers(parse(f"{HEAD}I. Introduction\n\n{body}" if body else "")) == expected


GOES_ON_FROM_ANOTHER = [
    pytest.param("57. It met.\n\n58. It rose.\n\n59. It met again.", ["57", "58", "59"], id="an-addendum"),
    pytest.param("11. It met.\n\n12. It rose.\n\n12. It met.\n\n13. Member States should report to it in time for the session.", ["11", "12", "13"], id="a-number-printed-twice"),
    pytest.param("11. It met.\n\n12. Member States should report to the Council before the end of the session.\n\n13. It met.", ["11", "12", "13"], id="a-short-paragraph-over-a-long-one"),
    pytest.param("2021. A year of the Council.\n\nMember States should report to the Council before the end of the session.", [None], id="no-count"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "expected"), GOES_ON_FROM_ANOTHER)
def test_a_count_that_goes_on_from_another_document_begins_the_text(body: str, expected: list[str | None]) -> None:
    assert numbers(parse(f"{HEAD}{body}")) == expected


def test_an_addendum_that_counts_on_is_no_annex() -> None:
    found = parse(
        "A/75/922/Add.1\n\nDistr.: General\n\nWells\n\nReport of the Secretary-General\n\nAddendum\n\n41. It met.\n\n42. It rose.\n\n43. It met."
    )
    assert [p.paragraph_id for p in found.paragraphs] == [f"a-75-922-add-1.p{number}" for number in (41, 42, 43)]


def test_an_inferred_number_is_marked_and_an_issue() -> None:
    found = parse(f"{HEAD}I. Introduction\n\n1. One.\n\nLost two.\n\n3. Three.")
    assert [p.number_status for p in found.paragraphs] == ["printed", "inferred", "printed"]
    assert "number_inferred" in {issue.kind for issue in found.issues}


def test_a_number_that_cannot_be_placed_is_an_issue() -> None:
    found = parse(f"{HEAD}I. Introduction\n\n1. One.\n\n3. Three.")
    assert numbers(found) == ["1", "3"]
    assert "number_gap" in {issue.kind for issue in found.issues}


def test_a_report_without_numbers_says_so_and_keeps_its_text() -> None:
    found = parse(f"{HEAD}Introduction\n\nThe Committee met.\n\nConclusion\n\nIt adopted its report.")
    assert "no_numbered_paragraphs" in {issue.kind for issue in found.issues}
    assert labels(found) == [("S1", "Introduction"), ("S2", "Conclusion")]
    assert [p.passage.text for p in found.paragraphs] == ["The Committee met.", "It adopted its report."]


ISSUES = [
    pytest.param("1. One.\n\n2. Two.\n\n2. Twice.\n\n3. Three.", "duplicate_number", id="the-same-number-twice"),
    pytest.param("Contents\n\nParagraphs\tPage\nI. Past\t1-1\t2\nII. Future\t3-4\t5\n\nI. Past\n\n1. One.\n\nII. Future\n\n2. Two.\n\n3. Three.", "contents_disagree", id="contents-and-text-disagree"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "kind"), ISSUES)
def test_what_does_not_fit_is_an_issue(body: str, kind: str) -> None:
    text = body if body.startswith("Contents") else f"I. Introduction\n\n{body}"
    found = parse(HEAD + text)
    assert kind in {issue.kind for issue in found.issues}
    assert numbers(found) == ["1", "2", "3"]


def test_an_annex_numbers_anew() -> None:
    found = parse(
        f"{HEAD}I. Introduction\n\n1. One.\n\n2. Two.\n\nAnnex\n\nTerms of reference\n\n1. First.\n\n2. Second.",
        "A/53/1",
    )
    assert [p.paragraph_id for p in found.paragraphs] == [
        "a-53-1.p1",
        "a-53-1.p2",
        "a-53-1.annex.p1",
        "a-53-1.annex.p2",
    ]
    assert labels(found)[-1] == ("Annex", "Terms of reference")


def test_ids_of_unnumbered_paragraphs_do_not_move_when_another_is_added() -> None:
    one = parse("Some text.\n\nMore text.")
    two = parse("Another text.\n\nSome text.\n\nMore text.")
    assert {p.paragraph_id for p in one.paragraphs} < {p.paragraph_id for p in two.paragraphs}


# -- headings ---------------------------------------------------------------------------------------------------

HEADINGS = [
    pytest.param("I. Introduction\n\n1. One.\n\nII. Facts\n\nA. Past\n\n2. Two.\n\n1. Cause\n\n3. Three.",
                 [("I", "Introduction"), ("II", "Facts"), ("II.A", "Past"), ("II.A.1", "Cause")], id="path-of-labels"),
    pytest.param("II. Maintenance of peace\n\n1. One.\n\n2. Two.",
                 [("II", "Maintenance of peace")], id="excerpt-that-begins-at-the-second"),
    pytest.param("III. Wells in the north\n\n41. One.\n\n42. Two.\n\nIV. Conclusions\n\n43. Three.",
                 [("III", "Wells in the north"), ("IV", "Conclusions")], id="text-that-goes-on-from-another"),
    pytest.param("I. Introduction\n\n1. One.\n\nMD. Smith said so.\n\n2. Two.",
                 [("I", "Introduction")], id="letters-of-a-name"),
    pytest.param("I. Introduction\n\n1. One.\n\nII.\n\nFacts\n\n2. Two.",
                 [("I", "Introduction"), ("II", "Facts")], id="label-and-title-on-two-lines"),
    pytest.param("Introduction\n\n1. One.\n\nI. Facts\n\n2. Two.",
                 [("S1", "Introduction"), ("I", "Facts")], id="no-label-printed"),
    pytest.param("I. INTRODUCTION\n\n1. One.\n\nII. FACTS*\n\n2. Two.",
                 [("I", "INTRODUCTION"), ("II", "FACTS")], id="star-is-no-part-of-a-title"),
    pytest.param("I. Introduction\n\n1. One.\n\n2. Two.\nII. Facts\nA. Past\n3. Three.\nAnnex\nComposition of the delegation\nThe delegation was large.",
                 [("I", "Introduction"), ("II", "Facts"), ("II.A", "Past"), ("Annex", "Composition of the delegation")], id="no-empty-lines"),
    pytest.param("I. Introduction\n\n1. One.\n1. Cause\n2. Two.\n2. Outcome\n3. Three.",
                 [("I", "Introduction"), ("I.1", "Cause"), ("I.2", "Outcome")], id="labels-that-are-figures-between-paragraphs"),
    pytest.param("I. Introduction\n\n1. One.\n\n1. Trade\n\n(i) Technical assistance\n\n(a) Objectives\n\n2. Two.\n\n(b) Training\n\n3. Three.\n\n(ii) Environment\n\n4. Four.",
                 [("I", "Introduction"), ("I.1", "Trade"), ("I.1.i", "Technical assistance"), ("I.1.i.a", "Objectives"),
                  ("I.1.i.b", "Training"), ("I.1.ii", "Environment")], id="headings-in-brackets-right-below-one-another"),
    pytest.param("I. Introduction\n\n1. One.\n\n(g) Ports\n\n2. Two.\n\n(h) Ships\n\n3. Three.\n\n(i) Roads\n\n4. Four.",
                 [("I", "Introduction"), ("I.g", "Ports"), ("I.h", "Ships"), ("I.i", "Roads")], id="i-after-h-is-a-letter"),
    pytest.param("I. Introduction\n\n1. One.\n\nII. Members\n\n(a) Chile\n(b) Peru\n\n2. Two.",
                 [("I", "Introduction"), ("II", "Members")], id="list-right-below-a-heading"),
    pytest.param("I. Introduction\n\n1. One.\n\nI. Smith said so.\n\n2. Two.",
                 [("I", "Introduction")], id="a-name-with-an-initial"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "expected"), HEADINGS)
def test_headings(body: str, expected: list[tuple[str, str]]) -> None:
    assert labels(parse(HEAD + body)) == expected


# -- masthead ---------------------------------------------------------------------------------------------------


def test_masthead_facts_point_at_their_words() -> None:
    text = (
        "United Nations          A/80/179-S/2025/468\nGeneral Assembly          Distr.: General\n16 July 2025\n\nOriginal: English\n\n"
        "General Assembly     Security Council\nEightieth session     Eightieth year\nItem 66 (b) of the provisional agenda*\n"
        "Causes of conflict\n\nPromotion of durable\npeace**\n\nReport of the Secretary-General\n\nI. Introduction\n\n1. One.\n"
    )
    head = parse(text).masthead
    facts = {
        "16 July 2025": head.publication_date,
        "General": head.distribution,
        "English": head.original_language,
        "66 (b)": head.agenda_item,
        "Causes of conflict": head.agenda_title,
        "Report of the Secretary-General": head.report_type,
        "Eightieth session": head.session_number,
    }
    for printed, fact in facts.items():
        assert fact is not None
        assert text[fact.start : fact.end] == printed
    assert [fact.value for fact in head.symbols] == ["A/80/179", "S/2025/468"]
    assert head.title is not None
    assert head.title.value == "Promotion of durable peace"
    assert (
        head.session_number and head.session_number.value,
        head.publication_date and head.publication_date.value,
    ) == ("80", "2025-07-16")
    assert head.author is not None
    assert head.author.value == "Secretary-General"


def test_a_supplied_symbol_makes_the_id_and_is_marked() -> None:
    found = parse("I. Introduction\n\n1. One.", "A/53/409")
    assert found.report_id == "a-53-409"
    assert found.masthead.symbol_status == "supplied"
    assert found.masthead.symbols[0].start is None


def test_a_symbol_of_any_length_gives_an_id_that_can_name_a_file() -> None:
    found = [
        structure(read_text(b"1. It met.\n", source), source).report_id
        for end in ("1", "2")
        for source in (Source("r.txt", "0" * 64, 0, Sidecar(symbols=("A/" + "X" * 300 + end,))),)
    ]
    assert all(len(each) < 150 for each in found)
    assert found[0] != found[1]


def test_without_a_symbol_the_file_names_the_report_and_an_issue_says_so() -> None:
    found = parse("Only text.")
    assert found.report_id == "some-report"
    assert "no_symbol" in {issue.kind for issue in found.issues}


# -- reading text -----------------------------------------------------------------------------------------------

FOLDED = [
    pytest.param("1. The\nreport\nis here.", "The report is here.", id="line-breaks"),
    pytest.param("1. A then-\nexisting and existing thing.", "A then-existing and existing thing.", id="hyphen-of-the-word-stays"),
    pytest.param("1. The develop-\nment and the development.", "The development and the development.", id="hyphen-of-the-line-end-goes"),
    pytest.param("1. The hous-\ning of Decem-\nber.", "The housing of December.", id="hyphen-before-the-end-of-a-word-goes"),
    pytest.param("1. A first-\nday plan of long-\nterm use.", "A first-day plan of long-term use.", id="hyphen-before-a-word-stays"),
    pytest.param("1. The govern-\nment way, a govern-ment one.", "The govern-ment way, a govern-ment one.", id="hyphen-that-stands-elsewhere-stays"),
    pytest.param("1. An inter-\nnational and a national, international plan.", "An international and a national, international plan.", id="hyphen-goes-though-both-halves-are-words"),
    pytest.param("1. The policy-\nmaking of policymaking or policy-making.", "The policy-making of policymaking or policy-making.", id="hyphen-stays-where-both-spellings-stand"),
    pytest.param("1. The Under-\nSecretary-General came.", "The Under-Secretary-General came.", id="hyphen-before-a-capital"),
    pytest.param("1. The OP-\nCAT and a 12-\nmonth plan, 2011-\n2014.", "The OP-CAT and a 12-month plan, 2011-2014.", id="hyphen-in-acronyms-and-figures"),
    pytest.param("1. The UNPRO-\nFOR and the UNPROFOR.", "The UNPROFOR and the UNPROFOR.", id="hyphen-of-the-line-end-in-an-acronym"),
    pytest.param("1. The troop-\nand police-contributing.", "The troop- and police-contributing.", id="hyphen-that-stands-for-a-later-word"),
    pytest.param("1. On-\nthe-job and end-\nof-mission.", "On-the-job and end-of-mission.", id="compound-of-short-words"),
    pytest.param("1. From 2024–\n2028 and/\nor A/80/\n604.", "From 2024–2028 and/or A/80/604.", id="dash-and-stroke-at-a-line-end"),
    pytest.param("1. The plan –\na draft – is.", "The plan – a draft – is.", id="spaced-dash-at-a-line-end"),
    pytest.param("1. The devel\u00ad\nopment.", "The development.", id="soft-hyphen"),
    pytest.param("1. The Secretary -General and Secretary-General.", "The Secretary-General and Secretary-General.", id="space-before-a-hyphen"),
    pytest.param("1. In Africa -Part one.", "In Africa -Part one.", id="dash-set-like-a-hyphen"),
    pytest.param("1. Women\n\n- so as to help them.", "Women so as to help them.", id="bullet-of-a-continuation"),
    pytest.param("1. From 1\ufffd4 of it.", "From 1–4 of it.", id="lost-dash-between-figures"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "expected"), FOLDED)
def test_folding(body: str, expected: str) -> None:
    assert parse(f"{HEAD}I. Introduction\n\n{body}").paragraphs[0].passage.text == expected


def test_only_a_hyphen_that_goes_is_a_repair() -> None:
    found = parse(f"{HEAD}I. Introduction\n\n1. The Under-\nSecretary of develop-\nment and development.")
    assert [(r.original, r.repaired, r.rule_id) for r in found.repairs] == [
        ("develop-\nment", "development", "line_end_hyphen")
    ]


def test_page_furniture_is_not_in_the_text() -> None:
    found = parse(
        f"{HEAD}I. Introduction\n\n1. The report\n\f98-06239 (E) 190398 /...\n\fA/53/1\nEnglish\nPage 2\n\ngoes on.\n\fA/53/1\n"
    )
    assert found.paragraphs[0].passage.text == "The report goes on."
    assert "furniture" in {block.kind for block in found.blocks}


@pytest.mark.parametrize(
    ("line", "stays"),
    [
        ("=     =     =", False),
        ("[End of document]", False),
        ("[End of Annex and of document]", False),
        ("[Annex follows]", False),
        ("[End of the session]", True),
    ],
)
def test_marks_of_the_end_are_not_in_the_text(line: str, stays: bool) -> None:
    found = parse(f"{HEAD}I. Introduction\n\n1. The report goes on.\n\n{line}\n")
    assert found.paragraphs[0].passage.text.endswith(line) == stays


@pytest.mark.parametrize(
    ("bullet", "points"), [("•", 2), ("▪", 2), ("➢", 2), ("\uf0a7", 2), ("✓", 2), ("–", 0), ("§", 0), ("≥", 0)]
)
def test_bullets_of_word_begin_points(bullet: str, points: int) -> None:
    found = parse(f"{HEAD}I. Introduction\n\n1. States should:\n\n{bullet} plant oaks;\n\n{bullet} keep records.\n")
    assert len(found.paragraphs[0].points) == points


@pytest.mark.parametrize(
    ("line", "titles"), [("Donors should pay for gauges.1", ["Introduction"]), ("Gauges", ["Introduction", "Gauges"])]
)
def test_the_mark_of_a_note_does_not_make_a_sentence_a_title(line: str, titles: list[str]) -> None:
    found = parse(f"{HEAD}I. Introduction\n\n1. It was said so.\n\n{line}\n\n2. It is so.\n")
    assert [section.title for section in found.sections] == titles


# -- annotated and real reports ---------------------------------------------------------------------------------


REPAIRS = [
    pytest.param("1. The SecretaryGeneral and the Secretary-General.", "SecretaryGeneral", "Secretary-General", "lost_hyphen", id="hyphen-lost-at-a-line-end"),
    pytest.param("1. It is ref lecting on it, reflecting.", "ref lecting", "reflecting", "broken_ligature", id="ligature-read-as-a-word-end"),
    pytest.param("1. The African -led force.", "African -led", "African-led", "spaced_hyphen", id="space-before-a-hyphen"),
    pytest.param("1. From 1\ufffd4 of it.", "1\ufffd4", "1–4", "lost_dash", id="dash-lost-between-figures"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "original", "repaired", "rule_id"), REPAIRS)
def test_repairs_say_what_was_mended_where(body: str, original: str, repaired: str, rule_id: str) -> None:
    text = f"{HEAD}I. Introduction\n\n{body}"
    found = parse(text)
    (repair,) = found.repairs
    assert (repair.original, repair.repaired, repair.rule_id) == (original, repaired, rule_id)
    assert text[repair.start : repair.end] == original
    assert repaired in found.paragraphs[0].passage.text


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("McDonald of UNAids", id="names-with-capitals-inside"),
        pytest.param("co-operation and cooperation", id="two-spellings-of-one-word"),
        pytest.param("half life of leaf litter", id="words-that-end-in-f"),
        pytest.param("datacollection", id="not-known-to-the-document"),
    ],
)
def test_what_the_document_does_not_show_is_left_alone(words: str) -> None:
    found = parse(f"{HEAD}I. Introduction\n\n1. The {words}.")
    assert found.repairs == ()
    assert found.paragraphs[0].passage.text == f"The {words}."
