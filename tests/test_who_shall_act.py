"""Who is told to act, where the words for him are of many kinds; one case is one usage of United Nations reports."""

from __future__ import annotations

import pytest

from tests.recommended import names, rows
from tests.whole_texts import read


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param("I encourage the people and their leaders to vote.", ["people", "leaders"], id="people"),
        pytest.param(
            "The Executive Director and staff should review the rules.",
            ["Executive Director", "staff"],
            id="staff-beside-somebody",
        ),
        pytest.param(
            "My Special Envoy met with the Prime Minister of Iraq and urged him to act.",
            ["Prime Minister of Iraq"],
            id="whom-he-met",
        ),
        pytest.param(
            "The Special Rapporteur held talks with the President of Chad, and asked her to act.",
            ["President of Chad"],
            id="with-whom-he-held-talks",
        ),
        pytest.param(
            "The Secretary-General spoke with the leaders of Chad and urged them to act.",
            ["leaders of Chad"],
            id="with-whom-he-spoke",
        ),
        pytest.param("The Security Council met in May and urged him to act.", [], id="he-is-not-who-met"),
        pytest.param("I have invited the Ministers to hold talks.", ["Ministers"], id="ministers"),
        pytest.param(
            "The Human Rights Council recommends that the State party implement its proposal.",
            ["State party"],
            id="a-verb-that-ends-like-a-noun",
        ),
        pytest.param(
            "The Human Rights Council recommends that the Government finance the plan.",
            ["Government"],
            id="a-verb-before-its-object",
        ),
        pytest.param(
            "The Human Rights Council recommends that Chad ensure that any cases be investigated.",
            ["Chad"],
            id="what-is-done-in-the-inner-clause",
        ),
        pytest.param(
            "The Human Rights Council recommended that the Mission be maintained.", [], id="who-is-acted-on-acts-not"
        ),
        pytest.param(
            "The Human Rights Council recommends that government assistance be increased.", [], id="a-noun-behind-it"
        ),
        pytest.param(
            "I urge the rebel movements and the militias to disarm.", ["rebel movements", "militias"], id="armed"
        ),
        pytest.param(
            "I welcome the decision of the parties and urge them to act.", ["parties"], id="them-named-before"
        ),
        pytest.param("The Inspectors recommend that executive heads report.", ["executive heads"], id="plural-speaker"),
        pytest.param(
            "The General Assembly invited the XTOS, with partners, to report.", ["XTOS"], id="name-of-nobody-known"
        ),
        pytest.param(
            "The General Assembly urges States that have not yet signed it to do so.",
            ["States"],
            id="actor-with-a-relative-clause",
        ),
        pytest.param(
            "The General Assembly encourages relevant mandate holders to report.",
            ["mandate holders"],
            id="those-who-are-told",
        ),
        pytest.param("The Human Rights Council requests Ms. Diaz to prepare a paper.", ["Ms. Diaz"], id="by-name"),
        pytest.param(
            "The Human Rights Council requests the Chair, Mr. Diaz, to prepare a paper.", ["Chair"], id="post-and-name"
        ),
        pytest.param(
            "The General Assembly recommends that all Members of the United Nations recall them.",
            ["Members of the United Nations"],
            id="members-of-the-united-nations",
        ),
        pytest.param(
            "The Trusteeship Council expresses the hope that the Administering Authority will train teachers.",
            ["Administering Authority"],
            id="administering-authority",
        ),
        pytest.param("We reiterate that States are urged to act.", ["States"], id="of-a-clause-with-that"),
        pytest.param("States that are members are urged to act.", ["States"], id="of-a-relative-clause"),
        pytest.param("I urge all UNICEF partners to act.", ["UNICEF partners"], id="whose-the-actors-are"),
        pytest.param(
            "Pursuant to the decision, adopted in May, the Economic and Social Council is requested to act.",
            ["Economic and Social Council"],
            id="behind-what-stands-before",
        ),
        pytest.param(
            "It is imperative that the Government of Lebanon and the international community focus on it.",
            ["Government of Lebanon", "international community"],
            id="a-verb-that-ends-like-a-noun",
        ),
        pytest.param("I call for improved mechanisms to support States.", [], id="what-is-wanted"),
        pytest.param(
            "I urge all funds, programmes and entities to act.", ["funds", "programmes", "entities"], id="funds"
        ),
        pytest.param("It is crucial that the mission and its partners act.", ["mission", "partners"], id="the-mission"),
        pytest.param("It is incumbent on the Government of Lebanon to act.", ["Government of Lebanon"], id="incumbent"),
        pytest.param("The Security Council urged, inter alia, Governments to act.", ["Governments"], id="inter-alia"),
        pytest.param("The Abkhaz side should address the needs.", ["Abkhaz side"], id="one-side"),
        pytest.param(
            "I recommend that UNEP, in cooperation with WHO, prepare a study.",
            ["United Nations Environment Programme"],
            id="partners-are-not-told",
        ),
        pytest.param("It was a lively debate, with Governments urged to act.", ["Governments"], id="with-whom-urged"),
        pytest.param("Malta expects Chad to act on it.", ["Chad"], id="who-is-expected-to-act"),
        pytest.param(
            "The Council urged all States, in accordance with international law and relevant Security Council resolutions,"
            " to act.",
            ["States"],
            id="in-accordance-with-resolutions-of-somebody",
        ),
        pytest.param(
            "The Council reminds all parties of their duty to act.", ["parties"], id="who-is-reminded-of-a-duty"
        ),
        pytest.param("I suggest that a working group should be established.", [], id="what-is-set-up"),
        pytest.param("I suggest that States should be encouraged to act.", ["States"], id="who-is-encouraged"),
        pytest.param("People should be able to vote freely.", [], id="people-who-are-not-told"),
        pytest.param("The administration of justice should be reformed.", [], id="administration-of-a-matter"),
        pytest.param(
            "The Administration should reform the system.", ["Administration"], id="administration-in-capitals"
        ),
    ],
)
def test_who_shall_act(text: str, told: list[str]) -> None:
    [row] = rows(text)
    assert names(row) == told


