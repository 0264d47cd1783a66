"""Resolutions, decisions and drafts printed in full: their paragraphs, the documents they are, and who speaks in them."""

from __future__ import annotations

import pytest

from pipeline.model import Extraction
from pipeline.s3_extract.extract import extract
from tests.whole_texts import paragraphs, parse, read

HEAD = "A/53/1\n\nDistr.: General\n\nTitle of the report\n\nReport of the Second Committee\n\nI. Introduction\n\n1. One.\n\n2. Two.\n\nII. Recommendations\n\n"
DRAFT = (
    "The General Assembly,\n\nRecalling its resolution 52/98,\n\nDeeply concerned about it,\n\n1. Takes note of the report;\n\n"
    "2. Requests the Secretary-General to report to it;\n\n3. Decides to remain seized of the matter."
)
PRESENTS = "3. The Second Committee recommends to the General Assembly the adoption of the following draft resolution:"
ALONE = "A/RES/53/12\n\nDistr.: General\n\nResolution adopted by the General Assembly\n\n"


def speakers(found: Extraction) -> list[tuple[str, str | None]]:
    rows = [row for key in sorted(found.recommendations) for row in found.recommendations[key]]
    return [(row.verb, row.recommenders[0] if row.recommenders else None) for row in rows]


OWN = [("body", "1"), ("body", "2"), ("body", "3")]
ACT = [("preambular", None)] * 3 + [("operative", "1"), ("operative", "2"), ("operative", "3")]
ACTS = [
    pytest.param(f"{PRESENTS}\n\nTitle of the draft\n\n{DRAFT}", OWN + ACT, id="a-draft-under-the-paragraph-that-presents-it"),
    pytest.param(f"{PRESENTS}\n\nTitle\n\n{DRAFT}\n\n4. The Committee met again.", OWN + ACT + [("body", "4")], id="the-number-behind-the-last-clause-is-the-reports"),
    pytest.param(f"{PRESENTS}\n\nDraft resolution I\nTitle\n\n{DRAFT}\n\nDraft resolution II\nTitle\n\n{DRAFT}", OWN + ACT + ACT, id="two-drafts-under-one-paragraph"),
    pytest.param("3. The Board adopted the following decision:\n\nTitle\n\nThe Executive Board\n\n1. Takes note of it;\n\n2. Decides so.",
                 [*OWN, ("preambular", None), ("operative", "1"), ("operative", "2")], id="an-organ-without-a-comma"),
    pytest.param("3. The Body adopted the following recommendation:\n\nTitle\n\nThe Subsidiary Body on Scientific, Technical and Technological Advice\n\n1. Notes the report;\n\n2. Requests the secretariat to report.",
                 [*OWN, ("preambular", None), ("operative", "1"), ("operative", "2")], id="an-organ-with-commas-in-its-name"),
    pytest.param("3. The Committee recommends the following draft decision:\n\nTitle\n\nThe General Assembly takes note of it.",
                 [*OWN, ("operative", None)], id="a-decision-of-one-sentence"),
    pytest.param("3. The Committee recommends the following draft decision:\n\nTitle\n\n1. The General Assembly, having considered the item, requests a report.\n\n2. The General Assembly decides so.",
                 [*OWN, ("operative", "1"), ("operative", "2")], id="a-decision-whose-points-are-sentences"),
    pytest.param("3. The following conclusions were drawn:\n\nIt was well.\n\n4. More.", [*OWN, ("body", "4")], id="nothing-presented"),
    pytest.param("3. The Committee adopted this:\n\nAnnex\n\nDecision 7/1\nTitle\n\nThe Executive Board\n\nTakes note of the report.",
                 [*OWN, ("preambular", None), ("operative", None)], id="a-decision-of-one-paragraph-in-an-annex"),
    pytest.param("3. The Committee recommends the following draft resolution:\n\nTitle\n\nThe General Assembly,\n\nHaving considered the item,\n\nTakes note of it;\n\nRequests a report;\n\nDecides so.",
                 [*OWN, ("preambular", None), ("preambular", None), *[("operative", None)] * 3], id="operative-paragraphs-without-numbers"),
    pytest.param("3. The Committee recommends the following draft resolution:\n\nTitle\n\nTHE GENERAL ASSEMBLY,\n\nTAKING NOTE of the report:\n\n1. URGES all States to act;\n\n2. DIRECTS the Secretary-General to report.",
                 [*OWN, ("preambular", None), ("preambular", None), ("operative", "1"), ("operative", "2")], id="an-act-in-capitals"),
    pytest.param("3. The Committee recommends the following draft resolution:\n\nTitle\n\nThe General Assembly,\n\nStrongly condemning all attacks,\n\nRecalling it,\n\n1. Strongly condemns all attacks.",
                 [*OWN, *[("preambular", None)] * 3, ("operative", "1")], id="an-adverb-before-a-participle"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ACTS)
def test_the_paragraphs_of_an_act_are_its_own(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert paragraphs(parse(HEAD + text)) == expected


def test_an_act_is_a_division_under_its_heading() -> None:
    found = parse(
        f"{HEAD}{PRESENTS}\n\nDraft resolution I\nFirst title\n\n{DRAFT}\n\nDraft resolution II\nSecond title\n\n{DRAFT}",
        "A/53/1",
    )
    assert [(s.label, s.title) for s in found.sections][2:] == [
        ("II.Draft resolution I", "First title"),
        ("II.Draft resolution II", "Second title"),
    ]
    assert [(d.division_id, d.role, d.parent_division_id) for d in found.divisions] == [
        ("a-53-1.d", "report", None),
        ("a-53-1.d-ii-draft-resolution-i", "draft", "a-53-1.d"),
        ("a-53-1.d-ii-draft-resolution-ii", "draft", "a-53-1.d"),
    ]
    assert [p.paragraph_id for p in found.paragraphs if p.number == "2"] == [
        "a-53-1.p2",
        "a-53-1.ii-draft-resolution-i.p2",
        "a-53-1.ii-draft-resolution-ii.p2",
    ]


def test_the_heading_below_a_draft_is_the_reports() -> None:
    found = parse(f"{HEAD}{PRESENTS}\n\nTitle\n\n{DRAFT}\n\nIII. Other matters\n\n4. The Committee met.")
    assert [s.label for s in found.sections] == ["I", "II", "II.S1", "III"]
    assert paragraphs(found)[-1] == ("body", "4")


def test_a_resolution_alone_numbers_its_own_paragraphs() -> None:
    found = parse(ALONE + DRAFT, "A/RES/53/12")
    assert paragraphs(found) == ACT
    assert [p.paragraph_id for p in found.paragraphs][-1] == "a-res-53-12.p3"


def test_nobody_but_its_organ_speaks_in_an_act() -> None:
    found = extract(parse(f"{HEAD}{PRESENTS}\n\nTitle of the draft\n\n{DRAFT}", "A/53/1"))
    assert speakers(found)[-2:] == [("Requests", "general-assembly"), ("recommends", "second-committee")]
    [draft] = [i for i in found.instruments if i.status == "draft"]
    assert (draft.title, draft.adopting_body_id) == ("Title of the draft", "general-assembly")


def test_an_adopted_resolution_is_the_instrument_of_its_symbol() -> None:
    found = extract(parse(ALONE + DRAFT, "A/RES/53/12"))
    rows = [row for key in found.recommendations for row in found.recommendations[key]]
    assert {row.instrument_id for row in rows} == {"a-res-53-12"}
    assert {i.instrument_id: i.status for i in found.instruments}["a-res-53-12"] == "adopted"


@pytest.mark.parametrize(
    ("head", "below"),
    [
        pytest.param(ALONE, "\n\n103rd plenary meeting\n13 August 2024", id="the-line-below"),
        pytest.param(ALONE.replace("Assembly\n", "Assembly on 13 August 2024\n"), "", id="the-front-page"),
    ],
)
def test_an_act_is_dated_as_it_is_printed(head: str, below: str) -> None:
    (act,) = [one for one in extract(parse(head + DRAFT + below)).instruments if one.symbol == "A/RES/53/12"]
    assert (act.adoption_date, act.date_precision) == ("2024-08-13", "day")


@pytest.mark.parametrize(
    ("symbol", "title", "made"),
    [
        pytest.param("E/HLS/2025/1", "Ministerial declaration of the high-level segment", ("E/HLS/2025/1", "adopted"), id="adopted"),
        pytest.param("E/2025/L.16", "Draft ministerial declaration of the high-level segment", ("E/2025/L.16", "draft"), id="draft"),
        pytest.param("E/2025/16", "Report on the ministerial declaration", None, id="a-report-on-one"),
    ],
)  # fmt: skip
def test_a_declaration_is_the_instrument_in_which_its_organ_speaks(
    symbol: str, title: str, made: tuple[str, str] | None
) -> None:
    text = (
        f"{symbol}\n\nEconomic and Social Council\n\nDistr.: General\n\n{title}\n\n"
        "1. We, the Ministers, have met in New York.\n\n2. We call upon States to act."
    )
    found = extract(parse(text, symbol))
    (row,) = [row for rows in found.recommendations.values() for row in rows]
    own = {each.instrument_id: (each.symbol, each.status) for each in found.instruments}
    assert own.get(row.instrument_id or "") == made


def test_what_an_annex_holds_lies_in_it_though_it_has_no_text_of_its_own() -> None:
    found = parse(
        f"{HEAD}3. It did.\n\nAnnex\n\nDecision 7/1\nTitle\n\nThe Executive Board\n\nTakes note of the report.",
        "A/53/1",
    )
    assert {d.parent_division_id for d in found.divisions} - {None} <= {d.division_id for d in found.divisions}


def test_the_first_act_of_a_compendium_has_its_number_too() -> None:
    act = "The Conference of the Parties,\n\nRecalling its decisions,\n\n1. Urges Parties to act."
    found = parse(f"Compilation of decisions\n\nDecision VIII/32. Lakes\n\n{act}\n\nDecision IX/24. Rivers\n\n{act}")
    assert [d.label for d in found.divisions if d.role == "decision"] == ["VIII/32", "IX/24"]


def test_the_day_below_a_letter_is_no_sign_of_its_front_page() -> None:
    found = parse(
        "Note to Ms. Diaz\n\nIn this regard, we believe that it would be important for the Secretary-General to write to the donors once more about "
        "it.\n\nWe have sent him the letters that he asked for.\n\nAna Diaz\n10 March 2005"
    )
    assert [text[:10] for text in (p.passage.text for p in found.paragraphs)][:2] == ["In this re", "We have se"]


def test_an_act_that_a_short_letter_passes_on_is_not_the_letter() -> None:
    found = parse(
        "S/2025/150\n\nSecurity Council\n\nDistr.: General\n8 March 2025\n\nLetter dated 7 March 2025 from the Permanent Representative of Chad to "
        "the United Nations addressed to the President of the Security Council\n\nIn my capacity as Chair, I have the honour to transmit herewith the "
        "text adopted at the session of the Council, held in Jeddah on 7 March 2025 (see annex).\n\n(Signed) Ana Diaz\nAmbassador\n\nAnnex to the "
        "letter dated 7 March 2025 from the Permanent Representative of Chad to the United Nations addressed to the President of the Security "
        "Council\n\nThe lakes\n\nThe Council of Ministers,\n\nRecalling its decisions,\n\n1. Urges States to act."
    )
    assert [d.role for d in found.divisions] == ["report", "annex", "resolution"]


def test_annexes_of_one_name_have_their_own_headings() -> None:
    act = "The Executive Board\n\nRecalling its decision,\n\n1. Requests the Director to report."
    found = parse(
        f"{HEAD}3. It did.\n\nAnnex\n\nDecision 7/1\nTitle\n\n{act}\n\nAnnex\n\nDecision 7/2\nOther\n\n{act}", "A/53/1"
    )
    headed = [d.section_id for d in found.divisions if d.role == "annex"]
    assert len(headed) == len(set(headed)) == 2


@pytest.mark.parametrize(
    ("heading", "organ", "title", "kind"),
    [
        pytest.param("Decision 2/CP.15 Copenhagen Accord", "Conference of the Parties", "Decision 2/CP.15: Copenhagen Accord", "decision", id="by-session"),
        pytest.param("Decision XI/10 Capacity-building", "Conference of the Parties", "Decision XI/10: Capacity-building", "decision", id="roman-figures"),
        pytest.param("Resolution WHA75.8 Clinical trials", "World Health Assembly", "Resolution WHA75.8: Clinical trials", "resolution", id="an-assemblys-own"),
    ],
)  # fmt: skip
def test_the_number_of_an_act_may_have_letters(heading: str, organ: str, title: str, kind: str) -> None:
    text = (
        f"FCCC/CP/2009/11/Add.1\n\nDistr.: General\n\nActs adopted\n\nThe {organ},\n\n1. Urges States to wait.\n\n"
        f"{heading}\n\nThe {organ},\n\n1. Urges States to act.\n"
    )
    found = read(text)
    *_, row = [row for rows in found.recommendations.values() for row in rows]
    made = next(each for each in found.instruments if each.instrument_id == row.instrument_id)
    assert (made.title, made.instrument_type) == (title, kind)


NUMBERED = (
    "WHC/18/42.COM/18\n\nWorld Heritage Committee\n\nDecisions adopted by the World Heritage Committee\n\nDecision 42 COM 7A.53\n\n"
    "The World Heritage Committee,\n\n1. Having examined the document,\n\n2. Recalling its decision, by which it requested a report,\n\n"
)


def test_the_preamble_of_an_act_may_be_numbered_with_it() -> None:
    """So print the World Heritage Committee and the Executive Board of UNESCO; what a preamble recalls asks for nothing."""
    text = f"{NUMBERED}3. Noting the decrease, also requests Chad to report;\n\n4. Decides to retain it on the List.\n"
    found = extract(parse(text))
    assert speakers(found) == [("requests", "world-heritage-committee")]
    assert [row.text for row in found.recommendations["whc-18-42-com-18.p3"]] == ["also requests Chad to report"]


AGENDA = (
    "A/80/39\n\nDistr.: General\n\nThe lakes\n\nReport of the High-level Committee\n\nChapter I\nDecisions\n\n1. It adopted the following decision:\n\n"
    "Decision 22/2\nProvisional agenda\n\nThe High-level Committee,\n\nTaking into account the views expressed,\n\n"
    "Approves the following provisional agenda for its next session, to be held in 2027:\n\n1. Opening of the session.\n\n"
    "2. Review of progress.\n\n3. Other matters.\n\nChapter II\nPlenary segment\n\n2. The President opened the session.\n\n3. It was closed.\n"
)


def test_the_items_of_an_agenda_that_a_decision_approves_are_none_of_the_reports_paragraphs() -> None:
    """The report is at its paragraph 1 where the agenda comes to its item 2."""
    assert paragraphs(parse(AGENDA)) == [
        ("body", "1"), ("preambular", None), ("preambular", None), ("operative", None), ("body", "2"), ("body", "3"),
    ]  # fmt: skip


def test_a_clause_behind_one_without_number_is_no_item() -> None:
    text = AGENDA.replace("1. Opening of the session.", "1. Requests the Director to report.")
    assert ("operative", "1") in paragraphs(parse(text))


QUOTED = (
    "A/80/42\n\nDistr.: General\n\nThe lakes\n\nReport of the Disarmament Commission\n\nI. Introduction\n\n1. It met.\n\n"
    "2. The report of Working Group I reads as follows:\n\nReport of Working Group I\n\n1. At its first meeting it met.\n\n2. It rose.\n\n"
    "3. It met again.\n\n4. It thanked the Chair.\n\n3. The report of Working Group II reads as follows:\n\n1. It met, too.\n\n4. The Commission rose.\n"
)


def test_a_report_that_is_read_into_another_counts_for_itself() -> None:
    found = parse(QUOTED, "A/80/42")
    assert [p.paragraph_id.removeprefix("a-80-42.") for p in found.paragraphs] == [
        "p1", "p2", "2.p1", "2.p2", "2.p3", "2.p4", "p3", "3.p1", "p4",
    ]  # fmt: skip


def test_a_list_behind_a_colon_is_no_report() -> None:
    found = parse(QUOTED.replace("The report of Working Group I reads", "Its agenda reads"), "A/80/42")
    assert "a-80-42.2.p1" not in [p.paragraph_id for p in found.paragraphs]
