"""Numbers of resolutions and decisions, whose they are, and what is left open."""

from __future__ import annotations

from array import array

import pytest

from pipeline.model import Citation, Fact, Masthead, Mention, Passage, Section, Structure
from pipeline.s3_extract.bodies.above import bodies_above
from pipeline.s3_extract.bodies.finder import find_bodies
from pipeline.s3_extract.bodies.findings import BodyFindings
from pipeline.s3_extract.citations.finder import find_citations
from pipeline.s3_extract.citations.numbering import load_adopters
from pipeline.s3_extract.citations.resolutions import Speakers, find_numbered
from tests.whole_texts import read


def structure(paragraph: str, heading: str = "Introduction", organs: tuple[str, ...] = ()) -> Structure:
    texts = [("a-1.s", "heading", heading), ("a-1.p1", "paragraph", paragraph)]
    passages = tuple(Passage(key, kind, text, array("I", range(len(text))), "a-1.s") for key, kind, text in texts)  # type: ignore[arg-type]
    section = Section("a-1.s", None, "I", heading, 1, 1, 0, len(heading))
    masthead = Masthead(symbols=(Fact("A/53/409"),), organs=tuple(map(Fact, organs)))
    return Structure("a-1", masthead, (section,), (), (), (), passages)


def named(made: Structure) -> BodyFindings:
    """The full names of adopting bodies in the passages, as mentions."""
    found = {}
    for passage in made.passages:
        spans = [
            (passage.text.find(adopter.title), adopter)
            for adopter in load_adopters().values()
            if adopter.title in passage.text
        ]
        found[passage.key] = tuple(
            Mention("body", adopter.body_id, start, start + len(adopter.title), "test")
            for start, adopter in sorted(spans, key=lambda pair: pair[0])
        )
    return BodyFindings({}, found, (), None, bodies_above(made, found))


def cited(paragraph: str, heading: str = "Introduction", organs: tuple[str, ...] = ()) -> list[Citation]:
    made = structure(paragraph, heading, organs)
    return list(find_citations(made, named(made)).citations.get("a-1.p1", ()))


