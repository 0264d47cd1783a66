"""Acts by their number: whose they are, and that what a report prints below the bare number of one is said in it."""

from __future__ import annotations

import pytest

from pipeline.model import Instrument, Recommendation, Section
from pipeline.s3_extract.recommendations.numbered import Numbered
from tests.found_instruments import found, only

OF_56 = Instrument("e-cn-3-dec-56-112", "Statistical Commission decision 56/112", "decision", "E/CN.3/DEC/56/112",
                   adopting_body_id="statistical-commission", status="adopted")  # fmt: skip
DRAFT = Instrument("draft", "Draft decision", "decision", "E/CN.3/DEC/56/112", "statistical-commission", status="draft")


def row(body: str | None, instrument_id: str | None = None) -> Recommendation:
    return Recommendation(1, None, "Requested it", 0, 12, "reported", (body,) if body else (), "Requested", "request",
                          "active.request", 0.9, instrument_id=instrument_id)  # fmt: skip


CASES = [
    pytest.param("56/112 Environmental-economic accounting", OF_56, row("statistical-commission"), OF_56.instrument_id, id="its-own"),
    pytest.param("56/112", OF_56, row("statistical-commission"), OF_56.instrument_id, id="the-number-alone"),
    pytest.param("56/113 Price statistics", OF_56, row("statistical-commission"), None, id="another-number"),
    pytest.param("56/1121 Prices", OF_56, row("statistical-commission"), None, id="a-longer-number"),
    pytest.param("Price statistics", OF_56, row("statistical-commission"), None, id="no-number"),
    pytest.param("56/112 Prices", OF_56, row("economic-and-social-council"), None, id="who-did-not-adopt-it"),
    pytest.param("56/112 Prices", OF_56, row(None), None, id="nobody"),
    pytest.param("56/112 Prices", OF_56, row("statistical-commission", "a-res-79-1"), "a-res-79-1", id="said-in-another"),
    pytest.param("56/112 Prices", DRAFT, row("statistical-commission"), None, id="a-draft"),
]  # fmt: skip


@pytest.mark.parametrize(("title", "known", "said", "instrument_id"), CASES)
def test_what_stands_below_the_number_of_a_decision_is_said_in_it(
    title: str, known: Instrument, said: Recommendation, instrument_id: str | None
) -> None:
    section = Section("s", None, "S1", title, 1, 1, 0, len(title))
    found = Numbered({known.instrument_id: known}, {"s": section}).said_in("s", [said])
    assert [each.instrument_id for each in found] == [instrument_id]


COMMISSION = "Economic Commission for Latin America and the Caribbean"
AFRICA = "Economic Commission for Africa"


@pytest.mark.parametrize(
    ("text", "title", "day"),
    [
        pytest.param(
            f"Taking note of resolution 782(XL) of 11 October 2024 of the {COMMISSION}, by which it agreed,",
            f"{COMMISSION} resolution 782 (XL)",
            "2024-10-11",
            id="its-name-behind-the-day",
        ),
        pytest.param(
            f"the {COMMISSION} adopted resolution 782(XL), which holds",
            f"{COMMISSION} resolution 782 (XL)",
            None,
            id="whoever-adopted-it",
        ),
        pytest.param(
            f"Taking note of decision 2025/100 of 18 March 2025 adopted by the {AFRICA},",
            f"{AFRICA} decision 2025/100",
            "2025-03-18",
            id="by-the-year",
        ),
        pytest.param(
            "Taking note of decision 2024/344 of 23 July 2024 of the Economic and Social Council,",
            "Economic and Social Council decision 2024/344",
            "2024-07-23",
            id="one-with-a-series",
        ),
    ],
)
def test_whose_act_a_number_is_stands_beside_it(text: str, title: str, day: str | None) -> None:
    one = only(text)
    assert (one.title, one.adoption_date) == (title, day)


def test_of_a_commission_that_is_not_named_beside_it_a_number_is_no_act() -> None:
    assert not found(
        f"The {AFRICA} met. It deferred Commission resolution 2025/1 and its decision 2025/100."
    ).instruments
