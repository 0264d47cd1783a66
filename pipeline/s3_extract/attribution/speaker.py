"""The record of who says a directive."""

from __future__ import annotations

from dataclasses import dataclass, replace

from pipeline.model import AttributionHow, FrameRole
from pipeline.s3_extract.discourse.frame import Frame


@dataclass(frozen=True, slots=True)
class Speaker:
    """The recommending bodies (ids, the first is the one in the table), the instrument, and how they are known.

    ``chain`` are the steps for whoever asks why. ``role`` is the frame in which it is said. ``individual``: a private
    person. ``accounts``: a passive or impersonal that only tells what was done, by nobody nameable. Without bodies ``how``
    is none.
    """

    bodies: tuple[str, ...]
    instrument_id: str | None
    how: AttributionHow
    chain: tuple[str, ...]
    role: FrameRole = "retold"
    individual: bool = False
    accounts: bool = False

    @property
    def own(self) -> bool:
        """Whether the author of the division speaks in its own frame."""
        return self.role == "own"

    def after(self, step: str) -> Speaker:
        """The same speaker, known by one more step."""
        return replace(self, chain=(step, *self.chain))


def speaker_of(
    body_id: str | None,
    how: AttributionHow,
    chain: tuple[str, ...],
    *,
    role: FrameRole = "retold",
    instrument_id: str | None = None,
) -> Speaker:
    """A speaker who is one body, or nobody where ``body_id`` is None."""
    if body_id is None:
        return Speaker((), instrument_id, "none", chain, role)
    return Speaker((body_id,), instrument_id, how, chain, role)


def author_speaks(
    frame: Frame, how: AttributionHow, chain: tuple[str, ...], instrument_id: str | None = None
) -> Speaker:
    """The author of the division in his own voice, together with those who wrote it with him."""
    said = speaker_of(frame.author, how, chain, role="own", instrument_id=instrument_id or frame.paper)
    return replace(said, bodies=(*said.bodies, *frame.coauthors)) if said.bodies else said