ACT = "A/RES/77/9\n\nDistr.: General\n\nResolution adopted by the General Assembly on 5 May 2023\n\n77/9. Wells\n\nThe General Assembly,\n\nRecalling it,\n\n1. {}\n"


@pytest.mark.parametrize(
    ("words", "who"),
    [
        pytest.param("Requests, within existing resources, the Secretary-General to report.", ["Secretary-General"], id="in-commas"),
        pytest.param("Requests, subject to the availability of resources, the Executive Secretary to meet.", ["Executive Secretary"], id="subject-to"),
        pytest.param("Invites in this regard the special procedures to act.", ["special procedures"], id="without-commas"),
        pytest.param("Urges, where applicable, States that have not yet ratified it to do so.", ["States"], id="where-applicable"),
        pytest.param("Encourages, the plan, to be.", [], id="no-aside"),
    ],
)  # fmt: skip
def test_an_aside_stands_between_a_verb_and_who_is_told(words: str, who: list[str]) -> None:
    told = [
        told.name
        for found in read(ACT.format(words)).recommendations.values()
        for row in found
        for told in row.addressees
    ]
    assert told == who


@pytest.mark.parametrize(
    ("words", "who"),
    [
        pytest.param("Requests the High Commissioner to continue, and also requests her to report.", ["High Commissioner", "High Commissioner"], id="told-before"),
        pytest.param(
            "Requests the Secretary-General to pay, welcomes the work of the Office of the United Nations High Commissioner for Human Rights, and requests him to report.",
            ["Secretary-General", "Secretary-General"],
            id="an-office-is-no-person",
        ),
    ],
)  # fmt: skip
def test_him_and_her_are_who_holds_a_post(words: str, who: list[str]) -> None:
    told = [
        told.name
        for found in read(ACT.format(words)).recommendations.values()
        for row in found
        for told in row.addressees
    ]
    assert told == who


def test_and_or_joins_those_who_are_told() -> None:
    words = "Urges Governments, and/or the relevant funds and programmes and specialized agencies of the United Nations system, to act."
    told = [
        told.name
        for found in read(ACT.format(words)).recommendations.values()
        for row in found
        for told in row.addressees
    ]
    system = "of the United Nations system"
    assert told == ["Governments", f"funds and programmes {system}", f"specialized agencies {system}"]


def test_a_point_that_opens_with_to_report_asks_for_a_report() -> None:
    words = "Requests the Executive Secretary:\n\n(a) To continue;\n\n(b) To report to the Commission at its seventy-seventh session."
    due = [row.due.asks_for_report for found in read(ACT.format(words)).recommendations.values() for row in found]
    assert due == [False, True]
