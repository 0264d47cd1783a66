"""Usages of reports by experts and treaty bodies, from the front page to the rows: who advises, what, and whom it tells."""

from __future__ import annotations

import pytest

from tests.whole_texts import parse, read, report

EXPERT = "Special Rapporteur on the right to food"
NOTE = (
    "A/67/293\n\nDistr.: General\n\nThe lakes\n\nNote by the Secretary-General\n\nThe Secretary-General has the honour to transmit to the "
    "General Assembly the report of the Independent Expert on minority issues{end}\n\nI. Introduction\n\n1. States should pay.\n"
)


def _rows(text: str) -> list[tuple[str, str | None, list[str]]]:
    found = read(text).recommendations
    rows = [row for key in sorted(found) for row in found[key]]
    return [(r.verb, next(iter(r.recommenders), None), [to.name for to in r.addressees]) for r in rows]


@pytest.mark.parametrize(
    ("text", "verbs"),
    [
        pytest.param("The Special Rapporteur recommends that States: (a) Ensure access. Harassment must be punished; (b) Train judges. This takes time.",
                     ["recommends", "recommends", "must"], id="a-further-sentence-that-directs-is-a-row"),
        pytest.param("The Special Rapporteur recommends that States: (a) Ensure access. This was done in 2010; (b) Train judges.",
                     ["recommends", "recommends"], id="one-that-tells-something-is-none"),
        pytest.param("The Special Rapporteur recommends that States: (a) Ensure access. This should be free; (b) Train judges. Such training should be paid.",
                     ["recommends", "recommends"], id="one-that-says-more-of-its-point-is-part-of-it"),
        pytest.param("States should close the gaps, such as: (a) rights to land; (b) rights to water.", ["should"], id="examples-are-one-row"),
        pytest.param("States should close the gaps: (a) Protect land; (b) Protect water.", ["should", "should"], id="deeds-are-two"),
    ],
)  # fmt: skip
def test_points_of_a_list_in_a_report(text: str, verbs: list[str]) -> None:
    assert [verb for verb, _, _ in _rows(report(text, author=EXPERT))] == verbs


def test_the_row_of_a_point_ends_before_its_further_sentence() -> None:
    text = "The Special Rapporteur recommends that States: (a) Ensure access. Harassment must be punished; (b) Train judges."
    found = read(report(text, author=EXPERT)).recommendations
    assert [row.text.rsplit(": ")[-1] for key in found for row in found[key]] == [
        "Ensure access",
        "Train judges",
        "Harassment must be punished",
    ]


def test_hyphens_part_the_points_below_a_colon() -> None:
    points = "- requested the secretariat to report;\n\n- took note of the plan;\n\n- invited States to comment"
    text = report(f"The Commission:\n\n{points}", author="Codex Alimentarius Commission")
    by = "codex-alimentarius-commission"
    assert _rows(text) == [("requested", by, ["secretariat"]), ("invited", by, ["States"])]
    assert len(parse(text).paragraphs[0].points) == 3


def test_a_dash_inside_a_sentence_is_no_point() -> None:
    text = report("The plan has two aims\n- peace and order -\nand it is new", "The plan:\n- is new and it\n- is wide")
    assert not any(paragraph.points for paragraph in parse(text).paragraphs)


@pytest.mark.parametrize("end", [".", ", Ana Diaz.", ", Ana Diaz, submitted in accordance with resolution 16/6."])
def test_the_author_of_what_a_note_passes_on_ends_with_the_sentence(end: str) -> None:
    assert _rows(NOTE.format(end=end)) == [("should", "independent-expert-on-minority-issues", ["States"])]


@pytest.mark.parametrize(
    ("text", "by"),
    [
        pytest.param("Given the examples shared with the Special Rapporteur, he further recommends that a guide be written.",
                     "special-rapporteur-on-the-right-to-food", id="the-author"),
        pytest.param("She recommends that States act.", "special-rapporteur-on-the-right-to-food", id="at-the-head-of-a-paragraph"),
        pytest.param("One delegate thanked the Chair. He recommends that States act.", None, id="nobody-behind-somebody-else"),
    ],
)  # fmt: skip
def test_she_who_recommends_in_her_own_report(text: str, by: str | None) -> None:
    assert [said for _, said, _ in _rows(report(text, author=EXPERT))] == [by]


def test_he_who_recommends_in_the_report_of_a_committee_is_not_known() -> None:
    assert _rows(report("He recommends that States act.", author="Committee on the Rights of the Child"))[0][1] is None


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("States that have not yet done so should ratify it.", [["States"]]),
        ("States that retain the penalty should abolish it.", [["States"]]),
        ("Member States which have such laws should repeal them.", [["Member States"]]),
        ("States whose legislation is weak should amend it.", [["States"]]),
        ("Member States whose contributions are in arrears are requested to pay.", [["Member States"]]),
        ("The text states that the law, which is old, is known.", []),
        ("It was discussed which laws States should repeal.", []),
        ("The Commission may therefore wish to adopt it.", [["Commission"]]),
        ("The Commission may wish for it.", []),
        ("It is recommended that the Council act, and that the Secretary-General report.", [["Council"], ["Secretary-General"]]),
        ("It is recommended that the Council note that the Secretary-General reports.", [["Council"]]),
    ],
)  # fmt: skip
def test_whom_a_report_tells(text: str, told: list[list[str]]) -> None:
    assert [to for _, _, to in _rows(report(text))] == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The Committee notes that the State party has not ratified it and recommends that it do so.", ["State party"]),
        ("The Committee is concerned that the State party has not acted, and urges it to report.", ["State party"]),
        ("The Committee notes that the State party has a plan and recommends that it be published.", []),
        ("The Committee notes that the report was late and recommends that it be shorter.", []),
        ("The Committee requests furthermore the State party to report.", ["State party"]),
        ("The Committee requests again the State party to report.", ["State party"]),
    ],
)  # fmt: skip
def test_whom_a_treaty_body_tells(text: str, told: list[str]) -> None:
    assert [to for _, _, to in _rows(report(text, author="Committee on the Rights of the Child"))] == [told]