@pytest.mark.parametrize(
    ("text", "symbols"),
    [
        ("resolution 52/98", ["A/RES/52/98"]),
        ("General Assembly resolution 52/211 B", ["A/RES/52/211 B"]),
        ("resolution 217 A (III)", ["A/RES/217 A (III)"]),
        ("resolutions 3411 A and B (XXX)", ["A/RES/3411 A (XXX)", "A/RES/3411 B (XXX)"]),
        ("resolution 1514 (XV)", ["A/RES/1514 (XV)"]),
        ("resolution 1503 (XLVIII)", ["E/RES/1503 (XLVIII)"]),
        ("resolution 2252 (ES-V)", ["A/RES/2252 (ES-V)"]),
        ("resolution 3362 (S-VII)", ["A/RES/3362 (S-VII)"]),
        ("resolution S-8/1", ["A/RES/S-8/1"]),
        ("decision 587 (EX-LXXVII)", ["TD/B/DEC/587 (EX-LXXVII)"]),
        ("resolution ES-8/2", ["A/RES/ES-8/2"]),
        ("decision 50/411", ["A/DEC/50/411"]),
        ("decisions 31/406 A to E", [f"A/DEC/31/406 {letter}" for letter in "ABCDE"]),
        ("resolutions 55/25 to 55/27", [f"A/RES/55/{n}" for n in (25, 26, 27)]),
        ("resolutions 55/25 through 55/27", [f"A/RES/55/{n}" for n in (25, 26, 27)]),
        ("resolutions 56/1–56/3", [f"A/RES/56/{n}" for n in (1, 2, 3)]),
        ("resolutions 55/25-27", [f"A/RES/55/{n}" for n in (25, 26, 27)]),
        ("resolutions 55/25, 26 and 30", [f"A/RES/55/{n}" for n in (25, 26, 30)]),
        ("resolutions 55/25, 55/30 to 55/32 and 56/1", [*(f"A/RES/55/{n}" for n in (25, 30, 31, 32)), "A/RES/56/1"]),
        ("resolutions S-10/1 to S-10/3", [f"A/RES/S-10/{n}" for n in (1, 2, 3)]),
        ("resolutions 3201 (S-VI) to 3203 (S-VI)", [f"A/RES/{n} (S-VI)" for n in (3201, 3202, 3203)]),
        ("resolutions 1325 (2000) to 1327 (2000)", [f"S/RES/{n} (2000)" for n in (1325, 1326, 1327)]),
        ("resolution 1325 (2000) to 15 States", ["S/RES/1325 (2000)"]),
        ("resolution 55/25 - 27 May", ["A/RES/55/25"]),
        ("resolution55/25", ["A/RES/55/25"]),
        ("decisions 31/406 A to C", [f"A/DEC/31/406 {letter}" for letter in "ABC"]),
        ("Security Council resolution 1325 (2000)", ["S/RES/1325 (2000)"]),
        ("resolution 1198 (1998) of 30 July 1998", ["S/RES/1198 (1998)"]),
        ("Commission on Human Rights resolution 1998/30", ["E/CN.4/RES/1998/30"]),
        ("Sub-Commission resolution 1998/4", ["E/CN.4/Sub.2/RES/1998/4"]),
        ("Economic and Social Council resolution 1998/30", ["E/RES/1998/30"]),
        ("Economic and Social Council decision 1998/208", ["E/DEC/1998/208"]),
        ("Human Rights Council resolution 5/1 of 18 June 2007", ["A/HRC/RES/5/1"]),
        ("Commission on the Status of Women resolution 42/1", ["E/CN.6/RES/42/1"]),
        ("Council resolutions 54/6, 2022/4 and 1325 (2000)", ["A/HRC/RES/54/6", "E/RES/2022/4", "S/RES/1325 (2000)"]),
        ("resolution 52/98 of the General Assembly", ["A/RES/52/98"]),
        ("United Nations resolution 2625 (XXV) of 24 October 1970", ["A/RES/2625 (XXV)"]),
        ("General Assembly resolution 58/134 of 26 November 2002", ["A/RES/58/134"]),
        ("Council resolution No. 3/39-E", []),
        ("resolution 1408 (XIV) of the General Assembly", ["A/RES/1408 (XIV)"]),
        ("The Economic Commission for Africa met. Commission resolution 2025/1 is deferred.", [None]),
        (
            "The Commission on Population and Development met. Commission resolution 2025/1 holds.",
            ["E/CN.9/RES/2025/1"],
        ),
        (
            "resolutions 1998/30 and 1998/31 of the Commission on Human Rights",
            ["E/CN.4/RES/1998/30", "E/CN.4/RES/1998/31"],
        ),
        (
            "resolutions 44/82 of 8 December 1989, 50/142 of 21 December 1995, and 52/98",
            ["A/RES/44/82", "A/RES/50/142", "A/RES/52/98"],
        ),
        ("resolution 52/98, para. 13, and 53/12", ["A/RES/52/98", "A/RES/53/12"]),
        ("resolution 42/1 of 13 March 1998", ["E/CN.6/RES/42/1"]),
        ("resolution 42/1 of 7 October 1987", ["A/RES/42/1"]),
        ("resolution 52/98 A new report", ["A/RES/52/98"]),
        (
            "Security Council resolution 1559; see also resolution 1559 (2004)",
            ["S/RES/1559 (2004)", "S/RES/1559 (2004)"],
        ),
        ("recognizing that UNSCR 1701 (2006) also calls for it", ["S/RES/1701 (2006)"]),
        (
            "by upholding UNSC resolution 478 (1980), in line with UNSCR 1325 (2000)",
            ["S/RES/478 (1980)", "S/RES/1325 (2000)"],
        ),
        ("UNSCR 1559; see also resolution 1559 (2004)", ["S/RES/1559 (2004)", "S/RES/1559 (2004)"]),
        ("UNGAR 52/98, UNSCR and others", []),
        ("the report (A/52/355) and Corr.1 of resolution 1, annex II, on decision-making in 2010/11", ["A/52/355"]),
        ("Government decision 52/98 and Cabinet resolution 52/99", []),
        ("its own report (A/53/409)", []),
    ],
)
def test_settled_by_name_or_shape(text: str, symbols: list[str]) -> None:
    assert [one.symbol for one in cited(text)] == symbols


