"""How much of a noun phrase is the name of who shall act, and whom "them" and "they" are; one case is one usage."""

from __future__ import annotations

import pytest

from tests.recommended import names, rows


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param(
            "The Security Council urges parties to armed conflict in Chad to implement it.",
            ["parties to armed conflict in Chad"],
            id="to-what-parties-are-parties",
        ),
        pytest.param(
            "The Security Council urges the parties to act.", ["parties"], id="parties-and-what-they-shall-do"
        ),
        pytest.param(
            "Ukraine calls on all Member States, including the States Parties to the Geneva Protocol and the Chemical "
            "Weapons Convention, to act.",
            ["Member States", "States Parties to the Geneva Protocol and the Chemical Weapons Convention"],
            id="parties-to-two-treaties",
        ),
        pytest.param(
            "The Security Council demands that all parties to the conflict respect the law.",
            ["parties to the conflict"],
            id="before-their-verb",
        ),
        pytest.param(
            "I urge the parties to the conflict and mediators to act.",
            ["parties to the conflict"],
            id="who-else-is-told-is-no-part-of-the-name",
        ),
        pytest.param(
            "The Council invites schools and institutes of public administration to act.",
            ["schools of public administration", "institutes of public administration"],
            id="two-of-a-kind-share-what-they-are-of",
        ),
        pytest.param(
            "The Council calls upon Libya and countries of the region to act.",
            ["Libya", "countries of the region"],
            id="a-name-shares-nothing",
        ),
        pytest.param(
            "The Council encourages governments at all levels to act.",
            ["governments at all levels"],
            id="at-which-levels",
        ),
        pytest.param(
            "I urge Member States with nationals in these facilities to repatriate them.",
            ["Member States with nationals in these facilities"],
            id="by-what-they-are-known",
        ),
        pytest.param(
            "I urge Member States with the support of the Mission to act.", ["Member States"], id="with-whose-support"
        ),
        pytest.param(
            "The Council invites non-governmental organizations in consultative status with the Economic and Social Council "
            "to register.",
            ["non-governmental organizations in consultative status with the Economic and Social Council"],
            id="in-what-status",
        ),
        pytest.param("I encourage partners in this regard to act.", ["partners"], id="in-what-regard"),
        pytest.param("I encourage States in the context of the talks to act.", ["States"], id="in-which-context"),
        pytest.param("I encouraged States in May to act.", ["States"], id="in-which-month"),
        pytest.param("I remind all parties of their duty to act.", ["parties"], id="of-what-they-are-reminded"),
        pytest.param(
            "I call upon flag States of the vessels to cooperate.",
            ["flag States of the vessels"],
            id="of-what-they-are",
        ),
        pytest.param(
            "The Assembly requests that the authorities of Israel share information with the United Nations on it.",
            ["authorities of Israel"],
            id="with-whom-something-is-shared",
        ),
        pytest.param(
            "The Assembly urges the administering Powers concerned to act.",
            ["administering Powers concerned"],
            id="concerned",
        ),
        pytest.param(
            "The Council requests all funds, programmes and specialized agencies of the United Nations system to act.",
            [
                "funds of the United Nations system",
                "programmes of the United Nations system",
                "specialized agencies of the United Nations system",
            ],
            id="what-the-last-is-of-all-are-of",
        ),
        pytest.param(
            "The Council invites Governments, the specialized agencies and other organizations of the United Nations system "
            "to act.",
            ["Governments", "specialized agencies", "organizations of the United Nations system"],
            id="what-others-are-of-those-before-need-not-be-of",
        ),
        pytest.param(
            "I urge senior officials of Iraq and Kuwait to act.",
            ["senior officials of Iraq", "senior officials of Kuwait"],
            id="officials-of-each",
        ),
        pytest.param(
            "I urge senior officials of Iraq and the Government of Kuwait to act.",
            ["senior officials of Iraq", "Government of Kuwait"],
            id="officials-of-one-and-the-Government-of-another",
        ),
        pytest.param(
            "I call on both the United States of America and Israel to act.",
            ["United States of America", "Israel"],
            id="a-State-whose-name-has-of",
        ),
        pytest.param(
            "The Council invites the United Nations system, including the Group, funds, programmes and regional commissions, "
            "to act.",
            ["United Nations system", "funds", "programmes", "regional commissions"],
            id="in-a-list-of-actors",
        ),
        pytest.param(
            "Governments, banks, institutional investors and other actors should act.",
            ["Governments", "banks", "institutional investors", "actors"],
            id="other-actors-shows-that-those-before-are-actors",
        ),
        pytest.param(
            "Laws, programmes and institutions should support it.",
            [],
            id="things-that-head-a-list-make-it-no-list-of-actors",
        ),
        pytest.param(
            "We urge all relevant United Nations offices to act.",
            ["United Nations offices"],
            id="offices-of-the-organization",
        ),
        pytest.param(
            "I call on Member States, particularly those in which listed individuals and entities are based, to act.",
            ["Member States"],
            id="who-stands-in-a-relative-clause",
        ),
        pytest.param(
            "The Council calls on the transitional government [to] urgently renew the plan for the police.",
            ["transitional government"],
            id="an-infinitive-put-in-by-whoever-quotes",
        ),
        pytest.param(
            "I remind the South Sudanese authorities of their primary responsibility to protect.",
            ["South Sudanese authorities"],
            id="authorities-called-by-their-State",
        ),
        pytest.param(
            "The Security Council urges the SSPDF, the SPLA-IO, and the National Salvation Front (NAS) to implement it.",
            ["SSPDF", "SPLA-IO", "National Salvation Front"],
            id="names-of-nobody-known",
        ),
        pytest.param(
            "The Security Council urges the SSPDF, in this regard, to implement it.",
            ["SSPDF"],
            id="a-name-and-what-else-is-said",
        ),
        pytest.param(
            "I urge the Chairs of the meetings (Kenya and Zimbabwe) to act.",
            ["Chairs of the meetings"],
            id="what-brackets-hold",
        ),
        pytest.param(
            "The Council urged all Member States and others to act.",
            ["Member States", "others"],
            id="others-at-the-end",
        ),
        pytest.param(
            "I call upon business enterprises, both transnational and others, as well as Governments, to act.",
            ["business enterprises", "Governments"],
            id="others-of-the-same",
        ),
        pytest.param(
            "I call upon the Independent Electoral Commission, the technical operators, the authorities of Chad and the political "
            "parties to act.",
            ["Independent Electoral Commission", "technical operators", "authorities of Chad", "political parties"],
            id="who-acts-when-told-in-a-list",
        ),
        pytest.param(
            "The Assembly invites the relevant organs, organizations and bodies of the United Nations system to act.",
            [
                "organs of the United Nations system",
                "organizations of the United Nations system",
                "bodies of the United Nations system",
            ],
            id="organs",
        ),
        pytest.param(
            "I request the Member States in whose territory they are to act.",
            ["Member States"],
            id="in-whose-territory",
        ),
        pytest.param(
            "I hope that the new US administration will act.", ["new US administration"], id="a-government-by-name"
        ),
        pytest.param(
            "The Assembly urges that the administration of justice be improved.", [], id="the-administration-of-justice"
        ),
        pytest.param("Each United Nations entity is requested to act.", ["United Nations entity"], id="one-entity"),
    ],
)
def test_the_name_is_whole(text: str, told: list[str]) -> None:
    assert [names(row) for row in rows("The Commission on Human Rights met.", text)] == [told]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param(
            "Artificial intelligence developers needed to be encouraged to manage risk.",
            ["Artificial intelligence developers"],
            id="who-is-encouraged-behind-a-modal",
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
        pytest.param("UNICEF management should act.", ["United Nations Children's Fund"], id="who-manages-a-body"),
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
