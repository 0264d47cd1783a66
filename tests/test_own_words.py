"""By "the Board" a paper of auditors, and by "the Committee" one of those who oversee, means its author, whatever else it names."""

from __future__ import annotations

from tests.whole_texts import read, report, said

OVERSEERS = "Independent Audit Advisory Committee"


def test_the_board_of_the_audited_accounts_is_that_of_the_auditors() -> None:
    words = "The Executive Board of UNICEF asked UNICEF to act. The Board recommends that UNICEF act."
    text = (
        "A/79/5/Add.3\n\nDistr.: General\n\nUnited Nations Children’s Fund\n\nChapter II\nLong-form report of the Board of Auditors\n\n"
        f"1. {words}\n"
    )
    assert [body for _, body, _, _ in said(read(text))][-1] == "board-of-auditors"


def test_the_committee_of_a_report_on_oversight_is_its_author() -> None:
    words = "The Committee for Programme and Coordination met. The Committee recommends that UNICEF act."
    found = said(read(report(words, author=OVERSEERS)))
    assert [body for _, body, _, _ in found] == ["independent-audit-advisory-committee"]
