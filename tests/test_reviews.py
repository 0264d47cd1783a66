"""Periodic reviews: which rows a list holds, where its lines and the wishes of several States begin and end."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.model import Source
from pipeline.s1_read.html_page import read_html
from pipeline.s1_read.text import read_text
from pipeline.s2_structure import structure
from pipeline.s3_extract.extract import extract
from pipeline.s3_extract.recommendations.review_lines import cut_wishes, find_review_lines
from tests.recommended import rows
from tests.reports import report

STATES = {"Chile", "Peru", "Mali", "Chad", "Czech Republic", "Iraq"}
LEAD = "The following recommendations enjoy the support of Norway: "


def read(text: str) -> list[tuple[str, str, str]]:
    """``(number, words, brackets)`` of each wish."""

    def names_states(start: int, end: int) -> bool:
        return set(text[start:end].replace("; ", ", ").split(", ")) <= STATES

    return [
        (line.number, " ".join(text[a:b] for a, b in wish.pieces), "|".join(text[a:b] for a, b in wish.brackets))
        for line in find_review_lines(text, names_states, reviewing=True)
        for wish in cut_wishes(text, line, names_states)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("88.1. Ratify it (Chile; Peru); 88.2 Sign it (Mali).",
                     [("88.1", "Ratify it", "Chile; Peru"), ("88.2", "Sign it", "Mali")], id="numbered-under-the-paragraph"),
        pytest.param(LEAD + "1. Ratify it (Chile); 2. Sign it (Mali). 3 Adopt it (Chad).",
                     [("1", "Ratify it", "Chile"), ("2", "Sign it", "Mali"), ("3", "Adopt it", "Chad")], id="older-style-and-a-lost-point"),
        pytest.param(LEAD + "9.2 Ratify it (Chile); 9.3 Sign it (Mali); 9.1 Adopt it (Chad).",
                     [("9.2", "Ratify it", "Chile"), ("9.3", "Sign it", "Mali"), ("9.1", "Adopt it", "Chad")], id="not-in-the-order-of-numbers"),
        pytest.param(LEAD + "9.1 Ratify it (Chile); 9.10 Sign it (Mali); 9.100 Adopt it (Chad); 9.11 Accept it (Peru).",
                     [("9.1", "Ratify it", "Chile"), ("9.10", "Sign it", "Mali"), ("9.100", "Adopt it", "Chad"), ("9.11", "Accept it", "Peru")],
                     id="numbers-sorted-as-words"),
        pytest.param(LEAD + "(a) Ratify it (Chile); (b) Sign it (Mali).",
                     [("a", "Ratify it", "Chile"), ("b", "Sign it", "Mali")], id="lettered"),
        pytest.param(LEAD + "1. Ratify it (Chile).", [("1", "Ratify it", "Chile")], id="a-list-of-one"),
        pytest.param("As for recommendations listed below, Norway notes them. Its response will be in the report of the Council. 1. Ratify it (Chile); 2. Sign it (Mali).",
                     [("1", "Ratify it", "Chile"), ("2", "Sign it", "Mali")], id="a-full-stop-ends-the-lead-in"),
        pytest.param("9.1 Ratify it (Chile); 8.2 Sign it (Mali); 9.3 Adopt it (Chad).",
                     [("9.1", "Ratify it", "Chile"), ("8.2", "Sign it", "Mali"), ("9.3", "Adopt it", "Chad")], id="a-misprinted-number"),
        pytest.param("9.1 Ratify it (Chile); 9.10 Sign it (Mali); 9.100 Adopt it (Chad).",
                     [("9.1", "Ratify it", "Chile"), ("9.10", "Sign it", "Mali"), ("9.100", "Adopt it", "Chad")], id="an-excerpt"),
        pytest.param("9.1. Ratify it (Chile); sign the other one (Mali);",
                     [("9.1", "Ratify it", "Chile"), ("9.1", "sign the other one", "Mali")], id="two-wishes-in-a-line"),
        pytest.param("9.1. Protect speech (Chile), review all laws on it (Mali);",
                     [("9.1", "Protect speech", "Chile"), ("9.1", "review all laws on it", "Mali")], id="a-comma-and-a-verb"),
        pytest.param("9.1. Train judges (Chile), in order to end delays (Mali);",
                     [("9.1", "Train judges in order to end delays", "Chile|Mali")], id="a-purpose-goes-on-with-the-wish"),
        pytest.param("9.1. Sign (Iraq)/accede to (Czech Republic)/ratify (Chile) the Protocol;",
                     [("9.1", "Sign the Protocol", "Iraq"), ("9.1", "accede to the Protocol", "Czech Republic"), ("9.1", "ratify the Protocol", "Chile")],
                     id="an-object-behind-the-last-bracket"),
        pytest.param("9.1. Consider expediting the ratification of (Mali)/ratify the Statute (Chile);",
                     [("9.1", "Consider expediting the ratification of the Statute", "Mali"), ("9.1", "ratify the Statute", "Chile")],
                     id="an-object-of-the-next-wish"),
        pytest.param("9.1. Consider acceding to the Covenant (Chile); the Convention (Peru);",
                     [("9.1", "Consider acceding to the Covenant", "Chile"), ("9.1", "Consider acceding to the Convention", "Peru")],
                     id="a-verb-of-the-wish-before"),
        pytest.param("9.1. (Mali); Accede to the Convention; 9.2. Sign it (Chile);",
                     [("9.1", "Accede to the Convention", ""), ("9.2", "Sign it", "Chile")], id="a-bracket-before-its-wish-is-no-ones"),
        pytest.param("9.1. (Mali); 9.2. Sign it (Chile);", [("9.2", "Sign it", "Chile")], id="a-bracket-alone"),
        pytest.param("9.1. Accede to the Convention (CAT) (Mali);", [("9.1", "Accede to the Convention (CAT)", "Mali")], id="a-short-form-is-no-state"),
        pytest.param("The rate rose from 1.1. In 2005 it was 1.2. The rest stayed.", [], id="figures-without-states"),
        pytest.param("The recommendations are: 1. To meet. 2. To write.", [], id="a-list-without-states"),
    ],
)  # fmt: skip
def test_lines_and_wishes(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("line", "shared"),
    [
        pytest.param("9.1. Sign (Iraq)/accede to (Chile) the Protocol;", ["the Protocol", None], id="an-object-behind-it"),
        pytest.param("9.1. Consider acceding to the Covenant (Chile); the Convention (Peru);", [None, "Consider acceding to"], id="a-verb-before-it"),
        pytest.param("9.1. Train judges (Chile), in order to end delays (Mali);", [None], id="nothing-stands-elsewhere"),
    ],
)  # fmt: skip
def test_words_that_a_wish_shares_are_told_with_their_place(line: str, shared: list[str | None]) -> None:
    def names_states(start: int, end: int) -> bool:
        return line[start:end] in STATES

    (read_line,) = find_review_lines(line, names_states, reviewing=True)
    wishes = cut_wishes(line, read_line, names_states)
    assert [line[slice(*wish.shared)] if wish.shared else None for wish in wishes] == shared


def test_a_number_too_high_is_a_misprint_where_lower_ones_follow() -> None:
    text = "9.1 Ratify it (Chile); 9.20 Sign it (Mali); 9.3 Adopt it (Chad)."
    assert [line.number for line in find_review_lines(text, lambda _start, _end: True, reviewing=True)] == [
        "9.1",
        "9.3",
    ]


def test_a_wish_is_a_row_of_its_own_state() -> None:
    made = report(LEAD + "1. Ratify it (Chile); sign it (Mali); 2. Adopt it (Chad).")
    review = replace(made, masthead=replace(made.masthead, kind="universal_periodic_review"))
    ((_, found),) = extract(review).recommendations.items()
    assert [(r.number, r.recommenders, r.verb) for r in found] == [
        ("1", ("chile",), "Ratify"),
        ("1", ("mali",), "sign"),
        ("2", ("chad",), "Adopt"),
    ]
    assert len({(r.start, r.end) for r in found}) == 3


@pytest.mark.parametrize(
    ("line", "states", "verb"),
    [
        pytest.param("Ratify it (Chile) (France) (Côte d’Ivoire)", ("chile", "france", "cote-d-ivoire"), "Ratify", id="brackets-side-by-side"),
        pytest.param("Consider it (Iran (Islamic Republic of))", ("iran-islamic-republic-of",), "Consider", id="brackets-in-a-name"),
        pytest.param("Strengthen it (Netherlands (Kingdom of the)) (Türkiye)", ("netherlands", "turkiye"), "Strengthen", id="names-of-today"),
        pytest.param("To continue its efforts (Algeria, Cuba, Pakistan)", ("algeria", "cuba", "pakistan"), "continue", id="the-first-cycle"),
        pytest.param("That Norway take measures to address racism (Egypt)", ("egypt",), "take", id="a-that-clause"),
        pytest.param("As recommended by the Committee, to adopt a definition (Canada, Mexico and Brazil)", ("canada", "mexico", "brazil"), "adopt", id="as-a-committee-recommended"),
        pytest.param("Prohibit it in all settings (Uruguay); (Zambia)", ("uruguay", "zambia"), "Prohibit", id="a-bracket-behind-the-line"),
    ],
)  # fmt: skip
def test_lines_of_all_cycles(line: str, states: tuple[str, ...], verb: str) -> None:
    made = report(LEAD + f"1. {line}; 2. Adopt it (Chad).")
    review = replace(made, masthead=replace(made.masthead, kind="universal_periodic_review"))
    ((_, found),) = extract(review).recommendations.items()
    assert (found[0].recommenders, found[0].verb) == (states, verb)


def test_lines_go_on_below_the_heading_of_a_theme() -> None:
    text = ("2. The recommendations enjoy the support of Norway:\n\nA. Cross-cutting issues\n\n2.1. Ratify it (Chile);\n\n"
            "2.2. Sign it (Mali);\n\nB. Civil and political rights\n\n2.3. Investigate all cases (Peru);\n\n3. All of them reflect positions.\n")  # fmt: skip
    source = Source("r.txt", "0" * 64, 0)
    found = extract(structure(read_text((FRONT + text).encode(), source), source)).recommendations
    assert [(r.number, r.recommenders) for rows in found.values() for r in rows] == [
        ("2.1", ("chile",)),
        ("2.2", ("mali",)),
        ("2.3", ("peru",)),
    ]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        pytest.param("Recommendation 9. 9.1. Scale up the network. 9.2. Extend the term.", 2, id="lines-that-open-with-verbs"),
        pytest.param("The Council did much. 9.1. Expanding its reach was one thing. 9.2. Reach was another.", 0, id="lines-that-tell"),
        pytest.param("The Committee asked: 1. Ratify it (Chile); 2. Sign it (Mali).", 0, id="states-that-are-told"),
    ],
)  # fmt: skip
def test_numbered_lines_elsewhere(text: str, count: int) -> None:
    assert len(rows(text)) == count


FRONT = (
    "A/HRC/12/9\n\nReport of the Working Group on the Universal Periodic Review\n\nNorway\n\nI. Summary\n\n1. One.\n\n"
)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        pytest.param("2. The recommendations listed below enjoy support:\n1. Ratify it (Chile);\n2. Sign it (Mali);\n3. Adopt\nit (Chad);\n\n"
                     "3. The following recommendations did not:\n1. Join it (Mali).\n\n4. All recommendations reflect positions.",
                     "1 2 3 4", id="inner-numbers-reach-the-number-of-the-paragraph"),
        pytest.param("2. The recommendations will be examined:\n2.1. Ratify the\nPalermo Protocol\n(Peru);\n2.2. Sign it (Mali).\n\n"
                     "3. All recommendations reflect positions.", "1 2 3", id="a-short-line-is-no-heading"),
        pytest.param("2. The recommendations enjoy support:\n1. Ratify it (Chile).\n\nIII. Voluntary pledges\n\n3. Norway pledges.",
                     "1 2 3", id="a-heading-ends-the-list"),
    ],
)  # fmt: skip
def test_a_list_belongs_to_the_paragraph_above_it(text: str, numbers: str) -> None:
    source = Source("r.txt", "0" * 64, 0)
    found = structure(read_text((FRONT + text).encode(), source), source)
    assert [p.number for p in found.paragraphs] == numbers.split()
    assert "Ratify" in found.paragraphs[1].passage.text
    assert len(found.sections) <= 2


def test_a_list_in_a_table_beside_the_replies() -> None:
    rows = "".join(
        f"<tr><td>2.{n} {wish};</td><td>Norway accepts it and should adopt a plan.</td></tr>"
        for n, wish in ((1, "Ratify it (Chile)"), (2, "Sign it (Mali)"))
    )
    table = f"<table><tr><th>Recommendation</th><th>Reply</th></tr>{rows}</table>"
    lead = "<p>2. The recommendations listed below enjoy support:</p>"
    front = "".join(f"<p>{line}</p>" for line in FRONT.split("\n\n"))
    source = Source("r.html", "0" * 64, 0)
    page = f"<html><body>{front}{lead}{table}</body></html>"
    found = extract(structure(read_html(page.encode(), source), source)).recommendations
    assert [(r.number, r.recommenders) for rows in found.values() for r in rows if r.number] == [
        ("2.1", ("chile",)),
        ("2.2", ("mali",)),
    ]
