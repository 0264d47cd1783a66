"""What the annotated documents score is what was accepted: a change shows its gains and losses, document by document."""

from __future__ import annotations

import pytest

from tests.gold import needs_gold
from tests.golden_scores import gains_and_losses


@needs_gold
@pytest.mark.slow
def test_the_annotated_documents_score_as_accepted() -> None:
    changed = gains_and_losses()
    assert not changed, "\n".join(["look at each, then accept with python -m tests.golden_scores:", *changed])
