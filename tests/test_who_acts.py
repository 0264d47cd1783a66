"""Who shall act, by the subject, the object or another phrase of a sentence, and whom a pronoun means; one case is one usage."""

from __future__ import annotations

import pytest

from tests.recommended import names, rows


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param(
            "Artificial intelligence developers needed to be encouraged to manage risk.",
            ["Artificial intelligence developers"],
            id="who-is-encouraged-behind-a-modal",
        ),
        pytest.param(
            "The UNCTAD secretariat should provide a list.", ["UNCTAD secretariat"], id="the-secretariat-of-a-body"
        ),
        pytest.param(
            "The Board invites UNDP and the UNEP secretariat to act.",
            ["United Nations Development Programme", "UNEP secretariat"],
            id="one-of-two-is-a-secretariat",
        ),
        pytest.param("The UNCTAD secretariat report should be published.", [], id="the-report-of-a-secretariat"),
        pytest.param(
            "The Board welcomes the steps taken by UNICEF, and requests the organization to report.",
            ["United Nations Children's Fund"],
            id="the-organization-named-before",
        ),
        pytest.param(
            "UNEP has a strategy. The organization should use it.",
            ["United Nations Environment Programme"],
            id="the-organization-of-the-sentence-before",
        ),
        pytest.param(
            "The Board welcomes the work of UNICEF and UNDP, and requests the organization to report.",
            ["organization"],
            id="one-of-two-organizations",
        ),
        pytest.param("UNEP has a strategy. Each organization should use it.", ["organization"], id="each-organization"),
        pytest.param(
            "Members of the Security Council should act on it.",
            ["Members of the Security Council"],
            id="members-of-a-body",
        ),
        pytest.param("Members of the Assembly should be elected.", [], id="members-who-are-elected"),
        pytest.param("Members of the artisanal fishing community should have a seat.", [], id="members-of-no-body"),
        pytest.param(
            "In addition, members of the Security Council could: Urge States to fund it.",
            ["members of the Security Council"],
            id="what-is-proposed-above-points",
        ),
        pytest.param("Young people must be involved in it.", [], id="who-is-involved-need-not-act"),
        pytest.param("The secretariat should thus be strengthened.", [], id="who-is-strengthened-does-not-act"),
        pytest.param(
            "It is important that all financial institutions continue to be adequately resourced.",
            [],
            id="who-is-given-resources-does-not-give-them",
        ),
        pytest.param(
            "The specialized agencies should continue to be guided by the resolutions.",
            ["specialized agencies"],
            id="who-is-guided-acts",
        ),
        pytest.param(
            "The Commission stressed the need for UNICEF to have flexible, predictable and sufficient resources.",
            [],
            id="who-is-to-have-resources",
        ),
        pytest.param(
            "In meetings with the authorities of Chad, the Secretary-General called for restraint.",
            ["authorities of Chad"],
            id="whom-somebody-met-who-calls-for-something",
        ),
        pytest.param(
            "In meetings with the authorities of Chad, the Secretary-General stressed the need for restraint.",
            [],
            id="whom-somebody-met-who-stresses-something",
        ),
        pytest.param("In Chad, the Secretary-General called for restraint.", [], id="where-somebody-was"),
        pytest.param(
            "I welcome it, since UNEP, as the leading organization, must use one terminology.",
            ["United Nations Environment Programme"],
            id="the-subject-of-a-subordinate-clause",
        ),
        pytest.param(
            "It was noted that there is no definition and organizations should adopt one.",
            ["organizations"],
            id="the-subject-of-a-second-clause",
        ),
        pytest.param(
            "One delegation stressed that the UNICEF mandate must remain.", [], id="a-thing-that-is-of-a-body"
        ),
        pytest.param("UNICEF management should act.", ["UNICEF management"], id="who-manages-a-body"),
        pytest.param("The UNICEF Executive Director should act.", ["UNICEF Executive Director"], id="who-heads-a-body"),
        pytest.param(
            "The General Assembly calls for cooperation between the Government and the United Nations country team.",
            ["Government", "United Nations country team"],
            id="a-country-team",
        ),
        pytest.param("United Nations Member States should act.", ["United Nations Member States"], id="members-of-it"),
        pytest.param(
            "The Executive Board requests UNDP to update the Board on it.",
            ["United Nations Development Programme"],
            id="to-update-is-no-update",
        ),
        pytest.param("UNICEF also should act.", ["United Nations Children's Fund"], id="a-body-and-an-adverb"),
        pytest.param(
            "The General Assembly invites financial contributions, with developed countries continuing to take the lead.",
            ["developed countries"],
            id="who-is-to-take-the-lead",
        ),
        pytest.param(
            "The General Assembly invites financial contributions, with a view to taking the lead.",
            [],
            id="what-is-in-view",
        ),
        pytest.param(
            "The need for the Secretariat to strengthen its planning was highlighted by the Security Council.",
            ["United Nations Secretariat"],
            id="the-need-for-somebody-to-act-in-the-passive",
        ),
        pytest.param(
            "The need to support States was highlighted by the Security Council.",
            [],
            id="the-need-to-act-in-the-passive",
        ),
        pytest.param(
            "The Security Council encourages the resumption of dialogue between signatories to the Revitalized Agreement.",
            ["signatories to the Revitalized Agreement"],
            id="those-who-are-to-resume-a-dialogue",
        ),
        pytest.param(
            "The Security Council urges civilians and humanitarian actors to leave the area.",
            ["civilians", "humanitarian actors"],
            id="civilians-who-are-told",
        ),
        pytest.param("It is imperative that this commission establish the facts.", ["commission"], id="a-commission"),
        pytest.param("The commission of crimes must stop.", [], id="what-somebody-commits"),
        pytest.param(
            "We demand that all armed actors prevent further commission of crimes.",
            ["armed actors"],
            id="who-lets-nobody-commit-it",
        ),
        pytest.param("We recommend that the Conference adopt a report.", ["Conference"], id="a-conference-that-acts"),
        pytest.param(
            "The General Assembly appeals to Member States and others in a position to do so to contribute.",
            ["Member States", "others"],
            id="others-who-can",
        ),
        pytest.param(
            "The General Assembly appeals to Member States and friends in a position to help to contribute.",
            ["Member States"],
            id="who-is-nobody-that-acts",
        ),
        pytest.param(
            "The General Assembly demands that Israel, the occupying Power, cease its practices.",
            ["Israel"],
            id="what-a-state-is-besides",
        ),
        pytest.param(
            "The General Assembly calls upon the administering Power to report.",
            ["administering Power"],
            id="a-power-alone",
        ),
        pytest.param(
            "The General Assembly encourages troop- and police-contributing countries to act.",
            ["troop- and police-contributing countries"],
            id="two-halves-of-a-compound",
        ),
        pytest.param(
            "Countries of origin, transit and destination should cooperate.",
            ["Countries of origin, transit and destination"],
            id="countries-on-a-route",
        ),
        pytest.param(
            "The Working Group invited Parties and observers to submit comments.",
            ["Parties", "observers"],
            id="observers-who-are-told",
        ),
        pytest.param(
            "We recommend that Governments support countries in need.", ["Governments"], id="whom-they-shall-support"
        ),
        pytest.param(
            "We recommend that Member State national authorities act.",
            ["Member State national authorities"],
            id="an-adjective-between-two-heads",
        ),
        pytest.param(
            "The need for stronger coordination among United Nations agencies was highlighted by the Council.",
            ["United Nations agencies"],
            id="whose-deed-is-needed-in-the-passive",
        ),
        pytest.param(
            "The Council underscored the importance of Member States paying their contributions.",
            ["Member States"],
            id="who-does-what-is-important",
        ),
        pytest.param(
            "The Council underscored the importance of holding the parties to account.", [], id="to-whom-it-is-done"
        ),
        pytest.param("The Director of the Office should report.", ["Director of the Office"], id="a-director"),
        pytest.param("The director should report.", [], id="a-post-in-small-letters"),
        pytest.param("We recommend that conference rooms be ready.", [], id="rooms-of-a-conference"),
        pytest.param(
            "It is recommended that the third Meeting of States Parties establish a process.",
            ["third Meeting of States Parties"],
            id="a-meeting-of-parties-that-acts",
        ),
        pytest.param(
            "The Council called on [the] Lebanese and Syrian authorities to act.",
            ["Lebanese and Syrian authorities"],
            id="an-article-put-in-by-whoever-quotes",
        ),
        pytest.param(
            "The Council stresses the need for the High-level Committee on Programmes, as well as the High-level Committee on "
            + "Management, the World Health Organization and the World Food Programme, "
            + "in accordance with what was decided by the Council at its sessions in the years before and in so far as their means allow, "
            * 3
            + "to continue to take concrete steps.",
            [
                "High-level Committee on Programmes",
                "High-level Committee on Management",
                "World Health Organization",
                "World Food Programme",
            ],
            id="many-who-are-needed",
        ),
    ],
)
def test_who_acts(text: str, told: list[str]) -> None:
    assert [names(row) for row in rows("The Commission on Human Rights met.", text)] == [told]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param(
            "I encourage States to cooperate. I welcome the consultations between the Economic Community of West African States "
            "and the African Union, and urge them to act.",
            [["States"], ["Economic Community of West African States", "African Union"]],
            id="two-named-in-the-sentence",
        ),
        pytest.param(
            "The Security Council calls on the parties to let humanitarian organizations pass, and urges them to act.",
            [["parties"], ["parties"]],
            id="those-just-told",
        ),
        pytest.param(
            "I encourage the African Union to act. I welcome the decision of the parties and urge them to keep it.",
            [["African Union"], ["parties"]],
            id="them-are-several",
        ),
        pytest.param(
            "I commend the Government of Chad for its efforts and encourage it to act.",
            [["Government of Chad"]],
            id="it-whom-the-writer-commends",
        ),
        pytest.param("I welcome the efforts of the parties and encourage it to act.", [[]], id="several-are-no-it"),
        pytest.param("The African Union has a role. It must act.", [["African Union"]], id="it-of-the-sentence-before"),
        pytest.param("The path to peace is long. It must be gone.", [[]], id="it-of-a-thing"),
        pytest.param(
            "If Bosniak political parties want peace, they should act.",
            [["Bosniak political parties"]],
            id="they-of-the-condition",
        ),
    ],
)
def test_whom_a_pronoun_means(text: str, told: list[list[str]]) -> None:
    assert [names(row) for row in rows("The Commission on Human Rights met.", text)] == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param(
            "The Commission invited the following intergovernmental organizations to take part: Arab Institute for Training and "
            "Research in Statistics; African Union; and Eurasian Economic Commission.",
            ["Arab Institute for Training and Research in Statistics", "African Union", "Eurasian Economic Commission"],
            id="names-behind-a-colon",
        ),
        pytest.param(
            "The Commission invited the following organizations to take part: those that applied; those that did not.",
            ["following organizations"],
            id="no-names-behind-a-colon",
        ),
        pytest.param(
            "The Commission invited intergovernmental organizations to discuss this topic: Statistics of Africa.",
            ["intergovernmental organizations"],
            id="what-else-stands-behind-a-colon",
        ),
    ],
)
def test_whoever_is_named_behind_following(text: str, told: list[str]) -> None:
    assert [names(row) for row in rows("The Commission on Human Rights met.", text)] == [told]


@pytest.mark.parametrize(
    ("text", "told", "texts"),
    [
        pytest.param(
            "Requests the Secretary-General, and invites Member States, to report on it.",
            [["Secretary-General"], ["Member States"]],
            [
                "Requests the Secretary-General, and invites Member States, to report on it",
                "invites Member States, to report on it",
            ],
            id="what-both-are-asked",
        ),
        pytest.param(
            "Calls upon States and invites regional organizations to assist.",
            [["States"], ["regional organizations"]],
            [
                "Calls upon States and invites regional organizations to assist",
                "invites regional organizations to assist",
            ],
            id="without-a-comma",
        ),
        pytest.param(
            "Requests the Secretary-General to act, and invites Member States, to the extent possible, to report.",
            [["Secretary-General"], ["Member States"]],
            ["Requests the Secretary-General to act", "invites Member States, to the extent possible, to report"],
            id="what-each-is-asked",
        ),
    ],
)
def test_verbs_that_share_an_infinitive(text: str, told: list[list[str]], texts: list[str]) -> None:
    found = rows("The Commission on Human Rights met.", text)
    assert ([names(row) for row in found], [row.text for row in found]) == (told, texts)
