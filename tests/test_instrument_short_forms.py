"""Short forms of instruments, and the titles and acronyms they stand for."""

from __future__ import annotations

import pytest

from tests.found_instruments import found, only


def test_national_plans_and_laws_of_one_report_are_told_by_their_words() -> None:
    result = found(
        "the National Human Rights Plan of Action",
        "the National Action Plan on Human Rights",
        "the Plan of Action on Ageing",
    )
    assert [one.title for one in result.instruments.values()] == [
        "National Human Rights Plan of Action",
        "Plan of Action on Ageing",
    ]


@pytest.mark.parametrize(
    ("texts", "meant"),
    [
        pytest.param(
            ("The General Assembly adopted resolution 52/98.", "The resolution also called on States."),
            "a-res-52-98",
            id="passage-before",
        ),
        pytest.param(
            (
                "The Commission on Human Rights adopted resolution 1998/30, with elements contained in resolution 52/98 of the General Assembly. The resolution also",
            ),
            "e-cn-4-res-1998-30",
            id="what-the-passage-is-about",
        ),
        pytest.param(
            (
                "They adopted a draft SAARC convention on preventing trafficking.",
                "States parties to the draft convention will",
            ),
            "draft-saarc-convention-on-preventing-trafficking",
            id="draft",
        ),
        pytest.param(
            ("On 19 May 1998, the European Commission adopted communication 335/5.", "the communication recommends"),
            "european-commission.communication-335-5",
            id="communication",
        ),
        pytest.param(
            ("The Convention on the Rights of the Child was ratified. Parties to the Convention shall",),
            "convention-on-the-rights-of-the-child",
            id="convention",
        ),
        pytest.param(
            ("The Vienna Convention on Road Signs and the Paris Agreement stand.", "Parties to the Convention shall"),
            "vienna-convention-on-road-signs",
            id="the-word-counts",
        ),
        pytest.param(
            ("The Executive Council adopted decision EC-M-34/DEC.1.", "In paragraph 22 of that decision, the Council"),
            "ec-m-34-dec-1",
            id="that-decision",
        ),
        pytest.param(("under Chapter VII of the Charter",), "charter-of-the-united-nations", id="the-charter"),
        pytest.param(
            ("The Copenhagen Declaration was adopted.", "the Platform for Action"),
            "beijing-platform-for-action",
            id="known-short-name",
        ),
    ],
)
def test_short_forms(texts: tuple[str, ...], meant: str) -> None:
    mentions = found(*texts).mentions[f"a-1.p{len(texts)}"]
    assert mentions[-1].entity_id == meant


@pytest.mark.parametrize(
    "text",
    ["the present resolution", "the conventions", "the Convention Centre", "a resolution", "the resolution on youth"],
)
def test_no_short_form(text: str) -> None:
    assert (
        "a-1.p2"
        not in found("General Assembly resolution 52/98 and the Convention on the Rights of the Child", text).mentions
    )


def test_the_title_is_the_fullest_printed_name() -> None:
    full, short = (
        "Convention against Torture and Other Cruel, Inhuman or Degrading Treatment or Punishment",
        "Rome Statute",
    )
    assert only(f"the {full}", "the Convention against Torture").title == full
    assert only(f"the {short}", "under the Statute").title == short
    assert only("ratify OP-CAT").title.startswith("Optional Protocol")
    assert (
        only("the Moscow Agreement on a Ceasefire", "the Moscow Agreement").title == "Moscow Agreement on a Ceasefire"
    )
    assert only("the Crimes Act", "the Crimes Act (2007)").adoption_date == "2007-01-01"


def test_acronyms_of_treaties_need_a_reason() -> None:
    assert not found("members of CRC met").instruments
    assert found("States should ratify CRC").instruments
    assert len(found("the Convention on the Rights of the Child (CRC)", "in line with CRC").mentions) == 2


@pytest.mark.parametrize(
    ("convention", "protocols"),
    [
        pytest.param("Convention on the Rights of Persons with Disabilities", 1, id="a-single-one"),
        pytest.param("Convention on the Rights of the Child", 0, id="one-of-three"),
    ],
)
def test_the_optional_protocol_is_the_only_one_of_the_convention_named_before(convention: str, protocols: int) -> None:
    rows = found(f"There were 191 States parties to the {convention} and 106 to the Optional Protocol.").instruments
    assert [row.instrument_type for row in rows.values()].count("protocol") == protocols
