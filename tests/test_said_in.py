"""In which instrument a body said it: one case is one usage of United Nations reports."""

from __future__ import annotations

import pytest

from pipeline.s3_extract.extract import extract
from tests.reports import report


def instruments(*paragraphs: str) -> list[str | None]:
    found = extract(report(*paragraphs)).recommendations
    return [row.instrument_id for key in sorted(found) for row in found[key]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "The Security Council, in its resolutions 2722 (2024), 2739 (2024) and 2768 (2025), requested States to report.",
            "s-res-2722-2024",
            id="the-first-of-a-list",
        ),
        pytest.param(
            "In paragraph 2 of section XI of its resolution 74/263, the General Assembly requested States to report.",
            "a-res-74-263",
            id="a-part-of-a-section",
        ),
        pytest.param(
            "I refer to resolution 1646 (2005), adopted on 20 December 2005, in which the Security Council requested States to report.",
            "s-res-1646-2005",
            id="behind-its-day",
        ),
        pytest.param(
            "The General Assembly adopted resolution 52/98. I recall its resolution 50/32, in which it requested States to report.",
            "a-res-50-32",
            id="a-pronoun-behind-which",
        ),
        pytest.param(
            "The General Assembly requested States to obey the rules of the Organization (see resolution 77/280, para. 23).",
            "a-res-77-280",
            id="in-brackets-behind",
        ),
        pytest.param(
            "The General Assembly requested States to obey the rules of the Security Council (see resolution 1646 (2005)).",
            None,
            id="in-brackets-of-another",
        ),
        pytest.param(
            "The General Assembly decided, however, in its resolution 77/280, that States should report.", "a-res-77-280", id="between-commas"
        ),
        pytest.param(
            "The General Assembly decided that States should report, as the Council had asked in its resolution 1646 (2005).", None, id="in-which-another-asked"
        ),
        pytest.param(
            "The General Assembly recalled its resolution 77/280 and requested States to obey the rules.", None, id="only-recalled"
        ),
        pytest.param(
            "Pursuant to its resolution 77/280, the General Assembly requested States to report.", None, id="only-acted-on"
        ),
        pytest.param(
            "The Conference of the Parties to the Basel Convention, in the Quito Climate Pact, invited States to report.",
            "quito-climate-pact",
            id="an-outcome-at-the-head-of-a-clause",
        ),
        pytest.param(
            "Utopia and Chad co-sponsored the OIC resolution on Chad, calling for an end to hostilities.",
            "oic-resolution-on-chad",
            id="sponsored",
        ),
        pytest.param(
            "The Security Council noted the outcomes included in the Quito Climate Pact, and requested States to report.",
            None,
            id="an-outcome-that-is-noted",
        ),
    ],
)  # fmt: skip
def test_in_which_instrument_a_body_says_it(text: str, expected: str | None) -> None:
    assert instruments(text) == [expected]


def test_what_a_body_says_at_another_session_is_not_in_the_act_of_the_last() -> None:
    first = "At its fifty-first session, the General Assembly, in its resolution 51/7, requested States to report. "
    assert instruments(first + "The Assembly also urged States to act.") == ["a-res-51-7", "a-res-51-7"]
    assert instruments(first + "At its fifty-second session, the Assembly urged States to act.") == ["a-res-51-7", None]


def test_what_an_outcome_holds_its_forum_says() -> None:
    text = "The Quito Declaration (2023) was launched at the United Nations World Data Forum to help States, and {} a call for unity."
    [row] = next(iter(extract(report(text.format("included"))).recommendations.values()))
    assert (row.recommenders, row.instrument_id) == (("united-nations-world-data-forum",), "quito-declaration")
    assert instruments(text.format("Utopia rejected")) == []
