"""Records with other values in some fields: the same as the standard library makes."""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.changed import replace
from pipeline.s3_extract.discourse.frame import Frame

FIELDS = [field.name for field in dataclasses.fields(Frame)]
VALUES = st.one_of(st.none(), st.booleans(), st.text(max_size=3), st.tuples(st.text(max_size=3)))


@given(st.dictionaries(st.sampled_from(FIELDS), VALUES), st.dictionaries(st.sampled_from(FIELDS), VALUES))
def test_a_changed_record_is_the_one_the_standard_library_makes(
    first: dict[str, object], then: dict[str, object]
) -> None:
    begun = replace(Frame(), **first)
    changed = replace(begun, **then)
    assert changed == dataclasses.replace(begun, **then)  # type: ignore[arg-type]
    assert begun == dataclasses.replace(Frame(), **first)  # type: ignore[arg-type]


def test_a_change_of_no_field_is_refused() -> None:
    with pytest.raises(TypeError, match="Frame has no speakr"):
        replace(Frame(), speakr="unicef")
