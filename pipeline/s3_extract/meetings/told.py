"""What is said of a meeting's time and place."""

from __future__ import annotations

from pipeline.records import dataclass
from pipeline.s3_extract.dates import DateSpan
from pipeline.s3_extract.places.cities import Place


@dataclass(frozen=True, slots=True)
class Facts:
    """What is said of a meeting's time and place; ``firm`` where the words say that it met then ("held from").

    ``is_wide`` where the place is a whole country. ``whole`` where the words say that it was held then, so that a single
    day is all of it.
    """

    date: DateSpan | None = None
    place: str | None = None
    country_code: str | None = None
    firm: bool = False
    is_wide: bool = False
    whole: bool = False


def facts_of(date: DateSpan | None, place: Place | None, *, firm: bool, whole: bool = False) -> Facts:
    """The facts of a meeting of which a date and a place are told, or one of the two."""
    if place is None:
        return Facts(date, firm=firm, whole=whole)
    return Facts(date, place.name, place.country_code, firm, place.is_wide, whole)
