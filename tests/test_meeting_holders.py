"""Whose meetings are meant: of which body a longer name is, and what the front page and the headings tell."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.model import Fact, Masthead, Passage, Section, Structure
from pipeline.s3_extract.bodies.finder import find_bodies
from pipeline.s3_extract.meetings.finder import MeetingFindings, find_meetings
from tests.meeting_reports import find, report_of

HOLDERS = [
    pytest.param(
        "At the sixty-seventh ordinary summit of ECOWAS, held in Abuja on 22 June 1998, it met.",
        ["economic-community-of-west-african-states.ordinary-summit-67"],
        id="an ordinary summit by its number",
    ),
    pytest.param(
        "I took part in the summit of Heads of State and Government of the League of Arab States on 17 May 1998.",
        ["league-of-arab-states.summit-1998-05"],
        id="a summit of an organization by its time",
    ),
    pytest.param("It welcomed the summit of the League of Arab States.", [], id="a summit without its time"),
    pytest.param(
        "The International Labour Conference met, and so did the Commission on Human Rights. It read the analysis of the 106th Session (2017) of the Conference.",
        ["international-labour-conference.106"],
        id="of-the-conference-whose-name-is-cut-short",
    ),
    pytest.param(
        "The Forty-Ninth (23rd Ordinary) Session of the WIPO General Assembly was held.",
        ["general-assembly-of-the-world-intellectual-property-organization.49"],
        id="a-number-counted-twice",
    ),
    pytest.param(
        "The General Assembly requested a review, as approved by the Conference of the Parties to the Convention at its fifth session.",
        [],
        id="the-parties-to-a-convention-that-nothing-else-names",
    ),
    pytest.param(
        "Takes note of the report of the Commission on Human Rights (twentieth session).",
        ["commission-on-human-rights.20"],
        id="in-brackets-behind-the-body",
    ),
    pytest.param(
        "The Commission on Human Rights took up the resolutions of the General Assembly at its fiftieth and fifty-first session.",
        ["general-assembly.50", "general-assembly.51"],
        id="of-a-list-all-are-of-one-body",
    ),
    pytest.param(
        "The Maritime Safety Committee of the International Maritime Organization (IMO), at its 110th session, adopted it.",
        ["maritime-safety-committee.110"],
        id="an-organ-before-whose-it-is-with-its-acronym",
    ),
    pytest.param(
        "The members are those of the Credentials Committee of the General Assembly at its fifty-ninth session.",
        ["general-assembly.59"],
        id="a-committee-of-the-assembly-meets-in-its-sessions",
    ),
    pytest.param(
        "The Economic and Social Council met. The Global Wells Network (GWN) convened its sixth plenary meeting in Lima on 3 and 4 May 1998.",
        ["global-wells-network.meeting-6"],
        id="who-convened-its-meeting",
    ),
    pytest.param(
        "The Council of the Global Environment Facility, at its seventieth meeting, held from 15 to 18 June 1998, approved it.",
        ["council.global-environment-facility.meeting-70"],
        id="a-meeting-of-several-days-is-no-sitting",
    ),
    pytest.param(
        "The Wells Observatory held its annual meeting in Lima from 3 to 5 May 1998.",
        ["wells-observatory.meeting-1998-05"],
        id="its-annual-meeting-by-its-time",
    ),
    pytest.param("The Wells Observatory held its annual meeting.", [], id="its-annual-meeting-without-its-time"),
    pytest.param(
        "The Conference of the Parties to the Convention on Biological Diversity, at its resumed tenth meeting, held in Rome from 5 to 7 May 1998, met.",
        ["conference-of-the-parties-to-the-convention-on-biological-diversity.meeting-10-resumed"],
        id="a-resumed-meeting",
    ),
    pytest.param(
        "At the 80th session of UN ESCAP it was told.",
        ["economic-and-social-commission-for-asia-and-the-pacific.80"],
        id="the-name-that-an-acronym-of-the-organization-opens",
    ),
    pytest.param(
        "The Chair attended the 9th Meeting of the United Nations System Oversight Committees in Bern on 3 May 1998.",
        ["9th-meeting-of-the-united-nations-system-oversight-committees"],
        id="the-organization-itself-never-meets",
    ),
    pytest.param(
        "The thirtieth session of the United Nations Human Settlements Programme (UN-Habitat) Executive Board was held.",
        ["executive-board-of-the-united-nations-human-settlements-programme.30"],
        id="an-organ-behind-the-acronym-of-its-organization",
    ),
    pytest.param(
        "The Peace and Security Council of the African Union (AU), at its 114th meeting, held on 10 March 1998, was briefed.",
        ["african-union-peace-and-security-council.meeting-114.1998-03"],
        id="an-organ-of-an-organization-and-the-acronym-of-the-latter",
    ),
    pytest.param(
        "The Ad Hoc Working Group on Wells met, and its work was given to the Conference of the Parties for adoption at its "
        "sixteenth session.",
        [],
        id="a-conference-that-nothing-else-names",
    ),
    pytest.param(
        "The Commission on Human Rights met. At its first session, held in Dakar, the International Conference on Wells adopted it.",
        ["international-conference-on-wells"],
        id="a-conference-behind-its-session",
    ),
    pytest.param(
        "The matter was taken up by the Commission on Human Rights at its tenth session by the Working Group on Wells.",
        ["commission-on-human-rights.10"],
        id="who-acted-at-its-session",
    ),
    pytest.param(
        "The Commission on Human Rights decides on such matters and reports to the Economic and Social Council. It held its "
        "first session in 1947.",
        ["commission-on-human-rights.1"],
        id="it-is-the-subject-of-the-sentence-before",
    ),
    pytest.param(
        "It was founded at the third session of the General Assembly of the Organization, in Lima.",
        [],
        id="the-assembly-of-another-organization",
    ),
    pytest.param(
        "The 17th meeting of the United Nations strategy for the wells steering committee was held in Dakar.",
        [],
        id="a-name-in-small-letters-goes-on",
    ),
    pytest.param(
        "in the fifty-fourth session of the African Union Wells and Water Council at Lima",
        ["african-union-wells-and-water-council.54"],
        id="a-longer-name-of-nobody-known",
    ),
    pytest.param(
        "They were elected to serve on the Bureau of the Commission on Human Rights at its forty-ninth session.",
        ["commission-on-human-rights.49"],
        id="a-bureau-is-elected-for-sessions-of-its-body",
    ),
    pytest.param(
        "The General Assembly, following the request of the Commission on Human Rights in decision 6/1, taken at the second "
        "part of its sixth session, decided it.",
        ["commission-on-human-rights.6"],
        id="the-session-at-which-a-decision-was-taken",
    ),
    pytest.param(
        "The Committee on Contributions finalizes the study to submit it to the Commission on Human Rights for adoption at its "
        "sixtieth session.",
        ["commission-on-human-rights.60"],
        id="for-whose-adoption",
    ),
    pytest.param(
        "The Conference of the Parties to the United Nations Framework Convention on Climate Change and that of biology, the "
        "Conference of the Parties to the Convention on Biological Diversity, met. Under the United Nations Framework Convention "
        "on Climate Change much was done by the Conference of the Parties at its ninth session.",
        ["conference-of-the-parties-to-the-united-nations-framework-convention-on-climate-change.9"],
        id="the-conference-of-the-treaty-named-last",
    ),
    pytest.param(
        "The OPCW reported. At the twenty-fifth session of the Conference of the States Parties it was decided.",
        ["conference-of-the-states-parties-of-the-organisation-for-the-prohibition-of-chemical-weapons.25"],
        id="the-conference-of-the-organization-named",
    ),
    pytest.param(
        "at the thirty-fifth and thirty-sixth annual meetings of the Chairs of the human rights treaty bodies in New York",
        ["chairs-of-the-human-rights-treaty-bodies.meeting-35", "chairs-of-the-human-rights-treaty-bodies.meeting-36"],
        id="the-chairs-of-treaty-bodies-count-their-meetings",
    ),
    pytest.param(
        "The Expert Mechanism on the Rights of Indigenous Peoples reports to the Human Rights Council. At its seventeenth "
        "session, the Expert Mechanism decided it.",
        ["expert-mechanism-on-the-rights-of-indigenous-peoples.17"],
        id="the-subject-behind-the-session",
    ),
    pytest.param(
        "The Expert Mechanism on the Rights of Indigenous Peoples, which was composed of members of the Human Rights Council, "
        "held its seventeenth session in Geneva.",
        ["expert-mechanism-on-the-rights-of-indigenous-peoples.17"],
        id="not-of-the-body-in-the-clause",
    ),
]


@pytest.mark.parametrize(("text", "ids"), HOLDERS)
def test_a_meeting_is_of_the_body_that_its_words_tell(text: str, ids: list[str]) -> None:
    assert list(find(text).meetings) == ids


def _of_page(front: Masthead, text: str = "It met.", headings: tuple[Passage, ...] = ()) -> MeetingFindings:
    section = Section("r.s1", None, "I", headings[0].text, 1, 1, 0, 10) if headings else None
    paragraph = Passage("r.p1", "paragraph", text, range(500, 500 + len(text)), section.section_id if section else None)
    structure = Structure("r", front, (section,) if section else (), (), (), (), (*headings, paragraph))
    return find_meetings(structure, find_bodies(structure))


COMMISSION = Masthead(
    organs=(Fact("Commission on Human Rights", 10, 36),),
    symbols=(Fact("E/CN.4/1993/1"),),
    session_number=Fact("49", 40, 59),
    session_name=Fact("Forty-ninth session", 40, 59),
    session_time=Fact("Geneva, 1 February-12 March 1993", 60, 92),
)


def test_the_session_of_the_front_page_is_a_meeting_with_its_place_and_days() -> None:
    found = _of_page(COMMISSION)
    (meeting,) = found.meetings.values()
    assert (meeting.meeting_id, meeting.place) == ("commission-on-human-rights.49", "Geneva")
    assert (meeting.start_date, meeting.end_date) == ("1993-02-01", "1993-03-12")
    assert [(m.entity_id, m.start, m.end) for m in found.front] == [(meeting.meeting_id, 40, 59)]


@pytest.mark.parametrize(
    ("organ", "symbol", "session", "ids"),
    [
        pytest.param("General Assembly", "A/80/1", "Eightieth session", ["general-assembly.80"], id="in-the-symbol"),
        pytest.param("General Assembly", "A/80/39", "Twenty-second session", [], id="another-number-on-a-supplement"),
        pytest.param("Security Council", "S/2025/1", "Eightieth session", [], id="an-organ-without-sessions"),
        pytest.param(
            "Commission on Human Rights",
            "E/CN.4/1",
            "First regular session 2025",
            ["commission-on-human-rights.first-regular-session-of-2025"],
            id="of-a-year",
        ),
    ],
)
def test_a_number_of_the_front_page_counts_its_own_organs_sessions(
    organ: str, symbol: str, session: str, ids: list[str]
) -> None:
    front = Masthead(organs=(Fact(organ),), symbols=(Fact(symbol),), session_name=Fact(session, 40, 40 + len(session)))
    assert list(_of_page(front).meetings) == ids


def test_the_sessions_of_a_year_are_not_the_assemblys() -> None:
    front = replace(COMMISSION, organs=(Fact("General Assembly"),), session_name=None, session_time=None)
    assert not _of_page(front, "The work of the substantive session of 1993 was organized.").meetings


def test_sittings_below_a_heading_on_a_working_group_are_the_groups() -> None:
    front = Masthead(organs=(Fact("General Assembly"),), author=Fact("Disarmament Commission"))
    heading = Passage(
        "r.s1", "heading", "Report of Working Group I of the Disarmament Commission", range(100, 155), "r.s1"
    )
    found = _of_page(
        front, "At the 1st and 2nd meetings, on 9 and 10 April 1993, delegations exchanged views.", (heading,)
    )
    assert [m.session_number for m in found.meetings.values()] == ["1", "2"]
    assert {(m.body_id or "").partition(".")[0] for m in found.meetings.values()} == {"working-group-i"}


def test_a_number_of_four_figures_is_of_the_security_council_of_the_front_page() -> None:
    front = Masthead(organs=(Fact("Security Council"),))
    found = _of_page(front, "Matters considered: 9969th meeting, held on 29 July 2025.")
    assert list(found.meetings) == ["security-council.meeting-9969.2025-07"]


def test_the_days_on_a_joint_page_are_not_those_of_the_assemblys_session() -> None:
    front = Masthead(
        organs=(Fact("General Assembly"), Fact("Economic and Social Council")),
        symbols=(Fact("A/80/86"), Fact("E/2025/71")),
        session_number=Fact("80", 40, 56),
        session_name=Fact("Eightieth session", 40, 57),
        session_time=Fact("25 July 2024–30 July 2025", 60, 85),
    )
    (meeting,) = _of_page(front).meetings.values()
    assert (meeting.meeting_id, meeting.start_date) == ("general-assembly.80", None)


def test_who_passes_a_report_on_does_not_meet_then() -> None:
    report = report_of(
        [
            "It asked for a report to the General Assembly, through the Committee for Programme and Coordination, at its eightieth session."
        ]
    )
    assert list(find_meetings(report, find_bodies(report)).meetings) == ["general-assembly.80"]


@pytest.mark.parametrize(
    ("to", "holder"),
    [
        pytest.param("Commission on Human Rights", "commission-on-human-rights", id="a known one"),
        pytest.param("Third (Wells) Committee", None, id="one that nothing else names"),
    ],
)
def test_who_considered_an_item_at_its_meetings_is_whom_it_was_given(to: str, holder: str | None) -> None:
    text = (
        "At its 28th plenary meeting, on 3 July 1985, the Economic and Social Council gave the item to the "
        f"{to}, which considered it at its 7th meeting, on 5 July 1985."
    )
    found = find(text).meetings.values()
    assert {meeting.body_id for meeting in found if meeting.session_number == "7"} == ({holder} if holder else set())
