"""Who asks where one tells in the present what another asked for in the past; one case is one usage of advisory committees."""

from __future__ import annotations

import pytest

from tests.recommended import rows


@pytest.mark.parametrize(
    ("recalled", "verbs"),
    [
        pytest.param(
            "recalls that, in its resolution 70/248 A, the General Assembly emphasized that provisions served as a safeguard, "
            "underlined that the estimate should be based on risks and requested the Secretariat to keep it apart.",
            {"underlined that should": "general-assembly", "requested": "general-assembly"},
            id="in-the-past-goes-on-who-did-it-then",
        ),
        pytest.param(
            "recalls that the General Assembly welcomed the plan, and trusts that the Secretariat will keep to it.",
            {"trusts": "advisory-committee.r"},
            id="in-the-present-goes-on-who-recalls",
        ),
        pytest.param(
            "welcomes the plan and requested the Secretariat to keep to it.",
            {"requested": "advisory-committee.r"},
            id="nobody-else-is-named",
        ),
    ],
)
def test_who_recalls_what_another_did_does_not_ask_for_it(recalled: str, verbs: dict[str, str]) -> None:
    found = rows(f"The Advisory Committee {recalled}")
    assert {row.verb: row.recommenders for row in found} == {verb: (body,) for verb, body in verbs.items()}
