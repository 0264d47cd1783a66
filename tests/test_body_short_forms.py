"""Whom a short form means: the body named before, the one the report defines it for, or an owner."""

from __future__ import annotations

import pytest

from tests.found_bodies import CHR, CSW, find
from tests.whole_texts import read

COSP = "Conference of the States Parties to the United Nations Convention against Corruption"


@pytest.mark.parametrize(
    ("texts", "short", "name"),
    [
        pytest.param([f"The {CSW} met. The Commission agreed."], "Commission", CSW, id="named before"),
        pytest.param(
            [f"The {CHR} and the {CSW} met. The Commission agreed."], "Commission", CSW, id="the last one named"
        ),
        pytest.param(
            [f"The {CHR} endorsed the decision by the {CSW} to meet. By the same resolution, the Commission agreed."],
            "Commission",
            CHR,
            id="not who was named by the way in another sentence",
        ),
        pytest.param(
            [f"The {CHR} met. At its session with the {CSW}, the Commission agreed."],
            "Commission",
            CSW,
            id="but who was in the same sentence",
        ),
        pytest.param(
            [f"The {CHR} met.", f"The {CSW} met.", "The same Commission agreed."],
            "Commission",
            CSW,
            id="the same is the last named before, also in another paragraph",
        ),
        pytest.param(
            ["The Bureau for Wells met. The Regional Bureau for Africa spoke. The Bureau agreed."],
            "Bureau",
            "Bureau for Wells",
            id="no regional bureau",
        ),
        pytest.param(
            ["My Special Envoy for Utopia left.", "My Special Envoy met him."],
            "Special Envoy",
            "Special Envoy for Utopia",
            id="my",
        ),
        pytest.param(
            ["The Special Envoy for Utopia left.", "We thank your Special Envoy."],
            "Special Envoy",
            "Special Envoy for Utopia",
            id="your",
        ),
        pytest.param(
            ["We thank your Personal Envoy."],
            "Personal Envoy",
            "Personal Envoy of the Secretary-General",
            id="your, in a letter that names no other",
        ),
        pytest.param(["The Assembly requested it."], "Assembly", "General Assembly", id="Assembly needs no antecedent"),
        pytest.param(
            ["The General Assembly and the Third Committee of the General Assembly met. The Assembly agreed."],
            "Assembly",
            "General Assembly",
            id="an owner's name in a name is not the body",
        ),
        pytest.param(
            ["The Inter-American Commission of Women (CIM) met.", "CIM agreed."],
            "CIM",
            "Inter-American Commission of Women",
            id="acronym of a name in another language",
        ),
        pytest.param(
            ["The Organization must act."], "Organization", "United Nations", id="Organization is the United Nations"
        ),
        pytest.param(
            ["The Zebra Institute (ZEBIN) met.", "ZEBIN agreed."], "ZEBIN", "Zebra Institute", id="acronym explained"
        ),
        pytest.param(
            ["The Afghanistan Support Group met. The Group agreed."], "Group", "Afghanistan Support Group", id="Group"
        ),
        pytest.param(
            ["The Working Group on Contemporary Forms of Slavery met. The Working Group agreed."],
            "Working Group",
            "Working Group on Contemporary Forms of Slavery",
            id="two words",
        ),
        pytest.param(
            [
                "The Organisation for the Prohibition of Chemical Weapons met. The Organisation for the Prohibition of "
                "Chemical Weapons-United Nations Joint Investigative Mechanism reported. The Organisation paid."
            ],
            "Organisation",
            "Organisation for the Prohibition of Chemical Weapons",
            id="the mechanism of an organization is no organization",
        ),
        pytest.param(
            [
                "The Conference of the Parties to the United Nations Framework Convention on Climate Change met.",
                "The fifth Conference of the Parties serving as the meeting of the Parties to the Paris Agreement agreed on the fund "
                "set up at the twenty-seventh session of the Conference of the Parties to the Convention.",
            ],
            "Conference of the Parties",
            "Conference of the Parties to the United Nations Framework Convention on Climate Change",
            id="not the one that serves as another's meeting",
        ),
        pytest.param(
            ["The Norwegian Refugee Council (the Council) met.", "The Security Council heard it. The Council left."],
            "Council",
            "Norwegian Refugee Council",
            id="the report says whom it means",
        ),
        pytest.param(
            ["The International Conference on the Great Lakes Region met. The International Conference agreed."],
            "International Conference",
            "International Conference on the Great Lakes Region",
            id="the beginning of a name",
        ),
        pytest.param(
            [
                "The Conference of the Parties to the United Nations Framework Convention on Climate Change met.",
                "At its fifth session, the Conference of the Parties (COP) agreed.",
                "COP 6 agreed.",
            ],
            "COP",
            "Conference of the Parties to the United Nations Framework Convention on Climate Change",
            id="an acronym behind a short form",
        ),
    ],
)
def test_short_forms(texts: list[str], short: str, name: str) -> None:
    assert (short, name) in find(*texts)


