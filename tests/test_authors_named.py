"""Authors that the front page names by an office, a post or whole, and the short forms that mean them."""

from __future__ import annotations

import pytest

from pipeline.s3_extract.extract import extract
from tests.reports import report


@pytest.mark.parametrize(
    ("author", "short"),
    [
        pytest.param("Special Rapporteur on violence against women", "Special Rapporteur", id="known"),
        pytest.param("Special Rapporteur on the lakes of Utopia", "Special Rapporteur", id="unknown"),
        pytest.param("Committee on Contributions", "Committee", id="committee"),
    ],
)
def test_the_author_is_meant_by_a_short_form_though_only_the_front_page_names_it(author: str, short: str) -> None:
    found = extract(report(f"The {short} recommends that Governments adopt laws.", author=author))
    [row] = next(iter(found.recommendations.values()))
    assert found.author_body_id is not None
    assert (row.recommenders, row.voice) == ((found.author_body_id,), "own")
    assert {body.body_id for body in found.bodies} >= {found.author_body_id}
    assert not found.issues


def test_an_author_named_by_an_office_alone_is_the_one_the_text_names() -> None:
    found = extract(
        report("The Special Rapporteur on torture was appointed. He urges States to act.", author="Special Rapporteur")
    )
    assert found.author_body_id is not None
    assert found.author_body_id.startswith("special-rapporteur-on-torture")
    [row] = next(iter(found.recommendations.values()))
    assert row.recommenders == (found.author_body_id,)


@pytest.mark.parametrize(
    ("author", "body_id"),
    [("Special Rapporteur", "special-rapporteur.r"), ("Secretariat", "united-nations-secretariat")],
)
def test_an_office_that_many_hold_is_the_report_s_own(author: str, body_id: str) -> None:
    assert extract(report("Nothing was said.", author=author)).author_body_id == body_id


@pytest.mark.parametrize(
    ("title", "body_id", "name"),
    [
        ("System-wide Evaluation Office", "executive-director.system-wide-evaluation-office", "Executive Director of the System-wide Evaluation Office"),
        ("Activities of the United Nations Population Fund in 2024", "executive-director.united-nations-population-fund", "Executive Director of the United Nations Population Fund"),
        ("The lakes", "executive-director.r", "Executive Director"),
    ],
)  # fmt: skip
def test_a_post_that_many_hold_is_named_with_the_organization_of_the_title(title: str, body_id: str, name: str) -> None:
    found = extract(report("Nothing was said.", author="Executive Director", title=title))
    assert found.author_body_id == body_id
    assert {body.body_id: body.name for body in found.bodies}[body_id] == name
