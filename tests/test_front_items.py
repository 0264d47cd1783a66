"""The items of the agenda on a front page: their titles, apart from that of the document."""

from __future__ import annotations

import pytest

from tests.front_page_makers import BODY, HEAD, P, _value, agenda, kind, printed, title, written


@pytest.mark.parametrize(
    "second",
    [
        pytest.param(
            "Economic and Social Council\nSubstantive session of 2005\nItem 18 (h) of the provisional agenda\nSocial questions",
            id="session-of-a-year",
        ),
        pytest.param(
            "Security Council\nSixtieth year\nForty-first session\nItem 3: Peace and security", id="title-on-the-line"
        ),
        pytest.param("", id="one-organ"),
    ],
)
def test_the_item_of_a_second_organ_is_no_part_of_the_title(second: str) -> None:
    found = written(
        "A/60/602-E/2005/303\n\nGeneral Assembly\n\nDistr.: General\n\n5 September 2005\n\nSixtieth session\nAgenda item 64\n"
        f"Advancement of women\n\n{second}\n\nProtection of migrants\n\nReport of the Secretary-General\n\n1. Text of it.\n"
    )
    assert _value(found.masthead, "agenda_title") == "Advancement of women"
    assert _value(found.masthead, "title") == "Protection of migrants"


def test_a_title_that_names_an_item_is_one() -> None:
    found = written(
        "A/60/603\n\nGeneral Assembly\n\nDistr.: General\n\n5 September 2005\n\nSixtieth session\nAgenda item 64\n"
        "Advancement of women\n\nSupplementary estimates under agenda item 12\n\nReport of the Secretary-General\n\n1. Text of it.\n"
    )
    assert _value(found.masthead, "title") == "Supplementary estimates under agenda item 12"


def test_a_title_that_begins_as_the_name_of_an_edition_does_is_one() -> None:
    found = written(
        "ADVANCE COPY\n\nA/60/601\n\nGeneral Assembly\n\nDistr.: General\n\n5 September 2005\n\nSixtieth session\n\n"
        "Advance market commitments\n\nReport of the Secretary-General\n\n1. Text of it.\n"
    )
    assert _value(found.masthead, "title") == "Advance market commitments"


@pytest.mark.parametrize(
    ("items", "titles"),
    [
        pytest.param("items 64 and 65", "Advancement of women\n\nGlobal issues", id="two"),
        pytest.param("items 5, 6 (b) and 7", "Health\n\nWork\n\nHousing", id="three"),
        pytest.param("item 13 (f) and (g)", "Environment: forests and deserts", id="parts-of-one"),
    ],
)
def test_each_of_several_items_has_its_title_where_nothing_but_order_tells(items: str, titles: str) -> None:
    found = written(
        f"A/60/601\n\nGeneral Assembly\n\nDistr.: General\n\n5 September 2005\n\nSixtieth session\n\nAgenda {items}\n\n"
        f"{titles}\n\nMeasures for the protection of migrants\n\nReport of the Secretary-General\n\n1. Text of it.\n"
    )
    assert _value(found.masthead, "agenda_title") == titles.replace("\n\n", "; ")
    assert _value(found.masthead, "title") == "Measures for the protection of migrants"


@pytest.mark.parametrize(
    ("items", "lines", "titles"),
    [
        pytest.param(
            "items 32, 60 and 84",
            ["Prevention of armed conflict", "Report of the United Nations High Commissioner for", "Refugees, questions relating to refugees",
             "and humanitarian questions", "The rule of law at the national and international levels"],
            "Prevention of armed conflict; Report of the United Nations High Commissioner for Refugees, questions relating to refugees and "
            "humanitarian questions; The rule of law at the national and international levels", id="a-line-that-awaits-more"),
        pytest.param(
            "items 35 and 49",
            ["Question of Palestine", "United Nations Relief and Works Agency for Palestine", "Refugees in the Near East"],
            "Question of Palestine; United Nations Relief and Works Agency for Palestine Refugees in the Near East", id="a-full-line"),
        pytest.param(
            "items 5 and 6", ["Health", "Work", "Housing and the city"], "Health Work Housing and the city", id="more-titles-than-items"),
        pytest.param("item 5", ["Work of the", "International Law Commission"], "Work of the International Law Commission", id="one-item"),
    ],
)  # fmt: skip
def test_the_titles_of_several_items_are_told_apart(items: str, lines: list[str], titles: str) -> None:
    found = printed(*HEAD, P(f"Agenda {items}", 60.0), *(agenda(line) for line in lines), title("Protection of migrants"),
                    kind("Report of the Secretary-General"), *BODY)  # fmt: skip
    assert _value(found.masthead, "agenda_title") == titles


