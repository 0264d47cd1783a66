"""Which words of a noun phrase are who shall act; one case is one usage of United Nations documents."""

from __future__ import annotations

import pytest

from tests.recommended import names, rows


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param(
            "The General Assembly invites the United Nations development system to support them.",
            ["United Nations development system"],
            id="a-system-of-the-organization-and-not-the-organization",
        ),
        pytest.param(
            "The Executive Board recommended to the Sixty-fifth World Health Assembly the adoption of the resolution.",
            ["World Health Assembly"],
            id="the-number-of-its-session-is-no-part-of-a-name",
        ),
        pytest.param(
            "The Executive Board decided that the twenty-fourth session of the World Health Assembly should be held in May.",
            [],
            id="a-session-is-nobody",
        ),
        pytest.param(
            "The General Assembly recommends all Members having responsibilities for territories to convene conferences.",
            ["Members"],
            id="whom-an-act-recommends-to-do-something",
        ),
        pytest.param(
            "The General Assembly stressed the need for Member State-led processes to continue.",
            [],
            id="half-of-a-compound-is-nobody",
        ),
        pytest.param(
            "The General Assembly stressed the need for States representing industry to act.",
            ["States"],
            id="what-follows-an-actor-is-no-actor-of-its-own",
        ),
        pytest.param(
            "Supporting the parties in their relations must be a key goal.",
            [],
            id="whom-a-deed-is-done-to-does-no-deed",
        ),
        pytest.param(
            "Any action taken through the United Nations should be in accordance with the law.",
            [],
            id="the-organization-is-no-nation",
        ),
        pytest.param(
            "JIU suggested that the legislative organs and governing bodies of its participating organizations re-examine "
            "their processes for the consideration of and decision-making on JIU recommendations.",
            [
                "legislative organs of its participating organizations",
                "governing bodies of its participating organizations",
            ],
            id="whose-papers-they-are-shall-not-act",
        ),
        pytest.param(
            "The States Members of the United Nations should act.",
            ["States Members of the United Nations"],
            id="its-members-are-actors",
        ),
        pytest.param(
            "The General Assembly encourages developing and developed countries to act.",
            ["developing countries", "developed countries"],
            id="a-gerund-that-is-an-adjective",
        ),
        pytest.param(
            "There should be organization-wide guidance on the matter.", [], id="what-is-organization-wide-is-nobody"
        ),
        pytest.param(
            "The General Assembly requests that the League of Arab States be granted the status of an observer.",
            [],
            id="who-is-granted-something-does-not-grant-it",
        ),
        pytest.param(
            "It is crucial that civil society organizations be given support.", [], id="who-is-given-does-not-give"
        ),
        pytest.param(
            "The General Assembly calls for strengthened efforts by Member States, the United Nations system, civil society "
            "and the private sector to coordinate their programmes.",
            ["Member States", "United Nations system", "civil society", "private sector"],
            id="who-makes-the-efforts-that-are-called-for",
        ),
        pytest.param(
            "The Security Council calls for enhanced cooperation between all States, particularly those in the region, and "
            "the Board of Auditors, including for providing access to documents of the Secretary-General.",
            ["States", "Board of Auditors"],
            id="who-cooperates-and-some-of-them",
        ),
        pytest.param(
            "The General Assembly stressed the need for support from the United Nations or the African Union in mediation.",
            ["United Nations", "African Union"],
            id="who-gives-the-support-that-is-needed",
        ),
        pytest.param(
            "The General Assembly emphasized the importance of partnerships among Governments and civil society.",
            ["Governments", "civil society"],
            id="between-whom-a-partnership-is",
        ),
        pytest.param(
            "The General Assembly emphasized the importance of strengthening partnerships between Governments.",
            [],
            id="who-strengthens-a-partnership-is-not-named",
        ),
        pytest.param(
            "The General Assembly calls for the full implementation of the Agreement by all parties.",
            ["parties"],
            id="who-does-a-deed-done-to-a-thing",
        ),
        pytest.param(
            "The General Assembly calls for support for the recommendations made by the Secretary-General.",
            [],
            id="who-did-it-already",
        ),
        pytest.param("The General Assembly calls for cooperation with States.", [], id="with-whom-somebody-cooperates"),
        pytest.param(
            "The Government should no longer be allowed to use the land.", [], id="who-is-not-allowed-is-not-told"
        ),
        pytest.param("Staff members should be allowed to work at home.", [], id="who-is-allowed-is-not-told"),
        pytest.param(
            "It is essential that UNICEF receive full support from Member States.",
            ["Member States"],
            id="who-gives-what-another-receives",
        ),
        pytest.param("It is essential that UNICEF receive full support.", [], id="who-receives-does-not-give"),
        pytest.param(
            "There is a need to understand the efforts by the private sector.", [], id="whose-efforts-are-looked-at"
        ),
        pytest.param(
            "I call on all United Nations Member States to act.", ["United Nations Member States"], id="members"
        ),
        pytest.param(
            "I urge the SADC Organ Troika on Politics to act.", ["SADC Organ Troika"], id="a-name-that-goes-on"
        ),
        pytest.param(
            "I suggest that the Board of Auditors, chaired by UNICEF, should act.",
            ["Board of Auditors"],
            id="who-presides",
        ),
        pytest.param("I urge the Israeli leadership to act.", ["Israeli leadership"], id="the-noun-of-a-nationality"),
        pytest.param(
            "The General Assembly recommends that the Commission be authorized to meet twice.",
            ["Commission on Human Rights"],
            id="who-is-authorized-acts",
        ),
        pytest.param(
            "The executive heads of the United Nations system organizations should act.",
            ["executive heads of the United Nations system organizations"],
            id="of-which-system-they-are",
        ),
        pytest.param(
            "I invite national and regional organizations of the United Nations system to act.",
            ["national organizations", "regional organizations of the United Nations system"],
            id="what-they-are-of-is-no-shared-noun",
        ),
        pytest.param(
            "I encourage countries hosting refugees to act.", ["countries hosting refugees"], id="whom-they-host"
        ),
        pytest.param("Israel, as occupying power, must act.", ["Israel"], id="as-what-somebody-acts"),
        pytest.param(
            "Countries in the region that maintain ties with it should act.",
            ["Countries in the region"],
            id="whom-a-relative-clause-belongs-to",
        ),
        pytest.param("The activities that remain should be evaluated.", [], id="a-relative-clause-of-a-thing"),
        pytest.param("If France wants peace, it must act.", ["France"], id="it-of-the-condition"),
        pytest.param("If it wants peace, it must act.", [], id="it-of-nobody"),
        pytest.param(
            "More support from developed countries is needed.", ["developed countries"], id="who-gives-what-is-needed"
        ),
        pytest.param(
            "The General Assembly requested that the “[United Nations] search for them”.",
            ["United Nations"],
            id="a-name-put-in-by-whoever-quotes",
        ),
        pytest.param(
            "I call upon new and existing donors to act.", ["new donors", "donors"], id="adjectives-that-are-no-names"
        ),
        pytest.param("I call upon others to do the same.", ["others"], id="others"),
        pytest.param("These mechanisms should promote coherence.", [], id="mechanisms-that-are-things"),
        pytest.param(
            "I call upon the United Nations mechanisms to act.", ["United Nations mechanisms"], id="mechanisms-that-act"
        ),
        pytest.param(
            "I urge that the plenary or the Main Committee consider it.",
            ["plenary", "Main Committee"],
            id="the-plenary",
        ),
        pytest.param(
            "I invite all agencies, funds and programmes to act.",
            ["agencies", "funds and programmes"],
            id="a-name-with-and",
        ),
        pytest.param(
            "I call on representatives of international organizations to act.",
            ["representatives of international organizations"],
            id="whom-they-represent",
        ),
        pytest.param(
            "I call for the full implementation of the resolution and the previous relevant ones by all parties, "
            "notably the last.",
            ["parties"],
            id="a-long-object-before-those-who-shall-act",
        ),
        pytest.param(
            "I call for urgent action and partnership by Member States, organizations engaged in it and the private "
            "sector to end it.",
            ["Member States", "organizations", "private sector"],
            id="two-deeds-of-the-same",
        ),
    ],
)
def test_who_shall_act(text: str, told: list[str]) -> None:
    heard = rows("The Commission on Human Rights met.", text)
    assert [names(row) for row in heard] == [told]


@pytest.mark.parametrize(
    ("before", "text", "told"),
    [
        pytest.param("The African Union has a role.", "I call upon it to act.", ["African Union"], id="a-body"),
        pytest.param("Chad has a role.", "We urge it to act.", ["Chad"], id="a-state"),
        pytest.param("There is a role for the African Union.", "I call upon it to act.", [], id="no-subject"),
    ],
)
def test_it_is_the_subject_of_the_sentence_before(before: str, text: str, told: list[str]) -> None:
    assert [names(row) for row in rows(f"{before} {text}")] == [told]