@pytest.mark.parametrize(
    ("text", "heading", "symbol"),
    [
        pytest.param(
            "At its session, the Commission on Human Rights adopted resolution 1998/30.",
            "II",
            "E/CN.4/RES/1998/30",
            id="subject",
        ),
        pytest.param(
            "In its resolution 1998/30, the Economic and Social Council urged.",
            "II",
            "E/RES/1998/30",
            id="subject-after",
        ),
        pytest.param(
            "It adopted resolution 1998/30.", "Commission on Human Rights", "E/CN.4/RES/1998/30", id="heading"
        ),
        pytest.param(
            "The Commission on the Status of Women adopted resolution 42/1.",
            "II",
            "E/CN.6/RES/42/1",
            id="not-the-assembly",
        ),
        pytest.param(
            "The Commission on the Status of Women welcomed resolution 52/98.",
            "II",
            "A/RES/52/98",
            id="number-too-high",
        ),
        pytest.param(
            "The General Assembly recalled it. The Council adopted resolution 1325 (2000).",
            "II",
            "S/RES/1325 (2000)",
            id="shape-first",
        ),
    ],
)
def test_settled_by_who_speaks(text: str, heading: str, symbol: str) -> None:
    (one,) = cited(text, heading)
    assert (one.symbol, one.status) == (symbol, "resolved")


def test_the_report_s_organ_speaks_last() -> None:
    assert (
        cited("as requested in resolution 1998/30", organs=("Commission on Human Rights",))[0].symbol
        == "E/CN.4/RES/1998/30"
    )


def test_what_the_text_does_not_settle_is_ambiguous() -> None:
    (one,) = cited("Several of them recalled resolution 1998/30.")
    assert (one.symbol, one.status) == (None, "ambiguous")
    assert one.candidates == ("E/RES/1998/30", "E/CN.4/RES/1998/30", "E/CN.4/Sub.2/RES/1998/30")


def test_a_council_resolution_without_its_year_is_unresolved() -> None:
    (one,) = cited("Security Council resolution 1559")
    assert (one.symbol, one.status) == (None, "unresolved")


def test_citation_types_and_spans() -> None:
    text = "in its presidential statement of 16 December 1997 (S/PRST/1997/55) and decision 50/411"
    first, second = cited(text)
    assert (first.citation_type, text[first.start : first.end]) == ("presidential_statement", "S/PRST/1997/55")
    assert (second.citation_type, text[second.start : second.end]) == ("decision", "decision 50/411")


def test_a_date_beside_the_number_is_kept() -> None:
    (one,) = find_numbered("General Assembly resolution 52/98 of 12 December 1997", Speakers())
    assert one.date == "1997-12-12"


@pytest.mark.parametrize(
    "text",
    ["resolutions 55/25 to 56/3", "resolutions 55/25 to 55/250", "resolutions 55/27 to 55/25", "A/59/1 to A/59/900"],
)
def test_range_that_is_not_taken_apart_is_an_issue(text: str) -> None:
    made = structure(f"See {text}.")
    found = find_citations(made, named(made))
    assert len(found.citations["a-1.p1"]) == 2
    (issue,) = found.issues
    assert issue.kind == "open_range"


def test_word_without_a_number_after_it_cites_nothing() -> None:
    assert cited("in resolution 12345 and decision 1.5 of the Assembly") == []


