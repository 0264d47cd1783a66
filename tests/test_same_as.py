"""The same recommendation met twice has one group, whichever report is read; what only sounds alike has not."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from pipeline.model import Addressee, Recommendation
from pipeline.s4_tidy.report_links import link_rows
from pipeline.s4_tidy.same_as import group_id, with_repeats_grouped

SAID = Recommendation(
    1,
    None,
    "Requests the Secretary-General to plant an oak in every garden of every city",
    0,
    76,
    "own",
    ("general-assembly",),
    "Requests",
    "request",
    "active",
    0.9,
)
RETOLD = replace(
    SAID,
    text="the General Assembly requested the Secretary-General to plant an oak in every garden of every city",
    verb="requested",
    voice="reported",
)
POINTING = replace(SAID, text="Requests the Secretary-General to report on how the present resolution is carried out")
BACK = replace(SAID, text="Requests the Secretary-General to submit a report in this regard at its next session")
LONG = replace(
    SAID,
    text=BACK.text
    + ", and to plant oaks, elms, limes, beeches, ashes, maples, firs and pines in every garden, park and street"
    " of every city of every country of the world",
)
PRESENTING = replace(SAID, text="Requests those who have gardens to present their oaks to the public every year")
OFFICE = replace(
    SAID, text="Requests the management to ensure adequate and sustainable funding and staffing of the Office"
)
SHORT = replace(SAID, text="Decides to remain actively seized of the matter", verb="Decides", verb_class="decide")
REVIEW = replace(SAID, frame="review", addressees=(Addressee("Chile", "state", None, "CHL"),))


def same(one: tuple[Recommendation, str | None], other: tuple[Recommendation, str | None]) -> bool:
    return group_id(one[0], "a.p1.r", one[1]) == group_id(other[0], "b.p7.s", other[1])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param((SAID, "A/C.3/79/L.5"), (SAID, "A/C.3/79/L.5/Rev.1"), id="draft-and-revision"),
        pytest.param((SAID, "A/C.3/79/L.5"), (SAID, "A/79/437/Add.4"), id="draft-and-report-of-the-committee"),
        pytest.param((SAID, "A/C.3/79/L.5"), (SAID, "A/RES/79/12"), id="draft-and-adopted-text"),
        pytest.param((SAID, "A/79/1"), (RETOLD, "A/79/2"), id="said-and-retold"),
        pytest.param((replace(SAID, instrument_id="a-res-52-98"), "A/RES/52/98"), (replace(RETOLD, instrument_id="a-res-52-98"), "A/55/3"), id="the-same-resolution-years-later"),
        pytest.param((replace(POINTING, instrument_id="a-res-52-98"), "A/53/1"), (replace(POINTING, instrument_id="a-res-52-98"), "A/54/1"), id="words-that-point-at-one-resolution"),
        pytest.param((PRESENTING, "A/C.3/79/L.5"), (PRESENTING, "A/RES/79/12"), id="those-who-present-point-at-nothing"),
        pytest.param((LONG, "A/C.3/79/L.5"), (LONG, "A/RES/79/12"), id="so-many-words-name-the-matter-themselves"),
        pytest.param((replace(SAID, text=SAID.text.replace(" oak", " Oak,")), "A/79/1"), (SAID, "A/79/2"), id="capitals-and-commas"),
        pytest.param((SAID, "A/C.3/79/L.5"), (replace(SAID, text=SAID.text + ", as appropriate, at all levels"), "A/RES/79/12"), id="reserve-put-in"),
        pytest.param((LONG, "A/C.3/79/L.5"), (replace(LONG, text=LONG.text.replace("oaks, elms", "elms, oaks")), "A/RES/79/12"), id="words-moved"),
    ],
)  # fmt: skip
def test_the_same_recommendation_has_one_group(
    one: tuple[Recommendation, str | None], other: tuple[Recommendation, str | None]
) -> None:
    assert same(one, other)
    assert group_id(one[0], "a", one[1]).startswith("same.")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param((SAID, "A/C.4/49/L.5"), (SAID, "A/C.4/50/L.4"), id="again-a-year-later"),
        pytest.param((SAID, "A/79/1"), (replace(SAID, recommenders=("security-council",)), "A/79/2"), id="another-body"),
        pytest.param((SAID, "A/79/1"), (replace(SAID, verb_class="urge"), "A/79/2"), id="another-strength"),
        pytest.param((POINTING, "A/C.3/79/L.5"), (POINTING, "A/C.3/79/L.6"), id="words-that-point-at-their-own-document"),
        pytest.param((BACK, "A/C.3/79/L.5"), (BACK, "A/C.3/79/L.6"), id="in-this-regard"),
        pytest.param((OFFICE, "E/2025/34"), (OFFICE, "E/2025/35"), id="the-office"),
        pytest.param((SHORT, "A/C.3/79/L.5"), (SHORT, "A/C.3/79/L.6"), id="closing-formula"),
        pytest.param((replace(SAID, recommenders=()), "A/79/1"), (replace(SAID, recommenders=()), "A/79/2"), id="nobody-known"),
        pytest.param((SAID, None), (SAID, None), id="no-symbol"),
        pytest.param((SAID, "A/C.3/79/L.5"), (replace(SAID, text=SAID.text.replace("an oak", "two oaks")), "A/RES/79/12"), id="another-number"),
        pytest.param((SAID, "A/C.3/79/L.5"), (replace(SAID, text=SAID.text.replace("to plant", "not to plant")), "A/RES/79/12"), id="not"),
        pytest.param((REVIEW, "A/HRC/59/1"), (replace(REVIEW, addressees=(Addressee("Peru", "state", None, "PER"),)), "A/HRC/59/2"), id="to-another-state"),
    ],
)  # fmt: skip
def test_what_sounds_alike_has_groups_of_its_own(
    one: tuple[Recommendation, str | None], other: tuple[Recommendation, str | None]
) -> None:
    assert not same(one, other)


def test_what_a_report_repeats_has_the_group_of_what_it_repeats() -> None:
    groups = [{"recommendation_id": "r.p1", "group_id": "same.a"}, {"recommendation_id": "r.p9", "group_id": "same.b"}]
    said: list[dict[str, Any]] = [
        {"recommendation_id": "r.p1", "same_as_id": "r.p9"},
        {"recommendation_id": "r.p9", "same_as_id": None},
    ]
    assert [row["group_id"] for row in with_repeats_grouped(groups, said)] == ["same.b", "same.b"]


@pytest.mark.parametrize(
    ("symbols", "mandate", "links"),
    [
        pytest.param(["A/79/437/Add.4"], None, [("addendum_to", "A/79/437", "a-79-437")], id="addendum"),
        pytest.param(["E/2025/15/Add.1/Rev.1"], None, [("revision_of", "E/2025/15/Add.1", "e-2025-15-add-1")], id="revision-of-an-addendum"),
        pytest.param(["DP/2025/14/Corr.1"], None, [("corrigendum_to", "DP/2025/14", "dp-2025-14")], id="corrigendum"),
        pytest.param(["A/53/409"], "A/RES/52/98", [("answers", "A/RES/52/98", "a-res-52-98")], id="answers-what-asked-for-it"),
        pytest.param(["A/52/826/Add.1", "S/1998/222/Add.1"], None, [("addendum_to", "A/52/826", "a-52-826"), ("addendum_to", "S/1998/222", "s-1998-222")], id="two-symbols"),
        pytest.param(["A/53/409"], None, [], id="stands-alone"),
        pytest.param([], None, [], id="no-symbol"),
    ],
)  # fmt: skip
def test_links_of_a_report(symbols: list[str], mandate: str | None, links: list[tuple[str, str, str]]) -> None:
    rows = link_rows("r", symbols, mandate)
    assert [(row["relation"], row["other_symbol"], row["other_report_id"]) for row in rows] == links
