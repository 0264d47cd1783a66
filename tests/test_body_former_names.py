"""Names that bodies had before, and groups that are none."""

from __future__ import annotations

import pytest

from pipeline.s3_extract.bodies.finder import find_bodies
from tests.found_bodies import find, report


def test_an_acronym_that_did_not_change_goes_with_the_former_name() -> None:
    found = find("The Organization of the Islamic Conference (OIC) met. OIC adopted a resolution.")
    assert {name for _, name in found} == {"Organization of the Islamic Conference"}


def test_a_part_of_a_body_with_a_former_name_belongs_to_that_name() -> None:
    text = "The Transit Transport Coordination Authority (TTCA) met; the Permanent Secretariat of TTCA is in Mombasa."
    bodies = {b.name: b for b in find_bodies(report(text)).bodies.values()}
    assert bodies["Permanent Secretariat of TTCA"].parent_body_id == "transit-transport-coordination-authority"


@pytest.mark.parametrize(
    ("text", "named_there"),
    [
        pytest.param("as endorsed by the G-7 during the Lyon Summit", [("G-7", "Group of Seven")], id="with a hyphen"),
        pytest.param(
            "the G8 and the G-20", [("G8", "Group of Eight"), ("G-20", "Group of 20")], id="one figure or two"
        ),
        pytest.param("the G-77 and article 3 G-75", [("G-77", "Group of 77")], id="not the beginning of a figure"),
        pytest.param(
            "the Development Committee and the Interim Committee",
            [("Development Committee", "Development Committee"), ("Interim Committee", "Interim Committee")],
            id="the organ of the Fund before 1999",
        ),
    ],
)
def test_groups_of_states(text: str, named_there: list[tuple[str, str]]) -> None:
    assert find(text) == named_there


def test_an_acronym_of_today_keeps_the_body_of_today() -> None:
    found = find("The Conference on Security and Co-operation in Europe became OSCE in 1995.")
    assert {name for _, name in found} == {"Organization for Security and Co-operation in Europe"}