@pytest.mark.parametrize(
    ("opens", "known"),
    [
        pytest.param("The Conference of the Parties, recalling it,", False, id="of-a-convention"),
        pytest.param("The Third Meeting of the Parties decided it.", False, id="of-a-protocol"),
        pytest.param("The Committee decided it.", True, id="of-the-organization"),
    ],
)
def test_the_secretariat_of_a_convention_is_not_that_of_the_united_nations(opens: str, known: bool) -> None:
    found = find(opens, "It requests the Secretariat to report.")
    assert any(name == "United Nations Secretariat" for _, name in found) is known


def test_a_short_form_defined_for_what_is_no_body_here_means_nobody() -> None:
    found = find("The Technical Secretariat (the Secretariat) reports. The Secretariat reported.")
    assert "United Nations Secretariat" not in {name for _, name in found}


@pytest.mark.parametrize(
    ("text", "short"),
    [
        pytest.param("The Global Panel on Wells met. The Global Panel on Lakes met. The Global Panel agreed.", "Global Panel", id="of-two"),
        pytest.param("The Global Panel on Wells met. The Global Panel for Lakes agreed.", "Global Panel", id="of-a-longer-name"),
        pytest.param("The Global Panel on Wells met. The Global Panel Secretariat agreed.", "Global Panel", id="of-a-name-that-goes-on"),
        pytest.param("The Executive Director of the Fund for Wells left. The Executive Director agreed.", "Executive Director", id="a-post"),
    ],
)  # fmt: skip
def test_the_beginning_of_a_name_that_means_no_one_body_is_nobody(text: str, short: str) -> None:
    assert short not in {words for words, _ in find(text)}


@pytest.mark.parametrize(
    ("organ", "text", "meant"),
    [
        pytest.param(COSP, "The Conference met again to decide it.", True, id="its-own"),
        pytest.param(
            COSP,
            "The International Conference on Pumps was held. The Conference met again to decide it.",
            False,
            id="another-is-named-before",
        ),
        pytest.param(
            "Commission on Human Rights",
            "The Conference met again to decide it.",
            False,
            id="in-the-paper-of-a-commission",
        ),
    ],
)
def test_the_conference_is_a_body_in_the_papers_of_a_standing_one(organ: str, text: str, meant: bool) -> None:
    found = read(
        f"United Nations\tCAC/COSP/2025/9\n{organ}\nDistr.: General\n3 October 2025\nOriginal: English\n\nPrevention\n"
        f"Note by the Secretariat\n\n1. {text}\n"
    )
    short = [m for mentions in found.mentions.values() for m in mentions if m.rule_id == "body.short_form"]
    assert [m.entity_id for m in short] == (
        ["conference-of-the-states-parties-to-the-united-nations-convention-against-corruption"] if meant else []
    )
