"""Drafts and agreed conclusions: what a text calls them, and who shall adopt or adopted them."""

from __future__ import annotations

from tests.found_instruments import found


def test_a_draft_in_a_list_has_its_title_its_symbol_and_who_shall_adopt_it() -> None:
    text = (
        "The Statistical Commission recommends to the Economic and Social Council the adoption of the following: "
        "(a) Draft resolution I: “Work of the Committee on Wells” (E/CN.3/2025/L.7); (b) Draft resolution II: “Pumps” (E/CN.3/2025/L.8)."
    )
    drafts = [
        (one.title, one.symbol, one.adopting_body_id)
        for one in found(text).instruments.values()
        if one.instrument_type == "draft_resolution"
    ]
    council = "economic-and-social-council"
    assert drafts == [
        ("Draft resolution I, “Work of the Committee on Wells”", "E/CN.3/2025/L.7", council),
        ("Draft resolution II, “Pumps”", "E/CN.3/2025/L.8", council),
    ]


def test_a_body_that_is_said_to_adopt_agreed_conclusions_is_who_adopts_them() -> None:
    text = (
        "The Commission on Wells met. The Trade and Development Board adopted the agreed conclusions on agenda item 3."
    )
    made = [one for one in found(text).instruments.values() if one.instrument_type == "agreed_conclusions"]
    assert [(one.title, one.adopting_body_id) for one in made] == [
        ("Agreed conclusions on agenda item 3", "trade-and-development-board")
    ]


def test_a_draft_is_the_same_by_its_number_its_title_and_its_symbol() -> None:
    made = found(
        "The Statistical Commission recommends to the Economic and Social Council: (a) Draft resolution I: “Pumps” (E/CN.3/2025/L.8).",
        "It adopted draft resolution E/CN.3/2025/L.8, which is draft resolution I.",
    )
    drafts = [one for one in made.instruments.values() if one.instrument_type == "draft_resolution"]
    assert [(one.instrument_id, one.title) for one in drafts] == [("e-cn-3-2025-l-8", "Draft resolution I, “Pumps”")]
