"""Who speaks for a body or State by the post he holds, and who is only named beside whoever speaks; one case is one usage."""

from __future__ import annotations

import pytest

from tests.recommended import rows

SG = "secretary-general"


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        pytest.param(
            "The session was moderated by the Ambassador of Mexico to Chile, Ana Diaz, who invited States to attend it.",
            ("mexico",),
            id="who-is-sent-to-another",
        ),
        pytest.param(
            "It was opened by the Chair of the Committee on Contributions, Ana Diaz, who also urged States to pay.",
            ("committee-on-contributions",),
            id="who-chairs",
        ),
        pytest.param(
            "Ana Diaz, Permanent Representative of Togo to the United Nations, noted it. In that context, she urged States to pay.",
            ("togo",),
            id="name-before-the-post",
        ),
        pytest.param(
            "The Minister of Justice of Chad, Ana Diaz, opened it. Ms. Diaz urged States to pay.",
            ("chad",),
            id="a-minister-by-name",
        ),
        pytest.param(
            "Development was slow. As advocated by UNCTAD, States should act.",
            ("united-nations-conference-on-trade-and-development",),
            id="as-advocated-by",
        ),
        pytest.param(
            "It was the view of the Committee on Contributions that States should act.",
            ("committee-on-contributions",),
            id="the-view-of",
        ),
        pytest.param("As requested by States, the plan of UNCTAD should be kept.", (SG,), id="as-requested-by-others"),
    ],
)
def test_a_person_is_known_by_the_post_beside_his_name(text: str, bodies: tuple[str, ...]) -> None:
    [row] = rows(text)
    assert row.recommenders == bodies


def test_who_is_nobody_of_the_body_whose_plan_was_given_to_others() -> None:
    assert not rows("The plan of the Committee on Contributions was given to Ana Diaz, who urged States to pay.")


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        pytest.param(
            "The Director of the Office of Legal Affairs, Ana Diaz, highlighted the role of coordinators and the Board of Auditors, and urged States to act.",
            ["office-of-legal-affairs"],
            id="the-last-it-speaks-of",
        ),
        pytest.param(
            "She praised the work of the Fund and the Board of Auditors and urged States to act.", [None], id="she"
        ),
        pytest.param(
            "The Friends of Wells and the Board of Auditors met and urged States to act.",
            ["board-of-auditors"],
            id="one-of-two",
        ),
        pytest.param(
            "The African Union- United Nations joint report recommended that States fund it.",
            ["african-union", "united-nations"],
            id="parted-by-a-line",
        ),
    ],
)
def test_whoever_is_named_last_of_what_somebody_speaks_of_does_not_go_on(text: str, bodies: list[str | None]) -> None:
    [row] = rows(text)
    assert list(row.recommenders or (None,)) == bodies


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        pytest.param(
            "The African Union Commission Chairperson, Ana Diaz, issued a statement. She urged States to act.",
            ["african-union-commission"],
            id="the-post-behind-the-body",
        ),
        pytest.param(
            "On 8 May, the ambassadors of France and Germany urged Chad to act.",
            ["france", "germany"],
            id="ambassadors",
        ),
        pytest.param("On 8 May, the ambassadors to France urged Chad to act.", [], id="sent-to-a-state"),
        pytest.param("The ministers of the region urged Chad to act.", [], id="of-nobody"),
    ],
)
def test_officers_speak_for_those_of_whom_they_are(text: str, bodies: list[str]) -> None:
    [row] = rows(text)
    assert list(row.recommenders) == bodies


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        pytest.param(
            "In a joint statement of 8 May, the ministers of Chad urged Mali to act.", ["chad"], id="who-says-it-in-it"
        ),
        pytest.param(
            "In a joint statement of 8 May, the leaders of the region urged Mali to act.", [], id="nobody-named"
        ),
        pytest.param("A joint statement of 8 May urged Mali to act.", [], id="the-statement-itself"),
    ],
)
def test_a_statement_in_which_somebody_says_it_is_no_subject(text: str, bodies: list[str]) -> None:
    [row] = rows(text)
    assert list(row.recommenders) == bodies
