"""What operative paragraphs ask and of whom, where the verb, its list or its addressees stand in a less usual way; one case is one usage."""

from __future__ import annotations

import pytest

from tests.recommended import names
from tests.whole_texts import read

FRONT = (
    "United Nations\tA/RES/79/999\n\nGeneral Assembly\tDistr.: General\n\n5 May 2025\n\nSeventy-ninth session\n\nAgenda item 5\n\n"
    "Resolution adopted by the General Assembly on 5 May 2025\n\n79/999. Wells\n\nThe General Assembly,\n\nRecalling its resolution 75/1,\n\n"
)


def asked(operative: str) -> list[tuple[str, list[str]]]:
    """The words of each row of an operative paragraph, and whom it tells."""
    found = read(f"{FRONT}1. {operative};\n\n2. Decides to remain seized of the matter.\n").recommendations
    return [(row.text, names(row)) for key in sorted(found) for row in found[key]]


@pytest.mark.parametrize(
    ("operative", "told"),
    [
        pytest.param("Invites Governments to submit their views, and the Secretariat to compile them", ["Governments", "United Nations Secretariat"], id="and-somebody-else-to"),
        pytest.param("Encourages UNICEF, in line with its mandate, to deepen its analysis, and the international community to support it", ["United Nations Children's Fund", "international community"], id="and-a-community-to"),
        pytest.param("Invites Governments to submit their views, and to compile them", ["Governments"], id="and-to"),
        pytest.param("Requests Governments to send the report, and the reply to the Council", ["Governments"], id="and-a-thing-to-somebody"),
        pytest.param("Requests Governments to accept a sovereign, and viable State, to end violence, to halt it", ["Governments"], id="a-comma-before-and-in-a-phrase"),
        pytest.param("Requests the co-facilitators to submit a draft", ["co-facilitators"], id="facilitators"),
        pytest.param("Underlines the importance that the parties refrain from provocation", ["parties"], id="the-importance-that"),
        pytest.param("Considers it necessary for States to adopt legislation", ["States"], id="necessary-for-somebody"),
        pytest.param("Considers it necessary for costs to be met", [], id="necessary-for-a-thing"),
        pytest.param("Urges civil society, inter alia women's organizations, to act", ["civil society", "women's organizations"], id="inter-alia"),
        pytest.param("Reaffirms its request to the Secretary-General contained in resolution 75/1 to report", ["Secretary-General"], id="a-request-that-is-reaffirmed"),
        pytest.param("Decides that the intergovernmental committee is to consider the matter", ["intergovernmental committee"], id="is-to"),
        pytest.param("Decides that Member States, within their means, are to report annually", ["Member States"], id="are-to-behind-an-aside"),
        pytest.param("Demands that Israel withdraw its forces", ["Israel"], id="a-state-and-what-is-its"),
        pytest.param("Authorizes UNMISS to use all means, and requests it to report", ["United Nations Mission in South Sudan"], id="it-is-who-is-authorized"),
        pytest.param("Resolves that the Council shall administer the Territory", ["Council"], id="resolves"),
        pytest.param("Calls once more upon Chad to release all prisoners", ["Chad"], id="once-more"),
        pytest.param("Suggests that the Preparatory Committee meet in Geneva", ["Preparatory Committee"], id="that-it-meet"),
    ],
)  # fmt: skip
def test_whom_an_operative_paragraph_tells(operative: str, told: list[str]) -> None:
    assert [who for _, who in asked(operative)] == [told]


@pytest.mark.parametrize(
    ("opening", "told"),
    [
        pytest.param("Commends the Special Representative", ["Special Representative"], id="a-post-alone"),
        pytest.param("Takes note of the report of the Independent Expert", ["Independent Expert"], id="whose-report-it-is"),
        pytest.param("Welcomes the report of the Secretary-General on the Special Envoy", ["Secretary-General"], id="a-body-before-a-post-alone"),
        pytest.param("Commends the families", [], id="no-post"),
    ],
)  # fmt: skip
def test_him_is_the_post_named_before(opening: str, told: list[str]) -> None:
    assert [who for _, who in asked(f"{opening}, and requests him to report")] == [told]


@pytest.mark.parametrize(
    "operative",
    [
        pytest.param("Decides that the theme is to be wells", id="what-is-to-be"),
        pytest.param("Decides that the aim is to promote wells", id="an-aim"),
    ],
)
def test_a_decision_on_what_a_thing_is_tells_nobody(operative: str) -> None:
    assert asked(operative) == []


@pytest.mark.parametrize(
    ("operative", "words"),
    [
        pytest.param(
            "Encourages Chad to consult the provinces and, in this regard, urges it to hold elections",
            ["Encourages Chad to consult the provinces", "urges it to hold elections"],
            id="what-opens-the-next-clause",
        ),
        pytest.param(
            "Notes with concern that vacancies persist, and in that regard urges States to fill them",
            ["urges States to fill them"],
            id="and-in-that-regard",
        ),
    ],
)
def test_a_clause_has_nothing_of_its_neighbour(operative: str, words: list[str]) -> None:
    assert [text for text, _ in asked(operative)] == words


@pytest.mark.parametrize(
    ("lead", "points", "rows"),
    [
        pytest.param("Requests the Executive Secretary, subject to available funds, to", "(a) Catalogue the measures; (b) Prepare guidance", 2, id="any-verb"),
        pytest.param("Requests the Executive Secretary to", "(a) Transmit the decision; (b) Liaise with partners", 2, id="verbs-of-offices"),
        pytest.param("Requests the Executive Secretary to pay attention to", "(a) Progress in it; (b) The wells", 1, id="matters"),
        pytest.param("Requests the Executive Secretary to pay attention to", "(a) The progress made; (b) The wells", 1, id="matters-with-an-article"),
    ],
)  # fmt: skip
def test_the_points_of_a_request_are_deeds(lead: str, points: str, rows: int) -> None:
    assert len(asked(f"{lead}: {points}")) == rows


def test_an_aside_of_resources_is_no_sum_that_is_requested() -> None:
    told = asked("Notes that the Secretariat, subject to the availability of resources, is requested to develop a plan")
    assert [who for _, who in told] == [["United Nations Secretariat"]]