@pytest.mark.parametrize(
    ("lines", "agenda_title", "whole"),
    [
        pytest.param(["Work", "Protection of migrants"], "Work", "Protection of migrants", id="a-line-each"),
        pytest.param(["Work of the Commission", "Protection of migrants in the region", "who are young"],
                     "Work of the Commission", "Protection of migrants in the region who are young", id="a-title-of-two-lines"),
    ],
)  # fmt: skip
def test_titles_and_kind_in_one_print_are_told_by_the_room_at_the_end_of_a_line(
    lines: list[str], agenda_title: str, whole: str
) -> None:
    found = printed(*HEAD, P("Agenda item 5", 60.0), *(P(line, 60.0) for line in lines), P("Report of the Secretary-General", 60.0), *BODY)  # fmt: skip
    assert _value(found.masthead, "agenda_title") == agenda_title
    assert _value(found.masthead, "title") == whole


@pytest.mark.parametrize(
    ("lines", "agenda_title", "whole"),
    [
        pytest.param(["Youth", "Protection of migrants in the region", "who are young"],
                     "Youth", "Protection of migrants in the region who are young", id="room-for-a-word"),
        pytest.param(["Protection of migrants in the region", "of Asia and the Pacific"], None, "Protection of migrants in the region of Asia and the Pacific",
                     id="one-title"),
        pytest.param(["Protection of migrants in the", "Pacific"], None, "Protection of migrants in the Pacific", id="a-word-that-awaits-another"),
    ],
)  # fmt: skip
def test_titles_without_a_blank_line_are_told_by_the_room_at_the_end_of_a_line(
    lines: list[str], agenda_title: str | None, whole: str
) -> None:
    # E/CN.5/2025/4, as programs give it that take the words from a page line by line.
    top = ["A/60/605", "General Assembly", "Distr.: General", "5 September 2005", "Sixtieth session", "Agenda item 5"]
    found = written(
        "\n".join([*top, *lines, "Report of the Secretary-General", "I. Introduction", "1. Text of it.", ""])
    )
    assert _value(found.masthead, "agenda_title") == agenda_title
    assert _value(found.masthead, "title") == whole


@pytest.mark.parametrize(
    ("lines", "agenda_title", "whole"),
    [
        pytest.param(["Evaluation", "Review of the policy on evaluation"], "Evaluation", "Review of the policy on evaluation", id="two"),
        pytest.param(["Report on the recommendations of the", "Joint Inspection Unit"], None, "Report on the recommendations of the Joint Inspection Unit",
                     id="one-of-two-lines"),
    ],
)  # fmt: skip
def test_a_title_is_told_where_all_that_stands_below_the_item_is_in_one_print(
    lines: list[str], agenda_title: str | None, whole: str
) -> None:
    # DP/2025/7 and E/ICEF/2025/14, as LibreOffice prints a document of one style.
    found = printed(*HEAD, P("Agenda item 5", 60.0), *(P(line, 60.0) for line in lines), *BODY)
    assert _value(found.masthead, "agenda_title") == agenda_title
    assert _value(found.masthead, "title") == whole


def test_days_tell_the_item_of_a_second_meeting_as_its_session_does() -> None:
    # E/2025/L.16 and E/HLS/2025/1: a draft declaration of the Council and of the forum under its auspices.
    found = written(
        "E/2025/L.16-E/HLPF/2025/L.1\n\nUnited Nations\n\nEconomic and Social Council\n\nDistr.: Limited\n17 July 2025\n\nOriginal: English\n\n"
        "2025 session\n25 July 2024\u201330 July 2025\nAgenda item 5\nHigh-level segment\n\nHigh-level political forum\n14\u201323 July 2025\n"
        "Agenda item 3\nAdoption of the declaration\n\nDraft ministerial declaration of the segment, submitted by the President of the Council\n\n1. We met.\n"
    )  # fmt: skip
    assert (
        _value(found.masthead, "title")
        == "Draft ministerial declaration of the segment, submitted by the President of the Council"
    )
