"""Committees that a conference appoints are its own in its papers, and the General Assembly's elsewhere."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.model import Fact, Masthead
from pipeline.s3_extract.bodies.finder import find_bodies
from tests.found_bodies import report

TEXT = "The General Committee met. The Credentials Committee met, as did the Credentials Committee of the General Assembly."
OF_THE_ASSEMBLY = ["credentials-committee", "general-assembly"]


@pytest.mark.parametrize(
    ("symbol", "ids"),
    [
        pytest.param(
            "A/CONF.230/2025/3",
            ["general-committee.r", "credentials-committee.r", *OF_THE_ASSEMBLY],
            id="of a conference",
        ),
        pytest.param(
            "NPT/CONF.2026/PC.III/4",
            ["general-committee.r", "credentials-committee.r", *OF_THE_ASSEMBLY],
            id="of a review conference",
        ),
        pytest.param(
            "A/80/3",
            ["general-committee-of-the-general-assembly", "credentials-committee", *OF_THE_ASSEMBLY],
            id="of the Assembly",
        ),
        pytest.param(
            "A/CONFIRMED/3",
            ["general-committee-of-the-general-assembly", "credentials-committee", *OF_THE_ASSEMBLY],
            id="no symbol of one",
        ),
    ],
)
def test_whose_committees_they_are(symbol: str, ids: list[str]) -> None:
    structure = replace(report(TEXT), masthead=Masthead(symbols=(Fact(symbol),)))
    found = find_bodies(structure)
    mentions = sorted((m for page in found.mentions.values() for m in page), key=lambda m: m.start)
    assert [m.entity_id for m in mentions] == ids
