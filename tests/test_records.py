"""Who speaks in a summary record: whoever its paragraph begins with by name and State or body, until the next begins."""

from __future__ import annotations

import pytest

from tests.whole_texts import read, said

HEAD = (
    "United Nations\n\nA/C.3/54/SR.31\n\nGeneral Assembly\n\nDistr.: General\n\nOriginal: English\n\nThird Committee\n\n"
    "Summary record of the 31st meeting\n\nHeld at Headquarters, New York, on Wednesday, 3 November 1999, at 3 p.m.\n\n"
    "The meeting was called to order at 3.10 p.m.\n\n"
)
CASES = [
    pytest.param(
        "1. Mr. Al-Otaibi (Kuwait) said that the international community should continue to provide support.",
        ["kuwait"],
        id="name-and-state",
    ),
    pytest.param(
        "1. Mr. Al-Dosari (Bahrain) said that the matter was grave.\n\n2. It was necessary to achieve a balance. The European "
        "Union should therefore withdraw the draft.",
        ["bahrain", "bahrain"],
        id="his-next-paragraph",
    ),
    pytest.param(
        "1. Ms. Diaz (Chad) said that the matter was grave. Her delegation considered that a balance must be found.",
        ["chad"],
        id="her-delegation",
    ),
    pytest.param(
        "15. Mr. Diaz (Chad) said that action had been taken.\n\n16. His delegation was concerned. It called on States to act.",
        ["chad"],
        id="it-is-his-delegation",
    ),
    pytest.param(
        "15. Mr. Diaz (Chad) said that action had been taken.\n\n16. The situation was grave. It called on States to act.",
        [None],
        id="it-is-the-situation",
    ),
    pytest.param(
        "1. Mr. Roselló (Spain), speaking on behalf of the European Union, said that States should act. States must not wait.",
        ["european-union", "european-union"],
        id="in-the-name-of-a-body",
    ),
    pytest.param(
        "1. Mr. Roselló (Spain), speaking on behalf of the friends of the lake, said that States should act.",
        [],
        id="in-the-name-of-nobody-known",
    ),
    pytest.param(
        "1. Mr. Frey (Chad) said that the matter was grave.\n\n2. Ms. Keller said that she agreed. The paragraph should be deleted.",
        [None],
        id="a-person-who-speaks-for-nobody",
    ),
    pytest.param(
        "1. Mr. Frey (Chad) said that the matter was grave.\n\n2. The Chair said that time was short. The paragraph should be "
        "moved to another section.",
        [None],
        id="whoever-presides-has-a-view-of-his-own",
    ),
    pytest.param(
        "1. Mr. Frey (Chad) introduced the following draft resolution:\n\n“Recalling resolution 52/133, in which the "
        "Secretary-General was requested to report, all States should act.”",
        ["general-assembly", None],
        id="what-is-quoted",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_a_speaker_of_a_summary_record_has_the_floor_until_the_next(text: str, expected: list[str | None]) -> None:
    assert [body for _, body, _, _ in said(read(HEAD + text))] == expected


def test_what_is_quoted_in_a_verbatim_record_is_not_said_by_whoever_has_the_floor() -> None:
    text = (
        "CD/PV.844\n\nUnited Nations\n\nConference on Disarmament\n\nFinal record of the 844th plenary meeting\n\n"
        'Mr. Hayashi (Japan): I should today like to state some views. My predecessor stated: "When a point is a matter of '
        'procedure, every country should refrain from a veto". The rule should be taken as distinct.'
    )
    assert [(verb, body) for verb, body, _, _ in said(read(text))] == [("should", None), ("should", "japan")]
