"""How much of a noun phrase is the name of who shall act; one case is one usage."""

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
        pytest.param("Country offices should adopt a plan.", ["Country offices"], id="offices-in-the-field"),
        pytest.param(
            "It recommended that (b) the Government of Chad adopt such safeguards.",
            ["Government of Chad"],
            id="the-letter-of-a-point-is-no-part-of-the-name",
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
        pytest.param(
            "I urge UNICEF senior management and UNEP management to act.",
            ["UNICEF senior management", "UNEP management"],
            id="who-runs-it",
        ),
        pytest.param(
            "I recommend that UNFPA country offices act.", ["UNFPA country offices"], id="who-is-posted-by-it"
        ),
        pytest.param(
            "I recommend that UNDP hire regional advisers.",
            ["United Nations Development Programme"],
            id="who-is-hired-by-it",
        ),
        pytest.param(
            "I look forward to the elaboration of a plan for such countries by the United Nations system.",
            ["United Nations system"],
            id="who-elaborates-it",
        ),
        pytest.param(
            "I recommend action to be taken by the Commission.",
            ["Commission on Human Rights"],
            id="by-whom-it-is-to-be-taken",
        ),
        pytest.param("I recommend the action taken by the Commission.", [], id="by-whom-it-was-taken"),
        pytest.param(
            "I urge increased involvement from UNICEF in it.",
            ["United Nations Children's Fund"],
            id="whose-involvement",
        ),
        pytest.param(
            "That should be for the General Assembly to decide.", ["General Assembly"], id="whose-it-is-to-decide"
        ),
        pytest.param("That should be ready for the General Assembly to decide.", [], id="what-is-ready-for-it"),
        pytest.param(
            "In Lebanon, it is calm. I urge the Government to act.", ["Government of Lebanon"], id="whose-government"
        ),
        pytest.param(
            "The Government of the Sudan met the Sudan Office. I urge the transitional Government to act.",
            ["transitional Government of the Sudan"],
            id="whose-transitional-government",
        ),
        pytest.param(
            "I encourage United Nations agencies such as UNICEF and UNEP to act.",
            ["United Nations agencies", "United Nations Children's Fund", "United Nations Environment Programme"],
            id="who-is-named-for-example",
        ),
        pytest.param(
            "I propose that the incoming membership consider it.", ["incoming membership"], id="the-next-membership"
        ),
        pytest.param("The incoming membership may wish to consider it.", ["incoming membership"], id="who-may-wish"),
        pytest.param("Membership in it should be widened.", [], id="membership-in-something"),
        pytest.param("Chad and Mali met. I urge the Government to act.", ["Government"], id="a-government-of-two"),
    ],
)
def test_the_name_is_whole(text: str, told: list[str]) -> None:
    assert [names(row) for row in rows("The Commission on Human Rights met.", text)] == [told]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        pytest.param("I urge the Libyan authorities to act.", ["LBY"], id="called-by-its-state"),
        pytest.param("I urge the Lebanese and Syrian authorities to act.", [None], id="of-two"),
        pytest.param("I urge South Sudanese armed groups to act.", [None], id="no-authority"),
    ],
)
def test_an_authority_is_of_the_state_it_is_called_by(text: str, codes: list[str | None]) -> None:
    [row] = rows(text)
    assert [told.country_code for told in row.addressees] == codes