@pytest.mark.parametrize(
    ("text", "symbols"),
    [
        pytest.param(
            "The Economic and Social Commission for Western Asia, in its resolution 335 (XXX), asked for it.",
            [],
            id="the-commission-before-its",
        ),
        pytest.param(
            "In its resolution 34/5, the Wells Council asked for it. The General Assembly met.", [], id="behind-it"
        ),
        pytest.param(
            "In its resolution 10/2, the Conference of the Wells met. The Human Rights Council met.",
            [],
            id="a-conference-that-nothing-names",
        ),
        pytest.param(
            "It was approved by the General Assembly, on the proposal of the Fifth Committee, in its resolution 59/25.",
            ["A/RES/59/25"],
            id="of-the-subject-and-not-of-who-stands-nearest",
        ),
        pytest.param(
            "In its resolution 59/25, the Secretary-General was asked for it. The General Assembly met.",
            ["A/RES/59/25"],
            id="an-officer-adopts-nothing",
        ),
    ],
)
def test_an_act_of_somebody_without_symbols_is_not_another_organ_s(text: str, symbols: list[str]) -> None:
    made = structure(text)
    found = find_citations(made, find_bodies(made))
    assert [one.symbol for cited in found.citations.values() for one in cited] == symbols


OF_CONFERENCE = (
    "CAC/COSP/2025/9\n\nConference of the States Parties to the United Nations Convention against Corruption\n\nDistr.: General\n\n"
    "Title\n\nNote by the Secretariat\n\nI. Introduction\n\n1. The Commission on Crime Prevention and Criminal Justice met.\n\n"
)


@pytest.mark.parametrize(
    ("text", "symbols"),
    [
        pytest.param("The Conference also adopted decision 10/1.", [], id="the-conference-before-it"),
        pytest.param("In its resolution 10/8, entitled “Wells”, the Conference met.", [], id="behind-its-title"),
        pytest.param("See resolution 10/8.", [None], id="nobody-beside-it"),
        pytest.param(
            "General Assembly resolution 78/1 and resolution 79/2", ["A/RES/78/1", "A/RES/79/2"], id="the-assembly"
        ),
        pytest.param(
            "The Commission on Crime Prevention and Criminal Justice noted resolution 10/8.",
            ["E/CN.15/RES/10/8"],
            id="of-whom-the-passage-names",
        ),
    ],
)
def test_in_a_paper_of_a_conference_numbers_are_not_those_of_a_commission(text: str, symbols: list[str | None]) -> None:
    found = read(f"{OF_CONFERENCE}2. {text}\n")
    assert [one.symbol for cited in found.citations.values() for one in cited] == symbols


@pytest.mark.parametrize(
    "text", ["Commission resolution 79/3 holds.", "The Commission, in its resolution 79/3, asked for it."]
)
def test_a_regional_commission_numbers_as_the_assembly_does(text: str) -> None:
    found = read(
        "E/ESCAP/80/1\n\nEconomic and Social Commission for Asia and the Pacific\n\nDistr.: General\n\nTitle\n\n"
        f"Note by the secretariat\n\nI. Introduction\n\n1. {text}\n"
    )
    assert [one.symbol for cited in found.citations.values() for one in cited] == ["ESCAP/RES/79/3"]


def test_an_act_recalls_its_own_organ_s_resolutions() -> None:
    found = read(
        "E/CN.4/1995/1\n\nDistr.: General\n\nTitle\n\nReport of the Commission on Human Rights\n\nI. Introduction\n\n1. One.\n\n"
        "2. The Commission adopted the following resolution:\n\nTitle of it\n\nThe Commission on Human Rights,\n\nRecalling its "
        "resolution 1994/29 of 4 March 1994, in which it urged the Sub-Commission on Prevention of Discrimination and Protection "
        "of Minorities to act,\n\n1. Requests a report;\n\n2. Decides so."
    )
    assert [one.symbol for cited in found.citations.values() for one in cited] == ["E/CN.4/RES/1994/29"]
